import {
  breakLines,
  breakTitle,
  type Block,
  type ListItem,
  type Measure,
  type OfficialText,
} from '../../../../../domain/documents';
import { chartPieces } from './chart';
import { extentOf, flow, newPage, type Piece } from './flow';
import { MissingGlyphs, fontFor, runsOf, type Face, type Fonts } from './fonts';
import { AREA, ASCENT, BLACK, PAGE, PITCH, RED, SIZE, SMALL, TITLE, mm, type Page } from './sheet';
import { tablePieces, type Rows } from './table';

/** Sets an official document on pages by GB/T 9704-2012. Pure: the same document and fonts give the same pages. */

/** Writes texts on a page and measures them. */
export type Pen = {
  write(page: Page, text: string, at: Written): void;
  /** in points */
  width(text: string, face: Face, size: number): number;
  measure(face: Face): Measure;
};

export type Written = {
  x: number;
  /** top of the characters' squares */
  top: number;
  face: Face;
  size: number;
  color?: string;
  spacing?: number;
};

/** Characters are moved apart by this much at most, in em: more, and the line would fall apart into letters. */
const LOOSEST = 0.085;

function penOf(fonts: Fonts, missing: Set<string>): Pen {
  const measures = new Map<Face, Measure>();
  const measure = (face: Face): Measure => {
    let found = measures.get(face);
    if (!found) {
      const widths = new Map<string, number>();
      found = (character) => {
        let width = widths.get(character);
        if (width === undefined) {
          const font = fontFor(fonts, face, character);
          if (!font) missing.add(character);
          width = font ? fonts.of[font].width(character.codePointAt(0) ?? 0) : 1;
          widths.set(character, width);
        }
        return width;
      };
      measures.set(face, found);
    }
    return found;
  };
  const em = (text: string, face: Face): number => {
    const of = measure(face);
    let width = 0;
    for (const character of text) width += of(character);
    return width;
  };
  return {
    measure,
    width: (text, face, size) => em(text, face) * size,
    write(page, text, { x, top, face, size, color = BLACK, spacing = 0 }) {
      if (text === '') return;
      const runs = runsOf(fonts, text, face, missing).map((run) => ({
        ...run,
        width: em(run.text, face) * size + [...run.text].length * spacing,
      }));
      page.texts.push({ x, y: top + ASCENT * size, size, color, spacing, runs });
    },
  };
}

const space = (height: number): Piece => ({ height, space: true, draw: () => undefined });
const blankLines = (n: number): Piece => space(n * PITCH);

/** How far the characters of a line are moved apart, so that it reaches the edge; in points. */
export function spacingOf(text: string, width: number, room: number, size: number): number {
  const gaps = [...text].length - 1;
  if (gaps < 1) return 0;
  return Math.max(0, Math.min((room - width) / gaps, LOOSEST * size));
}

type Paragraph = { text: string; face: Face; indent: number; hang?: number; keepsNext?: boolean };

/** Lines of 28 characters; all but a paragraph's last reach from edge to edge. */
function paragraphPieces(pen: Pen, { text, face, indent, hang = 0, keepsNext }: Paragraph): Piece[] {
  const room = AREA.width / SIZE - hang;
  return breakLines(text, pen.measure(face), room, indent).map((line, i): Piece => {
    const left = (i === 0 ? indent : 0) * SIZE;
    const spacing = line.goesOn
      ? spacingOf(line.text, line.width * SIZE, AREA.width - hang * SIZE - left, SIZE)
      : 0;
    return {
      height: PITCH,
      slack: PITCH - SIZE,
      line: true,
      ...(keepsNext ? { keepsNext } : {}),
      draw: (page, top) =>
        pen.write(page, line.text, { x: AREA.left + hang * SIZE + left, top, face, size: SIZE, spacing }),
    };
  });
}

const HEADING_FACES: Record<1 | 2 | 3, Face> = { 1: 'hei', 2: 'kai', 3: 'body' };

function itemPieces(pen: Pen, { label, text }: ListItem): Piece[] {
  if (!label) return paragraphPieces(pen, { text, face: 'body', indent: 2 });
  // 出席：, two characters from the left; the names are aligned behind it.
  const lead = pen.width(label, 'hei', SIZE) / SIZE;
  return paragraphPieces(pen, { text, face: 'body', indent: 0, hang: 2 + lead }).map((piece, i) => ({
    ...piece,
    draw: (page, top, at) => {
      if (i === 0) pen.write(page, label, { x: AREA.left + 2 * SIZE, top, face: 'hei', size: SIZE });
      piece.draw(page, top, at);
    },
  }));
}

function blockPieces(pen: Pen, block: Exclude<Block, { kind: 'attachment' }>, rows: Rows = 'wide'): Piece[] {
  switch (block.kind) {
    case 'heading':
      return paragraphPieces(pen, {
        text: block.text,
        face: HEADING_FACES[block.level],
        indent: 2,
        keepsNext: true,
      });
    case 'paragraph':
      return paragraphPieces(pen, { text: block.text, face: 'body', indent: 2 });
    case 'list':
      return block.items.flatMap((item) => itemPieces(pen, item));
    case 'table':
      return tablePieces(pen, block, rows);
    case 'chart':
      return chartPieces(pen, block);
  }
}

function titlePieces(pen: Pen, title: string, breaksBefore = false): Piece[] {
  return breakTitle(title, pen.measure('title'), AREA.width / TITLE).map((line, i) => ({
    height: PITCH + 4,
    keepsNext: true,
    ...(breaksBefore && i === 0 ? { breaksBefore } : {}),
    draw: (page, top) =>
      pen.write(page, line, {
        x: AREA.left + (AREA.width - pen.width(line, 'title', TITLE)) / 2,
        top,
        face: 'title',
        size: TITLE,
      }),
  }));
}

const redLine = (x: number, y: number, length: number, width: number) => ({
  x1: x,
  x2: x + length,
  y1: y,
  y2: y,
  width,
  color: RED,
});

type Mark = { size: number; left: number };

function markOf(pen: Pen, mark: string, room: number, largest: number): Mark {
  const em = pen.width(mark, 'title', 1);
  const size = em === 0 ? largest : Math.min(largest, room / em);
  return { size, left: AREA.left + (AREA.width - em * size) / 2 };
}

const LARGEST_MARK = 42;

/** 版头: the mark 35 mm below the type area's top, two lines, the number, and 4 mm below it the red line. */
function headOf(pen: Pen, { format, mark, number, signer }: OfficialText): Piece {
  const { size, left } = markOf(pen, mark, AREA.width - 2, LARGEST_MARK);
  const numberAt = mm(35) + size + 2 * PITCH;
  const lineAt = numberAt + SIZE + mm(4);
  return {
    height: lineAt,
    keepsNext: true,
    draw(page, top) {
      pen.write(page, mark, { x: left, top: top + mm(35), face: 'title', size, color: RED });
      const width = pen.width(number, 'body', SIZE);
      const upwards = format === 'report';
      pen.write(page, number, {
        x: AREA.left + (upwards ? SIZE : (AREA.width - width) / 2),
        top: top + numberAt,
        face: 'body',
        size: SIZE,
      });
      if (upwards) {
        const label = '签发人：';
        const name = signer === '' ? '　　　' : signer;
        const nameAt = AREA.left + AREA.width - SIZE - pen.width(name, 'kai', SIZE);
        pen.write(page, label, {
          x: nameAt - pen.width(label, 'body', SIZE),
          top: top + numberAt,
          face: 'body',
          size: SIZE,
        });
        pen.write(page, name, { x: nameAt, top: top + numberAt, face: 'kai', size: SIZE });
      }
      page.rules.push(redLine(AREA.left, top + lineAt, AREA.width, 1.2));
    },
  };
}

const LETTER_LINE = {
  left: AREA.left + (AREA.width - mm(170)) / 2,
  length: mm(170),
  thick: 2,
  thin: 0.75,
  gap: 2.2,
};

/** 信函格式: the mark 30 mm from the page's edge, a double red line 4 mm below it, another 20 mm from the foot. */
function letterHead(pen: Pen, { mark, number }: OfficialText): Piece {
  const { size, left } = markOf(pen, mark, AREA.width - 2, LARGEST_MARK);
  const { left: x, length, thick, thin, gap } = LETTER_LINE;
  const lineAt = mm(30) + size + mm(4);
  const numberAt = lineAt + thick + gap + (7 / 8) * SIZE;
  return {
    height: numberAt + SIZE - AREA.top,
    keepsNext: true,
    draw(page) {
      pen.write(page, mark, { x: left, top: mm(30), face: 'title', size, color: RED });
      page.rules.push(redLine(x, lineAt + thick / 2, length, thick));
      page.rules.push(redLine(x, lineAt + thick + gap, length, thin));
      const foot = PAGE.height - mm(20);
      page.rules.push(redLine(x, foot - thick - gap, length, thin));
      page.rules.push(redLine(x, foot - thick / 2, length, thick));
      const width = pen.width(number, 'body', SIZE);
      pen.write(page, number, {
        x: AREA.left + AREA.width - width,
        top: numberAt,
        face: 'body',
        size: SIZE,
      });
    },
  };
}

/** Head of a sheet, which has no form in the standard (转办单): the number to the right, above the title. */
function sheetHead(pen: Pen, { number }: OfficialText): Piece {
  return {
    height: PITCH,
    draw: (page, top) =>
      pen.write(page, number, {
        x: AREA.left + AREA.width - pen.width(number, 'body', SIZE),
        top,
        face: 'body',
        size: SIZE,
      }),
  };
}

function frontPieces(pen: Pen, text: OfficialText): Piece[] {
  const receivers: Piece[] =
    text.receivers === ''
      ? [blankLines(1)]
      : [blankLines(1), ...paragraphPieces(pen, { text: text.receivers, face: 'body', indent: 0 })];
  switch (text.format) {
    case 'letter':
      return [letterHead(pen, text), blankLines(2), ...titlePieces(pen, text.title), ...receivers];
    case 'sheet':
      return [sheetHead(pen, text), blankLines(1), ...titlePieces(pen, text.title), ...receivers];
    case 'minutes':
      return [
        headOf(pen, text),
        blankLines(2),
        ...titlePieces(pen, text.title),
        datedLine(pen, text.date),
        ...receivers,
      ];
    case 'document':
    case 'report':
      return [headOf(pen, text), blankLines(2), ...titlePieces(pen, text.title), ...receivers];
  }
}

const datedLine = (pen: Pen, date: string): Piece => ({
  height: PITCH,
  draw: (page, top) => {
    const words = `（${date}）`;
    pen.write(page, words, {
      x: AREA.left + (AREA.width - pen.width(words, 'kai', SIZE)) / 2,
      top,
      face: 'kai',
      size: SIZE,
    });
  },
});

/** Without a seal: a line free, the name two characters from the right, the date two right of its start. */
function signaturePieces(pen: Pen, { signature, date, format }: OfficialText): Piece[] {
  if (signature === '' || format === 'minutes') return [];
  const nameWidth = pen.width(signature, 'body', SIZE);
  const dateWidth = pen.width(date, 'body', SIZE);
  const right = AREA.left + AREA.width - 2 * SIZE;
  // A longer name or date keeps two characters from the right edge.
  const left = Math.min(right - nameWidth, right - dateWidth - 2 * SIZE);
  const nameAt = Math.max(AREA.left, left);
  return [
    {
      height: 3 * PITCH,
      slack: PITCH - SIZE,
      wants: 2,
      draw(page, top) {
        pen.write(page, signature, { x: nameAt, top: top + PITCH, face: 'body', size: SIZE });
        pen.write(page, date, { x: nameAt + 2 * SIZE, top: top + 2 * PITCH, face: 'body', size: SIZE });
      },
    },
  ];
}

type Annex = { title: string; blocks: Exclude<Block, { kind: 'attachment' }>[] };

function partsOf(blocks: readonly Block[]): { main: Annex['blocks']; annexes: Annex[] } {
  const main: Annex['blocks'] = [];
  const annexes: Annex[] = [];
  for (const block of blocks) {
    if (block.kind === 'attachment') annexes.push({ title: block.title, blocks: [] });
    else (annexes.at(-1)?.blocks ?? main).push(block);
  }
  return { main, annexes };
}

/** 附件说明: a line free, 附件：1. two characters from the left, what goes on is aligned with the name. */
function annexList(pen: Pen, annexes: readonly Annex[]): Piece[] {
  if (annexes.length === 0) return [];
  const label = '附件：';
  return [
    blankLines(1),
    ...annexes.flatMap(({ title }, i) => {
      const number = annexes.length > 1 ? `${i + 1}. ` : '';
      const numberAt = 2 + pen.width(label, 'body', 1);
      const hang = numberAt + pen.width(number, 'body', 1);
      return paragraphPieces(pen, { text: title, face: 'body', indent: 0, hang }).map(
        (piece, j): Piece => ({
          ...piece,
          // No text: a signature below it wants two lines above it.
          line: false,
          draw(page, top, at) {
            if (i === 0 && j === 0)
              pen.write(page, label, { x: AREA.left + 2 * SIZE, top, face: 'body', size: SIZE });
            if (j === 0)
              pen.write(page, number, { x: AREA.left + numberAt * SIZE, top, face: 'body', size: SIZE });
            piece.draw(page, top, at);
          },
        }),
      );
    }),
  ];
}

/** An annex (附件) on a new page: 附件1 at the top left, the title on the third line. */
function annexPieces(pen: Pen, { title, blocks }: Annex, number: string, rows: Rows): Piece[] {
  const label: Piece = {
    height: 2 * PITCH,
    breaksBefore: true,
    keepsNext: true,
    draw: (page, top) => pen.write(page, number, { x: AREA.left, top, face: 'hei', size: SIZE }),
  };
  return [
    label,
    ...titlePieces(pen, title),
    blankLines(1),
    ...blocks.flatMap((block) => blockPieces(pen, block, rows)),
  ];
}

const IMPRINT = { line: SMALL + 8, outer: mm(0.35), inner: mm(0.25) };

type Imprint = { height: number; draw(page: Page): void };

/** 版记: 抄送, 印发机关 and 印发日期 at the foot of the last page; its last line lies on the type area's edge. */
function imprintOf(pen: Pen, { format, copies, printer, printed }: OfficialText): Imprint | null {
  const letter = format === 'letter';
  if (format === 'sheet' || (copies === '' && (letter || printer === ''))) return null;
  const [label = '', named = ''] = split(copies);
  const hang = 1 + pen.width(label, 'body', 1);
  const lines =
    copies === ''
      ? []
      : breakLines(named, pen.measure('body'), AREA.width / SMALL - hang - 1).map(({ text }) => text);
  const rows = lines.length + (letter ? 0 : 1);
  const height = rows * IMPRINT.line;
  const rule = (y: number, width: number) => ({
    x1: AREA.left,
    x2: AREA.left + AREA.width,
    y1: y,
    y2: y,
    width,
    color: BLACK,
  });
  return {
    height,
    draw(page) {
      const foot = AREA.top + AREA.height - IMPRINT.outer / 2;
      const top = foot - height;
      const write = (text: string, x: number, row: number): void =>
        pen.write(page, text, { x, top: top + row * IMPRINT.line + 4, face: 'body', size: SMALL });
      lines.forEach((line, i) => {
        if (i === 0) write(label, AREA.left + SMALL, 0);
        write(line, AREA.left + hang * SMALL, i);
      });
      // The letter's has no lines, no printer and no date.
      if (letter) return;
      write(printer, AREA.left + SMALL, rows - 1);
      write(printed, AREA.left + AREA.width - SMALL - pen.width(printed, 'body', SMALL), rows - 1);
      page.rules.push(rule(top, IMPRINT.outer));
      if (lines.length > 0) page.rules.push(rule(foot - IMPRINT.line, IMPRINT.inner));
      page.rules.push(rule(foot, IMPRINT.outer));
    },
  };
}

/** `抄送：` and what follows it. */
function split(copies: string): [string, string] {
  const at = copies.indexOf('：') + 1;
  return [copies.slice(0, at), copies.slice(at)];
}

/** Pages that carry no number: a blank one before the imprint's, and that one. */
type Imprinted = { silent: Set<number> };

/**
 * Pages that follow the text for the imprint, which is the last of an even number of pages (printed on both sides):
 * text that ends on an odd page leaves it the page behind; where the text fills an even page, a blank one goes before.
 */
function pagesForImprint(pages: number, foot: number, imprint: Imprint | null, even: boolean): 0 | 1 | 2 {
  if (!imprint) return 0;
  const fits = foot + imprint.height + 6 <= AREA.height;
  if (!even) return fits ? 0 : 1;
  return pages % 2 === 1 ? 1 : fits ? 0 : 2;
}

/** Adds the imprint; neither a blank page before its own nor that one is numbered. */
function addImprint(pages: Page[], foot: number, imprint: Imprint | null, even: boolean): Imprinted {
  const silent = new Set<number>();
  if (!imprint) return { silent };
  const more = pagesForImprint(pages.length, foot, imprint, even);
  if (more === 2) silent.add(pages.length).add(pages.length + 1);
  for (let n = 0; n < more; n += 1) pages.push(newPage());
  const last = pages.at(-1);
  if (last) imprint.draw(last);
  return { silent };
}

/** 页码: 4号 in 宋体 between dashes of one character, 7 mm below the type area, outside. */
function number(pen: Pen, pages: readonly Page[], format: OfficialText['format'], silent: Set<number>): void {
  pages.forEach((page, i) => {
    if (silent.has(i) || (format === 'letter' && i === 0)) return;
    const text = `— ${i + 1} —`;
    const width = pen.width(text, 'song', SMALL);
    const odd = i % 2 === 0;
    pen.write(page, text, {
      x: odd ? AREA.left + AREA.width - SMALL - width : AREA.left + SMALL,
      top: AREA.top + AREA.height + mm(7) - SMALL / 2,
      face: 'song',
      size: SMALL,
    });
  });
}

/** The code at the foot of the last page, on the side where no page number stands. */
function addCode(pen: Pen, pages: readonly Page[], format: OfficialText['format'], dark: boolean[][]): void {
  const page = pages.at(-1);
  if (!page) return;
  // Above the letter's red line at the foot of its first page.
  const size = format === 'letter' ? mm(12.4) : mm(17);
  const odd = pages.length % 2 === 1;
  const x = odd ? AREA.left : AREA.left + AREA.width - size;
  const y = AREA.top + AREA.height + mm(format === 'letter' ? 0.6 : 1.2);
  page.squares.push({ x, y, size, dark });
  const text = '扫码核验';
  const small = 7.5;
  const width = pen.width(text, 'song', small);
  pen.write(page, text, {
    x: odd ? x + size + 4 : x - width - 4,
    top: y + size - small,
    face: 'song',
    size: small,
  });
}

/** An annex as it may be set, with the pages that it takes, and with those for the imprint. */
type Annexed = { set: Piece[]; pages: number; all: number };

/**
 * Sets a document.
 * @param code the modules of a QR code, for an issued document
 * @throws MissingGlyphs naming every character that no font has
 */
export function setDocument(text: OfficialText, fonts: Fonts, code: boolean[][] | null = null): Page[] {
  const missing = new Set<string>();
  const pen = penOf(fonts, missing);
  const { main, annexes } = partsOf(text.blocks);
  const even = text.format !== 'letter';
  const imprint = imprintOf(pen, text);
  const pieces = [
    ...frontPieces(pen, text),
    ...main.flatMap((block) => blockPieces(pen, block)),
    ...annexList(pen, annexes),
    ...signaturePieces(pen, text),
  ];
  let before = annexes.length > 0 ? extentOf(pieces).pages : 0;
  for (const [i, annex] of annexes.entries()) {
    const [wide, close] = (['wide', 'close'] as const).map((rows) => {
      const set = annexPieces(pen, annex, annexes.length > 1 ? `附件${i + 1}` : '附件', rows);
      const extent = extentOf(set);
      const after =
        i < annexes.length - 1 ? 0 : pagesForImprint(before + extent.pages, extent.foot, imprint, even);
      return { set, pages: extent.pages, all: extent.pages + after };
    }) as [Annexed, Annexed];
    // As a typist does, the rows of its tables are set closer where the document then takes a page less.
    const chosen = close.all < wide.all ? close : wide;
    pieces.push(...chosen.set);
    before += chosen.pages;
  }
  const { pages, foot } = flow(pieces);
  const { silent } = addImprint(pages, foot, imprint, even);
  number(pen, pages, text.format, silent);
  if (code) addCode(pen, pages, text.format, code);
  if (missing.size > 0) throw new MissingGlyphs([...missing]);
  return pages;
}
