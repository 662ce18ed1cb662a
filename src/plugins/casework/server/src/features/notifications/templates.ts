import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { FALLBACK, TEMPLATES, type Template } from '../../../../domain/notifications';
import { rows, type Trx } from '../../platform/database/as-owner';

const described: ReadonlyMap<string, Template> = new Map(Object.entries(TEMPLATES));

/** The official name of an event; a general one for an event that is not described. */
export const eventName = (event: string): string => (described.get(event) ?? FALLBACK).name;

/** Returns every event that people are notified of, in the order of their descriptions. */
export const eventNames = (): { event: string; name: string }[] =>
  [...described].filter(([event]) => event !== 'digest').map(([event, { name }]) => ({ event, name }));

/** Reads the texts as edited by the office; an event whose text is switched off is not notified. */
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
