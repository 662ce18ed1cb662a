import { errors } from '@strapi/utils';
import {
  conflictMessage,
  fieldMessage,
  message,
  type GeneralCode,
  type Language,
} from '../../../../contracts/messages';
import type { FieldError, Refusal, Stage } from '../../../../domain/lifecycle';
import { isDatabaseAway } from '../base/reason';
import { nameOfField } from './field-names';

const NAMES: Record<number, string> = {
  400: 'ValidationError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  413: 'PayloadTooLargeError',
  429: 'RateLimitError',
  503: 'ServiceUnavailableError',
  500: 'InternalServerError',
};

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503;

export type Detail = { path: string[]; message: string; name: string; code: string };

/**
 * The one error that use-cases throw. It carries codes; what people read is made where the answer
 * is sent, in the language of the request.
 */
export class CaseworkError extends Error {
  constructor(
    readonly status: Status,
    readonly code: string,
    readonly say: (language: Language) => { message: string; details: Record<string, unknown> },
  ) {
    super(code);
    this.name = 'CaseworkError';
  }

  /** Strapi's body of an error: `{status, name, message, details}`. */
  toBody(language: Language): {
    status: number;
    name: string;
    message: string;
    details: Record<string, unknown>;
  } {
    const said = this.say(language);
    return {
      status: this.status,
      name: NAMES[this.status] ?? 'ApplicationError',
      message: said.message,
      details: { code: this.code, ...said.details },
    };
  }
}

/** An error that is said in one sentence. */
export const refuse = (
  status: Status,
  code: GeneralCode,
  params: Record<string, string | number> = {},
  details: Record<string, unknown> = {},
): CaseworkError =>
  new CaseworkError(status, code, (language) => ({ message: message(code, language, params), details }));

/** Seconds after which it may be worth asking again. */
export const RETRY_AFTER = 5;

/** There is no more of something now: 429 to who has too much under way, 503 when the whole is full. */
export const overloaded = (status: 429 | 503): CaseworkError =>
  refuse(status, status === 429 ? 'TOO_MANY_REQUESTS' : 'OVERLOADED');

/** The same answer for a record that is not there and for one that the asker may not see. */
export const notFound = (): CaseworkError => refuse(404, 'NOT_FOUND');

/** Values or shapes that are wrong, each with its field and reason. */
export function invalidInput(errorsOf: (language: Language) => Detail[]): CaseworkError {
  return new CaseworkError(400, 'BAD_INPUT', (language) => {
    const list = errorsOf(language);
    const summary = list
      .slice(0, 3)
      .map((e) => e.message)
      .join(language === 'zh' ? '；' : '; ');
    return { message: message('BAD_INPUT', language, { summary }), details: { errors: list } };
  });
}

export const fieldErrors = (list: FieldError[]): CaseworkError =>
  invalidInput((language) =>
    list.map(({ field, code, params }) => ({
      path: field.split('.'),
      message: fieldMessage(field, code, language, params, nameOfField),
      name: 'ValidationError',
      code,
    })),
  );

/** A refusal of the lifecycle as an error; a conflict tells the present stage and what is allowed. */
export function refusalError(
  refusal: Refusal,
  present: { stage: Stage; actions: readonly string[] } | null,
): CaseworkError {
  switch (refusal.kind) {
    case 'forbidden':
      return refuse(403, 'FORBIDDEN');
    case 'invalid':
      return fieldErrors(refusal.errors);
    case 'conflict':
      return new CaseworkError(409, refusal.code, (language) => ({
        message: conflictMessage(refusal.code, language, refusal.params),
        details: present ? { stage: present.stage, allowedActions: present.actions } : {},
      }));
  }
}

type PgError = { code?: string; constraint?: string; column?: string };

/**
 * The answer to an error of the database. A row that policies refuse is answered as "not allowed", a lifecycle
 * record written outside of asOwner as "actions only"; anything unknown stays an internal error.
 */
export function databaseError(error: unknown): CaseworkError | null {
  const { code, constraint } = (error ?? {}) as PgError;
  switch (code) {
    case '42501':
      return refuse(403, 'FORBIDDEN');
    case 'QM001':
      return refuse(403, 'READ_ONLY');
    case 'QM002':
      return refuse(403, 'NOT_DELETABLE');
    case 'QM003':
      return refuse(409, 'PAIRING_HAS_ISSUES');
    case 'QM004':
      return refuse(409, 'SUBMITTED');
    case 'QM014':
      return refuse(409, 'PUBLISHED_KEPT');
    case 'QM009':
      return refuse(409, 'LAST_OFFICE');
    case '23P01':
      return refuse(409, 'PAIRING_OPEN');
    case '23505':
      return constraint === 'pairings_one_open' ? refuse(409, 'PAIRING_OPEN') : refuse(400, 'DUPLICATE');
    case '23514':
      return constraint === 'enterprises_credit_code_check'
        ? refuse(400, 'CREDIT_CODE')
        : refuse(400, 'CONSTRAINT');
    case '23502':
    case '23503':
    case '22001':
    case '22003':
    case '22P02':
    case '22007':
    case '22008':
    case '22021':
      return refuse(400, 'CONSTRAINT');
    // An operator that its column does not have, a column that there is not, a pattern that is none.
    case '42883':
    case '42703':
    case '42804':
    case '22025':
    case '2201B':
      return refuse(400, 'BAD_QUERY');
    case '40P01':
    case '55P03':
    case '40001':
      return refuse(409, 'BUSY');
    // A statement that ran for too long, or whose client has left; a server without a free connection or memory.
    case '57014':
    case '53200':
    case '53300':
    case '53400':
    case '25P03':
      return overloaded(503);
    default:
      return isDatabaseAway(error) ? overloaded(503) : null;
  }
}

export const isStrapiError = (error: unknown): error is errors.ApplicationError =>
  error instanceof errors.ApplicationError;
