import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ExtraRecord, ExtraType } from '../../../../domain/extra';

/**
 * Extra fields 附加项 in queries (spec: domain): `filters[extra][CODE][$eq]`. Strapi takes `extra` for one JSON value and
 * would refuse the code. At every door such a condition is checked under the asker's sight (extra-filters.ts) and made
 * into an operand that only this process can make; here the query guard makes SQL of it.
 */

/** Types whose records have extra fields. */
export const EXTRA_OF: Readonly<Record<string, ExtraRecord>> = {
  'api::issue.issue': 'issue',
  'api::enterprise.enterprise': 'enterprise',
  'api::visit.visit': 'visit',
  'api::project.project': 'project',
};

const MARK = `${randomUUID()}:`;

export type ExtraCondition = { code: string; type: ExtraType; operator: string; value: unknown };

/** The operand that stands for a condition which has been checked. */
export const markedOperand = (condition: ExtraCondition): string => `${MARK}${JSON.stringify(condition)}`;

/** The condition that was checked at the door; null for any other operand. */
export function decodeExtra(condition: unknown): ExtraCondition | null {
  const operand =
    typeof condition === 'object' && condition !== null ? (condition as { $eq?: unknown }).$eq : undefined;
  if (typeof operand !== 'string' || !operand.startsWith(MARK)) return null;
  return JSON.parse(operand.slice(MARK.length)) as ExtraCondition;
}

const NUMERIC: readonly ExtraType[] = ['number', 'money'];

const CONTAINING: Readonly<Record<string, (text: string) => string>> = {
  $contains: (text) => `%${text}%`,
  $containsi: (text) => `%${text}%`,
  $startsWith: (text) => `${text}%`,
  $endsWith: (text) => `%${text}`,
};
const COMPARED: Readonly<Record<string, string>> = {
  $eq: '=',
  $ne: '<>',
  $lt: '<',
  $lte: '<=',
  $gt: '>',
  $gte: '>=',
};

/** The condition in SQL, on the column `extra` of a table's alias. */
export function extraSql(
  alias: string,
  { code, type, operator, value }: ExtraCondition,
): { sql: string; bindings: unknown[] } {
  const column = `${alias}.extra`;
  if (operator === '$null' || operator === '$notNull') {
    const isNull = (operator === '$null') === value;
    return { sql: `(${column} ->> ?::text) is ${isNull ? '' : 'not '}null`, bindings: [code] };
  }
  if (type === 'choices')
    return { sql: `${column} -> ?::text @> to_jsonb(?::text)`, bindings: [code, value] };
  const numeric = NUMERIC.includes(type);
  const field = numeric ? `(${column} ->> ?::text)::numeric` : `${column} ->> ?::text`;
  const cast = numeric ? 'numeric' : 'text';
  if (operator === '$in' || operator === '$notIn') {
    const any = operator === '$in' ? '= any' : '<> all';
    return { sql: `${field} ${any} (?::${cast}[])`, bindings: [code, value] };
  }
  if (operator === '$between') {
    const [from, to] = value as [string, string];
    return { sql: `${field} between ?::${cast} and ?::${cast}`, bindings: [code, from, to] };
  }
  const pattern = CONTAINING[operator];
  if (pattern) {
    const like = operator === '$containsi' ? 'ilike' : 'like';
    const text = String(value).replace(/[\\%_]/g, (character) => `\\${character}`);
    return { sql: `${field} ${like} ?`, bindings: [code, pattern(text)] };
  }
  return { sql: `${field} ${COMPARED[operator] ?? '='} ?::${cast}`, bindings: [code, value] };
}

/** The keys of the records for which the condition holds. */
export function extraKeys(knex: Knex, table: string, condition: ExtraCondition): Knex.Raw {
  const { sql, bindings } = extraSql('held', condition);
  return knex.raw(`select held.id from ?? as held where ${sql}`, [table, ...bindings] as never);
}
