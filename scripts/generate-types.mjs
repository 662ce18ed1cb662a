/**
 * npm run types: writes types/generated from the content types. With --check nothing is written, and the exit
 * code is 1 when the committed files differ. Registering the content types needs no database.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { printFailure } from './lib/bilingual-error.mjs';
import { appDir } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { generateSecrets } from './lib/secrets.mjs';

const require = createRequire(import.meta.url);
const FILES = ['contentTypes.d.ts', 'components.d.ts'];
const isCheck = process.argv.includes('--check');

async function main() {
  const workDir = fs.mkdtempSync(path.join(appDir, 'dist-types-'));
  const outDir = isCheck ? path.join(workDir, 'check') : appDir;
  try {
    await generate(workDir, outDir);
    return isCheck ? reportDrift(path.join(outDir, 'types', 'generated')) : 0;
  } finally {
    fs.rmSync(workDir, { recursive: true, force: true });
  }
}

async function generate(distDir, outDir) {
  Object.assign(process.env, {
    ...generateSecrets(),
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    NODE_ENV: 'test',
    STRAPI_TELEMETRY_DISABLED: 'true',
  });
  // Types are not judged here: what is about to be generated may be what the code misses.
  const tsc = path.join(appDir, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--outDir', distDir, '--noCheck', '--incremental', 'false', '--tsBuildInfoFile', 'null'];
  await run(process.execPath, [tsc, '-p', 'tsconfig.json', ...options], { cwd: appDir, capture: true });

  const { createStrapi } = require('@strapi/strapi');
  const typescriptUtils = createRequire(require.resolve('@strapi/strapi/package.json'))(
    '@strapi/typescript-utils',
  );
  const app = await createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false }).register();
  await typescriptUtils.generators.generate({
    strapi: app,
    pwd: outDir,
    rootDir: undefined,
    logger: { silent: true, debug: false },
    artifacts: { contentTypes: true, components: true },
  });
}

function reportDrift(generated) {
  const committed = path.join(appDir, 'types', 'generated');
  const read = (directory, file) => {
    const full = path.join(directory, file);
    return fs.existsSync(full) ? fs.readFileSync(full, 'utf8') : '';
  };
  const drifted = FILES.filter((file) => read(generated, file) !== read(committed, file));
  if (drifted.length === 0) return 0;
  console.error(`✗ types/generated 已过时：${drifted.join('、')}。请运行 npm run types 并提交。`);
  console.error('  types/generated is out of date: run npm run types and commit.');
  return 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
