/** A JSON Schema (2020-12) as OpenAPI 3.1 holds it. */
export type JsonSchema = Record<string, unknown>;

export const text: JsonSchema = { type: 'string' };
export const integer: JsonSchema = { type: 'integer' };
export const boolean: JsonSchema = { type: 'boolean' };
export const instant: JsonSchema = { type: 'string', format: 'date-time' };
export const date: JsonSchema = { type: 'string', format: 'date' };
export const documentId: JsonSchema = { type: 'string', minLength: 1, maxLength: 64 };
export const anything: JsonSchema = {};

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

export const choice = (...values: readonly string[]): JsonSchema => ({ type: 'string', enum: values });

/** Properties with a trailing `?` are optional. */
export function object(properties: Record<string, JsonSchema>): JsonSchema {
  const entries = Object.entries(properties).map(
    ([key, schema]) => [key.replace(/\?$/, ''), schema] as const,
  );
  const required = Object.keys(properties).filter((key) => !key.endsWith('?'));
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    ...(required.length > 0 ? { required } : {}),
  };
}

export const nullable = (schema: JsonSchema): JsonSchema => {
  if ('$ref' in schema || !('type' in schema)) return { anyOf: [schema, { type: 'null' }] };
  const { type, enum: values, ...rest } = schema;
  return {
    ...rest,
    type: [...(Array.isArray(type) ? (type as string[]) : [type]), 'null'],
    ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}),
  };
};
