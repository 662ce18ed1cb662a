import type { Core } from '@strapi/strapi';
import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import type { Context } from 'koa';
import { accountOf } from '../../platform/access/actor';

/**
 * A validation rule: a caller who has not signed in cannot read the schema. Accounts read it here and at `GET
 * /api/casework/schema.graphql`; PostgreSQL decides which records they see by it.
 */
export const noSchemaForStrangers =
  (strapi: Core.Strapi) =>
  (context: ValidationContext): ASTVisitor => ({
    Field(node) {
      if (!['__schema', '__type'].includes(node.name.value)) return;
      const ctx = strapi.requestContext.get() as Context | undefined;
      if (ctx && accountOf(ctx).strategy !== 'none') return;
      context.reportError(
        new GraphQLError('The schema is for accounts that have signed in', {
          nodes: node,
          extensions: { code: 'INTROSPECTION_DISABLED' },
        }),
      );
    },
  });
