import { FIELD_RULES } from './fields';
import { SEES_ALL, VISIBILITY, type Rule } from './visibility';

/** The rule of visibility as a page for people: docs/visibility.md is this text. */

const READERS = ['group', 'unit', 'leader', 'enterprise'] as const;
const NAMES: Record<string, string> = {
  office: '专班办',
  super: '超级管理员',
  auditor: '监督',
  group: '工作组',
  unit: '承办单位',
  leader: '包联领导（联络员）',
  enterprise: '企业',
};

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim();
const seen = (predicate: string | undefined): string =>
  predicate === undefined ? '—' : predicate === 'true' ? '全部' : '部分';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function writers(rule: Rule, command: 'insert' | 'update' | 'delete'): string {
  const allowed = Object.entries(rule.write?.[command] ?? {});
  return (
    allowed
      .map(([kind, predicate]) => `${NAMES[kind] ?? kind}${predicate === 'true' ? '' : '（按条件）'}`)
      .join('、') || '—'
  );
}

/**
 * The matrix with its conditions.
 * @param titles what people call each content type, by its singular name
 */
export function visibilityPage(titles: Readonly<Record<string, string>>): string {
  const named = Object.entries(VISIBILITY).map(([name, rule]) => ({
    name,
    rule,
    title: titles[name] ?? name,
  }));
  const conditions = named.flatMap(({ name, rule, title }) => {
    const lines = [
      ...(['auditor', ...READERS] as const).flatMap((kind) => {
        const predicate = rule.see[kind];
        return predicate === undefined || predicate === 'true'
          ? []
          : [`- ${NAMES[kind] ?? kind}看到：\`${oneLine(predicate)}\``];
      }),
      ...(['insert', 'update', 'delete'] as const).flatMap((command) =>
        Object.entries(rule.write?.[command] ?? {}).flatMap(([kind, predicate]) =>
          predicate === 'true'
            ? []
            : [
                `- ${NAMES[kind] ?? kind}可${{ insert: '新增', update: '修改', delete: '删除' }[command]}：\`${oneLine(predicate)}\``,
              ],
        ),
      ),
    ];
    return lines.length === 0 ? [] : [`### ${title}（${name}）\n\n${lines.join('\n')}`];
  });
  const fields = Object.entries(FIELD_RULES).flatMap(([name, rules]) =>
    Object.entries(rules).map(([kind, rule]) => [
      titles[name] ?? name,
      NAMES[kind] ?? kind,
      'only' in rule ? `只看 ${rule.only.join('、')}` : `不看 ${rule.except.join('、')}`,
    ]),
  );
  return `# 谁看得到什么

<!-- 由 platform/access/visibility.ts 和 platform/access/fields.ts 生成；改动后运行 UPDATE_DOCS=1 npm test -- --unit matrix -->

${SEES_ALL.map((kind) => NAMES[kind] ?? kind).join('、')}看到全部（下文对监督另有条件的除外）；专班组长看到监督所看到的；没有任职的账号和未登录者什么也看不到。“部分”的条件见下文，\`:org\` 为本单位，\`:leader\` 为本岗位，\`:enterprise\` 为本企业，\`:staff\` 为本人。

## 看得到哪些记录

${table(
  ['内容', ...READERS.map((kind) => NAMES[kind] ?? kind)],
  named.map(({ rule, title }) => [title, ...READERS.map((kind) => seen(rule.see[kind]))]),
)}

## 谁能经表单和接口写

办理记录（问题诉求、转办单、台账等）只由办理动作改变，不在此列。

${table(
  ['内容', '新增', '修改', '删除'],
  named.map(({ rule, title }) => [
    title,
    writers(rule, 'insert'),
    writers(rule, 'update'),
    writers(rule, 'delete'),
  ]),
)}

## 看不到的字段

看不到的字段既不显示，也不能据以筛选、排序、检索。

${table(['内容', '身份', '字段'], fields)}

## 条件

${conditions.join('\n\n')}
`;
}
