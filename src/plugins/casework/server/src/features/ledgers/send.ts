import type { Context } from 'koa';
import {
  COLUMN_NAMES,
  LEDGER_COLUMNS,
  MAX_EXPORTED,
  TABLE_NAMES,
  type CellKind,
  type CellValue,
  type LedgerTable,
} from '../../../../contracts/ledger-tables';
import { choiceText } from '../../../../contracts/choices';
import { localDateOf } from '../../../../domain/calendar';
import { extraText, type ExtraField, type ExtraType, type ExtraValue } from '../../../../domain/extra';
import type { Asker } from '../../platform/access/actor';
import { refuse } from '../../platform/answers/errors';
import { presentInstant } from '../../platform/base/clock';
import type { Row, Trx } from '../../platform/database/as-owner';
import { extraOf, loadBeside, overdueOf, type Beside } from './beside';
import type { Condition } from './filters';
import { presentRow, type ShownRow } from './present';
import { allRows, countRows } from './query';
import { cellText, wallClock, sendSheet, type SheetCell, type SheetColumn } from './sheet';

const FORMATS: Record<CellKind, string> = {
  count: '0',
  text: '@',
  long: '@',
  instant: 'yyyy-mm-dd hh:mm',
  day: 'yyyy-mm-dd',
};

const SHEET_COLUMNS: readonly SheetColumn[] = COLUMN_NAMES.map((name) => {
  const { zh, width, kind } = LEDGER_COLUMNS[name];
  return { header: zh, width, format: FORMATS[kind], wrap: kind === 'long' };
});

function sheetCell(kind: CellKind, value: CellValue): SheetCell {
  if (value === null || typeof value === 'number') return value;
  if (kind === 'instant') return wallClock(new Date(value));
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  return cellText(value);
}

/** Of a file alone: on the page stage and light are seen beside the row. */
const STANDING: readonly SheetColumn[] = [
  { header: '环节', width: 10, format: '@', wrap: false },
  { header: '亮灯', width: 8, format: '@', wrap: false },
  { header: '超期（工作日）', width: 10, format: '0', wrap: false },
];

const EXTRA_FORMATS: Partial<Record<ExtraType, string>> = { number: '0.##########', money: '#,##0.00' };

const extraColumn = ({ name, type }: ExtraField): SheetColumn => ({
  header: name,
  width: 18,
  format: EXTRA_FORMATS[type] ?? '@',
  wrap: true,
});

/** A number as one; an amount of more digits than a spreadsheet keeps stays text. */
function extraCell({ type }: ExtraField, value: ExtraValue | undefined): SheetCell {
  if (value === undefined) return null;
  if (type === 'number') return value as number;
  if (type === 'money' && String(value).replace(/\D/g, '').length <= 15) return Number(value);
  return cellText(extraText(value, { yes: '是', no: '否' }));
}

function besideCells(row: Row, { stage, light }: ShownRow, beside: Beside): SheetCell[] {
  return [
    choiceText(stage, 'zh'),
    light === null ? null : choiceText(light, 'zh'),
    overdueOf(row, light, beside),
    ...extraOf(row, beside).map(({ field, value }) => extraCell(field, value)),
  ];
}

function sheetRow(row: Row, shown: ShownRow, beside: Beside): SheetCell[] {
  const cells = COLUMN_NAMES.map((name) => sheetCell(LEDGER_COLUMNS[name].kind, shown.cells[name]));
  return [...cells, ...besideCells(row, shown, beside)];
}

/**
 * Answers with all rows of a table as a file.
 * @param layout `table` is printed: with a title and lines around its cells; `data` begins with the heads, for programs
 * @throws CaseworkError 400 for more rows than one file holds
 */
export async function sendTable(
  ctx: Context,
  trx: Trx,
  table: LedgerTable,
  condition: Condition,
  kind: Asker['kind'],
  layout: 'table' | 'data' = 'table',
): Promise<void> {
  const total = await countRows(trx, table, condition);
  if (total > MAX_EXPORTED) throw refuse(400, 'TOO_MANY_ROWS', { total, max: MAX_EXPORTED });
  const now = presentInstant();
  const beside = await loadBeside(trx, now);
  const batches = async function* (): AsyncGenerator<SheetCell[][]> {
    let place = 0;
    for await (const found of allRows(trx, table, condition)) {
      yield found.map((row) => sheetRow(row, presentRow(table, row, (place += 1), kind), beside));
    }
  };
  const name = TABLE_NAMES[table].zh;
  const columns = [...SHEET_COLUMNS, ...STANDING, ...beside.fields.map(extraColumn)];
  const day = localDateOf(now);
  await sendSheet(
    ctx,
    `${name}-${day}.xlsx`,
    name,
    columns,
    batches(),
    layout === 'table' ? `${name}（截至 ${day}，共 ${total} 行）` : undefined,
  );
}
