import type { Capacity } from './relation';
import type { Stage } from './stages';
import type { ActionName } from './table';

/**
 * Acts that are waited for (page 今日, the view “待我办理” of 诉求). The action table says which actions are allowed; this
 * table says what is owed, by whom, and which actions answer it. A test checks each row against the action table.
 */
export type WaitRow = {
  label: { zh: string; en: string };
  /** by which it is answered, the usual one first */
  acts: readonly [ActionName, ...ActionName[]];
  /** whose act it is */
  as: readonly Capacity[];
  from: readonly Stage[];
  /** the group enters it for another */
  behalf?: true;
};

/** In the order in which they are said where an issue waits for several. */
export const WAITS = {
  consent: {
    label: { zh: '待审定销号', en: 'Consent to closing' },
    acts: ['consent', 'refuse-consent'],
    as: ['leader'],
    from: ['confirmed'],
  },
  'answer-withdrawal': {
    label: { zh: '待答复撤回申请', en: 'Answer a withdrawal' },
    acts: ['grant-withdrawal', 'refuse-withdrawal'],
    as: ['leader'],
    from: ['transferred', 'handling', 'reported', 'confirmed'],
  },
  'answer-decline': {
    label: { zh: '待答复不予受理申请', en: 'Answer a request to decline' },
    acts: ['refuse-decline', 'decline'],
    as: ['leader', 'office'],
    from: ['registered'],
  },
  'answer-extension': {
    label: { zh: '待答复延期申请', en: 'Answer an extension' },
    acts: ['grant-extension', 'refuse-extension'],
    as: ['group', 'leader'],
    from: ['handling'],
  },
  decide: {
    label: { zh: '待会办决定', en: 'Decide an escalation' },
    acts: ['decide'],
    as: ['leader', 'office'],
    from: ['accepted', 'transferred', 'handling', 'reported'],
  },
  'answer-proposal': {
    label: { zh: '待答复提请建议', en: 'Answer a proposal to escalate' },
    acts: ['escalate', 'dismiss-proposal'],
    as: ['group', 'leader'],
    from: ['transferred', 'handling'],
  },
  accept: {
    label: { zh: '待受理', en: 'Accept' },
    acts: ['accept', 'request-decline'],
    as: ['group'],
    from: ['registered'],
  },
  transfer: {
    label: { zh: '待转办', en: 'Transfer' },
    acts: ['transfer', 'answer'],
    as: ['group'],
    from: ['accepted'],
  },
  assign: {
    label: { zh: '退回两次，待指定承办', en: 'Returned twice: assign' },
    acts: ['assign'],
    as: ['office'],
    from: ['accepted'],
  },
  'take-up': {
    label: { zh: '待承接', en: 'Take up' },
    acts: ['take-up', 'return'],
    as: ['lead-unit'],
    from: ['transferred'],
  },
  'report-back': {
    label: { zh: '办理中，待反馈结果', en: 'Report back' },
    acts: ['report-back', 'note'],
    as: ['lead-unit'],
    from: ['handling'],
  },
  contribute: {
    label: { zh: '待提交配合意见', en: 'Contribute' },
    acts: ['contribute'],
    as: ['support-unit'],
    from: ['handling'],
  },
  confirm: {
    label: { zh: '已反馈，待征询企业意见', en: 'Ask the enterprise' },
    acts: ['confirm', 'reject'],
    as: ['enterprise'],
    from: ['reported'],
    behalf: true,
  },
} as const satisfies Record<string, WaitRow>;

export type WaitName = keyof typeof WAITS;

export const WAIT_NAMES = Object.keys(WAITS) as [WaitName, ...WaitName[]];

export const waitRow = (name: WaitName): WaitRow => WAITS[name];
