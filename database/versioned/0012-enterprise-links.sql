-- phase: after-sync
-- The links that open the enterprise's page (plan §四.1, §四.2), the sessions that they begin, and the ways in which a
-- link is sent to an enterprise's contact.

create table casework.enterprise_links (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  purpose text not null check (purpose in ('entry', 'confirm')),
  enterprise_id integer not null,
  -- of a confirm link
  issue_id integer,
  contact_name text not null,
  contact_phone text not null,
  contact_email text,
  -- The token itself is never stored. One that is sent later is derived from this salt and the server's secret.
  salt text,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  -- wrong digits since the last right ones
  tries smallint not null default 0,
  made_at timestamptz not null,
  made_by text not null,
  -- null: for as long as the issue stays reported
  expires_at timestamptz,
  opened_at timestamptz,
  ended_at timestamptz,
  ended_why text check (ended_why in ('replaced', 'revoked', 'tries', 'answered')),
  check ((purpose = 'confirm') = (issue_id is not null))
);
-- A new link of the same purpose (and issue) ends the one before.
create unique index enterprise_links_one_live on casework.enterprise_links (enterprise_id, purpose, coalesce(issue_id, 0))
  where ended_at is null;
create index enterprise_links_of on casework.enterprise_links (enterprise_id, made_at desc);
create index enterprise_links_issue on casework.enterprise_links (issue_id) where ended_at is null;

create table casework.enterprise_sessions (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  link_id bigint not null references casework.enterprise_links (id) on delete cascade,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index enterprise_sessions_expire on casework.enterprise_sessions (expires_at);

-- What an enterprise writes to its group outside of an action.
create table casework.enterprise_messages (
  id bigint generated always as identity primary key,
  enterprise_id integer not null,
  issue_id integer,
  link_id bigint,
  contact text not null,
  text text not null,
  at timestamptz not null
);
create index enterprise_messages_of on casework.enterprise_messages (enterprise_id, at desc);

-- A delivery to somebody who is no member of staff: his address, and the link that is put into the text when it is sent.
alter table casework.deliveries add column if not exists address text;
alter table casework.deliveries add column if not exists link_id bigint;
-- Which channels there are is said in the code (features/notifications/send.ts).
alter table casework.deliveries drop constraint if exists deliveries_channel_check;
create index if not exists deliveries_address on casework.deliveries (channel, address, created_at) where address is not null;
