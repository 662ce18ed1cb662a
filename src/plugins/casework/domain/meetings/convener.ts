import type { Actor } from '../lifecycle';
import type { MeetingLevel } from './levels';

type OfMeeting = {
  level: MeetingLevel;
  group: { id: number } | null;
  unit: { id: number } | null;
  leader: { id: number } | null;
};

/**
 * Whose meeting it is to conclude: the post's own people and its group, which enters what the leader
 * decided; the unit; the office its own and the city's.
 */
export function isConvener(meeting: OfMeeting, actor: Actor | null): boolean {
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
