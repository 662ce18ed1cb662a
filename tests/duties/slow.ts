/**
 * The duties of page 3 of the specification, computed once more and slowly: day by day, from the simulation's own
 * notes. Uses nothing of the application's rules, periods, SQL or calendar module.
 */

const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;

/** 00:00 in Shanghai of a date, and the date of an instant. */
export const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`) - OFFSET;
export const dateOf = (t: number): string => new Date(t + OFFSET).toISOString().slice(0, 10);
export const plusDays = (date: string, n: number): string => dateOf(midnight(date) + n * DAY + DAY / 2);
const iso = (t: number): string => new Date(t).toISOString();

type Holidays = {
  holidays: Record<string, unknown>;
  workdays: Record<string, unknown>;
  inLieuDays: Record<string, unknown>;
};
// eslint-disable-next-line @typescript-eslint/no-require-imports -- data of a package, no types
const DAYS = require('chinese-days/dist/chinese-days.json') as Holidays;

export function works(date: string): boolean {
  if (date in DAYS.workdays) return true;
  if (date in DAYS.holidays || date in DAYS.inLieuDays) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

const nextWorking = (date: string): string => {
  let day = plusDays(date, 1);
  while (!works(day)) day = plusDays(day, 1);
  return day;
};
const moved = (date: string): string => (works(date) ? date : nextWorking(date));
const later = (a: string, b: string): string => (a > b ? a : b);

export type Stay = { stage: string; from: number; to: number };
export type Facts = {
  groups: number[];
  pairings: { enterprise: number; leader: number; group: number; from: number; to: number }[];
  issues: {
    id: number;
    enterprise: number;
    stays: Stay[];
    holders: { group: number; from: number; to: number }[];
    transfers: { unit: number; state: string; from: number; to: number }[];
    followUps: number[];
    decides: { sequence: number; at: number }[];
    milestones: { date: string; unit: number; madeAt: number; endedAt: number; answeredAt: number | null }[];
  }[];
  visits: { leader: number; enterprise: number; date: string }[];
  meetings: { level: 'leader' | 'city'; leader: number; at: number }[];
  /** anything handed in: reports, briefs, plans, circulars */
  handedIn: { type: string; subject: string; period: string; at: number }[];
};

export type Owed = { planDate: string; due: string; group: number | null; fulfilledAt: string | null };

const FOLLOWED = ['accepted', 'transferred', 'handling'];
const WORKED = ['transferred', 'handling'];

const overlap = (spans: { from: number; to: number }[]): boolean =>
  Math.max(...spans.map((s) => s.from)) < Math.min(...spans.map((s) => s.to));

/** All that is owed and not void of the periods of a year, by `type subject period`. */
export function owedIn(year: number, facts: Facts): Map<string, Owed> {
  const owed = new Map<string, Owed>();
  const put = (
    type: string,
    subject: string,
    period: string,
    planDate: string,
    dueDate: string,
    group: number | null,
    fulfilled?: number,
  ): void => {
    const due = midnight(plusDays(dueDate, 1));
    const given = facts.handedIn
      .filter((h) => h.type === type && h.subject === subject && h.period === period)
      .map((h) => h.at);
    const first = [...(fulfilled === undefined ? [] : [fulfilled]), ...given].sort((a, b) => a - b)[0];
    owed.set(`${type} ${subject} ${period}`, {
      planDate,
      due: iso(due),
      group,
      fulfilledAt: first === undefined ? null : iso(first),
    });
  };
  const first = (times: number[]): number | undefined => [...times].sort((a, b) => a - b)[0];

  for (let month = 1; month <= 12; month += 1) {
    const start = `${year}-${String(month).padStart(2, '0')}-01`;
    const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
    const span = { from: midnight(start), to: midnight(next) };
    const key = start.slice(0, 7);
    const lastDay = plusDays(next, -1);
    const on = (day: string): string => `${next.slice(0, 8)}${day}`;
    const unitDue = moved(on('01'));
    const groupDue = later(moved(on('03')), nextWorking(unitDue));
    const officeDue = later(moved(on('05')), nextWorking(groupDue));
    const atEnd = facts.pairings.filter((p) => p.from < span.to && p.to >= span.to);

    for (const issue of facts.issues) {
      for (const transfer of issue.transfers.filter((t) => !['returned', 'cancelled'].includes(t.state))) {
        for (const holder of issue.holders) {
          for (const stay of issue.stays.filter((s) => WORKED.includes(s.stage))) {
            if (overlap([transfer, holder, stay, span]))
              put('unit-report', `u${transfer.unit}:g${holder.group}`, key, on('01'), unitDue, holder.group);
          }
        }
      }
    }
    for (const group of facts.groups) put('group-report', `g${group}`, key, on('03'), groupDue, group);
    for (const { group, leader } of atEnd)
      put('leader-brief', `g${group}:l${leader}`, key, on('03'), groupDue, group);
    for (const { leader } of atEnd) {
      const held = facts.meetings.filter(
        (m) => m.level === 'leader' && m.leader === leader && m.at >= span.from && m.at < span.to,
      );
      put('leader-meeting', `l${leader}`, key, lastDay, lastDay, null, first(held.map((m) => m.at)));
    }
    const city = facts.meetings.filter((m) => m.level === 'city' && m.at >= span.from && m.at < span.to);
    put('city-meeting', 'office', key, lastDay, lastDay, null, first(city.map((m) => m.at)));

    if (month % 3 === 0) {
      const quarter = `${year}Q${month / 3}`;
      put('office-report', 'office', quarter, on('05'), officeDue, null);
      const quarterStart = `${year}-${String(month - 2).padStart(2, '0')}-01`;
      // Day by day: was the enterprise that leader's on every day of the last month, from its first minute?
      for (const enterprise of new Set(facts.pairings.map((p) => p.enterprise))) {
        for (const leader of new Set(facts.pairings.map((p) => p.leader))) {
          const his = facts.pairings.filter((p) => p.enterprise === enterprise && p.leader === leader);
          let t = span.from;
          let group: number | null = null;
          for (const part of [...his].sort((a, b) => a.from - b.from)) {
            if (part.from <= t && part.to > t) {
              t = Math.min(part.to, span.to);
              group = part.group;
            }
          }
          if (t < span.to) continue;
          const seen = facts.visits.filter(
            (v) =>
              v.leader === leader &&
              v.enterprise === enterprise &&
              v.date >= quarterStart &&
              v.date <= lastDay,
          );
          put(
            'leader-visit',
            `l${leader}:e${enterprise}`,
            quarter,
            lastDay,
            lastDay,
            group,
            first(seen.map((v) => midnight(v.date))),
          );
        }
      }
    }
    if (month % 6 === 0) {
      const half = `${year}H${month / 6}`;
      put('circular', 'office', half, on('31'), moved(on('31')), null);
    }
  }
  for (const group of facts.groups)
    put('work-plan', `g${group}`, String(year), `${year}-01-31`, moved(`${year}-01-31`), group);

  // ISO weeks: the week of 4 January is the first.
  let monday = `${year}-01-04`;
  while (new Date(`${monday}T00:00:00Z`).getUTCDay() !== 1) monday = plusDays(monday, -1);
  for (
    let week = 1;
    plusDays(monday, 3).slice(0, 4) === String(year);
    week += 1, monday = plusDays(monday, 7)
  ) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((n) => plusDays(monday, n)).filter(works);
    if (days.length < 3) continue;
    const sunday = plusDays(monday, 6);
    const span = { from: midnight(monday), to: midnight(plusDays(monday, 7)) };
    for (const issue of facts.issues) {
      const open = days.filter((day) =>
        issue.stays.some(
          (s) => FOLLOWED.includes(s.stage) && s.from < midnight(plusDays(day, 1)) && s.to > midnight(day),
        ),
      );
      if (open.length < 3) continue;
      const done = first(issue.followUps.filter((t) => t >= span.from && t < span.to));
      put(
        'follow-up',
        `i${issue.id}`,
        `${year}-W${String(week).padStart(2, '0')}`,
        sunday,
        sunday,
        NaN,
        done,
      );
    }
  }

  for (const issue of facts.issues) {
    for (const { sequence, at } of issue.decides) {
      let date = dateOf(at);
      for (let n = 0; n < 3; n += 1) date = nextWorking(date);
      const due = midnight(plusDays(date, 1));
      const told = first(issue.followUps.filter((t) => t >= at));
      // An issue that has left these stages needs no follow-up: the duty is void, unless told or due before.
      const left = issue.stays.find((s) => s.from > at && !FOLLOWED.includes(s.stage))?.from ?? Infinity;
      if (left < due && (told === undefined || told > left)) continue;
      put('decision-feedback', `i${issue.id}`, `#${sequence}`, date, date, NaN, told);
    }
    for (const m of issue.milestones) {
      // A unit that comes after the date has not missed it.
      if (m.madeAt >= midnight(plusDays(m.date, 1))) continue;
      if (m.answeredAt === null && m.endedAt < midnight(plusDays(m.date, 1))) continue;
      put('milestone', `u${m.unit}:i${issue.id}`, m.date, m.date, m.date, NaN, m.answeredAt ?? undefined);
    }
  }
  return owed;
}

export type Ask = { subject: 'group' | 'unit' | 'leader' | 'city'; from: string; to: string; now: number };
export type Figure = { numerator: number; denominator: number };
export type Set3 = { group: Map<number, (boolean | null)[]>; unit: Map<number, boolean[]> };

/** The six measures of duties, by `subject code`. What the organisations have set up is given. */
export function dutyFigures(
  owed: Map<string, Owed>,
  facts: Facts,
  arranged: Set3,
  ask: Ask,
): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  const count = (subject: number | undefined, code: string, num: boolean): void => {
    if (subject === undefined) return;
    const f = figures.get(`${subject} ${code}`) ?? { numerator: 0, denominator: 0 };
    figures.set(`${subject} ${code}`, {
      numerator: f.numerator + Number(num),
      denominator: f.denominator + 1,
    });
  };
  const T = Math.min(midnight(ask.to), ask.now);
  for (const [name, duty] of owed) {
    const [type = '', subject = ''] = name.split(' ');
    const id = (letter: string): number => Number(new RegExp(`${letter}(\\d+)`).exec(subject)?.[1] ?? NaN);
    const due = Date.parse(duty.due);
    if (duty.planDate < ask.from || duty.planDate >= ask.to || due > ask.now) continue;
    const done = duty.fulfilledAt === null ? Infinity : Date.parse(duty.fulfilledAt);
    const timely = done < due && done <= ask.now;
    // The group that had the issue when it was done, or in the last moment before the due.
    const holds = (s: { from: number; to: number }): boolean =>
      done < due ? s.from <= done && s.to > done : s.from < due && s.to >= due;
    const whose = (group: number | undefined, leader: number | undefined): (number | undefined)[] =>
      ({ group: [group], leader: [leader], city: [0], unit: [undefined] })[ask.subject];
    if (type === 'follow-up') {
      const issue = facts.issues.find((i) => i.id === id('i'));
      const holder = issue?.holders.find(holds);
      const paired = facts.pairings.filter((p) => p.enterprise === issue?.enterprise).find(holds);
      for (const s of whose(holder?.group, paired?.leader)) count(s, 'follow_up_rate', timely);
    } else if (type === 'leader-visit') {
      const pair = facts.pairings.find((p) => p.leader === id('l') && p.enterprise === id('e') && holds(p));
      for (const s of whose(pair?.group ?? duty.group ?? undefined, id('l')))
        count(s, 'visit_coverage', timely);
    } else if (type === 'leader-meeting') {
      const groups = new Set(
        facts.pairings.filter((p) => p.leader === id('l') && holds(p)).map((p) => p.group),
      );
      if (ask.subject === 'group') for (const group of groups) count(group, 'meeting_rate', timely);
      else for (const s of whose(undefined, id('l'))) count(s, 'meeting_rate', timely);
    } else if (type === 'unit-report') {
      if (ask.subject === 'unit') count(id('u'), 'report_timeliness', timely);
      if (ask.subject === 'city') count(0, 'report_timeliness', timely);
    } else if (type === 'group-report' || type === 'leader-brief') {
      if (ask.subject === 'group') count(id('g'), 'report_timeliness', timely);
      if (ask.subject === 'city') count(0, 'report_timeliness', timely);
    } else if (type === 'office-report' && ask.subject === 'city') count(0, 'report_timeliness', timely);
  }
  for (const pair of facts.pairings.filter((p) => p.from <= T && p.to > T)) {
    const reached =
      facts.visits.some(
        (v) =>
          v.enterprise === pair.enterprise &&
          v.date >= ask.from &&
          v.date < ask.to &&
          midnight(v.date) <= ask.now,
      ) ||
      facts.issues.some(
        (i) =>
          i.enterprise === pair.enterprise &&
          i.followUps.some((t) => t >= midnight(ask.from) && t < midnight(ask.to) && t <= ask.now),
      );
    if (ask.subject === 'unit') continue;
    count({ group: pair.group, leader: pair.leader, city: 0 }[ask.subject], 'pairing_coverage', reached);
  }
  const sets = ask.subject === 'unit' ? arranged.unit : arranged.group;
  if (ask.subject !== 'leader') {
    for (const [id, items] of sets)
      for (const met of items) if (met !== null) count(ask.subject === 'city' ? 0 : id, 'mechanism', met);
  }
  return figures;
}
