grant usage on schema casework to casework_actor;

create or replace function casework.next_number(counter text) returns integer
language sql volatile as $$
  insert into casework.counters as c (key, value) values (counter, 1)
  on conflict (key) do update set value = c.value + 1
  returning value
$$;

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

grant select on casework.issue_access, casework.transfer_access, casework.pairing_access to casework_actor;

-- Returns the caller of the request, set for one transaction when the request enters.
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

-- The role as which a request of this actor runs: that of its kind (platform/access/visibility.ts). A
-- head of the task force sees what the auditor sees.
create or replace function casework.actor_role() returns text language sql stable as $$
  select case casework.kind() when 'none' then 'casework_actor' when 'liaison' then 'casework_leader'
         when 'head' then 'casework_auditor'
         else 'casework_' || casework.kind() end
$$;

-- Values that policies compare columns with, computed once per statement.
create or replace function casework.group_enterprises() returns integer[] language sql stable as $$
  select coalesce(array_agg(p.enterprise_id), '{}') from casework.pairing_access p where p.group_id = casework.org()
$$;
create or replace function casework.leader_enterprises() returns integer[] language sql stable as $$
  select coalesce(array_agg(p.enterprise_id), '{}') from casework.pairing_access p where p.leader_id = casework.leader()
$$;
create or replace function casework.unit_issues() returns integer[] language sql stable as $$
  select coalesce(array_agg(distinct t.issue_id), '{}') from casework.transfer_access t where t.unit_id = casework.org()
$$;
