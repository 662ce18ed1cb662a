import { addDays, lastDayOfQuarters } from '../../src/plugins/casework/domain/calendar';
import type { Story } from '../story';
import {
  CITY_DECISIONS,
  DECISIONS,
  DECLINES,
  EXTENSIONS,
  EXTENSION_REFUSALS,
  REFUSED_CONSENTS,
  REJECTIONS,
  REOPENINGS,
  RETURNS,
  REWORKS,
  VOIDS,
  WITHDRAWALS,
} from '../texts/phrases';
import {
  type Tale,
  type Type,
  accept,
  at,
  chooseType,
  chooseUnit,
  confirm,
  consent,
  handle,
  moveOn,
  register,
  report,
  takeUp,
  transfer,
} from './steps';

function begin(s: Story, type: Type): Story {
  register(s, type);
  accept(s);
  s.later(s.rng.chance(0.05) ? 3 : s.rng.int(0, 2));
  return s;
}

function finish(s: Story): Story {
  report(s, s.rng.chance(0.1) ? 'partly' : 'solved');
  confirm(s);
  consent(s);
  if (s.rng.chance(0.12)) {
    const rating = s.rng.int(4, 5);
    s.later(s.rng.int(3, 12)).add('office', 'call-back', {
      rating,
      comment: '电话回访，企业对办理结果予以确认。',
    });
  }
  return s;
}

function loop(s: Story, type = chooseType(s), pace?: 'prompt' | 'late'): Story {
  begin(s, type);
  transfer(s, type);
  takeUp(s);
  return handle(s, pace);
}

/** The tales of issues: each is a way through the action table. */
export const TALES = {
  plain: (s) => finish(loop(s)),

  late: (s) => finish(loop(s, 'normal', 'late')),

  answered: (s) => {
    begin(s, 'normal');
    s.add(s.group, 'answer', {
      measures: s.text(s.topic.done),
      evidence: s.evidence('工作组答复单', {
        channel: '书面答复',
        number: `示例复〔${s.today.slice(0, 4)}〕${s.index}号`,
      }),
    });
    confirm(s);
    consent(s);
  },

  extended: (s) => {
    begin(s, 'normal');
    transfer(s, 'normal');
    takeUp(s);
    s.work(at(s.aroundDeadline(-3), 10));
    const date = s.aroundDeadline(s.rng.int(5, 10));
    s.add(`unit-${s.unit}`, 'request-extension', { deadline: date, reason: s.rng.pick(EXTENSIONS) });
    s.later(s.rng.int(0, 1)).add(s.group, 'grant-extension', { reason: '情况属实，同意。' });
    s.giveDeadline(date);
    if (s.rng.chance(0.25)) {
      s.work(at(s.aroundDeadline(-2), 10));
      const second = s.aroundDeadline(5);
      s.add(`unit-${s.unit}`, 'request-extension', { deadline: second, reason: s.rng.pick(EXTENSIONS) });
      s.later(1).add(s.leader, 'grant-extension', { reason: '最后一次延期，务必按时完成。' });
      s.giveDeadline(second);
    }
    finish(handle(s, 'prompt'));
  },

  refusedExtension: (s) => {
    begin(s, 'normal');
    transfer(s, 'normal');
    takeUp(s);
    s.work(at(s.aroundDeadline(-3), 15));
    s.add(`unit-${s.unit}`, 'request-extension', {
      deadline: s.aroundDeadline(8),
      reason: s.rng.pick(EXTENSIONS),
    });
    s.later(0).add(s.group, 'refuse-extension', { reason: s.rng.pick(EXTENSION_REFUSALS) });
    finish(handle(s));
  },

  reworked: (s) => {
    report(loop(s, 'normal', 'prompt'));
    s.later(s.rng.int(0, 2)).add(s.group, 'rework', { reason: s.rng.pick(REWORKS) });
    s.extendForRework();
    finish(handle(s, 'prompt'));
  },

  rejected: (s) => {
    report(loop(s, 'normal'));
    s.later(s.rng.int(1, 4)).add(s.firm, 'reject', { reason: s.rng.pick(REJECTIONS) });
    s.extendForRework();
    finish(handle(s, 'prompt'));
  },

  refusedConsent: (s) => {
    report(loop(s, 'normal', 'prompt'));
    confirm(s);
    s.later(2).add(s.leader, 'refuse-consent', { reason: s.rng.pick(REFUSED_CONSENTS) });
    s.extendForRework();
    finish(handle(s, 'prompt'));
  },

  returned: (s) => {
    begin(s, 'normal');
    transfer(s, 'normal');
    sendBack(s);
    s.later(s.rng.int(0, 1));
    transfer(s, 'normal', { not: [s.unit] });
    takeUp(s);
    finish(handle(s));
  },

  assigned: (s) => {
    begin(s, 'normal');
    transfer(s, 'normal');
    const first = s.unit;
    sendBack(s);
    s.later(1);
    transfer(s, 'normal', { not: [first] });
    const second = s.unit;
    sendBack(s);
    s.later(1);
    transfer(s, 'normal', { actor: 'office', action: 'assign', not: [first, second] });
    takeUp(s);
    finish(handle(s));
  },

  reassigned: (s) => {
    begin(s, 'normal');
    transfer(s, 'normal');
    takeUp(s);
    s.later(s.rng.int(1, 3));
    moveOn(s);
    takeUp(s);
    finish(handle(s));
  },

  declined: (s) => {
    register(s, 'normal');
    const why = s.rng.pick(DECLINES);
    s.later(0).add(s.group, 'request-decline', { ground: why.ground, reason: why.reason });
    s.later(s.rng.int(0, 1)).add(s.rng.chance(0.6) ? s.leader : 'office', 'decline', {
      reason: '同意不予受理。',
    });
  },

  refusedDecline: (s) => {
    register(s, 'normal');
    const why = s.rng.pick(DECLINES);
    s.later(0).add(s.group, 'request-decline', { ground: why.ground, reason: why.reason });
    s.later(0).add(s.leader, 'refuse-decline', { reason: '应当受理，请认真办理。' });
    accept(s, 0);
    s.later(1);
    transfer(s, 'normal');
    takeUp(s);
    finish(handle(s));
  },

  withdrawn: (s) => {
    register(s, 'normal', 'enterprise');
    if (s.rng.chance(0.5)) accept(s, 0);
    s.later(1).add(s.firm, 'withdraw', { reason: s.rng.pick(WITHDRAWALS) });
  },

  withdrawalGranted: (s) => {
    begin(s, 'normal');
    transfer(s, 'normal');
    takeUp(s);
    s.later(s.rng.int(1, 4)).add(s.firm, 'request-withdrawal', { reason: s.rng.pick(WITHDRAWALS) });
    s.later(s.rng.int(0, 2)).add(s.leader, 'grant-withdrawal', { reason: '尊重企业意愿，同意撤回。' });
  },

  withdrawalRefused: (s) => {
    begin(s, 'normal');
    transfer(s, 'normal');
    takeUp(s);
    s.later(2).add(s.group, 'request-withdrawal', { reason: s.rng.pick(WITHDRAWALS), evidence: s.word() });
    s.later(1).add(s.leader, 'refuse-withdrawal', { reason: '问题具有普遍性，请继续办理到位。' });
    finish(handle(s, 'prompt'));
  },

  void: (s) => {
    register(s, 'normal', 'office');
    s.later(0).add('office', 'void', { reason: s.rng.pick(VOIDS) });
  },

  corrected: (s) => {
    register(s, 'normal', 'group');
    s.later(0).add(s.group, 'amend', {
      description: `${s.text(s.topic.description)}（补充：企业已提供书面材料。）`,
    });
    accept(s, 0);
    s.later(1);
    transfer(s, 'normal');
    takeUp(s);
    handle(s);
    s.add('office', 'correct', {
      field: 'phone',
      value: s.person().phone,
      reason: '责任人电话录入有误。',
      evidence: s.evidence('承办单位联系单'),
    });
    finish(s);
  },

  reopened: (s) => {
    finish(loop(s, 'normal', 'prompt'));
    s.later(s.rng.int(4, 12)).add(s.rng.chance(0.6) ? s.firm : s.group, 'reopen', {
      reason: s.rng.pick(REOPENINGS),
    });
    reset(s);
    s.later(1);
    transfer(s, 'normal');
    takeUp(s);
    finish(handle(s));
  },

  /** The leader's joint meeting decides, and another unit takes over. */
  levelTwo: (s) => {
    begin(s, 'complex');
    transfer(s, 'complex');
    takeUp(s);
    s.work(at(s.dayAfter(s.rng.int(5, 8)), 9.5));
    escalateTo(s, 2);
    s.later(s.rng.int(1, 3));
    const unit = chooseUnit(s, [s.unit]);
    const date = s.dayAfter(12);
    s.add(s.leader, 'decide', { decision: s.rng.pick(DECISIONS), outcome: 'continue', unit, deadline: date });
    s.unit = unit;
    s.giveDeadline(date);
    takeUp(s);
    finish(handle(s, 'prompt'));
  },

  /** A meeting decides that nothing can be done but explain (解释说明). */
  explained: (s) => {
    begin(s, 'normal');
    transfer(s, 'normal');
    takeUp(s);
    s.work(at(s.dayAfter(4), 9.5));
    s.level = 1;
    s.add(s.group, 'escalate', { reason: '现行政策没有支持渠道，提请包联领导研究。' });
    s.later(2).add(s.leader, 'decide', {
      decision: '经研究，现行政策确无依据，由承办单位当面向企业解释清楚，并提供替代办法。',
      outcome: 'explain',
    });
    s.later(2);
    report(s, 'explained');
    confirm(s, { low: true });
    consent(s);
  },

  /** Up to the city's meeting, which puts it on the long list (挂账). */
  longTerm: (s) => {
    begin(s, 'complex');
    transfer(s, 'complex');
    takeUp(s);
    s.work(at(s.dayAfter(5), 9.5));
    escalateTo(s, 3);
    s.later(s.rng.int(2, 4));
    const from = s.today;
    const until = addDays(from, 400);
    s.add('office', 'decide', {
      decision: s.rng.pick(CITY_DECISIONS),
      outcome: 'long-term',
      deadline: until,
      evidence: s.evidence('示例市政府常务会议', {
        channel: '会议纪要',
        number: `示例府纪〔${from.slice(0, 4)}〕${s.rng.int(1, 24)}号`,
        scan: true,
      }),
    });
    s.giveDeadline(until);
    keepMilestones(s, lastDayOfQuarters(from, until));
  },

  /** A plan with milestones instead of a date. */
  planned: (s) => {
    begin(s, 'complex');
    transfer(s, 'complex');
    takeUp(s);
    s.work(at(s.dayAfter(8), 9.5));
    const goals = ['完成方案和资金落实', '完成招标和合同签订', '主体施工过半', '竣工验收并交付企业'];
    const first = s.dayAfter(20, s.aroundDeadline(0));
    const milestones = goals.map((goal, i) => ({ date: s.dayAfter(i * 22 + 1, first), goal }));
    s.add(`unit-${s.unit}`, 'request-extension', {
      milestones,
      consultation: '已与企业、工作组会商，企业同意按计划分步实施。',
      reason: s.rng.pick(EXTENSIONS),
    });
    s.later(1).add(s.group, 'grant-extension', { reason: '计划可行，按时间节点推进。' });
    s.giveDeadline(milestones[milestones.length - 1]?.date ?? s.today);
    keepMilestones(
      s,
      milestones.slice(0, -1).map((m) => m.date),
    );
    if (!s.over) finish(s);
  },

  complaint: (s) => {
    register(s, 'normal', s.rng.chance(0.6) ? 'enterprise' : 'office');
    s.later(0).add('office', 'accept');
    s.later(1).add('office', 'note', { text: s.topic.way });
    s.later(1).add('office', 'answer', {
      measures: s.text(s.topic.done),
      evidence: s.evidence('专班办核查报告', { channel: '核查报告' }),
    });
    s.later(2).add(s.firm, 'confirm', { rating: s.rng.int(3, 5) });
    s.later(2).add('office', 'consent', {
      opinion: '同意销号。',
      evidence: s.evidence('主要负责同志批示', { channel: '批示件', scan: true }),
    });
  },
} as const satisfies Record<string, Tale>;

export type TaleName = keyof typeof TALES;

function sendBack(s: Story): void {
  s.later(s.rng.int(0, 1)).add(`unit-${s.unit}`, 'return', {
    reason: s.rng.pick(RETURNS),
    ...(s.rng.chance(0.5) ? { suggestedUnit: chooseUnit(s, [s.unit]) } : {}),
  });
}

function reset(s: Story): void {
  s.level = 0;
  s.unit = '';
  s.supports = [];
}

/** Up the levels, each time after a decision that did not suffice (§四.4). */
function escalateTo(s: Story, level: 2 | 3): void {
  const steps: [string, string][] = [
    [s.group, '涉及多个部门职责，请包联领导协调。'],
    [`unit-${s.unit}`, '协调后仍有资金和权限障碍，提请包联领导集中会办。'],
    [s.leader, '本级权限内难以解决，提请市委市政府集中会办。'],
  ];
  for (const [i, [actor, reason]] of steps.slice(0, level).entries()) {
    if (i > 0) {
      s.later(s.rng.int(1, 2));
      s.decide(s.leader, s.rng.pick(DECISIONS), s.t, s.t);
      s.later(2);
    }
    s.level = i + 1;
    s.add(actor, 'escalate', { reason });
  }
}

/** The unit notes each milestone in time. */
function keepMilestones(s: Story, dates: readonly string[]): void {
  for (const date of dates) {
    if (s.over) return;
    s.work(at(s.dayAfter(-1, addDays(date, 1)), 14));
    s.add(`unit-${s.unit}`, 'note', { text: `时间节点进展：${s.text(s.topic.way)}`, milestone: date });
  }
  s.work(at(s.aroundDeadline(-3), 15));
}
