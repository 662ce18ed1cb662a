import type { ApolloServerPlugin } from '@apollo/server';
import { pruneSchema } from '@graphql-tools/utils';
import type { Core } from '@strapi/strapi';
import { OperationTypeNode, type GraphQLSchema } from 'graphql';
import { inTransaction, rows } from '../access/window';
import { formatErrors } from './errors';
import { closeGeneratedWrites, dropForeignCalls, harden } from './guard';
import { limitCalls } from './limits';
import { recordRefusedCalls } from './refused-calls';
import { resolvers, resolversConfig } from './resolvers';
import { typeDefs } from './schema';

type Extension = {
  shadowCRUD(uid: string): { disableMutations(): unknown; disableActions(actions: string[]): unknown };
  use(configuration: object): unknown;
};

/** GraphQL with the actions, the same rules and the same errors as REST. Call it in `register`. */
export function installGraphql(strapi: Core.Strapi): void {
  const graphql = strapi.plugin('graphql');
  const extension: Extension = graphql.service('extension');
  closeGeneratedWrites(strapi, (uid) => extension.shadowCRUD(uid));
  extension.use({ typeDefs: typeDefs(), resolvers: resolvers(strapi), resolversConfig: resolversConfig() });

  const contentApi: { buildSchema(): GraphQLSchema } = graphql.service('content-api');
  const build = contentApi.buildSchema.bind(contentApi);
  contentApi.buildSchema = () => harden(strapi, pruneSchema(dropForeignCalls(strapi, build())));

  const configured: object = strapi.config.get('plugin::graphql.apolloServer', {});
  strapi.config.set('plugin::graphql.apolloServer', {
    ...configured,
    allowBatchedHttpRequests: false,
    formatError: formatErrors(strapi),
    validationRules: [limitCalls],
    plugins: [recordRefusedCalls(strapi), keepNothingHalf(strapi)],
  });
}

/**
 * A statement that fails outside of a mutation's savepoint ends the transaction, and its commit would save
 * nothing: the request is answered as refused, and no mutation as done.
 */
function keepNothingHalf(strapi: Core.Strapi): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ operation, response, errors }) {
          if (!operation || !errors?.length || response.body.kind !== 'single') return;
          if (await isAlive(strapi)) return;
          if (operation.operation === OperationTypeNode.MUTATION) response.body.singleResult.data = null;
          response.http.status = 400;
        },
      };
    },
  };
}

const isAlive = (strapi: Core.Strapi): Promise<boolean> =>
  inTransaction(strapi, (trx) => rows(trx, 'select 1')).then(
    () => true,
    () => false,
  );
