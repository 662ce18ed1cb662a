import { createHash } from 'node:crypto';
import path from 'node:path';
import type { OfficialText } from '../../src/plugins/casework/server/src/documents/blocks';
import { DEVELOPMENT_CODES } from '../../src/plugins/casework/domain/measures';
import { CITY_RATES, type CircularData } from '../../src/plugins/casework/server/src/documents/circular';
import { circularText } from '../../src/plugins/casework/server/src/documents/circular-text';
import type { Press } from '../../src/plugins/casework/server/src/documents/press';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';
import { requireEnv } from '../support/database';
import { linesOf, readPdf, textOf } from './pdf';

const mm = (points: number): number => (points * 25.4) / 72;

let app: TestApp;
let city: City;
beforeAll(async () => {
  app = await bootApp();
  city = await buildCity(app);
}, 300_000);
afterAll(() => app?.stop());

const half = '2026H2';

const fetchPdf = async (): Promise<Buffer> => {
  const answer = await app
    .request()
    .get(`/api/casework/documents/circular.pdf?half=${half}`)
    .set('Authorization', `Bearer ${city.people.office.token}`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/pdf');
  return answer.body as Buffer;
};

describe('the circular of a half-year', () => {
  test('is the office’s, and of a half-year', async () => {
    const url = '/api/casework/documents/circular/preview';
    for (const who of ['auditor', 'groupA', 'unitA', 'leaderA', 'enterpriseA'] as const) {
      expect((await city.as(who).get(`${url}?half=${half}`)).status).toBe(403);
    }
    expect((await app.request().get(`${url}?half=${half}`)).status).toBe(401);
    for (const query of ['', '?half=2026H3', '?half=2026', '?half=2026H1&x=1', '?half=2099H1']) {
      expect((await city.as('office').get(`${url}${query}`)).status).toBe(400);
    }
  });

  test('its figures are the measures’ own, all groups and units stand in it, no leader does', async () => {
    const made = await city
      .as('groupA')
      .register({ receivedAt: new Date(Date.now() - 12 * 86_400_000).toISOString() });
    expect(made.status).toBe(201);
    const { status, body } = await city
      .as('office')
      .get(`/api/casework/documents/circular/preview?half=${half}`);
    expect(status).toBe(200);
    const figures = body.data.figures as CircularData;
    expect(figures.groups).toHaveLength(27);
    expect(figures.groups[26]).toMatchObject({ ranked: false });
    expect(figures.units).toHaveLength(28);
    const measures = await city
      .as('office')
      .get(`/api/casework/measures?subject=group&from=2026-07-01&to=2027-01-01`);
    for (const line of figures.groups) {
      const same = measures.body.data.find((s: { id: string }) => s.id === line.id);
      for (const cell of line.cells) expect(same.measures).toContainEqual(expect.objectContaining(cell));
    }
    expect(figures.overdue).toEqual([
      expect.objectContaining({
        number: made.body.data.number,
        stage: 'registered',
        days: expect.any(Number),
      }),
    ]);
    expect(figures.overdue[0]?.days).toBeGreaterThan(4);
    // Past its hour, and no working day of it over: that is not none.
    const justPast = circularText({
      ...figures,
      overdue: figures.overdue.map((one) => ({ ...one, days: 0 })),
    });
    expect(JSON.stringify(justPast.blocks)).toContain('"不足1"');
    // Every figure that is printed opens onto its records; the city's stand in sentences, the others in tables.
    const blocks = (body.data.text as OfficialText).blocks;
    const opened = blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? (block.figures ?? []).map(({ words, refers }) => ({
            words,
            refers,
            inside: block.text.includes(words),
          }))
        : block.kind === 'table'
          ? block.rows.flatMap((row, i) =>
              row.flatMap((words, j) => {
                const refers = block.refers?.[i]?.[j];
                return refers ? [{ words, refers, inside: true }] : [];
              }),
            )
          : [],
    );
    expect(opened.filter(({ inside }) => !inside)).toEqual([]);
    const ofCity = opened.flatMap(({ refers }) =>
      'figure' in refers && refers.figure.subject === 'city' ? [refers.figure.measure] : [],
    );
    expect(ofCity).toEqual([...CITY_RATES, ...DEVELOPMENT_CODES]);
    const fagai = figures.groups.find(({ name }) => name === '市发改局');
    expect(opened).toContainEqual({
      words: '0/1',
      inside: true,
      refers: {
        figure: { measure: 'accept_timeliness', subject: 'group', id: fagai?.id, name: '市发改局' },
      },
    });
    expect(opened).toContainEqual({
      words: made.body.data.number,
      inside: true,
      refers: { issue: made.body.data.documentId },
    });
    // Two enterprises are paired and neither has figures: what is left out is stated.
    expect(blocks).toContainEqual(
      expect.objectContaining({
        text: expect.stringContaining('因数据不全未计入的企业：产值2户，营收2户，利润2户。'),
      }),
    );
    expect(JSON.stringify(body.data)).not.toContain('示例副市长');
  });

  test('as a PDF: its text can be copied, and the same data give the same bytes', async () => {
    const pdf = await fetchPdf();
    const again = await fetchPdf();
    const hash = (b: Buffer): string => createHash('sha256').update(b).digest('hex');
    // The cut-off is now, but no figure changed in between.
    expect(hash(again)).toBe(hash(pdf));
    const pages = readPdf(pdf);
    const text = textOf(pages);
    for (const part of [
      '抚包专发〔2027〕',
      '接收问题及时率0.00%（0/1）',
      '问题办结率不参评',
      '升规入统0户，产值不作同比',
      '各包联工作组、各承办单位：',
      '市发改局',
    ])
      expect(text.replaceAll(/\s/g, '')).toContain(part.replaceAll(/\s/g, ''));
    expect(text).not.toContain('\ufffd');
    expect(pages.length % 2).toBe(0);
    pages.forEach((page, i) => {
      const [folio] = page.pieces.filter((p) => Math.abs(p.size - 14) < 0.01 && p.y > 745);
      expect(linesOf(page).pop()?.text).toBe(`— ${i + 1} —`);
      expect(folio).toBeDefined();
    });
  });

  test('its geometry is that of GB/T 9704', async () => {
    const [first, ...rest] = readPdf(await fetchPdf());
    if (!first) throw new Error('no page');
    const red = first.rules.find((r) => Math.abs(r.width - 1.2) < 0.01);
    const number = first.pieces.find((p) => p.text.includes('抚') && Math.abs(p.size - 15.75) < 0.01);
    expect(mm(red?.x1 ?? 0)).toBeCloseTo(28, 1);
    expect(mm(red?.x2 ?? 0)).toBeCloseTo(184, 1);
    // Baseline lies 0.12 em above the bottom of its box; the red line is 4 mm below the box.
    expect(mm((red?.y1 ?? 0) - (number?.y ?? 0) - 0.12 * 15.75)).toBeCloseTo(4, 0);
    const last = rest[rest.length - 1] ?? first;
    const foot = Math.max(...last.rules.map((r) => r.y1));
    expect(Math.abs(mm(foot) - 262)).toBeLessThan(0.3);
  });
});

describe('the press', () => {
  let press: Press;
  beforeAll(async () => {
    // Compiled, as the worker is a file of its own.
    const file = path.join(requireEnv('TEST_DIST_DIR'), 'src/plugins/casework/server/src/documents/press.js');
    press = ((await import(file)) as { openPress: () => Press }).openPress();
  });
  afterAll(() => press.close());

  const document = (text: string): OfficialText => ({
    mark: '示例机关文件',
    number: '示发〔2026〕1号',
    title: '关于示例的通报',
    receivers: '各单位：',
    blocks: [{ kind: 'paragraph', text }],
    signature: '示例机关',
    date: '2026年7月31日',
    copies: '抄送：示例。',
    printer: '示例机关',
  });

  test('22 lines of 28 characters; no line begins with what must not', async () => {
    const { pdf, pages } = await press.print(document('企业诉求办理，'.repeat(400)), new Date(0));
    const read = readPdf(pdf);
    expect(read).toHaveLength(pages);
    const page = read[1];
    if (!page) throw new Error('no second page');
    const lines = linesOf(page).slice(0, -1);
    expect(lines).toHaveLength(22);
    const pitch = ((lines[21]?.y ?? 0) - (lines[0]?.y ?? 0)) / 21;
    expect(pitch).toBeGreaterThan(28.9);
    expect(pitch).toBeLessThan(29.05);
    for (const line of lines) {
      expect(mm(line.x)).toBeCloseTo(28, 1);
      expect('，。、；：？！）》”').not.toContain(line.text[0]);
      expect([...line.text].length).toBeGreaterThanOrEqual(27);
      expect([...line.text].length).toBeLessThanOrEqual(28);
    }
    // The folio: one character from the left on an even page, its dash 7 mm below the type area.
    const folio = linesOf(page).pop();
    expect(folio?.text).toBe('— 2 —');
    expect(mm(folio?.x ?? 0)).toBeCloseTo(28 + mm(14), 0);
  });

  test('a heading never stands alone at the foot of a page', async () => {
    for (const before of [0, 1]) {
      const blocks: OfficialText['blocks'] = [
        ...Array.from({ length: before }, () => ({ kind: 'paragraph' as const, text: '正文一行。' })),
        ...Array.from({ length: 60 }, () => [
          { kind: 'heading2' as const, text: '（一）标题' },
          { kind: 'paragraph' as const, text: '正文一行。' },
        ]).flat(),
      ];
      const { pdf } = await press.print({ ...document(''), blocks }, new Date(0));
      const feet = readPdf(pdf).map((page) => linesOf(page).at(-2)?.text ?? '');
      expect({ before, lone: feet.filter((line) => line.includes('标题')) }).toEqual({ before, lone: [] });
    }
  });

  test('the imprint is the last of an even number of pages; a blank page and what follows it carry no number', async () => {
    const seen = new Set<string>();
    for (let count = 40; count < 340; count += 12) {
      const { pdf, pages } = await press.print(document('企业诉求办理，'.repeat(count)), new Date(0));
      const read = readPdf(pdf);
      expect({ count, pages: read.length, even: pages % 2 }).toEqual({ count, pages, even: 0 });
      const folios = read.map((page) => linesOf(page).filter(({ text }) => /^— \d+ —$/.test(text)).length);
      const last = read.at(-1);
      const before = read.at(-2);
      if (!last || !before) throw new Error('no page');
      expect(textOf([last])).toContain('抄送');
      const blank = textOf([before]).trim() === '';
      const alone = !textOf([last]).includes('2026年7月31日');
      seen.add(blank ? 'blank' : alone ? 'next' : 'flow');
      expect({ count, folios }).toEqual({
        count,
        folios: read.map((_, i) => (blank && i >= read.length - 2 ? 0 : 1)),
      });
    }
    expect([...seen].sort()).toEqual(['blank', 'flow', 'next']);
  });

  test('rare names are there, and a character that no font has is named', async () => {
    const { pdf } = await press.print(document('陈喆、王祎、龑某、㛃某。'), new Date(0));
    expect(textOf(readPdf(pdf))).toContain('陈喆、王祎、龑某、㛃某。');
    await expect(press.print(document('人名\u{1F600}和\ue000。'), new Date(0))).rejects.toMatchObject({
      status: 400,
      code: 'MISSING_GLYPHS',
    });
  });
});
