import type { Core } from '@strapi/strapi';
import { operationCalls as declared, type Health } from '../../../../contracts/operations';
import { languageOf } from '../../../../contracts/messages';
import { pageMeta } from '../../../../contracts/paging';
import type { RecordedType } from '../../../../contracts/recorded-types';
import { keepsHouse } from '../../platform/access/office';
import { asSystem } from '../../platform/database/outside-transaction';
import { afterRequest } from '../../platform/access/request-transaction';
import { notFound, refuse } from '../../platform/answers/errors';
import { presentInstant } from '../../platform/base/clock';
import { bindCalls, reply } from '../../platform/calls/bind-calls';
import { asOwner, rows } from '../../platform/database/as-owner';
import { sweep } from '../../platform/sweep/run';
import { inReserve } from '../../platform/database/reserve';
import { readChanges, readRecordChanges } from './changes';
import { isMonitor, metricsText } from './metrics';
import { readHealth, readRunState } from './run-state';

/** A monitor should not wait for a database that does not answer. */
const HEALTH_MS = 5_000;

/** Concurrent calls share one answer: no account is needed to ask, and each call would hold a connection. */
let asking: Promise<Health> | null = null;

function askHealth(strapi: Core.Strapi): Promise<Health> {
  if (asking) return asking;
  const asked = asSystem(() => inReserve(strapi, (trx) => readHealth(trx, presentInstant())));
  asking = asked;
  const forget = (): void => {
    if (asking === asked) asking = null;
  };
  asked.then(forget, forget);
  // A call that does not answer is not waited for by later callers.
  setTimeout(forget, HEALTH_MS).unref();
  return asked;
}

export const operationCalls = bindCalls(declared, {
  /** The sweep has its own transactions, so it begins when the request's has ended. */
  sweep: ({ strapi, ctx, now }) => {
    afterRequest(ctx, async () => {
      try {
        const report = await sweep(strapi, now, 'call');
        if (report) ctx.body = { data: report };
        else ctx.status = 503;
      } catch (error) {
        ctx.status = 500;
        ctx.body = {
          data: null,
          error: { status: 500, name: 'InternalServerError', message: '系统内部错误', details: {} },
        };
        throw error;
      }
    });
    return { data: null };
  },

  /** A failure is tried again at the next sweep, instead of at the time that its attempts put it off to. */
  retry: async ({ params: { step, subject }, now, transaction }) => {
    const again = await transaction((trx) =>
      asOwner(trx, "Requests may not write the sweep's failures", () =>
        rows(
          trx,
          'update casework.sweep_failures set retry_at = ? where step = ? and subject = ? returning 1',
          [now.toISOString(), step, subject],
        ),
      ),
    );
    if (again.length === 0) throw notFound();
    return { data: { step, subject, state: 'waiting' } };
  },

  runState: async ({ asker, now, transaction }) => {
    const state = await transaction((trx) =>
      asOwner(trx, "Requests may not read the tables of the system's state", () => readRunState(trx, now)),
    );
    // A reader who may not act gets no buttons.
    return { data: { ...state, mayAct: keepsHouse(asker.kind) } };
  },

  changes: async ({ query: { pagination }, transaction }) => {
    const { changes, total } = await transaction((trx) =>
      asOwner(trx, 'Requests may not read the change log', () => readChanges(trx, pagination)),
    );
    return { data: changes, meta: pageMeta(pagination, total) };
  },

  recordChanges: async ({ params: { type, documentId }, query: { pagination }, asker, transaction }) => {
    const { changes, total } = await transaction((trx) =>
      readRecordChanges(trx, type as RecordedType, documentId, asker, pagination),
    );
    return { data: changes, meta: pageMeta(pagination, total) };
  },

  /** Open to a monitor; it has no request transaction, so that it answers without a database. */
  health: async ({ strapi, ctx }) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), HEALTH_MS);
    });
    const asked = askHealth(strapi);
    asked.catch(() => undefined);
    ctx.set('Cache-Control', 'no-store');
    try {
      const health = await Promise.race([asked, late]);
      // Many a monitor looks at nothing but the status.
      return reply(health.status === 'stalled' ? 503 : 200, health);
    } catch (error) {
      strapi.log.error(`casework: health: ${String(error)}`);
      return reply(503, { status: 'down', database: 'down' });
    } finally {
      clearTimeout(timer);
    }
  },

  /** As the health check, without a request's transaction. */
  metrics: async ({ strapi, ctx }) => {
    if (!isMonitor(ctx)) {
      ctx.status = 403;
      ctx.body = {
        data: null,
        error: refuse(403, 'FORBIDDEN').toBody(languageOf(ctx.get('accept-language'))),
      };
      return;
    }
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await metricsText(strapi, presentInstant());
    ctx.type = 'text/plain; version=0.0.4; charset=utf-8';
  },
});
