import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { withAllFields } from '../access/query-guard';
import { isPooled } from './pooler';

/** A transaction in which statements are run one after the other. */
export type Trx = Knex.Transaction;

export type Row = Record<string, unknown>;

type Result<T> = { rows: T[]; fields?: { name: string; dataTypeID: number }[] };

/** PostgreSQL's type jsonb. Strapi tells the driver to leave it as text, and reads its own fields from that. */
const JSONB = 3802;

/** Runs one statement. Bindings are `?`. */
export async function rows<T extends Row = Row>(
  trx: Pick<Trx, 'raw'>,
  sql: string,
  bindings: readonly unknown[] = [],
): Promise<T[]> {
  return read(await trx.raw<Result<Row>>(sql, bindings as Knex.RawBinding[]));
}

/**
 * Runs one statement, which each connection keeps prepared: for the large statements of every day, of which parsing and
 * planning takes longer than running. Its text must be one of few, and its plan must not depend on the bindings.
 * @param most is it kept only while so few are: for a text that has many forms
 */
export async function rowsOfKept<T extends Row = Row>(
  trx: Pick<Trx, 'raw'>,
  sql: string,
  bindings: readonly unknown[] = [],
  most = MOST_KEPT,
): Promise<T[]> {
  const name = keptName(sql, most);
  const query = trx.raw<Result<Row>>(sql, bindings as Knex.RawBinding[]);
  return read(await (name === null ? query : query.options({ name })));
}

/** What a connection keeps takes memory of its server process; further statements are sent as all others are. */
const MOST_KEPT = 150;
const kept = new Map<string, string>();

/** A pooler gives each transaction another connection, which does not know what was prepared on the last one. */
function keptName(sql: string, most: number): string | null {
  if (isPooled()) return null;
  const known = kept.get(sql);
  if (known !== undefined) return known;
  if (kept.size >= most) return null;
  const name = `casework_${kept.size}`;
  kept.set(sql, name);
  return name;
}

function read<T extends Row>(result: Result<Row>): T[] {
  const { rows: found, fields } = result;
  for (const { name } of fields?.filter(({ dataTypeID }) => dataTypeID === JSONB) ?? []) {
    for (const row of found) if (typeof row[name] === 'string') row[name] = JSON.parse(row[name]) as unknown;
  }
  return found as T[];
}

/**
 * Columns for a select that turn the rest of the transaction into the application's own work. The role that the
 * transaction ran as is kept in `casework.outside`; a second row of the same statement keeps the first one's.
 */
export const ELEVATE = `set_config('casework.outside', case when current_setting('casework.inside', true) = 'open'
    then current_setting('casework.outside', true) else current_setting('role') end, true),
  set_config('role', 'none', true), set_config('casework.inside', 'open', true)`;

/** Without a role that was kept (the first statement found no row), the present one stays. */
const RETURN = `select set_config('casework.inside', '', true),
  set_config('role', coalesce(nullif(current_setting('casework.outside', true), ''), current_setting('role')), true)`;

/** The reason is sent to PostgreSQL as a comment: no character may end that, or be taken for a binding. */
const REASON = /^[A-Z][A-Za-z0-9 ,.;:'()-]+$/;

export type ElevationOptions = {
  /** the first statement of the work runs as the actor and selects ELEVATE: sight and elevation in one round trip */
  firstStatementElevates?: boolean;
  /** only the end of the request follows, and its rollback undoes what fails: neither savepoint nor return is needed */
  last?: boolean | undefined;
};

/**
 * Runs a part of the present transaction as the application's own login, past the policies that narrow the actor's
 * sight, and with the right to write lifecycle records (`casework.inside`). The only way to do so: what the actor
 * may see and do must have been checked before.
 *
 * What fails inside leaves nothing behind (a savepoint) and the actor's sight is given back. Inside another
 * elevation the work simply runs: it shares the outer one's savepoint. Outside of requests the login's own role is
 * kept.
 * @param reason why the actor's own rights do not suffice: a literal English sentence, listed by `npm run elevations`
 * @throws Error for a reason of other characters, and what the work throws
 */
export async function asOwner<T>(
  trx: Trx,
  reason: string,
  work: () => Promise<T>,
  { firstStatementElevates = false, last = false }: ElevationOptions = {},
): Promise<T> {
  if (!REASON.test(reason)) throw new Error(`not a reason for an elevation: ${reason}`);
  const opening = [
    ...(last ? [] : ['savepoint casework_owner']),
    ...(firstStatementElevates ? [] : [`select ${ELEVATE} /* ${reason} */`]),
  ].join('; ');
  return alone(trx, work, async () => {
    if (opening !== '') await trx.raw(opening);
    try {
      const result = await withAllFields(work);
      if (last && guarded.has(clientOf(trx))) returning.add(clientOf(trx));
      else await trx.raw(last ? RETURN : `release savepoint casework_owner; ${RETURN}`);
      return result;
    } catch (error) {
      if (!last) await trx.raw('rollback to savepoint casework_owner; release savepoint casework_owner');
      throw error;
    }
  });
}

type Client = { query(connection: unknown, query: unknown): Promise<unknown> };
type Elevation = { ended: Promise<void> };

const clientOf = (trx: Trx): Client => (trx as unknown as { client: Client }).client;

/** The elevation that is under way in a transaction, and the one that the present code runs in. */
const underWay = new WeakMap<Client, Elevation>();
const within = new AsyncLocalStorage<Elevation>();

/**
 * Transactions whose last elevation has ended and whose role has not been given back: the commit that follows ends both.
 * Any other statement is preceded by giving it back (guardElevations).
 */
const returning = new WeakSet<Client>();
const guarded = new WeakSet<Client>();

const waitsFor = (client: Client): Elevation | undefined => {
  const elevation = underWay.get(client);
  return elevation === within.getStore() ? undefined : elevation;
};

/**
 * Runs one elevation at a time in a transaction: a concurrent one waits for its end.
 * @param inside runs instead when the code is within the elevation already
 */
async function alone<T>(trx: Trx, inside: () => Promise<T>, work: () => Promise<T>): Promise<T> {
  const client = clientOf(trx);
  for (let other = waitsFor(client); other; other = waitsFor(client)) await other.ended;
  if (underWay.has(client)) return inside();
  let end = (): void => undefined;
  const elevation: Elevation = { ended: new Promise((resolve) => (end = resolve)) };
  underWay.set(client, elevation);
  try {
    return await within.run(elevation, work);
  } finally {
    underWay.delete(client);
    end();
  }
}

const ENDS = /^(commit|rollback)\b(?! to)/i;

type Ended = { response?: { command?: string } };
const ended = new WeakMap<Client, Promise<Ended>>();

/**
 * Runs a transaction's statements one after the other, and holds back what runs beside an elevation of it
 * (GraphQL resolves fields concurrently): it would be executed as the owner and see every row.
 */
export function guardElevations(trx: Trx): void {
  const client = clientOf(trx);
  guarded.add(client);
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
    for (let other = waitsFor(client); other; other = waitsFor(client)) await other.ended;
    const result = last.then(async () => {
      if (returning.delete(client)) await query(connection, RETURN);
      return query(connection, statement);
    });
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
