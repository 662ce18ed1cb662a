import { callsOf } from './calls.js';
import { queryText } from './query.js';
import type {
  Answer,
  ListAnswer,
  ListName,
  ListQuery,
  Method,
  OneAnswer,
  OneQuery,
  Options,
  Send,
  Sent,
  components,
} from './types.js';

export type ClientOptions = {
  /** where the application answers, `https://qiaomen.example.gov.cn` */
  baseUrl: string;
  /** the account's token; a function is asked before every call, so that it may renew one */
  token?: string | (() => string | Promise<string>);
  /** the membership in use, of an account that has several */
  actingFor?: string;
  /** of error messages; Chinese without it */
  language?: 'zh' | 'en';
  /** instead of the global fetch */
  fetch?: typeof fetch;
};

type ErrorBody = components['schemas']['Error'];

/** A refusal: the application's own message, its code, and the fields that are wrong. */
export class QiaomenError extends Error {
  readonly status: number;
  /** `WRONG_STAGE`, `FORBIDDEN`, …; undefined when something else than the application answered */
  readonly code: string | undefined;
  readonly details: NonNullable<ErrorBody['error']['details']>;
  /** seconds to wait, of 429 and 503 */
  readonly retryAfter: number | undefined;

  constructor(response: Response, body: ErrorBody | null) {
    super(body?.error.message ?? `HTTP ${response.status}`);
    this.name = 'QiaomenError';
    this.status = response.status;
    this.details = body?.error.details ?? {};
    this.code = this.details.code;
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    this.retryAfter = Number.isFinite(wait) ? wait : undefined;
  }
}

export type Client = ReturnType<typeof callsOf> & {
  /** A list of records that the account sees, by filters, sort, page and relations to be answered with each. */
  list<Name extends ListName>(
    name: Name,
    query?: ListQuery<Name>,
    options?: Options,
  ): Promise<ListAnswer<Name>>;
  /** One record by its documentId. */
  read<Name extends ListName>(
    name: Name,
    documentId: string,
    query?: OneQuery<Name>,
    options?: Options,
  ): Promise<OneAnswer<Name>>;
  /** Hands files in. Their ids are then named in the inputs of actions and forms. */
  upload(files: readonly { name: string; content: Blob }[], options?: Options): Promise<Uploaded>;
};

type Uploaded = components['schemas']['File'][];

/**
 * A client of one account. Every method sends one call and answers its body.
 * @throws QiaomenError when the application refuses, TypeError when it cannot be reached
 */
export function createClient(given: ClientOptions): Client {
  const send = senderOf(given);
  return {
    ...callsOf(send),
    list: (name, query, options) => send('GET', `/api/${name}`, { query }, options) as never,
    read: (name, documentId, query, options) =>
      send('GET', `/api/${name}/${encodeURIComponent(documentId)}`, { query }, options) as never,
    upload: async (files, options) => {
      const form = new FormData();
      for (const { name, content } of files) form.append('files', content, name);
      const response = await ask(given, 'POST', '/api/upload', { form }, options);
      return (await response.json()) as Uploaded;
    },
  };
}

/**
 * Signs in with an account's name and password.
 * @returns the token to make a client with, and the account
 * @throws QiaomenError 400 for a wrong name or password, 429 after too many attempts
 */
export async function signIn(
  given: Omit<ClientOptions, 'token'>,
  identifier: string,
  password: string,
): Promise<Answer<'casework.auth.local'>> {
  const body = JSON.stringify({ identifier, password });
  const response = await ask(given, 'POST', '/api/auth/local', {}, {}, body);
  return (await response.json()) as Answer<'casework.auth.local'>;
}

function senderOf(given: ClientOptions): Send {
  const send = async (method: Method, path: string, sent: Sent, options: Options = {}): Promise<unknown> =>
    (await ask(given, method, path, sent, options)).json();
  const file = async (method: Method, path: string, sent: Sent, options: Options = {}): Promise<Blob> =>
    (await ask(given, method, path, sent, options)).blob();
  return Object.assign(send, { file }) as Send;
}

async function ask(
  { baseUrl, token, actingFor, language, fetch: asked = fetch }: ClientOptions,
  method: Method,
  path: string,
  { query, data, form }: Sent,
  options: Options = {},
  given?: string,
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json, */*' });
  const bearer = typeof token === 'function' ? await token() : token;
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
  const membership = options.actingFor ?? actingFor;
  if (membership !== undefined) headers.set('x-acting-for', membership);
  if (language !== undefined) headers.set('accept-language', language);
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey);
  const body = form ?? given ?? (data === undefined ? undefined : JSON.stringify({ data }));
  if (typeof body === 'string') headers.set('content-type', 'application/json');
  const response = await asked(`${baseUrl.replace(/\/+$/, '')}${path}${queryText(query)}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (response.ok) return response;
  throw new QiaomenError(response, (await response.json().catch(() => null)) as ErrorBody | null);
}
