import JSZip from 'jszip';
import * as fc from 'fast-check';
import type { Block, OfficialText } from '../../../../../../domain/documents';
import { docxOf } from '../docx';
import { findFonts } from '../fonts';
import { pdfOf } from '../pdf';
import { setDocument } from '../set';
import { AREA, type Page } from '../sheet';
import { cleanUp, hasOffice, hasPoppler, officePdf, readPages, searched } from './read-back';

/** Charts as they are drawn: within the type area, with every figure beside its bar, the same bytes each time. */

const fonts = findFonts(undefined, []);
afterAll(cleanUp);

type Chart = Extract<Block, { kind: 'chart' }>;
const document = (...blocks: Block[]): OfficialText => ({
  format: 'document',
  mark: '示例市领导干部包联企业工作专班办公室',
  number: '示包专发〔2026〕1号',
  title: '关于示例的通报',
  receivers: '各单位：',
  blocks: [{ kind: 'paragraph', text: '正文一行。' }, ...blocks, { kind: 'paragraph', text: '正文又一行。' }],
  signature: '示例机关',
  date: '2026年7月31日',
  signer: '',
  copies: '',
  printer: '',
  printed: '',
});
const chart = (rows: string[][], series = ['办结率']): Chart => ({
  kind: 'chart',
  caption: '图1　示例',
  series,
  rows,
});
const pdfFor = (text: OfficialText): Promise<Buffer> =>
  pdfOf(setDocument(text, fonts), fonts, { title: text.title, author: text.signature, madeAt: new Date(0) });

const said = (pages: readonly Page[]): string =>
  pages.flatMap(({ texts }) => texts.map(({ runs }) => runs.map((run) => run.text).join(''))).join('\n');

const GROUPS = Array.from({ length: 27 }, (_, i) => [`示例工作组${i + 1}`, `${(i * 3.7).toFixed(2)}%`]);

const CASES: [string, Chart][] = [
  ['no row', chart([])],
  [
    'one group',
    chart([
      ['全市', '66.67%'],
      ['示例工作组', '66.67%'],
    ]),
  ],
  ['27 groups', chart(GROUPS)],
  ['no figure at all', chart(GROUPS.map(([name = '']) => [name, '—']))],
  [
    'the longest names',
    chart(GROUPS.map(([, value = '']) => ['示例包联企业工作协调推进专项工作组'.repeat(3), value])),
  ],
  [
    'two series',
    chart(
      [
        ['2026年7月', '12', '9'],
        ['2026年8月', '0', '40'],
      ],
      ['新接收', '办结销号'],
    ),
  ],
  ['three series', chart([['甲', '1', '2', '3']], ['一', '二', '三'])],
  ['more rows than a page holds', chart(Array.from({ length: 120 }, (_, i) => [`第${i}项`, String(i)]))],
];

/** Bars and axes of a page. */
const within = ({ rules, texts }: Page): void => {
  for (const { x1, x2, y1, y2, width } of rules) {
    const half = y1 === y2 ? 0 : width / 2;
    expect(Math.min(x1, x2) - half).toBeGreaterThanOrEqual(AREA.left - 0.5);
    expect(Math.max(x1, x2) + half).toBeLessThanOrEqual(AREA.left + AREA.width + 0.5);
    expect(Math.max(y1, y2)).toBeLessThanOrEqual(AREA.top + AREA.height + 0.5);
  }
  for (const { x, runs } of texts) {
    expect(x).toBeGreaterThanOrEqual(AREA.left - 0.5);
    expect(x + runs.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(
      AREA.left + AREA.width + 0.5,
    );
  }
};

test.each(CASES)(
  '%s: stays in the type area, says each name and figure, and is the same again',
  async (_what, block) => {
    const text = document(block);
    const pages = setDocument(text, fonts);
    pages.forEach(within);
    const printed = said(pages).replaceAll('\n', '');
    for (const [name = '', ...figures] of block.rows) {
      expect(printed).toContain(name);
      for (const figure of figures) expect(printed).toContain(figure);
    }
    expect(printed.includes(block.caption)).toBe(block.rows.length > 0);
    expect(Buffer.compare(await pdfFor(text), await pdfFor(text))).toBe(0);
    expect(Buffer.compare(await docxOf(text, new Date(0)), await docxOf(text, new Date(0)))).toBe(0);
  },
);

test('random charts stay in the type area, and a bar is as long as its figure beside the others', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom('甲', '示例工作组', '示例包联企业工作协调推进专项工作组'.repeat(2)),
          fc.nat(900),
        ),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
      fc.nat(20),
      (bars, lines) => {
        const filling = Array.from(
          { length: lines },
          (): Block => ({ kind: 'paragraph', text: '正文一行。' }),
        );
        const pages = setDocument(
          document(...filling, chart(bars.map(([name, value]) => [name, String(value)]))),
          fonts,
        );
        pages.forEach(within);
        const drawn = pages.flatMap(({ rules }) =>
          rules.filter(({ width, color }) => width === 6.5 && color === '#000000'),
        );
        const lengths = drawn.map(({ x1, x2 }) => x2 - x1);
        const scale = Math.max(...lengths) / Math.max(...bars.map(([, value]) => value));
        bars
          .filter(([, value]) => value > 0)
          .forEach(([, value], i) => expect(lengths[i]).toBeCloseTo(value * scale, 3));
        expect(lengths).toHaveLength(bars.filter(([, value]) => value > 0).length);
        // A chart that fits on a page is not parted.
        expect(
          pages.filter(({ rules }) => rules.some(({ width }) => width === 6.5)).length,
        ).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 30 },
  );
});

(hasPoppler ? test : test.skip)('poppler finds its words, and its bars in the type area', async () => {
  const pdf = await pdfFor(document(chart(GROUPS)));
  const found = searched(pdf);
  for (const [name = '', figure = ''] of GROUPS) {
    expect(found).toContain(name);
    expect(found).toContain(figure);
  }
  const bars = readPages(pdf).flatMap(({ rules }) => rules.filter(({ width }) => width > 6));
  expect(bars).toHaveLength(26);
  for (const { x1, x2 } of bars) {
    expect(x1).toBeGreaterThan(AREA.left);
    expect(x2).toBeLessThan(AREA.left + AREA.width);
  }
});

(hasOffice && hasPoppler ? test : test.skip)(
  'LibreOffice shows the same names and figures in the docx',
  async () => {
    const text = document(chart(GROUPS), chart([['七月', '12', '9']], ['新接收', '办结销号']));
    const docx = await docxOf(text, new Date(0));
    const found = searched(officePdf(docx)).replaceAll(/\s/g, '');
    for (const [name = '', figure = ''] of GROUPS) expect(found).toContain(`${name}${figure}`);
    expect(found).toContain('12（新接收）');
    const xml = (await (await JSZip.loadAsync(docx)).file('word/document.xml')?.async('string')) ?? '';
    expect(xml.match(/w:fill="595959"/g)).toHaveLength(28);
  },
  60_000,
);
