import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { notFound } from '../shared/errors';

const ENTERPRISE = 'api::enterprise.enterprise';

type Relations = {
  findAvailable(ctx: Context): Promise<unknown>;
};

type Controllers = {
  extend(uid: string, change: (controller: Relations) => Relations): void;
};

/** What pickers of the Content Manager search an enterprise by. Its own search knows one field only. */
export function installRelationSearch(strapi: Core.Strapi): void {
  const controllers: Controllers = strapi.get('controllers');
  controllers.extend('plugin::content-manager.relations', (controller: Relations) => ({
    ...controller,
    async findAvailable(this: Relations, ctx: Context) {
      await requireVisibleEntry(strapi, ctx);
      if (isEnterprise(strapi, ctx)) searchByNameOrCode(ctx);
      return controller.findAvailable.call(this, ctx);
    },
  }));
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

function isEnterprise(strapi: Core.Strapi, ctx: Context): boolean {
  const { model = '', targetField = '' } = ctx['params'] as { model?: string; targetField?: string };
  const attribute = strapi.getModel(model as 'api::issue.issue')?.attributes?.[
    targetField as 'enterprise'
  ] as { target?: string } | undefined;
  return attribute?.target === ENTERPRISE;
}

function searchByNameOrCode(ctx: Context): void {
  const { _q: search, ...query } = ctx.request.query as { _q?: unknown } & Record<string, unknown>;
  if (typeof search !== 'string' || search === '') return;
  const filters = {
    $or: [{ name: { $containsi: search } }, { creditCode: { $containsi: search } }],
  };
  // Koa's own setter would write it into the URL, where nothing nested survives.
  Object.defineProperty(ctx.request, 'query', {
    configurable: true,
    writable: true,
    value: { ...query, filters },
  });
}
