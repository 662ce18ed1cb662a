import { z } from 'zod';
import { COUNT_CODES, type Block, type Reference } from '../domain/documents';
import { STAGES } from '../domain/lifecycle';
import { MEASURES, SUBJECTS, type MeasureCode } from '../domain/measures';
import { dateAnswer } from './answers';
import { anyTextSchema } from './inputs';

/** The shape of an official document (domain/documents/model.ts), as calls send and answer it. */

const measureCode = z.enum(Object.keys(MEASURES) as [MeasureCode, ...MeasureCode[]]);
const id = z.string().max(64);
const span = { from: dateAnswer, to: dateAnswer.meta({ description: 'exclusive' }) };

/** The question that a figure answers; it opens onto the records behind it, and is asked again to verify. */
const referenceAnswer = z.union([
  z.strictObject({
    figure: z.strictObject({
      measure: measureCode,
      subject: z.enum(SUBJECTS),
      id: id.nullable(),
      name: z.string().max(255),
      ...span,
      part: z
        .literal('left-out')
        .optional()
        .meta({ description: 'how many enterprises or projects it leaves out for want of data' }),
    }),
  }),
  z.strictObject({
    count: z.strictObject({
      code: z.enum(COUNT_CODES),
      ...span,
      channel: z.string().max(50).optional(),
      category: id.optional(),
      stage: z.enum(STAGES).optional(),
      unit: id.optional(),
    }),
  }),
  z.strictObject({ score: z.strictObject({ assessment: id, subject: id, part: z.string().max(50) }) }),
  z.strictObject({ issue: id }),
  z.strictObject({ late: z.strictObject({ issue: id, to: dateAnswer }) }),
]) satisfies z.ZodType<Reference>;

// What an editor has pasted is kept as in all other texts, so that the stored document is what is printed.
const text = anyTextSchema(10_000);
const cell = anyTextSchema(2_000);
const wordsAnswer = z.strictObject({ words: anyTextSchema(500), refers: referenceAnswer });

export const blockAnswer = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      text,
    }),
    z.strictObject({ kind: z.literal('paragraph'), text, figures: z.array(wordsAnswer).max(200).optional() }),
    z.strictObject({
      kind: z.literal('list'),
      items: z
        .array(
          z.strictObject({
            label: anyTextSchema(50).optional(),
            text,
            figures: z.array(wordsAnswer).max(200).optional(),
          }),
        )
        .max(500),
    }),
    z.strictObject({
      kind: z.literal('table'),
      caption: cell,
      columns: z
        .array(
          z.strictObject({
            head: cell,
            width: z.union([z.number().min(1).max(1_000), z.literal('*')]),
            align: z.enum(['left', 'center', 'right']),
          }),
        )
        .min(1)
        .max(50),
      rows: z.array(z.array(cell).max(50)).max(5_000),
      refers: z.array(z.array(referenceAnswer.nullable()).max(50)).max(5_000).optional(),
    }),
    z.strictObject({
      kind: z.literal('chart'),
      caption: cell,
      series: z.array(cell).min(1).max(3),
      rows: z.array(z.array(cell).max(4)).max(500),
      refers: z.array(z.array(referenceAnswer.nullable()).max(4)).max(500).optional(),
    }),
    z.strictObject({ kind: z.literal('attachment'), title: cell }),
  ])
  .meta({ id: 'DocumentBlock' }) satisfies z.ZodType<Block>;

/** 正文 of an official document. */
export const bodySchema = z.array(blockAnswer).max(2_000);
