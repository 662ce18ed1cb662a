/**
 * The measures of page 3 once more, slowly: each issue's ledger is walked entry by entry, and between two
 * entries time passes. Written from the specification's words; knows nothing of the SQL.
 */

export type Entry = {
  seq: number;
  action: string;
  from: string | null;
  to: string;
  at: number;
  met: Record<string, number>;
  set: Record<string, number | null>;
  input: Record<string, unknown>;
  behalf: boolean;
  /** role of the actor: unit, group, system … */
  role: string;
};

export type Holder = {
  seq: number;
  at: number;
  group: number | null;
  leader: number | null;
  /** the office acts in the group's place: counts for the city alone */
  complaint: boolean;
};

export type History = {
  issue: number;
  stage: string;
  receivedAt: number;
  imported: boolean;
  entries: Entry[];
  /** lead transfers: the entry that made each, and its unit */
  leads: { seq: number; unit: number }[];
  holders: Holder[];
};

export type Subject = 'group' | 'unit' | 'leader' | 'city';
export type Ask = {
  subject: Subject;
  from: number;
  to: number;
  now: number;
  imported: boolean;
  group?: number;
};

type Fact = {
  code: string;
  num: boolean;
  den: boolean;
  issue: number;
  unit: number | null;
  holder: Holder;
};

type Lead = {
  unit: number;
  seq: number;
  madeAt: number;
  takeUp: { due: number; answeredAt: number | null; seq: number | null; over: boolean };
  /** when a promise first passed while the unit had the work */
  missedAt: number | null;
  missedBeforeFirst: number | null;
  first: { at: number; seq: number; promise: number | undefined } | null;
  last: { at: number; seq: number; promise: number | undefined } | null;
  stands: boolean;
  granted: boolean;
  returned: boolean;
  result: unknown;
  reportsInPeriod: { seq: number }[];
};

type Step = { due: number; answeredAt: number | null; seq: number | null };

/** A correction of a rating or of the receipt counts as if it had been entered so at first. */
function asIfAtFirst(given: readonly Entry[]): Entry[] {
  const list = given.map((e) => ({ ...e, input: { ...e.input }, met: { ...e.met }, set: { ...e.set } }));
  for (const [i, e] of list.entries()) {
    if (e.action !== 'correct') continue;
    if (e.input['field'] === 'rating') {
      for (let k = i - 1; k >= 0; k -= 1) {
        const x = list[k];
        if (x?.action !== 'confirm' && x?.action !== 'call-back') continue;
        x.input['rating'] = e.input['value'];
        break;
      }
    }
    const due = e.set['acceptDueAt'];
    if (e.input['field'] !== 'receivedAt' || due === undefined || due === null) continue;
    for (let k = i; k >= 0; k -= 1) {
      const x = list[k];
      if (!x) break;
      if (k < i && x.set['acceptDueAt']) {
        x.set['acceptDueAt'] = due;
        break;
      }
      if (x.met['acceptDueAt'] !== undefined) x.met['acceptDueAt'] = due;
    }
    delete e.set['acceptDueAt'];
  }
  return list;
}

const UNDOES = ['rework', 'reject', 'refuse-consent'];

/** The contributions of one issue to the figures. */
function factsOf(h: History, ask: Ask): Fact[] {
  const T = Math.min(ask.to, ask.now);
  const entries = asIfAtFirst(h.entries.toSorted((a, b) => a.seq - b.seq)).filter(
    (e) => e.at < ask.to && e.at <= ask.now,
  );
  const lastEntry = entries[entries.length - 1];
  if (h.stage === 'void' || (h.imported && !ask.imported)) return [];
  if (!lastEntry) return [];
  const { receivedAt } = h;

  const first = h.holders[0];
  if (!first) throw new Error('nobody ever held it');
  const beforeSeq = (seq: number): Holder => h.holders.filter((x) => x.seq < seq).pop() ?? first;
  const atTime = (t: number): Holder => h.holders.filter((x) => x.at < t).pop() ?? first;
  const atEnd = h.holders.filter((x) => x.seq <= lastEntry.seq).pop() ?? first;
  if (atEnd.group === null) return [];

  const inside = (t: number): boolean => t >= ask.from && t < ask.to;
  const facts: Fact[] = [];
  const say = (code: string, num: boolean, den: boolean, unit: number | null, holder: Holder): void =>
    void facts.push({ code, num, den, issue: h.issue, unit, holder });
  const sayStep = (code: string, step: Step, unit: number | null): void => {
    const timely = step.answeredAt !== null && step.answeredAt < step.due;
    say(code, timely, true, unit, timely ? beforeSeq(step.seq ?? 0) : atTime(step.due));
  };

  const leads: Lead[] = [];
  let lead: Lead | null = null;
  let acceptStep: Step | null = null;
  let transferStep: Step | null = null;
  let acceptedAt: number | null = null;
  let promise: number | undefined;
  let dues: Record<string, number> = {};
  let stage: string | null = null;
  let clock = -Infinity;
  const ratings: { seq: number; at: number; value: number; unit: number | null; counts: boolean }[] = [];
  let solvedSaid: unknown = null;
  let closedAt: number | null = null;
  let declined: number | null = null;

  const pass = (until: number): void => {
    // until an entry at this instant is taken, all dues up to and including it have passed
    if (lead && promise !== undefined && (stage === 'transferred' || stage === 'handling')) {
      if (promise > clock && promise <= until && promise <= T) {
        lead.missedAt ??= promise;
        if (!lead.first) lead.missedBeforeFirst ??= promise;
      }
    }
    clock = until;
  };

  for (const e of entries) {
    pass(e.at);
    const unit: number | null = lead?.unit ?? null;
    const here = inside(e.at);

    // steps that end here
    if (stage === 'registered') {
      const due = e.met['acceptDueAt'];
      const answers = e.action === 'accept' || e.action === 'request-decline';
      if (!acceptStep && due !== undefined) {
        if (answers) acceptStep = { due, answeredAt: e.at, seq: e.seq };
        else if (e.to !== 'registered' && due <= e.at && due <= T && beforeSeq(e.seq).group !== null)
          acceptStep = { due, answeredAt: null, seq: null };
      }
    }
    if (stage === 'accepted' && e.to !== 'accepted' && acceptedAt !== null && !transferStep) {
      const due = e.met['transferDueAt'];
      if (due !== undefined) {
        if (e.to === 'transferred' || e.to === 'reported')
          transferStep = { due, answeredAt: e.at, seq: e.seq };
        else if (due <= e.at && due <= T) transferStep = { due, answeredAt: null, seq: null };
      }
    }
    const made = h.leads.find((l) => l.seq === e.seq);
    if (lead && stage === 'transferred' && (e.to !== 'transferred' || made)) {
      const l: Lead = lead;
      if (!l.takeUp.over) {
        l.takeUp.over = true;
        l.takeUp.due = e.met['takeUpDueAt'] ?? l.takeUp.due;
        if (e.action === 'take-up' || e.action === 'return') {
          l.takeUp.answeredAt = e.at;
          l.takeUp.seq = e.seq;
        } else if (l.takeUp.due > e.at) l.takeUp.due = Infinity;
      }
    }

    // events counted where they happen
    if (e.action === 'accept') acceptedAt ??= e.at;
    if (e.action === 'return' && lead) lead.returned = true;
    if ((e.action === 'take-up' || e.action === 'report-back') && here)
      say('platform_use', !e.behalf && e.role === 'unit', true, unit, beforeSeq(e.seq));
    if ((e.action === 'reject' || e.action === 'rework') && here)
      say('rework_rate', true, false, unit, beforeSeq(e.seq));
    if (e.action === 'report-back') {
      if (here) say('rework_rate', false, true, unit, beforeSeq(e.seq));
      if (lead) {
        const l: Lead = lead;
        const report = { at: e.at, seq: e.seq, promise: e.met['committedDeadline'] };
        l.first ??= report;
        l.last = report;
        l.stands = true;
        l.result = e.input['result'];
        if (here) l.reportsInPeriod.push({ seq: e.seq });
      }
    }
    if (
      lead &&
      (UNDOES.includes(e.action) || (e.action === 'decide' && stage === 'reported' && e.to === 'handling'))
    )
      lead.stands = false;
    if (lead && e.action === 'grant-extension') lead.granted = true;
    if (e.action === 'confirm' && here) say('on_behalf_rate', e.behalf, true, unit, beforeSeq(e.seq));
    const papers = (e.input['evidence'] as { attachments?: unknown[] } | undefined)?.attachments?.length ?? 0;
    const heard = !e.behalf || papers > 0;
    if (e.action === 'confirm' || e.action === 'call-back') {
      ratings.push({ seq: e.seq, at: e.at, value: e.input['rating'] as number, unit, counts: heard });
    }
    if (e.action === 'confirm') solvedSaid = heard ? (e.input['solved'] ?? 'solved') : null;
    if (e.action === 'reject') ratings.push({ seq: e.seq, at: e.at, value: 1, unit, counts: heard });
    if (e.action === 'consent') {
      closedAt = e.at;
      if (here) {
        say('reopen_rate', false, true, unit, beforeSeq(e.seq));
        say('withdrawal_rate', false, true, unit, beforeSeq(e.seq));
      }
    }
    if (e.action === 'reopen' && stage === 'closed' && here)
      say('reopen_rate', true, false, unit, beforeSeq(e.seq));
    if (e.to === 'withdrawn' && stage !== 'withdrawn' && here)
      say('withdrawal_rate', true, true, unit, beforeSeq(e.seq));
    if (e.to === 'declined' && stage !== 'declined' && here) declined = e.seq;

    // how things stand after it
    if (e.action === 'return' || e.action === 'reopen') lead = null;
    dues = { ...e.met };
    for (const [name, value] of Object.entries(e.set)) {
      if (value === null) delete dues[name];
      else dues[name] = value;
    }
    promise = dues['committedDeadline'];
    if (made) {
      lead = {
        unit: made.unit,
        seq: e.seq,
        madeAt: e.at,
        takeUp: { due: dues['takeUpDueAt'] ?? Infinity, answeredAt: null, seq: null, over: false },
        missedAt: null,
        missedBeforeFirst: null,
        first: null,
        last: null,
        stands: false,
        granted: false,
        returned: false,
        result: null,
        reportsInPeriod: [],
      };
      leads.push(lead);
    }
    if (lead && e.to === 'transferred') lead.takeUp.due = dues['takeUpDueAt'] ?? Infinity;
    stage = e.to;
  }
  pass(T);

  // steps still running at T
  const running = (name: string): Step | null => {
    const due = dues[name];
    return due !== undefined && due <= T ? { due, answeredAt: null, seq: null } : null;
  };
  if (stage === 'registered') acceptStep ??= running('acceptDueAt');
  if (stage === 'accepted' && acceptedAt !== null) transferStep ??= running('transferDueAt');

  if (acceptStep && inside(receivedAt)) sayStep('accept_timeliness', acceptStep, null);
  if (transferStep && acceptedAt !== null && inside(acceptedAt))
    sayStep('transfer_timeliness', transferStep, null);
  const received = h.holders.find((x) => x.group !== null);
  if (inside(receivedAt) && receivedAt <= ask.now && received)
    say('decline_rate', false, true, null, received);
  if (declined !== null) say('decline_rate', true, false, null, beforeSeq(declined));

  for (const l of leads) {
    if (inside(l.madeAt)) {
      say('return_rate', l.returned, true, l.unit, beforeSeq(l.seq));
      const { due, answeredAt, seq } = l.takeUp;
      if (answeredAt !== null || due <= T) sayStep('take_up_timeliness', { due, answeredAt, seq }, l.unit);
    }
    const report = l.reportsInPeriod[l.reportsInPeriod.length - 1];
    if (report) say('extension_rate', l.granted, true, l.unit, beforeSeq(report.seq));
    const handled = (
      code: string,
      missedAt: number | null,
      r: { at: number; seq: number; promise: number | undefined } | null,
    ): void => {
      if (missedAt !== null) {
        if (missedAt > ask.from && missedAt <= ask.to) say(code, false, true, l.unit, atTime(missedAt));
      } else if (r && inside(r.at) && r.promise !== undefined)
        say(code, r.at < r.promise, true, l.unit, beforeSeq(r.seq));
    };
    handled('handling_timeliness', l.missedAt, l.stands ? l.last : null);
    handled('first_handling_timeliness', l.missedBeforeFirst, l.first);
  }

  const unitNow = lead?.unit ?? null;
  const heardLast = ratings.filter((r) => r.counts).pop();
  if (stage === 'closed' && closedAt !== null) {
    if (inside(closedAt)) {
      say('closure_rate', true, true, unitNow, atEnd);
      const solved = solvedSaid === 'solved' && lead?.result !== 'partly' && (heardLast?.value ?? 0) >= 3;
      say('solution_rate', solved, true, unitNow, atEnd);
    }
  } else if (promise !== undefined && promise <= T) {
    const waits = { unit: ['reported', 'confirmed'], group: ['confirmed'], leader: [], city: [] }[
      ask.subject
    ];
    if (!(waits as string[]).includes(stage ?? '')) {
      const whoMissed = atTime(promise);
      say('closure_rate', false, true, unitNow, whoMissed);
      // A later holder owes it too, once it has had it for ten working days.
      const who = ask.subject === 'leader' ? 'leader' : 'group';
      const spells: { who: number | null; from: number; until: number; owes: number; holder: Holder }[] = [];
      for (const holder of h.holders.filter((x) => x.seq <= lastEntry.seq)) {
        const last = spells[spells.length - 1];
        if (last && last.who === holder[who]) continue;
        if (last) last.until = holder.at;
        const taken = h.entries.find((e) => e.seq === holder.seq)?.input['chargedFrom'];
        const owes = typeof taken === 'string' ? Date.parse(taken) : Infinity;
        spells.push({ who: holder[who], from: holder.at, until: Infinity, owes, holder });
      }
      const owing = new Set([whoMissed[who]]);
      for (const spell of ask.subject === 'group' || ask.subject === 'leader' ? spells : []) {
        if (spell.from < promise || owing.has(spell.who) || spell.owes > T || spell.owes > spell.until)
          continue;
        owing.add(spell.who);
        say('closure_rate', false, true, unitNow, spell.holder);
      }
    }
  }
  const rating = ratings.filter((r) => r.counts && inside(r.at)).pop();
  if (rating) say('satisfaction_rate', rating.value >= 3, true, rating.unit, beforeSeq(rating.seq));
  // A merged issue counts in its main issue, but merging does not remove steps that had been missed.
  return lastEntry.to === 'merged'
    ? facts.filter((f) => /^(accept|transfer|take_up|handling|first_handling)_/.test(f.code) && !f.num)
    : facts;
}

export type Result = { numerator: number; denominator: number; value: string | null };

/** numerator / denominator with four decimals, half up, in whole numbers. */
function divide(n: number, d: number): string | null {
  if (d === 0) return null;
  const scaled = (BigInt(n) * 100_000n) / BigInt(d);
  const rounded = (scaled + 5n) / 10n;
  const text = rounded.toString().padStart(5, '0');
  return `${text.slice(0, -4)}.${text.slice(-4)}`;
}

/** All figures, by `subject code`. */
export function slowFigures(histories: readonly History[], ask: Ask): Map<string, Result> {
  const key = (f: Fact): number | null =>
    ask.subject === 'city'
      ? 0
      : ask.subject === 'unit'
        ? f.unit
        : ask.subject === 'group'
          ? f.holder.group
          : f.holder.leader;
  const sums = new Map<string, { num: number; den: number }>();
  const add = (subject: number, code: string, num: number, den: number): void => {
    const at = sums.get(`${subject} ${code}`) ?? { num: 0, den: 0 };
    sums.set(`${subject} ${code}`, { num: at.num + num, den: at.den + den });
  };
  for (const history of histories) {
    const perIssue = new Map<string, boolean>();
    for (const fact of factsOf(history, ask)) {
      const subject = key(fact);
      if (fact.holder.group === null || subject === null) continue;
      if (fact.holder.complaint && ask.subject !== 'city') continue;
      if (ask.group !== undefined && fact.holder.group !== ask.group) continue;
      if (ask.subject !== 'unit' && /handling_timeliness$/.test(fact.code)) {
        const name = `${subject} ${fact.code}`;
        perIssue.set(name, (perIssue.get(name) ?? true) && fact.num);
      } else add(subject, fact.code, Number(fact.num), Number(fact.den));
    }
    for (const [name, timely] of perIssue) {
      const [subject = '0', code = ''] = name.split(' ');
      add(Number(subject), code, Number(timely), 1);
    }
  }
  return new Map(
    [...sums].map(([name, { num, den }]) => [
      name,
      { numerator: num, denominator: den, value: divide(num, den) },
    ]),
  );
}
