import { CAPACITIES, leadTransfer, liveSupports, standings, type Case, type Standing } from '../index';
import { ACTORS, PAIRING, caseIn, ref, transfer, type ActorName } from './cases';

const words = (list: Standing[]): string => list.map((s) => s.capacity + (s.onBehalf ? '*' : '')).join(' ');
const of = (actor: ActorName, subject: Case, pairing = PAIRING as typeof PAIRING | null): string =>
  words(standings(ACTORS[actor], subject, pairing, ['leader', 'enterprise']));

describe('standings on an issue', () => {
  test.each<[ActorName, string]>([
    ['system', 'system'],
    ['office', 'office'],
    ['auditor', ''],
    ['group', 'group leader* enterprise*'],
    ['otherGroup', ''],
    ['leader', 'leader'],
    ['liaison', 'leader*'],
    ['otherLeader', ''],
    ['unit', 'lead-unit'],
    ['supportUnit', 'support-unit'],
    ['otherUnit', ''],
    ['enterprise', 'enterprise'],
    ['otherEnterprise', ''],
  ])('%s: %s', (actor, expected) => {
    expect(of(actor, caseIn('handling'))).toBe(expected);
  });

  test.each<[ActorName, string]>([
    ['office', 'office group leader* enterprise*'],
    ['group', ''],
    ['leader', ''],
    ['liaison', ''],
    ['unit', ''],
    ['supportUnit', ''],
    ['enterprise', 'enterprise'],
    ['auditor', ''],
  ])('%s on a complaint: %s', (actor, expected) => {
    expect(of(actor, caseIn('handling', { complaint: true }))).toBe(expected);
  });

  test('in the pool only office and enterprise stand to it', () => {
    const pool = caseIn('registered', { group: null, leader: null });
    const able = (Object.keys(ACTORS) as ActorName[]).filter((actor) => of(actor, pool, null) !== '');
    expect(able).toEqual(['system', 'office', 'enterprise']);
  });

  test('the new pair of an enterprise may take up its final issues, not its open ones', () => {
    const pairing = { group: ref(9), leader: ref(9) };
    expect(of('otherGroup', caseIn('closed'), pairing)).toBe('group leader* enterprise*');
    expect(of('otherLeader', caseIn('closed'), pairing)).toBe('leader');
    expect(of('group', caseIn('closed'), pairing)).toBe('group leader* enterprise*');
    expect(of('otherGroup', caseIn('handling'), pairing)).toBe('');
    expect(of('otherLeader', caseIn('handling'), pairing)).toBe('');
  });

  test.each(['returned', 'superseded', 'cancelled', 'reopened'] as const)(
    'a %s transfer gives none',
    (state) => {
      const subject = caseIn('accepted');
      subject.transfers = [transfer({ state }), transfer({ id: 201, role: 'support', unit: ref(12), state })];
      expect([of('unit', subject), of('supportUnit', subject)]).toEqual(['', '']);
      expect([leadTransfer(subject), liveSupports(subject)]).toEqual([null, []]);
    },
  );

  test.each(['sent', 'handling', 'reported', 'contributed', 'skipped'] as const)(
    'a %s transfer is live',
    (state) => {
      const subject = caseIn('accepted');
      subject.transfers = [transfer({ state }), transfer({ id: 201, role: 'support', unit: ref(12), state })];
      expect([of('unit', subject), of('supportUnit', subject)]).toEqual(['lead-unit', 'support-unit']);
    },
  );

  test('through every final stage the units keep their transfer', () => {
    expect(of('unit', caseIn('closed'))).toBe('lead-unit');
  });

  test('who has no organisation stands to nothing, even where the issue names none', () => {
    const nobody = { ...ACTORS.group, departmentId: null };
    expect(standings(nobody, caseIn('registered', { group: null }), null, CAPACITIES)).toEqual([]);
  });
});
