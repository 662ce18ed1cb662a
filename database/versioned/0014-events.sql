-- phase: after-sync
-- Events for other systems (docs/operations/events.md). Each ledger entry is queued in the transaction that writes
-- it; a step of the sweep gives it a position. Positions are given under one lock, so that they are visible in their
-- order: whoever has read up to one has missed nothing before it.

create table casework.event_queue (
  id bigint generated always as identity primary key,
  issue_id integer not null,
  sequence integer not null
);

create sequence casework.event_position;
create table casework.events (
  position bigint primary key,
  issue_id integer not null,
  group_id integer,
  action text not null,
  at timestamptz not null,
  -- CloudEvents 1.0, without the position
  event jsonb not null
);
create index events_at on casework.events (at);

-- Which channels there are is said in the code.
alter table casework.deliveries drop constraint if exists deliveries_channel_check;
alter table casework.deliveries add column subscription_id integer;
alter table casework.deliveries add column position bigint;
-- One subscription's events go out in their order.
create index deliveries_events on casework.deliveries (subscription_id, position) where state = 'waiting' and channel = 'event';
