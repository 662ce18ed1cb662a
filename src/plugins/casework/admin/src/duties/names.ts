import {
  DUTIES,
  DUTY_STATES,
  DUTY_STATE_NAMES,
  DUTY_TYPES,
  isDutyType,
  periodLabel,
  type DutyState,
} from '../../../domain/duties';
import type { Language } from '../shared/dates';
import { issuePage } from '../shared/places';
import type { DutyItem } from '../../../contracts/duties';

export { DUTY_STATES, DUTY_TYPES };

export const typeName = (type: string, language: Language): string =>
  isDutyType(type) ? DUTIES[type].name[language] : type;

/** Returns the event that fulfils a duty, which is never ticked. */
export const fulfilledBy = (type: string, language: Language): string =>
  isDutyType(type) ? DUTIES[type].by[language] : '';

/** The period, where there is one. */
export const periodOf = ({ period }: Pick<DutyItem, 'period'>, language: Language): string =>
  language === 'zh' ? periodLabel(period) : periodLabel(period) && period;

const ROOMS: Readonly<Record<string, string>> = {
  'unit-report': 'reports',
  'group-report': 'reports',
  'leader-brief': 'reports',
  'office-report': 'reports',
  'work-plan': 'reports/plans',
  circular: 'documents',
  'leader-visit': 'visits',
  'leader-meeting': 'meetings',
  'city-meeting': 'meetings',
};

/** The page on which a duty is seen to. */
export const placeOf = ({ type, issue }: Pick<DutyItem, 'type' | 'issue'>): string | null =>
  issue ? issuePage(issue.documentId) : ROOMS[type] ? `/plugins/casework/${ROOMS[type]}` : null;

export const stateName = (state: DutyState, language: Language): string => DUTY_STATE_NAMES[state][language];

/** Returns the person or thing that a duty is about, in a few words. */
export function subjectOf({ type, department, group, leader, enterprise, issue }: DutyItem): string {
  if (issue) return `${issue.number} ${issue.title}`;
  if (type === 'unit-report') return `${department ?? ''} → ${group ?? ''}`;
  if (type === 'leader-brief') return `${group ?? ''} → ${leader ?? ''}`;
  return [leader, enterprise, leader ? null : (group ?? department)].filter(Boolean).join(' · ');
}

/** Colours of the panel's badges: an overdue duty is red only for the readers who are told of it. */
export const COLOURS: Record<DutyState, { background: string; text: string }> = {
  pending: { background: 'primary100', text: 'primary700' },
  done: { background: 'success100', text: 'success700' },
  late: { background: 'warning100', text: 'warning700' },
  missed: { background: 'danger100', text: 'danger700' },
  waived: { background: 'neutral150', text: 'neutral700' },
  void: { background: 'neutral150', text: 'neutral600' },
};
