import type { ApolloServerPlugin } from '@apollo/server';
import type { Core } from '@strapi/strapi';
import { Kind, OperationTypeNode, type DocumentNode, type FieldNode } from 'graphql';
import { actorOf } from '../../platform/access/actor';
import { afterRequest, askerOf } from '../../platform/access/request-transaction';
import { inTransaction } from '../../platform/database/as-owner';
import { recordRefusal, rememberingIfSeen } from '../../features/issues/refused-attempts';
import { presentInstant } from '../../platform/base/clock';
import { refuse } from '../../platform/answers/errors';
import { requestRefusal } from './errors';
import type { GraphqlContext } from './resolvers';
import { rootFields } from './root-fields';
import { ACTION_OF } from './schema';

const MAX_CALLS = 30;

/**
 * A request that GraphQL refuses as a whole, for a field that is missing or an action that does not exist, is
 * an attempt on each issue that it names: those that the asker sees are recorded, as over REST (spec: order of
 * refusals). What a resolver refuses it records itself.
 */
export const recordRefusedCalls = (strapi: Core.Strapi): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      async didEncounterErrors({ document, request, errors, contextValue }) {
        const [error] = errors;
        if (!document || !error || errors.some(({ path }) => path !== undefined)) return;
        const { koaContext: ctx } = contextValue as unknown as GraphqlContext;
        const actor = actorOf(askerOf(ctx));
        if (!actor) return;
        for (const { name, documentId } of attempts(document, request.operationName, request.variables)) {
          const action = ACTION_OF.get(name);
          const refusal = action
            ? (requestRefusal(error.message) ?? refuse(400, 'BAD_QUERY'))
            : refuse(404, 'UNKNOWN_ACTION', { action: name });
          await inTransaction(strapi, (trx) =>
            rememberingIfSeen(trx, documentId, () => Promise.reject(refusal)),
          ).catch((error: unknown) => {
            if (error === refusal) return;
            // An error of the database is no refusal and is not recorded: Apollo answers 500.
            strapi.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
            throw error;
          });
          afterRequest(ctx, () => recordRefusal(strapi, refusal, action ?? name, actor, presentInstant()));
        }
      },
    };
  },
});

type Attempt = { name: string; documentId: string };

/** The actions that a document asks for, by the names that their mutations have or would have. */
function attempts(
  { definitions }: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown> | undefined,
): Attempt[] {
  const fragments = Object.fromEntries(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  return definitions
    .flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION &&
      one.operation === OperationTypeNode.MUTATION &&
      (!operationName || one.name?.value === operationName)
        ? rootFields(one.selectionSet, fragments)
        : [],
    )
    .slice(0, MAX_CALLS)
    .flatMap((field) => {
      const documentId = documentIdOf(field, variables);
      const name = field.name.value;
      return documentId !== null && name.endsWith('Issue') ? [{ name, documentId }] : [];
    });
}

function documentIdOf(field: FieldNode, variables: Record<string, unknown> | undefined): string | null {
  const given = field.arguments?.find(({ name }) => name.value === 'documentId')?.value;
  if (given?.kind === Kind.STRING) return given.value;
  const value = given?.kind === Kind.VARIABLE ? variables?.[given.name.value] : undefined;
  return typeof value === 'string' ? value : null;
}
