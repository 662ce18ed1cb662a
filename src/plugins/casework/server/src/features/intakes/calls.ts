import { intakeCalls as declared } from '../../../../contracts/intakes';
import { pageMeta } from '../../../../contracts/paging';
import { bindCalls, reply, type Received } from '../../platform/calls/bind-calls';
import type { Call } from '../../platform/calls/call';
import type { Trx } from '../../platform/database/as-owner';
import { listIntakes, readIntake } from './present';
import { receiveIntake } from './receive';
import { similarIssues } from './similar';
import { assignEnterprise, attachIntake, dismissIntake, registerIntake, requireSight } from './steps';

type Stepping = Pick<Received<unknown>, 'asker' | 'now' | 'requireWho' | 'transaction' | 'asCaller'> & {
  params: { documentId: string };
};

/** Sight first, then the kind, then the step; answers the intake as the asker sees it. */
async function stepping(
  { params: { documentId }, asker, now, requireWho, transaction, asCaller }: Stepping,
  step: (trx: Trx, call: Call) => Promise<void>,
): Promise<unknown> {
  await transaction((trx) => requireSight(trx, documentId));
  requireWho();
  await asCaller(step);
  return { data: await transaction((trx) => readIntake(trx, documentId, asker, now)) };
}

export const intakeCalls = bindCalls(declared, {
  receive: async ({ data, asker, now, transaction, asCaller }) => {
    const { documentId, made } = await asCaller((trx, call) => receiveIntake(trx, data, call));
    return reply(made ? 201 : 200, {
      data: await transaction((trx) => readIntake(trx, documentId, asker, now)),
    });
  },

  list: async ({ query, now, transaction }) => {
    const { lines, total } = await transaction((trx) => listIntakes(trx, query, now));
    return { data: lines, meta: pageMeta(query.pagination, total) };
  },

  read: async ({ params, asker, now, transaction }) => ({
    data: await transaction((trx) => readIntake(trx, params.documentId, asker, now)),
  }),

  assignEnterprise: (given) =>
    stepping(given, (trx, call) =>
      assignEnterprise(trx, given.params.documentId, given.data.enterprise, call),
    ),

  register: async ({ params: { documentId }, data, requireWho, transaction, asCaller }) => {
    await transaction((trx) => requireSight(trx, documentId));
    requireWho();
    const { status, body } = await asCaller((trx, call) => registerIntake(trx, documentId, data ?? {}, call));
    return reply(status, body);
  },

  attach: (given) =>
    stepping(given, (trx, call) => attachIntake(trx, given.params.documentId, given.data.issue, call)),

  dismiss: (given) =>
    stepping(given, (trx, call) => dismissIntake(trx, given.params.documentId, given.data.reason, call)),

  similar: async ({ data, now, transaction }) => ({
    data: await transaction((trx) => similarIssues(trx, data, now)),
  }),
});
