/**
 * Chinese line breaking (GB/T 9704, CY/T 154): no line begins with a closing mark or ends with an opening one; words of
 * Latin letters and digits, —— and …… are not parted. Pure: widths come from the caller.
 */

const NO_START = new Set([...'，。、；：？！）》」』】〉”’％‰℃°·～…—,.;:?!)]}%〕〗｝＞﹞︰々ー']);
const NO_END = new Set([...'（《「『【〈“‘〔〖｛＜([{﹝＄￥$¥№#']);
const WORD =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}%‰.,/:@_#&+=~$€£'"*\\|^<>?!;()[\]{}-]/u;
/** stays with the character before it */
const ATTACHED = /[\p{M}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/u;

/** Control, bidirectional and zero-width characters: nothing that is printed, and they can turn a text around. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A text as it is printed: without what is not seen, tabs as blanks, a broken surrogate as U+FFFD. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(UNSEEN, '');

/** @returns width of one character in em */
export type Measure = (character: string) => number;

export type Line = {
  text: string;
  /** in em, without blanks at its end */
  width: number;
  /** the paragraph goes on in the next line */
  goesOn: boolean;
};

type Box = { text: string; width: number; blank: boolean };

/** The least pieces: what belongs to one character, and words. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let word = false;
  for (const character of text) {
    const isWord = WORD.test(character);
    const last = found.length - 1;
    if (last >= 0 && (ATTACHED.test(character) || (word && isWord))) found[last] += character;
    else found.push(character);
    word = isWord;
  }
  return found;
}

const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0);
const lastOf = (text: string): string => {
  const low = text.charCodeAt(text.length - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(-2) : text.slice(-1);
};

const mayPart = (before: string, after: string): boolean =>
  !NO_END.has(lastOf(before)) && !NO_START.has(firstOf(after));

const widthOf = (text: string, measure: Measure): number => {
  let width = 0;
  for (const character of text) width += measure(character);
  return width;
};

function boxesOf(text: string, measure: Measure): Box[] {
  const boxes: Box[] = [];
  let before: string | null = null;
  for (const piece of pieces(text)) {
    const box = { text: piece, width: widthOf(piece, measure), blank: piece === ' ' };
    const last = boxes.at(-1);
    if (last && before !== null && !last.blank && !box.blank && !mayPart(before, piece)) {
      last.text += box.text;
      last.width += box.width;
    } else boxes.push(box);
    before = piece;
  }
  return boxes;
}

/** A box that no line can hold is parted wherever a line ends. */
function* fitting(boxes: readonly Box[], room: number, measure: Measure): Generator<Box> {
  for (const box of boxes) {
    if (box.width <= room) {
      yield box;
      continue;
    }
    for (const character of box.text)
      yield { text: character, width: measure(character), blank: character === ' ' };
  }
}

const EPSILON = 1e-6;

/**
 * Breaks one paragraph into lines.
 * @param room width of a line in em
 * @param indent indent of the first line in em
 */
export function breakLines(text: string, measure: Measure, room: number, indent = 0): Line[] {
  const lines: Line[] = [];
  for (const part of printable(text).split('\n')) {
    let line = '';
    let width = 0;
    let seen = 0;
    let free = room - (lines.length === 0 ? indent : 0);
    const end = (goesOn: boolean): void => {
      const trimmed = line.trimEnd() === '' ? line.trim() : line.replace(/ +$/, '');
      lines.push({ text: trimmed, width: seen, goesOn });
      line = '';
      width = 0;
      seen = 0;
      free = room;
    };
    for (const box of fitting(boxesOf(part, measure), room - indent, measure)) {
      if (width + box.width > free + EPSILON && line !== '' && !box.blank) end(true);
      if (box.blank && line === '' && lines.at(-1)?.goesOn) continue;
      line += box.text;
      width += box.width;
      if (!box.blank) seen = width;
    }
    end(false);
  }
  return lines;
}

/**
 * Breaks a title into as few lines as it needs, about equally long and between words; manual breaks are kept.
 * @param room width of a line in em
 */
export function breakTitle(title: string, measure: Measure, room: number): string[] {
  return printable(title)
    .split('\n')
    .flatMap((part) => balanced(part.trim(), measure, room));
}

const PARTICLES = new Set([...'的了和与及']);

/** At most so many lines more than the title's length asks for, before words are parted. */
const MORE_LINES = 2;

function balanced(text: string, measure: Measure, room: number): string[] {
  const total = widthOf(text, measure);
  const least = Math.ceil(total / room - EPSILON);
  if (least <= 1) return [text];
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(
    ({ segment }) => segment,
  );
  const tries = Array.from({ length: MORE_LINES + 1 }, (_, more) =>
    inLines(words, total / (least + more), least + more, measure, room),
  );
  const fits = (lines: readonly string[]): boolean =>
    lines.every((line) => widthOf(line, measure) <= room + EPSILON);
  return tries.find(fits) ?? breakLines(text, measure, room).map(({ text: line }) => line);
}

/** Words in `count` lines of about `goal`, as far as the rules of line breaking let them. */
function inLines(
  words: readonly string[],
  goal: number,
  count: number,
  measure: Measure,
  room: number,
): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of words) {
    const wide = widthOf(word, measure);
    const breaks = line !== '' && mayPart(line, word) && !PARTICLES.has(word);
    const over = width + wide > room + EPSILON;
    const nearer = width + wide / 2 > goal;
    if (breaks && (over || (nearer && lines.length < count - 1))) {
      lines.push(line);
      line = '';
      width = 0;
    }
    line += word;
    width += wide;
  }
  lines.push(line);
  return lines;
}
