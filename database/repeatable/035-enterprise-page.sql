-- A visitor of the enterprise's page enters: by the hash of his session's token. Narrows the transaction to exactly
-- that enterprise's sight, as casework.enter does for accounts. It runs with the caller's rights, as a definer function
-- may not set a role.
create or replace function casework.enter_by_link(p_token_hash text, p_now timestamptz) returns jsonb
language plpgsql volatile as $$
declare
  v_actor jsonb;
begin
  select jsonb_build_object('kind', 'enterprise', 'membership', null, 'staffId', null, 'name', l.contact_name,
           'departmentId', null, 'leaderId', null, 'enterpriseId', e.id, 'organisation', e.name,
           'account', 'link:' || l.document_id, 'error', null, 'via', 'link',
           'contact', l.contact_name || '（尾号' || right(l.contact_phone, 4) || '）')
    into v_actor
    from casework.enterprise_sessions s
    join casework.enterprise_links l on l.id = s.link_id
    join enterprises e on e.id = l.enterprise_id
   where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now
     -- A session opened by a revoked link ends; a session whose link ended by an answer or a newer link goes on.
     and l.ended_why is distinct from 'revoked';
  v_actor := coalesce(v_actor, jsonb_build_object('kind', 'none', 'account', 'none', 'error', null));
  perform set_config('casework.actor', v_actor::text, true);
  perform set_config('role', casework.actor_role(), true);
  return v_actor;
end $$;
