import type { BulkAction } from '../../../contracts/workbench-names';
import { actionRow } from '../../../domain/lifecycle';
import type { Kind } from '../shared/kinds';
import { panelLanguage } from '../shared/language';
import type { Say } from '../shared/said';

type Offered = { action: BulkAction | 'link'; label: (text: Say) => string };

/**
 * Actions that each kind of member may take on several issues at once. The service says of each issue whether it
 * allows them.
 */
const BY_KIND: Partial<Record<Kind, readonly (BulkAction | 'link')[]>> = {
  office: ['urge', 'assign', 'merge', 'link', 'note'],
  group: ['accept', 'transfer', 'urge', 'follow-up', 'merge', 'note'],
  unit: ['note'],
  leader: ['consent', 'instruct', 'urge'],
  liaison: ['consent', 'instruct', 'urge'],
};

export const actLabel = (action: BulkAction | 'link', text: Say): string =>
  action === 'link' ? text('wb.link') : actionRow(action).label[panelLanguage()];

export const bulkOf = (kind: Kind): Offered[] =>
  (BY_KIND[kind] ?? []).map((action) => ({ action, label: (text) => actLabel(action, text) }));
