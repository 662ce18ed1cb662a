import PDFDocument from 'pdfkit';
import type { Font, FontId, Fonts } from './fonts';
import { PAGE, type Page } from './sheet';

type Options = PDFKit.Mixins.TextOptions & { baseline: 'alphabetic' };

/** The parts of pdfkit's fonts that are used beyond its public interface; its version is pinned. */
type Parsed = { glyphForCodePoint(code: number): { advanceWidth: number } };
type Embedded = {
  font: Parsed;
  scale: number;
  layout(text: string): { glyphs: unknown[]; positions: unknown[]; advanceWidth: number };
};
type Internals = {
  _font: Embedded;
  _fontFamilies: Record<string, Embedded>;
  _fontCount: number;
};
type EmbeddedFont = new (pdf: unknown, font: Parsed, id: string) => Embedded;

/** Fonts are parsed with the first document that uses them and kept for all that follow. */
const parsed = new Map<Font, { make: EmbeddedFont; font: Parsed }>();

/**
 * Sets each character's own glyph at its own width. Ligatures, kerning and the like would make a run wider or
 * narrower than measured, and the search for them takes most of the time.
 */
function layPlainly(embedded: Embedded): void {
  const { font, scale } = embedded;
  embedded.layout = (text) => {
    const glyphs = [...text].map((character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0));
    const positions = glyphs.map(({ advanceWidth }) => {
      const width = advanceWidth * scale;
      return { xAdvance: width, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: width };
    });
    return { glyphs, positions, advanceWidth: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) };
  };
}

function addFont(pdf: PDFKit.PDFDocument, id: string, font: Font): void {
  const inside = pdf as unknown as Internals;
  pdf.registerFont(id, font.bytes as unknown as PDFKit.Mixins.PDFFontSource, font.name);
  const known = parsed.get(font);
  if (known) {
    inside._fontCount += 1;
    inside._fontFamilies[id] = new known.make(pdf, known.font, `F${inside._fontCount}`);
    pdf.font(id);
  } else {
    pdf.font(id);
    const { _font } = inside;
    parsed.set(font, { make: _font.constructor as unknown as EmbeddedFont, font: _font.font });
  }
  layPlainly(inside._font);
}

/**
 * Draws pages as a PDF. The same pages, title and instant give the same bytes.
 * @param madeAt what the file names as its time of making
 */
export async function pdfOf(
  pages: readonly Page[],
  fonts: Fonts,
  { title, author, madeAt }: { title: string; author: string; madeAt: Date },
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: title,
      Author: author,
      Producer: 'Qiaomen',
      Creator: 'Qiaomen',
      CreationDate: madeAt,
      ModDate: madeAt,
    },
    // No standard face is embedded beside those that are used.
    ...({ font: null } as object),
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  const known = new Set<string>();
  const use = (id: string): void => {
    if (known.has(id)) pdf.font(id);
    else addFont(pdf, id, fonts.of[id as FontId]);
    known.add(id);
  };
  for (const page of pages) {
    pdf.addPage();
    for (const { x, y, size, color, spacing, runs } of page.texts) {
      let at = x;
      pdf.fontSize(size).fillColor(color);
      for (const { text, font, width } of runs) {
        use(font);
        const options: Options = {
          lineBreak: false,
          baseline: 'alphabetic',
          characterSpacing: spacing,
        };
        pdf.text(text, at, y, options);
        at += width;
      }
    }
    for (const { x1, y1, x2, y2, width, color } of page.rules)
      pdf.lineWidth(width).strokeColor(color).moveTo(x1, y1).lineTo(x2, y2).stroke();
    for (const { x, y, size, dark } of page.squares) {
      const module = size / dark.length;
      pdf.fillColor('#000000');
      dark.forEach((row, r) =>
        row.forEach((isDark, c) => {
          if (isDark) pdf.rect(x + c * module, y + r * module, module, module);
        }),
      );
      pdf.fill();
    }
  }
  pdf.end();
  return done;
}
