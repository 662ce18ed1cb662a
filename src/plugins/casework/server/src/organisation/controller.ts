import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { accountOf } from '../access/actor';
import { requireOffice } from '../access/office';
import { askerOf } from '../access/seam';
import { inTransaction, openWindow, rows, type Trx } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { endSessions } from '../access/passwords';
import {
  accountsSchema,
  createStaff,
  giveAccounts,
  presentStaff,
  setStaffActive,
  staffSchema,
} from './accounts';
import { requireNoAuditor } from './auditors';
import { calendarSchema, enterCalendar } from './calendars';
import { REASSIGNMENT_STEPS, stepReassignment, type ReassignmentStep } from './reassign';
import { handOverSchema, handOverStaff, membershipsOf, useMembership } from './staff';

const bodySchema = z.strictObject({ data: z.unknown().optional() });

const dataOf = <T>(ctx: Context, schema: z.ZodType<T>): T =>
  parse(schema, parse(bodySchema, ctx.request.body ?? {}).data ?? {});

/** Sight first, as the actor: what he may not see does not exist. */
async function requireVisible(
  trx: Trx,
  table: 'reassignments' | 'staff_members',
  documentId: string,
): Promise<void> {
  const found = await rows(trx, `select 1 from ${table} where document_id = ?`, [documentId]);
  if (found.length === 0) throw notFound();
}

/** 0 for one that is not there, which is answered where he is looked for. */
const staffIdOf = async (trx: Trx, documentId: string): Promise<number> =>
  (await rows<{ id: number }>(trx, 'select id from staff_members where document_id = ?', [documentId]))[0]
    ?.id ?? 0;

/**
 * The system's own administrators are no one's to disable to give a password or a membership, however they came
 * to be linked to a person: whoever could would be one of them (GB/T 22239: 管理权限分离).
 */
async function requireOrdinary(trx: Trx, staffId: number): Promise<void> {
  const administrators = await rows(
    trx,
    `select 1 from staff_members s join admin_users_roles_lnk l on l.user_id = s.admin_user_id
       join admin_roles r on r.id = l.role_id where s.id = ? and r.code = 'strapi-super-admin'`,
    [staffId],
  );
  if (administrators.length > 0) throw refuse(403, 'FORBIDDEN');
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const inWindow = <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
    inTransaction(strapi, (trx) => openWindow(trx, 'casework_actor', () => work(trx)));

  const onStaff = (ctx: Context, work: (trx: Trx, staffId: number) => Promise<void>): Promise<object> => {
    const { documentId = '' } = ctx['params'] as { documentId?: string };
    return inTransaction(strapi, async (trx) => {
      await requireVisible(trx, 'staff_members', documentId);
      requireOffice(ctx);
      return openWindow(trx, 'casework_actor', async () => {
        const [staff] = await rows<{ id: number }>(
          trx,
          'select id from staff_members where document_id = ?',
          [documentId],
        );
        if (!staff) throw notFound();
        if (askerOf(ctx).kind !== 'super') await requireOrdinary(trx, staff.id);
        await work(trx, staff.id);
        return presentStaff(trx, documentId);
      });
    });
  };

  return {
    /** POST /sign-out: every token of the account is dead at once */
    async signOut(ctx: Context): Promise<void> {
      const { strategy, id } = accountOf(ctx);
      if (strategy !== 'api' && strategy !== 'admin') throw refuse(403, 'FORBIDDEN');
      await inWindow(() => endSessions(strapi, strategy === 'api' ? 'interface' : 'admin-panel', id));
      ctx.body = { data: { signedOut: true } };
    },

    /** POST /staff-members: a person with memberships and accounts, in one form */
    async createStaff(ctx: Context): Promise<void> {
      requireOffice(ctx);
      const input = dataOf(ctx, staffSchema);
      ctx.status = 201;
      ctx.body = { data: await inWindow((trx) => createStaff(strapi, trx, input, presentInstant())) };
    },

    /** POST /staff-members/:documentId/accounts: accounts for a person, or new passwords */
    async giveAccounts(ctx: Context): Promise<void> {
      const input = dataOf(ctx, accountsSchema);
      ctx.body = {
        data: await onStaff(ctx, async (trx, id) => {
          await requireNoAuditor(strapi, trx, ctx, id);
          await giveAccounts(strapi, trx, id, input);
        }),
      };
    },

    /** POST /staff-members/:documentId/disable */
    async disableStaff(ctx: Context): Promise<void> {
      ctx.body = {
        data: await onStaff(ctx, (trx, id) => setStaffActive(strapi, trx, id, false, presentInstant())),
      };
    },

    /** POST /staff-members/:documentId/enable */
    async enableStaff(ctx: Context): Promise<void> {
      ctx.body = {
        data: await onStaff(ctx, (trx, id) => setStaffActive(strapi, trx, id, true, presentInstant())),
      };
    },

    /** GET /memberships: the caller's own, to choose from */
    async memberships(ctx: Context): Promise<void> {
      ctx.body = { data: await inWindow((trx) => membershipsOf(trx, accountOf(ctx), presentInstant())) };
    },

    /** POST /memberships/:documentId/use */
    async useMembership(ctx: Context): Promise<void> {
      const { documentId = '' } = ctx['params'] as { documentId?: string };
      const now = presentInstant();
      ctx.body = {
        data: await inWindow(async (trx) => {
          await useMembership(trx, accountOf(ctx), documentId, now);
          return membershipsOf(trx, accountOf(ctx), now);
        }),
      };
    },

    /** POST /reassignments/:documentId/:step */
    async reassignment(ctx: Context): Promise<void> {
      const { documentId = '', step = '' } = ctx['params'] as { documentId?: string; step?: string };
      if (!Object.hasOwn(REASSIGNMENT_STEPS, step)) throw refuse(404, 'UNKNOWN_ACTION', { action: step });
      const name = step as ReassignmentStep;
      const input = dataOf<{ approvalNumber?: string; reason?: string }>(ctx, REASSIGNMENT_STEPS[name].input);
      ctx.body = {
        data: await inTransaction(strapi, async (trx) => {
          await requireVisible(trx, 'reassignments', documentId);
          requireOffice(ctx);
          return openWindow(trx, 'casework_actor', () =>
            stepReassignment(trx, documentId, name, input, presentInstant()),
          );
        }),
      };
    },

    /** POST /staff-members/:documentId/hand-over */
    async handOver(ctx: Context): Promise<void> {
      const { documentId = '' } = ctx['params'] as { documentId?: string };
      const input = dataOf(ctx, handOverSchema);
      ctx.body = {
        data: await inTransaction(strapi, async (trx) => {
          await requireVisible(trx, 'staff_members', documentId);
          requireOffice(ctx);
          return openWindow(trx, 'casework_actor', async () => {
            if (askerOf(ctx).kind !== 'super') await requireOrdinary(trx, await staffIdOf(trx, input.to));
            return handOverStaff(trx, documentId, input, presentInstant());
          });
        }),
      };
    },

    /** POST /calendar */
    async enterCalendar(ctx: Context): Promise<void> {
      const input = dataOf(ctx, calendarSchema);
      requireOffice(ctx);
      ctx.body = { data: await inWindow((trx) => enterCalendar(trx, input, presentInstant())) };
    },
  };
};
