import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

type Messages = Readonly<Record<string, string>>;

/** Ids in the admin's own bundle are final; every other package prefixes its bundle with the plugin's id. */
const BUNDLES = [
  { prefix: '', folder: '@strapi/admin/dist/admin/admin/src/translations' },
  { prefix: 'content-manager.', folder: '@strapi/content-manager/dist/admin/translations' },
  { prefix: 'upload.', folder: '@strapi/upload/dist/admin/translations' },
  { prefix: 'users-permissions.', folder: '@strapi/plugin-users-permissions/dist/admin/translations' },
  { prefix: 'i18n.', folder: '@strapi/i18n/dist/admin/translations' },
  { prefix: 'email.', folder: '@strapi/email/dist/admin/translations' },
  { prefix: 'content-type-builder.', folder: '@strapi/content-type-builder/dist/admin/translations' },
  { prefix: 'graphql.', folder: '@strapi/plugin-graphql/dist/admin/translations' },
] as const;

/** Messages that stay as they are: proper names and the values of HTML attributes. */
const LANGUAGE_NEUTRAL = new Set([
  'GraphQL',
  'Sentry',
  'noopener, nofollow, noreferrer',
  '_blank, _self, _parent, _top',
]);

const CHINESE = /\p{Script=Han}/u;
const FILE = path.resolve(__dirname, '../zh-Hans.json');

const source = readFileSync(FILE, 'utf8');
const ours = JSON.parse(source) as Messages;
const requireFrom = createRequire(FILE);

const modulesOf = (folder: string): string => {
  for (let at = path.dirname(FILE); ; at = path.dirname(at)) {
    const found = path.join(at, 'node_modules', folder);
    if (existsSync(found)) return found;
    if (at === path.dirname(at)) throw new Error(`${folder} is not installed`);
  }
};

const load = (folder: string, locale: string): Messages => {
  const loaded = requireFrom(path.join(modulesOf(folder), `${locale}.json.js`)) as Messages & {
    default?: Messages;
  };
  return loaded.default ?? loaded;
};

const prefixed = (messages: Messages, prefix: string): Messages =>
  Object.fromEntries(Object.entries(messages).map(([key, text]) => [prefix + key, text]));

/** Returns every argument and tag that a message uses, independent of their order. */
const placeholders = (elements: MessageFormatElement[]): string[] => {
  const found = new Set<string>();
  const visit = (element: MessageFormatElement): void => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return;
    found.add(element.type === TYPE.tag ? `<${element.value}>` : `{${element.value}}`);
    if (element.type === TYPE.tag) element.children.forEach(visit);
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      Object.values(element.options).forEach((option) => option.value.forEach(visit));
    }
  };
  elements.forEach(visit);
  return [...found].sort();
};

/** Strapi ships a few English messages that its own formatter rejects: an e-mail in angle brackets, no `other`. */
const parseEnglish = (text: string): MessageFormatElement[] => {
  try {
    return parse(text);
  } catch {
    return parse(text, { ignoreTag: true, requiresOtherClause: false });
  }
};

/** The words a reader sees, without argument names and the selectors of a choice. */
const wording = (elements: MessageFormatElement[]): string =>
  elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type === TYPE.tag) return wording(element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        return Object.values(element.options)
          .map((option) => wording(option.value))
          .join(' ');
      }
      return '';
    })
    .join('');

const isChinese = (text: string, inEnglish: string): boolean => {
  if (text.trim() === '') return inEnglish.trim() === '';
  const words = wording(parse(text));
  return CHINESE.test(words) || !/\p{L}/u.test(words) || LANGUAGE_NEUTRAL.has(words);
};

/** The texts that a user gets: the bundles merged in Strapi's order, ours last. */
const english: Messages = Object.assign(
  {},
  ...BUNDLES.map(({ prefix, folder }) => prefixed(load(folder, 'en'), prefix)),
) as Messages;
const effective: Messages = Object.assign(
  {},
  ...BUNDLES.map(({ prefix, folder }) => prefixed(load(folder, 'zh-Hans'), prefix)),
  ours,
) as Messages;

describe('the admin panel in Chinese', () => {
  test.each(BUNDLES)('leaves no English in $folder', ({ prefix, folder }) => {
    const keys = Object.keys(prefixed(load(folder, 'en'), prefix));
    expect(keys.length).toBeGreaterThan(0);

    const untranslated = keys.filter((key) => !isChinese(effective[key] ?? '', english[key] ?? ''));

    expect(untranslated).toEqual([]);
  });

  test('keeps the placeholders and tags of the English message', () => {
    const changed = Object.entries(english)
      .map(([key, text]) => ({
        key,
        expected: placeholders(parseEnglish(text)),
        actual: placeholders(parse(effective[key] ?? '')),
      }))
      .filter(({ expected, actual }) => expected.join() !== actual.join());

    expect(changed).toEqual([]);
  });
});

describe('zh-Hans.json', () => {
  test('holds only messages the formatter accepts', () => {
    const rejected = Object.entries(ours).flatMap(([key, text]) => {
      try {
        parse(text);
        return [];
      } catch (error) {
        return [`${key}: ${String(error)}`];
      }
    });

    expect(rejected).toEqual([]);
  });

  test('lists each key once, in order', () => {
    const listed = [...source.matchAll(/^ {2}"((?:[^"\\]|\\.)*)":/gm)].map((match) => match[1] ?? '');

    expect(listed).toEqual([...new Set(listed)].sort());
    expect(listed).toHaveLength(Object.keys(ours).length);
  });

  test('writes in the register of an office', () => {
    const offending = Object.entries(ours).filter(([, text]) => /[您你!！]|条目|吗？/.test(text));

    expect(offending).toEqual([]);
  });
});
