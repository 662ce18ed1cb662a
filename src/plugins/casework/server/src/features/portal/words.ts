import { dueDateOf, localDateOf } from '../../../../domain/calendar';
import { DECLINE_GROUNDS, type Stage } from '../../../../domain/lifecycle';
import type { LedgerEntry } from '../../../../contracts/issues';
import { choiceText } from '../../../../contracts/choices';
import { isRecord } from '../../platform/base/values';

/** Texts for entrepreneurs: stages and steps in plain words (§四.2). */

/** Where an issue stands, and what comes next. */
export const PLAIN_STAGES: Readonly<Record<Stage, { now: string; next: string }>> = {
  registered: { now: '已收到', next: '等待工作组受理，受理后会告诉您由谁办理、何时办结' },
  accepted: { now: '已受理', next: '工作组正在落实承办单位' },
  transferred: { now: '已转办', next: '已转到承办单位，等待承接' },
  handling: { now: '办理中', next: '承办单位正在办理' },
  reported: { now: '请您确认', next: '已有办理结果，请看看是否解决了您的问题' },
  confirmed: { now: '您已认可', next: '等待包联领导审定，审定后即办结' },
  closed: { now: '已办结', next: '包联领导已同意办结' },
  declined: { now: '未予受理', next: '理由见办理过程；如有异议，可要求重新办理' },
  merged: { now: '已合并办理', next: '与贵企业的另一件事项一并办理' },
  withdrawn: { now: '已撤回', next: '如仍需办理，可要求重新办理' },
  void: { now: '已作废', next: '登记有误，不再办理' },
};

/** The way of the closed loop, as the page's progress line shows it. */
export const WAY: readonly { stage: Stage; name: string }[] = [
  { stage: 'registered', name: '收到' },
  { stage: 'accepted', name: '受理' },
  { stage: 'transferred', name: '转办' },
  { stage: 'handling', name: '办理' },
  { stage: 'reported', name: '反馈' },
  { stage: 'confirmed', name: '认可' },
  { stage: 'closed', name: '办结' },
];

export const RATINGS: readonly { value: number; name: string }[] = [
  { value: 5, name: '非常满意' },
  { value: 4, name: '满意' },
  { value: 3, name: '基本满意' },
  { value: 2, name: '不满意' },
  { value: 1, name: '非常不满意' },
];

/** 2026-03-02 → 2026年3月2日 */
export const dayInWords = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
};

export const dayOf = (at: Date): string => dayInWords(localDateOf(at));

/** The day at whose end a due lies. */
export const dueInWords = (due: Date): string => dayInWords(dueDateOf(due));

/** 3月2日 14:05, Beijing time */
export function instantInWords(at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return `${dayOf(at)} ${local.slice(11, 16)}`;
}

export type Step = {
  sequence: number;
  at: Date;
  title: string;
  who: string;
  texts: string[];
  files: string[];
  /** somebody else has done it in the enterprise's name, and it has not objected */
  mayObject: boolean;
};

const textOf = (input: Record<string, unknown>, key: string): string | null => {
  const value = input[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

const nameOf = (value: unknown): string | null =>
  isRecord(value) && typeof value['name'] === 'string' ? value['name'] : null;

const labelled = (label: string, text: string | null): string[] => (text === null ? [] : [`${label}${text}`]);

const until = (input: Record<string, unknown>): string[] => {
  const deadline = textOf(input, 'deadline');
  return deadline !== null && /^\d{4}-\d{2}-\d{2}/.test(deadline)
    ? [`办结时限：${dayInWords(deadline.slice(0, 10))}`]
    : [];
};

const ratingName = (value: unknown): string | null =>
  RATINGS.find((one) => one.value === value)?.name ?? null;

const RESULT_NAMES: Readonly<Record<string, string>> = {
  solved: '已解决',
  partly: '部分解决',
  explained: '解释说明',
};

/** Title and text of an action's entry; the input holds only what the action table shows. */
const SAID: Readonly<
  Record<string, (input: Record<string, unknown>, entry: LedgerEntry) => [string, string[]]>
> = {
  register: (input, { actor }) => [
    actor['role'] === 'enterprise' ? '您提出了诉求' : '工作组登记了您的诉求',
    labelled('', textOf(input, 'description')),
  ],
  accept: () => ['工作组已受理', []],
  decline: (input) => {
    const ground = textOf(input, 'ground');
    const known = ground !== null && (DECLINE_GROUNDS as readonly string[]).includes(ground);
    return [
      '经审定，不予受理',
      [
        ...labelled('理由类别：', known ? choiceText(ground, 'zh') : null),
        ...labelled('理由：', textOf(input, 'requestReason') ?? textOf(input, 'reason')),
      ],
    ];
  },
  answer: (input) => ['工作组已答复', labelled('', textOf(input, 'measures'))],
  transfer: (input) => [`已转交${nameOf(input['leadUnit']) ?? '承办单位'}办理`, until(input)],
  assign: (input) => [`已指定${nameOf(input['leadUnit']) ?? '承办单位'}办理`, until(input)],
  reassign: (input) => [`改由${nameOf(input['leadUnit']) ?? '承办单位'}办理`, until(input)],
  decide: (input) => [
    '经会办研究，已作出安排',
    [...labelled('承办单位：', nameOf(input['unit']) ?? nameOf(input['leadUnit'])), ...until(input)],
  ],
  'take-up': (input, { actor }) => [
    `${textOf(actor, 'organisation') ?? '承办单位'}已承接`,
    [
      ...labelled('承办科室：', textOf(input, 'section')),
      ...labelled('责任人：', textOf(input, 'responsiblePerson')),
      ...labelled('电话：', textOf(input, 'phone')),
    ],
  ],
  'follow-up': (input) => ['工作组向您反馈进展', labelled('', textOf(input, 'told'))],
  'report-back': (input) => [
    `办理结果：${RESULT_NAMES[textOf(input, 'result') ?? ''] ?? '已反馈'}`,
    labelled('', textOf(input, 'measures')),
  ],
  confirm: (input) => [
    '企业认可了办理结果',
    [
      ...labelled('满意度：', ratingName(input['rating'])),
      ...(input['solved'] === 'partly' ? ['部分解决'] : []),
      ...labelled('意见：', textOf(input, 'comment')),
    ],
  ],
  reject: (input) => ['企业不认可，继续办理', labelled('理由：', textOf(input, 'reason'))],
  consent: (input) => ['包联领导同意办结', labelled('意见：', textOf(input, 'opinion'))],
  'refuse-consent': (input) => ['包联领导要求继续办理', labelled('理由：', textOf(input, 'reason'))],
  'request-withdrawal': (input) => ['企业申请撤回', labelled('理由：', textOf(input, 'reason'))],
  'grant-withdrawal': () => ['同意撤回', []],
  'refuse-withdrawal': (input) => ['撤回未获同意，继续办理', labelled('理由：', textOf(input, 'reason'))],
  withdraw: (input) => ['企业撤回了诉求', labelled('理由：', textOf(input, 'reason'))],
  merge: () => ['已与贵企业的另一件事项合并办理', []],
  void: (input) => ['登记有误，已作废', labelled('理由：', textOf(input, 'reason'))],
  reopen: (input) => ['重新办理', labelled('理由：', textOf(input, 'reason'))],
};

/** Returns one entry of the ledger as the enterprise reads it. */
export function stepOf(entry: LedgerEntry): Step {
  const [title, texts] = SAID[entry.action]?.(entry.input, entry) ?? ['办理进展', []];
  const { organisation, role, name } = entry.actor;
  // The entry is by another in the enterprise's name, or by one of its own people.
  const isOwn = role === 'enterprise';
  const who = isOwn ? name : organisation;
  const behalf = !isOwn && isRecord(entry.actor['onBehalfOf']) ? ['（代企业办理）'] : [];
  const objected = entry.objection ? [`企业已提出异议：${entry.objection.reason}`] : [];
  const files = entry.input['attachments'];
  return {
    sequence: entry.sequence,
    at: new Date(entry.happenedAt),
    title,
    who: typeof who === 'string' ? who : '',
    texts: [...behalf, ...texts, ...objected],
    mayObject: entry.mayObject,
    files: Array.isArray(files) ? files.filter((id): id is string => typeof id === 'string') : [],
  };
}
