import {
  ASSESSMENT_LIFE,
  INSPECTION_LIFE,
  LIVES,
  OFFICIAL_DOCUMENT_LIFE,
  allowed,
  defineLife,
  diagram,
  inspectionState,
  inspectionSteps,
  move,
  stateNames,
  stepNames,
  type AnyLife,
  type LifeStep,
} from '../index';

type Step = LifeStep<string, string, never>;

const stepsOf = (life: AnyLife): [string, Step][] =>
  stepNames(life).map((name) => [name, life.steps[name] as Step]);

/** States that steps lead to from a state, itself left out unless a step leads back. */
function reach(life: AnyLife, from: string | null, seen = new Set<string>()): Set<string> {
  for (const [, step] of stepsOf(life)) {
    const leaves = from === null ? step.from === null : (step.from?.includes(from) ?? false);
    if (!leaves || step.to === '=' || seen.has(step.to)) continue;
    reach(life, step.to, seen.add(step.to));
  }
  return seen;
}

const take = (life: AnyLife, name: string, state: string | null, as: readonly string[]) =>
  // Facts decide in tests of their own; here state and capacity do.
  move(
    { ...life, steps: { [name]: { ...(life.steps[name] as Step), refuses: () => null } } } as never,
    name as never,
    { state, as } as never,
  );

describe.each(Object.entries<AnyLife>(LIVES))('the life of %s', (_name, life) => {
  const states = stateNames(life);

  test('begins somewhere, and reaches every state from there', () => {
    expect([...reach(life, null)].sort()).toEqual([...states].sort());
  });

  test('a final state has no step to any state, and every other one has', () => {
    for (const state of states)
      expect([state, reach(life, state).size === 0]).toEqual([state, life.states[state]?.final === true]);
  });

  test('every state is named, every capacity used, and every step says what it does in two languages', () => {
    const said: { zh: string; en: string }[] = [
      ...states.map((s) => life.states[s]),
      ...Object.values(life.steps),
    ].map((one) => (one as Step).label);
    for (const { zh, en } of [life.label, ...said, ...Object.values(life.who)]) {
      expect(zh).toMatch(/^\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
    }
    const used = new Set(stepsOf(life).flatMap(([, { who }]) => who));
    expect([...used].sort()).toEqual(Object.keys(life.who).sort());
  });

  test.each(stepsOf(life))('%s is taken by its people in its states, and refused otherwise', (name, step) => {
    const everyone = Object.keys(life.who);
    for (const state of [null, ...states]) {
      const fits = step.from === null ? state === null : state !== null && step.from.includes(state);
      for (const who of everyone) {
        const result = take(life, name, state, [who]);
        if (!step.who.includes(who)) expect(result).toEqual({ refused: { kind: 'forbidden' } });
        else if (fits) expect(result).toEqual({ ok: { state: step.to === '=' ? state : step.to, as: who } });
        else
          expect(result).toMatchObject({
            refused: {
              kind: 'conflict',
              code: (state === null ? undefined : life.refusedIn?.[state]) ?? 'WRONG_STATE',
              state,
            },
          });
      }
      expect(take(life, name, state, [])).toEqual({ refused: { kind: 'forbidden' } });
    }
  });
});

describe('facts', () => {
  const now = new Date('2026-09-10T00:00:00Z');
  const until = new Date('2026-09-15T16:00:00Z');
  const published = { state: 'published' as const, as: ['assessor' as const] };

  test('an assessment is final only when the days for objections are over and all are decided', () => {
    const facts = { openObjections: 0, objectionsUntil: until, now };
    expect(move(ASSESSMENT_LIFE, 'finalise', published, facts)).toMatchObject({
      refused: { code: 'OBJECTION_PERIOD_RUNS', state: 'published' },
    });
    expect(
      move(ASSESSMENT_LIFE, 'finalise', published, { ...facts, now: until, openObjections: 2 }),
    ).toMatchObject({
      refused: { code: 'OBJECTIONS_OPEN', params: { count: 2, state: 'published' } },
    });
    expect(move(ASSESSMENT_LIFE, 'finalise', published, { ...facts, now: until })).toEqual({
      ok: { state: 'final', as: 'assessor' },
    });
  });

  test('nobody objects when the days are over', () => {
    const present = { state: 'published' as const, as: ['subject' as const] };
    const facts = { openObjections: 0, objectionsUntil: until, now };
    expect(move(ASSESSMENT_LIFE, 'object', present, facts)).toEqual({
      ok: { state: 'published', as: 'subject' },
    });
    expect(move(ASSESSMENT_LIFE, 'object', present, { ...facts, now: until })).toMatchObject({
      refused: { code: 'OBJECTION_PERIOD_OVER' },
    });
  });

  test('a letter that needs an approval is not issued without it; receipt and reply are given once', () => {
    const facts = {
      approvalMissing: true,
      needsApproval: true,
      approvedAt: null,
      receiptAt: null,
      replyAt: null,
    };
    expect(move(OFFICIAL_DOCUMENT_LIFE, 'issue', { state: 'reviewed', as: ['issuer'] }, facts)).toMatchObject(
      { refused: { code: 'APPROVAL_MISSING', state: 'reviewed' } },
    );
    const received = { ...facts, approvalMissing: false, receiptAt: now, replyAt: now };
    const head = { state: 'reviewed' as const, as: ['head' as const] };
    expect(move(OFFICIAL_DOCUMENT_LIFE, 'approve', head, facts)).toEqual({
      ok: { state: 'reviewed', as: 'head' },
    });
    for (const [more, code] of [
      [{ approvedAt: now }, 'ALREADY_APPROVED'],
      [{ needsApproval: false }, 'NO_APPROVAL_NEEDED'],
    ] as const)
      expect(move(OFFICIAL_DOCUMENT_LIFE, 'approve', head, { ...facts, ...more })).toMatchObject({
        refused: { code },
      });
    const receiver = { state: 'issued' as const, as: ['receiver' as const] };
    for (const [step, code] of [
      ['receipt', 'ALREADY_RECEIPTED'],
      ['reply', 'ALREADY_REPLIED'],
    ] as const)
      expect(move(OFFICIAL_DOCUMENT_LIFE, step, receiver, received)).toMatchObject({ refused: { code } });
  });

  test('the buttons are the steps that would not be refused', () => {
    const facts = {
      approvalMissing: false,
      needsApproval: false,
      approvedAt: null,
      receiptAt: null,
      replyAt: null,
    };
    const buttons = (state: 'draft' | 'reviewed' | 'issued' | 'revoked', as: 'issuer' | 'receiver') =>
      allowed(OFFICIAL_DOCUMENT_LIFE, { state, as: [as] }, facts);
    expect(buttons('draft', 'issuer')).toEqual(['edit', 'review']);
    expect(buttons('reviewed', 'issuer')).toEqual(['send-back', 'issue']);
    expect(buttons('issued', 'issuer')).toEqual(['revoke']);
    expect(buttons('issued', 'receiver')).toEqual(['receipt', 'reply']);
    expect(buttons('revoked', 'issuer')).toEqual([]);
    expect(
      allowed(OFFICIAL_DOCUMENT_LIFE, { state: 'issued', as: ['receiver'] }, { ...facts, replyAt: now }),
    ).toEqual(['receipt']);
  });

  test('of several capacities the one that is not refused takes the step', () => {
    const life = defineLife<{ late: boolean }>()({
      label: { zh: '例', en: 'Example' },
      states: { a: { label: { zh: '甲', en: 'A' } }, b: { label: { zh: '乙', en: 'B' }, final: true } },
      who: { one: { zh: '一', en: 'One' }, two: { zh: '二', en: 'Two' } },
      steps: {
        begin: { label: { zh: '始', en: 'Begin' }, from: null, to: 'a', who: ['one'], input: {} },
        end: {
          label: { zh: '终', en: 'End' },
          from: ['a'],
          to: 'b',
          who: ['one', 'two'],
          input: {},
          refuses: ({ late }, as) => (late && as === 'one' ? { code: 'WRONG_STATE' } : null),
        },
      },
    });
    expect(move(life, 'end', { state: 'a', as: ['one', 'two'] }, { late: true })).toEqual({
      ok: { state: 'b', as: 'two' },
    });
    expect(move(life, 'end', { state: 'a', as: ['one'] }, { late: true })).toMatchObject({
      refused: { code: 'WRONG_STATE' },
    });
    expect(diagram(life)).toBe('stateDiagram-v2\n  [*] --> a: begin\n  a --> b: end\n  b --> [*]\n');
  });
});

describe('an inspection', () => {
  const states = stateNames(INSPECTION_LIFE);

  test('is moved by storing its form, by one step from any state to any other', () => {
    for (const before of states)
      for (const after of states)
        expect([before, after, inspectionSteps(before, after).length]).toEqual([
          before,
          after,
          before === after ? 0 : 1,
        ]);
    expect(inspectionSteps(null, 'rectifying')).toEqual(['record', 'demand']);
    expect(inspectionSteps(null, 'recorded')).toEqual(['record']);
  });

  test('is rectified by the date of rectification, however it was demanded', () => {
    expect(inspectionState({ rectificationDue: null, rectifiedAt: null })).toBe('recorded');
    expect(inspectionState({ rectificationDue: '2026-06-01', rectifiedAt: null })).toBe('rectifying');
    expect(inspectionState({ rectificationDue: null, rectifiedAt: '2026-06-01T00:00:00Z' })).toBe(
      'rectified',
    );
  });
});
