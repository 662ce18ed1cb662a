import { z } from 'zod';
import { isLocalDate } from '../domain/calendar';
import {
  FIELD_NAMES,
  PUBLIC_ACTIONS,
  actionRow,
  parseInstant,
  type ActionName,
  type Evidence,
  type Field,
  type Input,
} from '../domain/lifecycle';

/**
 * The schemas of what people send, derived from the action table's field descriptors. Every door parses
 * with these; the JSON Schemas of forms and of the OpenAPI document are made from them.
 */

// NUL cannot be stored, and a lone surrogate is not text.
const printable = (value: string): boolean => !/[\0\p{Surrogate}]/u.test(value);

/** Text that says something: trimmed, not empty, no NUL. */
export const textSchema = (max: number) =>
  z.string().trim().min(1).max(max).refine(printable, { message: 'invalid-text' });

export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => isLocalDate(value) && value >= '2000-01-01' && value <= '2100-12-31', {
    message: 'invalid-date',
  })
  .meta({ format: 'date' });

export const instantSchema = z
  .string()
  .max(40)
  .refine((value) => parseInstant(value) !== null, { message: 'invalid-instant' })
  .meta({ description: 'ISO 8601 with offset, or YYYY-MM-DD' });

/** A documentId. Whether there is such a record is a matter of values, not of shape. */
export const documentIdSchema = z.string().min(1).max(64).refine(printable, { message: 'invalid-text' });

const files = z.array(documentIdSchema).max(20);

export const evidenceSchema = z.strictObject({
  channel: textSchema(50),
  who: textSchema(100),
  at: instantSchema,
  number: textSchema(100).optional(),
  note: textSchema(2000).optional(),
  attachments: files.optional(),
}) satisfies z.ZodType<Evidence>;

const milestones = z
  .array(z.strictObject({ date: dateSchema, goal: textSchema(500) }))
  .min(1)
  .max(24);

function schemaOf(field: Field): z.ZodType {
  switch (field.type) {
    case 'text':
      return textSchema(field.max);
    case 'choice':
      return z.enum(field.values as [string, ...string[]]);
    case 'relation':
      return documentIdSchema;
    case 'relations':
      return z.array(documentIdSchema).max(20);
    case 'date':
      return dateSchema;
    case 'instant':
      return instantSchema;
    case 'rating':
      return z.int().min(1).max(5);
    case 'files':
      return files;
    case 'milestones':
      return milestones;
    case 'scalar':
      return z.union([textSchema(500), z.number()]);
    case 'evidence':
      return evidenceSchema;
  }
}

function inputSchema(name: ActionName): z.ZodType<Input> {
  const shape: Record<string, z.ZodType> = {};
  for (const [key, field] of Object.entries(actionRow(name).input)) {
    const schema = schemaOf(field).meta({ title: FIELD_NAMES[key]?.zh ?? key });
    shape[key] = field.optional ? schema.optional() : schema;
  }
  // Whether evidence is wanted depends on who acts for whom; the rules judge it.
  shape['evidence'] ??= evidenceSchema.meta({ title: FIELD_NAMES['evidence']?.zh }).optional();
  return z.strictObject(shape) as unknown as z.ZodType<Input>;
}

/** The schema of each action's `data`. */
export const INPUTS = Object.fromEntries(PUBLIC_ACTIONS.map((name) => [name, inputSchema(name)])) as Record<
  ActionName,
  z.ZodType<Input>
>;

/**
 * JSON Schema (2020-12) of an action's input, for forms and clients.
 * @param evidence whether this caller must hand in evidence; undefined leaves it optional
 */
export function jsonSchemaOf(name: ActionName, evidence?: boolean): Record<string, unknown> {
  const schema = z.toJSONSchema(INPUTS[name], { unrepresentable: 'any', io: 'input' }) as {
    properties?: Record<string, unknown>;
    required?: string[];
  } & Record<string, unknown>;
  const fields = actionRow(name).input;
  for (const [key, field] of Object.entries(fields)) {
    const property = schema.properties?.[key] as Record<string, unknown> | undefined;
    if (property && (field.type === 'relation' || field.type === 'relations'))
      property['x-relation'] = field.to;
    if (property && field.type === 'files') property['x-files'] = true;
    if (property && field.type === 'date' && field.of) property['x-milestone'] = true;
  }
  if (evidence === undefined) return schema;
  Object.assign(schema, togetherOf(name));
  if (fields['evidence']) return schema;
  if (evidence) schema.required = [...(schema.required ?? []), 'evidence'];
  else delete schema.properties?.['evidence'];
  return schema;
}

/** What a form can say of fields that go together: the rules judge it, a client knows it beforehand. */
function togetherOf(name: ActionName): Record<string, unknown> {
  const { together } = actionRow(name);
  if (together === undefined) return {};
  if (together === 'any') return { minProperties: 1 };
  return {
    oneOf: together.map((set) => ({
      type: 'object',
      required: set,
      properties: Object.fromEntries(
        together.flatMap((other) => other.map((field) => [field, other === set])),
      ),
    })),
  };
}
