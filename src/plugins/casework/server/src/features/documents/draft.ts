import { createId } from '@paralleldrive/cuid2';
import type { DraftInput } from '../../../../contracts/documents';
import {
  KINDS,
  circularText,
  issuingBody,
  leagueText,
  letterText,
  minutesForUnit,
  minutesText,
  reportText,
  slipText,
  type Composed,
  type DocumentKind,
} from '../../../../domain/documents';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { findMeeting, type Meeting } from '../meetings/meeting';
import { gatherCircular } from './gather/circular';
import { gatherLeague } from './gather/league';
import { gatherLetter } from './gather/letter';
import { gatherMinutes, isAllOf } from './gather/minutes';
import { gatherReport } from './gather/report';
import { gatherSlip } from './gather/slip';
import { issuingProfile } from './profile';
import { readText } from './texts';

/** Makes drafts of official documents from their data (spec 4). */

type Draft = {
  kind: DocumentKind;
  composed: Composed;
  source: Record<string, unknown>;
  data: unknown;
  asOf: Date;
  groupId: number | null;
  unitId?: number | null;
  leaderId?: number | null;
  replyBy?: string | null;
};

type Department = { id: number; code: string; name: string; shortName: string | null };

const departmentById = async (trx: Trx, id: number): Promise<Department | null> => {
  const [found] = await rows<Department>(
    trx,
    'select id, code, name, short_name as "shortName" from departments where id = ?',
    [id],
  );
  return found ?? null;
};

/** Stores a draft; runs inside `asOwner`. @returns its documentId */
async function store(trx: Trx, draft: Draft, drafter: string, now: Date): Promise<string> {
  const { kind, composed, groupId } = draft;
  const group = KINDS[kind].byGroups && groupId !== null ? await departmentById(trx, groupId) : null;
  const body = issuingBody(issuingProfile(), kind, group);
  const documentId = createId();
  const at = now.toISOString();
  await trx.raw(
    `insert into official_documents (document_id, kind, title, receivers, body, copies, source, data, state, issuing_body, issuing_key,
        drafter, group_id, unit_id, leader_id, reply_by, as_of, created_at, updated_at, published_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      documentId,
      kind,
      composed.title,
      composed.receivers,
      JSON.stringify(composed.blocks),
      composed.copies,
      JSON.stringify(draft.source),
      JSON.stringify(draft.data),
      body.name,
      body.key,
      drafter,
      groupId,
      draft.unitId ?? null,
      draft.leaderId ?? null,
      draft.replyBy ?? null,
      draft.asOf.toISOString(),
      at,
      at,
      at,
    ],
  );
  return documentId;
}

const sourceOf = ({ kind: _kind, ...source }: DraftInput): Record<string, unknown> => source;

function mayDraft(input: DraftInput, { actor }: Call): void {
  if (actor.kind === 'office') return;
  if (actor.kind !== 'group' || !KINDS[input.kind].byGroups) throw refuse(403, 'FORBIDDEN');
}

/** Requires that the drafter sees the record that the document is about. @throws CaseworkError 400 */
async function requireSeen(
  trx: Trx,
  table: 'issues' | 'meetings',
  field: string,
  documentId: string,
): Promise<void> {
  const found = await rows(trx, `select 1 from ${table} where document_id = ?`, [documentId]);
  if (found.length === 0) throw fieldErrors([{ field, code: 'NOT_FOUND' }]);
}

async function compose(trx: Trx, input: DraftInput, { actor, now }: Call): Promise<Draft> {
  const profile = issuingProfile();
  const source = sourceOf(input);
  const { kind } = input;
  switch (input.kind) {
    case 'circular': {
      const data = await gatherCircular(trx, input.period, now, profile);
      const composed = circularText(data, profile, await readText(trx, kind));
      return { kind, composed, source, data, asOf: now, groupId: null };
    }
    case 'quarterly-report': {
      const data = await gatherReport(trx, input.period, now);
      return {
        kind,
        composed: reportText(data, profile, await readText(trx, kind)),
        source,
        data,
        asOf: now,
        groupId: null,
      };
    }
    case 'prompt-letter':
    case 'supervision-letter':
    case 'warning-letter': {
      if (KINDS[kind].needsApproval && !profile.letters.includes(kind)) throw refuse(409, 'KIND_OFF');
      const data = await gatherLetter(trx, input, now);
      const [group] = await rows<{ id: number }>(trx, 'select id from departments where document_id = ?', [
        input.group,
      ]);
      return {
        kind,
        composed: letterText(data, await readText(trx, input.kind)),
        source: {
          group: input.group,
          issues: data.issues.map(({ documentId }) => documentId),
          duties: data.duties.map(({ documentId }) => documentId),
          replyBy: data.replyBy,
        },
        data,
        asOf: now,
        groupId: group?.id ?? null,
        replyBy: data.replyBy,
      };
    }
    case 'transfer-slip': {
      const { data, unitId, groupId } = await gatherSlip(trx, input, now);
      if (actor.kind === 'group' && groupId !== actor.departmentId) throw refuse(403, 'FORBIDDEN');
      // The office's own slips are those of issues that no group holds.
      if (actor.kind === 'office' && groupId !== null) throw refuse(403, 'FORBIDDEN');
      return {
        kind,
        composed: slipText(data, await readText(trx, kind)),
        source,
        data,
        asOf: now,
        groupId,
        unitId,
      };
    }
    case 'minutes': {
      const meeting = await findMeeting(trx, input.meeting);
      if (!meeting) throw notFound();
      if (meeting.state !== 'concluded') throw refuse(409, 'NOT_CONCLUDED');
      const draft = await minutesDraft(trx, meeting, actor.kind === 'group' ? actor.departmentId : null, now);
      const own = actor.kind === 'group' ? actor.departmentId : null;
      if (draft.groupId !== own) throw refuse(403, 'FORBIDDEN');
      return draft;
    }
    case 'league-table': {
      const data = await gatherLeague(trx, input.assessment);
      return {
        kind,
        composed: leagueText(data, profile, await readText(trx, kind)),
        source,
        data,
        asOf: now,
        groupId: null,
      };
    }
  }
}

/**
 * Whose the minutes of a meeting are to issue: a leader's are his group's where they speak of its issues alone, all
 * others the office's (null), because they name every line of the agenda and a leader of several groups meets on the
 * issues of all. Runs in the owner's window.
 */
export async function minutesGroup(trx: Trx, meeting: Meeting, asked: number | null): Promise<number | null> {
  const own = meeting.level === 'leader' ? (meeting.group?.id ?? asked) : null;
  return own !== null && (await isAllOf(trx, meeting.id, own)) ? own : null;
}

async function minutesDraft(trx: Trx, meeting: Meeting, asked: number | null, now: Date): Promise<Draft> {
  const data = await gatherMinutes(trx, meeting);
  const groupId = await minutesGroup(trx, meeting, asked);
  return {
    kind: 'minutes',
    composed: minutesText(data, await readText(trx, 'minutes')),
    source: { meeting: meeting.documentId },
    data: {
      ...data,
      meeting: meeting.documentId,
      level: meeting.level,
      heldAt: meeting.heldAt.toISOString(),
    },
    asOf: now,
    groupId,
    leaderId: meeting.leader?.id ?? null,
  };
}

/**
 * Drafts a document.
 * @returns its documentId
 * @throws CaseworkError 403 for another's to draft, 400 for what it cannot be made from, 409 for a kind that is off
 */
export async function draftDocument(trx: Trx, input: DraftInput, call: Call): Promise<string> {
  mayDraft(input, call);
  if (input.kind === 'transfer-slip') await requireSeen(trx, 'issues', 'issue', input.issue);
  if (input.kind === 'minutes') await requireSeen(trx, 'meetings', 'meeting', input.meeting);
  return asOwner(trx, 'A draft is made from figures and records of its whole scope', async () =>
    store(trx, await compose(trx, input, call), call.actor.name, call.now),
  );
}

/** Drafts the minutes of a meeting that has just been concluded. Runs inside `asOwner`. @returns its documentId */
export async function draftMinutes(trx: Trx, meeting: Meeting, { actor, now }: Call): Promise<string> {
  const draft = await minutesDraft(trx, meeting, actor.kind === 'group' ? actor.departmentId : null, now);
  return store(trx, draft, actor.name, now);
}

export type Extract = { unitId: number; composed: Composed };

/** Returns the extracts of a meeting's minutes, one for each unit that it decided on. */
export async function extractsOf(trx: Trx, meetingId: string): Promise<Extract[]> {
  const meeting = await findMeeting(trx, meetingId);
  if (!meeting) return [];
  const data = await gatherMinutes(trx, meeting);
  const units = await rows<{ id: number; name: string }>(
    trx,
    `select distinct d.id, d.name from meeting_items t join departments d on d.id = t.unit_id
      where t.meeting_id = ? and t.state = 'applied'
        and not exists (select 1 from casework.issue_access a where a.issue_id = t.issue_id and a.complaint) order by d.id`,
    [meeting.id],
  );
  const text = await readText(trx, 'minutes-extract');
  return units.map(({ id, name }) => ({ unitId: id, composed: minutesForUnit(data, name, text) }));
}
