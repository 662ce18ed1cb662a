create or replace function casework.keep_holder() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  insert into casework.issue_holders (issue_id, sequence, at, group_id, leader_id, complaint)
  select i.id, new.sequence, new.happened_at, i.group_id, i.leader_id, coalesce(i.complaint, false)
    from issues i
   where i.id = new.issue_id
     and not exists (
       select 1 from (select h.group_id, h.leader_id, h.complaint from casework.issue_holders h
                       where h.issue_id = i.id order by h.sequence desc limit 1) last
        where last.group_id is not distinct from i.group_id and last.leader_id is not distinct from i.leader_id
          and coalesce(last.complaint, false) = coalesce(i.complaint, false))
  on conflict (issue_id, sequence) do nothing;
  return null;
end $$;
-- A fact is closed once, and marked once as replaced by a correction; nothing else of it changes, and it stays.
create or replace function casework.close_once() returns trigger language plpgsql as $$
declare
  c_closing constant text[] := array['until_seq', 'known_until', 'replaced_seq'];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - c_closing) is distinct from (to_jsonb(old) - c_closing)
     or (old.until_seq is not null and (new.until_seq, new.known_until) is distinct from (old.until_seq, old.known_until))
     or (old.replaced_seq is not null and new.replaced_seq is distinct from old.replaced_seq) then
    raise exception 'casework: % of % is refused', tg_op, tg_table_name using errcode = 'QM002';
  end if;
  return new;
end $$;
create or replace trigger casework_close_once before update or delete on casework.facts
  for each row execute function casework.close_once();
create or replace trigger casework_never_truncate before truncate on casework.facts
  for each statement execute function casework.never();

create or replace trigger casework_keep_holder after insert on ledger_entries
  for each row execute function casework.keep_holder();
