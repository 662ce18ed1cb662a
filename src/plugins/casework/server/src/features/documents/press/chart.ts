import { breakLines, sharesOf, type Block } from '../../../../../domain/documents';
import type { Piece } from './flow';
import type { Pen } from './set';
import { AREA, BLACK, CELL, PITCH, type Page } from './sheet';

/**
 * Charts: bars to the right of their names, each with its figure at its end, told apart without colour. A chart that
 * fits on a page stays on one.
 */

const LINE = CELL * 1.3;
const PAD = { x: 6, y: 3 };
/** thickness of a bar, and of its outline */
const BAR = 6.5;
const EDGE = 0.5;
/** Of the series in turn, from dark to white; each has a black outline. */
const FILLS = ['#595959', '#c8c8c8', '#ffffff'] as const;
/** As much of the line as names may take; longer ones are broken. */
const MOST_NAME = AREA.width * 0.3;

type Fill = (typeof FILLS)[number];

function drawBar(page: Page, x: number, top: number, length: number, fill: Fill): void {
  if (length <= 0) return;
  const middle = top + BAR / 2;
  const rule = (x1: number, y1: number, x2: number, y2: number, width: number, color: string): void =>
    void page.rules.push({ x1, y1, x2, y2, width, color });
  rule(x, middle, x + length, middle, BAR, BLACK);
  if (length > 2 * EDGE) rule(x + EDGE, middle, x + length - EDGE, middle, BAR - 2 * EDGE, fill);
}

/** 图1 below its bars; the names of the series above them where there are several. */
export function chartPieces(pen: Pen, { caption, series, rows }: Extract<Block, { kind: 'chart' }>): Piece[] {
  const shares = sharesOf({ rows });
  const wide = (text: string): number => pen.width(text, 'body', CELL);
  const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(wide));
  const nameWidth = Math.min(MOST_NAME, longest(rows.map(([name = '']) => name)));
  const figureWidth = Math.min(MOST_NAME, longest(rows.flatMap(([, ...words]) => words)));
  const axis = AREA.left + nameWidth + PAD.x;
  const reach = AREA.width - nameWidth - figureWidth - 2 * PAD.x;
  const broken = (text: string, face: 'body' | 'hei', room: number): string[] =>
    breakLines(text, pen.measure(face), Math.max(1, room / CELL)).map((line) => line.text);

  const legend: Piece[] =
    series.length < 2 || rows.length === 0
      ? []
      : [
          {
            height: LINE + PAD.y,
            keepsNext: true,
            draw(page, top) {
              let x = axis;
              series.forEach((name, i) => {
                drawBar(page, x, top + (LINE - BAR) / 2, 2 * CELL, FILLS[i] ?? FILLS[0]);
                pen.write(page, name, {
                  x: x + 2.5 * CELL,
                  top: top + (LINE - CELL) / 2,
                  face: 'body',
                  size: CELL,
                });
                x += 3.5 * CELL + wide(name);
              });
            },
          },
        ];
  const bars = rows.map(([name = '', ...words], i): Piece => {
    const names = broken(name, 'body', nameWidth + 0.01);
    const height = Math.max(names.length, words.length) * LINE + PAD.y;
    return {
      height,
      draw(page, top) {
        names.forEach((line, n) =>
          pen.write(page, line, {
            x: AREA.left + nameWidth - wide(line),
            top: top + (height - names.length * LINE) / 2 + n * LINE + (LINE - CELL) / 2,
            face: 'body',
            size: CELL,
          }),
        );
        words.forEach((said, n) => {
          const at = top + (height - words.length * LINE) / 2 + n * LINE;
          const length = (shares[i]?.[n] ?? 0) * reach;
          drawBar(page, axis, at + (LINE - BAR) / 2, length, FILLS[n] ?? FILLS[0]);
          const [first = ''] = broken(said, 'body', figureWidth + 0.01);
          pen.write(page, first, {
            x: axis + length + PAD.x / 2,
            top: at + (LINE - CELL) / 2,
            face: 'body',
            size: CELL,
          });
        });
        page.rules.push({ x1: axis, x2: axis, y1: top, y2: top + height, width: EDGE, color: BLACK });
      },
    };
  });
  const captions = broken(caption, 'hei', AREA.width).map(
    (line): Piece => ({
      height: LINE,
      draw: (page, top) =>
        pen.write(page, line, {
          x: AREA.left + (AREA.width - pen.width(line, 'hei', CELL)) / 2,
          top: top + (LINE - CELL) / 2,
          face: 'hei',
          size: CELL,
        }),
    }),
  );
  if (bars.length === 0) return [];
  const drawn = [...legend, ...bars, ...(caption === '' ? [] : captions)];
  const fitsOne = drawn.reduce((sum, { height }) => sum + height, 0) <= AREA.height - 4 * PITCH;
  return [
    { height: PITCH / 2, space: true, draw: () => undefined },
    ...drawn.map((piece, i): Piece => {
      // A caption does not stand without a bar above it.
      const isKept = i < drawn.length - 1 && (fitsOne || i >= legend.length + bars.length - 1);
      return { ...piece, charted: true, ...(isKept ? { keepsNext: true } : {}) };
    }),
    { height: PITCH / 2, space: true, draw: () => undefined },
  ];
}
