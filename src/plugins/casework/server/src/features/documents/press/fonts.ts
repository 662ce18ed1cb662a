import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as fontkit from 'fontkit';
import { named } from './named';

/**
 * The faces of an official document (GB/T 9704). Each role is filled by the first font that exists: the agency's
 * own (FONTS_DIR), one of the system's, and what `npm ci` brings, which replaces the customary faces (npm has no
 * openly licensed FangSong).
 */

type Role = {
  /** name of the face in the standard */
  face: string;
  /** how the agency's files call it: family names and file names */
  names: RegExp;
  /** files of openly licensed faces that Linux distributions package */
  system: readonly string[];
  /** the stand-in, from npm */
  file: string;
};

const SERIF = '@expo-google-fonts/noto-serif-sc';
const SANS = '@expo-google-fonts/noto-sans-sc';

export const ROLES = {
  body: {
    face: '仿宋',
    names: /仿宋|fangsong|simfang|fzfs/i,
    system: ['FandolFang-Regular.otf'],
    file: `${SERIF}/300Light/NotoSerifSC_300Light.ttf`,
  },
  kai: {
    face: '楷体',
    names: /楷|kaiti|simkai|fzkt/i,
    system: ['FandolKai-Regular.otf', 'LXGWWenKai-Regular.ttf'],
    file: `${SERIF}/500Medium/NotoSerifSC_500Medium.ttf`,
  },
  hei: {
    face: '黑体',
    names: /黑体|simhei|fzht/i,
    system: ['FandolHei-Regular.otf'],
    file: `${SANS}/500Medium/NotoSansSC_500Medium.ttf`,
  },
  title: {
    face: '小标宋',
    names: /小标宋|xiaobiaosong|fzxbs/i,
    system: ['FandolSong-Bold.otf'],
    file: `${SERIF}/900Black/NotoSerifSC_900Black.ttf`,
  },
  song: {
    face: '宋体',
    names: /^(?!.*(小标|仿))(.*(宋体|simsun))/i,
    system: ['FandolSong-Regular.otf'],
    file: `${SERIF}/400Regular/NotoSerifSC_400Regular.ttf`,
  },
} as const satisfies Record<string, Role>;

export type Face = keyof typeof ROLES;
export const FACES = Object.keys(ROLES) as Face[];

/** Where a character is looked for when its face lacks it. */
const WIDE = { serif: ROLES.song.file, sans: ROLES.hei.file } as const;

/** A font that a run is set in: a role's, or one of the wide ones. */
export type FontId = Face | keyof typeof WIDE;

export type Source = 'agency' | 'system' | 'stand-in';

/** Which file serves a role. */
export type Served = {
  role: Face;
  face: string;
  family: string;
  file: string;
  source: Source;
  sha256: string;
};

type Glyphs = {
  unitsPerEm: number;
  familyName: string;
  hasGlyphForCodePoint(code: number): boolean;
  glyphForCodePoint(code: number): { advanceWidth: number };
};

export type Font = {
  bytes: Buffer;
  /** the face within a collection */
  name: string | undefined;
  covers(code: number): boolean;
  /** advance in em */
  width(code: number): number;
};

export type Fonts = { of: Record<FontId, Font>; served: readonly Served[] };

const SYSTEM_FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  '/usr/share/texlive/texmf-dist/fonts/opentype',
];

const isFont = (file: string): boolean => /\.(ttf|otf|ttc)$/i.test(file);

/** Font files below a folder, in the order of their names. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isFont(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

type Opened = { glyphs: Glyphs; name: string | undefined; family: string };

function open(bytes: Buffer): Opened {
  const file = fontkit.create(bytes) as unknown as Glyphs & {
    fonts?: (Glyphs & { postscriptName: string })[];
  };
  const first = file.fonts?.[0];
  const glyphs = first ?? file;
  return { glyphs, name: first?.postscriptName, family: glyphs.familyName };
}

function fontOf(bytes: Buffer): Font & { family: string } {
  const { glyphs, name, family } = open(bytes);
  const widths = new Map<number, number>();
  return {
    bytes,
    name,
    family,
    covers: (code) => glyphs.hasGlyphForCodePoint(code),
    width(code) {
      let width = widths.get(code);
      if (width === undefined) {
        width = glyphs.glyphForCodePoint(code).advanceWidth / glyphs.unitsPerEm;
        widths.set(code, width);
      }
      return width;
    },
  };
}

type Named = { file: string; names: string };

/** The agency's files with the names that they go by; an unreadable one is passed over. */
function agencyFonts(folder: string | undefined): Named[] {
  if (!folder) return [];
  return filesBelow(folder).flatMap((file) => {
    try {
      return [{ file, names: `${path.basename(file)} ${open(readFileSync(file)).family}` }];
    } catch {
      return [];
    }
  });
}

/**
 * Finds the font of every role.
 * @param folder the agency's own fonts (FONTS_DIR)
 * @param system folders of the system's fonts; none in tests, so that their documents do not depend on the machine
 */
export function findFonts(folder: string | undefined, system: readonly string[] = SYSTEM_FOLDERS): Fonts {
  const agency = agencyFonts(folder);
  const installed = system.flatMap(filesBelow);
  const read = new Map<string, Font & { family: string }>();
  const load = (file: string): Font & { family: string } => {
    const font = read.get(file) ?? fontOf(readFileSync(file));
    read.set(file, font);
    return font;
  };
  const served = FACES.map((role): Served => {
    const { face, names, system: known, file: standIn } = ROLES[role];
    const own = agency.find((font) => names.test(font.names))?.file;
    const distribution = known.flatMap(
      (name) => installed.find((file) => path.basename(file) === name) ?? [],
    )[0];
    const file = own ?? distribution ?? require.resolve(standIn);
    const { bytes, family } = load(file);
    return {
      role,
      face,
      family,
      file,
      source: own ? 'agency' : distribution ? 'system' : 'stand-in',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  });
  const of = {
    ...Object.fromEntries(served.map(({ role, file }) => [role, load(file)])),
    ...Object.fromEntries(Object.entries(WIDE).map(([id, file]) => [id, load(require.resolve(file))])),
  } as unknown as Record<FontId, Font>;
  return { of, served };
}

export type Run = { text: string; font: FontId };

/** Characters that no font can show: a document with them must not be made. */
export class MissingGlyphs extends Error {
  constructor(readonly characters: readonly string[]) {
    super(`no glyph for ${characters.map(named).join(', ')}`);
    this.name = 'MissingGlyphs';
  }
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

const WIDE_IDS = Object.keys(WIDE) as (keyof typeof WIDE)[];

/** The font in which a character of a face is set; null when none has it. */
export function fontFor({ of }: Fonts, face: Face, character: string): FontId | null {
  const code = codeOf(character);
  return [face, ...WIDE_IDS].find((id) => of[id].covers(code)) ?? null;
}

/** Splits a text into runs, each in a font that has its characters. @param missing collects what no font has */
export function runsOf(fonts: Fonts, text: string, face: Face, missing: Set<string>): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const font = fontFor(fonts, face, character);
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
