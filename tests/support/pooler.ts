import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { TestDatabase } from './database';

/** Where a server's program is, or an empty text; Debian's are not on everybody's path. */
export const programOf = (name: string): string =>
  spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin"; command -v ${name}`], { encoding: 'utf8' }).stdout.trim();

/** Whether PgBouncer is installed. */
export const pgbouncer = programOf('pgbouncer');

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

export type Pooler = { url: string; stop(): Promise<void> };

/** PgBouncer in transaction mode before a database, with few connections for all of its clients. */
export async function startPooler(
  database: Pick<TestDatabase, 'name' | 'url'>,
  connectQuery = CONNECT_QUERY,
  connections = 3,
): Promise<Pooler> {
  const target = new URL(database.url);
  const port = await freePort();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pgbouncer-'));
  const file = path.join(folder, 'pgbouncer.ini');
  fs.writeFileSync(
    file,
    `[databases]
${database.name} = host=${target.hostname} port=${target.port} user=${target.username} password=${target.password} ${connectQuery}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
logfile = ${path.join(folder, 'log')}
`,
  );
  fs.chmodSync(folder, 0o777);
  fs.chmodSync(file, 0o644);
  // It refuses to be root.
  const as = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const child: ChildProcess = spawn(pgbouncer, [file], { stdio: ['ignore', 'ignore', 'pipe'], ...as });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let tries = 0; !(await isOpen(port)); tries += 1) {
    if (child.exitCode !== null || tries > 100) throw new Error(`pgbouncer does not listen: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const url = new URL(database.url);
  url.port = String(port);
  return {
    url: url.href,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Does somebody listen on this port? */
export const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** As docs/operations/growth.md has it. */
export const CONNECT_QUERY = `connect_query='set timezone = ''UTC''; set jit = off'`;
