import type { LocalDate } from '../../../domain/calendar';
import type { Block, Column, OfficialText } from './blocks';
import {
  CITY_RATES,
  UNIT_RATES,
  halfOf,
  percent,
  rateName,
  type Cell,
  type CircularData,
  type Line,
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

const inSentence = ({ code, numerator, denominator, value }: Cell): string =>
  value === null
    ? `${rateName(code)}不参评`
    : `${rateName(code)}${percent(value)}（${numerator}/${denominator}）`;

const cellsOf = ({ cells }: Line): string[] =>
  cells.flatMap(({ numerator, denominator, value }) =>
    value === null ? ['—', '不参评'] : [`${numerator}/${denominator}`, percent(value)],
  );

function rateTable(
  caption: string,
  who: string,
  codes: Line['cells'][number]['code'][],
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
  };
}

/** The circular's text, made from its data; number and date stay open until it is issued. */
export function circularText(data: CircularData): OfficialText {
  const half = halfOf(data.half);
  const year = half?.year ?? 0;
  const name = `${year}年${half?.second ? '下' : '上'}半年`;
  const issuedIn = half?.second ? year + 1 : year;
  const overdue: Block[] =
    data.overdue.length === 0
      ? [{ kind: 'paragraph', text: '截至统计截止时间，没有超期未办结的问题诉求。' }]
      : [
          {
            kind: 'paragraph',
            text: `截至统计截止时间，超期未办结的问题诉求共${data.overdue.length}件（见表3）。超期天数按工作日计算。`,
          },
          {
            kind: 'table',
            caption: '表3　超期未办结问题诉求',
            columns: [
              { head: '序号', width: 24, align: 'center' },
              { head: '编号', width: 100, align: 'left' },
              { head: '环节', width: 42, align: 'center' },
              { head: '应办结日期', width: 62, align: 'center' },
              { head: '超期工作日', width: 54, align: 'center' },
              { head: '责任单位', width: '*', align: 'left' },
            ],
            rows: data.overdue.map((o, i) => [
              String(i + 1),
              o.number,
              o.stageName,
              o.dueDate,
              String(o.days),
              o.unit,
            ]),
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
      { kind: 'heading1', text: '一、总体情况' },
      { kind: 'paragraph', text: `全市${data.city.map(inSentence).join('，')}。` },
      { kind: 'heading1', text: '二、各工作组情况' },
      { kind: 'paragraph', text: `各包联工作组有关指标见表1。${notAssessed}` },
      rateTable('表1　各包联工作组有关指标', '工作组', [...CITY_RATES], data.groups),
      { kind: 'heading1', text: '三、各承办单位情况' },
      { kind: 'paragraph', text: '各承办单位有关指标见表2。承办单位的及时率为办理及时率。' },
      rateTable('表2　各承办单位有关指标', '承办单位', [...UNIT_RATES], data.units),
      { kind: 'heading1', text: '四、超期未办结问题' },
      ...overdue,
      { kind: 'heading1', text: '五、下一步要求' },
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
