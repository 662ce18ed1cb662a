import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { BulkAnswer, BulkInput } from '../../../../contracts/workbench';
import { languageOf } from '../../../../contracts/messages';
import { afterRequest } from '../../platform/access/request-transaction';
import { CaseworkError, fieldErrors, refuse } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { rows, type Trx } from '../../platform/database/as-owner';
import { linkIssues } from '../common-problems/link';
import { act } from '../issues/act';
import { recordRefusal } from '../issues/refused-attempts';

/**
 * Takes one action on several issues, one after the other by the same use-case as on a single one: each is decided,
 * written and told for itself, and what is refused on one leaves the others as they are.
 * @throws CaseworkError 400 for a link without a common problem, 403 for a link by others than the office
 */
export async function actOnSeveral(
  strapi: Core.Strapi,
  ctx: Context,
  trx: Trx,
  { action, issues, input = {} }: BulkInput,
  call: Call,
): Promise<BulkAnswer> {
  const language = languageOf(ctx.get('accept-language'));
  const problem = action === 'link' ? problemOf(input, call) : null;
  const wanted = [...new Set(issues)];
  const known = await rows<{ id: string; number: string; title: string }>(
    trx,
    'select i.document_id as id, i.number, i.title from issues i where i.document_id = any(?)',
    [wanted],
  );
  const one = async (documentId: string): Promise<void> => {
    // Keys belong to the whole call; nothing of it is the request's last step.
    const each: Call = { ...call, idempotency: undefined, last: false };
    if (problem !== null) await linkIssues(trx, problem, { issues: [documentId] }, 'link', each);
    else await act(trx, documentId, action, input, each);
  };
  const results: BulkAnswer['results'] = [];
  for (const documentId of wanted) {
    const { number = null, title = null } = known.find(({ id }) => id === documentId) ?? {};
    try {
      await one(documentId);
      results.push({ documentId, number, title, done: true, message: null });
    } catch (error) {
      if (!(error instanceof CaseworkError)) throw error;
      afterRequest(ctx, () => recordRefusal(strapi, error, action, call.actor, call.now));
      results.push({ documentId, number, title, done: false, message: reasonOf(error, language) });
    }
  }
  const done = results.filter((result) => result.done).length;
  return { done, refused: results.length - done, results };
}

/** Returns what is wrong with which field, where that is known. */
function reasonOf(error: CaseworkError, language: 'zh' | 'en'): string {
  const { message, details } = error.toBody(language);
  const parts = (details as { errors?: { message?: string }[] }).errors ?? [];
  const said = parts.flatMap((part) => part.message ?? []);
  return said.length > 0 ? [...new Set(said)].join(language === 'zh' ? '；' : '; ') : message;
}

function problemOf(input: Record<string, unknown>, { actor }: Call): string {
  if (actor.kind !== 'office') throw refuse(403, 'FORBIDDEN');
  const { commonProblem } = input;
  if (typeof commonProblem !== 'string' || commonProblem === '')
    throw fieldErrors([{ field: 'commonProblem', code: 'REQUIRED' }]);
  return commonProblem;
}
