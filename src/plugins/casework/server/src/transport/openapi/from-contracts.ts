import { z } from 'zod';
import type { JsonSchema } from './json-schema';

/**
 * JSON Schemas (2020-12) of the contracts, as OpenAPI 3.1 holds them. A schema with an `id` becomes a component of that
 * name, and is referred to.
 */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {};

  /** @param io what is sent (`input`) or answered (`output`) */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    // Wrapped, because a schema with an id is referred to only within another one.
    const { properties = {}, $defs = {} } = z.toJSONSchema(z.strictObject({ it: schema }), {
      io,
      unrepresentable: 'any',
    }) as { properties?: Record<string, JsonSchema>; $defs?: Record<string, JsonSchema> };
    for (const [name, definition] of Object.entries($defs)) this.add(name, tidy(definition) as JsonSchema);
    return tidy(properties['it'] ?? {}) as JsonSchema;
  }

  private add(name: string, schema: JsonSchema): void {
    const present = this.schemas[name];
    if (present && JSON.stringify(present) !== JSON.stringify(schema))
      throw new Error(`two contracts have the id ${name}`);
    this.schemas[name] = schema;
  }
}

/** Bounds that zod writes for every integer, and patterns beside a format, say nothing to a reader. */
const LIMITS = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];

function tidy(node: unknown, isSchema = true): unknown {
  if (Array.isArray(node)) return node.map((part) => tidy(part));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node as Record<string, unknown>).filter(
    ([key, value]) =>
      !isSchema ||
      !(
        key === 'id' ||
        key === 'x-graphql' ||
        (key === 'pattern' && 'format' in node) ||
        (['minimum', 'maximum'].includes(key) && LIMITS.includes(value as number))
      ),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (key === '$ref' && typeof value === 'string')
        return [key, value.replace('#/$defs/', '#/components/schemas/')];
      if (['enum', 'const', 'default', 'example', 'required'].includes(key)) return [key, value];
      return [key, tidy(value, !(isSchema && ['properties', 'patternProperties'].includes(key)))];
    }),
  );
}
