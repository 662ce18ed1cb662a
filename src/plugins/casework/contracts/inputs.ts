import { z } from 'zod';
import { isEnterableDay, isEnterableInstant, isLocalDate } from '../domain/calendar';
import { cleanName, cleanText, invisibleIn } from '../domain/entry';
import { EXTRA_CODE } from '../domain/extra';
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
 * Schemas of user input, derived from the action table's field descriptors. Every interface parses with these; the
 * JSON Schemas of forms and of the OpenAPI document are made from them.
 */

// NUL cannot be stored, and a lone surrogate is not text.
const printable = (value: string): boolean => !/[\0\p{Surrogate}]/u.test(value);

/** Up to this length a text is one line, in which an invisible character is refused rather than dropped. */
const ONE_LINE = 300;

/**
 * Text that says something: trimmed, composed (NFC), not empty, no NUL. In names and other single lines invisible
 * characters are refused with their code point; texts of several lines lose them.
 * @param isOneLine the longer ones are not; a document's title is broken into lines, too
 */
export const textSchema = (max: number, isOneLine = max <= ONE_LINE) => {
  const text = z
    .string()
    .overwrite(isOneLine ? cleanName : cleanText)
    .min(1)
    .max(max)
    .refine(printable, { message: 'invalid-text' });
  return isOneLine ? text.superRefine(refuseUnseen) : text;
};

/** Names the first character of a line that nobody sees. */
function refuseUnseen(value: string, context: z.RefinementCtx<string>): void {
  const point = printable(value) ? invisibleIn(value) : null;
  if (point !== null) context.addIssue({ code: 'custom', message: `invisible:${point}` });
}

/** One line that is kept as it was sent, as what is signed must be. */
export const exactTextSchema = (max: number) =>
  z.string().min(1).max(max).refine(printable, { message: 'invalid-text' }).superRefine(refuseUnseen);

/** Text that may be empty and have several lines, kept as `textSchema` keeps such: composed, without what is not seen. */
export const anyTextSchema = (max: number) =>
  z.string().overwrite(cleanText).max(max).refine(printable, { message: 'invalid-text' });

/** A day, YYYY-MM-DD, that a record may be dated (domain/calendar: FIRST_DAY to LAST_DAY). */
export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isLocalDate, { message: 'invalid-date', abort: true })
  .refine(isEnterableDay, { message: 'date-bounds' })
  .meta({ format: 'date' });

export const instantSchema = z
  .string()
  .max(40)
  .refine((value) => parseInstant(value) !== null, { message: 'invalid-instant', abort: true })
  .refine((value) => isEnterableInstant(parseInstant(value) ?? new Date(NaN)), { message: 'date-bounds' })
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

/** At most so many extra fields are given at once. */
const MOST_EXTRA = 100;

/** Values by the codes of extra fields; which fields there are and what they take, the office decides. */
export const extraSchema = z
  .record(
    z.string().regex(EXTRA_CODE),
    z.union([
      z.string().max(6000).refine(printable, { message: 'invalid-text' }),
      z.number(),
      z.boolean(),
      z.array(z.string().max(200)).max(50),
      z.null(),
    ]),
  )
  .refine((values) => Object.keys(values).length <= MOST_EXTRA, { message: 'too-many' });

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
    case 'extra':
      return extraSchema;
    case 'evidence':
      return evidenceSchema;
  }
}

function shapeOf(fields: Readonly<Record<string, Field>>): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const schema = schemaOf(field).meta({ title: FIELD_NAMES[key]?.zh ?? key });
      return [key, field.optional ? schema.optional() : schema];
    }),
  );
}

/** The schema of what a step of a life takes as `data`, from the fields of its row. */
export const fieldsSchema = (
  fields: Readonly<Record<string, Field>>,
): z.ZodObject<Record<string, z.ZodType>> => z.strictObject(shapeOf(fields));

function inputSchema(name: ActionName): z.ZodType<Input> {
  const shape = shapeOf(actionRow(name).input);
  // Whether evidence is required depends on who acts for whom, so the rules decide it.
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
 * @param scan whether the evidence must have an attachment
 */
export function jsonSchemaOf(name: ActionName, evidence?: boolean, scan = false): Record<string, unknown> {
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
  if (evidence) {
    schema.required = [...(schema.required ?? []), 'evidence'];
    if (scan) requireScan(schema.properties?.['evidence']);
  } else delete schema.properties?.['evidence'];
  return schema;
}

type EvidenceProperty = { required?: string[]; properties?: { attachments?: { minItems?: number } } };

function requireScan(property: unknown): void {
  const evidence = property as EvidenceProperty | undefined;
  if (!evidence?.properties?.attachments) return;
  evidence.required = [...(evidence.required ?? []), 'attachments'];
  evidence.properties.attachments.minItems = 1;
}

/** Returns the JSON Schema for fields that go together: the rules decide on them, a client knows it beforehand. */
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
