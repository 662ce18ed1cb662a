import type { components, operations, paths } from './schema.js';

/** Types of what goes in and out of each call, taken from the generated schema by the name of the call. */

/** The name of a call in the OpenAPI document: `casework.issues.register`, `issue.find`. */
export type CallName = keyof operations;

type Operation<Name extends CallName> = operations[Name];
type Json<Body> = Body extends { content: { 'application/json': infer Answered } } ? Answered : never;
type Success = 200 | 201;

/** The body of the answer. */
export type Answer<Name extends CallName> = {
  [Status in keyof Operation<Name>['responses'] & Success]: Json<Operation<Name>['responses'][Status]>;
}[keyof Operation<Name>['responses'] & Success];

type Body<Name extends CallName> =
  Operation<Name> extends { requestBody?: infer Sent } ? Json<NonNullable<Sent>> : never;

/** What is sent as `data`. */
export type Data<Name extends CallName> =
  Body<Name> extends { data?: infer Sent } ? NonNullable<Sent> : never;

/** The parameters of the query. */
export type Query<Name extends CallName> =
  Operation<Name> extends { parameters: { query?: infer Asked } } ? NonNullable<Asked> : never;

/** A parameter of the path. */
export type Param<Name extends CallName, Key extends string> =
  Operation<Name> extends {
    parameters: { path: infer Given };
  }
    ? Key extends keyof Given
      ? Given[Key]
      : never
    : never;

/** A record of a content type, as lists and single reads answer it: `RecordOf<'Issue'>`. */
export type RecordOf<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What one call may have beside its input. */
export type Options = {
  /** the membership in use, of an account that has several */
  actingFor?: string;
  /** the same call again does nothing twice; kept for 24 hours */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Sent = { query?: object | undefined; data?: unknown; form?: FormData };

/** Sends a call; what is answered is read as the call's answer. */
export type Send = {
  <Name extends CallName>(method: Method, path: string, sent: Sent, options?: Options): Promise<Answer<Name>>;
  file(method: Method, path: string, sent: Sent, options?: Options): Promise<Blob>;
};

/** The lists that may be asked for by filters, sort and page: `issues`, `enterprises`, … */
export type ListName = {
  [Path in keyof paths]: Path extends `/api/${infer Plural}`
    ? Plural extends `${string}/${string}`
      ? never
      : paths[Path] extends { get: { parameters: { query?: { pagination?: unknown } } } }
        ? Plural
        : never
    : never;
}[keyof paths];

type Get<Path> = Path extends keyof paths ? (paths[Path] extends { get: infer Read } ? Read : never) : never;
type Asked<Read> = Read extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never;
type Found<Read> = Read extends { responses: { 200: infer Answered } } ? Json<Answered> : never;

export type ListQuery<Name extends ListName> = Asked<Get<`/api/${Name}`>>;
export type ListAnswer<Name extends ListName> = Found<Get<`/api/${Name}`>>;
export type OneQuery<Name extends ListName> = Asked<Get<`/api/${Name}/{id}`>>;
export type OneAnswer<Name extends ListName> = Found<Get<`/api/${Name}/{id}`>>;

export type { components, operations, paths };
