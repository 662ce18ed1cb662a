-- phase: after-sync
-- What was taken in from spreadsheets: which file, by whom, how many rows. The same history is not taken in twice.
create table casework.imports (
  id bigint generated always as identity primary key,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  rows integer not null,
  actor jsonb not null,
  -- doubtful values that the person has confirmed
  confirmed jsonb not null default '[]',
  at timestamptz not null default now()
);

-- What an import has written of enterprises, their figures and projects: which row of the file, before and after.
create table casework.import_records (
  import_id bigint not null,
  row integer not null,
  subject text not null,
  document_id text not null,
  before jsonb,
  after jsonb not null
);
create index import_records_of on casework.import_records (import_id);
create index import_records_about on casework.import_records (document_id);

create unique index imports_history_once on casework.imports (sha256) where kind = 'history';

-- How far one is, for whoever started it; written outside of its transaction, removed after a day.
create table casework.import_progress (
  account text not null,
  id text not null,
  phase text not null,
  done integer not null,
  total integer not null,
  -- the bad cells of a file that was refused, for its sheet of errors
  errors jsonb,
  at timestamptz not null default now(),
  primary key (account, id)
);

create unique index issues_outside_number_key on issues (outside_number) where outside_number is not null;
