/**
 * The facts that the measures of issues count (spec: measures, figures at speed), derived from an issue's ledger.
 * A fact is one step, event or debt with whose it is, when it is dated and whether it is part of the numerator.
 * It is known from one entry of the ledger to another; a version that an entry ends is closed, never overwritten.
 * Pure: the same ledger always gives the same versions, so that writing them with each action and rebuilding
 * them all come to the same rows.
 *
 * Times are milliseconds since 1970 UTC.
 */

export const FAMILIES = [
  'received',
  'accept',
  'transfer',
  'take-up',
  'lead',
  'handling',
  'first-handling',
  'took-up',
  'report',
  'rework',
  'extension',
  'confirm',
  'rating',
  'closing',
  'debt',
  'closed',
  'reopened',
  'withdrawn',
  'declined',
] as const;
export type Family = (typeof FAMILIES)[number];

/** For which kinds of subject a fact counts, as bits. A complaint counts for the city alone. */
export const KINDS = { unit: 1, group: 2, leader: 4, city: 8 } as const;
const ALL = 15;

export type Fact = {
  family: Family;
  /** together with the family what a fact is known by within its issue: the entry that made the step, else 0 */
  step: string;
  unit: number | null;
  group: number | null;
  leader: number | null;
  kinds: number;
  /** the instant that puts it into a period */
  at: number;
  /** `at` is a due: it belongs to the period that it ends, not to the one that it begins */
  byDue: boolean;
  /** the fact counts once this instant has come: an unanswered step counts when it falls due */
  countsFrom: number | null;
  num: number;
  den: number;
  /** count of another measure on the same row */
  more: number;
  due: number | null;
  settled: number | null;
  /** the action that settled it */
  how: string | null;
};

/** A fact as it was known from one entry to another. */
export type FactVersion = Fact & {
  since: number;
  knownFrom: number;
  until: number | null;
  knownUntil: number | null;
};

/** The holder of an issue from an entry on. */
export type Hold = {
  seq: number;
  at: number;
  group: number | null;
  leader: number | null;
  complaint: boolean;
};

/** An entry of the ledger, as far as facts depend on it. */
export type FactEntry = {
  seq: number;
  action: string;
  from: string | null;
  to: string;
  at: number;
  met: Readonly<Record<string, number>>;
  set: Readonly<Record<string, number | null>>;
  /** entered on behalf of another */
  behalf: boolean;
  /** the kind of actor */
  role: string;
  rating: number | null;
  solved: string | null;
  result: string | null;
  /** the field of a correction, and a corrected rating */
  field: string | null;
  value: number | null;
  /** the evidence has an attachment */
  papers: boolean;
  /** from when a holder who took the issue over with this entry is charged with its old debts */
  chargedFrom: number | null;
  /** the unit of the lead transfer that the entry made */
  unit: number | null;
  /** imported history whose time is not known: the step happened, and is in no measure of timeliness */
  timeUnknown?: boolean;
};

export type FactHistory = {
  /** as corrected */
  receivedAt: number;
  entries: readonly FactEntry[];
  holds: readonly Hold[];
};

type Step = { due: number; at: number | null; seq: number; how: string | null };

type Report = { at: number; seq: number; promise: number | undefined };

type Lead = {
  unit: number;
  seq: number;
  at: number;
  takeUp: Step | null;
  takeUpOver: boolean;
  returned: { at: number } | null;
  missed: number | null;
  missedBeforeFirst: number | null;
  first: Report | null;
  last: Report | null;
  stands: boolean;
  granted: boolean;
  result: string | null;
};

type Rating = { at: number; seq: number; value: number; unit: number | null; heard: boolean };

type State = {
  receivedAt: number;
  holds: Hold[];
  /** by the entry with which it was taken over */
  chargedFrom: Map<number, number>;
  stage: string | null;
  clock: number;
  dues: Record<string, number>;
  lead: Lead | null;
  leads: Lead[];
  accept: Step | null;
  acceptedAt: number | null;
  transfer: Step | null;
  ratings: Rating[];
  solved: string | null;
  closedAt: number | null;
  declined: { at: number; seq: number } | null;
  /** facts of what happened, each for good */
  events: (Fact | null)[];
};

const UNDOES = ['rework', 'reject', 'refuse-consent'];
const WORKED = ['transferred', 'handling'];

/** Ten working days of an ordinary fortnight, for hand-overs from before the day was kept. */
const TWO_WEEKS = 14 * 86_400_000;

/** Ratings from 3 on count as satisfied; the choice of the specification. */
const SATISFIED = 3;

const before = (s: State, seq: number): Hold | undefined =>
  s.holds.findLast((h) => h.seq < seq) ?? s.holds[0];
const heldAt = (s: State, t: number): Hold | undefined => s.holds.findLast((h) => h.at < t) ?? s.holds[0];

type Part = Partial<Fact> & Pick<Fact, 'family' | 'at'>;

/** Returns a fact charged to the holder of the issue; null while it has none (the pool). */
function charged(hold: Hold | undefined, part: Part): Fact | null {
  if (!hold || hold.group === null) return null;
  const kinds = (part.kinds ?? ALL) & (hold.complaint ? KINDS.city : ALL);
  if (kinds === 0) return null;
  return {
    step: '0',
    unit: null,
    byDue: false,
    countsFrom: null,
    num: 0,
    den: 0,
    more: 0,
    due: null,
    settled: null,
    how: null,
    group: hold.group,
    leader: hold.leader,
    ...part,
    kinds,
  };
}

/** A step with a time limit: timely when answered before its due, else counted from the due on. */
function stepFact(s: State, step: Step, part: Part): Fact | null {
  const timely = step.at !== null && step.at < step.due;
  return charged(timely ? before(s, step.seq) : heldAt(s, step.due), {
    ...part,
    num: Number(timely),
    den: 1,
    countsFrom: timely ? null : step.due,
    due: step.due,
    settled: step.at,
    how: step.how,
  });
}

/** Marks a promise as missed that passes while the unit has the work, whatever is granted later. */
function pass(s: State, until: number): void {
  const promise = s.dues['committedDeadline'];
  if (s.lead && promise !== undefined && WORKED.includes(s.stage ?? '')) {
    if (promise > s.clock && promise <= until) {
      s.lead.missed ??= promise;
      if (!s.lead.first) s.lead.missedBeforeFirst ??= promise;
    }
  }
  s.clock = until;
}

/** The steps that this entry answers, or ends otherwise after their due. */
function endSteps(s: State, e: FactEntry): void {
  const step = (due: number, answers: boolean): Step => ({
    due,
    at: answers ? e.at : null,
    seq: e.seq,
    how: e.action,
  });
  if (s.stage === 'registered' && !s.accept && !e.timeUnknown) {
    const due = e.met['acceptDueAt'];
    // Imported history has no request: the decline itself answers.
    const answers =
      e.action === 'accept' ||
      e.action === 'request-decline' ||
      (e.action === 'decline' && e.role === 'system');
    const passed =
      e.to !== 'registered' && due !== undefined && due <= e.at && before(s, e.seq)?.group !== null;
    if (due !== undefined && (answers || passed)) s.accept = step(due, answers);
  }
  if (
    s.stage === 'accepted' &&
    e.to !== 'accepted' &&
    s.acceptedAt !== null &&
    !s.transfer &&
    !e.timeUnknown
  ) {
    const due = e.met['transferDueAt'];
    const answers = e.to === 'transferred' || e.to === 'reported';
    if (due !== undefined && (answers || due <= e.at)) s.transfer = step(due, answers);
  }
  if (
    s.lead &&
    s.stage === 'transferred' &&
    !s.lead.takeUpOver &&
    (e.to !== 'transferred' || e.unit !== null)
  ) {
    const due = e.met['takeUpDueAt'];
    const answers = e.action === 'take-up' || e.action === 'return';
    s.lead.takeUpOver = true;
    if (!e.timeUnknown && due !== undefined && (answers || due <= e.at)) s.lead.takeUp = step(due, answers);
  }
}

/** Adds the facts that are counted where they happen, charged to the holder at that time. */
function happen(s: State, e: FactEntry): void {
  const unit = s.lead?.unit ?? null;
  const event = (family: Family, num: number, den: number, more = 0): void =>
    void s.events.push(
      charged(before(s, e.seq), {
        family,
        step: String(e.seq),
        at: e.at,
        num,
        den,
        more,
        unit,
        how: e.action,
      }),
    );
  const own = Number(!e.behalf && e.role === 'unit');
  // A confirmation without a known time has no known rating either.
  const heard = (!e.behalf || e.papers) && !(e.timeUnknown === true && e.rating === null);
  switch (e.action) {
    case 'accept':
      s.acceptedAt ??= e.at;
      break;
    case 'take-up':
      event('took-up', own, 1);
      break;
    case 'report-back':
      event('report', own, 1);
      break;
    case 'rework':
      event('rework', 1, 0);
      break;
    case 'reject':
      event('rework', 1, 0);
      s.ratings.push({ at: e.at, seq: e.seq, value: 1, unit, heard });
      break;
    case 'confirm':
      event('confirm', Number(e.behalf), 1);
      s.solved = heard ? (e.solved ?? 'solved') : null;
      s.ratings.push({ at: e.at, seq: e.seq, value: e.rating ?? 0, unit, heard });
      break;
    case 'call-back':
      s.ratings.push({ at: e.at, seq: e.seq, value: e.rating ?? 0, unit, heard });
      break;
    case 'consent':
      event('closed', 1, 1);
      s.closedAt = e.at;
      break;
    case 'reopen':
      if (s.stage === 'closed') event('reopened', 1, 0);
      break;
  }
  if (e.to === 'withdrawn' && s.stage !== 'withdrawn') event('withdrawn', 1, 1);
  if (e.to === 'declined' && s.stage !== 'declined') s.declined = { at: e.at, seq: e.seq };
}

/** Applies the entry to the lead transfer that was live before it. */
function work(s: State, e: FactEntry): void {
  const { lead } = s;
  if (!lead) return;
  if (e.action === 'report-back') {
    const report = { at: e.at, seq: e.seq, promise: e.timeUnknown ? undefined : e.met['committedDeadline'] };
    lead.first ??= report;
    lead.last = report;
    lead.stands = true;
    lead.result = e.result;
  }
  if (UNDOES.includes(e.action) || (e.action === 'decide' && s.stage === 'reported' && e.to === 'handling'))
    lead.stands = false;
  if (e.action === 'grant-extension') lead.granted = true;
  if (e.action === 'return') lead.returned = { at: e.at };
  if (e.action === 'return' || e.action === 'reopen') s.lead = null;
}

function takeDues(s: State, e: FactEntry): void {
  s.dues = { ...e.met };
  for (const [name, due] of Object.entries(e.set)) {
    if (due === null) delete s.dues[name];
    else s.dues[name] = due;
  }
}

function makeLead(s: State, e: FactEntry): void {
  if (e.unit === null) return;
  s.lead = {
    unit: e.unit,
    seq: e.seq,
    at: e.at,
    takeUp: null,
    takeUpOver: false,
    returned: null,
    missed: null,
    missedBeforeFirst: null,
    first: null,
    last: null,
    stands: false,
    granted: false,
    result: null,
  };
  s.leads.push(s.lead);
}

function apply(s: State, e: FactEntry, hold: Hold | undefined): void {
  // At an unknown time it is not known whether a promise had passed.
  if (!e.timeUnknown) pass(s, e.at);
  endSteps(s, e);
  happen(s, e);
  work(s, e);
  takeDues(s, e);
  makeLead(s, e);
  s.stage = e.to;
  if (hold) s.holds.push(hold);
  if (hold && e.chargedFrom !== null) s.chargedFrom.set(hold.seq, e.chargedFrom);
}

const running = (s: State, name: string): Step | null => {
  const due = s.dues[name];
  return due === undefined ? null : { due, at: null, seq: 0, how: null };
};

function ofIssue(s: State): (Fact | null)[] {
  const accept = s.accept ?? (s.stage === 'registered' ? running(s, 'acceptDueAt') : null);
  const transfer =
    s.transfer ?? (s.stage === 'accepted' && s.acceptedAt !== null ? running(s, 'transferDueAt') : null);
  const received = s.holds.find((h) => h.group !== null);
  const rating = s.ratings.findLast((r) => r.heard);
  return [
    charged(received, { family: 'received', at: s.receivedAt, countsFrom: s.receivedAt, den: 1 }),
    accept && stepFact(s, accept, { family: 'accept', at: s.receivedAt }),
    transfer && stepFact(s, transfer, { family: 'transfer', at: s.acceptedAt ?? 0 }),
    s.declined && charged(before(s, s.declined.seq), { family: 'declined', at: s.declined.at, num: 1 }),
    rating === undefined
      ? null
      : charged(before(s, rating.seq), {
          family: 'rating',
          at: rating.at,
          unit: rating.unit,
          num: Number(rating.value >= SATISFIED),
          den: 1,
          more: rating.value,
        }),
    closing(s, rating),
  ];
}

/** Closed at T: solved when unit, enterprise and the last rating all say so. A direct answer explains. */
function closing(s: State, rating: Rating | undefined): Fact | null {
  if (s.stage !== 'closed' || s.closedAt === null) return null;
  const solved = s.solved === 'solved' && s.lead?.result !== 'partly' && (rating?.value ?? 0) >= SATISFIED;
  return charged(s.holds.at(-1), {
    family: 'closing',
    at: s.closedAt,
    unit: s.lead?.unit ?? null,
    num: 1,
    den: 1,
    more: Number(solved),
    how: 'consent',
  });
}

function ofLead(s: State, l: Lead): (Fact | null)[] {
  const step = String(l.seq);
  const { unit } = l;
  const live = l === s.lead;
  const takeUp =
    l.takeUp ?? (live && !l.takeUpOver && s.stage === 'transferred' ? running(s, 'takeUpDueAt') : null);
  const promise = s.dues['committedDeadline'];
  const expected =
    live && WORKED.includes(s.stage ?? '') && promise !== undefined && promise > s.clock ? promise : null;
  const handled = (
    family: 'handling' | 'first-handling',
    missed: number | null,
    report: Report | null,
  ): Fact | null => {
    const due = missed ?? (!report ? expected : null);
    if (due !== null)
      return charged(heldAt(s, due), {
        family,
        step,
        unit,
        at: due,
        byDue: true,
        den: 1,
        countsFrom: due,
        due,
      });
    if (report?.promise === undefined) return null;
    return charged(before(s, report.seq), {
      family,
      step,
      unit,
      at: report.at,
      num: Number(report.at < report.promise),
      den: 1,
      due: report.promise,
      settled: report.at,
      how: 'report-back',
    });
  };
  return [
    charged(before(s, l.seq), {
      family: 'lead',
      step,
      unit,
      at: l.at,
      num: Number(l.returned !== null),
      den: 1,
      settled: l.returned?.at ?? null,
      how: l.returned ? 'return' : null,
    }),
    takeUp && stepFact(s, takeUp, { family: 'take-up', step, unit, at: l.at }),
    handled('handling', l.missed, l.stands ? l.last : null),
    handled('first-handling', l.missedBeforeFirst, l.first),
    l.last &&
      charged(before(s, l.last.seq), {
        family: 'extension',
        step,
        unit,
        at: l.last.at,
        num: Number(l.granted),
        den: 1,
      }),
  ];
}

/**
 * The parties for whom an unfinished issue counts: a party that waits for another's answer is not charged with it.
 */
const OWES: Record<string, number> = {
  transferred: ALL,
  handling: ALL,
  reported: ALL & ~KINDS.unit,
  confirmed: KINDS.leader | KINDS.city,
};

/**
 * Returns the debts: an issue that is not closed although its promise has passed is charged to its holder at that
 * time, and to a later holder once that has had it for the set number of working days. So no hand-over cleans or
 * soils a record.
 */
function debts(s: State): (Fact | null)[] {
  const kinds = OWES[s.stage ?? ''];
  const promise = s.dues['committedDeadline'];
  if (kinds === undefined || promise === undefined) return [];
  const debt = (hold: Hold | undefined, part: Partial<Fact>): Fact | null =>
    charged(hold, {
      family: 'debt',
      at: promise,
      byDue: true,
      unit: s.lead?.unit ?? null,
      den: 1,
      due: promise,
      kinds,
      countsFrom: promise,
      ...part,
    });
  const first = heldAt(s, promise);
  return [
    debt(first, {}),
    ...laterHolders(s, first, 'group', kinds, debt),
    ...laterHolders(s, first, 'leader', kinds, debt),
  ];
}

function laterHolders(
  s: State,
  first: Hold | undefined,
  who: 'group' | 'leader',
  kinds: number,
  debt: (hold: Hold, part: Partial<Fact>) => Fact | null,
): (Fact | null)[] {
  const found: (Fact | null)[] = [];
  const known = new Set([first?.[who]]);
  const later = s.holds.slice(first ? s.holds.indexOf(first) + 1 : s.holds.length);
  let present = first?.[who];
  later.forEach((hold, i) => {
    if (hold[who] === present || hold.complaint) return;
    present = hold[who];
    const end = later.slice(i + 1).find((h) => h[who] !== hold[who])?.at ?? Infinity;
    const from = s.chargedFrom.get(hold.seq) ?? hold.at + TWO_WEEKS;
    if (known.has(hold[who]) || from > end) return;
    known.add(hold[who]);
    found.push(debt(hold, { step: `${who} ${hold.seq}`, kinds: kinds & KINDS[who], countsFrom: from }));
  });
  return found;
}

/** The steps with a time limit, which are missed. */
const STEPS: readonly Family[] = ['accept', 'transfer', 'take-up', 'handling', 'first-handling'];

/** Whether a step is missed for good, whatever becomes of the issue. */
const isMissed = (s: State, { family, num, countsFrom }: Fact): boolean =>
  STEPS.includes(family) && num === 0 && (countsFrom ?? -Infinity) <= s.clock;

/**
 * Returns the facts of the issue after the entries so far. A merged issue counts in its main issue, except that
 * steps missed before stay with the party that missed them; the pool counts nowhere.
 */
function factsNow(s: State): Fact[] {
  if (s.stage === 'void' || s.holds.at(-1)?.group === null) return [];
  const all = [...ofIssue(s), ...s.leads.flatMap((l) => ofLead(s, l)), ...debts(s), ...s.events];
  const facts = all.filter((fact) => fact !== null);
  return s.stage === 'merged' ? facts.filter((fact) => isMissed(s, fact)) : facts;
}

/**
 * Applies corrections as if entered so at first: a corrected rating replaces the one given before it, and a limit
 * that a corrected receipt has moved ran so from its beginning.
 */
function corrected(entries: readonly FactEntry[]): FactEntry[] {
  const list = entries.map((e) => ({ ...e, met: { ...e.met }, set: { ...e.set } }));
  list.forEach((e, i) => {
    if (e.action !== 'correct') return;
    if (e.field === 'rating') {
      const given = list.slice(0, i).findLast((x) => x.action === 'confirm' || x.action === 'call-back');
      if (given) given.rating = e.value;
    }
    const due = e.set['acceptDueAt'];
    if (e.field !== 'receivedAt' || due === undefined || due === null) return;
    const begun = list.slice(0, i).findLast((x) => (x.set['acceptDueAt'] ?? null) !== null);
    if (!begun) return;
    begun.set['acceptDueAt'] = due;
    for (const x of list.slice(list.indexOf(begun) + 1, i + 1))
      if (x.met['acceptDueAt'] !== undefined) x.met['acceptDueAt'] = due;
    delete e.set['acceptDueAt'];
  });
  return list;
}

const same = (a: Fact, b: Fact): boolean => FIELDS.every((field) => a[field] === b[field]);

const FIELDS: readonly (keyof Fact)[] = [
  'unit',
  'group',
  'leader',
  'kinds',
  'at',
  'byDue',
  'countsFrom',
  'num',
  'den',
  'more',
  'due',
  'settled',
  'how',
];

/**
 * All versions of all facts of an issue, in the order of the entries that opened them. An issue entered by mistake
 * (void) has none.
 * @param history its whole ledger, by sequence
 */
export function factVersions({ receivedAt, entries, holds }: FactHistory): FactVersion[] {
  if (entries.at(-1)?.to === 'void') return [];
  const s: State = {
    receivedAt,
    holds: [],
    chargedFrom: new Map(),
    stage: null,
    clock: -Infinity,
    dues: {},
    lead: null,
    leads: [],
    accept: null,
    acceptedAt: null,
    transfer: null,
    ratings: [],
    solved: null,
    closedAt: null,
    declined: null,
    events: [],
  };
  const versions: FactVersion[] = [];
  const open = new Map<string, FactVersion>();
  for (const e of corrected(entries)) {
    apply(
      s,
      e,
      holds.find((h) => h.seq === e.seq),
    );
    const present = new Map(factsNow(s).map((fact) => [`${fact.family} ${fact.step}`, fact]));
    for (const [key, version] of open) {
      const fact = present.get(key);
      if (fact && same(version, fact)) continue;
      Object.assign(version, { until: e.seq, knownUntil: e.at });
      open.delete(key);
    }
    for (const [key, fact] of present) {
      if (open.has(key)) continue;
      const version = { ...fact, since: e.seq, knownFrom: e.at, until: null, knownUntil: null };
      open.set(key, version);
      versions.push(version);
    }
  }
  return versions;
}

/** Changes that an entry made to the versions of its issue's facts. */
export type FactChanges = {
  /** versions that it ended, by family, step and the entry that opened them */
  closed: FactVersion[];
  opened: FactVersion[];
  /** versions that a correction shows never to have been so */
  replaced: FactVersion[];
};

const nameOf = (v: FactVersion): string => `${v.family} ${v.step} ${v.since}`;

/**
 * Returns the changes made by the last entry of a history.
 * @param before the history without that entry
 */
export function factChanges(before: FactHistory, after: FactHistory): FactChanges {
  const last = after.entries.at(-1);
  const now = factVersions(after);
  if (last?.action !== 'correct' && last?.action !== 'void') {
    return {
      closed: now.filter((v) => v.until === last?.seq && v.since !== last?.seq),
      opened: now.filter((v) => v.since === last?.seq),
      replaced: [],
    };
  }
  const then = new Map(factVersions(before).map((v) => [nameOf(v), v]));
  const changes: FactChanges = { closed: [], opened: [], replaced: [] };
  for (const version of now) {
    const was = then.get(nameOf(version));
    then.delete(nameOf(version));
    if (was && same(was, version) && was.until === version.until) continue;
    if (was && same(was, version) && was.until === null && version.until === last.seq) {
      changes.closed.push(version);
      continue;
    }
    if (was) changes.replaced.push(was);
    changes.opened.push(version);
  }
  changes.replaced.push(...then.values());
  return changes;
}
