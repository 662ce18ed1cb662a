/** Which letters say something of an enterprise, and which come from machines (RFC 3834, RFC 2919). */

export type LeftOut = 'auto-reply' | 'bounce' | 'list' | 'own';

/** Headers by lower-case name, as text. */
export type Headers = ReadonlyMap<string, string>;

/** A letter that has gone round so often goes in circles. */
const MOST_HOPS = 40;

const REPLIES =
  /^\s*(自动回复|自动答复|自動回覆|外出|automatic reply|auto(matic)?[- ]?reply|out of (the )?office)\s*[:：]/i;
const MACHINES = /^(mailer-daemon|postmaster|mail-daemon)@/i;
const ROBOTS = /^(no-?reply|do-?not-?reply)@/i;

/**
 * Why a letter is left out; null for one that a person wrote.
 * @param from the sender's address
 * @param own the mailbox's own address
 * @param hops how many servers say that they have received it
 */
export function leftOutAs(
  headers: Headers,
  { from, own, subject, hops }: { from: string; own: string; subject: string; hops: number },
): LeftOut | null {
  const value = (name: string): string => (headers.get(name) ?? '').trim().toLowerCase();
  if (
    hops > MOST_HOPS ||
    headers.has('x-qiaomen-id') ||
    (own !== '' && from.toLowerCase() === own.toLowerCase())
  )
    return 'own';
  const type = value('content-type');
  if (value('return-path') === '<>' || MACHINES.test(from) || /^multipart\/report/.test(type))
    return 'bounce';
  const automatic = value('auto-submitted');
  if (
    (automatic !== '' && !/^no\b/.test(automatic)) ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond')
  )
    return 'auto-reply';
  if (REPLIES.test(subject)) return 'auto-reply';
  if (['list-id', 'list-post', 'list-unsubscribe'].some((name) => headers.has(name))) return 'list';
  if (/^(bulk|list|junk)$/.test(value('precedence'))) return 'list';
  return ROBOTS.test(from) ? 'auto-reply' : null;
}

/** Whether the mail server found the sender forged; he is then matched to no enterprise. */
export const isForged = (headers: Headers): boolean =>
  /\b(dmarc|spf)=fail\b/i.test(headers.get('authentication-results') ?? '');
