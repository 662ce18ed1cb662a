import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { KEYS, startS3, type S3Server } from '../operations/s3-server';
import type { TestDatabase } from './database';
import { freePort, isOpen, pgbouncer, programOf, startPooler } from './pooler';
import { startReplica } from './replica';
import { spawnApp, type AppProcess } from './spawn-app';

/**
 * The largest installation that docs/operations/growth.md describes: several instances behind nginx with the
 * configuration of deploy/, PgBouncer in transaction mode before the primary, a streaming replica, an S3 store.
 */
export type Instances = {
  /** of the proxy */
  url: string;
  apps: AppProcess[];
  stop(): Promise<void>;
};

const nginx = programOf('nginx');

/** What is missing on this machine for it; an empty text when nothing is. */
export const missingServers = [pgbouncer ? '' : 'pgbouncer', nginx ? '' : 'nginx'].filter(Boolean).join(', ');

/** The store of attachments; to be there before the first file, and its settings in the environment. */
export async function startSharedStore(): Promise<{ s3: S3Server; env: Record<string, string> }> {
  const s3 = await startS3('shared');
  return {
    s3,
    env: {
      FILES_S3_BUCKET: 'shared',
      FILES_S3_ENDPOINT: s3.endpoint,
      FILES_S3_PREFIX: '',
      FILES_S3_ACCESS_KEY: KEYS.id,
      FILES_S3_SECRET_KEY: KEYS.secret,
    },
  };
}

export async function startInstances(
  database: TestDatabase,
  { count = 3, env = {} }: { count?: number; env?: Record<string, string> } = {},
): Promise<Instances> {
  const ending: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const replica = await startReplica();
    ending.push(() => replica.drop());
    const [before, beforeReplica] = await Promise.all([
      startPooler(database, undefined, 10),
      startPooler({ name: database.name, url: replica.of(database.url) }, undefined, 10),
    ]);
    ending.push(
      () => before.stop(),
      () => beforeReplica.stop(),
    );
    // Secrets of the database are in its address: the application asks the poolers only.
    const apps = await Promise.all(
      Array.from({ length: count }, () =>
        spawnApp(
          { ...database, url: before.url },
          {
            env: {
              DATABASE_POOLER: 'transaction',
              DATABASE_MIGRATION_URL: '',
              DATABASE_READ_URL: beforeReplica.url,
              SWEEP_SCHEDULE: 'off',
              BEHIND_PROXY: 'true',
              ...env,
            },
          },
        ),
      ),
    );
    ending.push(async () => void (await Promise.all(apps.map((app) => app.stop()))));
    const proxy = await startProxy(apps.map(({ url }) => new URL(url).host));
    ending.push(() => proxy.stop());
    return { url: proxy.url, apps, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What each instance has answered, by its own metrics: requests, and those of them that the replica read. */
export const answeredBy = (house: Instances): Promise<{ requests: number; fromReplica: number }[]> =>
  Promise.all(
    house.apps.map(async ({ url }) => {
      const text = await (await fetch(`${url}/api/casework/metrics`)).text();
      const sum = (line: RegExp): number =>
        [...text.matchAll(line)].reduce((total, [, value]) => total + Number(value), 0);
      return {
        requests: sum(/^qiaomen_http_requests_total\{.*\} (\d+)$/gm),
        fromReplica: sum(/^qiaomen_replica_reads_total\{server="replica".*\} (\d+)$/gm),
      };
    }),
  );

/** The configuration of deploy/ without TLS, and with limits that a test does not reach. */
function configurationOf(root: string, port: number): string {
  return fs
    .readFileSync(path.join('deploy', 'nginx', 'qiaomen.conf'), 'utf8')
    .replace('/etc/nginx/qiaomen-upstream.conf', `"${root}/upstream.conf"`)
    .replace(/server \{\n {2}listen 80 [\s\S]*?\n\}\n/, '')
    .replace('listen 443 ssl default_server;', `listen 127.0.0.1:${port} default_server;`)
    .replace(/^ *(http2|ssl_\w+) .*;\n/gm, '')
    .replaceAll('/var/log/nginx/qiaomen.log', '/dev/null')
    .replace(/rate=\d+r\/[ms]/g, 'rate=100000r/s')
    .replace(/burst=\d+/g, 'burst=100000')
    .replace(/limit_conn qiaomen_connections \d+/, 'limit_conn qiaomen_connections 10000');
}

async function startProxy(servers: string[]): Promise<{ url: string; stop(): Promise<void> }> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nginx-'));
  const port = await freePort();
  fs.writeFileSync(
    path.join(root, 'upstream.conf'),
    `upstream qiaomen { least_conn; ${servers.map((one) => `server ${one} max_fails=3 fail_timeout=10s;`).join(' ')} keepalive 32; }`,
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((one) => `${one}_temp_path "${root}/${one}";`)
    .join(' ');
  const file = path.join(root, 'nginx.conf');
  fs.writeFileSync(
    file,
    `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1; pid "${root}/pid"; error_log stderr crit;
     events { worker_connections 4096; } http { access_log off; ${temporary} ${configurationOf(root, port)} }`,
  );
  const child = spawn(nginx, ['-c', file, '-p', root], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let tries = 0; !(await isOpen(port)); tries += 1) {
    if (child.exitCode !== null || tries > 100) throw new Error(`nginx does not listen: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
}
