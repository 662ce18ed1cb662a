import { AREA, type Page } from './sheet';

/**
 * Pieces of a document that follow one another down the pages. A piece is a line, a row of a table or a block; it is
 * not parted.
 */
export type Piece = {
  height: number;
  /** the part of the height that need not fit at the foot when nothing follows: the gap between lines */
  slack?: number;
  /** draws the piece with its top at `y` */
  draw(page: Page, y: number, at: Placement): void;
  /** does not end a page: a heading */
  keepsNext?: boolean;
  /** space alone: left out at the top of a page */
  space?: boolean;
  /** begins a page */
  breaksBefore?: boolean;
  /** lines of text that it wants above it on its page: a signature */
  wants?: number;
  /** counts as a line of text for such a piece */
  line?: boolean;
  /** part of a chart: not moved away from the rest of it for a signature's sake */
  charted?: true;
  /** the head of a table */
  isHead?: true;
  /** the table that a row belongs to */
  table?: { head: Piece; again: Piece; end(page: Page, y: number): void };
};

/** Whether a row is the first below a repeated head, or the first of its table. */
export type Placement = { headed: boolean };

type Placed = { piece: Piece; y: number };

export const newPage = (): Page => ({ texts: [], rules: [], squares: [] });

const EPSILON = 0.01;

export type Flowed = {
  pages: Page[];
  /** the foot of what stands on the last page, from the type area's top */
  foot: number;
};

/** Places pieces on pages. A piece that is taller than a page is refused. @throws Error */
function placed(pieces: readonly Piece[]): { sheets: Placed[][]; foot: number } {
  const sheets: Placed[][] = [[]];
  /** space that was left out at the top of a page; it stands again where lines are moved in front of it */
  const leftOut = new Map<Placed[], Piece[]>();
  let y = 0;
  const sheet = (): Placed[] => sheets[sheets.length - 1] ?? [];
  const turn = (): void => {
    sheets.push([]);
    y = 0;
  };
  const place = (piece: Piece): void => {
    if (piece.space && sheet().length === 0) {
      leftOut.set(sheet(), [...(leftOut.get(sheet()) ?? []), piece]);
      return;
    }
    sheet().push({ piece, y });
    y += piece.height;
  };
  const placeAgain = (list: readonly Piece[]): void =>
    list.forEach((piece) => {
      const { table } = piece;
      if (table && sheet().at(-1)?.piece.table !== table) place({ ...table.again, table, isHead: true });
      place(piece);
    });
  const fits = (height: number, slack = 0): boolean => y + height - slack <= AREA.height + EPSILON;
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] as Piece;
    if (piece.breaksBefore && sheet().length > 0) turn();
    const { table } = piece;
    const before = sheet().at(-1)?.piece;
    const begins = table !== undefined && before?.table !== table;
    // A heading and what it heads stand on one page, and so do a table's head and its first row.
    let needs = piece.height + (begins ? table.head.height : 0);
    let last: Piece = piece;
    for (let next = i + 1; last.keepsNext && next < pieces.length; next += 1) {
      last = pieces[next] as Piece;
      needs += last.height + (last.table ? last.table.head.height : 0);
    }
    if (!fits(needs, last.slack) && sheet().length > 0) {
      const carried = piece.wants ? takeBack(sheet(), piece.wants) : [];
      turn();
      placeAgain(carried);
    }
    // The block fits, but with fewer lines above it than it needs: those lines move to the next page with it.
    const above = sheet().filter(({ piece: placed }) => placed.line).length;
    const previous = sheets[sheets.length - 2];
    const isText = sheet().every(({ piece: placed }) => !placed.table && !placed.charted);
    if (piece.wants && above < piece.wants && previous && isText) {
      const present = [...(leftOut.get(sheet()) ?? []), ...sheet().map(({ piece: placed }) => placed)];
      const carried = takeBack(previous, piece.wants - above);
      sheets.pop();
      turn();
      placeAgain([...carried, ...present]);
    }
    if (table && sheet().at(-1)?.piece.table !== table) {
      const repeated = pieces[i - 1]?.table === table;
      place({ ...(repeated ? table.again : table.head), table, isHead: true });
    }
    if (piece.height - (piece.slack ?? 0) > AREA.height + EPSILON)
      throw new Error('a piece is taller than a page');
    place(piece);
  }
  return { sheets, foot: y };
}

/** Draws pieces on pages, one below the other. @throws Error */
export function flow(pieces: readonly Piece[]): Flowed {
  const { sheets, foot } = placed(pieces);
  return { pages: sheets.map(draw), foot };
}

/** How many pages pieces take, and how far the last is filled. @throws Error */
export function extentOf(pieces: readonly Piece[]): { pages: number; foot: number } {
  const { sheets, foot } = placed(pieces);
  return { pages: sheets.length, foot };
}

/** Takes lines back from a page's end, and the headings that would be left above them. */
function takeBack(sheet: Placed[], wanted: number): Piece[] {
  const back: Piece[] = [];
  let lines = 0;
  while (lines < wanted && sheet.length > 1) {
    const last = sheet[sheet.length - 1]?.piece;
    // A head keeps a row below it.
    if (!last || last.charted || last.isHead || (last.table && sheet[sheet.length - 2]?.piece.isHead)) break;
    sheet.pop();
    back.unshift(last);
    if (last.line || last.table) lines += 1;
  }
  while (sheet.length > 1 && sheet[sheet.length - 1]?.piece.keepsNext) {
    const last = sheet.pop();
    if (last) back.unshift(last.piece);
  }
  return back;
}

function draw(sheet: readonly Placed[]): Page {
  const page = newPage();
  sheet.forEach(({ piece, y }, i) => {
    const before = sheet[i - 1]?.piece;
    piece.draw(page, AREA.top + y, { headed: piece.table !== undefined && before?.table === undefined });
    const next = sheet[i + 1]?.piece;
    if (piece.table && next?.table !== piece.table) piece.table.end(page, AREA.top + y + piece.height);
  });
  return page;
}
