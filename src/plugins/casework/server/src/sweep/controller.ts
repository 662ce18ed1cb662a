import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { keepsHouse, requireOffice } from '../access/office';
import { asSystem } from '../access/outside';
import { afterRequest, askerOf } from '../access/seam';
import { inTransaction, openWindow, rows } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound, refuse } from '../shared/errors';
import { sweep } from './run';
import { pageSchema } from '../issues/controller';
import { parse } from '../shared/parse';
import { readChanges, readHealth, readRunState, type Health } from './state';

/** A monitor should not wait for a database that does not answer. */
const HEALTH_MS = 5_000;

/** Who ask at the same time get one answer: nobody needs an account to ask, and each would hold a connection. */
let asking: Promise<Health> | null = null;

function askHealth(strapi: Core.Strapi): Promise<Health> {
  if (asking) return asking;
  const asked = asSystem(() => inTransaction(strapi, (trx) => readHealth(trx, presentInstant())));
  asking = asked;
  const forget = (): void => {
    if (asking === asked) asking = null;
  };
  asked.then(forget, forget);
  // What does not answer is not waited for by everybody who comes later.
  setTimeout(forget, HEALTH_MS).unref();
  return asked;
}

/** Who keeps the house, and who looks on. @throws CaseworkError 404 without a membership, 403 for anybody else */
function requireOverseer(ctx: Context): string {
  const { kind } = askerOf(ctx);
  if (kind === 'none') throw notFound();
  if (!keepsHouse(kind) && kind !== 'auditor') throw refuse(403, 'FORBIDDEN');
  return kind;
}

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * POST /sweep: what the schedule does, now. It has transactions of its own, so it begins when the
   * request's has ended.
   */
  async sweep(ctx: Context): Promise<void> {
    requireOffice(ctx);
    const now = presentInstant();
    ctx.body = { data: null };
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
  },

  /** POST /sweep/failures/:step/:subject/retry: what failed is tried again at the next sweep, not only then */
  async retry(ctx: Context): Promise<void> {
    requireOffice(ctx);
    const { step, subject } = ctx['params'] as { step: string; subject: string };
    const again = await inTransaction(strapi, (trx) =>
      openWindow(trx, 'casework_actor', () =>
        rows(
          trx,
          'update casework.sweep_failures set retry_at = ? where step = ? and subject = ? returning 1',
          [presentInstant().toISOString(), step, subject],
        ),
      ),
    );
    if (again.length === 0) throw notFound();
    ctx.body = { data: { step, subject, state: 'waiting' } };
  },

  /** GET /run-state */
  async runState(ctx: Context): Promise<void> {
    const kind = requireOverseer(ctx);
    ctx.body = {
      data: {
        ...(await inTransaction(strapi, (trx) =>
          openWindow(trx, 'casework_actor', () => readRunState(trx, presentInstant())),
        )),
        // What one may only look at has no buttons.
        mayAct: keepsHouse(kind),
      },
    };
  },

  /** GET /changes, a page of them */
  async changes(ctx: Context): Promise<void> {
    requireOverseer(ctx);
    const page = parse(pageSchema, (ctx.query as { pagination?: unknown }).pagination ?? {});
    const { changes, total } = await inTransaction(strapi, (trx) =>
      openWindow(trx, 'casework_actor', () => readChanges(trx, page)),
    );
    ctx.body = {
      data: changes,
      meta: { pagination: { ...page, pageCount: Math.ceil(total / page.pageSize), total } },
    };
  },

  /** GET /health: open to a monitor; it has no request transaction, so that it answers without a database */
  async health(ctx: Context): Promise<void> {
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
      ctx.status = health.status === 'stalled' ? 503 : 200;
      ctx.body = health;
    } catch (error) {
      strapi.log.error(`casework: health: ${String(error)}`);
      ctx.status = 503;
      ctx.body = { status: 'down', database: 'down' };
    } finally {
      clearTimeout(timer);
    }
  },
});
