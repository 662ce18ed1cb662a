import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { actionRow } from '../../../../domain/lifecycle';
import { actorOf } from '../../platform/access/actor';
import { afterRequest, askerOf } from '../../platform/access/request-transaction';
import { inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { presentInstant } from '../../platform/base/clock';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { act, register, supplement } from '../../features/issues/act';
import { extraSchema } from '../../../../contracts/inputs';
import { parse } from '../../platform/answers/parse';
import { idempotencyOf, type Call } from '../../platform/calls/call';
import { recordRefusal } from '../../features/issues/refused-attempts';
import { refuseDerived } from './derived';
import { relationTarget } from './relations';

type Data = Record<string, unknown>;

const RELATION_TABLES: Record<string, string> = { enterprise: 'enterprises', category: 'categories' };

/** Creating an issue in the generated form *is* register (spec: stages). @returns its documentId */
export async function registerFromForm(strapi: Core.Strapi, ctx: Context, data: Data): Promise<string> {
  const { call, actor } = callOf(ctx);
  await refuseDerived(strapi, ctx, 'api::issue.issue', undefined);
  return inTransaction(strapi, async (trx) => {
    const input = await inputOf(trx, 'register', data);
    const { body } = await recorded(strapi, ctx, 'register', actor, () =>
      register(trx, input, { ...call, idempotency: idempotencyOf(ctx) }),
    );
    return body.data['documentId'] as string;
  });
}

/**
 * Editing its descriptive fields *is* amend. The form posts every field; only what differs is amended, and
 * a change of what cannot be amended is refused rather than dropped unseen.
 */
export async function amendFromForm(
  strapi: Core.Strapi,
  ctx: Context,
  documentId: string,
  data: Data,
): Promise<void> {
  const { call, actor } = callOf(ctx);
  await refuseDerived(strapi, ctx, 'api::issue.issue', documentId);
  await inTransaction(strapi, async (trx) => {
    const [stored] = await rows<Data>(
      trx,
      `select i.title, i.description, i.kind, i.channel, i.handling_type as "handlingType", i.received_at as "receivedAt",
              c.document_id as category, e.document_id as enterprise, i.extra,
              (select coalesce(json_agg(f.document_id order by m."order"), '[]'::json) from files_related_mph m join files f on f.id = m.file_id
                where m.related_id = i.id and m.related_type = 'api::issue.issue' and m.field = 'attachments') as attachments
         from issues i left join categories c on c.id = i.category_id left join enterprises e on e.id = i.enterprise_id
        where i.document_id = ?`,
      [documentId],
    );
    if (!stored) throw notFound();
    const { extra, ...input } = await inputOf(trx, 'register', data);
    const filled = changedExtra(stored['extra'], extra);
    const changed = Object.fromEntries(
      Object.entries(input).filter(([key, value]) => !same(stored[key], value)),
    );
    if (Array.isArray(changed['attachments'])) {
      const kept = stored['attachments'] as string[];
      const added = (changed['attachments'] as string[]).filter((file) => !kept.includes(file));
      if (added.length > 0) changed['attachments'] = added;
      else delete changed['attachments'];
    }
    const fixed = Object.keys(changed).filter((key) => !Object.hasOwn(actionRow('amend').input, key));
    if (fixed.length > 0) throw fieldErrors(fixed.map((field) => ({ field, code: 'NOT_ACCEPTED' })));
    if (Object.keys(changed).length > 0)
      await recorded(strapi, ctx, 'amend', actor, () => act(trx, documentId, 'amend', changed, call));
    if (filled)
      await recorded(strapi, ctx, 'supplement', actor, () => supplement(trx, documentId, filled, call));
  });
}

/** Of the extra fields that the form posted those that differ; null when none does. */
function changedExtra(stored: unknown, given: unknown): Data | null {
  if (given === undefined) return null;
  parse(extraSchema, given);
  const before = (stored ?? {}) as Data;
  const changed = Object.entries(given as Data).filter(
    ([code, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[code] ?? null),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

const same = (stored: unknown, given: unknown): boolean =>
  stored instanceof Date && typeof given === 'string'
    ? stored.getTime() === new Date(given).getTime()
    : JSON.stringify(stored) === JSON.stringify(given);

function callOf(ctx: Context): { call: Call; actor: NonNullable<ReturnType<typeof actorOf>> } {
  const actor = actorOf(askerOf(ctx));
  if (!actor) throw refuse(403, 'NO_MEMBERSHIP');
  return { actor, call: { actor, now: presentInstant() } };
}

async function recorded<T>(
  strapi: Core.Strapi,
  ctx: Context,
  action: string,
  actor: Call['actor'],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    afterRequest(ctx, () => recordRefusal(strapi, error, action, actor, presentInstant()));
    throw error;
  }
}

/** The action's input from what the form posted: its own fields, without what was left empty. */
async function inputOf(trx: Trx, action: 'register', data: Data): Promise<Data> {
  const input: Data = {};
  for (const [key, field] of Object.entries(actionRow(action).input)) {
    const value = data[key];
    if (value === undefined || value === null || value === '') continue;
    if (field.type === 'relation') {
      const target = relationTarget(value);
      if (target !== undefined && target !== null)
        input[key] = await documentIdOf(trx, RELATION_TABLES[key] ?? '', target);
    } else if (field.type === 'files') {
      input[key] = await fileIds(trx, value);
    } else {
      input[key] = value instanceof Date ? value.toISOString() : value;
    }
  }
  return input;
}

/** The form knows some relations by their internal id; what the asker cannot see has none. */
async function documentIdOf(trx: Trx, table: string, target: string | number): Promise<string> {
  if (typeof target === 'string' && !/^\d+$/.test(target)) return target;
  const [row] = await rows<{ document_id: string }>(trx, `select document_id from ${table} where id = ?`, [
    Number(target),
  ]);
  return row?.document_id ?? 'none';
}

async function fileIds(trx: Trx, value: unknown): Promise<string[]> {
  const list = (Array.isArray(value) ? value : [value])
    .map(relationTarget)
    .filter((v) => v !== null && v !== undefined);
  return Promise.all(list.map((target) => documentIdOf(trx, 'files', target)));
}
