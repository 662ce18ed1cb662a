/**
 * Cleans texts on entry. Names are compared, sorted and printed, so that an invisible character in one
 * makes two records of one, or a document that no font can print.
 */

/** Format characters, controls, line separators and the Hangul fillers: nothing of them is seen. */
const INVISIBLE = /[\p{Cf}\p{Cc}\u2028\u2029\u115F\u1160\u3164\uFFA0]/u;

/** The same without line breaks and tabs, which texts have, and the joiners that some scripts need. */
const DROPPED = /(?![\t\n\r\u200C\u200D])[\p{Cf}\p{Cc}\u2028\u2029\u115F\u1160\u3164\uFFA0]/gu;

/** A name as it is kept: NFC, without blanks of any kind around it. */
export const cleanName = (text: string): string => text.normalize('NFC').trim();

/** The first invisible character of a name, as U+200B; null when there is none. */
export function invisibleIn(name: string): string | null {
  const found = INVISIBLE.exec(name)?.[0];
  return found === undefined ? null : codePointOf(found);
}

const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * A text of several lines as it is kept: NFC, trimmed, without the invisible characters that come with pasting.
 * NUL stays, so that it is refused rather than lost.
 */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(DROPPED, (character) => (character === '\0' ? character : ''))
    .trim();

/** A unified social credit code (GB 32100) as it is kept: half width, upper case, without blanks. */
export const cleanCreditCode = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

const OPENING = '〔[【〖{《〈「『';
const CLOSING = '〕]】〗}》〉」』';

/**
 * Folds a text to what two spellings have in common, for searching: full and half width, brackets of all kinds, letters
 * of either case, with or without blanks. The same as `casework.searchable` (database/sql/065-names.sql).
 */
export const searchable = (text: string): string =>
  [...text.normalize('NFKC').toLowerCase()]
    .filter((character) => !/\s/u.test(character))
    .map((character) => (OPENING.includes(character) ? '(' : CLOSING.includes(character) ? ')' : character))
    .join('');
