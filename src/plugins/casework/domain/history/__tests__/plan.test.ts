import { planRow, type HistoryRow, type Known, type KnownRow, type KnownUnit } from '..';

const day = (n: number): number => Date.UTC(2025, 2, n);
const ref = (id: number) => ({ id, documentId: `d${id}`, name: `单位${id}` });
const unit = { ...ref(7), isUnit: true, active: true };
const UNITS: Record<string, KnownUnit> = {
  zhujian: unit,
  示例镇: { ...unit, id: 8 },
  组: { ...unit, isUnit: false },
};
const ROWS: Record<string, KnownRow> = {
  主: { documentId: 'main', creditCode: 'E', endsOtherwise: false },
  外: { documentId: 'other', creditCode: 'F', endsOtherwise: false },
  止: { documentId: 'ended', creditCode: 'E', endsOtherwise: true },
};
const known: Known = {
  now: day(300),
  goLive: null,
  category: (name) => (name === '用工' ? { documentId: 'c' } : undefined),
  unit: (name) => UNITS[name],
  row: (number) => ROWS[number],
  enterprise: (code) =>
    code === 'E'
      ? {
          documentId: 'e',
          pairings: [
            { group: ref(1), leader: ref(2), since: day(0), until: day(20) },
            { group: ref(3), leader: ref(4), since: day(20), until: null },
          ],
        }
      : undefined,
};
const base: HistoryRow = {
  outsideNumber: '1',
  creditCode: 'E',
  title: '标题',
  description: '内容',
  kind: 'appeal',
  channel: 'phone',
  category: '用工',
  handlingType: 'normal',
  receivedAt: day(1),
};
const sent: HistoryRow = {
  transferredAt: day(3),
  leadUnit: 'zhujian',
  standard: '修复',
  deadline: '2025-03-20',
};
const told: HistoryRow = { reportedAt: day(9), result: 'solved', measures: '已办' };
const plan = (row: HistoryRow) => {
  const found = planRow({ ...base, ...row }, known);
  if ('errors' in found) return found.errors.map(({ field, code }) => `${field} ${code}`);
  return found.steps.map(
    ({ action, at, timeUnknown }) => `${action} ${(at - day(0)) / 86_400_000}${timeUnknown ? '?' : ''}`,
  );
};
const groupOf = (row: HistoryRow): unknown => {
  const found = planRow({ ...base, ...row }, known);
  return 'errors' in found ? found.errors : found.pairing.group.id;
};

test('a row comes to the actions that it tells of, each at its time or at the next known one', () => {
  expect(plan({})).toEqual(['register 1']);
  expect(
    plan({
      acceptedAt: day(2),
      ...sent,
      takenUpAt: day(4),
      ...told,
      confirmedAt: day(10),
      rating: 4,
      consentedAt: day(11),
    }),
  ).toEqual([
    'register 1',
    'accept 2',
    'transfer 3',
    'take-up 4',
    'report-back 9',
    'confirm 10',
    'consent 11',
  ]);
  expect(plan({ ...sent, ...told })).toEqual([
    'register 1',
    'accept 3?',
    'transfer 3',
    'take-up 9?',
    'report-back 9',
  ]);
  expect(plan({ ...sent, consentedAt: day(11) })).toEqual([
    'register 1',
    'accept 3?',
    'transfer 3',
    'take-up 11?',
    'report-back 11?',
    'confirm 11?',
    'consent 11',
  ]);
  expect(plan(told)).toEqual(['register 1', 'accept 9?', 'answer 9']);
  expect(plan({ declinedAt: day(2), declineReason: '不属职责', remark: '附注' })).toEqual([
    'register 1',
    'note 2',
    'decline 2',
  ]);
});

test('what is closed keeps the pair of its receipt, what is open goes to the present one', () => {
  expect(groupOf({ ...sent, consentedAt: day(30) })).toBe(1);
  expect(groupOf(sent)).toBe(3);
  expect(groupOf({ receivedAt: day(-5), declinedAt: day(2), declineReason: '不属职责' })).toEqual([
    { field: 'creditCode', code: 'NO_PAIRING_THEN' },
  ]);
});

test('a row may end by a withdrawal, or in another row of its enterprise', () => {
  const withdrawn: HistoryRow = { withdrawnAt: day(12), withdrawReason: '已解决' };
  expect(plan({ ...withdrawn, acceptedAt: day(2) })).toEqual(['register 1', 'accept 2', 'withdraw 12']);
  expect(plan({ ...withdrawn, ...sent, remark: '附注' })).toEqual([
    'register 1',
    'accept 3?',
    'transfer 3',
    'note 12',
    'grant-withdrawal 12',
  ]);
  expect(plan({ ...withdrawn, ...told })).toEqual([
    'register 1',
    'accept 9?',
    'answer 9',
    'grant-withdrawal 12',
  ]);
  expect(groupOf({ ...withdrawn, ...sent })).toBe(1);
  expect(plan({ mergedAt: day(2), mergedInto: '主' })).toEqual(['register 1', 'merge 2']);
  expect(plan({ mergedAt: day(2), mergedInto: '1' })).toEqual(['mergedInto NOT_FOUND']);
  expect(plan({ mergedAt: day(2), mergedInto: '无' })).toEqual(['mergedInto NOT_FOUND']);
  expect(plan({ mergedAt: day(2), mergedInto: '外' })).toEqual(['mergedInto NOT_A_MAIN']);
  expect(plan({ mergedAt: day(2), mergedInto: '止' })).toEqual(['mergedInto NOT_A_MAIN']);
  expect(plan({ mergedAt: day(2), mergedInto: '主', ...withdrawn })).toEqual(['mergedAt NOT_WITH']);
  expect(plan({ mergedAt: day(4), mergedInto: '主', ...sent })).toEqual(['transferredAt NOT_WITH']);
  expect(plan({ withdrawnAt: day(12) })).toEqual(['withdrawReason TOGETHER']);
  expect(plan({ ...withdrawn, withdrawnAt: day(0) })).toEqual(['withdrawnAt OUT_OF_ORDER']);
});

test('every contradiction of a row is named', () => {
  expect(plan({ leadUnit: 'zhujian' })).toEqual(['transferredAt TOGETHER', 'standard TOGETHER']);
  expect(plan({ takenUpAt: day(4), section: '科' })).toEqual([
    'takenUpAt NOT_WITHOUT',
    'section NOT_WITHOUT',
  ]);
  expect(plan({ ...sent, section: '科' })).toEqual(['section NOT_WITHOUT']);
  expect(plan({ ...sent, deadline: null })).toEqual(['deadline REQUIRED']);
  expect(plan({ ...sent, deadline: '2025-03-01' })).toEqual(['deadline OUT_OF_ORDER']);
  expect(plan({ ...sent, leadUnit: '组' })).toEqual(['leadUnit NOT_A_UNIT']);
  expect(plan({ ...sent, supportUnits: 'zhujian、示例镇、没有' })).toEqual([
    'supportUnits NOT_FOUND',
    'supportUnits SAME_UNIT',
  ]);
  expect(plan({ ...sent, takenUpAt: day(2) })).toEqual(['takenUpAt OUT_OF_ORDER']);
  expect(plan({ receivedAt: day(301) })).toEqual(['receivedAt IN_FUTURE']);
  expect(plan({ declinedAt: day(2), declineReason: '不属', acceptedAt: day(2) })).toEqual([
    'acceptedAt NOT_WITH',
  ]);
  expect(plan({ creditCode: 'F', category: '没有' })).toEqual(['creditCode NOT_FOUND', 'category NOT_FOUND']);
  const live = planRow(base, { ...known, goLive: day(1) });
  expect('errors' in live && live.errors[0]?.code).toBe('AFTER_GO_LIVE');
});
