import { z } from 'zod';
import { dataOf, documentIdAnswer, instantAnswer, pageOf } from './answers';
import { HOUSEKEEPERS, OVERSEERS, callsOf, defineCall } from './define-call';
import { pageQuerySchema } from './paging';
import { RECORDED_TYPES } from './recorded-types';

/** The calls on how the system is run: doing what is due on demand, what was done, whether all is well. */

const textOrNull = z.string().nullable();
const instantOrNull = instantAnswer.nullable();
const milliseconds = z.int().min(0);

/** `idle` is kept of runs that are stored. */
const sweepReport = z
  .strictObject({
    startedAt: instantAnswer,
    finishedAt: instantAnswer,
    milliseconds,
    steps: z.array(
      z.strictObject({
        name: z.string(),
        label: z.string(),
        milliseconds,
        done: z.record(z.string(), z.number()),
        failed: z.int().min(0),
        error: z.string().optional(),
      }),
    ),
    idle: z.boolean().optional(),
  })
  .meta({ id: 'SweepReport' });
export type SweepReport = z.infer<typeof sweepReport>;

const health = {
  status: z
    .enum(['ok', 'degraded', 'stalled'])
    .meta({ description: 'degraded: somebody should look; stalled: what is due is not being done' }),
  database: z.literal('ok'),
  sweep: z.strictObject({
    schedule: z.enum(['on', 'off']),
    lastFinishedAt: instantOrNull,
    ageSeconds: z.int().min(0).nullable(),
    failures: z.int().min(0),
  }),
  outbox: z.strictObject({
    waiting: z.int().min(0),
    oldestSeconds: z.int().min(0).nullable(),
    failed: z.int().min(0),
  }),
  calendar: z.strictObject({ coveredThrough: z.int().nullable(), missing: z.array(z.int()) }),
};
const healthAnswer = z.strictObject(health).meta({ id: 'Health' });
export type Health = z.infer<typeof healthAnswer>;

const changeAnswer = z
  .strictObject({
    id: z.string(),
    at: instantAnswer,
    subject: z.string(),
    documentId: textOrNull,
    name: textOrNull,
    account: textOrNull,
    organisation: textOrNull,
    record: textOrNull,
    kind: textOrNull.meta({ description: 'of a membership, what it is' }),
    change: z.enum(['created', 'deleted', 'changed']),
    fields: z.record(z.string(), z.array(z.unknown())).nullable(),
    /** the names of the fields in the record's form */
    labels: z.record(z.string(), z.string()),
    grave: z.enum(['rules', 'published', 'account']).nullable().meta({
      description:
        'why the auditor was told: it moves what is counted, figures that are published, or powers',
    }),
  })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof changeAnswer>;

const attempts = { attempts: z.int().min(0), lastError: textOrNull, retryAt: instantOrNull };

const runStateAnswer = z
  .strictObject({
    ...health,
    schedule: textOrNull,
    mail: z.boolean(),
    anchors: z
      .strictObject({
        lastAt: instantOrNull,
        unsent: z.int().min(0).meta({ description: 'of the last seven days, those that were sent nowhere' }),
        amiss: z.int().min(0).meta({ description: 'what was found changed while anchoring' }),
      })
      .meta({ description: 'the daily anchors of the ledgers' }),
    failedSignIns: z.int().min(0).meta({ description: 'of the last 15 minutes' }),
    runs: z.array(
      z.strictObject({
        id: z.string(),
        instance: z.string(),
        cause: z.enum(['schedule', 'start', 'call']),
        startedAt: instantAnswer,
        finishedAt: instantOrNull,
        report: sweepReport.nullable(),
        error: textOrNull,
      }),
    ),
    failures: z.array(
      z.strictObject({
        step: z.string(),
        label: z.string().meta({ description: 'what officials call the step' }),
        subject: z.string(),
        error: textOrNull,
        attempts: z.int().min(0),
        firstAt: instantAnswer,
        lastAt: instantAnswer,
        retryAt: instantOrNull,
        issue: documentIdAnswer.nullable(),
        number: textOrNull,
      }),
    ),
    deliveries: z.array(
      z.strictObject({
        id: z.uuid(),
        channel: z.string(),
        subject: textOrNull,
        state: z.string(),
        ...attempts,
        createdAt: instantAnswer,
        receiver: textOrNull,
      }),
    ),
    undelivered: z.array(
      z.strictObject({
        id: z.string(),
        event: z.string(),
        eventName: z.string(),
        ...attempts,
        createdAt: instantAnswer,
      }),
    ),
    changes: z.array(changeAnswer),
    mayAct: z.boolean().meta({ description: 'may the reader sweep, have things tried again, give them up?' }),
  })
  .meta({ id: 'RunState' });
export type RunState = z.infer<typeof runStateAnswer>;

export const operationCalls = callsOf('sweep', {
  sweep: defineCall({
    method: 'POST',
    path: '/sweep',
    summary: { zh: '立即执行到期处理', en: 'Do now what is due' },
    who: HOUSEKEEPERS,
    dataOptional: true,
    answer: dataOf(sweepReport),
    errors: [500],
    also: { 503: dataOf(z.null()) },
  }),
  retry: defineCall({
    method: 'POST',
    path: '/sweep/failures/:step/:subject/retry',
    summary: { zh: '重试失败的到期事项', en: 'Have what failed tried again at the next sweep' },
    who: HOUSEKEEPERS,
    params: { step: z.string().max(200), subject: z.string().max(500) },
    dataOptional: true,
    answer: dataOf(z.strictObject({ step: z.string(), subject: z.string(), state: z.literal('waiting') })),
  }),
  runState: defineCall({
    method: 'GET',
    path: '/run-state',
    summary: { zh: '运行状态', en: 'What the system did by itself' },
    who: OVERSEERS,
    answer: dataOf(runStateAnswer),
  }),
  changes: defineCall({
    method: 'GET',
    path: '/changes',
    summary: {
      zh: '变更记录',
      en: 'What was changed of rules, settings and who may do what, newest first',
    },
    who: OVERSEERS,
    query: pageQuerySchema,
    answer: pageOf(changeAnswer),
  }),
  recordChanges: defineCall({
    method: 'GET',
    path: '/changes/:type/:documentId',
    summary: { zh: '一条记录的变更记录', en: 'What was changed of one record, newest first' },
    who: ['office', 'auditor', 'head', 'super', 'group', 'leader', 'liaison'],
    params: { type: z.enum(RECORDED_TYPES) },
    query: pageQuerySchema,
    answer: pageOf(changeAnswer),
  }),
  health: defineCall({
    method: 'GET',
    path: '/health',
    summary: {
      zh: '健康检查',
      en: 'Is all well? For a monitor; 503 without a database, or when what is due stands still',
    },
    who: 'public',
    answer: healthAnswer,
    also: {
      503: z.union([
        healthAnswer,
        z.strictObject({ status: z.literal('down'), database: z.literal('down') }),
      ]),
    },
  }),
  metrics: defineCall({
    method: 'GET',
    path: '/metrics',
    summary: {
      zh: '监控指标（Prometheus 格式）',
      en: 'Metrics in Prometheus’ text form, for a monitor: with METRICS_TOKEN as bearer, or from the machine itself',
    },
    who: 'public',
    answer: { file: 'text/plain' },
  }),
});
