import {
  addDays,
  addWorkingDays,
  dueDateOf,
  endOfDay,
  limitFrom,
  localDateOf,
  overdueFrom,
  startOfDay,
  type Calendar,
} from '../src/plugins/casework/domain/calendar';
import { handlingDays } from '../src/plugins/casework/domain/lifecycle/dues';
import { type ActionName, type Settings } from '../src/plugins/casework/domain/lifecycle';
import { ENTERPRISES, LATE_PAIRINGS, LEADERS, REASSIGNMENTS, firstPair } from './city';
import { personName, phone } from './names';
import { random, type Random } from './random';
import {
  DECISIONS,
  FOLLOW_UPS,
  HOW,
  INSTRUCTIONS,
  NOTES,
  SYSTEM_ESCALATION,
  SYSTEM_URGE,
  URGES,
} from './texts/phrases';
import { type Topic } from './texts/topics';

/** The day on which the demo is made, and what the city works by. */
export type Setting = {
  /** YYYY-MM-DD in Shanghai; everything happened before it began */
  day: string;
  calendar: Calendar;
  settings: Settings;
  /** codes of the groups, in the plan's order */
  groups: readonly string[];
};

/** A step of a story: one action. Relations are given by code; the performer knows the records. */
export type Step = {
  at: number;
  story: number;
  actor: string;
  action: ActionName;
  data: Record<string, unknown>;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The end of the demo's past: the beginning of today, so that a demo made in the night is like one made at noon. */
export const cutoff = (setting: Setting): number => startOfDay(setting.day).getTime();

/** A moment of a working day on which somebody sits at his desk. */
export function workTime(date: string, rng: Random): number {
  const minutes = rng.chance(0.6) ? rng.int(8 * 60 + 35, 11 * 60 + 35) : rng.int(13 * 60 + 35, 16 * 60 + 40);
  return startOfDay(date).getTime() + minutes * MINUTE + rng.int(0, 59) * 1000;
}

export const workingDaysAgo = (setting: Setting, n: number): string =>
  addWorkingDays(setting.calendar, setting.day, -n).date;

const changeTimes = new WeakMap<Setting, Map<number, number>>();

/** When pairings changed (see city.ts): at three in the afternoon of that day. */
export function changeTime(setting: Setting, ago: number): number {
  const known = changeTimes.get(setting) ?? new Map<number, number>();
  changeTimes.set(setting, known);
  const time = known.get(ago) ?? startOfDay(workingDaysAgo(setting, ago)).getTime() + 15 * HOUR;
  known.set(ago, time);
  return time;
}

type Pair = { leader: string; group: string };

/** The pair of an enterprise at one instant; null while it is in the pool. */
export function pairAt(setting: Setting, enterprise: number, at: number): Pair | null {
  let pair = firstPair(enterprise - 1, setting.groups);
  for (const change of [...REASSIGNMENTS, ...LATE_PAIRINGS]) {
    if (change.enterprise === enterprise && at >= changeTime(setting, change.ago)) pair = change;
  }
  return pair && { leader: pair.leader, group: pair.group };
}

/** The life of one example issue, written step by step; what would lie beyond today is left out. */
export class Story {
  readonly steps: Step[] = [];
  readonly rng: Random;
  readonly enterprise: number;
  topic: Topic;
  /** now, in the story */
  t: number;
  deadline = 0;
  level = 0;
  unit = '';
  /** support units that have not contributed yet */
  supports: string[] = [];
  private readonly numbers: Record<string, string>;

  constructor(
    readonly setting: Setting,
    readonly index: number,
    given: { enterprise: number; topic: Topic; ago: number },
  ) {
    this.rng = random(`story ${index}`);
    this.enterprise = given.enterprise;
    this.topic = given.topic;
    this.t = workTime(workingDaysAgo(setting, given.ago), this.rng);
    const { rng } = this;
    this.numbers = {
      企业: ENTERPRISES[given.enterprise - 1]?.name ?? '',
      n: String(rng.int(6, 90) * 10),
      m: String(rng.int(12, 60)),
      k: String(rng.int(2, 6)),
    };
  }

  get over(): boolean {
    return this.t >= cutoff(this.setting);
  }

  get today(): string {
    return localDateOf(new Date(this.t));
  }

  text(template: string): string {
    return template.replace(/\{(企业|n|m|k)\}/g, (_, key: string) => this.numbers[key] ?? '');
  }

  private get pair(): Pair {
    const pair = pairAt(this.setting, this.enterprise, this.t);
    if (!pair) throw new Error(`enterprise ${this.enterprise} is in the pool`);
    return pair;
  }

  get group(): string {
    return `group-${this.pair.group}`;
  }

  get groupCode(): string {
    return this.pair.group;
  }

  get leader(): string {
    return this.pair.leader;
  }

  get leaderTitle(): string {
    return LEADERS.find((l) => l.code === this.leader)?.title ?? '';
  }

  get firm(): string {
    return ENTERPRISES[this.enterprise - 1]?.code ?? '';
  }

  /** Does something now. */
  add(actor: string, action: ActionName, data: Record<string, unknown> = {}): this {
    if (!this.over) {
      this.steps.push({ at: this.t, story: this.index, actor, action, data });
      this.t += this.rng.int(2, 9) * MINUTE;
    }
    return this;
  }

  /** Goes on: later the same day (0), or on the n-th working day after. */
  later(n: number): this {
    const { rng, setting } = this;
    if (n === 0) {
      const next = this.t + rng.int(15, 100) * MINUTE;
      if (next < startOfDay(this.today).getTime() + 17.4 * HOUR) {
        this.t = next;
        return this;
      }
    }
    this.t = workTime(addWorkingDays(setting.calendar, this.today, Math.max(n, 1)).date, rng);
    return this;
  }

  /** Goes on to so many working days before today. */
  at(ago: number): this {
    const next = workTime(workingDaysAgo(this.setting, ago), this.rng);
    this.t = next > this.t ? next : this.t + this.rng.int(10, 40) * MINUTE;
    return this;
  }

  evidence(who: string, extra: { channel?: string; number?: string; scan?: true } = {}): object {
    return {
      channel: extra.channel ?? '纸质材料',
      who,
      at: this.today,
      ...(extra.number ? { number: extra.number } : {}),
      ...(extra.scan ? { attachments: ['scan'] } : {}),
    };
  }

  /** Evidence of the enterprise's word, when the group enters it. */
  word(): object {
    const contact = ENTERPRISES[this.enterprise - 1]?.contactName ?? '';
    return this.evidence(contact, { channel: this.rng.pick(['电话', '走访', '微信']) });
  }

  person(): { section: string; responsiblePerson: string; phone: string } {
    const n = this.rng.int(0, 59);
    return {
      section: this.topic.section || '综合科',
      responsiblePerson: personName(120 + n),
      phone: phone(1000 + n),
    };
  }

  /** The deadline that a transfer sets when nobody gives a date. */
  countDeadline(type: 'normal' | 'urgent' | 'complex'): void {
    const { calendar, settings } = this.setting;
    this.deadline = limitFrom(calendar, new Date(this.t), handlingDays(type, settings)).due.getTime();
  }

  /** After rework, reject and refuse-consent. */
  extendForRework(): void {
    const { calendar, settings } = this.setting;
    const due = limitFrom(calendar, new Date(this.t), settings.reworkDays).due.getTime();
    this.deadline = Math.max(this.deadline, due);
  }

  /** The day so many working days after the deadline (before it, when negative). */
  aroundDeadline(n: number): string {
    const day = dueDateOf(new Date(this.deadline));
    return addWorkingDays(this.setting.calendar, n < 0 ? addDays(day, 1) : day, n).date;
  }

  dayAfter(n: number, from = this.today): string {
    return addWorkingDays(this.setting.calendar, from, n).date;
  }

  giveDeadline(date: string): void {
    this.deadline = endOfDay(date).getTime();
  }

  /** Goes on to a moment, with what the rules do meanwhile about a missed due (spec: escalation). */
  wait(until: number, due: number): this {
    return this.along(until, this.overdue(due, until));
  }

  private overdue(due: number, until: number): Happening[] {
    const { calendar } = this.setting;
    const on = (k: number): number =>
      overdueFrom(calendar, new Date(due), k).getTime() + 8 * HOUR + (this.index % 50) * MINUTE;
    const list: Happening[] = [
      { at: on(1), do: () => this.add('system', 'urge', { text: SYSTEM_URGE }) },
      {
        at: on(3),
        do: () => {
          if (this.level > 0) return;
          this.level = 1;
          this.add('system', 'escalate', { reason: SYSTEM_ESCALATION });
        },
      },
    ];
    return list.filter((h) => h.at > this.t && h.at < until);
  }

  private along(until: number, list: Happening[]): this {
    for (const { at, do: happen } of list.sort((a, b) => a.at - b.at)) {
      if (at <= this.t || at >= until) continue;
      this.t = at;
      happen();
    }
    this.t = Math.max(this.t, until);
    return this;
  }

  /**
   * Handling, up to a moment: weekly follow-ups (§四.6), notes, contributions of the support units, now
   * and then an instruction or a change of person; when it gets late, urges and the leader's coordination.
   */
  work(until: number, options: { undecided?: true; uncontributed?: true } = {}): this {
    const { rng, setting } = this;
    const list: Happening[] = this.overdue(this.deadline, until);
    const start = this.t;
    const span = until - start;
    const somewhere = (from: number, to: number): number =>
      workTime(
        addWorkingDays(
          setting.calendar,
          localDateOf(new Date(start + span * (from + rng.next() * (to - from)))),
          0,
        ).date,
        rng,
      );
    const onWorkingDay = (at: number): number => {
      const date = localDateOf(new Date(at));
      const next = addWorkingDays(setting.calendar, addDays(date, -1), 1).date;
      return next === date ? at : workTime(next, rng);
    };
    for (let week = this.dayAfter(rng.int(3, 5)); ; week = this.dayAfter(5, week)) {
      const at = workTime(week, rng);
      if (at >= Math.min(until, cutoff(setting))) break;
      list.push({ at, do: () => this.followUp() });
    }
    const add = (p: number, from: number, to: number, happen: () => void): void => {
      const at = onWorkingDay(somewhere(from, to));
      if (rng.chance(p)) list.push({ at, do: happen });
    };
    add(0.6, 0.3, 0.8, () => this.add(`unit-${this.unit}`, 'note', { text: this.text(this.topic.way) }));
    add(0.12, 0.1, 0.6, () => this.add(this.group, 'note', { text: rng.pick(NOTES.group) }));
    add(0.05, 0.3, 0.9, () => this.add('office', 'note', { text: rng.pick(NOTES.office) }));
    add(0.1, 0.1, 0.5, () => this.add(this.leader, 'instruct', { text: rng.pick(INSTRUCTIONS) }));
    add(0.12, 0.7, 0.95, () => this.add(this.group, 'urge', { text: rng.pick(URGES) }));
    add(0.04, 0.3, 0.6, () =>
      this.add(`unit-${this.unit}`, 'change-person', { ...this.person(), reason: '原责任人工作调整。' }),
    );
    for (const support of options.uncontributed ? [] : this.supports) {
      add(0.85, 0.3, 0.7, () => {
        // Once only, and not when it has come to lead in the meantime.
        if (support === this.unit || !this.supports.includes(support)) return;
        this.supports = this.supports.filter((unit) => unit !== support);
        this.add(`unit-${support}`, 'contribute', { measures: rng.pick(NOTES.support) });
      });
    }
    const late = list.find((h) => h.at === this.escalationAt(until));
    if (late && !options.undecided) {
      const at = workTime(this.dayAfter(rng.int(1, 2), localDateOf(new Date(late.at))), rng);
      list.push({
        at,
        do: () => {
          if (this.level === 1) this.decide(this.leader, rng.pick(DECISIONS), at, until);
        },
      });
    }
    return this.along(until, list);
  }

  private escalationAt(until: number): number {
    const at = overdueFrom(this.setting.calendar, new Date(this.deadline), 3).getTime();
    const exact = at + 8 * HOUR + (this.index % 50) * MINUTE;
    return this.level === 0 && exact < until ? exact : Number.NaN;
  }

  /** A decision with a new deadline, a little after the moment at which the unit will report. */
  decide(actor: string, decision: string, at: number, until: number): void {
    const date = this.dayAfter(2, localDateOf(new Date(Math.max(at, until))));
    this.add(actor, 'decide', { decision, outcome: 'continue', deadline: date });
    this.giveDeadline(date);
  }

  followUp(): void {
    this.add(this.group, 'follow-up', { told: this.rng.pick(FOLLOW_UPS), how: this.rng.pick(HOW) });
  }
}

type Happening = { at: number; do: () => void };
