import type { z } from 'zod';
import { FIRST_DAY, LAST_DAY } from '../../../../domain/calendar';
import type { Language } from '../../../../contracts/messages';
import { invalidInput, type CaseworkError, type Detail } from './errors';
import { nameOfField } from './field-names';

type Issue = z.core.$ZodIssue;

/**
 * Parses what came in by its contract.
 * @throws CaseworkError 400 with every wrong field and its reason, in the reader's language
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const long = longArrays(schema, value);
  const result = schema.safeParse(long.reduce(shortened, value));
  if (result.success && long.length === 0) return result.data;
  // For an array that is too long only that is reported, not the faults of its items.
  const others = (result.error?.issues ?? []).filter(
    (issue) => !long.some((array) => isInside(issue, array)),
  );
  throw refusal([...others, ...long], value);
}

const isInside = (issue: Issue, array: Issue): boolean => array.path.every((key, i) => issue.path[i] === key);

/** Items of an array whose contract names no number. */
const MOST_ITEMS = 5_000;

type Inside = {
  _zod: {
    def: {
      type: string;
      shape?: Record<string, Inside>;
      innerType?: Inside;
      element?: Inside;
      in?: Inside;
      out?: Inside;
    };
    bag: { maximum?: number };
  };
};

type LongArray = Issue & { code: 'too_big'; maximum: number };

/**
 * Returns the arrays that are longer than their contract allows. zod judges every item before it counts them, and
 * each wrong one is a separate error: ten thousand would be described. Only arrays that the contract reaches are
 * checked, and none inside an array that is too long itself.
 */
function longArrays(schema: unknown, value: unknown, path: PropertyKey[] = []): LongArray[] {
  const { def, bag } = (schema as Inside)._zod;
  if (def.innerType) return longArrays(def.innerType, value, path);
  if (def.type === 'pipe') {
    const before = longArrays(def.in, value, path);
    return before.length > 0 ? before : longArrays(def.out, value, path);
  }
  if (typeof value !== 'object' || value === null) return [];
  if (def.type === 'array' && Array.isArray(value)) {
    const maximum = Number(bag.maximum ?? MOST_ITEMS);
    if (value.length > maximum)
      return [
        { code: 'too_big', origin: 'array', maximum, inclusive: true, path, message: '', input: value },
      ];
    return value.flatMap((item, i) => longArrays(def.element, item, [...path, i]));
  }
  const shape = def.type === 'object' && !Array.isArray(value) ? (def.shape ?? {}) : {};
  return Object.keys(shape).flatMap((key) =>
    longArrays(shape[key], (value as Record<string, unknown>)[key], [...path, key]),
  );
}

/** A copy of the value in which the array at the issue's path has as many items as it may have. */
function shortened(value: unknown, { path, maximum }: LongArray): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return Array.isArray(value) ? value.slice(0, maximum) : value;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const at = copy as Record<PropertyKey, unknown>;
  at[key] = shortened(at[key], { maximum, path: rest } as LongArray);
  return copy;
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
 * Whether nothing was given there. zod is not asked: it would write the whole input into its message, and a deep
 * one exhausts its stack.
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
  if (issue.code === 'custom' && issue.message === 'date-bounds') return 'DATE_BOUNDS';
  if (issue.code === 'custom' && issue.message.startsWith('invisible:')) return 'INVISIBLE_CHARACTER';
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
  DATE_BOUNDS: {
    zh: `日期须在${FIRST_DAY}至${LAST_DAY}之间`,
    en: `must lie between ${FIRST_DAY} and ${LAST_DAY}`,
  },
  INVISIBLE_CHARACTER: {
    zh: '含有看不见的字符（{point}），请删去后重新填写',
    en: 'has an invisible character ({point})',
  },
  BAD_FORMAT: { zh: '格式不正确', en: 'has the wrong format' },
};

function detail(path: PropertyKey[], code: string, language: Language, issue?: Issue): Detail {
  const given = (issue ?? {}) as { maximum?: unknown; minimum?: unknown; values?: unknown[] };
  const text = (TEXTS[code] ?? { zh: code, en: code })[language]
    .replace('{max}', String(given.maximum))
    .replace('{min}', String(given.minimum))
    .replace('{point}', issue?.message.replace('invisible:', '') ?? '')
    .replace('{values}', (given.values ?? []).join('、'));
  const named = path.length > 0 ? nameOfField(path.map(String).join('.'), language) : 'data';
  return {
    path: path.map(String),
    message: `${named}${language === 'zh' ? '：' : ': '}${text}`,
    name: 'ValidationError',
    code,
  };
}
