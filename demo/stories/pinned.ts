import { addDays } from '../../src/plugins/casework/domain/calendar';
import type { Story } from '../story';
import {
  CITY_DECISIONS,
  DECISIONS,
  DECLINES,
  EXTENSIONS,
  EXTENSION_REFUSALS,
  INSTRUCTIONS,
  REJECTIONS,
  REOPENINGS,
  RETURNS,
  REWORKS,
  URGES,
  WITHDRAWALS,
} from '../texts/phrases';
import {
  type Tale,
  type Type,
  accept,
  at,
  confirm,
  consent,
  moveOn,
  register,
  report,
  takeUp,
  transfer,
} from './steps';

/** The issues that are open today, each placed so that its stage and light are the same on every day. */
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
