import type { Addressee } from '../../../../domain/lifecycle';
import { rows, type Trx } from '../../platform/database/as-owner';
import { queueNotice } from '../../platform/outbox/queue';
import { hostOf } from './links';

/** Why the link that asks for a confirmation reaches nobody. */
const REASONS = {
  'no-phone': '企业没有登记联系人手机号',
  'no-way': '没有可用的发送渠道（短信、邮件、企业微信）',
  failed: '多次发送失败',
} as const;

/**
 * Tells the enterprise's group that the enterprise must be told by hand that its issue has been reported back; of a
 * complaint, and without a group, the office. Runs in the owner's window.
 */
export async function tellByHand(
  trx: Trx,
  { enterpriseId, issueId }: { enterpriseId: number; issueId: number },
  why: keyof typeof REASONS,
  now: Date,
): Promise<void> {
  const [issue] = await rows<{ complaint: boolean }>(
    trx,
    'select coalesce(complaint, false) as complaint from issues where id = ?',
    [issueId],
  );
  const host: Addressee = issue?.complaint ? { kind: 'office', id: null } : await hostOf(trx, enterpriseId);
  await queueNotice(
    trx,
    { event: 'tell-by-hand', audiences: [host], issueId, facts: { 情况: REASONS[why] } },
    now,
  );
}
