-- Records an attempt and says whether its password may be checked: 'begun', or 'locked' (this account from this
-- address) or 'limited' (the address, or an account that is guessed at from many addresses). Attempts on one account,
-- and from one address, are judged one after the other; an attempt counts as a failure until it has succeeded. An
-- account as such is never locked, because anybody who knows its name could lock its owner out. Failures delay the
-- next attempt of the same address on the same account, longer each time. Attempts from many addresses, or on many
-- accounts, delay only pairs of account and address that have never signed in before.
create or replace function casework.begin_sign_in(
  p_door text, p_account text, p_key text, p_ip text, p_now timestamp, p_document_id text
) returns table (attempt integer, outcome text, retry_after integer) language plpgsql volatile as $$
declare
  -- choice: seconds after the first failure too many; doubled by each that follows
  c_delay constant integer := 60;
  -- choice: failures from so many addresses within the window are one guesser with many addresses
  c_addresses constant integer := 20;
  v_failures integer;
  v_window interval;
  v_ip_failures integer;
  v_last timestamp;
  v_count integer;
  v_until timestamp;
  v_outcome text := 'begun';
  v_attempt integer;
begin
  select coalesce(s.lock_after_failures, 5), make_interval(mins => coalesce(s.lock_minutes, 15)), coalesce(s.ip_failures, 50)
    into v_failures, v_window, v_ip_failures from settings s limit 1;
  v_failures := coalesce(v_failures, 5);
  v_window := coalesce(v_window, interval '15 minutes');
  v_ip_failures := coalesce(v_ip_failures, 50);
  perform pg_advisory_xact_lock(hashtextextended('sign-in ip ' || p_ip, 0));
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || p_key, 0));

  -- Failures of this pair since it last succeeded, as long as none is further from the next than a day.
  select count(*), max(s.at) into v_count, v_last
    from sign_ins s
   where s.account_key = p_key and s.ip = p_ip and s.outcome in ('begun', 'failure') and s.at > p_now - interval '1 day'
     and s.at > coalesce((select max(ok.at) from sign_ins ok
                           where ok.account_key = p_key and ok.ip = p_ip and ok.outcome = 'success'), '-infinity');
  if v_count >= v_failures then
    v_until := v_last + least(v_window, make_interval(secs => c_delay * 2 ^ least(v_count - v_failures, 20)));
  end if;
  if v_until > p_now then
    v_outcome := 'locked';
  elsif not exists (select 1 from sign_ins ok where ok.account_key = p_key and ok.ip = p_ip and ok.outcome = 'success'
                      and ok.at > p_now - interval '90 days') then
    select min(s.at) + v_window into v_until from (
      select s.at from sign_ins s where s.ip = p_ip and s.at > p_now - v_window and s.outcome in ('begun', 'failure')
       order by s.at desc limit v_ip_failures) s having count(*) >= v_ip_failures;
    if v_until is null or v_until <= p_now then
      select max(s.at) + make_interval(secs => 10) into v_until from sign_ins s
       where s.account_key = p_key and s.at > p_now - v_window and s.outcome in ('begun', 'failure')
      having count(distinct s.ip) >= c_addresses;
    end if;
    if v_until > p_now then
      v_outcome := 'limited';
    end if;
  end if;
  -- A refusal without a password check is recorded once an hour for each pair, so that the record cannot be flooded.
  if v_outcome = 'begun' or not exists (
       select 1 from sign_ins s where s.account_key = p_key and s.ip = p_ip and s.outcome = v_outcome
          and s.at > p_now - interval '1 hour') then
    insert into sign_ins (document_id, at, door, account, account_key, ip, outcome, created_at, updated_at, published_at)
    values (p_document_id, p_now, p_door, p_account, p_key, p_ip, v_outcome, p_now, p_now, p_now)
    returning id into v_attempt;
  end if;
  return query select v_attempt, v_outcome, ceil(extract(epoch from v_until - p_now))::integer;
end $$;
-- Whether a token is still accepted. A password change and signing out end all tokens issued before; an API user's
-- token ends after p_idle seconds without use, and p_longest after its issue. A panel session also ends after p_idle
-- seconds without use; its other limits are Strapi's own. Requests of one token do not wait for each other: one of
-- them records the minute. Requests that a page sends by itself (p_background) renew nothing: a panel that is left
-- open ends like one that is closed.
create or replace function casework.token_holds(
  p_door text, p_account integer, p_issued_at double precision, p_idle integer, p_longest integer,
  p_session text, p_background boolean
) returns boolean language plpgsql volatile security definer set search_path = casework, pg_temp as $$
declare
  v_seen timestamptz;
  v_device text;
begin
  if exists (select 1 from casework.account_state a where a.door = p_door and a.account_id = p_account
               and p_issued_at < floor(extract(epoch from a.valid_from))) then
    return false;
  end if;
  if p_door = 'admin-panel' then
    select s.device_id into v_device from public.strapi_sessions s where s.session_id = p_session;
    if v_device is null then
      return true;
    end if;
    select a.last_seen into v_seen from casework.panel_activity a where a.device = v_device;
    if now() > coalesce(v_seen, to_timestamp(p_issued_at)) + make_interval(secs => p_idle) then
      return false;
    end if;
    if v_seen is null or (not p_background and now() > v_seen + interval '1 minute'
         and pg_try_advisory_xact_lock(hashtextextended('panel session ' || v_device, 0))) then
      insert into casework.panel_activity (device, account_id, last_seen)
      values (v_device, p_account, case when p_background then to_timestamp(p_issued_at) else now() end)
      on conflict (device) do update set last_seen = greatest(excluded.last_seen, panel_activity.last_seen);
    end if;
    return true;
  end if;
  select s.last_seen into v_seen from casework.api_sessions s
   where s.account_id = p_account and s.issued_at = p_issued_at;
  v_seen := coalesce(v_seen, to_timestamp(p_issued_at));
  if now() > v_seen + make_interval(secs => p_idle) or now() > to_timestamp(p_issued_at + p_longest) then
    return false;
  end if;
  if not p_background and now() > v_seen + interval '1 minute'
     and pg_try_advisory_xact_lock(hashtextextended('api session ' || p_account || ' ' || p_issued_at, 0)) then
    delete from casework.api_sessions s
     where s.account_id = p_account and now() > to_timestamp(s.issued_at + p_longest);
    insert into casework.api_sessions (account_id, issued_at, last_seen) values (p_account, p_issued_at, now())
    on conflict (account_id, issued_at) do update set last_seen = excluded.last_seen;
  end if;
  return true;
end $$;

-- May a session of the panel get another token? Asking for one is nothing that somebody does.
create or replace function casework.panel_session_holds(p_session text, p_idle integer) returns boolean
language sql stable security definer set search_path = casework, pg_temp as $$
  select not exists (
    select 1 from public.strapi_sessions s join casework.panel_activity a on a.device = s.device_id
     where s.session_id = p_session and now() > a.last_seen + make_interval(secs => p_idle))
$$;
revoke all on function casework.panel_session_holds(text, integer) from public;
grant execute on function casework.panel_session_holds(text, integer) to casework_actor;

create or replace function casework.end_sessions(p_door text, p_account integer, p_now timestamp) returns void
language sql volatile security definer set search_path = casework, pg_temp as $$
  insert into casework.account_state (door, account_id, password_changed_at, valid_from)
  values (p_door, p_account, p_now, p_now)
  on conflict (door, account_id) do update set valid_from = excluded.valid_from
$$;

create or replace function casework.password_set(
  p_door text, p_account integer, p_hash text, p_now timestamp, p_valid_from timestamp
) returns void language sql volatile security definer set search_path = casework, pg_temp as $$
  insert into casework.password_history (door, account_id, hash) values (p_door, p_account, p_hash);
  insert into casework.account_state (door, account_id, password_changed_at, valid_from)
  values (p_door, p_account, p_now, p_valid_from)
  on conflict (door, account_id) do update set
    password_changed_at = excluded.password_changed_at, valid_from = excluded.valid_from
$$;

create or replace function casework.last_passwords(p_door text, p_account integer, p_count integer)
returns setof text language sql stable security definer set search_path = casework, pg_temp as $$
  select h.hash from casework.password_history h
   where h.door = p_door and h.account_id = p_account order by h.id desc limit p_count
$$;

revoke all on function casework.token_holds(text, integer, double precision, integer, integer, text, boolean) from public;
revoke all on function casework.end_sessions(text, integer, timestamp) from public;
revoke all on function casework.password_set(text, integer, text, timestamp, timestamp) from public;
revoke all on function casework.last_passwords(text, integer, integer) from public;
grant execute on function casework.token_holds(text, integer, double precision, integer, integer, text, boolean) to casework_actor;
grant execute on function casework.end_sessions(text, integer, timestamp) to casework_actor;
grant execute on function casework.password_set(text, integer, text, timestamp, timestamp) to casework_actor;
grant execute on function casework.last_passwords(text, integer, integer) to casework_actor;

-- Accounts are disabled, never deleted: the ledger's names and the records of signing in outlive them.
create or replace trigger casework_never_delete before delete on admin_users
  for each row execute function casework.never();
create or replace trigger casework_never_delete before delete on up_users
  for each row execute function casework.never();
create or replace trigger casework_never_delete before delete on staff_members
  for each row execute function casework.never();

-- Records of sign-ins and refusals are kept for two years (choice; GB/T 22239 asks for half a year); the outcome of
-- an attempt is written once.
create or replace function casework.outcome_once() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' and old.at < (now() at time zone 'UTC') - interval '2 years' then
    return old;
  end if;
  if tg_op = 'DELETE' or old.outcome <> 'begun'
     or row(new.at, new.door, new.account, new.account_key, new.ip) is distinct from row(old.at, old.door, old.account, old.account_key, old.ip) then
    raise exception 'casework: % of % is refused', tg_op, tg_table_name using errcode = 'QM002';
  end if;
  -- Records who set the password: a person who signs in with a password set by another may be that other person.
  new.password_set_by := case when new.outcome = 'success' then (
    select a.password_set_by from casework.account_state a where a.door || ':' || a.account_id = new.account_key) end;
  return new;
end $$;
create or replace trigger casework_never_change before update or delete on sign_ins
  for each row execute function casework.outcome_once();
create or replace trigger casework_never_truncate before truncate on sign_ins
  for each statement execute function casework.never();
create or replace function casework.kept_two_years() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < (now() at time zone 'UTC') - interval '2 years' then
    return old;
  end if;
  raise exception 'casework: % of % is refused', tg_op, tg_table_name using errcode = 'QM002';
end $$;
create or replace trigger casework_never_change before update or delete on refused_attempts
  for each row execute function casework.kept_two_years();
create or replace trigger casework_never_truncate before truncate on refused_attempts
  for each statement execute function casework.never();
