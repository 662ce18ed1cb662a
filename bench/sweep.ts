import os from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { createPool, createTestDatabase, requireEnv } from '../tests/support/database';
import { analyse, makeIssues, makeMember, makeOrganisations } from './city';
import { send } from './measure';
import { startServer, type Child } from './servers';
import { writeResults } from './report';

/** How many issues have fallen due, however many there are. */
const DUE = 1_000;

/** The issues that the sweep has to find, selected by hand in one statement. */
const BY_HAND = `
  select id from issues
   where stage in ('transferred', 'handling') and level = 0 and due_at <= now() at time zone 'UTC' order by due_at, id`;

/** The statement of the sweep itself. */
const NEXT_LOOKS = `select issue_id from casework.issue_checks where at <= now() order by at, issue_id`;

type City = { issues: number; url: string; db: Pool; server: Child; token: string; close(): Promise<void> };
type Times = { sweep: number; acting: number; finding: number; byHand: number };

/** The sweeps of each size, and how they compare with those of the smallest in the same rounds. */
type Row = { issues: number; ratio: Spread; read: Read } & Record<keyof Times, Spread>;

/** The rows and pages that one sweep read: independent of the machine's load. */
type Read = { pages: number; rows: number };
type Spread = { median: number; min: number; max: number };

/**
 * Sweeps 1,000 due issues among so many: what it takes may not depend on how many there are. The sizes take
 * turns, so that what else the machine does falls on all of them; what is read is counted beside.
 */
export async function benchSweep(sizes: readonly number[], rounds: number): Promise<void> {
  const cities: City[] = [];
  try {
    for (const size of sizes) {
      const began = performance.now();
      cities.push(await buildCity(size));
      console.log(`${size} issues: ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
    const times = cities.map((): Times[] => []);
    // The first round notes rules and calendar, makes the duties and warms the code up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const [i, city] of cities.entries()) {
        const measured = await measureSweep(city, round);
        if (round > 0) times[i]?.push(measured);
      }
    }
    const read: Read[] = [];
    for (const city of cities) read.push(await countSweep(city, rounds + 1));
    const found = cities.map(({ issues }, i): Row => {
      const mine = times[i] ?? [];
      const of = (name: keyof Times): Spread => spread(mine.map((t) => t[name]));
      return {
        issues,
        read: read[i] ?? { pages: 0, rows: 0 },
        ratio: spread(mine.map(({ sweep }, round) => sweep / (times[0]?.[round]?.sweep ?? sweep))),
        sweep: of('sweep'),
        acting: of('acting'),
        finding: of('finding'),
        byHand: of('byHand'),
      };
    });
    print(found, rounds);
    const file = writeResults(path.join(__dirname, 'results'), found, rounds, 'sweep');
    console.log(`${os.cpus().length} cores; written to ${path.relative(process.cwd(), file)}`);
  } finally {
    await Promise.all(cities.map((city) => city.close()));
  }
}

async function buildCity(issues: number): Promise<City> {
  const database = await createTestDatabase();
  const db = createPool(database.url);
  const server = await startServer('strapi-server.ts', process.cwd(), {
    NODE_ENV: 'test',
    SWEEP_SCHEDULE: 'off',
    BENCH_DIST_DIR: requireEnv('TEST_DIST_DIR'),
    DATABASE_URL: database.url,
  });
  const close = async (): Promise<void> => {
    await Promise.all([db.end(), server.stop()]);
    await database.drop();
  };
  try {
    await makeOrganisations(db);
    await makeIssues(database.url, issues);
    await quieten(db);
    await analyse(database.url);
    const office = await server.ask<{ userId: number; token: string }>({
      type: 'account',
      name: 'office',
      grantAll: false,
    });
    await makeMember(db, office.userId, 'office', null);
    return { issues, url: database.url, db, server, token: office.token, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const sweepOnce = ({ server, token }: City): Promise<number> =>
  send(server.url, { method: 'POST', path: '/api/casework/sweep', body: {}, token });

async function measureSweep(city: City, round: number): Promise<Times> {
  const { db } = city;
  await makeDue(db, round);
  const finding = await timed(db, NEXT_LOOKS);
  const byHand = await timed(db, BY_HAND);
  const sweep = await sweepOnce(city);
  const { rows } = await db.query<{ report: string; escalated: number }>(
    `select (select report::text from casework.sweep_runs order by id desc limit 1) as report,
            (select count(*)::int from escalations where state = 'open') as escalated`,
  );
  const [row] = rows;
  if (row?.escalated !== DUE) throw new Error(`${row?.escalated} were escalated`);
  const { steps } = JSON.parse(row.report) as { steps: { name: string; milliseconds: number }[] };
  const acting = steps.find(({ name }) => name === 'issues')?.milliseconds ?? 0;
  return { sweep, acting, finding, byHand };
}

/** An idle connection tells what it has read within ten seconds. */
const TOLD_MS = 11_000;

/** Runs one more sweep, not timed, and counts the pages it touched and the rows it read or found. */
async function countSweep(city: City, round: number): Promise<Read> {
  await makeDue(city.db, round);
  const before = await readSoFar(city.db);
  await sweepOnce(city);
  const after = await readSoFar(city.db);
  return { pages: after.pages - before.pages, rows: after.rows - before.rows };
}

async function readSoFar(db: Pool): Promise<Read> {
  await new Promise((resolve) => setTimeout(resolve, TOLD_MS));
  const { rows } = await db.query<Read>(
    `select (blks_hit + blks_read)::float as pages, tup_returned::float as rows
       from pg_stat_database where datname = current_database()`,
  );
  return rows[0] ?? { pages: 0, rows: 0 };
}

async function inside(db: Pool, statements: readonly string[]): Promise<void> {
  const client = await db.connect();
  try {
    await client.query(`begin`);
    await client.query(`set local casework.inside = 'open'`);
    for (const sql of statements) await client.query(sql);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** Puts every next look off, so that nothing is due. */
async function quieten(db: Pool): Promise<void> {
  const later = (days: number): string => `now() at time zone 'UTC' + interval '${days} days'`;
  await inside(db, [
    `update issues set due_at = ${later(300)}, yellow_from = ${later(290)}, red_from = ${later(300)} where due_at is not null`,
    `update casework.issue_checks set at = now() + interval '290 days'`,
  ]);
}

/**
 * Puts a thousand issues into a unit's hands, a month overdue and at level 0: the same ones each round, with
 * dues that nothing has been done about.
 */
export async function makeDue(db: Pool, round: number): Promise<void> {
  const late = `now() at time zone 'UTC' - interval '${30 * 24 + round} hours'`;
  const chosen = `(select id from issues order by id limit ${DUE})`;
  await inside(db, [
    `update escalations set state = 'lapsed' where state <> 'lapsed'`,
    `update issues set stage = 'handling', level = 0, closed_at = null, due_at = ${late}, deadline = ${late}, yellow_from = ${late}, red_from = ${late},
       lead_unit_id = coalesce(lead_unit_id, (select min(id) from departments where is_unit)) where id in ${chosen}`,
    `insert into transfers (document_id, issue_id, unit_id, role, state, binding, standard, started_at, deadline, sequence, grant_count,
       created_at, updated_at, published_at)
     select 'due' || i.id, i.id, i.lead_unit_id, 'lead', 'handling', false, '按时办结', i.received_at, i.deadline, 1, 0,
       i.received_at, i.received_at, i.received_at
       from issues i where i.id in ${chosen} and not exists (select 1 from transfers t where t.issue_id = i.id)`,
  ]);
  await db.query('vacuum analyze casework.issue_checks');
}

/** The median of five: what it takes to find what is due. */
async function timed(db: Pool, sql: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const start = performance.now();
    const { rowCount } = await db.query(sql);
    if (rowCount !== DUE) throw new Error(`${rowCount} instead of ${DUE} are due`);
    times.push(performance.now() - start);
  }
  return spread(times).median;
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
  };
}

function print(found: readonly Row[], rounds: number): void {
  console.log(`\nsweep, ${DUE} due, ${rounds} rounds`);
  console.log(
    'issues      sweep     ratio (range)       acting    finding       by hand        pages        rows',
  );
  for (const { issues, sweep, ratio, acting, finding, byHand, read } of found) {
    console.log(
      [
        String(issues).padEnd(10),
        `${sweep.median.toFixed(0)} ms`.padStart(9),
        `${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`.padStart(18),
        `${acting.median.toFixed(0)} ms`.padStart(9),
        `${finding.median.toFixed(1)} ms`.padStart(12),
        `${byHand.median.toFixed(1)} ms`.padStart(12),
        String(read.pages).padStart(12),
        String(read.rows).padStart(12),
      ].join(' '),
    );
  }
}
