import { createId } from '@paralleldrive/cuid2';
import type { LinkPurpose, ListedLink, LinkState } from '../../../../contracts/enterprise-links';
import { rows, type Trx } from '../../platform/database/as-owner';
import { hashOf } from '../../platform/links/tokens';

/** The links as they are stored. Everything here runs inside `asOwner`. */

export type Contact = { name: string; phone: string; email: string | null };

export type LinkRow = {
  id: string;
  documentId: string;
  purpose: LinkPurpose;
  issueId: number | null;
  contact: Contact;
  expiresAt: Date | null;
};

type NewLinkRow = {
  purpose: LinkPurpose;
  enterpriseId: number;
  issueId: number | null;
  contact: Contact;
  /** name of the maker; 系统 for a link made by a report-back */
  by: string;
  token: string;
  /** when the token is derived, and sent later */
  salt: string | null;
  now: Date;
};

const DAY_MS = 86_400_000;
const ENTRY_DAYS = 7;

/** Ends the link before of the same purpose (and issue), and makes a new one. */
export async function makeLink(trx: Trx, link: NewLinkRow): Promise<LinkRow> {
  const { purpose, enterpriseId, issueId, contact, by, token, salt, now } = link;
  const at = now.toISOString();
  // Two at once meet at the enterprise: the second ends what the first has made.
  const [setting] = await rows<{ days: number | null }>(
    trx,
    `select (select entry_link_days from settings limit 1) as days, e.id from enterprises e where e.id = ? for no key update`,
    [enterpriseId],
  );
  await trx.raw(
    `update casework.enterprise_links set ended_at = ?, ended_why = 'replaced', salt = null
      where enterprise_id = ? and purpose = ? and issue_id is not distinct from ? and ended_at is null`,
    [at, enterpriseId, purpose, issueId],
  );
  const expiresAt =
    purpose === 'entry' ? new Date(now.getTime() + (setting?.days ?? ENTRY_DAYS) * DAY_MS) : null;
  const documentId = createId();
  const [row] = await rows<{ id: string }>(
    trx,
    `insert into casework.enterprise_links (document_id, purpose, enterprise_id, issue_id, contact_name, contact_phone,
       contact_email, salt, token_hash, made_at, made_by, expires_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id::text`,
    [
      documentId,
      purpose,
      enterpriseId,
      issueId,
      contact.name,
      contact.phone,
      contact.email,
      salt,
      hashOf(token),
      at,
      by,
      expiresAt?.toISOString() ?? null,
    ],
  );
  return { id: row?.id ?? '', documentId, purpose, issueId, contact, expiresAt };
}

/** The confirm link of an issue that is not reported any more opens nothing. */
export async function endConfirmLinks(trx: Trx, issueId: number, now: Date): Promise<void> {
  await trx.raw(
    `update casework.enterprise_links set ended_at = ?, ended_why = 'answered', salt = null
      where issue_id = ? and ended_at is null`,
    [now.toISOString(), issueId],
  );
}

/** The contact that the enterprise has on record; null without a phone of four digits. */
export async function contactOf(trx: Trx, enterpriseId: number): Promise<Contact | null> {
  const [row] = await rows<{ name: string | null; phone: string | null; email: string | null }>(
    trx,
    'select contact_name as name, contact_phone as phone, contact_email as email from enterprises where id = ?',
    [enterpriseId],
  );
  const phone = row?.phone ?? '';
  return digitsOf(phone).length < 4
    ? null
    : { name: row?.name ?? '联系人', phone, email: row?.email ?? null };
}

export const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

/** Returns the digits that open a link: the last four of its contact's phone. */
export const endingOf = (phone: string): string => digitsOf(phone).slice(-4);

const LISTED = `select l.document_id, l.purpose, l.contact_name, l.contact_phone, l.made_at, l.made_by, l.expires_at, l.opened_at,
       l.ended_at, l.ended_why, i.document_id as issue, i.number
  from casework.enterprise_links l left join issues i on i.id = l.issue_id`;

type Listed = {
  document_id: string;
  purpose: LinkPurpose;
  contact_name: string;
  contact_phone: string;
  made_at: Date;
  made_by: string;
  expires_at: Date | null;
  opened_at: Date | null;
  ended_at: Date | null;
  ended_why: LinkState | null;
  issue: string | null;
  number: string | null;
};

function present(row: Listed, now: Date): ListedLink {
  const expired = row.expires_at !== null && row.expires_at <= now;
  return {
    documentId: row.document_id,
    purpose: row.purpose,
    issue: row.issue === null ? null : { documentId: row.issue, number: row.number ?? '' },
    contact: { name: row.contact_name, phoneEnding: endingOf(row.contact_phone) },
    expiresAt: row.expires_at?.toISOString() ?? null,
    state: row.ended_why ?? (expired ? 'expired' : 'live'),
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    openedAt: row.opened_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

const MOST_LISTED = 50;

/**
 * The latest links of an enterprise.
 * @param issues the issues that the asker sees: a link that speaks of another one is left out
 */
export async function listLinks(
  trx: Trx,
  enterpriseId: number,
  issues: 'all' | readonly number[],
  now: Date,
): Promise<ListedLink[]> {
  const seen = issues === 'all' ? '' : 'and (l.issue_id is null or l.issue_id = any(?))';
  const found = await rows<Listed>(
    trx,
    `${LISTED} where l.enterprise_id = ? ${seen} order by l.id desc limit ${MOST_LISTED}`,
    issues === 'all' ? [enterpriseId] : [enterpriseId, [...issues]],
  );
  return found.map((row) => present(row, now));
}

/** Revokes a link with the sessions that it has begun; null when the enterprise has no such link. */
export async function revokeLink(
  trx: Trx,
  enterpriseId: number,
  documentId: string,
  now: Date,
): Promise<ListedLink | null> {
  const at = now.toISOString();
  // Revoked overrides the other endings: what the link has opened must close.
  const [row] = await rows<{ id: string }>(
    trx,
    `update casework.enterprise_links set ended_at = coalesce(ended_at, ?), ended_why = 'revoked', salt = null
      where enterprise_id = ? and document_id = ? returning id::text`,
    [at, enterpriseId, documentId],
  );
  if (!row) return null;
  await trx.raw(
    'update casework.enterprise_sessions set ended_at = ? where link_id = ? and ended_at is null',
    [at, row.id],
  );
  const [listed] = await rows<Listed>(trx, `${LISTED} where l.id = ?`, [row.id]);
  return listed ? present(listed, now) : null;
}

/**
 * Returns the party notified of what an enterprise does on its page: its group, or the office where it has none.
 */
export async function hostOf(
  trx: Trx,
  enterpriseId: number,
): Promise<{ kind: 'group'; id: number } | { kind: 'office'; id: null }> {
  const [row] = await rows<{ id: number }>(
    trx,
    'select group_id as id from pairings where enterprise_id = ? and until is null',
    [enterpriseId],
  );
  return row ? { kind: 'group', id: row.id } : { kind: 'office', id: null };
}
