import fc from 'fast-check';
import { slowFigures, type Ask, type Subject } from '../../../../../../tests/measures/slow';
import { startOfDay } from '../../calendar';
import { factChanges, factVersions, type FactVersion } from '..';
import {
  HOUR,
  DAY,
  START,
  who,
  PAIRS,
  Life,
  evidence,
  liveSome,
  count,
  versionsOf,
  day,
  localDay,
  PERSON,
} from './random-lives';

const seeds = fc.integer({ min: 1, max: 2 ** 31 });

const PERIODS = [
  [day('2026-02-01'), day('2027-01-01')],
  [day('2026-03-01'), day('2026-03-12')],
  [day('2026-03-09'), day('2026-04-01')],
  [day('2026-04-01'), day('2026-05-01')],
] as const;

describe('the facts of random ledgers', () => {
  test('count as the slow computation does, for every subject, period and instant', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { lives, end } = liveSome(seed, 4, 90);
        const histories = lives.map((life) => life.history());
        const versions = versionsOf(lives);
        for (const subject of ['city', 'group', 'unit', 'leader'] as Subject[]) {
          for (const [from, to] of PERIODS) {
            for (const now of [end + DAY, day('2026-03-10'), START + 9 * DAY]) {
              for (const group of subject === 'unit' ? [undefined, 1] : [undefined]) {
                const ask: Ask = { subject, from, to, now, imported: true, ...(group ? { group } : {}) };
                const slow = [...slowFigures(histories, ask)].map(
                  ([name, { numerator, denominator }]) => `${name} ${numerator}/${denominator}`,
                );
                const fast = [...count(versions, ask)].map(([name, { n, d }]) => `${name} ${n}/${d}`);
                expect({ ask, told: fast.sort() }).toEqual({ ask, told: slow.sort() });
              }
            }
          }
        }
      }),
      { numRuns: Number(process.env['FACT_RUNS'] ?? 60) },
    );
  });

  test('what an entry changes, applied one after the other, comes to what is rebuilt', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { lives } = liveSome(seed, 3, 60);
        for (const life of lives) {
          const kept = new Map<string, FactVersion>();
          const name = (v: FactVersion): string => `${v.family} ${v.step} ${v.since}`;
          let receivedAt = life.history().receivedAt;
          // The receipt as it stood before each correction.
          const receipts = life.entries.map(() => 0);
          for (let i = life.entries.length - 1; i >= 0; i -= 1) {
            receipts[i] = receivedAt;
            const e = life.entries[i];
            if (e?.action === 'correct' && e.input['field'] === 'receivedAt')
              receivedAt = Date.parse(String(e.input['before']));
          }
          for (let n = 1; n <= life.entries.length; n += 1) {
            const before = life.facts(n - 1, receipts[n - 2] ?? receipts[0]);
            const changes = factChanges(before, life.facts(n, receipts[n - 1]));
            for (const v of [...changes.closed, ...changes.opened]) {
              if (changes.closed.includes(v)) expect(kept.get(name(v))).toMatchObject({ until: null });
              kept.set(name(v), v);
            }
            for (const v of changes.replaced)
              if (!changes.opened.some((o) => name(o) === name(v))) kept.delete(name(v));
          }
          const text = (list: Iterable<FactVersion>): string[] =>
            [...list].map((v) => JSON.stringify(v)).sort();
          expect(text(kept.values())).toEqual(text(factVersions(life.facts())));
        }
      }),
      { numRuns: 30 },
    );
  });

  /** Returns every missed step and debt as charged at an instant: what, to whom. */
  const misses = (versions: readonly FactVersion[], now: number): string[] =>
    versions
      .filter(
        (v) =>
          v.den === 1 &&
          v.num === 0 &&
          ['accept', 'transfer', 'take-up', 'handling', 'first-handling', 'debt'].includes(v.family) &&
          v.knownFrom <= now &&
          (v.knownUntil ?? Infinity) > now &&
          (v.countsFrom ?? -Infinity) <= now,
      )
      .map((v) => `${v.family} ${v.step} group ${v.group} leader ${v.leader} unit ${v.unit} ${v.kinds}`)
      .sort();

  test('no hand-over, merge, correction, complaint or reassignment moves a missed step from whoever missed it to another', () => {
    let moved = 0;
    const tried = new Map<number, number>();
    fc.assert(
      fc.property(seeds, fc.nat(5), (seed, which) => {
        const { lives, end } = liveSome(seed, 3, 50);
        for (const life of lives) {
          const then = end + HOUR;
          const before = misses(factVersions(life.facts()), then);
          const other = { ...life.subject?.issue.group };
          life.pair = (life.pair + 1) % PAIRS.length;
          const office = who('office');
          const done = [
            () => life.act(who('system'), 'hand-over', { reason: '调剂' }, then),
            () => life.act(office, 'merge', { mainIssue: 'doc999' }, then),
            () =>
              life.act(
                office,
                'correct',
                { field: 'phone', value: '2', reason: '更正', evidence: evidence(true) },
                then,
              ),
            () =>
              life.act(
                office,
                'correct',
                { field: 'enterprise', value: 'doc4', reason: '更正', evidence: evidence(true) },
                then,
              ),
            () => life.act(office, 'amend', { category: 'doc51' }, then),
            () =>
              life.act(
                office,
                'reassign',
                { leadUnit: 'doc13', standard: '标准', deadline: localDay(then, 5), reason: '改派' },
                then,
              ),
          ][which]?.();
          if (!done) continue;
          tried.set(which, (tried.get(which) ?? 0) + before.length);
          if (before.length > 0 && other.id !== life.subject?.issue.group?.id) moved += 1;
          // Debts end with a merge, for the work goes on in the main issue, and with a new committed deadline, which
          // has not passed yet. The steps that were missed before stay.
          const kept =
            which === 1 || which === 5 ? before.filter((miss) => !miss.startsWith('debt')) : before;
          expect(misses(factVersions(life.facts()), then)).toEqual(kept);
        }
      }),
      { numRuns: 200 },
    );
    expect(moved).toBeGreaterThan(3);
    // Each of the acts met steps that had been missed.
    expect([0, 1, 2, 3, 4, 5].filter((which) => !tried.get(which))).toEqual([]);
  });

  test('closing late never improves a figure that closing in time would not have improved more', () => {
    const days = (from: number, n: number): number => from + n * DAY;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.nat(40),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(120),
        fc.constantFrom<Subject>('unit', 'group', 'leader', 'city'),
        (limit, work, delay, look, subject) => {
          const closed = (after: number): Map<string, { n: number; d: number }> => {
            const life = new Life(1);
            const begin = START;
            life.register(begin, begin);
            life.act(who('group', { departmentId: 1 }), 'accept', {}, begin + HOUR);
            const order = { leadUnit: 'doc11', standard: '标准', deadline: localDay(begin, limit) };
            life.act(who('group', { departmentId: 1 }), 'transfer', order, begin + 2 * HOUR);
            const unitOf = who('unit', { departmentId: 11 });
            life.act(unitOf, 'take-up', PERSON, begin + 3 * HOUR);
            const at = days(begin + 4 * HOUR, after);
            life.act(unitOf, 'report-back', { result: 'solved', measures: '措施' }, at);
            life.act(who('enterprise', { enterpriseId: 3 }), 'confirm', { rating: 5 }, at + HOUR);
            life.act(who('leader', { leaderId: 101 }), 'consent', {}, at + 2 * HOUR);
            expect(life.subject?.issue.stage).toBe('closed');
            return count(versionsOf([life]), {
              subject,
              from: startOfDay('2026-03-01').getTime(),
              to: startOfDay('2026-05-01').getTime(),
              now: days(begin, look) + 12 * HOUR,
              imported: true,
            });
          };
          const inTime = closed(work);
          const late = closed(work + delay);
          for (const [name, { n, d }] of late) {
            const better = inTime.get(name);
            if (!better || better.d === 0 || d === 0) continue;
            expect([name, better.n / better.d >= n / d]).toEqual([name, true]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('an enterprise that is handed over takes no debt along, and leaves none behind once its taker has had it', () => {
    const life = new Life(1);
    const day = (text: string): number => Date.parse(`${text}+08:00`);
    life.register(day('2026-03-02T09:00'), day('2026-03-02T09:00'));
    const group = who('group', { departmentId: 1 });
    life.act(group, 'accept', {}, day('2026-03-02T10:00'));
    const order = { leadUnit: 'doc11', standard: '标准', deadline: '2026-03-06' };
    life.act(group, 'transfer', order, day('2026-03-02T11:00'));
    life.pair = 1;
    life.act(who('system'), 'hand-over', { reason: '调剂' }, day('2026-03-09T10:00'));
    const rates = (now: string): string[] =>
      [
        ...count(versionsOf([life]), {
          subject: 'group',
          from: startOfDay('2026-03-01').getTime(),
          to: startOfDay('2026-07-01').getTime(),
          now: day(now),
          imported: true,
        }),
      ]
        .filter(([name]) => name.endsWith('closure_rate'))
        .map(([name, { n, d }]) => `${name} ${n}/${d}`);
    expect(rates('2026-03-06T23:59')).toEqual([]);
    expect(rates('2026-03-10T10:00')).toEqual(['1 closure_rate 0/1']);
    // Ten working days from Monday the 9th end with Monday the 23rd.
    expect(rates('2026-03-23T23:59')).toEqual(['1 closure_rate 0/1']);
    expect(rates('2026-03-24T00:00')).toEqual(['1 closure_rate 0/1', '2 closure_rate 0/1']);
  });
});
