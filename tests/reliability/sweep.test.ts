import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';
import { startOwnDatabase, type OwnDatabase } from '../support/own-database';
import { spawnApp, type AppProcess } from '../support/spawn-app';
import { makeDue } from './support';
import { verifyLedger } from '../../src/plugins/casework/server/src/features/ledger/verify';

/**
 * A thousand issues fall due while no instance sweeps. Two instances sweep at once; one is killed, the database
 * crashes, the other is stopped, a third one ends it: everything has happened once.
 */

const DUE = 1_000;

let database: OwnDatabase;
let app: TestApp;
let city: City;

beforeAll(async () => {
  database = await startOwnDatabase();
  app = await bootApp({ database });
  city = await buildCity(app);
}, 180_000);
afterAll(async () => {
  await app?.stop();
  await database?.drop();
});

const one = async (sql: string): Promise<number> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return Number((await app.db.query<{ n: string }>(sql)).rows[0]?.n);
    } catch (error) {
      // The pool's own connections went down with the server.
      if (tries > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

const ESCALATED = `select count(*) as n from escalations`;

async function untilEscalated(least: number): Promise<void> {
  for (let tries = 0; (await one(ESCALATED)) < least; tries += 1) {
    if (tries > 2400) throw new Error(`only ${await one(ESCALATED)} of ${least} were escalated`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Answer = {
  status: number;
  body: { data: { steps: { done: Record<string, number>; failed: number; error?: string }[] } } | null;
};

/** Asks an instance to sweep; null when it went down under the call. */
async function sweepOn(instance: AppProcess): Promise<Answer | null> {
  try {
    const response = await fetch(`${instance.url}/api/casework/sweep`, {
      method: 'POST',
      headers: { authorization: `Bearer ${city.people.office.token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    return { status: response.status, body: (await response.json().catch(() => null)) as Answer['body'] };
  } catch {
    return null;
  }
}

test('killed, cut off from its database and stopped half-way, the sweep does each thing once', async () => {
  await makeDue(app.db, city, DUE);
  // Rows that no action has written have no seals, like those of a database from before there were any.
  await app.ownerDb.query('update casework.sealed_after set entry_id = (select max(id) from ledger_entries)');
  const off = { SWEEP_SCHEDULE: 'off' };
  const [first, second] = await Promise.all([
    spawnApp(database, { env: { ...off, TZ: 'America/Los_Angeles' } }),
    spawnApp(database, { env: { ...off, TZ: 'Pacific/Kiritimati' } }),
  ]);

  // Both at once; one is killed in the middle.
  const killed = sweepOn(first);
  let running = sweepOn(second);
  await untilEscalated(150);
  await first.kill();
  expect(await killed).toBeNull();
  await untilEscalated(350);

  // The database goes down and comes back; the instance outlives it.
  await database.crash();
  const cut = await running;
  const failed = cut?.status !== 200 || cut.body?.data.steps.some((step) => step.error !== undefined);
  expect(failed).toBe(true);
  const health = await fetch(`${second.url}/api/casework/health`);
  expect([200, 503]).toContain(health.status);
  const between = await one(ESCALATED);
  expect(between).toBeLessThan(DUE);

  // An operator stops it: what runs ends, and it says what it did.
  running = sweepOn(second);
  await untilEscalated(Math.min(between + 150, DUE - 100));
  await second.stop();
  const drained = await running;
  expect(drained?.status).toBe(200);
  expect(await one(ESCALATED)).toBeLessThan(DUE);

  // Another begins where it ended, by its schedule alone.
  const third = await spawnApp(database, { env: { SWEEP_SCHEDULE: '*/2 * * * * *', TZ: 'Asia/Kolkata' } });
  await untilEscalated(DUE);
  for (
    let tries = 0;
    (await one(`select count(*) as n from casework.outbox where delivered_at is null`)) > 0;
    tries += 1
  ) {
    if (tries > 600) throw new Error('notices were not delivered');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  const per = async (sql: string): Promise<unknown> =>
    (await app.db.query(`select n, count(*)::int as issues from (${sql}) x group by n order by n`)).rows;
  const once = [{ n: '1', issues: DUE }];
  expect(
    await per(`select count(*) as n from escalations where state = 'open' and level = 1 group by issue_id`),
  ).toEqual(once);
  for (const action of ['urge', 'escalate']) {
    expect(
      await per(`select count(*) as n from ledger_entries where action = '${action}' group by issue_id`),
    ).toEqual(once);
  }
  for (const event of ['red', 'urge', 'escalate']) {
    expect(
      await per(`select count(*) as n from casework.outbox where event = '${event}' group by issue_id`),
    ).toEqual(once);
  }
  expect(
    await one(
      `select count(*) as n from casework.outbox where event in ('red', 'urge', 'escalate', 'yellow')`,
    ),
  ).toBe(3 * DUE);
  // red: unit and group; urge: the same; escalate: leader and liaison, group, office, unit.
  expect(
    await one(`select count(*) as n from casework.messages where event in ('red', 'urge', 'escalate')`),
  ).toBe((2 + 2 + 5) * DUE);
  expect(await one(`select count(*) as n from issues where level = 1 and urge_count = 1`)).toBe(DUE);
  expect(await one(`select count(*) as n from casework.issue_checks where at <= now()`)).toBe(0);
  expect(await verifyLedger({ connectionString: database.url })).toMatchObject({
    chains: DUE,
    entries: 6 * DUE,
    broken: null,
  });

  // Without a database the monitor is answered at once.
  const asked = () => fetch(`${third.url}/api/casework/health`);
  expect((await asked()).status).toBe(200);
  await database.stop();
  const down = await asked();
  expect(down.status).toBe(503);
  expect(await down.json()).toEqual({ status: 'down', database: 'down' });
  await third.kill();
}, 300_000);
