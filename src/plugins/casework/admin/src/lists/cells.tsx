import { Typography } from '@strapi/design-system';
import { namedInWords } from '../shared/said';
import { LightBadge } from '../shared/LightBadge';
import { choiceText } from '../../../contracts/choices';
import { formatDue, formatInstant, weekdayOf } from '../shared/dates';
import { useText, type TextKey } from '../shared/texts';

/** Fields that hold the end of a limit: shown as the day they belong to. */
const DUES = new Set([
  'dueAt',
  'acceptDueAt',
  'transferDueAt',
  'takeUpDueAt',
  'deadline',
  'firstDeadline',
  'committedDeadline',
  'confirmDueAt',
  'consentDueAt',
  'milestoneDueAt',
  'instructionDueAt',
]);

export const isDue = (field: string): boolean => DUES.has(field);

const NOTHING = '-';

const Plain = ({ children }: { children: string }) => (
  <Typography maxWidth="30rem" ellipsis textColor="neutral800">
    {children}
  </Typography>
);

/** An enumeration's value in words. */
export function ChoiceCell({ value, values }: { value: unknown; values: readonly string[] }) {
  const { language } = useText();
  return <Plain>{typeof value === 'string' ? choiceText(value, language, values) : NOTHING}</Plain>;
}

/** An action's, a stage's or a level's name in words. */
export function SaidCell({ name, value }: { name: string; value: unknown }) {
  const { text, language } = useText();
  return <Plain>{namedInWords(name, value, language, text) ?? NOTHING}</Plain>;
}

/** 2026-11-26 周四 */
export function DayCell({ value }: { value: unknown }) {
  const { language } = useText();
  if (typeof value !== 'string') return <Plain>{NOTHING}</Plain>;
  return <Plain>{`${value} ${weekdayOf(value, language)}`.trim()}</Plain>;
}

/** 2026, without a thousands' separator. */
export function YearCell({ value }: { value: unknown }) {
  return <Plain>{typeof value === 'number' ? String(value) : NOTHING}</Plain>;
}

/** 是 or 否 */
export function YesNoCell({ value }: { value: unknown }) {
  const { text } = useText();
  if (typeof value !== 'boolean') return <Plain>{NOTHING}</Plain>;
  return <Plain>{text(value ? 'yes' : 'no')}</Plain>;
}

/** An instant in Beijing time; a due as its day. */
export function InstantCell({ value, due }: { value: unknown; due: boolean }) {
  const { language } = useText();
  if (typeof value !== 'string') return <Plain>{NOTHING}</Plain>;
  return <Plain>{due ? formatDue(value, language) : formatInstant(value, language)}</Plain>;
}

/** 灯, with the word that says for whom an issue waits. */
export function LightCell({ light, stage }: { light: unknown; stage: unknown }) {
  const { text, language } = useText();
  if (typeof light !== 'string') return <Plain>{NOTHING}</Plain>;
  return <LightBadge light={light}>{lightText(light, stage, text, language)}</LightBadge>;
}

/** 红灯, or 待企业认可 where it waits. */
export function lightText(
  light: string,
  stage: unknown,
  text: (key: TextKey) => string,
  language: 'zh' | 'en',
): string {
  if (light === 'waiting' && stage === 'reported') return text('light.reported');
  if (light === 'waiting' && stage === 'confirmed') return text('light.confirmed');
  return choiceText(light, language);
}
