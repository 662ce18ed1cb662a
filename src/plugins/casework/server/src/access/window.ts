import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { withAllFields } from './query-guard';

/** A transaction in which statements are run one after the other. */
export type Trx = Knex.Transaction;

export type Row = Record<string, unknown>;

type Result<T> = { rows: T[]; fields?: { name: string; dataTypeID: number }[] };

/** PostgreSQL's type jsonb. Strapi tells the driver to leave it as text, and reads its own fields from that. */
const JSONB = 3802;

/** Runs one statement. Bindings are `?`. */
export async function rows<T extends Row = Row>(
  trx: Trx,
  sql: string,
  bindings: readonly unknown[] = [],
): Promise<T[]> {
  const result: Result<Row> = await trx.raw(sql, bindings as Knex.RawBinding[]);
  const { rows: found, fields } = result;
  for (const { name } of fields?.filter(({ dataTypeID }) => dataTypeID === JSONB) ?? []) {
    for (const row of found) if (typeof row[name] === 'string') row[name] = JSON.parse(row[name]) as unknown;
  }
  return found as T[];
}

/**
 * The owner's window: a part of the present transaction in which the application's own login writes
 * lifecycle records. Sight has been checked before, as the actor. What fails inside leaves nothing behind
 * and gives the actor's sight back; a failed statement cannot leave the window open.
 */
export async function ownersWindow<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  const [before] = await rows<{ role: string; inside: string | null }>(
    trx,
    `select current_setting('role') as role, current_setting('casework.inside', true) as inside`,
  );
  if (before?.inside === 'open') return work();
  return openWindow(trx, before?.role ?? 'none', work);
}

/** What opens a window, for a statement to select: see `opensItself`. */
export const OPENING = `set_config('role', 'none', true), set_config('casework.inside', 'open', true)`;

export type WindowOptions = {
  /** work begins with a statement, run as the actor, that selects OPENING: sight and window are one round trip */
  opensItself?: boolean;
  /** only the end of the request follows, and its rollback undoes what fails: no savepoint is needed */
  last?: boolean | undefined;
};

/** As ownersWindow, where the caller knows that the transaction is the actor's (saves one statement). */
export function openWindow<T>(
  trx: Trx,
  role: string,
  work: () => Promise<T>,
  { opensItself = false, last = false }: WindowOptions = {},
): Promise<T> {
  const back = role === 'none' ? `'none'` : 'casework.actor_role()';
  const opening = [
    ...(last ? [] : ['savepoint casework_window']),
    ...(opensItself ? [] : [`select ${OPENING}`]),
  ].join('; ');
  const closing = `select set_config('casework.inside', '', true), set_config('role', ${back}, true)`;
  return alone(trx, async () => {
    if (opening !== '') await trx.raw(opening);
    try {
      const result = await withAllFields(work);
      await trx.raw(last ? closing : `release savepoint casework_window; ${closing}`);
      return result;
    } catch (error) {
      if (!last) await trx.raw('rollback to savepoint casework_window; release savepoint casework_window');
      throw error;
    }
  });
}

type Client = { query(connection: unknown, query: unknown): Promise<unknown> };
type Window = { closed: Promise<void> };

const clientOf = (trx: Trx): Client => (trx as unknown as { client: Client }).client;

/** The window that is open in a transaction, and the one that the present code runs in. */
const open = new WeakMap<Client, Window>();
const within = new AsyncLocalStorage<Window>();

const waitsFor = (client: Client): Window | undefined => {
  const window = open.get(client);
  return window === within.getStore() ? undefined : window;
};

/** One window at a time; what has been opened from inside of one is part of it. */
async function alone<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  const client = clientOf(trx);
  for (let window = waitsFor(client); window; window = waitsFor(client)) await window.closed;
  if (open.has(client)) return work();
  let close = (): void => undefined;
  const window: Window = { closed: new Promise((resolve) => (close = resolve)) };
  open.set(client, window);
  try {
    return await within.run(window, work);
  } finally {
    open.delete(client);
    close();
  }
}

const ENDS = /^(commit|rollback)\b(?! to)/i;

type Ended = { response?: { command?: string } };
const ended = new WeakMap<Client, Promise<Ended>>();

/**
 * Runs a transaction's statements one after the other, and holds back what runs beside an open window of
 * it (GraphQL resolves fields concurrently): it would be executed as the owner and see every row.
 */
export function guardWindows(trx: Trx): void {
  const client = clientOf(trx);
  const query = client.query.bind(client);
  let last: Promise<unknown> = Promise.resolve();
  client.query = (connection, statement) => {
    // knex takes the transaction for ended as soon as it has asked for that: it must not be put off.
    if (typeof statement === 'string' && ENDS.test(statement)) {
      const end = query(connection, statement);
      ended.set(client, end as Promise<Ended>);
      return end;
    }
    return queued(connection, statement);
  };
  const queued = async (connection: unknown, statement: unknown): Promise<unknown> => {
    for (let window = waitsFor(client); window; window = waitsFor(client)) await window.closed;
    const result = last.then(() => query(connection, statement));
    last = result.catch(() => undefined);
    return result;
  };
}

/**
 * Makes sure that a guarded transaction has really been committed. knex swallows a COMMIT that fails, and
 * PostgreSQL answers one of an aborted transaction by rolling back without an error: the caller would be
 * told that it is done.
 * @throws when it was not
 */
export async function assertCommitted(trx: Trx): Promise<void> {
  const end = await ended.get(clientOf(trx));
  if (end?.response?.command !== 'COMMIT') throw new Error('the transaction was not committed');
}

/** The transaction of the request being served, or a new one. */
export function inTransaction<T>(strapi: Core.Strapi, work: (trx: Trx) => Promise<T>): Promise<T> {
  return strapi.db.transaction(({ trx }) => work(trx as unknown as Trx)) as Promise<T>;
}
