import type { Core } from '@strapi/strapi';
import { asSystem } from './outside-transaction';
import { rows, type Row, type Trx } from './as-owner';

/**
 * Sends a statement in the same message as BEGIN, so that narrowing a request costs no extra round trip. Strapi
 * begins its transactions itself, through knex; here the transaction that is just being made is given another way
 * to begin. Where that is not possible, the statement is sent after BEGIN.
 */
type Beginning = {
  sql: string;
  answer: Row[] | null;
  /** another database's, whose pool the transaction's connection is taken from */
  client: Client | undefined;
};

type Connection = object;
type Transaction = {
  trxClient: { query(connection: Connection, sql: string): Promise<{ response: { rows: Row[] }[] }> };
  begin(connection: Connection): Promise<unknown>;
};
type Client = { transaction(...args: unknown[]): Transaction };

/** Set for as long as Strapi's call that makes the transaction takes, which is synchronous. */
let upcoming: Beginning | null = null;
const prepared = new WeakSet<Client>();

/**
 * Runs work in a transaction that begins with a statement.
 * @param sql without bindings: build its constants with `constant`
 * @param client of another server, on which the transaction runs; what Strapi asks inside is asked there
 */
export async function beginningWith<T>(
  strapi: Core.Strapi,
  sql: string,
  work: (trx: Trx, answer: Row[]) => Promise<T>,
  client?: object,
): Promise<T> {
  prepare(strapi.db.connection.client as Client);
  const beginning: Beginning = { sql, answer: null, client: client as Client | undefined };
  upcoming = beginning;
  try {
    const running = strapi.db.transaction(async ({ trx: knexTrx }) => {
      const trx = knexTrx as unknown as Trx;
      return work(trx, beginning.answer ?? (await rows(trx, sql)));
    });
    upcoming = null;
    return (await running) as T;
  } finally {
    upcoming = null;
  }
}

/** A text constant that no character of the value can break out of. */
export const constant = (value: string | null): string =>
  value === null
    ? 'null'
    : `convert_from(decode('${Buffer.from(value, 'utf8').toString('hex')}', 'hex'), 'UTF8')`;

function prepare(client: Client): void {
  if (prepared.has(client)) return;
  prepared.add(client);
  const make = client.transaction.bind(client);
  client.transaction = (...args) => {
    const beginning = upcoming;
    upcoming = null;
    if (!beginning) return make(...args);
    // A request's own transaction is where its queries belong.
    const { client: other } = beginning;
    const transaction = asSystem(() => (other ? other.transaction(...args) : make(...args)));
    transaction.begin = (connection) => begin(transaction, connection, beginning);
    return transaction;
  };
}

async function begin(
  { trxClient }: Transaction,
  connection: Connection,
  beginning: Beginning,
): Promise<void> {
  try {
    const { response } = await trxClient.query(connection, `BEGIN; ${beginning.sql}`);
    beginning.answer = response.at(-1)?.rows ?? null;
  } catch (error) {
    // knex gives the connection back to the pool now: not in the middle of a failed transaction.
    await trxClient.query(connection, 'ROLLBACK').catch(() => undefined);
    throw error;
  }
}
