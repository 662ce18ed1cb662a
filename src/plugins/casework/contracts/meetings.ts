import { z } from 'zod';
import { AGENDA_ITEM_LIFE, MEETING_LIFE, stateNames } from '../domain/life';
import { OUTCOMES } from '../domain/lifecycle';
import { MEETING_LEVELS } from '../domain/meetings';
import { dataOf, dateAnswer, documentIdAnswer, instantAnswer, namedAnswer, pageOf } from './answers';
import { MEMBERS, callsOf, defineCall } from './define-call';
import { dateSchema, documentIdSchema, textSchema } from './inputs';
import { blockAnswer } from './official-text';
import { pageQuerySchema } from './paging';

/** Calls on meetings (§四.4), beside those generated for the content types. */

export const CITY_FORMS = ['dispatch', 'thematic', 'executive'] as const;
export type CityForm = (typeof CITY_FORMS)[number];

/** A meeting decides as many issues as this. */
const MOST_ITEMS = 200;

const left = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullish());

/** Decisions as they are written down; what is left out of an item stays as it is, null empties it. */
const itemsSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        documentId: documentIdSchema,
        decision: left(textSchema(10_000)),
        outcome: left(z.enum(OUTCOMES)),
        unit: left(documentIdSchema),
        deadline: left(dateSchema),
        sortOrder: z.int().min(0).max(10_000).optional(),
        /** the values shown to the editor when he began */
        opened: z
          .strictObject({
            decision: z.string().max(20_000).nullish(),
            outcome: z.string().max(50).nullish(),
            unit: documentIdSchema.nullish(),
            deadline: z.string().max(20).nullish(),
          })
          .optional(),
      }),
    )
    .max(MOST_ITEMS),
});
export type ItemsInput = z.infer<typeof itemsSchema>;

/** Puts one thing on an agenda, or without one everything that waits for it. */
const agendaSchema = z
  .strictObject({ issue: documentIdSchema.optional(), commonProblem: documentIdSchema.optional() })
  .refine((value) => !(value.issue && value.commonProblem), { path: ['commonProblem'] });
export type AgendaInput = z.infer<typeof agendaSchema>;

const monthSchema = z.strictObject({
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional(),
});

const meeting = {
  documentId: documentIdAnswer,
  level: z.enum(MEETING_LEVELS),
  cityForm: z.enum(CITY_FORMS).nullable(),
  convener: z.string().nullable(),
  heldAt: instantAnswer,
  state: z.enum(stateNames(MEETING_LIFE)),
  leader: namedAnswer.nullable(),
  group: namedAnswer.nullable(),
  unit: namedAnswer.nullable(),
};

const meetingLine = z
  .strictObject({
    ...meeting,
    /** lines of its agenda that the asker sees, and of them those with a decision */
    items: z.int().min(0),
    decided: z.int().min(0),
  })
  .meta({ id: 'MeetingLine' });
export type MeetingLine = z.infer<typeof meetingLine>;

/** Subject of an agenda item: an issue or a common problem. */
const subject = {
  issue: z
    .strictObject({
      documentId: documentIdAnswer,
      number: z.string(),
      title: z.string(),
      stage: z.string(),
      level: z.int().nullable(),
      enterprise: namedAnswer.nullable(),
      group: namedAnswer.nullable(),
      leadUnit: namedAnswer.nullable(),
    })
    .nullable(),
  commonProblem: z
    .strictObject({ documentId: documentIdAnswer, title: z.string(), issues: z.int().min(0) })
    .nullable(),
  escalation: z
    .strictObject({
      level: z.int(),
      reason: z.string().nullable(),
      raisedAt: instantAnswer,
      decided: z.boolean(),
    })
    .nullable(),
};
export type AgendaSubject = z.infer<z.ZodObject<typeof subject>>;

const agendaItem = z
  .strictObject({
    ...subject,
    documentId: documentIdAnswer,
    sortOrder: z.int(),
    decision: z.string().nullable(),
    outcome: z.string().nullable(),
    unit: namedAnswer.nullable(),
    deadline: dateAnswer.nullable(),
    state: z.enum(stateNames(AGENDA_ITEM_LIFE)),
  })
  .meta({ id: 'AgendaItem' });
export type AgendaItem = z.infer<typeof agendaItem>;

/** Something that should come before this meeting and is not on its agenda yet. */
const waitingItem = z.strictObject({ ...subject, carried: z.boolean() }).meta({ id: 'WaitingItem' });
export type Waiting = z.infer<typeof waitingItem>;

const agendaAnswer = z
  .strictObject({
    meeting: z.strictObject({
      ...meeting,
      people: z.string().nullable(),
      concludedAt: instantAnswer.nullable(),
    }),
    items: z.array(agendaItem),
    waiting: z.array(waitingItem),
    mayConclude: z.boolean(),
  })
  .meta({ id: 'MeetingAgenda' });
export type Agenda = z.infer<typeof agendaAnswer>;

/** One meeting that the plan requires in a month (§四.4), and its state. */
const owedLine = z
  .strictObject({
    leader: z
      .strictObject({ documentId: documentIdAnswer, title: z.string(), sortOrder: z.int() })
      .nullable(),
    state: z.enum(['held', 'planned', 'owed', 'waived']),
    meeting: z.strictObject({ documentId: documentIdAnswer, heldAt: instantAnswer }).nullable(),
  })
  .meta({ id: 'OwedMeeting' });
export type OwedLine = z.infer<typeof owedLine>;

const owedAnswer = z.strictObject({
  month: z.string(),
  from: dateAnswer,
  to: dateAnswer,
  city: owedLine.nullable(),
  leaders: z.array(owedLine),
});
export type Owed = z.infer<typeof owedAnswer>;

const concludedAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    state: z.enum(stateNames(MEETING_LIFE)),
    concludedAt: instantAnswer,
    items: z
      .array(
        z.strictObject({
          documentId: documentIdAnswer,
          state: z.enum(stateNames(AGENDA_ITEM_LIFE)),
          actions: z.array(z.strictObject({ issue: documentIdAnswer, action: z.enum(['decide', 'note']) })),
        }),
      )
      .meta({
        description: 'The lines in their order, each with the actions that its decision was',
        'x-graphql': 'JSON',
      }),
    minutes: documentIdAnswer.meta({
      description: 'The draft of the minutes, an official document',
      'x-graphql': 'ID',
    }),
  })
  .meta({
    id: 'MeetingConclusion',
    description: 'What became of a meeting’s agenda',
    'x-graphql': 'MeetingConclusion',
  });
export type Concluded = z.infer<typeof concludedAnswer>;

const minutesAnswer = z
  .strictObject({
    title: z.string(),
    receivers: z.string(),
    blocks: z.array(blockAnswer),
    text: z.string(),
    documents: z
      .array(
        z.strictObject({ documentId: documentIdAnswer, state: z.string(), number: z.string().nullable() }),
      )
      .meta({ description: 'The minutes as official documents, as far as the caller sees them' }),
    mayDraft: z.boolean().meta({ description: 'Whether the minutes are the caller’s to draft' }),
  })
  .meta({ id: 'MeetingMinutes' });

export const meetingCalls = callsOf('meetings', {
  list: defineCall({
    method: 'GET',
    path: '/meetings',
    summary: { zh: '会议列表', en: 'The meetings that the caller sees' },
    who: MEMBERS,
    query: pageQuerySchema,
    answer: pageOf(meetingLine),
  }),
  owed: defineCall({
    method: 'GET',
    path: '/meetings/owed',
    summary: { zh: '本月应开会议', en: 'The meetings that a month wants, and what there is of them' },
    // Only the office and the leader himself may see that he is behind, not an auditor either (spec: duties).
    who: ['office', 'super', 'leader', 'liaison'],
    query: monthSchema,
    answer: dataOf(owedAnswer),
    examples: { query: { month: '2026-09' } },
  }),
  agenda: defineCall({
    method: 'GET',
    path: '/meetings/:documentId/agenda',
    summary: { zh: '会议议程', en: 'A meeting with its agenda' },
    who: 'signed-in',
    answer: dataOf(agendaAnswer),
  }),
  add: defineCall({
    method: 'POST',
    path: '/meetings/:documentId/agenda',
    summary: {
      zh: '列入议程；不指明时列入全部待议事项',
      en: 'Put something on the agenda, or all that waits for the meeting',
    },
    who: 'signed-in',
    data: agendaSchema,
    dataOptional: true,
    answer: dataOf(agendaAnswer),
    examples: { data: { issue: 'v5k2c8q0x7d1m4s9t3b6n0fa' } },
  }),
  save: defineCall({
    method: 'PUT',
    path: '/meetings/:documentId/items',
    summary: { zh: '记录议定意见', en: 'Write decisions down' },
    who: 'signed-in',
    data: itemsSchema,
    answer: dataOf(agendaAnswer),
    examples: {
      data: {
        items: [
          {
            documentId: 'v5k2c8q0x7d1m4s9t3b6n0fa',
            decision: '由示例局牵头，两周内完成路面修复',
            outcome: 'continue',
            deadline: '2026-10-15',
          },
        ],
      },
    },
  }),
  remove: defineCall({
    method: 'DELETE',
    path: '/meetings/:documentId/items/:item',
    summary: { zh: '移出议程', en: 'Take something off the agenda' },
    who: 'signed-in',
    answer: dataOf(agendaAnswer),
  }),
  conclude: defineCall({
    method: 'POST',
    path: '/meetings/:documentId/conclude',
    summary: {
      zh: '会议议定：逐项落实到诉求，全部成功或全不改动',
      en: 'Apply the decisions of a meeting, all or none',
    },
    who: 'signed-in',
    dataOptional: true,
    idempotent: true,
    answer: dataOf(concludedAnswer),
    graphql: { kind: 'mutation', name: 'concludeMeeting' },
  }),
  minutes: defineCall({
    method: 'GET',
    path: '/meetings/:documentId/minutes',
    summary: { zh: '会议纪要稿', en: 'The draft of the minutes' },
    who: 'signed-in',
    answer: dataOf(minutesAnswer),
  }),
});
