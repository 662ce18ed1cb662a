import type { Core } from '@strapi/strapi';
import { linkPath, newToken } from '../src/plugins/casework/server/src/platform/links/tokens';
import {
  inTransaction,
  asOwner,
  rows,
  type Trx,
} from '../src/plugins/casework/server/src/platform/database/as-owner';
import {
  contactOf,
  endingOf,
  makeLink,
} from '../src/plugins/casework/server/src/features/enterprise-links/links';
import { ENTERPRISES } from './city';

/**
 * A link to the page of enterprise-01, to be printed beside the accounts; the one of the start before ends.
 * @returns its path and the digits that open it; null when the city has no such enterprise
 */
export async function demoLink(strapi: Core.Strapi): Promise<{ path: string; digits: string } | null> {
  const first = ENTERPRISES[0];
  if (!first) return null;
  return inTransaction(strapi, (trx: Trx) =>
    asOwner(trx, 'The demo makes its data as the application itself', async () => {
      const [enterprise] = await rows<{ id: number }>(
        trx,
        'select id from enterprises where credit_code = ?',
        [first.creditCode],
      );
      const contact = enterprise ? await contactOf(trx, enterprise.id) : null;
      if (!enterprise || !contact) return null;
      const token = newToken();
      await makeLink(trx, {
        purpose: 'entry',
        enterpriseId: enterprise.id,
        issueId: null,
        contact,
        by: '演示',
        token,
        salt: null,
        now: new Date(),
      });
      return { path: linkPath(token), digits: endingOf(contact.phone) };
    }),
  );
}
