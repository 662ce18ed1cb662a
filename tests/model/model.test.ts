import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { addDays, isWorkingDay, localDateOf } from '../../src/plugins/casework/domain/calendar';
import { PUBLIC_ACTIONS } from '../../src/plugins/casework/domain/lifecycle';
import { FIRST_PREV_HASH, hashEntry } from '../../src/plugins/casework/server/src/ledger/hash';
import type { Trx } from '../../src/plugins/casework/server/src/access/window';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, issueInput, type City } from '../support/city';
import {
  calendarWith,
  keysOf,
  namesOf,
  overHttp,
  useCases,
  type Door,
  type Entry,
  type Keys,
  type Outcome,
  type Seen,
} from './driver';
import { EVIDENCE, dieOf, inputFor, type Die } from './inputs';
import {
  EVERYBODY,
  MODEL_ACTIONS,
  PEOPLE,
  handOver,
  isOpen,
  mayNow,
  pairingOf,
  picture,
  recompute,
  registered,
  roleFor,
  sees,
  take,
  wantsEvidence,
  type Data,
  type Enterprise,
  type Issue,
  type Role,
  type Who,
  type World,
} from './model';

/**
 * Random sequences of all actions by all people, with leaps of the clock, changes of the calendar and of
 * pairings, compared with the model after every step. FC_RUNS and FC_SEED (a number, or `random`) lengthen or vary a run; a failure
 * is shrunk, and its message is the trace that led there.
 */
const RUNS = Number(process.env['FC_RUNS'] ?? 300);
const HTTP_RUNS = Math.max(1, Math.ceil(RUNS / 20));
const GIVEN = process.env['FC_SEED'] ?? '20261123';
const SEED = GIVEN === 'random' ? {} : { seed: Number(GIVEN) };
const MAX_ISSUES = 3;

type Real = {
  city: City;
  door: Door;
  system: ReturnType<typeof useCases> | null;
  days: { date: string; kind: 'holiday' | 'workday' }[];
  /** what was last read, by documentId, and all ledgers */
  last: Map<string, Seen>;
  ledgers: Map<string, Entry[]>;
};

type Command = fc.AsyncCommand<World, Real>;

const command = (
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

// Steps ----------------------------------------------------------------------------------------------

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
    ...(evidence ? { evidence: evidenceFor(real, m, action, who4) } : {}),
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
async function doStraightOn(w: World, real: Real, length: number, level: number): Promise<void> {
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
    ['leaderA', 'consent', {}],
  ];
  for (const [who, action, data] of way.slice(0, length)) await attempt(w, real, m, who, action, data);
  for (let next = 1; next <= level && ['transferred', 'handling'].includes(m.stage); next += 1)
    await attempt(w, real, m, next === 3 ? 'leaderA' : 'groupA', 'escalate', { reason: '需上级研究' });
}

/** The unit that a group enters for is named in the evidence by its name; the model knows units by their key. */
const withUnit = (data: Data, unit: string | undefined): Data =>
  unit === undefined ? data : { ...data, evidence: { who: unit } };

const UNIT_NAMES: Record<string, string> = {};

const evidenceFor = (real: Real, m: Issue, action: string, unit: string | undefined): object => ({
  ...EVIDENCE,
  ...(unit ? { who: `${UNIT_NAMES[unit]}经办人` } : {}),
  ...(action === 'decide' && m.level === 3
    ? { number: '〔2026〕3号', attachments: [real.city.people.office.membership] }
    : {}),
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
        // What he does not see does not exist for him; the use-cases called directly see everything.
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

// Comparison -----------------------------------------------------------------------------------------

type Step = { m: Issue; action: string; who: Who | null; role: Role | null };

const withoutMain = ({ mainIssue: _mainIssue, ...rest }: Record<string, unknown>): Record<string, unknown> =>
  rest;
const withoutMainText = (text: string): string =>
  JSON.stringify(withoutMain(JSON.parse(text) as Record<string, unknown>));

const instantOf = async (real: Real, documentId: string): Promise<Date> => {
  const [seen] = await real.door.read([documentId], {});
  return new Date(seen?.entries.at(-1)?.happenedAt ?? '');
};

function checkConflict(outcome: Outcome, m: Issue): void {
  const body = outcome.body as { error?: object } & object;
  expect(body.error ?? body).toMatchObject({
    details: { stage: m.stage, allowedActions: expect.any(Array) },
  });
}

/** Every issue is as the model says; exactly the steps taken are in the ledger, and nothing else was touched. */
async function compareAll(w: World, real: Real, steps: readonly Step[]): Promise<void> {
  const known = Object.fromEntries([...real.ledgers].map(([id, entries]) => [id, entries.length]));
  const seen = await real.door.read(
    w.issues.map((m) => m.documentId),
    known,
  );
  w.issues.forEach((m, i) => {
    const now = seen[i];
    if (!now) throw new Error(`issue #${i} is gone`);
    const before = real.last.get(m.documentId);
    real.last.set(m.documentId, now);
    const step = steps.find((s) => s.m === m);
    if (!step && before && before.raw !== now.raw)
      expect(JSON.parse(now.raw)).toEqual(JSON.parse(before.raw));
    const main = m.mergedInto === null ? null : w.issues[m.mergedInto]?.documentId;
    const is = { issue: i, ...now.picture(w.now) };
    const should = { issue: i, ...picture(w, m), mainIssue: main };
    if (!isDeepStrictEqual(is, should)) expect(is).toEqual(should);
    const ledger = real.ledgers.get(m.documentId) ?? [];
    expect(now.entries.length).toBe(step ? 1 : 0);
    real.ledgers.set(m.documentId, [...ledger, ...now.entries]);
    if (step) checkStep(w, now, before, ledger, step);
  });
}

const DUES = [
  'acceptDueAt',
  'transferDueAt',
  'takeUpDueAt',
  'deadline',
  'firstDeadline',
  'committedDeadline',
  'confirmDueAt',
  'consentDueAt',
];

function checkStep(
  w: World,
  now: Seen,
  before: Seen | undefined,
  ledger: readonly Entry[],
  { m, action, who, role }: Step,
): void {
  const entry = now.entries[0] as Entry;
  const was = before?.picture(w.now) ?? {};
  const is = now.picture(w.now);
  expect(entry).toMatchObject({
    sequence: ledger.length + 1,
    prevHash: ledger.at(-1)?.hash ?? FIRST_PREV_HASH,
    action,
    from: was['stage'] ?? null,
    to: m.stage,
    happenedAt: w.now.toISOString(),
    recordedAt: w.now.toISOString(),
    actor: { role: who ? PEOPLE[who].kind : 'system' },
  });
  if (role)
    expect(entry.actor.onBehalfOf).toEqual(role.onBehalf ? expect.objectContaining({ role: role.as }) : null);
  const iso = (value: unknown): string | null => (value as Date | null | undefined)?.toISOString() ?? null;
  expect(entry.dues).toEqual({
    met: Object.fromEntries(DUES.flatMap((due) => (was[due] ? [[due, iso(was[due])]] : []))),
    set: Object.fromEntries(
      DUES.flatMap((due) => (iso(was[due]) === iso(is[due]) ? [] : [[due, iso(is[due])]])),
    ),
  });
  checkLedger([...ledger, entry], now.counts);
}

const WAYS = new Set(
  `→registered registered→accepted registered→declined registered→withdrawn registered→merged registered→void
   accepted→reported accepted→transferred accepted→withdrawn accepted→merged accepted→void
   transferred→handling transferred→accepted transferred→transferred transferred→withdrawn
   handling→transferred handling→reported handling→withdrawn
   reported→handling reported→accepted reported→confirmed reported→transferred reported→withdrawn
   confirmed→closed confirmed→handling confirmed→accepted confirmed→withdrawn
   closed→accepted declined→registered withdrawn→accepted withdrawn→registered merged→accepted merged→registered
   declined→accepted`.split(/\s+/),
);

const FINAL = ['closed', 'declined', 'merged', 'withdrawn', 'void'];

/** What must hold of a ledger by itself, whatever the model thinks. */
function checkLedger(entries: readonly Entry[], counts: Record<string, number>): void {
  let at: string | null = null;
  let lastMove = '';
  for (const { action, from, to } of entries) {
    const wrong = (rule: string): never => {
      throw new Error(`${rule}: ${entries.map((e) => `${e.action}→${e.to}`).join(' ')}`);
    };
    if (from !== at) wrong('every entry begins where the one before ended');
    if ((from !== to || action === 'reassign') && !WAYS.has(`${from ?? ''}→${to}`))
      wrong('no stage is skipped');
    if (from !== null && FINAL.includes(from) && !['reopen', 'call-back', 'correct'].includes(action))
      wrong('a final issue changes only by reopen, call-back and correct');
    if (to === 'closed' && from !== 'closed' && `${lastMove} ${action}` !== 'confirm consent')
      wrong('closed only after the approval of the enterprise and then of the leader');
    if (from !== to) lastMove = action;
    at = to;
  }
  const number = (...actions: string[]): number => entries.filter((e) => actions.includes(e.action)).length;
  expect(counts).toEqual({
    rework: number('rework', 'reject'),
    return: number('return'),
    urge: number('urge'),
    reopen: entries.filter((e) => e.action === 'reopen' && e.from === 'closed').length,
  });
}

/** The chains as they stand at the end of a run, hash by hash. */
async function checkChains(w: World, real: Real): Promise<void> {
  const seen = await real.door.read(
    w.issues.map((m) => m.documentId),
    {},
  );
  seen.forEach(({ entries }, i) => {
    const issue = w.issues[i]?.documentId ?? '';
    let prevHash = FIRST_PREV_HASH;
    for (const { sequence, action, from, to, actor, happenedAt, recordedAt, input, hash } of entries) {
      const entry = { issue, sequence, action, from, to, actor, happenedAt, recordedAt, input, prevHash };
      if (hash !== hashEntry(entry)) throw new Error(`the hash of ${action} (${sequence}) does not fit`);
      prevHash = hash;
    }
    expect(entries).toEqual(real.ledgers.get(issue));
  });
}

// Runs -----------------------------------------------------------------------------------------------

const dice = fc.array(fc.nat(9_999), { minLength: 12, maxLength: 12 });
const steps = (
  name: string,
  times: number,
  run: (w: World, real: Real, die: Die) => Promise<void>,
): fc.Arbitrary<Command>[] =>
  Array.from({ length: times }, () => dice.map((numbers) => command(name, numbers, run)));

const COMMON = [
  ...steps('register', 2, (w, real, die) =>
    w.issues.length < MAX_ISSUES ? doRegister(w, real, die) : Promise.resolve(),
  ),
  ...steps('do', 12, (w, real, die) => doAction(w, real, die, false)),
  ...steps('try', 3, (w, real, die) => doAction(w, real, die, true)),
];

const WITH_CLOCK = [
  ...COMMON,
  ...steps('wait', 2, doWait),
  ...steps('calendar', 1, doCalendar),
  ...steps('pair', 1, (w, real) => doPair(w, real)),
];

const STARTS = [
  '2026-03-02T01:30:00Z',
  '2026-02-12T15:59:59.999Z',
  '2026-04-30T16:00:00Z',
  '2026-09-29T09:00:00Z',
  '2026-11-27T10:00:00Z',
  '2026-12-18T03:00:00Z',
].map((text) => new Date(text));

describe('any sequence of actions agrees with the model', () => {
  let app: TestApp;
  let city: City;
  let keys: Keys;
  const taken = new Map<string, number>();

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    keys = await keysOf(app);
    const { rows } = await app.db.query<{ name: string; code: string }>('select name, code from departments');
    for (const { name, code } of rows) UNIT_NAMES[code === 'town-01' ? 'township' : code] = name;
    // The minutes' scan of a level-3 decision: a file that everybody may name.
    await app.db.query(
      `insert into files (document_id, name, hash, mime, size, url, provider, created_at, updated_at, published_at)
       values ($1, 'minutes.pdf', 'minutes', 'application/pdf', 1, '/uploads/minutes.pdf', 'local', now(), now(), now())`,
      [city.people.office.membership],
    );
  }, 300_000);
  afterAll(() => app?.stop());

  const world = (now: Date): World => ({
    now,
    calendar: calendarWith([]),
    unpaired: null,
    issues: [],
    trace: [],
  });

  test('the model knows every public action', () => {
    expect(['register', ...MODEL_ACTIONS].sort()).toEqual([...PUBLIC_ACTIONS].sort());
  });

  test(
    'as use-cases, at any time',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...STARTS),
          fc.nat(7),
          fc.nat(3),
          fc.commands(WITH_CLOCK, { maxCommands: 25, size: 'max' }),
          async (start, length, level, commands) => {
            const trx = (await app.strapi.db.connection.transaction()) as unknown as Trx;
            const real: Real = {
              city,
              door: useCases(app, city, keys, trx),
              system: null,
              days: [],
              last: new Map(),
              ledgers: new Map(),
            };
            real.system = real.door as ReturnType<typeof useCases>;
            try {
              const model = world(start);
              await command('straight on', [], () => doStraightOn(model, real, length, level)).run(
                model,
                real,
              );
              await fc.asyncModelRun(() => ({ model, real }), commands);
              await checkChains(model, real);
              for (const entries of real.ledgers.values())
                for (const { action, to } of entries) {
                  taken.set(action, (taken.get(action) ?? 0) + 1);
                  taken.set(`→${to}`, (taken.get(`→${to}`) ?? 0) + 1);
                }
            } finally {
              await trx.rollback();
            }
          },
        ),
        { numRuns: RUNS, unbiased: true, ...SEED },
      );
      // A run that never came far would agree with anything.
      if (process.env['FC_STATS']) console.log(Object.fromEntries([...taken].sort((a, b) => b[1] - a[1])));
      if (RUNS >= 1000)
        for (const action of MODEL_ACTIONS.filter((a) => a !== 'dismiss-proposal'))
          expect({ action, taken: taken.has(action) }).toEqual({ action, taken: true });
    },
    60_000 + RUNS * 1000,
  );

  test(
    'over HTTP, now',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands(COMMON, { maxCommands: 20, size: 'max' }), async (commands) => {
          const real: Real = {
            city,
            door: overHttp(app, city, keys),
            system: null,
            days: [],
            last: new Map(),
            ledgers: new Map(),
          };
          const model = world(new Date());
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await checkChains(model, real);
        }),
        { numRuns: HTTP_RUNS, unbiased: true, ...SEED },
      );
    },
    60_000 + HTTP_RUNS * 5000,
  );
});
