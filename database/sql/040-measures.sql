-- Who held an issue from which ledger entry on. Measures charge each step to whoever held it when it was
-- answered or fell due (spec: measures), and a closed issue's group can change with a reopening. Kept by the
-- ledger's own growth, so that no way of writing can forget it.

create table if not exists casework.issue_holders (
  issue_id integer not null,
  sequence integer not null,
  at timestamp not null,
  group_id integer,
  leader_id integer,
  primary key (issue_id, sequence)
);

create or replace function casework.keep_holder() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  insert into casework.issue_holders (issue_id, sequence, at, group_id, leader_id)
  select i.id, new.sequence, new.happened_at, i.group_id, i.leader_id
    from issues i
   where i.id = new.issue_id
     and not exists (
       select 1 from (select h.group_id, h.leader_id from casework.issue_holders h
                       where h.issue_id = i.id order by h.sequence desc limit 1) last
        where last.group_id is not distinct from i.group_id and last.leader_id is not distinct from i.leader_id)
  on conflict (issue_id, sequence) do nothing;
  return null;
end $$;
create or replace trigger casework_keep_holder after insert on ledger_entries
  for each row execute function casework.keep_holder();

-- Ledgers that were begun before this table: their present holder is the only one known.
insert into casework.issue_holders (issue_id, sequence, at, group_id, leader_id)
select i.id, l.sequence, l.happened_at, i.group_id, i.leader_id
  from issues i
  join lateral (select sequence, happened_at from ledger_entries where issue_id = i.id order by sequence limit 1) l on true
on conflict (issue_id, sequence) do nothing;
