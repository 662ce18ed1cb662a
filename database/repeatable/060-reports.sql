create or replace function casework.keep_submitted() returns trigger language plpgsql as $$
begin
  if old.submitted_at is not null and (tg_op = 'DELETE'
     -- clearing the references to a deleted account does not change the report's content
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
