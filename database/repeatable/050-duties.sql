create or replace trigger casework_only_actions before insert or update on duties
  for each row execute function casework.only_actions();
create or replace trigger casework_never_delete before delete on duties
  for each row execute function casework.never();
create or replace trigger casework_never_truncate before truncate on duties
  for each statement execute function casework.never();

create or replace function casework.plan_duty_checks() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into casework.duty_checks (duty_id, due_at)
  select d.id, d.due_at from made d
   where d.fulfilled_at is null and d.waived_at is null and d.voided_at is null
  on conflict do nothing;
  return null;
end $$;
create or replace trigger casework_duty_check_insert after insert on duties
  referencing new table as made for each statement execute function casework.plan_duty_checks();

create or replace function casework.move_duty_check() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.fulfilled_at is null and new.waived_at is null and new.voided_at is null then
    insert into casework.duty_checks (duty_id, due_at) values (new.id, new.due_at)
    on conflict (duty_id) do update set due_at = excluded.due_at;
  else
    delete from casework.duty_checks where duty_id = new.id;
  end if;
  return null;
end $$;
create or replace trigger casework_duty_check_update after update on duties
  for each row when (old.due_at is distinct from new.due_at or old.fulfilled_at is distinct from new.fulfilled_at
    or old.waived_at is distinct from new.waived_at or old.voided_at is distinct from new.voided_at)
  execute function casework.move_duty_check();

-- The state is no column but a function of the stored ones, as `light` is for issues. That a leader is behind
-- is shown to him and to those who see everything: the others see no row of it either (platform/access/visibility.ts).
alter table duties drop column if exists state cascade;
create or replace function public.state(duties) returns text language sql stable as $$
  select case
    when $1.voided_at is not null then 'void'
    when $1.waived_at is not null then 'waived'
    when $1.fulfilled_at is not null then case when $1.fulfilled_at < $1.due_at then 'done' else 'late' end
    when $1.due_at > (now() at time zone 'UTC') then 'pending'
    when $1.type in ('leader-visit', 'leader-meeting')
         and casework.kind() in ('group', 'unit', 'enterprise') then 'pending'
    else 'missed'
  end
$$;
