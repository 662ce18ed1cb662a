import {
  addDays,
  addWorkingDays,
  dueDateOf,
  endOfDay,
  isCovered,
  isWorkingDay,
  isoWeekOf,
  limitFrom,
  localDateOf,
  postpone,
  startOfDay,
  type Calendar,
  type LocalDate,
} from '../calendar';
import type { DutyType } from './types';

/** One period of one type of duty: half-open in time, with the plan's date and the due after 顺延. */
export type DutyPeriod = {
  type: DutyType;
  period: string;
  from: Date;
  to: Date;
  planDate: LocalDate;
  dueAt: Date;
  /** the due lies in a year whose calendar is not out */
  provisional: boolean;
  /** a follow-up counts the week's working days, each from here */
  days?: Date[];
  /** a visit is owed when the pairing spans the time from here on */
  lastMonth?: Date;
};

/** Settings of the office on duties (*choice*). */
export type DutySettings = {
  /** 顺延: a date that is no working day moves to the next one */
  postpone: boolean;
  /** working days in which the enterprise is told of a decision */
  feedbackDays: number;
  /** working days in which the enterprise is called back when its issue closed not fully solved */
  callBackDays: number;
  /** working days after its due in which what fulfils a duty of a period may be entered */
  graceDays: number;
};

export const DEFAULT_DUTY_SETTINGS: DutySettings = {
  postpone: true,
  feedbackDays: 3,
  callBackDays: 5,
  graceDays: 3,
};

/**
 * Until when what fulfilled a duty of a period may be entered and count as done in time: what is entered from then on
 * is done late, whenever it took place (finding S9).
 */
export const enterBy = (calendar: Calendar, { graceDays }: DutySettings, dueAt: Date): Date =>
  endOfDay(addWorkingDays(calendar, dueDateOf(dueAt), graceDays).date);

/** A week with fewer working days, or an issue open on fewer of them, is owed no follow-up. */
export const FOLLOW_UP_DAYS = 3;

const two = (n: number): string => String(n).padStart(2, '0');

/** The first day of a month, counted as year × 12 + 0…11. */
const firstOf = (month: number): LocalDate => `${Math.floor(month / 12)}-${two((month % 12) + 1)}-01`;
const monthOf = (date: LocalDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const dayOf = (month: number, day: number): LocalDate => `${firstOf(month).slice(0, 8)}${two(day)}`;

/** `2026-09` */
export const monthKey = (date: LocalDate): string => date.slice(0, 7);
/** `2026Q3` */
export const quarterKey = (date: LocalDate): string =>
  `${date.slice(0, 4)}Q${Math.floor((monthOf(date) % 12) / 3) + 1}`;
/** `2026H1` */
export const halfYearKey = (date: LocalDate): string =>
  `${date.slice(0, 4)}H${Math.floor((monthOf(date) % 12) / 6) + 1}`;

type Dues = { calendar: Calendar; settings: DutySettings };

const moved = ({ calendar, settings }: Dues, date: LocalDate): LocalDate =>
  settings.postpone ? postpone(calendar, date) : date;

/** Returns the date, at the earliest the working day after the due of its source. */
const notBefore = ({ calendar, settings }: Dues, date: LocalDate, drawnOn: LocalDate): LocalDate => {
  if (!settings.postpone) return date;
  const next = addWorkingDays(calendar, drawnOn, 1).date;
  return date > next ? date : next;
};

/** When the reports about a month are due: units, then groups, then (of a quarter's last month) the office. */
export function reportDues(
  month: number,
  dues: Dues,
): { unit: LocalDate; group: LocalDate; office: LocalDate } {
  const unit = moved(dues, dayOf(month + 1, 1));
  const group = notBefore(dues, moved(dues, dayOf(month + 1, 3)), unit);
  const office = notBefore(dues, moved(dues, dayOf(month + 1, 5)), group);
  return { unit, group, office };
}

/**
 * The periods of all recurring duties that end after `after` and begin before `until`, with their dues.
 * Periods are also given when only their due, and not they themselves, lies after `after`.
 */
export function dutyPeriods(
  calendar: Calendar,
  settings: DutySettings,
  after: Date,
  until: Date,
): DutyPeriod[] {
  const dues: Dues = { calendar, settings };
  const found: DutyPeriod[] = [];
  const say = (
    type: DutyType,
    period: string,
    [first, next]: [LocalDate, LocalDate],
    planDate: LocalDate,
    dueDate: LocalDate,
    more: Partial<DutyPeriod> = {},
  ): void => {
    const entry: DutyPeriod = {
      type,
      period,
      from: startOfDay(first),
      to: startOfDay(next),
      planDate,
      dueAt: endOfDay(dueDate),
      provisional: !isCovered(calendar, dueDate),
      ...more,
    };
    if ((entry.dueAt > after || entry.to > after) && entry.from < until) found.push(entry);
  };

  // A due lies at most a few weeks after its period; a half-year's circular one month.
  const begin = monthOf(localDateOf(after)) - 14;
  const end = monthOf(localDateOf(until)) + 1;
  for (let month = begin; month <= end; month += 1) {
    const first = firstOf(month);
    const next = firstOf(month + 1);
    const span: [LocalDate, LocalDate] = [first, next];
    const lastDay = addDays(next, -1);
    const due = reportDues(month, dues);
    const key = monthKey(first);
    say('unit-report', key, span, dayOf(month + 1, 1), due.unit);
    say('group-report', key, span, dayOf(month + 1, 3), due.group);
    say('leader-brief', key, span, dayOf(month + 1, 3), due.group);
    say('leader-meeting', key, span, lastDay, lastDay);
    say('city-meeting', key, span, lastDay, lastDay);
    if (month % 3 === 2) {
      const quarter: [LocalDate, LocalDate] = [firstOf(month - 2), next];
      say('office-report', quarterKey(first), quarter, dayOf(month + 1, 5), due.office);
      say('leader-visit', quarterKey(first), quarter, lastDay, lastDay, { lastMonth: startOfDay(first) });
    }
    if (month % 6 === 5) {
      const date = dayOf(month + 1, 31);
      say('circular', halfYearKey(first), [firstOf(month - 5), next], date, moved(dues, date));
    }
    if (month % 12 === 0) {
      const date = dayOf(month, 31);
      say('work-plan', first.slice(0, 4), [first, firstOf(month + 12)], date, moved(dues, date));
    }
  }

  let week = isoWeekOf(localDateOf(after));
  for (; startOfDay(week.monday) < until; week = isoWeekOf(addDays(week.sunday, 1))) {
    const days: Date[] = [];
    for (let i = 0; i < 7; i += 1) {
      const day = addDays(week.monday, i);
      if (isWorkingDay(calendar, day)) days.push(startOfDay(day));
    }
    if (days.length < FOLLOW_UP_DAYS) continue;
    say('follow-up', week.key, [week.monday, addDays(week.sunday, 1)], week.sunday, week.sunday, { days });
  }
  return found;
}

/** The key of the period that an event of a type belongs to, or null for what is called forth by occasion. */
export function periodAt(type: DutyType, at: Date): string | null {
  const date = localDateOf(at);
  switch (type) {
    case 'unit-report':
    case 'group-report':
    case 'leader-brief':
    case 'leader-meeting':
    case 'city-meeting':
      return monthKey(date);
    case 'office-report':
    case 'leader-visit':
      return quarterKey(date);
    case 'circular':
      return halfYearKey(date);
    case 'work-plan':
      return date.slice(0, 4);
    case 'follow-up':
      return isoWeekOf(date).key;
    case 'milestone':
    case 'call-back':
    case 'decision-feedback':
      return null;
  }
}

/** A period as people say it: 2026年9月, 2026年第三季度, 2026年上半年, 2026年第38周; empty for what an occasion calls forth. */
export function periodLabel(period: string): string {
  const [, year, kind, n = ''] = /^(2\d{3})(?:(-W|-|Q|H)(\d{1,2}))?$/.exec(period) ?? [];
  if (year === undefined) return '';
  switch (kind) {
    case '-W':
      return `${year}年第${Number(n)}周`;
    case '-':
      return `${year}年${Number(n)}月`;
    case 'Q':
      return `${year}年第${'一二三四'[Number(n) - 1] ?? n}季度`;
    case 'H':
      return `${year}年${n === '1' ? '上' : '下'}半年`;
    default:
      return `${year}年`;
  }
}

/** The duties that one event calls forth, each so many working days after it. */
export type OccasionType = 'decision-feedback' | 'call-back';

/**
 * By when a decision taken at `at` is to be told to the enterprise (§四.6(3)), or an enterprise is to be called
 * back whose issue closed not fully solved at `at`.
 */
export function occasionDue(
  type: OccasionType,
  calendar: Calendar,
  settings: DutySettings,
  at: Date,
): { planDate: LocalDate; dueAt: Date; provisional: boolean } {
  const days = type === 'call-back' ? settings.callBackDays : settings.feedbackDays;
  const { due, dueDate, provisional } = limitFrom(calendar, at, days);
  return { planDate: dueDate, dueAt: due, provisional };
}
