import { z } from 'zod';

const MAX_PAGE = 1_000_000;

/** The largest page of the lists that Strapi generates (config/api.ts, config/plugins.ts). */
export const MAX_GENERATED_PAGE = 100;

/**
 * Which part of a list is wanted. A page larger than the limit is refused with 400, not cut.
 * @param most the largest page
 * @param usual the size of a page when none is asked for
 */
export const pageSchemaOf = (most: number, usual: number, maxPage = MAX_PAGE) =>
  z.strictObject({
    page: z.coerce.number().int().min(1).max(maxPage).default(1),
    pageSize: z.coerce.number().int().min(1).max(most).default(usual),
  });

export const pageSchema = pageSchemaOf(500, 200);

const upTo = (most: number, least: number) => z.coerce.number().int().min(least).max(most).nullish();

/**
 * The page of a list that Strapi generates, over REST and GraphQL. Strapi would silently cut a larger one, and read
 * `limit=-1` as everything.
 */
export const generatedPageSchema = z.object({
  pagination: z
    .looseObject({
      page: upTo(MAX_PAGE, 1),
      pageSize: upTo(MAX_GENERATED_PAGE, 1),
      start: upTo(MAX_PAGE * MAX_GENERATED_PAGE, 0),
      limit: upTo(MAX_GENERATED_PAGE, 1),
    })
    .nullish(),
});

/** `pagination[page]`, `pagination[pageSize]` of a query. */
export const pagingOf = <S extends ReturnType<typeof pageSchemaOf>>(schema: S) =>
  schema.prefault({} as z.input<S>);

/** The query of a list that is chosen by page alone. */
export const pageQuerySchema = z.strictObject({ pagination: pagingOf(pageSchema) });

export type Page = z.output<typeof pageSchema>;

/** The pagination of an answer. */
export const pageMeta = ({ page, pageSize }: Page, total: number) => ({
  pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total },
});
