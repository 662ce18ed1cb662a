import { setMaxListeners } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import knexFactory from 'knex';
import { createPool, createTestDatabase } from '../tests/support/database';
import { makeIssues, makeMember, makeOrganisations } from './city';
import { makeFacts } from './figures';
import { writeResults } from './report';
import { startServer, type Child } from './servers';

/**
 * npm run bench -- --load [--sizes 10000] [--people 300] [--think 60,30,20,10] [--seconds 45]: so many people at work at the
 * same time, at two instances: 60 % lists and issues, 25 % acts, 10 % figures, 5 % exports. Each waits for an answer
 * and then for his think time; the shorter that is, the more is asked, until the machine bends. Requests of people and
 * the servers share the machine, so the processor time of each request is told as well: what the instances and what
 * PostgreSQL used, which does not depend on what else runs. First each kind of request alone, one after the other.
 */

type Kind = 'list' | 'act' | 'figure' | 'export';
type Person = {
  token: string;
  kind: 'office' | 'group' | 'unit';
  from: string;
  /** of his own issues, those on which he can act */
  open: string[];
  /** any of his own */
  own: string[];
};
type Asked = { kind: Kind; status: number; took: number; text: string };

const SHARE: readonly [Kind, number][] = [
  ['list', 60],
  ['act', 25],
  ['figure', 10],
  ['export', 5],
];

/** The same sequence in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const pick = <T>(list: readonly T[], roll: () => number): T | undefined =>
  list[Math.floor(roll() * list.length)];

function kindOf(roll: () => number): Kind {
  let left = roll() * 100;
  for (const [kind, share] of SHARE) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'list';
}

type Call = { method: 'GET' | 'POST'; path: string; body?: object };

const day = (before: number): string => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10);

function callOf(kind: Kind, person: Person, roll: () => number): Call {
  const issue = pick(person.own, roll);
  if (kind === 'list') {
    const one = roll();
    if (one < 0.5 || !issue)
      return {
        method: 'GET',
        path: '/api/issues?pagination[pageSize]=25&sort[0]=receivedAt:desc&populate[enterprise][fields][0]=name',
      };
    if (one < 0.7)
      return { method: 'GET', path: `/api/issues/${issue}?populate[enterprise][fields][0]=name` };
    if (one < 0.9) return { method: 'GET', path: `/api/casework/issues/${issue}/ledger` };
    return { method: 'GET', path: '/api/casework/ledgers/group?pagination[pageSize]=25' };
  }
  if (kind === 'act') {
    const open = pick(person.open, roll);
    if (open)
      return {
        method: 'POST',
        path: `/api/casework/issues/${open}/actions/note`,
        body: { data: { text: `进展${Math.floor(roll() * 1e6)}` } },
      };
    return { method: 'GET', path: '/api/casework/messages' };
  }
  if (kind === 'figure') {
    const subject = person.kind === 'unit' ? 'unit' : 'group';
    return {
      method: 'GET',
      path: `/api/casework/measures?subject=${roll() < 0.5 ? 'city' : subject}&from=${day(182)}&to=${day(-1)}`,
    };
  }
  // Some hundred rows: what an official exports is a month of his own.
  return {
    method: 'GET',
    path: `/api/casework/issues/export.xlsx?filters[receivedAt][$gte]=${day(person.kind === 'office' ? 3 : 30)}`,
  };
}

function ask(
  url: string,
  { method, path: where, body }: Call,
  person: Person,
  agent: http.Agent,
): Promise<Omit<Asked, 'kind'>> {
  const begun = performance.now();
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve) => {
    const failed = (error: Error): void =>
      resolve({ status: 0, took: performance.now() - begun, text: error.message });
    const request = http.request(
      url + where,
      {
        method,
        agent,
        localAddress: person.from,
        headers: {
          authorization: `Bearer ${person.token}`,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          const took = performance.now() - begun;
          resolve({
            status,
            took,
            text: status < 300 ? '' : Buffer.concat(parts).toString('utf8').slice(0, 200),
          });
        });
        response.on('error', failed);
      },
    );
    request.on('error', failed);
    request.end(text);
  });
}

/** Nobody thinks for longer than this many times the mean: the tail of the distribution is long. */
const LONGEST_THOUGHT = 4;

/** One person at work until it is over. */
async function work(
  url: string,
  person: Person,
  think: number,
  seed: number,
  over: AbortSignal,
): Promise<Asked[]> {
  const roll = dice(seed);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const asked: Asked[] = [];
  // The first of a sequence are alike for neighbouring seeds.
  for (let n = 0; n < 10; n += 1) roll();
  const wait = (times: number): Promise<void> =>
    sleep(times * think * 1_000, undefined, { signal: over }).catch(() => undefined);
  await wait(roll());
  while (!over.aborted) {
    const kind = kindOf(roll);
    asked.push({ kind, ...(await ask(url, callOf(kind, person, roll), person, agent)) });
    await wait(Math.min(-Math.log(1 - roll()), LONGEST_THOUGHT));
  }
  agent.destroy();
  return asked;
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;

/** Seconds of processor time that an instance has used, by its own metrics. */
async function processorOf({ url }: Child): Promise<number> {
  const text = await (await fetch(`${url}/api/casework/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1] ?? NaN);
}

/** Seconds of processor time that a server of PostgreSQL has used: it, its processes, and those that have ended. */
function processorOfDatabase(postmaster: number): number {
  const read = (pid: string): number[] | null => {
    try {
      const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      return text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
    } catch {
      // It has ended meanwhile.
      return null;
    }
  };
  const ticks = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, pid) => {
      const stat = read(pid);
      if (!stat) return sum;
      const [, parent = 0] = stat;
      const own = (stat[11] ?? 0) + (stat[12] ?? 0);
      if (Number(pid) === postmaster) return sum + own + (stat[13] ?? 0) + (stat[14] ?? 0);
      return parent === postmaster ? sum + own : sum;
    }, 0);
  return ticks / TICKS_PER_SECOND;
}

/** Linux's USER_HZ. */
const TICKS_PER_SECOND = 100;

async function postmasterOf(db: ReturnType<typeof createPool>): Promise<number> {
  const { rows } = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
  const stat = fs.readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** What requests of each kind cost when they are asked one after the other. */
async function measureKinds(
  servers: Child[],
  crowd: Person[],
  postmaster: number,
  size: number,
): Promise<object[]> {
  console.log('\n| alone | requests | p50, ms | p95, ms | instance, ms | PostgreSQL, ms |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  const results: object[] = [];
  const used = async (): Promise<[number, number]> => [
    (await Promise.all(servers.map(processorOf))).reduce((sum, one) => sum + one, 0),
    processorOfDatabase(postmaster),
  ];
  for (const [kind] of SHARE) {
    const roll = dice(7);
    const times: number[] = [];
    const many = kind === 'figure' || kind === 'export' ? 30 : 100;
    let before = await used();
    for (let n = -10; n < many; n += 1) {
      // The first ten warm up.
      if (n === 0) before = await used();
      const person = crowd[Math.floor(roll() * crowd.length)] as Person;
      const url = servers[Math.abs(n) % servers.length]?.url ?? '';
      const agent = new http.Agent({ keepAlive: false });
      const { status, took, text } = await ask(url, callOf(kind, person, roll), person, agent);
      if (status === 0 || status >= 400) console.log(`  ${kind}: ${status} ${text}`);
      if (n >= 0) times.push(took);
    }
    const after = await used();
    times.sort((a, b) => a - b);
    const row = {
      size,
      alone: kind,
      p50: at(times, 0.5),
      p95: at(times, 0.95),
      instanceMs: ((after[0] - before[0]) * 1_000) / many,
      databaseMs: ((after[1] - before[1]) * 1_000) / many,
    };
    results.push(row);
    console.log(
      `| ${kind} | ${many} | ${row.p50.toFixed(0)} | ${row.p95.toFixed(0)} | ${row.instanceMs.toFixed(0)} | ${row.databaseMs.toFixed(0)} |`,
    );
  }
  return results;
}

const idle = (): { idle: number; all: number } => {
  const times = os.cpus().map(({ times: t }) => t);
  return {
    idle: times.reduce((sum, t) => sum + t.idle, 0),
    all: times.reduce((sum, t) => sum + t.idle + t.user + t.sys + t.nice + t.irq, 0),
  };
};

export type LoadOptions = { sizes: number[]; people: number; thinks: number[]; seconds: number };

/** Measures the mix at each size, with shorter and shorter think times. */
export async function benchLoad(root: string, distDir: string, options: LoadOptions): Promise<void> {
  const results: object[] = [];
  for (const size of options.sizes) results.push(...(await measureSize(root, distDir, size, options)));
  console.log(
    `\n${os.cpus().length} cores; written to ${path.relative(root, writeResults(path.join(__dirname, 'results'), results, 1, 'load'))}`,
  );
}

async function measureSize(
  root: string,
  distDir: string,
  size: number,
  { people, thinks, seconds }: LoadOptions,
): Promise<object[]> {
  const database = await createTestDatabase();
  const db = createPool(database.url);
  const servers: Child[] = [];
  try {
    await makeOrganisations(db);
    await makeIssues(database.url, size);
    const owner = knexFactory({
      client: 'pg',
      connection: { connectionString: database.ownerUrl, options: '-c timezone=UTC' },
    });
    try {
      // As the issues: one in five minutes, up to now.
      const minutes = size * 5;
      await makeFacts(owner, size, { from: new Date(Date.now() - minutes * 60_000).toISOString(), minutes });
    } finally {
      await owner.destroy();
    }
    const env = {
      NODE_ENV: 'test',
      BENCH_DIST_DIR: distDir,
      DATABASE_URL: database.url,
      SWEEP_SCHEDULE: 'off',
    };
    for (let n = 0; n < 2; n += 1) servers.push(await startServer('strapi-server.ts', root, env));
    const crowd = await makePeople(servers[0] as Child, db, people);
    await db.query('vacuum analyze');
    const postmaster = await postmasterOf(db);
    console.log(`\n${size} issues, ${people} people, two instances`);
    const results: object[] = await measureKinds(servers, crowd, postmaster, size);
    console.log(
      '\n| think, s | requests/s | p50, ms | p95, ms | errors | list p95 | act p95 | figure p95 | export p95 | instances, cores | PostgreSQL, cores | machine busy |',
    );
    console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
    // The first warms up and is not kept.
    for (const [phase, think] of [thinks[0] ?? 10, ...thinks].entries()) {
      const length = phase === 0 ? Math.min(15, seconds) : seconds;
      const [cpu, before] = [await Promise.all(servers.map(processorOf)), idle()];
      const stored = processorOfDatabase(postmaster);
      const begun = performance.now();
      const over = AbortSignal.timeout(length * 1_000);
      // Everybody waits for it.
      setMaxListeners(0, over);
      const asked = (
        await Promise.all(
          crowd.map((person, n) =>
            work(servers[n % servers.length]?.url ?? '', person, think, size + 1_000 * phase + n, over),
          ),
        )
      ).flat();
      const took = (performance.now() - begun) / 1_000;
      const [cpuAfter, after] = [await Promise.all(servers.map(processorOf)), idle()];
      if (phase === 0) continue;
      const times = (kind?: Kind): number[] =>
        asked
          .filter((one) => (kind ? one.kind === kind : true) && one.status < 300)
          .map((one) => one.took)
          .sort((a, b) => a - b);
      const errors = asked.filter(({ status }) => status === 0 || status >= 400);
      const row = {
        size,
        people,
        think,
        perSecond: asked.length / took,
        p50: at(times(), 0.5),
        p95: at(times(), 0.95),
        errors: errors.length,
        byKind: Object.fromEntries(
          SHARE.map(([kind]) => [
            kind,
            { n: times(kind).length, p50: at(times(kind), 0.5), p95: at(times(kind), 0.95) },
          ]),
        ),
        statuses: Object.fromEntries(
          [...new Set(errors.map(({ status }) => status))].map((s) => [
            s,
            errors.filter(({ status }) => status === s).length,
          ]),
        ),
        cores: cpuAfter.reduce((sum, one, n) => sum + one - (cpu[n] ?? 0), 0) / took,
        databaseCores: (processorOfDatabase(postmaster) - stored) / took,
        busy: 1 - (after.idle - before.idle) / (after.all - before.all),
      };
      results.push(row);
      const ms = (value: number): string => value.toFixed(0);
      console.log(
        `| ${think} | ${row.perSecond.toFixed(1)} | ${ms(row.p50)} | ${ms(row.p95)} | ${row.errors} | ${SHARE.map(([kind]) => ms(row.byKind[kind]?.p95 ?? NaN)).join(' | ')} | ${row.cores.toFixed(2)} | ${row.databaseCores.toFixed(2)} | ${(100 * row.busy).toFixed(0)} % |`,
      );
      for (const text of new Set(errors.map(({ status, text: said }) => `${status} ${said}`).slice(0, 3)))
        console.log(`  ${text}`);
    }
    return results;
  } finally {
    await db.end();
    await Promise.all(servers.map((server) => server.stop()));
    await database.drop();
  }
}

/** Eight of ten work in groups, the others in units and in the office; each has an account and an address of his own. */
async function makePeople(
  server: Child,
  db: ReturnType<typeof createPool>,
  count: number,
): Promise<Person[]> {
  const { rows: groups } = await db.query<{ id: number }>(
    'select id from departments where is_group order by id',
  );
  const { rows: units } = await db.query<{ id: number }>(
    'select id from departments where is_unit and id in (select lead_unit_id from issues) order by id',
  );
  const crowd: Person[] = [];
  for (let n = 0; n < count; n += 1) {
    const kind = n % 20 === 19 ? 'office' : n % 20 >= 16 ? 'unit' : 'group';
    const list = kind === 'group' ? groups : units;
    const department = kind === 'office' ? null : (list[n % list.length]?.id ?? null);
    const { userId, token } = await server.ask<{ userId: number; token: string }>({
      type: 'account',
      name: `person${n}`,
      grantAll: false,
    });
    await makeMember(db, userId, kind, department);
    const ids = async (where: string): Promise<string[]> =>
      (
        await db.query<{ id: string }>(
          `select document_id as id from issues where ${where} and ($1::int is null or ${kind === 'unit' ? 'lead_unit_id' : 'group_id'} = $1)
            order by id desc limit 200`,
          [department],
        )
      ).rows.map(({ id }) => id);
    crowd.push({
      token,
      kind,
      from: `127.0.${1 + Math.floor(n / 250)}.${1 + (n % 250)}`,
      open: await ids(
        kind === 'unit' ? `stage = 'handling'` : `stage in ('accepted', 'transferred', 'handling')`,
      ),
      own: await ids(kind === 'unit' ? `stage in ('handling', 'reported', 'confirmed')` : 'true'),
    });
  }
  return crowd;
}
