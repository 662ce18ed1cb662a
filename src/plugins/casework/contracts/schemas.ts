import { z } from 'zod';
import { callsOf, defineCall } from './define-call';

/** The calls that describe the interfaces themselves. */

export const openApiCalls = callsOf('openapi', {
  document: defineCall({
    method: 'GET',
    path: '/openapi.json',
    summary: { zh: '接口文档', en: 'This document' },
    who: 'public',
    answer: z.looseObject({ openapi: z.string() }),
  }),
});

export const graphqlCalls = callsOf('graphql', {
  schema: defineCall({
    method: 'GET',
    path: '/schema.graphql',
    summary: { zh: 'GraphQL 模式（SDL）', en: 'The schema of GraphQL, as SDL' },
    who: 'signed-in',
    answer: { file: 'text/plain' },
  }),
});
