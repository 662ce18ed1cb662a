import type { Account } from '../support/city';
import { spawnApp, type AppProcess } from '../support/spawn-app';
import { PERSON, issueInput, order, reach, startKit, type Kit, type Reply } from './support';

/** Many at once, in one process and in two on the same database. */

let kit: Kit;
let second: AppProcess;
/** The addresses of two instances on one database. */
let instances: string[];

beforeAll(async () => {
  kit = await startKit();
  second = await spawnApp(kit.app.database);
  instances = [kit.app.url, second.url];
}, 120_000);
afterAll(async () => {
  await second?.stop();
  await kit?.app.stop();
});

const instance = (i: number): { base: string } => ({ base: instances[i % instances.length] ?? kit.app.url });

const times = <T>(n: number, work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)));

const tally = (answers: Reply[]): Record<number, number> => {
  const count: Record<number, number> = {};
  for (const { status } of answers) count[status] = (count[status] ?? 0) + 1;
  return count;
};

/** A refusal tells how things are, never that something broke or was too busy. */
function cleanly(answers: Reply[]): void {
  for (const answer of answers) {
    expect({ status: answer.status, text: answer.text }).not.toMatchObject({ status: 500 });
    expect(answer.body?.error?.details?.code).not.toBe('BUSY');
  }
}

/** The chain is unbroken: sequences without a gap, each entry from where the last one led. */
async function unbroken(issue: string): Promise<string[]> {
  const entries = await kit.rows<Record<string, string>>(
    `select l.sequence, l.action, l."from", l."to", l.prev_hash, l.hash from ledger_entries l
       join issues i on i.id = l.issue_id where i.document_id = $1 order by l.sequence`,
    [issue],
  );
  entries.forEach((entry, i) => {
    expect({ ...entry }).toMatchObject({
      sequence: i + 1,
      from: i === 0 ? null : entries[i - 1]?.['to'],
      prev_hash: i === 0 ? '0'.repeat(64) : entries[i - 1]?.['hash'],
    });
  });
  expect((await kit.row(issue))['stage']).toBe(entries.at(-1)?.['to']);
  return entries.map((e) => e['action'] ?? '');
}

describe('two people at once', () => {
  test('the same action ×20: one wins, the others get 409 with the present stage', async () => {
    const rounds: [Parameters<typeof reach>[1], Account, string, object, string][] = [
      ['registered', 'groupA', 'accept', {}, 'accepted'],
      ['accepted', 'groupA', 'transfer', order(kit.city), 'transferred'],
      ['transferred', 'unitA', 'take-up', PERSON, 'handling'],
      ['handling', 'unitA', 'report-back', { result: 'solved', measures: '已修复' }, 'reported'],
      ['reported', 'enterpriseA', 'confirm', { rating: 5 }, 'confirmed'],
      ['confirmed', 'leaderA', 'consent', {}, 'closed'],
    ];
    for (const [stage, account, action, data, next] of rounds) {
      const id = await reach(kit, stage);
      const before = (await kit.row(id))['id'];
      const answers = await times(20, (i) => kit.act(account, id, action, data, instance(i)));
      cleanly(answers);
      expect({ action, ...tally(answers) }).toEqual({ action, 200: 1, 409: 19 });
      for (const answer of answers.filter((a) => a.status === 409))
        expect(answer.body.error.details).toMatchObject({
          stage: next,
          allowedActions: expect.any(Array),
        });
      expect((await unbroken(id)).filter((a) => a === action)).toHaveLength(1);
      expect((await kit.row(id))['id']).toBe(before);
      const recorded = await kit.rows(
        `select count(*)::int as n from refused_attempts where issue_id = $1 and action = $2 and http_status = 409`,
        [before, action],
      );
      expect(recorded).toEqual([{ n: 19 }]);
    }
  });

  test('different actions on one issue: what comes second is refused by what the first has made', async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await reach(kit, 'transferred');
      const answers = await Promise.all([
        kit.act('unitA', id, 'take-up', PERSON, instance(0)),
        kit.act('unitA', id, 'return', { reason: '非我职责' }, instance(1)),
        kit.act(
          'groupA',
          id,
          'reassign',
          { leadUnit: kit.city.departments.township, reason: '调整' },
          instance(0),
        ),
        kit.act('enterpriseA', id, 'request-withdrawal', { reason: '撤' }, instance(1)),
        kit.act('leaderA', id, 'instruct', { text: '速办' }, instance(0)),
        kit.act('office', id, 'urge', { text: '抓紧' }, instance(1)),
        kit.act('unitB', id, 'note', { text: '记' }, instance(0)),
      ]);
      cleanly(answers);
      for (const answer of answers) expect([200, 403, 404, 409]).toContain(answer.status);
      await unbroken(id);
      const leads = (await kit.transfers(id)).filter(
        (t) => t['role'] === 'lead' && ['sent', 'handling'].includes(t['state']),
      );
      const { stage } = await kit.row(id);
      expect({ stage, leads: leads.length }).toEqual({ stage, leads: stage === 'accepted' ? 0 : 1 });
    }
  });

  test('closing against refusing, confirming against rejecting: exactly one', async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await reach(kit, 'reported');
      const first = await Promise.all([
        kit.act('enterpriseA', id, 'confirm', { rating: 3 }, instance(round)),
        kit.act('enterpriseA', id, 'reject', { reason: '未解决' }, instance(round + 1)),
        kit.act('groupA', id, 'rework', { reason: '未到位' }, instance(round)),
      ]);
      cleanly(first);
      expect(tally(first)).toEqual({ 200: 1, 409: 2 });
      await unbroken(id);
    }
  });

  test('actions that leave the stage alone all succeed', async () => {
    const id = await reach(kit, 'handling');
    const calls: [Account, string, object][] = [
      ['groupA', 'note', { text: '一' }],
      ['unitA', 'note', { text: '二' }],
      ['unitB', 'note', { text: '三' }],
      ['leaderA', 'note', { text: '四' }],
      ['office', 'note', { text: '五' }],
      ['groupA', 'urge', { text: '催' }],
      ['office', 'urge', { text: '催' }],
      ['leaderA', 'urge', { text: '催' }],
      ['leaderA', 'instruct', { text: '批' }],
      ['groupA', 'follow-up', { told: '在办', how: '电话' }],
      ['unitA', 'change-person', PERSON],
      ['unitB', 'contribute', { measures: '已配合' }],
    ];
    const answers = await times(48, (i) => {
      const [account, action, data] = calls[i % calls.length] ?? ['groupA', 'note', {}];
      return kit.act(account, id, action, data, instance(i));
    });
    expect(tally(answers)).toEqual({ 200: 48 });
    expect((await unbroken(id)).length).toBe(4 + 48);
    expect((await kit.row(id))['urge_count']).toBe(12);
  });

  test('a second request of a kind is 409, however close', async () => {
    const id = await reach(kit, 'handling');
    const answers = await times(10, (i) =>
      kit.act('unitA', id, 'request-extension', { deadline: '2090-01-04', reason: '缓' }, instance(i)),
    );
    cleanly(answers);
    expect(tally(answers)).toEqual({ 200: 1, 409: 9 });
    const escalated = await times(6, (i) => kit.act('groupA', id, 'escalate', { reason: '难' }, instance(i)));
    cleanly(escalated);
    // To levels 1 and 2; after that the group could only enter it for the leader.
    expect(tally(escalated)).toEqual({ 200: 2, 400: 4 });
    expect((await kit.row(id))['level']).toBe(2);
  });
});

describe('registrations', () => {
  test('50 at once: unique numbers, gapless per year, refusals among them use none', async () => {
    const n = (number: string): number => Number(/(\d+)号$/.exec(number)?.[1]);
    const [last] = await kit.rows<{ number: string }>(
      'select number from issues order by number desc limit 1',
    );
    const answers = await times(60, (i) =>
      kit.send(
        i % 3 === 0 ? 'office' : 'groupA',
        'POST',
        '/api/casework/issues',
        { data: { ...issueInput(kit.city), ...(i % 6 === 5 ? { category: 'nosuchcategory' } : {}) } },
        instance(i),
      ),
    );
    cleanly(answers);
    expect(tally(answers)).toEqual({ 201: 50, 400: 10 });
    const numbers = answers
      .filter((a) => a.status === 201)
      .map((a) => n(a.body.data.number))
      .sort((a, b) => a - b);
    const first = last ? n(last.number) + 1 : 1;
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => first + i));
    const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
    for (const answer of answers.filter((a) => a.status === 201))
      expect(answer.body.data.number).toContain(`〔${year}〕`);
  });

  test('the same Idempotency-Key at both instances is one registration', async () => {
    const answers = await times(20, (i) =>
      kit.send(
        'groupA',
        'POST',
        '/api/casework/issues',
        { data: issueInput(kit.city) },
        { ...instance(i), headers: { 'idempotency-key': 'both-instances' } },
      ),
    );
    expect(tally(answers)).toEqual({ 201: 20 });
    expect(new Set(answers.map((a) => a.body.data.documentId)).size).toBe(1);
  });
});

describe('merging', () => {
  test('A into B and B into A at once: exactly one', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = [await kit.register(), await kit.register()];
      const answers = await Promise.all([
        kit.act('groupA', a, 'merge', { mainIssue: b }, instance(0)),
        kit.act('office', b, 'merge', { mainIssue: a }, instance(1)),
      ]);
      cleanly(answers);
      // The other finds its main issue no longer open.
      expect(tally(answers)).toEqual({ 200: 1, 400: 1 });
      const stages = [(await kit.row(a))['stage'], (await kit.row(b))['stage']].sort();
      expect(stages).toEqual(['merged', 'registered']);
    }
  });

  test('in a ring, and while the main issue ends: nobody is merged into what is over, nothing deadlocks', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b, c] = [await kit.register(), await kit.register(), await kit.register()];
      const ring = await Promise.all([
        kit.act('groupA', a, 'merge', { mainIssue: b }, instance(0)),
        kit.act('groupA', b, 'merge', { mainIssue: c }, instance(1)),
        kit.act('groupA', c, 'merge', { mainIssue: a }, instance(0)),
        kit.act('office', b, 'void', { reason: '误录' }, instance(1)),
      ]);
      cleanly(ring);
      await consistent();
    }
  });

  test('the main issue’s end reopens what was merged into it, however often that is asked to merge meanwhile', async () => {
    for (let round = 0; round < 8; round += 1) {
      // The merged ones lie before and behind the main issue.
      const early = [await kit.register(), await kit.register()];
      const main = await kit.register();
      const late = [await kit.register(), await kit.register()];
      for (const id of [...early, ...late]) await kit.done('groupA', id, 'merge', { mainIssue: main });
      const [ended, ...others] = await Promise.all([
        kit.act('office', main, 'void', { reason: '误录' }, instance(round)),
        ...[...early, ...late].map((id, i) =>
          kit.act(i % 2 ? 'office' : 'groupA', id, 'merge', { mainIssue: main }, instance(i)),
        ),
      ]);
      cleanly([...(ended ? [ended] : []), ...others]);
      expect(ended?.status).toBe(200);
      for (const id of [...early, ...late])
        expect(await kit.row(id)).toMatchObject({ stage: 'registered', main_issue_id: null });
      await consistent();
    }
  });

  /** The main issue of a merged one is open or was closed. */
  async function consistent(): Promise<void> {
    expect(
      await kit.rows(
        `select a.number, a.stage, m.stage as main from issues a join issues m on m.id = a.main_issue_id
          where a.stage = 'merged' and m.stage in ('declined', 'merged', 'withdrawn', 'void')`,
      ),
    ).toEqual([]);
  }
});

describe('a change of membership', () => {
  test('holds for the next call at either instance', async () => {
    const id = await kit.register();
    await kit.app.db.query(
      `update memberships set until = now() - interval '1 second' where document_id = $1`,
      [kit.city.people.groupB.membership],
    );
    const other = await Promise.all(
      [0, 1].map((i) => kit.act('groupB', id, 'note', { text: '看' }, instance(i))),
    );
    expect(tally(other)).toEqual({ 404: 2 });
  });
});
