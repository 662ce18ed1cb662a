import path from 'node:path';
import { BilingualError } from './bilingual-error.mjs';
import { compileServer } from './compile-server.mjs';
import { DATABASE, LOGIN, startEmbeddedDatabase } from './embedded-database.mjs';
import { appDir } from './paths.mjs';
import { prepareDatabase, withClient } from './prepare-database.mjs';
import { run } from './processes.mjs';
import { generateSecrets } from './secrets.mjs';

const TEMPLATE = 'qiaomen_template';

/**
 * One server for the run, and a template database on which the application was booted once (schema, our SQL,
 * reference data). Each test file copies the template, see tests/support/app.ts.
 */
export async function startTestEnvironment({ tempDir, env }) {
  const [database, distDir] = await Promise.all([
    startEmbeddedDatabase({ dataDir: tempDir, mode: 'test', log: console.log }),
    compileServer(),
  ]);
  try {
    const testEnv = {
      ...generateSecrets(),
      DATA_DIR: tempDir,
      LOG_LEVEL: env.LOG_LEVEL || 'error',
      TEST_ADMIN_URL: database.adminUrl,
      TEST_DIST_DIR: distDir,
      TEST_LOGIN: LOGIN,
      TEST_LOGIN_URL: database.url,
      TEST_TEMPLATE: TEMPLATE,
    };
    await makeTemplate(database, { ...env, ...testEnv });
    return { env: testEnv, stop: database.stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function makeTemplate(database, env) {
  const loginUrl = new URL(database.url);
  await prepareDatabase({
    adminUrl: database.adminUrl,
    database: TEMPLATE,
    login: LOGIN,
    password: loginUrl.password,
  });
  const templateUrl = database.url.replace(new RegExp(`/${DATABASE}$`), `/${TEMPLATE}`);
  const script = path.join(appDir, 'tests', 'support', 'boot-once.mjs');
  const { code, output } = await run(process.execPath, [script], {
    cwd: appDir,
    capture: true,
    env: { ...env, DATABASE_URL: templateUrl },
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
  // Nobody connects any more, so copies are never refused because the template is in use.
  await withClient(database.adminUrl, (client) =>
    client.query(`ALTER DATABASE ${TEMPLATE} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`),
  );
}
