-- What the sweep remembers. It asks what is due and undone, claims it here and acts, in one transaction:
-- two instances collide on the key, and what is killed half-way has claimed nothing.

-- One row for each thing done. `scope` says of what (an issue, a duty, the calendar), `key` which thing.
create table if not exists casework.claims (
  scope text not null,
  key text not null,
  at timestamptz not null default now(),
  primary key (scope, key)
);

-- Every run, for the page of the run state and the monitor.
create table if not exists casework.sweep_runs (
  id bigint generated always as identity primary key,
  instance text not null,
  cause text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  report jsonb,
  error text
);
create index if not exists sweep_runs_started on casework.sweep_runs (started_at desc);
create index if not exists sweep_runs_finished on casework.sweep_runs (finished_at desc) where finished_at is not null;

-- What could not be done and will be tried again. A subject that always fails waits longer each time, and
-- holds nobody up.
create table if not exists casework.sweep_failures (
  step text not null,
  subject text not null,
  error text not null,
  attempts integer not null default 1,
  first_at timestamptz not null,
  last_at timestamptz not null,
  retry_at timestamptz not null,
  primary key (step, subject)
);

-- What the sweep last went by (rules, calendar): when it changes, what had been put off is looked at again.
create table if not exists casework.sweep_basis (
  key text primary key,
  value text not null
);
