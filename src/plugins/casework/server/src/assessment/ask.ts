import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isLocalDate } from '../../../domain/calendar';
import { SUBJECTS, isDutyMeasure, isIssueMeasure, isMeasure } from '../../../domain/measures';
import type { Asker } from '../access/actor';
import { inTransaction, openWindow, rows, type Trx } from '../access/window';
import { notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { developmentRecords } from './development';
import { dutyRecords } from './duty-measures';
import { figuresOf, issueRecords, subjectsOf, type Question, type SubjectFigures } from './measures';
import { scopeOf, within, withholds, withholdsRecords, type Scope } from './scope';

/** What may be asked of the measures, by REST and GraphQL alike. */

const date = z.string().refine(isLocalDate);
const documentId = z.string().min(1).max(64);

const question = {
  subject: z.enum(SUBJECTS),
  id: documentId.optional(),
  group: documentId.optional(),
  imported: z.enum(['include', 'exclude', 'true', 'false']).default('include'),
  from: date,
  to: date,
};

const laterThanFrom = ({ from, to }: { from: string; to: string }): boolean => from < to;
const consistent = ({ subject, id, group }: { subject: string; id?: string; group?: string }): boolean =>
  (group === undefined || subject === 'unit') && (id === undefined || subject !== 'city');

const figuresSchema = z
  .strictObject(question)
  .refine(laterThanFrom, { path: ['to'] })
  .refine(consistent, { path: ['subject'] });

const recordsSchema = z
  .strictObject({
    ...question,
    part: z.enum(['numerator', 'denominator']).default('denominator'),
    pagination: z
      .strictObject({
        page: z.coerce.number().int().min(1).max(1_000_000).default(1),
        pageSize: z.coerce.number().int().min(1).max(500).default(100),
      })
      .default({ page: 1, pageSize: 100 }),
  })
  .refine(laterThanFrom, { path: ['to'] })
  .refine(consistent, { path: ['subject'] });

type Asked = z.infer<typeof figuresSchema>;

/** The group that a unit's figures are narrowed to: the one asked for, or the asker's own. */
async function groupOf(trx: Trx, scope: Scope, asked: string | undefined): Promise<number | null> {
  if (asked === undefined) return scope.groupId;
  const [group] = await rows<{ id: number }>(
    trx,
    'select id from departments where document_id = ? and is_group',
    [asked],
  );
  if (!group || (scope.groupId !== null && scope.groupId !== group.id)) throw notFound();
  return group.id;
}

const questionOf = (asked: Asked, groupId: number | null, now: Date): Question => ({
  subject: asked.subject,
  from: asked.from,
  to: asked.to,
  now,
  imported: asked.imported === 'include' || asked.imported === 'true',
  groupId,
});

export type FiguresMeta = { from: string; to: string; cutOff: string; timeZone: 'Asia/Shanghai' };

/**
 * Every measure of the subjects that the asker may see.
 * @throws 400 for what cannot be asked, 404 for a subject that is not there or not the asker's
 */
export async function askFigures(
  strapi: Core.Strapi,
  asker: Asker,
  given: unknown,
  now: Date,
): Promise<{ data: SubjectFigures[]; meta: FiguresMeta }> {
  const asked = parse(figuresSchema, given);
  const scope = scopeOf(asker, asked.subject);
  const data = await inTransaction(strapi, (trx) =>
    openWindow(trx, 'casework_actor', async () => {
      const subjects = within(scope, await subjectsOf(trx, asked.subject), asked.id);
      const groupId = await groupOf(trx, scope, asked.group);
      return figuresOf(trx, questionOf(asked, groupId, now), subjects);
    }),
  );
  for (const { measures } of data) {
    for (const figure of measures) {
      if (withholds(asker, figure.code, asked, now))
        Object.assign(figure, { numerator: null, denominator: null, value: null, withheld: true });
    }
  }
  return {
    data,
    meta: { from: asked.from, to: asked.to, cutOff: now.toISOString(), timeZone: 'Asia/Shanghai' },
  };
}

export type RecordsMeta = {
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
};

/**
 * The records behind one figure, those of them that the asker sees.
 * @throws 400, 404 as the figures; 403 for what the asker may not know yet
 */
export async function askRecords(
  strapi: Core.Strapi,
  asker: Asker,
  code: string,
  given: unknown,
  now: Date,
): Promise<{ data: Record<string, unknown>[]; meta: RecordsMeta }> {
  if (!isMeasure(code)) throw notFound();
  const asked = parse(recordsSchema, given);
  const scope = scopeOf(asker, asked.subject);
  // Whoever may not read a rating may not read it off a list either, whosever list it is.
  if (withholdsRecords(asker, code, asked.subject)) throw refuse(403, 'FORBIDDEN');
  // They tell of returns, extensions and reworks, which the enterprise's ledger keeps back.
  if (asker.kind === 'enterprise' && isIssueMeasure(code)) throw refuse(403, 'FORBIDDEN');
  const found = await inTransaction(strapi, async (trx) => {
    const [subject, groupId] = await openWindow(trx, 'casework_actor', async () => {
      const [one] = within(scope, await subjectsOf(trx, asked.subject), asked.id);
      if (!one || (asked.id === undefined && asked.subject !== 'city' && scope.only === null))
        throw refuse(400, 'SUBJECT_NEEDED');
      return [one.id, await groupOf(trx, scope, asked.group)] as const;
    });
    const about = questionOf(asked, groupId, now);
    if (isIssueMeasure(code)) return issueRecords(trx, about, code, subject, asked.part);
    if (isDutyMeasure(code)) return dutyRecords(trx, about, code, subject, asked.part, asker);
    return developmentRecords(trx, about, code, subject, asked.part, asker);
  });
  const { page, pageSize } = asked.pagination;
  return {
    data: found.slice((page - 1) * pageSize, page * pageSize),
    meta: {
      pagination: { page, pageSize, pageCount: Math.ceil(found.length / pageSize), total: found.length },
    },
  };
}
