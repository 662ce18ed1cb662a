/** Days and instants as people in Beijing say them, wherever the browser stands. */

const ZONE = 'Asia/Shanghai';

const WEEKDAYS: Record<'zh' | 'en', readonly string[]> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

export type Language = 'zh' | 'en';

const parts = (at: Date): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: ZONE,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );

/** YYYY-MM-DD in Beijing. */
export function dayOf(at: Date): string {
  const { year, month, day } = parts(at);
  return `${year}-${month}-${day}`;
}

/** So many days after a YYYY-MM-DD. */
export const dayAfter = (day: string, n = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** 周三 for a YYYY-MM-DD; empty for anything else. */
export function weekdayOf(day: string, language: Language): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? '' : (WEEKDAYS[language][new Date(time).getUTCDay()] ?? '');
}

/** 2026-11-25 周三 14:30 */
export function formatInstant(iso: string, language: Language): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const { hour, minute } = parts(at);
  const day = dayOf(at);
  return `${day} ${weekdayOf(day, language)} ${hour}:${minute}`;
}

/** An instant as `datetime-local` has it, in Beijing. */
export function localOf(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const { hour, minute } = parts(at);
  return `${dayOf(at)}T${hour}:${minute}`;
}

/** Reads the value of a `datetime-local` input as Beijing time; null when it is empty. */
export function instantOf(local: string): string | null {
  const at = new Date(`${local}:00+08:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The day that a due belongs to: 24:00 belongs to the day it ends. */
export const dueDayOf = (iso: string): string => dayOf(new Date(new Date(iso).getTime() - 1));

/** 2026-11-25 周三 */
export function formatDue(iso: string, language: Language): string {
  if (Number.isNaN(Date.parse(iso))) return iso;
  const day = dueDayOf(iso);
  return `${day} ${weekdayOf(day, language)}`;
}

/** Days that are declared holidays or workdays; the others follow their weekday. */
export type DayKinds = Readonly<Record<string, 'holiday' | 'workday'>>;

/** The kind of a picked day. */
export function kindOf(day: string, kinds: DayKinds): 'working' | 'holiday' | 'makeup' | 'weekend' {
  const declared = kinds[day];
  if (declared) return declared === 'holiday' ? 'holiday' : 'makeup';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? 'weekend' : 'working';
}

/** 2026-11-25 14:30, for tables. */
export function minuteOf(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const { hour, minute } = parts(at);
  return `${dayOf(at)} ${hour}:${minute}`;
}
