import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { languageOf } from '../../../contracts/messages';
import { checkUploads } from '../files/uploads';
import { refuseCircles } from '../graphql/circles';
import { isDraining, untilDone } from '../shared/draining';
import { CaseworkError, databaseError, isStrapiError, notFound, refuse } from '../shared/errors';
import { contractError } from '../shared/parse';
import { accountOf, type Account, type Asker } from './actor';
import { keepOwnNames, skipTokenLookup } from './accounts';
import { beginningWith, constant } from './begin';
import { isClosed } from './closed-doors';
import { asRequest, asSystem } from './outside';
import { requireShape } from './request-shape';
import { doorOf, signingIn } from './sign-in';
import { assertCommitted, guardWindows, type Row } from './window';

/**
 * The access seam: every REST, admin and GraphQL request passes through Strapi's `authenticate`. What
 * follows it runs in one transaction that has been narrowed to the asker's sight, so that no query of any
 * controller, populate, picker or resolver can see more (ADR 2).
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

/** Must answer when there is no database to begin a transaction in; reads no records. */
const OWN_TRANSACTION = ['/health'];
const CASEWORK = /^(?:\/api)?\/casework(\/.*)$/;

export function installSeam(strapi: Core.Strapi): void {
  const auth = strapi.get('auth');
  const authenticate = auth.authenticate.bind(auth);

  auth.authenticate = (ctx: Context, next: Next) => {
    // GraphQL's route is open on the outside and authenticates inside: the inner pass is the one that counts.
    const route = (ctx.state as { route?: { path?: string; config?: { auth?: unknown } } }).route;
    const passing =
      route?.config?.auth === false &&
      (ctx.path === GRAPHQL ||
        isStatic(route.path) ||
        OWN_TRANSACTION.includes(CASEWORK.exec(ctx.path)?.[1] ?? ''));
    if (passing) return authenticate(ctx, next);
    skipTokenLookup(ctx);
    const door = doorOf(ctx);
    const go = (): Promise<void> => authenticate(ctx, () => asRequest(() => serve(strapi, ctx, next)));
    // Finding out who asks is the system's own work.
    return asSystem(() => (door ? signingIn(strapi, ctx, door, go) : go()));
  };
}

/** A refusal that has been answered: rolls the transaction back without being an error of its own. */
class Answered extends Error {}

async function serve(strapi: Core.Strapi, ctx: Context, next: Next): Promise<void> {
  if (isDraining()) {
    ctx.set('Retry-After', '5');
    ctx.status = 503;
    return;
  }
  await untilDone(serveInTransaction(strapi, ctx, next));
}

async function serveInTransaction(strapi: Core.Strapi, ctx: Context, next: Next): Promise<void> {
  if (ctx.state['casework']) throw new Error(`two routes serve ${ctx.path}: the actor would be set twice`);
  const after: (() => Promise<void>)[] = [];
  ctx.state['afterRollback'] = after;
  try {
    const account = accountOf(ctx);
    const entering = enterSql(strapi, ctx, account);
    const transaction = await beginningWith(strapi, entering, async (trx, [entered]) => {
      guardWindows(trx);
      if (entered?.['holds'] === false) throw refuse(401, 'UNAUTHORIZED');
      if (isClosed(strapi, ctx)) throw notFound();
      requireShape(ctx, account.strategy !== 'none');
      const asker = enter(ctx, entered);
      if (asker.kind !== 'super') keepOwnNames(ctx);
      if (ctx.path === GRAPHQL) refuseCircles(ctx);
      await checkUploads(ctx, asker);
      await next();
      if (ctx.status === 403 && asker.kind === 'none' && account.strategy === 'none')
        throw refuse(401, 'UNAUTHORIZED');
      // ctx.badRequest() only sets a status: what was written before it must not stay.
      if (ctx.status >= 400) throw new Answered();
      return trx;
    });
    await assertCommitted(transaction);
  } catch (error) {
    if (!(error instanceof Answered)) fail(ctx, error, strapi);
  } finally {
    // Recorded refusals have a transaction of their own, never opened while the request holds one.
    for (const work of after) {
      await asSystem(work).catch((error: unknown) => strapi.log.error(`casework: ${String(error)}`));
    }
  }
}

function enterSql(strapi: Core.Strapi, ctx: Context, account: Account): string {
  const header = ctx.get('x-acting-for').trim();
  return `select casework.enter('${account.strategy}', ${Math.trunc(account.id)}, ${constant(account.label)}, ${constant(
    header === '' ? null : header,
  )}, ${account.isSuper}) as actor${holdsSql(strapi, ctx, account)}`;
}

const DOORS: Partial<Record<Account['strategy'], string>> = { api: 'interface', admin: 'admin-panel' };

type Sessions = { idleSessionLifespan: number; maxSessionLifespan: number };

/**
 * Whether the token still holds: it ends with the account's password, with signing out, and with its session,
 * which has the same limits at the API as in the panel (GB/T 22239: 超时退出; config/admin.ts).
 */
function holdsSql(strapi: Core.Strapi, ctx: Context, account: Account): string {
  const door = DOORS[account.strategy];
  const issuedAt = issuedAtOf(ctx.get('authorization'));
  if (!door || issuedAt === null) return '';
  const { idleSessionLifespan: idle, maxSessionLifespan: longest } =
    strapi.config.get<Sessions>('admin.auth.sessions');
  return `, casework.token_holds('${door}', ${Math.trunc(account.id)}, ${issuedAt}, ${idle}, ${longest}) as holds`;
}

/** The claim `iat` of a token whose signature has been verified. */
function issuedAtOf(authorization: string): number | null {
  const payload = /^bearer\s+[^\s.]+\.([^\s.]+)\.[^\s.]+$/i.exec(authorization)?.[1];
  if (payload === undefined) return null;
  const { iat } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { iat?: unknown };
  return typeof iat === 'number' && Number.isFinite(iat) ? iat : null;
}

function enter(ctx: Context, row: Row | undefined): Asker {
  const actor = row?.['actor'];
  const asker = (typeof actor === 'string' ? JSON.parse(actor) : actor) as Asker;
  ctx.state['casework'] = { asker };
  const exempt = EXEMPT.some((path) => ctx.path.startsWith(path));
  if (asker.error && needsMembership(ctx.path) && !exempt) throw refuse(400, asker.error);
  return asker;
}

/** What the database and Strapi's own contracts refuse is the sender's mistake. */
const senders = (ctx: Context, error: unknown): CaseworkError | null =>
  databaseError(error) ?? contractError(error, (ctx.request as { body?: unknown }).body);

/** Turns what was thrown into an answer; what is not understood goes on to Strapi's own handler. */
function fail(ctx: Context, error: unknown, strapi: Core.Strapi): void {
  const known = error instanceof CaseworkError ? error : isStrapiError(error) ? null : senders(ctx, error);
  if (!known) throw error;
  if (!(error instanceof CaseworkError)) strapi.log.debug(`casework: refused: ${String(error)}`);
  const body = known.toBody(languageOf(ctx.get('accept-language')));
  ctx.status = known.status;
  ctx.body = { data: null, error: body };
}

/** Puts off the system's own work until the request's transaction has ended: refused attempts are recorded there. */
export function afterRequest(ctx: Context, work: () => Promise<void>): void {
  (ctx.state['afterRollback'] as (() => Promise<void>)[] | undefined)?.push(work);
}

/** Who is asking in this request. */
export function askerOf(ctx: Context): Asker {
  const state = ctx.state['casework'];
  if (!state) throw refuse(401, 'UNAUTHORIZED');
  return state.asker;
}
