import { commonProblemCalls as declared, type LinkInput } from '../../../../contracts/common-problems';
import { OVERSEERS, type Caller } from '../../../../contracts/define-call';
import { notFound } from '../../platform/answers/errors';
import { bindCalls, type Received } from '../../platform/calls/bind-calls';
import { candidatesFor, listProblems, overviewOf, suggestionsOf } from './candidates';
import { linkIssues } from './link';

type Change = Pick<Received<unknown>, 'asker' | 'requireWho' | 'transaction' | 'asCaller'> & {
  params: { documentId: string };
  data: LinkInput;
};

async function change(
  { asker, params: { documentId }, data, requireWho, transaction, asCaller }: Change,
  how: 'link' | 'unlink',
): Promise<unknown> {
  // A common problem names several enterprises: only askers who see all of them may read it.
  if (!OVERSEERS.includes(asker.kind as Caller as (typeof OVERSEERS)[number])) throw notFound();
  requireWho();
  await asCaller((trx, call) => linkIssues(trx, documentId, data, how, call));
  return { data: await transaction((trx) => overviewOf(trx, documentId)) };
}

export const commonProblemCalls = bindCalls(declared, {
  list: async ({ transaction }) => ({ data: await transaction(listProblems) }),
  suggestions: async ({ transaction }) => ({ data: await transaction(suggestionsOf) }),
  overview: async ({ params, transaction }) => ({
    data: await transaction((trx) => overviewOf(trx, params.documentId)),
  }),
  candidates: async ({ params, transaction }) => ({
    data: await transaction((trx) => candidatesFor(trx, params.documentId)),
  }),
  link: (call) => change(call, 'link'),
  unlink: (call) => change(call, 'unlink'),
});
