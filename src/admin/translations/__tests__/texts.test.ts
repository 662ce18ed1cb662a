import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { fieldName } from '../../../plugins/casework/admin/src/issues/names';
import { TEXTS } from '../../../plugins/casework/admin/src/shared/texts';

const ROOMS = path.join(process.cwd(), 'src', 'plugins', 'casework', 'admin', 'src');

/** Every room's own table of texts. */
const files = fs
  .readdirSync(ROOMS, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'texts.ts');

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
  const table = fs.readFileSync(path.join(ROOMS, '..', '..', 'domain', 'lifecycle', 'table.ts'), 'utf8');
  const recorded = [...table.matchAll(/\brecord\['(\w+)'\] =/g)].map(([, key]) => key ?? '');
  expect(recorded).toContain('before');
  expect(recorded.filter((key) => fieldName(key, 'zh') === key)).toEqual([]);
});
