import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { withBesides } from '../../../../contracts/names';
import { askerOf } from '../../platform/access/request-transaction';
import { asOwner, inTransaction, rows } from '../../platform/database/as-owner';
import { notFound, refuse } from '../../platform/answers/errors';
import { ACCOUNT_NAMES } from '../../../../contracts/labels/describe';

/**
 * A record's other name, where the name alone does not find it or does not tell it apart: people say 商务局 of the
 * 市商务和口岸局, and two enterprises may have the same name. A user who may pick a record may read this of it.
 */
const BESIDES: Record<string, string | undefined> = {
  'api::enterprise.enterprise': 'creditCode',
  'api::department.department': 'shortName',
};

type Relations = {
  extractAndValidateRequestInfo(ctx: Context, id?: string): Promise<object | undefined>;
  findAvailable(ctx: Context): Promise<unknown>;
  findExisting(ctx: Context): Promise<unknown>;
};

type Controllers = {
  extend(uid: string, change: (controller: Relations) => Relations): void;
};

/** Kinds that see the names of accounts: those who see the staff behind them. */
const TOLD_ACCOUNTS: readonly string[] = ['office', 'auditor', 'head', 'super'];

/**
 * Lets pickers of the Content Manager search several fields: its own search knows one only. Adds the names of
 * accounts: no role reads the accounts themselves, so Strapi would name them by their keys.
 */
export function installRelationSearch(strapi: Core.Strapi): void {
  const controllers: Controllers = strapi.get('controllers');
  controllers.extend('plugin::content-manager.relations', (controller: Relations) => ({
    ...controller,
    // For a field that the caller's role may not read, Strapi answers 403 and goes on without the information.
    async extractAndValidateRequestInfo(this: Relations, ctx: Context, id?: string) {
      const info = await controller.extractAndValidateRequestInfo.call(this, ctx, id);
      if (!info) throw refuse(403, 'FORBIDDEN');
      return info;
    },
    async findAvailable(this: Relations, ctx: Context) {
      refuseLocalizations(ctx);
      await requireVisibleEntry(strapi, ctx);
      searchByBoth(ctx, BESIDES[targetOf(strapi, ctx)]);
      await controller.findAvailable.call(this, ctx);
      await nameAccounts(strapi, ctx);
      await addBesides(strapi, ctx);
    },
    async findExisting(this: Relations, ctx: Context) {
      refuseLocalizations(ctx);
      await controller.findExisting.call(this, ctx);
      await nameAccounts(strapi, ctx);
    },
  }));
}

/** Every type has this relation, no type is localized, and Strapi answers its picker with a 500. */
function refuseLocalizations(ctx: Context): void {
  if ((ctx['params'] as { targetField?: string }).targetField === 'localizations') throw notFound();
}

/** Strapi takes it for granted that there is the entry whose relation is to be picked. */
async function requireVisibleEntry(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const { model = '' } = ctx['params'] as { model?: string };
  const { id } = ctx.request.query as { id?: unknown };
  if (
    typeof id !== 'string' ||
    id === '' ||
    !model.startsWith('api::') ||
    !strapi.getModel(model as 'api::issue.issue')
  )
    return;
  const found = await strapi.db
    .query(model as 'api::issue.issue')
    .findOne({ where: { documentId: id }, select: ['id'] });
  if (!found) throw notFound();
}

function targetOf(strapi: Core.Strapi, ctx: Context): string {
  const { model = '', targetField = '' } = ctx['params'] as { model?: string; targetField?: string };
  const attribute = strapi.getModel(model as 'api::issue.issue')?.attributes?.[
    targetField as 'enterprise'
  ] as { target?: string } | undefined;
  return attribute?.target ?? '';
}

type Offered = { id: number; [field: string]: unknown };

const offered = (ctx: Context): Offered[] => ((ctx.body ?? {}) as { results?: Offered[] }).results ?? [];

/**
 * Adds the other name to each record that is offered, because the panel hides a record in which it does not find
 * the typed words.
 */
async function addBesides(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const target = targetOf(strapi, ctx);
  const field = BESIDES[target];
  const found = offered(ctx);
  if (!field || found.length === 0) return;
  const { tableName, attributes } = strapi.db.metadata.get(target);
  const { columnName } = attributes[field] as { columnName: string };
  const read = await inTransaction(strapi, (trx) =>
    rows<{ id: number; besides: string | null }>(
      trx,
      'select id, ?? as besides from ?? where id = any(?::int[])',
      [columnName, tableName, found.map(({ id }) => id)],
    ),
  );
  const besidesOf = new Map(read.map(({ id, besides }) => [id, besides]));
  for (const row of found) {
    if (typeof row['name'] === 'string')
      row['name'] = withBesides(row['name'], besidesOf.get(Number(row.id)));
  }
}

/** Adds to each account in the answer the field that it is called by. */
async function nameAccounts(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const target = targetOf(strapi, ctx);
  const field = ACCOUNT_NAMES[target];
  const results = offered(ctx);
  if (!field || results.length === 0 || !TOLD_ACCOUNTS.includes(askerOf(ctx).kind)) return;
  const ids = results.map(({ id }) => id);
  // Past the asker's rights: he may know what an account is called, and nothing else of it.
  const accounts = await inTransaction(strapi, (trx) =>
    asOwner(trx, 'The asker may know what an account is called, and reads nothing else of it', () =>
      rows<{ id: number; name: string }>(
        trx,
        `select id, ${field} as name from ${strapi.db.metadata.get(target).tableName} where id = any(?::int[])`,
        [ids],
      ),
    ),
  );
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  for (const row of results) row[field] = names.get(Number(row.id)) ?? null;
}

function searchByBoth(ctx: Context, field: string | undefined): void {
  const { _q: search, ...query } = ctx.request.query as { _q?: unknown } & Record<string, unknown>;
  if (!field || typeof search !== 'string' || search === '') return;
  const filters = {
    $or: [{ name: { $containsi: search } }, { [field]: { $containsi: search } }],
  };
  // Koa's own setter would write it into the URL, where nothing nested survives.
  Object.defineProperty(ctx.request, 'query', {
    configurable: true,
    writable: true,
    value: { ...query, filters },
  });
}
