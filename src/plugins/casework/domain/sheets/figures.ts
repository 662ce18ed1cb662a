import type { BadCell, CellValue } from './columns';
import { amountOf, cents, isSmall, orderDoubt, type Doubt } from './doubts';
import { FIGURE_COLUMNS } from './enterprise-columns';

export const MONEY_FIELDS = ['outputValue', 'revenue', 'profit', 'tax'] as const;
export type MoneyField = (typeof MONEY_FIELDS)[number];

export type FigureRow = { row: number; values: Partial<Record<keyof typeof FIGURE_COLUMNS, CellValue>> };

/** Stored figures of an enterprise: its quarters, each with the amount of that quarter alone. */
export type KnownFigures = {
  aboveScale: boolean;
  quarters: ReadonlyMap<string, Partial<Record<MoneyField, string | null>>>;
};

/** A row as it is stored: amounts of the quarter alone; what is undefined stays as it stands. */
export type StoredFigure = {
  row: number;
  creditCode: string;
  quarter: string;
  amounts: Partial<Record<MoneyField, string>>;
  employees: number | undefined;
  source: string | undefined;
};

const yearOf = (quarter: string): string => quarter.slice(0, 4);
const indexOf = (quarter: string): number => Number(quarter.slice(5));
const yearBefore = (quarter: string): string => `${Number(yearOf(quarter)) - 1}${quarter.slice(4)}`;
const quarterBefore = (quarter: string): string =>
  indexOf(quarter) > 1 ? `${yearOf(quarter)}Q${indexOf(quarter) - 1}` : `${Number(yearOf(quarter)) - 1}Q4`;

/**
 * Turns cumulative figures into those of each quarter, and says what is wrong or doubtful about them.
 * @param known what stands of the enterprise of a code; undefined for one that is not there
 */
export function judgeFigures(
  rows: readonly FigureRow[],
  known: (creditCode: string) => KnownFigures | undefined,
): { figures: StoredFigure[]; bad: BadCell[]; doubts: Doubt[] } {
  const bad: BadCell[] = [];
  const doubts: Doubt[] = [];
  const figures: StoredFigure[] = [];
  const seen = new Map<string, number>();
  /** amounts of quarters alone, the file's before the stored ones */
  const inFile = new Map<string, bigint>();
  const sorted = [...rows].sort((a, b) => String(a.values.quarter).localeCompare(String(b.values.quarter)));
  for (const { row, values } of sorted) {
    const creditCode = String(values.creditCode);
    const quarter = String(values.quarter);
    const wrong = (
      field: keyof typeof FIGURE_COLUMNS,
      code: BadCell['code'],
      params: BadCell['params'] = {},
    ): void =>
      void bad.push({
        row,
        column: FIGURE_COLUMNS[field].zh,
        code,
        params,
        value: String(values[field] ?? '') || null,
      });
    const enterprise = known(creditCode);
    if (!enterprise) {
      wrong('creditCode', 'NOT_FOUND');
      continue;
    }
    const first = seen.get(`${creditCode} ${quarter}`);
    if (first !== undefined) {
      wrong('quarter', 'DUPLICATE_IN_FILE', { first });
      continue;
    }
    seen.set(`${creditCode} ${quarter}`, row);
    const alone = (of: string, field: MoneyField): bigint | null => {
      const own = inFile.get(`${creditCode} ${of} ${field}`);
      if (own !== undefined) return own;
      const stored = enterprise.quarters.get(of)?.[field];
      return stored === null || stored === undefined ? null : cents(stored);
    };
    const amounts: Partial<Record<MoneyField, string>> = {};
    for (const field of MONEY_FIELDS) {
      const given = values[field];
      if (typeof given !== 'string') continue;
      const earlier = Array.from({ length: indexOf(quarter) - 1 }, (_, i) => `${yearOf(quarter)}Q${i + 1}`);
      const missing = earlier.find((q) => alone(q, field) === null);
      if (missing !== undefined) {
        wrong(field, 'EARLIER_QUARTER_MISSING', { quarter: missing });
        continue;
      }
      const cumulative = cents(given);
      const value = earlier.reduce((rest, q) => rest - (alone(q, field) ?? 0n), cumulative);
      const doubt = (code: Doubt['code'], before: bigint | null): void =>
        void doubts.push({
          row,
          column: FIGURE_COLUMNS[field].zh,
          code,
          params: {
            value: amountOf(code === 'SMALL' ? cumulative : value),
            before: before === null ? '' : amountOf(before),
          },
          key: `${creditCode} ${quarter} ${field} ${amountOf(cumulative)}`,
        });
      const standing = enterprise.quarters.get(quarter)?.[field] ?? null;
      const compared = [quarterBefore(quarter), yearBefore(quarter)].map((q) => alone(q, field));
      const [odd] = compared.flatMap((before) => {
        const code = before === null ? null : orderDoubt(value, before);
        return code && before !== null ? [{ code, before }] : [];
      });
      // One question for each cell, about the gravest doubt.
      if (odd?.code === 'TEN_THOUSAND') doubt(odd.code, odd.before);
      else if (value < 0n && field !== 'profit') doubt('NEGATIVE', null);
      else if (isSmall(cumulative, enterprise.aboveScale) && (field === 'revenue' || field === 'outputValue'))
        doubt('SMALL', null);
      else if (odd) doubt(odd.code, odd.before);
      else if (standing !== null && cents(standing) !== value) doubt('OVERWRITES', cents(standing));
      inFile.set(`${creditCode} ${quarter} ${field}`, value);
      amounts[field] = amountOf(value);
    }
    figures.push({
      row,
      creditCode,
      quarter,
      amounts,
      employees: typeof values.employees === 'number' ? values.employees : undefined,
      source: typeof values.source === 'string' ? values.source : undefined,
    });
  }
  return { figures, bad, doubts };
}
