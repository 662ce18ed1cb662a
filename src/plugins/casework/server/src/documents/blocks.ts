import type { MeasureCode, SubjectKind } from '../../../domain/measures';

/** What an official document consists of, before it is set: the preview shows it, the press sets it. */
export type Block =
  | { kind: 'heading1' | 'heading2'; text: string }
  | { kind: 'paragraph'; text: string; figures?: Words[] }
  | { kind: 'table'; caption: string; columns: Column[]; rows: string[][]; refers?: (Reference | null)[][] };

/**
 * What a figure on the screen opens onto (spec: every published figure opens onto the records behind it): the
 * records of a measure, or the issue itself. The press does not print it.
 */
export type Reference =
  | { figure: { measure: MeasureCode; subject: SubjectKind; id: string | null; name: string } }
  | { issue: string };

/** Words of a paragraph that are a figure, in the order in which they stand in it. */
export type Words = { words: string; refers: Reference };

export type Column = { head: string; width: number | '*'; align: 'left' | 'center' | 'right' };

export type OfficialText = {
  /** 发文机关标志 */
  mark: string;
  /** 发文字号 */
  number: string;
  title: string;
  receivers: string;
  blocks: Block[];
  /** 署名 */
  signature: string;
  /** 成文日期 */
  date: string;
  /** 抄送 */
  copies: string;
  /** 印发机关 */
  printer: string;
};
