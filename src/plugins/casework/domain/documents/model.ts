import type { LocalDate } from '../calendar';
import type { Stage } from '../lifecycle';
import type { MeasureCode, SubjectKind } from '../measures';

/**
 * Model of an official document before typesetting (spec 4), the same for the screen, the PDF and the docx.
 * Composers (circular.ts, letter.ts …) make it from data, the press typesets it.
 */

/** Counts beside the measures; the way each is counted is defined in SQL (features/documents/counts.sql.ts). */
export const COUNTS = {
  received: { zh: '新接收', en: 'Received' },
  carried: { zh: '上期结转', en: 'Carried over' },
  closed: { zh: '办结销号', en: 'Closed' },
  open: { zh: '期末在办', en: 'Open' },
  overdue: { zh: '期末超期', en: 'Overdue' },
  visits: { zh: '走访企业', en: 'Enterprises visited' },
  meetings: { zh: '集中会办', en: 'Meetings' },
  problems: { zh: '共性问题', en: 'Common problems' },
  unsolved: { zh: '未全部解决', en: 'Closed, not fully solved' },
} as const satisfies Record<string, { zh: string; en: string }>;
export type CountCode = keyof typeof COUNTS;
export const COUNT_CODES = Object.keys(COUNTS) as [CountCode, ...CountCode[]];

/** Part of a subject's result in a published assessment; a measure's code names the points of that indicator. */
export type ScorePart = 'rank' | 'total' | 'grade' | 'adjustments' | (string & {});

/**
 * The question that a printed figure answers, so that it can be opened and asked again: a measure of a subject, a
 * count, a score of a published assessment, an issue, or how long it was overdue. `from`/`to` is the half-open period; every question is asked as at
 * the document's instant.
 */
export type Reference =
  | {
      figure: {
        measure: MeasureCode;
        subject: SubjectKind;
        id: string | null;
        name: string;
        from: LocalDate;
        to: LocalDate;
        /** how many enterprises or projects it leaves out, for want of data */
        part?: 'left-out' | undefined;
      };
    }
  | {
      count: {
        code: CountCode;
        from: LocalDate;
        to: LocalDate;
        channel?: string | undefined;
        category?: string | undefined;
        /** of what is overdue: the stage it is in, and the department that has the work */
        stage?: Stage | undefined;
        unit?: string | undefined;
      };
    }
  | { score: { assessment: string; subject: string; part: ScorePart } }
  | { issue: string }
  /** by how many working days an issue was overdue at the end of the day before `to`, or at the document's instant */
  | { late: { issue: string; to: LocalDate } };

/** Words of a text that express a figure, in the order of the text. */
export type Words = { words: string; refers: Reference };

export type Column = { head: string; width: number | '*'; align: 'left' | 'center' | 'right' };

export type ListItem = {
  /** 出席： and the like, set in 黑体; what follows is aligned behind it */
  label?: string | undefined;
  text: string;
  figures?: Words[] | undefined;
};

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; figures?: Words[] | undefined }
  | { kind: 'list'; items: ListItem[] }
  | {
      kind: 'table';
      caption: string;
      columns: Column[];
      rows: string[][];
      refers?: (Reference | null)[][] | undefined;
    }
  /** bars: of each row its name and a figure of every series; a bar's length is read from the figure's words */
  | {
      kind: 'chart';
      caption: string;
      series: string[];
      rows: string[][];
      refers?: (Reference | null)[][] | undefined;
    }
  /** begins an annex on a new page; the blocks up to the next one are its text */
  | { kind: 'attachment'; title: string };

/** The page forms of GB/T 9704-2012: the general one, a report upwards, the letter, the minutes, and a plain sheet. */
export const FORMATS = ['document', 'report', 'letter', 'minutes', 'sheet'] as const;
export type Format = (typeof FORMATS)[number];

export type OfficialText = {
  format: Format;
  /** 发文机关标志 */
  mark: string;
  /** 发文字号 */
  number: string;
  title: string;
  /** 主送机关, with its colon; empty without */
  receivers: string;
  blocks: Block[];
  /** 署名; empty without */
  signature: string;
  /** 成文日期 */
  date: string;
  /** 签发人, of a report upwards */
  signer: string;
  /** 抄送 or 分送, with the word and the stop; empty without */
  copies: string;
  /** 印发机关; empty without an imprint */
  printer: string;
  /** 印发日期, as `2026年7月8日印发` */
  printed: string;
};

/** A document as it is composed from its data, before it is edited. */
export type Composed = { title: string; receivers: string; blocks: Block[]; copies: string };

/** Returns the figures whose words are still in the text, in their order; the others are dropped. */
export function figuresIn(text: string, figures: readonly Words[] | undefined): Words[] {
  const kept: Words[] = [];
  let from = 0;
  for (const figure of figures ?? []) {
    const at = text.indexOf(figure.words, from);
    if (at < 0) continue;
    kept.push(figure);
    from = at + figure.words.length;
  }
  return kept;
}

/** Returns every figure of a document, in its order. */
export function figuresOfBlocks(blocks: readonly Block[]): Words[] {
  return blocks.flatMap((block): Words[] => {
    switch (block.kind) {
      case 'paragraph':
        return figuresIn(block.text, block.figures);
      case 'list':
        return block.items.flatMap((item) => figuresIn(item.text, item.figures));
      case 'table':
      case 'chart':
        return block.rows.flatMap((row, i) =>
          row.flatMap((words, j) => {
            const refers = block.refers?.[i]?.[j];
            return refers ? [{ words, refers }] : [];
          }),
        );
      default:
        return [];
    }
  });
}
