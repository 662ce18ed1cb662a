-- Duties (§四.5–7): rows are made ahead, fulfilled by what fulfils them, waived or void, never deleted and
-- never written but by the application's own steps.

create unique index if not exists duties_key on duties (type, subject, period);
create index if not exists duties_due on duties (due_at);
create index if not exists duties_plan on duties (plan_date);
create index if not exists duties_department on duties (department_id, due_at);
create index if not exists duties_group on duties (group_id, due_at);
create index if not exists duties_leader on duties (leader_id, due_at);
create index if not exists duties_enterprise on duties (enterprise_id);
create index if not exists duties_issue on duties (issue_id);

create or replace trigger casework_only_actions before insert or update on duties
  for each row execute function casework.only_actions();
create or replace trigger casework_never_delete before delete on duties
  for each row execute function casework.never();
create or replace trigger casework_never_truncate before truncate on duties
  for each statement execute function casework.never();

-- What nobody has been reminded of yet: open duties, taken off by the sweep as their dues come near. So it
-- reads each once, however many are open.
create table if not exists casework.duty_agenda (
  duty_id integer primary key,
  due_at timestamp not null
);
create index if not exists duty_agenda_due on casework.duty_agenda (due_at, duty_id);

create or replace function casework.put_duties_on_agenda() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into casework.duty_agenda (duty_id, due_at)
  select d.id, d.due_at from made d
   where d.fulfilled_at is null and d.waived_at is null and d.voided_at is null
  on conflict do nothing;
  return null;
end $$;
create or replace trigger casework_duty_agenda_insert after insert on duties
  referencing new table as made for each statement execute function casework.put_duties_on_agenda();

create or replace function casework.move_duty_on_agenda() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.fulfilled_at is null and new.waived_at is null and new.voided_at is null then
    insert into casework.duty_agenda (duty_id, due_at) values (new.id, new.due_at)
    on conflict (duty_id) do update set due_at = excluded.due_at;
  else
    delete from casework.duty_agenda where duty_id = new.id;
  end if;
  return null;
end $$;
create or replace trigger casework_duty_agenda_update after update on duties
  for each row when (old.due_at is distinct from new.due_at or old.fulfilled_at is distinct from new.fulfilled_at
    or old.waived_at is distinct from new.waived_at or old.voided_at is distinct from new.voided_at)
  execute function casework.move_duty_on_agenda();

-- When rows were last made for everybody: a server that was down makes good what fell due meanwhile.
create table if not exists casework.duties_kept (
  single boolean primary key default true check (single),
  at timestamp not null
);

-- The state is no column but a function of the stored ones, as `light` is for issues. That a leader is behind
-- is shown to nobody but the office and himself: the others see no row of it either (access/visibility.ts).
alter table duties drop column if exists state cascade;
create or replace function public.state(duties) returns text language sql stable as $$
  select case
    when $1.voided_at is not null then 'void'
    when $1.waived_at is not null then 'waived'
    when $1.fulfilled_at is not null then case when $1.fulfilled_at < $1.due_at then 'done' else 'late' end
    when $1.due_at > (now() at time zone 'UTC') then 'pending'
    when $1.type in ('leader-visit', 'leader-meeting')
         and casework.kind() in ('group', 'unit', 'enterprise', 'auditor') then 'pending'
    else 'missed'
  end
$$;
