import type { LocalDate } from '../calendar';
import type { Block, Format, OfficialText } from './model';
import { writeNumber } from './numbering';
import { dateInWords } from './words';

/** The kinds of official documents (spec 4), and who issues them under which number. */

export const DOCUMENT_KINDS = [
  'circular',
  'prompt-letter',
  'quarterly-report',
  'transfer-slip',
  'minutes',
  'league-table',
  'supervision-letter',
  'warning-letter',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export type KindRule = {
  name: { zh: string; en: string };
  format: Format;
  /** groups issue those of their own leaders' and transfers; all others are the office's */
  byGroups?: true;
  /** a letter to a group, which acknowledges and answers it */
  letter?: true;
  /** off by default; each needs the approval of the task force's head (督办函, 警示函) */
  needsApproval?: true;
};

export const KINDS: Readonly<Record<DocumentKind, KindRule>> = {
  circular: { name: { zh: '通报', en: 'Circular' }, format: 'document' },
  'prompt-letter': { name: { zh: '提示函', en: 'Prompt letter' }, format: 'letter', letter: true },
  'quarterly-report': { name: { zh: '报告', en: 'Quarterly report' }, format: 'report' },
  'transfer-slip': { name: { zh: '转办单', en: 'Transfer slip' }, format: 'sheet', byGroups: true },
  minutes: { name: { zh: '会议纪要', en: 'Minutes' }, format: 'minutes', byGroups: true },
  'league-table': { name: { zh: '考核成绩', en: 'League table' }, format: 'document' },
  'supervision-letter': {
    name: { zh: '督办函', en: 'Supervision letter' },
    format: 'letter',
    letter: true,
    needsApproval: true,
  },
  'warning-letter': {
    name: { zh: '警示函', en: 'Warning letter' },
    format: 'letter',
    letter: true,
    needsApproval: true,
  },
};

/** Names of the city's bodies and the codes of its documents *(choice)*; no other code names them. */
export type IssuingProfile = {
  /** 发文机关标志 and 印发机关 */
  office: string;
  /** 署名 */
  signature: string;
  /** mark of the minutes */
  minutesMark: string;
  /** name of the city in a sentence: 全市 */
  whole: string;
  /** how a number is written: `{code}〔{year}〕{number}号` (config/city) */
  numberFormat: string;
  /** 代字 of the office's documents */
  codes: Readonly<Record<DocumentKind, string>>;
  /** 代字 of a group's, after its short name */
  groupCodes: Readonly<Partial<Record<DocumentKind, string>>>;
  /** 主送 of the circular and of the report */
  circularReceivers: string;
  reportReceivers: string;
  /** 抄送 of the circular */
  copies: string;
  /** codes of departments that are led from above, which come last in tables */
  verticalCodes: readonly string[];
  /** letters beyond 提示函 that are switched on */
  letters: readonly DocumentKind[];
};

/** The body under whose name a document is issued. */
export type IssuingBody = { key: string; name: string; signature: string; code: string };

/** @param group null for the office */
export function issuingBody(
  profile: IssuingProfile,
  kind: DocumentKind,
  group: { code: string; name: string; shortName: string | null } | null,
): IssuingBody {
  const code = profile.groupCodes[kind];
  if (!group || code === undefined)
    return { key: 'office', name: profile.office, signature: profile.signature, code: profile.codes[kind] };
  return {
    key: group.code,
    name: group.name,
    signature: group.name,
    code: `${group.shortName ?? group.name}${code}`,
  };
}

/**
 * Returns the number of a document, in the city's format: 抚包专发〔2026〕3号.
 * @param number null leaves room for one, as on a draft
 */
export const documentNumber = (
  { numberFormat }: Pick<IssuingProfile, 'numberFormat'>,
  code: string,
  year: number,
  number: number | null,
): string =>
  number === null
    ? writeNumber(numberFormat.replace(/\{number(?::\d)?\}/g, '　　'), { year, code, number: '' })
    : writeNumber(numberFormat, { year, code, number });

/** The counter of a body's numbers of one kind and year. */
export const counterKey = (body: string, kind: DocumentKind, year: number): string =>
  `document:${body}:${kind}:${year}`;

export type Dressed = {
  kind: DocumentKind;
  number: string;
  title: string;
  receivers: string;
  blocks: Block[];
  body: IssuingBody;
  /** null before it is issued */
  issuedOn: LocalDate | null;
  /** the year of a draft's date */
  year: number;
  signer: string;
  copies: string;
};

/** A document with its mark, signature and imprint, as it is set. */
export function dress(profile: IssuingProfile, made: Dressed): OfficialText {
  const { kind, number, title, receivers, blocks, body, issuedOn, year, signer, copies } = made;
  const date = issuedOn ? dateInWords(issuedOn) : `${year}年\u3000月\u3000日`;
  const { format } = KINDS[kind];
  const own = body.key !== 'office';
  return {
    format,
    mark: format === 'minutes' ? (own ? `${body.name}包联企业工作会议纪要` : profile.minutesMark) : body.name,
    number,
    title,
    receivers,
    blocks,
    signature: body.signature,
    date,
    signer,
    copies,
    printer: format === 'sheet' ? '' : body.name,
    printed: `${date}印发`,
  };
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 一 … 九十九 as headings count. */
export function ordinal(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? ORDINALS[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? ORDINALS[ones - 1] : ''}`;
}

/** Ends with a stop. */
export const sentence = (text: string): string =>
  /[。！？；]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`;

/** 2026H1, 2026Q3 as a period: the day after it is `to`. */
export function documentPeriod(
  period: string,
): { from: LocalDate; to: LocalDate; name: string; year: number } | null {
  const half = /^(20\d\d)H([12])$/.exec(period);
  if (half) {
    const year = Number(half[1]);
    return half[2] === '1'
      ? { from: `${year}-01-01`, to: `${year}-07-01`, name: `${year}年上半年`, year }
      : { from: `${year}-07-01`, to: `${year + 1}-01-01`, name: `${year}年下半年`, year };
  }
  const quarter = /^(20\d\d)Q([1-4])$/.exec(period);
  if (!quarter) return null;
  const year = Number(quarter[1]);
  const q = Number(quarter[2]);
  const pad = (month: number): string => String(month).padStart(2, '0');
  return {
    from: `${year}-${pad(q * 3 - 2)}-01`,
    to: q === 4 ? `${year + 1}-01-01` : `${year}-${pad(q * 3 + 1)}-01`,
    name: `${year}年第${ordinal(q)}季度`,
    year,
  };
}

/** The period before: 2026H1 → 2025H2, 2026Q1 → 2025Q4. */
export function periodBefore(period: string): string {
  const year = Number(period.slice(0, 4));
  const part = Number(period.slice(5));
  const letter = period.slice(4, 5);
  const last = letter === 'H' ? 2 : 4;
  return part > 1 ? `${year}${letter}${part - 1}` : `${year - 1}${letter}${last}`;
}

/** The same period a year before. */
export const sameYearBefore = (period: string): string =>
  `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
