import type { Core, Schema } from '@strapi/strapi';
import canonicalize from 'canonicalize';
import type { Context } from 'koa';
import { fieldErrors } from '../../platform/answers/errors';
import { relationTarget } from './relations';

type Attribute = Schema.Attribute.AnyAttribute & { writable?: boolean; default?: unknown };
type Data = Record<string, unknown>;
/** A content type's model as its file has it. */
type Written = { __schema__: { attributes: Record<string, Attribute> } };

/**
 * Refuses to change what only the application writes (`writable: false`): Strapi drops such fields before any
 * of its middlewares runs, and the answer 200 would say that they had been stored. Forms send whole records, so
 * a value as it stands (for a new record: as the model has it) is no change.
 * @throws CaseworkError 400 naming each field that differs
 */
export async function refuseDerived(
  strapi: Core.Strapi,
  ctx: Context,
  uid: string,
  documentId: string | undefined,
): Promise<void> {
  const sent = sentFor(strapi, ctx, uid);
  if (!sent) return;
  // As the model's file has them: Strapi adds localizations, locale and the like, which are none of ours.
  const { attributes } = (strapi.contentType(uid as 'api::issue.issue') as unknown as Written).__schema__;
  const derived = Object.entries(attributes).filter(
    ([key, attribute]) => attribute.writable === false && sent[key] !== undefined,
  );
  if (derived.length === 0) return;
  const stored = documentId === undefined ? {} : await storedAs(strapi, uid, documentId, derived);
  // A record out of the asker's sight is answered with 404 by what follows.
  if (!stored) return;
  const changed = derived.filter(([key, attribute]) => {
    const present = documentId === undefined ? attribute.default : stored[key];
    return !same(attribute, present ?? null, sent[key]);
  });
  if (changed.length > 0) throw fieldErrors(changed.map(([field]) => ({ field, code: 'BY_ACTION_ONLY' })));
}

/** The values that the request gives to this record: the Content Manager's body, or a generated route's `data`. */
function sentFor(strapi: Core.Strapi, ctx: Context, uid: string): Data | null {
  const { body } = ctx.request as { body?: unknown };
  if (typeof body !== 'object' || body === null) return null;
  const names = strapi.contentType(uid as 'api::issue.issue').info;
  const [, first, second, third] = ctx.path.split('/');
  if (first === 'content-manager') return third === uid ? (body as Data) : null;
  if (first !== 'api' || (second !== names.pluralName && second !== names.singularName)) return null;
  const { data } = body as { data?: unknown };
  return typeof data === 'object' && data !== null ? (data as Data) : null;
}

/** The record as the asker reads it: what is hidden from him came to his form as nothing, and is so here. */
async function storedAs(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  derived: readonly [string, Attribute][],
): Promise<Data | null> {
  const relations = derived.filter(([, { type }]) => type === 'relation').map(([key]) => key);
  return (await strapi.db.query(uid as 'api::issue.issue').findOne({
    where: { documentId },
    populate: Object.fromEntries(relations.map((key) => [key, { select: ['id', 'documentId'] }])),
  })) as Data | null;
}

function same(attribute: Attribute, stored: unknown, given: unknown): boolean {
  if (attribute.type === 'relation') {
    const target = relationTarget(given);
    if (target === undefined) return true;
    const present = stored as { id: number; documentId: string } | null;
    if (target === null || present === null) return target === present;
    return [String(present.id), present.documentId].includes(String(target));
  }
  if (given === null || given === '') return stored === null || stored === '';
  if (stored === null) return given === false;
  switch (attribute.type) {
    case 'datetime':
      return new Date(stored as string).getTime() === new Date(given as string).getTime();
    case 'json':
      return canonicalize(stored) === canonicalize(typeof given === 'string' ? parsed(given) : given);
    default:
      return JSON.stringify(stored) === JSON.stringify(given) || textOf(stored) === textOf(given);
  }
}

/** A form may send a number as text. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
