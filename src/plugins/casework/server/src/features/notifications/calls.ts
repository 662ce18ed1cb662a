import { notificationCalls as declared } from '../../../../contracts/notifications';
import { pageMeta } from '../../../../contracts/paging';
import { notFound } from '../../platform/answers/errors';
import { bindCalls, type Received } from '../../platform/calls/bind-calls';
import { asOwner, type Trx } from '../../platform/database/as-owner';
import { giveUp, tryAgain } from './failed';
import { countUnread, markRead, readInbox, readPreferences, writePreferences } from './inbox';
import { isMailOn } from './mail';
import { eventNames } from './templates';

type Settling = {
  params: { id: string };
  now: Date;
  transaction: Received<unknown>['transaction'];
};

/** @throws CaseworkError 404 when there is no such failed delivery */
async function settleFailed(
  { params: { id }, now, transaction }: Settling,
  settle: (trx: Trx, id: string, now: Date) => Promise<boolean>,
): Promise<void> {
  const settled = await transaction((trx) =>
    asOwner(trx, "Requests may not read deliveries; the call is the office's", () => settle(trx, id, now)),
  );
  if (!settled) throw notFound();
}

export const notificationCalls = bindCalls(declared, {
  messages: async ({ query: { unread, ...page }, transaction }) => {
    const inbox = await transaction((trx) => readInbox(trx, page, unread === 'true'));
    return { data: inbox.messages, meta: { unread: inbox.unread, ...pageMeta(page, inbox.total) } };
  },

  unread: async ({ transaction }) => ({ data: { unread: await transaction(countUnread) } }),

  read: async ({ params, now, transaction }) => {
    await transaction((trx) => markRead(trx, params.id, now));
    return { data: { read: 1 } };
  },

  readAll: async ({ now, transaction }) => ({
    data: { read: await transaction((trx) => markRead(trx, null, now)) },
  }),

  preferences: async ({ transaction }) => {
    const preferences = await transaction(readPreferences);
    return { data: { ...preferences, mailOn: isMailOn(), events: eventNames() } };
  },

  setPreferences: async ({ data, transaction }) => {
    await transaction((trx) => writePreferences(trx, data));
    return { data: { ...data, mailOn: isMailOn(), events: eventNames() } };
  },

  /** The office has a failed one tried again at the next sweep. */
  retry: async (call) => {
    await settleFailed(call, tryAgain);
    return { data: { id: call.params.id, state: 'waiting' } };
  },

  /** The office has seen that it failed, and wants it no longer. */
  dismiss: async (call) => {
    await settleFailed(call, giveUp);
    return { data: { id: call.params.id, state: 'dropped' } };
  },
});
