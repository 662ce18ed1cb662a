import {
  add,
  clamp,
  compare,
  decimal,
  divide,
  multiply,
  roundHalfUp,
  subtract,
  sum,
  toDecimal,
  ZERO,
  type Fraction,
} from './fraction';
import type { Grade, Heading, Scheme } from './scheme';
import { MEASURES, type MeasureCode } from '../measures';

/** The scoring of an assessment (plan §五): pure and exact, so that the same figures give the same bytes. */

export const PEER_SETS = ['groups', 'units', 'townships', 'offices'] as const;
/** The subjects that are ranked among each other. */
export type PeerSet = (typeof PEER_SETS)[number];

/** Why a subject is listed apart and not ranked. */
export const EXCLUSIONS = ['too-few-issues', 'external', 'office-host', 'nothing-applicable'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** A figure as the measures give it: counts as numbers, sums of money as exact decimals. */
export type FigureOf = {
  numerator: number | string | null;
  denominator: number | string | null;
  /** null: not applicable */
  value: string | null;
};

/** One group's score of a unit, a part of the unit's score in the city. */
export type Part = {
  group: { documentId: string; name: string };
  issues: number;
  /** two decimals */
  total: string;
  /** the group's own published table, or computed here with this scheme from the group's issues */
  source: 'published' | 'computed';
};

export type Candidate = {
  subject: { documentId: string; name: string; code: string };
  peerSet: PeerSet;
  /** place in the departments' order */
  order: number;
  issues: number;
  external: boolean;
  officeHost: boolean;
  figures: Partial<Record<MeasureCode, FigureOf>>;
  /** given where the score is that of the groups, weighted by issues */
  parts?: readonly Part[];
};

export type Cell = {
  heading: Heading;
  measure: MeasureCode;
  /** as the scheme says */
  weight: string;
  numerator: number | string | null;
  denominator: number | string | null;
  value: string | null;
  /** null: not applicable */
  points: string | null;
};

export type Row = {
  subject: Candidate['subject'];
  peerSet: PeerSet;
  issues: number;
  cells: Cell[];
  parts?: readonly Part[];
  adjustments: string;
  total: string | null;
  rank: number | null;
  grade: string | null;
  excluded: Exclusion | null;
};

/** Points by subject's documentId, decimals with two places. */
export type Adjustments = Readonly<Record<string, readonly string[]>>;

/**
 * The exact value of a measure: the fraction and not its four decimals. A growth is the fraction less one.
 * @returns null when it is not applicable
 */
export function exactValue(code: MeasureCode, figure: FigureOf | undefined): Fraction | null {
  if (!figure || figure.value === null || figure.numerator === null) return null;
  const numerator = decimal(figure.numerator);
  const { kind } = MEASURES[code];
  if (kind === 'count') return numerator;
  if (figure.denominator === null) return null;
  const denominator = decimal(figure.denominator);
  if (compare(denominator, ZERO) <= 0) return null;
  const ratio = divide(numerator, denominator);
  return kind === 'growth' ? subtract(ratio, decimal(1)) : ratio;
}

/**
 * `weight × clamp((value − floor) / (target − floor), 0, 1)`, rounded half up to two decimals. Lower is better where
 * the target lies below the floor.
 * @throws RangeError when floor and target are equal
 */
export const pointsOf = (value: Fraction, weight: Fraction, floor: Fraction, target: Fraction): Fraction =>
  roundHalfUp(multiply(weight, clamp(divide(subtract(value, floor), subtract(target, floor)))), 2);

/** The cells of one subject: weights of what is not applicable go to the others in proportion, unrounded. */
export function cellsOf(scheme: Pick<Scheme, 'indicators'>, figures: Candidate['figures']): Cell[] {
  const values = scheme.indicators.map(({ measure }) => exactValue(measure, figures[measure]));
  const applicable = sum(
    scheme.indicators.filter((_one, i) => values[i]).map(({ weight }) => decimal(weight)),
  );
  return scheme.indicators.map(({ heading, measure, weight, floor, target }, i) => {
    const value = values[i] ?? null;
    const figure = figures[measure];
    return {
      heading,
      measure,
      weight: toDecimal(decimal(weight), 2),
      numerator: figure?.numerator ?? null,
      denominator: figure?.denominator ?? null,
      value: figure?.value ?? null,
      points:
        value === null
          ? null
          : toDecimal(
              pointsOf(
                value,
                divide(multiply(decimal(weight), decimal(100)), applicable),
                decimal(floor),
                decimal(target),
              ),
              2,
            ),
    };
  });
}

/** Sum of the points of a subject's cells, or null when nothing is applicable. */
export function sumOfPoints(cells: readonly Cell[]): Fraction | null {
  const points = cells.flatMap(({ points: one }) => (one === null ? [] : [decimal(one)]));
  return points.length === 0 ? null : sum(points);
}

/** A unit's score in the city: the scores of its groups, weighted by issues; null without any issue. */
export function weighted(parts: readonly Part[]): Fraction | null {
  const issues = sum(parts.map((part) => decimal(part.issues)));
  if (compare(issues, ZERO) === 0) return null;
  const scores = sum(parts.map((part) => multiply(decimal(part.total), decimal(part.issues))));
  return roundHalfUp(divide(scores, issues), 2);
}

function exclusionOf(
  { external, officeHost, issues }: Candidate,
  base: Fraction | null,
  minimumIssues: number,
): Exclusion | null {
  if (external) return 'external';
  if (officeHost) return 'office-host';
  if (issues < minimumIssues) return 'too-few-issues';
  return base === null ? 'nothing-applicable' : null;
}

type Scored = { row: Row; order: number; total: Fraction | null };

function scored(scheme: Scheme, candidate: Candidate, given: readonly string[]): Scored {
  const cells = cellsOf(scheme, candidate.figures);
  const base = candidate.parts === undefined ? sumOfPoints(cells) : weighted(candidate.parts);
  const adjustments = sum(given.map(decimal));
  const total = base === null ? null : add(base, adjustments);
  return {
    order: candidate.order,
    total,
    row: {
      subject: candidate.subject,
      peerSet: candidate.peerSet,
      issues: candidate.issues,
      cells,
      ...(candidate.parts === undefined ? {} : { parts: candidate.parts }),
      adjustments: toDecimal(adjustments, 2),
      total: total === null ? null : toDecimal(total, 2),
      rank: null,
      grade: null,
      excluded: exclusionOf(candidate, base, scheme.minimumIssues),
    },
  };
}

/** The grade of a total: the first whose threshold it reaches, else the last. */
const gradeOf = (grades: readonly Grade[], total: Fraction): number => {
  const at = grades.findIndex(({ from }) => compare(total, decimal(from)) >= 0);
  return at === -1 ? grades.length - 1 : at;
};

/**
 * Ranks one peer set in place: competition ranking (1, 2, 2, 4). The best grade is given by rank, to at most its
 * share of the ranked; subjects of equal rank get it together or not at all.
 */
function rank(peers: readonly Scored[], { grades, bestGradeShare }: Scheme): void {
  const best = divide(multiply(decimal(peers.length), decimal(bestGradeShare)), decimal(100));
  peers.forEach((one) => {
    const total = one.total ?? ZERO;
    const above = peers.filter((other) => compare(other.total ?? ZERO, total) > 0).length;
    const withEqual = above + peers.filter((other) => compare(other.total ?? ZERO, total) === 0).length;
    one.row.rank = above + 1;
    const at = gradeOf(grades, total);
    const full = at === 0 && grades.length > 1 && compare(decimal(withEqual), best) > 0;
    one.row.grade = grades[full ? 1 : at]?.name ?? null;
  });
}

/**
 * Returns the table of an assessment: each peer set by rank, ties in the departments' order, then the subjects that
 * are not ranked.
 * @param adjustments points added and deducted by the assessor, checked before against the limit
 */
export function score(scheme: Scheme, candidates: readonly Candidate[], adjustments: Adjustments): Row[] {
  const all = candidates.map((one) => scored(scheme, one, adjustments[one.subject.documentId] ?? []));
  const byOrder = (a: Scored, b: Scored): number =>
    a.order - b.order || (a.row.subject.code < b.row.subject.code ? -1 : 1);
  return PEER_SETS.flatMap((set) => {
    const peers = all.filter(({ row }) => row.peerSet === set);
    const ranked = peers.filter(({ row }) => row.excluded === null);
    rank(ranked, scheme);
    ranked.sort((a, b) => (a.row.rank ?? 0) - (b.row.rank ?? 0) || byOrder(a, b));
    const apart = peers.filter(({ row }) => row.excluded !== null).sort(byOrder);
    return [...ranked, ...apart].map(({ row }) => row);
  });
}

/** Do the adjustments of one subject stay within the limit, either way? */
export function withinLimit(points: readonly string[], limit: string): boolean {
  const total = sum(points.map(decimal));
  return compare({ n: total.n < 0n ? -total.n : total.n, d: total.d }, decimal(limit)) <= 0;
}

export type Difference = {
  subject: Row['subject'];
  measure: MeasureCode | null;
  field: 'value' | 'points' | 'total' | 'rank' | 'excluded' | 'present';
  before: string | number | null;
  now: string | number | null;
};

/** The differences between two tables of one scheme, by subject and cell. */
export function differences(before: readonly Row[], now: readonly Row[]): Difference[] {
  const keys = [...new Set([...before, ...now].map(({ subject }) => subject.documentId))];
  return keys.flatMap((key) => {
    const [a, b] = [before, now].map((rows) => rows.find(({ subject }) => subject.documentId === key));
    const { subject } = (a ?? b) as Row;
    const told = (
      measure: MeasureCode | null,
      field: Difference['field'],
      was: string | number | null,
      is: string | number | null,
    ): Difference[] => (was === is ? [] : [{ subject, measure, field, before: was, now: is }]);
    if (!a || !b) return told(null, 'present', a ? 'yes' : 'no', b ? 'yes' : 'no');
    return [
      ...a.cells.flatMap((cell) => {
        const other = b.cells.find(({ measure }) => measure === cell.measure);
        const parts = ({ numerator, denominator }: Cell): string =>
          `${numerator ?? '–'}/${denominator ?? '–'}`;
        return [
          ...told(cell.measure, 'value', parts(cell), other ? parts(other) : null),
          ...told(cell.measure, 'points', cell.points, other?.points ?? null),
        ];
      }),
      ...told(null, 'total', a.total, b.total),
      ...told(null, 'rank', a.rank, b.rank),
      ...told(null, 'excluded', a.excluded, b.excluded),
    ];
  });
}
