import { createHash } from 'node:crypto';
import type { CircularData, Reference } from '../../src/plugins/casework/domain/documents';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';
import { linesOf, readPdf, textOf } from './pdf';

/** Official documents over HTTP: drafted from data, reviewed, issued under gapless numbers, kept for ever. */

let app: TestApp;
let city: City;
beforeAll(async () => {
  app = await bootApp();
  city = await buildCity(app);
}, 300_000);
afterAll(() => app?.stop());

type Who = Parameters<City['as']>[0];
type Document = {
  documentId: string;
  state: string;
  number: string | null;
  title: string;
  sha256: string | null;
  verifyUrl: string | null;
  body: { kind: string }[];
};

const BASE = '/api/casework/documents';
const period = '2026H2';

const bytesOf = async (who: Who, path: string): Promise<{ status: number; type: string; bytes: Buffer }> => {
  const answer = await app
    .request()
    .get(path)
    .set('Authorization', `Bearer ${city.people[who as 'office'].token}`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  return { status: answer.status, type: answer.headers['content-type'] ?? '', bytes: answer.body as Buffer };
};

const post = (who: Who, path: string, data: object = {}) => city.as(who).post(path, { data });

const drafted = async (data: object = { kind: 'circular', period }): Promise<Document> => {
  const made = await post('office', BASE, data);
  expect({ status: made.status, body: made.status === 201 ? null : made.body }).toEqual({
    status: 201,
    body: null,
  });
  return made.body.data as Document;
};

const issued = async (data?: object): Promise<Document> => {
  const { documentId } = await drafted(data);
  expect((await post('office', `${BASE}/${documentId}/review`, { reviewer: '示例甲' })).status).toBe(200);
  const answer = await post('office', `${BASE}/${documentId}/issue`, { signer: '示例乙' });
  expect({ status: answer.status, error: answer.body.error }).toEqual({ status: 200, error: undefined });
  return answer.body.data as Document;
};

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('a circular is the office’s to draft, of a half-year that has begun', async () => {
  for (const who of ['auditor', 'groupA', 'unitA', 'leaderA', 'enterpriseA'] as const)
    expect([who, (await post(who, BASE, { kind: 'circular', period })).status]).toEqual([who, 403]);
  expect(
    (
      await app
        .request()
        .post(BASE)
        .send({ data: { kind: 'circular', period } })
    ).status,
  ).toBe(401);
  for (const wrong of ['2026H3', '2026', '2099H1'])
    expect([wrong, (await post('office', BASE, { kind: 'circular', period: wrong })).status]).toEqual([
      wrong,
      400,
    ]);
});

test('its figures are the measures’ own, each with the question that it answers', async () => {
  const registered = await city
    .as('groupA')
    .register({ receivedAt: new Date(Date.now() - 12 * 86_400_000).toISOString() });
  expect(registered.status).toBe(201);
  const document = await drafted();
  const { bytes } = await bytesOf('office', `${BASE}/${document.documentId}/data.json`);
  const file = JSON.parse(bytes.toString()) as {
    data: CircularData;
    figures: { words: string; question: Reference }[];
  };
  const { data } = file;
  expect(data.groups).toHaveLength(27);
  expect(data.counts.received).toBe(1);
  const measures = await city
    .as('office')
    .get('/api/casework/measures?subject=group&from=2026-07-01&to=2027-01-01');
  for (const line of data.groups) {
    const same = measures.body.data.find((s: { id: string }) => s.id === line.id);
    for (const cell of line.cells) expect(same.measures).toContainEqual(expect.objectContaining(cell));
  }
  expect(data.overdue).toEqual([expect.objectContaining({ number: registered.body.data.number })]);
  expect(file.figures).toContainEqual({
    words: '0/1',
    question: {
      figure: expect.objectContaining({ measure: 'accept_timeliness', subject: 'group', from: '2026-07-01' }),
    },
  });
  expect(file.figures).toContainEqual({
    words: registered.body.data.number,
    question: { issue: registered.body.data.documentId },
  });
  const said = JSON.stringify(document.body);
  expect(said).toContain('截至');
  expect(said).not.toContain('示例副市长');
  // Units without a case are named in a sentence, not in empty rows.
  expect(said).toContain('本期没有纳入统计的事项');
  // Complaints and what the office handles itself stand in the city's line alone.
  expect(said).toContain('全市一行含由专班办直接办理的事项，可能大于各行之和');
});

test('draft, edit, review, send back, issue, revoke: out of order is 409, and by others 403', async () => {
  const { documentId } = await drafted();
  const path = `${BASE}/${documentId}`;
  expect((await post('office', `${path}/issue`, { signer: '示例乙' })).status).toBe(409);
  expect((await post('office', `${path}/revoke`, { reason: '示例' })).status).toBe(409);
  expect((await city.as('office').put(path, { data: { title: '关于示例的通报' } })).status).toBe(200);
  expect((await city.as('office').put(path, { data: {} })).status).toBe(400);
  for (const who of ['groupA', 'unitA'] as const) expect((await city.as(who).get(path)).status).toBe(404);
  expect((await post('office', `${path}/review`, { reviewer: '示例甲' })).status).toBe(200);
  expect((await city.as('office').put(path, { data: { title: '另一标题' } })).status).toBe(409);
  expect((await post('office', `${path}/send-back`, { reason: '请修改' })).body.data).toMatchObject({
    state: 'draft',
    sentBackReason: '请修改',
  });
  expect((await post('office', `${path}/review`, { reviewer: '示例甲' })).status).toBe(200);
  const done = await post('office', `${path}/issue`, { signer: '示例乙' });
  expect(done.body.data).toMatchObject({ state: 'issued', title: '关于示例的通报', signer: '示例乙' });
  expect(done.body.data.number).toMatch(/^抚包专发〔\d{4}〕\d+号$/);
  for (const who of ['groupA', 'unitA', 'auditor'] as const)
    expect((await city.as(who).get(path)).status).toBe(200);
  for (const who of ['leaderA', 'enterpriseA'] as const)
    expect((await city.as(who).get(path)).status).toBe(404);
  expect((await post('groupA', `${path}/revoke`, { reason: '示例' })).status).toBe(403);
  const revoked = await post('office', `${path}/revoke`, { reason: '数据有误' });
  expect(revoked.body.data).toMatchObject({ state: 'revoked', number: done.body.data.number });
  expect((await post('office', `${path}/revoke`, { reason: '再次' })).status).toBe(409);
}, 120_000);

test('what is issued is stored with its hash and does not change; the page of its code needs no account', async () => {
  const document = await issued();
  const path = `${BASE}/${document.documentId}`;
  const pdf = await bytesOf('groupA', `${path}/pdf`);
  expect(pdf.type).toContain('application/pdf');
  expect(hash(pdf.bytes)).toBe(document.sha256);
  expect(hash((await bytesOf('office', `${path}/pdf`)).bytes)).toBe(document.sha256);
  expect((await bytesOf('office', `${path}/docx`)).bytes.subarray(0, 2).toString()).toBe('PK');
  const pages = readPdf(pdf.bytes);
  const text = textOf(pages).replaceAll(/\s/g, '');
  for (const part of [document.number ?? '', '全市新接收', '印发', '抄送：市委、市政府。', '附件'])
    expect(text).toContain(part);
  expect(pages.length % 2).toBe(0);
  // Whole lines can be searched: they are not stretched letter by letter.
  expect(textOf(pages)).toContain('接收问题及时率');
  for (const statement of [
    `update official_documents set title = 'x' where document_id = $1`,
    `delete from official_documents where document_id = $1`,
  ])
    await expect(app.db.query(statement, [document.documentId])).rejects.toThrow(/casework/);
  const token = (document.verifyUrl ?? '').split('/').at(-1) ?? '';
  expect(token.length).toBeGreaterThanOrEqual(32);
  const page = await app.request().get(`/api/casework/verify/${token}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('真实有效');
  expect(page.text).toContain(document.number ?? 'none');
  expect(page.text).not.toContain('<script');
  expect((await app.request().get(`/api/casework/verify/${'x'.repeat(32)}`)).text).toContain('查无此件');
  expect((await post('office', `${path}/revoke`, { reason: '数据有误' })).status).toBe(200);
  expect((await app.request().get(`/api/casework/verify/${token}`)).text).toContain('已撤销');
  expect(hash((await bytesOf('office', `${path}/pdf`)).bytes)).toBe(document.sha256);
}, 120_000);

test('20 issued at once are numbered one after the other, and a revoked number is not given again', async () => {
  const letters = await Promise.all(
    Array.from({ length: 20 }, () => drafted({ kind: 'prompt-letter', group: city.departments.fagai })),
  );
  for (const { documentId } of letters)
    expect((await post('office', `${BASE}/${documentId}/review`, { reviewer: '示例甲' })).status).toBe(200);
  const answers = await Promise.all(
    letters.map(({ documentId }) => post('office', `${BASE}/${documentId}/issue`, { signer: '示例乙' })),
  );
  expect(answers.map(({ status }) => status)).toEqual(letters.map(() => 200));
  const numbers = answers.map(({ body }) => Number(/(\d+)号$/.exec(body.data.number as string)?.[1]));
  const first = Math.min(...numbers);
  expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, i) => first + i));
  const last = answers[numbers.indexOf(Math.max(...numbers))]?.body.data as Document;
  await post('office', `${BASE}/${last.documentId}/revoke`, { reason: '示例' });
  const next = await issued({ kind: 'prompt-letter', group: city.departments.fagai });
  expect(Number(/(\d+)号$/.exec(next.number ?? '')?.[1])).toBe(first + 20);
}, 240_000);

test('a letter is acknowledged and answered by its group, once each', async () => {
  const letter = await issued({ kind: 'prompt-letter', group: city.departments.fagai });
  const path = `${BASE}/${letter.documentId}`;
  expect((await post('groupB', `${path}/receipt`)).status).toBe(404);
  expect((await post('office', `${path}/receipt`)).status).toBe(403);
  expect((await post('groupA', `${path}/receipt`)).body.data.receiptAt).not.toBeNull();
  expect((await post('groupA', `${path}/receipt`)).status).toBe(409);
  expect((await post('groupA', `${path}/reply`, { text: '已落实。' })).body.data.replyText).toBe('已落实。');
  expect((await post('groupA', `${path}/reply`, { text: '再次' })).status).toBe(409);
  expect((await city.as('office').get(path)).body.data.replyText).toBe('已落实。');
  const off = await post('office', BASE, { kind: 'warning-letter', group: city.departments.fagai });
  expect(off.status).toBe(409);
}, 120_000);

test('characters that no font has are refused by name, and the draft stays as it was', async () => {
  const { documentId } = await drafted({ kind: 'prompt-letter', group: city.departments.fagai });
  const path = `${BASE}/${documentId}`;
  await city.as('office').put(path, { data: { title: '人名\u{1F600}和\ue000' } });
  const refused = await city.as('office').get(`${path}/pdf`);
  expect(refused.status).toBe(400);
  expect(refused.body.error.message).toContain('U+1F600');
  expect(refused.body.error.message).toContain('U+E000');
  await post('office', `${path}/review`, { reviewer: '示例甲' });
  expect((await post('office', `${path}/issue`, { signer: '示例乙' })).status).toBe(400);
  expect((await city.as('office').get(path)).body.data).toMatchObject({ state: 'reviewed', number: null });
}, 120_000);

test('its geometry is that of GB/T 9704', async () => {
  const { documentId } = await drafted();
  const [first, second] = readPdf((await bytesOf('office', `${BASE}/${documentId}/pdf`)).bytes);
  const mm = (points: number): number => (points * 25.4) / 72;
  const red = first?.rules.find((r) => Math.abs(r.width - 1.2) < 0.01);
  expect(mm(red?.x1 ?? 0)).toBeCloseTo(28, 1);
  expect(mm(red?.x2 ?? 0)).toBeCloseTo(184, 1);
  expect(
    linesOf(first ?? { pieces: [], rules: [] })
      .at(-1)
      ?.text.replaceAll(' ', ''),
  ).toBe('—1—');
  expect(
    linesOf(second ?? { pieces: [], rules: [] })
      .at(-1)
      ?.text.replaceAll(' ', ''),
  ).toBe('—2—');
});
