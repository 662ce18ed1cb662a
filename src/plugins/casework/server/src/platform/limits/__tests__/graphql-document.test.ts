import fc from 'fast-check';
import { getIntrospectionQuery } from 'graphql';
import { MAX_BYTES, judgeDocument, type Shapes } from '../graphql-document';

const shapes: Shapes = new Map([
  ['Query', new Map([['issues', { type: 'Issue', rows: 25, once: 0, each: 3 }]])],
  [
    'Issue',
    new Map([
      ['mainIssue', { type: 'Issue', rows: 1, once: 2, each: 0 }],
      ['transfers', { type: 'Transfer', rows: 25, once: 2, each: 0 }],
      ['counted', { type: 'Counted', rows: 25, once: 2, each: 1 }],
    ]),
  ],
]);

const judge = (query: string, variables = {}) => judgeDocument(query, variables, shapes);

/** Steps that one byte may cost: a byte is at most one token, and at most one node. */
const STEPS_PER_BYTE = 2;

const doubling = (n: number): string =>
  `{ issues { ...f0 } } ${Array.from({ length: n }, (_, i) =>
    i === n - 1
      ? `fragment f${i} on Issue { title }`
      : `fragment f${i} on Issue { ...f${i + 1} ...f${i + 1} }`,
  ).join(' ')}`;

test('fragments that each spread the next twice are counted, not expanded', () => {
  const few = judge(doubling(12));
  const many = judge(doubling(25));
  expect(many.excess).toEqual(['fields']);
  // Twice as many fragments, twice as many steps; expanded they would be eight thousand times as many.
  expect(many.steps).toBeLessThan(3 * few.steps);
  expect(many.steps).toBeLessThanOrEqual(STEPS_PER_BYTE * Buffer.byteLength(doubling(25)));
});

test.each([
  ['bytes', `{ issues(filters: { title: { eq: "${'x'.repeat(MAX_BYTES)}" } }) { title } }`],
  ['tokens', `{ issues { ${'title '.repeat(4_500)} } }`],
  ['nesting', `{ issues(filters: ${'[ '.repeat(5_000)}`],
  [
    'fragments',
    `{ issues { title } } ${Array.from({ length: 41 }, (_, i) => `fragment f${i} on Issue { title }`).join(' ')}`,
  ],
  ['operations', Array.from({ length: 11 }, (_, i) => `query q${i} { issues { title } }`).join(' ')],
  ['circle', '{ issues { ...A } } fragment A on Issue { ...B } fragment B on Issue { ...A }'],
  ['circle', 'fragment A on Issue { mainIssue { ...A } } { issues { title } }'],
  ['depth', `{ issues { ${'mainIssue { '.repeat(13)} title ${'} '.repeat(13)} } }`],
  ['repeated', `{ issues { ${'title '.repeat(60)} } }`],
  ['aliases', `{ issues { ${Array.from({ length: 31 }, (_, i) => `a${i}: title`).join(' ')} } }`],
  ['calls', `{ ${'issues { title } '.repeat(31)} }`],
  ['writes', 'mutation { a: acceptIssue { stage } b: acceptIssue { stage } }'],
  ['writes', 'mutation { ...m } fragment m on Mutation { acceptIssue { stage } closeIssue { stage } }'],
  [
    'answered',
    `{ issues(pagination: { limit: 100 }) { ${Array.from({ length: 9 }, (_, i) => `a${i}: transfers(pagination: { limit: 100 }) { state }`).join(' ')} } }`,
  ],
])('%s', (excess, query) => {
  expect(judge(query).excess).toContain(excess);
});

test('what a document costs follows its pages, its variables and its nesting', () => {
  expect(judge('{ issues { title mainIssue { title } } }')).toMatchObject({ excess: [], statements: 5 });
  expect(judge('{ issues { title counted { nodes { x } } } }')).toMatchObject({ statements: 3 + 2 + 25 });
  const paged = 'query ($n: Int) { issues(pagination: { limit: $n }) { counted { nodes { x } } } }';
  expect(judge(paged, { n: 3 })).toMatchObject({ statements: 3 + 2 + 3 });
  expect(judge(paged)).toMatchObject({ statements: 3 + 2 + 100 });
  const roots = Array.from(
    { length: 30 },
    (_, i) => `a${i}: issues { ${'mainIssue { '.repeat(5)} title ${'} '.repeat(5)} }`,
  );
  expect(judge(`{ ${roots.join(' ')} }`).excess).toEqual(['statements']);
});

test('the usual question for the schema is taken, one that answers with it over and over is not', () => {
  expect(judge(getIntrospectionQuery()).excess).toEqual([]);
  const again = (n: number): string => (n === 0 ? 'name' : `fields { type { ${again(n - 1)} } }`);
  expect(judge(`{ __schema { types { ${again(6)} } } }`).excess).toEqual(['depth']);
  expect(judge(`{ ${'__schema { types { name } } '.repeat(7)} }`).excess).toEqual(['calls']);
});

test('one that cannot be read is left to GraphQL, which says why', () => {
  for (const query of ['', '{', '{ issues(', 'fragment', '\u0000', '{ issues { title } } }'])
    expect(judge(query)).toMatchObject({ excess: [], unreadable: true });
});

/** Documents made of fragments, fields, aliases, arguments, values and rubbish. */
function documents(): fc.Arbitrary<string> {
  const name = fc.constantFrom('issues', 'mainIssue', 'transfers', 'counted', 'title', 'state', 'nodes');
  const { selection } = fc.letrec<{ selection: string; value: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('1', '"x"', '$n', 'true', 'null', '"""\n a\n b"""'),
      fc.array(tie('value'), { maxLength: 4 }).map((all) => `[${all.join(' ')}]`),
      fc
        .array(tie('value'), { maxLength: 4 })
        .map((all) => `{${all.map((v, i) => `k${i}: ${v}`).join(' ')}}`),
    ),
    selection: fc
      .array(
        fc.oneof(
          { depthSize: 'medium', withCrossShrink: true },
          name,
          fc.nat(45).map((n) => `...f${n}`),
          fc.tuple(name, fc.nat(9)).map(([field, n]) => `a${n}: ${field}`),
          fc.tuple(name, tie('value')).map(([field, value]) => `${field}(pagination: ${value})`),
          fc.tuple(name, tie('selection')).map(([field, inner]) => `${field} ${inner}`),
          tie('selection').map((inner) => `... on Issue ${inner}`),
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((all) => `{ ${all.join(' ')} }`),
  }));
  const operation = fc
    .tuple(fc.constantFrom('query', 'mutation', 'query q'), selection)
    .map(([kind, inner]) => `${kind} ${inner}`);
  const fragment = fc.tuple(fc.nat(45), selection).map(([n, inner]) => `fragment f${n} on Issue ${inner}`);
  const built = fc
    .tuple(fc.array(operation, { minLength: 1, maxLength: 3 }), fc.array(fragment, { maxLength: 45 }))
    .map(([operations, fragments]) => [...operations, ...fragments].join('\n'));
  const rubbish = fc.array(
    fc.constantFrom('{', '}', '(', ')', '[', ']', '"', '"""', '#', '\n', '...', 'a', 'on ', '\\', ':'),
    {
      maxLength: 400,
    },
  );
  return fc.oneof(
    { weight: 6, arbitrary: built },
    { weight: 1, arbitrary: rubbish.map((all) => all.join('')) },
    { weight: 1, arbitrary: fc.string({ maxLength: 500 }) },
    { weight: 1, arbitrary: fc.nat(40).map(doubling) },
  );
}

test('any document is judged in steps that are linear in its bytes', () => {
  fc.assert(
    fc.property(documents(), (query) => {
      const { steps } = judge(query);
      expect(steps).toBeLessThanOrEqual(STEPS_PER_BYTE * Buffer.byteLength(query) + 1);
    }),
    { numRuns: 500 },
  );
});
