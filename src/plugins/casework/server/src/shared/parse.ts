import type { z } from 'zod';
import type { Language } from '../../../contracts/messages';
import { invalidInput, type CaseworkError, type Detail } from './errors';
import { nameOfField } from './field-names';

type Issue = z.core.$ZodIssue;

/**
 * Parses what came in by its contract.
 * @throws CaseworkError 400 with every wrong field and its reason, in the reader's language
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refusal(result.error.issues, value);
}

/** A contract of somebody else's that `value` does not meet, as the same refusal; null for any other error. */
export function contractError(error: unknown, value: unknown): CaseworkError | null {
  const { name, issues } = (error ?? {}) as { name?: unknown; issues?: Issue[] };
  return name === 'ZodError' && Array.isArray(issues) ? refusal(issues, value) : null;
}

const refusal = (issues: Issue[], value: unknown): CaseworkError =>
  invalidInput((language) => issues.flatMap((issue) => describe(issue, value, language)));

function describe(issue: Issue, value: unknown, language: Language): Detail[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => detail([...issue.path, key], 'UNKNOWN_FIELD', language));
  }
  return [detail(issue.path, code(issue, isMissing(value, issue.path)), language, issue)];
}

/**
 * Whether nothing was given there. Not asked of zod: it would write the whole input into its message, and a deep
 * one ends its stack.
 */
function isMissing(value: unknown, path: PropertyKey[]): boolean {
  let given = value;
  for (const key of path) given = (given as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return given === undefined;
}

const TOO_SMALL: Record<string, string> = { string: 'EMPTY', array: 'TOO_FEW' };
const TOO_BIG: Record<string, string> = { string: 'TOO_LONG', array: 'TOO_MANY' };

function code(issue: Issue, missing: boolean): string {
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union')
    return missing ? 'REQUIRED' : 'WRONG_TYPE';
  if (issue.code === 'too_small') return TOO_SMALL[issue.origin] ?? 'TOO_SMALL';
  if (issue.code === 'too_big') return TOO_BIG[issue.origin] ?? 'TOO_BIG';
  if (issue.code === 'invalid_value') return missing ? 'REQUIRED' : 'NOT_A_CHOICE';
  if (issue.code === 'custom' && issue.message === 'invalid-text') return 'INVALID_TEXT';
  return 'BAD_FORMAT';
}

const TEXTS: Record<string, { zh: string; en: string }> = {
  UNKNOWN_FIELD: { zh: '没有这一项', en: 'is not a known field' },
  REQUIRED: { zh: '必须填写', en: 'is required' },
  WRONG_TYPE: { zh: '类型不正确', en: 'has the wrong type' },
  EMPTY: { zh: '不能为空', en: 'must not be empty' },
  TOO_LONG: { zh: '超过{max}字', en: 'is longer than {max} characters' },
  TOO_FEW: { zh: '至少填写{min}项', en: 'needs at least {min}' },
  TOO_MANY: { zh: '最多填写{max}项', en: 'takes at most {max}' },
  TOO_SMALL: { zh: '小于最小值{min}', en: 'is below {min}' },
  TOO_BIG: { zh: '超过最大值{max}', en: 'is above {max}' },
  NOT_A_CHOICE: { zh: '须为以下之一：{values}', en: 'must be one of {values}' },
  INVALID_TEXT: { zh: '含有不能保存的字符', en: 'has characters that cannot be stored' },
  BAD_FORMAT: { zh: '格式不正确', en: 'has the wrong format' },
};

function detail(path: PropertyKey[], code: string, language: Language, issue?: Issue): Detail {
  const given = (issue ?? {}) as { maximum?: unknown; minimum?: unknown; values?: unknown[] };
  const text = (TEXTS[code] ?? { zh: code, en: code })[language]
    .replace('{max}', String(given.maximum))
    .replace('{min}', String(given.minimum))
    .replace('{values}', (given.values ?? []).join('、'));
  const named = path.length > 0 ? nameOfField(path.map(String).join('.'), language) : 'data';
  return {
    path: path.map(String),
    message: `${named}${language === 'zh' ? '：' : ': '}${text}`,
    name: 'ValidationError',
    code,
  };
}
