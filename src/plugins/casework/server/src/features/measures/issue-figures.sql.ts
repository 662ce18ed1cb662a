import { KINDS, type Family, type IssueMeasure, type SubjectKind } from '../../../../domain/measures';

/**
 * The measures of issues as ranges over `casework.facts` (spec: measures, figures at speed): which facts count in
 * a period as they were known at T, and what of each family makes which measure.
 */

/** `[from, to)` as instants, and the instant of asking. */
export type Period = { from: Date; to: Date; now: Date; imported: boolean };

/** The part of a family of facts that a measure counts: the sum of a column, or the number of rows. */
type Take = { family: Family; num?: 'num' | 'more' | 'den'; den?: 'num' | 'den' };

/** How each measure is made of the families (domain/measures/facts.ts). */
const TAKES: Record<IssueMeasure, readonly Take[]> = {
  accept_timeliness: [{ family: 'accept', num: 'num', den: 'den' }],
  transfer_timeliness: [{ family: 'transfer', num: 'num', den: 'den' }],
  take_up_timeliness: [{ family: 'take-up', num: 'num', den: 'den' }],
  handling_timeliness: [{ family: 'handling', num: 'num', den: 'den' }],
  first_handling_timeliness: [{ family: 'first-handling', num: 'num', den: 'den' }],
  closure_rate: [
    { family: 'closing', num: 'num', den: 'den' },
    { family: 'debt', den: 'den' },
  ],
  solution_rate: [{ family: 'closing', num: 'more', den: 'den' }],
  satisfaction_rate: [{ family: 'rating', num: 'num', den: 'den' }],
  return_rate: [{ family: 'lead', num: 'num', den: 'den' }],
  rework_rate: [
    { family: 'rework', num: 'num' },
    { family: 'report', den: 'den' },
  ],
  reopen_rate: [
    { family: 'reopened', num: 'num' },
    { family: 'closed', den: 'den' },
  ],
  extension_rate: [{ family: 'extension', num: 'num', den: 'den' }],
  withdrawal_rate: [
    { family: 'withdrawn', num: 'num', den: 'den' },
    { family: 'closed', den: 'den' },
  ],
  decline_rate: [
    { family: 'declined', num: 'num' },
    { family: 'received', den: 'den' },
  ],
  on_behalf_rate: [{ family: 'confirm', num: 'num', den: 'den' }],
  platform_use: [
    { family: 'took-up', num: 'num', den: 'den' },
    { family: 'report', num: 'num', den: 'den' },
  ],
};

/** For groups, leaders and the city an issue is late if any of its lead transfers is. */
const PER_ISSUE = `('handling', 'first-handling')`;

const SUBJECT: Record<SubjectKind, string> = {
  group: 'f.group_id',
  unit: 'f.unit_id',
  leader: 'f.leader_id',
  city: '0',
};

/** Bindings of `countedSql`. */
export function countedBindings(
  { from, to, now, imported }: Period,
  groupId: number | null,
): readonly unknown[] {
  const over = to <= now;
  return [
    from.toISOString(),
    to.toISOString(),
    (over ? to : now).toISOString(),
    // Events at the instant T are known; the end of a period is no part of the period.
    (over ? new Date(to.getTime() - 1) : now).toISOString(),
    imported,
    groupId,
  ];
}

/**
 * `with` clause that ends in `counted (family, subject, num, den, more, issue_id, unit_id, at, group_id)`: every fact
 * that counts for a subject of the kind, one row each. Two ranges: the facts dated in the period, and the debts of T.
 */
export function countedSql(subject: SubjectKind): string {
  const key = SUBJECT[subject];
  const fact = `f.family, ${key} as subject, f.num, f.den, f.more, f.issue_id, f.unit_id, f.at, f.group_id`;
  const known = `f.replaced_seq is null and f.kinds & ${KINDS[subject]} > 0 and f.known_from <= q.known and f.known_until > q.known
     and (q.imported or not f.imported) and (q.group_id is null or f.group_id = q.group_id)
     ${subject === 'city' ? '' : `and ${key} is not null`}`;
  return `
with q as materialized (
  select s, e, t, known, imported, group_id
    from (select ?::timestamp as s, ?::timestamp as e, ?::timestamp as t, ?::timestamp as known, ?::boolean as imported,
                 ?::int as group_id) given),
counted as (
  select ${fact} from q join casework.facts f
      on f.family <> 'debt' and (f.counts_from is null or f.counts_from <= f.known_until)
     and f.at >= q.s and f.at <= q.e and case when f.by_due then f.at > q.s else f.at < q.e end
     and (f.counts_from is null or f.counts_from <= q.t) and ${known}
  union all
  select ${fact} from q join casework.facts f
      on f.family = 'debt' and f.counts_from <= f.known_until and f.counts_from <= q.t and ${known})`;
}

/** `with` clause that ends in `sums (family, subject, num, den, more)`. */
export const sumsSql = (subject: SubjectKind): string => `${countedSql(subject)},
sums as (
  select family, subject, sum(num) as num, sum(den) as den, sum(more) as more
    from (${
      subject === 'unit'
        ? 'select family, subject, num, den, more from counted'
        : `select family, subject, case when family in ${PER_ISSUE} then min(num) else sum(num) end as num,
                  case when family in ${PER_ISSUE} then min(den) else sum(den) end as den, sum(more) as more
             from counted group by family, subject, case when family in ${PER_ISSUE} then issue_id end`
    }) one group by family, subject)`;

/** A select of `(subject, code, numerator, denominator, value)`, all measures of all subjects of a kind. */
export function figuresSql(subject: SubjectKind): string {
  const takes = Object.entries(TAKES).flatMap(([code, list]) =>
    list.map(({ family, num, den }) => `('${code}', '${family}', '${num ?? ''}', '${den ?? ''}')`),
  );
  const column = (which: string): string =>
    `case m.${which} when 'num' then s.num when 'den' then s.den when 'more' then s.more else 0 end`;
  return `${sumsSql(subject)}
select subject, code, sum(${column('num')})::int as numerator, sum(${column('den')})::int as denominator,
       case when sum(${column('den')}) > 0 then round(sum(${column('num')})::numeric / sum(${column('den')}), 4)::text end as value
  from sums s join (values ${takes.join(', ')}) as m(code, family, num, den) using (family)
 group by subject, code`;
}

/** A select of `(issueId, unitId, at)`: the records behind one part of one measure of one subject (`?`). */
export function recordsSql(
  subject: SubjectKind,
  code: IssueMeasure,
  part: 'numerator' | 'denominator',
): string {
  const which = TAKES[code].flatMap(({ family, num, den }) => {
    const column = part === 'numerator' ? num : den;
    return column === undefined ? [] : [`(family = '${family}' and ${column} > 0)`];
  });
  const perIssue = subject !== 'unit' && /handling_timeliness$/.test(code);
  const chosen = perIssue
    ? `select issue_id, null::int as unit_id, min(at) as at from counted
        where family = '${TAKES[code][0]?.family ?? ''}' and subject = ? group by issue_id
       ${part === 'numerator' ? 'having min(num) > 0' : ''}`
    : `select issue_id, unit_id, at from counted where (${which.join(' or ')}) and subject = ?`;
  return `${countedSql(subject)}
select issue_id as "issueId", unit_id as "unitId", at at time zone 'UTC' as at from (${chosen}) c
 order by at, issue_id, unit_id`;
}
