import fc from 'fast-check';
import type { MeasureCode } from '../../measures';
import {
  cellsOf,
  compare,
  decimal,
  differences,
  divide,
  fraction,
  fromDecimal,
  pointsOf,
  score,
  schemeProblems,
  sum,
  toDecimal,
  weighted,
  withinLimit,
  DEFAULT_GRADES,
  type Candidate,
  type FigureOf,
  type Indicator,
  type Scheme,
} from '..';

const figure = (numerator: number, denominator: number): FigureOf => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : (numerator / denominator).toFixed(4),
});

const indicator = (measure: MeasureCode, weight: string, floor = '0', target = '1'): Indicator => ({
  heading: 'issue-solving',
  measure,
  weight,
  floor,
  target,
});

const scheme = (indicators: Indicator[], more: Partial<Scheme> = {}): Scheme => ({
  assesses: 'groups',
  periodType: 'half-year',
  indicators,
  adjustmentLimit: '5',
  minimumIssues: 3,
  grades: DEFAULT_GRADES,
  bestGradeShare: '30',
  ...more,
});

const candidate = (
  code: string,
  order: number,
  figures: Candidate['figures'],
  more: Partial<Candidate> = {},
): Candidate => ({
  subject: { documentId: code, name: code, code },
  peerSet: 'groups',
  order,
  issues: 10,
  external: false,
  officeHost: false,
  figures,
  ...more,
});

const lower = (code: MeasureCode): boolean => ['return_rate', 'rework_rate', 'extension_rate'].includes(code);
const points = (v: [number, number], weight: string, floor: string, target: string): string =>
  toDecimal(
    pointsOf(fraction(BigInt(v[0]), BigInt(v[1])), decimal(weight), decimal(floor), decimal(target)),
    2,
  );

describe('points', () => {
  it('rounds a half up: 0.005 is 0.01, and what is a hair below is 0.00', () => {
    expect(points([1, 200], '1', '0', '1')).toBe('0.01');
    expect(points([4999, 1_000_000], '1', '0', '1')).toBe('0.00');
    // In floats 1.005 × 100 is 100.49999…
    expect(points([1005, 10_000], '10', '0', '1')).toBe('1.01');
    expect(points([1, 8], '20.20', '0', '1')).toBe('2.53');
  });

  it('takes the exact fraction and not its four decimals', () => {
    // 2/3 of 30 is 20.00; 0.6667 of 30 is 20.001, and 0.66665 would make the difference at 10 000 points
    expect(points([2, 3], '30', '0', '1')).toBe('20.00');
    expect(points([1, 3], '75.02', '0.3333', '0.3334')).toBe('25.01');
    expect(points([33_333, 100_000], '75.02', '0.3333', '0.3334')).toBe('22.51');
  });

  it('is 0 below the floor and the weight from the target on', () => {
    expect(points([1, 2], '30', '0.6', '0.9')).toBe('0.00');
    expect(points([3, 4], '30', '0.6', '0.9')).toBe('15.00');
    expect(points([19, 20], '30', '0.6', '0.9')).toBe('30.00');
  });

  it('falls where lower is better', () => {
    expect(points([0, 20], '10', '0.2', '0')).toBe('10.00');
    expect(points([1, 20], '10', '0.2', '0')).toBe('7.50');
    expect(points([5, 20], '10', '0.2', '0')).toBe('0.00');
  });

  it('refuses equal floor and target', () => {
    expect(() => points([1, 2], '10', '0.5', '0.5')).toThrow(RangeError);
  });
});

describe('cells', () => {
  const three = [
    indicator('closure_rate', '50'),
    indicator('satisfaction_rate', '30'),
    indicator('follow_up_rate', '20'),
  ];

  it('give the weight of what is not applicable to the others, unrounded', () => {
    const cells = cellsOf(
      { indicators: three },
      { closure_rate: figure(1, 1), satisfaction_rate: figure(0, 0), follow_up_rate: figure(1, 3) },
    );
    // 50 / 70 × 100 = 71.428571…; 20 / 70 × 100 / 3 = 9.523809…
    expect(cells.map((cell) => cell.points)).toEqual(['71.43', null, '9.52']);
    expect(cells[1]).toMatchObject({ weight: '30.00', value: null, denominator: 0 });
  });

  it('have no points when nothing is applicable, and such a subject no total', () => {
    const none = { closure_rate: figure(0, 0) };
    expect(cellsOf({ indicators: three }, none).every((cell) => cell.points === null)).toBe(true);
    const [row] = score(scheme(three), [candidate('a', 1, none)], {});
    expect(row).toMatchObject({ total: null, rank: null, grade: null, excluded: 'nothing-applicable' });
  });

  it('read counts, and growth as the ratio less one', () => {
    const cells = cellsOf(
      {
        indicators: [
          indicator('above_scale_entries', '50', '0', '4'),
          indicator('output_growth', '50', '0', '0.1'),
        ],
      },
      {
        above_scale_entries: { numerator: 3, denominator: null, value: '3.0000' },
        output_growth: { numerator: '105.00', denominator: '100.00', value: '0.0500' },
      },
    );
    expect(cells.map((cell) => cell.points)).toEqual(['37.50', '25.00']);
  });
});

describe('the table', () => {
  const one = [indicator('closure_rate', '100')];
  const of = (n: number): Candidate['figures'] => ({ closure_rate: figure(n, 100) });

  it('ranks 1, 2, 2, 4 and sorts ties by the departments’ order', () => {
    const rows = score(
      scheme(one),
      [
        candidate('d', 4, of(70)),
        candidate('c', 3, of(80)),
        candidate('b', 2, of(80)),
        candidate('a', 1, of(90)),
      ],
      {},
    );
    expect(rows.map((row) => [row.subject.code, row.rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  it('lists apart, with the reason, who is not ranked; they take nobody’s place', () => {
    const rows = score(
      scheme(one),
      [
        candidate('host', 1, of(100), { officeHost: true }),
        candidate('outside', 2, of(100), { external: true }),
        candidate('few', 3, of(100), { issues: 2 }),
        candidate('just', 4, of(60), { issues: 3 }),
      ],
      {},
    );
    expect(rows.map((row) => [row.subject.code, row.rank, row.excluded, row.total])).toEqual([
      ['just', 1, null, '60.00'],
      ['host', null, 'office-host', '100.00'],
      ['outside', null, 'external', '100.00'],
      ['few', null, 'too-few-issues', '100.00'],
    ]);
  });

  it('ranks within peer sets', () => {
    const rows = score(
      scheme(one, { assesses: 'units' }),
      [
        candidate('town', 1, of(50), { peerSet: 'townships' }),
        candidate('unit', 2, of(90), { peerSet: 'units' }),
        candidate('unit2', 3, of(50), { peerSet: 'units' }),
      ],
      {},
    );
    expect(rows.map((row) => [row.subject.code, row.rank])).toEqual([
      ['unit', 1],
      ['unit2', 2],
      ['town', 1],
    ]);
  });

  it('adds adjustments to the sum of the points', () => {
    const [row] = score(scheme(one), [candidate('a', 1, of(80))], { a: ['2.50', '-0.25'] });
    expect(row).toMatchObject({ adjustments: '2.25', total: '82.25' });
  });

  it('gives the best grade to at most the share, and to a tie together or not at all', () => {
    const grades = (totals: number[], share: string): (string | null)[] =>
      score(
        scheme(one, { bestGradeShare: share }),
        totals.map((total, i) => candidate(`s${i}`, i, of(total))),
        {},
      ).map((row) => row.grade);
    expect(grades([99, 98, 97, 96, 95, 94, 93, 92, 91, 90], '30')).toEqual([
      ...Array<string>(3).fill('好'),
      ...Array<string>(7).fill('较好'),
    ]);
    expect(grades([99, 98, 97, 97, 95, 94, 93, 92, 91, 90], '30').filter((g) => g === '好')).toHaveLength(2);
    expect(grades([99, 85, 60, 59], '100')).toEqual(['好', '较好', '一般', '较差']);
    expect(grades([99, 98, 97], '30')).toEqual(['较好', '较好', '较好']);
  });

  it('weights a unit’s groups by their issues', () => {
    const part = (issues: number, total: string) => ({
      group: { documentId: total, name: total },
      issues,
      total,
      source: 'computed' as const,
    });
    expect(toDecimal(weighted([part(3, '80.00'), part(1, '90.01')]) ?? decimal(0), 2)).toBe('82.50');
    expect(weighted([part(0, '80.00')])).toBeNull();
  });

  it('tells what changed between two tables', () => {
    const [before, now] = [80, 81].map((n) => score(scheme(one), [candidate('a', 1, of(n))], {}));
    expect(differences(before ?? [], before ?? [])).toEqual([]);
    expect(
      differences(before ?? [], now ?? []).map(({ field, before: was, now: is }) => [field, was, is]),
    ).toEqual([
      ['value', '80/100', '81/100'],
      ['points', '80.00', '81.00'],
      ['total', '80.00', '81.00'],
    ]);
  });
});

describe('adjustments', () => {
  it('stay within the limit either way, by their sum', () => {
    expect(withinLimit(['5.00'], '5')).toBe(true);
    expect(withinLimit(['5.01'], '5')).toBe(false);
    expect(withinLimit(['-5.01'], '5')).toBe(false);
    expect(withinLimit(['5.00', '3.00', '-4.00'], '5')).toBe(true);
  });
});

describe('a scheme', () => {
  const good = [indicator('closure_rate', '60'), indicator('rework_rate', '40', '0.2', '0')];
  const codes = (given: Indicator[], reason: string | null = null, more: Partial<Scheme> = {}): string[] =>
    schemeProblems(scheme(given, more), reason, lower).map(({ field, code }) => `${field} ${code}`);

  it('is put in force when nothing is wrong', () => expect(codes(good)).toEqual([]));

  it('needs weights that add up to 100', () =>
    expect(codes([indicator('closure_rate', '99.99')])).toEqual(['indicators WEIGHTS_NOT_100']));

  it('needs a target apart from the floor, on the better side of it', () => {
    expect(codes([indicator('closure_rate', '100', '0.5', '0.50')])).toEqual([
      'indicators.0.target FLOOR_EQUALS_TARGET',
    ]);
    expect(codes([indicator('closure_rate', '100', '0.9', '0.5')])).toEqual([
      'indicators.0.target TARGET_BELOW_FLOOR',
    ]);
    expect(codes([indicator('rework_rate', '100', '0', '0.5')])).toEqual([
      'indicators.0.target TARGET_ABOVE_FLOOR',
    ]);
  });

  it('counts a measure once, and of units only what is counted of units', () => {
    expect(codes([indicator('closure_rate', '50'), indicator('closure_rate', '50')])).toEqual([
      'indicators.1.measure MEASURE_TWICE',
    ]);
    expect(codes([indicator('visit_coverage', '100')], null, { assesses: 'units' })).toEqual([
      'indicators.0.measure MEASURE_NOT_COUNTED',
    ]);
  });

  it('needs a reason when measures of form weigh more than 30', () => {
    const form = (weight: number): Indicator[] => [
      indicator('meeting_rate', String(weight - 10)),
      indicator('mechanism', '10'),
      indicator('closure_rate', String(100 - weight)),
    ];
    expect(codes(form(30))).toEqual([]);
    expect(codes(form(31))).toEqual(['reason FORM_OVER_LIMIT']);
    expect(codes(form(31), '  ')).toEqual(['reason FORM_OVER_LIMIT']);
    expect(codes(form(31), '机制建设之年')).toEqual([]);
  });

  it('needs grades that fall', () =>
    expect(
      codes(good, null, {
        grades: [
          { name: '好', from: '80' },
          { name: '差', from: '80' },
        ],
      }),
    ).toEqual(['grades.1.from GRADES_NOT_FALLING']));
});

describe('decimals', () => {
  it('are read exactly', () => {
    expect(fromDecimal('0.10')).toEqual({ n: 1n, d: 10n });
    expect(fromDecimal('-1.5')).toEqual({ n: -3n, d: 2n });
    for (const bad of ['', 'x', '1e3', '1.', '.5', 'NaN', '1,5']) expect(fromDecimal(bad)).toBeNull();
  });

  it('round half up towards +∞, below zero too', () => {
    expect(['0.005', '-0.005', '-0.006', '2.675', '-2.5'].map((text) => toDecimal(decimal(text), 2))).toEqual(
      ['0.01', '0.00', '-0.01', '2.68', '-2.50'],
    );
  });
});

// Properties -----------------------------------------------------------------------------------------

const MEASURE_POOL: MeasureCode[] = [
  'closure_rate',
  'satisfaction_rate',
  'follow_up_rate',
  'accept_timeliness',
];
const figures = fc.record(
  Object.fromEntries(
    MEASURE_POOL.map((code) => [
      code,
      fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => figure(Math.min(a, b), b)),
    ]),
  ),
);
const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 }).map((parts) => {
  const total = parts.reduce((a, b) => a + b, 0);
  const cents = parts.map((part) => Math.floor((part * 10_000) / total));
  cents[0] = (cents[0] ?? 0) + 10_000 - cents.reduce((a, b) => a + b, 0);
  return cents.map((one) => (one / 100).toFixed(2));
});
const schemes = weights.map((all) =>
  scheme(MEASURE_POOL.map((code, i) => indicator(code, all[i] ?? '0', '0.2', '0.9'))),
);
const cities = fc
  .array(fc.record({ figures, issues: fc.nat(6) }), { minLength: 1, maxLength: 12 })
  .map((all) => all.map((one, i) => candidate(`s${i}`, i, one.figures, { issues: one.issues })));

describe('properties', () => {
  it('a total lies between 0 and 100, up to the rounding of the cells', () => {
    fc.assert(
      fc.property(schemes, cities, (given, city) => {
        for (const row of score(given, city, {})) {
          if (row.total === null) continue;
          expect(compare(decimal(row.total), decimal(0))).toBeGreaterThanOrEqual(0);
          expect(compare(decimal(row.total), decimal('100.02'))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('a total is the sum of its points, and the weights of the applicable add up to 100', () => {
    fc.assert(
      fc.property(schemes, figures, (given, one) => {
        const cells = cellsOf(given, one);
        const applicable = cells.filter((cell) => cell.points !== null);
        if (applicable.length === 0) return;
        const scaled = sum(applicable.map((cell) => decimal(cell.weight)));
        const back = sum(
          applicable.map((cell) =>
            divide(fraction(decimal(cell.weight).n * 100n, decimal(cell.weight).d), scaled),
          ),
        );
        expect(compare(back, decimal(100))).toBe(0);
        const [row] = score(given, [candidate('a', 1, one)], {});
        expect(row?.total).toBe(toDecimal(sum(applicable.map((cell) => decimal(cell.points ?? '0'))), 2));
      }),
    );
  });

  it('a rank is one more than the number of those above; the order of the input does not matter', () => {
    fc.assert(
      fc.property(schemes, cities, fc.integer(), (given, city, seed) => {
        const rows = score(given, city, {});
        const ranked = rows.filter((row) => row.rank !== null);
        for (const row of ranked) {
          const above = ranked.filter((other) => Number(other.total) > Number(row.total)).length;
          expect(row.rank).toBe(above + 1);
        }
        const shuffled = [...city].sort((a, b) => ((a.order * seed) % 7) - ((b.order * seed) % 7));
        expect(JSON.stringify(score(given, shuffled, {}))).toBe(JSON.stringify(rows));
      }),
    );
  });

  it('one more success never costs a point', () => {
    fc.assert(
      fc.property(schemes, figures, fc.constantFrom(...MEASURE_POOL), (given, one, code) => {
        const before = one[code] as FigureOf;
        const [n, d] = [Number(before.numerator), Number(before.denominator)];
        if (n >= d) return;
        const better = { ...one, [code]: figure(n + 1, d) };
        const [a, b] = [one, better].map((of) => score(given, [candidate('a', 1, of)], {})[0]?.total ?? '0');
        expect(compare(decimal(b ?? '0'), decimal(a ?? '0'))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('at most the share has the best grade', () => {
    fc.assert(
      fc.property(schemes, cities, fc.nat(100), (given, city, share) => {
        const rows = score({ ...given, bestGradeShare: String(share) }, city, {}).filter(
          (row) => row.rank !== null,
        );
        const best = rows.filter((row) => row.grade === '好').length;
        expect(best * 100).toBeLessThanOrEqual(rows.length * share);
      }),
    );
  });
});
