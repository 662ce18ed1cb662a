-- Assessments (plan §五): what is in force is not changed, and what has been published stands.

-- Unprotected mirror for the policies of what hangs on an assessment.
grant select on casework.assessment_access to casework_actor;

create or replace function casework.mirror_assessment() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into casework.assessment_access (assessment_id, group_id, assesses, "from", "to", shown)
  select new.id, new.group_id, s.assesses, new."from", new."to", new.state in ('published', 'final')
    from assessment_schemes s where s.id = new.scheme_id
  on conflict (assessment_id) do update set group_id = excluded.group_id, "from" = excluded."from", "to" = excluded."to", shown = excluded.shown;
  return null;
end $$;
create or replace trigger casework_mirror after insert or update on assessments
  for each row execute function casework.mirror_assessment();

-- A scheme in force or retired is not changed, only retired, and that by its call.
create or replace function casework.keep_scheme() returns trigger language plpgsql as $$
declare
  c_life constant text[] := array['state', 'family', 'in_force_at', 'reason', 'created_by_id', 'updated_by_id', 'updated_at'];
begin
  if tg_op = 'DELETE' then
    raise exception 'casework: % of % is refused', tg_op, tg_table_name using errcode = 'QM002';
  end if;
  if new.state is distinct from old.state and current_setting('casework.inside', true) is distinct from 'open' then
    raise exception 'casework: the state of a scheme is changed by its calls' using errcode = 'QM001';
  end if;
  if old.state <> 'draft' and (to_jsonb(new) - c_life) is distinct from (to_jsonb(old) - c_life) then
    raise exception 'casework: the scheme is no draft' using errcode = 'QM014';
  end if;
  return new;
end $$;
create or replace trigger casework_keep_scheme before update or delete on assessment_schemes
  for each row execute function casework.keep_scheme();
create or replace trigger casework_never_truncate before truncate on assessment_schemes
  for each statement execute function casework.never();

-- Its indicators and grades are rows of their own.
create or replace function casework.keep_scheme_parts() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_old integer := case when tg_op <> 'INSERT' then old.entity_id end;
  v_new integer := case when tg_op <> 'DELETE' then new.entity_id end;
begin
  if exists (select 1 from assessment_schemes s where s.id in (v_old, v_new) and s.state <> 'draft') then
    raise exception 'casework: the scheme is no draft' using errcode = 'QM014';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create or replace trigger casework_keep_scheme before insert or update or delete on assessment_schemes_cmps
  for each row execute function casework.keep_scheme_parts();

create or replace function casework.keep_scheme_part() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from assessment_schemes_cmps c join assessment_schemes s on s.id = c.entity_id
              where c.cmp_id = old.id and s.state <> 'draft'
                and c.component_type = case tg_table_name when 'components_casework_grades' then 'casework.grade' else 'casework.indicator' end) then
    raise exception 'casework: the scheme is no draft' using errcode = 'QM014';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create or replace trigger casework_keep_scheme before update or delete on components_casework_indicators
  for each row execute function casework.keep_scheme_part();
create or replace trigger casework_keep_scheme before update or delete on components_casework_grades
  for each row execute function casework.keep_scheme_part();

-- Published, the table is a snapshot: objections may add a revised one beside it. Final, nothing changes.
create or replace function casework.keep_published() returns trigger language plpgsql as $$
declare
  c_strapi constant text[] := array['created_by_id', 'updated_by_id', 'updated_at'];
  c_after constant text[] := c_strapi || array['state', 'revised_rows', 'finalised_at'];
begin
  if (old.state = 'final' and (to_jsonb(new) - c_strapi) is distinct from (to_jsonb(old) - c_strapi))
     or (old.state = 'published' and (new.state not in ('published', 'final')
         or (to_jsonb(new) - c_after) is distinct from (to_jsonb(old) - c_after))) then
    raise exception 'casework: the assessment has been published' using errcode = 'QM014';
  end if;
  return new;
end $$;
create or replace trigger casework_keep_published before update on assessments
  for each row execute function casework.keep_published();

-- Adjustments are added until the table is approved; entered adjustments stay on record.
create or replace function casework.guard_adjustment() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from assessments a where a.id = new.assessment_id and a.state = 'computed') then
    raise exception 'casework: the assessment is no longer open to adjustments' using errcode = 'QM014';
  end if;
  return new;
end $$;
create or replace trigger casework_still_open before insert on assessment_adjustments
  for each row execute function casework.guard_adjustment();
create or replace trigger casework_never_change before update or delete on assessment_adjustments
  for each row execute function casework.never();

-- An objection is decided once.
create or replace function casework.keep_decided() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' and (to_jsonb(new) - array['created_by_id', 'updated_by_id', 'updated_at'])
     is distinct from (to_jsonb(old) - array['created_by_id', 'updated_by_id', 'updated_at']) then
    raise exception 'casework: the objection has been decided' using errcode = 'QM014';
  end if;
  return new;
end $$;
create or replace trigger casework_keep_decided before update on assessment_objections
  for each row execute function casework.keep_decided();

do $$
declare t text;
begin
  foreach t in array array['assessments', 'assessment_adjustments', 'assessment_objections'] loop
    execute format('create or replace trigger casework_only_actions before insert%s on %I
                    for each row execute function casework.only_actions()',
                   case t when 'assessment_adjustments' then '' else ' or update' end, t);
    if t <> 'assessment_adjustments' then
      execute format('create or replace trigger casework_never_delete before delete on %I
                      for each row execute function casework.never()', t);
    end if;
    execute format('create or replace trigger casework_never_truncate before truncate on %I
                    for each statement execute function casework.never()', t);
  end loop;
end $$;

-- Returns the ratings that a unit may read of issues that it leads, once the assessment of the ratings' period is
-- public (spec: who sees what).
create or replace function casework.published_ratings(p_issues integer[])
returns table (id integer, rating integer, "ratingOnBehalf" boolean, solved text, "notFullySolved" boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.rating, i.rating_on_behalf, i.solved, i.not_fully_solved
    from issues i
    join lateral (select (l.happened_at + interval '8 hours')::date as day from ledger_entries l
                   where l.issue_id = i.id and l.action in ('confirm', 'call-back') order by l.sequence desc limit 1) last on true
   where i.id = any (p_issues) and i.rating is not null and casework.kind() = 'unit'
     and exists (select 1 from casework.transfer_access t
                  where t.issue_id = i.id and t.unit_id = casework.org() and t.role = 'lead')
     and exists (select 1 from casework.assessment_access a
                  where a.shown and a.assesses in ('units', 'townships') and last.day >= a."from" and last.day < a."to")
$$;
revoke all on function casework.published_ratings(integer[]) from public;
grant execute on function casework.published_ratings(integer[]) to casework_actor;
