import { limitFrom, yellowFrom, type Calendar } from '../calendar';
import { invisibleIn } from '../entry';

/** 待登记 (plan §四.1): the clock of what came in, and how texts from outside become texts that can be registered. */

/** Working days from the receipt within which it is registered, attached or dismissed (*choice*). */
export const INTAKE_DAYS = 1;

/** Limits of the columns and the register form. */
export const MOST_SUBJECT = 200;
export const MOST_TEXT = 10_000;

/** The due of what came in, and from when its light is yellow. */
export function intakeDues(calendar: Calendar, receivedAt: Date): { dueAt: Date; yellowFrom: Date } {
  const { due } = limitFrom(calendar, receivedAt, INTAKE_DAYS);
  return { dueAt: due, yellowFrom: yellowFrom(calendar, receivedAt, due) };
}

/** A line from outside as forms take it: one line, composed, without invisible characters, cut to its length. */
export function plainLine(text: string, most = MOST_SUBJECT): string {
  const line = [...text.normalize('NFC').replace(/\s+/gu, ' ')]
    .filter((character) => invisibleIn(character) === null && !/\p{Surrogate}/u.test(character))
    .join('')
    .trim();
  return cut(line, most);
}

/** A text from outside as forms take it: line ends alike, no more than two empty lines, cut to its length. */
export function plainText(text: string, most = MOST_TEXT): string {
  const lines = [...text.normalize('NFC').replace(/\r\n?/g, '\n')]
    .filter(
      (character) =>
        character === '\n' ||
        character === '\t' ||
        (invisibleIn(character) === null && !/\p{Surrogate}/u.test(character)),
    )
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
  return cut(lines, most);
}

/** In UTF-16 units, as schemas and forms count; never inside of a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = text.slice(0, most - 1);
  if (/[\uD800-\uDBFF]$/.test(kept)) kept = kept.slice(0, -1);
  return `${kept}…`;
}

export type CategoryChoice = { documentId: string; name: string; complaint: boolean };

/**
 * The category that the form is filled in with: the one that the texts name, else the last one, which is 其他
 * as delivered. A complaint's is the first for complaints.
 * @param categories those in use, in their order
 */
export function guessCategory<C extends CategoryChoice>(
  categories: readonly C[],
  text: string,
  complaint: boolean,
): C | null {
  const fitting = categories.filter((category) => category.complaint === complaint);
  return fitting.find(({ name }) => text.includes(name)) ?? (complaint ? fitting[0] : fitting.at(-1)) ?? null;
}
