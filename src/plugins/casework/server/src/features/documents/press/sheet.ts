/** The page of GB/T 9704-2012, in points unless it says mm. */
export const mm = (n: number): number => (n * 72) / 25.4;

export const PAGE = { width: mm(210), height: mm(297) };
/** 版心 156 × 225 mm */
export const AREA = { left: mm(28), top: mm(37), width: mm(156), height: mm(225) };
/** 3号: 28 of them make a line, 22 lines a page */
export const SIZE = 15.75;
export const PITCH = AREA.height / 22;
/** 4号: imprint and page number */
export const SMALL = 14;
/** 2号: the title */
export const TITLE = 22;
/** tables */
export const CELL = 10.5;
export const RED = '#e60012';
export const BLACK = '#000000';

/** The baseline lies this far below the top of a character's square. */
export const ASCENT = 0.88;

/** The elements of a page. Texts and rules are placed from the page's top left corner. */
export type Run = { text: string; font: string; width: number };
export type Text = {
  x: number;
  /** the baseline */
  y: number;
  size: number;
  color: string;
  /** added between characters */
  spacing: number;
  runs: Run[];
};
export type Rule = { x1: number; y1: number; x2: number; y2: number; width: number; color: string };
export type Square = { x: number; y: number; size: number; dark: readonly (readonly boolean[])[] };
export type Page = { texts: Text[]; rules: Rule[]; squares: Square[] };
