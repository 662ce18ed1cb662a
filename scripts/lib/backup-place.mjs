import path from 'node:path';
import { BilingualError } from './bilingual-error.mjs';
import { resolveDataDir } from './paths.mjs';
import { loadServerModule } from './server-module.mjs';

/** The folder that the command was given, relative to where npm was called. */
export function folderArgument(command) {
  const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  if (given.length !== 1) {
    throw new BilingualError(`用法：npm run ${command} -- 文件夹`, `Usage: npm run ${command} -- FOLDER`);
  }
  return path.resolve(process.env.INIT_CWD || process.cwd(), given[0]);
}

/** Where the attachments are kept. */
export async function keptFiles() {
  const { filesPlace } = await loadServerModule(
    'src/plugins/casework/server/src/platform/files/kept-files.js',
  );
  return filesPlace(path.join(resolveDataDir(), 'uploads'));
}

/** Failures that are expected, without a stack. */
export async function worded(work) {
  try {
    return await work;
  } catch (error) {
    if (error.name === 'BackupRefused') throw new BilingualError(error.zh, error.en);
    if (error.code === 'ENOSPC')
      throw new BilingualError('磁盘已满。', 'The disk is full.', { cause: error });
    throw error;
  }
}
