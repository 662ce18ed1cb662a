import type { BadCell, Doubt, DoubtCode, SheetCode } from '../domain/sheets';
import type { Language } from './messages';

/** Messages about a cell of a spreadsheet that is not accepted. */
const REASONS: Record<SheetCode, { zh: string; en: string }> = {
  UNREADABLE: {
    zh: '文件打不开，请另存为 .xlsx 后重试',
    en: 'The file cannot be read; save it as .xlsx again',
  },
  EMPTY: { zh: '第一张工作表没有数据行', en: 'The first sheet has no rows of data' },
  TOO_MANY_ROWS: { zh: '一次最多导入 {max} 行，请分批', en: 'At most {max} rows at once' },
  TOO_MANY_COLUMNS: { zh: '列数超过 {max}', en: 'More than {max} columns' },
  UNKNOWN_HEADING: {
    zh: '第 {letter} 列的标题不在模板内',
    en: 'The heading of column {letter} is not in the template',
  },
  DUPLICATE_HEADING: { zh: '标题重复（第 {letter} 列）', en: 'The heading comes twice (column {letter})' },
  MISSING_HEADING: { zh: '缺少这一列', en: 'This column is missing' },
  REQUIRED: { zh: '必填', en: 'is required' },
  TOGETHER: {
    zh: '须与同组各列同时填写，或都留空',
    en: 'is filled in together with its group, or not at all',
  },
  NOT_WITHOUT: { zh: '前面的步骤未填，这里不能填', en: 'cannot stand without the step before it' },
  NOT_WITH: { zh: '不予受理的，不能再填', en: 'cannot stand beside a decline' },
  TOO_LONG: { zh: '超过 {max} 个字', en: 'is longer than {max} characters' },
  INVISIBLE_CHARACTER: { zh: '含有看不见的字符（{point}）', en: 'has an invisible character ({point})' },
  BAD_CHOICE: { zh: '只能填：{choices}', en: 'must be one of: {choices}' },
  BAD_TIME: {
    zh: '不是时间（YYYY-MM-DD HH:mm 或 YYYY-MM-DD）',
    en: 'is no time (YYYY-MM-DD HH:mm or YYYY-MM-DD)',
  },
  BAD_DAY: {
    zh: '不是日期（YYYY-MM-DD，{first} 至 {last}）',
    en: 'is no date (YYYY-MM-DD, {first} to {last})',
  },
  BAD_MONEY: { zh: '不是金额（元，至多两位小数）', en: 'is no amount (yuan, at most two decimals)' },
  BAD_INTEGER: { zh: '不是非负整数', en: 'is no whole number from 0' },
  BAD_QUARTER: { zh: '不是季度（如 2026Q1）', en: 'is no quarter (as 2026Q1)' },
  BAD_CODE: { zh: '统一社会信用代码有误', en: 'is no unified social credit code' },
  NOT_FOUND: { zh: '系统内没有', en: 'is not known' },
  AMBIGUOUS: { zh: '有多个同名的，请填代码', en: 'names several; give the code' },
  NOT_A_MAIN: {
    zh: '不能并入：不是同一企业的事项，或该事项也未办到销号',
    en: 'cannot be the main issue: of another enterprise, or ended otherwise itself',
  },
  NOT_A_UNIT: { zh: '不是承办单位', en: 'is not a unit' },
  SAME_UNIT: { zh: '单位重复，或与承办单位相同', en: 'names a unit twice, or the lead unit' },
  INACTIVE: { zh: '已停用', en: 'is not in use' },
  DUPLICATE_IN_FILE: { zh: '与第 {first} 行重复', en: 'is that of row {first}' },
  ALREADY_IMPORTED: { zh: '已经导入过', en: 'has been imported before' },
  NO_PAIRING: {
    zh: '该企业目前没有包联关系，未办结的不能导入',
    en: 'has no pairing at present, and the issue is open',
  },
  NO_PAIRING_THEN: { zh: '接收时该企业没有包联关系', en: 'had no pairing when the issue was received' },
  OUT_OF_ORDER: { zh: '早于“{earlier}”', en: 'lies before “{earlier}”' },
  IN_FUTURE: { zh: '晚于现在', en: 'lies in the future' },
  AFTER_GO_LIVE: {
    zh: '不早于系统启用日，应在系统内登记',
    en: 'does not lie before the day from which the work is done here',
  },
  BAD_EMAIL: { zh: '不是电子邮箱', en: 'is no e-mail address' },
  EARLIER_QUARTER_MISSING: {
    zh: '填的是累计数，而 {quarter} 还没有，请一并填报',
    en: 'is cumulative, and {quarter} is missing',
  },
  DIFFERS_IN_FILE: {
    zh: '与第 {first} 行同一项目的填写不同',
    en: 'differs from row {first} of the same project',
  },
  NOT_YOURS: { zh: '不是您包联的企业', en: 'is not an enterprise of yours' },
};

/** Questions about a doubtful value before it is accepted. */
const DOUBTS: Record<DoubtCode, { zh: string; en: string }> = {
  TEN_THOUSAND: {
    zh: '本季 {value} 元，对照期 {before} 元：像是把万元填成了元，或把元填成了万元',
    en: '{value} yuan in the quarter against {before}: units of ten thousand may have been typed as yuan',
  },
  SMALL: {
    zh: '规上企业累计 {value} 元：像是把万元填成了元',
    en: '{value} yuan of an above-scale enterprise: units of ten thousand may have been typed as yuan',
  },
  TENFOLD: {
    zh: '本季 {value} 元，对照期 {before} 元，相差十倍以上',
    en: '{value} yuan in the quarter against {before}: more than tenfold',
  },
  NEGATIVE: {
    zh: '累计数小于上一季度，本季为 {value} 元',
    en: 'The cumulative figure falls: {value} yuan in the quarter',
  },
  OVERWRITES: { zh: '已有 {before}，将改为 {value}', en: '{before} stands there and would become {value}' },
  OVER_PLAN: {
    zh: '实际 {value} 元，计划 {before} 元，相差十倍以上',
    en: 'Actual {value} against planned {before} yuan',
  },
};

export const doubtsSaid = (doubts: readonly Doubt[], language: Language) =>
  doubts.slice(0, MAX_SAID).map(({ row, column, code, params, key }) => ({
    row,
    column,
    code,
    key,
    reason: DOUBTS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')),
  }));

export type CellSaid = { row: number; column: string; code: string; reason: string; value: string | null };

/** Most cells in one answer; the sheet of errors has them all. */
export const MAX_SAID = 2000;

export const cellsSaid = (bad: readonly BadCell[], language: Language): CellSaid[] =>
  bad.slice(0, MAX_SAID).map(({ row, column, code, params, value }) => ({
    row,
    column,
    code,
    reason: reasonOf(code, params, language),
    value,
  }));

export const reasonOf = (code: SheetCode, params: BadCell['params'], language: Language): string =>
  REASONS[code][language].replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));

/** The message and details of a refused file: the first cells in Strapi's shape, all of them as rows and columns. */
export function cellErrors(
  bad: readonly BadCell[],
  total: number,
  language: Language,
): { message: string; details: Record<string, unknown> } {
  const cells = cellsSaid(bad, language);
  const where = ({ row, column, reason }: CellSaid): string =>
    language === 'zh' ? `第 ${row} 行 ${column}：${reason}` : `row ${row}, ${column}: ${reason}`;
  const first = cells
    .slice(0, 3)
    .map(where)
    .join(language === 'zh' ? '；' : '; ');
  return {
    message:
      language === 'zh'
        ? `表格有 ${total} 处错误，没有导入任何一行：${first}`
        : `${total} cells are wrong and no row was imported: ${first}`,
    details: {
      errorCount: total,
      cells,
      errors: cells.slice(0, 100).map((cell) => ({
        path: [String(cell.row), cell.column],
        message: where(cell),
        name: 'ValidationError',
        code: cell.code,
      })),
    },
  };
}
