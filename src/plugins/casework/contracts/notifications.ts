import { z } from 'zod';
import { dataOf, documentIdAnswer, instantAnswer, paginationAnswer } from './answers';
import { HOUSEKEEPERS, callsOf, defineCall } from './define-call';
import { pageSchemaOf } from './paging';

/** The calls on the caller's own messages and how he wants to be told; what failed, for the office. */

const inboxPage = pageSchemaOf(100, 20, 100_000);

const preferencesSchema = z.strictObject({
  email: z.enum(['off', 'each', 'digest']),
  muted: z.array(z.string().max(60)).max(100).default([]),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const messageAnswer = z
  .strictObject({
    id: z.uuid(),
    event: z.string(),
    eventName: z.string(),
    title: z.string(),
    body: z.string(),
    createdAt: instantAnswer,
    readAt: instantAnswer.nullable(),
    /** the issue, when the reader sees it as who he now is */
    issue: documentIdAnswer.nullable(),
    number: z.string().nullable(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof messageAnswer>;

const preferencesAnswer = z
  .strictObject({
    email: z.enum(['off', 'each', 'digest']),
    /** events of which no letter is wanted */
    muted: z.array(z.string()),
    mailOn: z.boolean(),
    /** the events that can be notified */
    events: z.array(z.strictObject({ event: z.string(), name: z.string() })),
  })
  .meta({ id: 'NotificationPreferences' });
export type PreferencesPage = z.infer<typeof preferencesAnswer>;

const settled = <S extends string>(state: S) =>
  dataOf(z.strictObject({ id: z.uuid(), state: z.literal(state) }));
const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export const notificationCalls = callsOf('notifications', {
  messages: defineCall({
    method: 'GET',
    path: '/messages',
    summary: { zh: '本人的消息', en: 'The caller’s own messages' },
    who: 'signed-in',
    query: z.strictObject({ ...inboxPage.shape, unread: z.enum(['true', 'false']).default('false') }),
    answer: z.strictObject({
      data: z.array(messageAnswer),
      meta: z.strictObject({ unread: z.int().min(0), pagination: paginationAnswer }),
    }),
  }),
  unread: defineCall({
    method: 'GET',
    path: '/messages/unread',
    summary: { zh: '未读消息数', en: 'How many are unread' },
    who: 'signed-in',
    answer: dataOf(z.strictObject({ unread: z.int().min(0) })),
  }),
  readAll: defineCall({
    method: 'POST',
    path: '/messages/read',
    summary: { zh: '全部标为已读', en: 'Mark all as read' },
    who: 'signed-in',
    dataOptional: true,
    answer: dataOf(z.strictObject({ read: z.int().min(0) })),
  }),
  read: defineCall({
    method: 'POST',
    path: '/messages/:id/read',
    summary: { zh: '标为已读', en: 'Mark one as read' },
    who: 'signed-in',
    params: { id },
    dataOptional: true,
    answer: dataOf(z.strictObject({ read: z.int().min(0) })),
  }),
  preferences: defineCall({
    method: 'GET',
    path: '/notification-preferences',
    summary: { zh: '本人的提醒方式', en: 'How the caller wants to be told' },
    who: 'signed-in',
    answer: dataOf(preferencesAnswer),
  }),
  setPreferences: defineCall({
    method: 'PUT',
    path: '/notification-preferences',
    summary: { zh: '设置本人的提醒方式', en: 'Set how the caller wants to be told' },
    who: 'signed-in',
    data: preferencesSchema,
    answer: dataOf(preferencesAnswer),
    examples: { data: { email: 'digest', muted: [] } },
  }),
  retry: defineCall({
    method: 'POST',
    path: '/deliveries/:id/retry',
    summary: { zh: '重试发送失败的通知', en: 'Have a failed delivery tried again' },
    who: HOUSEKEEPERS,
    params: { id },
    dataOptional: true,
    answer: settled('waiting'),
  }),
  dismiss: defineCall({
    method: 'POST',
    path: '/deliveries/:id/dismiss',
    summary: { zh: '不再重试发送失败的通知', en: 'Give up a failed delivery' },
    who: HOUSEKEEPERS,
    params: { id },
    dataOptional: true,
    answer: settled('dropped'),
  }),
});
