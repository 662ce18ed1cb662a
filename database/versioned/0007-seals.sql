-- phase: after-sync
-- Beside the hash of a ledger entry, which covers what the specification names, stands a seal that covers the rest of
-- what people and figures read of it: the dues met and set, the unit, whom it is shown to, who held the issue, and
-- what the rows of the issue became by it (docs/adr/0017). Entries made before this have none and stay valid.

create table casework.ledger_seals (
  issue_id integer not null,
  sequence integer not null,
  version smallint not null,
  -- the issue's group and leader, by key, and whether it is a complaint, after the entry
  holder jsonb not null,
  -- SHA-256 of each row that the entry wrote, by `issue`, `transfers:<documentId>`, …
  rows jsonb not null,
  prev_seal text not null,
  seal text not null,
  primary key (issue_id, sequence)
);

-- Entries with a greater key have a seal.
create table casework.sealed_after (
  single boolean primary key default true check (single),
  entry_id integer not null
);
insert into casework.sealed_after (entry_id) select coalesce(max(id), 0) from ledger_entries;
