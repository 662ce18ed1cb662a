-- Reports and work plans are immutable once submitted: a correction is a new version (§四.7, §三.2).

create unique index if not exists reports_version_key on reports
  (kind, department_id, coalesce(recipient_id, 0), coalesce(leader_id, 0), period, version);
create unique index if not exists reports_one_draft on reports
  (kind, department_id, coalesce(recipient_id, 0), coalesce(leader_id, 0), period) where state = 'draft';
create index if not exists reports_period on reports (period, kind);
create unique index if not exists work_plans_key on work_plans (group_id, year, version) where submitted_at is not null;
create unique index if not exists work_plans_one_draft on work_plans (group_id, year) where submitted_at is null;
create unique index if not exists policy_deliveries_key on policy_deliveries (policy_id, enterprise_id);

create or replace function casework.keep_submitted() returns trigger language plpgsql as $$
begin
  if old.submitted_at is not null and (tg_op = 'DELETE'
     -- what a deleted account leaves behind is not the report's content
     or (to_jsonb(new) - array['created_by_id', 'updated_by_id', 'updated_at'])
        is distinct from (to_jsonb(old) - array['created_by_id', 'updated_by_id', 'updated_at'])) then
    raise exception 'casework: % has been submitted', tg_table_name using errcode = 'QM004';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create or replace trigger casework_keep_submitted before update or delete on reports
  for each row execute function casework.keep_submitted();
create or replace trigger casework_never_truncate before truncate on reports
  for each statement execute function casework.never();
create or replace trigger casework_keep_submitted before update or delete on work_plans
  for each row execute function casework.keep_submitted();
create or replace trigger casework_never_truncate before truncate on work_plans
  for each statement execute function casework.never();
