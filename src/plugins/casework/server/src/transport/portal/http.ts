import type { Context } from 'koa';
import { isRecord } from '../../platform/base/values';

/** Answers with a page. */
export function answerPage(ctx: Context, status: number, page: string): void {
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = page;
}

/** After a form: a reload does nothing again. */
export function seeOther(ctx: Context, path: string): void {
  ctx.status = 303;
  ctx.set('Location', path);
  ctx.body = '';
}

/** Returns the fields of a sent form. */
export const bodyOf = (ctx: Context): Record<string, unknown> => {
  const { body } = ctx.request as { body?: unknown };
  return isRecord(body) ? body : {};
};

/** A field of a form, trimmed; undefined when it was left empty. */
export const fieldOf = (ctx: Context, name: string): string | undefined => {
  const value = bodyOf(ctx)[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** The fields of a form that were filled in. */
export const fieldsOf = (ctx: Context, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = fieldOf(ctx, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
