import JSZip from 'jszip';
import type { Block, Format, OfficialText } from '../../../../../../domain/documents';
import { docxOf } from '../docx';
import { findFonts } from '../fonts';
import { pdfOf } from '../pdf';
import { setDocument } from '../set';
import { AREA, ASCENT, PITCH, SIZE, SMALL, TITLE, mm } from '../sheet';
import { cleanUp, hasOffice, hasPoppler, officePdf, readPages, searched, type ReadPage } from './read-back';

/** The geometry of GB/T 9704-2012, measured in the finished PDFs by poppler; the docx, opened by LibreOffice. */

const fonts = findFonts(undefined, []);
if (!hasPoppler) console.log('poppler is not installed: the PDFs are not read back by it');
if (!hasOffice) console.log('LibreOffice is not installed: the docx are not opened by it');
afterAll(cleanUp);

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
const pdfFor = (text: OfficialText): Promise<Buffer> =>
  pdfOf(setDocument(text, fonts), fonts, { title: text.title, author: text.signature, madeAt: new Date(0) });

const HANZI = '企业诉求办理情况按月通报各单位';
const body = (characters: number): Block[] => [
  { kind: 'paragraph', text: HANZI.repeat(Math.ceil(characters / HANZI.length)).slice(0, characters) },
];

/** Baselines of a page from the top, each with its glyphs from the left. */
function baselines({ glyphs }: ReadPage): { y: number; xs: number[] }[] {
  const found = new Map<number, number[]>();
  for (const { x, y } of glyphs) {
    const key = [...found.keys()].find((at) => Math.abs(at - y) < 0.2) ?? y;
    found.set(key, [...(found.get(key) ?? []), x]);
  }
  return [...found].map(([y, xs]) => ({ y, xs: xs.sort((a, b) => a - b) })).sort((a, b) => a.y - b.y);
}

const FOOT = AREA.top + AREA.height;
const lineWith = (page: ReadPage | undefined, text: string) =>
  page?.lines.find((line) => line.text.replaceAll(' ', '').includes(text));

(hasPoppler ? describe : describe.skip)('documents of 1, 2, 3 and 7 pages', () => {
  // Body characters that fill as many pages; the imprint then stands on an even page.
  const LENGTHS: [pages: number, characters: number, sheets: number][] = [
    [1, 28 * 3, 2],
    [2, 28 * 20, 2],
    [3, 28 * 40, 4],
    [7, 28 * 130, 8],
  ];

  test.each(LENGTHS)(
    '%i pages of text: marks, lines, baselines, characters, page numbers, signature, imprint',
    async (pages, characters, sheets) => {
      const read = readPages(await pdfFor(document(body(characters))));
      expect(read).toHaveLength(sheets);
      const [first] = read;
      if (!first) throw new Error('no page');
      const lines = baselines(first);

      // 发文机关标志: its top 35 mm below the type area's, centred on it; 发文字号 two lines below; the red line 4 mm below.
      const [mark, number] = lines;
      const markSize = (AREA.width - 2) / [...document([]).mark].length;
      expect((mark?.y ?? 0) - ASCENT * markSize).toBeCloseTo(mm(72), 0);
      const marked = lineWith(first, '示例市领导干部');
      expect(((marked?.left ?? 0) + (marked?.right ?? 0)) / 2).toBeCloseTo(AREA.left + AREA.width / 2, 0);
      expect((number?.y ?? 0) - (mark?.y ?? 0)).toBeCloseTo(
        2 * PITCH + ASCENT * SIZE + (1 - ASCENT) * markSize,
        0,
      );
      const numbered = lineWith(first, '〔2026〕1号');
      expect(((numbered?.left ?? 0) + (numbered?.right ?? 0)) / 2).toBeCloseTo(AREA.left + AREA.width / 2, 0);
      const red = first.rules.find((rule) => rule.red);
      expect(red).toMatchObject({ x1: expect.closeTo(mm(28), 1), x2: expect.closeTo(mm(184), 1) });
      expect((red?.y ?? 0) - ((number?.y ?? 0) + (1 - ASCENT) * SIZE)).toBeCloseTo(mm(4), 1);
      expect(first.rules.filter((rule) => rule.red)).toHaveLength(1);

      // 标题: two lines below the red line.
      const title = lines[2];
      expect((title?.y ?? 0) - ASCENT * TITLE - (red?.y ?? 0)).toBeCloseTo(2 * PITCH, 0);

      let signed = -1;
      read.forEach((page, i) => {
        const inArea = baselines(page).filter(({ y }) => y < FOOT);
        // 22 lines a page, each on the grid; 28 characters a line.
        if (i > 0 && i < pages - 1) {
          expect(inArea).toHaveLength(22);
          inArea.forEach(({ y, xs }, n) => {
            expect(y).toBeCloseTo(AREA.top + n * PITCH + ASCENT * SIZE, 1);
            expect(xs).toHaveLength(28);
            expect(xs[0]).toBeCloseTo(AREA.left, 1);
            expect((xs[27] ?? 0) + SIZE).toBeCloseTo(AREA.left + AREA.width, 0);
          });
        }
        for (const { x, y } of page.glyphs) {
          expect(x).toBeGreaterThan(AREA.left - 1);
          expect(x).toBeLessThan(AREA.left + AREA.width);
          expect(y).toBeGreaterThan(mm(37));
        }
        // 页码: 7 mm below the type area, outside.
        const folio = baselines(page).find(({ y }) => y > FOOT);
        expect((folio?.y ?? 0) - ASCENT * SMALL + SMALL / 2).toBeCloseTo(FOOT + mm(7), 1);
        const printed = lineWith(page, `—${i + 1}—`);
        if (i % 2 === 0) expect(printed?.right).toBeCloseTo(AREA.left + AREA.width - SMALL, 0);
        else expect(printed?.left).toBeCloseTo(AREA.left + SMALL, 0);
        if (lineWith(page, '2026年7月31日') && !lineWith(page, '印发')) signed = i;
        if (
          lineWith(page, '2026年7月31日') &&
          page.lines.filter(({ text }) => text.includes('7月31日')).length > 1
        )
          signed = i;
      });

      // 署名 with at least two lines of text.
      expect(signed).toBe(pages - 1);
      const text = baselines(read[signed] as ReadPage).filter(({ y, xs }) => y < FOOT && xs.length >= 20);
      expect(text.length).toBeGreaterThanOrEqual(2);

      // 版记: on the last page, its last line on the type area's edge.
      const last = read.at(-1) as ReadPage;
      const black = last.rules.filter(({ red: isRed }) => !isRed).sort((a, b) => a.y - b.y);
      expect(black.map(({ width }) => Number(((width * 25.4) / 72).toFixed(2)))).toEqual([0.35, 0.25, 0.35]);
      for (const { x1, x2 } of black)
        expect([x1, x2]).toEqual([expect.closeTo(mm(28), 1), expect.closeTo(mm(184), 1)]);
      expect((black[2]?.y ?? 0) + mm(0.35) / 2).toBeCloseTo(FOOT, 1);
      expect(lineWith(last, '2026年7月31日印发')?.right).toBeCloseTo(AREA.left + AREA.width - SMALL, 0);
      expect(lineWith(last, '抄送：')?.left).toBeCloseTo(AREA.left + SMALL, 0);
    },
  );

  test('a letter: the mark 30 mm from the edge, double red lines of 170 mm, no number on its first page', async () => {
    const [first, second] = readPages(await pdfFor(document(body(28 * 30), 'letter')));
    if (!first || !second) throw new Error('no page');
    const markSize = (AREA.width - 2) / [...document([]).mark].length;
    expect((baselines(first)[0]?.y ?? 0) - ASCENT * markSize).toBeCloseTo(mm(30), 0);
    const red = first.rules.filter((rule) => rule.red).sort((a, b) => a.y - b.y);
    expect(red).toHaveLength(4);
    for (const { x1, x2 } of red) expect(((x2 - x1) * 25.4) / 72).toBeCloseTo(170, 1);
    const [thickTop, thinTop, thinFoot, thickFoot] = red;
    expect((thickTop?.width ?? 0) > (thinTop?.width ?? 9)).toBe(true);
    expect((thinFoot?.width ?? 9) < (thickFoot?.width ?? 0)).toBe(true);
    expect((thickTop?.y ?? 0) - (thickTop?.width ?? 0) / 2).toBeCloseTo(mm(30) + markSize + mm(4), 0);
    expect((thickFoot?.y ?? 0) + (thickFoot?.width ?? 0) / 2).toBeCloseTo(mm(297 - 20), 0);
    expect(lineWith(first, '〔2026〕1号')?.right).toBeCloseTo(AREA.left + AREA.width, 0);
    expect(lineWith(first, '—1—')).toBeUndefined();
    expect(lineWith(second, '—2—')).toBeDefined();
  });

  test('a table goes on as 续表 with its head, and no row is lost', async () => {
    const rows = Array.from({ length: 80 }, (_, i) => [`第${i}行`, '值']);
    const columns = ['甲列', '乙列'].map((head) => ({ head, width: '*' as const, align: 'left' as const }));
    const read = readPages(await pdfFor(document([{ kind: 'table', caption: '表1　示例', columns, rows }])));
    const pages = read.map(({ lines }) => lines.map(({ text }) => text).join('\n'));
    const withRows = pages.filter((text) => /第\d+行/.test(text));
    expect(withRows.length).toBeGreaterThan(2);
    withRows.forEach((text, i) => {
      expect(text.replaceAll(' ', '')).toContain(i === 0 ? '表1' : '续表1');
      expect(text).toContain('甲列');
    });
    const all = pages.join('\n');
    for (let i = 0; i < 80; i += 1) expect(all.match(new RegExp(`第${i}行`, 'g'))).toHaveLength(1);
  });
});

/** The same random numbers in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PARTS = [
  ...'全市接收问题及时率企业诉求办理喆祎昇堃赟玥䶮的了在一不有，。、；：',
  '“市发改局”、',
  '（85/86），',
  '98.84%',
  '《工作方案》',
  '——',
  '……',
  'DN200',
  'GB/T 9704',
  '2026年7月31日',
  '？！',
  '〔2026〕3号',
  '℃',
];

(hasPoppler ? describe : describe.skip)('500 and more random lines', () => {
  test('none begins or ends as it must not, none overflows, each is found by a search, rare names too', async () => {
    const random = randomOf(20_261_130);
    const blocks = Array.from(
      { length: 60 },
      (): Block => ({
        kind: 'paragraph',
        text: Array.from(
          { length: 60 + Math.floor(random() * 200) },
          () => PARTS[Math.floor(random() * PARTS.length)],
        ).join(''),
      }),
    );
    const text = document(blocks);
    const pages = setDocument(text, fonts);
    const pdf = await pdfFor(text);
    const found = searched(pdf);
    const said = pages.flatMap((page) =>
      page.texts.filter(({ size }) => size === SIZE).map(({ runs }) => runs.map((run) => run.text).join('')),
    );
    expect(said.length).toBeGreaterThan(500);
    const bare = found.replaceAll(/\s/g, '');
    for (const line of said) {
      // What a reader types is found within the line, without the blanks that stand between Latin words.
      expect(bare).toContain(line.replaceAll(/\s/g, ''));
      if (!line.includes(' ')) expect(found).toContain(line);
    }
    for (const name of '喆祎昇堃赟玥䶮') expect(found).toContain(name);
    for (const { lines } of readPages(pdf))
      for (const { text: line, right, left } of lines) {
        // A paragraph may begin with any mark; its lines after the first may not.
        if (left > AREA.left + 1.5 * SIZE) continue;
        expect('，。、；：？！）》」”〕％‰').not.toContain(line[0]);
        expect('（《「“〔').not.toContain(line.at(-1));
        expect(right).toBeLessThan(AREA.left + AREA.width + 1);
      }
  }, 60_000);

  test('a word of a megabyte is set in time and loses nothing', async () => {
    const start = performance.now();
    const pages = setDocument(document([{ kind: 'paragraph', text: 'x'.repeat(1_000_000) }]), fonts);
    const count = pages
      .flatMap(({ texts }) => texts.filter(({ size }) => size === SIZE))
      .reduce((sum, { runs }) => sum + runs.reduce((n, { text }) => n + text.length, 0), 0);
    expect(count).toBeGreaterThanOrEqual(1_000_000);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);
});

(hasOffice && hasPoppler ? describe : describe.skip)('the docx, opened by LibreOffice', () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: '一、总体情况' },
    ...Array.from(
      { length: 25 },
      (): Block => ({
        kind: 'paragraph',
        text: '全市接收问题及时率98.84%（85/86），陈喆、王祎昇、堃赟玥䶮反映的问题已办结，请各单位继续跟进。',
      }),
    ),
    { kind: 'heading', level: 2, text: '（一）下一步' },
    { kind: 'list', items: [{ text: '1. 限期办结。' }, { label: '出席：', text: '甲、乙。' }] },
    {
      kind: 'table',
      caption: '表1　示例',
      columns: [
        { head: '甲列', width: 80, align: 'left' },
        { head: '乙列', width: '*', align: 'left' },
      ],
      rows: Array.from({ length: 40 }, (_, i) => [`第${i}行`, `值${i}`]),
    },
    { kind: 'attachment', title: '附表' },
    { kind: 'paragraph', text: '附件正文。' },
  ];
  const bare = (pdf: Buffer): string => searched(pdf).replaceAll(/\s/g, '');

  test.each(['document', 'report', 'letter', 'minutes', 'sheet'] as const)(
    'as a %s it says what the PDF says, in the same order, on as many pages',
    async (format) => {
      const text = document(blocks, format);
      const own = await pdfFor(text);
      const office = officePdf(await docxOf(text, new Date(0)));
      const said = bare(office);
      let from = 0;
      const parts = [
        ...(format === 'sheet' ? [] : [text.mark]),
        text.number,
        text.title,
        text.receivers,
        ...blocks.flatMap((block): string[] => {
          switch (block.kind) {
            case 'list':
              return block.items.map(({ label, text: item }) => `${label ?? ''}${item}`);
            case 'table':
              return block.rows.flat();
            case 'chart':
            case 'attachment':
              return [];
            default:
              return [block.text];
          }
        }),
      ];
      const mine = bare(own);
      let ownFrom = 0;
      for (const part of parts.map((one) => one.replaceAll(/\s/g, ''))) {
        // A paragraph may go on over a page, whose number stands between.
        const piece = part.slice(0, 12);
        from = said.indexOf(piece, from);
        ownFrom = mine.indexOf(piece, ownFrom);
        expect([piece, from >= 0, ownFrom >= 0]).toEqual([piece, true, true]);
      }
      const difference = readPages(office).length - readPages(own).length;
      // The imprint is moved to an even page in the PDF alone.
      expect(Math.abs(difference)).toBeLessThanOrEqual(1);
    },
    60_000,
  );

  test('its faces are named as offices have them', async () => {
    const zip = await JSZip.loadAsync(await docxOf(document(blocks), new Date(0)));
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const faces = new Set([...xml.matchAll(/w:eastAsia="([^"]+)"/g)].map(([, face]) => face));
    expect([...faces].sort()).toEqual(['仿宋_GB2312', '方正小标宋简体', '楷体_GB2312', '黑体'].sort());
    const footers = (await zip.file('word/footer1.xml')?.async('string')) ?? '';
    expect(footers).toContain('宋体');
  });
});
