import type { Context } from 'koa';
import type { z } from 'zod';
import { calendarCalls as declaredCalendar } from '../../../../contracts/calendar';
import { departmentCalls as declaredDepartments } from '../../../../contracts/departments';
import { REASSIGNMENT_INPUTS, peopleCalls as declared } from '../../../../contracts/people';
import { accountOf } from '../../platform/access/actor';
import { notFound, refuse } from '../../platform/answers/errors';
import { parse } from '../../platform/answers/parse';
import { bindCalls, parseBody, type Received } from '../../platform/calls/bind-calls';
import { asOwner, inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { NO_TERMS, endSessions, passwordTerms } from '../../platform/sign-in/passwords';
import { passwordsClosed } from '../../platform/sign-in/sign-on-settings';
import { createStaff, giveAccounts, presentStaff, resetSignIn, setStaffActive } from './accounts';
import { requireNoAuditor } from './auditors';
import { logOutAddress } from '../sign-in/provider';
import { endSignOnSession, signOnSessionOf } from '../sign-in/sessions';
import { enterCalendar } from './enter-calendar';
import { editOwnDepartment, ownDepartment } from './own-department';
import { stepReassignment } from './reassign';
import { handOverStaff, membershipsOf, useMembership } from './staff';

const isSuper = (ctx: Context): boolean => accountOf(ctx).isSuper;

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
 * A system administrator can neither be disabled nor be given a password or a membership here, however he came to
 * be linked to a person: whoever could do so would be one of them (GB/T 22239: 管理权限分离).
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

type OnStaff = Pick<Received<unknown>, 'asker' | 'transaction' | 'requireWho'> & {
  params: { documentId: string };
};

/** A change to a person: found under the asker's sight (404 otherwise), made as the owner. */
const onStaff = async (
  { asker, params: { documentId }, transaction, requireWho }: OnStaff,
  work: (trx: Trx, staffId: number) => Promise<void>,
): Promise<{ data: object }> => ({
  data: await transaction(async (trx) => {
    await requireVisible(trx, 'staff_members', documentId);
    requireWho();
    return asOwner(trx, 'Requests may not write accounts; the asker sees the person', async () => {
      const staffId = await staffIdOf(trx, documentId);
      if (staffId === 0) throw notFound();
      if (asker.kind !== 'super') await requireOrdinary(trx, staffId);
      await work(trx, staffId);
      return presentStaff(trx, documentId);
    });
  }),
});

export const peopleCalls = bindCalls(declared, {
  /** Every token of the account is dead at once. */
  signOut: async ({ strapi, ctx, now, transaction }) => {
    const { strategy, id } = accountOf(ctx);
    if (strategy !== 'api' && strategy !== 'admin') throw refuse(403, 'FORBIDDEN');
    const door = strategy === 'api' ? 'interface' : 'admin-panel';
    const token = await transaction((trx) =>
      asOwner(trx, 'Requests may not write sessions; an account ends its own', async () => {
        const session = await signOnSessionOf(trx, ctx);
        await endSessions(strapi, door, id);
        return session === null ? null : endSignOnSession(strapi, trx, { door, accountId: id, session }, now);
      }),
    );
    const url = token === null ? null : await logOutAddress(strapi, token, null);
    return { data: { signedOut: true as const, url } };
  },

  createStaff: async ({ strapi, data, now, transaction }) => ({
    data: await transaction((trx) =>
      asOwner(trx, "Requests may not write accounts; the call is the office's", () =>
        createStaff(strapi, trx, data, now),
      ),
    ),
  }),

  giveAccounts: (call) =>
    onStaff(call, async (trx, id) => {
      await requireNoAuditor(call.strapi, trx, call.ctx, id);
      await giveAccounts(call.strapi, trx, id, call.data);
    }),

  disableStaff: (call) => onStaff(call, (trx, id) => setStaffActive(call.strapi, trx, id, false, call.now)),

  enableStaff: (call) => onStaff(call, (trx, id) => setStaffActive(call.strapi, trx, id, true, call.now)),

  resetSecondFactor: (call) =>
    onStaff(call, async (trx, id) => {
      await requireNoAuditor(call.strapi, trx, call.ctx, id);
      await resetSignIn(call.strapi, trx, id, 'second-factor', { by: call.asker, now: call.now });
    }),

  unlinkSignOn: (call) =>
    onStaff(call, async (trx, id) => {
      await requireNoAuditor(call.strapi, trx, call.ctx, id);
      await resetSignIn(call.strapi, trx, id, 'sign-on', { by: call.asker, now: call.now });
    }),

  /** The caller's own, to choose from. */
  memberships: async ({ ctx, now, transaction }) => ({
    data: await transaction((trx) =>
      asOwner(trx, 'An account chooses among all of its memberships', () =>
        membershipsOf(trx, accountOf(ctx), now),
      ),
    ),
  }),

  session: async ({ strapi, ctx, now, transaction }) => ({
    data: {
      idleSeconds: strapi.config.get<{ idleSessionLifespan: number }>('admin.auth.sessions')
        .idleSessionLifespan,
      password: await transaction((trx) =>
        asOwner(trx, 'An account is told until when its own password holds', () =>
          // Where passwords are closed nobody is warned of his own.
          passwordsClosed() && !isSuper(ctx)
            ? Promise.resolve(NO_TERMS)
            : passwordTerms(trx, accountOf(ctx), now),
        ),
      ),
    },
  }),

  useMembership: async ({ ctx, params, now, transaction }) => ({
    data: await transaction((trx) =>
      asOwner(trx, 'An account chooses among all of its memberships', async () => {
        await useMembership(trx, accountOf(ctx), params.documentId, now);
        return membershipsOf(trx, accountOf(ctx), now);
      }),
    ),
  }),

  reassignment: async ({ strapi, params: { documentId, step }, data: body, now, requireWho }) => {
    if (!Object.hasOwn(REASSIGNMENT_INPUTS, step)) throw refuse(404, 'UNKNOWN_ACTION', { action: step });
    const name = step as keyof typeof REASSIGNMENT_INPUTS;
    const schema: z.ZodType<{ approvalNumber?: string; reason?: string }> = REASSIGNMENT_INPUTS[name];
    const input = parse(schema, parseBody(body) ?? {});
    return {
      data: await inTransaction(strapi, async (trx) => {
        await requireVisible(trx, 'reassignments', documentId);
        requireWho();
        return asOwner(trx, 'Requests may not write reassignments; the asker sees this one', () =>
          stepReassignment(trx, documentId, name, input, now),
        );
      }),
    };
  },

  handOver: async ({ asker, params: { documentId }, data, now, transaction, requireWho }) => ({
    data: await transaction(async (trx) => {
      await requireVisible(trx, 'staff_members', documentId);
      requireWho();
      return asOwner(trx, 'A hand-over moves records of all kinds', async () => {
        if (asker.kind !== 'super') await requireOrdinary(trx, await staffIdOf(trx, data.to));
        return handOverStaff(trx, documentId, data, now);
      });
    }),
  }),
});

export const departmentCalls = bindCalls(declaredDepartments, {
  own: async ({ asker, transaction }) => ({ data: await transaction((trx) => ownDepartment(trx, asker)) }),
  editOwn: async ({ asker, data, now, transaction }) => ({
    data: await transaction((trx) => editOwnDepartment(trx, asker, data, now)),
  }),
});

export const calendarCalls = bindCalls(declaredCalendar, {
  enterCalendar: async ({ data, now, transaction }) => ({
    data: await transaction((trx) =>
      asOwner(trx, 'A changed calendar moves the dues of all open issues', () =>
        enterCalendar(trx, data, now),
      ),
    ),
  }),
});
