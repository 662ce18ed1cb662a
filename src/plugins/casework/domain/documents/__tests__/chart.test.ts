import * as fc from 'fast-check';
import { chartOf, figuresOfBlocks, numberIn, ofCount, sharesOf } from '..';

/** Bars are as long as their figures say, whatever the figures are. */

const words = fc.oneof(
  fc.nat(5_000).map(String),
  fc.integer({ min: 0, max: 20_000 }).map((n) => `${(n / 100).toFixed(2)}%`),
  fc.constantFrom('—', '不参评', '-2.00%', ''),
);
const rows = fc.integer({ min: 1, max: 3 }).chain((series) =>
  fc.array(
    fc
      .tuple(fc.string({ maxLength: 80 }), fc.array(words, { minLength: series, maxLength: series }))
      .map(([name, said]) => [name, ...said]),
    { maxLength: 30 },
  ),
);

test('a share lies between nothing and the whole, and orders as the figures do; what says no number has none', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const shares = sharesOf({ rows: given });
      expect(shares).toHaveLength(given.length);
      const bars = given.flatMap(([, ...said], i) =>
        said.map((one, n) => ({ number: numberIn(one), share: shares[i]?.[n] ?? null })),
      );
      for (const { number, share } of bars) {
        expect(share === null).toBe(number === null);
        if (share !== null) expect([share >= 0, share <= 1]).toEqual([true, true]);
      }
      for (const a of bars)
        for (const b of bars)
          if (a.number !== null && b.number !== null && a.number > b.number)
            expect((a.share ?? 0) >= (b.share ?? 0)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test.each([
  [[['甲', '50.00%']], [[0.5]]],
  [
    [
      ['甲', '0.00%'],
      ['乙', '100.00%'],
    ],
    [[0], [1]],
  ],
  [[['甲', '1']], [[0.1]]],
  [[['甲', '40', '10']], [[1, 0.25]]],
  [[['甲', '—']], [[null]]],
  [[['甲', '-3.00%']], [[0]]],
  [[], []],
])('%j reaches %j', (given, expected) => {
  expect(sharesOf({ rows: given })).toEqual(expected);
});

test('every figure of a chart has its question, and one without a value asks nothing', () => {
  const refers = ofCount('closed', { from: '2026-01-01', to: '2026-02-01' });
  const chart = chartOf(
    '图1',
    ['办结'],
    [
      { name: '一月', figures: [{ words: '3', refers }] },
      { name: '二月', figures: [{ words: '—', refers: null }] },
    ],
  );
  expect(figuresOfBlocks([chart])).toEqual([{ words: '3', refers }]);
});
