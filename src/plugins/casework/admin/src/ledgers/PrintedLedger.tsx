import type { ReactNode } from 'react';
import {
  LEDGER_COLUMNS,
  TABLE_NAMES,
  type LedgerColumn,
  type LedgerTable,
} from '../../../contracts/ledger-tables';
import type { LedgerRow } from '../../../contracts/ledgers';
import { lightText } from '../lists/cells';
import { Printed } from '../shared/Printed';
import { minuteOf } from '../shared/dates';
import { stageName } from '../shared/names';
import { useText } from '../shared/texts';

/**
 * The printed columns: what belongs together stands in one, so that all of the ledger's columns are read on A4. The
 * first of each is given plainly, the others by their names. Widths are in hundredths of the page.
 */
const GROUPS: readonly { names: readonly LedgerColumn[]; width: number }[] = [
  { names: ['row'], width: 3 },
  { names: ['number', 'receivedAt', 'channel'], width: 9 },
  { names: ['enterprise', 'leader', 'group'], width: 9 },
  { names: ['content', 'category', 'handlingType'], width: 21 },
  {
    names: ['leadUnit', 'supportUnits', 'section', 'responsiblePerson', 'phone', 'transferredAt'],
    width: 10,
  },
  { names: ['deadline', 'extension', 'standard'], width: 8 },
  { names: ['progress'], width: 15 },
  { names: ['result', 'answer', 'closedAt'], width: 8 },
  { names: ['opinion', 'remarks'], width: 9 },
];
const STANDING = 8;
/** It comes before the progress. */
const STANDING_AT = 6;

type Props = { table: LedgerTable; rows: readonly LedgerRow[]; notes: readonly string[] };

/** A ledger on paper: titled, with lines, each row whole, its light with its word. */
export function PrintedLedger({ table, rows, notes }: Props) {
  const { text, language } = useText();
  const columns: { head: string; width: number; cell: (row: LedgerRow) => ReactNode }[] = GROUPS.map(
    ({ names, width }) => ({
      head: LEDGER_COLUMNS[names[0] as LedgerColumn][language],
      width,
      cell: (row) => {
        const lines = names.flatMap((name, n) => {
          const value = row.cells[name];
          if (value === null) return [];
          const shown = LEDGER_COLUMNS[name].kind === 'instant' ? minuteOf(String(value)) : String(value);
          return [n === 0 ? shown : `${LEDGER_COLUMNS[name][language]}：${shown}`];
        });
        const own = names.includes('remarks')
          ? row.extra.flatMap(({ name, value }) => (value ? [`${name}：${value}`] : []))
          : [];
        return [...lines, ...own].join('\n');
      },
    }),
  );
  columns.splice(STANDING_AT, 0, {
    head: `${text('stage')}、${text('light')}`,
    width: STANDING,
    cell: ({ stage, light, overdueDays }) =>
      [
        stageName(stage, language),
        light && lightText(light, stage, text, language),
        overdueDays === null ? null : text('print.overdue', { n: overdueDays }),
      ]
        .filter(Boolean)
        .join('\n'),
  });
  return (
    <Printed title={TABLE_NAMES[table][language]} notes={notes} landscape>
      <table>
        <thead>
          <tr>
            {columns.map(({ head, width }) => (
              <th key={head} scope="col" style={{ width: `${width}%` }}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row.cells.row)}>
              {columns.map(({ head, cell }) => (
                <td key={head}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Printed>
  );
}
