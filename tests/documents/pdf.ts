import { inflateSync } from 'node:zlib';

/**
 * Reads back what our own PDFs hold: the text of each page by its ToUnicode maps, with where each piece
 * stands, and the lines that are drawn. Enough for pdfkit's output, not for any PDF.
 */
export type Piece = { text: string; x: number; y: number; size: number };
export type Rule = { x1: number; y1: number; x2: number; y2: number; width: number; color: string };
export type Page = { pieces: Piece[]; rules: Rule[] };

type Matrix = [number, number, number, number, number, number];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

export function readPdf(pdf: Buffer): Page[] {
  const objects = objectsOf(pdf);
  const height = 841.89;
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) => {
      const contents = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
      const resourcesId = /\/Resources (\d+) 0 R/.exec(head)?.[1];
      const resources = resourcesId ? (objects.get(resourcesId)?.head ?? '') : head;
      const fonts = new Map<string, Map<number, string>>();
      for (const [, name = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
        fonts.set(name, mapOf(objects.get(unicode ?? '')?.stream?.toString('latin1') ?? ''));
      }
      return draw(objects.get(contents)?.stream?.toString('latin1') ?? '', fonts, height);
    });
}

function objectsOf(pdf: Buffer): Map<string, { head: string; stream: Buffer | null }> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, { head: string; stream: Buffer | null }>();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = found.index + found[0].length;
    const end = text.indexOf('\nendobj', start);
    const body = text.slice(start, end);
    const at = body.indexOf('stream\n');
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
    let stream: Buffer | null = null;
    if (at >= 0) {
      const raw = pdf.subarray(start + at + 7, start + at + 7 + length);
      stream = body.slice(0, at).includes('/FlateDecode') ? inflateSync(raw) : raw;
    }
    objects.set(found[1] ?? '', { head: at >= 0 ? body.slice(0, at) : body, stream });
  }
  return objects;
}

const utf16 = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));

function mapOf(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, from = '0', , list = ''] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], i) =>
      map.set(parseInt(from, 16) + i, utf16(hex.replaceAll(' ', ''))),
    );
  }
  return map;
}

function draw(stream: string, fonts: Map<string, Map<number, string>>, height: number): Page {
  const page: Page = { pieces: [], rules: [] };
  let ctm: Matrix = [1, 0, 0, 1, 0, 0];
  const stack: { ctm: Matrix; width: number; color: string }[] = [];
  let text: Matrix = [1, 0, 0, 1, 0, 0];
  let font: Map<number, string> = new Map();
  let size = 0;
  let width = 1;
  let color = '';
  let from: [number, number] = [0, 0];
  let to: [number, number] = [0, 0];
  const at = (x: number, y: number): [number, number] => {
    const m = times([1, 0, 0, 1, x, y], ctm);
    return [m[4], height - m[5]];
  };
  for (const line of stream.split('\n')) {
    const parts = line.trim().split(' ');
    const operator = parts[parts.length - 1];
    const numbers = parts.slice(0, -1).map(Number);
    const [a = 0, b = 0] = numbers;
    if (operator === 'q') stack.push({ ctm, width, color });
    else if (operator === 'Q') ({ ctm, width, color } = stack.pop() ?? { ctm, width, color });
    else if (operator === 'cm') ctm = times(numbers as Matrix, ctm);
    else if (operator === 'w') width = a;
    else if (operator === 'SCN') color = parts.slice(0, -1).join(' ');
    else if (operator === 'm') from = at(a, b);
    else if (operator === 'l') to = at(a, b);
    else if (operator === 'S')
      page.rules.push({ x1: from[0], y1: from[1], x2: to[0], y2: to[1], width, color });
    else if (operator === 'Tm') text = numbers as Matrix;
    else if (operator === 'Tf') {
      font = fonts.get((parts[0] ?? '').slice(1)) ?? new Map();
      size = Number(parts[1]);
    } else if (operator === 'TJ' || operator === 'Tj') {
      const glyphs = [...line.matchAll(/<([0-9a-f]+)>/gi)].map((m) => m[1] ?? '').join('');
      const said = (glyphs.match(/.{4}/g) ?? []).map((g) => font.get(parseInt(g, 16)) ?? '\ufffd').join('');
      const m = times(text, ctm);
      page.pieces.push({ text: said, x: m[4], y: height - m[5], size });
    }
  }
  return page;
}

/** The page's text, line by line from the top. */
export function linesOf(page: Page): { y: number; x: number; text: string }[] {
  const lines: { y: number; x: number; text: string }[] = [];
  for (const piece of [...page.pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.find((l) => Math.abs(l.y - piece.y) < 1);
    if (line) line.text += piece.text;
    else lines.push({ y: piece.y, x: piece.x, text: piece.text });
  }
  return lines;
}

export const textOf = (pages: readonly Page[]): string =>
  pages
    .flatMap(linesOf)
    .map((line) => line.text)
    .join('\n');
