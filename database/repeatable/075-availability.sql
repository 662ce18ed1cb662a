-- Records that cannot be filled, and an office that cannot be left empty.

-- At most a hundred records an hour are kept of one repeated refusal, so that one account cannot flood the record.
create or replace function casework.refusals_bounded() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select count(*) from (
        select 1 from refused_attempts r
         where r.account = new.account and r.action = new.action and r.code = new.code
           and r.issue_id is not distinct from new.issue_id and r.at > new.at - interval '1 hour' limit 100) r) = 100 then
    return null;
  end if;
  return new;
end $$;
create or replace trigger casework_bounded before insert on refused_attempts
  for each row execute function casework.refusals_bounded();

-- The last office membership in force cannot end, whoever asks: the office appoints everybody, its own people
-- included (a super admin adds another first). Changes run one at a time, so that two do not end each other's.
create or replace function casework.keeps_office() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_now timestamp := now() at time zone 'UTC';
begin
  if tg_table_name = 'memberships' then
    if old.kind <> 'office' or old.until is not null
       or (tg_op = 'UPDATE' and new.kind = 'office' and new.until is null and new.staff_member_id = old.staff_member_id) then
      return case tg_op when 'DELETE' then old else new end;
    end if;
  elsif not coalesce(old.active, false) or coalesce(new.active, false) then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('casework last office', 0));
  if not exists (
       select 1 from memberships m join staff_members s on s.id = m.staff_member_id
        where m.kind = 'office' and m.until is null and m.since <= v_now and s.active
          and case tg_table_name when 'memberships' then m.id <> old.id else s.id <> old.id end)
     and (tg_table_name = 'memberships' or exists (
       select 1 from memberships m where m.staff_member_id = old.id and m.kind = 'office' and m.until is null)) then
    raise exception 'casework: the last membership of the office' using errcode = 'QM009';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create or replace trigger casework_last_office before update or delete on memberships
  for each row execute function casework.keeps_office();
create or replace trigger casework_last_office before update of active on staff_members
  for each row execute function casework.keeps_office();
