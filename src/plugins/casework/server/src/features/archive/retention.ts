import type { RetentionAnswer } from '../../../../contracts/archive';
import type { Page } from '../../../../contracts/paging';
import { rows, type Trx } from '../../platform/database/as-owner';

type Found = {
  documentId: string;
  name: string;
  since: Date;
  dueAt: Date | null;
  reached: boolean;
  unpacked: number;
  fields: RetentionAnswer['fields'];
  intakes: number;
  people: number;
};

const LIST = `
  select c.document_id as "documentId", c.name, c.since, c.since + make_interval(years => ?::int) as "dueAt",
         coalesce(c.since + make_interval(years => ?::int) <= ?::timestamptz, false) as reached, c.unpacked, c.fields, c.intakes, c.people
    from casework.contacts_to_erase() c`;

/** How many years contact data is kept; null while the office has set none: nothing is erased. */
export async function yearsSet(trx: Trx): Promise<number | null> {
  const [row] = await rows<{ years: number | null }>(
    trx,
    'select contact_keep_years as years from settings order by id limit 1',
  );
  return row?.years ?? null;
}

export type Preview = {
  data: RetentionAnswer[];
  total: number;
  due: number;
  held: number;
  erased: number;
};

/**
 * Whose contact data is erased when, the earliest first.
 * @param trx as the system: enterprises are everybody's who may ask
 * @param years to judge by; null: when the years would have run from, but nothing is due
 */
export async function previewRetention(
  trx: Trx,
  years: number | null,
  now: Date,
  { page, pageSize }: Page,
): Promise<Preview> {
  const bindings = [years, years, now.toISOString()];
  const found = await rows<Found>(trx, `${LIST} order by c.since, c.id limit ? offset ?`, [
    ...bindings,
    pageSize,
    (page - 1) * pageSize,
  ]);
  const [counted] = await rows<{ total: number; due: number; held: number; erased: number }>(
    trx,
    `select count(*)::int as total, count(*) filter (where reached and unpacked = 0)::int as due,
            count(*) filter (where reached and unpacked > 0)::int as held,
            (select count(distinct document_id)::int from casework.erasures) as erased from (${LIST}) l`,
    bindings,
  );
  return {
    data: found.map(({ documentId, name, since, dueAt, reached, unpacked, fields, intakes, people }) => ({
      enterprise: { documentId, name },
      since: since.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      due: reached && unpacked === 0,
      unpacked,
      fields,
      intakes,
      people,
    })),
    total: counted?.total ?? 0,
    due: counted?.due ?? 0,
    held: counted?.held ?? 0,
    erased: counted?.erased ?? 0,
  };
}
