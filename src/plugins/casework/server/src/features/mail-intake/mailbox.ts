import type { ImapFlow } from 'imapflow';

/** The mailbox that letters of enterprises come to: IMAP_URL, `imaps://user:password@host:993/INBOX`. */

export type MailboxSettings = {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  folder: string;
  /** how it is called in records: user and host, without the password */
  name: string;
  /** the address that it is, for letters of our own that come back */
  address: string;
};

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Reads IMAP_URL. `imaps:` is encrypted from the start, `imap:` by STARTTLS; only on the machine itself may it be in
 * the clear.
 * @returns null when there is none
 * @throws Error that names what is wrong, never the password
 */
export function mailboxOf(env: NodeJS.ProcessEnv): MailboxSettings | null {
  const text = env['IMAP_URL'] ?? '';
  if (text === '') return null;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Error(
      'IMAP_URL 不是有效的地址，应为 imaps://用户:口令@主机:993/INBOX。 IMAP_URL is no address.',
    );
  }
  if ((url.protocol !== 'imaps:' && url.protocol !== 'imap:') || url.username === '' || url.hostname === '')
    throw new Error(
      'IMAP_URL 应为 imaps://用户:口令@主机:993/INBOX。 IMAP_URL must be of imaps: with a user.',
    );
  const secure = url.protocol === 'imaps:';
  const user = decodeURIComponent(url.username);
  const folder = decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    user,
    password: decodeURIComponent(url.password),
    folder,
    name: `${user}@${url.hostname}/${folder}`,
    address: user.includes('@') ? user : `${user}@${url.hostname}`,
  };
}

/** A client that gives up on a server that does not answer. Its library is loaded when there is a mailbox to read. */
export async function clientOf(settings: MailboxSettings): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow');
  const { host, port, secure, user, password } = settings;
  const client = new ImapFlow({
    host,
    port,
    secure,
    ...(secure || LOCAL.includes(host) ? {} : { doSTARTTLS: true }),
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableAutoIdle: true,
  });
  // A connection that breaks is also told by the call that waits for it; unheard it would end the process.
  client.on('error', () => undefined);
  return client;
}
