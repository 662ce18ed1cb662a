import { spawn } from 'node:child_process';
import path from 'node:path';
import type { TestDatabase } from './database';

export type AppProcess = {
  url: string;
  pid: number;
  /** The process's output so far. */
  output(): string;
  /** Stops it as an operator would. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
};

export type SpawnOptions = { env?: Record<string, string>; serveAdminPanel?: boolean };

/** Another instance of the application, in its own process, on the same database. */
export async function spawnApp(database: TestDatabase, options: SpawnOptions = {}): Promise<AppProcess> {
  const child = spawn(process.execPath, [path.join(__dirname, 'app-process.mjs')], {
    cwd: process.cwd(),
    env: {
      ...process.env,
      NODE_ENV: 'test',
      TEST_SERVE_ADMIN: options.serveAdminPanel ? '1' : '',
      ...options.env,
      DATABASE_URL: database.url,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the application process ended with ${code}:\n${output}`)));
    child.once('message', (message) => resolve((message as { port: number }).port));
  });

  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? -1,
    output: () => output,
    async stop() {
      if (child.connected) child.send('stop');
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
