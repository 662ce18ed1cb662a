-- phase: after-sync
-- Sign-on through an identity provider (OpenID Connect), and the second factor of local accounts (spec: page 6).

-- Which identity of the provider a person has signed on with first; it stays his until the office ends the link.
create table casework.sign_on_links (
  issuer text not null,
  subject text not null,
  staff_member_id integer not null,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, staff_member_id)
);

-- Sessions that began with the provider: what its log-out ends, and what ours tells it.
create table casework.sign_on_sessions (
  id bigint generated always as identity primary key,
  door text not null check (door in ('admin-panel', 'interface')),
  account_id integer not null,
  -- the panel's device, or the second of the API token's issue
  session text not null,
  issuer text not null,
  subject text not null,
  sid text,
  -- sealed with the installation's key; the provider asks for it when somebody logs out
  id_token text,
  began_at timestamptz not null,
  ended_at timestamptz
);
create unique index sign_on_sessions_session on casework.sign_on_sessions (door, account_id, session);
create index sign_on_sessions_subject on casework.sign_on_sessions (issuer, subject) where ended_at is null;

create table casework.second_factors (
  door text not null check (door in ('admin-panel', 'interface')),
  account_id integer not null,
  -- sealed with the installation's key; null until a first code has been right
  secret text,
  confirmed_at timestamptz,
  -- a secret that has been shown and awaits its first code
  pending text,
  pending_at timestamptz,
  -- the time step of the last code that was taken: none is taken twice
  last_step bigint,
  -- codes tried since the last right one, counted before they are looked at
  tries smallint not null default 0,
  tried_at timestamptz,
  primary key (door, account_id),
  check ((secret is null) = (confirmed_at is null))
);

create table casework.recovery_codes (
  door text not null,
  account_id integer not null,
  -- keyed with the installation's secret: the database alone does not give a code away
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  used_at timestamptz,
  primary key (door, account_id, hash),
  foreign key (door, account_id) references casework.second_factors (door, account_id) on delete cascade
);
