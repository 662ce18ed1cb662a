import { z } from 'zod';

/** Shapes that the answers of all calls share. */

export const documentIdAnswer = z.string().min(1).max(64).meta({ 'x-graphql': 'ID' });
export const instantAnswer = z.iso.datetime({ offset: true });
export const dateAnswer = z.iso.date();

/** A record that another one points at. */
export const namedAnswer = z.strictObject({ documentId: documentIdAnswer, name: z.string() });

export const dataOf = <T extends z.ZodType>(schema: T) => z.strictObject({ data: schema });
export const listOf = <T extends z.ZodType>(schema: T) => z.strictObject({ data: z.array(schema) });

export const paginationAnswer = z
  .strictObject({
    page: z.int().min(1),
    pageSize: z.int().min(1),
    pageCount: z.int().min(0),
    total: z.int().min(0),
  })
  .meta({ id: 'Pagination' });

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(schema: T) =>
  z.strictObject({ data: z.array(schema), meta: z.strictObject({ pagination: paginationAnswer }) });

/** A wrong field: its path, the code of the reason, and the text for people. */
const fieldErrorAnswer = z.strictObject({
  path: z.array(z.union([z.string(), z.int()])).optional(),
  message: z.string(),
  name: z.string().optional(),
  code: z.string().optional(),
  /** the submitted value, repeated by Strapi */
  value: z.unknown().optional(),
});

/** Every error, of this application and of Strapi. */
export const errorAnswer = z
  .strictObject({
    data: z.null().optional(),
    error: z.strictObject({
      status: z.int().min(400).max(599),
      name: z.string(),
      message: z.string().meta({ description: 'Accept-Language' }),
      details: z
        .looseObject({
          code: z.string().optional(),
          errors: z.array(fieldErrorAnswer).optional(),
          stage: z.string().optional(),
          allowedActions: z.array(z.string()).optional(),
        })
        .optional(),
    }),
  })
  .meta({ id: 'Error' });
