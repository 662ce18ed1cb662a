import { z } from 'zod';

/** 正文 of an official document: what is written by hand, and tables that the programme made (documents/blocks.ts). */

/** What people write; a table is made by the programme. */
export const WRITTEN_KINDS = ['heading1', 'heading2', 'paragraph'] as const;

const text = z.string().max(10_000);
const cell = z.string().max(2_000);

export const bodySchema = z
  .array(
    z.discriminatedUnion('kind', [
      z.looseObject({ kind: z.enum(WRITTEN_KINDS), text }),
      z.looseObject({
        kind: z.literal('table'),
        caption: cell,
        columns: z.array(z.looseObject({ head: cell })).max(50),
        rows: z.array(z.array(cell).max(50)).max(5_000),
      }),
    ]),
  )
  .max(2_000)
  .nullable();

export type Body = NonNullable<z.infer<typeof bodySchema>>;
