-- What the lifecycle keeps beside Strapi's tables. Strapi's schema sync looks at "public" only, so it
-- never touches these. Everything here can be run again.

create schema if not exists casework;
grant usage on schema casework to casework_actor;

-- Gapless numbers: 包诉〔YYYY〕NNNN号 and the documents' numbers. A row is locked until its transaction
-- ends, so a number that is rolled back is given again.
create table if not exists casework.counters (
  key text primary key,
  value integer not null
);

create or replace function casework.next_number(counter text) returns integer
language sql volatile as $$
  insert into casework.counters as c (key, value) values (counter, 1)
  on conflict (key) do update set value = c.value + 1
  returning value
$$;

-- Answers of calls that carried an Idempotency-Key, kept 24 hours.
create table if not exists casework.idempotency (
  account text not null,
  path text not null,
  key text not null,
  body_hash text not null,
  status integer,
  body json,
  created_at timestamptz not null default now(),
  primary key (account, path, key)
);

-- Claims a key for the present transaction, or tells what it was used for. Two calls at once meet at the
-- primary key: the second waits until the first has ended. It runs before anything is visible, so it is
-- judged without the actor's sight.
create or replace function casework.claim_key(p_account text, p_path text, p_key text, p_hash text)
returns table (claimed boolean, same boolean, status integer, body json)
language plpgsql volatile security definer set search_path = casework, pg_temp as $$
begin
  delete from casework.idempotency i
   where i.account = p_account and i.path = p_path and i.key = p_key and i.created_at < now() - interval '24 hours';
  insert into casework.idempotency (account, path, key, body_hash) values (p_account, p_path, p_key, p_hash)
  on conflict do nothing;
  if found then
    return query select true, true, null::integer, null::json;
  else
    return query select false, i.body_hash = p_hash, i.status, i.body
      from casework.idempotency i where i.account = p_account and i.path = p_path and i.key = p_key;
  end if;
end $$;
grant execute on function casework.claim_key(text, text, text, text) to casework_actor;

-- Notifications waiting to be delivered; queued in the transaction of what they tell.
create table if not exists casework.outbox (
  id uuid primary key default gen_random_uuid(),
  issue_id integer,
  sequence integer,
  event text not null,
  audiences jsonb not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index if not exists outbox_waiting on casework.outbox (created_at) where delivered_at is null;

-- Unprotected mirrors that policies may read: a policy that read a protected table would recurse.
create table if not exists casework.issue_access (
  issue_id integer primary key,
  enterprise_id integer,
  group_id integer,
  leader_id integer,
  complaint boolean not null default false
);
create index if not exists issue_access_enterprise on casework.issue_access (enterprise_id);
create index if not exists issue_access_group on casework.issue_access (group_id, enterprise_id);
create index if not exists issue_access_leader on casework.issue_access (leader_id, enterprise_id);

create table if not exists casework.transfer_access (
  transfer_id integer primary key,
  issue_id integer not null,
  unit_id integer not null,
  role text not null
);
create index if not exists transfer_access_unit on casework.transfer_access (unit_id, issue_id);
create index if not exists transfer_access_issue on casework.transfer_access (issue_id, unit_id, role);

create table if not exists casework.pairing_access (
  pairing_id integer primary key,
  enterprise_id integer not null,
  group_id integer not null,
  leader_id integer not null
);
create index if not exists pairing_access_enterprise on casework.pairing_access (enterprise_id);
create index if not exists pairing_access_group on casework.pairing_access (group_id);
create index if not exists pairing_access_leader on casework.pairing_access (leader_id);

grant select on casework.issue_access, casework.transfer_access, casework.pairing_access to casework_actor;

-- Who is asking: set for one transaction when a request enters.
create or replace function casework.actor() returns jsonb language sql stable as $$
  select nullif(current_setting('casework.actor', true), '')::jsonb
$$;
create or replace function casework.kind() returns text language sql stable as $$
  select coalesce(casework.actor() ->> 'kind', 'none')
$$;
create or replace function casework.org() returns integer language sql stable as $$
  select (casework.actor() ->> 'departmentId')::integer
$$;
create or replace function casework.leader() returns integer language sql stable as $$
  select (casework.actor() ->> 'leaderId')::integer
$$;
create or replace function casework.enterprise() returns integer language sql stable as $$
  select (casework.actor() ->> 'enterpriseId')::integer
$$;
create or replace function casework.staff() returns integer language sql stable as $$
  select (casework.actor() ->> 'staffId')::integer
$$;

-- The role as which a request of this actor runs: that of its kind (access/visibility.ts).
create or replace function casework.actor_role() returns text language sql stable as $$
  select case casework.kind() when 'none' then 'casework_actor' when 'liaison' then 'casework_leader'
         else 'casework_' || casework.kind() end
$$;

-- What a policy compares a column with: asked for once per statement.
create or replace function casework.group_enterprises() returns integer[] language sql stable as $$
  select coalesce(array_agg(p.enterprise_id), '{}') from casework.pairing_access p where p.group_id = casework.org()
$$;
create or replace function casework.leader_enterprises() returns integer[] language sql stable as $$
  select coalesce(array_agg(p.enterprise_id), '{}') from casework.pairing_access p where p.leader_id = casework.leader()
$$;
create or replace function casework.unit_issues() returns integer[] language sql stable as $$
  select coalesce(array_agg(distinct t.issue_id), '{}') from casework.transfer_access t where t.unit_id = casework.org()
$$;
