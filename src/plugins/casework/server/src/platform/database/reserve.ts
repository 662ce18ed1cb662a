import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import type { Trx } from './as-owner';

/** A connection beside the pool: whether the database answers can be told while requests hold all of the pool. */
let reserve: Knex | null = null;

const WAIT_MS = 5_000;

/** Runs reading work of the system in a transaction on the reserve's connection. */
export function inReserve<T>(strapi: Core.Strapi, work: (trx: Trx) => Promise<T>): Promise<T> {
  reserve ??= knex({
    client: 'postgres',
    connection: strapi.config.get<Knex.PgConnectionConfig>('database.connection.connection'),
    pool: { min: 0, max: 1 },
    acquireConnectionTimeout: WAIT_MS,
  });
  return reserve.transaction(async (trx) => {
    await trx.raw(`select set_config('statement_timeout', '${WAIT_MS}ms', true)`);
    return work(trx);
  });
}

/** The process leaves. */
export async function closeReserve(): Promise<void> {
  const closing = reserve;
  reserve = null;
  await closing?.destroy();
}
