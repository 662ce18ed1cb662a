import path from 'node:path';
import { BilingualError } from './bilingual-error.mjs';
import { clusterKey, keepCluster, restoreCluster } from './cluster-cache.mjs';
import { compileServer } from './compile-server.mjs';
import { DATABASE, LOGIN, startEmbeddedDatabase } from './embedded-database.mjs';
import { serverHome } from './embedded-server-files.mjs';
import { appDir } from './paths.mjs';
import { OWNER, prepareDatabase, withClient } from './prepare-database.mjs';
import { run } from './processes.mjs';
import { loadOrCreateSecrets } from './secrets.mjs';

const TEMPLATE = 'qiaomen_template';

/**
 * Starts one server for the run, and a template database on which the application was booted once (schema, our SQL,
 * reference data). Each test file copies the template, see tests/support/app.ts. The cluster with the template is
 * kept for the next run (cluster-cache.mjs).
 */
export async function startTestEnvironment({ tempDir, env }) {
  const key = clusterKey();
  const { home } = serverHome(tempDir);
  const isKept = await restoreCluster(key, home);
  const start = () => startEmbeddedDatabase({ dataDir: tempDir, mode: 'test', log: console.log });
  const [first, distDir] = await Promise.all([start(), compileServer()]);
  let database = first;
  try {
    const testEnv = () => ({
      // The rows of a template were written with its secrets.
      ...loadOrCreateSecrets(home),
      DATA_DIR: tempDir,
      LOG_LEVEL: env.LOG_LEVEL || 'error',
      TEST_ADMIN_URL: database.adminUrl,
      TEST_DIST_DIR: distDir,
      TEST_LOGIN: LOGIN,
      TEST_LOGIN_URL: database.url,
      TEST_OWNER: OWNER,
      TEST_OWNER_URL: database.ownerUrl,
      TEST_TEMPLATE: TEMPLATE,
    });
    if (!isKept) {
      await makeTemplate(database, { ...env, ...testEnv() });
      await database.stop('demo');
      await keepCluster(key, home, ['cluster', 'credentials.json', 'secrets.json']).catch((error) =>
        console.log(`the migrated cluster is not kept for the next run: ${error.message}`),
      );
      database = await start();
    }
    return { env: testEnv(), stop: database.stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function makeTemplate(database, env) {
  await prepareDatabase({
    adminUrl: database.adminUrl,
    database: TEMPLATE,
    login: LOGIN,
    password: new URL(database.url).password,
    ownerPassword: new URL(database.ownerUrl).password,
  });
  const ofTemplate = (url) => url.replace(new RegExp(`/${DATABASE}$`), `/${TEMPLATE}`);
  const script = path.join(appDir, 'tests', 'support', 'boot-once.mjs');
  const { code, output } = await run(process.execPath, [script], {
    cwd: appDir,
    capture: true,
    env: {
      ...env,
      DATABASE_URL: ofTemplate(database.url),
      DATABASE_MIGRATION_URL: ofTemplate(database.ownerUrl),
    },
  });
  if (code !== 0) {
    throw new BilingualError(
      '应用无法在空数据库上启动：',
      'The application does not boot on an empty database:',
      {
        cause: output.trim(),
      },
    );
  }
  // No connection is left, so copies are never refused because the template is in use.
  await withClient(database.adminUrl, (client) =>
    client.query(`ALTER DATABASE ${TEMPLATE} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`),
  );
}
