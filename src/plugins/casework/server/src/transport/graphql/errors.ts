import { unwrapResolverError } from '@apollo/server/errors';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Context } from 'koa';
import { languageOf, type Language } from '../../../../contracts/messages';
import { CaseworkError, databaseError, invalidInput, refuse } from '../../platform/answers/errors';
import { nameOfField } from '../../platform/answers/field-names';
import { inLanguage } from '../../platform/answers/language';

/**
 * Errors of GraphQL as Strapi writes them, `{message, extensions: {error, code}}`, with the same status,
 * name, message and details in `extensions.error` as the same refusal has over REST.
 */

type Body = { status: number; name: string; message: string; details?: unknown };

/** Apollo's `formatError`. */
export const formatErrors =
  (strapi: Core.Strapi) =>
  (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const ctx = strapi.requestContext.get() as Context | undefined;
    const language = languageOf(ctx?.get('accept-language'));
    const original = unwrapResolverError(thrown);
    const body = bodyOf(strapi, original, formatted, language, ctx);
    return {
      message: body.message,
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { error: body, code: codeOf(body, original, formatted) },
    };
  };

function bodyOf(
  strapi: Core.Strapi,
  error: unknown,
  formatted: GraphQLFormattedError,
  language: Language,
  ctx: Context | undefined,
): Body {
  if (error instanceof CaseworkError) return error.toBody(language);
  if (error instanceof errors.ForbiddenError && isNobody(ctx)) {
    return refuse(401, 'UNAUTHORIZED').toBody(language);
  }
  if (error instanceof errors.ApplicationError || error instanceof errors.HttpError) {
    const { name, message, details } = error as Error & { details?: unknown };
    return inLanguage({ status: statusOf(error), name, message, details }, language);
  }
  if (error instanceof GraphQLError || formatted.extensions?.['code'] === 'BAD_REQUEST') {
    return requestError(formatted, language);
  }
  const known = aborted(error) ?? databaseError(error);
  if (known) return known.toBody(language);
  strapi.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const details = { requestId: ctx?.state['requestId'] as unknown };
  return inLanguage(
    { status: 500, name: 'InternalServerError', message: 'Internal Server Error', details },
    language,
  );
}

/** A query beside one that the database refused finds its transaction ended. */
const aborted = (error: unknown): CaseworkError | null =>
  (error as { code?: unknown } | null)?.code === '25P02' ? refuse(409, 'BUSY') : null;

/** Whether the caller has not signed in. */
const isNobody = (ctx: Context | undefined): boolean => {
  const state = ctx?.state as { auth?: { credentials?: unknown } } | undefined;
  return state?.auth?.credentials == null;
};

const STATUS: readonly (readonly [abstract new (...args: never[]) => Error, number])[] = [
  [errors.UnauthorizedError, 401],
  [errors.ForbiddenError, 403],
  [errors.NotFoundError, 404],
  [errors.PayloadTooLargeError, 413],
  [errors.RateLimitError, 429],
  [errors.NotImplementedError, 501],
];

function statusOf(error: Error): number {
  const { status } = error as { status?: unknown };
  if (typeof status === 'number') return status;
  return STATUS.find(([type]) => error instanceof type)?.[1] ?? 400;
}

/** Strapi's codes. */
function codeOf({ status, name }: Body, original: unknown, formatted: GraphQLFormattedError): string {
  const given = formatted.extensions?.['code'];
  const isRequest = original instanceof GraphQLError && typeof given === 'string';
  if (isRequest && given !== 'INTERNAL_SERVER_ERROR') return given;
  if (status === 500) return 'INTERNAL_SERVER_ERROR';
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (name === 'ValidationError') return 'BAD_USER_INPUT';
  return `STRAPI_${name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}`;
}

const MISSING = /Field "(?:\w+\.)?(\w+)" of required type "[^"]+" was not provided/;
const UNKNOWN = /Field "(\w+)" is not defined by type/;

/** A document or variables that do not fit the schema; a wrong field is named as the contracts name it. */
function requestError({ message: text }: GraphQLFormattedError, language: Language): Body {
  return (
    requestRefusal(text)?.toBody(language) ??
    inLanguage({ status: 400, name: 'ValidationError', message: text }, language)
  );
}

/** Returns the contracts' error for a field that GraphQL finds missing or unknown; null for any other fault. */
export const requestRefusal = (text: string): CaseworkError | null =>
  wrongField(text, MISSING, 'REQUIRED', { zh: '必须填写', en: 'is required' }) ??
  wrongField(text, UNKNOWN, 'UNKNOWN_FIELD', { zh: '没有这一项', en: 'is not a known field' });

function wrongField(
  text: string,
  pattern: RegExp,
  code: string,
  say: Record<Language, string>,
): CaseworkError | null {
  const name = pattern.exec(text)?.[1];
  if (!name) return null;
  return invalidInput((language) => [
    {
      path: [name],
      message: `${nameOfField(name, language)}${language === 'zh' ? '：' : ': '}${say[language]}`,
      name: 'ValidationError',
      code,
    },
  ]);
}
