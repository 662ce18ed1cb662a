import { FIRST_DAY, LAST_DAY, isEnterableInstant, parseTypedDay, startOfDay } from '../calendar';
import { cleanCreditCode, cleanText, invisibleIn } from '../entry';
import type { CellValue, ImportColumn, RawCell, SheetCode } from './columns';

export type Read = { value: CellValue } | { code: SheetCode; params?: Record<string, string | number> };

const MINUTE = 60_000;
const BEIJING = 8 * 60 * MINUTE;

/** Returns a cell's content for messages; dates as a clock in Beijing shows them. */
export function shown(raw: RawCell): string {
  if (raw === null || raw === undefined) return '';
  if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? '' : writeWallClock(raw);
  return String(raw);
}

const writeWallClock = (wall: Date): string =>
  wall.toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '');

/** `YYYY-MM-DD HH:mm` in Asia/Shanghai, or the day alone for its beginning: the spelling of exports. */
export const writeInstant = (at: Date): string => writeWallClock(new Date(at.getTime() + BEIJING));

/**
 * Reads one cell by its column's definition.
 * @returns the value, null for an empty cell, or why it is not taken
 */
export function readCell(column: ImportColumn, raw: RawCell): Read {
  const text = shown(raw).trim();
  if (text === '') return column.required ? { code: 'REQUIRED' } : { value: null };
  switch (column.kind) {
    case 'text':
      return readText(column, raw, text);
    case 'code': {
      const code = cleanCreditCode(text);
      return isCreditCode(code) ? { value: code } : { code: 'BAD_CODE' };
    }
    case 'choice': {
      const value = column.choices?.[text.normalize('NFKC')];
      if (value !== undefined) return { value };
      return { code: 'BAD_CHOICE', params: { choices: Object.keys(column.choices ?? {}).join('、') } };
    }
    case 'instant': {
      const at = readInstant(raw, text);
      return at === null ? { code: 'BAD_TIME' } : { value: at };
    }
    case 'day': {
      const day = parseTypedDay(raw instanceof Date ? text.slice(0, 10) : text);
      return day === null
        ? { code: 'BAD_DAY', params: { first: FIRST_DAY, last: LAST_DAY } }
        : { value: day };
    }
    case 'money': {
      const amount = text.normalize('NFKC').replace(/,/g, '');
      return /^-?\d{1,15}(\.\d{1,2})?$/.test(amount) ? { value: amount } : { code: 'BAD_MONEY' };
    }
    case 'integer': {
      const number = text.normalize('NFKC').replace(/,/g, '');
      return /^\d{1,9}$/.test(number) ? { value: Number(number) } : { code: 'BAD_INTEGER' };
    }
    case 'quarter': {
      const found = /^(\d{4})(?:年)?(?:Q|q|第)?([1-4一二三四])(?:季度)?$/.exec(
        text.normalize('NFKC').replace(/\s+/g, ''),
      );
      if (!found?.[1] || !found[2]) return { code: 'BAD_QUARTER' };
      const quarter = '一二三四'.includes(found[2]) ? '一二三四'.indexOf(found[2]) + 1 : Number(found[2]);
      return { value: `${found[1]}Q${quarter}` };
    }
  }
}

function readText(column: ImportColumn, raw: RawCell, text: string): Read {
  const kept = cleanText(typeof raw === 'number' ? String(raw) : text);
  if (kept === '') return column.required ? { code: 'REQUIRED' } : { value: null };
  const max = column.max ?? 2000;
  if (kept.length > max) return { code: 'TOO_LONG', params: { max } };
  // Refused in names only: a text of several lines has line breaks.
  const point = max <= 200 ? invisibleIn(kept) : kept.includes('\0') ? 'U+0000' : null;
  return point === null ? { value: kept } : { code: 'INVISIBLE_CHARACTER', params: { point } };
}

/** A date cell, `YYYY-MM-DD HH:mm` or a day alone, as milliseconds; null for anything else and outside the bounds. */
function readInstant(raw: RawCell, text: string): number | null {
  if (raw instanceof Date) {
    const at = Math.floor((raw.getTime() - BEIJING) / MINUTE) * MINUTE;
    return isEnterableInstant(new Date(at)) ? at : null;
  }
  if (typeof raw !== 'string') return null;
  const [, day = '', hour, minute] = /^(.+?)(?:[ T]+(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?)?$/.exec(text) ?? [];
  const date = parseTypedDay(day);
  if (date === null || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return null;
  return startOfDay(date).getTime() + (Number(hour ?? 0) * 60 + Number(minute ?? 0)) * MINUTE;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code with a right check character (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$/.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}
