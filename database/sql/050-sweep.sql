-- What the sweep remembers. It asks what is due and undone, claims it here and acts, in one transaction:
-- two instances collide on the key, and what is killed half-way has claimed nothing.

-- One row for each thing done. `scope` says of what (an issue, a duty, the calendar), `key` which thing.
create table if not exists casework.claims (
  scope text not null,
  key text not null,
  at timestamptz not null default now(),
  primary key (scope, key)
);

-- Every run, for the page of the run state and the monitor.
create table if not exists casework.sweep_runs (
  id bigint generated always as identity primary key,
  instance text not null,
  cause text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  report jsonb,
  error text
);
create index if not exists sweep_runs_started on casework.sweep_runs (started_at desc);
create index if not exists sweep_runs_finished on casework.sweep_runs (finished_at desc) where finished_at is not null;
create index if not exists sweep_runs_unfinished on casework.sweep_runs (started_at) where finished_at is null;
create index if not exists sweep_runs_idle on casework.sweep_runs (id) where (report ->> 'idle') = 'true';

-- What could not be done and will be tried again. A subject that always fails waits longer each time, and
-- holds nobody up.
create table if not exists casework.sweep_failures (
  step text not null,
  subject text not null,
  error text not null,
  attempts integer not null default 1,
  first_at timestamptz not null,
  last_at timestamptz not null,
  retry_at timestamptz not null,
  primary key (step, subject)
);

-- What the sweep last went by (rules, calendar): when it changes, what had been put off is looked at again.
create table if not exists casework.sweep_basis (
  key text primary key,
  value text not null
);

-- When each open issue is to be looked at next. Whoever changes what runs on an issue brings it forward to
-- the earliest instant at which anything could be due; the sweep, which knows rules and calendar, moves it
-- on to the next. So a sweep reads what is due, however many issues there are.
create table if not exists casework.agenda (
  issue_id integer primary key,
  at timestamptz not null
);
create index if not exists agenda_at on casework.agenda (at, issue_id);

-- The earliest instant at which something could be due of an issue; null when it is final.
create or replace function casework.earliest_due(i issues) returns timestamptz language sql immutable as $$
  select case
    when i.stage in ('registered', 'accepted', 'transferred', 'handling') then
      -- A reminder comes a few working days before a milestone. What has been escalated is counted from then.
      least(i.yellow_from, i.due_at, i.red_from, i.milestone_due_at - interval '30 days',
            case when i.level > 0 then i.stage_since end) at time zone 'UTC'
    when i.stage in ('reported', 'confirmed') then coalesce(i.stage_since, i.due_at) at time zone 'UTC'
  end
$$;

-- The same of the units that help: their deadlines are their own, and lie before the lead's.
create or replace function casework.support_due(i issues) returns timestamptz language sql stable as $$
  select (min(t.deadline) - interval '30 days') at time zone 'UTC' from transfers t
   where i.stage = 'handling' and t.issue_id = i.id and t.role = 'support' and t.state in ('sent', 'handling')
$$;

create or replace function casework.put_on_agenda() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_at timestamptz := least(casework.earliest_due(new), casework.support_due(new));
begin
  if v_at is null then
    delete from casework.agenda where issue_id = new.id;
  else
    insert into casework.agenda (issue_id, at) values (new.id, v_at)
    on conflict (issue_id) do update set at = excluded.at;
  end if;
  return null;
end $$;
create or replace trigger casework_agenda_insert after insert on issues
  for each row when (new.stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed'))
  execute function casework.put_on_agenda();
create or replace trigger casework_agenda_update after update on issues
  for each row when (old.stage is distinct from new.stage or old.due_at is distinct from new.due_at
    or old.yellow_from is distinct from new.yellow_from or old.red_from is distinct from new.red_from
    or old.milestone_due_at is distinct from new.milestone_due_at or old.level is distinct from new.level)
  execute function casework.put_on_agenda();

-- What begins or ends an escalation or a milestone counts too, though the issue's own row may stay as it is.
create or replace function casework.look_again() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update casework.agenda set at = 'epoch' where issue_id = new.issue_id;
  return null;
end $$;
create or replace trigger casework_agenda after insert or update on escalations
  for each row execute function casework.look_again();
create or replace trigger casework_agenda after insert or update on milestones
  for each row execute function casework.look_again();
create or replace trigger casework_agenda after insert or update on transfers
  for each row when (new.role = 'support') execute function casework.look_again();

-- Issues from before the agenda was; of those that are on it already nothing is asked at each start.
insert into casework.agenda (issue_id, at)
select i.id, least(casework.earliest_due(i), casework.support_due(i)) from issues i
 where casework.earliest_due(i) is not null and not exists (select 1 from casework.agenda a where a.issue_id = i.id)
on conflict do nothing;

-- Duties from before the agenda was. Looking at one again reminds nobody again: the claim stands.
insert into casework.duty_agenda (duty_id, due_at)
select d.id, d.due_at from duties d
 where d.fulfilled_at is null and d.waived_at is null and d.voided_at is null and d.due_at > (now() at time zone 'UTC')
   and not exists (select 1 from casework.claims c where c.scope = 'duty:' || d.id and c.key like 'remind%')
on conflict do nothing;
