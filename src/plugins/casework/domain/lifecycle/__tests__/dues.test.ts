import { createCalendar, endOfDay } from '../../calendar';
import { OFFICIAL } from '../../calendar/__fixtures__/official-schedules';
import {
  DUE_FIELDS,
  FINAL_STAGES,
  OPEN_STAGES,
  STAGE_DUES,
  countDue,
  enterStage,
  extendForRework,
  giveDeadline,
  lightOf,
  recomputeDues,
  settleDues,
  supportDeadline,
  type Clock,
  type Stage,
} from '../index';
import { at, caseIn, clockAt, issueState, milestone, NOW, official, transfer } from './cases';

const withDays = (days: { date: string; kind: 'holiday' | 'workday' }[], years: number[] = []) =>
  createCalendar({ ...OFFICIAL, overrides: days, enteredYears: years });

describe('entering a stage', () => {
  // 2026-03-02 is a Monday; the stage's due counted by the specification's table.
  test.each<[Stage, string | null, string | null]>([
    ['registered', 'acceptDueAt', '2026-03-03'],
    ['accepted', 'transferDueAt', '2026-03-04'],
    ['transferred', 'takeUpDueAt', '2026-03-04'],
    ['handling', null, null],
    ['reported', 'confirmDueAt', '2026-03-09'],
    ['confirmed', 'consentDueAt', '2026-03-09'],
    ['closed', null, null],
    ['declined', null, null],
    ['merged', null, null],
    ['withdrawn', null, null],
    ['void', null, null],
  ])('%s sets %s and clears the other stage dues', (stage, field, date) => {
    const subject = caseIn('transferred');
    for (const due of Object.values(STAGE_DUES))
      if (due !== 'deadline') countDue(subject.issue, due, at(NOW), 9, clockAt(NOW));
    enterStage(subject, stage, clockAt(NOW));
    const set = Object.values(STAGE_DUES).filter((due) => due !== 'deadline' && subject.issue[due]);
    expect(set).toEqual(field ? [field] : []);
    if (field && date) expect(subject.issue[field as 'acceptDueAt']).toEqual(endOfDay(date));
    expect(subject.issue).toMatchObject({ stage, stageSince: at(NOW) });
    expect(Object.keys(subject.issue.clock).filter((due) => due !== 'deadline')).toEqual(
      field ? [field] : [],
    );
  });

  test.each<[Stage, boolean]>([
    ['registered', false],
    ['accepted', false],
    ['transferred', true],
    ['handling', true],
    ['reported', true],
    ['confirmed', true],
    ['closed', true],
    ['declined', false],
    ['merged', false],
    ['withdrawn', false],
    ['void', false],
  ])('in %s the deadlines stand: %s', (stage, stands) => {
    const subject = caseIn('handling');
    const before = subject.issue.deadline;
    enterStage(subject, stage, clockAt('2026-03-05 10:00'));
    for (const field of ['deadline', 'firstDeadline', 'committedDeadline'] as const)
      expect(subject.issue[field]).toEqual(stands ? before : null);
    expect('deadline' in subject.issue.clock).toBe(stands);
  });

  test('a registration counts from its receipt, which may lie before', () => {
    const subject = caseIn('accepted');
    enterStage(subject, 'registered', clockAt(NOW), at('2026-02-13 12:00'));
    // The Saturday before the Spring Festival is made up.
    expect(subject.issue.acceptDueAt).toEqual(endOfDay('2026-02-14'));
    expect(subject.issue.clock.acceptDueAt).toEqual({
      from: at('2026-02-13 12:00').toISOString(),
      days: 1,
      setAt: at(NOW).toISOString(),
      provisional: false,
    });
  });
});

describe('a deadline', () => {
  test('by count is provisional when it reaches into a year without data', () => {
    const issue = issueState();
    countDue(issue, 'deadline', at('2026-12-20 09:00'), 25, clockAt('2026-12-20 09:00'));
    expect(issue.clock.deadline).toMatchObject({ days: 25, provisional: true });
    countDue(issue, 'deadline', at('2026-12-20 09:00'), 5, clockAt('2026-12-20 09:00'));
    expect(issue.clock.deadline).toMatchObject({ days: 5, provisional: false });
  });

  test('that a person gave is the end of that day and never provisional', () => {
    const issue = issueState();
    expect(giveDeadline(issue, '2027-05-01', clockAt(NOW))).toEqual(at('2027-05-02 00:00'));
    expect(issue.clock.deadline).toMatchObject({ days: null, provisional: false });
  });
});

describe('support units', () => {
  test.each([
    // three working days before the lead's
    ['2026-03-02 09:00', '2026-03-16', '2026-03-11'],
    // … over the Qingming holidays, 4 to 6 April
    ['2026-03-20 09:00', '2026-04-08', '2026-04-02'],
    // at least two from now
    ['2026-03-02 09:00', '2026-03-06', '2026-03-04'],
    // never after the lead's deadline
    ['2026-03-02 09:00', '2026-03-03', '2026-03-03'],
    ['2026-03-02 09:00', '2026-03-02', '2026-03-02'],
  ])('from %s with the lead due %s have until %s', (now, lead, due) => {
    expect(supportDeadline(endOfDay(lead), clockAt(now))).toEqual(endOfDay(due));
  });
});

describe('rework, reject and refuse-consent', () => {
  test.each([
    ['2026-03-04 10:00', '2026-03-16', 'the later present one stays'],
    ['2026-03-11 23:59', '2026-03-16', 'as late: it stays'],
    ['2026-03-12 00:00', '2026-03-17', 'three working days from now'],
    ['2026-03-30 10:00', '2026-04-02', 'a missed one too'],
  ])('at %s make the deadline %s: %s', (now, date) => {
    const { issue } = caseIn('reported');
    const { committedDeadline, firstDeadline } = issue;
    extendForRework(issue, clockAt(now));
    expect(issue.deadline).toEqual(endOfDay(date));
    expect(issue).toMatchObject({ committedDeadline, firstDeadline });
    expect(issue.clock.deadline?.days).toBe(date === '2026-03-16' ? 10 : 3);
  });
});

describe('what the light is read from', () => {
  test.each<[Stage, Partial<Record<string, string>>]>([
    ['registered', { dueAt: '2026-03-03', yellowFrom: '2026-03-02', redFrom: '2026-03-03' }],
    ['accepted', { dueAt: '2026-03-04', yellowFrom: '2026-03-03', redFrom: '2026-03-04' }],
    ['handling', { dueAt: '2026-03-16', yellowFrom: '2026-03-12', redFrom: '2026-03-16' }],
    ['reported', { dueAt: '2026-03-09' }],
    ['confirmed', { dueAt: '2026-03-09' }],
    ['closed', {}],
    ['withdrawn', {}],
  ])('in %s', (stage, wanted) => {
    const { issue } = caseIn(stage);
    const date = (field: string): Date | null => (wanted[field] ? endOfDay(wanted[field]) : null);
    expect(issue).toMatchObject({
      dueAt: date('dueAt'),
      yellowFrom: date('yellowFrom'),
      redFrom: date('redFrom'),
    });
  });

  test.each<[string, Stage, string | null]>([
    ['2026-03-12 23:59:59.999', 'handling', 'green'],
    ['2026-03-13 00:00', 'handling', 'yellow'],
    ['2026-03-16 23:59:59.999', 'handling', 'yellow'],
    ['2026-03-17 00:00', 'handling', 'red'],
    ['2026-03-30 00:00', 'reported', 'waiting'],
    ['2026-03-30 00:00', 'confirmed', 'waiting'],
    ...FINAL_STAGES.map((stage): [string, Stage, null] => ['2026-03-30 00:00', stage, null]),
  ])('at %s in %s it is %s', (now, stage, light) => {
    const { issue } = caseIn(stage);
    expect(lightOf(issue, at(now))).toBe(light);
  });

  test('a missed milestone is red before the deadline, and no longer when answered or cancelled', () => {
    const subject = caseIn('handling');
    const due = endOfDay('2026-03-10');
    subject.milestones.push(
      milestone('2026-03-12', { dueAt: endOfDay('2026-03-12') }),
      milestone('2026-03-10', { dueAt: due }),
    );
    settleDues(subject, clockAt(NOW));
    expect(subject.issue).toMatchObject({ milestoneDueAt: due, redFrom: due });
    expect(lightOf(subject.issue, due)).toBe('red');
    for (const m of subject.milestones) m.state = m.date === '2026-03-10' ? 'answered' : 'cancelled';
    settleDues(subject, clockAt(NOW));
    expect(subject.issue).toMatchObject({ milestoneDueAt: null, redFrom: subject.issue.deadline });
  });

  test('provisional follows the dues that run', () => {
    const clock = clockAt('2026-12-30 09:00');
    const subject = caseIn('accepted', {}, '2026-12-29 09:00');
    expect(subject.issue.provisional).toBe(false);
    enterStage(subject, 'reported', clock);
    settleDues(subject, clock);
    expect(subject.issue.provisional).toBe(true);
    enterStage(subject, 'withdrawn', clock);
    settleDues(subject, clock);
    expect(subject.issue.provisional).toBe(false);
  });
});

describe('a new calendar', () => {
  const clock = (now: string, calendar = official): Clock => ({ ...clockAt(now), calendar });
  const holidays = (...dates: string[]) =>
    withDays(dates.map((date) => ({ date, kind: 'holiday' as const })));

  test('computes a counted due again, with everything that equals it', () => {
    const subject = caseIn('handling');
    expect(recomputeDues(subject, clock('2026-03-03 09:00', holidays('2026-03-09')))).toBe(true);
    const due = endOfDay('2026-03-17');
    expect(subject.issue).toMatchObject({ deadline: due, firstDeadline: due, committedDeadline: due });
    expect(subject.transfers[0]).toMatchObject({ deadline: due, firstDeadline: due, committedDeadline: due });
    expect(recomputeDues(subject, clock('2026-03-03 09:00', holidays('2026-03-09')))).toBe(false);
  });

  test('moves the take-up due of the transfer with the issue’s', () => {
    const subject = caseIn('transferred');
    expect(recomputeDues(subject, clock('2026-03-02 20:00', holidays('2026-03-03')))).toBe(true);
    expect(subject.issue.takeUpDueAt).toEqual(endOfDay('2026-03-05'));
    expect(subject.transfers[0]?.takeUpDueAt).toEqual(endOfDay('2026-03-05'));
  });

  test('leaves a date that a person gave', () => {
    const subject = caseIn('handling');
    giveDeadline(subject.issue, '2026-03-20', clockAt(NOW));
    expect(recomputeDues(subject, clock('2026-03-03 09:00', holidays('2026-03-09')))).toBe(false);
    expect(subject.issue.deadline).toEqual(endOfDay('2026-03-20'));
  });

  test('never computes to earlier than the end of today', () => {
    const subject = caseIn('accepted', {}, '2026-03-06 09:00'); // Friday: due on Tuesday the 10th
    expect(subject.issue.transferDueAt).toEqual(endOfDay('2026-03-10'));
    const weekend = withDays([
      { date: '2026-03-07', kind: 'workday' },
      { date: '2026-03-08', kind: 'workday' },
    ]);
    expect(recomputeDues(subject, clock('2026-03-09 15:00', weekend))).toBe(true);
    expect(subject.issue.transferDueAt).toEqual(endOfDay('2026-03-09'));
  });

  test('leaves what is missed already', () => {
    const subject = caseIn('accepted');
    expect(recomputeDues(subject, clock('2026-03-20 09:00', holidays('2026-03-03')))).toBe(false);
    expect(subject.issue.transferDueAt).toEqual(endOfDay('2026-03-04'));
  });

  test.each<Stage>(['reported', 'confirmed'])(
    'leaves the deadline frozen in %s, not the reminder',
    (stage) => {
      const subject = caseIn(stage);
      expect(recomputeDues(subject, clock('2026-03-03 09:00', holidays('2026-03-05')))).toBe(true);
      expect(subject.issue.deadline).toEqual(endOfDay('2026-03-16'));
      const due = stage === 'reported' ? subject.issue.confirmDueAt : subject.issue.consentDueAt;
      expect(due).toEqual(endOfDay('2026-03-10'));
    },
  );

  test('keeps a promise that rework has not moved, however the deadline moves', () => {
    const subject = caseIn('reported');
    enterStage(subject, 'handling', clockAt('2026-03-20 09:00'));
    extendForRework(subject.issue, clockAt('2026-03-20 09:00'));
    expect(recomputeDues(subject, clock('2026-03-20 10:00', holidays('2026-03-23')))).toBe(true);
    expect(subject.issue).toMatchObject({
      deadline: endOfDay('2026-03-26'),
      firstDeadline: endOfDay('2026-03-16'),
      committedDeadline: endOfDay('2026-03-16'),
    });
  });

  test('takes the mark of a year whose schedule has come', () => {
    const subject = caseIn('accepted', {}, '2026-12-31 09:00');
    expect(subject.issue).toMatchObject({ provisional: true, transferDueAt: endOfDay('2027-01-04') });
    const known = withDays([{ date: '2027-01-01', kind: 'holiday' }], [2027]);
    expect(recomputeDues(subject, clock('2026-12-31 10:00', known))).toBe(true);
    settleDues(subject, clock('2026-12-31 10:00', known));
    expect(subject.issue).toMatchObject({ provisional: false, transferDueAt: endOfDay('2027-01-05') });
  });

  test('does not leave a support unit beyond the lead’s deadline', () => {
    const subject = caseIn('handling');
    subject.transfers.push(transfer({ id: 202, role: 'support', deadline: endOfDay('2026-03-16') }));
    const worked = withDays([{ date: '2026-03-14', kind: 'workday' }]);
    expect(recomputeDues(subject, clock('2026-03-03 09:00', worked))).toBe(true);
    expect(subject.issue.deadline).toEqual(endOfDay('2026-03-14'));
    expect(subject.transfers.map((t) => t.deadline)).toEqual([
      endOfDay('2026-03-14'),
      endOfDay('2026-03-11'),
      endOfDay('2026-03-14'),
    ]);
  });
});

test('every due that the ledger records is a field of its own', () => {
  const fields = [...new Set<string>([...Object.values(STAGE_DUES), 'firstDeadline', 'committedDeadline'])];
  expect([...DUE_FIELDS].sort()).toEqual(fields.sort());
  expect(Object.keys(STAGE_DUES)).toEqual([...OPEN_STAGES]);
});
