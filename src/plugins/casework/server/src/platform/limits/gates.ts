import type { Context } from 'koa';
import { doorOf } from '../sign-in/sign-in';
import type { Account } from '../access/actor';
import { isRecord } from '../base/values';
import { Gate } from './gate';
import type { GraphqlRequest } from './graphql-request';

/**
 * Limits how many requests work at the same time. The pool of connections is divided: two stay for finding out who asks
 * and for the system's own records, some for signing in, the others for requests; heavy requests (lists of files,
 * figures, large GraphQL documents, large pages) get a part of these only, and one for each account, so that light ones
 * go past them. While light ones come in, a place for heavy ones rests after each, because all share one process.
 */
const POOL = Number(process.env['DATABASE_POOL_MAX'] ?? 10) || 10;
const SIGNING_IN = POOL >= 8 ? 2 : 1;
const OTHERS = Math.max(1, POOL - 2 - SIGNING_IN);

const signIns = new Gate({ places: SIGNING_IN, perKey: SIGNING_IN, waiting: 100, patience: 20_000 });
const requests = new Gate({ places: OTHERS, perKey: Math.min(4, OTHERS), waiting: 60, patience: 20_000 });
/** Light requests of the last moment count as company of heavy ones. */
const MOMENT_MS = 1_000;
const MOST_REST_MS = 8_000;
/** The process is kept from all else by work that leaves it idle for less than a third of the time. */
const BUSY = 2 / 3;
let lastLight = -Infinity;

/** As long as the work took; four times as long where the process itself was at work, not the database or a worker. */
const restAfter = (worked: number, busy: number): number =>
  performance.now() - lastLight < MOMENT_MS ? Math.min(worked * (busy > BUSY ? 4 : 1), MOST_REST_MS) : 0;

const heavy = new Gate({
  places: Math.max(1, Math.min(2, OTHERS - 1)),
  perKey: 1,
  waiting: 30,
  patience: 60_000,
  rest: restAfter,
});

/** GraphQL documents from here on are heavy: a page of the panel's size needs a dozen statements. */
const HEAVY_STATEMENTS = 40;
/** As many values as a page of fifty rows with thirty fields. */
const HEAVY_VALUES = 1_500;

const HEAVY_PATHS =
  /\.xlsx$|\/(?:pdf|docx|preview|import|differences)$|\/measures(?:\/|$)|^(?:\/api)?\/upload$/;

/** Relations that `populate=*` stands for. */
const ALL_RELATIONS = 10;
const DEFAULT_ROWS = 25;

/** Rows of a generated list with the records that are to be read beside each. */
function recordsOf({ query, method }: Context): number {
  if (method !== 'GET') return 0;
  const { populate, pagination, pageSize } = query as Record<string, unknown>;
  const { pageSize: own, limit } = isRecord(pagination) ? pagination : {};
  const named = typeof populate === 'string' ? populate.split(',') : [];
  const beside = isRecord(populate)
    ? Object.keys(populate).length
    : named.includes('*')
      ? ALL_RELATIONS
      : named.length;
  return (Number(own ?? limit ?? pageSize ?? DEFAULT_ROWS) || DEFAULT_ROWS) * (1 + beside);
}

/** As many as a page of fifty rows with five records beside each. */
const HEAVY_RECORDS = 300;

const isHeavy = (ctx: Context, graphql: GraphqlRequest | null): boolean =>
  graphql
    ? graphql.statements > HEAVY_STATEMENTS || graphql.answered > HEAVY_VALUES
    : HEAVY_PATHS.test(ctx.path) || recordsOf(ctx) > HEAVY_RECORDS;

/**
 * Waits until this request may work.
 * @returns what gives its places back
 * @throws CaseworkError 429 or 503, both with Retry-After
 */
export async function enterGates(
  ctx: Context,
  account: Account,
  graphql: GraphqlRequest | null,
): Promise<() => void> {
  const key = account.strategy === 'none' ? `address:${ctx.ip}` : `${account.strategy}:${account.id}`;
  // Signing in has separate places (enterDoor).
  if (doorOf(ctx)) return () => undefined;
  if (!isHeavy(ctx, graphql)) {
    lastLight = performance.now();
    return requests.enter(key);
  }
  const leaveHeavy = await heavy.enter(key);
  try {
    const leave = await requests.enter(key);
    return () => {
      leave();
      leaveHeavy();
    };
  } catch (error) {
    leaveHeavy();
    throw error;
  }
}

/**
 * Gives sign-ins separate places, taken before the attempt is counted: attempts on one account are judged one after
 * the other, and a waiting attempt holds a connection.
 */
export async function enterDoor<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const leave = await signIns.enter(`address:${ctx.ip}`);
  try {
    return await work();
  } finally {
    leave();
  }
}

/** How many requests work and wait at each gate, for the metrics. */
export const gateStates = (): Record<string, { working: number; waiting: number }> => ({
  signIn: signIns.state(),
  request: requests.state(),
  heavy: heavy.state(),
});
