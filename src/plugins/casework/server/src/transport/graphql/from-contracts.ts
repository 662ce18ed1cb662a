import { z } from 'zod';
import { CALLS } from '../../../../contracts/calls';
import { isFile, type AnyCall, type Twin } from '../../../../contracts/define-call';

/**
 * The GraphQL twins of declared calls: arguments from path, query and body, types from the answer. A schema says by its
 * meta `x-graphql` what its type is called there: an object's own type, `ID`, or `JSON` for what has no fixed fields.
 */

type Json = Record<string, unknown>;
export type TwinCall = AnyCall & { graphql: Twin };

export const TWINS: readonly TwinCall[] = CALLS.filter(
  (call): call is TwinCall => call.graphql !== undefined,
);

/** Arguments that belong to the query's `pagination`. */
export const PAGE_ARGUMENTS = ['page', 'pageSize'] as const;

const pathNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');

/** The definitions of all twins: types, and one field of the root type each. */
export function twinTypeDefs(): { types: string; queries: string; mutations: string } {
  const types = new Map<string, string>();
  const fields = TWINS.map((call) => ({ kind: call.graphql.kind, text: rootField(call, types) }));
  const ofKind = (kind: Twin['kind']): string =>
    fields.flatMap((field) => (field.kind === kind ? [field.text] : [])).join('\n');
  return { types: [...types.values()].join('\n\n'), queries: ofKind('query'), mutations: ofKind('mutation') };
}

function rootField(call: TwinCall, types: Map<string, string>): string {
  const { name, page, required } = call.graphql;
  if (isFile(call.answer)) throw new Error(`${call.name} answers a file: it has no twin`);
  const answer = z.toJSONSchema(call.answer, { unrepresentable: 'any' }) as Json;
  const writer = new TypeWriter((answer['$defs'] ?? {}) as Record<string, Json>, types);
  const data = ((answer['properties'] ?? {}) as Record<string, Json>)['data'] ?? {};
  const type = writer.typeOf(data);
  if (page) {
    const { properties: meta = {} } = ((answer['properties'] as Json)['meta'] ?? {}) as {
      properties?: Record<string, Json>;
    };
    const more = Object.entries(meta)
      .filter(([key]) => key !== 'pagination')
      .map(([key, part]) => `\n  ${key}: ${writer.typeOf(part)}`);
    // A list that is read on from a cursor has no pages.
    const pageInfo = 'pagination' in meta ? '\n  pageInfo: Pagination!' : '';
    types.set(page, `type ${page} {\n  nodes: ${type}!${pageInfo}${more.join('')}\n}`);
  }
  return `  "${call.summary.zh}"\n  ${name}${argumentsOf(call)}: ${page ?? type}${required ? '!' : ''}`;
}

function argumentsOf(call: TwinCall): string {
  const path = pathNames(call.path).map((name) => `${name}: ${name === 'documentId' ? 'ID' : 'String'}!`);
  const given = [...path, ...queryArguments(call.query), ...(call.data ? ['data: JSON!'] : [])];
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

function queryArguments(query: z.ZodType | undefined): string[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    io: 'input',
    unrepresentable: 'any',
  }) as { properties?: Record<string, Json>; required?: string[] };
  const writer = new TypeWriter({}, new Map());
  return Object.entries(properties).flatMap(([name, schema]) =>
    name === 'pagination'
      ? PAGE_ARGUMENTS.map((argument) => `${argument}: Int`)
      : [`${name}: ${writer.typeOf(schema)}${required.includes(name) ? '!' : ''}`],
  );
}

/** Writes the type of a JSON Schema, and the object types that it needs. */
class TypeWriter {
  constructor(
    private readonly definitions: Record<string, Json>,
    private readonly types: Map<string, string>,
  ) {}

  /** The type without its `!`. */
  typeOf(schema: Json): string {
    const { $ref, anyOf } = schema as { $ref?: string; anyOf?: Json[] };
    if ($ref !== undefined) return this.typeOf(this.definitions[$ref.replace('#/$defs/', '')] ?? {});
    const name = schema['x-graphql'];
    if (typeof name === 'string') {
      if (schema['properties'] && name !== 'JSON') this.writeObject(name, schema);
      return name;
    }
    const present = anyOf?.filter((part) => part['type'] !== 'null');
    if (present?.[0] && present.length === 1) return this.typeOf(present[0]);
    switch (schema['type']) {
      case 'array':
        return `[${this.typeOf(schema['items'] as Json)}!]`;
      case 'integer':
        return 'Int';
      case 'number':
        return 'Float';
      case 'boolean':
        return 'Boolean';
      case 'string':
        return schema['format'] === 'date-time' ? 'DateTime' : 'String';
      default:
        return 'JSON';
    }
  }

  private writeObject(name: string, schema: Json): void {
    if (this.types.has(name)) return;
    this.types.set(name, '');
    const { properties = {}, required = [] } = schema as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    const lines = Object.entries(properties).map(([key, part]) => {
      const about = typeof part['description'] === 'string' ? `  "${part['description']}"\n` : '';
      const isRequired = required.includes(key) && !this.isNullable(part);
      return `${about}  ${key}: ${this.typeOf(part)}${isRequired ? '!' : ''}`;
    });
    const about = typeof schema['description'] === 'string' ? `"${schema['description']}"\n` : '';
    this.types.set(name, `${about}type ${name} {\n${lines.join('\n')}\n}`);
  }

  private isNullable({ anyOf, type }: Json): boolean {
    const parts = (anyOf ?? []) as Json[];
    return type === 'null' || parts.some((part) => this.isNullable(part));
  }
}
