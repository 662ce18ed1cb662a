-- The earliest instant at which something could be due of an issue; null when it is final.
create or replace function casework.earliest_due(i issues) returns timestamptz language sql immutable as $$
  select case
    when i.stage in ('registered', 'accepted', 'transferred', 'handling') then
      -- A reminder comes a few working days before a milestone. What has been escalated is counted from then.
      least(i.yellow_from, i.due_at, i.red_from, i.milestone_due_at - interval '30 days',
            i.instruction_due_at - interval '30 days',
            case when i.level > 0 then i.stage_since end) at time zone 'UTC'
    when i.stage in ('reported', 'confirmed') then coalesce(i.stage_since, i.due_at) at time zone 'UTC'
  end
$$;

-- The same of the units that help: their deadlines are their own, and lie before the lead's.
create or replace function casework.support_due(i issues) returns timestamptz language sql stable as $$
  select (min(t.deadline) - interval '30 days') at time zone 'UTC' from transfers t
   where i.stage = 'handling' and t.issue_id = i.id and t.role = 'support' and t.state in ('sent', 'handling')
$$;

create or replace function casework.plan_issue_check() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_at timestamptz := least(casework.earliest_due(new), casework.support_due(new));
begin
  if v_at is null then
    delete from casework.issue_checks where issue_id = new.id;
  else
    insert into casework.issue_checks (issue_id, at) values (new.id, v_at)
    on conflict (issue_id) do update set at = excluded.at;
  end if;
  return null;
end $$;
create or replace trigger casework_issue_check_insert after insert on issues
  for each row when (new.stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed'))
  execute function casework.plan_issue_check();
create or replace trigger casework_issue_check_update after update on issues
  for each row when (old.stage is distinct from new.stage or old.due_at is distinct from new.due_at
    or old.yellow_from is distinct from new.yellow_from or old.red_from is distinct from new.red_from
    or old.milestone_due_at is distinct from new.milestone_due_at
    or old.instruction_due_at is distinct from new.instruction_due_at or old.level is distinct from new.level)
  execute function casework.plan_issue_check();

-- The start or end of an escalation or a milestone makes the sweep look at the issue again, though the issue's own
-- row may not change.
create or replace function casework.check_issue_at_once() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update casework.issue_checks set at = 'epoch' where issue_id = new.issue_id;
  return null;
end $$;
create or replace trigger casework_issue_check after insert or update on escalations
  for each row execute function casework.check_issue_at_once();
create or replace trigger casework_issue_check after insert or update on milestones
  for each row execute function casework.check_issue_at_once();
create or replace trigger casework_issue_check after insert or update on transfers
  for each row when (new.role = 'support') execute function casework.check_issue_at_once();
