import type { RegisterIntake } from '../../../../contracts/intakes';
import { plainText } from '../../../../domain/intake';
import {
  INTAKE_LIFE,
  move,
  type CapacityOf,
  type IntakeState,
  type IntakeStep,
} from '../../../../domain/life';
import type { Asker } from '../../platform/access/actor';
import { fieldErrors, notFound } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import type { Answer, Call } from '../../platform/calls/call';
import { asOwner, rows, type Row, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { act, register } from '../issues/act';
import { spokenDate } from '../notifications/deliver';
import { capacitiesOf, readIntake } from './present';
import { tellReceived } from './receive';

type Held = {
  id: number;
  state: IntakeState;
  channel: string;
  subject: string;
  text: string | null;
  receivedAt: string;
  dueAt: string;
  fromName: string | null;
  fromAddress: string | null;
  enterpriseId: number | null;
};

/**
 * Looks as the asker, then locks the intake and takes a step of its life: two people at once, one wins.
 * @throws CaseworkError 404, 409
 */
async function take(
  trx: Trx,
  documentId: string,
  step: IntakeStep,
  call: Call,
): Promise<Held & { next: IntakeState }> {
  const id = await idOf(trx, documentId);
  return asOwner(trx, 'An intake is locked by whoever settles it, who sees it', () =>
    lockFor(trx, id, step, capacitiesOf(call.actor as Pick<Asker, 'kind'>)),
  );
}

async function idOf(trx: Trx, documentId: string): Promise<number> {
  const [seen] = await rows<{ id: number }>(trx, 'select id from intakes where document_id = ?', [
    documentId.includes('\0') ? '' : documentId,
  ]);
  if (!seen) throw notFound();
  return seen.id;
}

/** @throws CaseworkError 404 unless the asker sees it */
export const requireSight = async (trx: Trx, documentId: string): Promise<void> =>
  void (await idOf(trx, documentId));

/** Locks an intake and takes a step. Runs inside `asOwner`. @throws CaseworkError 403, 409 */
export async function lockFor(
  trx: Trx,
  id: number,
  step: IntakeStep,
  as: readonly CapacityOf<typeof INTAKE_LIFE>[],
): Promise<Held & { next: IntakeState }> {
  const [held] = await rows<Held & Row>(
    trx,
    `select id, state, channel, subject, text, ${utc('received_at')} as "receivedAt", ${utc('due_at')} as "dueAt",
            from_name as "fromName", from_address as "fromAddress", enterprise_id as "enterpriseId"
       from intakes where id = ? for update`,
    [id],
  );
  if (!held) throw notFound();
  const { state } = orRefuse(INTAKE_LIFE, move(INTAKE_LIFE, step, { state: held.state, as }));
  return { ...held, next: state };
}

const byOf = ({ actor }: Call): string =>
  [actor.organisation, actor.name].filter(Boolean).join(' ').slice(0, 200);

/** Writes the result of a step on the intake. Runs inside `asOwner`. */
export const settle = (
  trx: Trx,
  id: number,
  columns: Record<string, unknown>,
  by: string,
  now: Date,
): Promise<unknown> => {
  const set = { ...columns, handled_by: by, handled_at: now.toISOString(), updated_at: now.toISOString() };
  return rows(
    trx,
    `update intakes set ${Object.keys(set)
      .map((column) => `${column} = ?`)
      .join(', ')} where id = ?`,
    [...Object.values(set), id],
  );
};

/**
 * Registers what came in as an issue of its enterprise. The issue's clock started when the enterprise spoke: its
 * receipt is the intake's.
 * @param input what differs from how the form is filled in
 * @returns the issue, as an action answers it
 * @throws CaseworkError 404, 409; as the action `register`
 */
export async function registerIntake(
  trx: Trx,
  documentId: string,
  input: RegisterIntake,
  call: Call,
): Promise<Answer> {
  const held = await take(trx, documentId, 'register', call);
  const { prefill, attachments } = await readIntake(
    trx,
    documentId,
    call.actor as Pick<Asker, 'kind'>,
    call.now,
  );
  const enterprise = input.enterprise ?? prefill?.enterprise ?? undefined;
  const category = input.category ?? prefill?.category ?? undefined;
  if (!enterprise) throw fieldErrors([{ field: 'enterprise', code: 'REQUIRED' }]);
  if (!category) throw fieldErrors([{ field: 'category', code: 'REQUIRED' }]);
  const answer = await register(
    trx,
    {
      enterprise,
      category,
      title: input.title ?? prefill?.title,
      description: input.description ?? prefill?.description,
      kind: input.kind ?? 'appeal',
      channel: held.channel,
      handlingType: input.handlingType ?? 'normal',
      receivedAt: held.receivedAt,
      ...(attachments.length > 0
        ? { attachments: attachments.map((file) => file.documentId).slice(0, 20) }
        : {}),
    },
    // A second press is refused by the state: nothing is registered twice.
    { ...call, last: false, idempotency: undefined },
  );
  await asOwner(trx, 'A registered intake names its issue', async () => {
    const issue = Number(answer.body.data['id']);
    await settle(trx, held.id, { state: held.next, issue_id: issue }, byOf(call), call.now);
    // A complaint is out of the group's sight from now on, as its issue is.
    await rows(
      trx,
      `update intakes n set enterprise_id = i.enterprise_id, complaint = coalesce(i.complaint, false) from issues i where n.id = ? and i.id = ?`,
      [held.id, issue],
    );
  });
  return answer;
}

/** The note that an intake becomes when it is attached: who said it, when, and what. */
export function noteOf(
  held: Pick<Held, 'subject' | 'text' | 'fromName' | 'fromAddress' | 'receivedAt'>,
): string {
  const from = [held.fromName, held.fromAddress].filter(Boolean).join(' ') || '企业';
  const day = spokenDate(new Date(Date.parse(held.receivedAt) + 8 * 3_600_000).toISOString().slice(0, 10));
  return plainText(`${from}于${day}来件补充：${held.subject}\n${held.text ?? ''}`);
}

/**
 * Attaches what came in to an issue of the enterprise, as a note on it with the same files.
 * @throws CaseworkError 404, 409, 400 for an issue of another enterprise; as the action `note`
 */
export async function attachIntake(trx: Trx, documentId: string, issue: string, call: Call): Promise<void> {
  const held = await take(trx, documentId, 'attach', call);
  const [target] = await rows<{ id: number; enterpriseId: number | null }>(
    trx,
    'select id, enterprise_id as "enterpriseId" from issues where document_id = ?',
    [issue],
  );
  if (!target) throw fieldErrors([{ field: 'issue', code: 'NOT_FOUND' }]);
  if (held.enterpriseId !== null && target.enterpriseId !== held.enterpriseId)
    throw fieldErrors([{ field: 'issue', code: 'OTHER_ENTERPRISE' }]);
  const { attachments } = await readIntake(trx, documentId, call.actor as Pick<Asker, 'kind'>, call.now);
  const files = attachments.map((file) => file.documentId).slice(0, 20);
  await act(
    trx,
    issue,
    'note',
    { text: noteOf(held), ...(files.length > 0 ? { attachments: files } : {}) },
    { ...call, last: false, idempotency: undefined },
  );
  await asOwner(trx, 'An attached intake names its issue', () =>
    settle(
      trx,
      held.id,
      { state: held.next, issue_id: target.id, enterprise_id: target.enterpriseId },
      byOf(call),
      call.now,
    ),
  );
}

/** Dismisses what came in, with the reason. @throws CaseworkError 404, 409 */
export async function dismissIntake(trx: Trx, documentId: string, reason: string, call: Call): Promise<void> {
  const held = await take(trx, documentId, 'dismiss', call);
  await asOwner(trx, 'A dismissed intake keeps the reason', () =>
    settle(trx, held.id, { state: held.next, reason }, byOf(call), call.now),
  );
}

/**
 * Sets the enterprise that an intake is from; its group has the intake from then on, and is notified.
 * @throws CaseworkError 404, 409, 400 for an enterprise that the caller does not see
 */
export async function assignEnterprise(
  trx: Trx,
  documentId: string,
  enterprise: string,
  call: Call,
): Promise<void> {
  const held = await take(trx, documentId, 'assign-enterprise', call);
  const [found] = await rows<{ id: number }>(trx, 'select id from enterprises where document_id = ?', [
    enterprise,
  ]);
  if (!found) throw fieldErrors([{ field: 'enterprise', code: 'NOT_FOUND' }]);
  if (found.id === held.enterpriseId) return;
  await asOwner(trx, 'The enterprise of an intake is named by whoever sees it', async () => {
    await rows(trx, 'update intakes set enterprise_id = ?, updated_at = ? where id = ?', [
      found.id,
      call.now.toISOString(),
      held.id,
    ]);
    await tellReceived(trx, held.id, new Date(held.dueAt), call.now);
  });
}
