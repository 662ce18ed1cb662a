import { createCalendar, endOfDay, seedFromChineseDays, startOfDay } from '../../calendar';
import {
  DEFAULT_DUTY_SETTINGS,
  DUTY_TYPES,
  dutyPeriods,
  dutyState,
  occasionDue,
  periodAt,
  periodLabel,
  subjectKey,
  type DutyPeriod,
} from '..';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- data of a package, no types
const SEED = seedFromChineseDays(require('chinese-days/dist/chinese-days.json'));
const calendar = createCalendar({ seed: SEED, seedYears: SEED.years });
const OFF = { ...DEFAULT_DUTY_SETTINGS, postpone: false };

const year = (settings = DEFAULT_DUTY_SETTINGS): DutyPeriod[] =>
  dutyPeriods(calendar, settings, startOfDay('2026-01-01'), startOfDay('2027-01-01'));
const one = (type: string, period: string, settings = DEFAULT_DUTY_SETTINGS): DutyPeriod => {
  const found = year(settings).filter((p) => p.type === type && p.period === period);
  expect(found).toHaveLength(1);
  return found[0] as DutyPeriod;
};
const dates = ({ planDate, dueAt }: DutyPeriod): [string, string] => [planDate, dueAt.toISOString()];
const until = (plan: string, due: string): [string, string] => [plan, endOfDay(due).toISOString()];

test('the plan’s dates as they stand when they are working days', () => {
  expect(dates(one('unit-report', '2026-06'))).toEqual(until('2026-07-01', '2026-07-01'));
  expect(dates(one('group-report', '2026-06'))).toEqual(until('2026-07-03', '2026-07-03'));
  expect(dates(one('circular', '2026H1'))).toEqual(until('2026-07-31', '2026-07-31'));
});

test('顺延, and nobody is due before the working day after those he draws on', () => {
  // 劳动节 1 to 5 May 2026
  expect(dates(one('unit-report', '2026-04'))).toEqual(until('2026-05-01', '2026-05-06'));
  expect(dates(one('group-report', '2026-04'))).toEqual(until('2026-05-03', '2026-05-07'));
  expect(dates(one('leader-brief', '2026-04'))).toEqual(until('2026-05-03', '2026-05-07'));
  // 国庆节 1 to 7 October 2026, Saturday the 10th is worked
  expect(dates(one('unit-report', '2026-09'))).toEqual(until('2026-10-01', '2026-10-08'));
  expect(dates(one('group-report', '2026-09'))).toEqual(until('2026-10-03', '2026-10-09'));
  expect(dates(one('office-report', '2026Q3'))).toEqual(until('2026-10-05', '2026-10-10'));
  // 31 January 2026 is a Saturday
  expect(dates(one('work-plan', '2026'))).toEqual(until('2026-01-31', '2026-02-02'));
});

test('顺延 switched off leaves the plan’s dates', () => {
  expect(dates(one('unit-report', '2026-04', OFF))).toEqual(until('2026-05-01', '2026-05-01'));
  expect(dates(one('group-report', '2026-04', OFF))).toEqual(until('2026-05-03', '2026-05-03'));
});

test('visits and meetings end with their period, holiday or not', () => {
  expect(dates(one('leader-visit', '2026Q1'))).toEqual(until('2026-03-31', '2026-03-31'));
  expect(one('leader-visit', '2026Q1').lastMonth).toEqual(startOfDay('2026-03-01'));
  // 31 May 2026 is a Sunday
  expect(dates(one('leader-meeting', '2026-05'))).toEqual(until('2026-05-31', '2026-05-31'));
});

test('weeks with fewer than three working days are owed nothing', () => {
  const weeks = year().filter((p) => p.type === 'follow-up');
  // The first and the last week of the year reach into the neighbouring ones.
  expect(weeks.map((w) => w.period)).not.toContain('2026-W08');
  expect(one('follow-up', '2026-W40').days).toHaveLength(3);
  expect(one('follow-up', '2026-W41').days).toHaveLength(3);
  expect(one('follow-up', '2026-W01').planDate).toBe('2026-01-04');
  expect(weeks).toHaveLength(52);
});

test('every recurring type has its periods of the year', () => {
  const count = (type: string): number =>
    year().filter((p) => p.type === type && p.from >= startOfDay('2026-01-01')).length;
  expect(Object.fromEntries(DUTY_TYPES.map((type) => [type, count(type)]))).toEqual({
    'unit-report': 12,
    'group-report': 12,
    'leader-brief': 12,
    'office-report': 4,
    circular: 2,
    'leader-visit': 4,
    'leader-meeting': 12,
    'city-meeting': 12,
    'follow-up': 51,
    milestone: 0,
    'call-back': 0,
    'decision-feedback': 0,
    'work-plan': 1,
  });
});

test('a later start finds what is still due of periods that have ended', () => {
  const found = dutyPeriods(
    calendar,
    DEFAULT_DUTY_SETTINGS,
    endOfDay('2026-05-06'),
    startOfDay('2026-05-09'),
  );
  const keys = found.map((p) => `${p.type} ${p.period}`);
  expect(keys).toContain('group-report 2026-04');
  expect(keys).not.toContain('unit-report 2026-04');
  expect(keys).toContain('unit-report 2026-05');
});

test('keys of periods and subjects', () => {
  const at = new Date('2026-12-31T16:30:00Z'); // 1 January 2027 in Shanghai
  expect(periodAt('group-report', at)).toBe('2027-01');
  expect(periodAt('leader-visit', at)).toBe('2027Q1');
  expect(periodAt('circular', at)).toBe('2027H1');
  expect(periodAt('work-plan', at)).toBe('2027');
  expect(periodAt('follow-up', at)).toBe('2026-W53');
  expect(periodAt('milestone', at)).toBeNull();
  expect(subjectKey('unit-report', { department: 5, group: 12 })).toBe('u5:g12');
  expect(subjectKey('circular', {})).toBe('office');
  expect(() => subjectKey('leader-visit', { leader: 3 })).toThrow('enterprise');
});

test('a decision is told within three working days', () => {
  expect(
    occasionDue('decision-feedback', calendar, DEFAULT_DUTY_SETTINGS, new Date('2026-04-30T02:00:00Z'))
      .planDate,
  ).toBe('2026-05-08');
});

test('the state is derived; in time is strictly before the due', () => {
  const dueAt = endOfDay('2026-05-06');
  const facts = { dueAt, fulfilledAt: null, waivedAt: null, voidedAt: null };
  const before = new Date(dueAt.getTime() - 1);
  expect(dutyState(facts, before)).toBe('pending');
  expect(dutyState(facts, dueAt)).toBe('missed');
  expect(dutyState({ ...facts, fulfilledAt: before }, dueAt)).toBe('done');
  expect(dutyState({ ...facts, fulfilledAt: dueAt }, dueAt)).toBe('late');
  expect(dutyState({ ...facts, waivedAt: before, fulfilledAt: before }, dueAt)).toBe('waived');
  expect(dutyState({ ...facts, waivedAt: before, voidedAt: before }, dueAt)).toBe('void');
});

test('periods are called as people say them; an occasion has none', () => {
  expect(
    ['2026-09', '2026Q3', '2026H1', '2026H2', '2026-W08', '2026', '#5', '2026-09-30'].map(periodLabel),
  ).toEqual(['2026年9月', '2026年第三季度', '2026年上半年', '2026年下半年', '2026年第8周', '2026年', '', '']);
});
