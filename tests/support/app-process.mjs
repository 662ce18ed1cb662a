/** A second server process on the same database, see spawn-app.ts. */
import { createRequire } from 'node:module';

const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');

process.on('disconnect', () => process.exit(1));

const app = createStrapi({
  appDir: process.cwd(),
  distDir: process.env.TEST_DIST_DIR,
  autoReload: false,
  serveAdminPanel: process.env.TEST_SERVE_ADMIN === '1',
});
app.log.level = process.env.LOG_LEVEL ?? 'error';
await app.load();
app.server.listen(0, '127.0.0.1', () => process.send({ port: app.server.httpServer.address().port }));

process.on('message', (message) => {
  if (message === 'stop') void app.destroy().finally(() => process.exit(0));
});
