import { z } from 'zod';
import { OUTCOMES } from '../domain/lifecycle';
import { dateSchema, documentIdSchema, textSchema } from './inputs';

/** What comes in about meetings and common problems (§四.4, §三.1). */

export const MEETING_LEVELS = ['unit', 'leader', 'office', 'city'] as const;
export type MeetingLevel = (typeof MEETING_LEVELS)[number];

export const CITY_FORMS = ['dispatch', 'thematic', 'executive'] as const;
export type CityForm = (typeof CITY_FORMS)[number];

/** A meeting decides as many issues as this. */
const MOST_ITEMS = 200;

const left = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullish());

/** Decisions as they are written down; what is left out of an item stays as it is, null empties it. */
export const itemsSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        documentId: documentIdSchema,
        decision: left(textSchema(10_000)),
        outcome: left(z.enum(OUTCOMES)),
        unit: left(documentIdSchema),
        deadline: left(dateSchema),
        sortOrder: z.int().min(0).max(10_000).optional(),
      }),
    )
    .max(MOST_ITEMS),
});
export type ItemsInput = z.infer<typeof itemsSchema>;

/** Puts one thing on an agenda, or without one everything that waits for it. */
export const agendaSchema = z
  .strictObject({ issue: documentIdSchema.optional(), commonProblem: documentIdSchema.optional() })
  .refine((value) => !(value.issue && value.commonProblem), { path: ['commonProblem'] });
export type AgendaInput = z.infer<typeof agendaSchema>;

export const monthSchema = z.strictObject({
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional(),
});

/** The issues that a common problem is behind, to link or to unlink. */
export const linkSchema = z.strictObject({ issues: z.array(documentIdSchema).min(1).max(MOST_ITEMS) });
export type LinkInput = z.infer<typeof linkSchema>;
