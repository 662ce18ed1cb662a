import fs from 'node:fs';
import path from 'node:path';
import {
  ACTION_NAMES,
  CAPACITY_NAMES,
  STAGES,
  STAGE_NAMES,
  actionRow,
  stateDiagram,
  type ActionRow,
  type Stage,
} from '../index';
import { LIVES, diagram, stateNames, stepNames, type AnyLife, type LifeStep } from '../../life';

const FILE = path.join(process.cwd(), 'docs', 'state-diagram.md');

const stages = (list: readonly (Stage | '=')[]): string =>
  list.map((stage) => (stage === '=' ? '不变' : STAGE_NAMES[stage].zh)).join(' ');

const OPEN = STAGES.slice(0, 6);

function fromOf({ from }: ActionRow): string {
  if (from === null) return '–';
  if (from.length === STAGES.length) return '任何环节';
  return from.length === OPEN.length && OPEN.every((stage) => from.includes(stage)) ? '未办结' : stages(from);
}

/**
 * Returns who may take the action, and for whom the group may enter it; the liaison may always enter a leader's
 * action, the group on an existing issue.
 */
function whoOf({ from: made, who, behalf = [] }: ActionRow): string {
  const own = who.map(({ as, from }) =>
    from ? `${CAPACITY_NAMES[as].zh}（${stages(from)}）` : CAPACITY_NAMES[as].zh,
  );
  const others = behalf.map((capacity) => `工作组代${CAPACITY_NAMES[capacity].zh}`);
  const leader = who.some(({ as }) => as === 'leader')
    ? [made ? '联络员、工作组代领导' : '联络员代领导']
    : [];
  return [...own, ...leader, ...others].join(' ');
}

const wordsOf = (life: AnyLife, list: readonly string[]): string =>
  list.map((state) => life.states[state]?.label.zh ?? state).join(' ');

function lifeRow(life: AnyLife, name: string): string {
  const { label, from, to, who } = life.steps[name] as LifeStep<string, string, never>;
  const by = who.map((capacity) => life.who[capacity]?.zh ?? capacity).join('、');
  return `| \`${name}\` | ${label.zh} | ${from === null ? '–' : wordsOf(life, from)} | ${to === '=' ? '不变' : wordsOf(life, [to])} | ${by} |`;
}

const lifeSection = ([type, life]: [string, AnyLife]): string => `### ${life.label.zh} \`${type}\`

${stateNames(life)
  .map((state) => `\`${state}\` ${wordsOf(life, [state])}`)
  .join('，')}。

\`\`\`mermaid
${diagram(life)}\`\`\`

| 步骤 | 名称 | 起始状态 | 到达状态 | 办理人 |
| --- | --- | --- | --- | --- |
${stepNames(life)
  .map((name) => lifeRow(life, name))
  .join('\n')}
`;

const document = (): string => `# 诉求办理状态图与操作表

<!-- 由操作表（src/plugins/casework/domain/lifecycle/table.ts）生成，请勿手工修改。
     Generated: UPDATE_DOCS=1 npm test -- --unit state-diagram -->

环节：${STAGES.map((stage) => `\`${stage}\` ${STAGE_NAMES[stage].zh}`).join('，')}。

<!-- prettier-ignore-start -->
\`\`\`mermaid
${stateDiagram()}\`\`\`

图中不含不改变环节的操作。代为办理须附依据（\`evidence\`）；标“系统”且不对外的操作由系统自行记录。

| 操作 | 名称 | 起始环节 | 到达环节 | 办理人 |
| --- | --- | --- | --- | --- |
${ACTION_NAMES.map((name) => {
  const row = actionRow(name);
  return `| \`${name}\` | ${row.label.zh}${row.internal ? '（系统内部）' : ''} | ${fromOf(row)} | ${stages(row.to)} | ${whoOf(row)} |`;
}).join('\n')}

## 其他记录的状态

由 src/plugins/casework/domain/life 中的状态表生成。状态只按表变化；起始状态为“–”的步骤新建记录。

${Object.entries<AnyLife>(LIVES).map(lifeSection).join('\n')}<!-- prettier-ignore-end -->
`;

describe('docs/state-diagram.md', () => {
  test('is what the action table says', () => {
    if (process.env['UPDATE_DOCS']) fs.writeFileSync(FILE, document());
    const written = fs.existsSync(FILE) ? fs.readFileSync(FILE, 'utf8') : '';
    if (written !== document())
      throw new Error(
        'docs/state-diagram.md 已过期，请运行： UPDATE_DOCS=1 npm test -- --unit state-diagram（The file is stale; run the command.）',
      );
  });

  test('the diagram begins with the registration and leads from every open stage to an end', () => {
    const edges = [...stateDiagram().matchAll(/^ {2}(\S+) --> (\S+): (\S+)$/gm)].map(([, from, to]) => [
      from,
      to,
    ]);
    expect(edges.filter(([from]) => from === '[*]')).toEqual([['[*]', 'registered']]);
    const reach = (from: string, seen = new Set<string>()): Set<string> => {
      for (const [a, b] of edges) if (a === from && b && !seen.has(b)) reach(b, seen.add(b));
      return seen;
    };
    for (const stage of STAGES.filter((s) => s !== 'void')) expect([...reach(stage)]).toContain('closed');
    expect([...reach('void')]).toEqual([]);
  });

  test('no edge skips a stage', () => {
    const loop = ['registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed', 'closed'];
    const forward = [...stateDiagram().matchAll(/^ {2}(\S+) --> (\S+): (\S+)$/gm)].flatMap(
      ([, from = '', to = '', action]) => {
        const [a, b] = [loop.indexOf(from), loop.indexOf(to)];
        return a >= 0 && b > a + 1 ? [`${from} ${to} ${action}`] : [];
      },
    );
    // The group itself may answer what needs no unit.
    expect(forward).toEqual(['accepted reported answer']);
  });

  test('nothing closes but the consent of the leader after the approval of the enterprise', () => {
    const into = (stage: string) =>
      stateDiagram()
        .split('\n')
        .filter((line) => line.includes(`--> ${stage}:`));
    expect(into('closed')).toEqual(['  confirmed --> closed: consent']);
    expect(into('confirmed')).toEqual(['  reported --> confirmed: confirm']);
  });
});
