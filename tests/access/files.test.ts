import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bootApp, type TestApp } from '../support/app';
import { panel, type PanelCaller } from '../support/admin';
import { buildCity, evidence, type Account, type City } from '../support/city';
import { docx, pdf, png, xlsx } from '../support/files';

type Uploaded = { status: number; documentId: string; id: number; hash: string; url: string };

describe('files', () => {
  let app: TestApp;
  let city: City;
  let issue: string;
  /** by what they are to the case */
  const files: Record<'registered' | 'noted' | 'evidence' | 'foreign', string> = {
    registered: '',
    noted: '',
    evidence: '',
    foreign: '',
  };
  let unitPanel: PanelCaller;

  const upload = async (
    account: Account | null,
    name: string,
    content: Buffer,
    fields: Record<string, string> = {},
    query = '',
  ): Promise<Uploaded> => {
    let request = app.request().post(`/api/upload${query}`);
    if (account) request = request.set('Authorization', `Bearer ${city.people[account].token}`);
    for (const [key, value] of Object.entries(fields)) request = request.field(key, value);
    const { status, body } = await request.attach('files', content, name);
    return { ...body[0], status, error: body.error };
  };
  const fetchFile = (account: Account | null, documentId: string, headers: Record<string, string> = {}) => {
    let request = app.request().get(`/api/casework/files/${documentId}`).buffer(true);
    if (account) request = request.set('Authorization', `Bearer ${city.people[account].token}`);
    for (const [key, value] of Object.entries(headers)) request = request.set(key, value);
    return request;
  };

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    const put = async (account: Account, name: string, content: Buffer): Promise<string> => {
      const made = await upload(account, name, content);
      expect({ name, ...made }).toMatchObject({ name, status: 201 });
      return made.documentId;
    };
    files.registered = await put('groupA', '现场照片.png', png());
    files.noted = await put('unitA', '说明.pdf', pdf());
    files.evidence = await put('groupA', '批示件.docx', docx());
    files.foreign = await put('groupB', '他组.xlsx', xlsx());

    const made = await city.as('groupA').register({ attachments: [files.registered] });
    expect(made.status).toBe(201);
    issue = made.body.data.documentId;
    const step = async (account: Account, action: string, data: object = {}): Promise<void> => {
      const answer = await city.as(account).act(issue, action, data);
      expect({ action, ...answer }).toMatchObject({ action, status: 200 });
    };
    await step('groupA', 'accept');
    await step('groupA', 'transfer', {
      leadUnit: city.departments.zhujian,
      supportUnits: [city.departments.jiaotong],
      standard: '修复',
    });
    await step('unitA', 'take-up', { section: '科', responsiblePerson: '某', phone: '0454-0000000' });
    await step('unitA', 'note', { text: '进展', attachments: [files.noted] });
    await step('groupA', 'instruct', { text: '抓紧', evidence: evidence({ attachments: [files.evidence] }) });
    unitPanel = await panel(app, city, 'unitA');
  }, 180_000);
  afterAll(() => app?.stop());

  const sight: [keyof typeof files, Partial<Record<Account, boolean>>][] = [
    [
      'registered',
      {
        groupA: true,
        unitA: true,
        unitB: true,
        leaderA: true,
        liaisonA: true,
        enterpriseA: true,
        office: true,
        auditor: true,
        groupB: false,
        unitC: false,
        leaderB: false,
        enterpriseB: false,
      },
    ],
    [
      'noted',
      {
        groupA: true,
        unitA: true,
        unitB: false,
        leaderA: true,
        enterpriseA: false,
        office: true,
        auditor: true,
        groupB: false,
        unitC: false,
        leaderB: false,
        enterpriseB: false,
      },
    ],
    [
      'evidence',
      {
        groupA: true,
        unitA: true,
        unitB: true,
        leaderA: true,
        enterpriseA: false,
        office: true,
        groupB: false,
        unitC: false,
      },
    ],
    ['foreign', { groupB: true, groupA: false, unitA: false, leaderB: false, office: true, auditor: true }],
  ];
  test.each(sight)('who may read the entry may read its file: %s', async (name, expected) => {
    const actual: Record<string, boolean> = {};
    for (const account of Object.keys(expected) as Account[]) {
      const answer = await fetchFile(account, files[name]);
      expect([200, 404]).toContain(answer.status);
      actual[account] = answer.status === 200;
    }
    expect(actual).toEqual(expected);
  });

  test('hidden and missing files get the same answer; nobody gets none without an account', async () => {
    const hidden = await fetchFile('groupB', files.noted);
    const missing = await fetchFile('groupB', 'nosuchfile0000000000000000');
    expect([hidden.status, hidden.body]).toEqual([missing.status, missing.body]);
    expect((await fetchFile(null, files.noted)).status).toBe(401);
    expect((await app.request().head(`/api/casework/files/${files.noted}`)).status).toBe(401);
  });

  test('is sent so that a browser neither runs, guesses nor keeps it', async () => {
    const answer = await fetchFile('unitA', files.noted);
    expect(answer.status).toBe(200);
    expect(
      createHash('sha256')
        .update(answer.body as Buffer)
        .digest('hex'),
    ).toBe(createHash('sha256').update(pdf()).digest('hex'));
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(
        /^attachment; .*filename\*=UTF-8''%E8%AF%B4%E6%98%8E\.pdf/,
      ),
    });
    const picture = await fetchFile('groupA', files.registered);
    expect(picture.headers['content-disposition']).toMatch(/^inline/);
    expect(picture.headers['content-type']).toBe('image/png');
  });

  test('HEAD and ranges', async () => {
    const size = pdf().length;
    const head = await app
      .request()
      .head(`/api/casework/files/${files.noted}`)
      .set('Authorization', `Bearer ${city.people.unitA.token}`);
    expect([head.status, head.headers['content-length']]).toEqual([200, String(size)]);
    const part = await fetchFile('unitA', files.noted, { Range: 'bytes=0-4' });
    expect([part.status, part.headers['content-range'], String(part.body)]).toEqual([
      206,
      `bytes 0-4/${size}`,
      '%PDF-',
    ]);
    const beyond = await fetchFile('unitA', files.noted, { Range: `bytes=${size}-` });
    expect(beyond.status).toBe(416);
    const hidden = await fetchFile('unitB', files.noted, { Range: 'bytes=0-4' });
    expect(hidden.status).toBe(404);
  });

  test('no folder is served: /uploads answers nobody', async () => {
    const { rows } = await app.db.query<{ hash: string; ext: string }>(
      'select hash, ext from files order by id',
    );
    expect(rows).toHaveLength(4);
    for (const { hash, ext } of rows) {
      for (const url of [`/uploads/${hash}${ext}`, `/uploads/thumbnail_${hash}${ext}`]) {
        expect((await app.request().get(url)).status).toBe(404);
        expect((await app.request().head(url)).status).toBe(404);
      }
      expect(existsSync(path.join(process.env.DATA_DIR ?? '.data', 'uploads', `${hash}${ext}`))).toBe(true);
      expect(existsSync(path.join('public', 'uploads', `${hash}${ext}`))).toBe(false);
    }
  });

  test('the panel’s media library shows what its user may see, by signed addresses', async () => {
    const list = await unitPanel.send('get', '/upload/files?pageSize=100');
    expect(list.status).toBe(200);
    const names = list.body.results.map((file: { name: string }) => file.name).sort();
    expect(names).toEqual(['批示件.docx', '现场照片.png', '说明.pdf'].sort());
    const picture = list.body.results.find((file: { name: string }) => file.name === '现场照片.png');
    expect(picture.url).toMatch(/^\/casework\/files\/signed\//);
    expect((await app.request().get(picture.url)).status).toBe(200);
    for (const wrong of [
      picture.url.replace(/signature=.*/, 'signature=x'),
      picture.url.replace(/until=\d+/, 'until=9999999999999'),
      picture.url.replace(/\?.*/, ''),
      '/casework/files/signed/..%2f..%2fpackage.json?until=9999999999999&signature=x',
    ]) {
      expect([wrong, (await app.request().get(wrong)).status]).toEqual([wrong, 404]);
    }
    const own = await unitPanel.send('get', `/casework/files/${files.noted}`);
    expect(own.status).toBe(200);
    expect((await unitPanel.send('get', `/casework/files/${files.foreign}`)).status).toBe(404);
    expect((await unitPanel.send('post', '/upload/actions/upload-from-urls', { urls: [] })).status).toBe(404);
  });

  test('a file that one does not see cannot be named in an action', async () => {
    const foreign = await city.as('groupA').act(issue, 'note', { text: 'x', attachments: [files.foreign] });
    const missing = await city.as('groupA').act(issue, 'note', { text: 'x', attachments: ['nosuchfile'] });
    expect([foreign.status, foreign.body.error.details.errors]).toEqual([
      400,
      missing.body.error.details.errors,
    ]);
  });

  test('a file that one does not see cannot be attached to one’s own record, nor one’s own to a foreign record', async () => {
    const id = async (documentId: string): Promise<number> =>
      (await app.db.query<{ id: number }>('select id from files where document_id = $1', [documentId]))
        .rows[0]?.id ?? 0;
    const visit = {
      data: { leader: city.leaders.A, date: '2026-01-05', form: 'onsite', enterprises: [city.enterprises.A] },
    };
    const own = await city.as('groupA').post('/api/visits', visit);
    const make = async (file: string) =>
      city.as('groupA').post('/api/visits', { data: { ...visit.data, photos: [await id(file)] } });
    const stolen = await make(files.foreign);
    expect(stolen.status).toBeGreaterThanOrEqual(400);
    expect(stolen.status).toBeLessThan(500);
    expect(own.status).toBe(201);
    expect((await make(files.registered)).status).toBe(201);
    const { rows } = await app.db.query<{ document_id: string }>(
      'select document_id from visits order by id limit 1',
    );
    const looked = await city.as('auditor').put(`/api/visits/${rows[0]?.document_id}`, {
      data: { photos: [await id(files.foreign)] },
    });
    expect(looked.status).toBe(403);
    const unlinked = await city.as('auditor').put(`/api/visits/${rows[0]?.document_id}`, {
      data: { enterprises: [] },
    });
    const { rows: links } = await app.db.query('select 1 from visits_enterprises_lnk');
    expect([unlinked.status, links.length]).toEqual([403, 2]);
    const withRef = await upload('groupA', 'a.png', png(), {
      ref: 'api::issue.issue',
      refId: '1',
      field: 'attachments',
    });
    expect(withRef.status).toBe(400);
    const replaced = await upload('groupA', 'a.png', png(), {}, `?id=${await id(files.registered)}`);
    expect(replaced.status).toBe(400);
  });

  test('what a ledger entry speaks of stays', async () => {
    const superPanel = await panel(app, city, 'super');
    const { rows } = await app.db.query<{ id: number; hash: string; ext: string }>(
      'select id, hash, ext from files where document_id = $1',
      [files.noted],
    );
    const [file] = rows as [{ id: number; hash: string; ext: string }];
    const gone = await superPanel.send('delete', `/upload/files/${file.id}`);
    expect(gone.status).toBe(403);
    expect((await fetchFile('unitA', files.noted)).status).toBe(200);
    await expect(app.db.query('delete from files where id = $1', [file.id])).rejects.toThrow(/ledger entry/);
  });

  const refused: [string, Buffer][] = [
    ['a.html', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a.png', Buffer.from('<html></html>')],
    ['a.png', Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')])],
    ['a.pdf', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['a.xlsx', xlsx({ 'xl/vbaProject.bin': 'x' })],
    ['a.docx', docx({ 'word/vbaProject.bin': 'x' })],
    ['a.pdf', Buffer.alloc(0)],
    ['a.exe', Buffer.from('MZ')],
  ];
  test.each(refused)('is not taken: %s (%#)', async (name, content) => {
    const before = await app.db.query('select count(*)::int as n from files');
    const answer = await upload('groupA', name, content);
    expect(answer.status).toBe(400);
    const byPanel = await app
      .request()
      .post('/upload')
      .set('Authorization', `Bearer ${unitPanel.token}`)
      .attach('files', content, name);
    expect(byPanel.status).toBe(400);
    expect((await app.db.query('select count(*)::int as n from files')).rows).toEqual(before.rows);
  });

  test('who only looks, and who is nobody, uploads nothing', async () => {
    expect((await upload('auditor', 'a.png', png())).status).toBe(403);
    expect((await upload(null, 'a.png', png())).status).toBe(401);
  });
});
