import {
  ACTION_NAMES,
  PUBLIC_ACTIONS,
  STAGES,
  actionRow,
  allowedActions,
  isOpen,
  perform,
  performRegister,
  type ActionName,
  type Case,
  type Input,
  type Performed,
  type Refusal,
  type RequestKind,
  type Stage,
} from '../index';
import { endOfDay } from '../../calendar';
import {
  ACTORS,
  EVIDENCE,
  SCANNED,
  NOW,
  at,
  caseIn,
  escalation,
  issueState,
  milestone,
  ref,
  request,
  transfer,
  worldFor,
  type ActorName,
} from './cases';

type Result = { ok: Performed } | { refused: Refusal };

const go = (actor: ActorName, name: ActionName, subject: Case, input: Input = {}, now = NOW): Result =>
  perform(name, subject, input, worldFor(ACTORS[actor], now));

/** `403`, a conflict's code, the fields with their codes, or the stage it came to. */
function told(result: Result): string {
  if ('ok' in result) return result.ok.entry.to;
  const { refused } = result;
  if (refused.kind === 'forbidden') return '403';
  if (refused.kind === 'conflict') return refused.code;
  return refused.errors.map((e) => `${e.field}:${e.code}`).join(' ');
}

const done = (result: Result): Performed => {
  if ('refused' in result) throw new Error(told(result));
  return result.ok;
};

const OF: Case = caseIn('accepted');
const PERSON = { section: '科', responsiblePerson: '某', phone: '0' };
const ORDER = { leadUnit: 'doc11', standard: '标准' };

describe('the order of refusals', () => {
  test('403 before 409: nobody learns the stage of what he may never do', () => {
    expect(told(go('auditor', 'accept', caseIn('closed')))).toBe('403');
    expect(told(go('unit', 'accept', caseIn('handling')))).toBe('403');
    expect(told(go('otherGroup', 'accept', caseIn('registered')))).toBe('403');
    expect(told(go('office', 'consent', caseIn('confirmed')))).toBe('403');
  });

  test('409 before 400: wrong values of what is not possible now are not judged', () => {
    expect(told(go('group', 'transfer', caseIn('handling'), { leadUnit: 'nowhere', standard: '' }))).toBe(
      'WRONG_STAGE',
    );
    expect(told(go('leader', 'grant-withdrawal', caseIn('handling')))).toBe('NO_REQUEST');
    expect(told(go('group', 'confirm', caseIn('handling'), { rating: 5 }))).toBe('WRONG_STAGE');
  });

  test('400 names every wrong value', () => {
    expect(
      told(
        go('group', 'transfer', caseIn('accepted'), {
          leadUnit: 'nowhere',
          supportUnits: ['doc12', 'doc12', 'doc99'],
          deadline: '2026-03-01',
          standard: '标准',
        }),
      ),
    ).toBe('leadUnit:NOT_FOUND supportUnits.2:NOT_FOUND supportUnits:DUPLICATE deadline:IN_PAST');
  });

  test('a refused action and a taken one leave the case they were given as it was', () => {
    const subject = caseIn('accepted');
    const before = structuredClone(subject);
    go('group', 'transfer', subject, { ...ORDER, deadline: '2020-01-01' });
    go('group', 'transfer', subject, ORDER);
    go('office', 'accept', subject);
    expect(subject).toEqual(before);
  });
});

describe('one’s own request', () => {
  const later = { deadline: new Date('2026-05-31T16:00:00.000Z') };

  test.each<[ActorName, ActionName, Stage, RequestKind]>([
    ['leader', 'decline', 'registered', 'decline'],
    ['office', 'refuse-decline', 'registered', 'decline'],
    ['group', 'grant-extension', 'handling', 'extension'],
    ['group', 'refuse-extension', 'handling', 'extension'],
    ['leader', 'grant-withdrawal', 'handling', 'withdrawal'],
    ['liaison', 'refuse-withdrawal', 'handling', 'withdrawal'],
  ])('%s %s is for somebody else', (actor, action, stage, kind) => {
    const input = actor === 'liaison' ? { evidence: EVIDENCE } : {};
    const answered = (account: string, staffId: number | null): string => {
      const subject = {
        ...caseIn(stage),
        requests: [request(kind, { requester: { account, staffId }, ...later })],
      };
      return told(perform(action, subject, input, worldFor({ ...ACTORS[actor], staffId: 7 })));
    };
    expect(answered(ACTORS[actor].account, null)).toBe('OWN_REQUEST');
    // The same person, with another account.
    expect(answered('admin:somebody', 7)).toBe('OWN_REQUEST');
    expect(answered('admin:somebody', 8)).not.toBe('OWN_REQUEST');
    expect(answered('admin:somebody', null)).not.toBe('OWN_REQUEST');
  });
});

describe('who acts for whom', () => {
  const reported = caseIn('reported');
  test.each<[string, ActorName, ActionName, Case, Input, string]>([
    ['for itself without', 'enterprise', 'confirm', reported, { rating: 5 }, 'confirmed'],
    ['for itself with', 'enterprise', 'confirm', reported, { rating: 5, evidence: EVIDENCE }, 'evidence:NOT_ACCEPTED'],
    ['for the enterprise with', 'group', 'confirm', reported, { rating: 5, evidence: EVIDENCE }, 'confirmed'],
    ['for the enterprise without', 'group', 'confirm', reported, { rating: 5 }, 'evidence:REQUIRED'],
    ['for the leader without', 'liaison', 'instruct', reported, { text: '批示' }, 'evidence:REQUIRED'],
    ['for the leader with', 'liaison', 'instruct', reported, { text: '批示', evidence: EVIDENCE }, 'reported'],
    ['for the leader with his paper', 'group', 'instruct', reported, { text: '批示', evidence: SCANNED }, 'reported'],
    ['for the leader without his paper', 'group', 'instruct', reported, { text: '批示', evidence: EVIDENCE }, 'evidence.attachments:REQUIRED'],
    ['the leader with', 'leader', 'instruct', reported, { text: '批示', evidence: EVIDENCE }, 'evidence:NOT_ACCEPTED'],
    ['the office for the leader', 'office', 'instruct', reported, { text: '批示', evidence: EVIDENCE }, '403'],
    ['for the unit with', 'group', 'take-up', caseIn('transferred'), { ...PERSON, evidence: EVIDENCE }, 'handling'],
    ['a unit’s return for it', 'group', 'return', caseIn('transferred'), { reason: '理由', evidence: EVIDENCE }, '403'],
    ['answer without', 'group', 'answer', OF, { measures: '已答复' }, 'evidence:REQUIRED'],
    ['answer with', 'group', 'answer', OF, { measures: '已答复', evidence: EVIDENCE }, 'reported'],
    ['evidence of tomorrow', 'group', 'answer', OF, { measures: '已答复', evidence: { ...EVIDENCE, at: '2026-03-03' } }, 'evidence.at:IN_FUTURE'],
    ['a scan that is not there', 'group', 'answer', OF, { measures: '已答复', evidence: { ...EVIDENCE, attachments: ['none'] } }, 'evidence.attachments.0:NOT_FOUND'],
    ['correct without', 'office', 'correct', OF, { field: 'channel', value: 'letter', reason: '误' }, 'evidence:REQUIRED'],
  ])('%s evidence: %s %s', (_name, actor, action, subject, input, expected) => {
    expect(told(go(actor, action, subject, input))).toBe(expected);
  }); // prettier-ignore

  test('who may do it himself and for another means the other when he hands in evidence', () => {
    const subject = caseIn('handling');
    expect(done(go('group', 'urge', subject, { text: '催' })).entry.standing).toEqual({
      capacity: 'group',
      onBehalf: false,
    });
    expect(done(go('group', 'urge', subject, { text: '催', evidence: SCANNED })).entry.standing).toEqual({
      capacity: 'leader',
      onBehalf: true,
    });
  });

  test('on a complaint the office acts in the group’s place, and for the leader with evidence', () => {
    const complaint = { complaint: true };
    expect(told(go('office', 'accept', caseIn('registered', complaint)))).toBe('accepted');
    expect(told(go('office', 'consent', caseIn('confirmed', complaint)))).toBe('evidence:REQUIRED');
    expect(told(go('office', 'consent', caseIn('confirmed', complaint), { evidence: EVIDENCE }))).toBe(
      'closed',
    );
    expect(told(go('group', 'accept', caseIn('registered', complaint)))).toBe('403');
  });

  test('a level-3 decision needs the number and the scan of its minutes, lower ones no evidence', () => {
    const at3 = { ...caseIn('handling', { level: 3 }), escalations: [escalation(3)] };
    const decision = { decision: '抓紧办理' };
    const minutes = { ...EVIDENCE, number: '〔2026〕3号', attachments: ['scan'] };
    expect(told(go('office', 'decide', at3, decision))).toBe('evidence:REQUIRED');
    expect(told(go('office', 'decide', at3, { ...decision, evidence: EVIDENCE }))).toBe(
      'evidence.number:REQUIRED evidence.attachments:REQUIRED',
    );
    expect(told(go('office', 'decide', at3, { ...decision, evidence: minutes }))).toBe('handling');
    expect(told(go('leader', 'decide', at3, decision))).toBe('LEVEL_NOT_YOURS');
    const at2 = { ...caseIn('handling', { level: 2 }), escalations: [escalation(2)] };
    expect(told(go('leader', 'decide', at2, decision))).toBe('handling');
    expect(told(go('office', 'decide', at2, { ...decision, evidence: minutes }))).toBe('LEVEL_NOT_YOURS');
  });
});

describe('what stands against an action', () => {
  const binding = caseIn('transferred');
  if (binding.transfers[0]) binding.transfers[0].binding = true;
  const granted = caseIn('handling');
  if (granted.transfers[0]) granted.transfers[0].grantCount = 1;
  granted.requests.push(request('extension', { deadline: endOfDay('2026-04-01') }));
  const asked = {
    ...caseIn('handling'),
    requests: [request('extension', { deadline: endOfDay('2026-04-01') })],
  };
  const stale = {
    ...caseIn('handling'),
    requests: [request('extension', { deadline: endOfDay('2026-03-16') })],
  };
  const level = (n: number): Case => caseIn('handling', { level: n });

  test.each<[ActorName, ActionName, Case, Input, string, string?]>([
    ['group', 'transfer', caseIn('accepted', { returnsSinceReopening: 2 }), ORDER, 'RETURNED_TWICE'],
    ['office', 'assign', caseIn('accepted', { returnsSinceReopening: 2 }), ORDER, 'transferred'],
    ['unit', 'return', binding, { reason: '理由' }, 'BINDING'],
    ['unit', 'return', caseIn('transferred'), { reason: '理由' }, 'accepted', '2026-03-04 23:59:59.999'],
    ['unit', 'return', caseIn('transferred'), { reason: '理由' }, 'TIME_LIMIT_PASSED', '2026-03-05 00:00'],
    ['group', 'reassign', binding, { leadUnit: 'doc13', reason: '理由' }, 'BINDING'],
    ['office', 'reassign', binding, { leadUnit: 'doc13', reason: '理由' }, 'transferred'],
    ['office', 'reassign', caseIn('handling'), { leadUnit: 'doc13', reason: '理由' }, 'NOT_BINDING'],
    ['group', 'reassign', caseIn('handling'), { leadUnit: 'doc11', reason: '理由' }, 'leadUnit:SAME_UNIT'],
    ['unit', 'request-extension', caseIn('handling'), { deadline: '2026-03-20', reason: '理由' }, 'handling', '2026-03-16 23:59:59'],
    ['unit', 'request-extension', caseIn('handling'), { deadline: '2026-03-20', reason: '理由' }, 'TIME_LIMIT_PASSED', '2026-03-17 00:00'],
    ['unit', 'request-extension', caseIn('handling'), { deadline: '2026-03-16', reason: '理由' }, 'deadline:NOT_LATER'],
    ['unit', 'request-extension', asked, { deadline: '2026-03-20', reason: '理由' }, 'REQUEST_PENDING'],
    ['unit', 'request-extension', caseIn('handling'), { reason: '理由' }, 'deadline:ONE_OF_TWO'],
    ['unit', 'request-extension', caseIn('handling'), { reason: '理由', milestones: [{ date: '2026-03-20', goal: '一' }] }, 'consultation:REQUIRED'],
    ['unit', 'request-extension', caseIn('handling'), { reason: '理由', consultation: '会商', milestones: [{ date: '2026-03-20', goal: '一' }, { date: '2026-03-20', goal: '二' }] }, 'milestones.1.date:NOT_ASCENDING'],
    ['unit', 'request-extension', caseIn('handling'), { reason: '理由', consultation: '会商', deadline: '2026-03-20' }, 'consultation:NOT_TOGETHER'],
    ['group', 'grant-extension', asked, {}, 'handling'],
    ['leader', 'grant-extension', asked, {}, 'GROUP_GRANTS'],
    ['group', 'grant-extension', granted, {}, 'evidence:REQUIRED'],
    ['leader', 'grant-extension', granted, {}, 'handling'],
    ['group', 'grant-extension', stale, {}, 'NOT_LATER'],
    ['group', 'grant-extension', caseIn('handling'), {}, 'NO_REQUEST'],
    ['group', 'refuse-extension', stale, {}, 'handling'],
    ['unit', 'report-back', caseIn('handling'), { result: 'explained', measures: '已办' }, 'EXPLAIN_NOT_DECIDED'],
    ['unit', 'report-back', caseIn('handling', { explainAllowed: true }), { result: 'explained', measures: '已办' }, 'reported'],
    ['unit', 'report-back', caseIn('handling'), { result: 'solved', measures: '已办', milestone: '2026-03-31' }, 'milestone:NO_SUCH_MILESTONE'],
    ['unit', 'escalate', level(0), { reason: '理由' }, 'handling'],
    ['unit', 'escalate', level(1), { reason: '理由' }, 'handling'],
    ['unit', 'escalate', level(2), { reason: '理由' }, 'LEVEL_NOT_YOURS'],
    ['leader', 'escalate', level(0), { reason: '理由' }, 'LEVEL_NOT_YOURS'],
    ['leader', 'escalate', level(2), { reason: '理由' }, 'handling'],
    ['leader', 'escalate', level(3), { reason: '理由' }, 'TOP_LEVEL'],
    ['group', 'escalate', caseIn('accepted', { level: 1 }), { reason: '理由', evidence: SCANNED }, 'accepted'],
    ['unit', 'escalate', caseIn('reported', { level: 1 }), { reason: '理由' }, 'WRONG_STAGE'],
    ['leader', 'decide', caseIn('handling', { level: 1 }), { decision: '决定' }, 'NO_OPEN_ESCALATION'],
    ['leader', 'decide', { ...caseIn('accepted', { level: 2 }), escalations: [escalation(2)] }, { decision: '决定' }, 'unit:REQUIRED'],
    ['leader', 'decide', { ...level(1), escalations: [escalation(1)] }, { decision: '决定', outcome: 'long-term', deadline: '2026-12-31' }, 'outcome:LEVEL_THREE_ONLY'],
    ['leader', 'decline', caseIn('registered'), {}, 'NO_REQUEST'],
    ['leader', 'decline', { ...caseIn('registered'), requests: [request('decline')] }, {}, 'declined'],
    ['office', 'decline', caseIn('registered', { group: null, leader: null }), {}, 'declined'],
    ['group', 'request-decline', { ...caseIn('registered'), requests: [request('decline')] }, { ground: 'other', reason: '理由' }, 'REQUEST_PENDING'],
    ['enterprise', 'request-withdrawal', { ...caseIn('handling'), requests: [request('withdrawal')] }, { reason: '理由' }, 'REQUEST_PENDING'],
    ['group', 'merge', OF, { mainIssue: 'doc100' }, 'mainIssue:ITSELF'],
    ['group', 'merge', OF, { mainIssue: 'doc102' }, 'mainIssue:NOT_OPEN'],
    ['group', 'merge', OF, { mainIssue: 'doc103' }, 'mainIssue:OTHER_ENTERPRISE'],
    ['group', 'merge', OF, { mainIssue: 'doc104' }, 'mainIssue:NOT_FOUND'],
    ['group', 'merge', OF, { mainIssue: 'doc101' }, 'merged'],
    ['group', 'amend', OF, {}, 'title:NOTHING_TO_CHANGE'],
    ['group', 'amend', OF, { category: 'doc52' }, 'category:INACTIVE'],
    ['enterprise', 'reopen', caseIn('closed'), { reason: '理由' }, 'accepted', '2026-04-01 09:30'],
    ['enterprise', 'reopen', caseIn('closed'), { reason: '理由' }, 'REOPEN_PERIOD_PASSED', '2026-04-01 09:30:00.001'],
    ['group', 'reopen', caseIn('closed'), { reason: '理由' }, 'accepted', '2027-04-01 09:30'],
    ['group', 'reopen', caseIn('merged'), { reason: '理由' }, 'WRONG_STAGE'],
    ['office', 'reopen', caseIn('merged'), { reason: '理由' }, 'accepted'],
    ['office', 'reopen', caseIn('void'), { reason: '理由' }, 'WRONG_STAGE'],
    ['office', 'correct', OF, { field: 'rating', value: 3, reason: '误', evidence: EVIDENCE }, 'NO_RATING'],
    ['office', 'correct', OF, { field: 'phone', value: '0', reason: '误', evidence: EVIDENCE }, 'NO_LIVE_TRANSFER'],
    ['office', 'correct', OF, { field: 'enterprise', value: 'doc5', reason: '误', evidence: EVIDENCE }, 'NO_PAIRING'],
    ['office', 'correct', OF, { field: 'enterprise', value: 'doc3', reason: '误', evidence: EVIDENCE }, 'value:SAME_VALUE'],
    ['office', 'correct', OF, { field: 'receivedAt', value: '2026-03-03', reason: '误', evidence: EVIDENCE }, 'value:IN_FUTURE'],
    ['office', 'correct', OF, { field: 'channel', value: 'fax', reason: '误', evidence: EVIDENCE }, 'value:BAD_VALUE'],
    ['office', 'correct', caseIn('closed'), { field: 'rating', value: 6, reason: '误', evidence: EVIDENCE }, 'value:BAD_VALUE'],
    ['group', 'dismiss-proposal', caseIn('handling'), { reason: '理由' }, 'NO_PROPOSAL'],
    ['group', 'dismiss-proposal', { ...level(1), escalations: [escalation(2, { state: 'proposed' })] }, { reason: '理由' }, 'handling'],
    ['leader', 'dismiss-proposal', { ...level(1), escalations: [escalation(2, { state: 'proposed' })] }, { reason: '理由' }, 'LEVEL_NOT_YOURS'],
    ['leader', 'dismiss-proposal', { ...level(2), escalations: [escalation(3, { state: 'proposed' })] }, { reason: '理由' }, 'handling'],
  ])('%s %s: case %#', (actor, action, subject, input, expected, now = NOW) => {
    expect(told(go(actor, action, subject, input, now))).toBe(expected);
  }); // prettier-ignore
});

describe('what an action does', () => {
  test('report-back skips contributions that are missing, rework wants them again', () => {
    const subject = caseIn('handling');
    subject.transfers.push(transfer({ id: 202, unit: ref(13), role: 'support', state: 'contributed' }));
    const { draft } = done(go('unit', 'report-back', subject, { result: 'partly', measures: '已办' }));
    expect(draft.transfers.map((t) => t.state)).toEqual(['reported', 'skipped', 'contributed']);
    const again = done(go('group', 'rework', draft, { reason: '未解决' })).draft;
    expect(again.transfers.map((t) => t.state)).toEqual(['handling', 'sent', 'contributed']);
    expect(again.issue).toMatchObject({ reworkCount: 1, stage: 'handling' });
  });

  test.each<[ActorName, ActionName, Stage]>([
    ['group', 'rework', 'reported'],
    ['enterprise', 'reject', 'reported'],
    ['leader', 'refuse-consent', 'confirmed'],
  ])('%s %s leads to the unit, and to the group when there is none', (actor, action, stage) => {
    expect(told(go(actor, action, caseIn(stage), { reason: '理由' }))).toBe('handling');
    const answered = caseIn(stage);
    answered.transfers = [];
    expect(told(go(actor, action, answered, { reason: '理由' }))).toBe('accepted');
  });

  test.each<[ActionName, ActorName, Stage, Input, string]>([
    ['report-back', 'unit', 'handling', { result: 'solved', measures: '已办' }, 'answered'],
    ['answer', 'group', 'accepted', { measures: '已答复', evidence: EVIDENCE }, 'answered'],
    ['confirm', 'enterprise', 'reported', { rating: 5 }, 'answered'],
    ['merge', 'group', 'accepted', { mainIssue: 'doc101' }, 'lapsed'],
    ['withdraw', 'enterprise', 'accepted', { reason: '理由' }, 'lapsed'],
    ['void', 'office', 'accepted', { reason: '理由' }, 'lapsed'],
    ['escalate', 'leader', 'accepted', { reason: '理由' }, 'superseded'],
    ['decide', 'leader', 'handling', { decision: '决定' }, 'decided'],
  ])('%s ends an open escalation', (action, actor, stage, input, state) => {
    const subject = { ...caseIn(stage, { level: 1 }), escalations: [escalation(1)] };
    expect(done(go(actor, action, subject, input)).draft.escalations[0]).toMatchObject({
      state,
      endedAt: at(NOW),
    });
  });

  test.each<[string, ActorName, ActionName, Stage, Input]>([
    ['decline', 'group', 'accept', 'registered', {}],
    ['extension', 'unit', 'report-back', 'handling', { result: 'solved', measures: '已办' }],
    ['extension', 'group', 'reassign', 'handling', { leadUnit: 'doc13', reason: '理由' }],
    ['withdrawal', 'unit', 'return', 'transferred', { reason: '理由' }],
    ['withdrawal', 'leader', 'consent', 'confirmed', {}],
  ])('a pending %s lapses when %s takes %s', (kind, actor, action, stage, input) => {
    const subject = { ...caseIn(stage), requests: [request(kind as 'decline')] };
    expect(done(go(actor, action, subject, input)).draft.requests[0]).toMatchObject({ state: 'lapsed' });
  });

  test('a withdrawal stays pending through rework', () => {
    const subject = { ...caseIn('reported'), requests: [request('withdrawal')] };
    expect(done(go('group', 'rework', subject, { reason: '理由' })).draft.requests[0]?.state).toBe('pending');
  });

  test('a plan that is granted makes the issue long-term, with its goals as milestones', () => {
    const plan = [
      { date: '2026-05-29', goal: '一期' },
      { date: '2026-09-30', goal: '二期' },
    ];
    const subject = caseIn('handling');
    const asked = done(
      go('unit', 'request-extension', subject, { milestones: plan, consultation: '会商', reason: '理由' }),
    ).draft;
    const { draft } = done(go('group', 'grant-extension', asked));
    expect(draft.issue).toMatchObject({
      longTerm: true,
      deadline: endOfDay('2026-09-30'),
      committedDeadline: endOfDay('2026-09-30'),
      firstDeadline: endOfDay('2026-03-16'),
    });
    expect(draft.issue.milestoneDueAt).toEqual(endOfDay('2026-05-29'));
    expect(draft.milestones.map(({ date, goal }) => ({ date, goal }))).toEqual(plan);
    const noted = done(go('unit', 'note', draft, { text: '一期完成', milestone: '2026-05-29' })).draft;
    expect(noted.issue.milestoneDueAt).toEqual(endOfDay('2026-09-30'));
  });

  test('挂账: long-term by the city, each quarter’s last day until then is a milestone', () => {
    const subject = { ...caseIn('handling', { level: 3 }), escalations: [escalation(3)] };
    const { draft } = done(
      go('office', 'decide', subject, {
        decision: '挂账',
        outcome: 'long-term',
        deadline: '2026-12-31',
        evidence: { ...EVIDENCE, number: '3号', attachments: ['scan'] },
      }),
    );
    expect(draft.milestones.map((m) => m.date)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30']);
    expect(draft.issue).toMatchObject({
      longTerm: true,
      stage: 'handling',
      committedDeadline: endOfDay('2026-12-31'),
    });
  });

  test('a decision with an earlier deadline takes the support units along', () => {
    const subject = { ...caseIn('handling', { level: 1 }), escalations: [escalation(1)] };
    const { draft } = done(go('leader', 'decide', subject, { decision: '提前', deadline: '2026-03-06' }));
    expect(draft.transfers.map((t) => t.deadline)).toEqual([endOfDay('2026-03-06'), endOfDay('2026-03-06')]);
  });

  test('a decision for another unit is binding and keeps standard and support units', () => {
    const subject = { ...caseIn('reported', { level: 1 }), escalations: [escalation(1)] };
    const { draft } = done(go('leader', 'decide', subject, { decision: '改由该单位承办', unit: 'doc13' }));
    expect(draft.issue).toMatchObject({ stage: 'transferred', leadUnit: { documentId: 'doc13' } });
    expect(draft.transfers.map((t) => [t.unit.documentId, t.state, t.binding])).toEqual([
      ['doc11', 'superseded', false],
      ['doc12', 'sent', false],
      ['doc13', 'sent', true],
    ]);
    expect(draft.transfers[2]).toMatchObject({ standard: '标准', deadline: endOfDay('2026-03-16') });
  });

  test('an issue that ends otherwise than by closing frees what was merged into it', () => {
    const follow = (result: Result): number => done(result).follow.length;
    expect(follow(go('enterprise', 'withdraw', caseIn('accepted'), { reason: '理由' }))).toBe(1);
    expect(follow(go('office', 'void', caseIn('accepted'), { reason: '理由' }))).toBe(1);
    expect(follow(go('leader', 'consent', caseIn('confirmed')))).toBe(0);
  });

  test('reopening begins anew', () => {
    const subject = caseIn('closed', { level: 2, longTerm: true, returnsSinceReopening: 2 });
    subject.milestones.push(milestone('2026-06-30'));
    const { draft } = done(go('group', 'reopen', subject, { reason: '复发' }));
    expect(draft.issue).toMatchObject({
      stage: 'accepted',
      level: 0,
      rating: null,
      closedAt: null,
      longTerm: false,
      reopenCount: 1,
      leadUnit: null,
      deadline: null,
      returnsSinceReopening: 0,
    });
    expect(draft.transfers.map((t) => t.state)).toEqual(['reopened', 'reopened']);
    expect(draft.milestones.map((m) => m.state)).toEqual(['cancelled']);
  });

  test('a corrected receipt moves the limit that runs from it, not one that runs from a reopening', () => {
    const correction = { field: 'receivedAt', value: '2026-02-27', reason: '误', evidence: EVIDENCE };
    const received = caseIn('registered');
    Object.assign(received.issue.clock.acceptDueAt ?? {}, { ofReceipt: true });
    expect(done(go('office', 'correct', received, correction)).draft.issue).toMatchObject({
      acceptDueAt: endOfDay('2026-02-28'),
    });
    const reopened = caseIn('registered', { receivedAt: at('2026-01-05 09:00') });
    expect(done(go('office', 'correct', reopened, correction)).draft.issue).toMatchObject({
      receivedAt: at('2026-02-27 00:00'),
      acceptDueAt: endOfDay('2026-03-03'),
    });
  });

  test('the entry tells the dues met and set, and the names of the day', () => {
    const { entry } = done(
      go('group', 'transfer', caseIn('accepted'), { ...ORDER, supportUnits: ['doc12'] }),
    );
    const deadline = endOfDay('2026-03-16').toISOString();
    expect(entry).toMatchObject({
      from: 'accepted',
      to: 'transferred',
      unitId: 11,
      input: {
        leadUnit: { documentId: 'doc11', name: '名称11' },
        supportUnits: [{ documentId: 'doc12', name: '名称12' }],
        deadline: '2026-03-16',
      },
      dues: {
        met: { transferDueAt: endOfDay('2026-03-04').toISOString() },
        set: {
          transferDueAt: null,
          takeUpDueAt: endOfDay('2026-03-04').toISOString(),
          deadline,
          firstDeadline: deadline,
          committedDeadline: deadline,
        },
      },
    });
  });
});

describe('register', () => {
  const input = {
    enterprise: 'doc3',
    title: '标题',
    description: '内容',
    kind: 'appeal',
    channel: 'phone',
    category: 'doc50',
    handlingType: 'normal',
  };
  const blank = (): Case => ({
    issue: issueState({ group: null, leader: null }),
    transfers: [],
    requests: [],
    escalations: [],
    milestones: [],
  });
  const register = (actor: ActorName, extra: Input = {}): Result =>
    performRegister(blank(), { ...input, ...extra }, worldFor(ACTORS[actor]));

  test.each<[ActorName, Input, string]>([
    ['group', {}, 'registered'],
    ['leader', {}, 'registered'],
    ['liaison', {}, 'evidence:REQUIRED'],
    ['liaison', { evidence: EVIDENCE }, 'registered'],
    ['office', {}, 'registered'],
    ['enterprise', {}, 'registered'],
    ['unit', {}, '403'],
    ['auditor', {}, '403'],
    ['otherGroup', {}, 'enterprise:NOT_YOUR_ENTERPRISE'],
    ['otherLeader', {}, 'enterprise:NOT_YOUR_ENTERPRISE'],
    ['otherEnterprise', {}, 'enterprise:NOT_FOUND'],
    ['group', { evidence: EVIDENCE }, 'evidence:NOT_ACCEPTED'],
    ['group', { receivedAt: '2026-03-01' }, 'registered'],
    ['group', { receivedAt: '2026-03-03' }, 'receivedAt:IN_FUTURE'],
    ['enterprise', { receivedAt: '2026-03-01' }, 'receivedAt:NOT_FOR_ENTERPRISE'],
    ['office', { enterprise: 'doc99', category: 'doc98' }, 'enterprise:NOT_FOUND category:NOT_FOUND'],
    ['office', { category: 'doc52' }, 'category:INACTIVE'],
    ['office', { attachments: ['none'] }, 'attachments.0:NOT_FOUND'],
  ])('%s %j: %s', (actor, extra, expected) => {
    expect(told(register(actor, extra))).toBe(expected);
  });

  test('group and leader follow from the pairing, the complaint from the category', () => {
    expect(done(register('office', { category: 'doc51' })).draft.issue).toMatchObject({
      group: ref(1),
      leader: ref(2),
      complaint: true,
    });
  });
});

describe('allowedActions', () => {
  const cases: [string, Case][] = [
    ...STAGES.map((stage): [string, Case] => [stage, caseIn(stage)]),
    ...STAGES.map((stage): [string, Case] => [`complaint ${stage}`, caseIn(stage, { complaint: true })]),
    ['pool', caseIn('registered', { group: null, leader: null })],
    ['decline asked', { ...caseIn('registered'), requests: [request('decline')] }],
    [
      'extension asked',
      { ...caseIn('handling'), requests: [request('extension', { deadline: endOfDay('2026-05-01') })] },
    ],
    ['withdrawal asked', { ...caseIn('reported'), requests: [request('withdrawal')] }],
    ...[1, 2, 3].map((n): [string, Case] => [
      `level ${n}`,
      { ...caseIn('handling', { level: n }), escalations: [escalation(n)] },
    ]),
    [
      'proposal',
      { ...caseIn('handling', { level: 1 }), escalations: [escalation(2, { state: 'proposed' })] },
    ],
  ];
  const moments = [NOW, '2026-03-05 00:00', '2026-03-17 00:00', '2026-06-01 09:00'];

  test.each(cases)('agrees with perform on %s', (name, subject) => {
    const wrong: string[] = [];
    for (const actor of Object.keys(ACTORS) as ActorName[]) {
      if (actor === 'system') continue;
      // Only there a time limit passes.
      for (const now of ['transferred', 'handling', 'closed'].includes(name) ? moments : [NOW]) {
        const world = worldFor(ACTORS[actor], now);
        const allowed = new Map(allowedActions(subject, world).map((a) => [a.action, a]));
        for (const action of PUBLIC_ACTIONS) {
          if (action === 'register') continue;
          const entry = allowed.get(action);
          // Values are not judged; what it says of evidence is what perform says.
          const result = perform(action, subject, entry?.evidence ? { evidence: EVIDENCE } : {}, world);
          const refused = 'refused' in result ? result.refused : null;
          const open = refused === null || refused.kind === 'invalid';
          if (open !== (entry !== undefined)) wrong.push(`${actor} ${action} ${now}`);
          if (entry && refused?.kind === 'invalid' && refused.errors.some((e) => e.field === 'evidence'))
            wrong.push(`${actor} ${action} ${now}: evidence`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('nobody may do more to a final issue than the specification says', () => {
    for (const stage of STAGES.filter((s) => !isOpen(caseIn(s).issue.stage))) {
      for (const actor of Object.keys(ACTORS) as ActorName[]) {
        const names = allowedActions(caseIn(stage), worldFor(ACTORS[actor])).map((a) => a.action);
        expect(names.filter((name) => !['reopen', 'call-back', 'correct'].includes(name))).toEqual([]);
      }
    }
  });

  test('every row can be reached by somebody', () => {
    for (const name of ACTION_NAMES) {
      const row = actionRow(name);
      expect(row.who.length).toBeGreaterThan(0);
      for (const who of row.who) for (const stage of who.from ?? []) expect(row.from).toContain(stage);
      for (const [from, list] of Object.entries(row.moves ?? {})) {
        expect(row.from).toContain(from);
        for (const to of list) expect(row.to).toContain(to);
      }
    }
  });
});
