import { endOfDay, localDateOf, type Calendar } from '../../../../domain/calendar';
import {
  dutyPeriods,
  occasionDue,
  type DutyPeriod,
  type DutySettings,
  type OccasionType,
} from '../../../../domain/duties';
import { asOwner, type Row, rows, rowsOfKept, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { evidenceSql } from './evidence';
import { gracesOf } from './fulfil';
import { loadDutyCalendar } from './settings';
import { COLUMNS, judgedSql, wantedSql, withIdsBound, type Scope } from './wanted';

export type { Scope } from './wanted';

/** How far ahead rows are made; what depends on how an issue stands, only for periods that have begun. */
const AHEAD_DAYS = 92;
const BEGUN_ONLY: readonly string[] = ['follow-up', 'unit-report'];

const DAY = 86_400_000;

export type Kept = { made: number; changed: number; voided: number; fulfilled: number };

/** The periods that are judged at `now`: those not yet past their due, as far ahead as rows are made. */
export function periodsToKeep(
  calendar: Calendar,
  settings: DutySettings,
  since: Date,
  now: Date,
  aheadDays = AHEAD_DAYS,
): DutyPeriod[] {
  const until = new Date(now.getTime() + aheadDays * DAY);
  return dutyPeriods(calendar, settings, since, until).filter(
    (p) => p.dueAt > since && (p.from <= now || !BEGUN_ONLY.includes(p.type)),
  );
}

/**
 * Makes rows right (spec: duties): makes what is missing, moves dues that a calendar has moved, voids what is no
 * longer owed and revives what is owed again. What has fallen due is a fact and stays as it is. Running it again
 * changes nothing. A fixed number of statements, however many rows there are.
 */
async function keep(
  trx: Trx,
  scope: Scope,
  periods: readonly DutyPeriod[],
  since: Date,
  now: Date,
): Promise<Omit<Kept, 'fulfilled'>> {
  const at = now.toISOString();
  const { sql, bindings } = withIdsBound(
    `with ${wantedSql(scope)},
     clock as (select ?::timestamp as now, ?::timestamp as since, ?::timestamp as today),
     todo as (
       select w.* from wanted w cross join clock
         left join duties d on d.type = w.type and d.subject = w.subject and d.period = w.period
        where case when d.id is null then w.due_at > clock.since else d.due_at > clock.now and (
               d.voided_at is not null or (d.plan_date, d.due_at, d.provisional, d.group_id, d.department_id)
                 is distinct from (w.plan_date, greatest(w.due_at, clock.today), w.provisional, w.group_id, w.department_id)) end
        order by w.type, w.subject, w.period
     ),
     put as (
       insert into duties (document_id, ${COLUMNS}, created_at, updated_at, published_at)
       select 'd' || left(replace(gen_random_uuid()::text, '-', ''), 23), ${COLUMNS.split(', ')
         .map((c) => `todo.${c}`)
         .join(', ')}, clock.now, clock.now, clock.now from todo cross join clock
       on conflict (type, subject, period) do update set voided_at = null, plan_date = excluded.plan_date,
         due_at = greatest(excluded.due_at, (select today from clock)), provisional = excluded.provisional, group_id = excluded.group_id,
         department_id = excluded.department_id, updated_at = excluded.updated_at
       returning (xmax = 0) as made
     ),
     gone as (
       update duties d set voided_at = clock.now, updated_at = clock.now
         from clock
        where d.voided_at is null and d.due_at > clock.now and (${judgedSql(scope)})
          and not exists (select 1 from wanted w where w.type = d.type and w.subject = d.subject and w.period = d.period)
       returning d.id
     )
     select (select count(*) from put where made)::int as made, (select count(*) from put where not made)::int as changed,
            (select count(*) from gone)::int as voided`,
    // Dues that move never move to before the end of today.
    [JSON.stringify(periods), at, since.toISOString(), endOfDay(localDateOf(now)).toISOString()],
  );
  // One plan serves a few issues; of all, or of a leader's, PostgreSQL looks at how many there are.
  const run = 'issues' in scope && (scope.units ?? []).length === 0 ? rowsOfKept : rows;
  const [counted] = await run<{ made: number; changed: number; voided: number }>(trx, sql, bindings);
  return counted ?? { made: 0, changed: 0, voided: 0 };
}

/** Two instances at once: the second waits, and finds everything done. */
export const lockDuties = (trx: Trx): Promise<unknown> =>
  trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:duties']);

/**
 * Keeps the rows of everybody: the step of the schedule. Makes good what fell due since it last ran, and finds
 * the records that fulfil what was made late.
 * @param options.aheadDays how far ahead rows are made
 * @param options.since from when on duties are kept, when they never were before
 */
export function keepAllDuties(
  trx: Trx,
  now: Date,
  options: { aheadDays?: number; since?: Date } = {},
): Promise<Kept> {
  return asOwner(trx, "The year's duties are kept for everybody, whoever caused it", async () => {
    await lockDuties(trx);
    const { calendar, settings, keptAt } = await loadDutyCalendar(trx);
    const begun = keptAt ?? options.since ?? now;
    const since = begun < now ? begun : now;
    const periods = periodsToKeep(calendar, settings, since, now, options.aheadDays);
    const kept = await keep(trx, { all: true }, periods, since, now);
    const graces = await gracesOf(
      trx,
      'fulfilled_at is null and voided_at is null and due_at > ?::timestamp',
      [since.toISOString()],
    );
    const fulfilled = await rows<Row>(trx, evidenceSql('since'), [
      graces,
      since.toISOString(),
      now.toISOString(),
    ]);
    await trx.raw(
      `insert into casework.duties_kept (at) values (?::timestamp)
       on conflict (single) do update set at = greatest(duties_kept.at, excluded.at)`,
      [now.toISOString()],
    );
    return { ...kept, fulfilled: fulfilled.length };
  });
}

/**
 * Moves the dues of open duties to where a changed calendar puts them, never to earlier than the end of today. Runs
 * inside `asOwner`.
 */
export async function recountDuties(trx: Trx, now: Date): Promise<void> {
  await keepAllDuties(trx, now);
  const { calendar, settings } = await loadDutyCalendar(trx);
  const open = await rows<{ id: number; type: OccasionType; starts: string }>(
    trx,
    `select id, type, ${utc('starts_at')} as starts from duties
      where type in ('decision-feedback', 'call-back') and fulfilled_at is null and voided_at is null and due_at > ?`,
    [now.toISOString()],
  );
  const counted = open.map(({ id, type, starts }) => ({
    id,
    ...occasionDue(type, calendar, settings, new Date(starts)),
  }));
  await rows(
    trx,
    `update duties d set plan_date = x."planDate", due_at = greatest(x."dueAt", ?::timestamp), provisional = x.provisional
       from jsonb_to_recordset(?::jsonb) as x(id int, "planDate" date, "dueAt" timestamp, provisional boolean)
      where d.id = x.id and (d.due_at, d.provisional) is distinct from (x."dueAt", x.provisional)`,
    [endOfDay(localDateOf(now)).toISOString(), JSON.stringify(counted)],
  );
}

/** Keeps the rows of some leaders: a pairing, or the post, has changed. In the transaction that changed it. */
export function keepDutiesOfLeaders(trx: Trx, leaders: readonly number[], now: Date): Promise<void> {
  return asOwner(trx, 'A pairing changes duties, which requests may not write', async () => {
    const { calendar, settings } = await loadDutyCalendar(trx);
    const periods = periodsToKeep(calendar, settings, now, now);
    await keep(trx, { leaders }, periods, now, now);
  });
}

/**
 * Keeps the rows that hang on an issue, in the transaction of the action that changed it.
 * @param units of which an order has ended, so that they may owe nothing any more
 */
export async function keepDutiesOfIssue(
  trx: Trx,
  issue: number,
  units: readonly number[],
  at: { calendar: Calendar; settings: DutySettings; now: Date },
): Promise<void> {
  const periods = periodsToKeep(at.calendar, at.settings, at.now, at.now, 0).filter((p) =>
    BEGUN_ONLY.includes(p.type),
  );
  await keep(trx, { issues: [issue], units }, periods, at.now, at.now);
}

/** Recomputes which visits fulfil those owed by these leaders, after a record of a visit has changed. */
export function recheckVisits(trx: Trx, leaders: readonly number[]): Promise<void> {
  return asOwner(trx, 'A visit fulfils duties, which requests may not write', async () => {
    const graces = await gracesOf(trx, 'leader_id = any(?::int[])', [[...leaders]]);
    await rows(trx, evidenceSql('visits'), [graces, [...leaders]]);
  });
}
