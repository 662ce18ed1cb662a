/** The words that a template may put facts in with: {{编号}}. */
export const PLACEHOLDERS = [
  '编号',
  '标题',
  '企业',
  '环节',
  '操作',
  '时限',
  '办结时限',
  '节点',
  '情况',
  '承办单位',
  '配合单位',
  '年份',
  '对象',
  '任务',
  '期间',
  '日期',
  '件数',
  '目录',
  '经办',
  '链接',
  '联系人',
  '内容',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export type Facts = Partial<Record<Placeholder, string>>;

const SLOT = /\{\{\s*([^{}\s]{1,20})\s*\}\}/g;

/** Returns the placeholders of a template that do not exist. */
export const unknownPlaceholders = (template: string): string[] =>
  [...template.matchAll(SLOT)]
    .map(([, name = '']) => name)
    .filter((name) => !(PLACEHOLDERS as readonly string[]).includes(name));

// A fact is one line of plain text: it cannot bring line breaks, marks of direction or other controls in.
// eslint-disable-next-line no-control-regex -- they are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

const plain = (value: string): string => value.replace(CONTROLS, ' ').trim();

/**
 * Puts facts into a template. Facts are put in once: what looks like a placeholder in a fact stays as it
 * is written. A fact that is not known leaves nothing behind.
 */
export const render = (template: string, facts: Facts): string =>
  template.replace(SLOT, (_, name: string) => plain(facts[name as Placeholder] ?? ''));

/** Renders like `render`, with a list of several lines. */
export const renderLines = (template: string, facts: Facts, lines: readonly string[]): string =>
  template
    .split(/\{\{\s*目录\s*\}\}/)
    .map((part) => render(part, facts))
    .join(lines.map(plain).join('\n'));

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as the inside of an HTML element or attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => HTML[c] ?? c);

/** Escapes text for WeCom's robots: plain, so that the title of an issue cannot mention anybody. */
export const escapeRobotText = (text: string): string => text.replaceAll('<@', '＜@');

const bytesOf = (char: string): number => {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** Cut to what a receiver takes, in bytes of UTF-8, never inside a character. */
export function cutBytes(text: string, limit: number): string {
  const ellipsis = 3;
  let bytes = 0;
  let kept = 0;
  for (const char of text) {
    bytes += bytesOf(char);
    if (bytes > limit) return `${text.slice(0, kept)}…`;
    if (bytes <= limit - ellipsis) kept += char.length;
  }
  return text;
}
