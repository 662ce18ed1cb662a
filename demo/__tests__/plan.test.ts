import {
  addDays,
  createCalendar,
  localDateOf,
  seedFromChineseDays,
  startOfDay,
} from '../../src/plugins/casework/domain/calendar';
import {
  DEFAULT_SETTINGS,
  PUBLIC_ACTIONS,
  STAGES,
  isOpen,
  lightOf,
  perform,
  performRegister,
  type Actor,
  type Case,
  type Input,
  type IssueState,
  type Pairing,
  type World,
} from '../../src/plugins/casework/domain/lifecycle';
import { INPUTS } from '../../src/plugins/casework/contracts/inputs';
import { GROUP_DEPARTMENTS, ENTERPRISES, LATE_PAIRINGS, LEADERS, REASSIGNMENTS, TOWNSHIPS } from '../city';
import { creditCode } from '../names';
import { buildPlan, ISSUE_COUNT, type Plan } from '../plan';
import { pairAt, type Setting, type Step } from '../story';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- data of a package, no types
const seed = seedFromChineseDays(require('chinese-days/dist/chinese-days.json'));
const calendar = createCalendar({ seed, seedYears: seed.years });
const groups = GROUP_DEPARTMENTS.map(([code]) => code);
const settingOf = (day: string): Setting => ({ day, calendar, settings: DEFAULT_SETTINGS, groups });

const ref = (list: readonly string[], code: string): { id: number; documentId: string; name: string } => ({
  id: list.indexOf(code) + 1,
  documentId: code,
  name: code,
});
const units = [...groups, ...TOWNSHIPS.map((t) => t.code)];
const leaders = LEADERS.map((l) => l.code);
const firms = ENTERPRISES.map((e) => e.code);

/** Plays a plan by the rules alone, without a database. */
function play(
  setting: Setting,
  plan: Plan,
): { cases: Map<number, Case>; refused: string[]; actions: Set<string> } {
  const cases = new Map<number, Case>();
  const refused: string[] = [];
  const actions = new Set<string>();
  const pairing = (enterprise: number, at: number): Pairing | null => {
    const pair = pairAt(setting, enterprise, at);
    return pair && { group: ref(units, pair.group), leader: ref(leaders, pair.leader) };
  };
  const actorOf = (code: string): Actor => {
    const [kind = '', of = ''] = code.split(/-(.*)/);
    return {
      kind: kind as Actor['kind'],
      membership: code,
      name: code,
      account: code,
      organisation: code,
      departmentId: kind === 'group' || kind === 'unit' ? ref(units, of).id : null,
      leaderId: kind === 'leader' || kind === 'liaison' ? ref(leaders, `leader-${of}`).id : null,
      enterpriseId: kind === 'enterprise' ? ref(firms, code).id : null,
    };
  };
  const worldOf = (at: number, enterprise: number, actor: Actor, input: Input): World => {
    const named = JSON.stringify(input);
    const main = cases.get(Number(input['mainIssue']));
    const wanted = firms.filter((f) => f === input['enterprise']);
    return {
      now: new Date(at),
      actor,
      calendar,
      settings: DEFAULT_SETTINGS,
      pairing: pairing(enterprise, at),
      refs: {
        department: new Map(units.map((u) => [u, { ...ref(units, u), isUnit: true, active: true }])),
        category: new Map([
          [
            String(input['category']),
            { ...ref([], ''), name: '', complaint: named.includes('投诉举报'), active: true },
          ],
        ]),
        enterprise: new Map(
          wanted.map((f) => [f, { ...ref(firms, f), pairing: pairing(firms.indexOf(f) + 1, at) }]),
        ),
        issue: new Map(
          main
            ? [
                [
                  String(input['mainIssue']),
                  {
                    ...ref([], ''),
                    id: main.issue.id,
                    stage: main.issue.stage,
                    enterpriseId: main.issue.enterprise.id,
                  },
                ],
              ]
            : [],
        ),
        files: new Set(['scan']),
      },
    };
  };
  let id = 0;
  let last = 0;
  for (const item of plan.queue) {
    if (item.at < last) refused.push('out of order');
    last = item.at;
    if ('change' in item) {
      // Notes of a regular meeting move no issue.
      if (item.change === 'meeting') continue;
      const change = (item.change === 'pairing' ? LATE_PAIRINGS : REASSIGNMENTS)[item.index];
      for (const [story, subject] of cases) {
        if (subject.issue.enterprise.id !== change?.enterprise || !isOpen(subject.issue.stage)) continue;
        const actor = actorOf('system');
        const done = perform(
          'hand-over',
          subject,
          { reason: 'x' },
          worldOf(item.at, change.enterprise, actor, {}),
        );
        if ('ok' in done) cases.set(story, done.ok.draft);
      }
      continue;
    }
    const data: Input = Object.fromEntries(
      Object.entries(item.data).map(([k, v]) => [k, k === 'mainIssue' ? String(v) : v]),
    );
    const parsed = INPUTS[item.action].safeParse(data);
    const describe = (why: unknown): string =>
      `${setting.day} story ${item.story} ${item.actor} ${item.action} ${localDateOf(new Date(item.at))} ${JSON.stringify(why)}`;
    if (!parsed.success) {
      refused.push(describe(parsed.error.issues));
      continue;
    }
    actions.add(item.action);
    const actor = actorOf(item.actor);
    const result = take(item, parsed.data, actor);
    if ('refused' in result) refused.push(describe(result.refused));
    else cases.set(item.story, result.ok.draft);
  }
  return { cases, refused, actions };

  function take(item: Step, input: Input, actor: Actor): ReturnType<typeof perform> {
    if (item.action !== 'register') {
      const subject = cases.get(item.story);
      if (!subject) return { refused: { kind: 'forbidden', code: 'FORBIDDEN' } };
      return perform(
        item.action,
        subject,
        input,
        worldOf(item.at, subject.issue.enterprise.id, actor, input),
      );
    }
    id += 1;
    const enterprise = firms.indexOf(input['enterprise'] as string) + 1;
    return performRegister(blank(id, input, item.at), input, worldOf(item.at, enterprise, actor, input));
  }
}

function blank(id: number, input: Input, at: number): Case {
  const receivedAt = input['receivedAt'] ? new Date(input['receivedAt'] as string) : new Date(at);
  const issue = {
    id,
    documentId: String(id),
    handlingType: input['handlingType'],
    enterprise: ref(firms, input['enterprise'] as string),
    level: 0,
    receivedAt,
    reworkCount: 0,
    returnCount: 0,
    reopenCount: 0,
    urgeCount: 0,
    returnsSinceReopening: 0,
    explainAllowed: false,
    clock: {},
  } as unknown as IssueState;
  return { issue, transfers: [], requests: [], escalations: [], milestones: [] };
}

const spread = (from: string, count: number, step: number): string[] =>
  Array.from({ length: count }, (_, i) => addDays(from, i * step));

/** Ordinary days, weekends, the ends of quarters, the long holidays and a year without a calendar. */
const DAYS = [
  ...spread('2026-01-02', 9, 40),
  ...spread('2026-02-15', 4, 3),
  ...spread('2026-10-01', 3, 4),
  '2026-11-23',
  '2027-03-10',
];

describe('the plan of the demo', () => {
  test.each(DAYS)('made on %s, every step is one that the rules allow', (day) => {
    const setting = settingOf(day);
    const plan = buildPlan(setting);
    const { cases, refused } = play(setting, plan);
    expect(refused).toEqual([]);
    expect(plan.queue.every((item) => item.at < startOfDay(day).getTime())).toBe(true);

    const open = [...cases.values()].map((c) => c.issue);
    const now = startOfDay(day);
    const lights = new Set(open.map((issue) => lightOf(issue, now)));
    expect([...lights]).toEqual(expect.arrayContaining(['red', 'yellow', 'green', 'waiting']));
    expect(new Set(open.map((i) => i.stage))).toEqual(new Set(STAGES));
    expect(new Set(open.map((i) => i.level))).toEqual(new Set([0, 1, 2, 3]));
    expect(open.length).toBe(ISSUE_COUNT);
  });

  test('is the same whenever it is made on one day', () => {
    const setting = settingOf('2026-06-10');
    expect(buildPlan(setting).hash).toBe(buildPlan(setting).hash);
    expect(buildPlan(settingOf('2026-06-11')).hash).not.toBe(buildPlan(setting).hash);
  });

  test('spreads as the work of a city does', () => {
    const setting = settingOf('2026-06-10');
    const { cases, actions } = play(setting, buildPlan(setting));
    const issues = [...cases.values()].map((c) => c.issue);
    const old = issues.filter((i) => i.receivedAt < startOfDay('2026-04-01'));
    const share = (n: number, of: number): number => n / of;
    expect(share(old.filter((i) => i.stage === 'closed').length, old.length)).toBeGreaterThan(0.65);
    const rated = issues.filter((i) => i.rating !== null && i.rating !== undefined);
    expect(share(rated.filter((i) => (i.rating ?? 0) >= 4).length, rated.length)).toBeGreaterThan(0.75);
    expect(new Set(issues.map((i) => i.group?.id).filter(Boolean)).size).toBe(27);
    // Actions of the system alone, and those that answer its proposals.
    const missing = PUBLIC_ACTIONS.filter((name) => !actions.has(name));
    expect(missing).toEqual(['dismiss-proposal']);
  });
});

describe('the codes of the example enterprises', () => {
  test('have both check characters', () => {
    expect(creditCode(1)).toMatch(/^91000000MADM0001[0-9X][0-9A-HJ-NPQRTUWXY]$/);
    expect(new Set(ENTERPRISES.map((e) => e.creditCode)).size).toBe(ENTERPRISES.length);
    expect(new Set(ENTERPRISES.map((e) => e.name)).size).toBe(ENTERPRISES.length);
  });
});
