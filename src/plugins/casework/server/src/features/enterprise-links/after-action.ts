import type { Case } from '../../../../domain/lifecycle';
import type { Trx } from '../../platform/database/as-owner';
import { sendLink } from './channels';
import { contactOf, endConfirmLinks, makeLink } from './links';
import { tellByHand } from './tell-by-hand';
import { newSalt, tokenOf } from '../../platform/links/tokens';

/**
 * What an action means for the enterprise's links, in its transaction: an issue that has been reported back gets a
 * confirm link, which is sent to the contact, or its group is told to tell it by hand; when it is reported no more, the link opens nothing (§四.2 征询企业认可).
 */
export async function keepLinksAfter(
  trx: Trx,
  { issue: before }: Pick<Case, 'issue'>,
  { issue: after }: Pick<Case, 'issue'>,
  now: Date,
): Promise<void> {
  if (before.stage === after.stage) return;
  if (before.stage === 'reported') await endConfirmLinks(trx, after.id, now);
  if (after.stage !== 'reported') return;
  const about = { enterpriseId: after.enterprise.id, issueId: after.id };
  const contact = await contactOf(trx, after.enterprise.id);
  if (!contact) return tellByHand(trx, about, 'no-phone', now);
  const salt = newSalt();
  const link = await makeLink(trx, {
    purpose: 'confirm',
    enterpriseId: after.enterprise.id,
    issueId: after.id,
    contact,
    by: '系统',
    token: tokenOf(salt),
    salt,
    now,
  });
  if (!(await sendLink(trx, link, now))) await tellByHand(trx, about, 'no-way', now);
}
