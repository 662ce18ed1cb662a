/** Runs a Strapi app in a separate process: this application, or the plain one that it is compared with. */
import { countStatements, takeCounted } from './count-statements';
countStatements();

import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createStrapi } from '@strapi/strapi';
import { beginProfile, endProfile } from './cpu-profile';

type Message =
  | { type: 'count' }
  | { type: 'stop' }
  /** What is in use after everything unused has been collected */
  | { type: 'heap' }
  /** Begins and ends a record of the functions that take the process's time */
  | { type: 'profile'; on: boolean }
  /** Creates an API user, and opens every call of the application's own types when the app has no rules */
  | { type: 'account'; name: string; grantAll: boolean }
  /** Creates an account of the admin panel with one of its roles, and opens a session */
  | { type: 'panel'; name: string; role: string };

// What an action costs that writes no facts: for `--figures` alone, which compares it with one that does.
if (process.env['BENCH_WITHOUT_FACTS']) {
  const file = 'src/plugins/casework/server/src/features/measures/keep-facts.js';
  const load = createRequire(__filename);
  const found = load.resolve(path.join(process.env['BENCH_DIST_DIR'] ?? process.cwd(), file));
  const keeping = load(found) as object;
  const kept = load.cache[found];
  if (kept) kept.exports = { ...keeping, factStatements: () => [] };
}

const app = createStrapi({
  appDir: process.cwd(),
  distDir: process.env['BENCH_DIST_DIR'] ?? process.cwd(),
  autoReload: false,
  serveAdminPanel: false,
});
app.log.level = process.env['LOG_LEVEL'] ?? 'error';

async function makeAccount(name: string, grantAll: boolean): Promise<{ userId: number; token: string }> {
  const role = (await app.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } })) as { id: number };
  if (grantAll) {
    for (const uid of Object.keys(app.contentTypes).filter((key) => key.startsWith('api::'))) {
      for (const action of ['find', 'findOne', 'create', 'update']) {
        await app.db
          .query('plugin::users-permissions.permission')
          .create({ data: { action: `${uid}.${action}`, role: role.id } });
      }
    }
  }
  const user = (await app.db.query('plugin::users-permissions.user').create({
    data: {
      username: name,
      email: `${name}@example.test`,
      provider: 'local',
      confirmed: true,
      blocked: false,
      role: role.id,
    },
  })) as { id: number };
  const jwt = app.plugin('users-permissions').service('jwt');
  return { userId: user.id, token: jwt.issue({ id: user.id }) };
}

async function makePanelAccount(name: string, role: string): Promise<{ userId: number; token: string }> {
  const found = (await app.db.query('admin::role').findOne({ where: { code: role } })) as { id: number };
  const users = app.service('admin::user') as unknown as { create(user: object): Promise<{ id: number }> };
  const user = await users.create({
    email: `${name}-panel@example.test`,
    firstname: name,
    lastname: '',
    password: 'Qiaomen-2026',
    isActive: true,
    roles: [found.id],
  });
  const sessions = app.sessionManager('admin') as {
    generateRefreshToken(id: string, device: string, options: object): Promise<{ token: string }>;
    generateAccessToken(token: string): Promise<{ token: string }>;
  };
  const refresh = await sessions.generateRefreshToken(String(user.id), 'bench', { type: 'refresh' });
  const { token } = await sessions.generateAccessToken(refresh.token);
  return { userId: user.id, token };
}

process.on('disconnect', () => process.exit(1));
process.on('message', (message: Message) => {
  if (message.type === 'stop') void app.destroy().finally(() => process.exit(0));
  else if (message.type === 'heap') {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    process.send?.({ heapMb: process.memoryUsage().heapUsed / 2 ** 20 });
  } else if (message.type === 'count') process.send?.(takeCounted());
  else if (message.type === 'profile')
    void (message.on ? beginProfile() : endProfile(10)).then((profile) => process.send?.(profile ?? {}));
  else if (message.type === 'panel')
    void makePanelAccount(message.name, message.role).then((account) => process.send?.(account));
  else void makeAccount(message.name, message.grantAll).then((account) => process.send?.(account));
});

async function start(): Promise<void> {
  await app.load();
  app.server.listen(0, '127.0.0.1', () =>
    process.send?.({ port: (app.server.httpServer.address() as AddressInfo).port }),
  );
}
void start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
