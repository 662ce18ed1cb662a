import { asOwner, type Trx } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { keepAllDuties, type Kept } from '../../src/plugins/casework/server/src/features/duties';
import type { TestApp } from './app';

/** Makes and keeps everybody's duties, as the schedule does once a day. */
export async function keepDuties(app: TestApp, now: Date, since?: Date): Promise<Kept> {
  return app.strapi.db.transaction(async ({ trx }) => {
    const t = trx as unknown as Trx;
    return asOwner(t, 'The test keeps duties', () => keepAllDuties(t, now, since ? { since } : {}));
  });
}
