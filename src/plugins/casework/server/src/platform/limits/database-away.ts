import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { isDatabaseAway } from '../base/reason';

/**
 * Strapi's authentication takes a failing database for a wrong token: the asker would be told to sign in again, and
 * the panel would sign him out. So that the request can be answered with 503, what kept it from asking the database
 * is noted on it.
 */
type Client = { acquireConnection(): Promise<unknown> };

const AWAY = 'databaseAway';

export function noteDatabaseAway(strapi: Core.Strapi): void {
  const client = strapi.db.connection.client as Client;
  const acquire = client.acquireConnection.bind(client);
  client.acquireConnection = async () => {
    try {
      return await acquire();
    } catch (error) {
      const ctx = strapi.requestContext.get() as Context | undefined;
      if (ctx) noteAway(ctx, error);
      throw error;
    }
  };
}

/** Notes an error on the request if it means that the database cannot be asked. */
export function noteAway(ctx: Context, error: unknown): void {
  if (isDatabaseAway(error)) ctx.state[AWAY] = true;
}

export const wasDatabaseAway = (ctx: Context): boolean => ctx.state[AWAY] === true;
