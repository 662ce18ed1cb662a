import { enterpriseMessageCalls as declared } from '../../../../contracts/enterprise-messages';
import { pageMeta } from '../../../../contracts/paging';
import { bindCalls } from '../../platform/calls/bind-calls';
import { answerMessage, listMessages } from './messages';

export const enterpriseMessageCalls = bindCalls(declared, {
  list: async ({ query, asker, transaction }) => {
    const { messages, total } = await transaction((trx) => listMessages(trx, query, asker));
    return { data: messages, meta: pageMeta(query.pagination, total) };
  },

  answer: async ({ params: { message }, data: { text }, asker, now, transaction, requireWho }) => ({
    data: await transaction((trx) => answerMessage(trx, message, text, { asker, requireWho, now })),
  }),
});
