import { breakLines, type Block, type Column } from '../../../../../domain/documents';
import type { Piece } from './flow';
import type { Face } from './fonts';
import type { Pen } from './set';
import { AREA, BLACK, CELL, PITCH, type Page } from './sheet';

/** Tables: 5号, heads repeated as 续表 on every page, rows that no page can hold parted between lines. */

const LINE = CELL * 1.3;
const PAD_X = 4;
/** above and below the words of a row; the closer one is used where it saves a page */
const PAD_Y = { wide: 3, close: 0.7 } as const;
export type Rows = keyof typeof PAD_Y;
const RULE = 0.5;
/** Rows of more lines may be parted over pages, after every few of their lines. */
const MOST_LINES = 24;
const PART_LINES = 4;

type Cell = { lines: string[]; align: Column['align'] };

function columnsOf(columns: readonly Column[]): { x: number; width: number }[] {
  const fixed = columns.reduce((sum, { width }) => sum + (width === '*' ? 0 : width), 0);
  const free = columns.filter(({ width }) => width === '*').length;
  const least = 30;
  const star = free === 0 ? 0 : Math.max(least, (AREA.width - fixed) / free);
  const total = fixed + star * free;
  // Columns that are wider than the page together are narrowed, each in its proportion.
  const scale = free === 0 || total > AREA.width ? AREA.width / Math.max(total, 1) : 1;
  let x = AREA.left;
  return columns.map(({ width }) => {
    const at = { x, width: (width === '*' ? star : width) * scale };
    x += at.width;
    return at;
  });
}

/** A caption as it is on the pages that follow: 表1 becomes 续表1. */
export const continued = (caption: string): string =>
  /^表\s*\d/.test(caption) ? `续${caption}` : `${caption}（续表）`;

/** Whether a part of a row is its first or its last: space stands above the one and below the other. */
type Edges = { first: boolean; last: boolean };
const WHOLE: Edges = { first: true, last: true };

export function tablePieces(
  pen: Pen,
  { caption, columns, rows }: Extract<Block, { kind: 'table' }>,
  apart: Rows = 'wide',
): Piece[] {
  const pad = PAD_Y[apart];
  const places = columnsOf(columns);
  const cellsOf = (texts: readonly string[], face: Face, align?: Column['align']): Cell[] =>
    columns.map((column, i) => ({
      align: align ?? column.align,
      lines: breakLines(
        texts[i] ?? '',
        pen.measure(face),
        Math.max(1, ((places[i]?.width ?? 0) - 2 * PAD_X) / CELL),
      ).map(({ text }) => text),
    }));
  const drawCells = (
    page: Page,
    top: number,
    cells: readonly Cell[],
    face: Face,
    height: number,
    edges = WHOLE,
  ): void => {
    const [above, below] = [edges.first ? pad : 0, edges.last ? pad : 0];
    cells.forEach(({ lines, align }, i) => {
      const place = places[i];
      if (!place) return;
      const free = height - above - below - lines.length * LINE;
      lines.forEach((line, n) => {
        const width = pen.width(line, face, CELL);
        const room = place.width - 2 * PAD_X;
        const left = align === 'left' ? 0 : align === 'right' ? room - width : (room - width) / 2;
        pen.write(page, line, {
          x: place.x + PAD_X + left,
          top: top + above + free / 2 + n * LINE + (LINE - CELL) / 2,
          face,
          size: CELL,
        });
      });
    });
  };
  const across = (page: Page, y: number): void => {
    page.rules.push({ x1: AREA.left, x2: right, y1: y, y2: y, width: RULE, color: BLACK });
  };
  const down = (page: Page, top: number, height: number): void => {
    for (const x of [...places.map((place) => place.x), right])
      page.rules.push({ x1: x, x2: x, y1: top, y2: top + height, width: RULE, color: BLACK });
  };
  const end = places.at(-1);
  const right = (end?.x ?? AREA.left) + (end?.width ?? 0);
  const heightOf = (cells: readonly Cell[], { first, last }: Edges = WHOLE): number =>
    Math.max(1, ...cells.map(({ lines }) => lines.length)) * LINE + (first ? pad : 0) + (last ? pad : 0);

  const heads = cellsOf(
    columns.map(({ head }) => head),
    'hei',
    'center',
  );
  const headHeight = heightOf(heads);
  const headed = (said: string): Piece => {
    const lines = breakLines(said, pen.measure('hei'), AREA.width / CELL).map(({ text }) => text);
    const above = said === '' ? 4 : PITCH / 4 + lines.length * LINE + 4;
    return {
      height: above + headHeight,
      draw(page, top) {
        lines.forEach((line, i) =>
          pen.write(page, line, {
            x: AREA.left + (AREA.width - pen.width(line, 'hei', CELL)) / 2,
            top: top + PITCH / 4 + i * LINE,
            face: 'hei',
            size: CELL,
          }),
        );
        across(page, top + above);
        drawCells(page, top + above, heads, 'hei', headHeight);
        down(page, top + above, headHeight);
        across(page, top + above + headHeight);
      },
    };
  };
  const table = {
    head: headed(caption),
    again: headed(caption === '' ? '续表' : continued(caption)),
    end: across,
  };
  const rowPiece = (cells: readonly Cell[], edges: Edges): Piece => {
    const height = heightOf(cells, edges);
    return {
      height,
      table,
      draw(page, top) {
        if (edges.first) across(page, top);
        drawCells(page, top, cells, 'body', height, edges);
        down(page, top, height);
      },
    };
  };
  const pieces = rows.flatMap((row): Piece[] => {
    const cells = cellsOf(row, 'body');
    const most = Math.max(1, ...cells.map(({ lines }) => lines.length));
    const each = most > MOST_LINES ? PART_LINES : MOST_LINES;
    const parts = Math.ceil(most / each);
    return Array.from({ length: parts }, (_, n) =>
      rowPiece(
        cells.map(({ lines, align }) => ({
          align,
          lines: lines.slice(n * each, (n + 1) * each),
        })),
        { first: n === 0, last: n === parts - 1 },
      ),
    );
  });
  return [...pieces, { height: PITCH / 2, space: true, draw: () => undefined }];
}
