-- Values of extra fields 附加项 (spec: domain). They run as whoever asks: the policies of extra_fields say which fields he
-- may read, and a value of another is nothing to him.

create or replace function casework.readable_extra(p_record text, p_extra jsonb) returns jsonb
language sql stable set search_path = public, pg_temp as $$
  select case when p_extra is null or p_extra = '{}' then p_extra else coalesce(
    (select jsonb_object_agg(e.key, e.value) from jsonb_each(p_extra) e
      where exists (select 1 from extra_fields f where f.record = p_record and f.code = e.key)), '{}') end
$$;

-- A ledger entry's input without the values that the asker may not read. The salt, without which they could be guessed from the
-- entry's hash, goes with them.
create or replace function casework.readable_input(p_input jsonb) returns jsonb
language sql stable set search_path = public, pg_temp as $$
  with read as (
    select casework.readable_extra('issue', p_input -> 'extra') as extra,
           casework.readable_extra('issue', p_input -> 'before' -> 'extra') as before)
  select case
    when not coalesce(p_input ? 'extra', false)
      or (read.extra is not distinct from p_input -> 'extra' and read.before is not distinct from p_input -> 'before' -> 'extra')
      then p_input
    else (p_input - 'extraSalt') || jsonb_build_object('extra', read.extra)
      || case when p_input -> 'before' ? 'extra' then jsonb_build_object('before', (p_input -> 'before') || jsonb_build_object('extra', read.before)) else '{}' end
  end from read
$$;

grant execute on function casework.readable_extra(text, jsonb), casework.readable_input(jsonb) to casework_actor;
