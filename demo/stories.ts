import { addDays, lastDayOfQuarters } from '../src/plugins/casework/domain/calendar';
import { type Story } from './story';
import {
  CITY_DECISIONS,
  COMMENTS,
  DECISIONS,
  DECLINES,
  EXTENSIONS,
  EXTENSION_REFUSALS,
  INSTRUCTIONS,
  OPINIONS,
  REFUSED_CONSENTS,
  REJECTIONS,
  REOPENINGS,
  RETURNS,
  REWORKS,
  URGES,
  VOIDS,
  WITHDRAWALS,
} from './texts';

/** The pieces that stories are made of, in the order of the closed loop (§六). */

type Type = 'normal' | 'urgent' | 'complex';

/** How slow each unit is: the share of its transfers that it reports back late. */
const LATE: Readonly<Record<string, number>> = {
  zhujian: 0.22,
  ziran: 0.28,
  jiaotong: 0.15,
  'town-04': 0.4,
  'town-09': 0.3,
};

export function chooseType(s: Story): Type {
  return s.rng.weighted({ normal: 70, urgent: 16, complex: 14 });
}

export function register(s: Story, type: Type, by?: 'enterprise' | 'group' | 'office' | 'leader'): Story {
  const { rng } = s;
  const who = by ?? rng.weighted({ group: 46, enterprise: 30, office: 14, leader: 10 });
  const channel =
    who === 'enterprise'
      ? 'portal'
      : who === 'leader'
        ? 'visit'
        : rng.weighted({ visit: 40, phone: 30, wechat: 16, letter: 7, email: 7 });
  const actor = {
    enterprise: () => s.firm,
    group: () => s.group,
    office: () => 'office',
    leader: () => s.leader,
  };
  // What was said on a visit is often entered a little later.
  const before = who !== 'enterprise' && rng.chance(0.25) ? rng.int(20, 80) * 60_000 : 0;
  return s.add(actor[who](), 'register', {
    enterprise: s.firm,
    title: s.text(s.topic.title),
    description: s.text(s.topic.description),
    kind: s.topic.kind ?? 'appeal',
    channel,
    category: s.topic.category,
    handlingType: type,
    ...(before ? { receivedAt: new Date(s.t - before).toISOString() } : {}),
  });
}

export function accept(s: Story, days = s.rng.chance(0.04) ? 2 : s.rng.int(0, 1)): Story {
  return s.later(days).add(s.group, 'accept');
}

export function chooseUnit(s: Story, not: readonly string[] = []): string {
  const town = townOf(s);
  const own = s.topic.units.map((u) => (u === 'town' ? town : u)).filter((u) => !not.includes(u));
  const others = ['gongxin', 'yingshang', 'fagai', town].filter((u) => !not.includes(u));
  return s.rng.pick(own.length > 0 ? own : others);
}

const townOf = (s: Story): string => `town-${String(((s.enterprise - 1) % 10) + 1).padStart(2, '0')}`;

function chooseSupports(s: Story): string[] {
  const list = (s.topic.support ?? []).map((u) => (u === 'town' ? townOf(s) : u));
  return list.filter((u) => u !== s.unit);
}

type Order = { actor?: string; action?: 'transfer' | 'assign'; not?: readonly string[]; date?: string };

/** Sends the issue on to a unit, with a standard and mostly with the deadline of its type. */
export function transfer(s: Story, type: Type, order: Order = {}): Story {
  s.unit = chooseUnit(s, order.not);
  s.supports = chooseSupports(s);
  if (order.date) s.giveDeadline(order.date);
  else s.countDeadline(type);
  return s.add(order.actor ?? s.group, order.action ?? 'transfer', {
    leadUnit: s.unit,
    ...(s.supports.length > 0 ? { supportUnits: s.supports } : {}),
    ...(order.date ? { deadline: order.date } : {}),
    standard: s.text(s.topic.standard),
  });
}

export function takeUp(s: Story, days = s.rng.int(0, 1)): Story {
  s.later(days);
  // Townships without the network at hand telephone the group, which enters it for them.
  if (s.unit.startsWith('town-') && s.rng.chance(0.25)) {
    return s.add(s.group, 'take-up', {
      ...s.person(),
      evidence: s.evidence('示例乡镇综合办', { channel: '电话' }),
    });
  }
  return s.add(`unit-${s.unit}`, 'take-up', s.person());
}

/** Works until shortly before the deadline, or, as slow units do, until some days after. */
export function handle(s: Story, pace?: 'prompt' | 'late'): Story {
  const { rng } = s;
  const slow = pace === 'late' || (!pace && rng.chance(LATE[s.unit] ?? 0.05));
  if (slow) {
    const day = s.aroundDeadline(pace === 'late' && rng.chance(0.6) ? rng.int(4, 9) : rng.int(1, 5));
    return s.work(at(day, 9 + rng.int(0, 60) / 10));
  }
  const left = s.deadline - s.t;
  const until = s.t + left * (0.35 + rng.next() * 0.55);
  // On a working day, and before the deadline still.
  const date = s.dayAfter(1, addDays(new Date(until + 8 * 3_600_000).toISOString().slice(0, 10), -1));
  const end = at(date, 9 + rng.int(0, 70) / 10);
  return s.work(end < s.deadline ? Math.max(end, s.t + 40 * 60_000) : s.t + 40 * 60_000);
}

/** An hour of a day in Shanghai. */
export const at = (date: string, hour: number): number =>
  new Date(`${date}T00:00:00+08:00`).getTime() + hour * 3_600_000;

export function report(s: Story, result: 'solved' | 'partly' | 'explained' = 'solved'): Story {
  const { rng } = s;
  const measures = s.text(result === 'partly' ? `${s.topic.done}其余部分已列入下一步计划。` : s.topic.done);
  if (s.unit.startsWith('town-') && rng.chance(0.2)) {
    return s.add(s.group, 'report-back', {
      result,
      measures,
      evidence: s.evidence('示例乡镇综合办', { channel: '书面反馈', scan: true }),
    });
  }
  return s.add(`unit-${s.unit}`, 'report-back', { result, measures });
}

export function confirm(s: Story, options: { behalf?: boolean; days?: number; low?: true } = {}): Story {
  const { rng } = s;
  const rating = options.low ? rng.int(2, 3) : Number(rng.weighted({ 5: 58, 4: 30, 3: 8, 2: 3, 1: 1 }));
  const comment = rng.chance(0.5) ? { comment: rng.pick(COMMENTS[rating] ?? ['结果可以接受。']) } : {};
  s.later(options.days ?? rng.int(0, 4));
  return (options.behalf ?? rng.chance(0.28))
    ? s.add(s.group, 'confirm', { rating, ...comment, evidence: s.word() })
    : s.add(s.firm, 'confirm', { rating, ...comment });
}

/** 同意销号: by the leader, the liaison, or the group with the paper that the leader signed. */
export function consent(s: Story, days = s.rng.int(0, 3)): Story {
  const { rng } = s;
  s.later(days);
  const opinion = { opinion: rng.pick(OPINIONS) };
  const paper = () => ({
    evidence: s.evidence(s.leaderTitle, {
      channel: '销号审批单',
      number: `示例销号〔${s.today.slice(0, 4)}〕${rng.int(1, 300)}号`,
      scan: true,
    }),
  });
  const how = rng.weighted({ leader: 74, liaison: 13, group: 13 });
  if (how === 'liaison' && s.leader === 'leader-01') {
    return s.add('liaison-01', 'consent', { ...opinion, ...paper() });
  }
  return how === 'leader'
    ? s.add(s.leader, 'consent', opinion)
    : s.add(s.group, 'consent', { ...opinion, ...paper() });
}

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

type Tale = (s: Story) => unknown;

/** What becomes of an issue; each tale is a way through the action table. */
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

  /** Nothing can be done: decided to be explained (解释说明). */
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

function moveOn(s: Story): void {
  const before = s.unit;
  s.unit = chooseUnit(s, [before]);
  s.supports = s.supports.filter((u) => u !== s.unit);
  s.countDeadline('normal');
  s.add(s.group, 'reassign', {
    leadUnit: s.unit,
    reason: '经会商，由新的承办单位牵头更有利于问题解决。',
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

/** What lies on the desks today: each is placed so that its stage and light are the same whatever the day. */
export const PINNED: readonly {
  ago: number;
  tale: Tale;
  pool?: number;
  complaint?: true;
  suggestion?: true;
}[] = [
  // registered: due today, overdue, with a request to decline, in the pool
  { ago: 1, tale: (s) => register(s, 'normal', 'enterprise') },
  { ago: 1, tale: (s) => register(s, 'urgent', 'group') },
  { ago: 1, tale: (s) => register(s, 'normal', 'leader') },
  {
    ago: 1,
    tale: (s) => {
      register(s, 'normal', 'office');
      const why = s.rng.pick(DECLINES);
      s.add(s.group, 'request-decline', { ground: why.ground, reason: why.reason });
    },
  },
  { ago: 3, tale: (s) => register(s, 'normal', 'enterprise') },
  { ago: 2, pool: 56, tale: (s) => register(s, 'normal', 'office') },
  {
    ago: 4,
    pool: 57,
    tale: (s) => {
      register(s, 'normal', 'enterprise');
      s.later(1).add('office', 'amend', { handlingType: 'complex' });
      s.later(0).add('office', 'note', { text: '该企业尚无包联关系，已提请政府办研究确定包联领导。' });
    },
  },
  {
    ago: 20,
    pool: 58,
    tale: (s) =>
      register(s, 'normal', 'office').later(1).add('office', 'decline', { reason: '属企业内部事务。' }),
  },
  {
    ago: 15,
    pool: 59,
    tale: (s) =>
      register(s, 'normal', 'enterprise').later(1).add(s.firm, 'withdraw', { reason: '已自行解决。' }),
  },
  {
    // The pool's issue of an enterprise that then got a pair.
    ago: 9,
    pool: 60,
    tale: (s) => {
      register(s, 'normal', 'office');
      s.at(5).add(s.group, 'accept');
      transfer(s.later(0), 'normal');
      takeUp(s.at(4));
      s.work(at(s.today, 18));
    },
  },
  // accepted: within the limit, due today, overdue, after returns
  { ago: 2, tale: (s) => accept(register(s, 'normal').at(1), 0) },
  { ago: 2, tale: (s) => accept(register(s, 'urgent').at(1), 0) },
  { ago: 3, tale: (s) => accept(register(s, 'normal').at(2), 0) },
  { ago: 3, tale: (s) => accept(register(s, 'complex').at(2), 0) },
  { ago: 6, tale: (s) => accept(register(s, 'normal').at(5), 0) },
  {
    ago: 4,
    tale: (s) => {
      accept(register(s, 'normal').at(3), 0);
      transfer(s.at(2), 'normal');
      s.at(1).add(`unit-${s.unit}`, 'return', { reason: s.rng.pick(RETURNS) });
    },
  },
  {
    ago: 9,
    tale: (s) => {
      accept(register(s, 'normal').at(8), 0);
      transfer(s.at(7), 'normal');
      const first = s.unit;
      s.at(6).add(`unit-${first}`, 'return', { reason: s.rng.pick(RETURNS) });
      transfer(s.at(5), 'normal', { not: [first] });
      s.at(3).add(`unit-${s.unit}`, 'return', { reason: s.rng.pick(RETURNS) });
      s.at(1).add(s.group, 'note', { text: '两次退回，已报专班办指定承办单位。' });
    },
  },
  {
    ago: 40,
    tale: (s) => {
      accept(register(s, 'normal').at(39), 0);
      transfer(s.at(38), 'urgent', { date: s.dayAfter(6) });
      takeUp(s, 1);
      report(s.at(34));
      confirm(s.at(33), { days: 0, behalf: false });
      consent(s.at(32), 0);
      s.at(1).add(s.group, 'reopen', { reason: s.rng.pick(REOPENINGS) });
    },
  },
  // transferred: just sent, to be taken up today, overdue, overdue and escalated by rule, binding
  ...[1, 1, 1].map((ago) => ({ ago: ago + 1, tale: (s: Story) => sent(s, ago) })),
  ...[2, 2].map((ago) => ({ ago: ago + 1, tale: (s: Story) => sent(s, ago) })),
  { ago: 5, tale: (s) => sent(s, 4).wait(s.t + 9e9, takeUpDue(s)) },
  { ago: 8, tale: (s) => sent(s, 7).wait(s.t + 9e9, takeUpDue(s)) },
  {
    ago: 7,
    tale: (s) => {
      sent(s, 6);
      s.at(5).add(`unit-${s.unit}`, 'return', { reason: s.rng.pick(RETURNS) });
      const first = s.unit;
      transfer(s.at(4), 'normal', { not: [first] });
      s.at(3).add(`unit-${s.unit}`, 'return', { reason: s.rng.pick(RETURNS) });
      transfer(s.at(1), 'normal', { actor: 'office', action: 'assign', not: [first, s.unit] });
    },
  },
  // handling: in good time
  ...[2, 3, 3, 4, 5, 6, 6].map((ago) => ({ ago: ago + 1, tale: (s: Story) => going(s, ago) })),
  { ago: 14, tale: (s) => going(s, 13, 'complex') },
  // … near the deadline
  ...[9, 9, 9, 8].map((ago) => ({ ago: ago + 1, tale: (s: Story) => going(s, ago) })),
  { ago: 3, tale: (s) => going(s, 2, 'urgent') },
  { ago: 24, tale: (s) => going(s, 22, 'complex') },
  // … overdue: urged, urged and escalated, decided
  ...[11, 12, 12].map((ago) => ({ ago: ago + 1, tale: (s: Story) => going(s, ago) })),
  ...[15, 16].map((ago) => ({ ago: ago + 1, tale: (s: Story) => going(s, ago) })),
  {
    ago: 19,
    tale: (s) => {
      accept(register(s, 'normal').at(18), 0);
      transfer(s.at(17), 'normal');
      takeUp(s.at(16), 0);
      s.work(at(s.dayAfter(14), 17.5), { undecided: true });
      s.at(1).add(s.leader, 'decide', {
        decision: s.rng.pick(DECISIONS),
        outcome: 'continue',
        deadline: s.dayAfter(6, s.setting.day),
      });
    },
  },
  // extensions: pending, granted, refused
  ...[8, 9].map((ago) => ({
    ago: ago + 1,
    tale: (s: Story) => {
      prepared(s, ago);
      s.work(at(s.dayAfter(3), 17));
      s.at(1).add(`unit-${s.unit}`, 'request-extension', {
        deadline: s.aroundDeadline(8),
        reason: s.rng.pick(EXTENSIONS),
      });
    },
  })),
  {
    ago: 10,
    tale: (s) => {
      prepared(s, 9);
      s.at(3).add(`unit-${s.unit}`, 'request-extension', {
        deadline: s.aroundDeadline(10),
        reason: s.rng.pick(EXTENSIONS),
      });
      s.at(2).add(s.group, 'grant-extension', { reason: '同意延期一次。' });
    },
  },
  {
    ago: 10,
    tale: (s) => {
      prepared(s, 9);
      s.at(3).add(`unit-${s.unit}`, 'request-extension', {
        deadline: s.aroundDeadline(10),
        reason: s.rng.pick(EXTENSIONS),
      });
      s.at(2).add(s.group, 'refuse-extension', { reason: s.rng.pick(EXTENSION_REFUSALS) });
    },
  },
  {
    ago: 14,
    tale: (s) => {
      prepared(s, 13, 'complex');
      s.at(3).add(`unit-${s.unit}`, 'request-extension', {
        milestones: [
          { date: s.dayAfter(20, s.aroundDeadline(0)), goal: '完成方案审查' },
          { date: s.dayAfter(40, s.aroundDeadline(0)), goal: '完成施工并验收' },
        ],
        consultation: '已与企业会商，企业原则同意。',
        reason: s.rng.pick(EXTENSIONS),
      });
    },
  },
  // escalations, open and decided
  {
    ago: 9,
    tale: (s) => {
      prepared(s, 8);
      s.at(2).add(`unit-${s.unit}`, 'escalate', { reason: '超出本单位权限，提请包联领导协调。' });
    },
  },
  {
    ago: 12,
    tale: (s) => {
      prepared(s, 11, 'complex');
      s.at(7).add(s.group, 'escalate', { reason: '涉及多个部门职责，请包联领导协调。' });
      s.at(5).add(s.leader, 'decide', { decision: s.rng.pick(DECISIONS), deadline: s.dayAfter(16) });
    },
  },
  ...[false, true].map((decided) => ({
    ago: 18,
    tale: (s: Story) => {
      prepared(s, 16, 'complex');
      s.at(12).add(s.group, 'escalate', { reason: '涉及多个部门职责，请包联领导协调。' });
      s.at(10).add(s.leader, 'decide', { decision: s.rng.pick(DECISIONS), deadline: s.dayAfter(18) });
      s.at(5).add(`unit-${s.unit}`, 'escalate', { reason: '协调后仍有资金障碍，提请包联领导集中会办。' });
      if (decided)
        s.at(2).add(s.leader, 'decide', { decision: s.rng.pick(DECISIONS), deadline: s.dayAfter(15) });
    },
  })),
  ...[false, false, true].map((decided) => ({
    ago: 24,
    tale: (s: Story) => {
      prepared(s, 22, 'complex');
      s.at(18).add(s.group, 'escalate', { reason: '涉及多个部门职责，请包联领导协调。' });
      s.at(16).add(s.leader, 'decide', { decision: s.rng.pick(DECISIONS), deadline: s.dayAfter(25) });
      s.at(13).add(`unit-${s.unit}`, 'escalate', { reason: '协调后仍有资金障碍，提请包联领导集中会办。' });
      s.at(10).add(s.leader, 'decide', { decision: s.rng.pick(DECISIONS), deadline: s.dayAfter(20) });
      s.at(6).add(s.leader, 'escalate', { reason: '本级权限内难以解决，提请市委市政府集中会办。' });
      if (!decided) return;
      s.at(2).add('office', 'decide', {
        decision: s.rng.pick(CITY_DECISIONS),
        outcome: 'continue',
        deadline: s.dayAfter(30),
        evidence: s.evidence('示例市专题会议', {
          channel: '会议纪要',
          number: `示例府纪〔${s.today.slice(0, 4)}〕${s.rng.int(25, 40)}号`,
          scan: true,
        }),
      });
    },
  })),
  // instructed, withdrawal asked for, reworked, rejected, moved on
  ...[5, 7].map((ago) => ({
    ago: ago + 1,
    tale: (s: Story) => {
      prepared(s, ago);
      s.at(1).add(s.leader, 'instruct', { text: s.rng.pick(INSTRUCTIONS), handlingType: 'urgent' });
    },
  })),
  {
    ago: 7,
    tale: (s) => {
      prepared(s, 6);
      s.at(1).add(s.firm, 'request-withdrawal', { reason: s.rng.pick(WITHDRAWALS) });
    },
  },
  {
    ago: 10,
    tale: (s) => {
      report(prepared(s, 8).at(3));
      s.at(1).add(s.group, 'rework', { reason: s.rng.pick(REWORKS) });
    },
  },
  {
    ago: 12,
    tale: (s) => {
      report(prepared(s, 10).at(4));
      s.at(2).add(s.firm, 'reject', { reason: s.rng.pick(REJECTIONS) });
    },
  },
  {
    ago: 8,
    tale: (s) => {
      prepared(s, 6);
      moveOn(s.at(2));
      takeUp(s.at(1), 0);
    },
  },
  {
    ago: 9,
    tale: (s) => {
      prepared(s, 7);
      s.at(4).add(`unit-${s.unit}`, 'note', { text: s.text(s.topic.way) });
      s.at(2).add(`unit-${s.unit}`, 'change-person', { ...s.person(), reason: '原责任人外出学习。' });
      s.at(1).add('office', 'urge', { text: s.rng.pick(URGES) });
    },
  },
  // reported: waiting for the enterprise, one past the reminder
  ...[1, 1, 2, 3, 4, 7].map((ago) => ({
    ago: ago + 9,
    tale: (s: Story) => report(prepared(s, ago + 7).at(ago)),
  })),
  {
    ago: 3,
    suggestion: true as const,
    tale: (s: Story) => {
      accept(register(s, 'normal').at(2), 0);
      s.at(1).add(s.group, 'answer', {
        measures: s.text(s.topic.done),
        evidence: s.evidence('工作组答复单'),
      });
    },
  },
  // confirmed: waiting for the leader
  ...[1, 1, 2, 3, 6].map((ago) => ({
    ago: ago + 10,
    tale: (s: Story) =>
      confirm(report(prepared(s, ago + 8).at(ago + 1)).at(ago), { days: 0, behalf: ago === 2 || ago === 3 }),
  })),
  // complaints
  { ago: 1, complaint: true, tale: (s) => register(s, 'normal', 'enterprise') },
  {
    ago: 3,
    complaint: true,
    tale: (s) => {
      register(s, 'normal', 'enterprise');
      s.at(2).add('office', 'accept');
      s.at(1).add('office', 'note', { text: s.topic.way });
    },
  },
];

function sent(s: Story, ago: number): Story {
  accept(register(s, 'normal'), 0);
  return transfer(s.at(ago), 'normal');
}

function takeUpDue(s: Story): number {
  return at(addDays(s.dayAfter(s.setting.settings.takeUpDays), 1), 0);
}

/** Taken up, transferred that many working days ago. */
function prepared(s: Story, ago: number, type: Type = 'normal'): Story {
  accept(register(s, type), 0);
  transfer(s.at(ago), type);
  return takeUp(s, 0);
}

/** In the unit's hands still. */
function going(s: Story, ago: number, type: Type = 'normal'): Story {
  return prepared(s, ago, type).work(s.t + 9e9, { undecided: true });
}

/** An issue that is merged into an earlier one of the same enterprise while that is being handled. */
export function mergeInto(s: Story, main: number): void {
  register(s, 'normal');
  s.later(0).add(s.group, 'merge', { mainIssue: main });
}
