import type { Knex } from 'knex';
import { FINAL_STAGES, OPEN_STAGES } from '../../../../domain/lifecycle';

/**
 * 灯 in queries. In the database `light` is a function of stored columns (database/repeatable/020-guards.sql), so it
 * is never out of date; but no index knows it. Conditions on it are therefore rewritten into conditions on
 * the stored columns, and ordering by it walks one segment after the other, each by an index.
 */

export const LIGHTS = ['red', 'yellow', 'waiting', 'green'] as const;

/** A light as it is shown; null for what is final. */
export type Light = (typeof LIGHTS)[number] | null;

/** The order in which people look: null, the final issues, last. */
export const SEGMENTS: readonly Light[] = [...LIGHTS, null];

export type Where = Record<string, unknown>;

const WAITING = ['reported', 'confirmed'];
const WORKING = OPEN_STAGES.filter((stage) => !WAITING.includes(stage));
const NOTHING: Where = { id: { $in: [] } };

/** The transaction's own instant, so that a filter and the light it shows never disagree. */
const instant = (knex: Knex): Knex.Raw => knex.raw(`(now() at time zone 'UTC')`);

/** The condition on stored columns that says the same as `light = …`. */
export function segmentWhere(light: Light, knex: Knex): Where {
  const now = instant(knex);
  const notYet = (field: string): Where => ({
    $or: [{ [field]: { $gt: now } }, { [field]: { $null: true } }],
  });
  switch (light) {
    case 'red':
      return { stage: { $in: WORKING }, redFrom: { $lte: now } };
    case 'yellow':
      return { $and: [{ stage: { $in: WORKING }, yellowFrom: { $lte: now } }, notYet('redFrom')] };
    case 'green':
      return { $and: [{ stage: { $in: WORKING } }, notYet('redFrom'), notYet('yellowFrom')] };
    case 'waiting':
      return { stage: { $in: WAITING } };
    case null:
      return { $or: [{ stage: { $in: [...FINAL_STAGES] } }, { stage: { $null: true } }] };
  }
}

/**
 * Returns the same for a walk in the order of dues. Here the planner must not expect few rows and sort them: it is
 * told which lights to exclude, which it takes for no restriction, and so reads the partial index of the segment in
 * order (database/repeatable/020-guards.sql).
 */
export function walkedWhere(light: Light, knex: Knex): Where {
  const others = (Object.keys(WORKING_RANKS) as (keyof typeof WORKING_RANKS)[]).filter((l) => l !== light);
  return others.length === 3
    ? segmentWhere(light, knex)
    : { stage: { $in: WORKING }, light_rank: { $notIn: others.map((l) => WORKING_RANKS[l]) } };
}

/** The values of public.light_rank for the stages in which somebody works. */
const WORKING_RANKS = { red: 1, yellow: 2, green: 4 };

const isLight = (value: unknown): boolean => value === null || (LIGHTS as readonly unknown[]).includes(value);

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const BY_VALUE = ['$eq', '$ne', '$in', '$notIn'];
const BY_TEXT = ['$eqi', '$nei'];

/** Values in a condition on `light` that no light has. */
export function unknownLights(condition: unknown): unknown[] {
  if (!isObject(condition)) return asList(condition).filter((value) => !isLight(value));
  return Object.entries(condition).flatMap(([operator, value]) => {
    if (operator === '$not' || operator === '$and' || operator === '$or') {
      return asList(value).flatMap((part) => unknownLights(part));
    }
    if (BY_VALUE.includes(operator)) return asList(value).filter((v) => !isLight(v));
    if (BY_TEXT.includes(operator)) {
      return asList(value).filter((v) => !isLight(typeof v === 'string' ? v.toLowerCase() : v));
    }
    return [];
  });
}

/** SQL's three answers; null is "unknown". */
type Truth = boolean | null;

const not = (truth: Truth): Truth => (truth === null ? null : !truth);

/** Evaluates a condition for one light as SQL would; undefined for other operators. */
function holds(condition: unknown, light: Light): Truth | undefined {
  if (Array.isArray(condition)) return light === null ? null : condition.includes(light);
  if (!isObject(condition))
    return condition === null ? light === null : light === null ? null : condition === light;
  let all: Truth = true;
  for (const [operator, value] of Object.entries(condition)) {
    const one = holdsOperator(operator, value, light);
    if (one === undefined) return undefined;
    all = all === false || one === false ? false : all === null || one === null ? null : true;
  }
  return all;
}

function holdsOperator(operator: string, value: unknown, light: Light): Truth | undefined {
  if (Array.isArray(value) && (operator === '$eq' || operator === '$ne')) return undefined;
  switch (operator) {
    case '$eq':
      return value === null ? light === null : light === null ? null : value === light;
    case '$ne':
      return value === null ? light !== null : light === null ? null : value !== light;
    case '$in':
      return light === null ? null : asList(value).includes(light);
    case '$notIn':
      return light === null || asList(value).includes(null) ? null : !asList(value).includes(light);
    case '$null':
      return (light === null) === Boolean(value);
    case '$notNull':
      return (light !== null) === Boolean(value);
    case '$not': {
      const inner = holds(value, light);
      return inner === undefined ? undefined : not(inner);
    }
    default:
      return undefined;
  }
}

/** A condition on `light` as one on stored columns, or null where only the function can say. */
function rewriteCondition(condition: unknown, knex: Knex): Where | null {
  const lights: Light[] = [];
  for (const light of SEGMENTS) {
    const truth = holds(condition, light);
    if (truth === undefined) return null;
    if (truth) lights.push(light);
  }
  if (lights.length === SEGMENTS.length) return {};
  const [only] = lights;
  if (only === undefined) return NOTHING;
  return lights.length === 1 ? segmentWhere(only, knex) : { $or: lights.map((l) => segmentWhere(l, knex)) };
}

/**
 * Rewrites the conditions on an issue's own `light`. Under `$not` they stay as they are: there "unknown" and
 * "no" differ, and the function says it right.
 */
export function rewriteLight(where: unknown, knex: Knex): unknown {
  if (Array.isArray(where)) return where.map((part) => rewriteLight(part, knex));
  if (!isObject(where)) return where;
  const kept: Where = {};
  const added: Where[] = [];
  for (const [key, value] of Object.entries(where)) {
    if (key === 'light') {
      const rewritten = rewriteCondition(value, knex);
      if (rewritten) added.push(rewritten);
      else kept[key] = value;
    } else if ((key === '$and' || key === '$or') && Array.isArray(value)) {
      kept[key] = value.map((part) => rewriteLight(part, knex));
    } else {
      kept[key] = value;
    }
  }
  return added.length === 0 ? kept : { $and: [kept, ...added] };
}

/**
 * Takes the conditions on `light` that hold for every row out of a query's conditions, for a walk that
 * skips the lights they exclude.
 */
export function splitLight(where: unknown): { rest: unknown; lights: readonly Light[] } {
  if (Array.isArray(where)) {
    const parts = where.map(splitLight);
    return { rest: parts.map((part) => part.rest), lights: common(parts.map((part) => part.lights)) };
  }
  if (!isObject(where)) return { rest: where, lights: SEGMENTS };
  const rest: Where = {};
  const lights: (readonly Light[])[] = [];
  for (const [key, value] of Object.entries(where)) {
    const said = key === 'light' ? SEGMENTS.map((light) => holds(value, light)) : [undefined];
    if (!said.includes(undefined)) lights.push(SEGMENTS.filter((_, i) => said[i]));
    else if (key === '$and' && Array.isArray(value)) {
      const inner = splitLight(value);
      rest[key] = inner.rest;
      lights.push(inner.lights);
    } else rest[key] = value;
  }
  return { rest, lights: common(lights) };
}

const common = (lists: (readonly Light[])[]): readonly Light[] =>
  SEGMENTS.filter((light) => lists.every((list) => list.includes(light)));

export type Order = readonly [field: string, direction: unknown];

/** The sort of a query as a list, whichever of its shapes it has. */
export function ordersOf(orderBy: unknown): Order[] {
  if (typeof orderBy === 'string') return [[orderBy, 'asc']];
  if (Array.isArray(orderBy)) return orderBy.flatMap((part) => ordersOf(part));
  return isObject(orderBy) ? Object.entries(orderBy) : [];
}

export const isDescending = (direction: unknown): boolean => String(direction).toLowerCase() === 'desc';

const KEYS = ['id', 'documentId'];

/**
 * The order within one light: what else was asked for, then the nearest due (spec: clock), then keys that
 * break ties. Descending turns the lights round, not the dues.
 */
export function orderWithin(rest: readonly Order[]): Where[] {
  const asked = rest.filter(([field]) => field !== 'light' && !KEYS.includes(field));
  const ties = rest.filter(([field]) => KEYS.includes(field));
  const due: Order[] = asked.some(([field]) => field === 'dueAt') ? [] : [['dueAt', 'asc']];
  return [...asked, ...due, ...ties].map(([field, direction]) => ({ [field]: direction }));
}

/**
 * Reads one page of a list ordered by light, segment after segment; a segment is counted only when the page lies
 * beyond it.
 */
export async function walkSegments<T>(
  page: { limit: number; offset: number; descending: boolean; lights: readonly Light[] },
  read: (light: Light, limit: number, offset: number) => Promise<T[]>,
  count: (light: Light) => Promise<number>,
): Promise<T[]> {
  const found: T[] = [];
  let skip = page.offset;
  for (const light of page.descending ? SEGMENTS.toReversed() : SEGMENTS) {
    if (!page.lights.includes(light)) continue;
    const here = await read(light, page.limit - found.length, skip);
    found.push(...here);
    if (found.length >= page.limit) break;
    if (here.length > 0) skip = 0;
    else if (skip > 0) skip -= await count(light);
  }
  return found;
}
