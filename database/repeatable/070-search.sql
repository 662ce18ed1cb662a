-- Searches texts in the form of casework.searchable (065-names.sql). LIKE on it is not leakproof, so under policies a
-- trigram index is not used and every row is read. This function therefore searches past the policies and returns
-- keys alone, to which the policies then apply (platform/access/query-guard.ts). It searches the given columns, which
-- are those that the caller may read. The planner takes a comparison of Chinese text for as cheap as any and would
-- read every row: where the query has three letters or digits in a row, which a trigram needs, the planner is told to
-- use the indexes. One or two ideographs have no trigram and no other spelling: there the texts are compared as they
-- are, which costs less.

create or replace function casework.search(p_table text, p_columns text[], p_query text) returns setof integer
language plpgsql stable security definer rows 100 set search_path = public, pg_temp set enable_seqscan = on as $$
declare
  v_condition text;
begin
  if casework.searchable(p_query) ~ '[[:alnum:]]{3}' then
    perform set_config('enable_seqscan', 'off', true);
  end if;
  select string_agg(format(case when btrim(p_query) ~ '^[一-鿿]{1,2}$' then '%I like $1' else 'casework.searchable(%I) like $1' end,
    c.name), ' or ') into v_condition
    from unnest(p_columns) as c(name)
   where (p_table, c.name) in (('issues', 'number'), ('issues', 'title'), ('issues', 'description'),
     ('issues', 'outside_number'));
  if v_condition is null then
    return;
  end if;
  return query execute format('select id from %I where %s', p_table, v_condition)
    using casework.search_pattern(p_query);
end $$;
revoke all on function casework.search(text, text[], text) from public;
grant execute on function casework.search(text, text[], text) to casework_actor;

do $$
declare
  c record;
begin
  if not exists (select 1 from pg_extension where extname = 'pg_trgm') then
    raise warning 'pg_trgm is not installed: text search reads every row (docs/operations/database.md)';
    return;
  end if;
  for c in select * from (values ('issues', 'number'), ('issues', 'title'), ('issues', 'description'),
      ('issues', 'outside_number')) as searched(tab, col) loop
    execute format('drop index if exists %I', c.tab || '_' || c.col || '_trgm');
    execute format('create index if not exists %I on %I using gin (casework.searchable(%I) gin_trgm_ops)',
      c.tab || '_' || c.col || '_searchable', c.tab, c.col);
  end loop;
end $$;
