import fc from 'fast-check';
import { addDays, createCalendar, dueDateOf, endOfDay, overdueFrom, startOfDay } from '../../calendar';
import { at, official } from '../../calendar/__fixtures__/official-schedules';
import {
  DEFAULT_SETTINGS,
  perform,
  recomputeDues,
  settleDues,
  type Actor,
  type Case,
  type EscalationState,
  type Input,
  type Stage,
  type World,
} from '../../lifecycle';
import { clockAt, issueState, milestone, transfer } from '../../lifecycle/__tests__/cases';
import { DEFAULT_RULES, firstDue, nextAfter, thresholdsOf, type Decision, type Rule } from '..';

const RULES: Rule[] = DEFAULT_RULES.map((rule, i) => ({ ...rule, id: `rule${i}` }));

const SYSTEM: Actor = {
  kind: 'system',
  membership: null,
  name: '系统',
  account: 'system',
  organisation: '系统',
  departmentId: null,
  leaderId: null,
  enterpriseId: null,
};

const GROUP: Actor = { ...SYSTEM, kind: 'group', name: '工作组', account: 'api:group', departmentId: 1 };
const UNIT: Actor = { ...SYSTEM, kind: 'unit', name: '单位', account: 'api:unit', departmentId: 11 };
const LEADER: Actor = { ...SYSTEM, kind: 'leader', name: '领导', account: 'api:leader', leaderId: 2 };

const worldAt = (now: Date, actor: Actor = SYSTEM): World => ({
  now,
  actor,
  calendar: official,
  settings: DEFAULT_SETTINGS,
  pairing: null,
  refs: {
    department: new Map(),
    category: new Map(),
    enterprise: new Map(),
    issue: new Map(),
    files: new Set(),
  },
});

/** An issue that a unit handles until the end of a day. */
function handled(deadline: string, extra: Partial<Case['issue']> = {}): Case {
  const issue = issueState({
    stage: 'handling',
    leadUnit: { id: 11, documentId: 'doc11', name: '单位' },
    deadline: endOfDay(deadline),
    clock: {
      deadline: {
        from: at('2026-03-02 09:30:00').toISOString(),
        days: 10,
        setAt: at('2026-03-02 09:30:00').toISOString(),
        provisional: false,
      },
    },
    ...extra,
  });
  const subject: Case = {
    issue,
    transfers: [transfer({ state: 'handling' })],
    requests: [],
    escalations: [],
    milestones: [],
  };
  settleDues(subject, clockAt('2026-03-02 09:30:00'));
  return subject;
}

const open = (level: number, raisedAt: string, id = level): EscalationState => ({
  id,
  documentId: `e${id}`,
  level,
  state: 'open',
  reason: '理由',
  raisedAt: at(raisedAt),
  raisedBy: '系统',
  decision: null,
  outcome: null,
  endedAt: null,
});

const atOf = (subject: Case, kind: string, decision: Decision | null = null): string[] =>
  thresholdsOf(subject, decision, RULES, official)
    .filter(({ does }) => (does.kind === 'remind' ? does.event : does.kind) === kind)
    .map((t) => t.at.toISOString());

/** 00:00 of a day in Shanghai. */
const day = (date: string): string => startOfDay(date).toISOString();

/**
 * Sweeps one case as the server does: everything due and undone, one after the other, each claimed.
 * Decisions are kept as the database keeps them.
 */
type Kept = { subject: Case; decision: Decision | null; done: Set<string>; did: string[] };

function sweep(kept: Kept, now: Date): void {
  for (let rounds = 0; ; rounds += 1) {
    if (rounds > 100) throw new Error('the sweep does not end');
    const due = firstDue(thresholdsOf(kept.subject, kept.decision, RULES, official), kept.done, now);
    if (!due) return;
    const { key, does } = due.threshold;
    if (kept.done.has(key)) throw new Error(`${key} twice`);
    kept.done.add(key);
    if (due.skip) continue;
    kept.did.push(key);
    if (does.kind !== 'remind')
      take(kept, does.kind, does.kind === 'urge' ? { text: '催办' } : { reason: '超期' }, SYSTEM, now);
  }
}

let nextId = 1000;

function take(
  kept: Kept,
  action: Parameters<typeof perform>[0],
  input: Input,
  actor: Actor,
  now: Date,
): boolean {
  const result = perform(action, kept.subject, input, worldAt(now, actor));
  if ('refused' in result) {
    if (actor === SYSTEM) throw new Error(`${action} was refused: ${JSON.stringify(result.refused)}`);
    return false;
  }
  const { draft } = result.ok;
  for (const e of draft.escalations) e.id ??= nextId++;
  const decided = draft.escalations.find((e) => e.state === 'decided' && e.endedAt);
  if (decided?.id && decided.endedAt)
    kept.decision = { id: decided.id, level: decided.level, endedAt: decided.endedAt };
  kept.subject = {
    ...draft,
    escalations: draft.escalations.filter((e) => e.state === 'open' || e.state === 'proposed'),
  };
  return true;
}

describe('the default rules (§四.3, §四.4)', () => {
  const subject = handled('2026-03-16');

  test('yellow, red, 催办 at one working day, 提请 at three', () => {
    expect(atOf(subject, 'yellow')).toEqual([day('2026-03-13')]);
    expect(atOf(subject, 'red')).toEqual([day('2026-03-17')]);
    expect(atOf(subject, 'urge')).toEqual([day('2026-03-17')]);
    expect(atOf(subject, 'escalate')).toEqual([day('2026-03-19')]);
    expect(atOf(subject, 'propose')).toEqual([]);
  });

  test('an escalation without decide or report-back: the end of the tenth working day', () => {
    const escalated = {
      ...handled('2026-03-16', { level: 1 }),
      escalations: [open(1, '2026-03-19 00:00:00')],
    };
    expect(atOf(escalated, 'propose')).toEqual([day('2026-04-03')]);
    expect(atOf(escalated, 'escalate')).toEqual([]);
  });

  test('a decision’s deadline overdue by two; one that leaves a missed deadline standing counts from its day', () => {
    const decided = handled('2026-03-20', { level: 1 });
    const decision = { id: 7, level: 1, endedAt: at('2026-03-18 10:00:00') };
    expect(atOf(decided, 'propose', decision)).toEqual([day('2026-03-24')]);
    const late = { ...decision, endedAt: at('2026-03-25 10:00:00') };
    expect(atOf(decided, 'propose', late)).toEqual([day('2026-03-27')]);
    // A decision on a lower level says nothing about this one.
    expect(atOf(handled('2026-03-20', { level: 2 }), 'propose', decision)).toEqual([]);
  });

  test('nothing climbs past the third level, nor while it waits for enterprise or leader', () => {
    expect(atOf(handled('2026-03-16', { level: 3 }), 'propose')).toEqual([]);
    for (const stage of ['registered', 'accepted', 'reported', 'confirmed'] as Stage[]) {
      const waiting = handled('2026-03-16');
      waiting.issue.stage = stage;
      expect(atOf(waiting, 'urge')).toEqual([]);
      expect(atOf(waiting, 'escalate')).toEqual([]);
    }
    const closed = handled('2026-03-16');
    closed.issue.stage = 'closed';
    expect(thresholdsOf(closed, null, RULES, official)).toEqual([]);
  });

  test('one proposal at a time', () => {
    const pending = {
      ...handled('2026-03-16', { level: 1 }),
      escalations: [
        open(1, '2026-03-19 00:00:00'),
        { ...open(2, '2026-04-03 00:00:00'), state: 'proposed' as const },
      ],
    };
    expect(atOf(pending, 'propose')).toEqual([]);
  });
});

describe('a unit that helps', () => {
  const helped = (extra: Partial<Case['transfers'][number]> = {}): Case => {
    const subject = handled('2026-03-16');
    subject.transfers.push(
      transfer({
        id: 201,
        role: 'support',
        unit: { id: 12, documentId: 'doc12', name: '配合单位甲' },
        startedAt: at('2026-03-02 09:30:00'),
        deadline: endOfDay('2026-03-11'),
        ...extra,
      }),
    );
    return subject;
  };

  test('is told of its own deadline, the group too when it has passed; the lead unit’s is another', () => {
    const mine = thresholdsOf(helped(), null, RULES, official).filter(({ key }) =>
      key.startsWith('support-'),
    );
    const helper = { kind: 'unit', id: 12 };
    expect(mine).toMatchObject([
      // Seven working days: the last two.
      {
        at: startOfDay('2026-03-10'),
        does: { event: 'support-yellow', audiences: [helper], date: '2026-03-11' },
      },
      { at: startOfDay('2026-03-12'), does: { event: 'support-red', audiences: [helper, 'group'] } },
    ]);
    expect(atOf(helped(), 'yellow')).toEqual([day('2026-03-13')]);
  });

  test('is told nothing when it has contributed or can not contribute', () => {
    for (const state of ['contributed', 'skipped', 'cancelled', 'superseded'] as const)
      expect([state, atOf(helped({ state }), 'support-red')]).toEqual([state, []]);
    for (const stage of ['transferred', 'reported'] as const) {
      const subject = helped();
      subject.issue.stage = stage;
      expect([stage, atOf(subject, 'support-red')]).toEqual([stage, []]);
    }
    const complaint = helped();
    complaint.issue.complaint = true;
    expect(atOf(complaint, 'support-red')).toEqual([]);
  });

  test('late already, it is not told that it will be', () => {
    const kept: Kept = { subject: helped(), decision: null, done: new Set(), did: [] };
    sweep(kept, at('2026-03-12 09:00:00'));
    expect(kept.did).toEqual(['support-red:201:2026-03-11T16:00:00.000Z']);
  });
});

describe('the clock at its edges', () => {
  const first = (deadline: string, kind = 'escalate'): string | undefined => atOf(handled(deadline), kind)[0];

  test.each([
    // before the National Day holiday 2026 (1 to 7 October), with make-up days around it
    ['2026-09-30', '催办', 'urge'],
    ['2026-09-30', '提请', 'escalate'],
    // before Labour Day (1 to 5 May 2026; 9 May is a make-up Saturday)
    ['2026-04-30', '催办', 'urge'],
    ['2026-05-07', '提请', 'escalate'],
  ])('due %s: %s begins at 00:00 of a working day', (deadline, _, kind) => {
    const start = first(deadline, kind) ?? '';
    const days = kind === 'urge' ? 1 : 3;
    expect(start).toBe(overdueFrom(official, endOfDay(deadline), days).toISOString());
  });

  test('over a holiday and a make-up Saturday', () => {
    expect(first('2026-04-30', 'urge')).toBe(day('2026-05-06'));
    // 8 May, Saturday 9 May is worked, 11 May.
    expect(first('2026-05-07')).toBe(day('2026-05-11'));
  });

  test('the last minute of a day belongs to it', () => {
    const thresholds = thresholdsOf(handled('2026-03-16'), null, RULES, official);
    const done = new Set(['yellow:deadline:2026-03-16T16:00:00.000Z']);
    expect(firstDue(thresholds, done, at('2026-03-16 23:59:59'))).toBeNull();
    expect(firstDue(thresholds, done, at('2026-03-17 00:00:00'))?.threshold.does).toMatchObject({
      event: 'red',
    });
    expect(nextAfter(thresholds, done, at('2026-03-16 23:59:59'))).toEqual(at('2026-03-17 00:00:00'));
  });

  test('over New Year into a year without a calendar it counts by weekday, and a calendar moves what comes', () => {
    const subject = handled('2026-12-31');
    // Friday 1 January 2027 is a working day as far as anybody knows.
    expect(atOf(subject, 'urge')).toEqual([day('2027-01-01')]);
    const entered = createCalendar({
      seed: { holidays: ['2027-01-01'], workdays: [] },
      seedYears: [2026, 2027],
    });
    const [urge] = thresholdsOf(subject, null, RULES, entered).filter(({ does }) => does.kind === 'urge');
    expect(urge?.at).toEqual(startOfDay('2027-01-04'));
    // The key is of the due, not of the instant: what was done under the old calendar is not done again.
    const [before] = thresholdsOf(subject, null, RULES, official).filter(({ does }) => does.kind === 'urge');
    expect(urge?.key).toBe(before?.key);
  });

  test('whatever zone the process lives in', () => {
    const before = process.env['TZ'];
    const all = ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kolkata'].map((zone) => {
      process.env['TZ'] = zone;
      return JSON.stringify(thresholdsOf(handled('2026-12-31'), null, RULES, official));
    });
    process.env['TZ'] = before;
    expect(new Set(all).size).toBe(1);
  });

  test('a due that a changed calendar moves is announced anew', () => {
    const subject = handled('2026-03-16');
    const keys = (c: Case): string[] => thresholdsOf(c, null, RULES, official).map(({ key }) => key);
    const before = keys(subject);
    const moved = structuredClone(subject);
    const calendar = createCalendar({ seed: { holidays: ['2026-03-16'], workdays: [] }, seedYears: [2026] });
    const clock = { ...clockAt('2026-03-10 10:00:00'), calendar };
    expect(recomputeDues(moved, clock)).toBe(true);
    settleDues(moved, clock);
    expect(dueDateOf(moved.issue.deadline ?? new Date(0))).toBe('2026-03-17');
    expect(keys(moved).some((key) => before.includes(key))).toBe(false);
  });
});

test('an instruction with a deadline is reminded of the working day before, until it is answered', () => {
  const open = { instructionOpen: true, instructionDueAt: endOfDay('2026-03-23') };
  const subject = handled('2026-04-30', open);
  // 23 March 2026 is a Monday.
  expect(atOf(subject, 'instruction-soon')).toEqual([day('2026-03-20')]);
  expect(atOf(subject, 'instruction-missed')).toEqual([day('2026-03-24')]);
  expect(atOf(handled('2026-04-30', { ...open, instructionOpen: false }), 'instruction-soon')).toEqual([]);
});

test('a milestone is announced three working days ahead, and missed at its end', () => {
  const subject = handled('2026-06-30');
  subject.milestones = [milestone('2026-03-20', { id: 5, goal: '完成设计', dueAt: endOfDay('2026-03-20') })];
  expect(atOf(subject, 'milestone-soon')).toEqual([day('2026-03-17')]);
  expect(atOf(subject, 'milestone-missed')).toEqual([day('2026-03-21')]);
  subject.milestones = [milestone('2026-03-31', { id: 6, goal: null, dueAt: endOfDay('2026-03-31') })];
  expect(atOf(subject, 'review-missed')).toEqual([day('2026-04-01')]);
});

describe('properties', () => {
  type Act = {
    at: number;
    by: 'sweep' | 'escalate' | 'decide' | 'dismiss' | 'report' | 'rework' | 'note';
    days: number;
  };
  const act = fc.record({
    at: fc.integer({ min: 0, max: 90 * 24 * 60 }),
    by: fc.constantFrom<Act['by']>(
      'sweep',
      'sweep',
      'sweep',
      'escalate',
      'decide',
      'dismiss',
      'report',
      'rework',
      'note',
    ),
    days: fc.integer({ min: 1, max: 20 }),
  });
  const START = at('2026-03-02 10:00:00').getTime();
  const fresh = (): Kept => ({ subject: handled('2026-03-16'), decision: null, done: new Set(), did: [] });
  const levelOf = ({ subject }: Kept): number => subject.issue.level;

  function step(kept: Kept, { by, days }: Act, now: Date): void {
    const date = addDays(dueDateOf(now), days);
    switch (by) {
      case 'sweep':
        return sweep(kept, now);
      case 'escalate':
        return void (
          take(kept, 'escalate', { reason: '一' }, UNIT, now) ||
          take(kept, 'escalate', { reason: '二' }, LEADER, now)
        );
      case 'decide':
        return void take(
          kept,
          'decide',
          { decision: '继续', ...(days % 2 ? { deadline: date } : {}) },
          LEADER,
          now,
        );
      case 'dismiss':
        return void (
          take(kept, 'dismiss-proposal', { reason: '不必' }, GROUP, now) ||
          take(kept, 'dismiss-proposal', { reason: '不必' }, LEADER, now)
        );
      case 'report':
        return void take(kept, 'report-back', { result: 'solved', measures: '已办' }, UNIT, now);
      case 'rework':
        return void take(kept, 'rework', { reason: '未解决' }, GROUP, now);
      case 'note':
        return void take(kept, 'note', { text: '进展' }, GROUP, now);
    }
  }

  test('a level never falls by itself, and each threshold acts once in any interleaving of people and sweep', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const kept = fresh();
        for (const one of [...acts].sort((a, b) => a.at - b.at)) {
          const before = levelOf(kept);
          step(kept, one, new Date(START + one.at * 60_000));
          expect(levelOf(kept)).toBeGreaterThanOrEqual(before);
          expect(levelOf(kept)).toBeLessThanOrEqual(3);
          expect(kept.subject.escalations.filter((e) => e.state === 'open').length).toBeLessThanOrEqual(1);
          expect(kept.subject.escalations.filter((e) => e.state === 'proposed').length).toBeLessThanOrEqual(
            1,
          );
        }
        expect(new Set(kept.did).size).toBe(kept.did.length);
      }),
      { numRuns: 150 },
    );
  });

  test('sweeping twice equals once, and more often equals seldom but for what is announced ahead', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 12 }), (hours) => {
        const end = new Date(START + 60 * 24 * 3_600_000);
        const often = fresh();
        for (const hour of [...hours].sort((a, b) => a - b)) {
          sweep(often, new Date(START + hour * 3_600_000));
          const again = often.did.length;
          sweep(often, new Date(START + hour * 3_600_000));
          expect(often.did).toHaveLength(again);
        }
        sweep(often, end);
        const once = fresh();
        sweep(once, end);
        const lasting = ({ did }: Kept): string[] =>
          did.filter((key) => /^(rule:rule[01]|red):/.test(key)).sort();
        expect(lasting(often)).toEqual(lasting(once));
      }),
      { numRuns: 60 },
    );
  });

  test('what has been put off to `nextAfter` misses nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 80 * 24 * 60 }),
        fc.integer({ min: 1, max: 3000 }),
        (from, gap) => {
          const now = new Date(START + from * 60_000);
          const kept = fresh();
          sweep(kept, now);
          const thresholds = thresholdsOf(kept.subject, kept.decision, RULES, official);
          const next = nextAfter(thresholds, kept.done, now);
          const later = new Date(now.getTime() + gap * 60_000);
          const before = kept.did.length;
          sweep(kept, later);
          expect(kept.did.length > before).toBe(next !== null && next <= later);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('the order of issues does not matter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 30 }), { minLength: 2, maxLength: 6 }),
        fc.boolean(),
        (days, reverse) => {
          const now = at('2026-04-20 09:00:00');
          const cases = days.map((n) => ({ ...fresh(), subject: handled(addDays('2026-03-02', n)) }));
          const other = days.map((n) => ({ ...fresh(), subject: handled(addDays('2026-03-02', n)) }));
          for (const kept of cases) sweep(kept, now);
          for (const kept of reverse ? [...other].reverse() : other) sweep(kept, now);
          expect(other.map((k) => [k.did, levelOf(k)])).toEqual(cases.map((k) => [k.did, levelOf(k)]));
        },
      ),
      { numRuns: 40 },
    );
  });
});
