import type { AddressInfo } from 'node:net';
import type * as Strapi from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import type { Pool } from 'pg';
import type supertest from 'supertest';
import { watchAnswers } from './answers';
import { createPool, createTestDatabase, requireEnv, type TestDatabase } from './database';
import { requireOutside, theProcess } from './outside';

export type TestApp = {
  strapi: Core.Strapi;
  /** Starts a request without cookies: `app.request().get('/api/…')`. */
  request(): ReturnType<typeof supertest>;
  /** A client that keeps its cookies. */
  agent(): ReturnType<typeof supertest.agent>;
  url: string;
  database: TestDatabase;
  /** The application's login: sees and writes every record, owns nothing. */
  db: Pool;
  /** The owner of the tables: alters them. */
  ownerDb: Pool;
  /** Superuser. */
  adminDb: Pool;
  stop(): Promise<void>;
};

export type BootOptions = { env?: Record<string, string>; database?: TestDatabase };

/** Boots the application in this process, on its own database. One at a time, because Strapi is a global. */
export async function bootApp(options: BootOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await createTestDatabase());
  const restoreEnv = setEnv({
    NODE_ENV: 'test',
    // The template is of this release: a start on a copy of it has nothing to migrate.
    DATABASE_MIGRATION_URL: options.database?.ownerUrl ?? '',
    ...options.env,
    DATABASE_URL: database.url,
  });
  const { createStrapi } = requireOutside<typeof Strapi>('@strapi/strapi');
  const request = requireOutside<typeof supertest>('supertest');
  const strapi = createStrapi({
    appDir: process.cwd(),
    distDir: requireEnv('TEST_DIST_DIR'),
    autoReload: false,
    serveAdminPanel: false,
  });
  strapi.log.level = process.env.LOG_LEVEL ?? 'error';
  try {
    await strapi.load();
    await listen(strapi);
  } catch (error) {
    await destroyKeepingListeners(strapi).catch(() => undefined);
    restoreEnv();
    if (!options.database) await database.drop();
    throw error;
  }

  const { httpServer } = strapi.server;
  watchAnswers(httpServer);
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  const db = createPool(database.url);
  const ownerDb = createPool(database.ownerUrl);
  const adminDb = createPool(database.adminUrl);
  return {
    strapi,
    request: () => request(url),
    agent: () => request.agent(url),
    url,
    database,
    db,
    ownerDb,
    adminDb,
    async stop() {
      await Promise.all([db.end(), ownerDb.end(), adminDb.end()]);
      await destroyKeepingListeners(strapi);
      restoreEnv();
      if (!options.database) await database.drop();
    },
  };
}

export type Route = { method: string; path: string };

/** Every address that this application serves, once; those that are patterns are left out. */
export function routesOf({ strapi }: Pick<TestApp, 'strapi'>): Route[] {
  const layers = strapi.server.listRoutes() as unknown as { path: string; methods: string[] }[];
  const found = new Map<string, Route>();
  for (const { path, methods } of layers)
    for (const method of methods)
      if (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && !/[()*]/.test(path))
        found.set(`${method} ${path}`, { method, path });
  return [...found.values()];
}

function listen(strapi: Core.Strapi): Promise<void> {
  // The client closes idle connections, never the server: a busy moment must not cut one that is being used again.
  strapi.server.httpServer.keepAliveTimeout = 0;
  return new Promise((resolve, reject) => {
    strapi.server.httpServer.once('error', reject);
    strapi.server.listen(0, '127.0.0.1', () => resolve());
  });
}

/** `destroy()` ends with process.removeAllListeners(), which would cut the test runner off its worker. */
async function destroyKeepingListeners(strapi: Core.Strapi): Promise<void> {
  const original = theProcess.removeAllListeners.bind(theProcess);
  theProcess.removeAllListeners = () => {
    original('SIGTERM');
    return original('SIGINT');
  };
  try {
    await strapi.destroy();
  } finally {
    theProcess.removeAllListeners = original;
  }
}

function setEnv(values: Record<string, string>): () => void {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, values);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
