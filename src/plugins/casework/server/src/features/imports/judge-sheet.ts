import { createId } from '@paralleldrive/cuid2';
import {
  ENTERPRISE_COLUMNS,
  MONEY_FIELDS,
  judgeFigures,
  judgeProjects,
  type BadCell,
  type CellValue,
  type Doubt,
  type FigureRow,
  type Investment,
  type KnownFigures,
  type ProjectDay,
  type ProjectRow,
} from '../../../../domain/sheets';
import { rows, type Trx } from '../../platform/database/as-owner';
import type { ReadRow } from './read-sheet';
import type { SheetTable } from './tables';

/** One record that a spreadsheet makes or changes. */
export type SheetWrite = {
  row: number;
  subject: SheetTable;
  documentId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
  run: (trx: Trx, now: Date) => Promise<void>;
};

export type Judged = { bad: BadCell[]; doubts: Doubt[]; writes: SheetWrite[] };

type Enterprise = { id: number; documentId: string; code: string; aboveScale: boolean; mine: boolean };

/**
 * Compares rows with the stored records. Runs inside `asOwner`.
 * @param group the group whose enterprises alone may be written; null for the office
 */
export async function judgeSheet(
  trx: Trx,
  table: SheetTable,
  list: readonly ReadRow<string>[],
  group: number | null,
): Promise<Judged> {
  const codes = list.map(({ values }) => String(values['creditCode']));
  const enterprises = await rows<Enterprise>(
    trx,
    `select e.id, e.document_id as "documentId", e.credit_code as code, coalesce(e.above_scale, false) as "aboveScale",
            ?::int is null or exists (select 1 from casework.pairing_access p
              where p.enterprise_id = e.id and p.group_id = ?::int) as mine
       from enterprises e where e.credit_code = any(?::text[])`,
    [group, group, codes],
  );
  // A group finds only its own enterprises.
  const byCode = new Map(enterprises.filter(({ mine }) => mine).map((one) => [one.code, one]));
  switch (table) {
    case 'enterprises':
      return enterprisesOf(trx, list, byCode);
    case 'figures':
      return figuresOf(trx, list, byCode);
    case 'projects':
      return projectsOf(trx, list, byCode);
  }
}

const stamps = (now: Date): Record<string, string> => {
  const at = now.toISOString();
  return { created_at: at, updated_at: at, published_at: at };
};

async function insert(trx: Trx, table: string, row: Record<string, unknown>): Promise<number> {
  const columns = Object.keys(row);
  const [made] = await rows<{ id: number }>(
    trx,
    `insert into ${table} (${columns.map((c) => `"${c}"`).join(', ')}) values (${columns.map(() => '?').join(', ')}) returning id`,
    Object.values(row),
  );
  return made?.id ?? 0;
}

async function update(
  trx: Trx,
  table: string,
  id: number,
  set: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const columns = Object.entries({ ...set, updated_at: now.toISOString() });
  await rows(trx, `update ${table} set ${columns.map(([c]) => `"${c}" = ?`).join(', ')} where id = ?`, [
    ...columns.map(([, value]) => value),
    id,
  ]);
}

const ENTERPRISE_FIELDS = {
  name: 'name',
  industry: 'industry',
  scale: 'scale',
  aboveScale: 'above_scale',
  aboveScaleSince: 'above_scale_since',
  address: 'address',
  contactName: 'contact_name',
  contactPhone: 'contact_phone',
  contactEmail: 'contact_email',
  operatingStatus: 'operating_status',
} as const;

async function enterprisesOf(
  trx: Trx,
  list: readonly ReadRow<string>[],
  byCode: ReadonlyMap<string, Enterprise>,
): Promise<Judged> {
  const bad: BadCell[] = [];
  const doubts: Doubt[] = [];
  const writes: SheetWrite[] = [];
  const columns = Object.values(ENTERPRISE_FIELDS);
  const standing = new Map(
    (
      await rows<Record<string, unknown> & { id: number }>(
        trx,
        `select id, ${columns.map((c) => (c === 'above_scale_since' ? `${c}::text as ${c}` : c)).join(', ')}, township_id
           from enterprises where id = any(?::int[])`,
        [[...byCode.values()].map(({ id }) => id)],
      )
    ).map((one) => [one.id, one]),
  );
  const townships = await rows<{ id: number; name: string; code: string | null }>(
    trx,
    `select id, name, code from departments where kind = 'township'`,
  );
  const seen = new Map<string, number>();
  for (const { row, values } of list as ReadRow<keyof typeof ENTERPRISE_COLUMNS>[]) {
    const wrong = (
      field: keyof typeof ENTERPRISE_COLUMNS,
      code: BadCell['code'],
      params: BadCell['params'] = {},
    ): void =>
      void bad.push({
        row,
        column: ENTERPRISE_COLUMNS[field].zh,
        code,
        params,
        value: String(values[field] ?? '') || null,
      });
    const code = String(values.creditCode);
    const first = seen.get(code);
    if (first !== undefined) {
      wrong('creditCode', 'DUPLICATE_IN_FILE', { first });
      continue;
    }
    seen.set(code, row);
    if (typeof values.contactEmail === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.contactEmail))
      wrong('contactEmail', 'BAD_EMAIL');
    const set: Record<string, CellValue> = {};
    for (const [field, column] of Object.entries(ENTERPRISE_FIELDS)) {
      const value = values[field as keyof typeof ENTERPRISE_FIELDS];
      if (value !== null && value !== undefined) set[column] = value;
    }
    if (typeof values.township === 'string') {
      const found = townships.filter(
        ({ name, code: key }) => name === values.township || key === values.township,
      );
      if (found.length === 1) set['township_id'] = found[0]?.id ?? null;
      else wrong('township', found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS');
    }
    const known = byCode.get(code);
    const was = known ? standing.get(known.id) : undefined;
    if (was && was['name'] !== values.name)
      doubts.push({
        row,
        column: ENTERPRISE_COLUMNS.name.zh,
        code: 'OVERWRITES',
        params: { value: String(values.name), before: String(was['name']) },
        key: `${code} name ${String(values.name)}`,
      });
    const changed = Object.fromEntries(
      Object.entries(set).filter(([column, value]) => was?.[column] !== value),
    );
    if (was && Object.keys(changed).length === 0) continue;
    const documentId = known?.documentId ?? createId();
    writes.push({
      row,
      subject: 'enterprises',
      documentId,
      before: was
        ? Object.fromEntries(Object.keys(changed).map((column) => [column, was[column] ?? null]))
        : null,
      after: was ? changed : { credit_code: code, ...set },
      run: async (to, now) => {
        if (known) await update(to, 'enterprises', known.id, changed, now);
        else
          await insert(to, 'enterprises', {
            document_id: documentId,
            credit_code: code,
            above_scale: false,
            operating_status: 'operating',
            ...set,
            ...stamps(now),
          });
      },
    });
  }
  return { bad, doubts, writes };
}

const MONEY_COLUMNS = {
  outputValue: 'output_value',
  revenue: 'revenue',
  profit: 'profit',
  tax: 'tax',
} as const;

async function figuresOf(
  trx: Trx,
  list: readonly ReadRow<string>[],
  byCode: ReadonlyMap<string, Enterprise>,
): Promise<Judged> {
  type Stored = {
    id: number;
    documentId: string;
    enterprise: number;
    quarter: string;
    employees: number | null;
    source: string | null;
  } & Record<(typeof MONEY_FIELDS)[number], string | null>;
  const stored = await rows<Stored>(
    trx,
    `select id, document_id as "documentId", enterprise_id as enterprise, quarter, output_value::text as "outputValue",
            revenue::text as revenue, profit::text as profit, tax::text as tax, employees, source
       from enterprise_figures where enterprise_id = any(?::int[])`,
    [[...byCode.values()].map(({ id }) => id)],
  );
  const quartersOf = new Map<number, Map<string, Stored>>();
  for (const one of stored) {
    const quarters = quartersOf.get(one.enterprise) ?? new Map<string, Stored>();
    quartersOf.set(one.enterprise, quarters.set(one.quarter, one));
  }
  const { figures, bad, doubts } = judgeFigures(
    list as readonly FigureRow[],
    (code): KnownFigures | undefined => {
      const enterprise = byCode.get(code);
      return (
        enterprise && {
          aboveScale: enterprise.aboveScale,
          quarters: quartersOf.get(enterprise.id) ?? new Map(),
        }
      );
    },
  );
  const writes = figures.flatMap(({ row, creditCode, quarter, amounts, employees, source }): SheetWrite[] => {
    const enterprise = byCode.get(creditCode);
    if (!enterprise) return [];
    const was = quartersOf.get(enterprise.id)?.get(quarter);
    const given: Record<string, unknown> = {
      ...Object.fromEntries(
        MONEY_FIELDS.flatMap((field) => (amounts[field] === undefined ? [] : [[field, amounts[field]]])),
      ),
      ...(employees === undefined ? {} : { employees }),
      ...(source === undefined ? {} : { source }),
    };
    const changed = Object.fromEntries(
      Object.entries(given).filter(([field, value]) => (was?.[field as keyof Stored] ?? null) !== value),
    );
    if (Object.keys(changed).length === 0 && was) return [];
    const columns = (set: Record<string, unknown>): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(set).map(([field, value]) => [
          MONEY_COLUMNS[field as keyof typeof MONEY_COLUMNS] ?? field,
          value,
        ]),
      );
    const documentId = was?.documentId ?? createId();
    return [
      {
        row,
        subject: 'figures',
        documentId,
        before: was
          ? Object.fromEntries(
              Object.keys(changed).map((field) => [field, was[field as keyof Stored] ?? null]),
            )
          : null,
        after: { creditCode, quarter, ...(was ? changed : given) },
        run: async (to, now) => {
          if (was) await update(to, 'enterprise_figures', was.id, columns(changed), now);
          else
            await insert(to, 'enterprise_figures', {
              document_id: documentId,
              enterprise_id: enterprise.id,
              quarter,
              ...columns(given),
              ...stamps(now),
            });
        },
      },
    ];
  });
  return { bad, doubts, writes };
}

const DAY_COLUMNS: Record<ProjectDay, string> = {
  plannedConstructionStart: 'planned_construction_start',
  actualConstructionStart: 'actual_construction_start',
  plannedProductionStart: 'planned_production_start',
  actualProductionStart: 'actual_production_start',
};

async function projectsOf(
  trx: Trx,
  list: readonly ReadRow<string>[],
  byCode: ReadonlyMap<string, Enterprise>,
): Promise<Judged> {
  type Part = { id: number; quarter: string } & Investment;
  type Stored = {
    id: number;
    documentId: string;
    enterprise: number;
    name: string;
    days: Record<string, string | null>;
    parts: Part[];
  };
  const stored = await rows<Stored>(
    trx,
    `select p.id, p.document_id as "documentId", p.enterprise_id as enterprise, p.name,
            json_build_object(${Object.entries(DAY_COLUMNS)
              .map(([field, column]) => `'${field}', p.${column}`)
              .join(', ')}) as days,
            (select coalesce(json_agg(json_build_object('id', i.id, 'quarter', i.quarter, 'planned', i.planned::text, 'actual', i.actual::text)), '[]'::json)
               from projects_cmps c join components_casework_quarter_investments i on i.id = c.cmp_id and c.field = 'investments'
              where c.entity_id = p.id) as parts
       from projects p where p.enterprise_id = any(?::int[]) order by p.id`,
    [[...byCode.values()].map(({ id }) => id)],
  );
  const find = (code: string, name: string): Stored | undefined => {
    const enterprise = byCode.get(code);
    return stored.find((one) => one.enterprise === enterprise?.id && one.name === name);
  };
  const { projects, bad, doubts } = judgeProjects(
    list as readonly ProjectRow[],
    (code) => byCode.has(code),
    (code, name) => {
      const found = find(code, name);
      return found && { quarters: new Map(found.parts.map((part) => [part.quarter, part])) };
    },
  );
  const writes = projects.flatMap(({ row, creditCode, name, days, quarters }): SheetWrite[] => {
    const enterprise = byCode.get(creditCode);
    if (!enterprise) return [];
    const was = find(creditCode, name);
    const partOf = (quarter: string): Part | undefined => was?.parts.find((part) => part.quarter === quarter);
    const changedDays = Object.fromEntries(
      Object.entries(days).filter(([field, value]) => (was?.days[field] ?? null) !== value),
    );
    const changedQuarters = [...quarters].filter(([quarter, { planned, actual }]) => {
      const part = partOf(quarter);
      return !part || (planned ?? part.planned) !== part.planned || (actual ?? part.actual) !== part.actual;
    });
    if (was && Object.keys(changedDays).length === 0 && changedQuarters.length === 0) return [];
    const documentId = was?.documentId ?? createId();
    const investments = Object.fromEntries(
      changedQuarters.map(([quarter, { planned, actual }]) => [quarter, { planned, actual }]),
    );
    const columns = Object.fromEntries(
      Object.entries(changedDays).map(([field, value]) => [DAY_COLUMNS[field as ProjectDay], value]),
    );
    return [
      {
        row,
        subject: 'projects',
        documentId,
        before: was
          ? {
              ...Object.fromEntries(
                Object.keys(changedDays).map((field) => [field, was.days[field] ?? null]),
              ),
              investments: Object.fromEntries(
                changedQuarters.map(([quarter]) => [quarter, partOf(quarter) ?? null]),
              ),
            }
          : null,
        after: { creditCode, name, ...changedDays, investments },
        run: async (to, now) => {
          const id =
            was?.id ??
            (await insert(to, 'projects', {
              document_id: documentId,
              enterprise_id: enterprise.id,
              name,
              ...columns,
              ...stamps(now),
            }));
          if (was) await update(to, 'projects', was.id, columns, now);
          let order = was?.parts.length ?? 0;
          for (const [quarter, { planned, actual }] of changedQuarters) {
            const part = partOf(quarter);
            const set = {
              ...(planned === undefined ? {} : { planned }),
              ...(actual === undefined ? {} : { actual }),
            };
            if (part) {
              const columnsSet = Object.entries(set);
              await rows(
                to,
                `update components_casework_quarter_investments set ${columnsSet.map(([c]) => `"${c}" = ?`).join(', ')} where id = ?`,
                [...columnsSet.map(([, value]) => value), part.id],
              );
              continue;
            }
            order += 1;
            const component = await insert(to, 'components_casework_quarter_investments', {
              quarter,
              ...set,
            });
            await insert(to, 'projects_cmps', {
              entity_id: id,
              cmp_id: component,
              component_type: 'casework.quarter-investment',
              field: 'investments',
              order,
            });
          }
        },
      },
    ];
  });
  return { bad, doubts, writes };
}
