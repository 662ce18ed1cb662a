/**
 * The recurring obligations of the plan (§四.5–7, §六): the name of each, the party it binds, and the rule by which
 * it is judged. The dates of their periods are in periods.ts.
 */

export const DUTY_TYPES = [
  'unit-report',
  'group-report',
  'leader-brief',
  'office-report',
  'circular',
  'leader-visit',
  'leader-meeting',
  'city-meeting',
  'follow-up',
  'milestone',
  'call-back',
  'decision-feedback',
  'work-plan',
] as const;

export type DutyType = (typeof DUTY_TYPES)[number];

/** The subject of a duty; type, subject and period identify a row. */
export const SUBJECT_PARTS = ['department', 'group', 'leader', 'enterprise', 'issue'] as const;
export type SubjectPart = (typeof SUBJECT_PARTS)[number];

/** Keys of rows, one for each part that the type's subject has. */
export type DutySubject = Partial<Record<SubjectPart, number>>;

export type DutyRule = {
  name: { zh: string; en: string };
  /** which parts make up the subject */
  subject: readonly SubjectPart[];
  /** how often: the length of its period, or what calls it forth */
  every: 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'occasion';
  /**
   * `late`: done after its due it is done late. `period`: what happened outside its period does not count,
   * so that it can only be missed (spec: duties).
   */
  after: 'late' | 'period';
  /** the record that fulfils it */
  by: { zh: string; en: string };
  /** only the office and the leader himself are told that a leader is behind */
  ofLeader?: true;
};

export const DUTIES: Readonly<Record<DutyType, DutyRule>> = {
  'unit-report': {
    name: { zh: '承办单位月报', en: 'Unit’s monthly report' },
    subject: ['department', 'group'],
    every: 'month',
    by: { zh: '报送承办单位月报', en: 'the unit’s report' },
    after: 'late',
  },
  'group-report': {
    name: { zh: '工作组月报', en: 'Group’s monthly report' },
    subject: ['group'],
    every: 'month',
    by: { zh: '报送工作组月报', en: 'the group’s report' },
    after: 'late',
  },
  'leader-brief': {
    name: { zh: '向包联领导报告', en: 'Brief to the leader' },
    subject: ['group', 'leader'],
    every: 'month',
    by: { zh: '向包联领导报送报告', en: 'the brief' },
    after: 'late',
  },
  'office-report': {
    name: { zh: '向市委市政府季度报告', en: 'Quarterly report to Party committee and government' },
    subject: [],
    every: 'quarter',
    by: { zh: '报送季度报告', en: 'the office’s report' },
    after: 'late',
  },
  circular: {
    name: { zh: '半年通报', en: 'Half-yearly circular' },
    subject: [],
    every: 'half-year',
    by: { zh: '签发半年通报', en: 'the issued circular' },
    after: 'late',
  },
  'leader-visit': {
    name: { zh: '领导走访企业', en: 'Leader’s visit' },
    subject: ['leader', 'enterprise'],
    every: 'quarter',
    by: { zh: '本季度的走访记录', en: 'a visit in the quarter' },
    after: 'period',
    ofLeader: true,
  },
  'leader-meeting': {
    name: { zh: '领导集中会办', en: 'Leader’s joint meeting' },
    subject: ['leader'],
    every: 'month',
    by: { zh: '本月议定的领导会办', en: 'a concluded leader’s meeting' },
    after: 'period',
    ofLeader: true,
  },
  'city-meeting': {
    name: { zh: '市委市政府集中会办', en: 'City’s joint meeting' },
    subject: [],
    every: 'month',
    by: { zh: '本月议定的市级会办', en: 'a concluded city meeting' },
    after: 'period',
  },
  'follow-up': {
    name: { zh: '每周跟进', en: 'Weekly follow-up' },
    subject: ['issue'],
    every: 'week',
    by: { zh: '当周向企业跟进反馈', en: 'a follow-up in the week' },
    after: 'period',
  },
  milestone: {
    name: { zh: '时间节点反馈', en: 'Milestone' },
    subject: ['department', 'issue'],
    every: 'occasion',
    by: { zh: '填报该节点的进展', en: 'a note or report-back on it' },
    after: 'late',
  },
  'call-back': {
    name: { zh: '未完全解决事项回访', en: 'Call-back after a partial solution' },
    subject: ['issue'],
    every: 'occasion',
    by: { zh: '回访企业', en: 'a call-back' },
    after: 'late',
  },
  'decision-feedback': {
    name: { zh: '会办结果反馈企业', en: 'Feedback of a decision' },
    subject: ['issue'],
    every: 'occasion',
    by: { zh: '向企业反馈会办结果', en: 'a follow-up that tells the enterprise' },
    after: 'late',
  },
  'work-plan': {
    name: { zh: '年度工作计划', en: 'Yearly work plan' },
    subject: ['group'],
    every: 'year',
    by: { zh: '报送年度工作计划', en: 'the work plan' },
    after: 'late',
  },
};

export const isDutyType = (value: string): value is DutyType => Object.hasOwn(DUTIES, value);

const LETTER: Record<SubjectPart, string> = {
  department: 'u',
  group: 'g',
  leader: 'l',
  enterprise: 'e',
  issue: 'i',
};

/** The key of a subject, e.g. `u5:g12`; `office` for what binds the office. SQL builds the same. */
export function subjectKey(type: DutyType, subject: DutySubject): string {
  const parts = DUTIES[type].subject.map((part) => {
    const id = subject[part];
    if (id === undefined) throw new Error(`duty ${type} without ${part}`);
    return `${LETTER[part]}${id}`;
  });
  return parts.length > 0 ? parts.join(':') : 'office';
}

export const DUTY_STATES = ['pending', 'done', 'late', 'missed', 'waived', 'void'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

export const DUTY_STATE_NAMES: Record<DutyState, { zh: string; en: string }> = {
  pending: { zh: '待完成', en: 'Pending' },
  done: { zh: '按时完成', en: 'Done' },
  late: { zh: '逾期完成', en: 'Done late' },
  missed: { zh: '逾期未完成', en: 'Missed' },
  waived: { zh: '已免除', en: 'Waived' },
  void: { zh: '已失效', en: 'Void' },
};

/** The values that a duty's state is derived from. In time means strictly before the due. */
export type DutyFacts = {
  dueAt: Date;
  fulfilledAt: Date | null;
  waivedAt: Date | null;
  voidedAt: Date | null;
};

/** The state at an instant; the database derives the same (public.state, database/repeatable/050-duties.sql). */
export function dutyState(duty: DutyFacts, now: Date): DutyState {
  if (duty.voidedAt) return 'void';
  if (duty.waivedAt) return 'waived';
  if (duty.fulfilledAt) return duty.fulfilledAt < duty.dueAt ? 'done' : 'late';
  return now >= duty.dueAt ? 'missed' : 'pending';
}
