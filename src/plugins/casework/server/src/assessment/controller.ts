import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { isLocalDate } from '../../../domain/calendar';
import { SUBJECTS, isDutyMeasure, isIssueMeasure, isMeasure } from '../../../domain/measures';
import { askerOf } from '../access/seam';
import { inTransaction, openWindow, rows, type Trx } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { dutyRecords } from './duty-measures';
import { factsOf, figuresOf, subjectsOf, type Question } from './measures';
import { scopeOf, within, withholdsRatings, type Scope } from './scope';

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

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /measures */
  async figures(ctx: Context): Promise<void> {
    const asked = parse(figuresSchema, ctx.query);
    const asker = askerOf(ctx);
    const scope = scopeOf(asker, asked.subject);
    const now = presentInstant();
    const data = await inTransaction(strapi, (trx) =>
      openWindow(trx, 'casework_actor', async () => {
        const subjects = within(scope, await subjectsOf(trx, asked.subject), asked.id);
        const groupId = await groupOf(trx, scope, asked.group);
        return figuresOf(trx, questionOf(asked, groupId, now), subjects);
      }),
    );
    if (withholdsRatings(asker, asked.subject)) {
      for (const { measures } of data) {
        for (const figure of measures) {
          if (figure.code !== 'satisfaction_rate') continue;
          Object.assign(figure, { numerator: null, denominator: null, value: null, withheld: true });
        }
      }
    }
    ctx.body = {
      data,
      meta: { from: asked.from, to: asked.to, cutOff: now.toISOString(), timeZone: 'Asia/Shanghai' },
    };
  },

  /** GET /measures/:code/records: only those of the issues behind a figure that the asker sees */
  async records(ctx: Context): Promise<void> {
    const { code = '' } = ctx['params'] as { code?: string };
    if (!isMeasure(code)) throw notFound();
    const asked = parse(recordsSchema, ctx.query);
    const asker = askerOf(ctx);
    const scope = scopeOf(asker, asked.subject);
    if (code === 'satisfaction_rate' && withholdsRatings(asker, asked.subject))
      throw refuse(403, 'FORBIDDEN');
    if (!isIssueMeasure(code) && !isDutyMeasure(code)) throw refuse(400, 'NO_RECORDS');
    const now = presentInstant();
    const found: Record<string, unknown>[] = await inTransaction(strapi, async (trx) => {
      if (isDutyMeasure(code)) {
        const [subject, groupId] = await openWindow(trx, 'casework_actor', async () => {
          const [one] = within(scope, await subjectsOf(trx, asked.subject), asked.id);
          if (!one || (asked.id === undefined && asked.subject !== 'city' && scope.only === null))
            throw refuse(400, 'SUBJECT_NEEDED');
          return [one, await groupOf(trx, scope, asked.group)] as const;
        });
        return dutyRecords(trx, questionOf(asked, groupId, now), code, subject.id, asked.part, asker);
      }
      const facts = await openWindow(trx, 'casework_actor', async () => {
        const [subject] = within(scope, await subjectsOf(trx, asked.subject), asked.id);
        if (!subject || (asked.id === undefined && asked.subject !== 'city' && scope.only === null))
          throw refuse(400, 'SUBJECT_NEEDED');
        const groupId = await groupOf(trx, scope, asked.group);
        return factsOf(trx, questionOf(asked, groupId, now), code, subject.id, asked.part);
      });
      // As the asker: the policies leave those that he may see.
      const issues = await rows<{ id: number } & Record<string, unknown>>(
        trx,
        `select i.id, i.document_id as "documentId", i.number, i.title, i.stage from issues i where i.id = any(?::int[])`,
        [[...new Set(facts.map((f) => f.issueId))]],
      );
      const units = await rows<{ id: number; documentId: string; name: string }>(
        trx,
        'select id, document_id as "documentId", name from departments where id = any(?::int[])',
        [[...new Set(facts.flatMap((f) => f.unitId ?? []))]],
      );
      const byId = new Map(issues.map(({ id, ...issue }) => [id, issue]));
      const unitById = new Map(units.map(({ id, ...unit }) => [id, unit]));
      return facts.flatMap((fact) => {
        const issue = byId.get(fact.issueId);
        if (!issue) return [];
        return [
          { ...issue, unit: fact.unitId === null ? null : (unitById.get(fact.unitId) ?? null), at: fact.at },
        ];
      });
    });
    const { page, pageSize } = asked.pagination;
    ctx.body = {
      data: found.slice((page - 1) * pageSize, page * pageSize),
      meta: {
        pagination: { page, pageSize, pageCount: Math.ceil(found.length / pageSize), total: found.length },
      },
    };
  },
});
