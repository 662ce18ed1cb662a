import { at, official } from '../../calendar/__fixtures__/official-schedules';
import {
  DEFAULT_SETTINGS,
  enterStage,
  settleDues,
  type Actor,
  type Case,
  type Clock,
  type DepartmentRef,
  type EscalationState,
  type IssueState,
  type MilestoneState,
  type Pairing,
  type RequestKind,
  type RequestState,
  type Stage,
  type TransferState,
  type World,
} from '../index';

/** Cases of the rules for unit tests: a group 1, leader 2, enterprise 3, units 11 to 13. */

export { at, official };

export const ref = (id: number, name = `名称${id}`) => ({ id, documentId: `doc${id}`, name });

export const unit = (id: number, extra: Partial<DepartmentRef> = {}): DepartmentRef => ({
  ...ref(id),
  isUnit: true,
  active: true,
  ...extra,
});

export const PAIRING: Pairing = { group: ref(1), leader: ref(2) };

export const clockAt = (now: string): Clock => ({
  now: at(now),
  calendar: official,
  settings: DEFAULT_SETTINGS,
});

export const NOW = '2026-03-02 09:30:00';

export function issueState(extra: Partial<IssueState> = {}): IssueState {
  return {
    id: 100,
    documentId: 'doc100',
    number: '包诉〔2026〕0001号',
    title: '标题',
    description: '内容',
    kind: 'appeal',
    channel: 'phone',
    handlingType: 'normal',
    stage: 'registered',
    stageSince: at(NOW),
    level: 0,
    category: { ...ref(50), complaint: false, active: true },
    complaint: false,
    enterprise: ref(3),
    group: ref(1),
    leader: ref(2),
    leadUnit: null,
    mainIssue: null,
    receivedAt: at(NOW),
    acceptDueAt: null,
    transferDueAt: null,
    takeUpDueAt: null,
    deadline: null,
    firstDeadline: null,
    committedDeadline: null,
    confirmDueAt: null,
    consentDueAt: null,
    dueAt: null,
    yellowFrom: null,
    redFrom: null,
    milestoneDueAt: null,
    closedAt: null,
    rating: null,
    ratingOnBehalf: false,
    solved: null,
    notFullySolved: false,
    reworkCount: 0,
    returnCount: 0,
    reopenCount: 0,
    urgeCount: 0,
    returnsSinceReopening: 0,
    longTerm: false,
    provisional: false,
    imported: false,
    acceptedEver: false,
    explainAllowed: false,
    instructionOpen: false,
    instructionDueAt: null,
    clock: {},
    extra: null,
    ...extra,
  };
}

export const transfer = (extra: Partial<TransferState> = {}): TransferState => ({
  id: 200,
  documentId: 'doc200',
  unit: ref(11),
  role: 'lead',
  state: 'sent',
  binding: false,
  ownDepartment: false,
  standard: '标准',
  section: null,
  responsiblePerson: null,
  phone: null,
  startedAt: at(NOW),
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
});

export const request = (kind: RequestKind, extra: Partial<RequestState> = {}): RequestState => ({
  id: 300,
  documentId: 'doc300',
  transferId: null,
  kind,
  state: 'pending',
  ground: kind === 'decline' ? 'duplicate' : null,
  reason: '理由',
  consultation: null,
  deadline: null,
  milestones: null,
  requestedAt: at(NOW),
  requestedBy: '示例',
  answeredAt: null,
  answeredBy: null,
  answerReason: null,
  ...extra,
});

export const escalation = (level: number, extra: Partial<EscalationState> = {}): EscalationState => ({
  id: 400,
  documentId: 'doc400',
  level,
  state: 'open',
  reason: '理由',
  raisedAt: at(NOW),
  raisedBy: '示例',
  decision: null,
  outcome: null,
  endedAt: null,
  ...extra,
});

export const milestone = (date: string, extra: Partial<MilestoneState> = {}): MilestoneState => ({
  id: 500,
  documentId: 'doc500',
  date,
  dueAt: at(`${date} 24:00`.replace('24:00', '23:59:59.999')),
  goal: null,
  state: 'open',
  answeredAt: null,
  ...extra,
});

const LIVE: readonly Stage[] = ['transferred', 'handling', 'reported', 'confirmed', 'closed'];

/** An issue that came to a stage at an instant, with what it has there. */
export function caseIn(stage: Stage, extra: Partial<IssueState> = {}, now = NOW): Case {
  const subject: Case = {
    issue: issueState({ acceptedEver: stage !== 'registered', ...extra }),
    transfers: [],
    requests: [],
    escalations: [],
    milestones: [],
  };
  const clock = clockAt(now);
  if (LIVE.includes(stage)) {
    enterStage(subject, 'transferred', clock);
    const deadline = at('2026-03-17 00:00');
    Object.assign(subject.issue, { deadline, firstDeadline: deadline, committedDeadline: deadline });
    subject.issue.clock.deadline = {
      from: clock.now.toISOString(),
      days: 10,
      setAt: clock.now.toISOString(),
      provisional: false,
    };
    subject.issue.leadUnit = ref(11);
    subject.transfers.push(
      transfer({ deadline, firstDeadline: deadline, committedDeadline: deadline, state: 'handling' }),
      transfer({ id: 201, unit: ref(12), role: 'support', deadline: at('2026-03-12 00:00') }),
    );
  }
  enterStage(subject, stage, clock);
  if (stage === 'confirmed' || stage === 'closed') subject.issue.rating = 4;
  if (stage === 'closed') subject.issue.closedAt = clock.now;
  settleDues(subject, clock);
  return subject;
}

const person = (kind: Actor['kind'], extra: Partial<Actor> = {}): Actor => ({
  kind,
  membership: `m-${kind}`,
  name: `示例${kind}`,
  account: `api:${kind}`,
  organisation: '示例',
  departmentId: null,
  leaderId: null,
  enterpriseId: null,
  ...extra,
});

export const ACTORS = {
  system: person('system'),
  office: person('office'),
  auditor: person('auditor'),
  group: person('group', { departmentId: 1 }),
  otherGroup: person('group', { departmentId: 9 }),
  leader: person('leader', { leaderId: 2 }),
  otherLeader: person('leader', { leaderId: 9 }),
  liaison: person('liaison', { leaderId: 2 }),
  unit: person('unit', { departmentId: 11 }),
  supportUnit: person('unit', { departmentId: 12 }),
  otherUnit: person('unit', { departmentId: 13 }),
  enterprise: person('enterprise', { enterpriseId: 3 }),
  otherEnterprise: person('enterprise', { enterpriseId: 9 }),
} as const;
export type ActorName = keyof typeof ACTORS;

/** The world for somebody at an instant; units doc11 to doc13, a file `scan`, enterprises 3 and 4, issue 101. */
export const worldFor = (actor: Actor, now = NOW, extra: Partial<World> = {}): World => ({
  now: at(now),
  actor,
  calendar: official,
  settings: DEFAULT_SETTINGS,
  pairing: PAIRING,
  refs: {
    department: new Map([11, 12, 13].map((id) => [`doc${id}`, unit(id)])),
    category: new Map([
      ['doc50', { ...ref(50), complaint: false, active: true }],
      ['doc51', { ...ref(51), complaint: true, active: true }],
      ['doc52', { ...ref(52), complaint: false, active: false }],
    ]),
    enterprise: new Map([
      ['doc3', { ...ref(3), pairing: PAIRING }],
      ['doc4', { ...ref(4), pairing: { group: ref(8), leader: ref(7) } }],
      ['doc5', { ...ref(5), pairing: null }],
    ]),
    issue: new Map([
      ['doc100', { ...ref(100), stage: 'registered' as const, enterpriseId: 3 }],
      ['doc101', { ...ref(101), stage: 'handling' as const, enterpriseId: 3 }],
      ['doc102', { ...ref(102), stage: 'closed' as const, enterpriseId: 3 }],
      ['doc103', { ...ref(103), stage: 'handling' as const, enterpriseId: 4 }],
    ]),
    files: new Set(['scan']),
  },
  ...extra,
});

export const EVIDENCE = { channel: '电话', who: '示例经办人', at: '2026-03-01' };
/** With the leader's own paper, scanned. */
export const SCANNED = { ...EVIDENCE, attachments: ['scan'] };
