grant select on casework.file_access to casework_actor;
grant select on casework.media_tables to casework_actor;

-- The content of each stored file since its upload: a file whose bytes were changed on the disk is not served, and
-- the ledger entry that names a file contains the hash as well.
grant select on casework.file_contents to casework_actor;

create or replace function casework.keep_content(p_name text, p_sha256 text, p_bytes bigint) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  -- A file that is replaced keeps its name; what a ledger entry names is not replaced.
  delete from casework.file_contents c
   where c.name = p_name and not exists (
     select 1 from files f join casework.file_access a on a.file_id = f.id where f.hash || coalesce(f.ext, '') = c.name);
  insert into casework.file_contents (name, sha256, bytes) values (p_name, p_sha256, p_bytes)
$$;
revoke all on function casework.keep_content(text, text, bigint) from public;
grant execute on function casework.keep_content(text, text, bigint) to casework_actor;

create or replace function casework.content_stays() returns trigger language plpgsql as $$
begin
  raise exception 'casework: % of % is refused', tg_op, tg_table_name using errcode = 'QM002';
end $$;
create or replace trigger casework_never_change before update on casework.file_contents
  for each statement execute function casework.content_stays();


-- Only what nothing refers to is forgotten: what an entry names, and what a record holds, stays.
create or replace function casework.content_kept() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from files f join casework.file_access a on a.file_id = f.id where f.hash || coalesce(f.ext, '') = old.name) then
    raise exception 'casework: the file belongs to a ledger entry' using errcode = 'QM002';
  end if;
  return old;
end $$;
create or replace trigger casework_keep before delete on casework.file_contents
  for each row execute function casework.content_kept();
create or replace trigger casework_never_truncate before truncate on casework.file_contents
  for each statement execute function casework.content_stays();

create or replace trigger casework_never_change before update or delete on casework.file_access
  for each statement execute function casework.content_stays();
create or replace trigger casework_never_truncate before truncate on casework.file_access
  for each statement execute function casework.content_stays();

-- Forgets an upload that nothing refers to: whose it was and what it consisted of. False when something does.
create or replace function casework.forget_upload(p_file integer, p_names text[]) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if casework.file_is_attached(p_file) then
    return false;
  end if;
  delete from casework.file_owner where file_id = p_file;
  delete from casework.file_contents where name = any(p_names);
  return true;
end $$;
revoke all on function casework.forget_upload(integer, text[]) from public;

-- Volatile, so that it sees what the trigger below has written in the same statement.
create or replace function casework.owns_file(p_file integer) returns boolean
language plpgsql volatile security definer set search_path = casework, pg_temp as $$
begin
  return exists (select 1 from casework.file_owner o where o.file_id = p_file
    and (o.staff_id = casework.staff() or o.account = casework.actor() ->> 'account'));
end $$;
grant execute on function casework.owns_file(integer) to casework_actor;

create or replace function casework.file_is_attached(p_file integer) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select 1 from casework.file_access a where a.file_id = p_file)
    or exists (select 1 from files_related_mph m where m.file_id = p_file);
end $$;
grant execute on function casework.file_is_attached(integer) to casework_actor;

-- Has the asker as many uploads as he may that no record refers to?
create or replace function casework.uploads_full(p_most integer) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) >= p_most from (
    select 1 from casework.file_owner o
     where (o.staff_id = casework.staff() or o.account = casework.actor() ->> 'account')
       and exists (select 1 from files f where f.id = o.file_id) and not casework.file_is_attached(o.file_id)
     limit p_most) u
$$;
revoke all on function casework.uploads_full(integer) from public;
grant execute on function casework.uploads_full(integer) to casework_actor;

create or replace function casework.record_file_owner() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if casework.actor() is not null then
    insert into casework.file_owner (file_id, staff_id, account)
    values (new.id, casework.staff(), coalesce(casework.actor() ->> 'account', ''))
    on conflict (file_id) do nothing;
  end if;
  return new;
end $$;
create or replace trigger casework_owner before insert on files
  for each row execute function casework.record_file_owner();

-- Keeps a file that a ledger entry names unchanged.
create or replace function casework.keep_attached_file() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from casework.file_access a where a.file_id = old.id)
     and (tg_op = 'DELETE' or row(new.hash, new.ext, new.mime, new.size) is distinct from row(old.hash, old.ext, old.mime, old.size)) then
    raise exception 'casework: the file belongs to a ledger entry' using errcode = 'QM002';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create or replace trigger casework_keep before update or delete on files
  for each row execute function casework.keep_attached_file();

-- A file can be attached only by a user who sees it, to a record that he may change; to an issue only by actions.
create or replace function casework.guard_media() returns trigger language plpgsql as $$
declare
  v_table text;
  v_type text := case tg_op when 'DELETE' then old.related_type else new.related_type end;
  v_id integer := case tg_op when 'DELETE' then old.related_id else new.related_id end;
  v_found integer;
begin
  -- The login may become the actor, but has not its privileges.
  if pg_has_role(current_user, 'casework_actor', 'usage') then
    if tg_op <> 'DELETE' and not exists (select 1 from files where id = new.file_id) then
      raise exception 'casework: no such file' using errcode = '23503';
    end if;
    select table_name into v_table from casework.media_tables where related_type = v_type;
    if v_table is not null then
      execute format('select 1 from %I where id = $1 for update', v_table) into v_found using v_id;
    end if;
    if v_found is null then
      raise exception 'casework: files of % are not yours to change', v_type using errcode = '42501';
    end if;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create or replace trigger casework_guard before insert or update or delete on files_related_mph
  for each row execute function casework.guard_media();
