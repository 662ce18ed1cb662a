-- Files: whose they are, and which entries of the ledger speak of them. The policies on "files" are made
-- from files/policy.ts.

create table if not exists casework.file_owner (
  file_id integer primary key,
  staff_id integer,
  account text not null,
  at timestamptz not null default now()
);

create table if not exists casework.file_access (
  file_id integer not null,
  issue_id integer not null,
  sequence integer not null,
  -- the entry shows its files to the enterprise too
  for_enterprise boolean not null default false,
  primary key (file_id, issue_id, sequence)
);
grant select on casework.file_access to casework_actor;

-- Types whose forms carry files, with their tables.
create table if not exists casework.media_tables (
  related_type text primary key,
  table_name text not null
);
grant select on casework.media_tables to casework_actor;

create index if not exists files_document on files (document_id);
create index if not exists files_related_file on files_related_mph (file_id);

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

-- What a ledger entry speaks of stays what it was.
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

-- A file is attached by whoever sees it, to a record that he may change; to an issue by actions alone.
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
