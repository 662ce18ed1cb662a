import type { ActionName } from '../domain/lifecycle';

/** Names used by the workbench's calls and its page; without the schemas, which the panel does not need. */

export const ISSUE_LIGHTS = ['red', 'yellow', 'green', 'waiting'] as const;

/** Views of a list of issues before filters are chosen. */
export const VIEWS = [
  'mine',
  'open',
  'red',
  'yellow',
  'waiting',
  'escalated',
  'not-fully-solved',
  'closed',
  'all',
] as const;
export type View = (typeof VIEWS)[number];

/** Columns beside number, title, enterprise, stage, light and due, which every row has. */
export const COLUMNS = [
  'leadUnit',
  'group',
  'leader',
  'category',
  'handlingType',
  'level',
  'receivedAt',
  'responsiblePerson',
  'urgeCount',
  'waits',
  'extra',
] as const;
export type Column = (typeof COLUMNS)[number];

export const USUAL_COLUMNS: readonly Column[] = ['leadUnit', 'category', 'receivedAt'];

export const SORTS = ['pressing', 'received', 'oldest', 'number'] as const;
export type Sort = (typeof SORTS)[number];

/** Actions that can be taken on several issues at once. `link` puts them under a common problem. */
export const BULK_ACTIONS = [
  'accept',
  'transfer',
  'assign',
  'urge',
  'follow-up',
  'instruct',
  'note',
  'consent',
  'merge',
] as const satisfies readonly ActionName[];
export type BulkAction = (typeof BULK_ACTIONS)[number];
