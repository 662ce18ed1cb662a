import { addDays } from '../../src/plugins/casework/domain/calendar';
import type { Story } from '../story';
import { COMMENTS, OPINIONS } from '../texts/phrases';

/** The pieces that stories are made of, in the order of the closed loop (§六). */

export type Type = 'normal' | 'urgent' | 'complex';

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
  // Issues of a visit are often entered a little later.
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

export type Tale = (s: Story) => unknown;

export function moveOn(s: Story): void {
  const before = s.unit;
  s.unit = chooseUnit(s, [before]);
  s.supports = s.supports.filter((u) => u !== s.unit);
  s.countDeadline('normal');
  s.add(s.group, 'reassign', {
    leadUnit: s.unit,
    reason: '经会商，由新的承办单位牵头更有利于问题解决。',
  });
}

/** An issue that is merged into an earlier one of the same enterprise while that is being handled. */
export function mergeInto(s: Story, main: number): void {
  register(s, 'normal');
  s.later(0).add(s.group, 'merge', { mainIssue: main });
}
