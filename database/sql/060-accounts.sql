-- Accounts: attempts to sign in are counted here, before a password is looked at, so that the count holds
-- over instances and restarts; passwords leave their hashes; sessions end when a password changes.

create table if not exists casework.account_state (
  door text not null,
  account_id integer not null,
  password_changed_at timestamp not null,
  -- tokens issued before this are no longer taken
  valid_from timestamp not null,
  primary key (door, account_id)
);

create table if not exists casework.password_history (
  id bigint generated always as identity primary key,
  door text not null,
  account_id integer not null,
  hash text not null
);
create index if not exists password_history_account on casework.password_history (door, account_id, id desc);

create index if not exists sign_ins_account on sign_ins (account_key, at desc);
create index if not exists sign_ins_ip on sign_ins (ip, at desc);

-- Records an attempt and says whether its password may be looked at: 'begun', or 'locked' (the account) or
-- 'limited' (the address). Attempts on one account, and from one address, are judged one after the other; an
-- attempt counts as a failure until it has succeeded.
create or replace function casework.begin_sign_in(
  p_door text, p_account text, p_key text, p_ip text, p_now timestamp, p_document_id text
) returns table (attempt integer, outcome text, retry_after integer) language plpgsql volatile as $$
declare
  v_failures integer;
  v_window interval;
  v_ip_failures integer;
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

  -- Locked for the whole time from the last of so many failures within it.
  select max(f.at) + v_window into v_until
    from (select s.at, lag(s.at, v_failures - 1) over (order by s.at, s.id) as first
            from sign_ins s
           where s.account_key = p_key and s.at > p_now - 2 * v_window and s.outcome in ('begun', 'failure')
             and s.at > coalesce((select max(ok.at) from sign_ins ok
                                   where ok.account_key = p_key and ok.outcome = 'success'), '-infinity')) f
   where f.first is not null and f.at - f.first < v_window;
  if v_until > p_now then
    v_outcome := 'locked';
  else
    select min(s.at) + v_window into v_until from (
      select s.at from sign_ins s where s.ip = p_ip and s.at > p_now - v_window and s.outcome in ('begun', 'failure')
       order by s.at desc limit v_ip_failures) s having count(*) >= v_ip_failures;
    if v_until > p_now then
      v_outcome := 'limited';
    end if;
  end if;
  insert into sign_ins (document_id, at, door, account, account_key, ip, outcome, created_at, updated_at, published_at)
  values (p_document_id, p_now, p_door, p_account, p_key, p_ip, v_outcome, p_now, p_now, p_now)
  returning id into v_attempt;
  return query select v_attempt, v_outcome, ceil(extract(epoch from v_until - p_now))::integer;
end $$;

-- When a token of the API was last used, to the minute: a session is an account and the second of its token.
create table if not exists casework.api_sessions (
  account_id integer not null,
  issued_at double precision not null,
  last_seen timestamptz not null,
  primary key (account_id, issued_at)
);

-- Is a token that was issued then still taken? A password that changes, and signing out, end all of before; an
-- API user's ends when it has not been used for p_idle seconds, and p_longest after its issue. The panel's
-- sessions are Strapi's own and know their limits. Requests of one token do not wait for each other: one of
-- them notes the minute.
drop function if exists casework.token_holds(text, integer, double precision);
create or replace function casework.token_holds(
  p_door text, p_account integer, p_issued_at double precision, p_idle integer, p_longest integer
) returns boolean language plpgsql volatile security definer set search_path = casework, pg_temp as $$
declare
  v_seen timestamptz;
begin
  if exists (select 1 from casework.account_state a where a.door = p_door and a.account_id = p_account
               and p_issued_at < floor(extract(epoch from a.valid_from))) then
    return false;
  end if;
  if p_door <> 'interface' then
    return true;
  end if;
  select s.last_seen into v_seen from casework.api_sessions s
   where s.account_id = p_account and s.issued_at = p_issued_at;
  v_seen := coalesce(v_seen, to_timestamp(p_issued_at));
  if now() > v_seen + make_interval(secs => p_idle) or now() > to_timestamp(p_issued_at + p_longest) then
    return false;
  end if;
  if now() > v_seen + interval '1 minute'
     and pg_try_advisory_xact_lock(hashtextextended('api session ' || p_account || ' ' || p_issued_at, 0)) then
    delete from casework.api_sessions s
     where s.account_id = p_account and now() > to_timestamp(s.issued_at + p_longest);
    insert into casework.api_sessions (account_id, issued_at, last_seen) values (p_account, p_issued_at, now())
    on conflict (account_id, issued_at) do update set last_seen = excluded.last_seen;
  end if;
  return true;
end $$;

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

revoke all on function casework.token_holds(text, integer, double precision, integer, integer) from public;
revoke all on function casework.end_sessions(text, integer, timestamp) from public;
revoke all on function casework.password_set(text, integer, text, timestamp, timestamp) from public;
revoke all on function casework.last_passwords(text, integer, integer) from public;
grant execute on function casework.token_holds(text, integer, double precision, integer, integer) to casework_actor;
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

-- What was recorded of signing in and of refusals stays; the outcome of an attempt is written once.
create or replace function casework.outcome_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.outcome <> 'begun'
     or row(new.at, new.door, new.account, new.account_key, new.ip) is distinct from row(old.at, old.door, old.account, old.account_key, old.ip) then
    raise exception 'casework: % of % is refused', tg_op, tg_table_name using errcode = 'QM002';
  end if;
  return new;
end $$;
create or replace trigger casework_never_change before update or delete on sign_ins
  for each row execute function casework.outcome_once();
create or replace trigger casework_never_truncate before truncate on sign_ins
  for each statement execute function casework.never();
create or replace trigger casework_never_change before update or delete on refused_attempts
  for each row execute function casework.never();
create or replace trigger casework_never_truncate before truncate on refused_attempts
  for each statement execute function casework.never();
