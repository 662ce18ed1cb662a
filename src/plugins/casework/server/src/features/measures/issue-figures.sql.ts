import {
  FAMILIES,
  KINDS,
  type Family,
  type IssueMeasure,
  type SubjectKind,
} from '../../../../domain/measures';

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
const PER_ISSUE: readonly Family[] = ['handling', 'first-handling'];

const SUBJECT: Record<SubjectKind, string> = {
  group: 'f.group_id',
  unit: 'f.unit_id',
  leader: 'f.leader_id',
  city: '0',
};

/** SQL with the values of its placeholders, in their order. */
export type Statement = { sql: string; bindings: readonly unknown[] };

type Given = { type: 'timestamp' | 'int'; value: string | number };

const given = (type: Given['type'], value: Given['value']): Given => ({ type, value });

/** A statement of texts, of values that become placeholders, and of other statements. */
function statement(
  texts: TemplateStringsArray,
  ...parts: readonly (string | Given | Statement)[]
): Statement {
  const bindings: unknown[] = [];
  const said = parts.map((part) => {
    if (typeof part === 'string') return part;
    if ('sql' in part) {
      bindings.push(...part.bindings);
      return part.sql;
    }
    bindings.push(part.value);
    return `?::${part.type}`;
  });
  return { sql: texts.reduce((sql, text, i) => `${sql}${said[i - 1] ?? ''}${text}`), bindings };
}

/** What is asked: whose figures, in which period, of the issues of which group. */
export type Counting = { subject: SubjectKind; period: Period; groupId: number | null };

/** The conditions that every fact meets, as it was known at T. */
function known({ subject, period: { to, now, imported }, groupId }: Counting): Statement {
  // Events at the instant T are known; the end of a period is no part of the period.
  const at = given('timestamp', (to <= now ? new Date(to.getTime() - 1) : now).toISOString());
  const key = SUBJECT[subject];
  return statement`f.replaced_seq is null and f.kinds & ${String(KINDS[subject])} > 0
     and f.known_from <= ${at} and f.known_until > ${at}
     ${imported ? '' : 'and not f.imported'}
     ${groupId === null ? '' : statement`and f.group_id = ${given('int', groupId)}`}
     ${subject === 'city' ? '' : `and ${key} is not null`}`;
}

const cutOff = ({ to, now }: Period): Given => given('timestamp', (to <= now ? to : now).toISOString());

const DATED = FAMILIES.filter((family) => family !== 'debt');

/**
 * `from` and `where` of the facts of some families that are dated in the period. The values stand in the statement
 * itself: from a subquery the planner would learn neither how long the period is nor that the work can be divided.
 */
function dated(counting: Counting, families: readonly Family[]): Statement {
  const from = given('timestamp', counting.period.from.toISOString());
  const to = given('timestamp', counting.period.to.toISOString());
  return statement`casework.facts f
    where f.family <> 'debt' and f.family in (${families.map((family) => `'${family}'`).join(', ')})
     and (f.counts_from is null or f.counts_from <= f.known_until)
     and f.at >= ${from} and f.at <= ${to} and case when f.by_due then f.at > ${from} else f.at < ${to} end
     and (f.counts_from is null or f.counts_from <= ${cutOff(counting.period)}) and ${known(counting)}`;
}

/** `from` and `where` of the debts that stood at T. */
const debts = (counting: Counting): Statement => statement`casework.facts f
    where f.family = 'debt' and f.counts_from <= f.known_until and f.counts_from <= ${cutOff(counting.period)}
     and ${known(counting)}`;

/**
 * A select of `(family, subject, num, den, more, issue_id, unit_id, at, group_id)`: every fact of the families that
 * counts for a subject of the kind, one row each. Two ranges: the facts dated in the period, and the debts of T.
 */
export function countedSql(counting: Counting, families: readonly Family[] = FAMILIES): Statement {
  const fact = `select f.family, ${SUBJECT[counting.subject]} as subject, f.num, f.den, f.more, f.issue_id, f.unit_id, f.at, f.group_id from`;
  const inPeriod = families.filter((family) => family !== 'debt');
  const ofPeriod = inPeriod.length > 0 ? [statement`${fact} ${dated(counting, inPeriod)}`] : [];
  const owed = families.includes('debt') ? [statement`${fact} ${debts(counting)}`] : [];
  return union([...ofPeriod, ...owed]);
}

const union = (list: readonly Statement[]): Statement => ({
  sql: list.map(({ sql }) => sql).join('\n  union all\n  '),
  bindings: list.flatMap(({ bindings }) => bindings),
});

/**
 * A select of `(family, subject, "groupId", num, den, more)`; the group is null unless the sums are divided by the
 * group that held the issue, as those of units can be. For groups, leaders and the city an issue is late if any of its
 * lead transfers is; only the families of which that is said are grouped by issue.
 */
function sumsSql(counting: Counting, byGroup: boolean): Statement {
  const key = SUBJECT[counting.subject];
  const group = byGroup ? 'f.group_id' : 'null::int';
  const whose = `${counting.subject === 'city' ? '' : `, ${key}`}${byGroup ? `, ${group}` : ''}`;
  const sums = `select f.family, ${key} as subject, ${group} as "groupId", sum(f.num) as num, sum(f.den) as den, sum(f.more) as more from`;
  const oneByOne =
    counting.subject === 'unit' ? DATED : DATED.filter((family) => !PER_ISSUE.includes(family));
  const perIssue = statement`select family, subject, null::int, sum(num) as num, sum(den) as den, sum(more) as more from (
      select f.family, ${key} as subject, min(f.num) as num, min(f.den) as den, sum(f.more) as more
        from ${dated(counting, PER_ISSUE)} group by f.family, f.issue_id${whose}) one
     group by family, subject`;
  return union([
    statement`${sums} ${dated(counting, oneByOne)} group by f.family${whose}`,
    ...(counting.subject === 'unit' ? [] : [perIssue]),
    statement`${sums} ${debts(counting)} group by f.family${whose}`,
  ]);
}

/**
 * A select of `(subject, "groupId", code, numerator, denominator, value)`, all measures of all subjects of a kind.
 * @param byGroup the figures of units, each divided by the groups that they worked for
 */
export function figuresSql(counting: Counting, byGroup = false): Statement {
  const takes = Object.entries(TAKES).flatMap(([code, list]) =>
    list.map(({ family, num, den }) => `('${code}', '${family}', '${num ?? ''}', '${den ?? ''}')`),
  );
  const column = (which: string): string =>
    `case m.${which} when 'num' then s.num when 'den' then s.den when 'more' then s.more else 0 end`;
  return statement`select subject, "groupId", code, sum(${column('num')})::int as numerator, sum(${column('den')})::int as denominator,
       case when sum(${column('den')}) > 0 then round(sum(${column('num')})::numeric / sum(${column('den')}), 4)::text end as value
  from (${sumsSql(counting, byGroup)}) s join (values ${takes.join(', ')}) as m(code, family, num, den) using (family)
 group by subject, "groupId", code`;
}

/** A select of `(issueId, unitId, at)`: the records behind one part of one measure of one subject. */
export function recordsSql(
  counting: Counting,
  code: IssueMeasure,
  part: 'numerator' | 'denominator',
  subjectId: number,
): Statement {
  const parts = TAKES[code].flatMap(({ family, num, den }) => {
    const column = part === 'numerator' ? num : den;
    return column === undefined ? [] : [{ family, column }];
  });
  const families = parts.map(({ family }) => family);
  const counted = countedSql(counting, families);
  const subject = given('int', subjectId);
  const perIssue = counting.subject !== 'unit' && PER_ISSUE.some((family) => families.includes(family));
  const chosen = perIssue
    ? statement`select issue_id, null::int as unit_id, min(at) as at from (${counted}) c where subject = ${subject}
        group by issue_id ${part === 'numerator' ? 'having min(num) > 0' : ''}`
    : statement`select issue_id, unit_id, at from (${counted}) c
        where (${parts.map(({ family, column }) => `(family = '${family}' and ${column} > 0)`).join(' or ')})
          and subject = ${subject}`;
  return statement`select issue_id as "issueId", unit_id as "unitId", at at time zone 'UTC' as at from (${chosen}) chosen
 order by at, issue_id, unit_id`;
}
