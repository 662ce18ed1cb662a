import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Block, OfficialText } from './blocks';
import { MissingGlyphs, runsOf, type Face, type Fonts } from './fonts';

/**
 * The page of GB/T 9704-2012: A4, type area 156 × 225 mm, 22 lines of 28 characters in 3号 (15.75 pt).
 * Measurements in points unless they say mm.
 */
const mm = (n: number): number => (n * 72) / 25.4;
const MARGINS = { left: mm(28), top: mm(37), right: mm(26), bottom: mm(35) };
const WIDTH = mm(156);
const SIZE = 15.75;
const PITCH = mm(225) / 22 - 0.002;
const LINE = PITCH / SIZE;
const SMALL = 14;
const RED = '#e60012';
/** the folio's dash lies 7 mm below the type area */
const FOLIO_GAP = mm(7) - SMALL / 2;
const LAST_LINE = mm(37 + 225);

export type Setting = { definition: TDocumentDefinitions; pages: () => number };

type Write = (text: string, face: Face) => { text: string; font: Face }[];

/**
 * Where the imprint 版记 stands: below the text where there is room, on the next page, or on the one after
 * a blank page; or not at all, to find out where the text ends.
 */
export type ImprintPlace = 'flow' | 'next' | 'after-blank' | 'none';

/**
 * The imprint is the last of an even number of pages (GB/T 9704: printed on both sides). Text that ends on
 * an odd page leaves it the page behind; where that is the imprint's own page already, a blank one goes before.
 * @param total pages with the imprint in flow
 * @param text pages of the text alone
 */
export function placeOfImprint(total: number, text: number): ImprintPlace {
  if (total % 2 === 0) return 'flow';
  return text === total ? 'next' : 'after-blank';
}

/** Sets a document. @throws MissingGlyphs naming every character that no font has */
export function setDocument(
  document: OfficialText,
  covers: Fonts['covers'],
  madeAt: Date,
  place: ImprintPlace = 'flow',
): Setting {
  const missing = new Set<string>();
  let pages = 0;
  const write: Write = (text, face) => runsOf(text, face, covers, missing);
  const content: Content[] = [
    ...head(document, write),
    ...document.blocks.flatMap((block) => setBlock(block, write)),
    signature(document, write),
    ...imprint(document, write, place),
  ];
  // The folio is set for every page; its characters are known.
  write('— 0123456789', 'song');
  if (missing.size > 0) throw new MissingGlyphs([...missing]);
  return {
    pages: () => pages,
    definition: {
      pageSize: 'A4',
      pageMargins: [MARGINS.left, MARGINS.top, MARGINS.right, MARGINS.bottom],
      info: { title: document.title, author: document.signature, creationDate: madeAt, modDate: madeAt },
      defaultStyle: { font: 'body', fontSize: SIZE, lineHeight: LINE },
      content,
      // A heading does not stand alone at the foot of a page: the folio is always among what follows it.
      pageBreakBefore: (node, around) =>
        node.headlineLevel === 1 && around.getFollowingNodesOnPage().length <= 1,
      footer: (page, count) => {
        pages = count;
        // Neither the blank page nor the imprint's after it carries a number.
        if (place === 'after-blank' && page > count - 2) return null;
        return {
          text: `— ${page} —`,
          font: 'song',
          fontSize: SMALL,
          lineHeight: 1,
          alignment: page % 2 === 1 ? 'right' : 'left',
          margin: [MARGINS.left + SMALL, FOLIO_GAP, MARGINS.right + SMALL, 0],
        };
      },
    },
  };
}

const gap = (height: number) => ({ text: ' ', fontSize: 1, lineHeight: height });
const lines = (n: number): Content => gap(n * PITCH);

function head({ mark, number, title, receivers }: OfficialText, write: Write): Content[] {
  const size = Math.min(30, 442 / [...mark].length);
  return [
    // The mark's top is 35 mm below the type area's.
    gap(mm(35)),
    {
      text: write(mark, 'title'),
      fontSize: size,
      lineHeight: 1,
      color: RED,
      alignment: 'center',
      noWrap: true,
    },
    lines(2),
    { text: write(number, 'body'), lineHeight: 1, alignment: 'center' },
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 1.2, lineColor: RED }],
      margin: [0, mm(4), 0, 0],
    },
    lines(2),
    ...title.split('\n').map(
      (line): Content => ({
        text: write(line, 'title'),
        fontSize: 22,
        lineHeight: PITCH / 22,
        alignment: 'center',
      }),
    ),
    lines(1),
    { text: write(receivers, 'body') },
  ];
}

function setBlock(block: Block, write: Write): Content[] {
  switch (block.kind) {
    case 'heading1':
      return [{ text: write(block.text, 'hei'), leadingIndent: 2 * SIZE, headlineLevel: 1 }];
    case 'heading2':
      return [{ text: write(block.text, 'kai'), leadingIndent: 2 * SIZE, headlineLevel: 1 }];
    case 'paragraph':
      return [{ text: write(block.text, 'body'), leadingIndent: 2 * SIZE, alignment: 'justify' }];
    case 'table':
      return [setTable(block, write)];
  }
}

const CELL = 10.5;
const UNDERLINED: [boolean, boolean, boolean, boolean] = [false, false, false, true];

function setTable({ caption, columns, rows }: Extract<Block, { kind: 'table' }>, write: Write): ContentTable {
  const cell = (text: string, face: Face, alignment: 'left' | 'center' | 'right') => ({
    text: write(text === '' ? ' ' : text, face),
    fontSize: CELL,
    lineHeight: 1.15,
    alignment,
  });
  const padding = 4;
  return {
    margin: [0, 4, 0, 8],
    table: {
      headerRows: 2,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columns.map((c) => c.width),
      body: [
        [
          {
            ...cell(caption, 'hei', 'center'),
            colSpan: columns.length,
            border: UNDERLINED,
          },
          ...columns.slice(1).map(() => ({ text: '', border: UNDERLINED })),
        ],
        columns.map((c) => cell(c.head, 'hei', 'center')),
        ...rows.map((row) => row.map((text, i) => cell(text, 'body', columns[i]?.align ?? 'left'))),
      ],
    },
    layout: {
      // The caption stands above the table, with no line over it.
      hLineWidth: (line) => (line === 0 ? 0 : 0.5),
      vLineWidth: () => 0.5,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 2.5,
      paddingBottom: () => 2.5,
    },
  };
}

/** Without a seal: a line free, the name two characters from the right, the date two right of its start. */
function signature({ signature: name, date }: OfficialText, write: Write): Content {
  const nameWidth = [...name].length;
  const dateWidth = [...date].reduce((sum, c) => sum + (/[0-9]/.test(c) ? 0.55 : 1), 0);
  // Either may reach furthest right; what is longer keeps two characters from the edge.
  const shift = Math.max(0, dateWidth + 2 - nameWidth);
  return {
    unbreakable: true,
    stack: [
      lines(1),
      { text: write(name, 'body'), alignment: 'right', margin: [0, 0, (2 + shift) * SIZE, 0] },
      {
        text: write(date, 'body'),
        margin: [WIDTH - (nameWidth + 2 + shift) * SIZE + 2 * SIZE, 0, 0, 0],
      },
    ],
  };
}

/** 版记: 抄送 and 印发机关 at the foot of the last page; its last line lies on the type area's edge. */
function imprint({ copies, printer }: OfficialText, write: Write, place: ImprintPlace): Content[] {
  if (place === 'none') return [];
  const height = 2 * 22 + 8;
  const rule = (width: number): Content => ({
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: width }],
  });
  const line = (text: string): Content => ({
    text: write(text, 'body'),
    fontSize: SMALL,
    lineHeight: 1,
    margin: [SMALL, 4, SMALL, 4],
  });
  return [
    ...(place === 'after-blank' ? [{ text: ' ', pageBreak: 'before' as const }] : []),
    // Takes its room, so that it moves to a new page when it does not fit; drawn where that page ends.
    place === 'flow' ? gap(height + 4) : { ...gap(height + 4), pageBreak: 'before' },
    {
      absolutePosition: { x: MARGINS.left, y: LAST_LINE - height + 8 },
      stack: [rule(mm(0.35)), line(copies), rule(mm(0.25)), line(printer), rule(mm(0.35))],
    },
  ];
}
