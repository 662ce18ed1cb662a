import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';

/**
 * Refuses queries outside of the request's transaction (ADR 2). While a request is served, a query that its async
 * context makes outside of the narrowed transaction would run as the application's own login and see every row:
 * work that is not awaited, a body that is still being streamed, a callback after the commit. Such a query gets no
 * connection, unless it has been marked as the system's own work.
 */

const system = new AsyncLocalStorage<boolean>();

/** Marks what the system does on its own account while a request is served: counting sign-ins, recording refusals. */
export const asSystem = <T>(work: () => T): T => system.run(true, work);

/** Ends the mark: what follows is the request's again. */
export const asRequest = <T>(work: () => T): T => system.run(false, work);

/** A query that would have seen more than its request may. */
export class OutsideTransaction extends Error {
  constructor(where: string) {
    super(
      `casework: a query of ${where} outside its transaction was refused (platform/database/outside-transaction.ts)`,
    );
  }
}

type Client = { acquireConnection(): Promise<unknown> };
type Given = { onCommit(work: () => unknown): void };
type Database = { transaction(work?: (given: Given) => unknown): Promise<unknown> };
type Served = { method: string; path: string };

/** Puts the rule in force: every query, and every transaction, begins with asking the pool for a connection. */
export function refuseOutside(strapi: Core.Strapi): void {
  const client = strapi.db.connection.client as Client;
  const acquire = client.acquireConnection.bind(client);
  client.acquireConnection = () => {
    const served = strapi.requestContext.get() as Served | undefined;
    if (!served || system.getStore()) return acquire();
    return Promise.reject(new OutsideTransaction(`${served.method} ${served.path}`));
  };

  surviveRefusals(strapi);

  // After each new account Strapi counts all accounts for telemetry, which is off, and does not wait for the result.
  const metrics = strapi.service('admin::metrics') as unknown as { sendDidInviteUser: () => Promise<void> };
  metrics.sendDidInviteUser = () => Promise.resolve();

  // Strapi waits for nothing that it does after a commit, so that an error there would end the process. It
  // reads each written record once more, with all its relations, to tell its webhooks; those are closed.
  const database = strapi.db as unknown as Database;
  const transaction = database.transaction.bind(database);
  database.transaction = (work) =>
    transaction(
      work &&
        ((given) =>
          work({ ...given, onCommit: (later) => given.onCommit(() => void settle(strapi, later)) })),
    );
}

/**
 * Keeps the process alive when unawaited work is refused: its error would end the process, and is logged instead.
 */
function surviveRefusals(strapi: Core.Strapi): void {
  const survive = (reason: unknown): void => {
    if (!(reason instanceof OutsideTransaction)) throw reason;
    strapi.log.error(reason.message);
  };
  if (unwatch) unwatch();
  process.on('unhandledRejection', survive);
  unwatch = () => void process.off('unhandledRejection', survive);
}

let unwatch: (() => void) | null = null;

/** The process leaves: what it does with the rejections of others is not ours any more. */
export const allowOutside = (): void => unwatch?.();

async function settle(strapi: Core.Strapi, later: () => unknown): Promise<void> {
  try {
    await later();
  } catch (error) {
    if (error instanceof OutsideTransaction) strapi.log.debug(error.message);
    else strapi.log.error(`casework: after a commit: ${String(error)}`);
  }
}
