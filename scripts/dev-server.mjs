/** A server of `npm run dev`: loads what does not change, waits to be told, then serves the files of a directory. */
import { createRequire } from 'node:module';
import { printFailure } from './lib/bilingual-error.mjs';
import { appDir } from './lib/paths.mjs';

const require = createRequire(import.meta.url);
const [distDir] = process.argv.slice(2);

/** Half of a start is reading these; they are the same before and after a change of our own files. */
const PACKAGES = [
  '@strapi/strapi',
  '@strapi/admin/strapi-server',
  '@strapi/content-manager/strapi-server',
  '@strapi/content-type-builder/strapi-server',
  '@strapi/email/strapi-server',
  '@strapi/i18n/strapi-server',
  '@strapi/upload/strapi-server',
  '@strapi/plugin-graphql/strapi-server',
  '@strapi/plugin-users-permissions/strapi-server',
  'pg',
  'zod',
];

for (const name of PACKAGES) {
  try {
    require(name);
  } catch {
    // Loaded by Strapi itself then, a little later.
  }
}

process.once('message', () => {
  serve().catch((error) => {
    printFailure(error);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(0));

async function serve() {
  const { createStrapi } = require('@strapi/strapi');
  const app = createStrapi({ appDir, distDir });
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.removeAllListeners(signal);
    // Exiting at once loses nothing: uncommitted changes are rolled back.
    process.once(signal, () => process.exit(0));
  }
  await app.start();
  const { port } = app.server.httpServer.address();
  process.send({ url: `http://${process.env.HOST}:${port}` });
}
