import {
  ENTERPRISE_COLUMNS,
  FIGURE_COLUMNS,
  columnLetter,
  judgeFigures,
  judgeProjects,
  readCell,
  readHeadings,
  writeInstant,
  type ImportColumn,
  type KnownFigures,
} from '..';
import { HISTORY_COLUMNS } from '../../history';

const read = (column: ImportColumn, cell: Parameters<typeof readCell>[1]): unknown => {
  const found = readCell(column, cell);
  return 'value' in found ? found.value : found.code;
};

test('times are texts or date cells, in Beijing time; a day alone is its beginning', () => {
  const column = HISTORY_COLUMNS.receivedAt;
  const at = (iso: string): number => new Date(iso).getTime();
  for (const [cell, value] of [
    ['2026-03-01 09:30', at('2026-03-01T01:30:00Z')],
    ['2026-03-01', at('2026-02-28T16:00:00Z')],
    ['2026/3/1 9:30:59', at('2026-03-01T01:30:00Z')],
    ['2026年3月1日 09：30', at('2026-03-01T01:30:00Z')],
    [new Date('2026-03-01T09:30:00Z'), at('2026-03-01T01:30:00Z')],
    ['2026-02-30', 'BAD_TIME'],
    ['2026-03-01 25:00', 'BAD_TIME'],
    [46082.4, 'BAD_TIME'],
    ['1826-01-01', 'BAD_TIME'],
    ['', 'REQUIRED'],
  ] as const)
    expect([cell, read(column, cell)]).toEqual([cell, value]);
  expect(writeInstant(new Date('2026-03-01T01:30:00Z'))).toBe('2026-03-01 09:30');
  expect(writeInstant(new Date('2026-02-28T16:00:00Z'))).toBe('2026-03-01');
});

test('codes, choices, amounts and quarters', () => {
  expect(read(ENTERPRISE_COLUMNS.creditCode, ' 91230883ma1aaaa00x ')).toBe('BAD_CODE');
  expect(read(HISTORY_COLUMNS.rating, '非常满意')).toBe(5);
  expect(read(HISTORY_COLUMNS.rating, '还行')).toBe('BAD_CHOICE');
  for (const [cell, value] of [
    [1234.5, '1234.5'],
    ['1,234.50', '1234.50'],
    ['－12', '-12'],
    ['12.345', 'BAD_MONEY'],
    ['一万', 'BAD_MONEY'],
  ] as const)
    expect([cell, read(FIGURE_COLUMNS.revenue, cell)]).toEqual([cell, value]);
  for (const [cell, value] of [
    ['2026Q1', '2026Q1'],
    ['2026年第二季度', '2026Q2'],
    ['2026年3季度', '2026Q3'],
    ['2026Q5', 'BAD_QUARTER'],
  ] as const)
    expect([cell, read(FIGURE_COLUMNS.quarter, cell)]).toEqual([cell, value]);
});

test('headings are found in any order and width', () => {
  const { places, bad } = readHeadings(FIGURE_COLUMNS, ['累计产值(元)', ' 季度 ', '企业统一社会信用代码']);
  expect([[...places], bad]).toEqual([
    [
      [0, 'outputValue'],
      [1, 'quarter'],
      [2, 'creditCode'],
    ],
    [],
  ]);
  expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

test('cumulative figures become those of the quarter; of the file before of what stands', () => {
  const known: KnownFigures = {
    aboveScale: false,
    quarters: new Map([['2026Q1', { outputValue: '100.00' }]]),
  };
  const row = (n: number, quarter: string, outputValue: string) => ({
    row: n,
    values: { creditCode: 'X', quarter, outputValue },
  });
  const judge = (...rows: ReturnType<typeof row>[]) =>
    judgeFigures(rows, (code) => (code === 'X' ? known : undefined));
  expect(judge(row(2, '2026Q2', '210.50')).figures[0]?.amounts).toEqual({ outputValue: '110.50' });
  // The order of the rows makes no difference.
  const both = judge(row(2, '2026Q2', '250'), row(3, '2026Q1', '120'));
  expect(both.figures.map(({ quarter, amounts }) => [quarter, amounts.outputValue])).toEqual([
    ['2026Q1', '120.00'],
    ['2026Q2', '130.00'],
  ]);
  expect(both.doubts.map(({ code }) => code)).toEqual(['OVERWRITES']);
  expect(judge(row(2, '2026Q3', '300')).bad[0]?.code).toBe('EARLIER_QUARTER_MISSING');
  expect(judge(row(2, '2026Q1', '1'), row(3, '2026Q1', '1')).bad[0]?.code).toBe('DUPLICATE_IN_FILE');
  for (const [amount, code] of [
    ['99', 'NEGATIVE'],
    ['1100', 'TENFOLD'],
    ['1000100', 'TEN_THOUSAND'],
    ['100.01', 'TEN_THOUSAND'],
  ] as const)
    expect([amount, judge(row(2, '2026Q2', amount)).doubts.map((d) => d.code)]).toEqual([amount, [code]]);
});

test('the rows of a project are one project', () => {
  const row = (n: number, more: Record<string, string>) => ({
    row: n,
    values: { creditCode: 'X', name: '甲', ...more },
  });
  const { projects, bad, doubts } = judgeProjects(
    [
      row(2, { plannedConstructionStart: '2026-02-01', quarter: '2026Q1', planned: '100', actual: '90' }),
      row(3, { quarter: '2026Q2', planned: '100', actual: '2000' }),
      row(4, { plannedConstructionStart: '2026-03-01' }),
      row(5, { planned: '5' }),
      row(6, { quarter: '2026Q1', planned: '7' }),
    ],
    () => true,
    () => undefined,
  );
  expect(projects).toHaveLength(1);
  expect(bad.map(({ row: n, code }) => [n, code])).toEqual([
    [4, 'DIFFERS_IN_FILE'],
    [5, 'REQUIRED'],
    [6, 'DUPLICATE_IN_FILE'],
  ]);
  expect(doubts.map(({ row: n, code }) => [n, code])).toEqual([[3, 'OVER_PLAN']]);
});
