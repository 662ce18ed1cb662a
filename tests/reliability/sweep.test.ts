import type { Pool } from 'pg';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, newDocumentId, type City } from '../support/city';
import { startOwnDatabase, type OwnDatabase } from '../support/own-database';
import { spawnApp, type AppProcess } from '../support/spawn-app';
import { hashEntry } from '../../src/plugins/casework/server/src/ledger/hash';
import { verifyLedger } from '../../src/plugins/casework/server/src/ledger/verify';

/**
 * A thousand issues fall due while nobody looks. Two instances sweep at once; one is killed, the database
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

/** Issues that a unit has in hand and that are a month overdue, with ledgers that verify. */
async function makeDue(db: Pool, count: number): Promise<void> {
  const idOf = async (table: string, documentId: string): Promise<number> =>
    (await db.query<{ id: number }>(`select id from ${table} where document_id = $1`, [documentId])).rows[0]
      ?.id ?? 0;
  const ids = {
    enterprise: await idOf('enterprises', city.enterprises.A),
    group: await idOf('departments', city.departments.fagai),
    leader: await idOf('leaders', city.leaders.A),
    unit: await idOf('departments', city.departments.zhujian),
    category: await idOf('categories', city.categories.plain),
  };
  const day = 86_400_000;
  const at = new Date(Date.now() - 60 * day).toISOString();
  const due = new Date(Date.now() - 30 * day).toISOString();
  const actor = {
    name: '示例',
    account: 'api:groupA',
    role: 'group',
    organisation: '示例',
    membership: null,
    onBehalfOf: null,
  };
  const steps = [
    ['register', null, 'registered'],
    ['accept', 'registered', 'accepted'],
    ['transfer', 'accepted', 'transferred'],
    ['take-up', 'transferred', 'handling'],
  ] as const;
  const issues = Array.from({ length: count }, (_, i) => ({
    document_id: newDocumentId(),
    number: `包诉〔2020〕${i + 1}号`,
  }));
  const entries = issues.flatMap(({ document_id }) => {
    let prevHash = '0'.repeat(64);
    return steps.map(([action, from, to], i) => {
      const entry = {
        issue: document_id,
        sequence: i + 1,
        action,
        from,
        to,
        actor,
        happenedAt: at,
        recordedAt: at,
        input: {},
        prevHash,
      };
      const hash = hashEntry(entry);
      const row = {
        issue: document_id,
        document_id: newDocumentId(),
        sequence: i + 1,
        action,
        from,
        to,
        prev_hash: prevHash,
        hash,
      };
      prevHash = hash;
      return row;
    });
  });
  const client = await db.connect();
  try {
    await client.query(`begin`);
    await client.query(`set local casework.inside = 'open'`);
    await client.query(
      `insert into issues (document_id, number, title, description, kind, channel, category_id, handling_type, enterprise_id,
         received_at, stage, stage_since, level, due_at, yellow_from, red_from, deadline, first_deadline, committed_deadline,
         group_id, leader_id, lead_unit_id, accepted_ever, complaint, clock, created_at, updated_at, published_at,
         rework_count, return_count, reopen_count, urge_count, returns_since_reopening)
       select r.document_id, r.number, '示例', '示例', 'appeal', 'phone', $2, 'normal', $3, $4, 'handling', $4, 0, $5, $5, $5, $5, $5, $5,
              $6, $7, $8, true, false, '{}', $4, $4, $4, 0, 0, 0, 0, 0
         from jsonb_to_recordset($1::jsonb) as r(document_id text, number text)`,
      [JSON.stringify(issues), ids.category, ids.enterprise, at, due, ids.group, ids.leader, ids.unit],
    );
    await client.query(
      `insert into transfers (document_id, issue_id, unit_id, role, state, binding, standard, started_at, deadline, sequence, grant_count,
         created_at, updated_at, published_at)
       select 't' || i.id, i.id, $1, 'lead', 'handling', false, '标准', $2, $3, 3, 0, $2, $2, $2 from issues i`,
      [ids.unit, at, due],
    );
    await client.query(
      `insert into ledger_entries (document_id, issue_id, sequence, action, "from", "to", actor, happened_at, recorded_at, dues, input,
         prev_hash, hash, shown_to_enterprise, shown_to_support, created_at, updated_at, published_at)
       select r.document_id, i.id, r.sequence, r.action, r."from", r."to", $2, $3, $3, '{}', '{}', r.prev_hash, r.hash, true, true, $3, $3, $3
         from jsonb_to_recordset($1::jsonb) as r(issue text, document_id text, sequence int, action text, "from" text, "to" text, prev_hash text, hash text)
         join issues i on i.document_id = r.issue`,
      [JSON.stringify(entries), JSON.stringify(actor), at],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

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
  await makeDue(app.db, DUE);
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
  expect(await one(`select count(*) as n from casework.agenda where at <= now()`)).toBe(0);
  expect(await verifyLedger({ connectionString: database.url })).toMatchObject({
    chains: DUE,
    entries: 6 * DUE,
    broken: null,
  });

  // Nothing to fall due and nowhere to look: the monitor is told so, in a moment.
  const asked = () => fetch(`${third.url}/api/casework/health`);
  expect((await asked()).status).toBe(200);
  await database.stop();
  const down = await asked();
  expect(down.status).toBe(503);
  expect(await down.json()).toEqual({ status: 'down', database: 'down' });
  await third.kill();
}, 300_000);
