-- Guards that hold for every writer, the application's own login included.

-- Lifecycle records are written by actions only: the action opens a window for its own statements.
create or replace function casework.only_actions() returns trigger language plpgsql as $$
begin
  if current_setting('casework.inside', true) is distinct from 'open' then
    raise exception 'casework: % of % outside an action', tg_op, tg_table_name using errcode = 'QM001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

-- Lifecycle records cannot be deleted by anyone (spec: records of the mechanisms).
create or replace function casework.never() returns trigger language plpgsql as $$
begin
  raise exception 'casework: % of % is refused', tg_op, tg_table_name using errcode = 'QM002';
end $$;

do $$
declare t text;
begin
  foreach t in array array['issues', 'transfers', 'issue_requests', 'escalations', 'milestones'] loop
    execute format('create or replace trigger casework_only_actions before insert or update on %I
                    for each row execute function casework.only_actions()', t);
    execute format('create or replace trigger casework_never_delete before delete on %I
                    for each row execute function casework.never()', t);
    execute format('create or replace trigger casework_never_truncate before truncate on %I
                    for each statement execute function casework.never()', t);
  end loop;
end $$;

-- The ledger only grows (§四.2). TRUNCATE passes row triggers, so it has its own.
create or replace trigger casework_only_actions before insert on ledger_entries
  for each row execute function casework.only_actions();
create or replace trigger casework_never_change before update or delete on ledger_entries
  for each row execute function casework.never();
create or replace trigger casework_never_truncate before truncate on ledger_entries
  for each statement execute function casework.never();
create or replace trigger casework_only_actions before insert on casework.ledger_seals
  for each row execute function casework.only_actions();
create or replace trigger casework_never_change before update or delete on casework.ledger_seals
  for each statement execute function casework.never();
create or replace trigger casework_never_truncate before truncate on casework.ledger_seals
  for each statement execute function casework.never();

-- The ledger outlives accounts, so it has no foreign keys to them.
alter table ledger_entries drop constraint if exists ledger_entries_created_by_id_fk;
alter table ledger_entries drop constraint if exists ledger_entries_updated_by_id_fk;

-- Mirrors for the policies ---------------------------------------------------------------------------

create or replace function casework.mirror_issue() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into casework.issue_access (issue_id, enterprise_id, group_id, leader_id, complaint)
  values (new.id, new.enterprise_id, new.group_id, new.leader_id, coalesce(new.complaint, false))
  on conflict (issue_id) do update set enterprise_id = excluded.enterprise_id, group_id = excluded.group_id,
    leader_id = excluded.leader_id, complaint = excluded.complaint;
  return null;
end $$;
create or replace trigger casework_mirror_insert after insert on issues
  for each row execute function casework.mirror_issue();
create or replace trigger casework_mirror_update after update on issues
  for each row when (old.enterprise_id is distinct from new.enterprise_id or old.group_id is distinct from new.group_id
    or old.leader_id is distinct from new.leader_id or old.complaint is distinct from new.complaint)
  execute function casework.mirror_issue();

create or replace function casework.mirror_transfer() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state in ('returned', 'superseded', 'cancelled', 'reopened') then
    delete from casework.transfer_access where transfer_id = new.id;
  else
    insert into casework.transfer_access (transfer_id, issue_id, unit_id, role)
    values (new.id, new.issue_id, new.unit_id, new.role)
    on conflict (transfer_id) do update set unit_id = excluded.unit_id, role = excluded.role;
  end if;
  return null;
end $$;
create or replace trigger casework_mirror_insert after insert on transfers
  for each row execute function casework.mirror_transfer();
create or replace trigger casework_mirror_update after update on transfers
  for each row when (old.state is distinct from new.state or old.unit_id is distinct from new.unit_id)
  execute function casework.mirror_transfer();

create or replace function casework.mirror_pairing() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from casework.pairing_access where pairing_id = coalesce(new.id, old.id);
  if tg_op <> 'DELETE' and new.until is null then
    insert into casework.pairing_access (pairing_id, enterprise_id, group_id, leader_id)
    values (new.id, new.enterprise_id, new.group_id, new.leader_id);
  end if;
  return null;
end $$;
create or replace trigger casework_mirror after insert or update or delete on pairings
  for each row execute function casework.mirror_pairing();

-- A pairing with open issues ends only by reassignment, and who is paired is never edited.
create or replace function casework.guard_pairing() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if current_setting('casework.inside', true) = 'open' then
    return new;
  end if;
  if new.enterprise_id is distinct from old.enterprise_id or new.group_id is distinct from old.group_id
     or new.leader_id is distinct from old.leader_id or (old.until is not null and new.until is distinct from old.until) then
    raise exception 'casework: a pairing is changed by reassignment' using errcode = 'QM003';
  end if;
  if old.until is null and new.until is not null then
    perform 1 from enterprises where id = new.enterprise_id for update;
    if exists (select 1 from issues i where i.enterprise_id = new.enterprise_id
               and i.stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed')) then
      raise exception 'casework: the pairing has open issues' using errcode = 'QM003';
    end if;
  end if;
  return new;
end $$;
create or replace trigger casework_guard before update on pairings
  for each row execute function casework.guard_pairing();

-- Opening or ending one waits for registrations of the same enterprise that are under way.
create or replace function casework.lock_enterprise() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  perform 1 from enterprises where id = new.enterprise_id for update;
  return new;
end $$;
create or replace trigger casework_lock_enterprise before insert on pairings
  for each row execute function casework.lock_enterprise();

-- 灯 -------------------------------------------------------------------------------------------------

-- Strapi knows `light` as an attribute; in the database it is no column but a function of the stored
-- ones, which PostgreSQL lets a query call as "issues"."light". It can therefore never be out of date.
alter table issues drop column if exists light cascade;
create or replace function public.light(issues) returns text language sql stable as $$
  select case
    when $1.stage in ('registered', 'accepted', 'transferred', 'handling') then
      case when $1.red_from <= (now() at time zone 'UTC') then 'red'
           when $1.yellow_from <= (now() at time zone 'UTC') then 'yellow'
           else 'green' end
    when $1.stage in ('reported', 'confirmed') then 'waiting'
  end
$$;

-- The order in which people look at lights: red, yellow, waiting, green; null, the final issues, last.
create or replace function public.light_rank(issues) returns integer language sql stable as $$
  select case
    when $1.stage in ('registered', 'accepted', 'transferred', 'handling') then
      case when $1.red_from <= (now() at time zone 'UTC') then 1
           when $1.yellow_from <= (now() at time zone 'UTC') then 2
           else 4 end
    when $1.stage in ('reported', 'confirmed') then 3
    else 5
  end
$$;

-- The order of the process, in which lists are sorted by stage: that of the codes says nothing to anybody.
create or replace function public.stage_rank(issues) returns integer language sql immutable as $$
  select array_position(array['registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed', 'closed',
                              'declined', 'merged', 'withdrawn', 'void'], $1.stage::text)
$$;
