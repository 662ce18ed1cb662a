import { type Ask, type Entry, type History, type Holder } from '../../../../../../tests/measures/slow';
import { startOfDay } from '../../calendar';
import { official } from '../../calendar/__fixtures__/official-schedules';
import {
  DEFAULT_SETTINGS,
  perform,
  performRegister,
  type Actor,
  type Case,
  type Input,
  type Performed,
  type World,
} from '../../lifecycle';
import { ref, unit, issueState } from '../../lifecycle/__tests__/cases';
import { KINDS, factVersions, type FactEntry, type FactHistory, type FactVersion } from '..';

/**
 * Random lives of issues, taken through the rules alone, without a database: the facts that their ledgers come to
 * must count as the slow computation does, for every subject, period and instant.
 */

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const START = Date.parse('2026-03-02T09:00:00+08:00');

export const who = (kind: Actor['kind'], extra: Partial<Actor> = {}): Actor => ({
  kind,
  membership: null,
  name: kind,
  account: kind,
  organisation: kind,
  departmentId: null,
  leaderId: null,
  enterpriseId: null,
  ...extra,
});

export const PAIRS = [
  { group: ref(1), leader: ref(101) },
  { group: ref(2), leader: ref(102) },
  { group: ref(1), leader: ref(102) },
] as const;

const NOBODY = PAIRS.length;

const UNITS = [11, 12, 13];

/** One issue's life, with the data that both computations read. */
export class Life {
  subject: Case | null = null;
  pair = 0;
  readonly entries: Entry[] = [];
  readonly holders: Holder[] = [];
  readonly leads: { seq: number; unit: number }[] = [];
  readonly steps: FactEntry[] = [];
  private ids = 1000;

  constructor(readonly id: number) {}

  world(actor: Actor, now: number): World {
    return {
      now: new Date(now),
      actor,
      calendar: official,
      settings: DEFAULT_SETTINGS,
      pairing: PAIRS[this.pair] ?? null,
      refs: {
        department: new Map(UNITS.map((n) => [`doc${n}`, unit(n)])),
        category: new Map([
          ['doc50', { ...ref(50), complaint: false, active: true }],
          ['doc51', { ...ref(51), complaint: true, active: true }],
        ]),
        enterprise: new Map([
          ['doc3', { ...ref(3), pairing: PAIRS[this.pair] ?? null }],
          ['doc4', { ...ref(4), pairing: PAIRS[(this.pair + 1) % PAIRS.length] ?? null }],
        ]),
        issue: new Map([['doc999', { ...ref(999), stage: 'handling' as const, enterpriseId: 3 }]]),
        files: new Set(['scan']),
      },
    };
  }

  register(now: number, receivedAt: number): void {
    const input = { enterprise: 'doc3', category: 'doc50', receivedAt: new Date(receivedAt).toISOString() };
    const blank: Case = {
      issue: issueState({
        id: this.id,
        documentId: `doc${this.id}`,
        group: null,
        leader: null,
        receivedAt: new Date(receivedAt),
      }),
      transfers: [],
      requests: [],
      escalations: [],
      milestones: [],
    };
    const result = performRegister(blank, input as Input, this.world(who('office'), now));
    if ('ok' in result) this.keep(result.ok, who('office'), now);
  }

  act(actor: Actor, action: string, input: Input, now: number): boolean {
    if (!this.subject) return false;
    const result = perform(action as 'accept', this.subject, input, this.world(actor, now));
    if ('refused' in result) return false;
    this.keep(result.ok, actor, now);
    return true;
  }

  private keep({ draft, entry }: Performed, actor: Actor, now: number): void {
    const seq = this.entries.length + 1;
    const input = JSON.parse(JSON.stringify(entry.input)) as Record<string, unknown>;
    const lead = draft.transfers.find((t) => t.id === null && t.role === 'lead');
    for (const list of [draft.transfers, draft.requests, draft.escalations, draft.milestones])
      for (const row of list) row.id ??= this.ids++;
    const time = (dues: Record<string, string | null>): Record<string, number | null> =>
      Object.fromEntries(Object.entries(dues).map(([k, v]) => [k, v === null ? null : Date.parse(v)]));
    const common = {
      seq,
      action: entry.action,
      from: entry.from,
      to: entry.to,
      at: now,
      met: time(entry.dues.met) as Record<string, number>,
      set: time(entry.dues.set),
      behalf: entry.standing.onBehalf,
      role: actor.kind,
    };
    this.entries.push({ ...common, input });
    const text = (key: string): string | null => (input[key] as string | undefined) ?? null;
    this.steps.push({
      ...common,
      rating: (input['rating'] as number | undefined) ?? null,
      solved: text('solved'),
      result: text('result'),
      field: text('field'),
      value: input['field'] === 'rating' ? (input['value'] as number) : null,
      papers: ((input['evidence'] as { attachments?: unknown[] } | undefined)?.attachments?.length ?? 0) > 0,
      chargedFrom: input['chargedFrom'] === undefined ? null : Date.parse(input['chargedFrom'] as string),
      unit: lead?.unit.id ?? null,
    });
    if (lead) this.leads.push({ seq, unit: lead.unit.id });
    const { group, leader, complaint } = draft.issue;
    const last = this.holders.at(-1);
    if (
      last?.group !== (group?.id ?? null) ||
      last.leader !== (leader?.id ?? null) ||
      last.complaint !== complaint
    )
      this.holders.push({ seq, at: now, group: group?.id ?? null, leader: leader?.id ?? null, complaint });
    this.subject = draft;
  }

  history(): History {
    return {
      issue: this.id,
      stage: this.subject?.issue.stage ?? '',
      receivedAt: this.subject?.issue.receivedAt.getTime() ?? 0,
      imported: false,
      entries: this.entries,
      leads: this.leads,
      holders: this.holders,
    };
  }

  facts(entries = this.steps.length, receivedAt = this.history().receivedAt): FactHistory {
    const steps = this.steps.slice(0, entries);
    return { receivedAt, entries: steps, holds: this.holders.filter((h) => h.seq <= entries) };
  }
}

export const evidence = (papers: boolean) => ({
  channel: '电话',
  who: '示例',
  at: '2026-01-01',
  ...(papers ? { attachments: ['scan'] } : {}),
});

/** Makes lives from a seed: an action, wait, an action. */
export function liveSome(seed: number, count: number, steps: number): { lives: Life[]; end: number } {
  let state = seed;
  const roll = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * n);
  };
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const lives: Life[] = [];
  let now = START;
  for (let i = 0; i < count; i += 1) {
    const life = new Life(i + 1);
    // One issue in eight begins in the office's pool.
    life.pair = roll(8) === 0 ? NOBODY : roll(2);
    life.register(now, now - roll(3) * DAY);
    lives.push(life);
  }
  for (let n = 0; n < steps; n += 1) {
    // Often to the stroke of midnight, where dues fall.
    now += pick([0, HOUR, 5 * HOUR, DAY, DAY, 3 * DAY]);
    if (roll(5) === 0) now = startOfDay(new Date(now + 8 * HOUR + DAY).toISOString().slice(0, 10)).getTime();
    takeOne(pick(lives), roll, now);
  }
  return { lives, end: now };
}

function takeOne(life: Life, roll: (n: number) => number, now: number): void {
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const issue = life.subject?.issue;
  if (!issue) return;
  if (roll(12) === 0) {
    life.pair = roll(PAIRS.length);
    if (issue.closedAt === null) life.act(who('system'), 'hand-over', { reason: '调剂' }, now);
    return;
  }
  const group = who('group', { departmentId: issue.group?.id ?? 0 });
  const leader = who('leader', { leaderId: issue.leader?.id ?? 0 });
  const lead = who('unit', { departmentId: issue.leadUnit?.id ?? 0 });
  const firm = who('enterprise', { enterpriseId: 3 });
  const office = who('office');
  const reason = { reason: '原因' };
  const day = (n: number): string => new Date(now + 8 * HOUR + n * DAY).toISOString().slice(0, 10);
  const order = {
    leadUnit: `doc${pick(UNITS)}`,
    standard: '标准',
    ...(roll(2) === 0 ? { deadline: day(roll(6)) } : {}),
  };
  const person = { section: '科', responsiblePerson: '某', phone: '1' };
  const report = { result: pick(['solved', 'solved', 'partly']), measures: '已办' };
  const [byFirm, firmMore] = roll(3) === 0 ? [group, { evidence: evidence(roll(2) === 0) }] : [firm, {}];
  const [byLead, leadMore] = roll(4) === 0 ? [group, { evidence: evidence(true) }] : [lead, {}];
  const correct = (field: string, value: unknown) =>
    [office, 'correct', { field, value, ...reason, evidence: evidence(true) }] as const;
  const received = correct('receivedAt', new Date(now - roll(6) * DAY).toISOString());
  type Move = readonly [Actor, string, object];
  const moves: Record<string, readonly Move[]> = {
    registered: [
      [group, 'accept', {}],
      [group, 'accept', {}],
      [group, 'request-decline', { ground: 'duplicate', ...reason }],
      [leader, 'decline', {}],
      [firm, 'withdraw', reason],
      received,
      [group, 'amend', { category: pick(['doc50', 'doc51']) }],
      ...(roll(6) === 0 ? ([[office, 'void', reason]] as const) : []),
    ],
    accepted: [
      [group, 'transfer', order],
      [group, 'transfer', order],
      [office, 'assign', order],
      [group, 'answer', { measures: '答复', evidence: evidence(true) }],
      [office, 'merge', { mainIssue: 'doc999' }],
      [group, 'amend', { category: pick(['doc50', 'doc51']) }],
      [firm, 'withdraw', reason],
      received,
    ],
    transferred: [
      [byLead, 'take-up', { ...person, ...leadMore }],
      [byLead, 'take-up', { ...person, ...leadMore }],
      [lead, 'return', reason],
      [group, 'reassign', { ...order, ...reason }],
      [office, 'reassign', { ...order, ...reason }],
      [leader, 'escalate', reason],
      [leader, 'decide', { decision: '决定', ...(roll(2) === 0 ? { unit: `doc${pick(UNITS)}` } : {}) }],
      [firm, 'request-withdrawal', reason],
      [leader, 'grant-withdrawal', {}],
    ],
    handling: [
      [byLead, 'report-back', { ...report, ...leadMore }],
      [byLead, 'report-back', { ...report, ...leadMore }],
      [lead, 'request-extension', { deadline: day(3 + roll(8)), ...reason }],
      [group, 'grant-extension', {}],
      [group, 'reassign', { ...order, ...reason }],
      [lead, 'escalate', reason],
      [leader, 'decide', { decision: '决定', deadline: day(roll(4)) }],
      [group, 'note', { text: '进展' }],
    ],
    reported: [
      [byFirm, 'confirm', { rating: 1 + roll(5), solved: pick(['solved', 'solved', 'partly']), ...firmMore }],
      [byFirm, 'confirm', { rating: 3 + roll(3), ...firmMore }],
      [byFirm, 'reject', { ...reason, ...firmMore }],
      [group, 'rework', reason],
      [leader, 'escalate', reason],
      [leader, 'decide', { decision: '决定' }],
    ],
    confirmed: [
      [leader, 'consent', { opinion: '同意' }],
      [leader, 'consent', { opinion: '同意' }],
      [leader, 'refuse-consent', reason],
      [office, 'call-back', { rating: 1 + roll(5) }],
      correct('rating', 1 + roll(5)),
    ],
    closed: [
      [group, 'reopen', reason],
      [office, 'call-back', { rating: 1 + roll(5) }],
      correct('rating', 1 + roll(5)),
    ],
    declined: [[group, 'reopen', reason]],
    withdrawn: [[group, 'reopen', reason]],
    merged: [[office, 'reopen', reason]],
  };
  const possible = moves[issue.stage] ?? [];
  const move = possible.length > 0 ? pick(possible) : null;
  if (!move) return;
  const [actor, action, input] = move;
  // The office acts in the group's place on complaints.
  if (!life.act(actor, action, input as Input, now)) life.act(office, action, input as Input, now);
}

/**
 * Returns the figures of fact versions: the rule of the statement (server, issue-figures.sql.ts) in TypeScript.
 */
export function count(versions: readonly FactVersion[], ask: Ask): Map<string, { n: number; d: number }> {
  const sums = new Map<string, { n: number; d: number }>();
  const T = Math.min(ask.to, ask.now);
  const known = ask.to <= ask.now ? ask.to - 1 : ask.now;
  const late = new Map<string, { name: string; num: number }>();
  const add = (name: string, n: number, d: number): void => {
    const sum = sums.get(name) ?? { n: 0, d: 0 };
    sums.set(name, { n: sum.n + n, d: sum.d + d });
  };
  versions.forEach((v) => {
    const dated = v.byDue ? v.at > ask.from && v.at <= ask.to : v.at >= ask.from && v.at < ask.to;
    if (!(v.family === 'debt' || dated) || v.knownFrom > known || (v.knownUntil ?? Infinity) <= known) return;
    if ((v.countsFrom ?? -Infinity) > T || (v.kinds & KINDS[ask.subject]) === 0) return;
    const subject = { city: 0, group: v.group, leader: v.leader, unit: v.unit }[ask.subject];
    if (subject === null || (ask.group !== undefined && v.group !== ask.group)) return;
    const say = (code: string, n: number, d: number): void => add(`${subject} ${code}`, n, d);
    switch (v.family) {
      case 'accept':
        return say('accept_timeliness', v.num, 1);
      case 'transfer':
        return say('transfer_timeliness', v.num, 1);
      case 'take-up':
        return say('take_up_timeliness', v.num, 1);
      case 'handling':
      case 'first-handling': {
        const code = v.family === 'handling' ? 'handling_timeliness' : 'first_handling_timeliness';
        if (ask.subject === 'unit') return say(code, v.num, 1);
        const name = `${subject} ${code}`;
        const key = `${name} ${(v as FactVersion & { issue: number }).issue}`;
        late.set(key, { name, num: Math.min(late.get(key)?.num ?? 1, v.num) });
        return;
      }
      case 'closing':
        say('solution_rate', v.more, 1);
        return say('closure_rate', 1, 1);
      case 'debt':
        return say('closure_rate', 0, 1);
      case 'rating':
        return say('satisfaction_rate', v.num, 1);
      case 'lead':
        return say('return_rate', v.num, 1);
      case 'rework':
        return say('rework_rate', 1, 0);
      case 'report':
        say('platform_use', v.num, 1);
        return say('rework_rate', 0, 1);
      case 'took-up':
        return say('platform_use', v.num, 1);
      case 'reopened':
        return say('reopen_rate', 1, 0);
      case 'closed':
        say('withdrawal_rate', 0, 1);
        return say('reopen_rate', 0, 1);
      case 'withdrawn':
        return say('withdrawal_rate', 1, 1);
      case 'extension':
        return say('extension_rate', v.num, 1);
      case 'declined':
        return say('decline_rate', 1, 0);
      case 'received':
        return say('decline_rate', 0, 1);
      case 'confirm':
        return say('on_behalf_rate', v.num, 1);
    }
  });
  for (const { name, num } of late.values()) add(name, num, 1);
  return sums;
}

export const versionsOf = (lives: readonly Life[]): FactVersion[] =>
  lives.flatMap((life) => factVersions(life.facts()).map((v) => ({ ...v, issue: life.id })));

export const day = (text: string): number => startOfDay(text).getTime();

/** The local day so many days from an instant. */
export const localDay = (from: number, n: number): string =>
  new Date(from + 8 * HOUR + n * DAY).toISOString().slice(0, 10);

export const PERSON = { section: '科', responsiblePerson: '某', phone: '1' };
