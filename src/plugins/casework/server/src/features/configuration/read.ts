import type { Core } from '@strapi/strapi';
import {
  CONFIGURATION_FORMAT,
  type Configuration,
  type ConfigurationPart,
} from '../../../../contracts/configuration';
import { rows, type Trx } from '../../platform/database/as-owner';
import { cityProfile } from '../city/profile';
import { PARTS, fieldsOf, type PartOf, type TypePart } from './parts';

export type Item = Record<string, unknown>;
export type Stored = { documentId: string; item: Item };

type Related = Record<string, unknown> | null;

const plain = (value: unknown, by: string): unknown => (value as Related)?.[by] ?? null;

/** A row of a component without what numbers it. */
const rowOf = (row: unknown): Item =>
  Object.fromEntries(Object.entries((row ?? {}) as Item).filter(([key]) => key !== 'id'));

/** A value as the file holds it: relations by what names them, parts of components without their ids. */
function valueOf(part: PartOf, name: string, type: string, value: unknown): unknown {
  const relation = part.relations?.[name];
  if (relation) {
    return Array.isArray(value)
      ? value.map((one) => plain(one, relation.by)).sort()
      : plain(value, relation.by);
  }
  if (type === 'component') return Array.isArray(value) ? value.map(rowOf) : value ? rowOf(value) : null;
  if (type === 'decimal') return value === null || value === undefined ? null : Number(value);
  return value ?? null;
}

/** The records of one part as they stand, with what the file would say of each. Read under the asker's sight. */
export async function readPart(strapi: Core.Strapi, name: TypePart): Promise<Stored[]> {
  const part = PARTS[name];
  const fields = fieldsOf(strapi, part);
  const found = (await strapi.db.query(part.uid as 'api::category.category').findMany({
    populate: fields
      .filter(({ attribute }) => attribute.type === 'relation' || attribute.type === 'component')
      .map((field) => field.name) as never,
    orderBy: { id: 'asc' },
  })) as (Item & { documentId: string })[];
  const all = found.map((record) => ({
    documentId: record.documentId,
    item: Object.fromEntries(
      fields.map(({ name: field, attribute }) => [
        field,
        valueOf(part, field, attribute.type, record[field]),
      ]),
    ),
  }));
  // Of a scheme with several versions the latest is the scheme.
  return part.addOnly ? [...new Map(all.map((one) => [keyOf(part, one.item), one])).values()] : all;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

/** What a record is found by. */
export const keyOf = (part: PartOf, item: Item): string =>
  part.key.map((name) => textOf(item[name])).join('·');

async function readCalendar(trx: Trx): Promise<NonNullable<Configuration['parts']['calendar']>> {
  return rows(
    trx,
    `select y.year, y.notice_number as "noticeNumber",
            (select coalesce(json_agg(json_build_object('date', d.date, 'kind', d.kind, 'name', d.name) order by d.date), '[]'::json)
               from calendar_days d where d.source = y.notice_number) as days
       from calendar_years y order by y.year`,
  );
}

/** The years of the calendar, by year. */
export async function yearsOf(
  trx: Trx,
): Promise<Map<number, NonNullable<Configuration['parts']['calendar']>[number]>> {
  return new Map((await readCalendar(trx)).map((year) => [year.year, year]));
}

/** The whole configuration as one document. Nothing in it is personal or secret. */
export async function readConfiguration(strapi: Core.Strapi, trx: Trx, now: Date): Promise<Configuration> {
  const parts: Partial<Record<ConfigurationPart, unknown>> = {};
  for (const name of Object.keys(PARTS) as TypePart[])
    parts[name] = (await readPart(strapi, name)).map(({ item }) => item);
  return {
    format: CONFIGURATION_FORMAT,
    version: 1,
    exportedAt: now.toISOString(),
    city: cityProfile().name,
    parts: { ...parts, calendar: await readCalendar(trx) } as Configuration['parts'],
  };
}
