import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Actor } from '../../../../domain/lifecycle';
import { afterRequest } from '../../platform/access/request-transaction';
import { recordRefusal } from '../issues/refused-attempts';
import { presentInstant } from '../../platform/base/clock';
import type { RefusedItem } from './refused-items';

/** Records every refused decision with its issue, once the request's transaction has ended. */
export const recordsRefused =
  (strapi: Core.Strapi, ctx: Context, actor: Actor) =>
  (refused: readonly RefusedItem[]): void => {
    for (const { error, action } of refused) {
      afterRequest(ctx, () => recordRefusal(strapi, error, action, actor, presentInstant()));
    }
  };
