-- phase: after-sync
-- Keeping and letting go (spec: operations): which issues have been packed for the archive, and whose contact data has
-- been erased.

-- A package is determined by the end of its ledger: the same end gives the same bytes.
create table casework.archive_packages (
  issue_id integer not null,
  sequence integer not null,
  hash text not null,
  -- null: the system itself, into the folder of packages
  actor jsonb,
  at timestamptz not null default now(),
  primary key (issue_id, sequence)
);

-- What was erased, never what it said. `xid` is the transaction that does it: in no other one may records of changes
-- be freed of the values.
create table casework.erasures (
  id bigint generated always as identity primary key,
  subject text not null,
  document_id text not null,
  fields text[] not null,
  -- the years that the office had set, and since when they had run
  years integer not null,
  since timestamptz not null,
  xid bigint not null default txid_current(),
  at timestamptz not null default now()
);
create index erasures_record on casework.erasures (document_id, xid);
create index erasures_transaction on casework.erasures (xid);
