import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { fieldName } from '../../../plugins/casework/admin/src/shared/names';
import { TEXTS } from '../../../plugins/casework/admin/src/shared/texts';

const ROOMS = path.join(process.cwd(), 'src', 'plugins', 'casework', 'admin', 'src');

/** The tables of texts: one for each feature, and the shared one. */
const files = [
  'shared/texts.ts',
  ...fs.readdirSync(path.join(ROOMS, 'translations')).map((file) => `translations/${file}`),
];

/** The keys as they are written, before one table is laid over the other. */
const keysOf = (file: string): string[] =>
  [...fs.readFileSync(path.join(ROOMS, file), 'utf8').matchAll(/^ {2}'?([\w.-]+)'?: \[/gm)].map(
    ([, key]) => key ?? '',
  );

test('no two rooms define the same text', () => {
  expect(files.length).toBeGreaterThan(2);
  expect(files.flatMap(keysOf).sort()).toEqual(Object.keys(TEXTS).sort());
});

test('what an entry of the ledger records has a name', () => {
  const effects = path.join(ROOMS, '..', '..', 'domain', 'lifecycle', 'effects');
  const written = fs
    .readdirSync(effects)
    .map((file) => fs.readFileSync(path.join(effects, file), 'utf8'))
    .join('\n');
  const recorded = [...written.matchAll(/\brecord\['(\w+)'\] =/g)].map(([, key]) => key ?? '');
  expect(recorded).toContain('before');
  expect(recorded.filter((key) => fieldName(key, 'zh') === key)).toEqual([]);
});
