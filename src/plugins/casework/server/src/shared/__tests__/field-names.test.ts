import { CALLS } from '../../openapi/calls';
import { nameOfField } from '../field-names';

type Schema = { properties?: Record<string, Schema>; items?: Schema };

/** Every name in what a call takes, at any depth. */
function* namesIn(schema: Schema | undefined): Generator<string> {
  if (!schema) return;
  yield* namesIn(schema.items);
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    yield name;
    yield* namesIn(part);
  }
}

const taken = new Set(
  Object.values(CALLS).flatMap(({ query, path, body, form }) => [
    ...Object.keys(query ?? {}),
    ...Object.keys(path ?? {}),
    ...[...Object.values(query ?? {}), body, form].flatMap((schema) => [...namesIn(schema as Schema)]),
  ]),
);

test('whatever a call takes has a Chinese name, for the errors that speak of it', () => {
  const names = [...taken].map((name) => name.replace(/\?$/, '')).filter((name) => name !== 'data');
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !/\p{Script=Han}/u.test(nameOfField(name, 'zh')))).toEqual([]);
});

test.each([
  ['from', '开始日期', 'from'],
  ['pagination.pageSize', '每页条数', 'pagination.pageSize'],
  ['leadUnit', '承办单位', 'Lead unit'],
  // What every object has is no name of a parameter.
  ['constructor', 'constructor', 'constructor'],
])('%s', (field, zh, en) => {
  expect(nameOfField(field, 'zh')).toBe(zh);
  expect(nameOfField(field, 'en')).toBe(en);
});
