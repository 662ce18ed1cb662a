import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { languageOf } from '../../../../contracts/messages';
import { checkUploads } from '../files/uploads';
import { enterDoor, enterGates } from '../limits/gates';
import { judgeGraphql, type GraphqlRequest } from '../limits/graphql-request';
import { noteTooCostly } from '../limits/refusals';
import { timeoutsSql, watchUse } from '../limits/use';
import { noteAway, wasDatabaseAway } from '../limits/database-away';
import { isRecord } from '../base/values';
import { isDraining, untilDone } from '../base/draining';
import {
  CaseworkError,
  RETRY_AFTER,
  databaseError,
  isStrapiError,
  notFound,
  overloaded,
  refuse,
} from '../answers/errors';
import { contractError } from '../answers/parse';
import { accountOf, type Account, type Asker } from './actor';
import { keepOwnNames, lookUpAtOnce } from '../sign-in/strapi-lookups';
import { beginningWith, constant } from '../database/begin';
import { isClosed, refuseFirstAdmin } from './closed-endpoints';
import { POSITION, hasReplica, onReplica } from '../database/replica';
import { asRequest, asSystem } from '../database/outside-transaction';
import { requireShape } from './request-shape';
import { readExtraFilters } from './extra-filters';
import { letReadOnlyTokensRead, requireTied } from './token-access';
import { doorOf, signingIn } from '../sign-in/sign-in';
import { assertCommitted, guardElevations, type Row, type Trx } from '../database/as-owner';

/**
 * Access of requests: every REST, admin and GraphQL request passes through Strapi's `authenticate`. What follows it
 * runs in one transaction that has been narrowed to the caller's sight, so that no query of any controller,
 * populate, picker or resolver can see more (ADR 2).
 */

const GRAPHQL = '/graphql';

/** Strapi's routes for static files: they ask the database nothing, and pass on to the route that answers. */
const isStatic = (path: string | undefined): boolean =>
  path === '/' ||
  path === '/((?!uploads/).+)' ||
  path === '/uploads/(.*)' ||
  (path?.endsWith('/:path*') ?? false);

/** Paths on which a person with several memberships must say which one is in use. */
const needsMembership = (path: string): boolean =>
  path.startsWith('/api/') ||
  path === GRAPHQL ||
  path.startsWith('/casework/') ||
  path.startsWith('/content-manager/collection-types/api::') ||
  path.startsWith('/content-manager/single-types/api::');

/** Calls that must answer although no membership was chosen. */
const EXEMPT = ['/api/auth/', '/api/users/me', '/api/casework/memberships', '/casework/memberships'];

/**
 * Begin their own transactions: what must answer when there is no database to begin one in and reads no records, and
 * signing on, during which the identity provider is waited for.
 */
const OWN_TRANSACTION = ['/health', '/metrics', '/sign-on', '/sign-on/complete'];
const CASEWORK = /^(?:\/api)?\/casework(\/.*)$/;

export function installRequestTransaction(strapi: Core.Strapi): void {
  const auth = strapi.get('auth');
  const authenticate = auth.authenticate.bind(auth);
  letReadOnlyTokensRead(auth);

  auth.authenticate = (ctx: Context, next: Next) => {
    // GraphQL's route is open on the outside and authenticates inside: the inner pass is the one that counts.
    const route = (ctx.state as { route?: { path?: string; config?: { auth?: unknown } } }).route;
    const passing =
      route?.config?.auth === false &&
      (ctx.path === GRAPHQL ||
        isStatic(route.path) ||
        OWN_TRANSACTION.includes(CASEWORK.exec(ctx.path)?.[1] ?? ''));
    if (passing) return answerAway(ctx, () => authenticate(ctx, next));
    lookUpAtOnce(strapi, ctx);
    const door = doorOf(ctx);
    const go = (): Promise<void> => authenticate(ctx, () => asRequest(() => serve(strapi, ctx, next)));
    // Finding out who asks is the system's own work.
    return asSystem(() =>
      answerAway(ctx, () => (door ? enterDoor(ctx, () => signingIn(strapi, ctx, door, go)) : go())),
    );
  };
}

/** Answers 503 where Strapi turns a database that does not answer into a wrong token or an error of its own. */
async function answerAway(ctx: Context, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CaseworkError) return answerError(ctx, error);
    noteAway(ctx, error);
    if (!wasDatabaseAway(ctx)) throw error;
    return answerError(ctx, overloaded(503));
  }
  if (wasDatabaseAway(ctx) && ctx.status >= 400) answerError(ctx, overloaded(503));
}

/** A refusal that has been answered: rolls the transaction back without being an error itself. */
class Answered extends Error {}

async function serve(strapi: Core.Strapi, ctx: Context, next: Next): Promise<void> {
  if (isDraining()) {
    answerError(ctx, overloaded(503));
    return;
  }
  let leave: (() => void) | null = null;
  try {
    const graphql = ctx.path === GRAPHQL ? admitGraphql(ctx) : null;
    leave = await enterGates(ctx, accountOf(ctx), graphql);
    await untilDone(serveInTransaction(strapi, ctx, next, graphql?.writes ?? false));
  } catch (error) {
    if (!(error instanceof CaseworkError)) throw error;
    if (error.code === 'QUERY_LIMIT') noteTooCostly(ctx);
    answerError(ctx, error);
  } finally {
    leave?.();
  }
}

/** Judges the cost of a document for every caller; a caller who has not signed in is then refused. */
function admitGraphql(ctx: Context): GraphqlRequest {
  const request = judgeGraphql(ctx);
  if (accountOf(ctx).strategy === 'none') throw refuse(401, 'UNAUTHORIZED');
  return request;
}

async function serveInTransaction(
  strapi: Core.Strapi,
  ctx: Context,
  next: Next,
  writes: boolean,
): Promise<void> {
  if (ctx.state['casework']) throw new Error(`two routes serve ${ctx.path}: the actor would be set twice`);
  const after: (() => Promise<void>)[] = [];
  let unwatch = (): void => undefined;
  ctx.state['afterRollback'] = after;
  try {
    const account = accountOf(ctx);
    const entering = enterSql(strapi, ctx, account);
    /** Lets the request in, in a transaction on the primary. */
    const admit = async (trx: Trx, entered: Row | undefined): Promise<Asker> => {
      guardElevations(trx);
      unwatch();
      unwatch = watchUse(ctx, trx, writes);
      if (entered?.['holds'] === false) throw refuse(401, 'UNAUTHORIZED');
      if (isClosed(strapi, ctx)) throw notFound();
      refuseFirstAdmin(ctx);
      requireShape(ctx, account.strategy !== 'none');
      const asker = enter(ctx, entered);
      requireTied(account, asker);
      if (asker.kind !== 'super') keepOwnNames(ctx);
      await checkUploads(strapi, ctx, asker);
      return asker;
    };
    const answer = async ({ kind }: Asker, work: () => Promise<unknown>): Promise<void> => {
      await work();
      if (ctx.status === 403 && kind === 'none' && account.strategy === 'none')
        throw refuse(401, 'UNAUTHORIZED');
      // ctx.badRequest() only sets a status: what was written before it must not stay.
      if (ctx.status >= 400 && !isPutOff(ctx)) throw new Answered();
    };
    const elsewhere = mayReadElsewhere(ctx);
    const begin = elsewhere ? `${entering}, ${POSITION}` : entering;
    const first = await beginningWith(strapi, begin, async (trx, [entered]) => {
      const asker = await admit(trx, entered);
      // Once for each request: it rewrites the query.
      await readExtraFilters(strapi, ctx);
      await answer(asker, next);
      return { trx, asker, entered: entered ?? {} };
    });
    await assertCommitted(first.trx);
    const reading = takePutOff(ctx);
    if (!reading) return;
    const isDone = await onReplica(strapi, first.entered, timeoutsSql(), async (trx) => {
      guardElevations(trx);
      unwatch();
      unwatch = watchUse(ctx, trx, writes);
      await answer(first.asker, reading);
    });
    if (isDone) return;
    const transaction = await beginningWith(strapi, entering, async (trx, [entered]) => {
      await answer(await admit(trx, entered), reading);
      return trx;
    });
    await assertCommitted(transaction);
  } catch (error) {
    if (!(error instanceof Answered)) fail(ctx, error, strapi);
  } finally {
    unwatch();
    // Recorded refusals have a transaction of their own, never opened while the request holds one.
    for (const work of after) {
      await asSystem(work).catch((error: unknown) => strapi.log.error(`casework: ${String(error)}`));
    }
  }
}

/** The call has been declared as one that a replica may answer, and there is one. */
function mayReadElsewhere(ctx: Context): boolean {
  const { route } = ctx.state as { route?: { config?: { reads?: unknown } } };
  return hasReplica() && route?.config?.reads === 'replica';
}

const isPutOff = (ctx: Context): boolean => typeof ctx.state['reading'] === 'function';

function takePutOff(ctx: Context): (() => Promise<void>) | null {
  const reading: unknown = ctx.state['reading'];
  ctx.state['reading'] = null;
  return typeof reading === 'function' ? (reading as () => Promise<void>) : null;
}

/**
 * Puts off the reading work of a call until the request has been let in: it runs on the replica then, and on the
 * primary when that one does not answer, or ends in the middle. The work answers through `ctx`, and may run twice.
 * @returns whether it was put off; false: there is no replica, the caller does it now
 */
export function putOffReading(ctx: Context, work: () => Promise<void>): boolean {
  if (!mayReadElsewhere(ctx)) return false;
  ctx.state['reading'] = work;
  return true;
}

function enterSql(strapi: Core.Strapi, ctx: Context, account: Account): string {
  const header = ctx.get('x-acting-for').trim();
  return `select casework.enter('${account.strategy}', ${Math.trunc(account.id)}, ${constant(account.label)}, ${constant(
    header === '' ? null : header,
  )}, ${account.isSuper}) as actor, ${timeoutsSql()}${holdsSql(strapi, ctx, account)}`;
}

const DOORS: Partial<Record<Account['strategy'], string>> = { api: 'interface', admin: 'admin-panel' };

type Sessions = { idleSessionLifespan: number; maxSessionLifespan: number };

/**
 * SQL on whether the token is still valid: it ends with the account's password, with signing out, and with its
 * session, which has the same limits at the API as in the panel (GB/T 22239: 超时退出; config/admin.ts).
 */
function holdsSql(strapi: Core.Strapi, ctx: Context, account: Account): string {
  const { idleSessionLifespan: idle, maxSessionLifespan: longest } =
    strapi.config.get<Sessions>('admin.auth.sessions');
  const renewed = sessionToRenew(ctx);
  if (renewed !== null) return `, casework.panel_session_holds(${constant(renewed)}, ${idle}) as holds`;
  const door = DOORS[account.strategy];
  const claims = claimsOfBearer(ctx.get('authorization'));
  if (!door || !claims) return '';
  const session = constant(typeof claims.sessionId === 'string' ? claims.sessionId : null);
  return `, casework.token_holds('${door}', ${Math.trunc(account.id)}, ${claims.iat}, ${idle}, ${longest}, ${session}, ${isBackground(ctx)}) as holds`;
}

/** Requests that pages send by themselves, without a user's touch: they renew no session. */
const POLLED = /^\/casework\/(?:messages\/unread|run-state)$/;
const isBackground = (ctx: Context): boolean => POLLED.test(ctx.path) || ctx.get('x-background') !== '';

/** The session of the panel for which another token is asked; null for any other request. Strapi verifies it. */
function sessionToRenew(ctx: Context): string | null {
  const { route } = ctx.state as { route?: { handler?: unknown } };
  if (route?.handler !== 'authentication.accessToken') return null;
  const payload = ctx.cookies.get('strapi_admin_refresh')?.split('.')[1];
  if (payload === undefined) return null;
  const { sessionId } = claimsOf(payload);
  return typeof sessionId === 'string' ? sessionId : null;
}

type Claims = { iat?: unknown; sessionId?: unknown };

/**
 * @throws CaseworkError 401 for a text that is not the payload of a token: on an open route it has not been
 * verified
 */
function claimsOf(payload: string): Claims {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (isRecord(claims)) return claims;
  } catch {
    // Answered below.
  }
  throw refuse(401, 'UNAUTHORIZED');
}

/** The claims of a bearer token, with the second of its issue; null for a token of another kind. */
export function claimsOfBearer(authorization: string): (Claims & { iat: number }) | null {
  const payload = /^bearer\s+[^\s.]+\.([^\s.]+)\.[^\s.]+$/i.exec(authorization)?.[1];
  if (payload === undefined) return null;
  const claims = claimsOf(payload);
  const { iat } = claims;
  return typeof iat === 'number' && Number.isFinite(iat) ? { ...claims, iat } : null;
}

function enter(ctx: Context, row: Row | undefined): Asker {
  const actor = row?.['actor'];
  const asker = (typeof actor === 'string' ? JSON.parse(actor) : actor) as Asker;
  ctx.state['casework'] = { asker };
  const exempt = EXEMPT.some((path) => ctx.path.startsWith(path));
  if (asker.error && needsMembership(ctx.path) && !exempt) throw refuse(400, asker.error);
  return asker;
}

/** Refusals of the database and of Strapi's own contracts are the sender's mistake. */
const senders = (ctx: Context, error: unknown): CaseworkError | null =>
  databaseError(error) ?? contractError(error, (ctx.request as { body?: unknown }).body);

/** Turns what was thrown into an answer; what is not understood goes on to Strapi's own handler. */
function fail(ctx: Context, error: unknown, strapi: Core.Strapi): void {
  const known = error instanceof CaseworkError ? error : isStrapiError(error) ? null : senders(ctx, error);
  if (!known) throw error;
  if (!(error instanceof CaseworkError)) strapi.log.debug(`casework: refused: ${String(error)}`);
  answerError(ctx, known);
}

/** Answers with a refusal in the shape of all errors; a client of GraphQL finds it among `errors` as well. */
function answerError(ctx: Context, error: CaseworkError): void {
  const body = error.toBody(languageOf(ctx.get('accept-language')));
  if (error.status === 503 || error.status === 429) ctx.set('Retry-After', String(RETRY_AFTER));
  ctx.status = error.status;
  ctx.body = { data: null, error: body, ...(ctx.path === GRAPHQL ? { errors: graphqlErrors(body) } : {}) };
}

type ErrorBody = ReturnType<CaseworkError['toBody']>;

function graphqlErrors(error: ErrorBody): object[] {
  const { errors: parts } = error.details as { errors?: { message: string; code: string }[] };
  return (parts ?? [{ message: error.message, code: String(error.details['code']) }]).map(
    ({ message, code }) => ({ message, extensions: { error, code } }),
  );
}

/** Puts off the system's own work until the request's transaction has ended: refused attempts are recorded there. */
export function afterRequest(ctx: Context, work: () => Promise<void>): void {
  (ctx.state['afterRollback'] as (() => Promise<void>)[] | undefined)?.push(work);
}

/** Returns the caller of this request. */
export function askerOf(ctx: Context): Asker {
  const state = ctx.state['casework'];
  if (!state) throw refuse(401, 'UNAUTHORIZED');
  return state.asker;
}
