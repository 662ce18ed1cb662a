import { reportCalls as declared } from '../../../../contracts/reports';
import { workPlanCalls as declaredPlans } from '../../../../contracts/work-plans';
import type { Asker } from '../../platform/access/actor';
import { notFound } from '../../platform/answers/errors';
import { bindCalls, reply, type Received } from '../../platform/calls/bind-calls';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { burdenOf } from './burden';
import { draftReport, redraft } from './draft';
import { presentReport } from './present';
import { lockReport, saveSections, submitReport } from './submit';
import { reportZero } from './zero';
import { readWorkPlan, submitWorkPlan, workPlansOf, writeWorkPlan } from './work-plan';

/** Sight first, as the asker: what he may not see does not exist. */
async function seen(trx: Trx, table: 'reports' | 'work_plans', documentId: string): Promise<number> {
  const [row] = await rows<{ id: number }>(trx, `select id from ${table} where document_id = ?`, [
    documentId,
  ]);
  if (!row) throw notFound();
  return row.id;
}

type Changing = {
  asker: Asker;
  now: Date;
  params: { documentId: string };
  transaction: Received<unknown>['transaction'];
};

/** Changes a report: finds it as the caller, changes it inside `asOwner`, returns it as the caller. */
const change = async (
  { asker, now, params: { documentId }, transaction }: Changing,
  work: (trx: Trx, id: number, asker: Asker, now: Date) => Promise<unknown>,
): Promise<unknown> => ({
  data: await transaction(async (trx) => {
    const id = await seen(trx, 'reports', documentId);
    await asOwner(trx, 'Requests may not write reports; the asker sees this one', () =>
      work(trx, id, asker, now),
    );
    return presentReport(trx, documentId);
  }),
});

export const reportCalls = bindCalls(declared, {
  draft: ({ asker, data, now, transaction }) =>
    transaction(async (trx) => {
      const { documentId, made } = await asOwner(trx, 'A draft is made from all records of its scope', () =>
        draftReport(trx, asker, data, now),
      );
      return reply(made ? 201 : 200, { data: await presentReport(trx, documentId) });
    }),

  zero: ({ asker, data, now, transaction }) =>
    transaction(async (trx) => {
      const { documentId, made } = await asOwner(
        trx,
        'A report without cases is filed for the own unit',
        () => reportZero(trx, asker, data.period, now),
      );
      return reply(made ? 201 : 200, { data: await presentReport(trx, documentId) });
    }),

  burden: ({ query: { month }, transaction }) => transaction((trx) => burdenOf(trx, month)),

  report: async ({ params, transaction }) => ({
    data: await transaction((trx) => presentReport(trx, params.documentId)),
  }),

  save: (call) =>
    change(call, async (trx, id, asker, now) =>
      saveSections(trx, await lockReport(trx, id, asker, 'edit'), call.data, now),
    ),

  redraft: (call) =>
    change(call, async (trx, id, asker, now) => redraft(trx, await lockReport(trx, id, asker, 'edit'), now)),

  submit: (call) =>
    change(call, async (trx, id, asker, now) =>
      submitReport(trx, await lockReport(trx, id, asker, 'submit'), asker, now),
    ),
});

export const workPlanCalls = bindCalls(declaredPlans, {
  workPlans: async ({ asker, query: { year }, now, transaction }) => {
    const { lines, ...meta } = await transaction((trx) => workPlansOf(trx, asker, year, now));
    return { data: lines, meta };
  },

  workPlan: async ({ params, transaction }) => ({
    data: await transaction((trx) => readWorkPlan(trx, params.documentId)),
  }),

  writeWorkPlan: ({ strapi, asker, data, now, transaction }) =>
    transaction(async (trx) => {
      const { documentId, made } = await writeWorkPlan(strapi, trx, data, asker, now);
      return reply(made ? 201 : 200, { data: await readWorkPlan(trx, documentId) });
    }),

  submitWorkPlan: async ({ asker, params, now, transaction }) => ({
    data: await transaction(async (trx) => {
      const id = await seen(trx, 'work_plans', params.documentId);
      return asOwner(trx, 'Requests may not write work plans; the asker sees this one', () =>
        submitWorkPlan(trx, id, asker, now),
      );
    }),
  }),
});
