import path from 'node:path';
import { BilingualError } from './bilingual-error.mjs';
import { openDatabase } from './open-database.mjs';
import { loadServerModule } from './server-module.mjs';

const ROOM = 'src/plugins/casework/server/src/features/evidence';

/** The value after an option of the command, or null. */
function optionOf(name) {
  const at = process.argv.indexOf(name);
  if (at < 0) return null;
  const value = process.argv[at + 1];
  if (!value || value.startsWith('--'))
    throw new BilingualError(`${name} 后缺少内容。`, `${name} lacks its value.`);
  return value;
}

/**
 * Compares the ledgers with anchors kept outside the system (`--anchors FILE`); `--key FINGERPRINT` names the key
 * that they must be signed with. Returns 1 when something differs, 0 when nothing does or the option is missing.
 */
export async function anchorsAmiss() {
  const place = optionOf('--anchors');
  if (!place) return 0;
  const { readAnchors, verifyAnchors } = await loadServerModule(`${ROOM}/verify-anchors.js`);
  const { url, stop } = await openDatabase();
  try {
    const anchors = await readAnchors(path.resolve(process.env.INIT_CWD || process.cwd(), place));
    if (anchors.length === 0)
      throw new BilingualError(`${place} 中没有存证。`, `there are no anchors in ${place}.`);
    const found = await verifyAnchors(url, anchors, optionOf('--key'));
    for (const { anchor, about, reason } of found.findings) {
      console.error(
        `✗ 与存证不符：${anchor ? `第 ${anchor} 号存证：` : ''}${about ? `${about}：` : ''}${reason}`,
      );
    }
    if (found.findings.length > 0) return 1;
    const { day, number } = anchors.at(-1).statement;
    console.log(
      `✓ 与在外的存证相符：${found.anchors} 号存证，${found.heads} 个链末条，截至 ${day} 第 ${number} 号；公钥 ${found.keys.join('、')}。`,
    );
    return 0;
  } finally {
    await stop();
  }
}
