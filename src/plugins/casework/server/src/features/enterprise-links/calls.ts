import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  enterpriseLinkCalls as declared,
  type MadeLink,
  type NewLink,
} from '../../../../contracts/enterprise-links';
import type { Asker } from '../../platform/access/actor';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { publicOrigin } from '../../platform/base/origin';
import { bindCalls, type Received } from '../../platform/calls/bind-calls';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { contactOf, endingOf, listLinks, makeLink, revokeLink, type Contact } from './links';
import { qrSvg } from './qr';
import { linkPath, newToken } from '../../platform/links/tokens';

type On = Pick<Received<unknown>, 'asker' | 'requireWho'>;

/**
 * The enterprise, as the asker sees it; a group must be the one that it is paired with now.
 * @throws CaseworkError 404, 403
 */
async function enterpriseFor(
  trx: Trx,
  documentId: string,
  { asker, requireWho }: On,
): Promise<{ id: number }> {
  const [found] = await rows<{ id: number; paired: boolean }>(
    trx,
    `select e.id, exists (select 1 from casework.pairing_access p
              where p.enterprise_id = e.id and p.group_id = casework.org()) as paired
       from enterprises e where e.document_id = ?`,
    [documentId],
  );
  if (!found) throw notFound();
  requireWho();
  if (asker.kind === 'group' && !found.paired) throw refuse(403, 'FORBIDDEN');
  return found;
}

/**
 * The issue that a confirm link is about, as the asker sees it.
 * @throws CaseworkError 400 when it is not given as its purpose wants it, 409 when it is not reported
 */
async function issueFor(trx: Trx, enterpriseId: number, { purpose, issue }: NewLink): Promise<number | null> {
  if (purpose === 'entry') {
    if (issue !== undefined) throw fieldErrors([{ field: 'issue', code: 'NOT_ACCEPTED' }]);
    return null;
  }
  if (issue === undefined) throw fieldErrors([{ field: 'issue', code: 'REQUIRED' }]);
  const [found] = await rows<{ id: number; enterprise_id: number; stage: string }>(
    trx,
    'select id, enterprise_id, stage from issues where document_id = ?',
    [issue],
  );
  if (!found) throw fieldErrors([{ field: 'issue', code: 'NOT_FOUND' }]);
  if (found.enterprise_id !== enterpriseId) throw fieldErrors([{ field: 'issue', code: 'OTHER_ENTERPRISE' }]);
  if (found.stage !== 'reported') throw refuse(409, 'LINK_NOT_REPORTED');
  return found.id;
}

/** @throws CaseworkError 409 when no phone is known */
async function contactFor(trx: Trx, enterpriseId: number, given: NewLink['contact']): Promise<Contact> {
  const own = await contactOf(trx, enterpriseId);
  if (given === undefined) {
    if (!own) throw refuse(409, 'CONTACT_PHONE_MISSING');
    return own;
  }
  const { phone, name, email } =
    typeof given === 'string' ? { phone: given, name: undefined, email: undefined } : given;
  return { phone, name: name ?? own?.name ?? '联系人', email: email ?? null };
}

/** The issues of an enterprise that the asker sees: a complaint's link is not the group's to see. */
async function seenIssues(trx: Trx, asker: Asker, enterpriseId: number): Promise<'all' | number[]> {
  if (asker.kind === 'office') return 'all';
  const found = await rows<{ id: number }>(trx, 'select id from issues where enterprise_id = ?', [
    enterpriseId,
  ]);
  return found.map(({ id }) => id);
}

const inWindow = <T>(trx: Trx, work: () => Promise<T>): Promise<T> =>
  asOwner(trx, 'Links and their keys are kept where requests may not read', work);

async function made(
  { strapi, ctx }: { strapi: Core.Strapi; ctx: Context },
  trx: Trx,
  link: Awaited<ReturnType<typeof makeLink>>,
  token: string,
): Promise<MadeLink> {
  const url = publicOrigin(strapi, ctx) + linkPath(token);
  const [issue] =
    link.issueId === null
      ? []
      : await rows<{ documentId: string; number: string }>(
          trx,
          'select document_id as "documentId", number from issues where id = ?',
          [link.issueId],
        );
  return {
    documentId: link.documentId,
    purpose: link.purpose,
    issue: issue ?? null,
    contact: { name: link.contact.name, phoneEnding: endingOf(link.contact.phone) },
    expiresAt: link.expiresAt?.toISOString() ?? null,
    url,
    qr: qrSvg(url),
  };
}

export const enterpriseLinkCalls = bindCalls(declared, {
  make: async ({ strapi, ctx, asker, params: { documentId }, data, now, transaction, requireWho }) => ({
    data: await transaction(async (trx) => {
      const enterprise = await enterpriseFor(trx, documentId, { asker, requireWho });
      const issueId = await issueFor(trx, enterprise.id, data);
      const token = newToken();
      const link = await inWindow(trx, async () =>
        makeLink(trx, {
          purpose: data.purpose,
          enterpriseId: enterprise.id,
          issueId,
          contact: await contactFor(trx, enterprise.id, data.contact),
          by: asker.name,
          token,
          salt: null,
          now,
        }),
      );
      return made({ strapi, ctx }, trx, link, token);
    }),
  }),

  list: async ({ asker, params: { documentId }, now, transaction, requireWho }) => ({
    data: await transaction(async (trx) => {
      const { id } = await enterpriseFor(trx, documentId, { asker, requireWho });
      const seen = await seenIssues(trx, asker, id);
      return inWindow(trx, () => listLinks(trx, id, seen, now));
    }),
  }),

  revoke: async ({ asker, params: { documentId, link }, now, transaction, requireWho }) => ({
    data: await transaction(async (trx) => {
      const { id } = await enterpriseFor(trx, documentId, { asker, requireWho });
      const seen = await seenIssues(trx, asker, id);
      return inWindow(trx, async () => {
        const known = await listLinks(trx, id, seen, now);
        const revoked = known.some((one) => one.documentId === link)
          ? await revokeLink(trx, id, link, now)
          : null;
        if (!revoked) throw notFound();
        return revoked;
      });
    }),
  }),
});
