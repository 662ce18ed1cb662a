import { CHOICES, choiceText } from '../../../contracts/choices';
import { formatDue, formatInstant, type Language } from './dates';
import { isTextKey, type useText } from './texts';
import type { LedgerEntry } from './api';
import { actionName, fieldName, stageName } from './names';

/** Puts recorded data into words: for the timeline and the forms of records that nobody edits. */

export type Say = ReturnType<typeof useText>['text'];

/** 承办单位 for `leadUnit`; what only evidence or a due is called, by its own words. */
export function labelOf(name: string, language: Language, text: Say): string {
  const named = fieldName(name, language);
  if (named !== name) return named;
  const key = [`evidence.${name}`, `due.${name}`].find(isTextKey);
  return key && isTextKey(key) ? text(key) : name;
}

/** 市发改局 示例甲（代企业） */
export function actorInWords(actor: LedgerEntry['actor'], language: Language, text: Say): string {
  if (actor.role === 'system') return choiceText('system', language);
  const who = [actor.organisation, actor.name].filter(Boolean).join(' ');
  const behalf = actor.onBehalfOf;
  if (!behalf) return who;
  return `${who}（${text('ledger.behalf', { who: behalf.name ?? choiceText(behalf.role, language) })}）`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Puts an action's input into words: relations and choices by their names. */
export function said(name: string, value: unknown, language: Language, text: Say): string {
  if (name === 'rating' && typeof value === 'number') {
    const key = `rating.${value}`;
    return isTextKey(key) ? text(key) : String(value);
  }
  if (name === 'field' && typeof value === 'string') return fieldName(value, language);
  if (name === 'level') return levelInWords(value, text);
  if (Array.isArray(value)) return value.map((part) => said('', part, language, text)).join('；');
  if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>;
    if (typeof record['name'] === 'string') return record['name'];
    return Object.entries(record)
      .filter(([key, part]) => key !== 'attachments' && part !== null && part !== undefined && part !== '')
      .map(([key, part]) =>
        key === 'date' || key === 'goal'
          ? said(key, part, language, text)
          : `${labelOf(key, language, text)} ${said(key, part, language, text)}`,
      )
      .join('，');
  }
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  const plain = String(value);
  if (INSTANT.test(plain))
    return isTextKey(`due.${name}`) ? formatDue(plain, language) : formatInstant(plain, language);
  return Object.hasOwn(CHOICES, plain) ? choiceText(plain, language) : plain;
}

const NAMED = new Set(['action', 'from', 'to', 'level']);

/** Fields that hold the name of an action, a stage or a level without being an enumeration. */
export const isNamed = (name: string, type: string): boolean =>
  NAMED.has(name) && ['string', 'integer'].includes(type);

/** Puts the value of such a field into words; nothing where it is empty, or at level 0, which is with the unit. */
export function namedInWords(name: string, value: unknown, language: Language, text: Say): string | null {
  if (name === 'level') return value ? levelInWords(value, text) : null;
  if (typeof value !== 'string' || value === '') return null;
  return name === 'action' ? actionName(value, language) : stageName(value, language);
}

/** 包联领导集中会办 for 2. */
export function levelInWords(level: unknown, text: Say): string {
  const key = `level.${String(level)}`;
  return isTextKey(key) ? text(key) : String(level);
}
