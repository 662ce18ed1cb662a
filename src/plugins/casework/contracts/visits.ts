import { z } from 'zod';
import { HANDLING_TYPES, KINDS } from '../domain/lifecycle';
import { dataOf, dateAnswer, documentIdAnswer, namedAnswer } from './answers';
import { callsOf, defineCall } from './define-call';
import { dateSchema, documentIdSchema, extraSchema, textSchema } from './inputs';
import { issueAnswer } from './issues';

/** Calls on visits (§四.5), beside those generated for the content type. */

const VISIT_FORMS = ['onsite', 'office', 'discussion'] as const;

const files = z.array(documentIdSchema).max(20);

/** An issue that was raised on the spot; of which enterprise is said when several were visited. */
const raisedSchema = z.strictObject({
  enterprise: documentIdSchema.optional(),
  title: textSchema(200),
  description: textSchema(10_000).optional(),
  kind: z.enum(KINDS).default('appeal'),
  category: documentIdSchema,
  handlingType: z.enum(HANDLING_TYPES).default('normal'),
  attachments: files.optional(),
});

const visitSchema = z.strictObject({
  /** a leader's own people need not name him */
  leader: documentIdSchema.optional(),
  date: dateSchema,
  form: z.enum(VISIT_FORMS),
  participants: textSchema(255).optional(),
  enterprises: z.array(documentIdSchema).min(1).max(20),
  findings: textSchema(10_000).optional(),
  photos: files.optional(),
  extra: extraSchema.meta({ 'x-graphql': 'JSON' }).optional(),
  issues: z.array(raisedSchema).max(20).optional(),
});
export type VisitInput = z.infer<typeof visitSchema>;

const quarterSchema = z.strictObject({
  quarter: z
    .string()
    .regex(/^20\d{2}Q[1-4]$/)
    .optional(),
});

const leaderAnswer = z.strictObject({ documentId: documentIdAnswer, title: z.string() });

const recordedVisit = z
  .strictObject({
    documentId: documentIdAnswer,
    date: dateAnswer,
    form: z.enum(VISIT_FORMS),
    leader: leaderAnswer,
    enterprises: z.array(namedAnswer),
    issues: z.array(issueAnswer),
  })
  .meta({ id: 'RecordedVisit' });

const coverageLine = z
  .strictObject({
    leader: leaderAnswer,
    visited: z.int().min(0),
    total: z.int().min(0),
    enterprises: z.array(
      z.strictObject({
        documentId: documentIdAnswer,
        name: z.string(),
        /** the first visit of the quarter */
        visit: z.strictObject({ documentId: documentIdAnswer, date: dateAnswer }).nullable(),
        /** the office has waived it: it does not count, and stays listed */
        waived: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'VisitCoverageLine' });
export type CoverageLine = z.infer<typeof coverageLine>;

const coverageAnswer = z.strictObject({
  quarter: z.string(),
  from: dateAnswer,
  to: dateAnswer,
  leaders: z.array(coverageLine),
});
export type Coverage = z.infer<typeof coverageAnswer>;

export const visitCalls = callsOf('visits', {
  record: defineCall({
    method: 'POST',
    path: '/visits',
    summary: { zh: '记录走访并登记问题', en: 'Record a visit with the issues raised there' },
    // The use-case refuses a super admin, because he holds no membership.
    who: 'signed-in',
    data: visitSchema,
    answer: dataOf(recordedVisit),
    status: 201,
    examples: {
      data: {
        date: '2026-09-01',
        form: 'onsite',
        enterprises: ['v5k2c8q0x7d1m4s9t3b6n0fa'],
        findings: '企业反映厂区门前道路破损',
        issues: [{ title: '厂区道路破损', category: 'g8f2j0w4r6y1p5k7c3z9m2qe' }],
      },
    },
  }),
  coverage: defineCall({
    method: 'GET',
    path: '/visits/coverage',
    summary: { zh: '走访覆盖情况', en: 'Which enterprises have been visited in a quarter' },
    // Which leader is late is shown to the office and to that leader, not even to the auditor (spec: duties).
    who: ['office', 'super', 'leader', 'liaison'],
    query: quarterSchema,
    answer: dataOf(coverageAnswer),
    examples: { query: { quarter: '2026Q3' } },
  }),
});
