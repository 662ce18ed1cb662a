import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashEntry } from '../../src/plugins/casework/server/src/features/ledger/hash';
import { verifyLedger } from '../../src/plugins/casework/server/src/features/ledger/verify';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';

type Outcome = { code: number; output: string };

/** Runs `npm run ledger:verify`'s script as an operator does. */
const runScript = (databaseUrl: string, env: Record<string, string> = {}): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/ledger-verify.mjs'],
      { env: { ...process.env, ...env, DATABASE_URL: databaseUrl } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });

describe('the ledger', () => {
  let app: TestApp;
  let city: City;
  /** three issues: one closed, one taken up, one only registered */
  const issues: { id: string; number: string; entries: number }[] = [];

  const run = async (steps: [Parameters<City['as']>[0], string, object][]): Promise<void> => {
    const made = await city.as('groupA').register({ title: '含有“引号”、\\反斜杠、é 与 😀 的标题' });
    expect(made.status).toBe(201);
    const { documentId, number } = made.body.data as { documentId: string; number: string };
    for (const [account, action, data] of steps) {
      expect(await city.as(account).act(documentId, action, data)).toMatchObject({ status: 200 });
    }
    issues.push({ id: documentId, number, entries: steps.length + 1 });
  };

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    const work: Parameters<typeof run>[0] = [
      ['groupA', 'accept', {}],
      ['groupA', 'transfer', { leadUnit: city.departments.zhujian, standard: '修复路面' }],
      ['unitA', 'take-up', { section: '市政科', responsiblePerson: '示例某', phone: '0454-0000000' }],
      ['unitA', 'note', { text: '已到现场' }],
    ];
    await run([
      ...work,
      ['unitA', 'report-back', { result: 'solved', measures: '已修复' }],
      ['enterpriseA', 'confirm', { rating: 5 }],
      ['leaderA', 'consent', {}],
    ]);
    await run(work);
    await run([]);
    await app.adminDb.query('create table ledger_before as select * from ledger_entries');
    await app.adminDb.query('create table issues_before as select id, stage from issues');
  }, 300_000);
  afterAll(() => app?.stop());

  const verify = (batchSize?: number) =>
    verifyLedger({ connectionString: app.database.url, ...(batchSize ? { batchSize } : {}) });

  /** Changes tables with every trigger off, as only the owner of the server can. */
  const tamper = async (sql: string, values: unknown[] = []): Promise<void> => {
    const client = await app.adminDb.connect();
    try {
      await client.query('set session_replication_role = replica');
      await client.query(sql, values);
    } finally {
      await client.query('reset session_replication_role');
      client.release();
    }
  };

  const hashOf = async (issue: number, sequence: number): Promise<string> => {
    const { rows } = await app.adminDb.query<{ hash: string }>(
      `select hash from ledger_entries where ${entry(issue, sequence)}`,
    );
    return rows[0]?.hash ?? '';
  };

  const restore = async (): Promise<void> => {
    await tamper('delete from ledger_entries');
    await tamper('insert into ledger_entries select * from ledger_before');
    await tamper('update issues i set stage = b.stage from issues_before b where b.id = i.id');
    await tamper('delete from issues where id not in (select id from issues_before)');
  };

  const entry = (issue: number, sequence: number): string =>
    `sequence = ${sequence} and issue_id = (select id from issues where document_id = '${issues[issue]?.id}')`;

  test('is whole, whatever the batch size and the time zone of the process', async () => {
    const entries = issues.reduce((sum, issue) => sum + issue.entries, 0);
    for (const batchSize of [undefined, 1, 2, entries]) {
      expect(await verify(batchSize)).toEqual({ chains: 3, entries, broken: null });
    }
    for (const zone of ['UTC', 'Asia/Shanghai', 'America/St_Johns']) {
      const { code, output } = await runScript(app.database.url, { TZ: zone });
      expect({ code, output }).toEqual({
        code: 0,
        output: expect.stringContaining(`3 个事项，${entries} 条记录`),
      });
    }
  });

  test('for an operator whose database stands in .env alone', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'qiaomen-env-'));
    const file = path.join(folder, '.env');
    writeFileSync(file, `# 示例\nDATABASE_URL="${app.database.url}"\nSWEEP_SCHEDULE="0 * * * * *"\n`, {
      mode: 0o600,
    });
    try {
      const { DATABASE_URL: _set, ...without } = process.env;
      const { code, output } = await new Promise<Outcome>((resolve) => {
        execFile(
          process.execPath,
          ['scripts/ledger-verify.mjs'],
          { env: { ...without, ENV_PATH: file } },
          (error, stdout, stderr) =>
            resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
        );
      });
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('3 个事项') });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  describe('names the first broken link', () => {
    afterEach(restore);

    const cases: [string, () => [sql: string, values?: unknown[]], issue: number, sequence: number, reason: RegExp][] = [
      ['changed input', () => [`update ledger_entries set input = jsonb_set(input, '{text}', '"未到现场"') where ${entry(0, 5)}`], 0, 5, /改动/],
      ['changed actor', () => [`update ledger_entries set actor = jsonb_set(actor, '{name}', '"他人"') where ${entry(1, 2)}`], 1, 2, /改动/],
      ['changed action', () => [`update ledger_entries set action = 'instruct' where ${entry(0, 5)}`], 0, 5, /改动/],
      ['a time moved by a millisecond', () => [`update ledger_entries set happened_at = happened_at + interval '1 ms' where ${entry(0, 3)}`], 0, 3, /改动/],
      ['a time moved by a microsecond', () => [`update ledger_entries set recorded_at = recorded_at + interval '1 us' where ${entry(0, 3)}`], 0, 3, /改动/],
      ['changed hash', () => [`update ledger_entries set hash = repeat('a', 64) where ${entry(0, 4)}`], 0, 4, /改动/],
      ['changed prevHash', () => [`update ledger_entries set prev_hash = repeat('a', 64) where ${entry(0, 4)}`], 0, 4, /前一条/],
      ['first prevHash not zeros', () => [`update ledger_entries set prev_hash = repeat('a', 64) where ${entry(2, 1)}`], 2, 1, /64 个 0/],
      ['removed first entry', () => [`delete from ledger_entries where ${entry(1, 1)}`], 1, 2, /第 1 条，记录缺失/],
      ['removed middle entry', () => [`delete from ledger_entries where ${entry(0, 5)}`], 0, 6, /第 5 条，记录缺失/],
      ['removed middle entry, the rest renumbered', () => [`with gone as (delete from ledger_entries where ${entry(0, 5)} returning issue_id) update ledger_entries l set sequence = sequence - 1 from gone where l.issue_id = gone.issue_id and l.sequence > 5`], 0, 5, /前一条/],
      ['removed last entry', () => [`delete from ledger_entries where ${entry(0, 8)}`], 0, 7, /记录缺失/],
      ['removed all entries', () => [`delete from ledger_entries where issue_id = (select id from issues where document_id = '${issues[1]?.id}')`], 1, 1, /没有任何台账记录/],
      ['swapped entries', () => [`update ledger_entries l set sequence = 11 - sequence where (${entry(0, 5)}) or (${entry(0, 6)})`], 0, 5, /前一条/],
      ['an entry of another issue', () => [`update ledger_entries l set issue_id = (select id from issues where document_id = '${issues[0]?.id}'), sequence = 9 where ${entry(2, 1)}`], 0, 9, /前一条/],
      ['a stage changed past the ledger', () => [`update issues set stage = 'closed' where document_id = $1`, [issues[1]?.id]], 1, 5, /已销号/],
    ]; // prettier-ignore

    test.each(cases)('%s', async (_name, make, issue, sequence, reason) => {
      await app.adminDb.query('drop index if exists ledger_entries_sequence_key');
      const [sql, values] = make();
      await tamper(sql, values);
      const { broken } = await verify();
      expect(broken).toEqual({
        issue: issues[issue]?.number,
        sequence,
        reason: expect.stringMatching(reason),
      });
      expect(await verify(2)).toMatchObject({ broken });
    });

    test('a chain whose hashes were made anew, where its from does not follow', async () => {
      const { rows } = await app.adminDb.query<Record<string, string>>(
        `select sequence, action, "from", "to", actor::text, happened_at, recorded_at, input::text
           from ledger_entries where issue_id = (select id from issues where document_id = $1) and sequence >= 5
          order by sequence`,
        [issues[0]?.id],
      );
      let prevHash = await hashOf(0, 4);
      for (const row of rows) {
        const sequence = Number(row['sequence']);
        const from = sequence === 5 ? 'accepted' : row['from'];
        const hash = hashEntry({
          issue: issues[0]?.id ?? '',
          sequence,
          action: row['action'] ?? '',
          from: from ?? null,
          to: row['to'] ?? null,
          actor: JSON.parse(row['actor'] ?? ''),
          happenedAt: new Date(row['happened_at'] ?? '').toISOString(),
          recordedAt: new Date(row['recorded_at'] ?? '').toISOString(),
          input: JSON.parse(row['input'] ?? ''),
          prevHash,
        });
        await tamper(
          `update ledger_entries set "from" = $1, hash = $2, prev_hash = $3 where ${entry(0, sequence)}`,
          [from, hash, prevHash],
        );
        prevHash = hash;
      }
      expect((await verify()).broken).toEqual({
        issue: issues[0]?.number,
        sequence: 5,
        reason: '起始环节“已受理”与前一条的到达环节“办理中”不一致',
      });
    });

    test('an entry without an issue', async () => {
      await tamper(`update ledger_entries set issue_id = 999999 where ${entry(2, 1)}`);
      await tamper(`update issues set number = null where document_id = $1`, [issues[2]?.id]);
      expect((await verify()).broken).toEqual({
        issue: issues[2]?.id,
        sequence: 1,
        reason: '该事项没有任何台账记录',
      });
      await tamper(`delete from issues where document_id = $1`, [issues[2]?.id]);
      expect((await verify()).broken).toMatchObject({ reason: expect.stringContaining('所属的事项不存在') });
      await tamper(
        `insert into issues (id, document_id, number, stage) select id, $1, $2, stage from issues_before order by id desc limit 1`,
        [issues[2]?.id, issues[2]?.number],
      );
    });

    test('for an operator: exit code 1, the issue and the reason', async () => {
      await tamper(`update ledger_entries set input = '{}' where ${entry(1, 5)}`);
      const { code, output } = await runScript(app.database.url);
      expect(code).toBe(1);
      expect(output).toContain(`事项 ${issues[1]?.number} 的第 5 条记录：内容与哈希不符，记录被改动`);
    });
  });

  describe('only grows', () => {
    const refused = [
      [`update ledger_entries set input = '{}'`, 'QM002'],
      [`update ledger_entries set hash = hash where sequence = 1`, 'QM002'],
      [`delete from ledger_entries`, 'QM002'],
      [`truncate ledger_entries`, 'QM002'],
      [`truncate ledger_entries, issues cascade`, 'QM002'],
    ] as const;
    test.each(refused)("the application's own login and the owner are refused: %s", async (sql, code) => {
      for (const [pool, refusal] of [
        [app.db, '42501'],
        [app.ownerDb, code],
      ] as const) {
        await expect(pool.query(sql)).rejects.toMatchObject({ code: refusal });
        const client = await pool.connect();
        try {
          await client.query(`begin; set local casework.inside = 'open'`);
          await expect(client.query(sql)).rejects.toMatchObject({ code: refusal });
        } finally {
          await client.query('rollback');
          client.release();
        }
      }
    });

    test('an insert outside an action is refused', async () => {
      await expect(
        app.db.query('insert into ledger_entries (issue_id, sequence) select id, 99 from issues limit 1'),
      ).rejects.toMatchObject({ code: 'QM001' });
    });

    test('the role of requests may not change it', async () => {
      const client = await app.db.connect();
      try {
        for (const sql of [
          `update ledger_entries set input = '{}'`,
          'delete from ledger_entries',
          'truncate ledger_entries',
        ]) {
          await client.query('begin; set local role casework_actor');
          await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
          await client.query('rollback');
        }
      } finally {
        client.release();
      }
    });

    test('deleting accounts does not touch it', async () => {
      const { rows: keys } = await app.db.query<{ target: string }>(
        `select confrelid::regclass::text as target from pg_constraint where conrelid = 'ledger_entries'::regclass and contype = 'f'`,
      );
      expect(keys.map((k) => k.target).sort()).toEqual(['departments', 'issues']);

      const before = await app.db.query('select * from ledger_entries order by id');
      // Even the application's login may not delete accounts; the ledger would stay valid without them.
      for (const table of ['up_users', 'admin_users']) {
        await expect(app.db.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' });
        await app.ownerDb.query(`alter table ${table} disable trigger casework_never_delete`);
        await app.ownerDb.query(`delete from ${table}`);
        await app.ownerDb.query(`alter table ${table} enable trigger casework_never_delete`);
      }
      expect((await app.db.query('select * from ledger_entries order by id')).rows).toEqual(before.rows);
      expect((await verify()).broken).toBeNull();
    });
  });
});
