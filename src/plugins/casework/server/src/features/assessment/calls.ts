import { assessmentCalls as declared, type AssessmentAnswer } from '../../../../contracts/assessment';
import { actorOf, type Asker } from '../../platform/access/actor';
import { notFound } from '../../platform/answers/errors';
import { bindCalls, type Received } from '../../platform/calls/bind-calls';
import type { Call } from '../../platform/calls/call';
import type { Trx } from '../../platform/database/as-owner';
import { sendSheet } from '../ledgers/sheet';
import { fileName, presentAssessment, requireAssessment } from './assessment';
import { computeAssessment, previewScheme } from './compute';
import { listAssessments } from './list';
import { newVersion, putInForce, schemeById } from './scheme';
import { adjust, approve, decideObjection, finalise, object, publish } from './steps';
import { cellRecords, compareAssessment, sheetOf } from './table';

const requireSomebody = ({ kind }: Asker): void => {
  if (kind === 'none') throw notFound();
};

type Asked = { asCaller: Received<unknown>['asCaller'] };
type Answer = Promise<{ data: AssessmentAnswer }>;

/** Takes a step, and answers with the table as it is then. */
const after = (
  { asCaller }: Asked,
  documentId: string,
  take: (trx: Trx, call: Call) => Promise<void>,
): Answer =>
  asCaller(async (trx, call) => {
    await take(trx, call);
    return { data: await presentAssessment(trx, documentId, call.actor, call.now) };
  });

export const assessmentCalls = bindCalls(declared, {
  putInForce: ({ params, data, asCaller }) =>
    asCaller(async (trx, call) => ({ data: await putInForce(trx, params.documentId, data.reason, call) })),

  newVersion: ({ params, asCaller }) =>
    asCaller(async (trx, call) => ({ data: await newVersion(trx, params.documentId, call) })),

  preview: ({ params, data, asCaller }) =>
    asCaller(async (trx, call) => ({ data: await previewScheme(trx, params.documentId, data, call) })),

  compute: ({ data, asCaller }) =>
    asCaller(async (trx, call) => {
      const documentId = await computeAssessment(trx, data, call);
      return { data: await presentAssessment(trx, documentId, call.actor, call.now) };
    }),

  list: async ({ transaction }) => ({ data: await transaction(listAssessments) }),

  read: async ({ asker, params, now, transaction }) => {
    requireSomebody(asker);
    return {
      data: await transaction((trx) => presentAssessment(trx, params.documentId, actorOf(asker), now)),
    };
  },

  compare: ({ params, asCaller }) =>
    asCaller(async (trx, call) => ({ data: await compareAssessment(trx, params.documentId, call) })),

  download: async ({ ctx, asker, params, now, transaction }) => {
    requireSomebody(asker);
    await transaction(async (trx) => {
      const stored = await requireAssessment(trx, params.documentId);
      const scheme = await schemeById(trx, stored.schemeId);
      const { columns, lines } = sheetOf(stored, scheme);
      await sendSheet(ctx, fileName(stored, scheme, now), '考核', columns, lines);
    });
  },

  records: async ({ strapi, asker, params, query, transaction }) => {
    requireSomebody(asker);
    return transaction((trx) => cellRecords(strapi, trx, asker, params.documentId, query));
  },

  adjust: (asked) =>
    after(asked, asked.params.documentId, (trx, call) =>
      adjust(trx, asked.params.documentId, asked.data, call),
    ),

  approve: (asked) =>
    after(asked, asked.params.documentId, (trx, call) =>
      approve(trx, asked.params.documentId, asked.data, call),
    ),

  publish: (asked) =>
    after(asked, asked.params.documentId, (trx, call) => publish(trx, asked.params.documentId, call)),

  object: (asked) =>
    after(asked, asked.params.documentId, (trx, call) =>
      object(trx, asked.params.documentId, asked.data, call),
    ),

  decide: (asked) =>
    after(asked, asked.params.documentId, (trx, call) =>
      decideObjection(trx, asked.params.documentId, asked.params.objection, asked.data, call),
    ),

  finalise: (asked) =>
    after(asked, asked.params.documentId, (trx, call) => finalise(trx, asked.params.documentId, call)),
});
