/**
 * The little of TrueType that documents need: which characters a font has, and a copy of it whose line box is
 * one em. Noto's own `hhea` is 1.44 em high, so that one character of another font would shift its whole line
 * and break the 22 lines of a page (GB/T 9704).
 */

type Table = { offset: number; length: number; record: number };

function tableOf(font: Buffer, tag: string): Table {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i += 1) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag)
      return { record, offset: font.readUInt32BE(record + 8), length: font.readUInt32BE(record + 12) };
  }
  throw new Error(`no table ${tag} in the font`);
}

/** A copy with ascent 0.88 em, descent 0.12 em and no gap. */
export function withEmLines(font: Buffer): Buffer {
  const copy = Buffer.from(font);
  const em = copy.readUInt16BE(tableOf(copy, 'head').offset + 18);
  const { offset } = tableOf(copy, 'hhea');
  copy.writeInt16BE(Math.round(em * 0.88), offset + 4);
  copy.writeInt16BE(-Math.round(em * 0.12), offset + 6);
  copy.writeInt16BE(0, offset + 8);
  return copy;
}

/** Whether a font has a character. */
export type Coverage = (codePoint: number) => boolean;

/** Reads the character map (formats 4 and 12, which cover what fonts of today carry). */
export function coverageOf(font: Buffer): Coverage {
  const { offset } = tableOf(font, 'cmap');
  const count = font.readUInt16BE(offset + 2);
  const maps: { format: number; at: number }[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = offset + font.readUInt32BE(offset + 4 + i * 8 + 4);
    maps.push({ format: font.readUInt16BE(at), at });
  }
  const wide = maps.find((m) => m.format === 12);
  if (wide) return groups(font, wide.at);
  const narrow = maps.find((m) => m.format === 4);
  if (narrow) return segments(font, narrow.at);
  throw new Error('the font has no character map of format 4 or 12');
}

function groups(font: Buffer, at: number): Coverage {
  const count = font.readUInt32BE(at + 12);
  return (code) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = at + 16 + middle * 12;
      if (code < font.readUInt32BE(group)) high = middle - 1;
      else if (code > font.readUInt32BE(group + 4)) low = middle + 1;
      else return true;
    }
    return false;
  };
}

function segments(font: Buffer, at: number): Coverage {
  const count = font.readUInt16BE(at + 6) / 2;
  return (code) => {
    for (let i = 0; i < count; i += 1) {
      if (font.readUInt16BE(at + 14 + i * 2) < code) continue;
      const start = font.readUInt16BE(at + 16 + count * 2 + i * 2);
      if (start > code) return false;
      const delta = font.readUInt16BE(at + 16 + count * 4 + i * 2);
      const rangeAt = at + 16 + count * 6 + i * 2;
      const range = font.readUInt16BE(rangeAt);
      if (range === 0) return ((code + delta) & 0xffff) !== 0;
      return font.readUInt16BE(rangeAt + range + (code - start) * 2) !== 0;
    }
    return false;
  };
}
