import type { Core } from '@strapi/strapi';
import type {
  Configuration,
  ConfigurationPart,
  ConfigurationTaken,
} from '../../../../contracts/configuration';
import { message, type Language } from '../../../../contracts/messages';
import { isSame } from '../../../../domain/entry';
import { CaseworkError, databaseError } from '../../platform/answers/errors';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { enterCalendar } from '../organisation/enter-calendar';
import { PARTS, fieldLabel, fieldsOf, type PartOf, type TypePart } from './parts';
import { keyOf, readPart, yearsOf, type Item, type Stored } from './read';

type Taking = { strapi: Core.Strapi; trx: Trx; now: Date; language: Language };
type Result = Pick<ConfigurationTaken, 'differences' | 'errors'>;

/**
 * Takes a configuration into this installation. Every record is written as the form of its type writes it, with all of
 * its checks, and on record as the asker's change; with one refusal nothing is kept. What the file does not name stays.
 * @param dryRun everything is done and taken back: what would happen is told as it happened
 */
export async function takeConfiguration(
  taking: Taking,
  file: Configuration,
  dryRun: boolean,
): Promise<ConfigurationTaken> {
  const { trx } = taking;
  const result: Result = { differences: [], errors: [] };
  await rows(trx, 'savepoint casework_configuration');
  for (const name of Object.keys(PARTS) as TypePart[]) {
    const items = file.parts[name];
    if (items) await takePart(taking, name, items, result);
  }
  if (file.parts.calendar) await takeCalendar(taking, file.parts.calendar, result);
  const applied = !dryRun && result.errors.length === 0;
  await rows(trx, `${applied ? 'release' : 'rollback to'} savepoint casework_configuration`);
  return { dryRun, applied, ...result };
}

/** Each in a savepoint of its own, so that all that stands in the way is told at once. */
async function attempt(
  { trx, strapi, language }: Taking,
  { errors }: Result,
  part: ConfigurationPart,
  name: string,
  work: () => Promise<unknown>,
): Promise<void> {
  await rows(trx, 'savepoint casework_record');
  try {
    await work();
    await rows(trx, 'release savepoint casework_record');
  } catch (error) {
    await rows(trx, 'rollback to savepoint casework_record');
    errors.push({ part, name, message: sayOf(strapi, error, language) });
  }
}

function sayOf(strapi: Core.Strapi, error: unknown, language: Language): string {
  const known = error instanceof CaseworkError ? error : databaseError(error);
  if (known) return known.say(language).message;
  const { name, details } = error as { name?: string; details?: { errors?: { path?: string[] }[] } };
  // Strapi's own checks of a record: required, too long, not one of the values.
  if (name !== 'ValidationError' && name !== 'YupValidationError') throw error;
  strapi.log.debug(`casework: configuration refused: ${String(error)}`);
  const fields = (details?.errors ?? []).map(({ path }) => (path ?? []).join('.')).join('、');
  return message('CONSTRAINT', language) + (fields === '' ? '' : `（${fields}）`);
}

async function takePart(
  taking: Taking,
  name: TypePart,
  items: readonly Item[],
  result: Result,
): Promise<void> {
  const { strapi, language } = taking;
  const part = PARTS[name];
  const known = fieldsOf(strapi, part).map((field) => field.name);
  const stored = new Map((await readPart(strapi, name)).map((one) => [keyOf(part, one.item), one]));
  const refuse = (key: string, code: 'CONFIGURATION_UNKNOWN' | 'CONFIGURATION_TWICE', field = ''): void => {
    result.errors.push({ part: name, name: key, message: message(code, language, { field }) });
  };
  const seen = new Set<string>();
  // A department may stand before the one above it: what is above comes in a second round.
  const later: { item: Item; key: string; field: string }[] = [];
  for (const item of items) {
    const key = keyOf(part, item);
    const said = key === '' ? fieldLabel(part, '') || name : key;
    const strange = Object.keys(item).find((field) => !known.includes(field));
    if (strange !== undefined) refuse(said, 'CONFIGURATION_UNKNOWN', strange);
    else if (seen.has(key)) refuse(said, 'CONFIGURATION_TWICE');
    else {
      seen.add(key);
      const { parent, ...rest } = item;
      if (name === 'departments' && parent !== undefined && parent !== null)
        later.push({ item: { parent }, key, field: 'parent' });
      const first = name === 'departments' && parent ? rest : item;
      await takeItem(taking, name, { item: first, key, stored: stored.get(key) }, result);
    }
  }
  if (later.length === 0) return;
  const again = new Map((await readPart(strapi, name)).map((one) => [keyOf(part, one.item), one]));
  for (const { item, key } of later)
    if (again.has(key)) await takeItem(taking, name, { item, key, stored: again.get(key) }, result);
}

type One = { item: Item; key: string; stored: Stored | undefined };

async function takeItem(
  taking: Taking,
  name: TypePart,
  { item, key, stored }: One,
  result: Result,
): Promise<void> {
  const part = PARTS[name];
  const fields = Object.entries(item)
    .filter(([field, value]) => !isSame(sorted(value) ?? null, stored?.item[field] ?? null))
    .filter(([, value]) => stored !== undefined || (value !== null && value !== undefined))
    .map(([field, value]) => ({
      field,
      label: fieldLabel(part, field),
      before: stored?.item[field] ?? null,
      after: value ?? null,
    }));
  if (stored && fields.length === 0) return;
  const kept = stored !== undefined && part.addOnly === true;
  const change = kept ? 'kept' : stored ? 'changed' : 'added';
  const said = key === '' ? '—' : key;
  result.differences.push({ part: name, name: said, change, fields });
  if (kept) return;
  await attempt(taking, result, name, said, async () => {
    const given = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
    const data = await withTargets(taking, part, given);
    const documents = taking.strapi.documents(part.uid as 'api::category.category');
    if (stored) await documents.update({ documentId: stored.documentId, data: data as never });
    else if (part.fixed)
      throw new CaseworkError(400, 'CONFIGURATION_FIXED', (language) => ({
        message: message('CONFIGURATION_FIXED', language),
        details: {},
      }));
    else await documents.create({ data: data as never });
  });
}

/** Lists of names stand in no order. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? [...value].sort() : value;

/** Relations by their targets, which must be there: taken with the file, or before it. */
async function withTargets({ strapi }: Taking, part: PartOf, data: Item): Promise<Item> {
  const result: Item = { ...data };
  for (const [field, { uid, by }] of Object.entries(part.relations ?? {})) {
    const value = data[field];
    if (value === undefined) continue;
    const names = (Array.isArray(value) ? value : value === null ? [] : [value]) as unknown[];
    const targets: string[] = [];
    for (const name of names) {
      const found = (await strapi.db
        .query(uid as 'api::category.category')
        .findOne({ where: { [by]: String(name) } as never, select: ['documentId'] as never })) as {
        documentId: string;
      } | null;
      if (!found)
        throw new CaseworkError(400, 'CONFIGURATION_TARGET', (language) => ({
          message: message('CONFIGURATION_TARGET', language, {
            field: fieldLabel(part, field),
            name: String(name),
          }),
          details: {},
        }));
      targets.push(found.documentId);
    }
    result[field] = Array.isArray(value) ? { set: targets } : (targets[0] ?? null);
  }
  return result;
}

async function takeCalendar(
  taking: Taking,
  years: NonNullable<Configuration['parts']['calendar']>,
  result: Result,
): Promise<void> {
  const { trx, now } = taking;
  const stored = await yearsOf(trx);
  const comparable = (year: { noticeNumber: string; days: readonly Item[] } | undefined): unknown =>
    year && [year.noticeNumber, year.days.map(({ date, kind, name }) => [date, kind, name ?? null]).sort()];
  for (const year of years) {
    const before = stored.get(year.year);
    if (isSame(comparable(before), comparable(year)) || year.days.length === 0) continue;
    const name = String(year.year);
    result.differences.push({
      part: 'calendar',
      name,
      change: before ? 'changed' : 'added',
      fields: [
        {
          field: 'days',
          label: year.noticeNumber,
          before: before?.days.length ?? null,
          after: year.days.length,
        },
      ],
    });
    const days = year.days.map(({ date, kind, name: said }) => ({
      date,
      kind,
      ...(said ? { name: said } : {}),
    }));
    await attempt(taking, result, 'calendar', name, () =>
      asOwner(trx, 'A changed calendar moves the dues of all open issues', () =>
        enterCalendar(trx, { year: year.year, noticeNumber: year.noticeNumber, days }, now),
      ),
    );
  }
}
