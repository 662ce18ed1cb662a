import fs from 'node:fs';
import path from 'node:path';
import {
  ACTIONS,
  FIELD_NAMES,
  type ConflictCode,
  type InvalidCode,
  type Stage,
} from '../../domain/lifecycle';
import {
  conflictMessage,
  fieldMessage,
  fieldName,
  languageOf,
  message,
  type GeneralCode,
  type Language,
} from '../messages';

const PLUGIN = path.join(__dirname, '..', '..');
const source = (file: string): string => fs.readFileSync(path.join(PLUGIN, file), 'utf8');

/** Returns the members of a union of texts, read from the source. */
const union = (name: string): string[] => {
  const text =
    new RegExp(`export type ${name} =([^;]+);`).exec(source('domain/lifecycle/types.ts'))?.[1] ?? '';
  return [...text.matchAll(/'(\w+)'/g)].map((m) => m[1] ?? '');
};
const GENERAL = [
  ...(/const GENERAL = \{([\s\S]+?)\n\} satisfies/.exec(source('contracts/messages.ts'))?.[1] ?? '').matchAll(
    /^ {2}(\w+): \{/gm,
  ),
].map((m) => m[1] ?? '');

/** Remembers which parameters a text asks for. */
const asked = (say: (params: Record<string, string>) => string): { text: string; params: string[] } => {
  const params = new Set<string>();
  const text = say(
    new Proxy({}, { get: (_target, key) => (params.add(String(key)), undefined) }) as Record<string, string>,
  );
  return { text, params: [...params].sort() };
};

const cases: [string, (language: Language, params: Record<string, string>) => string][] = [
  ...union('ConflictCode').map((code): (typeof cases)[number] => [
    code,
    (language, params) => conflictMessage(code as ConflictCode, language, params),
  ]),
  ...union('InvalidCode').map((code): (typeof cases)[number] => [
    `field ${code}`,
    (language, params) => fieldMessage('deadline', code as InvalidCode, language, params),
  ]),
  ...GENERAL.map((code): (typeof cases)[number] => [
    code,
    (language, params) => message(code as GeneralCode, language, params),
  ]),
];

test('the codes were found', () => {
  expect(
    [union('ConflictCode').length, union('InvalidCode').length, GENERAL.length].every((n) => n > 15),
  ).toBe(true);
});

test.each(cases)('%s is said in Chinese and in English, with the same placeholders', (_code, say) => {
  const zh = asked((params) => say('zh', params));
  const en = asked((params) => say('en', params));
  expect(zh.params).toEqual(en.params);
  expect(zh.text).toMatch(/\p{Script=Han}/u);
  expect(en.text).not.toMatch(/\p{Script=Han}/u);
  for (const { text } of [zh, en]) expect(text.trim()).not.toBe('');
});

test('every code that the rules give has its text', () => {
  const effects = fs.readdirSync(path.join(PLUGIN, 'domain/lifecycle/effects'));
  const rules = ['table.ts', 'perform.ts', ...effects.map((file) => `effects/${file}`)]
    .map((file) => source(`domain/lifecycle/${file}`))
    .join('');
  const given = [
    ...rules.matchAll(/code: '([A-Z_]+)'/g),
    ...rules.matchAll(/invalid\([^)]*?'([A-Z_]+)'/g),
  ].map((m) => m[1] ?? '');
  const known = [...union('ConflictCode'), ...union('InvalidCode'), ...GENERAL];
  expect(given.length).toBeGreaterThan(30);
  expect(given.filter((code) => !known.includes(code))).toEqual([]);
});

test('a stage is told by its name, a field by its own', () => {
  const stage: Stage = 'handling';
  expect(conflictMessage('WRONG_STAGE', 'zh', { stage })).toBe('当前环节为“办理中”，不能进行此操作');
  expect(conflictMessage('WRONG_STAGE', 'en', { stage })).toContain('"Handling"');
  expect(fieldMessage('supportUnits.1', 'NOT_FOUND', 'zh')).toBe('配合单位：没有这条记录');
  expect(fieldMessage('evidence.at', 'IN_FUTURE', 'en')).toBe('Evidence (when): must not lie in the future');
  expect(message('WRONG_STATE', 'zh', { state: 'drafted' })).toBe('当前状态为“拟稿”，不能进行此操作');
  expect(fieldName('unknown', 'zh')).toBe('unknown');
});

test('every field of every action has a name in both languages', () => {
  const fields = new Set(Object.values(ACTIONS).flatMap((row) => Object.keys(row.input)));
  for (const field of fields)
    expect(`${field}: ${FIELD_NAMES[field]?.zh} / ${FIELD_NAMES[field]?.en}`).toMatch(
      /: \p{Script=Han}.* \/ [A-Z][a-z]/u,
    );
});

test.each<[string | undefined, Language]>([
  [undefined, 'zh'],
  ['', 'zh'],
  ['*', 'zh'],
  ['fr-FR, de;q=0.8', 'zh'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['EN-gb', 'en'],
  ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
  ['zh;q=0.3, en;q=0.7', 'en'],
  ['fr, en;q=0.5', 'en'],
  ['en;q=0, fr', 'zh'],
  ['en;q=0', 'zh'],
  ['zh-Hant, en', 'zh'],
  [';;;,,q=1', 'zh'],
])('Accept-Language %j: %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
