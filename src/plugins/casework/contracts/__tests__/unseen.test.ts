import { PUBLIC_ACTIONS } from '../../domain/lifecycle';
import { CALLS } from '../calls';
import type { AnyCall } from '../define-call';
import { INPUTS } from '../inputs';

/**
 * Characters that nobody sees (F10: zero width, direction, control) in every text that a call takes: refused, or not kept.
 */

const UNSEEN = '\u200B\u202E\u0007\uFEFF';
const isKeptIn = (text: string): boolean => [...UNSEEN].some((character) => text.includes(character));

type Path = readonly (string | number)[];

/** Where the texts of an example stand. */
function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((one, i) => textsIn(one, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, [...path, key]));
}

function withUnseen(value: unknown, [head, ...rest]: Path): unknown {
  if (head === undefined) {
    const text = String(value);
    return `${text.slice(0, 1)}${UNSEEN}${text.slice(1)}`;
  }
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[head] = withUnseen(copy[head], rest);
  return copy;
}

/** Kept as they are: a password is compared, a secret signs. */
const OPAQUE = /password|secret|code$|signature|publicKey/i;

/** What names a record is looked up, and kept nowhere. */
const REFERENCES =
  /^(assessment|scheme|subject|issues?|enterprises?|category|department|to|documentId|leadUnit|supportUnits|suggestedUnit|unit|mainIssue|office)$/;

/** Checked by the schema of the action that is asked for, which stands beside. */
const LATER = /^input\./;

const isKept = (path: Path): boolean => {
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  return !OPAQUE.test(String(key)) && !REFERENCES.test(String(key)) && !LATER.test(path.join('.'));
};

type Parsed = { success: boolean; data?: unknown };
type Schema = { safeParse(value: unknown): Parsed };

function keeps(schema: Schema, example: unknown): string[] {
  return textsIn(example).flatMap((path) => {
    if (!isKept(path)) return [];
    const parsed = schema.safeParse(withUnseen(example, path));
    return parsed.success && isKeptIn(JSON.stringify(parsed.data)) ? [path.join('.')] : [];
  });
}

const WITH_DATA = CALLS.filter(({ data, examples }) => data && examples?.data !== undefined);

test.each(WITH_DATA.map((call: AnyCall) => [`${call.method} ${call.path}`, call] as const))(
  '%s keeps none',
  (_name, { data, examples }) => {
    expect(keeps(data as unknown as Schema, examples?.data)).toEqual([]);
  },
);

test('the text of an official document keeps none, in any kind of block', () => {
  const edit = CALLS.find(({ name }) => name === 'documents.edit');
  const figures = [{ words: '85/86', refers: { issue: 'abc' } }];
  const body = [
    { kind: 'heading', level: 1, text: '一、总体情况' },
    { kind: 'paragraph', text: '比率为 85/86。', figures },
    { kind: 'list', items: [{ label: '（一）', text: '比率为 85/86。', figures }] },
    {
      kind: 'table',
      caption: '表 1',
      columns: [{ head: '单位', width: '*', align: 'left' }],
      rows: [['示例甲局']],
    },
    { kind: 'chart', caption: '图 1', series: ['办结率'], rows: [['示例甲局', '50.00%']] },
    { kind: 'attachment', title: '附件' },
  ];
  const example = { title: '关于示例的通报', receivers: '示例甲局', copies: '示例乙局', body };
  expect(keeps(edit?.data as unknown as Schema, example)).toEqual([]);
  const parsed = edit?.data?.safeParse({ body: [{ kind: 'paragraph', text: '示\u200B例\r\n\u0000' }] });
  expect(parsed?.success).toBe(false);
});

test.each(PUBLIC_ACTIONS)('the action %s keeps none', (action) => {
  const schema = INPUTS[action];
  const kept = Object.entries((schema as unknown as { shape: Record<string, Schema> }).shape).flatMap(
    ([field, one]) => {
      if (!isKept([field])) return [];
      const parsed = one.safeParse(`示例${UNSEEN}文字`);
      return parsed.success && isKeptIn(JSON.stringify(parsed.data)) ? [field] : [];
    },
  );
  expect(kept).toEqual([]);
});
