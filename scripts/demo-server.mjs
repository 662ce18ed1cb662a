/** The application process of `npm run demo`: loads Strapi, seeds the demo data once, then accepts requests. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import './lib/compile-cache.mjs';
import { printFailure } from './lib/bilingual-error.mjs';
import { appDir, distDir } from './lib/paths.mjs';
import { note, step } from './lib/progress.mjs';

const require = createRequire(import.meta.url);
let app;
let isServing = false;

async function main() {
  const { createStrapi } = require('@strapi/strapi');
  app = createStrapi({ appDir, distDir });
  handleSignals();
  app.log.level = process.env.LOG_LEVEL || 'warn';
  await step('加载应用', () => app.load());

  const { seedDemo } = loadFromDist('demo/seed.js') ?? {};
  if (seedDemo) {
    await step('准备演示数据', () =>
      seedDemo(app, {
        password: process.env.DEMO_PASSWORD,
        log: (line) => console.log(`            ${line}`),
      }),
    );
  } else {
    note('没有演示数据模块（dist/demo/seed.js），跳过');
  }

  await app.start();
  isServing = true;
  const { port } = app.server.httpServer.address();
  console.log(`READY http://${hostInUrl(process.env.HOST)}:${port}`);
  printAccounts();
  await printLink(`http://${hostInUrl(process.env.HOST)}:${port}`);
}

function loadFromDist(relative) {
  const file = path.join(distDir, relative);
  return fs.existsSync(file) ? require(file) : null;
}

const hostInUrl = (host) => (host.includes(':') ? `[${host}]` : host);

function printAccounts() {
  const { demoAccounts } = loadFromDist('demo/accounts.js') ?? {};
  if (!demoAccounts) return;
  console.log(
    `\n演示账号（口令 ${process.env.DEMO_PASSWORD}；登录管理后台 /admin 时在账号后加 @example.test）`,
  );
  for (const { group, identifiers } of demoAccounts()) console.log(`  ${group}：${identifiers.join(' ')}`);
}

/** The page of enterprise-01: a link as the group hands it out. */
async function printLink(origin) {
  const { demoLink } = loadFromDist('demo/link.js') ?? {};
  const link = demoLink ? await demoLink(app).catch(() => null) : null;
  if (!link) return;
  console.log(`  企业专属页（enterprise-01）：${origin}${link.path} ，手机号后四位 ${link.digits}`);
}

/** Exit at once while loading or seeding: PostgreSQL rolls back what was not committed. */
async function shutDown(code) {
  setTimeout(() => process.exit(code), 10_000).unref();
  if (isServing) await app.destroy().catch(() => undefined);
  process.exit(code);
}

/** In place of Strapi's own handlers, which would destroy it a second time. */
function handleSignals() {
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.removeAllListeners(signal);
    process.once(signal, () => void shutDown(0));
  }
}

process.once('disconnect', () => void shutDown(1));

main().catch((error) => {
  printFailure(error);
  process.exit(1);
});
