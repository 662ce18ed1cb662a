import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** A transaction in which statements are run one after the other. */
export type Trx = Knex.Transaction;

type Row = Record<string, unknown>;

/** Runs one statement. Bindings are `?`. */
export async function rows<T extends Row = Row>(
  trx: Trx,
  sql: string,
  bindings: readonly unknown[] = [],
): Promise<T[]> {
  const result = (await trx.raw(sql, bindings as Knex.RawBinding[])) as { rows: T[] };
  return result.rows;
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

/** As ownersWindow, where the caller knows that the transaction is the actor's (saves one statement). */
export async function openWindow<T>(trx: Trx, role: string, work: () => Promise<T>): Promise<T> {
  await trx.raw(`savepoint casework_window; set local role none; set local casework.inside = 'open'`);
  try {
    const result = await work();
    await trx.raw(
      `release savepoint casework_window; set local casework.inside = ''; set local role ${role === 'none' ? 'none' : 'casework_actor'}`,
    );
    return result;
  } catch (error) {
    await trx.raw('rollback to savepoint casework_window; release savepoint casework_window');
    throw error;
  }
}

/** The transaction of the request being served, or a new one. */
export function inTransaction<T>(strapi: Core.Strapi, work: (trx: Trx) => Promise<T>): Promise<T> {
  return strapi.db.transaction(({ trx }) => work(trx as unknown as Trx)) as Promise<T>;
}
