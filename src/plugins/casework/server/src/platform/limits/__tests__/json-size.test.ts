import fc from 'fast-check';
import { MAX_DEPTH, MAX_ITEMS, MAX_NAMES, MAX_RELATED, MAX_VALUES, judgeJson } from '../json-size';

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1;
  for (let n = 0; n < depth; n += 1) value = wrap(value);
  return value;
};

test('depth, items, values and relations have a limit each', () => {
  const set = (inner: unknown): unknown => ({ set: inner });
  expect(judgeJson(nested(MAX_DEPTH, set)).excess).toBeNull();
  expect(judgeJson(nested(MAX_DEPTH + 1, set)).excess).toBe('depth');
  expect(judgeJson(nested(100_000, (inner) => [inner])).excess).toBe('depth');
  expect(judgeJson({ data: Array(MAX_ITEMS).fill(0) }).excess).toBeNull();
  expect(judgeJson({ data: Array(MAX_ITEMS + 1).fill(0) }).excess).toBe('items');
  const named = (n: number): object => ({
    data: Object.fromEntries(Array.from({ length: n }, (_, i) => [`n${i}`, 1])),
  });
  expect(judgeJson(named(MAX_NAMES)).excess).toBeNull();
  expect(judgeJson(named(MAX_NAMES + 1)).excess).toBe('items');
  const wide = Array.from({ length: 100 }, () => Array(MAX_ITEMS).fill(0));
  expect(judgeJson(wide)).toMatchObject({ excess: 'values', steps: MAX_VALUES + 1 });
  for (const name of ['set', 'connect', 'permissions'])
    expect(judgeJson({ data: { a: { [name]: Array(MAX_RELATED + 1).fill('x') } } }).excess).toBe('items');
});

test('any body is judged in steps that are linear in its bytes', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 40 }), (text) => {
      expect(judgeJson(JSON.parse(text)).steps).toBeLessThanOrEqual(text.length + 1);
    }),
  );
});
