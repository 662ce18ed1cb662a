import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Asker } from '../access/actor';
import { askerOf } from '../access/seam';
import { inTransaction, openWindow, rows, type Trx } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound } from '../shared/errors';
import { parse } from '../shared/parse';
import { draftReport, draftSchema, redraft } from './draft';
import { lockDraft, saveSections, sectionsSchema, submitReport } from './submit';
import {
  planSchema,
  readWorkPlan,
  submitWorkPlan,
  workPlansOf,
  writeWorkPlan,
  yearSchema,
} from './work-plan';

const bodySchema = z.strictObject({ data: z.unknown().optional() });
const dataOf = <T>(ctx: Context, schema: z.ZodType<T>): T =>
  parse(schema, parse(bodySchema, ctx.request.body ?? {}).data ?? {});

const idOf = (ctx: Context): string => (ctx['params'] as { documentId?: string }).documentId ?? '';

/** Sight first, as the asker: what he may not see does not exist. */
async function seen(trx: Trx, table: 'reports' | 'work_plans', documentId: string): Promise<number> {
  const [row] = await rows<{ id: number }>(trx, `select id from ${table} where document_id = ?`, [
    documentId,
  ]);
  if (!row) throw notFound();
  return row.id;
}

/** A report as its page shows it, with its extracts, read as the asker. */
async function present(trx: Trx, documentId: string): Promise<Record<string, unknown>> {
  const found = await rows<Record<string, unknown> & { id: number; parent: number | null }>(
    trx,
    `select r.id, r.parent_id as parent, r.document_id as "documentId", r.kind, r.period, r.state, r.version, r.author,
            r.submitted_at as "submittedAt", r.leader_work as "leaderWork", r.issues, r.measures, r.results, r.evaluation,
            r.facts, d.name as department, g.name as recipient, l.title as leader,
            l.document_id as "leaderId", r.updated_at as "updatedAt"
       from reports r left join departments d on d.id = r.department_id left join departments g on g.id = r.recipient_id
       left join leaders l on l.id = r.leader_id
      where r.document_id = ? or r.parent_id = (select p.id from reports p where p.document_id = ?)
      order by r.parent_id nulls first, r.id`,
    [documentId, documentId],
  );
  const clean = ({ id: _id, parent: _parent, ...rest }: (typeof found)[number]): Record<string, unknown> =>
    rest;
  const [main, ...extracts] = found.sort(
    (a, b) => Number(b['documentId'] === documentId) - Number(a['documentId'] === documentId),
  );
  if (!main) throw notFound();
  return { ...clean(main), extracts: extracts.map(clean) };
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** A change to a report: seen as the asker, made in the owner's window, shown as the asker. */
  const change = async (
    ctx: Context,
    work: (trx: Trx, id: number, asker: Asker, now: Date) => Promise<void>,
  ): Promise<void> => {
    const asker = askerOf(ctx);
    ctx.body = {
      data: await inTransaction(strapi, async (trx) => {
        const id = await seen(trx, 'reports', idOf(ctx));
        await openWindow(trx, 'casework_actor', () => work(trx, id, asker, presentInstant()));
        return present(trx, idOf(ctx));
      }),
    };
  };

  return {
    /** POST /reports: a draft in one click */
    async draft(ctx: Context): Promise<void> {
      const asked = dataOf(ctx, draftSchema);
      const asker = askerOf(ctx);
      await inTransaction(strapi, async (trx) => {
        const { documentId, made } = await openWindow(trx, 'casework_actor', () =>
          draftReport(trx, asker, asked, presentInstant()),
        );
        ctx.status = made ? 201 : 200;
        ctx.body = { data: await present(trx, documentId) };
      });
    },

    /** GET /reports/:documentId */
    async report(ctx: Context): Promise<void> {
      ctx.body = { data: await inTransaction(strapi, (trx) => present(trx, idOf(ctx))) };
    },

    /** POST /reports/:documentId/sections */
    async save(ctx: Context): Promise<void> {
      const sections = dataOf(ctx, sectionsSchema);
      await change(ctx, async (trx, id, asker, now) =>
        saveSections(trx, await lockDraft(trx, id, asker), sections, now),
      );
    },

    /** POST /reports/:documentId/redraft */
    async redraft(ctx: Context): Promise<void> {
      await change(ctx, async (trx, id, asker, now) => redraft(trx, await lockDraft(trx, id, asker), now));
    },

    /** POST /reports/:documentId/submit */
    async submit(ctx: Context): Promise<void> {
      await change(ctx, async (trx, id, asker, now) => {
        await submitReport(trx, await lockDraft(trx, id, asker), asker, now);
      });
    },

    /** GET /work-plans?year=2026: who owes a plan, and what there is of it */
    async workPlans(ctx: Context): Promise<void> {
      const { year } = parse(yearSchema, ctx.query);
      const asker = askerOf(ctx);
      const { lines, ...meta } = await inTransaction(strapi, (trx) =>
        workPlansOf(trx, asker, year, presentInstant()),
      );
      ctx.body = { data: lines, meta };
    },

    /** GET /work-plans/:documentId */
    async workPlan(ctx: Context): Promise<void> {
      ctx.body = { data: await inTransaction(strapi, (trx) => readWorkPlan(trx, idOf(ctx))) };
    },

    /** POST /work-plans: writes the draft of a year */
    async writeWorkPlan(ctx: Context): Promise<void> {
      const input = dataOf(ctx, planSchema);
      await inTransaction(strapi, async (trx) => {
        const { documentId, made } = await writeWorkPlan(strapi, trx, input, askerOf(ctx), presentInstant());
        ctx.status = made ? 201 : 200;
        ctx.body = { data: await readWorkPlan(trx, documentId) };
      });
    },

    /** POST /work-plans/:documentId/submit */
    async submitWorkPlan(ctx: Context): Promise<void> {
      const asker = askerOf(ctx);
      ctx.body = {
        data: await inTransaction(strapi, async (trx) => {
          const id = await seen(trx, 'work_plans', idOf(ctx));
          return openWindow(trx, 'casework_actor', () => submitWorkPlan(trx, id, asker, presentInstant()));
        }),
      };
    },
  };
};
