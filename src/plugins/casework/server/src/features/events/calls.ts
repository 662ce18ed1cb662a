import { eventCalls as declared } from '../../../../contracts/events';
import { bindCalls } from '../../platform/calls/bind-calls';
import { readEvents } from './read';

export const eventCalls = bindCalls(declared, {
  list: async ({ query, transaction }) => {
    const { events, cursor, more } = await transaction((trx) => readEvents(trx, query));
    return { data: events, meta: { cursor, more } };
  },
});
