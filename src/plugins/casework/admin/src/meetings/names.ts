import { CHOICES, choiceText } from '../../../contracts/choices';
import type { Language } from '../shared/dates';
import type { MeetingLine } from './api';

export const LEVELS = ['unit', 'leader', 'office', 'city'] as const;
export const CITY_FORMS = ['dispatch', 'thematic', 'executive'] as const;
export const OUTCOMES = ['continue', 'explain', 'long-term'] as const;

export const levelText = (level: string, language: Language): string => choiceText(level, language, LEVELS);

/** 包联领导会办 · 示例副市长甲 */
export function meetingTitle(
  meeting: Pick<MeetingLine, 'level' | 'cityForm' | 'leader' | 'unit'>,
  language: Language,
): string {
  const form = meeting.level === 'city' && meeting.cityForm ? choiceText(meeting.cityForm, language) : null;
  const whose = meeting.leader?.name ?? meeting.unit?.name ?? form;
  return [levelText(meeting.level, language), whose].filter(Boolean).join(' · ');
}

export const known = (value: string): boolean => Object.hasOwn(CHOICES, value);
