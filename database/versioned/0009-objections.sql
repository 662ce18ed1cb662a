-- phase: after-sync
-- What those in whose name an entry of the ledger was made say against it: one objection for an entry, beside the
-- ledger, which keeps what was entered.
create table casework.entry_objections (
  issue_id integer not null,
  sequence integer not null,
  -- in whose name the entry was made
  role text not null check (role in ('leader', 'enterprise', 'lead-unit', 'support-unit')),
  -- who objects: organisation or post, person, account, as text that outlives them
  organisation text not null,
  name text not null,
  account text not null,
  reason text not null,
  at timestamptz not null,
  primary key (issue_id, sequence)
);
