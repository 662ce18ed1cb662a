import type { ImapFlow } from 'imapflow';
import { isDatabaseAway, reasonOf } from '../../platform/base/reason';
import {
  count,
  emptyReport,
  type StepReport,
  type SweepContext,
  type SweepStep,
} from '../../platform/sweep/steps';
import { clientOf, mailboxOf, type MailboxSettings } from './mailbox';
import { parseLetter, unreadable, type Letter } from './parse';
import { receiveLetter } from './receive';

/** *choice*: letters of one sweep; the next goes on where this one ends. */
const MOST_LETTERS = 500;
/** A larger letter is not fetched, only its head. */
const MOST_BYTES = 50 * 1024 * 1024;

type Waiting = { uid: number; size: number; receivedAt: Date };

/**
 * Reads the mailbox (IMAP_URL): every unseen letter is dealt with once and marked as seen after that has committed.
 * One that fails stays unseen and stops no other. Several instances may read at once.
 */
export const mailIntakeStep: SweepStep = {
  name: 'mail-intake',
  label: '邮件收取',
  async run(context) {
    const report = emptyReport();
    const settings = mailboxOf(process.env);
    if (settings === null) return report;
    const client = await clientOf(settings);
    await client.connect();
    try {
      const lock = await client.getMailboxLock(settings.folder);
      try {
        await readUnseen(context, client, settings, report);
      } finally {
        lock.release();
      }
      await client.logout();
    } finally {
      client.close();
    }
    return report;
  },
};

async function readUnseen(
  context: SweepContext,
  client: ImapFlow,
  settings: MailboxSettings,
  report: StepReport,
): Promise<void> {
  const unseen = (await client.search({ seen: false }, { uid: true })) || [];
  const uids = unseen.slice(0, MOST_LETTERS);
  if (uids.length === 0) return;
  const waiting: Waiting[] = [];
  for await (const { uid, size, internalDate } of client.fetch(
    uids,
    { uid: true, size: true, internalDate: true },
    { uid: true },
  ))
    waiting.push({ uid, size: size ?? 0, receivedAt: internalDate ? new Date(internalDate) : context.now });
  for (const one of waiting) {
    if (context.draining()) return;
    try {
      const result = await readOne(context, client, settings, one);
      if (result === 'held') continue;
      await client.messageFlagsAdd([one.uid], ['\\Seen'], { uid: true });
      count(report, result);
    } catch (error) {
      if (isDatabaseAway(error) || !client.usable) throw error;
      report.failed += 1;
      context.strapi.log.error(`casework: mail-intake ${settings.name} ${one.uid}: ${reasonOf(error)}`);
    }
  }
}

async function readOne(
  { strapi, now }: SweepContext,
  client: ImapFlow,
  settings: MailboxSettings,
  { uid, size, receivedAt }: Waiting,
) {
  const whole = size <= MOST_BYTES;
  const fetched = await client.fetchOne(uid, whole ? { source: true } : { headers: true }, { uid: true });
  if (!fetched) return 'twice';
  const raw = (whole ? fetched.source : fetched.headers) ?? Buffer.alloc(0);
  let letter: Letter;
  try {
    letter = await parseLetter(raw, settings.address);
  } catch (error) {
    strapi.log.warn(`casework: mail-intake ${settings.name} ${uid} cannot be read: ${reasonOf(error)}`);
    letter = unreadable(raw);
  }
  if (!whole) letter = { ...letter, notTaken: ['邮件过大，正文和附件未收取，请到邮箱查看'] };
  return receiveLetter(
    strapi,
    {
      mailbox: settings.name,
      letter,
      raw,
      // The server's clock, not the sender's.
      receivedAt: receivedAt > now ? now : receivedAt,
    },
    now,
  );
}
