import { DUTY_CODES } from '../../src/plugins/casework/domain/measures';
import { figuresOf, subjectsOf } from '../../src/plugins/casework/server/src/features/measures/measures';
import { type Trx, rows } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { type Facts, type Owed, dutyFigures, midnight, owedIn } from './slow';
import { HOUR, NEVER, type Row, app, live, useCity } from './year';

useCity();

class Undo extends Error {}

const instant = (text: string): string => new Date(`${text.replace(' ', 'T')}Z`).toISOString();

/** Periods that belong to the year that was lived. */
const inYear = ({ type, period }: Row): boolean =>
  type === 'milestone' || type === 'decision-feedback' || !/^2025|^2027/.test(period);

/** The measures of duties as the database counts them, and slowly, over periods that are past and one that runs. */
async function compareFigures(trx: Trx, owed: Map<string, Owed>, facts: Facts): Promise<void> {
  const [first] = facts.groups;
  await trx.raw(`update departments set leader_in_charge = '示例局长' where id = ?`, [first]);
  await trx.raw(
    `update departments set promotion_body = '推进专班', liaison = '示例联络员' where code = 'zhujian'`,
  );
  const unitRows = await rows<{ id: number; code: string }>(
    trx,
    'select id, code from departments where is_unit',
  );
  const staffed = await rows<{ department_id: number; since: string }>(
    trx,
    `select department_id, to_char(since, 'YYYY-MM-DD"T"HH24:MI:SS.MSZ') as since from memberships where kind = 'group'`,
  );
  for (const [from, to, now] of [
    ['2026-01-01', '2026-07-01', '2026-09-01'],
    ['2026-03-01', '2026-04-01', '2026-06-01'],
    ['2026-07-01', '2027-01-01', '2027-02-05'],
    ['2026-01-01', '2027-01-01', '2026-10-09'],
    ['2026-01-01', '2026-02-01', '2026-02-02'],
  ] as const) {
    const at = midnight(now) + 10 * HOUR;
    const T = Math.min(midnight(to), at);
    const plan = (group: number): boolean | null => {
      const due = Date.parse(owed.get(`work-plan g${group} 2026`)?.due ?? '');
      const given =
        facts.handedIn.find((h) => h.type === 'work-plan' && h.subject === `g${group}`)?.at ?? NEVER;
      // Judged at T: what was handed in later does not count, and a plan that was not due is not asked for.
      return given < due && given <= T ? true : due <= T ? false : null;
    };
    const arranged = {
      group: new Map(
        facts.groups.map((g): [number, (boolean | null)[]] => [
          g,
          [
            plan(g),
            g === first && staffed.some((s) => s.department_id === g && Date.parse(s.since) <= T),
            facts.pairings.some((p) => p.group === g && p.from <= T && p.to > T),
          ],
        ]),
      ),
      unit: new Map(
        unitRows.map(({ id, code }): [number, boolean[]] => [
          id,
          [code === 'zhujian', id === first, code === 'zhujian'],
        ]),
      ),
    };
    for (const subject of ['group', 'unit', 'leader', 'city'] as const) {
      const ask = { subject, from, to, now: at };
      const slow = dutyFigures(owed, facts, arranged, ask);
      const fast = await figuresOf(
        trx,
        { subject, from, to, now: new Date(at), imported: true, groupId: null },
        await subjectsOf(trx, subject),
      );
      const subjects = await subjectsOf(trx, subject);
      fast.forEach((f, n) => {
        for (const figure of f.measures.filter((m) => (DUTY_CODES as string[]).includes(m.code))) {
          const name = `${subjects[n]?.id} ${figure.code}`;
          const { numerator, denominator } = figure;
          expect({ ask, name, numerator, denominator }).toEqual({
            ask,
            name,
            ...(slow.get(name) ?? { numerator: 0, denominator: 0 }),
          });
        }
      });
      expect(
        fast.some((f) =>
          f.measures.some((m) => (DUTY_CODES as string[]).includes(m.code) && m.numerator !== 0),
        ) || subject === 'unit',
      ).toBe(true);
    }
  }
}

test.each([1])(
  'a year of three groups and forty issues (%i)',
  async (seed) => {
    try {
      await app.strapi.db.transaction(async ({ trx }) => {
        const { rows: table, facts } = await live(trx as unknown as Trx, seed);
        const owed = owedIn(2026, facts);
        const kept = new Map(
          table
            .filter((r) => !r.voided && inYear(r))
            .map((r) => [
              `${r.type} ${r.subject} ${r.period}`,
              {
                planDate: r.plan,
                due: instant(r.due),
                group: r.group_id,
                fulfilledAt: r.done === null ? null : instant(r.done),
              },
            ]),
        );
        const wanted = new Map(
          [...owed].map(([name, o]) => {
            // A duty of an issue is its present group's until it is due; checked by the measures' test.
            const group = Number.isNaN(o.group) ? (kept.get(name)?.group ?? null) : o.group;
            return [name, { ...o, group }];
          }),
        );
        expect({ seed, issues: facts.issues.length }).toEqual({ seed, issues: 40 });
        expect([...wanted.keys()].filter((name) => !kept.has(name))).toEqual([]);
        expect([...kept.keys()].filter((name) => !wanted.has(name))).toEqual([]);
        for (const [name, row] of kept) expect({ name, ...row }).toEqual({ name, ...wanted.get(name) });
        // Void rows are kept as history; none of them is owed.
        const voided = table.filter((r) => r.voided).map((r) => `${r.type} ${r.subject} ${r.period}`);
        expect(voided.filter((name) => owed.has(name))).toEqual([]);
        // Reports about December 2025 fall into the year by their plan date.
        const before = [...owedIn(2025, facts)].filter(([, o]) => o.planDate >= '2026-01-01');
        await compareFigures(trx as unknown as Trx, new Map([...before, ...owed]), facts);
        const types = new Set([...kept.keys()].map((name) => name.split(' ')[0]));
        expect(types.size).toBe(12);
        expect(new Set(voided.map((name) => name.split(' ')[0])).size).toBeGreaterThan(3);
        throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
    }
  },
  240_000,
);
