import {
  type IssuingProfile,
  documentNumber,
  documentPeriod,
  figuresIn,
  issuingBody,
  letterText,
  minutesForUnit,
  minutesText,
  periodBefore,
  sameYearBefore,
  suggestLetters,
  type LetterIssue,
  type MinutesData,
} from '..';

const DEFAULT_PROFILE: IssuingProfile = {
  office: '抚远市领导干部包联企业工作专班办公室',
  signature: '市领导干部包联企业工作专班办公室',
  minutesMark: '抚远市包联企业工作会议纪要',
  whole: '全市',
  numberFormat: '{code}〔{year}〕{number}号',
  codes: {
    circular: '抚包专发',
    'prompt-letter': '抚包专函',
    'quarterly-report': '抚包专报',
    'transfer-slip': '抚包专转',
    minutes: '抚包专纪',
    'league-table': '抚包专考',
    'supervision-letter': '抚包专督',
    'warning-letter': '抚包专警',
  },
  groupCodes: { 'transfer-slip': '包转', minutes: '包纪' },
  circularReceivers: '各包联工作组、各承办单位：',
  reportReceivers: '市委、市政府：',
  copies: '抄送：市委、市政府。',
  verticalCodes: ['shuiwu'],
  letters: [],
};

const issue = (n: number): LetterIssue => ({
  documentId: `i${n}`,
  number: `包诉〔2026〕000${n}号`,
  title: '示例事项',
  unit: '示例局',
  dueDate: '2026-06-01',
  days: n,
});
const group = { documentId: 'g', name: '示例工作组' };

describe('kinds of documents', () => {
  test('periods and their predecessors', () => {
    expect(documentPeriod('2026H2')).toMatchObject({ from: '2026-07-01', to: '2027-01-01' });
    expect(documentPeriod('2026Q4')).toMatchObject({
      from: '2026-10-01',
      to: '2027-01-01',
      name: '2026年第四季度',
    });
    expect(documentPeriod('2026Q5')).toBeNull();
    expect([periodBefore('2026H1'), periodBefore('2026Q3'), sameYearBefore('2026H1')]).toEqual([
      '2025H2',
      '2026Q2',
      '2025H1',
    ]);
  });

  test('numbers are those of the issuing body and kind', () => {
    const office = issuingBody(DEFAULT_PROFILE, 'circular', null);
    expect(documentNumber(DEFAULT_PROFILE, office.code, 2026, 3)).toBe('抚包专发〔2026〕3号');
    expect(documentNumber(DEFAULT_PROFILE, office.code, 2026, null)).toBe('抚包专发〔2026〕　　号');
    const padded = { numberFormat: '{code}（{year}）第{number:3}号' };
    expect(documentNumber(padded, '示包', 2026, 3)).toBe('示包（2026）第003号');
    expect(documentNumber(padded, '示包', 2026, null)).toBe('示包（2026）第　　号');
    const own = { code: 'fagai', name: '市发改局', shortName: null };
    expect(issuingBody(DEFAULT_PROFILE, 'minutes', own)).toMatchObject({
      key: 'fagai',
      code: '市发改局包纪',
    });
    // A letter to a group is the office's.
    expect(issuingBody(DEFAULT_PROFILE, 'prompt-letter', own).key).toBe('office');
  });

  test('a letter is suggested for three red issues or a missed duty, and not twice', () => {
    const duty = { documentId: 'd', name: '工作组月报', period: '2026年5月', dueDate: '2026-06-03' };
    const told = { issues: new Set<string>(), duties: new Set<string>() };
    const two = [issue(1), issue(2)];
    expect(suggestLetters([{ group, issues: two, duties: [] }], told)).toEqual([]);
    expect(suggestLetters([{ group, issues: [...two, issue(3)], duties: [] }], told)).toMatchObject([
      { reasons: ['red-issues'] },
    ]);
    expect(suggestLetters([{ group, issues: two, duties: [duty] }], told)).toMatchObject([
      { issues: [], duties: [duty], reasons: ['missed-duty'] },
    ]);
    expect(
      suggestLetters([{ group, issues: [...two, issue(3)], duties: [duty] }], {
        issues: new Set(['i1']),
        duties: new Set(['d']),
      }),
    ).toEqual([]);
  });

  test('a letter names issues with numbers and days, and what is required by when', () => {
    const text = letterText({
      kind: 'prompt-letter',
      group,
      issues: [issue(1)],
      duties: [],
      replyBy: '2026-07-08',
      until: '2026-07-01',
      cutOff: '',
    });
    expect(text.receivers).toBe('示例工作组：');
    expect(JSON.stringify(text.blocks)).toContain('包诉〔2026〕0001号');
    expect(JSON.stringify(text.blocks)).toContain('2026年7月8日');
  });

  test('a unit reads its own items of minutes and no other', () => {
    const line = (subject: string, unit: string) => ({
      subject,
      decision: '办结',
      unit,
      deadline: '2026-07-01',
      applied: true,
    });
    const data: MinutesData = {
      name: '专班办集中会办',
      level: 'office',
      convener: '示例',
      heldOn: '2026-06-01',
      people: '甲、乙',
      lines: [line('关于甲的问题', '甲局'), line('关于乙的问题', '乙局')],
    };
    const whole = JSON.stringify(minutesText(data));
    expect(whole).toContain('关于甲的问题');
    expect(whole).toContain('出席：');
    const own = JSON.stringify(minutesForUnit(data, '甲局'));
    expect(own).toContain('关于甲的问题');
    expect(own).not.toContain('关于乙的问题');
  });

  test('a figure whose words were edited away is none', () => {
    const refers = { issue: 'x' };
    const figures = [
      { words: '3件', refers },
      { words: '5件', refers },
    ];
    expect(figuresIn('共3件，其中4件', figures)).toEqual([figures[0]]);
  });
});
