-- phase: after-sync
-- Objections to entries of the ledger get a number without gap and a seal that stands on the one before it
-- (docs/adr/0017): one that was changed, forged or removed past the application is named by `npm run ledger:verify`.

alter table casework.entry_objections add column number integer, add column version smallint,
  add column prev_seal text, add column seal text;

-- Those that were made before are sealed as they stand. Their triggers refuse updates.
alter table casework.entry_objections disable trigger user;
do $$
declare
  o record;
  n integer := 0;
  prev text := repeat('0', 64);
  made text;
begin
  for o in
    select e.*, i.document_id as issue, l.hash
      from casework.entry_objections e
      join issues i on i.id = e.issue_id
      join ledger_entries l on l.issue_id = e.issue_id and l.sequence = e.sequence
     order by e.at, e.issue_id, e.sequence
  loop
    n := n + 1;
    -- RFC 8785: names in order, texts escaped as to_json does it.
    made := encode(sha256(convert_to(
      '{"account":' || to_json(o.account) || ',"at":"' || to_char(o.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || '","hash":' || to_json(o.hash::text) || ',"issue":' || to_json(o.issue::text) || ',"name":' || to_json(o.name)
      || ',"number":' || n || ',"organisation":' || to_json(o.organisation) || ',"prevSeal":"' || prev
      || '","reason":' || to_json(o.reason) || ',"role":' || to_json(o.role) || ',"sequence":' || o.sequence
      || ',"version":1}', 'UTF8')), 'hex');
    update casework.entry_objections set number = n, version = 1, prev_seal = prev, seal = made
     where issue_id = o.issue_id and sequence = o.sequence;
    prev := made;
  end loop;
  if n > 0 then
    insert into casework.counters (key, value) values ('objection', n)
    on conflict (key) do update set value = excluded.value;
  end if;
end $$;
alter table casework.entry_objections enable trigger user;

alter table casework.entry_objections alter column number set not null, alter column version set not null,
  alter column prev_seal set not null, alter column seal set not null,
  add constraint entry_objections_number_key unique (number);
