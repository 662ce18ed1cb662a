-- phase: after-sync
-- What a stored file consists of, from its upload on: a file whose bytes have been changed on the disk is not handed
-- out, and the ledger entry that names a file contains the hash as well.
create table casework.file_contents (
  -- as it is stored
  name text primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  at timestamptz not null default now()
);
create index if not exists files_document on files (document_id);
create index if not exists files_related_file on files_related_mph (file_id);
create index if not exists refused_attempts_account on refused_attempts (account, at desc);

-- When somebody last did something in a session of the panel, to the minute; a session is kept by its device when its
-- tokens are renewed.
create table casework.panel_activity (
  device text primary key,
  account_id integer not null,
  last_seen timestamptz not null
);

-- Earlier signatures of a function that has gained parameters.
drop function if exists casework.token_holds(text, integer, double precision);
drop function if exists casework.token_holds(text, integer, double precision, integer, integer);
