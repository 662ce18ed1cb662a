import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { TestDatabase } from './database';

export type OwnDatabase = TestDatabase & {
  /** Brings the server down as a crash does and waits until it is up again, on the same port. */
  crash(): Promise<void>;
  /** Brings it down for good. */
  stop(): Promise<void>;
};

/** A PostgreSQL server that only this test uses, with an empty database. */
export async function startOwnDatabase(): Promise<OwnDatabase> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'qiaomen-own-'));
  const child = spawn(process.execPath, [path.join(__dirname, 'database-server.mjs')], {
    env: { ...process.env, OWN_DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  type Urls = { url: string; ownerUrl: string; adminUrl: string };
  const { url, ownerUrl, adminUrl } = await new Promise<Urls>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Urls));
    child.once('exit', (code) => reject(new Error(`the database server ended with ${code}`)));
  });
  const ask = async (sql: string): Promise<unknown[]> => {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const stop = async (): Promise<void> => {
    if (child.connected) child.send('stop');
    await exited;
  };
  return {
    name: 'qiaomen',
    url,
    ownerUrl,
    adminUrl,
    async crash() {
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      // A backend that dies so takes all the others with it: the server recovers from its log.
      process.kill(rows[0]?.pid ?? -1, 'SIGKILL');
      await client.end().catch(() => undefined);
      for (let tries = 0; ; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        try {
          await ask('select 1');
          return;
        } catch (error) {
          if (tries > 300) throw error;
        }
      }
    },
    stop,
    async drop() {
      await stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
