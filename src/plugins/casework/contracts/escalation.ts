import { z } from 'zod';
import { STAGES } from '../domain/lifecycle';
import { documentIdAnswer, instantAnswer, listOf } from './answers';
import { MEMBERS, callsOf, defineCall } from './define-call';

/** The call that lists 拟提请议题 and pending proposals (§四.4). */

const textOrNull = z.string().nullable();

/** An issue that waits for the city's meeting, or is proposed for the next level. */
const waitingAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    level: z.int().min(1).max(3),
    state: z.enum(['open', 'proposed']),
    reason: textOrNull,
    raisedAt: instantAnswer,
    issue: documentIdAnswer,
    number: z.string(),
    title: z.string(),
    stage: z.enum(STAGES),
    dueAt: instantAnswer.nullable(),
    enterprise: textOrNull,
    group: textOrNull,
    leader: textOrNull,
    leadUnit: textOrNull,
  })
  .meta({ id: 'EscalationLine' });
export type EscalationLine = z.infer<typeof waitingAnswer>;

export const escalationCalls = callsOf('escalation', {
  agenda: defineCall({
    method: 'GET',
    path: '/agenda',
    summary: { zh: '拟提请议题与提请建议', en: 'What waits for the city meeting, and proposals' },
    who: MEMBERS,
    answer: listOf(waitingAnswer),
  }),
});
