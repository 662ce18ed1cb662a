import type { Core } from '@strapi/strapi';
import { NOTHING_NAMED, actOnLoaded } from '../issues/act';
import { loadCase } from '../issues/load';
import { keepIntake, senderOf, tellReceived } from '../intakes/receive';
import { lockFor, noteOf, settle } from '../intakes/steps';
import { queueNotice } from '../../platform/outbox/queue';
import { asOwner, inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { keepFile } from '../../platform/files/keep-file';
import type { Letter } from './parse';

export type Outcome = 'intake' | 'attached' | 'auto-reply' | 'bounce' | 'list' | 'own';

/** 'twice': it has been dealt with; 'held': another instance is at it now. */
export type Result = Outcome | 'twice' | 'held';

type Given = { mailbox: string; letter: Letter; raw: Buffer | null; receivedAt: Date };

/**
 * Deals with a letter once: it becomes an intake, is attached to the issue whose number its subject names, or is left
 * out and counted. All of it commits together; only then may the letter be marked as seen.
 */
export async function receiveLetter(strapi: Core.Strapi, given: Given, now: Date): Promise<Result> {
  const undo: (() => Promise<void>)[] = [];
  try {
    return await inTransaction(strapi, (trx) =>
      asOwner(
        trx,
        'A letter is dealt with by the application itself',
        () => deal(strapi, trx, given, now, undo),
        {
          last: true,
        },
      ),
    );
  } catch (error) {
    await Promise.all(undo.map((one) => one()));
    throw error;
  }
}

async function deal(
  strapi: Core.Strapi,
  trx: Trx,
  { mailbox, letter, raw, receivedAt }: Given,
  now: Date,
  undo: (() => Promise<void>)[],
): Promise<Result> {
  const [claim] = await rows<{ free: boolean }>(
    trx,
    `select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as free`,
    [`casework:mail:${mailbox}:${letter.id}`],
  );
  if (!claim?.free) return 'held';
  const claimed = await rows(
    trx,
    `insert into casework.mail_messages (mailbox, message_id, outcome, at) values (?, ?, ?, ?)
     on conflict do nothing returning 1`,
    [mailbox, letter.id, letter.leftOut ?? 'intake', now.toISOString()],
  );
  if (claimed.length === 0) return 'twice';
  if (letter.leftOut) return letter.leftOut;

  const enterpriseId = letter.from === null || letter.forged ? null : await senderOf(trx, letter.from);
  const store = async (file: Letter['attachments'][number]): Promise<number> => {
    const kept = await keepFile(strapi, trx, file, now);
    undo.push(kept.undo);
    return kept.id;
  };
  const attachments: number[] = [];
  for (const file of letter.attachments) attachments.push(await store(file));
  const original =
    raw === null
      ? null
      : await store({ name: '邮件原件.eml', ext: '.eml', mime: 'message/rfc822', content: raw });
  const issue = enterpriseId === null ? null : await namedIssue(trx, enterpriseId, letter.subject);
  const { id, dueAt } = await keepIntake(
    trx,
    {
      channel: 'email',
      source: mailbox.slice(0, 60),
      // The mailbox's own record keeps it from coming twice: a Message-ID may be longer than a number.
      outsideNumber: null,
      fromName: letter.fromName,
      fromAddress: letter.from,
      receivedAt,
      subject: letter.subject,
      text: letter.text,
      complaint: false,
      enterpriseId,
      categoryId: null,
      attachments,
      original,
      leftOut: letter.notTaken.length > 0 ? letter.notTaken.join('、').slice(0, 2000) : null,
    },
    'source',
    now,
    { silent: issue !== null },
  );
  const attached = issue !== null && (await attachAsSource(trx, id, issue, attachments, now));
  if (issue !== null && !attached) await tellReceived(trx, id, dueAt, now);
  await rows(
    trx,
    'update casework.mail_messages set intake_id = ?, outcome = ? where mailbox = ? and message_id = ?',
    [id, attached ? 'attached' : 'intake', mailbox, letter.id],
  );
  return attached ? 'attached' : 'intake';
}

/** Returns the sender's issue whose number is in the subject, however its brackets are written. */
async function namedIssue(trx: Trx, enterpriseId: number, subject: string): Promise<number | null> {
  const [found] = await rows<{ id: number }>(
    trx,
    `select id from issues where enterprise_id = ? and stage = any(?)
        and position(casework.searchable(number) in casework.searchable(?)) > 0 order by length(number) desc, id desc limit 1`,
    [enterpriseId, ['registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed'], subject],
  );
  return found?.id ?? null;
}

/**
 * Enters what came in as a note on the enterprise's own issue, and tells its group.
 * @returns false when the issue takes no note; the intake waits then
 */
async function attachAsSource(
  trx: Trx,
  intake: number,
  issue: number,
  attachments: readonly number[],
  now: Date,
): Promise<boolean> {
  await trx.raw('select id from issues where id = ? for update', [issue]);
  const held = await lockFor(trx, intake, 'attach', ['source']);
  const files = await rows<{ documentId: string }>(
    trx,
    'select document_id as "documentId" from files where id = any(?) order by id',
    [[...attachments]],
  );
  const names = files.map(({ documentId }) => documentId);
  const input = { text: noteOf(held), ...(names.length > 0 ? { attachments: names } : {}) };
  const loaded = await loadCase(trx, issue, 'note', input, { ...NOTHING_NAMED, files: names });
  if (!(await actOnLoaded(trx, loaded, 'note', input, now))) return false;
  const { complaint, group } = loaded.subject.issue;
  await settle(trx, intake, { state: held.next, issue_id: issue, complaint }, '系统', now);
  await queueNotice(
    trx,
    {
      event: 'intake-attached',
      issueId: issue,
      audiences:
        complaint || group === null ? [{ kind: 'office', id: null }] : [{ kind: 'group', id: group.id }],
    },
    now,
  );
  return true;
}
