import type { Context } from 'koa';
import type { Figure, SubjectFigures } from '../../../../contracts/measures';
import { MEASURES } from '../../../../domain/measures';
import { cellText, sendSheet, type SheetCell } from '../ledgers/sheet';
import type { FiguresMeta } from './ask';

const COLUMNS = [
  ['对象', 30, '@'],
  ['指标', 20, '@'],
  ['分子', 14, '0.####'],
  ['分母', 14, '0.####'],
  ['结果', 12, '0.0000'],
  ['说明', 40, '@'],
] as const;

const amount = (value: Figure['numerator']): SheetCell => (value === null ? null : Number(value));

const noteOf = ({ withheld, value, leftOut, lowerIsBetter }: Figure): string =>
  [
    withheld ? '晾晒后可见' : value === null ? '不参评' : '',
    leftOut ? `数据不全未计入 ${leftOut} 个` : '',
    lowerIsBetter ? '越低越好' : '',
  ]
    .filter((part) => part !== '')
    .join('；');

/** Answers with figures as a sheet, one line for each measure of each subject. */
export function sendFigures(
  ctx: Context,
  { data, meta }: { data: readonly SubjectFigures[]; meta: FiguresMeta },
): Promise<void> {
  const lines = data.flatMap(({ name, measures }) =>
    measures.map((figure): SheetCell[] => [
      cellText(name),
      MEASURES[figure.code].name.zh,
      amount(figure.numerator),
      amount(figure.denominator),
      figure.value === null ? null : Number(figure.value),
      noteOf(figure),
    ]),
  );
  const columns = COLUMNS.map(([header, width, format]) => ({ header, width, format, wrap: false }));
  return sendSheet(ctx, `指标-${meta.from}至${meta.to}（不含）.xlsx`, '指标', columns, lines);
}
