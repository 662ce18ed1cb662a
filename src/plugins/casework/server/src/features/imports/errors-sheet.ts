import type { Context } from 'koa';
import { reasonOf } from '../../../../contracts/sheet-messages';
import type { Language } from '../../../../contracts/messages';
import type { BadCell } from '../../../../domain/sheets';
import { cellText, sendSheet } from '../ledgers/sheet';

const column = (header: string, width: number, format = '@') => ({ header, width, format, wrap: width > 30 });

/** Answers with every bad cell as a sheet: row, column, reason, what stands there. */
export function sendErrors(ctx: Context, bad: readonly BadCell[], language: Language): Promise<void> {
  const columns =
    language === 'zh'
      ? [column('行', 8, '0'), column('列', 24), column('原因', 50), column('所填内容', 40)]
      : [column('Row', 8, '0'), column('Column', 24), column('Reason', 50), column('Value', 40)];
  const lines = bad.map(({ row, column: name, code, params, value }) => [
    row,
    cellText(name),
    cellText(reasonOf(code, params, language)),
    value === null ? null : cellText(value),
  ]);
  return sendSheet(ctx, language === 'zh' ? '错误清单.xlsx' : 'errors.xlsx', '错误清单', columns, lines);
}
