/** What an official document consists of, before it is set: the preview shows it, the press sets it. */
export type Block =
  | { kind: 'heading1' | 'heading2' | 'paragraph'; text: string }
  | { kind: 'table'; caption: string; columns: Column[]; rows: string[][] };

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
