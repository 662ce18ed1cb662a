import {
  FIRST_DAY,
  LAST_DAY,
  isEnterableDay,
  isEnterableInstant,
  isLocalDate,
} from '../../../../domain/calendar';
import { cleanCreditCode, cleanName, cleanText, invisibleIn, searchable } from '../../../../domain/entry';
import type { FieldError } from '../../../../domain/lifecycle';
import { fieldErrors } from '../../platform/answers/errors';
import { rows, type Trx } from '../../platform/database/as-owner';

/**
 * Checks and tidies every value that a generated form, route or mutation writes, as the calls' contracts
 * do it for theirs (contracts/inputs.ts).
 */

type Attribute = { type?: string; required?: boolean; customField?: string };
type Data = Record<string, unknown>;

const NAMES: readonly (string | undefined)[] = ['string', 'email'];
const TEXTS: readonly (string | undefined)[] = ['text', 'richtext'];
const ISO = /^\d{4}-\d{2}-\d{2}(T.*)?$/;

/**
 * The data with names and texts as they are kept.
 * @throws CaseworkError 400 naming each field: a date outside the bounds or in no ISO form, an invisible character
 *   in a name, a required name of blanks
 */
export function tidyEntry(attributes: Record<string, unknown>, data: Data): Data {
  const tidied: Data = { ...data };
  const errors: FieldError[] = [];
  for (const [field, value] of Object.entries(data)) {
    const attribute = (attributes[field] ?? {}) as Attribute;
    if (attribute.type === 'date' || attribute.type === 'datetime') {
      errors.push(...wrongDate(field, value));
    } else if (typeof value === 'string' && NAMES.includes(attribute.type)) {
      const kept = field === 'creditCode' ? cleanCreditCode(value) : cleanName(value);
      tidied[field] = kept;
      const point = kept.includes('\0') ? null : invisibleIn(kept);
      if (point !== null) errors.push({ field, code: 'INVISIBLE_CHARACTER', params: { point } });
      if (kept === '' && attribute.required) errors.push({ field, code: 'REQUIRED' });
    } else if (typeof value === 'string' && TEXTS.includes(attribute.type)) {
      tidied[field] = cleanText(value);
      if (tidied[field] === '' && attribute.required) errors.push({ field, code: 'REQUIRED' });
    }
  }
  if (errors.length > 0) throw fieldErrors(errors);
  return tidied;
}

function wrongDate(field: string, value: unknown): FieldError[] {
  if (value === null || value === undefined || value === '') return [];
  const bounds: FieldError = { field, code: 'DATE_BOUNDS', params: { first: FIRST_DAY, last: LAST_DAY } };
  if (value instanceof Date) return isEnterableInstant(value) ? [] : [bounds];
  if (typeof value !== 'string' || !ISO.test(value) || !isLocalDate(value.slice(0, 10)))
    return [{ field, code: 'BAD_VALUE' }];
  if (value.length === 10) return isEnterableDay(value) ? [] : [bounds];
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return [{ field, code: 'BAD_VALUE' }];
  return isEnterableInstant(at) ? [] : [bounds];
}

/** Types whose names must be told apart, and whether the very same name may stand twice. */
const NAMED: Readonly<Record<string, { table: string; sameAllowed: boolean }>> = {
  department: { table: 'departments', sameAllowed: false },
  // Two enterprises may have the same name: the credit code, shown beside it, tells them apart.
  enterprise: { table: 'enterprises', sameAllowed: true },
};

export const isNamedOnce = (name: string): boolean => Object.hasOwn(NAMED, name);

/**
 * Refuses a name that differs from an existing one in its spelling only: width, brackets, blanks, capitals.
 * Runs inside asOwner: the other record may be out of the asker's sight.
 * @throws CaseworkError 400
 */
export async function refuseNearDuplicate(
  trx: Trx,
  name: string,
  documentId: string,
  data: Data,
): Promise<void> {
  const named = NAMED[name];
  const given = data['name'];
  if (!named || typeof given !== 'string' || given === '') return;
  const text = given.replaceAll('\0', '');
  // Two who enter it at once: the second waits and finds the first's.
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`name:${name}:${searchable(given)}`]);
  const [other] = await rows<{ name: string }>(
    trx,
    `select name from ${named.table} where casework.searchable(name) = casework.searchable(?) and document_id <> ?
        and (not ? or name <> ?)
        and not exists (select 1 from ${named.table} own where own.document_id = ? and own.name = ?) limit 1`,
    [text, documentId, named.sameAllowed, text, documentId, text],
  );
  if (other) throw fieldErrors([{ field: 'name', code: 'NEAR_DUPLICATE', params: { name: other.name } }]);
}
