import { dueDateOf, endOfDay, isLocalDate, lastDayOfQuarters, localDateOf } from '../calendar';
import {
  capSupports,
  countDue,
  enterStage,
  extendForRework,
  giveDeadline,
  handlingDays,
  isLive,
  recomputeDues,
  supportDeadline,
  type Clock,
} from './dues';
import {
  CHANNELS,
  CORRECTABLE,
  DECLINE_GROUNDS,
  HANDLING_TYPES,
  KINDS,
  OUTCOMES,
  RESULTS,
  optional,
  required,
  type Field,
} from './fields';
import { leadTransfer, liveSupports, type Capacity, type Standing } from './relation';
import { OPEN_STAGES, type OpenStage, type Stage } from './stages';
import type {
  Case,
  ConflictCode,
  DepartmentRef,
  EscalationState,
  FieldError,
  InvalidCode,
  Input,
  IssueState,
  MilestoneInput,
  RequestKind,
  RequestState,
  TransferState,
  World,
} from './types';

/** Whom an action is told to; the notifications are queued with it (spec: notifications). */
export type Audience = 'leader' | 'group' | 'office' | 'enterprise' | 'lead-unit' | 'support-units';

/** A capacity with the part of the row that holds for it alone. */
export type Who = {
  as: Capacity;
  /** narrower than the row's */
  from?: readonly Stage[];
};

export type Step = {
  /** the working copy that the effects change */
  draft: Case;
  input: Input;
  world: World;
  clock: Clock;
  standing: Standing;
  /** facts that the ledger keeps beside the input */
  record: Record<string, unknown>;
  /** what the system must do to other issues in the same transaction */
  follow: FollowUp[];
};

export type FollowUp = { action: 'reopen'; of: 'merged-into-this'; reason: string };

type Conflict = { code: ConflictCode; params?: Record<string, string | number> } | null;

export type ActionRow = {
  label: { zh: string; en: string };
  /** null: it makes the issue */
  from: readonly Stage[] | null;
  /** for the diagram and the docs: where it can lead; '=' leaves the stage alone */
  to: readonly (Stage | '=')[];
  /** which of them from where, when not every one from everywhere */
  moves?: Partial<Record<Stage, readonly Stage[]>>;
  who: readonly Who[];
  /** capacities that the group may enter for, with evidence (a leader's always) */
  behalf?: readonly Capacity[];
  input: Readonly<Record<string, Field>>;
  /** of the optional fields: at least one, or exactly one of these sets; forms say so, `check` judges it */
  together?: 'any' | readonly (readonly string[])[];
  /** what forbids it now although role and stage fit: time limits, pending requests, levels */
  conflict?: (step: Step) => Conflict;
  /** values that are wrong for this issue */
  check?: (step: Step) => FieldError[];
  effect: (step: Step) => void;
  /** what the enterprise reads of the ledger entry: all, these input fields, or nothing */
  shownToEnterprise: boolean | readonly string[];
  tells: readonly Audience[];
  /** who is told beside them, by what the step made */
  tellsAlso?: (step: Step) => readonly Audience[];
  /** asks for confirmation in forms: it cannot be undone */
  final?: true;
  /** made by the system alone, no endpoint */
  internal?: true;
};

// ---------------------------------------------------------------------------------------------------
// Small words that the rows below are written in.

const as = (...capacities: Capacity[]): Who[] => capacities.map((capacity) => ({ as: capacity }));

const invalid = (field: string, code: InvalidCode, params?: Record<string, string | number>): FieldError =>
  params ? { field, code, params } : { field, code };

const text = (input: Input, field: string): string | null => (input[field] as string | undefined) ?? null;

const pendingRequest = (draft: Case, kind: RequestKind): RequestState | null =>
  draft.requests.find((r) => r.kind === kind && r.state === 'pending') ?? null;

const openEscalation = (draft: Case): EscalationState | null =>
  draft.escalations.find((e) => e.state === 'open') ?? null;

const proposal = (draft: Case): EscalationState | null =>
  draft.escalations.find((e) => e.state === 'proposed') ?? null;

const needsRequest =
  (kind: RequestKind) =>
  ({ draft }: Step): Conflict =>
    pendingRequest(draft, kind) ? null : { code: 'NO_REQUEST' };

const noneYet =
  (kind: RequestKind) =>
  ({ draft }: Step): Conflict =>
    pendingRequest(draft, kind) ? { code: 'REQUEST_PENDING' } : null;

function addRequest(step: Step, kind: RequestKind, extra: Partial<RequestState>): void {
  const { draft, input, world } = step;
  draft.requests.push({
    id: null,
    documentId: null,
    transferId: null,
    kind,
    state: 'pending',
    ground: null,
    reason: text(input, 'reason'),
    consultation: null,
    deadline: null,
    milestones: null,
    requestedAt: world.now,
    requestedBy: world.actor.name,
    answeredAt: null,
    answeredBy: null,
    answerReason: null,
    ...extra,
  });
}

function answerRequest(step: Step, kind: RequestKind, state: 'granted' | 'refused'): RequestState | null {
  const request = pendingRequest(step.draft, kind);
  if (!request) return null;
  request.state = state;
  request.answeredAt = step.world.now;
  request.answeredBy = step.world.actor.name;
  request.answerReason = text(step.input, 'reason');
  return request;
}

function endEscalations(draft: Case, state: 'answered' | 'lapsed' | 'superseded', now: Date): void {
  for (const e of draft.escalations) {
    if (e.state !== 'open' && e.state !== 'proposed') continue;
    // A proposal that nobody took up is not an answered escalation.
    e.state = e.state === 'proposed' && state === 'answered' ? 'lapsed' : state;
    e.endedAt = now;
  }
}

/** A proposal that something else has overtaken: it waits for nobody any more. */
export function lapseProposal(draft: Case, now: Date): void {
  const pending = proposal(draft);
  if (!pending) return;
  pending.state = 'lapsed';
  pending.endedAt = now;
}

function endTransfer(
  transfer: TransferState,
  state: 'returned' | 'superseded' | 'cancelled' | 'reopened',
  now: Date,
): void {
  transfer.state = state;
  transfer.endedAt = now;
}

const department = ({ world }: Step, documentId: unknown): DepartmentRef | undefined =>
  typeof documentId === 'string' ? world.refs.department.get(documentId) : undefined;

function checkUnit(step: Step, field: string, documentId: unknown): FieldError[] {
  const unit = department(step, documentId);
  if (!unit) return [invalid(field, 'NOT_FOUND')];
  return unit.isUnit && unit.active ? [] : [invalid(field, 'NOT_A_UNIT')];
}

function checkFuture(step: Step, field: string, date: unknown): FieldError[] {
  if (typeof date !== 'string') return [];
  return endOfDay(date) > step.world.now ? [] : [invalid(field, 'IN_PAST')];
}

function checkUnits(step: Step): FieldError[] {
  const { input } = step;
  const supports = (input['supportUnits'] as string[] | undefined) ?? [];
  const errors = checkUnit(step, 'leadUnit', input['leadUnit']);
  supports.forEach((unit, i) => errors.push(...checkUnit(step, `supportUnits.${i}`, unit)));
  if (supports.includes(input['leadUnit'] as string)) errors.push(invalid('supportUnits', 'SAME_UNIT'));
  if (new Set(supports).size !== supports.length) errors.push(invalid('supportUnits', 'DUPLICATE'));
  return [...errors, ...checkFuture(step, 'deadline', input['deadline'])];
}

function newTransfer(
  step: Step,
  unit: DepartmentRef,
  role: 'lead' | 'support',
  extra: Partial<TransferState>,
): TransferState {
  const { draft, world } = step;
  const transfer: TransferState = {
    id: null,
    documentId: null,
    unit: { id: unit.id, documentId: unit.documentId, name: unit.name },
    role,
    state: 'sent',
    binding: false,
    ownDepartment: draft.issue.group?.id === unit.id,
    standard: null,
    section: null,
    responsiblePerson: null,
    phone: null,
    startedAt: world.now,
    takeUpDueAt: null,
    takenUpAt: null,
    deadline: null,
    firstDeadline: null,
    committedDeadline: null,
    reportedAt: null,
    result: null,
    measures: null,
    grantCount: 0,
    returnReason: null,
    suggestedUnit: null,
    endedAt: null,
    ...extra,
  };
  draft.transfers.push(transfer);
  return transfer;
}

function commitDeadline(draft: Case): void {
  const { issue } = draft;
  issue.committedDeadline = issue.deadline;
  const lead = leadTransfer(draft);
  if (lead) {
    lead.deadline = issue.deadline;
    lead.committedDeadline = issue.deadline;
  }
  capSupports(draft);
}

/** Sends the issue to a new lead unit: transfer, assign, reassign, and decide for another unit. */
function sendTo(
  step: Step,
  order: { unit: DepartmentRef; standard: string | null; deadline: string | null; binding: boolean },
): void {
  const { draft, clock } = step;
  const { issue } = draft;
  enterStage(draft, 'transferred', clock);
  if (order.deadline) giveDeadline(issue, order.deadline, clock);
  else countDue(issue, 'deadline', clock.now, handlingDays(issue.handlingType, clock.settings), clock);
  issue.firstDeadline = issue.deadline;
  issue.leadUnit = { id: order.unit.id, documentId: order.unit.documentId, name: order.unit.name };
  newTransfer(step, order.unit, 'lead', {
    standard: order.standard,
    binding: order.binding,
    takeUpDueAt: issue.takeUpDueAt,
    firstDeadline: issue.deadline,
  });
  commitDeadline(draft);
  step.record['deadline'] = issue.deadline ? dueDateOf(issue.deadline) : null;
  step.record['leadUnit'] = { documentId: order.unit.documentId, name: order.unit.name };
  wantSkippedAgain(draft);
  // A unit that now leads no longer supports.
  for (const support of liveSupports(draft)) {
    if (support.unit.id === order.unit.id) endTransfer(support, 'superseded', clock.now);
  }
}

function sendToSupports(step: Step, units: readonly string[], standard: string | null): void {
  const { draft, clock } = step;
  for (const documentId of units) {
    const unit = department(step, documentId);
    const deadline = draft.issue.deadline;
    if (!unit || !deadline) continue;
    if (liveSupports(draft).some((t) => t.unit.id === unit.id)) continue;
    const due = supportDeadline(deadline, clock);
    newTransfer(step, unit, 'support', {
      standard,
      deadline: due,
      firstDeadline: due,
      committedDeadline: due,
    });
  }
}

/** Back from reported or confirmed: to the unit if there is one, else to the group (after `answer`). */
function backToWork(step: Step, extend: boolean): void {
  const { draft, clock } = step;
  const lead = leadTransfer(draft);
  if (!lead) {
    enterStage(draft, 'accepted', clock);
    return;
  }
  enterStage(draft, 'handling', clock);
  if (extend) extendForRework(draft.issue, clock);
  lead.state = 'handling';
  lead.deadline = draft.issue.deadline;
  wantSkippedAgain(draft);
}

/** Contributions that a report-back did not wait for are wanted again once it is undone. */
function wantSkippedAgain(draft: Case): void {
  for (const t of draft.transfers) if (t.state === 'skipped') t.state = 'sent';
}

/** Ends an issue otherwise than by closing: what was merged into it comes back (spec: merge). */
function endOtherwise(step: Step, stage: 'declined' | 'withdrawn' | 'merged' | 'void'): void {
  const { draft, clock } = step;
  enterStage(draft, stage, clock);
  if (stage !== 'declined') endEscalations(draft, 'lapsed', clock.now);
  draft.milestones.forEach((m) => {
    if (m.state === 'open') m.state = 'cancelled';
  });
  step.follow.push({
    action: 'reopen',
    of: 'merged-into-this',
    reason: `主办诉求 ${draft.issue.number} 已${{ declined: '不予受理', withdrawn: '撤回', merged: '并案', void: '作废' }[stage]}`,
  });
}

function answerMilestone(step: Step): void {
  const { draft, input, world } = step;
  const open = draft.milestones.find((m) => m.state === 'open' && m.date === input['milestone']);
  if (!open) return;
  open.state = 'answered';
  open.answeredAt = world.now;
}

function checkMilestone({ draft, input }: Step): FieldError[] {
  const date = input['milestone'];
  if (date === undefined) return [];
  return draft.milestones.some((m) => m.state === 'open' && m.date === date)
    ? []
    : [invalid('milestone', 'NO_SUCH_MILESTONE')];
}

function addMilestones(step: Step, milestones: readonly { date: string; goal: string | null }[]): void {
  const { draft } = step;
  for (const { date, goal } of milestones) {
    if (draft.milestones.some((m) => m.state === 'open' && m.date === date)) continue;
    draft.milestones.push({
      id: null,
      documentId: null,
      date,
      dueAt: endOfDay(date),
      goal,
      state: 'open',
      answeredAt: null,
    });
  }
}

/** Group and leader follow from the open pairing; an enterprise without one is in the office's pool. */
function takePair(issue: IssueState, pairing: World['pairing']): void {
  issue.group = pairing?.group ?? null;
  issue.leader = pairing?.leader ?? null;
}

function ownTransfer({ draft, standing, world, input }: Step): TransferState | null {
  if (standing.capacity === 'lead-unit') return leadTransfer(draft);
  const supports = liveSupports(draft);
  if (!standing.onBehalf) {
    return supports.find((t) => t.unit.id === world.actor.departmentId) ?? null;
  }
  // Entered by the group: the evidence names the unit when there are several.
  if (supports.length === 1) return supports[0] ?? null;
  const who = input.evidence?.who ?? '';
  const named = supports.filter((t) => who.includes(t.unit.name));
  return named.length === 1 ? (named[0] ?? null) : null;
}

const person = {
  section: required.text(100),
  responsiblePerson: required.text(50),
  phone: required.text(30),
};

function setPerson(transfer: TransferState, input: Input): void {
  transfer.section = text(input, 'section');
  transfer.responsiblePerson = text(input, 'responsiblePerson');
  transfer.phone = text(input, 'phone');
}

const order = {
  leadUnit: required.relation('department'),
  supportUnits: optional.relations('department'),
  deadline: optional.date(),
};

function sendFirst(step: Step, binding: boolean): void {
  const { input } = step;
  const unit = department(step, input['leadUnit']);
  if (!unit) return;
  const standard = text(input, 'standard');
  sendTo(step, { unit, standard, deadline: text(input, 'deadline'), binding });
  sendToSupports(step, (input['supportUnits'] as string[] | undefined) ?? [], standard);
}

const notInPool = ({ draft }: Step): Conflict => (draft.issue.group ? null : { code: 'POOL' });

const BEFORE_CONSENT: readonly Stage[] = ['accepted', 'transferred', 'handling', 'reported'];
const WITHDRAWABLE: readonly Stage[] = ['transferred', 'handling', 'reported', 'confirmed'];

// ---------------------------------------------------------------------------------------------------

/** A group may send an issue to its own department, but not unseen: the office is told (spec: transfer). */
const ofOwnDepartment = ({ draft }: Step): readonly Audience[] =>
  draft.transfers.some((transfer) => transfer.id === null && transfer.ownDepartment) ? ['office'] : [];

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
    },
    check: (step) => {
      const { input, world } = step;
      const errors: FieldError[] = [];
      const enterprise = world.refs.enterprise.get(input['enterprise'] as string);
      const { actor } = world;
      if (!enterprise) errors.push(invalid('enterprise', 'NOT_FOUND'));
      else if (
        (actor.kind === 'group' && enterprise.pairing?.group.id !== actor.departmentId) ||
        ((actor.kind === 'leader' || actor.kind === 'liaison') &&
          enterprise.pairing?.leader.id !== actor.leaderId)
      )
        errors.push(invalid('enterprise', 'NOT_YOUR_ENTERPRISE'));
      else if (actor.kind === 'enterprise' && enterprise.id !== actor.enterpriseId)
        errors.push(invalid('enterprise', 'NOT_FOUND'));
      if (input['receivedAt'] !== undefined) {
        if (actor.kind === 'enterprise') errors.push(invalid('receivedAt', 'NOT_FOR_ENTERPRISE'));
        else errors.push(...checkPast(step, 'receivedAt', input['receivedAt']));
      }
      return [...errors, ...checkCategory(step)];
    },
    effect: ({ draft, input, world, clock }) => {
      const { issue } = draft;
      takePair(issue, world.pairing);
      const category = world.refs.category.get(input['category'] as string);
      if (category) issue.category = category;
      issue.complaint = issue.category.complaint;
      enterStage(draft, 'registered', clock, issue.receivedAt);
      if (issue.clock.acceptDueAt) issue.clock.acceptDueAt.ofReceipt = true;
    },
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
    check: (step) => [
      ...(Object.keys(step.input).some((key) => key !== 'evidence')
        ? []
        : [invalid('title', 'NOTHING_TO_CHANGE')]),
      ...checkCategory(step),
    ],
    effect: ({ draft, input, world, record }) => {
      const { issue } = draft;
      const before: Record<string, unknown> = {};
      for (const key of ['title', 'description', 'kind', 'handlingType'] as const) {
        const value = input[key];
        if (value === undefined || value === issue[key]) continue;
        before[key] = issue[key];
        Object.assign(issue, { [key]: value });
      }
      const category = world.refs.category.get(input['category'] as string);
      if (category && category.id !== issue.category.id) {
        before['category'] = { documentId: issue.category.documentId, name: issue.category.name };
        issue.category = category;
        issue.complaint = category.complaint;
      }
      record['before'] = before;
    },
    shownToEnterprise: false,
    tells: [],
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
    conflict: (step) =>
      // In the pool there is no group that could ask for it.
      step.draft.issue.group ? needsRequest('decline')(step) : null,
    effect: (step) => {
      const request = answerRequest(step, 'decline', 'granted');
      step.record['ground'] = request?.ground ?? null;
      step.record['requestReason'] = request?.reason ?? null;
      endOtherwise(step, 'declined');
    },
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
    conflict: needsRequest('decline'),
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
    effect: ({ draft, input, world, clock }) => {
      const lead = leadTransfer(draft);
      if (lead) {
        setPerson(lead, input);
        lead.state = 'handling';
        lead.takenUpAt = world.now;
      }
      enterStage(draft, 'handling', clock);
    },
    shownToEnterprise: true,
    tells: ['group', 'enterprise'],
  },

  return: {
    label: { zh: '退回', en: 'Return' },
    from: ['transferred'],
    to: ['accepted'],
    who: as('lead-unit'),
    input: { reason: required.text(), suggestedUnit: optional.relation('department') },
    conflict: ({ draft, world }) => {
      if (leadTransfer(draft)?.binding) return { code: 'BINDING' };
      const due = draft.issue.takeUpDueAt;
      return due && world.now >= due ? { code: 'TIME_LIMIT_PASSED' } : null;
    },
    check: (step) =>
      step.input['suggestedUnit'] === undefined
        ? []
        : checkUnit(step, 'suggestedUnit', step.input['suggestedUnit']),
    effect: (step) => {
      const { draft, input, clock } = step;
      const { issue } = draft;
      const lead = leadTransfer(draft);
      if (lead) {
        lead.returnReason = text(input, 'reason');
        lead.suggestedUnit = department(step, input['suggestedUnit']) ?? null;
        endTransfer(lead, 'returned', clock.now);
      }
      for (const support of liveSupports(draft)) endTransfer(support, 'cancelled', clock.now);
      issue.leadUnit = null;
      issue.returnCount += 1;
      issue.returnsSinceReopening += 1;
      enterStage(draft, 'accepted', clock);
    },
    shownToEnterprise: false,
    // The enterprise is told 正在协调承办单位, neither who returned it nor why.
    tells: ['group', 'support-units', 'enterprise'],
  },

  reassign: {
    label: { zh: '改派', en: 'Reassign' },
    from: ['transferred', 'handling'],
    to: ['transferred'],
    who: as('group', 'office'),
    input: { ...order, standard: optional.text(), reason: required.text() },
    conflict: ({ draft, standing }) => {
      const binding = leadTransfer(draft)?.binding ?? false;
      if (standing.capacity === 'group') return binding ? { code: 'BINDING' } : null;
      return binding ? null : { code: 'NOT_BINDING' };
    },
    check: (step) => [
      ...checkUnits(step),
      ...(leadTransfer(step.draft)?.unit.documentId === step.input['leadUnit']
        ? [invalid('leadUnit', 'SAME_UNIT')]
        : []),
    ],
    effect: (step) => {
      const { draft, input, clock } = step;
      const unit = department(step, input['leadUnit']);
      const old = leadTransfer(draft);
      if (!unit || !old) return;
      const standard = text(input, 'standard') ?? old.standard;
      endTransfer(old, 'superseded', clock.now);
      const wanted = input['supportUnits'] as string[] | undefined;
      if (wanted) {
        for (const support of liveSupports(draft)) {
          if (!wanted.includes(support.unit.documentId)) endTransfer(support, 'superseded', clock.now);
        }
      }
      sendTo(step, { unit, standard, deadline: text(input, 'deadline'), binding: old.binding });
      sendToSupports(step, wanted ?? [], standard);
    },
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
    input: { text: required.text(), handlingType: optional.choice(HANDLING_TYPES) },
    effect: ({ draft, input }) => {
      draft.issue.instructionOpen = true;
      const type = input['handlingType'] as IssueState['handlingType'] | undefined;
      if (type) draft.issue.handlingType = type;
    },
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
    conflict: (step) => {
      const { deadline } = step.draft.issue;
      if (deadline && step.world.now >= deadline) return { code: 'TIME_LIMIT_PASSED' };
      return noneYet('extension')(step);
    },
    check: (step) => {
      const { draft, input } = step;
      const deadline = text(input, 'deadline');
      const plan = input['milestones'] as MilestoneInput[] | undefined;
      if ((deadline === null) === (plan === undefined)) return [invalid('deadline', 'ONE_OF_TWO')];
      const errors: FieldError[] = [];
      if (plan && !text(input, 'consultation')) errors.push(invalid('consultation', 'REQUIRED'));
      if (!plan && input['consultation'] !== undefined) errors.push(invalid('consultation', 'NOT_TOGETHER'));
      plan?.forEach((m, i) => {
        const before = plan[i - 1];
        if (before && m.date <= before.date) errors.push(invalid(`milestones.${i}.date`, 'NOT_ASCENDING'));
      });
      errors.push(...checkFuture(step, 'milestones.0.date', plan?.[0]?.date));
      const last = deadline ?? plan?.[plan.length - 1]?.date;
      const present = draft.issue.deadline;
      if (last && present && endOfDay(last) <= present)
        errors.push(invalid(deadline ? 'deadline' : 'milestones', 'NOT_LATER'));
      return errors;
    },
    effect: (step) => {
      const { draft, input } = step;
      const plan = (input['milestones'] as MilestoneInput[] | undefined) ?? null;
      const date = text(input, 'deadline') ?? plan?.[plan.length - 1]?.date;
      addRequest(step, 'extension', {
        transferId: leadTransfer(draft)?.id ?? null,
        deadline: date ? endOfDay(date) : null,
        milestones: plan,
        consultation: text(input, 'consultation'),
      });
    },
    shownToEnterprise: false,
    tells: ['group', 'leader'],
  },

  'grant-extension': {
    label: { zh: '同意延期', en: 'Grant extension' },
    from: ['handling'],
    to: ['='],
    who: as('group', 'leader'),
    input: { reason: optional.text() },
    conflict: (step) => whoAnswersExtension(step) ?? needsLaterDeadline(step),
    effect: (step) => {
      const { draft, clock } = step;
      const request = answerRequest(step, 'extension', 'granted');
      const lead = leadTransfer(draft);
      if (!request?.deadline || !lead) return;
      const date = dueDateOf(request.deadline);
      giveDeadline(draft.issue, date, clock);
      commitDeadline(draft);
      lead.grantCount += 1;
      step.record['deadline'] = date;
      if (request.milestones) {
        draft.issue.longTerm = true;
        addMilestones(step, request.milestones);
        step.record['milestones'] = request.milestones;
      }
    },
    shownToEnterprise: false,
    tells: ['lead-unit', 'leader'],
  },

  'refuse-extension': {
    label: { zh: '不同意延期', en: 'Refuse extension' },
    from: ['handling'],
    to: ['='],
    who: as('group', 'leader'),
    input: { reason: optional.text() },
    conflict: (step) => needsRequest('extension')(step) ?? whoAnswersExtension(step),
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
    effect: (step) => {
      const transfer = ownTransfer(step);
      if (!transfer) return;
      transfer.state = 'contributed';
      transfer.reportedAt = step.world.now;
      transfer.measures = text(step.input, 'measures');
      if (step.standing.onBehalf) {
        step.record['unit'] = { documentId: transfer.unit.documentId, name: transfer.unit.name };
      }
    },
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
    effect: (step) => {
      const { draft, input, world, clock } = step;
      const lead = leadTransfer(draft);
      if (lead) {
        lead.state = 'reported';
        lead.reportedAt = world.now;
        lead.result = text(input, 'result');
        lead.measures = text(input, 'measures');
      }
      for (const support of liveSupports(draft)) {
        if (support.state !== 'contributed') support.state = 'skipped';
      }
      answerMilestone(step);
      endEscalations(draft, 'answered', clock.now);
      enterStage(draft, 'reported', clock);
    },
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
    input: { rating: required.rating(), comment: optional.text() },
    effect: ({ draft, input, standing, clock }) => {
      draft.issue.rating = input['rating'] as number;
      draft.issue.ratingOnBehalf = standing.onBehalf;
      endEscalations(draft, 'answered', clock.now);
      enterStage(draft, 'confirmed', clock);
    },
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
    effect: ({ draft, world, clock }) => {
      draft.issue.closedAt = world.now;
      draft.milestones.forEach((m) => {
        if (m.state === 'open') m.state = 'cancelled';
      });
      endEscalations(draft, 'answered', clock.now);
      enterStage(draft, 'closed', clock);
    },
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
    conflict: ({ draft, standing }) => {
      const next = draft.issue.level + 1;
      if (next > 3) return { code: 'TOP_LEVEL' };
      const reach: Record<string, readonly number[]> = {
        'lead-unit': [1, 2],
        group: [1, 2],
        leader: [2, 3],
        system: [1, 2, 3],
      };
      return reach[standing.capacity]?.includes(next) ? null : { code: 'LEVEL_NOT_YOURS', params: { next } };
    },
    effect: ({ draft, input, world, record }) => {
      endEscalations(draft, 'superseded', world.now);
      draft.issue.level += 1;
      record['level'] = draft.issue.level;
      draft.escalations.push({
        id: null,
        documentId: null,
        level: draft.issue.level,
        state: 'open',
        reason: text(input, 'reason'),
        raisedAt: world.now,
        raisedBy: world.actor.name,
        decision: null,
        outcome: null,
        endedAt: null,
      });
    },
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
    conflict: ({ draft, standing }) => {
      const escalation = openEscalation(draft);
      if (!escalation) return { code: 'NO_OPEN_ESCALATION' };
      const decides = escalation.level === 3 ? 'office' : 'leader';
      return standing.capacity === decides
        ? null
        : { code: 'LEVEL_NOT_YOURS', params: { next: escalation.level } };
    },
    check: (step) => {
      const { draft, input } = step;
      const errors = checkFuture(step, 'deadline', input['deadline']);
      if (input['unit'] !== undefined) errors.push(...checkUnit(step, 'unit', input['unit']));
      else if (draft.issue.stage === 'accepted') errors.push(invalid('unit', 'REQUIRED'));
      if (input['outcome'] === 'long-term') {
        if (draft.issue.level !== 3) errors.push(invalid('outcome', 'LEVEL_THREE_ONLY'));
        if (input['deadline'] === undefined) errors.push(invalid('deadline', 'REQUIRED'));
      }
      return errors;
    },
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
    conflict: needsRequest('withdrawal'),
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
    conflict: needsRequest('withdrawal'),
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
    check: ({ draft, input, world }) => {
      const main = world.refs.issue.get(input['mainIssue'] as string);
      if (!main) return [invalid('mainIssue', 'NOT_FOUND')];
      if (main.id === draft.issue.id) return [invalid('mainIssue', 'ITSELF')];
      if (main.enterpriseId !== draft.issue.enterprise.id) return [invalid('mainIssue', 'OTHER_ENTERPRISE')];
      return (OPEN_STAGES as readonly Stage[]).includes(main.stage) ? [] : [invalid('mainIssue', 'NOT_OPEN')];
    },
    effect: (step) => {
      const { draft, input, world } = step;
      draft.issue.mainIssue = world.refs.issue.get(input['mainIssue'] as string) ?? null;
      endOtherwise(step, 'merged');
    },
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
    effect: ({ draft, input, record }) => {
      record['before'] = draft.issue.rating;
      draft.issue.rating = input['rating'] as number;
      draft.issue.ratingOnBehalf = false;
    },
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
    conflict: ({ draft, input, world }) => {
      const field = input['field'];
      if (field === 'rating' && draft.issue.rating === null) return { code: 'NO_RATING' };
      if ((field === 'responsiblePerson' || field === 'phone') && !leadTransfer(draft))
        return { code: 'NO_LIVE_TRANSFER' };
      if (field === 'enterprise' && isOpenStage(draft.issue.stage)) {
        const enterprise = world.refs.enterprise.get(input['value'] as string);
        if (enterprise && !enterprise.pairing) return { code: 'NO_PAIRING' };
      }
      return null;
    },
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
    conflict: ({ draft, standing, world }) => {
      if (!world.pairing && standing.capacity !== 'system') return { code: 'NO_PAIRING' };
      if (standing.capacity !== 'enterprise') return null;
      const days = world.settings.reopenDays;
      const until = draft.issue.stageSince.getTime() + days * 86_400_000;
      return world.now.getTime() > until ? { code: 'REOPEN_PERIOD_PASSED', params: { days } } : null;
    },
    effect: ({ draft, world, clock }) => {
      const { issue } = draft;
      if (issue.stage === 'closed') issue.reopenCount += 1;
      for (const t of draft.transfers) if (isLive(t.state)) endTransfer(t, 'reopened', clock.now);
      for (const m of draft.milestones) if (m.state === 'open') m.state = 'cancelled';
      takePair(issue, world.pairing);
      issue.leadUnit = null;
      issue.mainIssue = null;
      issue.level = 0;
      issue.rating = null;
      issue.ratingOnBehalf = false;
      issue.closedAt = null;
      issue.longTerm = false;
      issue.explainAllowed = false;
      issue.returnsSinceReopening = 0;
      enterStage(draft, issue.acceptedEver && issue.group ? 'accepted' : 'registered', clock);
    },
    shownToEnterprise: true,
    tells: ['group', 'leader', 'enterprise'],
  },

  'dismiss-proposal': {
    label: { zh: '不采纳提请建议', en: 'Dismiss proposal' },
    from: ['transferred', 'handling'],
    to: ['='],
    who: as('group', 'leader'),
    input: { reason: required.text() },
    conflict: ({ draft, standing }) => {
      const pending = proposal(draft);
      if (!pending) return { code: 'NO_PROPOSAL' };
      const decides = proposedTo(pending.level);
      return standing.capacity === decides
        ? null
        : { code: 'LEVEL_NOT_YOURS', params: { next: pending.level } };
    },
    effect: ({ draft, world }) => {
      const pending = proposal(draft);
      if (!pending) return;
      pending.state = 'dismissed';
      pending.endedAt = world.now;
    },
    shownToEnterprise: false,
    tells: ['lead-unit'],
  },

  propose: {
    label: { zh: '提请建议', en: 'Propose to escalate' },
    from: ['transferred', 'handling'],
    to: ['='],
    who: as('system'),
    input: { reason: required.text() },
    conflict: ({ draft }) =>
      draft.issue.level >= 3 ? { code: 'TOP_LEVEL' } : proposal(draft) ? { code: 'REQUEST_PENDING' } : null,
    effect: ({ draft, input, world, record }) => {
      record['level'] = draft.issue.level + 1;
      draft.escalations.push({
        id: null,
        documentId: null,
        level: draft.issue.level + 1,
        state: 'proposed',
        reason: text(input, 'reason'),
        raisedAt: world.now,
        raisedBy: world.actor.name,
        decision: null,
        outcome: null,
        endedAt: null,
      });
    },
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
    effect: ({ draft, world, clock, record }) => {
      const { issue } = draft;
      const fromPool = !issue.group;
      record['before'] = { group: issue.group?.name ?? null, leader: issue.leader?.name ?? null };
      takePair(issue, world.pairing);
      record['after'] = { group: issue.group?.name ?? null, leader: issue.leader?.name ?? null };
      // Nobody could accept it while it lay in the pool.
      if (fromPool && issue.stage === 'registered')
        countDue(issue, 'acceptDueAt', clock.now, clock.settings.acceptDays, clock);
    },
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

/** The actions that people can ask for, over any door; the others are the system's alone. */
export const PUBLIC_ACTIONS = ACTION_NAMES.filter((name) => !actionRow(name).internal);

// ---------------------------------------------------------------------------------------------------

/** Who takes a proposal up or dismisses it: up to the leader's meeting the group, to the city the leader. */
function proposedTo(level: number): 'group' | 'leader' {
  return level <= 2 ? 'group' : 'leader';
}

function isOpenStage(stage: Stage): stage is OpenStage {
  return (OPEN_STAGES as readonly Stage[]).includes(stage);
}

function checkCategory({ input, world }: Step): FieldError[] {
  if (input['category'] === undefined) return [];
  const category = world.refs.category.get(input['category'] as string);
  if (!category) return [invalid('category', 'NOT_FOUND')];
  return category.active ? [] : [invalid('category', 'INACTIVE')];
}

function checkPast({ world }: Step, field: string, value: unknown): FieldError[] {
  const at = value instanceof Date ? value : new Date(String(value));
  return at <= world.now ? [] : [invalid(field, 'IN_FUTURE')];
}

/** From the second grant on one transfer the leader answers, before that the group (spec: actions). */
function whoAnswersExtension({ draft, standing }: Step): Conflict {
  const grants = leadTransfer(draft)?.grantCount ?? 0;
  if (grants >= 1) return standing.capacity === 'leader' ? null : { code: 'LEADER_GRANTS' };
  return standing.capacity === 'group' ? null : { code: 'GROUP_GRANTS' };
}

function needsLaterDeadline(step: Step): Conflict {
  const request = pendingRequest(step.draft, 'extension');
  if (!request) return { code: 'NO_REQUEST' };
  const present = step.draft.issue.deadline;
  return request.deadline && present && request.deadline <= present ? { code: 'NOT_LATER' } : null;
}

function decide(step: Step): void {
  const { draft, input, clock, world } = step;
  const { issue } = draft;
  const escalation = openEscalation(draft);
  if (!escalation) return;
  escalation.state = 'decided';
  escalation.decision = text(input, 'decision');
  escalation.outcome = text(input, 'outcome');
  escalation.endedAt = world.now;
  // What was proposed meanwhile was to hurry this decision.
  lapseProposal(draft, world.now);
  step.record['level'] = escalation.level;
  if (input['outcome'] === 'explain') issue.explainAllowed = true;

  const lead = leadTransfer(draft);
  const unit = department(step, input['unit']);
  const deadline = text(input, 'deadline');
  if (unit && unit.id !== lead?.unit.id) {
    const last = lead ?? [...draft.transfers].reverse().find((t) => t.role === 'lead');
    if (lead) endTransfer(lead, 'superseded', clock.now);
    sendTo(step, { unit, standard: last?.standard ?? text(input, 'decision'), deadline, binding: true });
  } else {
    if (issue.stage === 'transferred' && lead) lead.binding = true;
    if (issue.stage === 'reported') backToWork(step, false);
    if (deadline && leadTransfer(draft)) {
      giveDeadline(issue, deadline, clock);
      commitDeadline(draft);
      step.record['deadline'] = deadline;
    }
  }
  if (input['outcome'] === 'long-term' && deadline) {
    issue.longTerm = true;
    addMilestones(
      step,
      lastDayOfQuarters(localDateOf(clock.now), deadline).map((date) => ({ date, goal: null })),
    );
  }
}

function checkCorrection(step: Step): FieldError[] {
  const { draft, input, world } = step;
  const value = input['value'];
  const bad = [invalid('value', 'BAD_VALUE')];
  switch (input['field'] as (typeof CORRECTABLE)[number]) {
    case 'receivedAt': {
      const at = parseInstant(value);
      if (!at) return bad;
      return checkPast(step, 'value', at);
    }
    case 'channel':
      return (CHANNELS as readonly unknown[]).includes(value) ? [] : bad;
    case 'rating':
      return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 5 ? [] : bad;
    case 'enterprise': {
      const enterprise = world.refs.enterprise.get(value as string);
      if (!enterprise) return [invalid('value', 'NOT_FOUND')];
      return enterprise.id === draft.issue.enterprise.id ? [invalid('value', 'SAME_VALUE')] : [];
    }
    case 'responsiblePerson':
      return typeof value === 'string' && value.length <= 50 ? [] : bad;
    case 'phone':
      return typeof value === 'string' && value.length <= 30 ? [] : bad;
  }
}

/** ISO 8601 with an offset, or a local date for the start of that day in Shanghai; null if neither. */
export function parseInstant(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  if (isLocalDate(value)) return new Date(`${value}T00:00:00+08:00`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value)) return null;
  if (!isLocalDate(value.slice(0, 10))) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Facts that were entered wrongly; before and after stay in the ledger (spec: correct). */
function correct(step: Step): void {
  const { draft, input, world, clock, record } = step;
  const { issue } = draft;
  const value = input['value'];
  const lead = leadTransfer(draft);
  switch (input['field'] as (typeof CORRECTABLE)[number]) {
    case 'receivedAt': {
      record['before'] = issue.receivedAt.toISOString();
      // After a reopening or a hand-over from the pool the limit runs from there, not from the receipt.
      const fromReceipt = issue.clock.acceptDueAt?.ofReceipt === true;
      issue.receivedAt = parseInstant(value) ?? issue.receivedAt;
      if (issue.stage === 'registered' && fromReceipt) {
        const setAt = issue.clock.acceptDueAt?.setAt;
        countDue(issue, 'acceptDueAt', issue.receivedAt, clock.settings.acceptDays, clock);
        if (setAt && issue.clock.acceptDueAt)
          Object.assign(issue.clock.acceptDueAt, { setAt, ofReceipt: true });
      }
      break;
    }
    case 'channel':
      record['before'] = issue.channel;
      issue.channel = value as string;
      break;
    case 'rating':
      record['before'] = issue.rating;
      issue.rating = value as number;
      break;
    case 'enterprise': {
      const enterprise = world.refs.enterprise.get(value as string);
      if (!enterprise) break;
      record['before'] = { documentId: issue.enterprise.documentId, name: issue.enterprise.name };
      record['after'] = { documentId: enterprise.documentId, name: enterprise.name };
      issue.enterprise = { id: enterprise.id, documentId: enterprise.documentId, name: enterprise.name };
      if (isOpenStage(issue.stage)) takePair(issue, enterprise.pairing);
      break;
    }
    case 'responsiblePerson':
      record['before'] = lead?.responsiblePerson ?? null;
      if (lead) lead.responsiblePerson = value as string;
      break;
    case 'phone':
      record['before'] = lead?.phone ?? null;
      if (lead) lead.phone = value as string;
      break;
  }
}
