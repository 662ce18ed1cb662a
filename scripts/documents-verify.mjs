/** npm run documents:verify -- NUMBER: asks every figure of an issued document again. Exit code 1 when one differs. */
import { BilingualError, printFailure } from './lib/bilingual-error.mjs';
import { loadEnvironmentFile } from './lib/environment-file.mjs';
import { openDatabase } from './lib/open-database.mjs';
import { loadServerModule } from './lib/server-module.mjs';

async function main() {
  const number = process.argv.slice(2).join('').trim();
  if (number === '')
    throw new BilingualError(
      '请写明文号，如：npm run documents:verify -- 代字〔2026〕1号',
      'Name the document’s number: npm run documents:verify -- NUMBER',
    );
  loadEnvironmentFile();
  const { verifyByNumber } = await loadServerModule(
    'src/plugins/casework/server/src/features/documents/verify.js',
  );
  const { url, stop } = await openDatabase();
  try {
    const verified = await verifyByNumber(url, number);
    if (!verified) {
      console.error(`✗ 没有签发过文号为 ${number} 的公文。`);
      return 1;
    }
    const { figures, differences, pdfIntact } = verified;
    for (const { words, question, now } of differences)
      console.error(`✗ 文中为“${words}”，现按同一时点计算为“${now}”：${JSON.stringify(question)}`);
    if (!pdfIntact) console.error('✗ 存档的 PDF 与登记的校验值不符。');
    if (differences.length > 0 || !pdfIntact) return 1;
    console.log(`✓ ${number}：${figures} 个数字逐一重算，全部相符；PDF 与校验值相符。`);
    return 0;
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
