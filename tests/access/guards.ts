import type { Pool, PoolClient } from 'pg';
import { FIELD_RULES } from '../../src/plugins/casework/server/src/platform/access/fields';
import { Doors, each, type Truth, type TypeInfo } from './doors/doors';
import { restList } from './doors/rest';
import { policyFindings } from './policies';
import { privilegeFindings, privilegesOf } from './privileges';
import { probesOf, triggersOf } from './triggers';
import { type Reader, type World } from './world/types';

/**
 * Mutation of the guards: each policy, privilege, trigger and rule of fields is removed in turn, and the comparison
 * that fails is named. A guard whose removal makes nothing fail is not tested.
 */

export type Guard = {
  name: string;
  remove(): Promise<void> | void;
  restore(): Promise<void> | void;
  /** the findings; empty with the guard in place */
  look(): Promise<string[]>;
};

type Setting = { world: World; types: TypeInfo[]; truth: Truth };

/** Returns every guard of the application, with its removal and the check that must miss it. */
export async function guardsOf(setting: Setting): Promise<Guard[]> {
  return [
    ...(await policies(setting)),
    ...(await privileges(setting)),
    ...(await triggers(setting)),
    ...fieldRules(setting),
  ];
}

type Policy = {
  schema: string;
  table: string;
  name: string;
  command: string;
  using: string | null;
  check: string | null;
  roles: string;
};

/** Where a table's policies must be missed. */
const lookAt = ({ world, types, truth }: Setting, { schema, table, name }: Policy): Promise<string[]> => {
  if (name === 'casework_system') return systemFindings(world, `${schema}."${table}"`);
  if (table === 'files')
    return name === 'casework_see' ? fileFindings({ world, types, truth }) : fileWrites(world);
  if (schema === 'casework') return messageFindings(world);
  const [kind = ''] = /[a-z]+$/.exec(name) ?? [];
  return policyFindings(
    { world, types, truth },
    { only: [table], enough: 1, first: kind === 'all' ? 'office' : kind },
  );
};

async function policies(setting: Setting): Promise<Guard[]> {
  const { ownerDb: db } = setting.world.kit.app;
  const { rows } = await db.query<Policy>(
    `select schemaname as schema, tablename as table, policyname as name, cmd as command, qual as using, with_check as check,
            array_to_string(roles, ', ') as roles
       from pg_policies order by 1 desc, 2, 3`,
  );
  const run = (sql: string) => async (): Promise<void> => void (await db.query(sql));
  const tables = rows.filter((row, i) => row.table !== rows[i - 1]?.table);
  return [
    ...rows.flatMap((policy): Guard[] => {
      const { schema, table, name, command, using, check, roles } = policy;
      const on = `policy ${name} on ${schema === 'public' ? '' : `${schema}.`}"${table}"`;
      const look = (): Promise<string[]> => lookAt(setting, policy);
      const restore = run(
        `drop ${on.replace('policy ', 'policy if exists ')};
         create ${on} for ${command} to ${roles} ${using ? `using (${using})` : ''} ${check ? `with check (${check})` : ''}`,
      );
      const isOpen = [using, check].every((clause) => clause === null || clause === 'true');
      const opened = `alter ${on} ${using ? 'using (true)' : ''} ${check ? 'with check (true)' : ''}`;
      return [
        { name: `${on}: dropped`, remove: run(`drop ${on}`), restore, look },
        ...(isOpen ? [] : [{ name: `${on}: opened`, remove: run(opened), restore, look }]),
        // An own row may not be given to another, nor get a state that the rule forbids.
        ...(using && check && !isOpen
          ? [{ name: `${on}: check opened`, remove: run(`alter ${on} with check (true)`), restore, look }]
          : []),
      ];
    }),
    ...tables.map((policy): Guard => {
      const on = `alter table ${policy.schema}."${policy.table}"`;
      return {
        name: `row security of "${policy.table}": off`,
        remove: run(`${on} disable row level security`),
        restore: run(`${on} enable row level security`),
        look: () => lookAt(setting, policy),
      };
    }),
  ];
}

/** The application's login owns nothing and sees every row by this policy alone. */
async function systemFindings(world: World, table: string): Promise<string[]> {
  const { db, ownerDb } = world.kit.app;
  const [own] = table.startsWith('casework.') ? [world.readers.groupA.staff] : [];
  if (own !== undefined) {
    await ownerDb.query(
      `insert into casework.notification_preferences (staff_id) values ($1) on conflict do nothing`,
      [own],
    );
    await ownerDb.query(
      `insert into casework.messages (outbox_id, staff_id, event, title, body, created_at)
         values ('00000000-0000-4000-8000-000000000001', $1, 'probe', 'x', 'x', now()) on conflict do nothing`,
      [own],
    );
  }
  const count = async (pool: Pool): Promise<number> =>
    (await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? 0;
  const [all, seen] = [await count(ownerDb), await count(db)];
  if (all === 0) return [`${table} has no row to see`];
  return all === seen ? [] : [`the login sees ${seen} of ${all} rows of ${table}`];
}

async function fileFindings({ world, types, truth }: Setting): Promise<string[]> {
  const { fileDoors } = await import('./doors/others');
  const doors = new Doors(world, types, truth);
  for (const name of ['groupA', 'groupB', 'unitB', 'enterpriseA', 'office'] as const)
    await fileDoors(doors, world.readers[name]);
  return doors.findings;
}

/** Runs statements as a reader admitted by `enter`, without triggers when `alone`; everything is rolled back. */
async function asReader(
  world: World,
  reader: Reader | null,
  alone: boolean,
  work: (
    client: PoolClient,
    note: (what: string, sql: string, wanted: number) => Promise<void>,
  ) => Promise<void>,
  findings: string[],
): Promise<void> {
  const client = await world.kit.app.adminDb.connect();
  const note = async (what: string, sql: string, wanted: number): Promise<void> => {
    await client.query('savepoint probe');
    const got = await client.query(sql).then(
      ({ rowCount }) => rowCount ?? 0,
      (error: { code?: string }) => (error.code === '42501' ? 0 : -1),
    );
    await client.query('rollback to savepoint probe');
    if (got !== wanted) findings.push(`${reader?.name ?? 'nobody'} ${what}: ${got} wanted ${wanted}`);
  };
  try {
    await client.query('begin');
    if (alone) await client.query('set local session_replication_role = replica');
    await client.query(
      `select casework.enter('api', (select api_user_id from staff_members where id = $1), 'probe', null, false)`,
      [reader?.staff ?? 0],
    );
    await work(client, note);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Every signed-in kind but the auditor adds files; the uploader and the office change and delete them. */
async function fileWrites(world: World): Promise<string[]> {
  const findings: string[] = [];
  const { db } = world.kit.app;
  const { groupB, auditor, office } = world.readers;
  const count = async (condition: string): Promise<number> =>
    (await db.query<{ n: number }>(`select count(*)::int as n from files f where ${condition}`)).rows[0]?.n ??
    0;
  const own = await count(
    `exists (select 1 from casework.file_owner o where o.file_id = f.id and o.staff_id = ${groupB.staff})`,
  );
  const ADD = `insert into files (document_id, name, hash, ext) values ('probe', 'x', 'x', '.pdf')`;
  for (const [reader, adds, changes] of [
    [groupB, 1, own],
    [office, 1, await count('true')],
    [auditor, 0, 0],
    [null, 0, 0],
  ] as const) {
    await asReader(
      world,
      reader,
      true,
      async (_, note) => {
        await note('adds a file', ADD, adds);
        await note('changes files', `update files set name = 'y'`, changes);
        await note('takes files away', 'delete from files', changes);
        // A file whose key is another's would be another's.
        if (reader === groupB) await note('makes a file another’s', 'update files set id = 2000000000', 0);
      },
      findings,
    );
  }
  await asReader(
    world,
    groupB,
    false,
    async (client, note) => {
      const refused = await client.query(ADD).then(
        () => '',
        (error: Error) => error.message,
      );
      if (refused) return void findings.push(`adding a file: ${refused}`);
      await note('changes his own file', `update files set name = 'y' where document_id = 'probe'`, 1);
    },
    findings,
  );
  return findings;
}

/** A message and the wishes for messages are their addressee's alone. */
async function messageFindings(world: World): Promise<string[]> {
  const { ownerDb: db } = world.kit.app;
  const findings: string[] = [];
  const { groupA, groupB } = world.readers;
  const staff = [groupA.staff, groupB.staff];
  await db.query(
    `insert into casework.messages (outbox_id, staff_id, event, title, body, created_at)
       select '00000000-0000-4000-8000-000000000000', unnest($1::int[]), 'probe', 'x', 'x', now() on conflict do nothing`,
    [staff],
  );
  await db.query(
    `insert into casework.notification_preferences (staff_id) select unnest($1::int[]) on conflict do nothing`,
    [staff],
  );
  try {
    const { rows } = await db.query<{ n: number }>(
      'select count(*)::int as n from casework.messages where staff_id = $1',
      [groupA.staff],
    );
    await asReader(
      world,
      groupA,
      true,
      async (_, note) => {
        await note('reads messages', 'select 1 from casework.messages', rows[0]?.n ?? 0);
        await note('has read', 'update casework.messages set read_at = now()', rows[0]?.n ?? 0);
        await note('reads wishes', 'select 1 from casework.notification_preferences', 1);
        await note('changes wishes', `update casework.notification_preferences set email = 'each'`, 1);
        await note(
          'gives wishes away',
          `update casework.notification_preferences set staff_id = 2000000000`,
          0,
        );
        await note(
          'adds another’s wishes',
          'insert into casework.notification_preferences (staff_id) values (2000000000)',
          0,
        );
      },
      findings,
    );
    return findings;
  } finally {
    await db.query(`delete from casework.messages where event = 'probe'`);
    await db.query(
      `delete from casework.notification_preferences p where staff_id = any($1) and email = 'digest' and muted = '{}'`,
      [staff],
    );
  }
}

async function triggers({ world }: Setting): Promise<Guard[]> {
  const { ownerDb: db } = world.kit.app;
  return (await triggersOf(db)).flatMap((trigger): Guard[] => {
    const { schema, table, name } = trigger;
    const on = `alter table ${schema}."${table}"`;
    return Object.entries(probesOf(trigger)).map(([event, probe]) => ({
      name: `trigger ${name} on ${table}, ${event}`,
      remove: async () => void (await db.query(`${on} disable trigger ${name}`)),
      restore: async () => void (await db.query(`${on} enable trigger ${name}`)),
      look: () => probe(db),
    }));
  });
}

async function privileges({ world, types }: Setting): Promise<Guard[]> {
  const { ownerDb: db } = world.kit.app;
  const tables = types.map(({ table }) => table);
  return (await privilegesOf(db, tables)).map(({ name, grant, revoke }) => ({
    name,
    remove: async () => void (await db.query(grant)),
    restore: async () => void (await db.query(revoke)),
    look: () => privilegeFindings(db, tables),
  }));
}

type FieldRules = Record<string, Record<string, unknown>>;

/** The rule of fields, entry by entry, in the module that the application has loaded. */
function fieldRules({ world, types, truth }: Setting): Guard[] {
  const all = FIELD_RULES as unknown as FieldRules;
  return Object.entries(all).flatMap(([name, rules]) =>
    Object.entries(rules).map(
      ([kind, rule]): Guard => ({
        name: `fields of ${name} for ${kind}`,
        remove: () => void delete rules[kind],
        restore: () => void (rules[kind] = rule),
        look: async () => {
          const doors = new Doors(world, types, truth);
          const readers = Object.values(world.readers)
            .filter((r) => r.kind === kind && r.signedIn)
            .slice(0, 3);
          const type = types.find((one) => one.name === name);
          await each(readers, async (reader) => {
            if (type) await restList(doors, reader, type);
          });
          return doors.findings;
        },
      }),
    ),
  );
}
