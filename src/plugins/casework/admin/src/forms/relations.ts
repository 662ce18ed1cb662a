import type { RecordKind } from '../shared/records';

const KIND_OF: Readonly<Record<string, RecordKind>> = {
  category: 'category',
  'common-problem': 'common-problem',
  enterprise: 'enterprise',
  issue: 'issue',
  leader: 'leader',
  'staff-member': 'staff-member',
};

/**
 * What a relation's record is picked from, by the relation's name and target; null where Strapi's own input stays. Of
 * the departments a field means the groups, the units, the townships, or any.
 */
export function pickedAs(name: string, target: string | undefined): RecordKind | null {
  const model = target?.split('.')[1] ?? '';
  if (model !== 'department') return KIND_OF[model] ?? null;
  if (/group$/i.test(name)) return 'group';
  if (/unit$/i.test(name)) return 'unit';
  return name === 'township' ? 'township' : 'department';
}

/** A relation to one. */
export const isToOne = (relation: string | undefined): boolean =>
  ['manyToOne', 'oneToOne', 'oneWay'].includes(relation ?? '');
