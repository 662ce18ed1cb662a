import type { EntryObjection } from '../../../../contracts/issues';
import { ACTIONS, isActionName, type Actor } from '../../../../domain/lifecycle';
import { notFound, refuse } from '../../platform/answers/errors';
import type { Asker } from '../../platform/access/actor';
import type { Call } from '../../platform/calls/call';
import { asOwner, rows, rowsOfKept, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { queueNotice } from '../../platform/outbox/queue';
import {
  FIRST_PREV_SEAL,
  OBJECTION_COUNTER,
  OBJECTION_SEAL_VERSION,
  sealObjection,
  type SealedObjection,
} from './seal';

/**
 * Objections of a party to entries that another made in its name (spec: interfaces, "whoever was acted for is told
 * at once and may object"). They are kept beside the ledger, which keeps what was entered: one for an entry, never
 * changed.
 */

/** In whose name an entry was made; the ids are those of the issue as it stands now. */
export type EntryName = {
  role: string | null;
  name: string | null;
  unit: number | null;
  leader: number | null;
  leaderTitle: string | null;
  enterprise: number | null;
  /** enterprise and leader have not changed since */
  unmoved: boolean;
};

/** Columns of `ledger_entries l`, `issues i` and the issue's `leaders ld` that say it. */
export const ENTRY_NAME = `case when jsonb_typeof(to_jsonb(l.actor) -> 'onBehalfOf') = 'object' then jsonb_build_object(
    'role', to_jsonb(l.actor) -> 'onBehalfOf' -> 'role', 'name', to_jsonb(l.actor) -> 'onBehalfOf' -> 'name', 'unit', l.unit_id,
    'leader', i.leader_id, 'leaderTitle', ld.title, 'enterprise', i.enterprise_id,
    'unmoved', not exists (select 1 from ledger_entries h where h.issue_id = l.issue_id and h.sequence > l.sequence
       and h.action in ('hand-over', 'reopen', 'correct'))) end as entry_name`;

/** The party that a user speaks for. */
export type Speaker = Pick<Asker, 'departmentId' | 'leaderId' | 'enterpriseId'> & {
  kind: Asker['kind'] | 'system';
};

/** Whether an entry that another user made is in the name of the party that this caller speaks for. */
export function isInNameOf(
  entry: EntryName | null,
  { kind, departmentId, leaderId, enterpriseId }: Speaker,
): boolean {
  switch (entry?.role) {
    case 'leader':
      return (
        (kind === 'leader' || kind === 'liaison') &&
        leaderId !== null &&
        leaderId === entry.leader &&
        (entry.unmoved || entry.name === entry.leaderTitle)
      );
    case 'enterprise':
      return kind === 'enterprise' && enterpriseId !== null && enterpriseId === entry.enterprise;
    case 'lead-unit':
    case 'support-unit':
      return kind === 'unit' && departmentId !== null && departmentId === entry.unit;
    default:
      return false;
  }
}

/** The objections to entries of an issue, by sequence. The asker has been found to see the issue. */
export const objectionsTo = (trx: Trx, issueId: number): Promise<Map<number, EntryObjection>> =>
  asOwner(trx, 'Objections are read beside entries that the reader sees', async () => {
    const [found] = await rowsOfKept<{ objections: Objected[] }>(
      trx,
      `select ${OBJECTIONS} as objections from issues i where i.id = ?`,
      [issueId],
    );
    return objectionsOf(found?.objections);
  });

type Objected = EntryObjection & { sequence: number };

/** The objections to the entries of `issues i`, as JSON; only the owner reads them. */
export const OBJECTIONS = `(select coalesce(json_agg(json_build_object('sequence', o.sequence, 'reason', o.reason,
    'organisation', o.organisation, 'name', o.name, 'at', ${utc(`(o.at at time zone 'UTC')`)})), '[]'::json)
  from casework.entry_objections o where o.issue_id = i.id)`;

export const objectionsOf = (found: unknown): Map<number, EntryObjection> =>
  new Map(((found ?? []) as Objected[]).map(({ sequence, ...objection }) => [sequence, objection]));

/** As much of a reason as a notice holds. */
const TOLD = 100;

/**
 * Objects to an entry of the ledger: puts it on record and tells the office.
 * @param sequence of the entry
 * @throws CaseworkError 404 for an issue or entry that the caller does not see, 403 when it was not made in his name,
 *   409 when he has made it himself, or it has been objected to
 */
export async function objectToEntry(
  trx: Trx,
  documentId: string,
  sequence: number,
  reason: string,
  { actor, now }: Call,
): Promise<EntryObjection> {
  const [entry] = await rows<{
    issue: number;
    action: string;
    hash: string;
    actor: { account?: string };
    entry_name: EntryName | null;
  }>(
    trx,
    `select i.id as issue, l.action, l.hash, l.actor, ${ENTRY_NAME}
       from issues i join ledger_entries l on l.issue_id = i.id left join leaders ld on ld.id = i.leader_id
      where i.document_id = ? and l.sequence = ?`,
    [documentId, sequence],
  );
  if (!entry) throw notFound();
  if (!isInNameOf(entry.entry_name, actor)) throw refuse(403, 'NOT_IN_YOUR_NAME');
  if (entry.actor.account === actor.account) throw refuse(409, 'OWN_ENTRY');
  const objection = { reason, organisation: actor.organisation, name: actor.name, at: now.toISOString() };
  await asOwner(trx, 'Whoever was acted for puts his objection on record', async () => {
    await keepObjection(trx, entry.issue, {
      ...objection,
      issue: documentId,
      sequence,
      hash: entry.hash,
      role: entry.entry_name?.role ?? '',
      account: actor.account,
    });
    await tellOffice(trx, entry, sequence, reason, actor, now);
  });
  return objection;
}

/**
 * Writes an objection with its number and seal. The counter's row is locked until the transaction ends, so that two at
 * once get two numbers, and none when they object to the same entry.
 * @throws CaseworkError 409 when the entry has been objected to
 */
async function keepObjection(
  trx: Trx,
  issueId: number,
  objection: Omit<SealedObjection, 'number' | 'prevSeal'>,
): Promise<void> {
  const [next] = await rows<{ number: number }>(trx, 'select casework.next_number(?) as number', [
    OBJECTION_COUNTER,
  ]);
  const number = next?.number ?? 0;
  const [last] = await rows<{ seal: string }>(
    trx,
    'select seal from casework.entry_objections where number = ?',
    [number - 1],
  );
  const sealed: SealedObjection = { ...objection, number, prevSeal: last?.seal ?? FIRST_PREV_SEAL };
  const { sequence, role, organisation, name, account, reason, at, prevSeal } = sealed;
  const kept = await rows(
    trx,
    `insert into casework.entry_objections
       (issue_id, sequence, role, organisation, name, account, reason, at, number, version, prev_seal, seal)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (issue_id, sequence) do nothing returning sequence`,
    [
      issueId,
      sequence,
      role,
      organisation,
      name,
      account,
      reason,
      at,
      number,
      OBJECTION_SEAL_VERSION,
      prevSeal,
      sealObjection(sealed),
    ],
  );
  if (kept.length === 0) throw refuse(409, 'ALREADY_OBJECTED');
}

function tellOffice(
  trx: Trx,
  { issue, action }: { issue: number; action: string },
  sequence: number,
  reason: string,
  { organisation }: Actor,
  now: Date,
): Promise<void> {
  const told = [...reason];
  return queueNotice(
    trx,
    {
      event: 'entry-objected',
      audiences: [{ kind: 'office', id: null }],
      issueId: issue,
      sequence,
      facts: {
        对象: organisation,
        操作: isActionName(action) ? ACTIONS[action].label.zh : action,
        情况: told.length > TOLD ? `${told.slice(0, TOLD).join('')}…` : reason,
      },
    },
    now,
  );
}
