import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { PDF, scan, startKit, type Kit } from '../lifecycle/support';
import { requireEnv } from '../support/database';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('the archive package of an issue', () => {
  let kit: Kit;
  let issue: string;
  const ask = async (
    account: Parameters<Kit['send']>[0],
  ): Promise<{ status: number; bytes: Buffer; code: unknown }> => {
    const response = await fetch(`${kit.app.url}/api/casework/issues/${issue}/archive.zip`, {
      headers: { authorization: `Bearer ${account ? kit.city.people[account].token : ''}` },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const code =
      response.status === 200
        ? null
        : (JSON.parse(bytes.toString()) as { error: { details: { code: unknown } } }).error.details.code;
    return { status: response.status, bytes, code };
  };
  const sweep = async (local: string): Promise<void> => {
    kit.at(local);
    expect((await kit.send('office', 'POST', '/api/casework/sweep', {})).status).toBe(200);
    kit.at(null);
  };

  beforeAll(async () => {
    kit = await startKit();
    issue = await kit.register({ attachments: [await scan(kit)], title: '厂区道路 <破损> & 积水' });
    const work: [Parameters<Kit['done']>[0], string, object?][] = [
      ['groupA', 'accept'],
      ['groupA', 'transfer', { leadUnit: kit.city.departments.zhujian, standard: '修复路面' }],
      ['unitA', 'take-up', { section: '市政科', responsiblePerson: '示例某', phone: '0454-0000000' }],
      ['unitA', 'report-back', { result: 'solved', measures: '已修复' }],
      ['enterpriseA', 'confirm', { rating: 5 }],
    ];
    for (const [account, action, data] of work) await kit.done(account, issue, action, data);
  }, 300_000);
  afterAll(() => kit?.app.stop());

  test('is made of a finished issue whose end is anchored, and for those who keep the archive', async () => {
    expect(await ask('office')).toMatchObject({ status: 409, code: 'ARCHIVE_NOT_FINAL' });
    await sweep('2026-03-01T09:00');
    await kit.done('leaderA', issue, 'consent');
    expect(await ask('office')).toMatchObject({ status: 409, code: 'ARCHIVE_NOT_ANCHORED' });
    await sweep('2026-03-02T09:00');
    expect((await ask('office')).status).toBe(200);
    expect((await ask('groupA')).status).toBe(403);
    expect((await ask('enterpriseB')).status).toBe(403);
  });

  test('has the ledger, its proof, the attachments and the metadata, each with its hash', async () => {
    const zip = await JSZip.loadAsync((await ask('office')).bytes);
    const names = Object.keys(zip.files);
    expect(names).toEqual([
      '元数据.xml',
      '台账.json',
      '台账证明.html',
      expect.stringMatching(/^附件\/0001-[\w-]+\.pdf$/),
      '清单.txt',
    ]);
    const content = async (name: string): Promise<Buffer> =>
      (await zip.file(name)?.async('nodebuffer')) ?? Buffer.alloc(0);
    const list = (await content('清单.txt'))
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(list.map(([, name]) => name)).toEqual(names.slice(0, -1));
    for (const [hash, name = ''] of list) expect([name, sha256(await content(name))]).toEqual([name, hash]);
    expect(await content(names[3] ?? '')).toEqual(PDF);
    const entries = (await content('台账.json')).toString().trim().split('\n');
    const { rows } = await kit.app.db.query<{ hash: string }>(
      'select l.hash from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1 order by l.sequence',
      [issue],
    );
    expect(entries.map((text) => sha256(Buffer.from(text)))).toEqual(rows.map(({ hash }) => hash));
    expect((await content('元数据.xml')).toString()).toContain(
      '名称="题名">厂区道路 &lt;破损&gt; &amp; 积水<',
    );
  });

  test('is the same to the byte a day later, when others have been anchored', async () => {
    const first = await ask('office');
    await kit.register();
    await sweep('2026-03-03T09:00');
    const again = await ask('auditor');
    expect(sha256(again.bytes)).toBe(sha256(first.bytes));
  });

  test('is not made of an attachment that is no longer what was uploaded', async () => {
    const { rows } = await kit.app.db.query<{ name: string }>('select name from casework.file_contents');
    const file = path.join(requireEnv('DATA_DIR'), 'uploads', rows[0]?.name ?? '');
    fs.writeFileSync(file, 'another');
    expect(await ask('office')).toMatchObject({ status: 409, code: 'FILE_CHANGED' });
    fs.writeFileSync(file, PDF);
  });
});
