import type { Pool } from 'pg';

/**
 * Privileges of the role that requests run as, before any policy: a table without row security is protected by them
 * alone, and TRUNCATE by nothing else. Written down here once more, table by table.
 */

const READ = 'select';
const ADD = 'select, insert, update';
const KEEP = 'select, insert, update, delete';

/** Content types that differ from what the office keeps in forms (`ADD`). */
const TYPES: Record<string, string> = {
  // Changed by actions, sweeps and calls, never by a form.
  issues: READ,
  transfers: READ,
  issue_requests: READ,
  milestones: READ,
  escalations: READ,
  ledger_entries: READ,
  duties: READ,
  official_documents: READ,
  intakes: READ,
  refused_attempts: READ,
  sign_ins: READ,
  assessments: READ,
  assessment_adjustments: READ,
  assessment_objections: READ,
  reports: 'select, update',
  notification_templates: 'select, update',
  document_texts: 'select, update',
  policies: KEEP,
  meeting_items: KEEP,
  calendar_days: KEEP,
  notification_channels: KEEP,
  event_subscriptions: KEEP,
};

/** The application's own tables, read by policies and forms; requests have no privilege on the others. */
const OWN: Record<string, string> = {
  issue_access: READ,
  transfer_access: READ,
  pairing_access: READ,
  meeting_access: READ,
  assessment_access: READ,
  events: READ,
  file_access: READ,
  file_contents: READ,
  media_tables: READ,
  messages: READ,
  notification_preferences: ADD,
};

/** Strapi's records of its schema: written only while migrating. */
const RECORDS = ['strapi_database_schema', 'strapi_migrations', 'strapi_migrations_internal'];

/** Single columns: an issue is locked, a message has been read. */
const COLUMNS: Record<string, string> = {
  'public.issues': 'update (updated_at)',
  'casework.messages': 'update (read_at)',
};

/** Functions that work with the owner's rights and that requests may call. */
const OPEN_FUNCTIONS = [
  'claim_key',
  'end_sessions',
  'enters_visit',
  'file_is_attached',
  'group_own_visits',
  'group_visits',
  'keep_content',
  'last_passwords',
  'owns_file',
  'panel_session_holds',
  'password_set',
  'published_ratings',
  'search',
  'token_holds',
  'uploads_full',
];

const VERBS = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'] as const;

type Held = { schema: string; table: string; role: string; verbs: string; columns: string };
type Definer = { name: string; args: string; path: string | null; open: boolean; trigger: boolean };

const ROLES = ['actor', 'office', 'auditor', 'super', 'group', 'unit', 'leader', 'enterprise'].map(
  (kind) => `casework_${kind}`,
);

const held = async (db: Pool): Promise<Held[]> =>
  (
    await db.query<Held>(
      `select n.nspname as schema, c.relname as table, r.role,
              coalesce((select string_agg(v, ', ' order by i) from unnest($2::text[]) with ordinality as w(v, i)
                where has_table_privilege(r.role, c.oid, v)), '') as verbs,
              coalesce((select string_agg(v || ' (' || a.attname || ')', ', ' order by a.attnum)
                from pg_attribute a, unnest(array['select', 'insert', 'update', 'references']) v
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 and has_column_privilege(r.role, c.oid, a.attnum, v) and not has_table_privilege(r.role, c.oid, v)), '') as columns
         from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join unnest($1::text[]) as r(role)
        where n.nspname in ('public', 'casework') and c.relkind in ('r', 'v', 'm', 'p') order by 1, 2, 3`,
      [ROLES, VERBS],
    )
  ).rows;

const definers = async (db: Pool): Promise<Definer[]> =>
  (
    await db.query<Definer>(
      `select p.proname as name, pg_get_function_identity_arguments(p.oid) as args,
              (select c from unnest(p.proconfig) c where c like 'search_path=%') as path,
              has_function_privilege('casework_actor', p.oid, 'execute') as open,
              p.prorettype = 'trigger'::regtype as trigger
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'casework' and p.prosecdef order by 1`,
    )
  ).rows;

function wantedOf({ schema, table }: Held, types: readonly string[]): string {
  if (schema === 'casework') return OWN[table] ?? '';
  if (RECORDS.includes(table)) return READ;
  return types.includes(table) ? (TYPES[table] ?? ADD) : KEEP;
}

/** @param types the content types' tables; the others in "public" are Strapi's own */
export async function privilegeFindings(db: Pool, types: readonly string[]): Promise<string[]> {
  const tables = (await held(db)).flatMap((one) => {
    const wanted = [wantedOf(one, types), COLUMNS[`${one.schema}.${one.table}`] ?? ''].join('; ');
    const got = [one.verbs, one.columns].join('; ');
    return got === wanted ? [] : [`${one.role} on ${one.schema}.${one.table}: ${got} wanted ${wanted}`];
  });
  const all = await definers(db);
  const open = all.filter((one) => one.open && !one.trigger).map(({ name }) => name);
  return [
    ...tables,
    ...(open.join() === OPEN_FUNCTIONS.join() ? [] : [`open to requests: ${open.join(', ')}`]),
    // Otherwise the caller of the function decides what its names mean.
    ...all.flatMap(({ name, path }) =>
      /^search_path=(public|casework), pg_temp$/.test(path ?? '')
        ? []
        : [`${name} goes by the path ${path ?? 'of its caller'}`],
    ),
  ];
}

export type Privilege = { name: string; grant: string; revoke: string };

/**
 * Returns each table's missing privileges, and each function's path, with the statements that open them and close
 * them again.
 */
export async function privilegesOf(db: Pool, types: readonly string[]): Promise<Privilege[]> {
  const tables = (await held(db)).filter(
    ({ schema, table, role }) =>
      role === 'casework_actor' && (schema === 'casework' || types.includes(table)),
  );
  return [
    ...tables.map(({ schema, table, verbs }): Privilege => {
      const on = `${schema}."${table}"`;
      const missing = VERBS.filter((verb) => !verbs.split(', ').includes(verb)).join(', ');
      const column = COLUMNS[`${schema}.${table}`];
      return {
        name: `privileges on ${on}: all`,
        grant: `grant ${missing} on ${on} to casework_actor`,
        revoke: `revoke ${missing} on ${on} from casework_actor${column ? `; grant ${column} on ${on} to casework_actor` : ''}`,
      };
    }),
    ...(await definers(db)).map(({ name, args, path }): Privilege => {
      const on = `alter function casework.${name}(${args})`;
      return {
        name: `search path of casework.${name}: the caller’s`,
        grant: `${on} reset search_path`,
        revoke: `${on} set ${(path ?? '').replace('=', ' = ')}`,
      };
    }),
  ];
}
