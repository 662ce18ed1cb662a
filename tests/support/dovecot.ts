import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real IMAP server from Debian's package (dovecot-imapd), with its own mailboxes. */

export type Dovecot = {
  port: number;
  password: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
};

const PASSWORD = 'geheim-2026';

/** Why there is none here, or null. It drops privileges, so that it is started as root alone. */
export function withoutDovecot(): string | null {
  if (spawnSync('dovecot', ['--version']).error)
    return 'dovecot is not installed (apt-get install dovecot-imapd)';
  return process.getuid?.() === 0 ? null : 'dovecot is started as root alone';
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const idOf = (flag: '-u' | '-g'): number => Number(spawnSync('id', [flag, 'nobody']).stdout.toString());

export async function dovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(path.join(tmpdir(), 'qiaomen-dovecot-'));
  const port = await freePort();
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  const mail = path.join(folder, 'mail');
  await mkdir(mail);
  await chmod(folder, 0o755);
  await chown(mail, uid, gid);
  const config = path.join(folder, 'dovecot.conf');
  await writeFile(
    config,
    `protocols = imap
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mail}/%n
mail_uid = ${uid}
mail_gid = ${gid}
first_valid_uid = 1
default_client_limit = 200
mail_max_userip_connections = 50
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${mail}/%n
}
`,
  );
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    child = spawn('dovecot', ['-F', '-c', config], { stdio: 'ignore' });
    for (let tries = 0; tries < 200; tries += 1) {
      if (await answers(port)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`dovecot does not answer; see ${folder}/log`);
  };
  const stop = async (): Promise<void> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const left = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await left;
  };
  await start();
  return {
    port,
    password: PASSWORD,
    start,
    stop,
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
