import { z } from 'zod';
import { CALLS } from '../../../../../contracts/calls';
import { nameOfField } from '../field-names';

type Schema = { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[] };

/** Every name in what a call takes, at any depth. */
function* namesIn(schema: Schema | undefined): Generator<string> {
  if (!schema) return;
  yield* namesIn(schema.items);
  for (const part of schema.anyOf ?? []) yield* namesIn(part);
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    yield name;
    yield* namesIn(part);
  }
}

const jsonSchema = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

const taken = new Set(
  CALLS.flatMap(({ query, params, data, form }) => [
    ...Object.keys(params ?? {}),
    ...[query, data, form].flatMap((schema) => (schema ? [...namesIn(jsonSchema(schema))] : [])),
  ]),
);

test('whatever a call takes has a Chinese name, for the errors that speak of it', () => {
  const names = [...taken];
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !/\p{Script=Han}/u.test(nameOfField(name, 'zh')))).toEqual([]);
});

test.each([
  ['from', '开始日期', 'from'],
  ['pagination.pageSize', '每页条数', 'pagination.pageSize'],
  ['leadUnit', '承办单位', 'Lead unit'],
  // A property of every object is not the name of a parameter.
  ['constructor', 'constructor', 'constructor'],
])('%s', (field, zh, en) => {
  expect(nameOfField(field, 'zh')).toBe(zh);
  expect(nameOfField(field, 'en')).toBe(en);
});
