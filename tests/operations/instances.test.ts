import { verifyLedger } from '../../src/plugins/casework/server/src/features/ledger/verify';
import { PERSON, kitOn, order, scan, startKit, type Kit } from '../lifecycle/support';
import { makeDue } from '../reliability/support';
import { missingServers, startInstances, startSharedStore, type Instances } from '../support/instances';

const DUE = 60;

/** Three instances behind nginx, over PgBouncer, a replica and an S3 store: all that docs/operations/growth.md names at once. */
const named = (name: string): string =>
  missingServers === '' ? name : `${name} (skipped: ${missingServers} missing)`;
(missingServers === '' ? describe : describe.skip)(named('three instances behind a proxy'), () => {
  let kit: Kit;
  let through: Kit;
  let house: Instances;
  let store: Awaited<ReturnType<typeof startSharedStore>>;

  beforeAll(async () => {
    store = await startSharedStore();
    Object.assign(process.env, store.env);
    kit = await startKit();
    house = await startInstances(kit.app.database, { env: store.env });
    through = kitOn({ ...kit.app, url: house.url }, kit.city);
  }, 300_000);
  afterAll(async () => {
    await house?.stop();
    await kit?.app.stop();
    await store?.s3.stop();
    for (const name of Object.keys(store?.env ?? {})) delete process.env[name];
  });

  test('the loop runs, each act at another instance, files and ledgers at all of them', async () => {
    const scanned = await scan(through);
    const issue = await through.register({ title: '经代理登记', attachments: [scanned] });
    const acts: [Parameters<Kit['done']>[0], string, object][] = [
      ['groupA', 'accept', {}],
      ['groupA', 'transfer', order(kit.city)],
      ['unitA', 'take-up', PERSON],
      ['unitA', 'report-back', { result: 'solved', measures: '已修复' }],
      ['enterpriseA', 'confirm', { rating: 5, comment: '满意' }],
      ['leaderA', 'consent', { opinion: '同意' }],
    ];
    for (const [account, action, data] of acts) await through.done(account, issue, action, data);
    expect((await kit.row(issue))['stage']).toBe('closed');
    for (const { url: base } of house.apps) {
      const file = await kit.send('groupA', 'GET', `/api/casework/files/${scanned}`, undefined, { base });
      expect([file.status, file.text.slice(0, 5)]).toEqual([200, '%PDF-']);
    }
    // A replica follows within moments.
    for (let tries = 0; ; tries += 1) {
      const { status, text } = await through.send('groupA', 'GET', '/api/casework/ledgers/group');
      expect(status).toBe(200);
      if (text.includes('经代理登记')) break;
      if (tries > 100) throw new Error('the ledger does not show what was registered');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect((await through.send('groupB', 'GET', '/api/casework/ledgers/group')).text).not.toContain(
      '经代理登记',
    );
    // Monitors ask the instances, not the proxy.
    expect((await fetch(`${house.url}/api/casework/metrics`)).status).toBe(404);
  }, 120_000);

  test('the same key sent twice at once is one act, whichever instances take it', async () => {
    const data = { ...{ title: '同时两次' } };
    const before = (await kit.rows<{ n: number }>('select count(*)::int as n from issues'))[0]?.n ?? 0;
    const { issueInput } = await import('../support/city');
    const sent = await Promise.all(
      house.apps.map(({ url: base }) =>
        kit.send(
          'groupA',
          'POST',
          '/api/casework/issues',
          { data: { ...issueInput(kit.city), ...data } },
          { base, headers: { 'idempotency-key': 'same-key' } },
        ),
      ),
    );
    expect(new Set(sent.map(({ body }) => body.data.documentId as string)).size).toBe(1);
    expect((await kit.rows<{ n: number }>('select count(*)::int as n from issues'))[0]?.n).toBe(before + 1);
  }, 60_000);

  test('a sweep that all three do, of which one is killed, does each thing once; the others go on serving', async () => {
    await makeDue(kit.app.db, kit.city, DUE);
    // Rows that no action has written have no seals, like those of a database from before there were any.
    await kit.app.ownerDb.query(
      'update casework.sealed_after set entry_id = (select max(id) from ledger_entries)',
    );
    const escalated = async (): Promise<number> =>
      (await kit.rows<{ n: number }>('select count(*)::int as n from escalations'))[0]?.n ?? 0;
    const sweep = (base: string): Promise<number> =>
      kit.send('office', 'POST', '/api/casework/sweep', {}, { base }).then(
        ({ status }) => status,
        () => 0,
      );
    const [first, second, third] = house.apps.map(({ url }) => url);
    const running = [sweep(first ?? ''), sweep(second ?? ''), sweep(third ?? '')];
    for (let tries = 0; (await escalated()) < 5; tries += 1) {
      if (tries > 1_000) throw new Error('nothing is escalated');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await house.apps[0]?.kill();
    expect((await Promise.all(running)).slice(1)).toEqual([200, 200]);
    // The proxy finds out, and asks the others.
    const asked = await Promise.all(
      Array.from({ length: 30 }, () => through.send('groupA', 'GET', '/api/issues?pagination[pageSize]=1')),
    );
    expect(asked.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200));
    expect(await sweep(second ?? '')).toBe(200);
    const per = (sql: string): Promise<{ n: number; issues: number }[]> =>
      kit.rows(`select n, count(*)::int as issues from (${sql}) x group by n order by n`);
    const once = [{ n: 1, issues: DUE }];
    expect(
      await per(
        `select count(*)::int as n from escalations where state = 'open' and level = 1 group by issue_id`,
      ),
    ).toEqual(once);
    for (const action of ['urge', 'escalate'])
      expect(
        await per(
          `select count(*)::int as n from ledger_entries where action = '${action}' group by issue_id`,
        ),
      ).toEqual(once);
    for (const event of ['red', 'urge', 'escalate'])
      expect(
        await per(
          `select count(*)::int as n from casework.outbox o join issues i on i.id = o.issue_id
            where event = '${event}' and i.number like '%〔2020〕%' group by issue_id`,
        ),
      ).toEqual(once);
    expect(await verifyLedger({ connectionString: kit.app.database.url })).toMatchObject({ broken: null });
  }, 240_000);
});
