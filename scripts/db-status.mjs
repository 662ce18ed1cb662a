/**
 * npm run db:status: which numbered migrations and texts the database has, lacks, or has otherwise. Exit code 1
 * when it is not of this release.
 */
import path from 'node:path';
import { printFailure } from './lib/bilingual-error.mjs';
import { loadEnvironmentFile } from './lib/environment-file.mjs';
import { openDatabase } from './lib/open-database.mjs';
import { appDir } from './lib/paths.mjs';
import { withClient } from './lib/prepare-database.mjs';
import { loadServerModule } from './lib/server-module.mjs';

const ROOM = 'src/plugins/casework/server/src/platform/database';

async function main() {
  loadEnvironmentFile();
  const { readRelease } = await loadServerModule(`${ROOM}/release.js`);
  const { readRecords } = await loadServerModule(`${ROOM}/records.js`);
  const release = await readRelease(path.join(appDir, 'database'));
  const { url, stop } = await openDatabase();
  try {
    const records = await withClient(url, (client) => readRecords((sql) => client.query(sql)));
    const lines = linesOf(release, records);
    for (const [state, name] of lines) console.log(`${state.padEnd(9)} ${name}`);
    const open = lines.filter(([state]) => state !== 'applied').length;
    if (open === 0) console.log('✓ 数据库与本程序版本一致。 The database is of this release.');
    else
      console.log(
        `✗ ${open} 项与本程序不一致。待执行（pending）、有改动（changed）的由 npm run db:migrate 处理；edited、newer 的须换用正确的程序版本。 Not of this release.`,
      );
    return open === 0 ? 0 : 1;
  } finally {
    await stop();
  }
}

/**
 * Returns a line for each migration and text with its state: applied, pending, changed (to be applied again),
 * edited, newer.
 */
function linesOf({ migrations, repeatables }, records) {
  const done = new Map(records.migrations.map((one) => [one.number, one]));
  const stored = new Map(records.repeatables.map(({ name, sha256 }) => [name, sha256]));
  const known = new Set(migrations.map(({ number }) => number));
  const stateOf = (name, sha256) => {
    if (!stored.has(name)) return 'pending';
    return stored.get(name) === sha256 ? 'applied' : 'changed';
  };
  return [
    ...migrations.map(({ number, name, sha256 }) => {
      const applied = done.get(number);
      if (!applied) return ['pending', `versioned/${name}`];
      return [applied.sha256 === sha256 ? 'applied' : 'edited', `versioned/${name}`];
    }),
    ...records.migrations
      .filter(({ number }) => !known.has(number))
      .map(({ name }) => ['newer', `versioned/${name}`]),
    ...repeatables.map(({ name, sha256 }) => [stateOf(name, sha256), `repeatable/${name}`]),
    // Made from the table of visibility; compared at each start.
    ...(records.recorded ? [[stored.has('policies') ? 'applied' : 'pending', 'policies']] : []),
  ];
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
