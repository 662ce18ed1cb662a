import type { CircularData, CountCode, Span, Split, Tally } from '../../../../domain/documents';
import { startOfDay } from '../../../../domain/calendar';
import { rows, type Trx } from '../../platform/database/as-owner';

/**
 * Counts of documents beside the measures, from ledgers and records, as known at an instant: the same question
 * asked later at the same instant has the same answer. Runs inside `asOwner`.
 */

const OPEN = `('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed')`;

/**
 * How issues stood at the period's begin and at T = min(its end, now), by their last ledger entries; and whether they
 * were overdue at T. Bindings: from, to, now.
 */
const STANDING = `
with p as (select s, e, least(e, t) as t from (select ?::timestamp as s, ?::timestamp as e, ?::timestamp as t) given),
entries as (
  select l.issue_id, l.sequence, l.happened_at as at, l."to" as stage, l.dues -> 'met' as met, l.dues -> 'set' as changed,
         l."from" is distinct from l."to" as moves, l.input
    from ledger_entries l, p where l.happened_at <= p.t and l.happened_at < p.e),
last as (select distinct on (issue_id) * from entries order by issue_id, sequence desc),
moved as (select distinct on (issue_id) issue_id, at, input from entries where moves order by issue_id, sequence desc),
first as (select distinct on (e.issue_id) e.issue_id, e.stage from entries e, p where e.at < p.s order by e.issue_id, e.sequence desc),
stood as (
  select i.id, i.document_id, i.channel, c.document_id as category, c.name as category_name, i.received_at, i.complaint,
         last.stage, last.sequence, coalesce(moved.at, last.at) as at, moved.input as entered, first.stage as stage_before, case when last.changed -> n.due is null then last.met ->> n.due
           else last.changed ->> n.due end as due, p.s, p.t
    from last
    join issues i on i.id = last.issue_id and i.stage <> 'void'
    cross join p
    left join first on first.issue_id = last.issue_id
    left join moved on moved.issue_id = last.issue_id
    left join categories c on c.id = i.category_id
    left join (values ('registered', 'acceptDueAt'), ('accepted', 'transferDueAt'), ('transferred', 'takeUpDueAt'),
                      ('handling', 'deadline')) n (stage, due) on n.stage = last.stage
   where last.stage not in ('merged', 'void'))`;

/**
 * Conditions by which issues are counted under each code. Complaints are not counted as overdue, because groups and
 * units read the number.
 */
const COUNTED = {
  received: `received_at >= s and received_at <= t`,
  carried: `received_at < s and stage_before in ${OPEN}`,
  closed: `stage = 'closed' and at >= s`,
  open: `stage in ${OPEN}`,
  overdue: `due::timestamp <= t and complaint is not true`,
  unsolved: `stage = 'closed' and at >= s and entered ->> 'notFullySolved' = 'true' and complaint is not true`,
} as const satisfies Partial<Record<CountCode, string>>;
type IssueCount = keyof typeof COUNTED;

const bindings = ({ from, to }: Span, now: Date): unknown[] => [
  startOfDay(from).toISOString(),
  startOfDay(to).toISOString(),
  now.toISOString(),
];

const columns = (Object.keys(COUNTED) as IssueCount[])
  .filter((code) => code !== 'unsolved')
  .map((code) => `count(*) filter (where ${COUNTED[code]})::int as ${code}`)
  .join(', ');

const WORK = `
  select (select count(*) from visits v join visits_enterprises_lnk n on n.visit_id = v.id
           where v.date >= ?::date and v.date < ?::date and v.created_at <= ?)::int as visits,
         (select count(*) from meetings m where m.state = 'concluded' and m.held_at >= ? and m.held_at < ?
             and m.concluded_at <= ?)::int as meetings,
         (select count(*) from common_problems c where c.created_at >= ? and c.created_at < ? and c.created_at <= ?)::int as problems`;

/** Every count of a period. */
export async function tally(trx: Trx, span: Span, now: Date): Promise<Tally> {
  const [issues] = await rows<Record<Exclude<IssueCount, 'unsolved'>, number>>(
    trx,
    `${STANDING} select ${columns} from stood`,
    bindings(span, now),
  );
  const [from, to, at] = bindings(span, now);
  const [work] = await rows<Record<'visits' | 'meetings' | 'problems', number>>(trx, WORK, [
    span.from,
    span.to,
    at,
    from,
    to,
    at,
    from,
    to,
    at,
  ]);
  return {
    ...(issues as Record<Exclude<IssueCount, 'unsolved'>, number>),
    ...(work as Record<'visits' | 'meetings' | 'problems', number>),
  };
}

/** The counts by channel and by category. */
export async function splitsOf(
  trx: Trx,
  span: Span,
  now: Date,
  by: 'channel' | 'category',
): Promise<Split[]> {
  return rows<Split>(
    trx,
    `${STANDING} select ${by === 'channel' ? 'channel' : 'category'} as key, ${by === 'channel' ? 'channel' : 'category_name'} as name,
            count(*) filter (where ${COUNTED.received})::int as received, count(*) filter (where ${COUNTED.closed})::int as closed,
            count(*) filter (where ${COUNTED.open})::int as open
       from stood where ${by} is not null group by 1, 2 order by 3 desc, 2`,
    bindings(span, now),
  );
}

/** Closed in the period, though not all was solved, with the unit that had it. Complaints are the office's alone. */
export const unsolvedOf = (trx: Trx, span: Span, now: Date): Promise<CircularData['unsolved']> =>
  rows(
    trx,
    `${STANDING} select stood.document_id as "documentId", i.number, i.title, coalesce(d.name, '') as unit
       from stood join issues i on i.id = stood.id
       left join lateral (select x.unit_id from transfers x where x.issue_id = i.id and x.role = 'lead'
                             and x.sequence <= stood.sequence order by x.sequence desc limit 1) t on true
       left join departments d on d.id = t.unit_id
      where stood.id in (select id from stood where ${COUNTED.unsolved})
      order by i.number`,
    bindings(span, now),
  );

/** Statements of the counts that are not of issues: the records of a period that were known at an instant. */
const RECORDED = {
  visits: `select v.id from visits v join visits_enterprises_lnk n on n.visit_id = v.id
    where v.date >= :from::date and v.date < :to::date and v.created_at <= :now`,
  meetings: `select m.id from meetings m where m.state = 'concluded' and m.held_at >= :start and m.held_at < :end
    and m.concluded_at <= :now`,
  problems: `select c.id from common_problems c where c.created_at >= :start and c.created_at < :end and c.created_at <= :now`,
} as const;

/**
 * Returns the ids behind a count, one for each thing counted: a visit to three enterprises appears three times.
 * Runs inside `asOwner`; the caller reads of these what he may see.
 */
export async function countedIds(
  trx: Trx,
  {
    code,
    channel,
    category,
    ...span
  }: { code: CountCode; channel?: string | undefined; category?: string | undefined } & Span,
  now: Date,
): Promise<number[]> {
  if (code in COUNTED) {
    const found = await rows<{ id: number }>(
      trx,
      `${STANDING} select id from stood where ${COUNTED[code as IssueCount]}
          and (?::text is null or channel = ?) and (?::text is null or category = ?) order by id`,
      [...bindings(span, now), channel ?? null, channel ?? null, category ?? null, category ?? null],
    );
    return found.map(({ id }) => id);
  }
  const [start, end, at] = bindings(span, now) as string[];
  const known = { from: span.from, to: span.to, start: start ?? '', end: end ?? '', now: at ?? '' };
  const { rows: found } = await trx.raw<{ rows: { id: number }[] }>(
    RECORDED[code as keyof typeof RECORDED],
    known,
  );
  return found.map(({ id }) => id);
}

export type CountedRecord = {
  documentId: string;
  number: string | null;
  title: string;
  stage: string | null;
  at: string | null;
};

/** Where the records of a count are read, with the asker's own sight. */
const READ: Readonly<Record<CountCode, string>> = (() => {
  const issues = `select document_id as "documentId", number, title, stage, to_char(received_at at time zone 'UTC' at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as at, id
      from issues`;
  return {
    received: issues,
    carried: issues,
    closed: issues,
    open: issues,
    overdue: issues,
    unsolved: issues,
    visits: `select document_id as "documentId", null as number, coalesce(findings, '') as title, null as stage, date::text as at, id from visits`,
    meetings: `select document_id as "documentId", null as number, coalesce(convener, '') as title, null as stage,
        to_char(held_at at time zone 'UTC' at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as at, id from meetings`,
    problems: `select document_id as "documentId", null as number, title, null as stage,
        to_char(created_at at time zone 'UTC' at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as at, id from common_problems`,
  };
})();

/** A page of the records among `ids` that the asker sees, and how many of them he sees in all. */
export async function readCounted(
  trx: Trx,
  code: CountCode,
  ids: readonly number[],
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ seen: number; records: CountedRecord[] }> {
  const wanted = [...new Set(ids)];
  const [counted] = await rows<{ seen: number }>(
    trx,
    `select count(*)::int as seen from (${READ[code]}) r where r.id = any (?)`,
    [wanted] as never[],
  );
  const records = await rows<CountedRecord>(
    trx,
    `select "documentId", number, title, stage, at from (${READ[code]}) r where r.id = any (?) order by at, id limit ? offset ?`,
    [wanted, pageSize, (page - 1) * pageSize] as never[],
  );
  return { seen: counted?.seen ?? 0, records };
}
