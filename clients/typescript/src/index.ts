export { QiaomenError, createClient, signIn, type Client, type ClientOptions } from './client.js';
export type { ActionInputs } from './calls.js';
export type {
  Answer,
  CallName,
  Data,
  ListAnswer,
  ListName,
  ListQuery,
  OneAnswer,
  OneQuery,
  Options,
  Query,
  RecordOf,
  components,
  operations,
  paths,
} from './types.js';
