import type { Core } from '@strapi/strapi';
import { printSchema, type GraphQLSchema } from 'graphql';
import { graphqlCalls as declared } from '../../../../contracts/schemas';
import { bindCalls } from '../../platform/calls/bind-calls';

/** The schema that is served, by the application that serves it; written once. */
const written = new WeakMap<Core.Strapi, string>();

/** Keeps the schema that Apollo serves, to answer requests for its text. */
export const keepSchema = (strapi: Core.Strapi, schema: GraphQLSchema): GraphQLSchema => {
  written.set(strapi, printSchema(schema));
  return schema;
};

export const graphqlCalls = bindCalls(declared, {
  schema: ({ strapi, ctx }) => {
    ctx.type = 'text/plain; charset=utf-8';
    ctx.body = written.get(strapi) ?? '';
  },
});
