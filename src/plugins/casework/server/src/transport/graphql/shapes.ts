import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { FieldShape, Shapes } from '../../platform/limits/graphql-document';

/** `defaultLimit` of config/plugins.ts. */
const DEFAULT_ROWS = 25;

/** Root fields that read the whole history: a request may hold four, one for each kind of subject. */
const FIGURES: Readonly<Record<string, FieldShape>> = {
  measures: { type: '', rows: 60, once: 0, each: 40, calls: 7 },
  measureRecords: { type: '', rows: 1, once: 0, each: 40, calls: 7 },
  documentDifferences: { type: '', rows: 60, once: 0, each: 41, calls: 7 },
};

/** An action locks, checks, writes, records and queues notices. */
const ACTION_STATEMENTS = 40;

/**
 * The costs of a schema's fields.
 * @param schema as it is served
 * @param stored names of the types whose rows are in tables: their object fields are relations
 */
export function shapesOf(schema: GraphQLSchema, stored: ReadonlySet<string>): Shapes {
  const shapes = new Map<string, Map<string, FieldShape>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const fields = new Map<string, FieldShape>();
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (isObjectType(named)) fields.set(field.name, shapeOf(schema, type, field, named, stored));
    }
    shapes.set(type.name, fields);
  }
  return shapes;
}

function shapeOf(
  schema: GraphQLSchema,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  named: GraphQLObjectType,
  stored: ReadonlySet<string>,
): FieldShape {
  const type = named.name;
  const isList = isListType(getNullableType(field.type));
  const isConnection = !isList && field.args.some(({ name }) => name === 'pagination') && !stored.has(type);
  const rows = isList || isConnection ? DEFAULT_ROWS : 1;
  if (parent === schema.getMutationType()) return { type, rows: 1, once: 0, each: ACTION_STATEMENTS };
  if (parent === schema.getQueryType()) {
    const figures = FIGURES[field.name];
    return figures ? { ...figures, type } : { type, rows, once: 0, each: 3 };
  }
  // The list and the count of a connection: the list is loaded for all parents together, the count is not.
  if (stored.has(parent.name) && isConnection) return { type, rows, once: 2, each: 1 };
  if (stored.has(parent.name)) return { type, rows, once: 2, each: 0 };
  // `nodes` and `pageInfo` of a connection have been counted with it.
  return { type, rows: field.name === 'nodes' ? 1 : rows, once: 0, each: 0 };
}
