import os from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { createPool, createTestDatabase, requireEnv } from '../tests/support/database';
import { makeIssues, makeMember, makeOrganisations } from './city';
import { send } from './measure';
import { startServer } from './servers';
import { writeResults } from './report';

/** How many issues have fallen due, however many there are. */
const DUE = 1_000;

/** What the sweep has to find, said in one statement by hand. */
const BY_HAND = `
  select id from issues
   where stage in ('transferred', 'handling') and level = 0 and due_at <= now() at time zone 'UTC' order by due_at, id`;

/** What it asks instead. */
const AGENDA = `select issue_id from casework.agenda where at <= now() order by at, issue_id`;

type Row = { issues: number; sweep: number; acting: number; agenda: number; byHand: number };

/** Sweeps 1,000 due issues among so many: what it takes may not depend on how many there are. */
export async function benchSweep(sizes: readonly number[]): Promise<void> {
  const found: Row[] = [];
  for (const size of sizes) {
    found.push(await measureSweep(size));
    print(found);
  }
  const file = writeResults(path.join(__dirname, 'results'), found, 1, 'sweep');
  console.log(`${os.cpus().length} cores; written to ${path.relative(process.cwd(), file)}`);
}

async function measureSweep(issues: number): Promise<Row> {
  const database = await createTestDatabase();
  const db = createPool(database.url);
  const server = await startServer('strapi-server.ts', process.cwd(), {
    NODE_ENV: 'test',
    SWEEP_SCHEDULE: 'off',
    BENCH_DIST_DIR: requireEnv('TEST_DIST_DIR'),
    DATABASE_URL: database.url,
  });
  try {
    await makeOrganisations(db);
    await makeIssues(database.url, issues);
    const office = await server.ask<{ userId: number; token: string }>({
      type: 'account',
      name: 'office',
      grantAll: false,
    });
    await makeMember(db, office.userId, 'office', null);
    const call = { method: 'POST' as const, path: '/api/casework/sweep', body: {}, token: office.token };
    await makeDue(db);
    // The first sweep notes rules and calendar; a few issues warm the code up.
    await send(server.url, call);
    await makeDue(db);
    const agenda = await median(() => timed(db, AGENDA));
    const byHand = await median(() => timed(db, BY_HAND));
    const sweep = await send(server.url, call);
    const { rows } = await db.query<{ report: string; escalated: string }>(
      `select (select report::text from casework.sweep_runs order by id desc limit 1) as report,
              (select count(*) from escalations where raised_at > now() at time zone 'UTC' - interval '1 hour') as escalated`,
    );
    if (Number(rows[0]?.escalated) !== 2 * DUE) throw new Error(`${rows[0]?.escalated} were escalated`);
    const report = JSON.parse(rows[0]?.report ?? '{}') as { steps: { name: string; milliseconds: number }[] };
    const acting = report.steps.find(({ name }) => name === 'issues')?.milliseconds ?? 0;
    return { issues, sweep, acting, agenda, byHand };
  } finally {
    await Promise.all([db.end(), server.stop()]);
    await database.drop();
  }
}

/** Puts a thousand issues into a unit's hands, a month overdue; nothing else is due. */
async function makeDue(db: Pool): Promise<void> {
  const client = await db.connect();
  try {
    await client.query(`begin`);
    await client.query(`set local casework.inside = 'open'`);
    const late = `now() at time zone 'UTC' - interval '30 days'`;
    await client.query(
      `update issues set due_at = now() at time zone 'UTC' + interval '300 days', yellow_from = now() at time zone 'UTC' + interval '290 days',
         red_from = now() at time zone 'UTC' + interval '300 days' where due_at is not null`,
    );
    await client.query(
      `update issues set stage = 'handling', level = 0, closed_at = null, due_at = ${late}, deadline = ${late}, yellow_from = ${late}, red_from = ${late},
         lead_unit_id = coalesce(lead_unit_id, (select min(id) from departments where is_unit))
        where id in (select i.id from issues i where not exists (select 1 from escalations e where e.issue_id = i.id) order by i.id limit ${DUE})`,
    );
    await client.query(
      `insert into transfers (document_id, issue_id, unit_id, role, state, binding, standard, started_at, deadline, sequence, grant_count,
         created_at, updated_at, published_at)
       select 'due' || i.id, i.id, i.lead_unit_id, 'lead', 'handling', false, '按时办结', i.received_at, i.deadline, 1, 0,
         i.received_at, i.received_at, i.received_at
         from issues i where i.due_at < now() at time zone 'UTC' and not exists (select 1 from transfers t where t.issue_id = i.id)`,
    );
    await client.query(
      `update casework.agenda a set at = now() + interval '290 days' from issues i where i.id = a.issue_id and i.due_at > now() at time zone 'UTC'`,
    );
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    client.release();
  }
}

async function timed(db: Pool, sql: string): Promise<number> {
  const start = performance.now();
  const { rowCount } = await db.query(sql);
  if (rowCount !== DUE) throw new Error(`${rowCount} instead of ${DUE} are due`);
  return performance.now() - start;
}

async function median(run: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 7; i += 1) times.push(await run());
  return times.sort((a, b) => a - b)[3] ?? 0;
}

function print(found: readonly Row[]): void {
  const first = found[0]?.sweep ?? 1;
  console.log(`\nsweep, ${DUE} due`);
  console.log('issues      sweep     ratio  acting    agenda query  by hand');
  for (const { issues, sweep, acting, agenda, byHand } of found) {
    console.log(
      [
        String(issues).padEnd(10),
        `${sweep.toFixed(0)} ms`.padStart(9),
        (sweep / first).toFixed(2).padStart(6),
        `${acting} ms`.padStart(9),
        `${agenda.toFixed(1)} ms`.padStart(12),
        `${byHand.toFixed(1)} ms`.padStart(12),
      ].join(' '),
    );
  }
}
