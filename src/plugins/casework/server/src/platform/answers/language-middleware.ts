import { STATUS_CODES } from 'node:http';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { languageOf } from '../../../../contracts/messages';
import { inLanguage } from './language';

/**
 * Outermost middleware: every refusal leaves in Strapi's shape and in the reader's language, whichever layer has
 * made it. Answers that are no refusals are not touched.
 */
export const errorLanguage =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    await next();
    if (ctx.status < 400 || ctx.method === 'HEAD') return;
    const error = errorOf(ctx);
    if (!error) return;
    const language = languageOf(ctx.get('accept-language'));
    const { status, body } = ctx;
    const said = inLanguage(error, language);
    ctx.body = {
      data: null,
      ...(isObject(body) ? body : {}),
      error: status < 500 ? said : withId(ctx, said),
    };
    ctx.status = status;
    ctx.set('Content-Language', language === 'zh' ? 'zh-CN' : 'en');
    ctx.vary('Accept-Language');
  };

/** By its id an administrator finds in the log what went wrong; a refusal says all there is to say itself. */
const withId = <T extends { details?: unknown }>(ctx: Context, error: T): T => ({
  ...error,
  details: {
    ...(isObject(error.details) ? error.details : {}),
    requestId: ctx.state['requestId'] as unknown,
  },
});

type Refusal = { status: number; name: string; message: string; details?: unknown };

const NAMES: Readonly<Record<number, string>> = {
  404: 'NotFoundError',
  405: 'MethodNotAllowedError',
  413: 'PayloadTooLargeError',
  429: 'RateLimitError',
  503: 'ServiceUnavailableError',
};

/** Returns the answer as an error; null for pages and for GraphQL, which makes its own (graphql/errors). */
function errorOf(ctx: Context): Refusal | null {
  const { body, status } = ctx;
  if (isObject(body)) {
    const { error } = body;
    if (typeof error === 'string') return { status, name: nameOf(status), message: error, details: {} };
    if (typeof error !== 'object' || error === null) return null;
    // Some answer with the very error that was thrown.
    const { name, message, details } = error as Record<string, unknown>;
    return {
      status,
      name: typeof name === 'string' ? name : nameOf(status),
      message: typeof message === 'string' ? message : '',
      details,
    };
  }
  if (typeof body === 'string' && /^\s*[{<[]/.test(body)) return null;
  if (body !== undefined && body !== null && typeof body !== 'string') return null;
  return { status, name: nameOf(status), message: STATUS_CODES[status] ?? '', details: {} };
}

const nameOf = (status: number): string =>
  NAMES[status] ?? (status < 500 ? 'BadRequestError' : 'InternalServerError');

function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Just outside of the body parser: what it cannot read is the sender's fault. Parsers of forms and of
 * compressed bodies throw errors that carry no status, which would be answered with 500.
 */
export const readableBody =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    let reading = true;
    ctx.state['bodyWasRead'] = () => {
      reading = false;
    };
    try {
      await next();
    } catch (error) {
      const status = reading ? (senderStatus(error) ?? 400) : exposed(error) ? senderStatus(error) : null;
      if (!status) throw error;
      const message = error instanceof Error ? error.message : (STATUS_CODES[status] ?? '');
      ctx.status = status;
      ctx.body = { data: null, error: { status, name: nameOf(status), message, details: {} } };
    }
  };

/** Just inside of the body parser. */
export const bodyRead =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    (ctx.state['bodyWasRead'] as (() => void) | undefined)?.();
    await next();
  };

/** Another parser's complaint further in, as GraphQL's. */
const exposed = (error: unknown): boolean =>
  !(error instanceof errors.HttpError) &&
  (error instanceof SyntaxError || (error as { expose?: unknown } | null)?.expose === true);

function senderStatus(error: unknown): number | null {
  const { httpCode, status, statusCode } = (error ?? {}) as Record<string, unknown>;
  const isSenders = (code: unknown): code is number => typeof code === 'number' && code >= 400 && code < 500;
  return [httpCode, status, statusCode].find(isSenders) ?? null;
}
