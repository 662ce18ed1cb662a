import fs from 'node:fs';
import path from 'node:path';
import { bootApp, type TestApp } from '../support/app';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { PDF, kitOn, scan, startKit, type Kit } from '../lifecycle/support';
import { asAdmin, runRolesSql } from '../upgrade/releases';
import { COUNTS } from '../upgrade/record';
import { command, start, temporaryFolder } from './support';

/** An empty database whose roles have been prepared as the guide says. */
async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase('template0');
  await runRolesSql(database);
  return database;
}

const countsOf = (database: TestDatabase): Promise<object[]> =>
  asAdmin(database.adminUrl, async (client) => (await client.query(COUNTS)).rows as object[]);

const HEADS = `select i.number, l.sequence, l.hash from issues i join ledger_entries l on l.issue_id = i.id order by 1, 2`;
const ledgerOf = (database: TestDatabase): Promise<object[]> =>
  asAdmin(database.adminUrl, async (client) => (await client.query(HEADS)).rows as object[]);

describe('backup and restore', () => {
  let kit: Kit;
  let root: string;
  let folder: string;
  let dataDir: string;
  let attachment: string;
  let isStopped = false;
  let before: { counts: object[]; ledger: object[] };
  const places: TestDatabase[] = [];
  const place = async (): Promise<TestDatabase> => {
    const database = await emptyDatabase();
    places.push(database);
    return database;
  };
  const source = (): TestDatabase => kit.app.database;
  const backup = (into = folder) => start('backup.mjs', [into], source(), { DATA_DIR: dataDir });
  const restore = (database: TestDatabase, from: string, into: string) =>
    command('restore.mjs', [from], database, { DATA_DIR: path.join(root, into) });

  beforeAll(async () => {
    root = temporaryFolder();
    folder = path.join(root, '备份');
    dataDir = path.join(root, 'data');
    process.env['DATA_DIR'] = dataDir;
    kit = await startKit();
    attachment = await scan(kit);
    const issue = await kit.register({ attachments: [attachment] });
    await kit.done('groupA', issue, 'accept');
  }, 300_000);
  afterAll(async () => {
    if (!isStopped) await kit?.app.stop();
    for (const database of places) await database.drop();
    fs.rmSync(root, { recursive: true, force: true });
  });

  test('a backup that is killed is none, and the next one takes its folder', async () => {
    for (const moment of ['导出表结构', '核验台账']) {
      const running = backup();
      expect(await running.says(moment)).toBe(true);
      running.child.kill('SIGKILL');
      await running.outcome;
      expect(fs.existsSync(path.join(folder, 'manifest.json'))).toBe(false);
    }
    const database = await place();
    const refused = await restore(database, folder, 'unfinished');
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('备份没有做完') });
    await kit.register({ title: '两次备份之间登记' });
    before = { counts: await countsOf(source()), ledger: await ledgerOf(source()) };
    const done = await backup().outcome;
    expect(done).toMatchObject({ code: 0, output: expect.stringContaining('✓ 备份完成') });
    expect(fs.statSync(path.join(folder, 'manifest.json')).mode & 0o077).toBe(0);
    await kit.register({ title: '备份之后登记' });
  }, 300_000);

  test('nothing that had been committed is lost, and the application works on what was restored', async () => {
    const database = await place();
    const restored = await restore(database, folder, 'restored');
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('✓ 台账完整') });
    expect(restored.output).toMatch(/台账所记的 1 个附件相符/);
    expect(await countsOf(database)).toEqual(before.counts);
    expect(await ledgerOf(database)).toEqual(before.ledger);
    isStopped = true;
    await kit.app.stop();
    let app: TestApp | undefined;
    try {
      // Without the owner's connection: there is nothing to upgrade, and every guard is as installed.
      app = await bootApp({
        database,
        env: { DATABASE_MIGRATION_URL: '', DATA_DIR: path.join(root, 'restored') },
      });
      const there = kitOn(app, kit.city);
      const list = await there.send('groupA', 'GET', '/api/issues');
      expect(list.body.data).toHaveLength(2);
      const file = await there.send('groupA', 'GET', `/api/casework/files/${attachment}`);
      expect([file.status, file.text]).toEqual([200, PDF.toString()]);
      // Numbers go on where they were, and the chain is still guarded.
      await there.register({ title: '恢复之后登记' });
      await expect(app.ownerDb.query('delete from ledger_entries')).rejects.toThrow();
    } finally {
      await app?.stop();
    }
  }, 300_000);

  test('is refused where something is already', async () => {
    const database = await place();
    await asAdmin(database.ownerUrl, (client) => client.query('create table public.something (a int)'));
    expect(await restore(database, folder, 'elsewhere')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/数据库不是空的（有 public\.something）/),
    });
    await asAdmin(database.ownerUrl, (client) => client.query('drop table public.something'));
    const uploads = path.join(root, 'elsewhere', 'uploads');
    fs.mkdirSync(uploads, { recursive: true });
    fs.writeFileSync(path.join(uploads, 'other.png'), 'x');
    expect(await restore(database, folder, 'elsewhere')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/不是空的（有 other\.png）/),
    });
    expect(await command('backup.mjs', [folder], database, { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      output: expect.stringContaining('不是空文件夹'),
    });
  }, 300_000);

  test('names the file of a damaged backup and leaves the place empty', async () => {
    const [stored = ''] = fs.readdirSync(path.join(folder, 'files'));
    const database = await place();
    for (const damaged of [
      'data/public.issues.copy.gz',
      'schema-after.sql',
      'heads.txt',
      `files/${stored}`,
    ]) {
      const file = path.join(folder, damaged);
      const content = fs.readFileSync(file);
      const other = Buffer.from(content);
      other.writeUInt8(other.readUInt8(other.length >> 1) ^ 1, other.length >> 1);
      fs.writeFileSync(file, other);
      expect(await restore(database, folder, 'damaged')).toMatchObject({
        code: 1,
        output: expect.stringContaining(`备份已损坏：${file}`),
      });
      fs.rmSync(file);
      expect(await restore(database, folder, 'damaged')).toMatchObject({
        code: 1,
        output: expect.stringContaining(`缺少文件：${file}`),
      });
      fs.writeFileSync(file, content);
    }
    expect(await command('restore.mjs', ['--check', folder], database)).toMatchObject({ code: 0 });
    expect(await countsOf(database)).toEqual([]);
  }, 300_000);

  test('says which attachments were already gone when the backup was made', async () => {
    const uploads = path.join(root, 'restored', 'uploads');
    const [stored = ''] = fs.readdirSync(uploads);
    fs.writeFileSync(path.join(uploads, stored), 'replaced');
    const [, restored] = places;
    if (!restored) throw new Error('nothing was restored');
    const changed = await command('backup.mjs', [path.join(root, 'changed')], restored, {
      DATA_DIR: path.join(root, 'restored'),
    });
    expect(changed).toMatchObject({ code: 2, output: expect.stringContaining(`附件被替换：${stored}`) });
    fs.rmSync(path.join(uploads, stored));
    const missing = await command('backup.mjs', [path.join(root, 'missing')], restored, {
      DATA_DIR: path.join(root, 'restored'),
    });
    expect(missing).toMatchObject({ code: 2, output: expect.stringContaining(`附件丢失：${stored}`) });
  }, 300_000);

  test('a login that row security binds makes no backup, rather than half of one', async () => {
    const [, restored] = places;
    if (!restored) throw new Error('nothing was restored');
    const bound = { ...restored, ownerUrl: restored.url };
    expect(
      await command('backup.mjs', [path.join(root, 'bound')], bound, { DATA_DIR: dataDir }),
    ).toMatchObject({
      code: 1,
      output: expect.stringMatching(/无权读取/),
    });
  }, 300_000);
});
