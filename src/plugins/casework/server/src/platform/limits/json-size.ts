/**
 * Limits the depth and the items of a request's body, the same for every route: judged once, right behind the body
 * parser, before authentication, validators or the database see it. Strapi's validators take time that grows with the
 * items of an array (yup collects an error for each), and some recurse to the depth of what was sent.
 */

/** A form with its relations is six deep; the text of a document with tables is five. */
export const MAX_DEPTH = 24;
/** The rows of the largest table that a document may hold (contracts/documents.ts). */
export const MAX_ITEMS = 5_000;
/** Names in one object: for each that it does not know a validator makes an error with its text. */
export const MAX_NAMES = 500;
/** Values of all kinds in one body: one megabyte of `0,` would be half a million. */
export const MAX_VALUES = 60_000;
/** Relations that one form changes at once, and records that one bulk action names. */
export const MAX_RELATED = 500;

const RELATIONS: ReadonlySet<string> = new Set([
  'set',
  'connect',
  'disconnect',
  'documentIds',
  'permissions',
]);

/** The limit that a body exceeds. */
export type Excess = 'depth' | 'items' | 'values';

export type Judgement = {
  excess: Excess | null;
  /** values that were looked at: never more than the body has, and never more than MAX_VALUES + 1 */
  steps: number;
};

type Left = { value: object; depth: number };

/**
 * Judges a parsed JSON value without recursion, and stops at the first excess.
 * @param root what the body parser made of the body
 */
export function judgeJson(root: unknown): Judgement {
  let steps = 1;
  if (typeof root !== 'object' || root === null) return { excess: null, steps };
  const left: Left[] = [{ value: root, depth: 1 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, depth } = next;
    if (depth > MAX_DEPTH) return { excess: 'depth', steps };
    if (Array.isArray(value) && value.length > MAX_ITEMS) return { excess: 'items', steps };
    let names = 0;
    for (const key in value) {
      steps += 1;
      if (steps > MAX_VALUES) return { excess: 'values', steps };
      names += 1;
      if (names > MAX_NAMES && !Array.isArray(value)) return { excess: 'items', steps };
      const inner = (value as Record<string, unknown>)[key];
      if (typeof inner !== 'object' || inner === null) continue;
      if (Array.isArray(inner) && RELATIONS.has(key) && inner.length > MAX_RELATED)
        return { excess: 'items', steps };
      left.push({ value: inner, depth: depth + 1 });
    }
  }
  return { excess: null, steps };
}
