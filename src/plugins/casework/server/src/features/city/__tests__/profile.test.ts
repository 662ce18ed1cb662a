import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { numberYear, writeNumber } from '../../../../../domain/documents';
import { cityProfile, readProfile } from '../profile';

const now = new Date('2026-12-31T16:30:00Z');

afterEach(() => {
  delete process.env['CITY_PROFILE'];
});

test('the city is 抚远市 unless CITY_PROFILE names another', () => {
  expect(cityProfile()).toMatchObject({ name: '抚远市', officeHost: 'gongxin' });
  expect(cityProfile().departments).toHaveLength(27);
  process.env['CITY_PROFILE'] = 'example';
  expect(cityProfile()).toMatchObject({ name: '示例市', categories: ['示例类别'] });
});

test('numbers are written as the city writes them, by the year in Shanghai', () => {
  const year = numberYear(now);
  expect(writeNumber(readProfile('fuyuan').issueNumber, { year, number: 7 })).toBe('包诉〔2027〕0007号');
  expect(writeNumber(readProfile('fuyuan').issueNumber, { year, number: 12345 })).toBe('包诉〔2027〕12345号');
  const example = readProfile('example');
  expect(writeNumber(example.issueNumber, { year, number: 7 })).toBe('示诉（2027）00007号');
  const code = example.documentCodes['circular'] ?? '';
  expect(writeNumber(example.documentNumber, { code, year, number: 3 })).toBe('示包专发（2027）03号');
});

test.each([
  ['no such file', 'nowhere', null, /there is no .*nowhere\.json/],
  ['a path', '../secret', null, /small letters/],
  ['a host that is no department', 'bad', { officeHost: 'nobody' }, /officeHost is none of the departments/],
  ['a format without a number', 'bad', { issueNumber: '诉{year}' }, /issueNumber/],
  ['an unknown key', 'bad', { citty: 'x' }, /Unrecognized key/],
])('%s is refused with the file and the place', (_why, name, change, message) => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'city-'));
  fs.mkdirSync(path.join(root, 'config', 'city'), { recursive: true });
  if (change)
    fs.writeFileSync(
      path.join(root, 'config', 'city', `${name}.json`),
      JSON.stringify({ ...readProfile('example'), ...change }),
    );
  expect(() => readProfile(name, root)).toThrow(message);
  fs.rmSync(root, { recursive: true });
});

/** Words that belong to one city: its name, its short forms in numbers, its issuing bodies. */
const OF_A_CITY = /抚远|抚包|包诉〔/;

test('no code names a city or an issuing body', () => {
  const sources = ['src', 'database', 'scripts'].flatMap((dir) =>
    fs
      .readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|sql|mjs)$/.test(file) && !file.includes('__tests__'))
      .map((file) => path.join(dir, file)),
  );
  expect(sources.length).toBeGreaterThan(200);
  const named = sources.filter((file) =>
    fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .some((line) => OF_A_CITY.test(line) && !/^\s*(--|\*|\/\*|\/\/)/.test(line)),
  );
  expect(named).toEqual([]);
});
