import { GROUPS, MENU, type Group } from '../menu';
import type { Kind } from '../shared/kinds';

/** The handbook's page for each kind of person. */
const PAGE_OF: Readonly<Record<Kind, string>> = {
  office: 'office',
  group: 'group',
  unit: 'unit',
  leader: 'leader',
  liaison: 'leader',
  auditor: 'auditor',
  head: 'auditor',
  super: 'office',
};

/** The group of the navigation that a path belongs to; the longest matching entry decides. */
export function groupOf(pathname: string): Group | null {
  const path = pathname.replace(/^\//, '');
  const [found] = MENU.filter((entry) => entry.path !== '' && path.startsWith(entry.path)).sort(
    (a, b) => b.path.length - a.path.length,
  );
  if (path === '') return 'today';
  return found?.group ?? null;
}

/**
 * Where the help of a page is: the handbook's page of the person's kind, at the section of the navigation's group.
 * @param titleOf the group's name, which is the section's heading
 */
export function helpOf(kind: Kind | null, pathname: string, titleOf: (group: Group) => string): string {
  const group = groupOf(pathname);
  const page = kind ? PAGE_OF[kind] : 'README';
  const section = group && GROUPS.includes(group) && group !== 'data' ? `#${titleOf(group)}` : '';
  return `/plugins/casework/help/${page}${kind ? section : ''}`;
}
