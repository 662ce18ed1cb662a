import { refuse } from '../shared/errors';
import { rows, type Trx } from '../access/window';
import type { CityForm, MeetingLevel } from '../../../contracts/meetings';
import type { Actor } from '../../../domain/lifecycle';

type Named = { id: number; documentId: string; name: string };

/** A meeting as its room knows it. */
export type Meeting = {
  id: number;
  documentId: string;
  level: MeetingLevel;
  cityForm: CityForm | null;
  convener: string | null;
  heldAt: Date;
  people: string | null;
  state: 'planned' | 'concluded';
  concludedAt: Date | null;
  group: Named | null;
  unit: Named | null;
  leader: Named | null;
};

const named = (table: string, column: string, name = 'name'): string =>
  `(select json_build_object('id', r.id, 'documentId', r.document_id, 'name', r.${name}) from ${table} r where r.id = ${column})`;

/** The meeting if the asker sees it, or the owner reads it; null otherwise. */
export async function findMeeting(
  trx: Trx,
  documentId: string,
  lock: '' | 'for update' = '',
): Promise<Meeting | null> {
  if (documentId.includes('\0')) return null;
  const [row] = await rows<Meeting>(
    trx,
    `select m.id, m.document_id as "documentId", m.level, m.city_form as "cityForm", m.convener, m.held_at as "heldAt", m.people,
            coalesce(m.state, 'planned') as state, m.concluded_at as "concludedAt",
            ${named('departments', 'm.group_id')} as "group", ${named('departments', 'm.unit_id')} as unit,
            ${named('leaders', 'm.leader_id', 'title')} as leader
       from meetings m where m.document_id = ? ${lock}`,
    [documentId],
  );
  return row ?? null;
}

/** The levels of escalation that a meeting decides (spec: escalation). */
export const decidesLevels = (level: MeetingLevel): readonly number[] =>
  ({ unit: [], leader: [1, 2], office: [], city: [3] })[level];

/**
 * Whose meeting it is to conclude: the post's own people and its group, which enters what the leader
 * decided; the unit; the office its own and the city's.
 */
export function mayConclude(meeting: Meeting, actor: Actor | null): boolean {
  if (!actor) return false;
  switch (meeting.level) {
    case 'leader':
      if (actor.kind === 'leader' || actor.kind === 'liaison') return actor.leaderId === meeting.leader?.id;
      // A meeting without a group is seen by the leader's groups alone.
      return actor.kind === 'group' && (meeting.group === null || actor.departmentId === meeting.group.id);
    case 'unit':
      return actor.kind === 'unit' && actor.departmentId === meeting.unit?.id;
    case 'office':
    case 'city':
      return actor.kind === 'office';
  }
}

/** 409 for what has been concluded; who comes second is told so. */
export function requirePlanned(meeting: Meeting): void {
  if (meeting.state === 'concluded') {
    throw refuse(
      409,
      'MEETING_CONCLUDED',
      {},
      {
        state: meeting.state,
        concludedAt: meeting.concludedAt?.toISOString() ?? null,
      },
    );
  }
}

const FORMS: Record<CityForm, string> = {
  dispatch: '难点问题调度会',
  thematic: '专题会议',
  executive: '常务会议',
};

/** What the meeting is called in minutes and in the ledger. */
export function meetingName({ level, cityForm, leader, unit }: Meeting): string {
  switch (level) {
    case 'leader':
      return `${leader?.name ?? ''}包联企业集中会办`;
    case 'unit':
      return `${unit?.name ?? ''}专题会议`;
    case 'office':
      return '专班办集中会办';
    case 'city':
      return `市委、市政府${FORMS[cityForm ?? 'dispatch']}`;
  }
}
