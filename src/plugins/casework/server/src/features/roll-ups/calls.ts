import { languageOf } from '../../../../contracts/messages';
import { rollUpCalls as declared } from '../../../../contracts/roll-ups';
import { bindCalls, reply } from '../../platform/calls/bind-calls';
import { asOwner } from '../../platform/database/as-owner';
import { cityProfile } from '../city/profile';
import { fingerprintOf } from '../evidence/key';
import { lowerOffices, receiveRollUp, registerOffice, rollUpsOf } from './receive';
import { receiverOf, sendRollUp, sentRollUps } from './send';
import { ownKey, signedFigures } from './statement';

/** Name of this office for the upper level, beside the code. */
const ownName = (): string => `${cityProfile().name}专班办`;

export const rollUpCalls = bindCalls(declared, {
  receive: async ({ data, now, transaction }) => {
    const { receipt, isNew } = await transaction((trx) => receiveRollUp(trx, data, now));
    return reply(isNew ? 201 : 200, { data: receipt });
  },

  list: async ({ query, transaction }) => ({
    data: await transaction((trx) =>
      asOwner(trx, 'The office lists the figures that were sent', () => rollUpsOf(trx, query)),
    ),
  }),

  offices: async ({ transaction }) => ({ data: await transaction(lowerOffices) }),

  register: async ({ params, data, asCaller }) => ({
    data: await asCaller((trx, call) => registerOffice(trx, params.documentId, data, call)),
  }),

  own: async ({ query, now, transaction }) => {
    const signed = await transaction((trx) => signedFigures(trx, query, now, ownName()));
    const { publicKey } = ownKey();
    return { data: { ...signed, publicKey, fingerprint: fingerprintOf(publicKey), receiver: receiverOf() } };
  },

  send: async ({ ctx, data, asCaller }) => ({
    data: await asCaller((trx, call) =>
      sendRollUp(trx, data, call, ownName(), languageOf(ctx.get('accept-language'))),
    ),
  }),

  sent: async ({ transaction }) => ({ data: await transaction(sentRollUps) }),
});
