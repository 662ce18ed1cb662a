import type { Block, Words } from './model';

/**
 * Texts of documents that an office edits without code (spec 4): paragraphs with named values, conditions and lists.
 *
 * A text is lines. `# ` `## ` `### ` begin a heading, `* ` an item of a list (`* #. ` a counted one, `* 出席：| ` one with a
 * label), 【表：NAME|CAPTION】 stands for a table, 【图：NAME|CAPTION】 for a chart, 【附件：TITLE】 begins an annex; every other line is a paragraph. `{{NAME}}` is a value,
 * `{{#NAME}}…{{/NAME}}` is kept where NAME holds and repeated for each entry of a list, `{{#NAME|、}}` with a mark
 * between the entries, `{{^NAME}}…{{/NAME}}` is kept where it does not hold. Alone on its line a mark spans lines.
 * The structure is read from the text alone: what values say is never read as marks.
 */

export type NameKind = 'text' | 'figure' | 'flag' | 'table' | 'chart' | 'list';
/** What a text may speak of, each with what it is for the person who edits. */
export type Names = { readonly [name: string]: Name };
export type Name = { kind: NameKind; about: string; of?: Names };

export type Value = string | boolean | Words | Block | readonly Values[];
export type Values = { readonly [name: string]: Value };

export const TEXT_FAULTS = [
  'TEXT_UNKNOWN_NAME',
  'TEXT_NOT_CLOSED',
  'TEXT_NOT_OPENED',
  'TEXT_BRACES',
  'TEXT_IS_A_LIST',
  'TEXT_IS_A_TABLE',
  'TEXT_IS_A_CHART',
  'TEXT_NO_SECTION',
  'TEXT_FIGURE_HERE',
] as const;
export type TextFault = {
  code: (typeof TEXT_FAULTS)[number];
  /** counted from 1, in the text as it is edited */
  line: number;
  column: number;
  name: string;
};

type Place = { line: number; column: number };
type Asked = Place & { kind: 'section'; name: string; isNot: boolean; between: string };
type InlineSection = Asked & { inside: Inline[] };
type Inline = { kind: 'words'; words: string } | (Place & { kind: 'value'; name: string }) | InlineSection;
type PartSection = Asked & { inside: Part[] };
type Part =
  | { kind: 'heading'; level: 1 | 2 | 3; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'item'; label: string; inside: Inline[] }
  | (Place & { kind: 'table'; name: string; caption: string })
  | (Place & { kind: 'chart'; name: string; caption: string })
  | { kind: 'attachment'; inside: Inline[] }
  | PartSection;

type Parsed<T> = { parts: T[]; faults: TextFault[] };

const MARK = /\{\{([#^/]?)[ \u3000]*([^{}|\s]{1,30})[ \u3000]*(?:\|([^{}\n]{0,5}))?\}\}/gu;
const ALONE = /^\s*\{\{([#^/])[ \u3000]*([^{}|\s]{1,30})[ \u3000]*(?:\|([^{}\n]{0,5}))?\}\}\s*$/u;
const DRAWN = /^【([表图])：([^【】|]+)(?:\|([^【】]*))?】\s*$/u;
const ATTACHMENT = /^【附件：(.*)】\s*$/u;
const HEADING = /^(#{1,3})[ \u3000]+(.*)$/u;
const ITEM = /^\*[ \u3000]+(?:([^|{}]{1,20}：)\|[ \u3000]*)?(.*)$/u;

/** Reads the marks of one line. */
function inline(text: string, line: number, from: number): Parsed<Inline> {
  const faults: TextFault[] = [];
  const root: Inline[] = [];
  const open: InlineSection[] = [];
  const put = (part: Inline): void => void (open.at(-1)?.inside ?? root).push(part);
  const words = (part: string, at: number): void => {
    if (part === '') return;
    const brace = /\{\{|\}\}/.exec(part);
    if (brace) faults.push({ code: 'TEXT_BRACES', line, column: from + at + brace.index, name: brace[0] });
    put({ kind: 'words', words: part });
  };
  let last = 0;
  for (const found of text.matchAll(MARK)) {
    const [whole, sign = '', name = '', between = ''] = found;
    const column = from + found.index;
    words(text.slice(last, found.index), last);
    last = found.index + whole.length;
    if (sign === '') put({ kind: 'value', name, line, column });
    else if (sign === '/') {
      const top = open.pop();
      if (top?.name === name) put(top);
      else {
        if (top) open.push(top);
        faults.push({ code: 'TEXT_NOT_OPENED', line, column, name });
      }
    } else open.push({ kind: 'section', name, isNot: sign === '^', between, inside: [], line, column });
  }
  words(text.slice(last), last);
  for (const { name, column } of open) faults.push({ code: 'TEXT_NOT_CLOSED', line, column, name });
  return { parts: root, faults };
}

function partOf(text: string, line: number): Parsed<Part> {
  const rest = (inside: string, make: (parts: Inline[]) => Part): Parsed<Part> => {
    const { parts, faults } = inline(inside, line, text.lastIndexOf(inside) + 1);
    return { parts: [make(parts)], faults };
  };
  const heading = HEADING.exec(text);
  if (heading)
    return rest(heading[2] ?? '', (inside) => ({
      kind: 'heading',
      level: (heading[1] ?? '#').length as 1 | 2 | 3,
      inside,
    }));
  const item = ITEM.exec(text);
  if (item) return rest(item[2] ?? '', (inside) => ({ kind: 'item', label: item[1] ?? '', inside }));
  const drawn = DRAWN.exec(text);
  if (drawn)
    return {
      parts: [
        {
          kind: drawn[1] === '图' ? 'chart' : 'table',
          name: (drawn[2] ?? '').trim(),
          caption: (drawn[3] ?? '').trim(),
          line,
          column: 1,
        },
      ],
      faults: [],
    };
  const attachment = ATTACHMENT.exec(text);
  if (attachment) return rest(attachment[1] ?? '', (inside) => ({ kind: 'attachment', inside }));
  return rest(text, (inside) => ({ kind: 'paragraph', inside }));
}

function parse(text: string): Parsed<Part> {
  const faults: TextFault[] = [];
  const root: Part[] = [];
  const open: PartSection[] = [];
  text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .forEach((given, i) => {
      const line = i + 1;
      const into = open.at(-1)?.inside ?? root;
      const alone = ALONE.exec(given);
      if (alone) {
        const [, sign, name = '', between = ''] = alone;
        const column = given.indexOf('{{') + 1;
        if (sign !== '/') {
          open.push({ kind: 'section', name, isNot: sign === '^', between, inside: [], line, column });
          return;
        }
        const top = open.pop();
        if (top?.name === name) (open.at(-1)?.inside ?? root).push(top);
        else {
          if (top) open.push(top);
          faults.push({ code: 'TEXT_NOT_OPENED', line, column, name });
        }
        return;
      }
      if (given.trim() === '') return;
      const read = partOf(given, line);
      faults.push(...read.faults);
      into.push(...read.parts);
    });
  for (const { name, line, column } of open) faults.push({ code: 'TEXT_NOT_CLOSED', line, column, name });
  return { parts: root, faults };
}

/** Names that an entry of every list has beside its own. */
const OF_LISTS: Names = {
  序号: { kind: 'text', about: '第几项：1、2、3' },
  汉字序号: { kind: 'text', about: '第几项：一、二、三' },
};

type Scope = readonly Names[];
const lookUp = (scope: Scope, name: string): Name | undefined =>
  scope.map((names) => names[name]).findLast((found) => found !== undefined);

const wrong = ({ line, column }: Place, code: TextFault['code'], name: string): TextFault => ({
  code,
  line,
  column,
  name,
});

/** Names that stand on a line of their own, each with what is said where they do not. */
const DRAWN_FAULTS: Partial<Record<NameKind, TextFault['code']>> = {
  table: 'TEXT_IS_A_TABLE',
  chart: 'TEXT_IS_A_CHART',
};

/** What a section asks about, and the names that stand within it. */
function entered(section: Asked, scope: Scope): { scope: Scope; fault: TextFault | null } {
  const found = lookUp(scope, section.name);
  if (!found) return { scope, fault: wrong(section, 'TEXT_UNKNOWN_NAME', section.name) };
  const drawn = DRAWN_FAULTS[found.kind];
  if (drawn) return { scope, fault: wrong(section, drawn, section.name) };
  return found.kind === 'list' && !section.isNot
    ? { scope: [...scope, OF_LISTS, found.of ?? {}], fault: null }
    : { scope, fault: null };
}

function checkInline(parts: readonly Inline[], scope: Scope, figures: boolean): TextFault[] {
  return parts.flatMap((part): TextFault[] => {
    if (part.kind === 'words') return [];
    if (part.kind === 'section') {
      const { scope: inner, fault } = entered(part, scope);
      return fault ? [fault] : checkInline(part.inside, inner, figures);
    }
    const found = lookUp(scope, part.name);
    if (!found) return [wrong(part, 'TEXT_UNKNOWN_NAME', part.name)];
    if (found.kind === 'list') return [wrong(part, 'TEXT_IS_A_LIST', part.name)];
    const drawn = DRAWN_FAULTS[found.kind];
    if (drawn) return [wrong(part, drawn, part.name)];
    if (found.kind === 'flag') return [wrong(part, 'TEXT_NO_SECTION', part.name)];
    return found.kind === 'figure' && !figures ? [wrong(part, 'TEXT_FIGURE_HERE', part.name)] : [];
  });
}

function checkParts(parts: readonly Part[], scope: Scope): TextFault[] {
  return parts.flatMap((part): TextFault[] => {
    switch (part.kind) {
      case 'section': {
        const { scope: inner, fault } = entered(part, scope);
        return fault ? [fault] : checkParts(part.inside, inner);
      }
      case 'table':
      case 'chart': {
        const found = lookUp(scope, part.name);
        if (found?.kind === part.kind) return [];
        return [wrong(part, (found && DRAWN_FAULTS[found.kind]) ?? 'TEXT_UNKNOWN_NAME', part.name)];
      }
      default:
        // A figure opens its records from where it stands; headings and titles have no such place.
        return checkInline(part.inside, scope, part.kind === 'paragraph' || part.kind === 'item');
    }
  });
}

/** What is wrong with the text of a body, in its order. */
export function bodyFaults(text: string, names: Names): TextFault[] {
  const { parts, faults } = parse(text);
  return [...faults, ...checkParts(parts, [names])].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** What is wrong with a title or the receivers: values, conditions and lists, and no figures. */
export const lineFaults = (text: string, names: Names): TextFault[] =>
  text.split('\n').flatMap((line, i) => {
    const { parts, faults } = inline(line, i + 1, 1);
    return [...faults, ...checkInline(parts, [names], false)];
  });

const isWords = (value: Value): value is Words =>
  typeof value === 'object' && 'words' in value && 'refers' in value;
const isList = (value: Value | undefined): value is readonly Values[] => Array.isArray(value);

/** Does a condition hold? Nothing, an empty text and an empty list do not. */
const holds = (value: Value | undefined): boolean =>
  value !== undefined && value !== false && value !== '' && !(isList(value) && value.length === 0);

const NUMERALS = [...'零一二三四五六七八九'];
/** 1 … 99 as headings count. */
const inHanzi = (n: number): string => {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? NUMERALS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? NUMERALS[ones] : ''}`;
};

type Bound = readonly Values[];
const valueOf = (bound: Bound, name: string): Value | undefined =>
  bound.map((values) => values[name]).findLast((found) => found !== undefined);

/** The entries for which a section stands, each with its values. */
function entries({ name, isNot }: Asked, bound: Bound): Bound[] {
  const value = valueOf(bound, name);
  if (isNot) return holds(value) ? [] : [bound];
  if (isList(value))
    return value.map((entry, i) => [...bound, { 序号: String(i + 1), 汉字序号: inHanzi(i + 1) }, entry]);
  return holds(value) ? [bound] : [];
}

type Said = { text: string; figures: Words[] };

function say(parts: readonly Inline[], bound: Bound, said: Said = { text: '', figures: [] }): Said {
  for (const part of parts) {
    if (part.kind === 'words') said.text += part.words;
    else if (part.kind === 'section')
      entries(part, bound).forEach((inner, i) => {
        if (i > 0) said.text += part.between;
        say(part.inside, inner, said);
      });
    else {
      const value = valueOf(bound, part.name);
      if (typeof value === 'string') said.text += value;
      else if (value !== undefined && !isList(value) && typeof value === 'object' && isWords(value)) {
        said.text += value.words;
        said.figures.push(value);
      }
    }
  }
  return said;
}

/** The list that the last item belongs to, or a new one. */
function listAt(blocks: Block[]): Extract<Block, { kind: 'list' }> {
  const last = blocks.at(-1);
  if (last?.kind === 'list') return last;
  const list: Extract<Block, { kind: 'list' }> = { kind: 'list', items: [] };
  blocks.push(list);
  return list;
}

function make(parts: readonly Part[], bound: Bound, blocks: Block[]): Block[] {
  for (const part of parts) {
    if (part.kind === 'section') {
      for (const inner of entries(part, bound)) make(part.inside, inner, blocks);
      continue;
    }
    if (part.kind === 'table' || part.kind === 'chart') {
      const drawn = valueOf(bound, part.name);
      if (
        typeof drawn === 'object' &&
        !isList(drawn) &&
        'kind' in drawn &&
        (drawn.kind === 'table' || drawn.kind === 'chart')
      )
        blocks.push(part.caption === '' ? drawn : { ...drawn, caption: part.caption });
      continue;
    }
    const { text, figures } = say(part.inside, bound);
    if (text.trim() === '') continue;
    const own = figures.length > 0 ? { figures } : {};
    if (part.kind === 'heading') blocks.push({ kind: 'heading', level: part.level, text });
    else if (part.kind === 'attachment') blocks.push({ kind: 'attachment', title: text });
    else if (part.kind === 'paragraph') blocks.push({ kind: 'paragraph', text, ...own });
    else {
      listAt(blocks).items.push({ ...(part.label === '' ? {} : { label: part.label }), text, ...own });
    }
  }
  return blocks;
}

const COUNTED = /^#[.．、][ \u3000]*/;

/** Counts the items of a list that ask for it; one alone needs no number. */
function counted(block: Block): Block {
  if (block.kind !== 'list') return block;
  const isAlone = block.items.filter(({ text }) => COUNTED.test(text)).length === 1;
  return {
    ...block,
    items: block.items.map((item, i) => ({
      ...item,
      text: isAlone ? item.text.replace(COUNTED, '') : item.text.replace(/^#(?=[.．、])/, String(i + 1)),
    })),
  };
}

/** The blocks of a text that has been checked, with its values. Pure: the same text and values give the same blocks. */
export const fillBody = (text: string, values: Values): Block[] =>
  make(parse(text).parts, [values], []).map(counted);

/** A title or receivers with their values. */
export const fillLine = (text: string, values: Values): string =>
  text
    .split('\n')
    .map((line) => say(inline(line, 1, 1).parts, [values]).text)
    .join('\n');
