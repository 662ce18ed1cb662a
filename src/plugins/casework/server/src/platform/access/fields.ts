import type { Asker } from './actor';

/**
 * Which attributes of which content type a kind of asker may read: the rule of fields beside the rule of
 * rows (visibility.ts). What may not be read is neither shown, at any depth, nor filtered, sorted or
 * searched by, so that it cannot be inferred (spec: access).
 */

type Reader = 'group' | 'unit' | 'leader' | 'enterprise';

/** Some attributes only, or all but some. A type without an entry shows all that is not private. */
type FieldRule = { only: readonly string[] } | { except: readonly string[] };

/** Fields that an enterprise reads of its issues. */
export const ENTERPRISE_FIELDS = [
  'number',
  'title',
  'description',
  'kind',
  'channel',
  'category',
  'handlingType',
  'stage',
  'enterprise',
  'group',
  'leader',
  'leadUnit',
  'receivedAt',
  'deadline',
  'closedAt',
  'rating',
  // Of it the fields that the office lets enterprises read (platform/access/extra-query.ts).
  'extra',
] as const;

/** A unit reads everything except how it was rated, and what tells of it, until the period is published. */
export const UNIT_HIDDEN = ['rating', 'ratingOnBehalf', 'solved', 'notFullySolved'] as const;

/** Fields of an entry that are masked for each reader: he reads it at /casework/issues/:documentId/ledger. */
const LEDGER_MASKED = ['input', 'dues', 'actor'];

/** With them a unit could find out the rating, which is one of five. */
const LEDGER_HASHES = ['hash', 'prevHash'];

/** Fields that pickers show and sort by. */
const DEPARTMENT_PUBLIC = [
  'name',
  'code',
  'kind',
  'shortName',
  'sortOrder',
  'isOffice',
  'isGroup',
  'isUnit',
  'active',
];

export const FIELD_RULES: Record<string, Partial<Record<Reader, FieldRule>>> = {
  issue: { enterprise: { only: ENTERPRISE_FIELDS }, unit: { except: UNIT_HIDDEN } },
  'ledger-entry': {
    enterprise: { except: LEDGER_MASKED },
    unit: { except: [...LEDGER_MASKED, ...LEDGER_HASHES] },
  },
  'issue-request': {
    enterprise: {
      only: ['issue', 'kind', 'state', 'reason', 'requestedAt', 'answeredAt', 'answerReason'],
    },
  },
  department: {
    group: { only: [...DEPARTMENT_PUBLIC, 'phone', 'liaison', 'leaderInCharge'] },
    unit: { only: DEPARTMENT_PUBLIC },
    leader: { only: DEPARTMENT_PUBLIC },
    enterprise: { only: DEPARTMENT_PUBLIC },
  },
  enterprise: {
    unit: { only: ['name', 'address', 'contactName', 'contactPhone', 'contactEmail', 'creditCode', 'extra'] },
  },
  leader: { unit: { only: ['title'] }, enterprise: { only: ['title'] } },
};

/** Secrets of other systems: for the office and the super admin, not for those who only read. */
const HOUSE_ONLY: Record<string, readonly string[]> = { 'event-subscription': ['secret'] };

/** Fields of records outside the application's own types to which a filter or sort may follow a relation. */
const BEYOND: Record<string, readonly string[]> = {
  'admin::user': ['firstname', 'lastname', 'username'],
  'plugin::users-permissions.user': ['username'],
  'plugin::upload.file': ['name', 'ext', 'mime', 'size', 'createdAt'],
};

const ALWAYS = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'localizations'];

/** Kinds that read everything, fields that Strapi calls private included; Strapi's own endpoints hide those. */
const READ_ALL: readonly string[] = ['office', 'auditor', 'head', 'super'];

export type Attribute = {
  type: string;
  private?: boolean;
  target?: string;
  columnName?: string;
  searchable?: boolean;
  owner?: boolean;
  joinColumn?: { name: string; referencedTable?: string };
};

/**
 * Whether this kind of caller may read that attribute.
 * @param kind of the caller; `unknown` when none has been established: then only keys are readable
 */
export function mayReadField(
  uid: string,
  name: string,
  attribute: Attribute | undefined,
  kind: Asker['kind'] | 'unknown',
): boolean {
  if (ALWAYS.includes(name)) return true;
  if (!uid.startsWith('api::')) return uid.includes('::') ? (BEYOND[uid]?.includes(name) ?? false) : true;
  if (kind === 'unknown') return false;
  if (HOUSE_ONLY[uid.split('.')[1] ?? '']?.includes(name)) return kind === 'office' || kind === 'super';
  if (READ_ALL.includes(kind)) return true;
  // Strapi keeps them back outside the panel, and follows them no further than BEYOND says.
  if (name === 'createdBy' || name === 'updatedBy') return true;
  if (attribute?.private) return false;
  const rule = FIELD_RULES[uid.split('.')[1] ?? '']?.[kind === 'liaison' ? 'leader' : (kind as Reader)];
  if (!rule) return true;
  return 'only' in rule ? rule.only.includes(name) : !rule.except.includes(name);
}
