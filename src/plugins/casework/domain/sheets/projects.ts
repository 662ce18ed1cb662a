import type { BadCell, CellValue } from './columns';
import { amountOf, cents, orderDoubt, type Doubt } from './doubts';
import { PROJECT_COLUMNS } from './enterprise-columns';

const DAYS = [
  'plannedConstructionStart',
  'actualConstructionStart',
  'plannedProductionStart',
  'actualProductionStart',
] as const;
export type ProjectDay = (typeof DAYS)[number];

export type ProjectRow = { row: number; values: Partial<Record<keyof typeof PROJECT_COLUMNS, CellValue>> };

export type Investment = { planned: string | null; actual: string | null };

/** A project of the file, of one or several rows; what is undefined stays as it stands. */
export type FiledProject = {
  row: number;
  creditCode: string;
  name: string;
  days: Partial<Record<ProjectDay, string>>;
  quarters: Map<string, { row: number; planned?: string; actual?: string }>;
};

/** Stored figures of a project; undefined for a new one. */
export type KnownProject = { quarters: ReadonlyMap<string, Investment> };

/** Gathers the rows of each project, and says what is wrong or doubtful about them. */
export function judgeProjects(
  rows: readonly ProjectRow[],
  isKnown: (creditCode: string) => boolean,
  stored: (creditCode: string, name: string) => KnownProject | undefined,
): { projects: FiledProject[]; bad: BadCell[]; doubts: Doubt[] } {
  const bad: BadCell[] = [];
  const doubts: Doubt[] = [];
  const projects = new Map<string, FiledProject>();
  for (const { row, values } of rows) {
    const creditCode = String(values.creditCode);
    const name = String(values.name);
    const wrong = (
      field: keyof typeof PROJECT_COLUMNS,
      code: BadCell['code'],
      params: BadCell['params'] = {},
    ): void =>
      void bad.push({
        row,
        column: PROJECT_COLUMNS[field].zh,
        code,
        params,
        value: String(values[field] ?? '') || null,
      });
    if (!isKnown(creditCode)) {
      wrong('creditCode', 'NOT_FOUND');
      continue;
    }
    const key = `${creditCode} ${name}`;
    const project: FiledProject = projects.get(key) ?? {
      row,
      creditCode,
      name,
      days: {},
      quarters: new Map(),
    };
    projects.set(key, project);
    for (const field of DAYS) {
      const day = values[field];
      if (typeof day !== 'string') continue;
      if (project.days[field] !== undefined && project.days[field] !== day)
        wrong(field, 'DIFFERS_IN_FILE', { first: project.row });
      project.days[field] ??= day;
    }
    const { planned, actual } = values;
    const hasMoney = typeof planned === 'string' || typeof actual === 'string';
    if (typeof values.quarter !== 'string') {
      if (hasMoney) wrong('quarter', 'REQUIRED');
      continue;
    }
    if (!hasMoney) {
      wrong('planned', 'TOGETHER');
      continue;
    }
    const again = project.quarters.get(values.quarter);
    if (again) {
      wrong('quarter', 'DUPLICATE_IN_FILE', { first: again.row });
      continue;
    }
    project.quarters.set(values.quarter, {
      row,
      ...(typeof planned === 'string' ? { planned: amountOf(cents(planned)) } : {}),
      ...(typeof actual === 'string' ? { actual: amountOf(cents(actual)) } : {}),
    });
    doubts.push(
      ...doubtsOf(
        row,
        `${key} ${values.quarter}`,
        { planned, actual },
        stored(creditCode, name)?.quarters.get(values.quarter),
      ),
    );
  }
  return { projects: [...projects.values()], bad, doubts };
}

function doubtsOf(
  row: number,
  key: string,
  given: { planned: CellValue | undefined; actual: CellValue | undefined },
  standing: Investment | undefined,
): Doubt[] {
  const found: Doubt[] = [];
  for (const field of ['planned', 'actual'] as const) {
    const text = given[field];
    if (typeof text !== 'string') continue;
    const value = cents(text);
    const doubt = (code: Doubt['code'], before: bigint | null): void =>
      void found.push({
        row,
        column: PROJECT_COLUMNS[field].zh,
        code,
        params: { value: amountOf(value), before: before === null ? '' : amountOf(before) },
        key: `${key} ${field} ${amountOf(value)}`,
      });
    const was = standing?.[field];
    const plan = given.planned ?? standing?.planned;
    const order = field === 'actual' && typeof plan === 'string' ? orderDoubt(value, cents(plan)) : null;
    if (value < 0n) doubt('NEGATIVE', null);
    else if (order === 'TEN_THOUSAND' && typeof plan === 'string') doubt('TEN_THOUSAND', cents(plan));
    else if (order && typeof plan === 'string' && value > cents(plan)) doubt('OVER_PLAN', cents(plan));
    else if (typeof was === 'string' && cents(was) !== value) doubt('OVERWRITES', cents(was));
  }
  return found;
}
