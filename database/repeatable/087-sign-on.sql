-- Which identity a person signs on with, and which accounts have a second factor, is on record as accounts are
-- (085-changes.sql): by triggers, so that whatever writes leaves it.

create or replace function casework.record_sign_on_link() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_row casework.sign_on_links := case tg_op when 'DELETE' then old else new end;
  v_document text;
  v_name jsonb;
begin
  select s.document_id, jsonb_build_object('name', s.name) into v_document, v_name
    from staff_members s where s.id = v_row.staff_member_id;
  perform casework.write_change('staff_members', v_document,
    v_name || jsonb_build_object('统一身份', case when tg_op <> 'INSERT' then old.subject end),
    v_name || jsonb_build_object('统一身份', case when tg_op <> 'DELETE' then new.subject end),
    case when tg_op = 'DELETE' and casework.is_administrators() then 'account' end);
  return null;
end $$;
create or replace trigger casework_record_change after insert or update or delete on casework.sign_on_links
  for each row execute function casework.record_sign_on_link();

-- Said of an account: whether it has a second factor, and whether that is a new one. Secrets are not written down.
create or replace function casework.record_second_factor() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_row casework.second_factors := case tg_op when 'DELETE' then old else new end;
  v_had text := case when tg_op <> 'INSERT' and old.secret is not null then '启用' else '无' end;
  v_has text := case when tg_op = 'DELETE' or new.secret is null then '无'
                     when tg_op = 'UPDATE' and old.secret is not null then '更换' else '启用' end;
  v_document text;
  v_name jsonb;
begin
  if tg_op = 'UPDATE' and old.secret is not distinct from new.secret then
    return null;
  end if;
  if v_row.door = 'admin-panel' then
    select u.document_id, jsonb_build_object('email', u.email) into v_document, v_name from admin_users u where u.id = v_row.account_id;
  else
    select u.document_id, jsonb_build_object('username', u.username) into v_document, v_name from up_users u where u.id = v_row.account_id;
  end if;
  perform casework.write_change(case v_row.door when 'admin-panel' then 'admin_users' else 'up_users' end, v_document,
    v_name || jsonb_build_object('双因子', v_had), v_name || jsonb_build_object('双因子', v_has),
    case when v_has = '无' and casework.is_administrators() then 'account' end);
  return null;
end $$;
create or replace trigger casework_record_change after insert or update or delete on casework.second_factors
  for each row execute function casework.record_second_factor();
