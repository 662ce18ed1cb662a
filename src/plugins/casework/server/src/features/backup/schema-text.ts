import type { Client } from 'pg';

/**
 * The database's own description of itself as SQL: what `pg_dump` would write of a schema, made here because the
 * embedded server comes without it, and because the same text, made again of the restored database, shows that
 * nothing is missing. Everything but the rows, the owners and the values of sequences.
 */
export type SchemaText = {
  /** schemas, collations, sequences, bare tables, functions: run before the rows are loaded */
  before: string;
  /** defaults, keys, indexes, triggers, policies, privileges: run after them */
  after: string;
};

/** Where the application's objects are. */
export const SCHEMAS = ['public', 'casework'] as const;
const IN = `in ('public', 'casework')`;

const notOfExtension = (catalog: string, oid: string): string =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

/**
 * Objects that this description cannot express. Their presence stops a backup, because leaving a part out is worse.
 */
const UNKNOWN = `
  select format('%s %I.%I', c.relkind, n.nspname, c.relname) as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and (c.relkind not in ('r', 'i', 'S', 'v', 't', 'c')
      or c.relispartition or c.relpersistence = 'u' or exists (select 1 from pg_inherits h where h.inhrelid = c.oid))
  union all
  select format('type %I.%I', n.nspname, t.typname) from pg_type t join pg_namespace n on n.oid = t.typnamespace
   where n.nspname ${IN} and ${notOfExtension('pg_type', 't.oid')} and (t.typtype in ('e', 'd', 'r')
      or t.typtype = 'c' and (select relkind from pg_class where oid = t.typrelid) = 'c')
  union all
  select format('generated column %I.%I.%I', n.nspname, c.relname, a.attname) from pg_attribute a
    join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and a.attgenerated <> '' and not a.attisdropped
  union all
  select format('aggregate or procedure with a parsed body %I.%I', n.nspname, p.proname) from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
   where n.nspname ${IN} and ${notOfExtension('pg_proc', 'p.oid')} and (p.prokind not in ('f', 'p') or p.prosqlbody is not null)
  union all
  select format('statistics %I.%I', n.nspname, s.stxname) from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
   where n.nspname ${IN}`;

const COLLATIONS = `
  select format('create collation %I.%I (provider = %s, locale = %L, deterministic = %s)', n.nspname, c.collname,
           case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
           coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate), c.collisdeterministic::text) as sql
    from pg_collation c join pg_namespace n on n.oid = c.collnamespace
   where n.nspname ${IN} order by 1`;

const SEQUENCES = `
  select format('create sequence %I.%I as %s increment by %s minvalue %s maxvalue %s start with %s cache %s%s', n.nspname, c.relname,
           format_type(s.seqtypid, null), s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache,
           case when s.seqcycle then ' cycle' else '' end) as sql
    from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and not exists (select 1 from pg_depend d
           where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i')
   order by n.nspname, c.relname`;

const SEQUENCE_OWNERS = `
  select format('alter sequence %I.%I owned by %I.%I.%I', n.nspname, c.relname, tn.nspname, t.relname, a.attname) as sql
    from pg_depend d join pg_class c on c.oid = d.objid and c.relkind = 'S' join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = d.refobjid join pg_namespace tn on tn.oid = t.relnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
   where d.classid = 'pg_class'::regclass and d.deptype = 'a' and n.nspname ${IN} order by n.nspname, c.relname`;

// An identity column brings its sequence, under the name that it has.
const TABLES = `
  select format(E'create table %I.%I (\\n%s\\n)%s', n.nspname, c.relname,
           coalesce((select string_agg(format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
               case when a.attcollation <> 0 and a.attcollation <> t.typcollation
                    then format(' collate %I.%I', cn.nspname, co.collname) else '' end,
               case when a.attnotnull then ' not null' else '' end,
               case when a.attidentity = '' then '' else format(' generated %s as identity (sequence name %s)',
                    case a.attidentity when 'a' then 'always' else 'by default' end,
                    pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname)) end), E',\\n' order by a.attnum)
             from pg_attribute a join pg_type t on t.oid = a.atttypid
             left join pg_collation co on co.oid = a.attcollation left join pg_namespace cn on cn.oid = co.collnamespace
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), ''),
           case when c.reloptions is null then '' else format(' with (%s)', array_to_string(c.reloptions, ', ')) end) as sql
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and c.relkind = 'r' and ${notOfExtension('pg_class', 'c.oid')} order by n.nspname, c.relname`;

const FUNCTIONS = `
  select rtrim(pg_get_functiondef(p.oid)) as sql
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname ${IN} and p.prokind in ('f', 'p') and ${notOfExtension('pg_proc', 'p.oid')}
   order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`;

const DEFAULTS = `
  select format('alter table %I.%I alter column %I set default %s', n.nspname, c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid)) as sql
    from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    join pg_class c on c.oid = d.adrelid join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and c.relkind = 'r' and a.attidentity = '' order by n.nspname, c.relname, a.attname`;

const constraints = (kinds: string): string => `
  select format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as sql
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and c.relkind = 'r' and k.contype in (${kinds}) and ${notOfExtension('pg_class', 'c.oid')}
   order by n.nspname, c.relname, k.conname`;

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) as sql
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and ${notOfExtension('pg_class', 'c.oid')}
     and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
   order by n.nspname, c.relname, x.relname`;

const VIEWS = `
  select format('create view %I.%I%s as %s', n.nspname, c.relname,
           case when c.reloptions is null then '' else format(' with (%s)', array_to_string(c.reloptions, ', ')) end,
           rtrim(pg_get_viewdef(c.oid), ';')) as sql
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and c.relkind = 'v' and ${notOfExtension('pg_class', 'c.oid')} order by c.oid`;

const TRIGGERS = `
  select pg_get_triggerdef(t.oid) || case t.tgenabled when 'O' then '' else format(E';\\nalter table %I.%I %s trigger %I',
           n.nspname, c.relname, case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, t.tgname) end as sql
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and not t.tgisinternal order by n.nspname, c.relname, t.tgname`;

const ROW_SECURITY = `
  select format('alter table %I.%I enable row level security', n.nspname, c.relname)
         || case when c.relforcerowsecurity then format(E';\\nalter table %I.%I force row level security', n.nspname, c.relname) else '' end as sql
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname ${IN} and c.relkind = 'r' and c.relrowsecurity order by n.nspname, c.relname`;

const POLICIES = `
  select format('create policy %I on %I.%I as %s for %s to %s%s%s', policyname, schemaname, tablename, lower(permissive), lower(cmd),
           (select string_agg(case r when 'public' then 'public' else quote_ident(r) end, ', ' order by r) from unnest(roles::text[]) r),
           case when qual is null then '' else ' using (' || qual || ')' end,
           case when with_check is null then '' else ' with check (' || with_check || ')' end) as sql
    from pg_policies where schemaname ${IN} order by schemaname, tablename, policyname`;

const RULES = `select rtrim(definition, ';') as sql from pg_rules where schemaname ${IN} order by schemaname, tablename, rulename`;

const grantee = `case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end`;
const option = `case when a.is_grantable then ' with grant option' else '' end`;

// An owner's privileges follow from owning, and the grantor from the login that restores: neither is written.
const PRIVILEGES = `
  select sql from (
    select 1 as part, n.nspname::text as name, format('grant %s on schema %I to %s%s', lower(a.privilege_type), n.nspname, ${grantee}, ${option}) as sql
      from pg_namespace n cross join aclexplode(n.nspacl) a where n.nspname = 'casework' and a.grantee <> n.nspowner
    union all
    select 2, format('%I.%I', n.nspname, c.relname), format('grant %s on %s %I.%I to %s%s', lower(a.privilege_type),
             case c.relkind when 'S' then 'sequence' else 'table' end, n.nspname, c.relname, ${grantee}, ${option})
      from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join aclexplode(c.relacl) a
     where n.nspname ${IN} and c.relkind in ('r', 'v', 'S') and a.grantee <> c.relowner and ${notOfExtension('pg_class', 'c.oid')}
    union all
    select 3, format('%I.%I', n.nspname, c.relname), format('grant %s (%I) on table %I.%I to %s%s', lower(a.privilege_type), t.attname, n.nspname, c.relname, ${grantee}, ${option})
      from pg_attribute t join pg_class c on c.oid = t.attrelid join pg_namespace n on n.oid = c.relnamespace cross join aclexplode(t.attacl) a
     where n.nspname ${IN} and a.grantee <> c.relowner and not t.attisdropped
    union all
    select 4, p.oid::regprocedure::text, format('revoke all on function %s from public', p.oid::regprocedure)
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname ${IN} and p.proacl is not null and ${notOfExtension('pg_proc', 'p.oid')}
    union all
    select 5, p.oid::regprocedure::text, format('grant execute on function %s to %s%s', p.oid::regprocedure, ${grantee}, ${option})
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace cross join aclexplode(p.proacl) a
     where n.nspname ${IN} and a.grantee <> p.proowner and ${notOfExtension('pg_proc', 'p.oid')}
  ) all_of order by part, name, sql`;

const COMMENTS = `
  select sql from (
    select format('comment on table %I.%I is %L', n.nspname, c.relname, d.description) as sql
      from pg_description d join pg_class c on c.oid = d.objoid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
     where d.classoid = 'pg_class'::regclass and d.objsubid = 0 and n.nspname ${IN}
    union all
    select format('comment on column %I.%I.%I is %L', n.nspname, c.relname, a.attname, d.description)
      from pg_description d join pg_class c on c.oid = d.objoid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
     where d.classoid = 'pg_class'::regclass and d.objsubid > 0 and n.nspname ${IN}
    union all
    select format('comment on function %s is %L', p.oid::regprocedure, d.description)
      from pg_description d join pg_proc p on p.oid = d.objoid join pg_namespace n on n.oid = p.pronamespace
     where d.classoid = 'pg_proc'::regclass and n.nspname ${IN} and ${notOfExtension('pg_proc', 'p.oid')}
  ) all_of order by sql`;

const BEFORE = [COLLATIONS, SEQUENCES, TABLES, FUNCTIONS];
const AFTER = [
  DEFAULTS,
  SEQUENCE_OWNERS,
  constraints(`'p', 'u', 'c', 'x'`),
  INDEXES,
  VIEWS,
  constraints(`'f'`),
  TRIGGERS,
  ROW_SECURITY,
  POLICIES,
  RULES,
  PRIVILEGES,
  COMMENTS,
];

const SETTINGS = 'set local search_path = pg_catalog;\nset local check_function_bodies = off;\n';

/**
 * @param client inside a transaction; its search path is changed for the rest of it, so that every name is written
 * with its schema
 * @returns the same text for the same database, in whatever order its objects were made
 * @throws when the database contains an object that this cannot express, naming it
 */
export async function describeSchema(client: Client): Promise<SchemaText> {
  await client.query('set local search_path = pg_catalog');
  const { rows: unknown } = await client.query<{ what: string }>(UNKNOWN);
  if (unknown.length > 0)
    throw new Error(`the backup has no form for: ${unknown.map(({ what }) => what).join(', ')}`);
  const text = async (queries: readonly string[]): Promise<string> => {
    const parts: string[] = [];
    for (const query of queries) {
      const { rows } = await client.query<{ sql: string }>(query);
      parts.push(...rows.map(({ sql }) => `${sql};\n`));
    }
    return SETTINGS + parts.join('');
  };
  return {
    before: (await text(BEFORE)).replace(SETTINGS, `${SETTINGS}create schema casework;\n`),
    after: await text(AFTER),
  };
}
