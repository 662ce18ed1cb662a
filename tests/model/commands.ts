import fc from 'fast-check';
import { addDays, isWorkingDay, localDateOf } from '../../src/plugins/casework/domain/calendar';
import { issueInput } from '../support/city';
import { checkConflict, compareAll } from './compare';
import { calendarWith, namesOf } from './driver';
import { handOver, recompute, registered, take } from './effects';
import { type Die, EVIDENCE, dieOf, inputFor } from './inputs';
import { MODEL_ACTIONS, mayNow, pairingOf, roleFor, sees, wantsEvidence } from './permissions';
import { picture } from './picture';
import { type Real, type Step, UNIT_NAMES } from './real';
import {
  type Data,
  EVERYBODY,
  type Enterprise,
  type Issue,
  PEOPLE,
  type Role,
  type Who,
  type World,
  isOpen,
} from './state';

const MAX_ISSUES = 3;

type Command = fc.AsyncCommand<World, Real>;

export const command = (
  name: string,
  dice: readonly number[],
  run: (w: World, real: Real, die: Die) => Promise<void>,
): Command => ({
  check: () => true,
  run: async (w, real) => {
    try {
      await run(w, real, dieOf(dice));
    } catch (error) {
      throw new Error(
        `${error instanceof Error ? error.message : String(error)}\n\n— the steps that led here —\n${w.trace.join('\n')}\n`,
      );
    }
  },
  toString: () => name,
});

const say = (w: World, text: string): void => {
  w.trace.push(`${w.now.toISOString()}  ${text}`);
};

/** Somebody registers something, rightly or not. */
async function doRegister(w: World, real: Real, die: Die): Promise<void> {
  const { city } = real;
  const enterprise = (['A', 'A', 'A', 'B', 'unpaired'] as const)[die(5)] as Enterprise;
  const who = EVERYBODY[die(3) === 2 ? die(EVERYBODY.length) : EVERYBODY.indexOf('office')] as Who;
  const person = PEOPLE[who];
  const complaint = enterprise !== 'unpaired' && die(6) === 5;
  const receivedAt = die(3) === 2 ? new Date(w.now.getTime() - die(100) * 3_600_000) : null;
  const handlingType = (['normal', 'urgent', 'complex'] as const)[die(3)] ?? 'normal';
  const data: Data = {
    ...issueInput(city),
    enterprise: city.enterprises[enterprise],
    category: complaint ? city.categories.complaint : city.categories.plain,
    handlingType,
    ...(receivedAt ? { receivedAt: receivedAt.toISOString() } : {}),
    ...(person.kind === 'liaison' ? { evidence: EVIDENCE } : {}),
  };
  const expected =
    person.kind === 'unit' || person.kind === 'auditor'
      ? 403
      : person.kind === 'enterprise'
        ? person.of === enterprise && !receivedAt
          ? 201
          : 400
        : person.kind === 'office' || pairingOf(w, enterprise) === person.of
          ? 201
          : 400;
  say(w, `${who} registers for ${enterprise}${complaint ? ' a complaint' : ''}, ${handlingType}`);
  const { status, documentId, body } = await real.door.register(who, data, w.now);
  expect({ status, body }).toMatchObject({ status: expected });
  if (!documentId) return compareAll(w, real, []);
  if (real.system === null) w.now = await instantOf(real, documentId);
  const m = registered(w, {
    documentId,
    enterprise,
    complaint,
    handlingType,
    receivedAt: receivedAt ?? w.now,
  });
  await compareAll(w, real, [{ m, action: 'register', who, role: null }]);
}

/** Somebody tries some action: what he may do, or anything at all. */
async function doAction(w: World, real: Real, die: Die, anything: boolean): Promise<void> {
  if (w.issues.length === 0) return doRegister(w, real, die);
  const chosen = anything ? choose(w, die) : choosePossible(w, real, die);
  if (!chosen) return;
  const { m, who, action, role } = chosen;
  const spoil = die(anything ? 3 : 12) === 2;
  const made = inputFor(real.city, w, m, action, role, die, spoil);
  const swap = die(anything ? 4 : 20) === 3;
  const evidence = wantsEvidence(m, action, role) !== swap;
  const { about, ...rest } = made.data;
  const who4 = typeof about === 'string' ? about : undefined;
  const data: Data = {
    ...rest,
    ...(evidence ? { evidence: evidenceFor(real, m, who, action, who4) } : {}),
  };
  // By its shape alone: these rows ask for evidence of everybody.
  if (!evidence && (action === 'answer' || action === 'correct')) return;

  await attempt(w, real, m, who, action, data, { bad: made.bad, evidence, unit: who4 });
}

/** Sends one action and compares what came of it. */
async function attempt(
  w: World,
  real: Real,
  m: Issue,
  who: Who,
  action: string,
  data: Data,
  {
    bad = false,
    evidence = false,
    unit,
  }: { bad?: boolean; evidence?: boolean; unit?: string | undefined } = {},
): Promise<void> {
  const { expected, as } = verdict(w, real, m, who, action, data, bad, evidence);
  say(w, `${who} ${action} #${m.index} ${JSON.stringify(data)} → expected ${expected}`);
  const outcome = await real.door.act(who, m.documentId, action, data, w.now);
  expect({ status: outcome.status, body: outcome.body }).toMatchObject({ status: expected });
  if (!as) {
    if (expected === 409) checkConflict(outcome, m);
    return compareAll(w, real, []);
  }
  if (real.system === null) w.now = await instantOf(real, m.documentId);
  const named = namesOf(real.city);
  const reopened = take(w, m, who, action, as, withUnit(data, unit), named);
  await compareAll(w, real, [
    { m, action, who, role: as },
    ...reopened.map((x) => ({ m: x, action: 'reopen', who: null, role: null })),
  ]);
}

/** The straight way, so that runs begin at every stage: `length` steps of it, then up `level` levels. */
export async function doStraightOn(w: World, real: Real, length: number, level: number): Promise<void> {
  const { city } = real;
  await doRegister(w, real, () => 0);
  const [m] = w.issues;
  if (!m) throw new Error('nothing was registered');
  const { jiaotong, township, zhujian } = city.departments;
  const way: [Who, string, Data][] = [
    ['groupA', 'accept', {}],
    ['groupA', 'transfer', { leadUnit: zhujian, supportUnits: [jiaotong, township], standard: '标准' }],
    ['unitA', 'take-up', { section: '综合科', responsiblePerson: '示例某', phone: '0454-0000000' }],
    ['unitB', 'contribute', { measures: '已配合' }],
    ['unitA', 'report-back', { result: 'partly', measures: '已办' }],
    ['enterpriseA', 'confirm', { rating: 4 }],
    ['leaderA', 'consent', { opinion: '同意销号' }],
  ];
  for (const [who, action, data] of way.slice(0, length)) await attempt(w, real, m, who, action, data);
  for (let next = 1; next <= level && ['transferred', 'handling'].includes(m.stage); next += 1)
    await attempt(w, real, m, next === 3 ? 'leaderA' : 'groupA', 'escalate', { reason: '需上级研究' });
}

/** The unit that a group enters for is named in the evidence by its name; the model knows units by their key. */
const withUnit = (data: Data, unit: string | undefined): Data =>
  unit === undefined ? data : { ...data, evidence: { who: unit } };

/** Accounts with a scan; its documentId is that of their membership. */
const SCANS: readonly Who[] = ['office', 'groupA', 'groupB'];

const evidenceFor = (real: Real, m: Issue, who: Who, action: string, unit: string | undefined): object => ({
  ...EVIDENCE,
  ...(unit ? { who: `${UNIT_NAMES[unit]}经办人` } : {}),
  ...(action === 'decide' && m.level === 3 ? { number: '〔2026〕3号' } : {}),
  ...(SCANS.includes(who) ? { attachments: [real.city.people[who].membership] } : {}),
});

function verdict(
  w: World,
  real: Real,
  m: Issue,
  who: Who,
  action: string,
  data: Data,
  bad: boolean,
  evidence: boolean,
): { expected: number; as: Role | null } {
  if (real.system === null && !sees(w, m, who)) return { expected: 404, as: null };
  const may = mayNow(w, m, who, action, data);
  if (typeof may === 'number') return { expected: may, as: null };
  const as = roleFor(m, action, may, evidence);
  // Which unit a group means must be clear when there are several.
  const unclear =
    action === 'contribute' &&
    as !== 400 &&
    as.onBehalf &&
    m.supports.size > 1 &&
    ![...m.supports.keys()].some((u) =>
      String((data['evidence'] as { who?: string }).who).includes(UNIT_NAMES[u] ?? '-'),
    );
  const missing =
    (action === 'merge' &&
      !w.issues.some(
        // An issue that the actor does not see does not exist for him; the use-cases called directly see everything.
        (x) => x.documentId === data['mainIssue'] && (real.system !== null || sees(w, x, who)),
      )) ||
    (action === 'decide' && m.stage === 'accepted' && data['unit'] === undefined);
  if (as === 400 || bad || unclear || missing) return { expected: 400, as: null };
  // No file of this city exists: the scan of the minutes is checked elsewhere.
  return { expected: 200, as };
}

const ANY_ROLE: Role = { as: 'group', onBehalf: false };

function choose(w: World, die: Die): { m: Issue; who: Who; action: string; role: Role } | null {
  const m = w.issues[die(w.issues.length)] as Issue;
  const who = EVERYBODY[die(EVERYBODY.length)] as Who;
  const action = MODEL_ACTIONS[die(MODEL_ACTIONS.length)] as string;
  const may = mayNow(w, m, who, action, {});
  return { m, who, action, role: typeof may === 'number' ? ANY_ROLE : (may[die(may.length)] ?? ANY_ROLE) };
}

/** Actions that bring an issue on are taken more often, those that end it less. */
const WEIGHTS: Record<string, number> = {
  'request-decline': 4,
  void: 1,
  withdraw: 1,
  correct: 1,
  decline: 1,
  merge: 8,
  accept: 14,
  transfer: 12,
  assign: 5,
  'take-up': 14,
  'report-back': 8,
  confirm: 6,
  consent: 6,
  escalate: 6,
  decide: 8,
  reopen: 8,
  contribute: 4,
  'request-extension': 6,
  'grant-extension': 8,
  return: 4,
};

function choosePossible(
  w: World,
  real: Real,
  die: Die,
): { m: Issue; who: Who; action: string; role: Role } | null {
  const m = w.issues[die(w.issues.length)] as Issue;
  const possible = MODEL_ACTIONS.flatMap((action) => {
    const people = EVERYBODY.flatMap((who) => {
      if (real.system === null && !sees(w, m, who)) return [];
      const may = mayNow(w, m, who, action, {});
      return typeof may === 'number' ? [] : may.map((role) => ({ m, who, action, role }));
    });
    return people.length > 0 ? [people] : [];
  });
  const weighted = possible.flatMap((people) =>
    Array.from({ length: WEIGHTS[people[0]?.action ?? ''] ?? 2 }, () => people),
  );
  const people = weighted[die(weighted.length || 1)];
  return people?.[die(people.length)] ?? null;
}

/** The clock goes on: some hours, some days, or to the very edge of a limit. */
async function doWait(w: World, real: Real, die: Die): Promise<void> {
  const hours = (n: number): Date => new Date(w.now.getTime() + n * 3_600_000);
  const edges = w.issues.flatMap((m) =>
    [
      m.due?.at,
      m.deadline?.at,
      m.finalSince ? new Date(m.finalSince.getTime() + 30 * 86_400_000) : null,
    ].flatMap((at) => (at ? [-1, 0, 1].map((ms) => new Date(at.getTime() + ms)) : [])),
  );
  const choices = [hours(1 + die(30)), hours(24 * (1 + die(40))), ...edges.filter((at) => at > w.now)];
  w.now = choices[die(choices.length)] as Date;
  say(w, '… time passes');
  await compareAll(w, real, []);
}

/** The office declares a day, and open dues are computed again. */
async function doCalendar(w: World, real: Real, die: Die): Promise<void> {
  const { system } = real;
  if (!system) return;
  const date = addDays(localDateOf(w.now), die(20));
  if (real.days.some((d) => d.date === date)) return;
  const kind = isWorkingDay(w.calendar, date) ? 'holiday' : 'workday';
  say(w, `the office declares ${date} a ${kind}`);
  real.days.push({ date, kind });
  await system.declareDay(date, kind);
  w.calendar = calendarWith(real.days);
  const done: Step[] = [];
  for (const m of w.issues.filter(isOpen)) {
    const stored = JSON.stringify(real.last.get(m.documentId)?.picture(w.now));
    recompute(w, m);
    const wrote = await system.recompute(m.documentId, w.now);
    const after = JSON.stringify(withoutMain(picture(w, m)));
    expect({ issue: m.index, wrote }).toEqual({
      issue: m.index,
      wrote: stored !== undefined && withoutMainText(stored) !== after,
    });
    if (wrote) done.push({ m, action: 'recompute', who: null, role: null });
  }
  await compareAll(w, real, done);
}

/** The unpaired enterprise is paired: its issues leave the pool. */
async function doPair(w: World, real: Real): Promise<void> {
  const { system } = real;
  if (!system || w.unpaired) return;
  say(w, 'the unpaired enterprise is paired with B');
  await system.openPairing();
  w.unpaired = 'B';
  const done: Step[] = [];
  for (const m of w.issues.filter((x) => x.enterprise === 'unpaired' && isOpen(x))) {
    handOver(w, m);
    expect(await system.handOver(m.documentId, w.now)).toBe(true);
    done.push({ m, action: 'hand-over', who: null, role: null });
  }
  await compareAll(w, real, done);
}

const withoutMain = ({ mainIssue: _mainIssue, ...rest }: Record<string, unknown>): Record<string, unknown> =>
  rest;
const withoutMainText = (text: string): string =>
  JSON.stringify(withoutMain(JSON.parse(text) as Record<string, unknown>));

const instantOf = async (real: Real, documentId: string): Promise<Date> => {
  const [seen] = await real.door.read([documentId], {});
  return new Date(seen?.entries.at(-1)?.happenedAt ?? '');
};

const dice = fc.array(fc.nat(9_999), { minLength: 12, maxLength: 12 });
export const steps = (
  name: string,
  times: number,
  run: (w: World, real: Real, die: Die) => Promise<void>,
): fc.Arbitrary<Command>[] =>
  Array.from({ length: times }, () => dice.map((numbers) => command(name, numbers, run)));

export const COMMON = [
  ...steps('register', 2, (w, real, die) =>
    w.issues.length < MAX_ISSUES ? doRegister(w, real, die) : Promise.resolve(),
  ),
  ...steps('do', 12, (w, real, die) => doAction(w, real, die, false)),
  ...steps('try', 3, (w, real, die) => doAction(w, real, die, true)),
];

export const WITH_CLOCK = [
  ...COMMON,
  ...steps('wait', 2, doWait),
  ...steps('calendar', 1, doCalendar),
  ...steps('pair', 1, (w, real) => doPair(w, real)),
];

export const STARTS = [
  '2026-03-02T01:30:00Z',
  '2026-02-12T15:59:59.999Z',
  '2026-04-30T16:00:00Z',
  '2026-09-29T09:00:00Z',
  '2026-11-27T10:00:00Z',
  '2026-12-18T03:00:00Z',
].map((text) => new Date(text));
