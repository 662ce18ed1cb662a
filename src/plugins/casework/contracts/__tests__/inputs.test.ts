import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { PUBLIC_ACTIONS, actionRow, type Field } from '../../domain/lifecycle';
import { INPUTS, jsonSchemaOf } from '../inputs';

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats(ajv);
ajv.addVocabulary(['x-relation', 'x-files', 'x-milestone']);

const EVIDENCE = { channel: '电话', who: '示例经办人', at: '2026-03-01' };

/** A value of the right shape. */
function sample(field: Field): unknown {
  switch (field.type) {
    case 'text':
      return '文字';
    case 'choice':
      return field.values[0];
    case 'relation':
      return 'a1b2c3d4e5f6g7h8i9j0k1l2';
    case 'relations':
    case 'files':
      return ['a1b2c3d4e5f6g7h8i9j0k1l2'];
    case 'date':
      return '2026-03-31';
    case 'instant':
      return '2026-03-01T09:30:00+08:00';
    case 'rating':
      return 5;
    case 'milestones':
      return [{ date: '2026-03-31', goal: '一期' }];
    case 'scalar':
      return 3;
    case 'extra':
      return { power_kva: 630, ways: ['上门'], amount: null };
    case 'evidence':
      return EVIDENCE;
  }
}

/** Values of the wrong shape. */
function wrong(field: Field): unknown[] {
  const always = [null, {}, true];
  switch (field.type) {
    case 'text':
      return [...always, '', 3, ['文字'], '字'.repeat(field.max + 1)];
    case 'choice':
      return [...always, '', 'no-such-choice', [field.values[0]]];
    case 'relation':
      return [...always, '', 7, ['a1'], { connect: [{ id: 1 }] }, 'x'.repeat(65)];
    case 'relations':
    case 'files':
      return [...always, 'a1', [1], [''], Array.from({ length: 21 }, () => 'a1')];
    case 'date':
      return [...always, '2026-3-1', '2026-03-01T00:00:00Z', 20260301, ''];
    case 'instant':
      return [...always, 1_772_000_000];
    case 'rating':
      return [...always, 0, 6, 4.5, '5'];
    case 'milestones':
      return [...always, [], [{ date: '2026-03-31' }], [{ date: '2026-03-31', goal: '一', done: true }]];
    case 'scalar':
      return [null, {}, true, [], ''];
    case 'extra':
      return [null, true, [], '', { 'No Code': 1 }, { power_kva: {} }, { ways: [1] }];
    case 'evidence':
      return [...always, { who: '某' }, { ...EVIDENCE, source: '某' }, { ...EVIDENCE, attachments: 'scan' }];
  }
}

const fieldsOf = (name: (typeof PUBLIC_ACTIONS)[number]): [string, Field][] => [
  ...Object.entries(actionRow(name).input),
  ...(actionRow(name).input['evidence']
    ? []
    : [['evidence', { type: 'evidence', optional: true }] as [string, Field]]),
];

describe.each(PUBLIC_ACTIONS)('%s', (name) => {
  const validate = ajv.compile(jsonSchemaOf(name));
  const all = Object.fromEntries(fieldsOf(name).map(([key, field]) => [key, sample(field)]));
  const needed = Object.fromEntries(
    fieldsOf(name).flatMap(([key, field]) => (field.optional ? [] : [[key, sample(field)]])),
  );
  const pick = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, all[key]]));
  const { together } = actionRow(name);
  /** The least that the action does something with. */
  const least = {
    ...needed,
    ...pick(together === undefined ? [] : together === 'any' ? ['title'] : (together[0] ?? [])),
  };
  /** Both the contract and its JSON Schema; they have to say the same of a shape. */
  const accepts = (data: unknown): boolean => {
    const parsed = INPUTS[name].safeParse(data).success;
    if (validate(data) !== parsed) throw new Error(`contract says ${parsed}: ${JSON.stringify(data)}`);
    return parsed;
  };

  test('takes everything, and no more than what is required', () => {
    expect(accepts(all)).toBe(true);
    expect(accepts(needed)).toBe(true);
  });

  test('refuses unknown names', () => {
    for (const unknown of ['id', 'stage', 'deadlineAt', '__proto', 'Evidence', 'data'])
      expect({ unknown, ok: accepts({ ...needed, [unknown]: 'x' }) }).toEqual({ unknown, ok: false });
  });

  test('refuses what is no object', () => {
    for (const data of [null, [], 'x', 1]) expect(accepts(data)).toBe(false);
  });

  test('needs each required field', () => {
    for (const [key, field] of fieldsOf(name)) {
      const rest = Object.fromEntries(Object.entries(needed).filter(([k]) => k !== key));
      expect({ key, ok: accepts(rest) }).toEqual({ key, ok: field.optional === true });
    }
  });

  test('refuses values of the wrong shape', () => {
    const accepted = fieldsOf(name).flatMap(([key, field]) =>
      wrong(field)
        .filter((value) => accepts({ ...needed, [key]: value }))
        .map((value) => ({ key, value })),
    );
    expect(accepted).toEqual([]);
  });

  test('its form asks for evidence exactly as told', () => {
    const asked = ajv.compile(jsonSchemaOf(name, true));
    expect([asked({ ...least, evidence: EVIDENCE }), asked({ ...least, evidence: undefined })]).toEqual([
      true,
      false,
    ]);
    const notAsked = ajv.compile(jsonSchemaOf(name, false));
    const own = actionRow(name).input['evidence'] !== undefined;
    expect(notAsked(least)).toBe(true);
    expect(notAsked({ ...least, evidence: EVIDENCE })).toBe(own);
  });

  test('its form knows which fields go together', () => {
    const form = ajv.compile(jsonSchemaOf(name, false));
    const sets = together === 'any' || together === undefined ? [] : together;
    expect(form(needed)).toBe(together === undefined);
    for (const set of sets) expect({ set, ok: form({ ...needed, ...pick(set) }) }).toEqual({ set, ok: true });
    if (sets.length > 1) expect(form({ ...needed, ...pick(sets.flat()) })).toBe(false);
  });

  test('relations say what they point to, and every field has a Chinese title', () => {
    const { properties } = jsonSchemaOf(name) as { properties: Record<string, Record<string, unknown>> };
    for (const [key, field] of fieldsOf(name)) {
      expect(`${key} ${String(properties[key]?.['title'])}`).toMatch(/ \p{Script=Han}/u);
      const to = field.type === 'relation' || field.type === 'relations' ? field.to : undefined;
      expect({ key, to: properties[key]?.['x-relation'] }).toEqual({ key, to });
      expect({ key, files: properties[key]?.['x-files'] }).toEqual({
        key,
        files: field.type === 'files' ? true : undefined,
      });
      expect({ key, milestone: properties[key]?.['x-milestone'] }).toEqual({
        key,
        milestone: key === 'milestone' ? true : undefined,
      });
    }
  });
});

describe('beyond shape', () => {
  const instruct = (text: string): boolean => INPUTS.instruct.safeParse({ text }).success;
  test.each([
    ['   ', false],
    ['a\0b', false],
    ['\ud800', false],
    ['😀 “引号”', true],
    ['字'.repeat(2000), true],
  ])('text %j: %s', (text, ok) => {
    expect(instruct(text)).toBe(ok);
  });

  test('text is trimmed', () => {
    expect(INPUTS.instruct.parse({ text: ' 批示\n' })).toEqual({ text: '批示' });
  });

  test.each([
    ['2026-02-30', false],
    ['2026-02-28', true],
    ['1990-01-01', true],
    ['1989-12-31', false],
    ['2101-01-01', false],
  ])('the date %s: %s', (milestone, ok) => {
    expect(INPUTS.note.safeParse({ text: '进展', milestone }).success).toBe(ok);
  });

  test.each([
    ['2026-03-01', true],
    ['2026-03-01T09:30:00Z', true],
    ['2026-03-01T09:30:00.123+08:00', true],
    ['2026-03-01T09:30', false],
    ['2026-02-30T09:30:00Z', false],
    ['2026-03-01T25:00:00Z', false],
    ['yesterday', false],
    ['', false],
  ])('the instant %s: %s', (at, ok) => {
    expect(INPUTS.answer.safeParse({ measures: '已答复', evidence: { ...EVIDENCE, at } }).success).toBe(ok);
  });
});
