/**
 * npm run bench -- --profile NAME[,NAME…|all] [--sizes 10000]: where the time of one scenario goes. Of each statement the
 * milliseconds of its round trip, and those of its execution, its rows and its triggers as PostgreSQL's auto_explain says
 * them; the rest of the round trip is parsing, planning and the way. Then the ten dearest functions of the server.
 */
import { Client } from 'pg';
import { createPool, createTestDatabase } from '../tests/support/database';
import { makeIssues, makeMember, makeOrganisations } from './city';
import type { Counted } from './count-statements';
import type { Spent } from './cpu-profile';
import { send, type Call } from './measure';
import { member } from './panel';
import type { Child } from './servers';
import { makeDue } from './sweep';

type Database = ReturnType<typeof createPool>;
type Account = { userId: number; token: string };

type Profiled = {
  requests: number;
  call: (n: number) => Call;
  before?: () => Promise<void>;
};

export type StatementCost = {
  sql: string;
  /** how often in one request */
  times: number;
  roundTrip: number;
  /** null: auto_explain says nothing of it */
  execution: number | null;
  rows: number;
  triggers: { name: string; milliseconds: number }[];
  /** its last plan, for the file of results */
  plan?: unknown;
};

type Cpu = { dearest: Spent[]; parts: Record<string, number>; busy: number };

export type ProfileResult = {
  scenario: string;
  issues: number;
  milliseconds: number;
  roundTrips: number;
  /** milliseconds of CPU of the server in one request */
  busy: number;
  statements: StatementCost[];
  functions: Spent[];
  /** milliseconds of CPU in one request by package, or folder of the application */
  parts: [string, number][];
};

const USUAL_SIZE = 10_000;
const SHOWN = 10;

export type Starting = (
  script: string,
  cwd: string,
  database: { url: string },
  dist?: string,
  env?: Record<string, string>,
) => Promise<Child>;

export async function benchProfile(
  root: string,
  distDir: string,
  start: Starting,
  names: string,
  sizes: string,
): Promise<ProfileResult[]> {
  const issues = sizes.includes(',') ? USUAL_SIZE : Number(sizes);
  const database = await createTestDatabase();
  const db = createPool(database.url);
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const results: ProfileResult[] = [];
  const casework = await start('strapi-server.ts', root, database, distDir, { SWEEP_SCHEDULE: 'off' });
  try {
    await makeOrganisations(db);
    await makeIssues(database.url, issues);
    const all = await scenariosOf(casework, db);
    const chosen = names === 'all' ? Object.keys(all) : names.split(',');
    for (const name of chosen) {
      const scenario = all[name];
      if (!scenario) throw new Error(`no scenario ${name}: ${Object.keys(all).join(', ')}`);
      const result = { scenario: name, issues, ...(await profile(casework, admin, scenario)) };
      print(result);
      results.push(result);
    }
    return results;
  } finally {
    await casework.stop();
    await Promise.all([db.end(), admin.end()]);
    await database.drop();
  }
}

export async function scenariosOf(casework: Child, db: Database): Promise<Record<string, Profiled>> {
  const one = async (sql: string, values: unknown[] = []): Promise<number> =>
    (await db.query<{ id: number }>(sql, values)).rows[0]?.id ?? 0;
  const ids = async (sql: string, values: unknown[]): Promise<string[]> =>
    (await db.query<{ document_id: string }>(sql, values)).rows.map((row) => row.document_id);
  const group = await one(`select id from departments where code = 'fagai'`);
  const unit = await one(
    `select lead_unit_id as id from issues where stage = 'handling' order by id limit 1`,
  );
  const api = { group: '', office: '' };
  for (const kind of ['group', 'office'] as const) {
    const account = await casework.ask<Account>({ type: 'account', name: kind, grantAll: false });
    await makeMember(db, account.userId, kind, kind === 'group' ? group : null);
    api[kind] = account.token;
  }
  const stage = { casework, db };
  const panel = {
    group: await member(stage, 'group', { department: group }),
    unit: await member(stage, 'unit', { department: unit }),
    office: await member(stage, 'office', {}),
  };
  const ofStage = (name: string): Promise<string[]> =>
    ids(`select document_id from issues where group_id = $1 and stage = $2 order by id`, [group, name]);
  const handling = await ofStage('handling');
  const registered = await ofStage('registered');
  const accepted = await ofStage('accepted');
  const [units, enterprises, categories] = await Promise.all([
    ids(`select document_id from departments where is_unit and id <> $1 order by id limit 5`, [group]),
    ids(
      `select e.document_id from enterprises e join pairings p on p.enterprise_id = e.id where p.group_id = $1 order by e.id`,
      [group],
    ),
    ids(`select document_id from categories where complaint is not true order by id limit $1`, [1]),
  ]);
  const at = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
  const get = (token: string, path: string | ((n: number) => string), requests = 20): Profiled => ({
    requests,
    call: (n) => ({ method: 'GET', path: typeof path === 'string' ? path : path(n), token }),
  });
  const act = (id: string, action: string, data: object): Call => ({
    method: 'POST',
    path: `/api/casework/issues/${id}/actions/${action}`,
    body: { data },
    token: api.group,
  });
  /** The issues go back to the stage that the action starts from. */
  const back = (list: readonly string[], set: string) => async (): Promise<void> => {
    const client = await db.connect();
    try {
      await client.query(`begin; set local casework.inside = 'open'`);
      await client.query(`update issues set ${set} where document_id = any($1)`, [list]);
      await client.query(
        `update transfers set state = 'superseded' where issue_id in (select id from issues where document_id = any($1) and stage = 'accepted')`,
        [list],
      );
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  return {
    read: get(api.group, (n) => `/api/issues/${at(handling, n)}?populate[enterprise]=true`),
    page: get(panel.group, (n) => `/casework/issues/${at(handling, n)}/page`),
    list: get(panel.group, '/casework/workbench/issues?view=open'),
    search: get(
      panel.office,
      `/casework/workbench/issues?view=all&sort=received&q=${encodeURIComponent('示例问题诉求99')}`,
    ),
    today: get(panel.unit, '/casework/today', 10),
    ledger: get(panel.office, '/casework/ledgers/group?pagination[pageSize]=25'),
    note: {
      requests: 20,
      call: (n) => act(at(handling, n), 'note', { text: '已到现场查看，正在办理。' }),
    },
    accept: {
      requests: Math.min(20, registered.length),
      before: back(registered, `stage = 'registered', accepted_ever = false`),
      call: (n) => act(at(registered, n), 'accept', {}),
    },
    transfer: {
      requests: Math.min(20, accepted.length),
      before: back(accepted, `stage = 'accepted', lead_unit_id = null`),
      call: (n) =>
        act(at(accepted, n), 'transfer', { leadUnit: at(units, n), standard: '修复路面，恢复通行' }),
    },
    register: {
      requests: 20,
      call: (n) => ({
        method: 'POST',
        path: '/api/casework/issues',
        body: {
          data: {
            enterprise: at(enterprises, n),
            category: at(categories, 0),
            title: '厂区道路破损',
            description: '厂区门前道路破损，影响运输。',
            kind: 'appeal',
            channel: 'phone',
            handlingType: 'normal',
          },
        },
        token: api.group,
      }),
    },
    sweep: {
      requests: 1,
      before: () => makeDue(db, (rounds += 1)),
      call: () => ({ method: 'POST', path: '/api/casework/sweep', body: {}, token: api.office }),
    },
  };
}

let rounds = 0;

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

async function profile(
  casework: Child,
  admin: Client,
  { requests, call, before }: Profiled,
): Promise<Omit<ProfileResult, 'scenario' | 'issues'>> {
  let n = 0;
  const block = async (count: number): Promise<number[]> => {
    await before?.();
    const took: number[] = [];
    for (let i = 0; i < count; i += 1, n += 1) took.push(await send(casework.url, call(n)));
    await settled();
    return took;
  };
  const measured = async (): Promise<{ took: number[]; counted: Counted }> => {
    await casework.take();
    const took = await block(requests);
    return { took, counted: (await casework.take()) as Counted };
  };
  await block(requests);
  await block(requests);
  const plain = await measured();
  await casework.ask({ type: 'profile', on: true });
  await block(requests);
  const cpu = await casework.ask<Cpu>({ type: 'profile', on: false });
  await explain(admin, true);
  await block(requests);
  const explained = await measured();
  await explain(admin, false);

  const sorted = [...plain.took].sort((a, b) => a - b);
  return {
    milliseconds: sorted[Math.floor(sorted.length / 2)] ?? 0,
    roundTrips: plain.counted.roundTrips / requests,
    busy: cpu.busy / requests,
    statements: costsOf(plain.counted, explained.counted, requests),
    parts: Object.entries(cpu.parts)
      .map(([part, spent]): [string, number] => [part, spent / requests])
      .sort(([, a], [, b]) => b - a),
    functions: cpu.dearest.map((spent) => ({ ...spent, milliseconds: spent.milliseconds / requests })),
  };
}

const EXPLAINED = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_level': 'notice',
  'auto_explain.log_format': 'json',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_triggers': 'on',
};

/** Makes PostgreSQL say of each statement what it did, as notices; its sessions are begun anew for that. */
async function explain(admin: Client, on: boolean): Promise<void> {
  const { rows } = await admin.query<{ name: string }>('select current_database() as name');
  const name = rows[0]?.name ?? '';
  await admin.query(`load 'auto_explain'`);
  await admin.query(`alter database ${name} reset all`);
  for (const [key, value] of on ? Object.entries(EXPLAINED) : [])
    await admin.query(`alter database ${name} set ${key} = '${value}'`);
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and state = 'idle'`,
    [name],
  );
  await settled();
}

type Plan = {
  'Query Text'?: string;
  Plan?: { 'Actual Rows'?: number };
  Triggers?: { 'Trigger Name': string; Relation?: string; Time?: number }[];
};

function costsOf(plain: Counted, explained: Counted, requests: number): StatementCost[] {
  const costs = new Map<string, StatementCost>();
  const textOf = (sql: string): string =>
    sql
      .replace(/\s+/g, ' ')
      .replace(/'[0-9a-f]{8,}'/g, "'…'")
      .trim();
  const of = (sql: string): StatementCost => {
    const text = textOf(sql);
    const known = costs.get(text) ?? {
      sql: text,
      times: 0,
      roundTrip: 0,
      execution: null,
      rows: 0,
      triggers: [],
    };
    costs.set(text, known);
    return known;
  };
  for (const [i, sql] of plain.log.entries()) {
    const cost = of(sql);
    cost.times += 1 / requests;
    cost.roundTrip += (plain.times[i] ?? 0) / requests;
  }
  for (const [i, sql] of explained.log.entries()) {
    for (const notice of explained.plans[i] ?? []) {
      const [, took, json] = /^duration: ([\d.]+) ms\s+plan:\s*([\s\S]*)$/.exec(notice) ?? [];
      if (took === undefined || json === undefined) continue;
      const plan = JSON.parse(json) as Plan;
      // PostgreSQL ends a statement, and says what it did, when the next one begins.
      const own = costs.get(textOf(plan['Query Text'] ?? ''));
      const cost = own ?? of(sql);
      cost.plan = plan.Plan;
      cost.execution = (cost.execution ?? 0) + Number(took) / requests;
      cost.rows += (plan.Plan?.['Actual Rows'] ?? 0) / requests;
      for (const { 'Trigger Name': name, Relation: table, Time: time = 0 } of plan.Triggers ?? []) {
        const label = `${name}${table ? ` on ${table}` : ''}`;
        const trigger = cost.triggers.find((one) => one.name === label);
        if (trigger) trigger.milliseconds += time / requests;
        else cost.triggers.push({ name: label, milliseconds: time / requests });
      }
    }
  }
  return [...costs.values()].filter(({ times }) => times > 0);
}

function print({
  scenario,
  issues,
  milliseconds,
  roundTrips,
  busy,
  statements,
  functions,
  parts,
}: ProfileResult): void {
  console.log(
    `\n## ${scenario}, ${issues} issues: ${milliseconds.toFixed(1)} ms, ${roundTrips.toFixed(1)} round trips, ${busy.toFixed(1)} ms of the server's CPU\n`,
  );
  const ms = (value: number | null): string => (value === null ? '–' : value.toFixed(2)).padStart(7);
  console.log('    n   trip    exec    rows');
  for (const { sql, times, roundTrip, execution, rows, triggers } of statements) {
    console.log(
      `${times.toFixed(1).padStart(5)}${ms(roundTrip)} ${ms(execution)} ${rows.toFixed(0).padStart(7)}  ${sql.slice(0, 110)}`,
    );
    for (const { name, milliseconds: spent } of [...triggers].sort((a, b) => b.milliseconds - a.milliseconds))
      if (spent >= 0.02) console.log(`${' '.repeat(16)}${ms(spent)}    ${name}`);
  }
  console.log('\n ms of CPU in the function itself');
  for (const { name, where, milliseconds: spent } of functions.slice(0, SHOWN))
    console.log(`${ms(spent)}  ${name}  ${where}`);
  const dearest = parts.slice(0, SHOWN).map(([part, spent]) => `${part} ${spent.toFixed(2)}`);
  console.log(`by package: ${dearest.join(', ')}`);
}
