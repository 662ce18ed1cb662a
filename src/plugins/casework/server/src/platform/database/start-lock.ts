import { Client } from 'pg';
import { DatabaseRefused } from './release';

/**
 * Lets one instance start at a time, because Strapi's schema sync has no lock of its own. The lock belongs to an
 * open transaction, not to a session, so that it also works through a pooler in transaction mode (finding O5):
 * there a session's lock would stay with the pooled connection of a dead process.
 */

const KEY = 'qiaomen:starting';
const RETRY_MS = 500;
const SAY_EVERY_MS = 15_000;
export const DEFAULT_WAIT_SECONDS = 300;

type Options = {
  connectionString: string;
  waitSeconds?: number;
  log: (line: string) => void;
  /** asked once, by the connection that will hold the lock, before it waits; a refusal ends the start */
  check?: (ask: <T>(sql: string) => Promise<{ rows: T[] }>) => Promise<void>;
};

/**
 * Waits until no other instance is starting or migrating.
 * @returns releases the lock
 * @throws DatabaseRefused when another instance holds it for longer than `waitSeconds`
 */
export async function startingAlone({
  connectionString,
  waitSeconds = DEFAULT_WAIT_SECONDS,
  log,
  check,
}: Options): Promise<() => Promise<void>> {
  const client = new Client({ connectionString, keepAlive: true });
  // A connection that breaks fails the next statement; the event alone must not end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch {
    // Without a database there is nothing to wait for; Strapi says so itself when it needs one.
    return () => Promise.resolve();
  }
  try {
    await check?.((sql) => client.query(sql) as never);
    await wait(client, waitSeconds, log);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return async () => {
    await client.query('commit').catch(() => undefined);
    await client.end().catch(() => undefined);
  };
}

async function wait(client: Client, waitSeconds: number, log: Options['log']): Promise<void> {
  const began = Date.now();
  let said = 0;
  for (;;) {
    await client.query('begin');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as got',
      [KEY],
    );
    if (rows[0]?.got) return;
    await client.query('rollback');
    const waited = Date.now() - began;
    if (waited >= waitSeconds * 1000) throw tooLong(waitSeconds);
    if (said === 0 || Date.now() - said >= SAY_EVERY_MS) {
      said = Date.now();
      log(
        `另一实例正在启动或升级数据库，已等待 ${Math.round(waited / 1000)} 秒，最多等 ${waitSeconds} 秒。 ` +
          `Waiting for another instance that is starting or upgrading the database (${Math.round(waited / 1000)} of ${waitSeconds} s).`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

const tooLong = (seconds: number): DatabaseRefused =>
  new DatabaseRefused(
    `另一实例启动或升级数据库已超过 ${seconds} 秒仍未完成。请查看那个实例的日志；确认它在正常升级时，可用 DATABASE_START_WAIT（秒）延长等待。`,
    `another instance has been starting or upgrading the database for more than ${seconds} s. Read its log; DATABASE_START_WAIT (seconds) waits longer.`,
  );
