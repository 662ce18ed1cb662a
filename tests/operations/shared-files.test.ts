import fs from 'node:fs';
import path from 'node:path';
import { verifyFiles } from '../../src/plugins/casework/server/src/features/ledger/verify-files';
import { PDF, scan, startKit, type Kit } from '../lifecycle/support';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { spawnApp } from '../support/spawn-app';
import { runRolesSql } from '../upgrade/releases';
import { KEYS, startS3, type S3Server } from './s3-server';
import { command, temporaryFolder } from './support';

const SETTINGS = [
  'FILES_S3_BUCKET',
  'FILES_S3_ENDPOINT',
  'FILES_S3_PREFIX',
  'FILES_S3_ACCESS_KEY',
  'FILES_S3_SECRET_KEY',
];

describe('attachments that several hosts share', () => {
  let kit: Kit;
  let s3: S3Server;
  let root: string;
  let attachment: string;
  let database: TestDatabase | undefined;
  const settings = (bucket: string): Record<string, string> => ({
    FILES_S3_BUCKET: bucket,
    FILES_S3_ENDPOINT: s3.endpoint,
    FILES_S3_PREFIX: 'qiaomen/',
    FILES_S3_ACCESS_KEY: KEYS.id,
    FILES_S3_SECRET_KEY: KEYS.secret,
  });

  beforeAll(async () => {
    root = temporaryFolder();
    s3 = await startS3('attachments');
    Object.assign(process.env, settings('attachments'), { DATA_DIR: path.join(root, 'here') });
    kit = await startKit();
    attachment = await scan(kit);
    await kit.register({ attachments: [attachment] });
  }, 300_000);
  afterAll(async () => {
    for (const name of SETTINGS) delete process.env[name];
    await kit?.app.stop();
    await database?.drop();
    await s3?.stop();
    fs.rmSync(root, { recursive: true, force: true });
  });

  test('a file is in the bucket, whole, and comes back whole and in parts, from another host too', async () => {
    expect([...s3.objects.keys()]).toEqual([expect.stringMatching(/^qiaomen\/[\w-]+\.pdf$/)]);
    expect([...s3.objects.values()]).toEqual([PDF]);
    expect(fs.existsSync(path.join(root, 'here', 'uploads'))).toBe(false);
    const other = await spawnApp(kit.app.database, {
      env: { DATA_DIR: path.join(root, 'there'), SWEEP_SCHEDULE: 'off' },
    });
    try {
      const url = `/api/casework/files/${attachment}`;
      const whole = await kit.send('groupA', 'GET', url, undefined, { base: other.url });
      expect([whole.status, whole.text]).toEqual([200, PDF.toString()]);
      const part = await kit.send('groupA', 'GET', url, undefined, {
        base: other.url,
        headers: { range: 'bytes=1-3' },
      });
      expect([part.status, part.text]).toEqual([206, 'PDF']);
    } finally {
      await other.stop();
    }
  }, 120_000);

  test('what was replaced there is found by the ledger’s check', async () => {
    const [[name = '', content = PDF] = []] = [...s3.objects];
    expect(await verifyFiles(kit.app.database.url, '')).toEqual({ files: 1, broken: null });
    s3.objects.set(name, Buffer.from('another'));
    expect((await verifyFiles(kit.app.database.url, '')).broken?.reason).toMatch(/文件被替换/);
    expect((await kit.send('groupA', 'GET', `/api/casework/files/${attachment}`)).status).toBe(409);
    s3.objects.set(name, content);
  });

  test('they are in the backup and are restored into another bucket', async () => {
    for (const name of ['a', 'b', 'c']) s3.objects.set(`qiaomen/extra-${name}.pdf`, PDF);
    const folder = path.join(root, 'backup');
    const made = await command('backup.mjs', [folder], kit.app.database);
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('4 个附件') });
    database = await createTestDatabase('template0');
    await runRolesSql(database);
    const second = await startS3('restored');
    try {
      const env = { ...settings('restored'), FILES_S3_ENDPOINT: second.endpoint };
      expect(await command('restore.mjs', [folder], database, env)).toMatchObject({
        code: 0,
        output: expect.stringContaining('✓ 台账完整'),
      });
      expect([...second.objects.keys()].sort()).toEqual([...s3.objects.keys()].sort());
    } finally {
      await second.stop();
    }
  }, 120_000);

  test('a host with a place of its own does not start, and says what has to be shared', async () => {
    const alone = spawnApp(kit.app.database, {
      env: { FILES_S3_BUCKET: '', DATA_DIR: path.join(root, 'alone'), SWEEP_SCHEDULE: 'off' },
    });
    await expect(alone).rejects.toThrow(/拒绝启动：数据库所记的最近 1 个附件都不在 .*alone.uploads/);
    const wrong = spawnApp(kit.app.database, {
      env: { FILES_S3_SECRET_KEY: 'another', SWEEP_SCHEDULE: 'off' },
    });
    await expect(wrong).rejects.toThrow(/拒绝启动：附件的存放处 s3:\/\/attachments\/qiaomen\/ 不能访问（403/);
  }, 120_000);
});
