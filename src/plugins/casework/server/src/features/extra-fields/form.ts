import {
  EXTRA_CODE,
  EXTRA_TYPES,
  changeExtra,
  missingExtra,
  optionsOf,
  type ExtraRecord,
  type ExtraValues,
} from '../../../../domain/extra';
import type { FieldError } from '../../../../domain/lifecycle';
import { isRecord } from '../../platform/base/values';
import { fieldErrors } from '../../platform/answers/errors';
import { rows, type Trx } from '../../platform/database/as-owner';
import { readExtraFields } from './read';

type Data = Record<string, unknown>;

const TABLES: Readonly<Record<Exclude<ExtraRecord, 'issue'>, string>> = {
  enterprise: 'enterprises',
  visit: 'visits',
  project: 'projects',
};

/**
 * The data of a generated form with its extra fields judged: what is kept is all that the record holds afterwards, so
 * that a field which the form does not show is not lost.
 * @param documentId of the record that is changed; null for a new one
 * @param kind of whoever writes
 * @throws CaseworkError 400 naming each field that does not fit, or that must be filled in
 */
export async function takeExtra(
  trx: Trx,
  record: Exclude<ExtraRecord, 'issue'>,
  documentId: string | null,
  data: Data,
  kind: string,
): Promise<Data> {
  // A change that does not speak of them leaves them as they are.
  if (documentId !== null && data['extra'] === undefined) return data;
  const given = data['extra'] ?? {};
  if (!isRecord(given)) throw fieldErrors([{ field: 'extra', code: 'BAD_VALUE' }]);
  const fields = await readExtraFields(trx, record);
  const [stored] = await rows<{ extra: ExtraValues | null }>(
    trx,
    `select extra from ${TABLES[record]} where document_id = ?`,
    [documentId ?? ''],
  );
  const { values, errors } = changeExtra(fields, stored?.extra ?? null, given, { kind, category: null });
  const missing = missingExtra(fields, values, { stage: 'registered', category: null, kind }).map(
    ({ code, name }): FieldError => ({ field: `extra.${code}`, code: 'REQUIRED', params: { name } }),
  );
  if (errors.length + missing.length > 0) throw fieldErrors([...errors, ...missing]);
  return { ...data, extra: Object.keys(values).length > 0 ? values : null };
}

type Definition = { code: string | null; record: string; type: string; options: string | null; name: string };

/**
 * What must hold of a field's definition: a code of its own (made when none is given), options where one chooses, and
 * that neither code nor type nor the kind of record changes under the values that there are.
 * @param documentId of the field that is changed; null for a new one
 * @throws CaseworkError 400
 */
export async function beforeExtraField(trx: Trx, documentId: string | null, data: Data): Promise<Data> {
  const [stored] = await rows<Definition>(
    trx,
    'select code, record, type, options, name from extra_fields where document_id = ?',
    [documentId ?? ''],
  );
  const errors: FieldError[] = [];
  const now = { ...stored, ...data } as Definition;
  for (const field of ['code', 'record', 'type'] as const)
    if (stored && data[field] !== undefined && data[field] !== stored[field])
      errors.push({ field, code: 'FIXED' });
  const code = now.code ?? '';
  if (code !== '' && !EXTRA_CODE.test(code)) errors.push({ field: 'code', code: 'BAD_VALUE' });
  const choice = now.type === 'choice' || now.type === 'choices';
  if (choice && optionsOf(now.options).length < 2) errors.push({ field: 'options', code: 'REQUIRED' });
  const required = data['requiredFrom'];
  if (now.record !== 'issue' && required !== undefined && required !== null && required !== 'registered')
    errors.push({ field: 'requiredFrom', code: 'BAD_VALUE' });
  if (!(EXTRA_TYPES as readonly string[]).includes(now.type))
    errors.push({ field: 'type', code: 'BAD_VALUE' });
  if (errors.length > 0) throw fieldErrors(errors);
  if (stored) return data;
  // Two who add a field at once: the second waits and finds the first's code.
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`extra-field:${now.record}`]);
  const taken = new Set(
    (await rows<{ code: string }>(trx, 'select code from extra_fields where record = ?', [now.record])).map(
      (row) => row.code,
    ),
  );
  if (taken.has(code)) throw fieldErrors([{ field: 'code', code: 'DUPLICATE' }]);
  let n = taken.size + 1;
  while (taken.has(`f${n}`)) n += 1;
  return { ...data, code: code === '' ? `f${n}` : code };
}
