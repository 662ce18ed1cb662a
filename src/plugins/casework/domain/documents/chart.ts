import type { Block, Reference } from './model';

/** Charts of an official document: bars, each with its figure in words at its end. */

export type Chart = Extract<Block, { kind: 'chart' }>;

/** The number that a figure's words say: 81.25% is 81.25; null where there is none (—, 不参评). */
export function numberIn(words: string): number | null {
  const found = /-?\d+(\.\d+)?/.exec(words);
  return found ? Number(found[0]) : null;
}

/** The end of the scale of rates, and the least one of counts: a single case is no bar across the page. */
const WHOLE = 100;
const LEAST = 10;

/**
 * How far each bar reaches, as a share of the scale; null where there is nothing to draw. A scale of rates ends at
 * 100 %, another at its longest bar; both begin at zero, so that lengths can be compared.
 */
export function sharesOf({ rows }: Pick<Chart, 'rows'>): (number | null)[][] {
  const numbers = rows.map(([, ...words]) => words.map(numberIn));
  const isRate = rows.some(([, ...words]) => words.some((one) => one.endsWith('%')));
  const longest = numbers.flat().reduce<number>((most, n) => Math.max(most, n ?? 0), isRate ? WHOLE : LEAST);
  return numbers.map((row) => row.map((n) => (n === null ? null : Math.max(0, n) / longest)));
}

export type Bar = { name: string; figures: readonly { words: string; refers: Reference | null }[] };

export const chartOf = (caption: string, series: readonly string[], bars: readonly Bar[]): Chart => ({
  kind: 'chart',
  caption,
  series: [...series],
  rows: bars.map(({ name, figures }) => [name, ...figures.map(({ words }) => words)]),
  refers: bars.map(({ figures }) => [null, ...figures.map(({ refers }) => refers)]),
});
