-- Every change of a record that figures read, and of every account, role and token, is recorded: who, when, before,
-- after (finding S4, S5). Triggers record it, so that every writer is covered, the application's own connection
-- included. Grave changes are notified to the auditor, the head and the office.

-- The first day of a period of a document (2026H1, 2026Q3, 2026-05), and the day after its last.
create or replace function casework.period_of(p_period text) returns daterange language sql immutable as $$
  select case
    when p_period ~ '^\d{4}H[12]$' then daterange(
      make_date(left(p_period, 4)::int, right(p_period, 1)::int * 6 - 5, 1),
      (make_date(left(p_period, 4)::int, right(p_period, 1)::int * 6 - 5, 1) + interval '6 months')::date)
    when p_period ~ '^\d{4}Q[1-4]$' then daterange(
      make_date(left(p_period, 4)::int, right(p_period, 1)::int * 3 - 2, 1),
      (make_date(left(p_period, 4)::int, right(p_period, 1)::int * 3 - 2, 1) + interval '3 months')::date)
    when p_period ~ '^\d{4}-(0[1-9]|1[0-2])$' then daterange(
      (p_period || '-01')::date, ((p_period || '-01')::date + interval '1 month')::date)
  end
$$;

-- Do figures that have been published read this record? By the days and quarters that it holds or held.
create or replace function casework.is_published(p_row jsonb) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  with days as (
    select left(value, 10)::date as day from jsonb_each_text(p_row)
     where key in ('date', 'plan_date', 'above_scale_since', 'planned_construction_start', 'actual_construction_start',
                   'planned_production_start', 'actual_production_start', 'since', 'until', 'delivered_at')
       and value ~ '^\d{4}-\d\d-\d\d'
    union all
    select lower(casework.period_of(value)) from jsonb_each_text(p_row) where key = 'quarter' and casework.period_of(value) is not null)
  select exists (
    select 1 from days, official_documents d
     where d.kind = 'circular' and d.state = 'issued' and d.parent_id is null and days.day <@ casework.period_of(d.source ->> 'period'))
      or exists (
    select 1 from days, assessments a where a.state in ('published', 'final') and days.day >= a."from" and days.day < a."to")
$$;

-- Returns the name of a table's records in notices.
create or replace function casework.subject_name(p_subject text) returns text language sql immutable as $$
  select coalesce('{
    "enterprises": "企业", "enterprise_figures": "企业季度指标", "projects": "项目", "departments": "部门",
    "categories": "诉求类别", "extra_fields": "附加项", "leaders": "包联领导", "pairings": "包联关系", "visits": "走访调研", "duties": "工作任务",
    "work_plans": "工作计划", "policies": "政策", "policy_deliveries": "政策送达", "settings": "办理时限与参数",
    "memberships": "任职", "staff_members": "工作人员", "calendar_days": "放假与调休", "calendar_years": "年度放假安排",
    "admin_users": "后台账号", "up_users": "接口账号", "admin_roles": "后台角色", "up_roles": "接口角色",
    "admin_permissions": "后台权限", "up_permissions": "接口权限", "strapi_api_tokens": "接口令牌",
    "strapi_api_token_permissions": "接口令牌权限", "strapi_transfer_tokens": "迁移令牌"}'::jsonb ->> p_subject, p_subject)
$$;

-- Notifies of a grave change once for each kind of record in a transaction, because changing one role changes many
-- rows.
create or replace function casework.tell_of_change(p_subject text, p_name text) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  v_told text := coalesce(current_setting('casework.told', true), '');
begin
  if strpos(v_told, '[' || p_subject || ']') > 0 then
    return;
  end if;
  perform set_config('casework.told', v_told || '[' || p_subject || ']', true);
  insert into casework.outbox (event, audiences, payload) values (
    'grave-change', '[{"kind": "auditor", "id": null}, {"kind": "head", "id": null}, {"kind": "office", "id": null}]',
    jsonb_build_object('facts', jsonb_build_object(
      '任务', casework.subject_name(p_subject), '对象', coalesce(p_name, ''),
      '经办', coalesce(casework.actor() ->> 'name', casework.actor() ->> 'account', '数据库账号'))));
end $$;

-- Records one change. `grave` says why others are notified: rules, published, account.
create or replace function casework.write_change(
  p_subject text, p_document text, p_before jsonb, p_after jsonb, p_grave text
) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  v_given jsonb := coalesce(p_after, p_before);
begin
  if p_before is not distinct from p_after then
    return;
  end if;
  insert into casework.changes (subject, document_id, actor, before, after, grave)
  values (p_subject, p_document, casework.actor(), p_before, p_after, p_grave);
  if p_grave is not null then
    perform casework.tell_of_change(p_subject, coalesce(v_given ->> 'name', v_given ->> 'title', v_given ->> 'email',
      v_given ->> 'username', v_given ->> 'quarter', v_given ->> 'date'));
  end if;
end $$;

revoke all on function casework.is_published(jsonb), casework.tell_of_change(text, text),
  casework.write_change(text, text, jsonb, jsonb, text) from public;

-- A record that figures read. The trigger's arguments are columns by which the rules themselves change: a change of
-- one is grave at any time; of the others, once figures that read the record have been published.
create or replace function casework.record_figure_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c_left constant text[] := array['updated_at', 'updated_by_id', 'published_at', 'created_by_id', 'created_at', 'locale'];
  v_before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - c_left end;
  v_after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - c_left end;
  v_grave text;
begin
  if v_before is not distinct from v_after then
    return null;
  end if;
  if tg_op = 'UPDATE' and exists (select 1 from unnest(tg_argv) c where v_before -> c is distinct from v_after -> c) then
    v_grave := 'rules';
  elsif tg_nargs = 0 and (casework.is_published(v_before) or casework.is_published(v_after)) then
    v_grave := 'published';
  end if;
  -- That contact data was erased is on record, not what it said.
  if casework.is_erasing(v_before ->> 'document_id') then
    v_before := casework.without_contacts(v_before);
  end if;
  perform casework.write_change(tg_table_name, coalesce(v_after, v_before) ->> 'document_id', v_before, v_after, v_grave);
  return null;
end $$;

do $$
declare r record;
begin
  for r in select * from (values
      ('enterprises', 'above_scale, above_scale_since'), ('enterprise_figures', ''), ('projects', ''),
      ('departments', 'kind, is_unit, is_group, is_office, active'), ('categories', 'complaint'), ('leaders', 'active'),
      ('extra_fields', 'readers'),
      ('visits', ''), ('work_plans', ''), ('policies', ''), ('policy_deliveries', '')) as t (name, columns) loop
    execute format('create or replace trigger casework_record_change after insert or update or delete on %I
      for each row execute function casework.record_figure_change(%s)', r.name, r.columns);
  end loop;
end $$;

-- A duty is made and fulfilled by what is on record elsewhere; that it need not be done is somebody's decision, and so
-- is another date of it.
create or replace trigger casework_record_change after update on duties
  for each row when ((old.waived_at, old.waived_reason, old.waived_by, old.approver)
    is distinct from (new.waived_at, new.waived_reason, new.waived_by, new.approver))
  execute function casework.record_figure_change();

-- The limits and numbers that the office sets, and the calendar, have been on record (060-notifications.sql); that they
-- were changed is grave.
create or replace function casework.tell_of_rules() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if casework.actor() is not null then
    perform casework.tell_of_change(tg_table_name, '');
  end if;
  return null;
end $$;
create or replace trigger casework_tell after update on settings
  for each row when (to_jsonb(old) - array['updated_at', 'updated_by_id'] is distinct from to_jsonb(new) - array['updated_at', 'updated_by_id'])
  execute function casework.tell_of_rules();

-- Quarters of a project's investments are rows of a component, which are its own only by a link.
create or replace function casework.record_investment() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_row jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
  v_project record;
  v_before jsonb;
  v_after jsonb;
begin
  if tg_table_name = 'projects_cmps' then
    select p.document_id, p.name into v_project from projects p where p.id = (v_row ->> 'entity_id')::int;
    select to_jsonb(i) - 'id' into v_row from components_casework_quarter_investments i where i.id = (v_row ->> 'cmp_id')::int;
    if v_row is null then
      return null;
    end if;
    v_before := case tg_op when 'DELETE' then v_row end;
    v_after := case tg_op when 'INSERT' then v_row end;
  else
    select p.document_id, p.name into v_project from projects_cmps c join projects p on p.id = c.entity_id
     where c.cmp_id = (v_row ->> 'id')::int and c.component_type = 'casework.quarter-investment';
    v_before := case when tg_op <> 'INSERT' then to_jsonb(old) - 'id' end;
    v_after := case when tg_op <> 'DELETE' then to_jsonb(new) - 'id' end;
  end if;
  perform casework.write_change('projects', v_project.document_id,
    jsonb_build_object('name', v_project.name) || v_before, jsonb_build_object('name', v_project.name) || v_after,
    case when casework.is_published(coalesce(v_after, v_before)) then 'published' end);
  return null;
end $$;
create or replace trigger casework_record_change after update or delete on components_casework_quarter_investments
  for each row execute function casework.record_investment();
create or replace trigger casework_record_change after insert or delete on projects_cmps
  for each row execute function casework.record_investment();

-- Accounts, roles, permissions and tokens -------------------------------------------------------------

-- Whether the system administrator acts, with whichever membership.
create or replace function casework.is_administrators() returns boolean language sql stable as $$
  select coalesce(casework.kind() = 'super' or (casework.actor() ->> 'super')::boolean, false)
$$;

create or replace function casework.record_account_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- Secrets are not written down, and when a token was used is no change of it.
  c_left constant text[] := array['password', 'reset_password_token', 'reset_password_token_expires_at', 'registration_token',
    'confirmation_token', 'access_key', 'encrypted_key', 'last_used_at', 'prefered_language', 'updated_at', 'updated_by_id',
    'published_at', 'created_by_id', 'created_at', 'locale'];
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_before jsonb := v_old - c_left;
  v_after jsonb := v_new - c_left;
  v_door text := case tg_table_name when 'admin_users' then 'admin-panel' when 'up_users' then 'interface' end;
  v_own boolean;
  v_staff integer;
begin
  if v_door is not null and tg_op = 'UPDATE' and v_old -> 'password' is distinct from v_new -> 'password' then
    v_own := casework.actor() ->> 'account' in ('admin:' || (v_old ->> 'email'), 'admin:' || (v_new ->> 'email'))
             and v_door = 'admin-panel'
          or casework.actor() ->> 'account' in ('api:' || (v_old ->> 'username'), 'api:' || (v_new ->> 'username'))
             and v_door = 'interface';
    v_before := v_before || '{"口令": null}';
    v_after := v_after || jsonb_build_object('口令', case when v_own then '本人重新设置' else '由他人重新设置' end);
    insert into casework.account_state (door, account_id, password_changed_at, valid_from, password_set_by)
    values (v_door, (v_new ->> 'id')::int, now() at time zone 'UTC', now() at time zone 'UTC',
            case when v_own is not true then coalesce(casework.actor() ->> 'account', '数据库账号') end)
    on conflict (door, account_id) do update set password_set_by = excluded.password_set_by;
    if v_own is not true then
      select id into v_staff from staff_members
       where case v_door when 'admin-panel' then admin_user_id else api_user_id end = (v_new ->> 'id')::int;
      if v_staff is not null and v_staff is distinct from casework.staff() then
        insert into casework.outbox (event, audiences, payload) values (
          'password-set', jsonb_build_array(jsonb_build_object('kind', 'staff', 'id', v_staff)),
          jsonb_build_object('facts', jsonb_build_object('经办',
            coalesce(casework.actor() ->> 'name', casework.actor() ->> 'account', '数据库账号'))));
      end if;
    end if;
  end if;
  perform casework.write_change(tg_table_name, coalesce(v_new, v_old) ->> 'document_id', v_before, v_after,
    case when casework.is_administrators() and v_own is not true then 'account' end);
  return null;
end $$;

do $$
declare r record;
begin
  for r in select * from (values
      -- Accounts are never deleted.
      ('admin_users', 'insert or update'), ('up_users', 'insert or update'),
      ('admin_roles', 'insert or update or delete'), ('up_roles', 'insert or update or delete'),
      -- A new permission is recorded by its link, with the role that it is given to.
      ('admin_permissions', 'update or delete'), ('up_permissions', 'update or delete'),
      ('strapi_api_tokens', 'insert or update or delete'), ('strapi_api_token_permissions', 'update or delete'),
      ('strapi_transfer_tokens', 'insert or update or delete')) as t (name, events) loop
    execute format('create or replace trigger casework_record_change after %s on %I
      for each row execute function casework.record_account_change()', r.events, r.name);
  end loop;
end $$;

-- Records a link, that is what is given to whom, by the names of both ends. Arguments: the subject it is recorded as
-- (`grave` when the system administrator's own change is notified), the owner's table, column and name, and the same
-- of the thing given.
create or replace function casework.record_link_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_row jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
  v_document text;
  v_owner text;
  v_given text;
  v_said jsonb;
begin
  if tg_op = 'UPDATE' and (to_jsonb(old) ->> tg_argv[3], to_jsonb(old) ->> tg_argv[6])
       is not distinct from (v_row ->> tg_argv[3], v_row ->> tg_argv[6]) then
    return null;
  end if;
  execute format('select document_id, %I::text from %I where id = $1', tg_argv[4], tg_argv[2])
    into v_document, v_owner using (v_row ->> tg_argv[3])::int;
  execute format('select %I::text from %I where id = $1', tg_argv[7], tg_argv[5])
    into v_given using (v_row ->> tg_argv[6])::int;
  v_said := jsonb_build_object('name', v_owner, tg_argv[8], v_given);
  perform casework.write_change(tg_argv[0], v_document,
    case when tg_op = 'INSERT' then null else v_said end, case when tg_op = 'DELETE' then null else
      case when tg_op = 'UPDATE' then v_said || '{"改": true}' else v_said end end,
    case when tg_argv[1] = 'grave' and casework.is_administrators() then 'account' end);
  return null;
end $$;
create or replace trigger casework_record_change after insert or update or delete on admin_users_roles_lnk for each row execute function
  casework.record_link_change('admin_users', 'grave', 'admin_users', 'user_id', 'email', 'admin_roles', 'role_id', 'name', '角色');
create or replace trigger casework_record_change after insert or update or delete on up_users_role_lnk for each row execute function
  casework.record_link_change('up_users', 'grave', 'up_users', 'user_id', 'username', 'up_roles', 'role_id', 'name', '角色');
create or replace trigger casework_record_change after insert or update or delete on admin_permissions_role_lnk for each row execute function
  casework.record_link_change('admin_permissions', 'grave', 'admin_roles', 'role_id', 'name', 'admin_permissions', 'permission_id', 'action', '权限');
create or replace trigger casework_record_change after insert or update or delete on up_permissions_role_lnk for each row execute function
  casework.record_link_change('up_permissions', 'grave', 'up_roles', 'role_id', 'name', 'up_permissions', 'permission_id', 'action', '权限');
create or replace trigger casework_record_change after insert or update or delete on strapi_api_token_permissions_token_lnk for each row execute function
  casework.record_link_change('strapi_api_token_permissions', 'grave', 'strapi_api_tokens', 'api_token_id', 'name',
    'strapi_api_token_permissions', 'api_token_permission_id', 'action', '权限');
create or replace trigger casework_record_change after insert or update or delete on visits_enterprises_lnk for each row execute function
  casework.record_link_change('visits', '', 'visits', 'visit_id', 'date', 'enterprises', 'enterprise_id', 'name', '企业');
