import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** PDFs and docx read back by programs that are not ours: poppler and LibreOffice. */

const isThere = (program: string, flag: string): boolean => spawnSync(program, [flag]).error === undefined;
export const hasPoppler = isThere('pdftotext', '-v') && isThere('pdftocairo', '-v');
export const hasOffice = isThere('soffice', '--version');

const folder = mkdtempSync(path.join(os.tmpdir(), 'qiaomen-pdf-'));
export const cleanUp = (): void => rmSync(folder, { recursive: true, force: true });
let files = 0;

function keep(bytes: Buffer, ext: string): string {
  const file = path.join(folder, `${(files += 1)}.${ext}`);
  writeFileSync(file, bytes);
  return file;
}

function run(program: string, args: string[]): string {
  const { stdout, stderr, status } = spawnSync(program, args, {
    maxBuffer: 1e9,
    env: { ...process.env, HOME: folder },
  });
  if (status !== 0) throw new Error(`${program}: ${stderr.toString()}`);
  return stdout.toString();
}

/** A glyph's origin on its baseline, a drawn line; in points from the page's top left corner. */
export type Glyph = { x: number; y: number };
export type Rule = { x1: number; x2: number; y: number; width: number; red: boolean };
export type TextLine = { text: string; left: number; right: number; top: number };
export type ReadPage = { glyphs: Glyph[]; rules: Rule[]; lines: TextLine[] };

const numberOf = (text: string | undefined): number => Number(text ?? NaN);

/** What is drawn: pdftocairo turns a page into glyphs and paths. */
function drawn(file: string, page: number): Pick<ReadPage, 'glyphs' | 'rules'> {
  const svg = path.join(folder, 'page.svg');
  run('pdftocairo', [
    ...['-svg', '-origpagesizes', '-noshrink', '-nocenter'],
    ...['-f', String(page), '-l', String(page), file, svg],
  ]);
  const text = readFileSync(svg, 'utf8');
  const glyphs = [...text.matchAll(/<use xlink:href="#glyph[^"]*" x="([-\d.]+)" y="([-\d.]+)"/g)].map(
    ([, x, y]) => ({ x: numberOf(x), y: numberOf(y) }),
  );
  const rules = [
    ...text.matchAll(
      /<path style="([^"]*stroke-width[^"]*)" d="M ([-\d.]+) ([-\d.]+) L ([-\d.]+) ([-\d.]+) *"/g,
    ),
  ].flatMap(([, style = '', x1, y1, x2, y2]) => {
    if (Math.abs(numberOf(y1) - numberOf(y2)) > 0.01) return [];
    return [
      {
        x1: numberOf(x1),
        x2: numberOf(x2),
        y: numberOf(y1),
        width: numberOf(/stroke-width:([\d.]+)/.exec(style)?.[1]),
        red: !/stroke:rgb\(0%, ?0%, ?0%\)/.test(style),
      },
    ];
  });
  return { glyphs, rules };
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Every page with its lines of text as a reader selects them. */
export function readPages(pdf: Buffer): ReadPage[] {
  const file = keep(pdf, 'pdf');
  return run('pdftotext', ['-bbox-layout', file, '-'])
    .split('<page ')
    .slice(1)
    .map((page, i) => ({
      ...drawn(file, i + 1),
      lines: [
        ...page.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>(.*?)<\/line>/gs),
      ].map(([, left, top, right, words = '']) => ({
        left: numberOf(left),
        right: numberOf(right),
        top: numberOf(top),
        text: unescaped([...words.matchAll(/>([^<]*)<\/word>/g)].map(([, word = '']) => word).join(' ')),
      })),
    }));
}

/** The text of a PDF as a search finds it. */
export const searched = (pdf: Buffer): string => run('pdftotext', ['-raw', keep(pdf, 'pdf'), '-']);

/** A docx as LibreOffice shows it. */
export function officePdf(docx: Buffer): Buffer {
  const file = keep(docx, 'docx');
  run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
  return readFileSync(file.replace(/docx$/, 'pdf'));
}
