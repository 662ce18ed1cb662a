import type { Rule } from '../../src/plugins/casework/domain/escalation';
import { sweepIssue, sweepIssues } from '../../src/plugins/casework/server/src/features/escalation/step';
import { sealEntry } from '../../src/plugins/casework/server/src/features/ledger/seal';
import { asOwner, rows, type Trx } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { endOf, reach, shanghai } from '../lifecycle/support';
import type { Account } from '../support/city';
import { kit, useCity } from './support';

/**
 * What is due of many issues, done together, leaves the same rows as each done by itself: in a random city, by random
 * rules, at random instants. Both run from the same state in a transaction that is rolled back.
 */

useCity();

/** The same sequence in every run. */
let state = 20_261_201;
function roll(): number {
  state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return state / 2 ** 32;
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;

/** Rules with short and long counts, among them such as follow each other within one sweep. */
function randomRules(): Rule[] {
  const rule = (n: number, part: Partial<Rule>): Rule => ({
    id: `rule-${n}`,
    name: `示例规则${n}`,
    effect: 'escalate',
    condition: 'overdue',
    fromLevel: null,
    workingDays: 1 + Math.floor(roll() * 4),
    mode: pick(['act', 'propose'] as const),
    tells: pick([[], ['office'], ['group', 'leader']] as const),
    ...part,
  });
  return [
    rule(1, { effect: 'urge', mode: 'act' }),
    ...[0, 1, 2].map((fromLevel) =>
      rule(2 + fromLevel, { fromLevel, mode: fromLevel === 0 ? 'act' : pick(['act', 'propose'] as const) }),
    ),
    ...[1, 2].map((fromLevel) => rule(5 + fromLevel, { fromLevel, condition: 'undecided' })),
    rule(8, { fromLevel: 1, condition: 'decision-overdue' }),
    rule(9, { effect: 'urge', mode: 'act', condition: 'undecided' }),
  ];
}

type Json = Record<string, unknown>;

const TABLES: Readonly<Record<string, string>> = {
  issues: 'id',
  transfers: 'id',
  issue_requests: 'id',
  escalations: 'id',
  milestones: 'id',
  ledger_entries: 'issue_id, sequence',
  duties: 'id',
  'casework.ledger_seals': 'issue_id, sequence',
  'casework.facts': 'issue_id, family, step, since_seq, made_seq',
  'casework.issue_holders': 'issue_id, sequence',
  'casework.issue_access': 'issue_id',
  'casework.transfer_access': 'issue_id, unit_id, role',
  'casework.issue_checks': 'issue_id',
  'casework.duty_checks': 'duty_id',
  'casework.claims': 'scope, key',
  'casework.outbox': 'issue_id, created_at, event, sequence, audiences::text',
};

/** All rows that a sweep could touch, without keys; a new row is known by its place, in seals too. */
async function rowsNow(trx: Trx): Promise<Record<string, Json[]>> {
  const found: Record<string, Json[]> = {};
  for (const [table, order] of Object.entries(TABLES)) {
    const [row] = await rows<{ all: Json[] | string }>(
      trx,
      `select coalesce(json_agg(row_to_json(t) order by ${order}), '[]'::json) as all from ${table} t`,
    );
    found[table] = typeof row?.all === 'string' ? (JSON.parse(row.all) as Json[]) : (row?.all ?? []);
  }
  const place = new Map<string, string>();
  for (const [table, list] of Object.entries(found)) {
    const counted = new Map<unknown, number>();
    for (const row of list) {
      const nth = counted.get(row['issue_id']) ?? 0;
      counted.set(row['issue_id'], nth + 1);
      if (typeof row['document_id'] === 'string')
        place.set(row['document_id'], `${table} ${String(row['issue_id'])} ${nth}`);
    }
  }
  const entries = new Map(
    (found['ledger_entries'] ?? []).map((e) => [`${String(e['issue_id'])} ${String(e['sequence'])}`, e]),
  );
  const seals = new Map<string, Json>();
  for (const seal of found['casework.ledger_seals'] ?? []) {
    const key = (sequence: number): string => `${String(seal['issue_id'])} ${sequence}`;
    seals.set(key(seal['sequence'] as number), { ...seal });
    const entry = entries.get(key(seal['sequence'] as number)) ?? {};
    const before = seals.get(key((seal['sequence'] as number) - 1));
    if (before) expect(seal['prev_seal']).toBe(before['seal']);
    // What cannot be the same, because it names new documentIds, must follow from what is.
    expect(seal['seal']).toBe(
      sealEntry({
        entry: entry['document_id'] as string,
        hash: entry['hash'] as string,
        dues: entry['dues'],
        unit: entry['unit_id'] as number | null,
        shownToEnterprise: entry['shown_to_enterprise'] === true,
        shownToSupport: entry['shown_to_support'] === true,
        holder: seal['holder'] as { group: number | null; leader: number | null; complaint: boolean },
        rows: seal['rows'] as Record<string, string>,
        prevSeal: seal['prev_seal'] as string,
      }),
    );
    delete seal['seal'];
    delete seal['prev_seal'];
    seal['rows'] = Object.fromEntries(
      Object.entries(seal['rows'] as Json)
        .map(([name, digest]): [string, unknown] => {
          const [part = '', id = ''] = name.split(':');
          return [id === '' ? part : `${part}:${place.get(id) ?? id}`, digest];
        })
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
  for (const list of Object.values(found)) {
    for (const row of list) {
      delete row['id'];
      delete row['document_id'];
    }
  }
  return found;
}

type Swept = { rows: Record<string, Json[]>; did: [number, readonly string[]][] };

/** Sweeps in a transaction, looks, and undoes it unless it is to stay. */
async function swept(
  stays: boolean,
  work: (trx: Trx) => Promise<[number, readonly string[]][]>,
): Promise<Swept> {
  const trx = (await kit.app.strapi.db.connection.transaction()) as unknown as Trx;
  try {
    const did = await asOwner(trx, 'The test sweeps as the system', () => work(trx));
    const now = await rowsNow(trx);
    if (stays) await trx.commit();
    return { rows: now, did };
  } finally {
    if (!trx.isCompleted()) await trx.rollback();
  }
}

const dueAt = async (now: Date): Promise<number[]> =>
  (
    await kit.rows<{ issue_id: number }>(
      'select issue_id from casework.issue_checks where at <= $1 order by at, issue_id',
      [now.toISOString()],
    )
  ).map(({ issue_id: id }) => id);

test('together or one by one: the same entries, seals, facts, duties, claims and notices', async () => {
  const { zhujian, jiaotong, township } = kit.city.departments;
  const stages = [
    'registered',
    'accepted',
    'transferred',
    'handling',
    'handling',
    'handling',
    'reported',
    'confirmed',
  ] as const;
  for (let n = 0; n < 24; n += 1) {
    kit.at(
      `2026-03-${String(2 + Math.floor(roll() * 3)).padStart(2, '0')}T${10 + Math.floor(roll() * 6)}:00`,
    );
    const stage = pick(stages);
    const id = await reach(kit, stage, {
      order: { leadUnit: zhujian, supportUnits: pick([[], [jiaotong], [jiaotong, township]]) },
    });
    if (stage !== 'handling') continue;
    const more = roll();
    const act = (who: Account, name: string, data: object) => kit.act(who, id, name, data);
    if (more < 0.25) await act('unitA', 'escalate', { reason: '承办单位提请' });
    else if (more < 0.5) await act('leaderA', 'instruct', { text: '抓紧', deadline: '2026-03-20' });
    else if (more < 0.6) await act('groupA', 'note', { text: '已联系' });
  }
  // Rows of an earlier release have no seals: the first one covers all.
  await kit.app.ownerDb.query(
    `alter table casework.ledger_seals disable trigger user;
     delete from casework.ledger_seals where issue_id in (select issue_id from casework.ledger_seals order by issue_id limit 20) and issue_id % 3 = 0;
     alter table casework.ledger_seals enable trigger user`,
  );

  const totals: Record<string, number> = {};
  let together = 0;
  for (const local of [
    '2026-03-13T00:00',
    '2026-03-17T00:00',
    '2026-03-19T09:00',
    '2026-04-03T00:00',
    '2026-04-28T00:00',
    '2026-06-15T12:00',
  ]) {
    const now = shanghai(local);
    kit.at(local);
    const rules = randomRules();
    const ids = await dueAt(now);
    if (local > '2026-03-17') expect(ids.length).toBeGreaterThan(0);
    const alone = await swept(false, async (trx) => {
      const did: [number, readonly string[]][] = [];
      for (const id of ids) did.push([id, await sweepIssue(trx, id, rules, now)]);
      return did;
    });
    const many = await swept(true, async (trx) => {
      const done = await sweepIssues(trx, ids, rules, now);
      together += done.size;
      const left = ids.filter((id) => !done.has(id));
      const did: [number, readonly string[]][] = [...done];
      for (const id of left) did.push([id, await sweepIssue(trx, id, rules, now)]);
      return did;
    });
    const sorted = ({ did }: Swept) => [...did].sort(([a], [b]) => a - b);
    expect(sorted(many)).toEqual(sorted(alone));
    for (const table of Object.keys(TABLES))
      expect({ table, rows: many.rows[table] }).toEqual({ table, rows: alone.rows[table] });
    for (const what of many.did.flatMap(([, list]) => list)) totals[what] = (totals[what] ?? 0) + 1;
    // Some are decided, so that a missed decision counts the next time.
    const open = await kit.rows<{ issue: string }>(
      `select i.document_id as issue from escalations e join issues i on i.id = e.issue_id
        where e.state = 'open' and e.level < 3 order by i.id limit 2`,
    );
    for (const { issue } of open)
      await kit.act('leaderA', issue, 'decide', {
        decision: '限期办结',
        deadline: endOf(local.slice(0, 10)).slice(0, 10),
      });
  }
  // The city has come to what is compared, and nearly all of it together.
  for (const what of ['red', 'urge', 'escalate', 'propose', 'confirm-late'])
    expect({ what, done: totals[what] ?? 0 }).not.toEqual({ what, done: 0 });
  expect(together).toBeGreaterThan(40);
}, 180_000);
