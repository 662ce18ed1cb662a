/**
 * A streaming replica of a running server, see replica.ts: a base backup is taken while the server works
 * (pg_backup_start, copied files, pg_backup_stop: the embedded programs have no pg_basebackup), and a second server is
 * started on it as a standby.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { serverHome, serverPrograms } from '../../scripts/lib/embedded-server-files.mjs';
import { run } from '../../scripts/lib/processes.mjs';

const { PRIMARY_URL, REPLICA_DIR } = process.env;
const { home, user } = serverHome(REPLICA_DIR);
const cluster = path.join(home, 'standby');
const slot = `replica_${process.pid}`;
const as = user ? { uid: user.uid, gid: user.gid } : {};

async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function copyRunning(primary) {
  const { rows } = await primary.query('show data_directory');
  const from = rows[0].data_directory;
  await primary.query('select pg_create_physical_replication_slot($1, true)', [slot]);
  await primary.query(`select pg_backup_start('replica', true)`);
  fs.mkdirSync(home, { recursive: true });
  // Files of other databases may go while they are copied: their removal is in the log that is replayed.
  const { output } = await run('cp', ['-Rp', from, cluster], { cwd: '/', capture: true });
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) throw new Error(output);
  const stopped = await primary.query('select labelfile from pg_backup_stop(false)');
  fs.rmSync(path.join(cluster, 'pg_wal'), { recursive: true });
  fs.mkdirSync(path.join(cluster, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 });
  for (const name of ['postmaster.pid', 'postmaster.opts', 'pg_replslot'])
    fs.rmSync(path.join(cluster, name), { recursive: true, force: true });
  fs.mkdirSync(path.join(cluster, 'pg_replslot'), { mode: 0o700 });
  fs.writeFileSync(path.join(cluster, 'backup_label'), stopped.rows[0].labelfile);
  fs.writeFileSync(path.join(cluster, 'standby.signal'), '');
  if (user) await run('chown', ['-R', `${user.uid}:${user.gid}`, cluster], { cwd: '/', capture: true });
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const quoted = (value) => `'${value.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;

let child = null;
let port = 0;

async function start() {
  port ||= await freePort();
  const { hostname, port: primaryPort, username, password } = new URL(PRIMARY_URL);
  fs.writeFileSync(
    path.join(cluster, 'postgresql.auto.conf'),
    `primary_conninfo = ${quoted(
      `host=${hostname} port=${primaryPort} user=${username} password=${decodeURIComponent(password)}`,
    )}\nprimary_slot_name = ${quoted(slot)}\n`,
  );
  const log = fs.openSync(path.join(home, 'standby.log'), 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    timezone: 'UTC',
    dynamic_shared_memory_type: 'mmap',
    fsync: 'off',
    hot_standby: 'on',
    wal_receiver_status_interval: '1s',
    wal_retrieve_retry_interval: '200ms',
  };
  child = spawn(
    serverPrograms(user).postgres,
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH }, stdio: ['ignore', log, log], ...as },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = new URL(PRIMARY_URL);
  url.port = String(port);
  for (let tries = 0; ; tries += 1) {
    try {
      const client = await connect(url.href);
      await client.end();
      return { url: url.href, ended };
    } catch (error) {
      if (tries > 300 || child.exitCode !== null)
        throw new Error(
          `the replica does not start: ${fs.readFileSync(path.join(home, 'standby.log'), 'utf8')}`,
          {
            cause: error,
          },
        );
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function stop() {
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGQUIT');
  await ended;
}

async function leave() {
  await stop();
  const primary = await connect(PRIMARY_URL).catch(() => null);
  // The sender notices that its receiver is gone a moment later.
  for (let tries = 0; primary && tries < 50; tries += 1) {
    try {
      await primary.query('select pg_drop_replication_slot($1)', [slot]);
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await primary?.end();
  process.exit(0);
}

process.on('message', (message) => {
  if (message === 'stop') void stop().then(() => process.send('stopped'));
  if (message === 'start') void start().then(() => process.send('started'));
  if (message === 'leave') void leave();
});
process.on('disconnect', () => void leave());

const primary = await connect(PRIMARY_URL);
await copyRunning(primary);
await primary.end();
const { url } = await start();
process.send({ url });
