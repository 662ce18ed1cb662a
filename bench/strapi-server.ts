/** A Strapi app in a process of its own: ours, or the plain one that it is compared with. */
import { countStatements, takeCounted } from './count-statements';
countStatements();

import type { AddressInfo } from 'node:net';
import { createStrapi } from '@strapi/strapi';

type Message =
  | { type: 'count' }
  | { type: 'stop' }
  /** Creates an API user, and opens every call of the application's own types when the app has no rules */
  | { type: 'account'; name: string; grantAll: boolean };

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

process.on('disconnect', () => process.exit(1));
process.on('message', (message: Message) => {
  if (message.type === 'stop') void app.destroy().finally(() => process.exit(0));
  else if (message.type === 'count') process.send?.(takeCounted());
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
