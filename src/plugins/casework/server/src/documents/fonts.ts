import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { coverageOf, withEmLines, type Coverage } from './sfnt';

/**
 * The faces of an official document (GB/T 9704). What `npm ci` brings stands in for the customary faces; no
 * openly licensed FangSong is to be had from npm.
 */
export const FACES = {
  body: { face: '仿宋', file: '@expo-google-fonts/noto-serif-sc/300Light/NotoSerifSC_300Light.ttf' },
  kai: { face: '楷体', file: '@expo-google-fonts/noto-serif-sc/500Medium/NotoSerifSC_500Medium.ttf' },
  hei: { face: '黑体', file: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf' },
  title: { face: '小标宋', file: '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf' },
  song: { face: '宋体', file: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf' },
} as const;

export type Face = keyof typeof FACES;
export const FACE_NAMES = Object.keys(FACES) as Face[];

/** Where a character is looked for when its face lacks it. */
const FALLBACK: readonly Face[] = ['song', 'hei'];

export type Fonts = {
  /** paths of the copies with one-em lines, by face */
  paths: Record<Face, string>;
  covers: Record<Face, Coverage>;
};

/**
 * Prepares the fonts: copies with one-em lines in the cache directory (pdfmake is given paths: its virtual
 * files are unknown to drawings), and their coverage.
 * @param folder the cache directory; made when it is missing
 */
export function prepareFonts(folder: string): Fonts {
  mkdirSync(folder, { recursive: true });
  const paths = {} as Record<Face, string>;
  const covers = {} as Record<Face, Coverage>;
  for (const face of FACE_NAMES) {
    const original = readFileSync(require.resolve(FACES[face].file));
    const hash = createHash('sha256').update(original).digest('hex').slice(0, 16);
    const target = path.join(folder, `${face}-${hash}.ttf`);
    const copy = withEmLines(original);
    if (!existsSync(target)) {
      // Two instances at once each write a file of their own and move it into place.
      const temporary = `${target}.${process.pid}`;
      writeFileSync(temporary, copy);
      renameSync(temporary, target);
    }
    paths[face] = target;
    covers[face] = coverageOf(copy);
  }
  return { paths, covers };
}

export type Run = { text: string; font: Face };

/** Characters that no font can show: a document with them must not be made. */
export class MissingGlyphs extends Error {
  constructor(readonly characters: readonly string[]) {
    super(`no glyph for ${characters.map(nameOf).join(', ')}`);
    this.name = 'MissingGlyphs';
  }
}

const nameOf = (character: string): string =>
  `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

/**
 * Splits a text into runs, each in a face that has its characters. pdfmake has no fallback of its own: a
 * missing glyph would print nothing and vanish from the copied text.
 * @param missing collects what no face has
 */
export function runsOf(text: string, face: Face, covers: Fonts['covers'], missing: Set<string>): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const font = [face, ...FALLBACK].find((candidate) => covers[candidate](code));
    if (!font) {
      missing.add(character);
      continue;
    }
    const last = runs[runs.length - 1];
    if (last?.font === font) last.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}
