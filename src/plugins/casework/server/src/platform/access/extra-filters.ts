import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { EXTRA_OPERATORS, type ExtraRecord, type ExtraType } from '../../../../domain/extra';
import { refuse } from '../answers/errors';
import { inTransaction, rows } from '../database/as-owner';
import { EXTRA_OF, markedOperand, type ExtraCondition } from './extra-query';

/**
 * Conditions on extra fields at the doors: which of them the asker may read, his policies say. One that he may not read is
 * refused like one that does not exist.
 */

type Known = { record: ExtraRecord; code: string; type: ExtraType };
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NUMERIC: readonly ExtraType[] = ['number', 'money'];

/** An operand in the field's type, as text of SQL; undefined when it is none. */
function operandOf(type: ExtraType, value: unknown): string | undefined {
  const text =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;
  if (text === null || text.length > 300 || text.includes('\0')) return undefined;
  if (NUMERIC.includes(type)) return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? text : undefined;
  if (type === 'yes-no') return text === 'true' || text === 'false' ? text : undefined;
  return text;
}

const LISTS = ['$in', '$notIn', '$between'];

/** @throws CaseworkError 400 for an operator or an operand that the field does not take */
function checked({ code, type }: Known, operator: string, value: unknown): ExtraCondition {
  const bad = (): Error => refuse(400, 'BAD_QUERY');
  if (!EXTRA_OPERATORS[type].includes(operator)) throw bad();
  if (operator === '$null' || operator === '$notNull') {
    if (!['true', 'false', 'undefined'].includes(String(value))) throw bad();
    return { code, type, operator, value: String(value) !== 'false' };
  }
  if (LISTS.includes(operator)) {
    const list = (
      Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [value]
    ) as unknown[];
    const operands = list.map((one) => operandOf(type, one));
    const fits =
      operator === '$between' ? operands.length === 2 : operands.length > 0 && operands.length <= 100;
    if (!fits || operands.includes(undefined)) throw bad();
    return { code, type, operator, value: operands };
  }
  const operand = operandOf(type, value);
  if (operand === undefined) throw bad();
  return { code, type, operator, value: operand };
}

type Attributes = Record<string, { type: string; target?: string } | undefined>;
type Spelling = {
  and: string;
  equal: string;
  groups: readonly string[];
  spelt: (operator: string) => string;
};

const REST: Spelling = { and: '$and', equal: '$eq', groups: ['$and', '$or', '$not'], spelt: (name) => name };
const GRAPHQL: Spelling = {
  and: 'and',
  equal: 'eq',
  groups: ['and', 'or', 'not'],
  spelt: (name) => (name.startsWith('$') ? name : `$${name}`),
};

class Encoder {
  private known: Promise<Known[]> | null = null;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly spelling: Spelling,
  ) {}

  async conditions(uid: string, node: unknown): Promise<unknown> {
    if (Array.isArray(node)) return Promise.all(node.map((part) => this.conditions(uid, part)));
    if (!isObject(node)) return node;
    const { attributes } = this.strapi.contentType(uid as never) as { attributes: Attributes };
    const kept: Json = {};
    const added: unknown[] = [];
    for (const [key, value] of Object.entries(node)) {
      const target = attributes[key]?.target;
      if (this.spelling.groups.includes(key)) kept[key] = await this.conditions(uid, value);
      else if (key === 'extra' && EXTRA_OF[uid]) added.push(...(await this.ofFields(EXTRA_OF[uid], value)));
      else if (target?.startsWith('api::') && isObject(value))
        kept[key] = await this.conditions(target, value);
      else kept[key] = value;
    }
    if (added.length === 0) return kept;
    return { [this.spelling.and]: [...(Object.keys(kept).length > 0 ? [kept] : []), ...added] };
  }

  private async ofFields(record: ExtraRecord, value: unknown): Promise<unknown[]> {
    const unreadable = (code: string): Error => {
      const field = `extra.${code}`.slice(0, 60);
      return refuse(400, 'UNREADABLE_FIELD', { field }, { field });
    };
    if (!isObject(value)) throw unreadable('');
    const fields = await this.fields();
    return Object.entries(value).flatMap(([code, condition]) => {
      const field = fields.find((one) => one.record === record && one.code === code);
      if (!field) throw unreadable(code);
      const operators = isObject(condition) ? condition : { [this.spelling.equal]: condition };
      return Object.entries(operators).map(([operator, operand]) => ({
        extra: {
          [this.spelling.equal]: markedOperand(checked(field, this.spelling.spelt(operator), operand)),
        },
      }));
    });
  }

  /** The fields that the asker may read: his policies say which. */
  private fields(): Promise<Known[]> {
    this.known ??= inTransaction(this.strapi, (trx) =>
      rows<Known>(trx, 'select record, code, type from extra_fields'),
    );
    return this.known;
  }
}

const mentions = (filters: unknown): boolean => JSON.stringify(filters ?? null).includes('"extra"');

/**
 * Filters with their conditions on extra fields made ready for Strapi.
 * @param filters as REST has them, or as GraphQL's arguments
 * @throws CaseworkError 400 for a field that the asker may not read, an operator or operand that it does not take
 */
export async function encodeExtra(
  strapi: Core.Strapi,
  uid: string,
  filters: unknown,
  door: 'rest' | 'graphql' = 'rest',
): Promise<unknown> {
  if (!mentions(filters)) return filters;
  return new Encoder(strapi, door === 'rest' ? REST : GRAPHQL).conditions(uid, filters);
}

/** The content type that a generated route or the Content Manager lists; null for other paths. */
function listedType(strapi: Core.Strapi, path: string): string | null {
  const managed = /^\/content-manager\/(?:collection-types|single-types)\/(api::[a-z-]+\.[a-z-]+)/.exec(path);
  if (managed) return strapi.contentTypes[managed[1] as never] ? (managed[1] ?? null) : null;
  const plural = /^\/api\/([a-z-]+)(?:\/[^/]*)?\/?$/.exec(path)?.[1];
  const type = Object.values(strapi.contentTypes).find(
    ({ uid, info }) => uid.startsWith('api::') && info.pluralName === plural,
  );
  return type?.uid ?? null;
}

/** Makes the filters of a request to a generated list ready for Strapi. Runs once the asker is known. */
export async function readExtraFilters(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const query = ctx.query as Json;
  if (!mentions(query['filters'])) return;
  const uid = listedType(strapi, ctx.path);
  // Strapi keeps the parsed query beside the text of it, and gives the same object to all that follows.
  if (uid) query['filters'] = await encodeExtra(strapi, uid, query['filters']);
}
