import { timingSafeEqual } from 'node:crypto';
import { rows, type Trx } from '../../platform/database/as-owner';
import { queueNotice } from '../../platform/outbox/queue';
import { endingOf, hostOf } from './links';
import { hashOf, isToken, newToken } from '../../platform/links/tokens';

/** Opening a link: the token first, then the digits; every fault of a token gets the same answer. */

export const MOST_TRIES = 5;
const SESSION_MS = 12 * 3_600_000;

type Opened = {
  id: string;
  enterprise_id: number;
  enterprise: string;
  contact_name: string;
  contact_phone: string;
  tries: number;
  issue: string | null;
};

// One statement for known and unknown tokens alike. A confirm link is valid while its issue stays reported.
const LIVE = `l.token_hash = ? and l.ended_at is null and (l.expires_at is null or l.expires_at > ?) and l.tries < ${MOST_TRIES}
  and (l.issue_id is null or exists (select 1 from issues i where i.id = l.issue_id and i.stage = 'reported'))`;

/** Does this token open anything now? Nothing else is said about it. */
export async function isLive(trx: Trx, token: string, now: Date): Promise<boolean> {
  const found = await rows(trx, `select 1 from casework.enterprise_links l where ${LIVE}`, [
    hashOf(isToken(token) ? token : ''),
    now.toISOString(),
  ]);
  return found.length > 0;
}

export type Entrance =
  | { outcome: 'in'; session: string; issue: string | null; seconds: number }
  | { outcome: 'wrong'; left: number }
  | { outcome: 'dead' };

/**
 * Checks the digits. Every try is counted before the check, so that parallel guesses gain nothing; the fifth wrong
 * one ends the link, and the group is notified. The right digits begin a session with its own identity. Runs inside
 * `asOwner`, and is committed whatever the outcome.
 * @param before the token of the browser's earlier session, which ends
 */
export async function enterByDigits(
  trx: Trx,
  token: string,
  digits: string,
  before: string | null,
  now: Date,
): Promise<Entrance> {
  const at = now.toISOString();
  const [link] = await rows<Opened>(
    trx,
    `update casework.enterprise_links l set tries = l.tries + 1 from enterprises e
      where e.id = l.enterprise_id and ${LIVE}
     returning l.id::text, l.enterprise_id, e.name as enterprise, l.contact_name, l.contact_phone, l.tries,
               (select i.document_id from issues i where i.id = l.issue_id) as issue`,
    [hashOf(isToken(token) ? token : ''), at],
  );
  if (!link) return { outcome: 'dead' };
  if (!isSame(digits, endingOf(link.contact_phone))) {
    const left = MOST_TRIES - link.tries;
    if (left > 0) return { outcome: 'wrong', left };
    await trx.raw(
      `update casework.enterprise_links set ended_at = ?, ended_why = 'tries', salt = null where id = ?`,
      [at, link.id],
    );
    await queueNotice(
      trx,
      {
        event: 'link-dead',
        audiences: [await hostOf(trx, link.enterprise_id)],
        facts: { 企业: link.enterprise, 联系人: link.contact_name },
      },
      now,
    );
    return { outcome: 'dead' };
  }
  const session = newToken();
  await trx.raw(
    `with opened as (
       update casework.enterprise_links set tries = 0, opened_at = coalesce(opened_at, ?) where id = ?),
     left_behind as (
       update casework.enterprise_sessions set ended_at = ? where token_hash = ? and ended_at is null)
     insert into casework.enterprise_sessions (token_hash, link_id, made_at, expires_at) values (?, ?, ?, ?)`,
    [
      at,
      link.id,
      at,
      hashOf(before ?? ''),
      hashOf(session),
      link.id,
      at,
      new Date(now.getTime() + SESSION_MS).toISOString(),
    ],
  );
  return { outcome: 'in', session, issue: link.issue, seconds: SESSION_MS / 1000 };
}

/** Signs out: the session opens nothing any more, wherever its cookie is. */
export async function endSession(trx: Trx, session: string, now: Date): Promise<void> {
  await trx.raw(
    'update casework.enterprise_sessions set ended_at = ? where token_hash = ? and ended_at is null',
    [now.toISOString(), hashOf(session)],
  );
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
