import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  PageBreak,
  PageNumber,
  Packer,
  Paragraph,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  ShadingType,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
  type IParagraphOptions,
} from 'docx';
import JSZip from 'jszip';
import { printable, sharesOf, type Block, type OfficialText } from '../../../../../domain/documents';

/** The same document as an editable .docx, with the faces named as offices have them (GB/T 9704-2012). */

const FACES = {
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  title: '方正小标宋简体',
  song: '宋体',
} as const;
type Face = keyof typeof FACES;

type Style = { face?: Face; size?: number; color?: string };

/** Half-points; 3号 is 16 pt in Word, and 0.25 pt narrower so that 28 characters make a line. */
const SIZE = 32;
const TITLE = 44;
const SMALL = 28;
const CELL = 21;
const RED = 'E60012';

const run = (text: string, { face = 'body', size = SIZE, color }: Style = {}): TextRun =>
  new TextRun({
    text: printable(text).replaceAll('\n', ' '),
    size,
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: FACES[face], hint: 'eastAsia' },
    ...(size === SIZE ? { characterSpacing: -5 } : {}),
    ...(color ? { color } : {}),
  });

/** 22 lines a page. */
const LINE = { line: 579, lineRule: LineRuleType.EXACT };
const INDENT = { firstLineChars: 200, firstLine: 630 };

const paragraph = (children: (TextRun | PageBreak)[], options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ spacing: LINE, widowControl: false, ...options, children } as IParagraphOptions);

const blank = (options: IParagraphOptions = {}): Paragraph => paragraph([run('')], options);

/** What follows stands at the right edge of the type area, one character from it. */
const aside = (): TextRun => new TextRun({ children: [new Tab()] });
const toTheRight = (indent: number): IParagraphOptions => ({
  tabStops: [{ type: TabStopType.RIGHT, position: convertMillimetersToTwip(156) - indent }],
});

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 1 };

function head({ format, mark, number, signer }: OfficialText): Paragraph[] {
  const below = {
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
  };
  const size = Math.min(84, Math.floor(880 / Math.max(1, [...mark].length)));
  const marked = paragraph([run(mark, { face: 'title', size, color: RED })], {
    alignment: AlignmentType.CENTER,
    spacing: {},
    ...(format === 'letter'
      ? { border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: RED, space: 11 } } }
      : {}),
  });
  switch (format) {
    case 'sheet':
      return [paragraph([run(number)], { alignment: AlignmentType.RIGHT })];
    case 'letter':
      return [marked, paragraph([run(number)], { alignment: AlignmentType.RIGHT })];
    case 'report':
      return [
        blank(),
        marked,
        blank(),
        blank(),
        paragraph([run(`\u3000${number}`), aside(), run('签发人：'), run(signer, { face: 'kai' })], {
          ...below,
          ...toTheRight(315),
        }),
      ];
    case 'document':
    case 'minutes':
      return [
        blank(),
        marked,
        blank(),
        blank(),
        paragraph([run(number)], { alignment: AlignmentType.CENTER, ...below }),
      ];
  }
}

const titled = (title: string): Paragraph[] =>
  title.split('\n').map((line) =>
    paragraph([run(line, { face: 'title', size: TITLE })], {
      alignment: AlignmentType.CENTER,
      spacing: {},
    }),
  );

function tableOf({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const width = convertMillimetersToTwip(156);
  const fixed = columns.reduce((sum, c) => sum + (c.width === '*' ? 0 : c.width * 20), 0);
  const stars = Math.max(1, columns.filter((c) => c.width === '*').length);
  const widths = columns.map((c) =>
    c.width === '*' ? Math.max(600, (width - fixed) / stars) : c.width * 20,
  );
  const cell = (text: string, i: number, face: Face, align: 'left' | 'center' | 'right'): TableCell =>
    new TableCell({
      width: { size: Math.round(widths[i] ?? 600), type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            alignment: AlignmentType[align === 'left' ? 'LEFT' : align === 'right' ? 'RIGHT' : 'CENTER'],
            widowControl: false,
            children: [run(line, { face, size: CELL })],
          }),
      ),
    });
  return [
    ...(caption === ''
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepNext: true,
            widowControl: false,
            children: [run(caption, { face: 'hei', size: CELL })],
          }),
        ]),
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths.map(Math.round),
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ head: text }, i) => cell(text, i, 'hei', 'center')),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              children: columns.map(({ align }, i) => cell(printable(row[i] ?? ''), i, 'body', align)),
            }),
        ),
      ],
    }),
    blank(),
  ];
}

/**
 * A bar is a row of shaded blanks, so that it stands in any editor and needs no picture: few enough that the longest
 * and its figure stand on one line in any face.
 */
const STEPS = 64;
const FILLS = ['595959', 'C8C8C8', 'F2F2F2'] as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const BARE = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** A chart as a table without lines: the name, the bar and behind it the figure; the same figures as in the PDF. */
function chartOf(block: Extract<Block, { kind: 'chart' }>): (Paragraph | Table)[] {
  const { caption, series, rows } = block;
  if (rows.length === 0) return [];
  const shares = sharesOf(block);
  const width = convertMillimetersToTwip(156);
  const named = Math.round(width * 0.28);
  const line = (alignment: 'LEFT' | 'RIGHT' | 'CENTER', children: TextRun[]): Paragraph =>
    new Paragraph({
      alignment: AlignmentType[alignment],
      spacing: { line: 250, lineRule: LineRuleType.EXACT },
      widowControl: false,
      keepNext: true,
      children,
    });
  const bar = (share: number, n: number): TextRun =>
    new TextRun({
      text: '\u00a0'.repeat(Math.round(share * STEPS)),
      size: CELL,
      font: 'Times New Roman',
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: FILLS[n] ?? FILLS[0] },
    });
  const said = (figure: string, n: number): string =>
    series.length > 1 ? ` ${figure}（${series[n] ?? ''}）` : ` ${figure}`;
  const cell = (size: number, axis: boolean, children: Paragraph[]): TableCell =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      borders: axis ? { ...BARE, left: { style: BorderStyle.SINGLE, size: 4, color: '000000' } } : BARE,
      margins: { top: 20, bottom: 20, left: axis ? 0 : 60, right: 60 },
      verticalAlign: VerticalAlign.CENTER,
      children,
    });
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: [named, width - named],
      borders: { ...BARE, insideHorizontal: NONE, insideVertical: NONE },
      rows: rows.map(
        ([name = '', ...figures], i) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(named, false, [line('RIGHT', [run(name, { size: CELL })])]),
              cell(
                width - named,
                true,
                figures.map((figure, n) =>
                  line('LEFT', [bar(shares[i]?.[n] ?? 0, n), run(said(figure, n), { size: CELL })]),
                ),
              ),
            ],
          }),
      ),
    }),
    ...(caption === '' ? [] : [line('CENTER', [run(caption, { face: 'hei', size: CELL })])]),
    blank(),
  ];
}

const HEADING_FACES = { 1: 'hei', 2: 'kai', 3: 'body' } as const;

/** @param keeps the lines of the block stay with what follows: two of them stand with the signature */
function blockOf(block: Block, annex: () => string, keeps = false): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        paragraph([run(block.text, { face: HEADING_FACES[block.level] })], {
          indent: INDENT,
          keepNext: true,
        }),
      ];
    case 'paragraph':
      return printable(block.text)
        .split('\n')
        .map((text) =>
          paragraph([run(text)], { indent: INDENT, alignment: AlignmentType.BOTH, keepNext: keeps }),
        );
    case 'list':
      return block.items.map(({ label, text }, i) =>
        paragraph([...(label ? [run(label, { face: 'hei' })] : []), run(text)], {
          indent: INDENT,
          keepNext: keeps && i >= block.items.length - 2,
        }),
      );
    case 'table':
      return tableOf(block);
    case 'chart':
      return chartOf(block);
    case 'attachment':
      return [paragraph([new PageBreak(), run(annex(), { face: 'hei' })]), ...titled(block.title), blank()];
  }
}

function footer(alignment: 'LEFT' | 'RIGHT'): Footer {
  const part = (children: string[]): TextRun =>
    new TextRun({ children, size: SMALL, font: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' } });
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType[alignment],
        indent: { left: 280, right: 280 },
        children: [part(['— ', PageNumber.CURRENT, ' —'])],
      }),
    ],
  });
}

function imprint({ format, copies, printer, printed }: OfficialText): Paragraph[] {
  if (format === 'sheet' || (copies === '' && (format === 'letter' || printer === ''))) return [];
  // The lines of the imprint stay on one page.
  const side = { indent: { left: 280, right: 280 }, spacing: {}, keepNext: true };
  const copied = paragraph([run(copies, { size: SMALL })], {
    ...side,
    ...(format === 'letter' ? {} : { border: { top: RULE, bottom: RULE } }),
  });
  if (format === 'letter') return [blank(), copied];
  return [
    blank(),
    ...(copies === '' ? [] : [copied]),
    paragraph([run(printer, { size: SMALL }), aside(), run(printed, { size: SMALL })], {
      ...side,
      ...toTheRight(280),
      border: { bottom: RULE },
      keepNext: false,
    }),
  ];
}

/** The docx as the library makes it, with the hour and random marks taken out: the same text gives the same bytes. */
async function settled(made: Buffer, madeAt: Date): Promise<Buffer> {
  const from = await JSZip.loadAsync(made);
  const to = new JSZip();
  for (const name of Object.keys(from.files).sort()) {
    const file = from.files[name];
    if (!file || file.dir) continue;
    let content: string | Uint8Array = await file.async('uint8array');
    if (name === 'docProps/core.xml')
      content = Buffer.from(content)
        .toString('utf8')
        .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${madeAt.toISOString()}`);
    to.file(name, content, { date: madeAt, createFolders: false });
  }
  return to.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}

/** Renders a document as a .docx. */
export async function docxOf(text: OfficialText, madeAt: Date): Promise<Buffer> {
  const annexes = text.blocks.filter(({ kind }) => kind === 'attachment').length;
  let numbered = 0;
  const annex = (): string => (annexes > 1 ? `附件${(numbered += 1)}` : '附件');
  const at = text.blocks.findIndex(({ kind }) => kind === 'attachment');
  const main = at < 0 ? text.blocks : text.blocks.slice(0, at);
  const rest = at < 0 ? [] : text.blocks.slice(at);
  const titles = rest.flatMap((block) => (block.kind === 'attachment' ? [block.title] : []));
  const right = (indent: number): IParagraphOptions => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: indent },
  });
  const isSigned = text.signature !== '' && text.format !== 'minutes';
  const document = new Document({
    title: text.title.replaceAll('\n', ''),
    creator: text.signature,
    lastModifiedBy: text.signature,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: {
              top: convertMillimetersToTwip(37),
              bottom: convertMillimetersToTwip(35),
              left: convertMillimetersToTwip(28),
              right: convertMillimetersToTwip(26),
              footer: convertMillimetersToTwip(25),
            },
          },
          titlePage: text.format === 'letter',
        },
        footers: {
          default: footer('RIGHT'),
          even: footer('LEFT'),
          ...(text.format === 'letter' ? { first: new Footer({ children: [new Paragraph({})] }) } : {}),
        },
        children: [
          ...head(text),
          blank(),
          ...titled(text.title),
          ...(text.format === 'minutes'
            ? [paragraph([run(`（${text.date}）`, { face: 'kai' })], { alignment: AlignmentType.CENTER })]
            : []),
          blank(),
          ...(text.receivers === '' ? [] : [paragraph([run(text.receivers)])]),
          ...main.flatMap((block, i) => blockOf(block, annex, isSigned && i >= main.length - 2)),
          ...(titles.length === 0
            ? []
            : [
                blank({ keepNext: isSigned }),
                ...titles.map((title, i) =>
                  paragraph(
                    [
                      run(
                        `${i === 0 ? '附件：' : '\u3000\u3000\u3000'}${titles.length > 1 ? `${i + 1}. ` : ''}${title}`,
                      ),
                    ],
                    { indent: INDENT, keepNext: isSigned },
                  ),
                ),
              ]),
          ...(isSigned
            ? [
                blank({ keepNext: true }),
                paragraph([run(text.signature)], { ...right(630), keepNext: true }),
                paragraph([run(text.date)], right(630)),
              ]
            : []),
          ...rest.flatMap((block) => blockOf(block, annex)),
          ...imprint(text),
        ],
      },
    ],
  });
  return settled(await Packer.toBuffer(document), madeAt);
}
