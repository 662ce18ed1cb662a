import { optionsOf, type ExtraField, type ExtraRecord } from '../../../../domain/extra';
import { rows, type Trx } from '../../platform/database/as-owner';

/**
 * The extra fields of one kind of record as one JSON value, in their order. Whose policies judge it, sees them: the
 * rules read all of them inside asOwner, a page those that its reader may read.
 */
export const extraFieldsSql = (record: ExtraRecord): string =>
  `(select json_agg(json_build_object('code', f.code, 'name', f.name, 'type', f.type, 'hint', f.hint, 'options', f.options,
       'requiredFrom', f.required_from, 'readers', f.readers, 'active', coalesce(f.active, true),
       'inLists', coalesce(f.in_lists, false),
       'categories', (select json_agg(k.document_id) from extra_fields_categories_lnk l join categories k on k.id = l.category_id
                       where l.extra_field_id = f.id)) order by f.sort_order, f.id)
      from extra_fields f where f.record = '${record}')`;

type Stored = Omit<ExtraField, 'options' | 'categories'> & {
  options: string | null;
  categories: string[] | null;
};

/** The fields of that value. */
export const extraFieldsOf = (stored: unknown): ExtraField[] =>
  ((stored as Stored[] | null) ?? []).map((field) => ({
    ...field,
    options: optionsOf(field.options),
    categories: field.categories ?? [],
  }));

/** The extra fields of one kind of record that whoever asks may read; inside asOwner all of them. */
export async function readExtraFields(trx: Trx, record: ExtraRecord): Promise<ExtraField[]> {
  const [row] = await rows<{ fields: unknown }>(trx, `select ${extraFieldsSql(record)} as fields`);
  return extraFieldsOf(row?.fields);
}
