import fs from 'node:fs';
import path from 'node:path';
import { visibilityPage } from '../matrix';
import { VISIBILITY } from '../visibility';
import { weaknessOf } from '../../sign-in/passwords';

const API = path.join(process.cwd(), 'src', 'api');
const PAGE = path.join(process.cwd(), 'docs', 'visibility.md');

const titles = Object.fromEntries(
  fs.readdirSync(API).map((name) => {
    const file = path.join(API, name, 'content-types', name, 'schema.json');
    const { info } = JSON.parse(fs.readFileSync(file, 'utf8')) as { info: { displayName: string } };
    return [name, info.displayName];
  }),
);

describe('the rule of visibility', () => {
  it('speaks of every content type and of nothing else', () => {
    expect(Object.keys(VISIBILITY).sort()).toEqual(Object.keys(titles).sort());
  });

  it('is what docs/visibility.md says (UPDATE_DOCS=1 writes it)', () => {
    const page = visibilityPage(titles);
    if (process.env['UPDATE_DOCS']) fs.writeFileSync(PAGE, page);
    expect(fs.readFileSync(PAGE, 'utf8')).toBe(page);
  });
});

describe('passwords', () => {
  it.each([
    ['Qiaomen-2026', null],
    ['abcDEF1234', null],
    ['短口令-Aa1', 'PASSWORD_WEAK'],
    ['onlylowercase', 'PASSWORD_WEAK'],
    ['lower-and-signs', 'PASSWORD_WEAK'],
    [`Aa1-${'x'.repeat(68)}`, null],
    [`Aa1-${'x'.repeat(69)}`, 'PASSWORD_LONG'],
    [`Aa1-${'字'.repeat(23)}`, 'PASSWORD_LONG'],
  ])('%s', (password, expected) => {
    expect(weaknessOf(password, 10)).toBe(expected);
  });
});
