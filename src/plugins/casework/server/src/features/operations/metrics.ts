import { timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Health } from '../../../../contracts/operations';
import { rows, type Trx } from '../../platform/database/as-owner';
import { asSystem } from '../../platform/database/outside-transaction';
import { inReserve } from '../../platform/database/reserve';
import { processMetrics } from '../../platform/metrics/registry';
import { SIGN_IN_MINUTES, readHealth } from './run-state';

/** Milliseconds for which figures of the database are reused: a second monitor must not double the work. */
const KEPT_MS = 15_000;

type Figures = {
  health: Health;
  issues: { stage: string; light: string | null; n: number }[];
  signIns: { outcome: string; n: number }[];
  transactions: {
    committed: string;
    rolledBack: string;
    deadlocks: string;
    oldest: number;
    connections: number;
  };
  /** seconds since the last */
  anchored: number | null;
  /** what was found changed while anchoring */
  amiss: number;
};

const ISSUES = `
  select stage, null as light, count(*)::int as n from issues
   where stage not in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed') group by 1
  union all
  select stage, light(i), count(*)::int from issues i
   where stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed') group by 1, 2`;

const TRANSACTIONS = `
  select d.xact_commit::text as committed, d.xact_rollback::text as "rolledBack", d.deadlocks::text as deadlocks,
         coalesce((select extract(epoch from max(clock_timestamp() - a.xact_start)) from pg_stat_activity a
                    where a.datname = current_database() and a.pid <> pg_backend_pid()), 0)::float as oldest,
         d.numbackends as connections
    from pg_stat_database d where d.datname = current_database()`;

async function readFigures(trx: Trx, now: Date): Promise<Figures> {
  const [transactions] = await rows<Figures['transactions']>(trx, TRANSACTIONS);
  const [anchors] = await rows<{ age: number | null; amiss: number }>(
    trx,
    // One that is dated ahead was not made by this system, and must not keep the alert from being raised.
    `select (select extract(epoch from ?::timestamptz - max(at))::float from casework.anchors where at <= ?::timestamptz) as age,
            (select count(*)::int from casework.sweep_failures where step = 'anchors') as amiss`,
    [now.toISOString(), now.toISOString()],
  );
  return {
    health: await readHealth(trx, now),
    issues: await rows<Figures['issues'][number]>(trx, ISSUES),
    signIns: await rows<Figures['signIns'][number]>(
      trx,
      'select outcome, count(*)::int as n from sign_ins where at > ?::timestamp group by 1',
      [new Date(now.getTime() - SIGN_IN_MINUTES * 60_000).toISOString()],
    ),
    transactions: transactions ?? {
      committed: '0',
      rolledBack: '0',
      deadlocks: '0',
      oldest: 0,
      connections: 0,
    },
    anchored: anchors?.age ?? null,
    amiss: anchors?.amiss ?? 0,
  };
}

let kept: { at: number; figures: Promise<Figures> } | null = null;

/** One reading serves all monitors that ask at about the same time. */
function figuresOf(strapi: Core.Strapi, now: Date): Promise<Figures> {
  if (kept && Date.now() - kept.at < KEPT_MS) return kept.figures;
  const figures = asSystem(() => inReserve(strapi, (trx) => readFigures(trx, now)));
  const mine = { at: Date.now(), figures };
  kept = mine;
  figures.catch(() => {
    if (kept === mine) kept = null;
  });
  return figures;
}

/** Drops the kept figures when the process ends, or starts on another database. */
export function forgetFigures(): void {
  kept = null;
}

type Pool = { numUsed(): number; numFree(): number; numPendingAcquires(): number; max: number };

/**
 * Returns the metrics in Prometheus' text form. A database that does not answer is reported as such; the process's
 * own counters are there all the same.
 */
export async function metricsText(strapi: Core.Strapi, now: Date): Promise<string> {
  const register = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name: `qiaomen_${name}`, help, labelNames, registers: [register] });
  const total = (name: string, help: string, values: [Record<string, string>, string][]): void => {
    const counter = new Counter({
      name: `qiaomen_${name}`,
      help,
      labelNames: Object.keys(values[0]?.[0] ?? {}),
      registers: [register],
    });
    for (const [labels, value] of values) counter.inc(labels, Number(value));
  };
  const { pool } = strapi.db.connection.client as { pool: Pool };
  const connections = gauge('pool_connections', 'Connections of this instance to the database', ['state']);
  connections.set({ state: 'used' }, pool.numUsed());
  connections.set({ state: 'free' }, pool.numFree());
  gauge('pool_waiting', 'Requests of this instance that wait for a connection').set(
    pool.numPendingAcquires(),
  );
  gauge('pool_max', 'Most connections of this instance').set(pool.max);
  const up = gauge('database_up', 'Does the database answer?');
  try {
    const figures = await figuresOf(strapi, now);
    up.set(1);
    tellFigures(figures, gauge, total);
  } catch (error) {
    strapi.log.error(`casework: metrics: ${String(error)}`);
    up.set(0);
  }
  return `${await processMetrics().metrics()}\n${await register.metrics()}`;
}

function tellFigures(
  { health, issues, signIns, transactions, anchored, amiss }: Figures,
  gauge: (name: string, help: string, labels?: string[]) => Gauge,
  total: (name: string, help: string, values: [Record<string, string>, string][]) => void,
): void {
  total('database_transactions_total', 'Transactions of the whole database', [
    [{ outcome: 'committed' }, transactions.committed],
    [{ outcome: 'rolled back' }, transactions.rolledBack],
  ]);
  total('database_deadlocks_total', 'Deadlocks of the whole database', [[{}, transactions.deadlocks]]);
  gauge('database_connections', 'Connections of everybody to the database').set(transactions.connections);
  gauge('database_oldest_transaction_seconds', 'How long the longest transaction has been open').set(
    transactions.oldest,
  );
  const status = gauge('status', 'What the health check says: 1 for the state that holds', ['status']);
  for (const one of ['ok', 'degraded', 'stalled'] as const)
    status.set({ status: one }, health.status === one ? 1 : 0);
  gauge('sweep_scheduled', 'Does this instance do what is due?').set(health.sweep.schedule === 'on' ? 1 : 0);
  // An event that never happened has no age: a gauge without a value would say 0.
  if (health.sweep.ageSeconds !== null)
    gauge('sweep_age_seconds', 'Since a sweep has last ended').set(health.sweep.ageSeconds);
  gauge('sweep_failures', 'Due things that failed and will be tried again').set(health.sweep.failures);
  gauge('outbox_waiting', 'Notices and letters that wait').set(health.outbox.waiting);
  gauge('outbox_oldest_seconds', 'Age of the oldest notice that nobody has tried').set(
    health.outbox.oldestSeconds ?? 0,
  );
  gauge('outbox_failed', 'Notices and letters that were tried in vain').set(health.outbox.failed);
  gauge('calendar_missing_years', 'Years whose holidays nobody has entered').set(
    health.calendar.missing.length,
  );
  const all = gauge('issues', 'Issues by stage and light; final ones have no light', ['stage', 'light']);
  for (const { stage, light, n } of issues) all.set({ stage, light: light ?? 'none' }, n);
  const signing = gauge('sign_ins_recent', `Sign-ins of the last ${SIGN_IN_MINUTES} minutes`, ['outcome']);
  for (const outcome of ['success', 'failure', 'locked', 'limited', 'expired']) signing.set({ outcome }, 0);
  for (const { outcome, n } of signIns) signing.set({ outcome }, n);
  gauge('evidence_amiss', 'Things found changed while the ledgers were anchored').set(amiss);
  if (anchored !== null) gauge('anchor_age_seconds', 'Since the ledgers were last anchored').set(anchored);
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Whether a request may read the numbers: it has METRICS_TOKEN, or comes from this machine itself. A request passed
 * on by a proxy comes from this machine too, and says so in its headers.
 */
export function isMonitor(ctx: Context): boolean {
  const wanted = Buffer.from(process.env['METRICS_TOKEN'] ?? '');
  const given = Buffer.from(/^bearer\s+(\S+)$/i.exec(ctx.get('authorization'))?.[1] ?? '');
  if (wanted.length > 0 && wanted.length === given.length && timingSafeEqual(wanted, given)) return true;
  const passedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => ctx.get(name) !== '');
  return !passedOn && LOOPBACK.test(ctx.req.socket.remoteAddress ?? '');
}
