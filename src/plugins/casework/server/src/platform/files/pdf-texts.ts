/**
 * A name such as /JavaScript acts in a PDF where a name can stand. In the text of a link or of a title it does not:
 * `(https://example.test/launch/2026)`. Here the characters of such texts are blanked before names are looked for. A
 * text stays as it is, and is judged like everything else, wherever a reader might take it for something other.
 */

/** With one of these in it a text could be read as objects by an address that points into it. */
const STRUCTURE = /obj|stream|xref|trailer|startxref|<<|>>|<script|<html/i;

type Range = { from: number; to: number };

const SPACE = 0x20;

/**
 * A PDF's bytes with the texts of its unpacked objects blanked.
 * @param text the same bytes as latin1
 */
export function withoutTexts(file: Buffer, text: string): Buffer {
  const plain = Buffer.from(file);
  const begin = /\d[ \r\n\t]+obj\b/g;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const { texts, end } = textsFrom(text, begin.lastIndex);
    for (const { from, to } of texts) plain.fill(SPACE, from, to);
    begin.lastIndex = end;
  }
  return plain;
}

/**
 * The content of an object stream with its texts blanked.
 * @param first where its objects begin; its head says where each lies, which must not be within a text
 */
export function withoutPackedTexts(content: Buffer, first: number): Buffer {
  const text = content.toString('latin1');
  const head = /^[\d\s]*/.exec(text.slice(0, Math.max(0, first)))?.[0] ?? '';
  if (!Number.isInteger(first) || head.length !== first) return content;
  const places = head
    .trim()
    .split(/\s+/)
    .filter((_, i) => i % 2 === 1)
    .map((place) => first + Number(place))
    .sort((a, b) => a - b);
  const { texts } = textsFrom(text, first);
  const plain = Buffer.from(content);
  let next = 0;
  for (const { from, to } of texts) {
    while (next < places.length && (places[next] ?? 0) < from) next += 1;
    if (next < places.length && (places[next] ?? 0) <= to) return content;
    plain.fill(SPACE, from, to);
  }
  return plain;
}

/** The texts from a place on up to the end of the object, each without its brackets. Every character is looked at once. */
function textsFrom(text: string, start: number): { texts: Range[]; end: number } {
  const texts: Range[] = [];
  const token = /[(%<]|\bendobj\b|\bstream\b/g;
  token.lastIndex = start;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const at = found.index;
    if (found[0] === '(') {
      const close = closing(text, at);
      if (close < 0) return { texts, end: text.length };
      if (!STRUCTURE.test(text.slice(at + 1, close))) texts.push({ from: at + 1, to: close });
      token.lastIndex = close + 1;
    } else if (found[0] === '%') {
      const line = /[\r\n]/g;
      line.lastIndex = at;
      token.lastIndex = (line.exec(text)?.index ?? text.length) + 1;
    } else if (found[0] === '<') {
      if (text[at + 1] === '<') token.lastIndex = at + 2;
      else {
        const hex = /<[\da-f\s]*>/iy;
        hex.lastIndex = at;
        // Readers interpret an invalid string differently, so nothing after it is taken for a text.
        if (!hex.test(text)) return { texts, end: at + 1 };
        token.lastIndex = hex.lastIndex;
      }
    } else return { texts, end: token.lastIndex };
  }
  return { texts, end: text.length };
}

/** Where the text that begins here ends: brackets in pairs belong to it, as does what a backslash stands before. */
function closing(text: string, start: number): number {
  const mark = /[()\\]/g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '\\') mark.lastIndex += 1;
    else {
      depth += found[0] === '(' ? 1 : -1;
      if (depth === 0) return found.index;
    }
  }
  return -1;
}
