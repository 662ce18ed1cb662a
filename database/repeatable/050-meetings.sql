grant select on casework.meeting_access to casework_actor;

create or replace function casework.mirror_meeting() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into casework.meeting_access (meeting_id, level, group_id, unit_id, leader_id, concluded)
  values (new.id, coalesce(new.level, ''), new.group_id, new.unit_id, new.leader_id, coalesce(new.state = 'concluded', false))
  on conflict (meeting_id) do update set level = excluded.level, group_id = excluded.group_id,
    unit_id = excluded.unit_id, leader_id = excluded.leader_id, concluded = excluded.concluded;
  return null;
end $$;
create or replace trigger casework_mirror after insert or update on meetings
  for each row execute function casework.mirror_meeting();

-- A concluded meeting stays what it was, for the application's own login too; it is concluded by the call alone.
create or replace function casework.guard_meeting() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'concluded' then
    raise exception 'casework: the meeting is concluded' using errcode = 'QM001';
  end if;
  if (tg_op = 'INSERT' and new.state = 'concluded' or tg_op = 'UPDATE' and new.state is distinct from old.state)
     and current_setting('casework.inside', true) is distinct from 'open' then
    raise exception 'casework: a meeting is concluded by its call' using errcode = 'QM001';
  end if;
  return new;
end $$;
create or replace trigger casework_guard before insert or update on meetings
  for each row execute function casework.guard_meeting();
create or replace trigger casework_never_delete before delete on meetings
  for each row execute function casework.never();
create or replace trigger casework_never_truncate before truncate on meetings
  for each statement execute function casework.never();

-- The lock makes an item wait for a conclusion that is under way.
create or replace function casework.guard_meeting_item() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_state text;
begin
  if tg_op <> 'INSERT' then
    select state into v_state from meetings where id = old.meeting_id for share;
    if v_state = 'concluded' then
      raise exception 'casework: the meeting is concluded' using errcode = 'QM001';
    end if;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  select state into v_state from meetings where id = new.meeting_id for share;
  if v_state = 'concluded' then
    raise exception 'casework: the meeting is concluded' using errcode = 'QM001';
  end if;
  if (tg_op = 'INSERT' and coalesce(new.state, 'open') <> 'open' or tg_op = 'UPDATE' and new.state is distinct from old.state)
     and current_setting('casework.inside', true) is distinct from 'open' then
    raise exception 'casework: a decision is applied by the meeting' using errcode = 'QM001';
  end if;
  return new;
end $$;
create or replace trigger casework_guard before insert or update or delete on meeting_items
  for each row execute function casework.guard_meeting_item();

-- The decision on a common problem is set by a meeting only.
create or replace function casework.guard_common_problem() returns trigger language plpgsql as $$
begin
  if (tg_op = 'INSERT' and (coalesce(new.state, 'open') <> 'open' or new.decision is not null)
      or tg_op = 'UPDATE' and (new.state is distinct from old.state or new.decision is distinct from old.decision))
     and current_setting('casework.inside', true) is distinct from 'open' then
    raise exception 'casework: a common problem is decided by a meeting' using errcode = 'QM001';
  end if;
  return new;
end $$;
create or replace trigger casework_guard before insert or update on common_problems
  for each row execute function casework.guard_common_problem();

-- Visits (§四.5): a leader may serve several groups, and a visit is the business of those whose enterprises were
-- visited. A pairing made it so if it was on that day (spec: days are those of Asia/Shanghai); who has the enterprise
-- now reads its earlier visits too, and changes none of another group's days.

create or replace function casework.pairs_visit(p_group integer, p_leader integer, p_enterprise integer, p_date date)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from pairings p
    where p.enterprise_id = p_enterprise and p.group_id = p_group and p.leader_id = p_leader
      and p.since < p_date + interval '16 hours' and (p.until is null or p.until > p_date - interval '8 hours'))
$$;

-- Returns the visits to at least one of the group's own enterprises; computed once per statement.
create or replace function casework.group_visits() returns integer[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct v.id), '{}')
    from pairings p join visits_enterprises_lnk k on k.enterprise_id = p.enterprise_id
    join visits v on v.id = k.visit_id and v.leader_id = p.leader_id
   where p.group_id = casework.org()
     and (p.until is null or (p.since < v.date + interval '16 hours' and p.until > v.date - interval '8 hours'))
$$;

-- Returns the visits whose enterprises are all the group's own, now and on that day: nobody else's visit is changed
-- with them.
create or replace function casework.group_own_visits() returns integer[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(v.id), '{}') from (
    select v.id from casework.pairing_access own
      join visits_enterprises_lnk mine on mine.enterprise_id = own.enterprise_id
      join visits v on v.id = mine.visit_id and v.leader_id = own.leader_id
      join visits_enterprises_lnk k on k.visit_id = v.id
      left join casework.pairing_access p on p.enterprise_id = k.enterprise_id and p.leader_id = v.leader_id
       and p.group_id = own.group_id
      left join pairings d on d.id = p.pairing_id and d.since < v.date + interval '16 hours'
     where own.group_id = casework.org()
     group by v.id having bool_and(d.id is not null)) v
$$;

-- Volatile, so that it sees what the trigger below has written in the same statement.
create or replace function casework.enters_visit(p_visit integer) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  return exists (select 1 from casework.visit_recorder r where r.visit_id = p_visit and r.group_id = casework.org())
    and not exists (select 1 from visits_enterprises_lnk k where k.visit_id = p_visit);
end $$;
revoke all on function casework.pairs_visit(integer, integer, integer, date) from public;
revoke all on function casework.group_visits() from public;
revoke all on function casework.group_own_visits() from public;
revoke all on function casework.enters_visit(integer) from public;
grant execute on function casework.group_visits(), casework.group_own_visits(), casework.enters_visit(integer) to casework_actor;

create or replace function casework.record_visit_group() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if casework.kind() = 'group' then
    insert into casework.visit_recorder (visit_id, group_id) values (new.id, casework.org()) on conflict (visit_id) do nothing;
  end if;
  return new;
end $$;
create or replace trigger casework_owner before insert on visits
  for each row execute function casework.record_visit_group();

-- A group sees more enterprises than it is paired with: those of its closed issues. It visits none of them.
create or replace function casework.guard_visited() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if casework.kind() = 'group' and not exists (select 1 from visits v where v.id = new.visit_id
       and casework.pairs_visit(casework.org(), v.leader_id, new.enterprise_id, v.date)) then
    raise exception 'casework: no enterprise of the group' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger casework_guard before insert or update on visits_enterprises_lnk
  for each row execute function casework.guard_visited();

-- How alike two texts are, and how much of one is found in the other, 0 to 1; both 0 where pg_trgm is not
-- installed (docs/operations/database.md).
do $$
begin
  if to_regprocedure('word_similarity(text, text)') is not null then
    create or replace function casework.alike(a text, b text) returns real language sql immutable parallel safe
      as $body$ select ((public.word_similarity(a, b) + public.word_similarity(b, a)) / 2)::real $body$;
    create or replace function casework.found_in(part text, whole text) returns real language sql immutable parallel safe
      as $body$ select public.word_similarity(part, whole) $body$;
  else
    create or replace function casework.alike(a text, b text) returns real language sql immutable parallel safe
      as $body$ select 0::real $body$;
    create or replace function casework.found_in(part text, whole text) returns real language sql immutable parallel safe
      as $body$ select 0::real $body$;
  end if;
end $$;
grant execute on function casework.alike(text, text), casework.found_in(text, text) to casework_actor;
