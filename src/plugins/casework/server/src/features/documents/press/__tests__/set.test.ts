import { createHash } from 'node:crypto';
import type { Block, Format, OfficialText } from '../../../../../../domain/documents';
import { docxOf } from '../docx';
import { MissingGlyphs, findFonts } from '../fonts';
import { pdfOf } from '../pdf';
import { setDocument } from '../set';
import { AREA, PITCH, SIZE, mm, type Page } from '../sheet';

// The machine's own fonts are left out: the same documents everywhere.
const fonts = findFonts(undefined, []);

const document = (blocks: Block[], format: Format = 'document'): OfficialText => ({
  format,
  mark: '示例市领导干部包联企业工作专班办公室',
  number: '示包专发〔2026〕1号',
  title: '关于示例的通报',
  receivers: '各单位：',
  blocks,
  signature: '示例机关',
  date: '2026年7月31日',
  signer: '示例甲',
  copies: '抄送：示例。',
  printer: '示例机关',
  printed: '2026年7月31日印发',
});
const lines = (count: number): Block[] =>
  Array.from({ length: count }, () => ({ kind: 'paragraph', text: '正文一行。' }));

const textsOf = (page: Page): { text: string; x: number; top: number; size: number }[] =>
  page.texts.map(({ runs, x, y, size }) => ({
    text: runs.map((run) => run.text).join(''),
    x,
    top: y - 0.88 * size,
    size,
  }));
const wordsOf = (page: Page): string =>
  textsOf(page)
    .map(({ text }) => text)
    .join('\n');
const bodyOf = (page: Page) => textsOf(page).filter(({ size }) => size === SIZE);

const pdfFor = (text: OfficialText): Promise<Buffer> =>
  pdfOf(setDocument(text, fonts), fonts, { title: text.title, author: text.signature, madeAt: new Date(0) });

describe('the page of GB/T 9704', () => {
  test('22 lines of 28 characters', () => {
    const [, page] = setDocument(document([{ kind: 'paragraph', text: '企业诉求办理'.repeat(300) }]), fonts);
    const body = bodyOf(page ?? { texts: [], rules: [], squares: [] });
    expect(body).toHaveLength(22);
    expect(((body[21]?.top ?? 0) - (body[0]?.top ?? 0)) / 21).toBeCloseTo(PITCH, 3);
    for (const { text, x } of body) {
      expect([...text]).toHaveLength(28);
      expect(x).toBeCloseTo(AREA.left, 6);
    }
  });

  test('mark, number and red line', () => {
    const [page] = setDocument(document(lines(3)), fonts);
    if (!page) throw new Error('no page');
    const [mark, number] = textsOf(page);
    expect(mark?.top).toBeCloseTo(mm(72), 3);
    const red = page.rules[0];
    expect(red?.x1).toBeCloseTo(mm(28), 3);
    expect(red?.x2).toBeCloseTo(mm(184), 3);
    expect((red?.y1 ?? 0) - ((number?.top ?? 0) + SIZE)).toBeCloseTo(mm(4), 3);
  });

  test('a letter: mark at 30 mm, double lines, no number on its first page', () => {
    const pages = setDocument(document(lines(40), 'letter'), fonts);
    const [first, second] = pages;
    if (!first || !second) throw new Error('no page');
    expect(textsOf(first)[0]?.top).toBeCloseTo(mm(30), 3);
    expect(first.rules.filter(({ color }) => color !== '#000000')).toHaveLength(4);
    expect(wordsOf(first)).not.toContain('— 1 —');
    expect(wordsOf(second)).toContain('— 2 —');
  });

  test.each(Array.from({ length: 36 }, (_, n) => [n + 1] as const))(
    'with %i lines the signature has two lines of text above it, and the imprint is on an even page',
    (count) => {
      const pages = setDocument(document(lines(count)), fonts);
      const signed = pages.find(
        (page) => wordsOf(page).includes('2026年7月31日\n') || /2026年7月31日$/m.test(wordsOf(page)),
      );
      const body = textsOf(signed ?? { texts: [], rules: [], squares: [] }).filter(
        ({ text }) => text === '正文一行。',
      );
      expect(body.length).toBeGreaterThanOrEqual(Math.min(2, count));
      expect(pages.length % 2).toBe(0);
      expect(wordsOf(pages.at(-1) as Page)).toContain('印发');
    },
  );

  test('a list of annexes is no text: the signature below it keeps two lines, and the list its blank line', () => {
    for (let count = 4; count <= 40; count += 1) {
      const annexes: Block[] = ['甲表', '乙表'].flatMap((title): Block[] => [
        { kind: 'attachment', title },
        { kind: 'paragraph', text: '附件正文。' },
      ]);
      const pages = setDocument(document([...lines(count), ...annexes]), fonts);
      const signed = pages.find((page) => /^2026年7月31日$/m.test(wordsOf(page))) as Page;
      const said = textsOf(signed);
      expect(said.filter(({ text }) => text === '正文一行。').length).toBeGreaterThanOrEqual(2);
      const listed = said.find(({ text }) => text === '附件：');
      const last = said.filter(({ text }) => text === '正文一行。').at(-1);
      expect((listed?.top ?? 0) - (last?.top ?? 0)).toBeCloseTo(2 * PITCH, 3);
    }
  });

  test('the code of a letter of one page stands clear of the red line at its foot', () => {
    const [page] = setDocument(document(lines(3), 'letter'), fonts, [[true]]);
    const code = page?.squares[0];
    const foot = Math.min(...(page?.rules ?? []).map(({ y1 }) => y1).filter((y) => y > mm(250)));
    expect((code?.y ?? 999) + (code?.size ?? 0)).toBeLessThan(foot);
  });

  test('page numbers stand outside; neither the blank page nor the imprint’s after it has one', () => {
    let blank = false;
    for (let count = 20; count < 50; count += 1) {
      const pages = setDocument(document(lines(count)), fonts);
      pages.forEach((page, i) => {
        const folio = textsOf(page).find(({ text }) => text === `— ${i + 1} —`);
        if (!folio) {
          expect(i).toBeGreaterThanOrEqual(pages.length - 2);
          blank = true;
          return;
        }
        expect(folio.x < 300).toBe(i % 2 === 1);
      });
    }
    expect(blank).toBe(true);
  });

  test('a heading never ends a page', () => {
    for (const before of [0, 1]) {
      const blocks = [
        ...lines(before),
        ...Array.from({ length: 60 }, (): Block[] => [
          { kind: 'heading', level: 2, text: '（一）标题' },
          { kind: 'paragraph', text: '正文一行。' },
        ]).flat(),
      ];
      for (const page of setDocument(document(blocks), fonts))
        expect(bodyOf(page).at(-1)?.text ?? '').not.toContain('标题');
    }
  });

  test('80 rows: the head is repeated as 续表, and no row is lost; a row taller than a page is parted', () => {
    const rows = Array.from({ length: 80 }, (_, i) => [`第${i}行`, i === 40 ? '很长'.repeat(900) : '值']);
    const pages = setDocument(
      document([
        {
          kind: 'table',
          caption: '表1　示例',
          columns: [
            { head: '甲', width: 80, align: 'left' },
            { head: '乙', width: '*', align: 'left' },
          ],
          rows,
        },
      ]),
      fonts,
    );
    const words = pages.map(wordsOf).join('\n').split('\n');
    expect(words.filter((text) => text.startsWith('续表1')).length).toBeGreaterThan(2);
    for (let i = 0; i < 80; i += 1) expect(words.filter((text) => text === `第${i}行`)).toHaveLength(1);
    expect(words.join('').match(/很长/g)).toHaveLength(900);
    for (const page of pages)
      for (const { top, size } of textsOf(page)) expect(top + size).toBeLessThan(mm(297));
  });

  test('a row of many lines begins where there is room, and its words stand at one distance', () => {
    const columns = [
      { head: '甲', width: 80, align: 'left' as const },
      { head: '乙', width: '*' as const, align: 'left' as const },
    ];
    const rows = [['内容', '很长的内容'.repeat(300)]];
    const [first] = setDocument(
      document([...lines(2), { kind: 'table', caption: '', columns, rows }]),
      fonts,
    );
    const words = textsOf(first as Page).filter(({ text }) => text.includes('很长'));
    expect(words.length).toBeGreaterThan(8);
    const steps = words.slice(1).map(({ top }, i) => top - (words[i]?.top ?? 0));
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 3);
  });

  test('the rows of an annex are set closer where that saves a page, and not otherwise', () => {
    const columns = [{ head: '甲', width: '*' as const, align: 'left' as const }];
    const heights = (count: number): { pages: number; row: number } => {
      const rows = Array.from({ length: count }, (_, i) => [`第${i}行`]);
      const pages = setDocument(
        document([
          ...lines(3),
          { kind: 'attachment', title: '附表' },
          { kind: 'table', caption: '', columns, rows },
          { kind: 'attachment', title: '又一附表' },
          ...lines(2),
        ]),
        fonts,
      );
      const [a, b] = pages.flatMap(textsOf).filter(({ text }) => /^第[01]行$/.test(text));
      return { pages: pages.length, row: (b?.top ?? 0) - (a?.top ?? 0) };
    };
    const [few, more, many] = [heights(20), heights(28), heights(40)];
    expect(few.row).toBeCloseTo(many.row, 3);
    expect(more.row).toBeLessThan(few.row - 3);
    expect(more.pages).toBe(few.pages);
  });

  test('rows stand with a signature that follows their table', () => {
    const columns = [{ head: '甲', width: '*' as const, align: 'left' as const }];
    for (let count = 20; count < 45; count += 1) {
      const rows = Array.from({ length: count }, () => ['示例行']);
      const pages = setDocument(document([{ kind: 'table', caption: '', columns, rows }], 'sheet'), fonts);
      const signed = pages.find((page) => wordsOf(page).includes('2026年7月31日'));
      expect(wordsOf(signed as Page)).toContain('示例行');
      expect(
        pages
          .map(wordsOf)
          .join('\n')
          .match(/示例行/g),
      ).toHaveLength(count);
    }
  });

  test('a character that no font has is named with its code point', () => {
    const bad = document([{ kind: 'paragraph', text: '人名\u{1F600}和\ue000。' }]);
    expect(() => setDocument(bad, fonts)).toThrow(MissingGlyphs);
    expect(() => setDocument(bad, fonts)).toThrow(/U\+1F600.*U\+E000/);
  });

  test('the same document gives the same bytes, as PDF and as docx', async () => {
    const text = document([...lines(5), { kind: 'attachment', title: '附表' }, ...lines(2)]);
    const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    expect(hash(await pdfFor(text))).toBe(hash(await pdfFor(text)));
    // Another installation parses the fonts anew.
    const other = findFonts(undefined, []);
    const made = { title: text.title, author: text.signature, madeAt: new Date(0) };
    expect(hash(await pdfOf(setDocument(text, other), other, made))).toBe(hash(await pdfFor(text)));
    const at = new Date('2026-07-31T00:00:00Z');
    expect(hash(await docxOf(text, at))).toBe(hash(await docxOf(text, at)));
  });
});
