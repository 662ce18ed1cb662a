import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requireEnv } from './database';

/** A second PostgreSQL server that follows the one of the tests by streaming replication. */
export type Replica = {
  /** The URL of a database of the primary, on the replica. */
  of(url: string): string;
  /** Ends the server as a power cut would. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its files. */
  drop(): Promise<void>;
};

/** Takes a base backup of the server of the tests, and starts a standby on it. */
export async function startReplica(): Promise<Replica> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qiaomen-replica-'));
  fs.chmodSync(folder, 0o711);
  const child = spawn(process.execPath, [path.join(__dirname, 'replica-server.mjs')], {
    env: { ...process.env, PRIMARY_URL: requireEnv('TEST_ADMIN_URL'), REPLICA_DIR: folder },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const answer = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const failed = (code: number | null): void =>
        reject(new Error(`the replica's process ended with ${code}`));
      child.once('exit', failed);
      child.once('message', (message) => {
        child.off('exit', failed);
        resolve(message);
      });
    });
  const { port } = new URL(((await answer()) as { url: string }).url);
  const tell = async (what: string): Promise<void> => {
    const told = answer();
    child.send(what);
    await told;
  };
  return {
    of(url) {
      const there = new URL(url);
      there.port = port;
      return there.href;
    },
    stop: () => tell('stop'),
    start: () => tell('start'),
    async drop() {
      if (child.connected) child.send('leave');
      await exited;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
