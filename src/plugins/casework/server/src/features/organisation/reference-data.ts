import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { cityProfile } from '../city/profile';

const stamp = (): { document_id: string; created_at: string; updated_at: string; published_at: string } => {
  const now = new Date().toISOString();
  return { document_id: createId(), created_at: now, updated_at: now, published_at: now };
};

/**
 * Creates what is missing, once, and never touches what is there: renamed or switched off, it stays as the
 * office left it. What the office renames is known again by its code; a renamed category by the marker.
 */
export async function seedReferenceData(strapi: Core.Strapi, city = cityProfile()): Promise<void> {
  await strapi.db.connection.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:reference']);
    await trx('departments')
      .insert(
        city.departments.map(({ code, name, shortName }, i) => ({
          ...stamp(),
          code,
          name,
          short_name: shortName,
          kind: 'department',
          is_office: code === city.officeHost,
          is_group: true,
          is_unit: true,
          active: true,
          sort_order: i + 1,
        })),
      )
      .onConflict('code')
      .ignore();

    const store = await trx('strapi_core_store_settings')
      .where({ key: 'plugin_casework_reference' })
      .first('id');
    if (store) return fillSettings(strapi, trx);
    await trx('categories')
      .insert(
        [...city.categories, city.complaintCategory].map((name, i) => ({
          ...stamp(),
          name,
          complaint: name === city.complaintCategory,
          sort_order: i + 1,
          active: true,
        })),
      )
      .onConflict('name')
      .ignore();
    await trx('settings').insert(stamp());
    await fillSettings(strapi, trx);
    await trx('strapi_core_store_settings').insert({
      key: 'plugin_casework_reference',
      value: JSON.stringify({ version: 1 }),
      type: 'object',
      environment: null,
      tag: null,
    });
  });
}

/** Fills settings that are empty with the model's defaults, so that the form shows them, also new ones of a release. */
async function fillSettings(strapi: Core.Strapi, trx: Knex.Transaction): Promise<void> {
  const attributes = strapi.contentTypes['api::setting.setting'].attributes as Record<
    string,
    { default?: unknown }
  >;
  const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = attribute.default;
    // Strapi's own (times of publishing) are functions.
    if (typeof value !== 'number' && typeof value !== 'boolean') continue;
    await trx('settings').whereNull(snake(name)).update(snake(name), value);
  }
}
