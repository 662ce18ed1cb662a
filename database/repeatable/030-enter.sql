-- Takes the sight of an actor whom casework.enter has named, for a transaction that cannot write: on a replica.
create or replace function casework.enter_as(p_actor text) returns void language plpgsql volatile as $$
begin
  perform set_config('casework.actor', p_actor, true);
  perform set_config('role', casework.actor_role(), true);
end $$;

-- A request enters: finds the memberships of the account, chooses the one in use, and narrows the
-- transaction to the actor's sight. It runs with the caller's rights, as a definer function may not set a
-- role.
--   p_strategy  'api' | 'admin' | 'token' | 'none'
--   p_account   the key of the API user, the admin user or the API token
--   p_membership  what X-Acting-For names, or null
--   p_super     the account is a super admin: without a membership it sees everything and acts on nothing
-- Answers the actor; with `error` when a membership must be named.
create or replace function casework.enter(
  p_strategy text, p_account integer, p_label text, p_membership text, p_super boolean
) returns jsonb language plpgsql volatile as $$
declare
  v_rows jsonb;
  v_chosen jsonb;
  v_actor jsonb;
  v_error text;
begin
  select jsonb_agg(jsonb_build_object(
           'kind', m.kind, 'membership', m.document_id, 'staffId', s.id, 'name', s.name,
           'departmentId', m.department_id, 'leaderId', m.leader_id, 'enterpriseId', m.enterprise_id,
           'organisation', coalesce(d.name, l.title, e.name, case m.kind when 'auditor' then '监督' when 'head' then '专班' else '专班办' end),
           'inUse', m.id = s.membership_in_use_id) order by m.id)
    into v_rows
    from staff_members s
    join memberships m on m.staff_member_id = s.id
    left join departments d on d.id = m.department_id
    left join leaders l on l.id = m.leader_id
    left join enterprises e on e.id = m.enterprise_id
   where case p_strategy when 'api' then s.api_user_id when 'admin' then s.admin_user_id
                         when 'token' then s.api_token_id end = p_account
     and s.active and m.since <= (now() at time zone 'UTC')
     and (m.until is null or m.until > (now() at time zone 'UTC'))
     and (p_strategy = 'api' or m.kind <> 'enterprise')
     and coalesce(d.active, true) and coalesce(l.active, true);

  if p_membership is not null then
    select value into v_chosen from jsonb_array_elements(v_rows) where value ->> 'membership' = p_membership;
    if v_chosen is null then
      v_error := 'NO_SUCH_MEMBERSHIP';
    end if;
  elsif v_rows is not null then
    select value into v_chosen from jsonb_array_elements(v_rows) where value -> 'inUse' = 'true';
    if v_chosen is null and jsonb_array_length(v_rows) = 1 then
      v_chosen := v_rows -> 0;
    end if;
    if v_chosen is null and not p_super then
      v_error := 'CHOOSE_MEMBERSHIP';
    end if;
  end if;

  v_actor := coalesce(v_chosen, jsonb_build_object('kind', case when p_super and v_error is null then 'super' else 'none' end))
    || jsonb_build_object('account', p_label, 'error', v_error)
    -- Marks the system administrator, whichever membership he acts with.
    || case when p_super then '{"super": true}'::jsonb else '{}'::jsonb end;
  perform set_config('casework.actor', v_actor::text, true);
  perform set_config('role', casework.actor_role(), true);
  return v_actor;
end $$;
