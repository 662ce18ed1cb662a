import type { LocalDate } from '../../../domain/calendar';
import type { Block, Column, OfficialText, Reference } from './blocks';
import type { Stage } from '../../../domain/lifecycle';
import { MEASURES, type MeasureCode, type SubjectKind } from '../../../domain/measures';
import {
  CITY_RATES,
  UNIT_RATES,
  halfOf,
  percent,
  rateName,
  type Cell,
  type CircularData,
  type Line,
  type Overdue,
} from './circular';

/** Names of the issuing body: the plan's (§二). *(choice)* until the office's settings hold them. */
const ISSUER = {
  mark: '抚远市领导干部包联企业工作专班办公室',
  signature: '市领导干部包联企业工作专班办公室',
  code: '抚包专发',
};

/** A character's room, for what is filled in when the circular is issued. */
const EM = '\u3000';

const dateInWords = (date: LocalDate): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** What a reader of the screen opens: the records behind a figure of a subject. */
const refers = (code: MeasureCode, subject: SubjectKind, id: string | null, name: string): Reference => ({
  figure: { measure: code, subject, id, name },
});

/** A sentence made of figures, each of which can be opened: `全市` before, `。` after. */
function sentence(before: string, cells: readonly Cell[], say: (cell: Cell) => string, after: string): Block {
  const said = cells.map((cell) => ({ words: say(cell), refers: refers(cell.code, 'city', null, '全市') }));
  return {
    kind: 'paragraph',
    text: `${before}${said.map(({ words }) => words).join('，')}${after}`,
    figures: said,
  };
}

const rateInWords = ({ code, numerator, denominator, value }: Cell): string =>
  value === null
    ? `${rateName(code)}不参评`
    : `${rateName(code)}${percent(value)}（${numerator}/${denominator}）`;

/** 升规入统3户，产值增长5.10%，利润下降2.00%，项目开工率80.00%（4/5）: what cannot be said is said to be so. */
function developmentInWords(cell: Cell): string {
  const { code, numerator, value } = cell;
  switch (MEASURES[code].kind) {
    case 'count':
      return `${rateName(code)}${numerator ?? 0}户`;
    case 'growth': {
      const what = rateName(code).replace(/增长$/, '');
      if (value === null) return `${what}不作同比`;
      return `${what}${value.startsWith('-') ? '下降' : '增长'}${percent(value.replace('-', ''))}`;
    }
    case 'ratio':
      return value === null ? `${rateName(code)}不参评` : `${rateName(code)}${percent(value)}`;
    case 'rate':
      return rateInWords(cell);
  }
}

/** What enterprise development was not counted from (spec: what was left out is stated). */
function leftOutInWords(cells: readonly Cell[]): string {
  const enterprises = cells.flatMap(({ code, leftOut = 0 }) =>
    MEASURES[code].kind === 'growth' && leftOut > 0
      ? [`${rateName(code).replace(/增长$/, '')}${leftOut}户`]
      : [],
  );
  const projects = cells.find(({ code }) => code === 'investment_completion')?.leftOut ?? 0;
  return [
    '以上按统计期末有包联关系的企业计算，增长指标只计本期和上年同期各季度数据齐全的企业，上年同期合计不大于零的不作同比。',
    enterprises.length > 0 ? `因数据不全未计入的企业：${enterprises.join('，')}。` : '',
    projects > 0 ? `投资完成率未计入没有本期投资计划的项目${projects}个。` : '',
  ].join('');
}

const cellsOf = ({ cells }: Line): string[] =>
  cells.flatMap(({ numerator, denominator, value }) =>
    value === null ? ['—', '不参评'] : [`${numerator}/${denominator}`, percent(value)],
  );

function rateTable(
  caption: string,
  who: string,
  subject: 'group' | 'unit',
  codes: readonly MeasureCode[],
  lines: Line[],
): Block {
  const columns: Column[] = [
    { head: '序号', width: 24, align: 'center' },
    { head: who, width: '*', align: 'left' },
    ...codes.flatMap((code): Column[] => [
      { head: `${rateName(code).replace(/率$/, '')}件数`, width: 43, align: 'center' },
      { head: rateName(code), width: 43, align: 'center' },
    ]),
  ];
  return {
    kind: 'table',
    caption,
    columns,
    rows: lines.map((line, i) => [
      String(i + 1),
      line.ranked ? line.name : `${line.name}（不参与排名）`,
      ...cellsOf(line),
    ]),
    refers: lines.map(({ id, name, cells }) => [
      null,
      null,
      ...cells.flatMap(({ code, value }) => {
        const opens = value === null ? null : refers(code, subject, id, name);
        return [opens, opens];
      }),
    ]),
  };
}

/** Who closed everything, and who closed less than the city, by name (spec: what went well, what did not). */
function closureInWords(data: CircularData): string[] {
  const closure = (cells: readonly Cell[]): Cell | undefined => cells.find((c) => c.code === 'closure_rate');
  const city = closure(data.city)?.value ?? null;
  return (
    [
      ['工作组', data.groups],
      ['承办单位', data.units],
    ] as const
  ).flatMap(([who, lines]) => {
    const rated = lines.flatMap((line) => {
      const value = closure(line.cells)?.value ?? null;
      return line.ranked && value !== null ? [{ name: line.name, value }] : [];
    });
    const names = (those: typeof rated): string => those.map(({ name }) => name).join('、');
    const whole = rated.filter(({ value }) => Number(value) === 1);
    const behind = rated.filter(({ value }) => city !== null && Number(value) < Number(city));
    return [
      ...(whole.length > 0 ? [`问题办结率达到100%的${who}：${names(whole)}。`] : []),
      ...(behind.length > 0 ? [`问题办结率低于全市水平的${who}：${names(behind)}。`] : []),
    ];
  });
}

const STEPS_LATE: readonly (readonly [Stage, string])[] = [
  ['registered', '未受理'],
  ['accepted', '未转办'],
  ['transferred', '未承接'],
  ['handling', '未办结'],
];

/** 未受理2件，未办结5件 */
const lateByStep = (overdue: readonly Overdue[]): string =>
  STEPS_LATE.flatMap(([stage, words]) => {
    const count = overdue.filter((o) => o.stage === stage).length;
    return count > 0 ? [`${words}${count}件`] : [];
  }).join('，');

/** The circular's text, made from its data; number and date stay open until it is issued. */
export function circularText(data: CircularData): OfficialText {
  const half = halfOf(data.half);
  const year = half?.year ?? 0;
  const name = `${year}年${half?.second ? '下' : '上'}半年`;
  const issuedIn = half?.second ? year + 1 : year;
  const overdue: Block[] =
    data.overdue.length === 0
      ? [{ kind: 'paragraph', text: `截至${dateInWords(data.until)}，没有超过办理时限的问题诉求。` }]
      : [
          {
            kind: 'paragraph',
            text: `截至${dateInWords(data.until)}，超过办理时限的问题诉求共${data.overdue.length}件（见表3），其中${lateByStep(data.overdue)}。超期天数按工作日计算。`,
          },
          {
            kind: 'table',
            caption: '表3　超过办理时限的问题诉求',
            columns: [
              { head: '序号', width: 24, align: 'center' },
              { head: '编号', width: 100, align: 'left' },
              { head: '环节', width: 42, align: 'center' },
              { head: '时限日期', width: 62, align: 'center' },
              { head: '超期工作日', width: 54, align: 'center' },
              { head: '责任单位', width: '*', align: 'left' },
            ],
            rows: data.overdue.map((o, i) => [
              String(i + 1),
              o.number,
              o.stageName,
              o.dueDate,
              // Past its hour, and no working day of it over yet.
              o.days === 0 ? '不足1' : String(o.days),
              o.unit,
            ]),
            refers: data.overdue.map((o) => [null, { issue: o.documentId }]),
          },
        ];
  const notAssessed =
    '件数栏为分子/分母，率为二者之比；分母为零的不参评，以“—”标示。垂直管理单位、企业性质单位和专班办所在单位列于表末，不参与排名。';
  return {
    mark: ISSUER.mark,
    number: `${ISSUER.code}〔${issuedIn}〕${EM}${EM}号`,
    title: `关于${name}包联企业“敲门行动”\n工作进展情况的通报`,
    receivers: '各包联工作组、各承办单位：',
    blocks: [
      {
        kind: 'paragraph',
        text: `按照领导干部包联企业“敲门行动”工作方案要求，现将${name}包联企业工作进展情况通报如下。统计期间为${dateInWords(data.from)}至${dateInWords(data.until)}。`,
      },
      { kind: 'heading1', text: '一、问题诉求办理情况' },
      { kind: 'heading2', text: '（一）全市情况' },
      sentence('全市', data.city, rateInWords, '。'),
      { kind: 'heading2', text: '（二）各工作组情况' },
      { kind: 'paragraph', text: `各包联工作组有关指标见表1。${notAssessed}` },
      rateTable('表1　各包联工作组有关指标', '工作组', 'group', CITY_RATES, data.groups),
      { kind: 'heading2', text: '（三）各承办单位情况' },
      { kind: 'paragraph', text: '各承办单位有关指标见表2。承办单位的及时率为办理及时率。' },
      rateTable('表2　各承办单位有关指标', '承办单位', 'unit', UNIT_RATES, data.units),
      { kind: 'heading1', text: '二、包联企业发展情况' },
      sentence('全市包联企业', data.development, developmentInWords, '。'),
      { kind: 'paragraph', text: leftOutInWords(data.development) },
      { kind: 'heading1', text: '三、成效和问题' },
      ...closureInWords(data).map((text): Block => ({ kind: 'paragraph', text })),
      ...overdue,
      { kind: 'heading1', text: '四、下一步要求' },
      {
        kind: 'paragraph',
        text: '各包联工作组要对照通报情况查找短板，按时受理、转办和跟进企业问题诉求；各承办单位要压实责任，限期办结超期事项，办理结果及时反馈企业和工作组；确需延期的，按规定程序办理。',
      },
    ],
    signature: ISSUER.signature,
    date: `${issuedIn}年${EM}月${EM}日`,
    copies: '抄送：市委、市政府。',
    printer: ISSUER.signature,
  };
}
