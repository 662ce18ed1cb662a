import fs from 'node:fs';
import path from 'node:path';
import { TEXTS } from '../texts';

const ROOMS = path.join(__dirname, '..', '..');

/** Every room's own table of texts. */
const files = fs
  .readdirSync(ROOMS, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'texts.ts');

/** The keys as they are written, before one table is laid over the other. */
const keysOf = (file: string): string[] =>
  [...fs.readFileSync(path.join(ROOMS, file), 'utf8').matchAll(/^ {2}'?([\w.-]+)'?: \[/gm)].map(
    ([, key]) => key ?? '',
  );

it('no two rooms define the same text', () => {
  expect(files.length).toBeGreaterThan(2);
  expect(files.flatMap(keysOf).sort()).toEqual(Object.keys(TEXTS).sort());
});
