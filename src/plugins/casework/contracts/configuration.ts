import { z } from 'zod';
import { cleanText } from '../domain/entry';
import { dataOf, dateAnswer } from './answers';
import { HOUSEKEEPERS, OVERSEERS, callsOf, defineCall } from './define-call';
import { dateSchema, textSchema } from './inputs';

/**
 * What an office changes without code, as one file (spec: configuration): exported here, taken into another
 * installation; and what is still missing before going live (运行准备).
 */

export const CONFIGURATION_FORMAT = 'qiaomen-configuration';

/** The parts of the file, in the order in which they are taken: what others name comes first. */
export const CONFIGURATION_PARTS = [
  'departments',
  'settings',
  'categories',
  'extraFields',
  'escalationRules',
  'notificationTemplates',
  'documentTexts',
  'assessmentSchemes',
  'calendar',
] as const;
export type ConfigurationPart = (typeof CONFIGURATION_PARTS)[number];

const MOST = 2000;

/** The same value with its texts as they are kept: composed, trimmed, without invisible characters. */
const tidy = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidy(one)]));
};

/** Which fields a record has and what they take, its own form says when it is written. */
const record = z
  .record(z.string().max(60), z.unknown())
  .overwrite((given) => tidy(given) as Record<string, unknown>);
const part = z.array(record).max(MOST).optional();

const year = z.strictObject({
  year: z.int().min(2000).max(2100),
  noticeNumber: textSchema(100),
  days: z
    .array(
      z.strictObject({
        date: dateSchema,
        kind: z.enum(['holiday', 'workday']),
        name: textSchema(50).nullable().optional(),
      }),
    )
    .max(120),
});

export const configurationSchema = z.strictObject({
  format: z.literal(CONFIGURATION_FORMAT),
  version: z.literal(1),
  exportedAt: z.string().max(40).optional(),
  /** whose it is: said in the file, not taken */
  city: z.string().max(100).optional(),
  parts: z.strictObject({
    departments: part,
    settings: z.array(record).max(1).optional(),
    categories: part,
    extraFields: part,
    escalationRules: part,
    notificationTemplates: part,
    documentTexts: part,
    assessmentSchemes: part,
    calendar: z.array(year).max(20).optional(),
  }),
});
export type Configuration = z.infer<typeof configurationSchema>;

const differenceAnswer = z
  .strictObject({
    part: z.enum(CONFIGURATION_PARTS),
    /** what the record is known by */
    name: z.string(),
    /** `kept`: what is here stays, though the file says otherwise */
    change: z.enum(['added', 'changed', 'kept']),
    fields: z.array(
      z.strictObject({ field: z.string(), label: z.string(), before: z.unknown(), after: z.unknown() }),
    ),
  })
  .meta({ id: 'ConfigurationDifference' });
export type ConfigurationDifference = z.infer<typeof differenceAnswer>;

const takenAnswer = z
  .strictObject({
    dryRun: z.boolean(),
    applied: z.boolean(),
    differences: z.array(differenceAnswer),
    /** what stands in the way; with one of them nothing is taken */
    errors: z.array(
      z.strictObject({ part: z.enum(CONFIGURATION_PARTS), name: z.string(), message: z.string() }),
    ),
  })
  .meta({ id: 'ConfigurationTaken' });
export type ConfigurationTaken = z.infer<typeof takenAnswer>;

export const READINESS_ITEMS = [
  'goLive',
  'departments',
  'townships',
  'leaders',
  'incumbents',
  'enterprises',
  'contacts',
  'pairings',
  'groupPeople',
  'unitPeople',
  'officePeople',
  'overseers',
  'categories',
  'catalogue',
  'calendar',
  'workPlans',
  'schemes',
  'channels',
  'backup',
] as const;

const readinessAnswer = z
  .strictObject({
    today: dateAnswer,
    items: z.array(
      z.strictObject({
        item: z.enum(READINESS_ITEMS),
        state: z.enum(['done', 'missing', 'advised']),
        /** how many there are, and how many lack something */
        count: z.int().nullable(),
        lacking: z.int().nullable(),
        /** some of those that lack something, by name */
        names: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof readinessAnswer>;

export const configurationCalls = callsOf('configuration', {
  readiness: defineCall({
    method: 'GET',
    path: '/configuration/readiness',
    summary: { zh: '运行准备', en: 'What is missing before going live' },
    who: OVERSEERS,
    answer: dataOf(readinessAnswer),
  }),
  download: defineCall({
    method: 'GET',
    path: '/configuration',
    summary: { zh: '导出全部配置', en: 'The whole configuration as one file' },
    who: HOUSEKEEPERS,
    answer: configurationSchema,
  }),
  take: defineCall({
    method: 'POST',
    path: '/configuration',
    summary: { zh: '导入配置', en: 'Take a configuration: all of it or nothing' },
    who: HOUSEKEEPERS,
    query: z.strictObject({ dryRun: z.enum(['true', 'false']).optional() }),
    data: configurationSchema,
    answer: dataOf(takenAnswer),
    examples: {
      data: {
        format: CONFIGURATION_FORMAT,
        version: 1,
        parts: { categories: [{ name: '融资', normalDays: 8, active: true }] },
      },
    },
  }),
});
