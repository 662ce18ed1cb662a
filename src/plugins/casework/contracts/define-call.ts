import type { z } from 'zod';
import type { ActorKind } from '../domain/lifecycle';

/**
 * A call of the API is declared once, in `contracts/<feature>.ts`. The routes at both prefixes (`/api/casework`
 * and `/casework`), the permission, the checks of what comes in, the OpenAPI document, the GraphQL twin, the typed
 * client and the checks of every answer in the tests are made from the declaration.
 *
 * To add a call:
 *
 * 1. `contracts/<feature>.ts`: `export const dutyCalls = callsOf('duties', { waive: defineCall({ method: 'POST',
 *    path: '/duties/:documentId/waive', summary: { zh, en }, who: ['office'], data: waiveSchema,
 *    answer: dataOf(waivedDuty), examples: { data: {…} } }) })`. Answers are `z.strictObject`: a field that is not
 *    declared fails the tests. A schema with `.meta({ id: 'DutyItem' })` gets that name in OpenAPI and the client.
 * 2. A new feature: add its object to `CALLS` in `contracts/calls.ts`.
 * 3. `server/src/features/<feature>/calls.ts`: `bindCalls(dutyCalls, { waive: async ({ data, params, now }) => … })`
 *    with a handler for every declared call (TypeScript demands each); a new feature is added to
 *    `server/src/calls.ts`. The handler returns the body of the answer, or `reply(status, body)`.
 * 4. `UPDATE_CLIENT=1 npm test -- tests/openapi` writes the types of the client anew.
 *
 * The order of refusals is 401, 404 for a path parameter outside of its schema, 400 for the shape of query and
 * body, 403 for `who` (404 for an account without a membership), then what the handler throws.
 */

/**
 * The callers of a call: everybody without an account, every account, or accounts whose membership is of these
 * kinds.
 */
export type Who = 'public' | 'signed-in' | readonly Caller[];
export type Caller = Exclude<ActorKind, 'system'> | 'super';

/** Every kind of membership, and the super admin. What each of them gets is decided by sight. */
export const MEMBERS = [
  'office',
  'group',
  'unit',
  'leader',
  'liaison',
  'enterprise',
  'auditor',
  'head',
  'super',
] as const satisfies readonly Caller[];

/** Callers that administer the application: the office, and the super admin, who keeps the system. */
export const HOUSEKEEPERS = ['office', 'super'] as const satisfies readonly Caller[];

/** Those who see all and may look at how the system is run. */
export const OVERSEERS = ['office', 'auditor', 'head', 'super'] as const satisfies readonly Caller[];

type Schema = z.ZodType;
type Said = { zh: string; en: string };

/** The GraphQL twin of a call: the same handler, arguments and answer. */
export type Twin = {
  kind: 'query' | 'mutation';
  name: string;
  /** name of the page type (`nodes`, `pageInfo`); the answer is then a page of the call's list */
  page?: string;
  /** the root field is never null */
  required?: true;
};

/** An answer other than JSON, by its content type. */
export type FileAnswer = { file: string };

export type Call<Path extends string = string, Q extends Schema = Schema, D extends Schema = Schema> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** as routers write it, `/duties/:documentId/waive` */
  path: Path;
  summary: Said;
  who: Who;
  /** schemas of path parameters that are not documentIds; a value outside of its schema is answered 404 */
  params?: Partial<Record<ParamName<Path>, Schema>>;
  query?: Q;
  /** the body's `data` */
  data?: D;
  /** the body may be left out */
  dataOptional?: true;
  /** a multipart form instead of JSON */
  form?: Schema;
  /** the whole body of the answer */
  answer: Schema | FileAnswer;
  /** the status of success; the first is the usual one */
  status?: 200 | 201 | readonly [201, 200];
  /** statuses of refusals beside the usual ones (`USUAL_ERRORS`) */
  errors?: readonly number[];
  /** answers of other shapes, by status: health is 503 with its own body */
  also?: Readonly<Record<number, Schema>>;
  /** at the admin panel's prefix alone */
  panelOnly?: true;
  /** the header `Idempotency-Key` is honoured */
  idempotent?: true;
  /** the handler checks the body itself, because what is wrong with it is put on record */
  raw?: true;
  /** other kinds are answered 404: what the call is about is hidden from them */
  hidden?: true;
  /** the handler looks for the record first (404), and then calls `requireWho()` (403) */
  sightFirst?: true;
  /** an example input; a test checks it against the schemas */
  examples?: { query?: z.input<Q>; data?: z.input<D> };
  graphql?: Twin;
  /** over REST it may be answered by a replica that is some seconds behind: it writes nothing at all */
  reads?: 'replica';
};

/** `documentId` of `/duties/:documentId/waive`. */
export type ParamName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export type Named = { readonly name: string; readonly feature: string };
export type AnyCall = Call & Named;

export const defineCall = <const Path extends string, Q extends Schema = Schema, D extends Schema = Schema>(
  call: Call<Path, Q, D>,
): Call<Path, Q, D> => call;

/**
 * The calls of a feature. The name of a call is `feature.key`: its permission is `plugin::casework.feature.key`, its
 * operation in the OpenAPI document `casework.feature.key`.
 */
export function callsOf<C extends Record<string, unknown>>(
  feature: string,
  calls: C,
): { readonly [K in keyof C]: C[K] & Named } {
  return Object.fromEntries(
    Object.entries(calls).map(([key, call]) => [
      key,
      { ...(call as object), feature, name: `${feature}.${key}` },
    ]),
  ) as { readonly [K in keyof C]: C[K] & Named };
}

/** Statuses of refusals that every call may answer with. */
export const USUAL_ERRORS = {
  read: [400, 401, 403, 404, 409, 429, 503],
  write: [400, 401, 403, 404, 409, 413, 415, 429, 503],
} as const;

export const errorsOf = ({ method, errors = [] }: AnyCall): readonly number[] => [
  ...USUAL_ERRORS[method === 'GET' ? 'read' : 'write'],
  ...errors,
];

export const isFile = (answer: Schema | FileAnswer): answer is FileAnswer => 'file' in answer;

export const statusesOf = ({ status = 200 }: AnyCall): readonly number[] =>
  typeof status === 'number' ? [status] : status;
