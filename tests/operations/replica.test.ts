import { startKit, type Kit } from '../lifecycle/support';
import type { Account } from '../support/city';
import { createPool } from '../support/database';
import { startReplica, type Replica } from '../support/replica';
import { spawnApp, type AppProcess } from '../support/spawn-app';

/** Two real servers: a primary, and a standby that follows it by streaming replication. */
describe('a streaming replica', () => {
  let kit: Kit;
  let replica: Replica;
  let standby: ReturnType<typeof createPool>;
  let app: AppProcess;
  const instance = (env: Record<string, string> = {}): Promise<AppProcess> =>
    spawnApp(kit.app.database, {
      env: {
        DATABASE_MIGRATION_URL: '',
        SWEEP_SCHEDULE: 'off',
        METRICS_TOKEN: 'metrics-of-the-tests',
        DATABASE_READ_URL: replica.of(kit.app.database.url),
        LOG_LEVEL: 'info',
        ...env,
      },
    });

  beforeAll(async () => {
    kit = await startKit();
    await kit.register({ title: '甲组的诉求' });
    const other = await kit.register({ title: '甲组转给乙单位的' });
    await kit.done('groupA', other, 'accept');
    replica = await startReplica();
    standby = createPool(replica.of(kit.app.database.adminUrl));
    app = await instance();
  }, 300_000);
  afterAll(async () => {
    await app?.stop();
    await standby?.end();
    await replica?.drop();
    await kit?.app.stop();
  });

  const get = async (
    account: Account,
    path: string,
    base = app.url,
  ): Promise<{ status: number; text: string }> => kit.send(account, 'GET', path, undefined, { base });
  /** How many reads each server has answered, as the metrics have it. */
  const reads = async (base = app.url): Promise<Record<string, number>> => {
    const answer = await fetch(`${base}/api/casework/metrics`, {
      headers: { authorization: 'Bearer metrics-of-the-tests' },
    });
    const found = (await answer.text()).matchAll(
      /qiaomen_replica_reads_total\{server="(\w+)",reason="(\w+)"\} (\d+)/g,
    );
    return Object.fromEntries([...found].map(([, server, reason, n]) => [`${server} ${reason}`, Number(n)]));
  };
  /** Which server answers, and what. */
  const answered = async (
    account: Account,
    path: string,
    base = app.url,
  ): Promise<[string, number, string]> => {
    const before = await reads(base);
    const { status, text } = await get(account, path, base);
    const after = await reads(base);
    const who = Object.keys(after).filter((key) => after[key] !== before[key]);
    return [who.join(), status, text];
  };
  /**
   * The same, asked again while the replica is said to be behind. Other test files write to the same two servers, and
   * the first request after a silence has no recent note to judge the replica by.
   */
  const answeredInTheEnd = async (
    account: Account,
    path: string,
    base = app.url,
  ): Promise<[string, number, string]> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await answered(account, path, base);
      if (answer[0] !== 'primary behind' || tries === 50) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const caughtUp = async (): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const { rows: there } = await standby.query<{ at: string }>(
        'select pg_last_wal_replay_lsn()::text as at',
      );
      const { rows: here } = await kit.app.adminDb.query<{ up: boolean }>(
        'select $1::pg_lsn >= pg_current_wal_insert_lsn() as up',
        [there[0]?.at],
      );
      if (here[0]?.up) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the replica does not catch up');
  };

  const READS = [
    '/api/casework/ledgers/group',
    '/api/casework/ledgers/unit',
    '/api/casework/ledgers/group/export.xlsx',
    '/api/casework/issues/export.xlsx?filters[title][$contains]=诉求',
    '/api/casework/measures?subject=group&from=2026-01-01&to=2027-01-01',
    '/api/casework/measures?subject=city&from=2026-01-01&to=2027-01-01',
    '/api/casework/measures/export.xlsx?subject=group&from=2026-01-01&to=2027-01-01',
    '/api/casework/measures/acceptance_timeliness/records?subject=city&from=2026-01-01&to=2027-01-01&part=denominator',
  ];

  test('answers figures, ledgers and exports as the primary does, to everybody what he sees', async () => {
    for (const account of [
      'office',
      'groupA',
      'groupB',
      'unitA',
      'leaderA',
      'enterpriseA',
      'auditor',
    ] as const) {
      for (const path of READS) {
        await caughtUp();
        const [who, status, text] = await answeredInTheEnd(account, path);
        const own = await get(account, path, kit.app.url);
        expect([account, path, status]).toEqual([account, path, own.status]);
        if (status < 400) expect([account, path, who]).toEqual([account, path, 'replica within']);
        if (!path.includes('.xlsx')) {
          const plain = (json: string): string => json.replace(/"(cutOff|requestId)":"[^"]*"/g, '');
          expect([account, path, plain(text)]).toEqual([account, path, plain(own.text)]);
        }
      }
    }
    const seen = async (account: Account): Promise<boolean> =>
      (await get(account, '/api/casework/ledgers/group')).text.includes('甲组的诉求');
    expect([await seen('groupA'), await seen('groupB'), await seen('office')]).toEqual([true, false, true]);
  }, 240_000);

  test('who has lost his membership sees nothing on a replica that has not heard of it', async () => {
    await caughtUp();
    await standby.query('select pg_wal_replay_pause()');
    try {
      const late = await instance({ DATABASE_READ_MAX_LAG: '3600' });
      try {
        expect((await get('groupA', '/api/casework/ledgers/group', late.url)).status).toBe(200);
        await kit.app.ownerDb.query(
          `update memberships m set until = now() at time zone 'UTC' from staff_members s
            where s.id = m.staff_member_id and s.id = $1`,
          [kit.city.people.groupA.staffId],
        );
        const { status, text } = await get('groupA', '/api/casework/ledgers/group', late.url);
        expect(status).toBe(404);
        expect(text).not.toContain('甲组的诉求');
      } finally {
        await kit.app.ownerDb.query(
          `update memberships m set until = null from staff_members s
            where s.id = m.staff_member_id and s.id = $1`,
          [kit.city.people.groupA.staffId],
        );
        await late.stop();
      }
    } finally {
      await standby.query('select pg_wal_replay_resume()');
    }
  }, 120_000);

  test('that falls behind is left, and asked again when it has caught up', async () => {
    const strict = await instance({ DATABASE_READ_MAX_LAG: '1' });
    try {
      await caughtUp();
      expect((await answeredInTheEnd('office', READS[0] ?? '', strict.url))[0]).toBe('replica within');
      await standby.query('select pg_wal_replay_pause()');
      await kit.register({ title: '备库停下之后登记' });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const [who, status, text] = await answered('office', READS[0] ?? '', strict.url);
      expect([who, status]).toEqual(['primary behind', 200]);
      expect(text).toContain('备库停下之后登记');
      await standby.query('select pg_wal_replay_resume()');
      await caughtUp();
      const [again, , later] = await answeredInTheEnd('office', READS[0] ?? '', strict.url);
      expect(again).toBe('replica within');
      expect(later).toContain('备库停下之后登记');
    } finally {
      await standby.query('select pg_wal_replay_resume()');
      await strict.stop();
    }
  }, 120_000);

  test('that is cut off believes to be up to date, and is left all the same', async () => {
    const { rows: conninfo } = await standby.query<{ primary_conninfo: string }>('show primary_conninfo');
    const follow = async (primary: string): Promise<void> => {
      await standby.query(`alter system set primary_conninfo = '${primary.replaceAll("'", "''")}'`);
      await standby.query('select pg_reload_conf()');
    };
    const strict = await instance({ DATABASE_READ_MAX_LAG: '1' });
    try {
      await caughtUp();
      expect((await answeredInTheEnd('office', READS[0] ?? '', strict.url))[0]).toBe('replica within');
      await follow('host=127.0.0.1 port=1');
      await kit.register({ title: '备库断开之后登记' });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      // What monitoring usually compares says that nothing is amiss.
      const { rows } = await standby.query<{ same: boolean }>(
        'select pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() as same',
      );
      expect(rows).toEqual([{ same: true }]);
      const [who, , text] = await answered('office', READS[0] ?? '', strict.url);
      expect(who).toBe('primary behind');
      expect(text).toContain('备库断开之后登记');
    } finally {
      await follow(conninfo[0]?.primary_conninfo ?? '');
      await strict.stop();
    }
  }, 120_000);

  test('that stops is done without, before and in the middle, and asked again when it is back', async () => {
    await caughtUp();
    expect((await answeredInTheEnd('office', READS[0] ?? ''))[0]).toBe('replica within');
    const asked = Array.from({ length: 20 }, () => get('office', READS[2] ?? ''));
    await replica.stop();
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
    const [who, status] = await answered('office', READS[0] ?? '');
    expect([who, status]).toEqual(['primary away', 200]);
    expect(app.output()).toMatch(/备库不可用，改读主库/);
    // A start is not kept by it either.
    await (await instance()).stop();
    await replica.start();
    await caughtUp();
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    expect((await answeredInTheEnd('office', READS[0] ?? ''))[0]).toBe('replica within');
  }, 180_000);

  test('is none: a server that is no standby of this database is refused', async () => {
    await expect(instance({ DATABASE_READ_URL: kit.app.database.url })).rejects.toThrow(/不是.*流复制备库/s);
    await expect(instance({ DATABASE_READ_URL: replica.of(kit.app.database.adminUrl) })).rejects.toThrow(
      /超级用户/,
    );
  }, 120_000);
});
