-- Events for other systems: what is read by pulling is narrowed by the policies on the issues it is about.
grant select on casework.events to casework_actor;

create or replace function casework.queue_event() returns trigger
language plpgsql security definer set search_path = casework, pg_temp as $$
begin
  insert into casework.event_queue (issue_id, sequence) values (new.issue_id, new.sequence);
  return null;
end $$;
-- Imported history happened before anybody subscribed.
create or replace trigger casework_queue_event after insert on ledger_entries
  for each row when (new.recorded_at = new.happened_at) execute function casework.queue_event();
