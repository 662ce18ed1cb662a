-- Keeping and letting go (spec: operations): contact data of people in enterprise records is erased after the years that
-- the office has set, and that this was done is on record.

do $$
declare t text;
begin
  foreach t in array array['archive_packages', 'erasures'] loop
    execute format('create or replace trigger casework_never_change before update or delete on casework.%I
                      for each statement execute function casework.never()', t);
    execute format('create or replace trigger casework_never_truncate before truncate on casework.%I
                      for each statement execute function casework.never()', t);
  end loop;
end $$;

-- A record without what people could be reached by: that there was something stays visible.
create or replace function casework.without_contacts(p_row jsonb) returns jsonb language sql immutable as $$
  select case when p_row is null then null else p_row || coalesce((
    select jsonb_object_agg(key, '已清除') from jsonb_each_text(p_row)
     where key in ('contact_name', 'contact_phone', 'contact_email', 'phone', 'email') and value is not null), '{}') end
$$;

-- Returns the people who act, and have acted, for this enterprise alone.
create or replace function casework.people_of(p_enterprise integer) returns setof staff_members
language sql stable security definer set search_path = public, pg_temp as $$
  select s.* from staff_members s
   where exists (select 1 from memberships m where m.staff_member_id = s.id and m.enterprise_id = p_enterprise)
     and not exists (select 1 from memberships o where o.staff_member_id = s.id and o.enterprise_id is distinct from p_enterprise)
$$;
revoke all on function casework.people_of(integer) from public;

-- Is the contact data of this record being erased, by this very transaction?
create or replace function casework.is_erasing(p_document text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from casework.erasures where document_id = p_document and xid = txid_current_if_assigned())
    or exists (select 1 from casework.erasures x join enterprises e on e.document_id = x.document_id, casework.people_of(e.id) s
                where x.xid = txid_current_if_assigned() and s.document_id = p_document)
$$;
revoke all on function casework.is_erasing(text) from public;

-- Records of changes stay as they are; of a record that is being erased they lose the values that go.
create or replace function casework.keep_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not casework.is_erasing(old.document_id)
     or new is distinct from (old.id, old.at, old.subject, old.document_id, old.actor,
       casework.without_contacts(old.before), casework.without_contacts(old.after), old.grave)::casework.changes then
    raise exception 'casework: % of % is refused', tg_op, tg_table_name using errcode = 'QM002';
  end if;
  return new;
end $$;
create or replace trigger casework_never_change before delete on casework.changes
  for each row execute function casework.never();
create or replace trigger casework_keep_change before update on casework.changes
  for each row execute function casework.keep_change();

-- Enterprises with contact data that nobody needs any more: nobody is paired with them, nothing of theirs is open,
-- nobody acts for them; since when, and how many of their finished issues have not been packed for the archive yet.
create or replace function casework.contacts_to_erase()
returns table (id integer, document_id text, name text, fields text[], intakes integer, people integer, unpacked integer, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with kept as (
    select e.id, e.document_id, e.name, e.created_at,
           array_remove(array[case when e.contact_name is not null then 'contactName' end,
             case when e.contact_phone is not null then 'contactPhone' end,
             case when e.contact_email is not null then 'contactEmail' end], null) as fields,
           (select count(*)::int from intakes n where n.enterprise_id = e.id and (n.from_name is not null or n.from_address is not null)) as intakes,
           (select count(distinct s.id)::int from memberships m join staff_members s on s.id = m.staff_member_id
             where m.enterprise_id = e.id and (s.phone is not null or s.email is not null)
               and not exists (select 1 from memberships o where o.staff_member_id = s.id and o.enterprise_id is distinct from e.id)) as people
      from enterprises e)
  select k.id, k.document_id, k.name, k.fields, k.intakes, k.people,
         (select count(*)::int from issues i
           where i.enterprise_id = k.id and not exists (
             select 1 from casework.archive_packages a where a.issue_id = i.id
                and a.sequence = (select max(l.sequence) from ledger_entries l where l.issue_id = i.id))),
         greatest(k.created_at,
           (select max(p.until) from pairings p where p.enterprise_id = k.id),
           (select max(coalesce(i.closed_at, i.updated_at)) from issues i where i.enterprise_id = k.id),
           (select max(n.received_at) from intakes n where n.enterprise_id = k.id),
           (select max(m.until) from memberships m where m.enterprise_id = k.id)) at time zone 'UTC'
    from kept k
   where (k.fields <> '{}' or k.intakes > 0 or k.people > 0)
     and not exists (select 1 from pairings p where p.enterprise_id = k.id and (p.until is null or p.until > now() at time zone 'UTC'))
     and not exists (select 1 from memberships m where m.enterprise_id = k.id and (m.until is null or m.until > now() at time zone 'UTC'))
     and not exists (select 1 from intakes n where n.enterprise_id = k.id and n.state = 'new')
     and not exists (select 1 from issues i where i.enterprise_id = k.id
                      and i.stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed'))
$$;

-- Erases the contact data of one enterprise, if the years that the office has set have run and all that it takes has been packed: its own
-- contact, the people who acted for it, who sent what came in for it, and what records of changes repeat of it. The
-- ledgers stay as they are: their hashes cover what they say.
create or replace function casework.erase_contacts(p_enterprise integer, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_due record;
  v_years integer := (select contact_keep_years from settings order by id limit 1);
  v_inside text := coalesce(current_setting('casework.inside', true), '');
begin
  perform 1 from enterprises e where e.id = p_enterprise for update;
  select * into v_due from casework.contacts_to_erase() c where c.id = p_enterprise;
  if not found or v_years is null or v_years < 1 or v_due.unpacked > 0
     or v_due.since + make_interval(years => v_years) > p_now then
    return false;
  end if;
  insert into casework.erasures (subject, document_id, fields, years, since, at)
  values ('enterprises', v_due.document_id,
          v_due.fields || case when v_due.intakes > 0 then '{intakes}'::text[] else '{}' end
                       || case when v_due.people > 0 then '{people}'::text[] else '{}' end, v_years, v_due.since, p_now);
  perform set_config('casework.inside', 'open', true);
  update enterprises set contact_name = null, contact_phone = null, contact_email = null where id = p_enterprise;
  update intakes set from_name = null, from_address = null
   where enterprise_id = p_enterprise and (from_name is not null or from_address is not null);
  update staff_members s set phone = null, email = null
   where (s.phone is not null or s.email is not null) and s.id in (select p.id from casework.people_of(p_enterprise) p);
  update casework.changes c set before = casework.without_contacts(before), after = casework.without_contacts(after)
   where ((c.subject = 'enterprises' and c.document_id = v_due.document_id)
       or (c.subject = 'staff_members' and c.document_id in (select p.document_id from casework.people_of(p_enterprise) p)))
     and (c.before, c.after) is distinct from (casework.without_contacts(c.before), casework.without_contacts(c.after));
  perform set_config('casework.inside', v_inside, true);
  return true;
end $$;
revoke all on function casework.contacts_to_erase(), casework.erase_contacts(integer, timestamptz) from public;
