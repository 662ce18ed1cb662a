import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { askerOf } from '../../platform/access/request-transaction';
import { VISIBILITY } from '../../platform/access/visibility';
import { asOwner, inTransaction, rows } from '../../platform/database/as-owner';
import { syncPanelRoles } from '../../features/organisation/accounts';
import { keepAllDuties, keepDutiesOfLeaders } from '../../features/duties';
import { beforeStaff, refuseAdministrators } from '../../features/organisation/auditors';
import { recomputeOpenDues } from '../../features/organisation/enter-calendar';
import { handOverIssues } from '../../features/organisation/pairings';
import { presentInstant } from '../../platform/base/clock';
import { notFound, refuse } from '../../platform/answers/errors';
import { amendFromForm, registerFromForm } from './issue-form';
import { mergeWithOpened } from './edits';
import { isNamedOnce, refuseNearDuplicate, tidyEntry } from './entry';
import { checkMoney } from './money';
import { beforePair } from '../../features/organisation/pairing-form';
import { afterRoom, beforeRoom, type Before } from '../../features/meetings/meeting-form';
import { EXTRA_OF } from '../../platform/access/extra-query';
import { beforeExtraField, takeExtra } from '../../features/extra-fields/form';
import { refuseDerived } from './derived';
import { createOnce } from './once';
import { normaliseColumnRelations, withoutDerived } from './relations';

/**
 * Rules of generated forms and routes for the application's records: an issue's form is register and amend,
 * lifecycle records are not written, derived fields are accepted from nobody, and some master data has consequences
 * in the same transaction. One middleware of Strapi's document service, through which REST, GraphQL and the Content
 * Manager all write.
 */
export function installForms(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action } = context;
    const name = uid.startsWith('api::') ? (uid.split('.')[1] ?? '') : null;
    if (name === null || !isWrite(action)) return next();
    const ctx = strapi.requestContext.get() as Context | undefined;
    if (name === 'issue') return issueForm(strapi, ctx, context as unknown as FormContext) as never;

    const write = VISIBILITY[name]?.write;
    const command =
      action === 'create' || action === 'clone' ? 'insert' : action === 'update' ? 'update' : 'delete';
    if (!write) throw refuse(403, 'READ_ONLY');
    if (command === 'delete' && !write.delete) throw refuse(403, 'NOT_DELETABLE');
    // The policies judge the row; that a role writes none of these is said before any value is looked at.
    if (ctx && !mayWriteAtAll(write[command], askerOf(ctx).kind)) throw refuse(403, 'FORBIDDEN');
    const { attributes, collectionName } = strapi.contentType(uid);
    if (ctx && command !== 'insert') await requireWritable(strapi, collectionName ?? '', context.params);
    if (ctx && action === 'create') await refuseDerived(strapi, ctx, uid, undefined);
    if (ctx && action === 'update')
      await refuseDerived(strapi, ctx, uid, (context.params as { documentId?: string }).documentId ?? '');
    // A copy would carry state and dates that were never entered for it.
    if (
      action === 'clone' &&
      Object.values(attributes).some((a) => (a as { writable?: boolean }).writable === false)
    ) {
      throw refuse(403, 'READ_ONLY');
    }
    const params = context.params as { data?: Record<string, unknown>; documentId?: string };
    const writing = async (): Promise<unknown> => {
      let before: Before = {};
      if (params.data) {
        params.data = await normaliseColumnRelations(
          attributes,
          tidyEntry(attributes, withoutDerived(attributes, params.data)),
          (target, key) => findVisible(strapi, target, key),
        );
        checkMoney(attributes, params.data);
        if (ctx && command === 'update' && params.documentId !== undefined)
          params.data = await mergeWithOpened(strapi, ctx, uid, params.documentId, params.data);
        const target = command === 'insert' ? null : (params.documentId ?? '');
        const record = EXTRA_OF[uid];
        if (ctx && record && record !== 'issue') {
          const { kind } = askerOf(ctx);
          const data = params.data;
          params.data = await inTransaction(strapi, (trx) => takeExtra(trx, record, target, data, kind));
        }
        if (ctx && name === 'extra-field') {
          const data = params.data;
          params.data = await inTransaction(strapi, (trx) => beforeExtraField(trx, target, data));
        }
        if (isNamedOnce(name)) {
          const { data: named, documentId: own = '' } = params;
          await inTransaction(strapi, (trx) =>
            asOwner(trx, 'A similar record may be out of sight', () =>
              refuseNearDuplicate(trx, name, own, named),
            ),
          );
        }
        if (name === 'pairing' || name === 'reassignment') {
          const data = params.data;
          await inTransaction(strapi, (trx) => beforePair(trx, name, action, data, presentInstant()));
        }
        if (ctx && (name === 'staff-member' || name === 'membership')) {
          const data = params.data;
          const documentId =
            command === 'insert' ? '' : ((context.params as { documentId?: string }).documentId ?? '');
          await inTransaction(strapi, (trx) =>
            asOwner(trx, 'Requests may not read who is an administrator or auditor', async () => {
              if (action === 'update') await beforeStaff(strapi, trx, ctx, name, documentId, data);
              await refuseAdministrators(trx, ctx, name, documentId, data);
            }),
          );
        }
        before = await beforeRoom(name, action, params.data, {
          asker: ctx ? askerOf(ctx) : null,
          now: presentInstant(),
          elevated: (work) =>
            inTransaction(strapi, (trx) =>
              asOwner(trx, "Visits and agendas are checked against records out of the asker's sight", () =>
                work(trx),
              ),
            ),
          visible: (named) => visibleEnterprises(strapi, named),
          documentId: (context.params as { documentId?: string }).documentId,
        });
      }
      const result = await next();
      await consequences(strapi, name, action, result, before);
      return result;
    };
    if (!ctx || action !== 'create' || !isForm(ctx)) return (await writing()) as never;
    return (await createOnce(strapi, ctx, params.data, {
      elevated: (work) =>
        inTransaction(strapi, (trx) =>
          asOwner(trx, 'Requests may not write the keys by which a form is stored once', () => work(trx)),
        ),
      create: writing,
      read: (documentId) => strapi.documents(uid as 'api::enterprise.enterprise').findOne({ documentId }),
    })) as never;
  });
}

/** Requests that create one record: the Content Manager's and REST's, not a mutation that may hold several. */
const isForm = (ctx: Context): boolean =>
  ctx.path.startsWith('/content-manager/collection-types/') || /^\/api\/[a-z-]+\/?$/.test(ctx.path);

const mayWriteAtAll = (allowed: Partial<Record<string, string>> | undefined, kind: string): boolean =>
  allowed?.[kind === 'liaison' ? 'leader' : kind] !== undefined;

/**
 * Refuses a write that the policies do not allow: a row that is visible but not writable would silently be left as
 * it is, and one that does not exist would be deleted with success.
 * @throws CaseworkError 403, 404
 */
async function requireWritable(strapi: Core.Strapi, table: string, params: unknown): Promise<void> {
  const { documentId = '' } = params as { documentId?: string };
  await inTransaction(strapi, async (trx) => {
    const found = async (lock: string): Promise<boolean> =>
      (await rows(trx, `select 1 from "${table}" where document_id = ? ${lock}`, [documentId])).length > 0;
    if (await found('for update')) return;
    throw (await found('')) ? refuse(403, 'FORBIDDEN') : notFound();
  });
}

async function visibleEnterprises(strapi: Core.Strapi, named: (string | number)[]): Promise<number[]> {
  if (named.length === 0) return [];
  const texts = named.map((one) => String(one).replaceAll('\0', ''));
  const found = await inTransaction(strapi, (trx) =>
    rows<{ id: number }>(trx, 'select id from enterprises where document_id = any(?) or id = any(?::int[])', [
      texts,
      texts.filter((text) => /^\d{1,9}$/.test(text)),
    ]),
  );
  return found.map(({ id }) => id);
}

async function findVisible(
  strapi: Core.Strapi,
  uid: string,
  target: string | number,
): Promise<number | null> {
  const byId = typeof target === 'number' || /^\d+$/.test(target);
  const where = byId ? { id: Number(target) } : { documentId: target };
  const found = (await strapi.db
    .query(uid as 'api::department.department')
    .findOne({ where, select: ['id'] })) as {
    id: number;
  } | null;
  return found ? Number(found.id) : null;
}

type FormContext = {
  action: string;
  params: { documentId?: string; data?: Record<string, unknown>; populate?: object };
};

const isWrite = (action: string): boolean =>
  ['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft'].includes(action);

async function issueForm(
  strapi: Core.Strapi,
  ctx: Context | undefined,
  { action, params }: FormContext,
): Promise<object> {
  // Without a request there is no actor: the use-cases are called directly.
  if (!ctx || (action !== 'create' && action !== 'update')) {
    throw refuse(403, action === 'delete' ? 'NOT_DELETABLE' : 'READ_ONLY');
  }
  const documentId = params.documentId ?? '';
  const made = action === 'create' ? await registerFromForm(strapi, ctx, params.data ?? {}) : documentId;
  if (action === 'update') {
    const data = await mergeWithOpened(strapi, ctx, 'api::issue.issue', documentId, params.data ?? {});
    await amendFromForm(strapi, ctx, documentId, data);
  }
  const found = (await strapi.documents('api::issue.issue').findOne({
    documentId: made,
    ...(params.populate ? { populate: params.populate as never } : {}),
  })) as object | null;
  // A complaint leaves its registrar's sight at once.
  return found ?? { documentId: made };
}

async function consequences(
  strapi: Core.Strapi,
  name: string,
  action: string,
  result: unknown,
  before: Before,
): Promise<void> {
  const written = result as { id: number; documentId: string } | null;
  if (written && action !== 'delete') {
    await afterRoom(strapi, name, action, written, {
      now: presentInstant(),
      elevated: (work) =>
        inTransaction(strapi, (trx) =>
          asOwner(trx, 'A visit fulfils duties, which requests may not write', () => work(trx)),
        ),
      before,
    });
  }
  if (name === 'pairing') {
    const { documentId } = result as { documentId: string };
    await inTransaction(strapi, (trx) =>
      asOwner(trx, 'A pairing hands issues over, which requests may not write', async () => {
        const [pairing] = await rows<{ enterprise_id: number; leader_id: number; until: Date | null }>(
          trx,
          'select enterprise_id, leader_id, until from pairings where document_id = ?',
          [documentId],
        );
        if (!pairing) throw notFound();
        const now = presentInstant();
        if (action === 'create' && !pairing.until)
          await handOverIssues(trx, pairing.enterprise_id, 'pool', '建立包联关系', now);
        await keepDutiesOfLeaders(trx, [pairing.leader_id], now);
      }),
    );
  }
  if (name === 'membership' || name === 'staff-member') {
    const { documentId } = (result ?? {}) as { documentId?: string };
    await inTransaction(strapi, (trx) =>
      asOwner(trx, 'Memberships decide on panel roles, which requests may not write', async () => {
        const [staff] = await rows<{ id: number | null }>(
          trx,
          name === 'membership'
            ? 'select staff_member_id as id from memberships where document_id = ?'
            : 'select id from staff_members where document_id = ?',
          [documentId ?? ''],
        );
        if (staff?.id != null) await syncPanelRoles(trx, staff.id);
      }),
    );
  }
  // Duties depend on who is a group or a leader, and on whether dates move: they are updated in the same transaction.
  if (name === 'leader' || name === 'department' || name === 'setting') {
    await inTransaction(strapi, (trx) => keepAllDuties(trx, presentInstant()));
  }
  if (name === 'calendar-day' || name === 'calendar-year') {
    await inTransaction(strapi, (trx) =>
      asOwner(trx, 'A changed calendar moves the dues of all open issues', () =>
        recomputeOpenDues(trx, '工作日历调整，重算办理时限', presentInstant()),
      ),
    );
  }
}
