import { issueInput, startKit, type Kit } from '../lifecycle/support';
import type { TestDatabase } from '../support/database';
import { pgbouncer, startPooler, type Pooler } from '../support/pooler';
import { spawnApp, type AppProcess } from '../support/spawn-app';

const named = `behind PgBouncer in transaction mode${pgbouncer ? '' : ' (skipped: pgbouncer missing)'}`;
(pgbouncer ? describe : describe.skip)(named, () => {
  let kit: Kit;
  let pooler: Pooler;
  let app: AppProcess;
  const pooled = (url: string): TestDatabase => ({ ...kit.app.database, url });
  const start = (url = pooler.url): Promise<AppProcess> =>
    spawnApp(pooled(url), {
      env: { DATABASE_POOLER: 'transaction', DATABASE_MIGRATION_URL: '', SWEEP_SCHEDULE: 'off' },
    });

  beforeAll(async () => {
    kit = await startKit();
    pooler = await startPooler(kit.app.database);
    app = await start();
  }, 300_000);
  afterAll(async () => {
    await app?.stop();
    await pooler?.stop();
    await kit?.app.stop();
  });

  test('the loop runs, and everybody sees what is his, however requests share connections', async () => {
    const base = app.url;
    const data = { ...issueInput(kit.city), title: '经连接池登记' };
    const made = await kit.send('groupA', 'POST', '/api/casework/issues', { data }, { base });
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    const issue = made.body.data.documentId as string;
    expect((await kit.act('groupA', issue, 'accept', {}, { base })).status).toBe(200);
    const seen = async (account: Parameters<Kit['send']>[0]): Promise<[unknown, number]> => {
      const answer = await kit.send(account, 'GET', '/api/issues?fields[0]=title', undefined, { base });
      return [account, answer.status === 200 ? (answer.body.data as unknown[]).length : -answer.status];
    };
    const accounts = ['groupA', 'groupB', 'enterpriseA', 'enterpriseB', 'office', 'unitA'] as const;
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => seen(accounts[i % accounts.length] ?? 'office')),
    );
    const expected: Record<string, number> = {
      groupA: 1,
      groupB: 0,
      enterpriseA: 1,
      enterpriseB: 0,
      office: 1,
      unitA: 0,
    };
    for (const [account, n] of answers) expect([account, n]).toEqual([account, expected[String(account)]]);
    expect((await kit.send('office', 'POST', '/api/casework/sweep', {}, { base })).status).toBe(200);
  }, 120_000);

  test('an instance that was killed in its start keeps nobody from starting', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    await one.kill();
    const three = await start();
    await Promise.all([two.stop(), three.stop()]);
  }, 180_000);

  test('a pooler that does not set the zone is refused, and told how', async () => {
    const bare = await startPooler(kit.app.database, `connect_query='set timezone = ''Asia/Shanghai'''`);
    try {
      await expect(start(bare.url)).rejects.toThrow(/拒绝启动：.*Asia\/Shanghai.*connect_query/s);
    } finally {
      await bare.stop();
    }
  }, 120_000);
});
