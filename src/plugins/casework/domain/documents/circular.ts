import type { Stage } from '../lifecycle';
import { MEASURES, type IssueMeasure, type MeasureCode } from '../measures';
import type { LocalDate } from '../calendar';
import { COUNTS, type Block, type Column, type Composed, type CountCode, type Reference } from './model';
import { documentPeriod, type IssuingProfile } from './kinds';
import { dateInWords } from './words';
import { ranks, type LeagueData } from './league';
import { chartOf } from './chart';
import type { Values } from './template';
import { CIRCULAR } from './texts/circular';
import { compose, type Text } from './texts/text';
import {
  cellInWords,
  daysLate,
  developmentInWords,
  namesInWords,
  ofCount,
  ofLeftOut,
  ofMeasure,
  percent,
  rateInWords,
  rateName,
  said,
  type Cell,
  type Span,
} from './write';

/** The half-yearly circular (§六.2): composed from figures, so that it answers what a leader asks. */

export type Line = {
  id: string;
  name: string;
  /** external units and the office's host are not ranked, and stand apart at the end */
  ranked: boolean;
  /** led from above: stands after the others */
  vertical?: boolean | undefined;
  cells: Cell[];
};

export type Overdue = {
  documentId: string;
  number: string;
  title: string;
  stage: Stage;
  stageName: string;
  dueDate: LocalDate;
  /** working days */
  days: number;
  /** the unit that has the work; before a transfer the group. Never a leader */
  unit: string;
  unitId: string;
};

/** Counts of a period; those that are closed unsolved are listed, and counted in the list. */
export type Tally = Record<Exclude<CountCode, 'unsolved'>, number>;

/** The figures of one period that are compared. */
export type Compared = Span & { counts: Tally; city: Cell[] };

export type Split = { key: string; name: string; received: number; closed: number; open: number };

export type CircularData = Span & {
  half: string;
  /** the last day that the figures know of */
  until: LocalDate;
  cutOff: string;
  counts: Tally;
  city: Cell[];
  /** the city's cells in the units' table */
  cityHandling: Cell[];
  before: Compared;
  yearBefore: Compared;
  channels: Split[];
  categories: Split[];
  /** enterprise development of the city (§六.2) */
  development: Cell[];
  groups: Line[];
  units: Line[];
  overdue: Overdue[];
  /** closed in the period, though not all was solved */
  unsolved: { documentId: string; number: string; title: string; unit: string }[];
  /** by when what is overdue is to be done */
  requiredBy: LocalDate;
  /** assessments of the period that have been published: its table is an annex */
  assessments: LeagueData[];
};

/** ① of the circular: what the plan names (§六.2, §五.2). A unit accepts nothing, so it is measured by handling. */
export const CITY_RATES: readonly IssueMeasure[] = [
  'accept_timeliness',
  'closure_rate',
  'satisfaction_rate',
  'solution_rate',
];
/** As many as a table has room for beside the names. */
export const GROUP_RATES: readonly IssueMeasure[] = [
  'accept_timeliness',
  'closure_rate',
  'satisfaction_rate',
];
export const UNIT_RATES: readonly IssueMeasure[] = [
  'handling_timeliness',
  'closure_rate',
  'satisfaction_rate',
];

/** Groups and units with fewer cases than this are not named in praise or blame *(choice)*. */
const LEAST_CASES = 3;

type Words = { said: string; running: boolean };

function periodWords({ half, to, until }: CircularData): Words {
  const period = documentPeriod(half);
  const name = period?.name ?? half;
  const running = until < dayBefore(to);
  // A period that goes on is not spoken of as if it were over.
  return { running, said: running ? `${name}（截至${dateInWords(until)}）` : name };
}

function dayBefore(date: LocalDate): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** 提高, 下降 or 持平; empty where either is missing. */
function changeInWords(now: Cell, before: Cell | undefined): string {
  if (!before || now.value === null || before.value === null) return '';
  const difference = Number(now.value) - Number(before.value);
  return difference === 0 ? '持平' : difference > 0 ? '提高' : '下降';
}

function comparison(data: CircularData, profile: IssuingProfile): Block {
  const spans = [data, data.before, data.yearBefore];
  const cellOf = ({ city }: { city: Cell[] }, code: MeasureCode): Cell | undefined =>
    city.find((cell) => cell.code === code);
  const rows: { name: string; texts: string[]; refers: (Reference | null)[] }[] = [
    ...(['received', 'closed', 'open'] as const).map((code) => ({
      name: `${COUNTS[code].zh}（件）`,
      texts: spans.map(({ counts }) => String(counts[code])),
      refers: spans.map((span) => ofCount(code, span)),
    })),
    ...data.city.map(({ code }) => ({
      name: rateName(code),
      texts: spans.map((span) => cellInWords(cellOf(span, code))),
      refers: spans.map((span) => (cellOf(span, code)?.value == null ? null : ofMeasure(code, span))),
    })),
  ];
  return {
    kind: 'table',
    caption: `表1\u3000${profile.whole}主要指标`,
    columns: [
      { head: '指标', width: '*', align: 'left' },
      ...['本期', '上期', '上年同期'].map((head): Column => ({ head, width: 88, align: 'center' })),
    ],
    rows: rows.map(({ name, texts }) => [name, ...texts]),
    refers: rows.map(({ refers }) => [null, ...refers]),
  };
}

const closureOf = (cells: readonly Cell[]): Cell | undefined => cells.find((c) => c.code === 'closure_rate');

type Judged = { who: string; good: string[]; behind: string[] };

/** Returns the subjects with enough cases that closed everything, and those that closed less than the city. */
function judged(data: CircularData): Judged[] {
  const city = closureOf(data.city)?.value ?? null;
  return (
    [
      ['包联工作组', data.groups],
      ['承办单位', data.units],
    ] as const
  ).map(([who, lines]) => {
    const rated = lines.flatMap((line) => {
      const cell = closureOf(line.cells);
      const enough = Number(cell?.denominator ?? 0) >= LEAST_CASES;
      return line.ranked && !line.vertical && cell?.value != null && enough
        ? [{ name: line.name, value: cell.value }]
        : [];
    });
    return {
      who,
      good: rated.filter(({ value }) => Number(value) === 1).map(({ name }) => name),
      behind: rated
        .filter(({ value }) => city !== null && Number(value) < Number(city))
        .map(({ name }) => name),
    };
  });
}

const STEPS_LATE: readonly (readonly [Stage, string])[] = [
  ['registered', '逾期未受理'],
  ['accepted', '逾期未转办'],
  ['transferred', '逾期未承接'],
  ['handling', '逾期未办结'],
];

function overdueTable({ overdue, to }: CircularData): Block {
  return {
    kind: 'table',
    caption: '表2　超期事项',
    columns: [
      { head: '序号', width: 26, align: 'center' },
      { head: '编号', width: 110, align: 'left' },
      { head: '事项', width: '*', align: 'left' },
      { head: '环节', width: 44, align: 'center' },
      { head: '超期（日）', width: 44, align: 'center' },
      { head: '承办单位', width: 84, align: 'left' },
    ],
    rows: overdue.map((o, i) => [String(i + 1), o.number, o.title, o.stageName, daysLate(o.days), o.unit]),
    refers: overdue.map(({ documentId: issue }) => [null, { issue }, null, null, { late: { issue, to } }]),
  };
}

/** No list of names is longer than a reader reads. */
const MOST_NAMES = 12;
/** Named where the whole is told: those with the most. */
const FIRST_NAMES = 3;

/** Departments with what of theirs is overdue, in the order of the table. */
function lateUnits(data: CircularData): { entries: Values[]; rest: string; most: Values[]; others: string } {
  const late = new Map<string, { name: string; count: number }>();
  for (const { unit, unitId } of data.overdue) {
    const known = late.get(unitId) ?? { name: unit, count: 0 };
    late.set(unitId, { ...known, count: known.count + 1 });
  }
  const entry = ([unit, { name, count }]: [string, { name: string; count: number }]): Values => ({
    单位: name,
    单位件数: said(`${count}件`, ofCount('overdue', data, { unit })),
  });
  const byCount = [...late].sort(([, a], [, b]) => b.count - a.count);
  return {
    entries: [...late].slice(0, MOST_NAMES).map(entry),
    rest: late.size > MOST_NAMES ? `等${late.size}个` : '',
    most: byCount.slice(0, FIRST_NAMES).map(entry),
    others: late.size > FIRST_NAMES ? '等单位' : '',
  };
}

const hasCases = ({ cells }: Line): boolean => cells.some(({ value }) => value !== null);

/** The order in which lines are read: those that are ranked, those led from above, those that stand apart. */
const inOrder = (lines: readonly Line[]): Line[] => [
  ...lines.filter((l) => l.ranked && !l.vertical),
  ...lines.filter((l) => l.ranked && l.vertical),
  ...lines.filter((l) => !l.ranked),
];

/** A table of rates, the whole first. */
function rateTable(
  who: string,
  subject: 'group' | 'unit',
  codes: readonly MeasureCode[],
  data: CircularData,
  lines: readonly Line[],
): { table: Block; none: string } {
  const none = lines.filter((line) => !hasCases(line));
  const order = inOrder(lines.filter(hasCases));
  const cellsOf = (cells: readonly Cell[]): string[] =>
    codes.flatMap((code) => {
      const cell = cells.find((c) => c.code === code);
      return cell == null || cell.value === null
        ? ['—', '不参评']
        : [`${cell.numerator}/${cell.denominator}`, percent(cell.value)];
    });
  const referred = (cells: readonly Cell[], id: string | null, name: string): (Reference | null)[] =>
    codes.flatMap((code) => {
      const cell = cells.find((c) => c.code === code);
      const refers =
        cell == null || cell.value === null
          ? null
          : ofMeasure(code, data, id === null ? 'city' : subject, id, name);
      return [refers, refers];
    });
  const columns: Column[] = [
    { head: '序号', width: 26, align: 'center' },
    { head: who, width: '*', align: 'left' },
    ...codes.flatMap((code): Column[] => [
      { head: `${rateName(code).replace(/率$/, '')}件数`, width: 46, align: 'center' },
      { head: rateName(code), width: 51, align: 'center' },
    ]),
  ];
  const mark = (line: Line): string =>
    line.ranked ? (line.vertical ? `${line.name}（垂直管理）` : line.name) : `${line.name}（不参与排名）`;
  const wholeCells = subject === 'unit' ? data.cityHandling : data.city;
  return {
    table: {
      kind: 'table',
      caption: '',
      columns,
      rows: [
        ['', '全市', ...cellsOf(wholeCells)],
        ...order.map((line, i) => [String(i + 1), mark(line), ...cellsOf(line.cells)]),
      ],
      refers: [
        [null, null, ...referred(wholeCells, null, '全市')],
        ...order.map((line) => [null, null, ...referred(line.cells, line.id, line.name)]),
      ],
    },
    none: none.map(({ name }) => name).join('、'),
  };
}

/** The closure rate of the city and of every group with a case, in the order of the table beside it. */
function closureChart(data: CircularData): Block | null {
  const code = 'closure_rate';
  const lines = [
    { id: null, name: '全市', cells: data.city },
    ...inOrder(data.groups.filter(hasCases)).map(({ id, name, cells }) => ({ id, name, cells })),
  ];
  const bars = lines.map(({ id, name, cells }) => {
    const cell = closureOf(cells);
    const refers = ofMeasure(code, data, id === null ? 'city' : 'group', id, name);
    return { name, figures: [{ words: cellInWords(cell), refers: cell?.value == null ? null : refers }] };
  });
  return lines.length === 1
    ? null
    : chartOf(`图1\u3000各包联工作组${rateName(code)}`, [rateName(code)], bars);
}

/** What the text of a circular may speak of, by the names of CIRCULAR. */
export function circularValues(data: CircularData, profile: IssuingProfile): Values {
  const { said: period, running } = periodWords(data);
  const { counts, overdue, unsolved, development } = data;
  const all = judged(data);
  const behindOf = (wanted: string): string =>
    namesInWords(all.find(({ who }) => who === wanted)?.behind ?? []);
  const split = (parts: readonly Split[], key: 'channel' | 'category', name: string): Values[] =>
    parts
      .filter(({ received }) => received > 0)
      .map((part) => ({
        [name]: part.name,
        件数: said(`${part.received}件`, ofCount('received', data, { [key]: part.key })),
      }));
  const channels = split(data.channels, 'channel', '渠道名');
  const categories = split(data.categories, 'category', '类别名');
  const lacking = development.filter(
    ({ code, leftOut = 0 }) => MEASURES[code].kind === 'growth' && leftOut > 0,
  );
  const unplanned = development.find(({ code }) => code === 'investment_completion')?.leftOut ?? 0;
  const late = lateUnits(data);
  const groups = rateTable('工作组', 'group', GROUP_RATES, data, data.groups);
  const drawn = closureChart(data);
  const units = rateTable('承办单位', 'unit', UNIT_RATES, data, data.units);
  const assessed = data.assessments.flatMap((league) =>
    league.sets
      .filter((set) => set.rows.some(({ rank }) => rank !== null))
      .map((set): Values => ({ 类别名: set.name, 名次: ranks(league, set, set.name) })),
  );
  const good = all.filter(({ good: names }) => names.length > 0);
  const behind = all.filter(({ behind: names }) => names.length > 0);
  return {
    期间: period,
    未结束: running,
    起始日: dateInWords(data.from),
    截止日: dateInWords(data.until),
    全市: profile.whole,
    主送机关: profile.circularReceivers,
    抄送机关: profile.copies,
    新接收: said(`${counts.received}件`, ofCount('received', data)),
    上期结转: said(`${counts.carried}件`, ofCount('carried', data)),
    办结销号: said(`${counts.closed}件`, ofCount('closed', data)),
    期末在办: said(`${counts.open}件`, ofCount('open', data)),
    有超期: overdue.length > 0,
    超期: said(`${counts.overdue}件`, ofCount('overdue', data)),
    指标: data.city.map((cell) => {
      const before = data.before.city.find(({ code }) => code === cell.code);
      const change = changeInWords(cell, before);
      return {
        指标值: said(rateInWords(cell), ofMeasure(cell.code, data)),
        可比: change !== '',
        上期: said(percent(before?.value ?? null), ofMeasure(cell.code, data.before)),
        变化: change,
      };
    }),
    主要指标: comparison(data, profile),
    有渠道: channels.length > 0,
    渠道: channels,
    有类别: categories.length > 0,
    类别: categories,
    走访企业: said(`${counts.visits}户次`, ofCount('visits', data)),
    集中会办: said(`${counts.meetings}次`, ofCount('meetings', data)),
    共性问题: said(`${counts.problems}个`, ofCount('problems', data)),
    发展: development.map((cell) => ({ 发展值: said(developmentInWords(cell), ofMeasure(cell.code, data)) })),
    有缺数据企业: lacking.length > 0,
    缺数据企业: lacking.map(({ code, leftOut }) => ({
      项目: rateName(code).replace(/增长$/, ''),
      户数: said(`${leftOut}户`, ofLeftOut(code, data)),
    })),
    有缺计划项目: unplanned > 0,
    缺计划项目: said(`${unplanned}个`, ofLeftOut('investment_completion', data)),
    有评价: good.length + behind.length > 0,
    最低件数: String(LEAST_CASES),
    全部办结: good.map(({ who, good: names }) => ({ 对象: who, 名单: namesInWords(names) })),
    低于全市: behind.map(({ who, behind: names }) => ({ 对象: who, 名单: namesInWords(names) })),
    超期环节: STEPS_LATE.flatMap(([stage, words]) => {
      const count = overdue.filter((o) => o.stage === stage).length;
      return count > 0
        ? [{ 环节情况: words, 环节件数: said(`${count}件`, ofCount('overdue', data, { stage })) }]
        : [];
    }),
    ...(overdue.length > 0 ? { 超期事项: overdueTable(data) } : {}),
    有未全部解决: unsolved.length > 0,
    未全部解决: said(`${unsolved.length}件`, ofCount('unsolved', data)),
    未全部解决编号: namesInWords(unsolved.map(({ number }) => number)),
    整改期限: dateInWords(data.requiredBy),
    有超期单位: late.entries.length > 0,
    超期单位: late.entries,
    超期较多单位: late.most,
    其余单位: late.others,
    其余超期单位: late.rest,
    低于全市的工作组: behindOf('包联工作组'),
    低于全市的单位: behindOf('承办单位'),
    工作组指标: groups.table,
    ...(drawn ? { 工作组办结率图: drawn } : {}),
    无事项的工作组: groups.none,
    承办单位指标: units.table,
    无事项的单位: units.none,
    有考核: assessed.length > 0,
    考核: assessed,
  };
}

/** The circular from its data and text. Pure: the same of both give the same document. */
export const circularText = (
  data: CircularData,
  profile: IssuingProfile,
  text: Text = CIRCULAR.text,
): Composed => compose(text, circularValues(data, profile));
