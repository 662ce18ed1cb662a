import { localDateOf } from '../../../../domain/calendar';
import { inTransaction, rows, type Trx } from '../database/as-owner';
import { claimOnce } from './claims';
import { count, emptyReport, type SweepContext, type SweepStep } from './steps';

/** Rows that are removed in one transaction. */
const BATCH = 2_000;

const DAY_MS = 86_400_000;

/** *choice*: how long notices are kept that are read or delivered, until the office says otherwise. */
const NOTICE_DAYS = 180;
/** Additional days for unread messages. */
const UNREAD_DAYS = 365;

/**
 * A claim keeps a thing from being done twice; it can be deleted when no run can come to that thing any more.
 * - Claims of an open issue stay: the sweep asks which of its thresholds have been claimed, from the first on.
 * - A final issue has no thresholds. Reopened, its dues lie ahead, so their keys are new: the due that a claim of
 * two months ago was about is past (the earliest, yellow, comes five working days before).
 * - The others are keyed by a day, a week, or a duty that is due by the next working day: a run after any downtime
 * asks for later ones.
 */
const CLAIM_DAYS = 60;

/** Two years and the difference between the years' lengths (database/repeatable/060-accounts.sql). */
const RECORD_DAYS = 732;

/** Sessions of the enterprise's page, and what is known of those that began with the identity provider. */
const SESSION_DAYS = 30;

type Kind = { what: string; table: string; where: string; bindings: readonly unknown[] };

const expired = (now: Date, noticeDays: number): readonly Kind[] => {
  const before = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();
  return [
    // Judged by the database's clock, as `claim_key` does.
    {
      what: 'expired-keys',
      table: 'casework.idempotency',
      where: `created_at < now() - interval '24 hours'`,
      bindings: [],
    },
    {
      what: 'expired-messages',
      table: 'casework.messages',
      where: 'read_at < ? or (read_at is null and created_at < ?)',
      bindings: [before(noticeDays), before(noticeDays + UNREAD_DAYS)],
    },
    {
      what: 'expired-deliveries',
      table: 'casework.deliveries',
      where: `state in ('sent', 'dropped') and created_at < ?`,
      bindings: [before(noticeDays)],
    },
    {
      what: 'expired-events',
      table: 'casework.events',
      where: 'at < ?',
      bindings: [before(noticeDays)],
    },
    {
      what: 'expired-notices',
      table: 'casework.outbox',
      where: 'delivered_at < ?',
      bindings: [before(noticeDays)],
    },
    {
      what: 'expired-claims',
      table: 'casework.claims',
      where: `at < ? and not exists (select 1 from casework.issue_checks a where t.scope = 'issue:' || a.issue_id)`,
      bindings: [before(CLAIM_DAYS)],
    },
    {
      what: 'expired-sessions',
      table: 'casework.enterprise_sessions',
      where: 'expires_at < ?',
      bindings: [before(SESSION_DAYS)],
    },
    {
      what: 'expired-sign-ons',
      table: 'casework.sign_on_sessions',
      where: 'began_at < ?',
      bindings: [before(SESSION_DAYS)],
    },
    // Links name people with their phones: the record of their makers and openings stays as long as sign-ins do.
    {
      what: 'expired-links',
      table: 'casework.enterprise_links',
      where: 'coalesce(ended_at, expires_at) < ?',
      bindings: [before(RECORD_DAYS)],
    },
    // The database refuses an earlier deletion.
    { what: 'expired-sign-ins', table: 'sign_ins', where: 'at < ?', bindings: [before(RECORD_DAYS)] },
    { what: 'expired-refusals', table: 'refused_attempts', where: 'at < ?', bindings: [before(RECORD_DAYS)] },
  ];
};

/**
 * Removes expired data once a day. Ledger and changes are records that the database never lets go, so they stay;
 * sign-ins and refused attempts are removed after two years.
 */
export const cleanUpStep: SweepStep = {
  name: 'clean-up',
  label: '清理过期数据',
  async run(context: SweepContext) {
    const report = emptyReport();
    const { strapi, now } = context;
    const today = localDateOf(now);
    const noticeDays = await inTransaction(strapi, async (trx) => {
      const [row] = await rows<{ done: boolean; days: number | null }>(
        trx,
        `select exists (select 1 from casework.claims where scope = 'clean-up' and key = ?) as done,
                (select notice_keep_days from settings limit 1) as days`,
        [today],
      );
      return row?.done ? null : (row?.days ?? NOTICE_DAYS);
    });
    if (noticeDays === null) return report;
    for (const kind of expired(now, noticeDays)) {
      let removed = BATCH;
      while (removed === BATCH) {
        if (context.draining()) return report;
        removed = await inTransaction(strapi, (trx) => removeSome(trx, kind));
        if (removed > 0) count(report, kind.what, removed);
      }
    }
    // Claimed at the end: an interrupted run goes on at the next sweep; removing twice does no harm.
    await inTransaction(strapi, (trx) => claimOnce(trx, 'clean-up', today, now));
    return report;
  },
};

async function removeSome(trx: Trx, { table, where, bindings }: Kind): Promise<number> {
  const removed = await rows(
    trx,
    `delete from ${table} where ctid = any (array(
       select t.ctid from ${table} t where ${where} limit ? for update skip locked)) returning 1`,
    [...bindings, BATCH],
  );
  return removed.length;
}
