import type { FieldError } from '../../../../domain/lifecycle';
import { fieldErrors } from '../../platform/answers/errors';

type Attribute = { type?: string; columnType?: { args?: unknown[] } };

/**
 * Money is exact decimal, 元: at most 13 digits before the point and 2 after. PostgreSQL would round a
 * third digit silently; 15 digits are also what a JSON number carries without loss.
 * @throws CaseworkError 400 naming each field
 */
export function checkMoney(attributes: Record<string, unknown>, data: Record<string, unknown>): void {
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(data)) {
    const attribute = attributes[key] as Attribute | undefined;
    if (attribute?.type !== 'decimal' || value === null || value === undefined) continue;
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    if (!/^-?\d{1,13}(\.\d{1,2})?$/.test(text)) errors.push({ field: key, code: 'BAD_VALUE' });
  }
  if (errors.length > 0) throw fieldErrors(errors);
}
