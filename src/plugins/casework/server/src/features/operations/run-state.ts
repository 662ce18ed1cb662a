import type { Health } from '../../../../contracts/operations';
import { isCovered, localDateOf, type Calendar } from '../../../../domain/calendar';
import { rows, type Row, type Trx } from '../../platform/database/as-owner';
import { loadCalendar } from '../issues/load';
import { isMailOn } from '../notifications/mail';
import { eventName } from '../notifications/templates';
import { readChanges } from './changes';
import { scheduleOf, staleBefore } from '../../platform/sweep/schedule';
import { sweepSteps } from '../../platform/sweep/steps';

/** From 1 November the next year's holidays are wanted too. */
export const yearsWanted = (today: string): number[] => {
  const year = Number(today.slice(0, 4));
  return today >= `${year}-11-01` ? [year, year + 1] : [year];
};

const calendarState = (
  calendar: Calendar,
  now: Date,
): { coveredThrough: number | null; missing: number[] } => {
  const today = localDateOf(now);
  const covered = [...calendar.coveredYears].filter((year) => year >= Number(today.slice(0, 4)));
  return {
    coveredThrough: covered.length > 0 ? Math.max(...covered) : null,
    missing: yearsWanted(today).filter((year) => !isCovered(calendar, `${year}-01-01`)),
  };
};

type Vital = {
  last_at: Date | null;
  last_failed: boolean | null;
  working_since: Date | null;
  failures: number;
  waiting: number;
  oldest: Date | null;
  undelivered: number;
};

/**
 * A notice waits until it has been delivered to the inboxes, a delivery until it has been sent. Failed attempts are
 * counted as such, though they will be repeated; an old notice without an attempt means that delivery has stopped.
 */
const VITAL = `
  select r.finished_at as last_at, r.error is not null as last_failed,
         (select max(started_at) from casework.sweep_runs where finished_at is null) as working_since,
         (select count(*)::int from casework.sweep_failures) as failures,
         (select count(*)::int from casework.outbox where delivered_at is null)
           + (select count(*)::int from casework.deliveries where state = 'waiting') as waiting,
         (select min(created_at) from casework.outbox where delivered_at is null and attempts = 0) as oldest,
         (select count(*)::int from casework.deliveries
           where state = 'failed' or (state = 'waiting' and last_error is not null))
           + (select count(*)::int from casework.outbox where delivered_at is null and attempts > 0) as undelivered
    from (select 1) one left join lateral (
      select finished_at, error from casework.sweep_runs where finished_at is not null order by finished_at desc limit 1) r on true`;

const seconds = (from: Date | null | undefined, now: Date): number | null =>
  from ? Math.max(0, Math.round((now.getTime() - from.getTime()) / 1000)) : null;

/** Returns the state of the system for a monitor, and nothing that it should not know. */
export async function readHealth(trx: Trx, now: Date): Promise<Health> {
  const [vital] = await rows<Vital>(trx, VITAL);
  const { calendar } = await loadCalendar(trx);
  const schedule = scheduleOf();
  const scheduled = schedule !== null;
  const limit = staleBefore(schedule, now);
  const old = (at: Date | null | undefined): boolean => !at || at < limit;
  // Right after a start, or after days of downtime, a sweep is under way that makes up for all of it.
  const working = !old(vital?.working_since);
  const stalled =
    !working && ((scheduled && old(vital?.last_at)) || (vital?.oldest != null && old(vital.oldest)));
  const state = calendarState(calendar, now);
  const degraded =
    vital?.last_failed === true ||
    (vital?.failures ?? 0) > 0 ||
    (vital?.undelivered ?? 0) > 0 ||
    state.missing.includes(Number(localDateOf(now).slice(0, 4)));
  return {
    status: stalled ? 'stalled' : degraded ? 'degraded' : 'ok',
    database: 'ok',
    sweep: {
      schedule: scheduled ? 'on' : 'off',
      lastFinishedAt: vital?.last_at?.toISOString() ?? null,
      ageSeconds: seconds(vital?.last_at, now),
      failures: vital?.failures ?? 0,
    },
    outbox: {
      waiting: vital?.waiting ?? 0,
      oldestSeconds: seconds(vital?.oldest, now),
      failed: vital?.undelivered ?? 0,
    },
    calendar: state,
  };
}

/** Sign-ins are counted for so long, by the page and by the metrics. */
export const SIGN_IN_MINUTES = 15;
const ANCHORS_DAYS = 7;

type Watched = { lastAt: Date | null; unsent: number; amiss: number; failedSignIns: number };

/** The rest of what the metrics tell a monitor. */
const WATCHED = `
  select (select max(at) from casework.anchors) as "lastAt",
         (select count(*)::int from casework.anchors a
           where a.at > ?::timestamptz and not exists (select 1 from casework.anchor_sent s where s.number = a.number)) as unsent,
         (select count(*)::int from casework.sweep_failures where step = 'anchors') as amiss,
         (select count(*)::int from sign_ins
           where at > ?::timestamp and outcome in ('failure', 'locked', 'limited')) as "failedSignIns"`;

/** The page of the run state: what the sweep did, what failed and will be tried again, what was changed. */
export async function readRunState(trx: Trx, now: Date): Promise<Row> {
  const health = await readHealth(trx, now);
  const runs = await rows(
    trx,
    `select id::text, instance, cause, started_at as "startedAt", finished_at as "finishedAt", report, error
       from casework.sweep_runs order by started_at desc limit 20`,
  );
  const failures = await rows<{ step: string }>(
    trx,
    `select f.step, f.subject, f.error, f.attempts, f.first_at as "firstAt", f.last_at as "lastAt", f.retry_at as "retryAt",
            i.document_id as issue, i.number
       from casework.sweep_failures f left join issues i on f.step in ('issues', 'anchors') and i.id::text = f.subject
      order by f.last_at desc limit 50`,
  );
  const deliveries = await rows(
    trx,
    `select d.id, d.channel, d.subject, d.state, d.attempts, d.last_error as "lastError", d.retry_at as "retryAt",
            d.created_at as "createdAt", coalesce(s.name, c.name, v.name) as receiver
       from casework.deliveries d left join staff_members s on s.id = d.staff_id
       left join notification_channels c on c.id = d.channel_id
       left join event_subscriptions v on v.id = d.subscription_id
      where d.state = 'failed' or (d.state = 'waiting' and d.last_error is not null)
      order by d.created_at desc limit 50`,
  );
  const outbox = await rows<{ event: string }>(
    trx,
    `select id, event, attempts, last_error as "lastError", retry_at as "retryAt", created_at as "createdAt"
       from casework.outbox where delivered_at is null and last_error is not null order by created_at desc limit 50`,
  );
  const [watched] = await rows<Watched>(trx, WATCHED, [
    new Date(now.getTime() - ANCHORS_DAYS * 86_400_000).toISOString(),
    new Date(now.getTime() - SIGN_IN_MINUTES * 60_000).toISOString(),
  ]);
  const { changes } = await readChanges(trx, { page: 1, pageSize: 50 });
  return {
    ...health,
    schedule: scheduleOf(),
    mail: isMailOn(),
    anchors: {
      lastAt: watched?.lastAt?.toISOString() ?? null,
      unsent: watched?.unsent ?? 0,
      amiss: watched?.amiss ?? 0,
    },
    failedSignIns: watched?.failedSignIns ?? 0,
    runs,
    failures: failures.map((row) => ({
      ...row,
      label: sweepSteps().find(({ name }) => name === row.step)?.label ?? row.step,
    })),
    deliveries,
    undelivered: outbox.map((row) => ({ ...row, eventName: eventName(row.event) })),
    changes,
  };
}
