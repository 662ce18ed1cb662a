import {
  DUTIES,
  DUTY_STATES,
  DUTY_STATE_NAMES,
  DUTY_TYPES,
  isDutyType,
  type DutyState,
} from '../../../domain/duties';
import type { Language } from '../shared/dates';
import type { Duty } from './api';

export { DUTY_STATES, DUTY_TYPES };

export const typeName = (type: string, language: Language): string =>
  isDutyType(type) ? DUTIES[type].name[language] : type;

export const stateName = (state: DutyState, language: Language): string => DUTY_STATE_NAMES[state][language];

/** Whom or what a duty is about, in a few words. */
export function subjectOf({ type, department, group, leader, enterprise, issue }: Duty): string {
  if (issue) return `${issue.number} ${issue.title}`;
  if (type === 'unit-report') return `${department ?? ''} → ${group ?? ''}`;
  if (type === 'leader-brief') return `${group ?? ''} → ${leader ?? ''}`;
  return [leader, enterprise, leader ? null : (group ?? department)].filter(Boolean).join(' · ');
}

/** Colours of the panel's badges: what is behind is red for those alone who are told of it. */
export const COLOURS: Record<DutyState, { background: string; text: string }> = {
  pending: { background: 'primary100', text: 'primary700' },
  done: { background: 'success100', text: 'success700' },
  late: { background: 'warning100', text: 'warning700' },
  missed: { background: 'danger100', text: 'danger700' },
  waived: { background: 'neutral150', text: 'neutral700' },
  void: { background: 'neutral150', text: 'neutral600' },
};
