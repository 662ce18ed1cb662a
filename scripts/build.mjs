// Builds the panel and the server for production, whatever NODE_ENV the shell sets.
import path from 'node:path';
import { markServer } from './lib/build-app.mjs';
import { compressBuild } from './lib/compress-build.mjs';
import { appDir, distDir } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { pruneFonts } from './lib/prune-fonts.mjs';

const strapi = path.join(appDir, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
const { code } = await run(process.execPath, [strapi, 'build', ...process.argv.slice(2)], {
  cwd: appDir,
  env: {
    STRAPI_TELEMETRY_DISABLED: 'true',
    // Building asks the database nothing; the configuration only wants to know one.
    DATABASE_URL: 'postgres://build@127.0.0.1/build',
    ...process.env,
    NODE_ENV: 'production',
  },
});
if (code === 0) {
  await compressBuild(path.join(distDir, 'build'));
  markServer();
  // The deployed build holds only the fonts in use (ADR 21).
  console.log(`字体：删去未用的字重 ${pruneFonts()} MB。 Fonts: weights that are not in use are gone.`);
}
process.exitCode = code ?? 1;
