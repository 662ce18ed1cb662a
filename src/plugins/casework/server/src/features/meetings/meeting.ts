import { orRefuse } from '../../platform/answers/life';
import { rows, type Trx } from '../../platform/database/as-owner';
import type { CityForm } from '../../../../contracts/meetings';
import { localDateOf } from '../../../../domain/calendar';
import { MEETING_LIFE, move, type MeetingState, type MeetingStep } from '../../../../domain/life';
import type { MeetingLevel } from '../../../../domain/meetings';

type Named = { id: number; documentId: string; name: string };

/** A meeting as this feature knows it. */
export type Meeting = {
  id: number;
  documentId: string;
  level: MeetingLevel;
  cityForm: CityForm | null;
  convener: string | null;
  heldAt: Date;
  people: string | null;
  state: MeetingState;
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

/**
 * Takes a step of a meeting's life.
 * @param as whether the caller convenes it; any other caller who sees it may at most change its agenda
 * @returns the state from now on
 * @throws CaseworkError 403, 409 once it is concluded, or before the day on which it is held
 */
export function stepMeeting(
  meeting: Meeting,
  step: MeetingStep,
  as: 'convener' | 'participant',
  now: Date,
  agenda: { items: number; papers: boolean } = { items: 1, papers: false },
): MeetingState {
  const owed = meeting.level === 'leader' || meeting.level === 'city';
  const facts = {
    heldOn: localDateOf(meeting.heldAt),
    today: localDateOf(now),
    proven: !owed || agenda.items > 0 || agenda.papers,
  };
  const concludedAt = meeting.concludedAt?.toISOString() ?? null;
  return orRefuse(MEETING_LIFE, move(MEETING_LIFE, step, { state: meeting.state, as: [as] }, facts), {
    details: { concludedAt },
  }).state;
}

const FORMS: Record<CityForm, string> = {
  dispatch: '难点问题调度会',
  thematic: '专题会议',
  executive: '常务会议',
};

/** Returns the name of the meeting in minutes and in the ledger. */
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
