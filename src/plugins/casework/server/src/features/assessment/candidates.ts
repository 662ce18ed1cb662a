import {
  cellsOf,
  decimal,
  divide,
  sumOfPoints,
  toDecimal,
  type Candidate,
  type Part,
  type PeerSet,
  type Scheme,
} from '../../../../domain/assessment';
import type { MeasureCode } from '../../../../domain/measures';
import { rows, type Trx } from '../../platform/database/as-owner';
import { rollUpsOf } from '../roll-ups/receive';
import { issuesOf } from '../measures/issue-counts';
import { figuresOf, unitCountsByGroup, type UnitCounts } from '../measures/measures';
import type { Question } from '../measures/types';

/** The subjects of an assessment with the figures that it scores. Everything here runs inside `asOwner`. */

export type Asked = {
  /** `[from, to)` in local dates */
  from: string;
  to: string;
  /** the group whose units are assessed; null for the office's tables */
  group: { id: number; documentId: string; name: string } | null;
  now: Date;
};

type Department = {
  id: number;
  documentId: string;
  name: string;
  code: string;
  kind: 'department' | 'township' | 'external';
  isOffice: boolean;
  order: number;
};

const departmentsOf = (trx: Trx, side: 'is_group' | 'is_unit'): Promise<Department[]> =>
  rows<Department>(
    trx,
    `select id, document_id as "documentId", name, code, kind, coalesce(is_office, false) as "isOffice",
            (row_number() over (order by sort_order nulls last, id))::int as "order"
       from departments where ${side} and coalesce(active, true) order by 7`,
  );

type Figures = Map<string, Candidate['figures']>;

async function figures(
  trx: Trx,
  scheme: Scheme,
  question: Question,
  of: readonly Department[],
): Promise<Figures> {
  const wanted = new Set<MeasureCode>(scheme.indicators.map(({ measure }) => measure));
  const counted = await figuresOf(trx, question, of);
  return new Map(
    counted.map(({ id, measures }) => [
      id ?? '',
      Object.fromEntries(
        measures
          .filter(({ code }) => wanted.has(code))
          .map(({ code, numerator, denominator, value }) => [code, { numerator, denominator, value }]),
      ),
    ]),
  );
}

const question = (subject: 'group' | 'unit', { from, to, now }: Asked, groupId: number | null): Question => ({
  subject,
  from,
  to,
  now,
  imported: false,
  groupId,
});

const peerSetOf = (kind: Department['kind']): PeerSet => (kind === 'township' ? 'townships' : 'units');

const candidateOf = (
  one: Department,
  peerSet: PeerSet,
  issues: number,
  found: Figures,
  parts?: readonly Part[],
): Candidate => ({
  subject: { documentId: one.documentId, name: one.name, code: one.code },
  peerSet,
  order: one.order,
  issues,
  external: one.kind === 'external',
  officeHost: peerSet === 'groups' && one.isOffice,
  figures: found.get(one.documentId) ?? {},
  ...(parts === undefined ? {} : { parts }),
});

/** Every subject of the scheme with its figures, in the departments' order. */
export async function candidatesFor(trx: Trx, scheme: Scheme, asked: Asked): Promise<Candidate[]> {
  if (scheme.assesses === 'groups') return groups(trx, scheme, asked);
  if (scheme.assesses === 'offices') return offices(trx, scheme, asked);
  const units = (await departmentsOf(trx, 'is_unit')).filter(
    ({ kind }) => scheme.assesses === 'units' || kind === 'township',
  );
  return asked.group
    ? unitsOfGroup(trx, scheme, asked, units, asked.group.id)
    : unitsOfCity(trx, scheme, asked, units);
}

async function groups(trx: Trx, scheme: Scheme, asked: Asked): Promise<Candidate[]> {
  const all = await departmentsOf(trx, 'is_group');
  const about = question('group', asked, null);
  const found = await figures(trx, scheme, about, all);
  const counts = await issuesOf(trx, about);
  const issues = new Map<number, number>();
  for (const { subject, issues: n } of counts) issues.set(subject, (issues.get(subject) ?? 0) + n);
  return all.map((one) => candidateOf(one, 'groups', issues.get(one.id) ?? 0, found));
}

/** Lower-level offices by the figures that they have sent of exactly this period; who has sent none is listed apart. */
async function offices(trx: Trx, scheme: Scheme, asked: Asked): Promise<Candidate[]> {
  const wanted = new Set<MeasureCode>(scheme.indicators.map(({ measure }) => measure));
  return (await rollUpsOf(trx, asked)).map(
    ({ office, rollUp }, i): Candidate => ({
      subject: { documentId: office.documentId, name: office.name, code: office.code ?? '' },
      peerSet: 'offices',
      order: i + 1,
      issues: rollUp?.issues ?? 0,
      external: false,
      officeHost: false,
      // Figures whose signature does not hold any more count for nothing.
      figures: Object.fromEntries(
        (rollUp?.verified ? rollUp.measures : [])
          .filter(({ code }) => wanted.has(code))
          .map(({ code, numerator, denominator, value }) => [code, { numerator, denominator, value }]),
      ),
    }),
  );
}

/** A group assesses the units that worked for it in the period. */
async function unitsOfGroup(
  trx: Trx,
  scheme: Scheme,
  asked: Asked,
  units: readonly Department[],
  groupId: number,
): Promise<Candidate[]> {
  const about = question('unit', asked, groupId);
  const issues = new Map((await issuesOf(trx, about)).map(({ subject, issues: n }) => [subject, n]));
  const mine = units.filter(({ id }) => issues.has(id));
  const found = await figures(trx, scheme, about, mine);
  return mine.map((one) => candidateOf(one, peerSetOf(one.kind), issues.get(one.id) ?? 0, found));
}

type Group = { id: number; documentId: string; name: string };

/**
 * The city's table: a unit's score is that of its groups, weighted by issues. A group that has made its table of this
 * period public is taken at its word; for the others the scheme is applied to the group's issues.
 */
async function unitsOfCity(
  trx: Trx,
  scheme: Scheme,
  asked: Asked,
  units: readonly Department[],
): Promise<Candidate[]> {
  const about = question('unit', asked, null);
  const counts = await issuesOf(trx, about);
  const found = await figures(trx, scheme, about, units);
  const groupsById = new Map(
    (await departmentsOf(trx, 'is_group')).map((one): [number, Group] => [one.id, one]),
  );
  const published = await publishedScores(trx, asked);
  const countsOf = await unitCountsByGroup(trx, about, [...groupsById.keys()]);
  const parts = new Map<number, Part[]>();
  for (const groupId of [...groupsById.keys()].filter((id) => counts.some((one) => one.groupId === id))) {
    const group = groupsById.get(groupId);
    const of = counts.filter((one) => one.groupId === groupId);
    const mine = units.filter(({ id }) => of.some(({ subject }) => subject === id));
    const known = published.get(groupId);
    for (const unit of mine) {
      const total = known?.get(unit.documentId) ?? computedScore(scheme, countsOf(groupId, unit.id));
      const issues = of.find(({ subject }) => subject === unit.id)?.issues ?? 0;
      if (!group || total === null) continue;
      parts.set(unit.id, [
        ...(parts.get(unit.id) ?? []),
        {
          group: { documentId: group.documentId, name: group.name },
          issues,
          total,
          source: known?.has(unit.documentId) ? 'published' : 'computed',
        },
      ]);
    }
  }
  return units.map((one) => {
    const issues = counts.filter(({ subject }) => subject === one.id).reduce((n, each) => n + each.issues, 0);
    return candidateOf(one, peerSetOf(one.kind), issues, found, parts.get(one.id) ?? []);
  });
}

/** The scheme's points of units by the counts of what they did for one group. */
function computedScore(scheme: Scheme, counts: UnitCounts): string | null {
  const figures: Candidate['figures'] = Object.fromEntries(
    scheme.indicators.map(({ measure }) => {
      const { numerator, denominator } = counts.get(measure) ?? { numerator: 0, denominator: 0 };
      const value = denominator === 0 ? null : toDecimal(divide(decimal(numerator), decimal(denominator)), 4);
      return [measure, { numerator, denominator, value }];
    }),
  );
  const total = sumOfPoints(cellsOf(scheme, figures));
  return total === null ? null : toDecimal(total, 2);
}

/** The totals of the groups' own tables of exactly this period that are public, by group and unit. */
async function publishedScores(trx: Trx, { from, to }: Asked): Promise<Map<number, Map<string, string>>> {
  const found = await rows<{ group: number; unit: string; total: string }>(
    trx,
    `select a.group_id as "group", r -> 'subject' ->> 'documentId' as unit, r ->> 'total' as total
       from assessments a join assessment_schemes s on s.id = a.scheme_id
       cross join lateral jsonb_array_elements(coalesce(a.revised_rows, a.rows)) r
      where a.group_id is not null and s.assesses = 'units' and a.state in ('published', 'final')
        and a."from" = ?::date and a."to" = ?::date and r ->> 'total' is not null order by a.made_public_at`,
    [from, to],
  );
  const scores = new Map<number, Map<string, string>>();
  for (const { group, unit, total } of found)
    scores.set(group, (scores.get(group) ?? new Map<string, string>()).set(unit, total));
  return scores;
}
