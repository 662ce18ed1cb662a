import { createId } from '@paralleldrive/cuid2';
import type { ReceiveInput } from '../../../../contracts/intakes';
import { dueDateOf } from '../../../../domain/calendar';
import { cleanCreditCode } from '../../../../domain/entry';
import { intakeDues } from '../../../../domain/intake';
import { INTAKE_LIFE, move, type CapacityOf } from '../../../../domain/life';
import { parseInstant, type Addressee } from '../../../../domain/lifecycle';
import { fieldErrors, refuse } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import type { Call } from '../../platform/calls/call';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { queueNotice } from '../../platform/outbox/queue';
import { loadCalendar } from '../issues/load';
import { spokenDate } from '../notifications/deliver';

/** A received intake, from any interface; texts are clean (domain/intake). */
export type Incoming = {
  channel: ReceiveInput['channel'];
  source: string | null;
  outsideNumber: string | null;
  fromName: string | null;
  fromAddress: string | null;
  receivedAt: Date;
  subject: string;
  text: string;
  complaint: boolean;
  enterpriseId: number | null;
  categoryId: number | null;
  /** ids of stored files */
  attachments: readonly number[];
  original?: number | null;
  leftOut?: string | null;
};

export type Received = { id: number; documentId: string; dueAt: Date; made: boolean };

/**
 * Stores an intake and notifies the party that has to register it: the enterprise's group, else the office. The
 * same source and outside number again changes nothing. Runs inside `asOwner`.
 * @param silent nobody is notified, because it is attached at once
 * @returns the intake, and whether it is new
 */
export async function keepIntake(
  trx: Trx,
  given: Incoming,
  as: CapacityOf<typeof INTAKE_LIFE>,
  now: Date,
  { silent = false }: { silent?: boolean } = {},
): Promise<Received> {
  const { state } = orRefuse(INTAKE_LIFE, move(INTAKE_LIFE, 'receive', { state: null, as: [as] }));
  const { calendar } = await loadCalendar(trx);
  const { dueAt, yellowFrom } = intakeDues(calendar, given.receivedAt);
  const at = now.toISOString();
  const documentId = createId();
  const [made] = await rows<{ id: number }>(
    trx,
    `insert into intakes (document_id, channel, source, outside_number, from_name, from_address, received_at, subject, text, complaint,
                          enterprise_id, category_id, left_out, state, due_at, yellow_from, created_at, updated_at, published_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (source, outside_number) where outside_number is not null do nothing returning id`,
    [
      documentId,
      given.channel,
      given.source,
      given.outsideNumber,
      given.fromName,
      given.fromAddress,
      given.receivedAt.toISOString(),
      given.subject,
      given.text,
      given.complaint,
      given.enterpriseId,
      given.categoryId,
      given.leftOut ?? null,
      state,
      dueAt.toISOString(),
      yellowFrom.toISOString(),
      at,
      at,
      at,
    ],
  );
  if (!made) {
    const [first] = await rows<{ id: number; documentId: string }>(
      trx,
      'select id, document_id as "documentId" from intakes where source = ? and outside_number = ?',
      [given.source, given.outsideNumber],
    );
    if (!first) throw new Error('the intake that is there already is not');
    return { ...first, dueAt, made: false };
  }
  await attachFiles(trx, made.id, 'attachments', given.attachments);
  if (given.original) await attachFiles(trx, made.id, 'original', [given.original]);
  if (!silent) await tellReceived(trx, made.id, dueAt, now);
  return { id: made.id, documentId, dueAt, made: true };
}

/** Notifies the party that has to register an intake. Runs inside `asOwner`. */
export const tellReceived = (trx: Trx, id: number, dueAt: Date, now: Date): Promise<void> =>
  tellOf(trx, id, 'intake', { 节点: spokenDate(dueDateOf(dueAt)) }, now);

const attachFiles = (trx: Trx, id: number, field: string, files: readonly number[]): Promise<unknown> =>
  files.length === 0
    ? Promise.resolve()
    : rows(
        trx,
        `insert into files_related_mph (file_id, related_id, related_type, field, "order")
         select w.id, ?, 'api::intake.intake', ?, w.n from unnest(?::integer[]) with ordinality as w(id, n)`,
        [id, field, [...files]],
      );

type Told = { subject: string; complaint: boolean; enterprise: string | null; groupId: number | null };

/**
 * Notifies the party that deals with an intake: its enterprise's group; the office when there is none, and of a
 * complaint.
 * @param andOffice the office too, in addition to any other party
 */
export async function tellOf(
  trx: Trx,
  id: number,
  event: string,
  facts: Record<string, string>,
  now: Date,
  andOffice = false,
): Promise<void> {
  const [told] = await rows<Told>(
    trx,
    `select n.subject, coalesce(n.complaint, false) as complaint, e.name as enterprise, p.group_id as "groupId"
       from intakes n left join enterprises e on e.id = n.enterprise_id
       left join pairings p on p.enterprise_id = n.enterprise_id and p.until is null where n.id = ?`,
    [id],
  );
  if (!told) return;
  const { complaint, groupId } = told;
  const office: Addressee = { kind: 'office', id: null };
  const group: Addressee[] = groupId === null || complaint ? [] : [{ kind: 'group', id: groupId }];
  await queueNotice(
    trx,
    {
      event,
      audiences: group.length === 0 || andOffice ? [...group, office] : group,
      complaint,
      facts: { 标题: told.subject, 企业: told.enterprise ?? '尚未认定的企业', ...facts },
    },
    now,
  );
}

/**
 * Takes what another system, or a person, hands in.
 * @returns the intake, and whether it is new
 * @throws CaseworkError 400 for an enterprise, a category or a file that the asker does not see
 */
export async function receiveIntake(trx: Trx, input: ReceiveInput, call: Call): Promise<Received> {
  const { actor, now } = call;
  const isGroup = actor.kind === 'group';
  if (isGroup && input.complaint) throw fieldErrors([{ field: 'complaint', code: 'NOT_ACCEPTED' }]);
  const receivedAt = input.receivedAt === undefined ? now : (parseInstant(input.receivedAt) ?? now);
  if (receivedAt > now) throw fieldErrors([{ field: 'receivedAt', code: 'IN_FUTURE' }]);
  const address = input.from?.address ?? null;
  const enterprise = await enterpriseOf(trx, input, address);
  if (isGroup && enterprise === null) throw fieldErrors([{ field: 'enterprise', code: 'REQUIRED' }]);
  const files = await rows<{ id: number; documentId: string }>(
    trx,
    'select id, document_id as "documentId" from files where document_id = any(?)',
    [input.attachments ?? []],
  );
  const wrong = (input.attachments ?? []).flatMap((one, n) =>
    files.some(({ documentId }) => documentId === one)
      ? []
      : [{ field: `attachments.${n}`, code: 'NOT_FOUND' as const }],
  );
  if (wrong.length > 0) throw fieldErrors(wrong);
  const [category] =
    input.category === undefined
      ? []
      : await rows<{ id: number }>(
          trx,
          'select id from categories where document_id = ? and active is not false',
          [input.category],
        );
  if (input.category !== undefined && !category)
    throw fieldErrors([{ field: 'category', code: 'NOT_FOUND' }]);
  const incoming: Incoming = {
    channel: input.channel,
    source: input.source ?? (input.outsideNumber === undefined ? null : actor.account),
    outsideNumber: input.outsideNumber ?? null,
    fromName: input.from?.name ?? null,
    fromAddress: address,
    receivedAt,
    subject: input.subject,
    text: input.text ?? '',
    complaint: input.complaint ?? false,
    enterpriseId: enterprise,
    categoryId: category?.id ?? null,
    attachments: (input.attachments ?? []).flatMap(
      (one) => files.find((f) => f.documentId === one)?.id ?? [],
    ),
  };
  const received = await asOwner(trx, 'What comes in is matched against the records of all enterprises', () =>
    keepIntake(trx, incoming, isGroup ? 'group' : 'office', now),
  );
  const [seen] = await rows(trx, 'select 1 from intakes where id = ?', [received.id]);
  // Another group's, under the number of the same source.
  if (!seen) throw refuse(400, 'DUPLICATE');
  return received;
}

/** The enterprise that is named, else the one and only that the sender's phone or e-mail belongs to. */
async function enterpriseOf(
  trx: Trx,
  { enterprise, creditCode }: ReceiveInput,
  address: string | null,
): Promise<number | null> {
  if (enterprise !== undefined || creditCode !== undefined) {
    const [found] = await rows<{ id: number }>(
      trx,
      enterprise !== undefined
        ? 'select id from enterprises where document_id = ?'
        : 'select id from enterprises where credit_code = ?',
      [enterprise ?? cleanCreditCode(creditCode ?? '')],
    );
    if (!found) throw fieldErrors([{ field: enterprise ? 'enterprise' : 'creditCode', code: 'NOT_FOUND' }]);
    return found.id;
  }
  return address === null ? null : senderOf(trx, address);
}

/**
 * The enterprise that a sender's phone or e-mail belongs to: of those that the asker sees, and only when it is one.
 * Its contact, or a person who acts for it.
 */
export async function senderOf(trx: Trx, address: string): Promise<number | null> {
  const digits = address.replace(/[\s()+-]/g, '').replace(/^86(?=1\d{10}$)/, '');
  const found = await rows<{ id: number }>(
    trx,
    address.includes('@')
      ? `select e.id from enterprises e where lower(btrim(e.contact_email)) = lower(?)
         union
         select m.enterprise_id from memberships m join staff_members s on s.id = m.staff_member_id
           join enterprises e on e.id = m.enterprise_id
          where m.kind = 'enterprise' and m.until is null and s.active is not false and lower(btrim(s.email)) = lower(?)`
      : `select e.id from enterprises e
          where regexp_replace(e.contact_phone, '[\\s()+-]', '', 'g') in (?, '86' || ?)`,
    address.includes('@') ? [address.trim(), address.trim()] : [digits, digits],
  );
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** Recomputes the dues of waiting intakes, after a calendar has been entered. Runs inside `asOwner`. */
export async function recountIntakes(trx: Trx): Promise<void> {
  const { calendar } = await loadCalendar(trx);
  const waiting = await rows<{ id: number; receivedAt: string }>(
    trx,
    `select id, ${utc('received_at')} as "receivedAt" from intakes where state = 'new' order by id for update`,
  );
  for (const { id, receivedAt } of waiting) {
    const { dueAt, yellowFrom } = intakeDues(calendar, new Date(receivedAt));
    await rows(
      trx,
      'update intakes set due_at = ?, yellow_from = ? where id = ? and due_at <> ?::timestamp',
      [dueAt.toISOString(), yellowFrom.toISOString(), id, dueAt.toISOString()],
    );
  }
}
