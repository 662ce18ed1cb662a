import fs from 'node:fs';
import path from 'node:path';
import {
  changedRepeatables,
  parseMigration,
  pendingMigrations,
  readRelease,
  type Applied,
  type Migration,
} from '../release';

const FOLDER = path.join(__dirname, '../../../../../../../../database');

const migration = (file: string, sql = ''): Migration => parseMigration(file, sql);
const applied = (...migrations: Migration[]): Applied => ({ migrations, repeatables: [] });
const first = migration('0001-first.sql', 'select 1');
const second = migration('0002-second.sql', 'select 2');
const third = migration('0003-third.sql', 'select 3');

describe('a migration', () => {
  test('says in its header when it runs and what it lets go of', () => {
    const sql = '-- phase: before-sync\n-- lets-go: policies.note, old_things\nselect 1';
    expect(migration('0007-let-notes-go.sql', sql)).toMatchObject({
      number: 7,
      name: '0007-let-notes-go',
      phase: 'before-sync',
      letsGo: ['policies.note', 'old_things'],
    });
    expect(first).toMatchObject({ phase: 'after-sync', letsGo: [] });
  });

  test.each(['7-x.sql', '0007.sql', '0007-Big.sql', '0000-x.sql', 'x.sql'])('is not called %s', (file) => {
    expect(() => migration(file)).toThrow(file);
  });

  test('has one of two phases', () => {
    expect(() => migration('0001-x.sql', '-- phase: sometime')).toThrow(/sometime/);
  });
});

describe('what a database still needs', () => {
  const release = { migrations: [first, second, third], repeatables: [] };

  test('is what it has not run, in order', () => {
    expect(pendingMigrations(release, applied())).toEqual([first, second, third]);
    expect(pendingMigrations(release, applied(first))).toEqual([second, third]);
    expect(pendingMigrations(release, applied(first, second, third))).toEqual([]);
  });

  test('is not asked of one that is newer, was run otherwise, or lacks one before its last', () => {
    expect(() => pendingMigrations({ migrations: [first], repeatables: [] }, applied(first, second))).toThrow(
      /较新的版本升级（0002-second）.*0001-first[^]*upgraded by a newer version \(0002-second\)/,
    );
    expect(() => pendingMigrations(release, applied({ ...first, sha256: 'other' }))).toThrow(
      /database\/versioned\/0001-first\.sql/,
    );
    expect(() => pendingMigrations(release, applied(first, third))).toThrow(/0002-second/);
  });
});

test('texts are changed when they are new, edited or gone', () => {
  const text = (name: string, sha256: string) => ({ name, sql: '', sha256 });
  const stored = {
    migrations: [],
    repeatables: [
      { name: 'a', sha256: '1' },
      { name: 'b', sha256: '1' },
      { name: 'gone', sha256: '1' },
    ],
  };
  const now = [text('a', '1'), text('b', '2'), text('new', '1')];
  expect(changedRepeatables(now, stored)).toEqual(['b', 'new', 'gone']);
});

test('the release’s own files can be read, and a number is given once', async () => {
  const { migrations, repeatables } = await readRelease(FOLDER);
  expect(migrations[0]?.name).toBe('0001-first-release');
  expect(repeatables.length).toBeGreaterThan(5);
  const folder = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'qiaomen-release-'));
  try {
    for (const name of ['versioned', 'repeatable']) fs.mkdirSync(path.join(folder, name));
    for (const name of ['0001-a.sql', '0001-b.sql'])
      fs.writeFileSync(path.join(folder, 'versioned', name), 'select 1');
    await expect(readRelease(folder)).rejects.toThrow(/number 1 is given twice/);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
