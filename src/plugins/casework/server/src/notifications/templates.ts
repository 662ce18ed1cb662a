import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { FALLBACK, TEMPLATES, type Template } from '../../../domain/notifications';
import { rows, type Trx } from '../access/window';

const described: ReadonlyMap<string, Template> = new Map(Object.entries(TEMPLATES));

/** What officials call an event, as far as it is described. */
export const eventName = (event: string): string => (described.get(event) ?? FALLBACK).name;

/** Every event that people are told of, in the order of their describing. */
export const eventNames = (): { event: string; name: string }[] =>
  [...described].filter(([event]) => event !== 'digest').map(([event, { name }]) => ({ event, name }));

/** The texts as the office has them; one that it has switched off says nothing: nobody is told. */
export async function loadTemplates(trx: Trx): Promise<(event: string) => Template | null> {
  const found = await rows<Template & { event: string; active: boolean | null }>(
    trx,
    'select event, name, title, body, active from notification_templates',
  );
  const own = new Map(found.map((row) => [row.event, row]));
  return (event) => {
    const row = own.get(event);
    if (row) return row.active === false ? null : row;
    return described.get(event) ?? FALLBACK;
  };
}

/** Adds the texts of events that have none yet; what is there is the office's. */
export async function seedTemplates(strapi: Core.Strapi): Promise<void> {
  const now = new Date().toISOString();
  await strapi.db.connection.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:templates']);
    await trx('notification_templates')
      .insert(
        [...described].map(([event, template]) => ({
          document_id: createId(),
          created_at: now,
          updated_at: now,
          published_at: now,
          event,
          ...template,
          active: true,
        })),
      )
      .onConflict('event')
      .ignore();
  });
}
