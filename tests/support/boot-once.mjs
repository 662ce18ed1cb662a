/** Boots the application on DATABASE_URL and stops it: what makes the template database. */
import { createRequire } from 'node:module';

const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');

const app = createStrapi({
  appDir: process.cwd(),
  distDir: process.env.TEST_DIST_DIR,
  autoReload: false,
  serveAdminPanel: false,
});
app.log.level = process.env.LOG_LEVEL ?? 'error';
await app.load();
await app.destroy();
process.exit(0);
