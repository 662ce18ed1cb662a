-- Notices on their way: the outbox is filled in the transaction of what is told; a worker makes of each row
-- a message for every addressee and a delivery for every way out of the house.

alter table casework.outbox add column if not exists retry_at timestamptz;
create index if not exists outbox_issue on casework.outbox (issue_id);

create table if not exists casework.messages (
  id uuid primary key default gen_random_uuid(),
  outbox_id uuid not null,
  staff_id integer not null,
  event text not null,
  issue_id integer,
  title text not null,
  body text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  digested_at timestamptz,
  unique (outbox_id, staff_id)
);
-- What is left of a message about an issue that its addressee no longer sees.
alter table casework.messages add column if not exists number text;
create index if not exists messages_of on casework.messages (staff_id, created_at desc, id);
create index if not exists messages_unread on casework.messages (staff_id) where read_at is null;
drop index if exists casework.messages_undigested;
create index if not exists messages_undigested_of on casework.messages (staff_id) where digested_at is null and read_at is null;

-- One way out of the house for one notice: the id is what receivers can tell a repetition by.
create table if not exists casework.deliveries (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  channel text not null check (channel in ('email', 'webhook')),
  staff_id integer,
  channel_id integer,
  subject text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  retry_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index if not exists deliveries_waiting on casework.deliveries (retry_at, id) where state = 'waiting';
create index if not exists deliveries_trouble on casework.deliveries (created_at desc) where state = 'failed' or last_error is not null;

create table if not exists casework.notification_preferences (
  staff_id integer primary key,
  email text not null default 'digest' check (email in ('off', 'each', 'digest')),
  muted text[] not null default '{}'
);

-- A message is its addressee's alone, whatever else he may see.
alter table casework.messages enable row level security;
alter table casework.notification_preferences enable row level security;
revoke all on casework.messages, casework.notification_preferences from casework_actor;
grant select, update (read_at) on casework.messages to casework_actor;
grant select, insert, update on casework.notification_preferences to casework_actor;
drop policy if exists casework_own on casework.messages;
create policy casework_own on casework.messages to casework_actor
  using (staff_id = (select casework.staff()));
drop policy if exists casework_own on casework.notification_preferences;
create policy casework_own on casework.notification_preferences to casework_actor
  using (staff_id = (select casework.staff())) with check (staff_id = (select casework.staff()));

-- What the office changes in how the system works by itself is on record: who, when, from what to what.
create table if not exists casework.changes (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  subject text not null,
  document_id text,
  actor jsonb,
  before jsonb,
  after jsonb
);
create index if not exists changes_at on casework.changes (at desc);
create or replace trigger casework_never_change before update or delete on casework.changes
  for each row execute function casework.never();
create or replace trigger casework_never_truncate before truncate on casework.changes
  for each statement execute function casework.never();

create or replace function casework.record_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - array['updated_at', 'updated_by_id', 'published_at'] end;
  v_after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - array['updated_at', 'updated_by_id', 'published_at'] end;
begin
  if v_before is distinct from v_after then
    insert into casework.changes (subject, document_id, actor, before, after)
    values (tg_table_name, coalesce(v_after, v_before) ->> 'document_id', casework.actor(), v_before, v_after);
  end if;
  return null;
end $$;

-- Who may do what: a person's accounts, whether he is active, and his memberships (docs/adr/0007); and his name, by
-- which all that he does is known. Which membership is in use, and how he is reached, is no such change.
create or replace function casework.record_staff_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c_kept constant text[] := array['name', 'active', 'admin_user_id', 'api_user_id', 'api_token_id', 'kind', 'staff_member_id',
                                  'department_id', 'leader_id', 'enterprise_id', 'since', 'until', 'acting'];
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_staff integer := coalesce(v_new, v_old) ->> case tg_table_name when 'memberships' then 'staff_member_id' else 'id' end;
  v_name jsonb;
begin
  select jsonb_build_object('name', s.name) into v_name from staff_members s where s.id = v_staff;
  select jsonb_object_agg(key, value) into v_old from jsonb_each(v_old) where key = any (c_kept);
  select jsonb_object_agg(key, value) into v_new from jsonb_each(v_new) where key = any (c_kept);
  if v_old is distinct from v_new then
    insert into casework.changes (subject, document_id, actor, before, after)
    values (tg_table_name, case tg_op when 'DELETE' then old.document_id else new.document_id end, casework.actor(),
            v_name || v_old, v_name || v_new);
  end if;
  return null;
end $$;

-- Staff members are never deleted.
create or replace trigger casework_record_change after insert or update on staff_members
  for each row execute function casework.record_staff_change();
create or replace trigger casework_record_change after insert or update or delete on memberships
  for each row execute function casework.record_staff_change();

do $$
declare t text;
begin
  -- Calendar and pairings too: by them dues move, and duties are owed or not.
  foreach t in array array['escalation_rules', 'notification_templates', 'notification_channels', 'settings',
                           'calendar_days', 'calendar_years', 'pairings'] loop
    execute format('create or replace trigger casework_record_change after insert or update or delete on %I
                    for each row execute function casework.record_change()', t);
  end loop;
  if not exists (select 1 from pg_constraint where conname = 'escalation_rules_level_check') then
    alter table escalation_rules add constraint escalation_rules_level_check
      check (effect = 'urge' or coalesce(from_level between 0 and 2, false));
  end if;
end $$;
create unique index if not exists notification_templates_event_key on notification_templates (event);
