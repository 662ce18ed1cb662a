import { openWindow, type Trx } from '../../src/plugins/casework/server/src/access/window';
import { keepAllDuties, type Kept } from '../../src/plugins/casework/server/src/duties';
import type { TestApp } from './app';

/** Makes and keeps everybody's duties, as the schedule does once a day. */
export async function keepDuties(app: TestApp, now: Date, since?: Date): Promise<Kept> {
  return app.strapi.db.transaction(async ({ trx }) => {
    const t = trx as unknown as Trx;
    return openWindow(t, 'none', () => keepAllDuties(t, now, since ? { since } : {}));
  });
}
