import net from 'node:net';
import type { Context } from 'koa';
import { overloaded, CaseworkError } from '../answers/errors';
import type { Trx } from '../database/as-owner';

/**
 * Limits of a running request. The time-outs are set for its transaction alone (SET LOCAL), in the message that
 * begins it, so that they also hold behind a pooler in transaction mode.
 */
const seconds = (name: string, otherwise: number): number => {
  const given = Number(process.env[name]);
  return Number.isInteger(given) && given > 0 ? given : otherwise;
};

/** To select together with `casework.enter`. */
export const timeoutsSql = (): string =>
  [
    ['statement_timeout', seconds('REQUEST_STATEMENT_SECONDS', 30)],
    ['lock_timeout', seconds('REQUEST_LOCK_SECONDS', 10)],
    ['idle_in_transaction_session_timeout', seconds('REQUEST_IDLE_SECONDS', 60)],
  ]
    .map(([name, limit]) => `set_config('${name}', '${limit}s', true) as ${name}`)
    .join(', ');

type Connection = { processID?: number; secretKey?: number; host?: string; port?: number };
type Client = { query(connection: Connection, statement: unknown): Promise<unknown> };

const ENDS = /^(commit|rollback|release)\b/i;

/** Statements that one GraphQL document may need: what it was judged to need is an estimate. */
const MAX_STATEMENTS = 1_500;

/**
 * Whether a request only reads: its answer is not computed when the client has left, while a requested change is
 * carried out.
 */
const onlyReads = (ctx: Context, writes: boolean): boolean =>
  ['GET', 'HEAD'].includes(ctx.method) || (ctx.path === '/graphql' && !writes);

/**
 * Holds a transaction to its number of statements, and cancels the one that is running when the client has left.
 * @param trx whose statements are already run one after the other (guardElevations)
 * @returns what ends the watch
 */
export function watchUse(ctx: Context, trx: Trx, writes: boolean): () => void {
  const client = (trx as unknown as { client: Client }).client;
  const query = client.query.bind(client);
  const isCounted = ctx.path === '/graphql';
  let statements = 0;
  let running: Connection | null = null;
  let isGone = false;
  client.query = async (connection, statement) => {
    const isEnd = typeof statement === 'string' && ENDS.test(statement);
    if (isEnd) return query(connection, statement);
    statements += 1;
    if (isGone) throw new CaseworkError(503, 'CLIENT_LEFT', () => ({ message: '', details: {} }));
    if (isCounted && statements > MAX_STATEMENTS) throw overloaded(503);
    running = connection;
    try {
      return await query(connection, statement);
    } finally {
      running = null;
    }
  };
  const leave = (): void => {
    if (ctx.res.writableFinished) return;
    isGone = true;
    if (running) cancel(running);
  };
  if (onlyReads(ctx, writes)) ctx.res.once('close', leave);
  return () => void ctx.res.off('close', leave);
}

const CANCEL_REQUEST = 80_877_102;

/** Sends PostgreSQL's request to cancel the work of a connection: a message on a separate connection. */
function cancel({ processID, secretKey, host = 'localhost', port = 5432 }: Connection): void {
  if (processID === undefined || secretKey === undefined) return;
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(CANCEL_REQUEST, 4);
  message.writeInt32BE(processID, 8);
  message.writeInt32BE(secretKey, 12);
  const socket = host.startsWith('/') ? net.connect(`${host}/.s.PGSQL.${port}`) : net.connect(port, host);
  socket.setTimeout(5_000, () => socket.destroy());
  socket.on('error', () => undefined);
  socket.end(message);
}
