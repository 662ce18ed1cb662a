import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { freePort } from '../support/pooler';

/** `npm run dev` on a copy of the sources: a saved file is answered by a process that had been waiting (ADR 22). */
describe('the server of development', () => {
  const SOURCE = 'src/plugins/casework/server/src/features/operations/run-state.ts';
  let database: TestDatabase;
  let copy: string;
  let child: ChildProcess;
  let ended: Promise<number | null>;
  let url: string;
  let said = '';

  /** Waits until it has said this once more than before. */
  const says = async (text: string, times: number): Promise<void> => {
    for (let tries = 0; said.split(text).length - 1 < times; tries += 1) {
      if (child.exitCode !== null || tries > 6_000) throw new Error(`it does not say ${text}:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const state = async (): Promise<string> =>
    ((await (await fetch(`${url}/api/casework/health`)).json()) as { database: string }).database;
  const save = (change: (text: string) => string): void => {
    const file = path.join(copy, SOURCE);
    fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    copy = fs.mkdtempSync(path.join(os.tmpdir(), '敲门 开发-'));
    for (const name of ['config', 'contracts', 'database', 'demo', 'public', 'scripts', 'src', 'types'])
      if (fs.existsSync(name)) fs.cpSync(name, path.join(copy, name), { recursive: true });
    for (const name of fs.readdirSync('.'))
      if (fs.statSync(name).isFile()) fs.copyFileSync(name, path.join(copy, name));
    fs.symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));
    child = spawn(process.execPath, [path.join(copy, 'scripts', 'dev.mjs')], {
      cwd: copy,
      env: {
        PATH: process.env['PATH'],
        HOME: copy,
        PORT: String(await freePort()),
        DATA_DIR: path.join(copy, 'data'),
        DATABASE_URL: database.url,
        DATABASE_MIGRATION_URL: database.ownerUrl,
        SWEEP_SCHEDULE: 'off',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (piece: Buffer): void => void (said += piece.toString());
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    ended = new Promise((resolve) => child.once('close', resolve));
    await says('就绪 Ready', 1);
    url = /就绪 Ready: (\S+)/.exec(said)?.[1] ?? '';
  }, 300_000);
  afterAll(async () => {
    child?.kill('SIGTERM');
    await ended;
    await database?.drop();
    fs.rmSync(copy, { recursive: true, force: true });
  });

  test('answers from a file that was saved, and says what cannot be compiled, without ending', async () => {
    expect(await state()).toBe('ok');
    save((text) => text.replace(`database: 'ok'`, `database: 'saved'`));
    await says('就绪 Ready', 2);
    expect(await state()).toBe('saved');
    save((text) => `${text}\nexport const broken = ;\n`);
    await says('✗', 1);
    expect(await state()).toBe('saved');
    save((text) => text.replace('\nexport const broken = ;\n', '').replace(`'saved'`, `'mended'`));
    await says('就绪 Ready', 3);
    expect(await state()).toBe('mended');
  }, 600_000);

  test('ends when it is told to', async () => {
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 60_000);
});
