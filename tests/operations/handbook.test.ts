import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { requireEnv } from '../support/database';
import { startOwnDatabase, type OwnDatabase } from '../support/own-database';
import { freePort, isOpen, programOf } from '../support/pooler';

/**
 * docs/operations/first-installation.md followed to the letter by an account that has nothing, in folders with blanks
 * and Chinese in their names, on a server on which only its superuser exists.
 *
 * QIAOMEN_HANDBOOK=1 runs `npm ci` and `npm run build` too (minutes, and the registry). Otherwise those two lines are
 * left out, and what they would make is put there: this checkout's packages, and the compiled server with an empty
 * panel. QIAOMEN_HANDBOOK=off leaves the whole out.
 */
const isWhole = process.env['QIAOMEN_HANDBOOK'] === '1';
const LEFT_OUT = /^npm (ci|run build)\b.*$/gm;

const page = (name: string): string => fs.readFileSync(path.join('docs', 'operations', name), 'utf8');
const blocks = (text: string, kind: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block]) => block ?? '');

const guide = page('first-installation.md');
const shell = blocks(guide, 'sh');
const [variables = ''] = shell;
/** The block of a numbered section; of one with two, the one with these words. */
const block = (section: number, containing = ''): string => {
  const text = guide.split(/^## /m).find((part) => part.startsWith(`${section}. `)) ?? '';
  const found = blocks(text, 'sh').filter((one) => one.includes(containing));
  if (found.length !== 1) throw new Error(`section ${section} has ${found.length} such blocks`);
  return found[0] ?? '';
};

const NOBODY = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;

/** Why it cannot be followed here, as the skipped tests are called; an empty text when it can. */
function hindrance(): string {
  if (process.env['QIAOMEN_HANDBOOK'] === 'off') return 'QIAOMEN_HANDBOOK=off';
  const needs = ['curl', 'openssl', 'install', 'sed'].filter((name) => !programOf(name));
  if (needs.length > 0) return `${needs.join(', ')} missing`;
  // Root follows it as another account, which has to reach Node and the packages of this checkout.
  const reached = [
    process.execPath,
    ...(isWhole ? [] : [path.resolve('node_modules', 'pg', 'package.json')]),
  ];
  const unread = isRoot
    ? reached.filter((file) => spawnSync('test', ['-r', file], { cwd: '/', ...NOBODY }).status !== 0)
    : [];
  return unread.length > 0 ? `the account nobody may not read ${unread.join(', ')}` : '';
}
const why = hindrance();

(why === '' ? describe : describe.skip)(
  `the handbook of installation${why === '' ? '' : ` (skipped: ${why})`}`,
  () => {
    let database: OwnDatabase;
    let home: string;
    let values: Record<string, string>;
    let instance: { child: ChildProcess; said(): string; ended: Promise<void> } | null = null;
    const as = isRoot ? NOBODY : {};

    const environment = (): NodeJS.ProcessEnv => ({
      HOME: home,
      PATH: `${path.dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
      LANG: 'C.UTF-8',
      npm_config_update_notifier: 'false',
    });
    const script = (text: string): string =>
      `set -eu\n${Object.entries(values)
        .map(([name, value]) => `export ${name}="${value}"`)
        .join('\n')}\n${isWhole ? text : text.replace(LEFT_OUT, ':')}`;
    /** Runs a block as the account would; each in a shell of its own, after the variables. */
    const follow = async (text: string, ...more: string[]): Promise<string> => {
      const child = spawn('sh', ['-c', script([...more, text].join('\n'))], {
        cwd: home,
        env: environment(),
        ...as,
      });
      let said = '';
      child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
      child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
      if (code !== 0) throw new Error(`ended with ${code}:\n${text}\n${said}`);
      return said;
    };
    const administrator = async (statements: string[], name = 'postgres'): Promise<void> => {
      const url = new URL(database.adminUrl);
      url.pathname = `/${name}`;
      const client = new Client({ connectionString: url.href });
      await client.connect();
      try {
        for (const statement of statements) await client.query(statement);
      } finally {
        await client.end();
      }
    };
    /** Blocks of `docs/operations/database.md`, as they stand there. */
    const [roles = '', grants = ''] = blocks(page('database.md'), 'sql');
    const single = (text: string): string[] => text.split(/;\s*(?:\n|$)/).filter((one) => one.trim() !== '');

    beforeAll(async () => {
      database = await startOwnDatabase();
      // A server as its packages leave it: nothing of ours.
      await administrator([
        'drop database qiaomen with (force)',
        `do $$ declare r record; begin
         for r in select rolname from pg_roles where rolname like 'qiaomen%' or rolname like 'casework%' loop
           execute format('drop owned by %I', r.rolname);
         end loop;
         for r in select rolname from pg_roles where rolname like 'qiaomen%' or rolname like 'casework%' loop
           execute format('drop role %I', r.rolname);
         end loop;
       end $$`,
      ]);
      home = fs.mkdtempSync(path.join(os.tmpdir(), '示例 账号-'));
      const program = path.join(home, '敲门 系统');
      fs.mkdirSync(program);
      const left = [
        'node_modules',
        '.git',
        '.cache',
        '.data',
        '.strapi',
        'dist',
        'dist-test',
        'tests',
        'build',
        '.env',
      ];
      for (const name of fs.readdirSync('.'))
        if (!left.includes(name)) fs.cpSync(name, path.join(program, name), { recursive: true });
      if (!isWhole) {
        fs.symlinkSync(path.resolve('node_modules'), path.join(program, 'node_modules'));
        fs.cpSync(requireEnv('TEST_DIST_DIR'), path.join(program, 'dist'), { recursive: true });
        fs.writeFileSync(
          path.join(program, 'dist', '.server-hash'),
          path.basename(requireEnv('TEST_DIST_DIR')),
        );
        fs.mkdirSync(path.join(program, 'dist', 'build'), { recursive: true });
        fs.writeFileSync(
          path.join(program, 'dist', 'build', 'index.html'),
          '<!doctype html><title>示例</title>',
        );
      }
      if (isRoot) spawnSync('chown', ['-R', `${NOBODY.uid}:${NOBODY.gid}`, home]);
      const { host } = new URL(database.adminUrl);
      values = {
        QIAOMEN: '$HOME/敲门 系统',
        QIAOMEN_DATA: '$HOME/敲门 数据',
        QIAOMEN_BACKUPS: '$HOME/敲门 备份',
        PORT: String(await freePort()),
        DATABASE_URL: `postgres://qiaomen:Application1@${host}/qiaomen`,
        DATABASE_MIGRATION_URL: `postgres://qiaomen_owner:Owner1@${host}/qiaomen`,
        ADMIN_PASSWORD: 'Example-2026',
      };
    }, 300_000);
    afterAll(async () => {
      await stopInstance();
      await database?.drop();
      fs.rmSync(home, { recursive: true, force: true });
    });

    const startInstance = async (): Promise<void> => {
      const child = spawn(
        'sh',
        ['-c', script(block(6, 'npm start').replace('npm start', 'exec npm start'))],
        {
          cwd: home,
          env: environment(),
          detached: true,
          ...as,
        },
      );
      let said = '';
      child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
      child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
      const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
      instance = { child, said: () => said, ended };
      for (let tries = 0; !(await isOpen(Number(values['PORT']))); tries += 1) {
        if (child.exitCode !== null || tries > 1_200)
          throw new Error(`the instance does not start:\n${said}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    const stopInstance = async (): Promise<void> => {
      const { child, ended } = instance ?? {};
      if (child?.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
      await ended;
      instance = null;
    };

    test('names its variables, and this test sets those and no others', () => {
      const named = [...variables.matchAll(/^export (\w+)=/gm)].map(([, name]) => name);
      expect(named).toEqual(Object.keys(values));
    });

    test('installs: program, database, settings, tables, the first administrator', async () => {
      await follow(block(2));
      await administrator(
        single(
          roles
            .replace(/PASSWORD '[^']*'/, `PASSWORD 'Owner1'`)
            .replace(/PASSWORD '请[^']*'/, `PASSWORD 'Application1'`),
        ),
      );
      await administrator([grants], 'qiaomen');
      await follow(block(4));
      const file = path.join(home, '敲门 系统', '.env');
      expect(fs.statSync(file).mode & 0o777).toBe(0o600);
      expect(fs.readFileSync(file, 'utf8')).not.toContain('Owner1');
      const said = await follow(block(5));
      expect(said).toMatch(/applied[\s\S]*已建立超级管理员 admin@example\.test/);
      expect(said).not.toMatch(/\bpending\b/);
      // The commands use what was built: where the program belongs to another account, they could not compile.
      expect(fs.existsSync(path.join(home, '敲门 系统', 'dist-test'))).toBe(false);
    }, 900_000);

    test('runs, without the owner’s password, and is backed up while it does', async () => {
      await startInstance();
      expect(await follow(block(6, 'curl'))).toMatch(/"status":"(ok|degraded)"/);
      const signedIn = await fetch(`http://127.0.0.1:${values['PORT']}/admin/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'admin@example.test', password: values['ADMIN_PASSWORD'] }),
      });
      expect(signedIn.status).toBe(200);
      await follow(block(7));
      expect(fs.readdirSync(path.join(home, '敲门 备份', '第一份'))).toContain('manifest.json');
    }, 300_000);

    test('is restored into another database, and verifies there', async () => {
      const [drill = ''] = blocks(guide, 'sql');
      await administrator(single(drill));
      await administrator([grants], 'qiaomen_drill');
      const said = await follow(block(8));
      expect(said).toMatch(/✓ 台账完整/);
      expect(said).not.toMatch(/\bpending\b/);
    }, 300_000);

    test('is upgraded: an instance refuses the older database, the steps bring it up to date', async () => {
      await stopInstance();
      await administrator(
        [`update casework.repeatables set sha256 = 'older' where name = '087-retention.sql'`],
        'qiaomen',
      );
      await expect(startInstance()).rejects.toThrow(/数据库需要建立或升级（087-retention\.sql）/);
      instance = null;
      const said = await follow(block(9));
      expect(said).not.toMatch(/\bpending\b|✗/);
      await startInstance();
      expect(await follow(block(6, 'curl'))).toMatch(/"status":"(ok|degraded)"/);
      await stopInstance();
    }, 900_000);
  },
);
