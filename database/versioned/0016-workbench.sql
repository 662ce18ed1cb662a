-- phase: after-sync
-- The pages 今日 and 诉求: lists that people have saved under a name, and what they are found by.

create table casework.saved_views (
  id text primary key,
  staff_member_id integer not null,
  -- as whom the list was saved: another membership of the same person sees other issues
  membership text not null,
  name text not null check (length(name) between 1 and 40),
  -- the office's, for everybody
  shared boolean not null default false,
  query jsonb not null,
  created_at timestamptz not null default now()
);
create index saved_views_staff on casework.saved_views (staff_member_id, membership);
create index saved_views_shared on casework.saved_views (id) where shared;

-- What has changed since somebody last looked; what was closed in a period.
create index if not exists ledger_entries_recorded on ledger_entries (recorded_at desc);
create index if not exists issues_closed on issues (closed_at) where closed_at is not null;
