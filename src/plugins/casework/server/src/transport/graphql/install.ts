import type { ApolloServerPlugin } from '@apollo/server';
import { pruneSchema } from '@graphql-tools/utils';
import type { Core } from '@strapi/strapi';
import { OperationTypeNode, type GraphQLSchema } from 'graphql';
import { inTransaction, rows } from '../../platform/database/as-owner';
import type { BoundCall } from '../../platform/calls/bind-calls';
import { keepSchema } from './calls';
import { formatErrors } from './errors';
import { setShapes } from '../../platform/limits/shapes';
import { closeGeneratedWrites, dropForeignCalls, harden, storedTypes } from './guard';
import { noSchemaForStrangers } from './introspection';
import { recordRefusedCalls } from './refused-calls';
import { resolvers, resolversConfig } from './resolvers';
import { typeDefs } from './schema';
import { shapesOf } from './shapes';

type Extension = {
  shadowCRUD(uid: string): { disableMutations(): unknown; disableActions(actions: string[]): unknown };
  use(configuration: object): unknown;
};

/** GraphQL with the actions, the same rules and the same errors as REST. Call it in `register`. */
export function installGraphql(strapi: Core.Strapi, calls: readonly BoundCall[]): void {
  const graphql = strapi.plugin('graphql');
  const extension: Extension = graphql.service('extension');
  closeGeneratedWrites(strapi, (uid) => extension.shadowCRUD(uid));
  extension.use({
    typeDefs: typeDefs(),
    resolvers: resolvers(strapi, calls),
    resolversConfig: resolversConfig(),
  });

  const contentApi: { buildSchema(): GraphQLSchema } = graphql.service('content-api');
  const build = contentApi.buildSchema.bind(contentApi);
  contentApi.buildSchema = () => {
    const schema = keepSchema(strapi, harden(strapi, pruneSchema(dropForeignCalls(strapi, build()))));
    setShapes(shapesOf(schema, storedTypes(strapi)));
    return schema;
  };

  const configured: object = strapi.config.get('plugin::graphql.apolloServer', {});
  strapi.config.set('plugin::graphql.apolloServer', {
    ...configured,
    allowBatchedHttpRequests: false,
    formatError: formatErrors(strapi),
    introspection: true,
    validationRules: [noSchemaForStrangers(strapi)],
    // A document that is known by its hash alone would not be judged with the variables of this request.
    persistedQueries: false,
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
