-- A message is visible to its addressee alone, whatever else a reader may see.
alter table casework.messages enable row level security;
alter table casework.notification_preferences enable row level security;
revoke all on casework.messages, casework.notification_preferences from casework_actor;
grant select, update (read_at) on casework.messages to casework_actor;
grant select, insert, update on casework.notification_preferences to casework_actor;
drop policy if exists casework_own on casework.messages;
create policy casework_own on casework.messages to casework_actor
  using (staff_id = (select casework.staff()));
drop policy if exists casework_own on casework.notification_preferences;
create policy casework_own on casework.notification_preferences to casework_actor
  using (staff_id = (select casework.staff())) with check (staff_id = (select casework.staff()));
create or replace trigger casework_never_truncate before truncate on casework.changes
  for each statement execute function casework.never();

create or replace function casework.record_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - array['updated_at', 'updated_by_id', 'published_at'] end;
  v_after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - array['updated_at', 'updated_by_id', 'published_at'] end;
begin
  -- That a secret was changed is on record, not what it is.
  if v_before ->> 'secret' is not null then
    v_before := v_before || jsonb_build_object('secret', left(encode(sha256(convert_to(v_before ->> 'secret', 'UTF8')), 'hex'), 12));
  end if;
  if v_after ->> 'secret' is not null then
    v_after := v_after || jsonb_build_object('secret', left(encode(sha256(convert_to(v_after ->> 'secret', 'UTF8')), 'hex'), 12));
  end if;
  if v_before is distinct from v_after then
    insert into casework.changes (subject, document_id, actor, before, after)
    values (tg_table_name, coalesce(v_after, v_before) ->> 'document_id', casework.actor(), v_before, v_after);
  end if;
  return null;
end $$;

-- Who may do what: a person's accounts, whether he is active, and his memberships (docs/adr/0007); and his name, by
-- which all that he does is known; and what an identity provider's people are found by (features/sign-in/people.ts).
-- Which membership is in use is no such change.
create or replace function casework.record_staff_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c_kept constant text[] := array['name', 'phone', 'email', 'employee_number', 'active', 'admin_user_id', 'api_user_id', 'api_token_id',
                                  'wecom_id', 'kind', 'staff_member_id',
                                  'department_id', 'leader_id', 'enterprise_id', 'since', 'until', 'acting'];
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_staff integer := coalesce(v_new, v_old) ->> case tg_table_name when 'memberships' then 'staff_member_id' else 'id' end;
  v_name jsonb;
begin
  select jsonb_build_object('name', s.name) into v_name from staff_members s where s.id = v_staff;
  select jsonb_object_agg(key, value) into v_old from jsonb_each(v_old) where key = any (c_kept);
  select jsonb_object_agg(key, value) into v_new from jsonb_each(v_new) where key = any (c_kept);
  if v_old is distinct from v_new then
    insert into casework.changes (subject, document_id, actor, before, after)
    values (tg_table_name, case tg_op when 'DELETE' then old.document_id else new.document_id end, casework.actor(),
            v_name || v_old, v_name || v_new);
  end if;
  return null;
end $$;

-- Staff members are never deleted.
create or replace trigger casework_record_change after insert or update on staff_members
  for each row execute function casework.record_staff_change();
create or replace trigger casework_record_change after insert or update or delete on memberships
  for each row execute function casework.record_staff_change();

do $$
declare t text;
begin
  -- Calendar and pairings too: by them dues move, and duties are owed or not.
  foreach t in array array['escalation_rules', 'notification_templates', 'document_texts', 'notification_channels', 'event_subscriptions', 'settings',
                           'calendar_days', 'calendar_years', 'pairings'] loop
    execute format('create or replace trigger casework_record_change after insert or update or delete on %I
                    for each row execute function casework.record_change()', t);
  end loop;
end $$;
