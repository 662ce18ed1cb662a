import { z } from 'zod';
import { HANDLING_TYPES, KINDS } from '../domain/lifecycle';
import { dateSchema, documentIdSchema, textSchema } from './inputs';

/** What comes in about visits and inspections (§四.5, §六.4). */

export const VISIT_FORMS = ['onsite', 'office', 'discussion'] as const;

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

export const visitSchema = z.strictObject({
  /** a leader's own people need not name him */
  leader: documentIdSchema.optional(),
  date: dateSchema,
  form: z.enum(VISIT_FORMS),
  participants: textSchema(255).optional(),
  enterprises: z.array(documentIdSchema).min(1).max(20),
  findings: textSchema(10_000).optional(),
  photos: files.optional(),
  issues: z.array(raisedSchema).max(20).optional(),
});
export type VisitInput = z.infer<typeof visitSchema>;

export const quarterSchema = z.strictObject({
  quarter: z
    .string()
    .regex(/^20\d{2}Q[1-4]$/)
    .optional(),
});
