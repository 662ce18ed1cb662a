import { WAITS_SHOWN, type Today } from '../../../../contracts/workbench';
import { localDateOf, startOfDay } from '../../../../domain/calendar';
import { quarterOf } from '../../../../domain/calendar/named-periods';
import { OPEN_STAGES, type WaitName } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';
import { mayReadField } from '../../platform/access/fields';
import { rows, rowsOfKept, type Row, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { listDuties } from '../duties/list';
import { CALENDAR, calendarFrom } from '../issues/load';
import { CORE, coreOf } from './list';
import { mineSql, waitsArray } from './waits';

const DAY = 86_400_000;
const OPEN = OPEN_STAGES.map((stage) => `'${stage}'`).join(', ');
const DUTIES_SHOWN = 20;
const CHANGES_SHOWN = 15;
/** Changes are shown for the last month at most. */
const LOOKS_BACK = 31 * DAY;

type Waits = Pick<Today, 'waits' | 'waiting'>;

async function waitsFor(trx: Trx, asker: Asker, now: Date): Promise<Waits> {
  const rated = mayReadField('api::issue.issue', 'rating', undefined, asker.kind);
  const found = await rowsOfKept<Row>(
    trx,
    `/* ${asker.kind} */ with mine as materialized (select i.id, i.light_rank as rank, i.due_at from issues i where ${mineSql(asker.kind)}),
       page as (select m.id, row_number() over (order by m.rank, m.due_at, m.id) as place from mine m
                 order by m.rank, m.due_at, m.id limit ${WAITS_SHOWN})
     select ${CORE}, ${waitsArray(asker.kind)} as waits, i.rating,
            (select r.name from departments r where r.id = i.lead_unit_id) as "leadUnit",
            (select t.result from transfers t where t.issue_id = i.id and t.role = 'lead' and t.result is not null
              order by t.id desc limit 1) as result,
            (select count(*)::int from mine) as total,
            case when page.place = 1 then (select row_to_json(c) from (select ${CALENDAR}) c) end as calendar
       from page join issues i on i.id = page.id order by page.place`,
  );
  const [first] = found;
  if (!first) return { waiting: 0, waits: [] };
  const { calendar } = calendarFrom(first['calendar'] as Row);
  return {
    waiting: Number(first['total']),
    waits: found.map((row) => ({
      ...coreOf(row, calendar, now),
      waits: row['waits'] as WaitName[],
      leadUnit: (row['leadUnit'] as string | null) ?? null,
      rating: rated ? ((row['rating'] as number | null) ?? null) : null,
      result: (row['result'] as string | null) ?? null,
    })),
  };
}

/** Returns the changes made by others, the latest of each issue; the policies decide which entries he reads. */
async function changesSince(trx: Trx, asker: Asker, since: Date): Promise<Today['changes']> {
  const found = await rows<Today['changes'][number]>(
    trx,
    `with recent as (
       select l.issue_id, l.action, l.actor, l.recorded_at, l.id from ledger_entries l
        where l.recorded_at > ?::timestamp and l.actor ->> 'account' is distinct from ?
        order by l.recorded_at desc limit 200)
     select i.document_id as "documentId", i.number, i.title, i.stage, r.action, r.actor ->> 'organisation' as by,
            ${utc('r.recorded_at')} as at
       from (select distinct on (issue_id) * from recent order by issue_id, recorded_at desc, id desc) r
       join issues i on i.id = r.issue_id order by r.recorded_at desc, r.id desc limit ?`,
    [since.toISOString(), asker.account, CHANGES_SHOWN],
  );
  // Whose hand an approval was, a unit is not told (ledger/read.ts).
  return asker.kind === 'unit'
    ? found.map((change) => (change.action === 'confirm' ? { ...change, by: null } : change))
    : found;
}

const WEEKS = 8;

/** Monday of the week of a day. */
function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}

type Counted = {
  open: { stage: string; light: string; escalated: boolean; n: number }[] | null;
  received: number;
  closed: number;
  came: { week: string; n: number }[] | null;
  went: { week: string; n: number }[] | null;
  enterprises: number;
  visited: number;
  problems: number | null;
  intakes: number | null;
};

/** The state of what the asker sees, in one statement. */
async function numbersOf(trx: Trx, asker: Asker, now: Date): Promise<Today['numbers']> {
  const today = localDateOf(now);
  const month = startOfDay(`${today.slice(0, 7)}-01`).toISOString();
  const monday = mondayOf(today);
  const firstWeek = new Date(Date.parse(`${monday}T00:00:00Z`) - (WEEKS - 1) * 7 * DAY)
    .toISOString()
    .slice(0, 10);
  const start = startOfDay(firstWeek).toISOString();
  const quarter = quarterOf(undefined, now);
  const overseer = ['office', 'auditor', 'head', 'super'].includes(asker.kind);
  const weekly = (column: string): string =>
    `(select json_agg(w) from (select date_trunc('week', i.${column} + interval '8 hours')::date::text as week, count(*)::int as n
        from issues i where i.${column} >= ?::timestamp group by 1) w)`;
  const [found] = await rows<Counted & Row>(
    trx,
    `select (select json_agg(s) from (select i.stage, i.light as light, coalesce(i.level, 0) >= 2 as escalated, count(*)::int as n
               from issues i where i.stage in (${OPEN}) group by 1, 2, 3) s) as open,
            (select count(*)::int from issues i where i.received_at >= ?::timestamp) as received,
            (select count(*)::int from issues i where i.closed_at >= ?::timestamp and i.stage = 'closed') as closed,
            ${weekly('received_at')} as came, ${weekly('closed_at')} as went,
            (select count(*)::int from pairings p where p.until is null) as enterprises,
            (select count(*)::int from pairings p where p.until is null and exists (
               select 1 from visits v join visits_enterprises_lnk k on k.visit_id = v.id
                where k.enterprise_id = p.enterprise_id and v.date >= ?::date and v.date < ?::date)) as visited,
            ${overseer ? `(select count(*)::int from common_problems p where coalesce(p.state, 'open') = 'open')` : 'null::int'} as problems,
            ${
              overseer || asker.kind === 'group'
                ? `(select count(*)::int from intakes n where n.state = 'new')`
                : 'null::int'
            } as intakes`,
    [month, month, start, start, quarter.from, quarter.to],
  );
  const open = found?.open ?? [];
  const sum = (test: (part: (typeof open)[number]) => boolean): number =>
    open.filter(test).reduce((all, { n }) => all + n, 0);
  const at = (list: { week: string; n: number }[] | null | undefined, week: string): number =>
    list?.find((one) => one.week === week)?.n ?? 0;
  return {
    received: found?.received ?? 0,
    closed: found?.closed ?? 0,
    open: sum(() => true),
    red: sum(({ light }) => light === 'red'),
    yellow: sum(({ light }) => light === 'yellow'),
    escalated: sum(({ escalated }) => escalated),
    stages: Object.fromEntries(OPEN_STAGES.map((stage) => [stage, sum((part) => part.stage === stage)])),
    weeks: Array.from({ length: WEEKS }, (_, n) => {
      const week = new Date(Date.parse(`${firstWeek}T00:00:00Z`) + n * 7 * DAY).toISOString().slice(0, 10);
      return { week, received: at(found?.came, week), closed: at(found?.went, week) };
    }),
    enterprises: found?.enterprises ?? 0,
    visited: found?.visited ?? 0,
    commonProblems: found?.problems ?? null,
    intakes: found?.intakes ?? null,
  };
}

/**
 * Returns what a person needs to know on opening the panel: the acts that wait for him, in the order of urgency;
 * his duties of the next week; the changes by others since he last looked; and the numbers.
 * @param since when he last looked; without it the last two days
 */
export async function todayOf(trx: Trx, asker: Asker, since: Date | null, now: Date): Promise<Today> {
  const today = localDateOf(now);
  const earliest = now.getTime() - LOOKS_BACK;
  const from = new Date(Math.max(since?.getTime() ?? now.getTime() - 2 * DAY, earliest));
  const waits = await waitsFor(trx, asker, now);
  const owed = await listDuties(
    trx,
    asker,
    {
      scope: 'mine',
      state: ['pending', 'missed'],
      from: new Date(Date.parse(`${today}T00:00:00Z`) - 31 * DAY).toISOString().slice(0, 10),
      to: new Date(Date.parse(`${today}T00:00:00Z`) + 8 * DAY).toISOString().slice(0, 10),
      pagination: { page: 1, pageSize: DUTIES_SHOWN },
    },
    now,
  );
  return {
    today,
    ...waits,
    duties: owed.data,
    dutiesOwed: owed.total,
    changes: await changesSince(trx, asker, from),
    numbers: await numbersOf(trx, asker, now),
  };
}
