/**
 * npm run ledger:verify: recomputes every issue's chain of hashes and seals; compares issues, transfers, ratings, dues
 * and what else hangs on them with what the chains say; checks that numbers have no gap, that objections to entries are
 * all there and unchanged, that figures rest on the
 * ledger (as figures:verify), that stored files are what entries name, and that the database's triggers, functions and
 * policies are those that were installed. Exit code 1 when something does not hold.
 */
import path from 'node:path';
import { printFailure } from './lib/bilingual-error.mjs';
import { loadEnvironmentFile } from './lib/environment-file.mjs';
import { openDatabase } from './lib/open-database.mjs';
import { appDir, resolveDataDir } from './lib/paths.mjs';
import { withClient } from './lib/prepare-database.mjs';
import { loadServerModule } from './lib/server-module.mjs';
import { anchorsAmiss } from './lib/verify-anchors.mjs';

const SERVER = 'src/plugins/casework/server/src';

async function main() {
  loadEnvironmentFile();
  const { withSnapshot, verifyChains } = await loadServerModule(`${SERVER}/features/ledger/verify.js`);
  const { verifyIssues, verifyTables } = await loadServerModule(`${SERVER}/features/ledger/verify-state.js`);
  const { verifyFiles } = await loadServerModule(`${SERVER}/features/ledger/verify-files.js`);
  const { verifyFacts } = await loadServerModule(`${SERVER}/features/measures/rebuild-facts.js`);
  const { url, stop } = await openDatabase();
  try {
    // The checks run one after the other, in one snapshot.
    const { chains, state, tables } = await withSnapshot(url, async (query) => ({
      chains: await verifyChains(query, console.log),
      state: await verifyIssues(query, console.log),
      tables: await verifyTables(query),
    }));
    const facts = await verifyFacts({ connectionString: url, log: console.log });
    const folder = path.join(resolveDataDir(), 'uploads');
    const files = await verifyFiles(url, folder);
    const amiss = await guardsAmiss(url);
    const sound = [
      tell(
        chains.findings,
        `台账完整：${chains.chains} 个事项，${chains.entries} 条记录，哈希链和全项哈希全部相符。`,
        '台账不完整',
      ),
      tell(state.findings, '事项、转办单、时限、满意度与台账推算的一致。', '事项与台账不符'),
      tell(tables, '编号连续，可见范围索引、附件哈希与台账一致，代录的异议没有缺失或改动。', '记录不符'),
      tell(
        facts.differences.map(({ side, issue, row }) => ({
          issue,
          sequence: row.since_seq,
          reason: `指标底数${side === 'kept' ? '多出或被改动' : '缺失或被改动'}：${JSON.stringify(row)}`,
        })),
        `指标底数完整：${facts.facts} 条，与台账逐条相符。`,
        '指标底数与台账不符',
      ),
      tell(
        files.broken ? [files.broken] : [],
        `附件完整：台账所记的 ${files.files} 个附件与 ${folder} 中的文件相符。`,
        '附件不完整',
      ),
    ];
    if (amiss.length === 0) console.log('✓ 数据库的触发器、函数和行级安全策略与安装时相同。');
    for (const line of amiss) console.error(`✗ 与安装时不同：${line}`);
    return sound.every(Boolean) && amiss.length === 0 ? 0 : 1;
  } finally {
    await stop();
  }
}

/** Says that all is well, or each thing that is not. */
function tell(findings, well, amiss) {
  if (findings.length === 0) console.log(`✓ ${well}`);
  for (const { issue, sequence, reason } of findings) {
    console.error(`✗ ${amiss}：事项 ${issue}${sequence ? ` 的第 ${sequence} 条记录` : ''}：${reason}`);
  }
  return findings.length === 0;
}

async function guardsAmiss(url) {
  const { installedTextAmiss } = await loadServerModule(`${SERVER}/platform/database/installed-text.js`);
  const { readRelease } = await loadServerModule(`${SERVER}/platform/database/release.js`);
  const { migrations, repeatables } = await readRelease(path.join(appDir, 'database'));
  const texts = [...migrations, ...repeatables].map(({ sql }) => sql);
  return withClient(url, (client) => installedTextAmiss((sql) => client.query(sql), texts));
}

/** With `--anchors FILE` the ledgers are also compared with anchors that were kept outside (scripts/lib/verify-anchors.mjs). */
async function compareAnchors(code) {
  const amiss = await anchorsAmiss().catch((error) => {
    printFailure(error);
    return 1;
  });
  process.exit(Math.max(code, amiss));
}

main().then(
  (code) => compareAnchors(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
