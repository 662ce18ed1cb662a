import { type ActionRow, as, invalid, text } from './action-row';
import { enterStage, recomputeDues } from './dues';
import { checkUnit } from './effects/checks';
import { checkCorrection, correct, mayNotCorrect } from './effects/corrections';
import {
  callBack,
  checkConsent,
  checkMerge,
  close,
  confirm,
  decline,
  declineWanted,
  endOtherwise,
  mayNotReopen,
  merge,
  reopen,
} from './effects/endings';
import { checkDecision, decide, mayNotDecide } from './effects/decisions';
import {
  dismissProposal,
  endEscalations,
  escalate,
  mayNotDismiss,
  mayNotEscalate,
  mayNotPropose,
  propose,
  proposedTo,
} from './effects/escalations';
import {
  checkExtension,
  grantExtension,
  mayNotAskExtension,
  needsLaterDeadline,
  requestExtension,
  whoAnswersExtension,
} from './effects/extensions';
import { checkInstruction, instruct } from './effects/instructions';
import { answerMilestone, checkMilestone } from './effects/milestones';
import {
  amend,
  becameComplaint,
  checkAmendment,
  checkRegistration,
  checkSupplement,
  handOver,
  mayNotSupplement,
  notInPool,
  register,
  supplement,
} from './effects/registration';
import { addRequest, answeredByAnother, answerRequest, needsRequest, noneYet } from './effects/requests';
import {
  backToWork,
  checkReassignment,
  checkUnits,
  contribute,
  mayNotReassign,
  mayNotReturn,
  ofOwnDepartment,
  ownTransfer,
  reassign,
  reportBack,
  returnToGroup,
  sendFirst,
  setPerson,
  takeUp,
} from './effects/transfers';
import {
  CHANNELS,
  CORRECTABLE,
  DECLINE_GROUNDS,
  HANDLING_TYPES,
  KINDS,
  optional,
  OUTCOMES,
  required,
  RESULTS,
  SOLVED,
} from './fields';
import { liveSupports } from './relation';
import { OPEN_STAGES, type Stage } from './stages';

const person = {
  section: required.text(100),
  responsiblePerson: required.text(50),
  phone: required.text(30),
};

const order = {
  leadUnit: required.relation('department'),
  supportUnits: optional.relations('department'),
  deadline: optional.date(),
};

const BEFORE_CONSENT: readonly Stage[] = ['accepted', 'transferred', 'handling', 'reported'];
const WITHDRAWABLE: readonly Stage[] = ['transferred', 'handling', 'reported', 'confirmed'];

/**
 * The action table of the lifecycle (spec: actions; plan §四.1–4, §四.6, §六). Buttons, endpoints,
 * mutations, permission checks, the state diagram, the OpenAPI document and the model-based test are
 * derived from it; to add an action is to add a row.
 */
export const ACTIONS = {
  register: {
    label: { zh: '登记', en: 'Register' },
    from: null,
    to: ['registered'],
    who: as('group', 'leader', 'office', 'enterprise'),
    input: {
      enterprise: required.relation('enterprise'),
      title: required.text(200),
      description: required.text(10_000),
      kind: required.choice(KINDS),
      channel: required.choice(CHANNELS),
      category: required.relation('category'),
      handlingType: required.choice(HANDLING_TYPES),
      receivedAt: optional.instant(),
      attachments: optional.files(),
      extra: optional.extra(),
    },
    check: checkRegistration,
    effect: register,
    shownToEnterprise: true,
    tells: ['group', 'office'],
  },

  amend: {
    label: { zh: '修改登记内容', en: 'Amend' },
    from: ['registered', 'accepted'],
    to: ['='],
    who: as('group', 'office'),
    input: {
      title: optional.text(200),
      description: optional.text(10_000),
      kind: optional.choice(KINDS),
      category: optional.relation('category'),
      handlingType: optional.choice(HANDLING_TYPES),
      attachments: optional.files(),
    },
    together: 'any',
    check: checkAmendment,
    effect: amend,
    shownToEnterprise: false,
    tells: [],
    tellsAlso: becameComplaint,
  },

  // Fields of the office's own (附加项): what cannot be known at the registration is filled in later, by a call of its own.
  supplement: {
    label: { zh: '补填附加项', en: 'Fill in extra fields' },
    from: OPEN_STAGES,
    to: ['='],
    who: [...as('group', 'office'), { as: 'lead-unit', from: ['transferred', 'handling'] }],
    input: { extra: required.extra() },
    conflict: mayNotSupplement,
    check: checkSupplement,
    effect: supplement,
    shownToEnterprise: false,
    tells: [],
    internal: true,
  },

  accept: {
    label: { zh: '受理', en: 'Accept' },
    from: ['registered'],
    to: ['accepted'],
    who: as('group'),
    input: {},
    conflict: notInPool,
    effect: ({ draft, clock }) => {
      draft.issue.acceptedEver = true;
      enterStage(draft, 'accepted', clock);
    },
    shownToEnterprise: true,
    tells: ['leader', 'enterprise'],
  },

  'request-decline': {
    label: { zh: '申请不予受理', en: 'Request decline' },
    from: ['registered'],
    to: ['='],
    who: as('group'),
    input: { ground: required.choice(DECLINE_GROUNDS), reason: required.text() },
    conflict: noneYet('decline'),
    effect: (step) => addRequest(step, 'decline', { ground: text(step.input, 'ground') }),
    shownToEnterprise: false,
    tells: ['leader', 'office'],
  },

  decline: {
    label: { zh: '不予受理', en: 'Decline' },
    from: ['registered'],
    to: ['declined'],
    who: as('leader', 'office'),
    input: { reason: optional.text() },
    conflict: (step) => declineWanted(step) ?? answeredByAnother('decline')(step),
    effect: decline,
    shownToEnterprise: true,
    tells: ['group', 'enterprise'],
    final: true,
  },

  'refuse-decline': {
    label: { zh: '不同意不予受理', en: 'Refuse decline' },
    from: ['registered'],
    to: ['='],
    who: as('leader', 'office'),
    input: { reason: optional.text() },
    conflict: (step) => needsRequest('decline')(step) ?? answeredByAnother('decline')(step),
    effect: (step) => void answerRequest(step, 'decline', 'refused'),
    shownToEnterprise: false,
    tells: ['group'],
  },

  answer: {
    label: { zh: '直接答复', en: 'Answer directly' },
    from: ['accepted'],
    to: ['reported'],
    who: as('group'),
    input: { measures: required.text(10_000), evidence: required.evidence() },
    effect: ({ draft, clock }) => {
      endEscalations(draft, 'answered', clock.now);
      enterStage(draft, 'reported', clock);
    },
    shownToEnterprise: true,
    tells: ['enterprise', 'leader'],
  },

  transfer: {
    label: { zh: '转办', en: 'Transfer' },
    from: ['accepted'],
    to: ['transferred'],
    who: as('group'),
    input: { ...order, standard: required.text() },
    conflict: ({ draft }) => (draft.issue.returnsSinceReopening >= 2 ? { code: 'RETURNED_TWICE' } : null),
    check: checkUnits,
    effect: (step) => sendFirst(step, false),
    shownToEnterprise: ['leadUnit', 'deadline'],
    tells: ['lead-unit', 'support-units', 'enterprise', 'leader'],
    tellsAlso: ofOwnDepartment,
  },

  assign: {
    label: { zh: '指定承办', en: 'Assign' },
    from: ['accepted'],
    to: ['transferred'],
    who: as('office'),
    input: { ...order, standard: required.text() },
    check: checkUnits,
    effect: (step) => sendFirst(step, true),
    shownToEnterprise: ['leadUnit', 'deadline'],
    tells: ['lead-unit', 'support-units', 'enterprise', 'group', 'leader'],
  },

  'take-up': {
    label: { zh: '承接', en: 'Take up' },
    from: ['transferred'],
    to: ['handling'],
    who: as('lead-unit'),
    behalf: ['lead-unit'],
    input: person,
    effect: takeUp,
    shownToEnterprise: true,
    tells: ['group', 'enterprise'],
  },

  return: {
    label: { zh: '退回', en: 'Return' },
    from: ['transferred'],
    to: ['accepted'],
    who: as('lead-unit'),
    input: { reason: required.text(), suggestedUnit: optional.relation('department') },
    conflict: mayNotReturn,
    check: (step) =>
      step.input['suggestedUnit'] === undefined
        ? []
        : checkUnit(step, 'suggestedUnit', step.input['suggestedUnit']),
    effect: returnToGroup,
    shownToEnterprise: false,
    // The enterprise is told 正在协调承办单位, but not who returned the issue nor why.
    tells: ['group', 'support-units', 'enterprise'],
  },

  reassign: {
    label: { zh: '改派', en: 'Reassign' },
    from: ['transferred', 'handling'],
    to: ['transferred'],
    who: as('group', 'office'),
    input: { ...order, standard: optional.text(), reason: required.text() },
    conflict: mayNotReassign,
    check: checkReassignment,
    effect: reassign,
    shownToEnterprise: ['leadUnit', 'deadline'],
    tells: ['lead-unit', 'support-units', 'enterprise', 'group'],
    tellsAlso: ofOwnDepartment,
  },

  'change-person': {
    label: { zh: '变更责任人', en: 'Change responsible person' },
    from: ['handling'],
    to: ['='],
    who: as('lead-unit', 'support-unit'),
    input: { ...person, reason: optional.text() },
    effect: (step) => {
      const transfer = ownTransfer(step);
      if (transfer) setPerson(transfer, step.input);
    },
    shownToEnterprise: false,
    tells: ['group'],
  },

  urge: {
    label: { zh: '催办', en: 'Urge' },
    from: ['transferred', 'handling'],
    to: ['='],
    who: as('group', 'office', 'leader', 'system'),
    input: { text: required.text() },
    effect: ({ draft }) => {
      draft.issue.urgeCount += 1;
    },
    shownToEnterprise: false,
    tells: ['lead-unit', 'support-units', 'group'],
  },

  note: {
    label: { zh: '记录进展', en: 'Note' },
    from: OPEN_STAGES,
    to: ['='],
    who: as('group', 'lead-unit', 'support-unit', 'leader', 'office', 'system'),
    input: { text: required.text(10_000), milestone: optional.milestone(), attachments: optional.files() },
    check: checkMilestone,
    effect: answerMilestone,
    shownToEnterprise: false,
    tells: [],
  },

  instruct: {
    label: { zh: '批示', en: 'Instruct' },
    from: OPEN_STAGES,
    to: ['='],
    who: as('leader'),
    input: {
      text: required.text(),
      deadline: optional.date(),
      handlingType: optional.choice(HANDLING_TYPES),
    },
    check: checkInstruction,
    effect: instruct,
    shownToEnterprise: false,
    tells: ['group', 'lead-unit', 'support-units'],
  },

  'follow-up': {
    label: { zh: '跟进反馈', en: 'Follow up' },
    from: ['accepted', 'transferred', 'handling'],
    to: ['='],
    who: as('group'),
    input: { told: required.text(), how: required.text(100) },
    effect: () => {},
    shownToEnterprise: true,
    tells: ['enterprise'],
  },

  'request-extension': {
    label: { zh: '申请延期', en: 'Request extension' },
    from: ['handling'],
    to: ['='],
    who: as('lead-unit'),
    input: {
      deadline: optional.date(),
      milestones: optional.milestones(),
      consultation: optional.text(),
      reason: required.text(),
    },
    together: [['deadline'], ['milestones', 'consultation']],
    conflict: mayNotAskExtension,
    check: checkExtension,
    effect: requestExtension,
    shownToEnterprise: false,
    tells: ['group', 'leader'],
  },

  'grant-extension': {
    label: { zh: '同意延期', en: 'Grant extension' },
    from: ['handling'],
    to: ['='],
    who: as('group', 'leader'),
    input: { reason: optional.text() },
    conflict: (step) =>
      whoAnswersExtension(step) ?? answeredByAnother('extension')(step) ?? needsLaterDeadline(step),
    effect: grantExtension,
    shownToEnterprise: false,
    tells: ['lead-unit', 'leader'],
  },

  'refuse-extension': {
    label: { zh: '不同意延期', en: 'Refuse extension' },
    from: ['handling'],
    to: ['='],
    who: as('group', 'leader'),
    input: { reason: optional.text() },
    conflict: (step) =>
      needsRequest('extension')(step) ?? whoAnswersExtension(step) ?? answeredByAnother('extension')(step),
    effect: (step) => void answerRequest(step, 'extension', 'refused'),
    shownToEnterprise: false,
    tells: ['lead-unit'],
  },

  contribute: {
    label: { zh: '提交配合意见', en: 'Contribute' },
    from: ['handling'],
    to: ['='],
    who: as('support-unit'),
    behalf: ['support-unit'],
    input: { measures: required.text(10_000), attachments: optional.files() },
    conflict: ({ draft }) => (liveSupports(draft).length === 0 ? { code: 'NO_LIVE_TRANSFER' } : null),
    check: (step) => (ownTransfer(step) ? [] : [invalid('evidence.who', 'AMBIGUOUS_UNIT')]),
    effect: contribute,
    shownToEnterprise: false,
    tells: ['lead-unit', 'group'],
  },

  'report-back': {
    label: { zh: '反馈办理结果', en: 'Report back' },
    from: ['handling'],
    to: ['reported'],
    who: as('lead-unit'),
    behalf: ['lead-unit'],
    input: {
      result: required.choice(RESULTS),
      measures: required.text(10_000),
      milestone: optional.milestone(),
      attachments: optional.files(),
    },
    conflict: ({ draft, input }) =>
      input['result'] === 'explained' && !draft.issue.explainAllowed ? { code: 'EXPLAIN_NOT_DECIDED' } : null,
    check: checkMilestone,
    effect: reportBack,
    shownToEnterprise: true,
    tells: ['group', 'enterprise', 'leader'],
  },

  rework: {
    label: { zh: '退回重办', en: 'Rework' },
    from: ['reported'],
    to: ['handling', 'accepted'],
    who: as('group'),
    input: { reason: required.text() },
    effect: (step) => {
      step.draft.issue.reworkCount += 1;
      backToWork(step, true);
    },
    shownToEnterprise: false,
    tells: ['lead-unit', 'support-units'],
  },

  confirm: {
    label: { zh: '企业认可', en: 'Confirm' },
    from: ['reported'],
    to: ['confirmed'],
    who: as('enterprise'),
    behalf: ['enterprise'],
    input: { rating: required.rating(), solved: optional.choice(SOLVED), comment: optional.text() },
    effect: confirm,
    shownToEnterprise: true,
    tells: ['leader', 'group'],
  },

  reject: {
    label: { zh: '企业不认可', en: 'Reject' },
    from: ['reported'],
    to: ['handling', 'accepted'],
    who: as('enterprise'),
    behalf: ['enterprise'],
    input: { reason: required.text() },
    effect: (step) => {
      step.draft.issue.reworkCount += 1;
      backToWork(step, true);
    },
    shownToEnterprise: true,
    tells: ['group', 'lead-unit', 'support-units', 'leader'],
  },

  consent: {
    label: { zh: '同意销号', en: 'Consent' },
    from: ['confirmed'],
    to: ['closed'],
    who: as('leader'),
    input: { opinion: optional.text() },
    check: checkConsent,
    effect: close,
    shownToEnterprise: true,
    tells: ['group', 'enterprise', 'lead-unit'],
    final: true,
  },

  'refuse-consent': {
    label: { zh: '不同意销号', en: 'Refuse consent' },
    from: ['confirmed'],
    to: ['handling', 'accepted'],
    who: as('leader'),
    input: { reason: required.text() },
    effect: (step) => backToWork(step, true),
    shownToEnterprise: true,
    tells: ['group', 'lead-unit', 'support-units', 'enterprise'],
  },

  escalate: {
    label: { zh: '提请上级研究', en: 'Escalate' },
    from: BEFORE_CONSENT,
    to: ['='],
    who: [
      { as: 'lead-unit', from: ['transferred', 'handling'] },
      { as: 'group', from: ['transferred', 'handling'] },
      { as: 'leader' },
      { as: 'system', from: ['transferred', 'handling'] },
    ],
    input: { reason: required.text() },
    conflict: mayNotEscalate,
    effect: escalate,
    shownToEnterprise: false,
    tells: ['leader', 'group', 'office', 'lead-unit'],
  },

  decide: {
    label: { zh: '会办决定', en: 'Decide' },
    from: BEFORE_CONSENT,
    to: ['transferred', 'handling', 'accepted', '='],
    moves: {
      accepted: ['transferred'],
      handling: ['transferred'],
      reported: ['transferred', 'handling', 'accepted'],
    },
    who: as('leader', 'office'),
    input: {
      decision: required.text(10_000),
      outcome: optional.choice(OUTCOMES),
      unit: optional.relation('department'),
      deadline: optional.date(),
    },
    conflict: mayNotDecide,
    check: checkDecision,
    effect: decide,
    shownToEnterprise: ['leadUnit', 'unit', 'deadline'],
    tells: ['group', 'leader', 'lead-unit', 'support-units', 'enterprise', 'office'],
  },

  'request-withdrawal': {
    label: { zh: '申请撤回', en: 'Request withdrawal' },
    from: WITHDRAWABLE,
    to: ['='],
    who: as('enterprise'),
    behalf: ['enterprise'],
    input: { reason: required.text() },
    conflict: noneYet('withdrawal'),
    effect: (step) => addRequest(step, 'withdrawal', {}),
    shownToEnterprise: true,
    tells: ['leader', 'group'],
  },

  'grant-withdrawal': {
    label: { zh: '同意撤回', en: 'Grant withdrawal' },
    from: WITHDRAWABLE,
    to: ['withdrawn'],
    who: as('leader'),
    input: { reason: optional.text() },
    conflict: (step) => needsRequest('withdrawal')(step) ?? answeredByAnother('withdrawal')(step),
    effect: (step) => {
      answerRequest(step, 'withdrawal', 'granted');
      endOtherwise(step, 'withdrawn');
    },
    shownToEnterprise: true,
    tells: ['enterprise', 'group', 'lead-unit', 'support-units'],
    final: true,
  },

  'refuse-withdrawal': {
    label: { zh: '不同意撤回', en: 'Refuse withdrawal' },
    from: WITHDRAWABLE,
    to: ['='],
    who: as('leader'),
    input: { reason: optional.text() },
    conflict: (step) => needsRequest('withdrawal')(step) ?? answeredByAnother('withdrawal')(step),
    effect: (step) => void answerRequest(step, 'withdrawal', 'refused'),
    shownToEnterprise: true,
    tells: ['enterprise', 'group'],
  },

  withdraw: {
    label: { zh: '撤回', en: 'Withdraw' },
    from: ['registered', 'accepted'],
    to: ['withdrawn'],
    who: as('enterprise'),
    behalf: ['enterprise'],
    input: { reason: required.text() },
    effect: (step) => endOtherwise(step, 'withdrawn'),
    shownToEnterprise: true,
    tells: ['group', 'leader', 'office'],
    final: true,
  },

  merge: {
    label: { zh: '并案', en: 'Merge' },
    from: ['registered', 'accepted'],
    to: ['merged'],
    who: as('group', 'office'),
    input: { mainIssue: required.relation('issue') },
    check: checkMerge,
    effect: merge,
    shownToEnterprise: true,
    tells: ['enterprise', 'leader'],
    final: true,
  },

  'call-back': {
    label: { zh: '回访', en: 'Call back' },
    from: ['confirmed', 'closed'],
    to: ['='],
    who: as('office'),
    input: { rating: required.rating(), comment: optional.text() },
    effect: callBack,
    shownToEnterprise: false,
    tells: [],
  },

  correct: {
    label: { zh: '更正', en: 'Correct' },
    from: [...OPEN_STAGES, 'closed', 'declined', 'merged', 'withdrawn', 'void'],
    to: ['='],
    who: as('office'),
    input: {
      field: required.choice(CORRECTABLE),
      value: required.scalar(),
      evidence: required.evidence(),
      reason: required.text(),
    },
    conflict: mayNotCorrect,
    check: checkCorrection,
    effect: correct,
    shownToEnterprise: false,
    tells: ['group', 'lead-unit'],
  },

  void: {
    label: { zh: '作废', en: 'Void' },
    from: ['registered', 'accepted'],
    to: ['void'],
    who: as('office'),
    input: { reason: required.text() },
    effect: (step) => endOtherwise(step, 'void'),
    shownToEnterprise: true,
    tells: ['group', 'enterprise'],
    final: true,
  },

  reopen: {
    label: { zh: '重新办理', en: 'Reopen' },
    from: ['closed', 'declined', 'withdrawn', 'merged'],
    to: ['accepted', 'registered'],
    moves: {
      closed: ['accepted'],
      declined: ['accepted', 'registered'],
      withdrawn: ['accepted', 'registered'],
      merged: ['accepted', 'registered'],
    },
    who: [
      { as: 'group', from: ['closed', 'declined', 'withdrawn'] },
      { as: 'leader', from: ['closed', 'declined', 'withdrawn'] },
      { as: 'office' },
      { as: 'enterprise', from: ['closed', 'declined', 'withdrawn'] },
      { as: 'system' },
    ],
    input: { reason: required.text() },
    conflict: mayNotReopen,
    effect: reopen,
    shownToEnterprise: true,
    tells: ['group', 'leader', 'enterprise'],
  },

  'dismiss-proposal': {
    label: { zh: '不采纳提请建议', en: 'Dismiss proposal' },
    from: ['transferred', 'handling'],
    to: ['='],
    who: as('group', 'leader'),
    input: { reason: required.text() },
    conflict: mayNotDismiss,
    effect: dismissProposal,
    shownToEnterprise: false,
    tells: ['lead-unit'],
  },

  propose: {
    label: { zh: '提请建议', en: 'Propose to escalate' },
    from: ['transferred', 'handling'],
    to: ['='],
    who: as('system'),
    input: { reason: required.text() },
    conflict: mayNotPropose,
    effect: propose,
    shownToEnterprise: false,
    tells: [],
    tellsAlso: ({ draft }) => [proposedTo(draft.issue.level + 1)],
    internal: true,
  },

  'hand-over': {
    label: { zh: '移交', en: 'Hand over' },
    from: OPEN_STAGES,
    to: ['='],
    who: as('system'),
    input: { reason: required.text() },
    effect: handOver,
    shownToEnterprise: false,
    tells: ['group', 'leader'],
    internal: true,
  },

  recompute: {
    label: { zh: '按新日历重算时限', en: 'Recompute dues' },
    from: OPEN_STAGES,
    to: ['='],
    who: as('system'),
    input: { reason: required.text() },
    effect: ({ draft, clock }) => {
      recomputeDues(draft, clock);
    },
    shownToEnterprise: false,
    tells: ['group', 'lead-unit'],
    internal: true,
  },
} as const satisfies Record<string, ActionRow>;

export type ActionName = keyof typeof ACTIONS;

export const ACTION_NAMES = Object.keys(ACTIONS) as ActionName[];

export const actionRow = (name: ActionName): ActionRow => ACTIONS[name];

export const isActionName = (name: string): name is ActionName => Object.hasOwn(ACTIONS, name);

/** Actions that people can request, over any interface; the others are the system's alone. */
export const PUBLIC_ACTIONS = ACTION_NAMES.filter((name) => !actionRow(name).internal);
