import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { rows, type Trx } from '../../platform/database/as-owner';
import { CaseworkError } from '../../platform/answers/errors';
import type { Actor } from '../../../../domain/lifecycle';

/** Marks a refusal with the visible issue that it was about. */
const about = new WeakMap<CaseworkError, number>();

/** Runs the part of an action that comes after sight; what it refuses is remembered with its issue. */
export async function remembering<T>(issueId: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CaseworkError) about.set(error, issueId);
    throw error;
  }
}

/**
 * As remembering, for what is refused before sight (an unknown action, a shape, a key used twice): if the asker
 * sees the issue.
 */
export async function rememberingIfSeen<T>(trx: Trx, documentId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CaseworkError && !documentId.includes('\0')) {
      const [row] = await rows<{ id: number }>(trx, 'select id from issues where document_id = ?', [
        documentId,
      ]);
      if (row) about.set(error, row.id);
    }
    throw error;
  }
}

/**
 * Records a refused attempt on a visible issue, outside the ledger (spec: order of refusals). Call it when
 * the request's own transaction has ended.
 */
export async function recordRefusal(
  strapi: Core.Strapi,
  error: unknown,
  action: string,
  actor: Actor,
  at: Date,
): Promise<void> {
  if (!(error instanceof CaseworkError)) return;
  const issueId = about.get(error);
  if (issueId === undefined) return;
  const details = shortened(error.toBody('zh').details);
  await keepRefusal(strapi, { error, action: nameOf(action), actor, issueId, details }, at);
}

/** A refusal: the action, the actor and the issue (null when there is no such issue). */
export type Refused = {
  error: CaseworkError;
  action: string;
  actor: Pick<Actor, 'account' | 'name' | 'membership'> & { kind: string };
  issueId: number | null;
  details: Record<string, unknown>;
};

/** Puts a refusal on record. Call it when the request's own transaction has ended. */
export async function keepRefusal(
  strapi: Core.Strapi,
  { error, action, actor, issueId, details }: Refused,
  at: Date,
): Promise<void> {
  const now = at.toISOString();
  await strapi.db.connection('refused_attempts').insert({
    document_id: createId(),
    at: now,
    account: actor.account,
    name: actor.name,
    role: actor.kind,
    membership: actor.membership,
    issue_id: issueId,
    action,
    http_status: error.status,
    code: error.code,
    details: JSON.stringify(details),
    created_at: now,
    updated_at: now,
    published_at: now,
  });
}

const MOST = 20;
const LONGEST = 200;

/** A caller chooses how long a wrong input is; the record, which is kept for ever, is cut to this length. */
function shortened(details: Record<string, unknown>): Record<string, unknown> {
  const { errors } = details;
  if (!Array.isArray(errors)) return details;
  // A NUL in a field's name could not be stored, and the attempt would leave no trace: it is replaced.
  const cut = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.replaceAll('\0', '').slice(0, LONGEST).toWellFormed()
      : Array.isArray(value)
        ? value.slice(0, MOST).map(cut)
        : value;
  const kept = errors
    .slice(0, MOST)
    .map((one: object) => Object.fromEntries(Object.entries(one).map(([key, value]) => [key, cut(value)])));
  return { ...details, errors: kept, ...(errors.length > MOST ? { more: errors.length - MOST } : {}) };
}

/** The name of an action that does not exist is any text of the caller. */
const nameOf = (action: string): string => action.toWellFormed().replaceAll('\0', '').slice(0, 40);
