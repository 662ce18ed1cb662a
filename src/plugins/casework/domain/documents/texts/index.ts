import { bodyFaults, lineFaults, type TextFault } from '../template';
import { CIRCULAR } from './circular';
import { LEAGUE } from './league';
import { letterWording } from './letter';
import { EXTRACT, MINUTES } from './minutes';
import { REPORT } from './report';
import { SLIP } from './slip';
import { TEXT_FIELDS, type Text, type Wording } from './text';

export { TEXT_FIELDS, type Text, type Wording } from './text';

/** The texts that an office edits: one of each kind, and what a unit is sent of minutes. */
export const TEXTS = {
  circular: CIRCULAR,
  'prompt-letter': letterWording('prompt-letter'),
  'supervision-letter': letterWording('supervision-letter'),
  'warning-letter': letterWording('warning-letter'),
  'quarterly-report': REPORT,
  'transfer-slip': SLIP,
  minutes: MINUTES,
  'minutes-extract': EXTRACT,
  'league-table': LEAGUE,
} as const satisfies Record<string, Wording>;
export type TextKey = keyof typeof TEXTS;
export const TEXT_KEYS = Object.keys(TEXTS) as [TextKey, ...TextKey[]];
export const isTextKey = (key: unknown): key is TextKey => typeof key === 'string' && key in TEXTS;

/** Where a text cannot be used. */
export type FieldFault = { field: keyof Text; fault: TextFault | 'TEXT_EMPTY' };
/** What is wrong with a text, field by field; a document needs a title and something to say. */
export function textFaults(key: TextKey, text: Partial<Text>): FieldFault[] {
  const { names } = TEXTS[key];
  return TEXT_FIELDS.flatMap((field): FieldFault[] => {
    const value = text[field];
    if (value === undefined) return [];
    if ((field === 'title' || field === 'body') && value.trim() === '')
      return [{ field, fault: 'TEXT_EMPTY' }];
    const faults = field === 'body' ? bodyFaults(value, names) : lineFaults(value, names);
    return faults.map((fault) => ({ field, fault }));
  });
}
