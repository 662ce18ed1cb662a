-- phase: after-sync
-- Roll-ups (plan §五.1): figures of closed periods between installations of two levels. Figures travel, cases stay.

-- The offices of the level below, each with the key that its figures are signed with.
create table casework.lower_offices (
  department_id integer primary key references departments (id),
  public_key text not null,
  active boolean not null default true,
  actor jsonb not null,
  at timestamptz not null default now()
);

-- What has come from them. A second one of a period stands beside the first; the latest counts.
create table casework.roll_ups (
  id bigint generated always as identity primary key,
  department_id integer not null references departments (id),
  "from" date not null,
  "to" date not null,
  -- the text that is signed, the Ed25519 signature and the key (SPKI) that it was verified with, in base64
  statement text not null,
  signature text not null,
  public_key text not null,
  sha256 text not null,
  at timestamptz not null default now()
);
create unique index roll_ups_once on casework.roll_ups (department_id, "from", "to", sha256);
create index roll_ups_period on casework.roll_ups ("from", "to", department_id, id desc);

-- What has been sent to the level above, and what came back.
create table casework.sent_roll_ups (
  id bigint generated always as identity primary key,
  "from" date not null,
  "to" date not null,
  statement text not null,
  signature text not null,
  receiver text not null,
  accepted boolean not null,
  answer text not null,
  actor jsonb not null,
  at timestamptz not null default now()
);
