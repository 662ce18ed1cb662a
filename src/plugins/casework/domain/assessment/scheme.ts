import type { PeriodType } from './periods';
import { compare, decimal, fromDecimal, subtract, sum, toDecimal, ZERO, type Fraction } from './fraction';
import { DEVELOPMENT_MEASURES, DUTY_MEASURES, isMeasure, type MeasureCode } from '../measures';

/** 考核方案 (plan §五.2): what is counted, with which weight, and from where to where it earns points. */

/** The three of §五.2. */
export const HEADINGS = ['enterprise-work', 'group-operation', 'issue-solving'] as const;
export type Heading = (typeof HEADINGS)[number];

/**
 * Subjects of a scheme: groups, assessed by the office; units, by the groups and by the office; townships, by the
 * office; lower-level offices, by the figures that they have sent (roll-ups).
 */
export const ASSESSED = ['groups', 'units', 'townships', 'offices'] as const;
export type Assessed = (typeof ASSESSED)[number];

/** Decimals as texts, in the unit of the measure: a rate of 95 % is `0.95`. */
export type Indicator = {
  heading: Heading;
  measure: MeasureCode;
  weight: string;
  floor: string;
  target: string;
};

/** A grade and the total from which it is given, the best first. */
export type Grade = { name: string; from: string };

export type Scheme = {
  assesses: Assessed;
  periodType: PeriodType;
  indicators: readonly Indicator[];
  /** most that the adjustments of one subject may add up to, either way */
  adjustmentLimit: string;
  /** fewer issues than this: not ranked */
  minimumIssues: number;
  grades: readonly Grade[];
  /** percent of the ranked subjects of a peer set that may have the best grade */
  bestGradeShare: string;
};

/** The default grades *(choice)*. */
export const DEFAULT_GRADES: readonly Grade[] = [
  { name: '好', from: '90' },
  { name: '较好', from: '80' },
  { name: '一般', from: '60' },
  { name: '较差', from: '0' },
];

/**
 * Measures that count form rather than result. Assessments by meetings held and papers filed are what the notices
 * on 基层减负 forbid, so that a scheme in which they weigh more than the limit needs a reason.
 */
export const FORM_MEASURES: readonly MeasureCode[] = [
  'meeting_rate',
  'report_timeliness',
  'platform_use',
  'mechanism',
];

/** Percent of a scheme's weights that measures of form may have without a reason *(choice)*. */
export const FORM_WEIGHT_LIMIT = 30;

export const isFormMeasure = (code: string): boolean => (FORM_MEASURES as readonly string[]).includes(code);

/** Duty measures that apply to units; the other duty measures and the development measures are about groups. */
const FOR_UNITS: readonly string[] = ['report_timeliness', 'mechanism'];

/** May a subject of this kind be assessed by the measure? */
export function measures(assesses: Assessed, code: string): boolean {
  if (assesses === 'offices') return isMeasure(code);
  if (assesses === 'groups') return code !== 'return_rate' && isMeasure(code);
  if (Object.hasOwn(DEVELOPMENT_MEASURES, code)) return false;
  if (Object.hasOwn(DUTY_MEASURES, code)) return FOR_UNITS.includes(code);
  return isMeasure(code);
}

export type SchemeProblem = {
  /** the field, as in `indicators.2.target` */
  field: string;
  code:
    | 'WEIGHTS_NOT_100'
    | 'FLOOR_EQUALS_TARGET'
    | 'TARGET_BELOW_FLOOR'
    | 'TARGET_ABOVE_FLOOR'
    | 'MEASURE_TWICE'
    | 'MEASURE_NOT_COUNTED'
    | 'NO_INDICATORS'
    | 'WEIGHT_NOT_POSITIVE'
    | 'GRADES_NOT_FALLING'
    | 'OUT_OF_RANGE'
    | 'FORM_OVER_LIMIT';
  params?: Record<string, string | number>;
};

const HUNDRED = decimal(100);

/** Weights of the measures of form, in percent of 100. */
export const formWeight = (indicators: readonly Indicator[]): Fraction =>
  sum(indicators.filter(({ measure }) => isFormMeasure(measure)).map(({ weight }) => decimal(weight)));

function indicatorProblems(
  { measure, weight, floor, target }: Indicator,
  at: number,
  assesses: Assessed,
  lowerIsBetter: (code: MeasureCode) => boolean,
): SchemeProblem[] {
  const problems: SchemeProblem[] = [];
  const field = (name: string): string => `indicators.${at}.${name}`;
  if (!measures(assesses, measure)) problems.push({ field: field('measure'), code: 'MEASURE_NOT_COUNTED' });
  if (compare(decimal(weight), ZERO) <= 0)
    problems.push({ field: field('weight'), code: 'WEIGHT_NOT_POSITIVE' });
  const span = compare(decimal(target), decimal(floor));
  if (span === 0) problems.push({ field: field('target'), code: 'FLOOR_EQUALS_TARGET' });
  else if (isMeasure(measure) && span > 0 === lowerIsBetter(measure))
    problems.push({ field: field('target'), code: span > 0 ? 'TARGET_ABOVE_FLOOR' : 'TARGET_BELOW_FLOOR' });
  return problems;
}

function gradeProblems(grades: readonly Grade[]): SchemeProblem[] {
  return grades.flatMap(({ from }, i): SchemeProblem[] => {
    const above = grades[i - 1];
    const falls = above === undefined || compare(decimal(from), decimal(above.from)) < 0;
    return falls ? [] : [{ field: `grades.${i}.from`, code: 'GRADES_NOT_FALLING' }];
  });
}

/**
 * Everything that keeps a draft from being put in force; empty when nothing does.
 * @param reason why measures of form weigh more than the limit, if somebody has said so
 */
export function schemeProblems(
  scheme: Scheme,
  reason: string | null,
  lowerIsBetter: (code: MeasureCode) => boolean,
  formLimit: number = FORM_WEIGHT_LIMIT,
): SchemeProblem[] {
  const { indicators, grades, assesses } = scheme;
  if (indicators.length === 0) return [{ field: 'indicators', code: 'NO_INDICATORS' }];
  const problems = indicators.flatMap((one, i) => indicatorProblems(one, i, assesses, lowerIsBetter));
  indicators.forEach(({ measure }, i) => {
    if (indicators.findIndex((other) => other.measure === measure) < i)
      problems.push({ field: `indicators.${i}.measure`, code: 'MEASURE_TWICE' });
  });
  const total = sum(indicators.map(({ weight }) => decimal(weight)));
  if (compare(total, HUNDRED) !== 0)
    problems.push({ field: 'indicators', code: 'WEIGHTS_NOT_100', params: { total: plain(total) } });
  problems.push(...gradeProblems(grades));
  const share = fromDecimal(scheme.bestGradeShare);
  if (!share || compare(share, ZERO) < 0 || compare(share, HUNDRED) > 0)
    problems.push({ field: 'bestGradeShare', code: 'OUT_OF_RANGE' });
  if (compare(decimal(scheme.adjustmentLimit), ZERO) < 0)
    problems.push({ field: 'adjustmentLimit', code: 'OUT_OF_RANGE' });
  const form = formWeight(indicators);
  if (compare(subtract(form, decimal(formLimit)), ZERO) > 0 && !reason?.trim())
    problems.push({
      field: 'reason',
      code: 'FORM_OVER_LIMIT',
      params: { weight: plain(form), limit: formLimit },
    });
  return problems;
}

/** A weight as messages say it: without needless zeros. */
const plain = (value: Fraction): string => toDecimal(value, 2).replace(/\.?0+$/, '');
