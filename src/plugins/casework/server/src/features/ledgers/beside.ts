import type { LedgerRow } from '../../../../contracts/ledgers';
import type { Calendar } from '../../../../domain/calendar';
import { extraText, type ExtraField, type ExtraValue } from '../../../../domain/extra';
import type { Row, Trx } from '../../platform/database/as-owner';
import { readExtraFields } from '../extra-fields/read';
import { loadCalendar } from '../issues/load';
import { leftOf } from '../workbench/left';

/** What a ledger says beside its columns: how many days a red issue is over, and the office's own fields. */
export type Beside = { calendar: Calendar; fields: readonly ExtraField[]; now: Date };

export async function loadBeside(trx: Trx, now: Date): Promise<Beside> {
  const { calendar } = await loadCalendar(trx);
  const fields = (await readExtraFields(trx, 'issue')).filter(({ inLists }) => inLists);
  return { calendar, fields, now };
}

/** Returns how many working days a row's issue is over; null when it is not red. */
export function overdueOf(row: Row, light: LedgerRow['light'], { calendar, now }: Beside): number | null {
  const left = light === 'red' ? leftOf(row['due_at'] as Date | null, calendar, now) : null;
  return left?.overdue ? left.workingDays : null;
}

/** The values of the extra fields that the reader may read. */
export const extraOf = (
  row: Row,
  { fields }: Beside,
): { field: ExtraField; value: ExtraValue | undefined }[] => {
  const values = (row['extra'] ?? {}) as Record<string, ExtraValue>;
  return fields.map((field) => ({ field, value: values[field.code] }));
};

/** The same in words, as a page shows them. */
export const besideOf = (row: Row, light: LedgerRow['light'], beside: Beside) => ({
  overdueDays: overdueOf(row, light, beside),
  extra: extraOf(row, beside).map(({ field, value }) => ({
    name: field.name,
    value: extraText(value, { yes: '是', no: '否' }) || null,
  })),
});
