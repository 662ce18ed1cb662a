/**
 * npm run figures:verify: rebuilds the facts of all figures from the ledgers and compares them with those that are
 * kept, row by row. Exit code 1 when any differs.
 */
import { printFailure } from './lib/bilingual-error.mjs';
import { loadEnvironmentFile } from './lib/environment-file.mjs';
import { openDatabase } from './lib/open-database.mjs';
import { loadServerModule } from './lib/server-module.mjs';

const MODULE = 'src/plugins/casework/server/src/features/measures/rebuild-facts.js';

async function main() {
  loadEnvironmentFile();
  const { verifyFacts } = await loadServerModule(MODULE);
  const { url, stop } = await openDatabase();
  try {
    const { issues, facts, differences } = await verifyFacts({ connectionString: url, log: console.log });
    if (differences.length === 0) {
      console.log(`✓ 指标底数完整：${issues} 个事项，${facts} 条，与台账逐条相符。`);
      return 0;
    }
    console.error('✗ 指标底数与台账不符：');
    for (const { side, issue, row } of differences) {
      const where = side === 'kept' ? '库中有、台账推不出' : '台账应有、库中没有';
      console.error(`  事项 ${issue}：${where}：${JSON.stringify(row)}`);
    }
    return 1;
  } finally {
    await stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
