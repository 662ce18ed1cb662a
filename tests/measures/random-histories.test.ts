import { compareFacts } from '../../src/plugins/casework/server/src/features/measures/rebuild-facts';
import { unitCountsByGroup } from '../../src/plugins/casework/server/src/features/measures/measures';
import { rows } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { type Account, evidence } from '../support/city';
import { agree, city, person, report, trying, useCity } from './support';
import { askOf, at } from './world';

useCity();

const DAY = 86_400_000;

/** Small, seeded, so that a failure can be run again. */
function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % n;
  };
}

const ONWARD: Record<string, number> = {
  accept: 5,
  transfer: 5,
  'take-up': 5,
  'report-back': 2,
  'request-extension': 3,
  'grant-extension': 3,
  confirm: 2,
  consent: 2,
};
const ENDS = [
  'withdraw',
  'merge',
  'void',
  'decline',
  'correct',
  'answer',
  'grant-withdrawal',
  'request-withdrawal',
];

describe('random histories', () => {
  const RUNS = Number(process.env['MEASURE_RUNS'] ?? 6);
  const STEPS = 130;

  test.each(Array.from({ length: RUNS }, (_, i) => i + Number(process.env['MEASURE_SEED'] ?? 1)))(
    'seed %i',
    (seed) =>
      trying(async (h) => {
        const roll = dice(seed * 7919);
        const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
        let now = at('2026-02-24 09:00').getTime();
        const issues: string[] = [];
        const done = new Map<string, number>();
        const units = [city.departments.zhujian, city.departments.jiaotong, city.departments.township];
        const accountOf = new Map<string, Account>([
          [city.departments.zhujian, 'unitA'],
          [city.departments.jiaotong, 'unitB'],
          [city.departments.township, 'unitC'],
        ]);
        const proof = (): object => evidence(roll(2) === 0 ? { attachments: [h.file] } : {});
        const dayAfter = (n: number): string =>
          new Date(now + 8 * 3_600_000 + n * DAY).toISOString().slice(0, 10);
        for (let step = 0; step < STEPS; step += 1) {
          // Mostly hours, sometimes a leap, sometimes exactly the end of a day, when dues fall.
          const leap = roll(6);
          now += leap === 0 ? (1 + roll(5)) * DAY : (1 + roll(9)) * 3_600_000;
          if (roll(8) === 0) now = at(`${dayAfter(1)} 00:00`).getTime();
          const when = new Date(now);
          if (issues.length < 3 || roll(9) === 0) {
            const side = pick(['A', 'B'] as const);
            issues.push(
              await h.register('office', when, {
                enterprise: pick([
                  city.enterprises.A,
                  city.enterprises.B,
                  city.enterprises.A,
                  city.enterprises.unpaired,
                ]),
                handlingType: pick(['normal', 'urgent', 'urgent']),
                ...(roll(9) === 0 ? { category: city.categories.complaint } : {}),
                ...(roll(3) === 0 ? { receivedAt: new Date(now - roll(3 * DAY)).toISOString() } : {}),
                title: `随机${side}`,
              }),
            );
            continue;
          }
          if (roll(25) === 0) {
            await h.handOver(pick([city.enterprises.A, city.enterprises.B]), pick(['A', 'B'] as const), when);
            continue;
          }
          const issue = pick(issues);
          const group = (): Account => pick(['groupA', 'groupB'] as const);
          const leader = (): Account => pick(['leaderA', 'leaderB'] as const);
          const enterprise = (): Account => pick(['enterpriseA', 'enterpriseB'] as const);
          const lead = await h.leadOf(issue);
          const unit: Account = (lead ? accountOf.get(lead) : undefined) ?? 'unitA';
          const reason = { reason: '理由' };
          const order = (): object => ({
            leadUnit: pick(units),
            ...(roll(3) === 0 ? { supportUnits: [pick(units)] } : {}),
            ...(roll(2) === 0 ? { deadline: dayAfter(1 + roll(6)) } : {}),
          });
          const onBehalf = roll(4) === 0;
          const byEnterprise = (): [Account, object] =>
            onBehalf ? [group(), { evidence: proof() }] : [enterprise(), {}];
          const byUnit = (): [Account, object] => (onBehalf ? [group(), { evidence: proof() }] : [unit, {}]);
          const [eWho, eMore] = byEnterprise();
          const [uWho, uMore] = byUnit();
          const moves: Record<string, [Account, string, object][]> = {
            registered: [
              [group(), 'accept', {}],
              [group(), 'accept', {}],
              [group(), 'request-decline', { ground: 'other', ...reason }],
              [leader(), 'decline', {}],
              [leader(), 'refuse-decline', {}],
              [eWho, 'withdraw', { ...reason, ...eMore }],
              ['office', 'merge', { mainIssue: pick(issues) }],
              ...(roll(4) === 0 ? ([['office', 'void', reason]] as [Account, string, object][]) : []),
              [
                'office',
                'correct',
                {
                  field: 'receivedAt',
                  value: new Date(now - roll(2 * DAY)).toISOString(),
                  ...reason,
                  evidence: proof(),
                },
              ],
            ],
            accepted: [
              [group(), 'transfer', { ...order(), standard: '标准' }],
              [group(), 'transfer', { ...order(), standard: '标准' }],
              ['office', 'assign', { ...order(), standard: '标准' }],
              [group(), 'answer', { measures: '答复', evidence: proof() }],
              [eWho, 'withdraw', { ...reason, ...eMore }],
              [leader(), 'escalate', reason],
              [leader(), 'decide', { decision: '决定', unit: pick(units) }],
              ['office', 'merge', { mainIssue: pick(issues) }],
            ],
            transferred: [
              [uWho, 'take-up', { ...person, ...uMore }],
              [uWho, 'take-up', { ...person, ...uMore }],
              [unit, 'return', reason],
              [group(), 'reassign', { ...order(), ...reason }],
              ['office', 'reassign', { ...order(), ...reason }],
              [unit, 'escalate', reason],
              [leader(), 'decide', { decision: '决定', unit: pick(units) }],
              [leader(), 'decide', { decision: '决定', deadline: dayAfter(1 + roll(4)) }],
              [eWho, 'request-withdrawal', { ...reason, ...eMore }],
              [leader(), 'grant-withdrawal', {}],
            ],
            handling: [
              [uWho, 'report-back', { ...report, ...uMore }],
              [uWho, 'report-back', { ...report, ...uMore }],
              [unit, 'request-extension', { deadline: dayAfter(2 + roll(6)), ...reason }],
              [group(), 'grant-extension', {}],
              [group(), 'grant-extension', {}],
              [group(), 'reassign', { ...order(), ...reason }],
              [unit, 'escalate', reason],
              [leader(), 'decide', { decision: '决定', deadline: dayAfter(1 + roll(4)) }],
              [leader(), 'decide', { decision: '决定', unit: pick(units) }],
              [group(), 'note', { text: '进展' }],
              [eWho, 'request-withdrawal', { ...reason, ...eMore }],
              [leader(), 'grant-withdrawal', {}],
            ],
            reported: [
              [eWho, 'confirm', { rating: 1 + roll(5), ...eMore }],
              [eWho, 'confirm', { rating: 3 + roll(3), solved: pick(['solved', 'partly']), ...eMore }],
              [eWho, 'reject', { ...reason, ...eMore }],
              [group(), 'rework', reason],
              [leader(), 'escalate', reason],
              [leader(), 'decide', { decision: '决定' }],
              [leader(), 'decide', { decision: '决定', unit: pick(units) }],
              [leader(), 'grant-withdrawal', {}],
            ],
            confirmed: [
              [leader(), 'consent', { opinion: '同意' }],
              [leader(), 'consent', { opinion: '同意' }],
              [leader(), 'refuse-consent', reason],
              ['office', 'call-back', { rating: 1 + roll(5) }],
              ['office', 'correct', { field: 'rating', value: 1 + roll(5), ...reason, evidence: proof() }],
            ],
            closed: [
              [group(), 'reopen', reason],
              ['office', 'call-back', { rating: 1 + roll(5) }],
              ['office', 'correct', { field: 'rating', value: 1 + roll(5), ...reason, evidence: proof() }],
            ],
            declined: [[group(), 'reopen', reason]],
            withdrawn: [[group(), 'reopen', reason]],
            merged: roll(5) === 0 ? [['office', 'reopen', reason]] : [],
          };
          const possible = moves[h.stageOf(issue)] ?? [];
          // Actions that move an issue on are chosen more often than those that end it.
          const weighed = possible.flatMap((move) => {
            const weight = ONWARD[move[1]] ?? (ENDS.includes(move[1]) ? (roll(3) === 0 ? 1 : 0) : 1);
            return Array.from({ length: weight }, () => move);
          });
          if (weighed.length === 0) continue;
          const [who, action, data] = pick(weighed);
          // Most guesses of the person are wrong; the other side's is tried next.
          const other = who.replace(/A$/, '#').replace(/B$/, 'A').replace(/#$/, 'B') as Account;
          for (const one of /^(group|leader|enterprise)/.test(who) ? [who, other] : [who]) {
            const status = await h.act(one, issue, action, when, data as Record<string, unknown>);
            if (status === 200) done.set(action, (done.get(action) ?? 0) + 1);
            if (status === 200) break;
          }
        }
        // The facts that were written with each action equal those derived from the ledgers.
        expect((await compareFacts((sql, bindings) => rows(h.trx, sql, bindings))).differences).toEqual([]);
        const end = new Date(now + DAY);
        for (const subject of ['city', 'group', 'unit', 'leader'] as const) {
          for (const [from, to] of [
            ['2026-02-01', '2027-01-01'],
            ['2026-03-01', '2026-03-12'],
            ['2026-03-09', '2026-04-01'],
          ] as const) {
            await agree(h, askOf(subject, from, to, end));
          }
          await agree(h, askOf(subject, '2026-03-01', '2026-05-01', at('2026-03-10 00:00')));
        }
        await agree(
          h,
          askOf('unit', '2026-02-01', '2027-01-01', end, { group: h.key(city.departments.fagai) }),
        );
        // Divided by group in one statement the figures of units are those that are asked group by group.
        const groups = [city.departments.fagai, city.departments.shangwu].map((id) => h.key(id));
        const [from, to] = ['2026-02-01', '2027-01-01'];
        const countsOf = await unitCountsByGroup(
          h.trx,
          { subject: 'unit', from, to, now: end, imported: true, groupId: null },
          groups,
        );
        for (const group of groups)
          for (const { id, measures } of await h.fast(askOf('unit', from, to, end, { group })))
            for (const { code, numerator, denominator } of measures)
              expect({
                group,
                id,
                code,
                ...(countsOf(group, h.key(id ?? '')).get(code) ?? { numerator: 0, denominator: 0 }),
              }).toEqual({ group, id, code, numerator, denominator });
        if (process.env['MEASURE_SHOW']) console.log(seed, JSON.stringify(Object.fromEntries(done)));
        expect(done.size).toBeGreaterThan(10);
      }),
    120_000,
  );
});
