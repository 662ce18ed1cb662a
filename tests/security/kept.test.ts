import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { verifyFiles } from '../../src/plugins/casework/server/src/features/ledger/verify-files';
import { verifyLedger } from '../../src/plugins/casework/server/src/features/ledger/verify';
import { PDF, startKit, upload, type Kit, type Reply } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import { requireEnv } from '../support/database';

/** Retention of data, by duration and by owner: files and their contents, sessions, the office itself. */

let kit: Kit;
let office: PanelCaller;
const folder = (): string => path.join(requireEnv('DATA_DIR'), 'uploads');

beforeAll(async () => {
  kit = await startKit();
  office = await panel(kit.app, kit.city, 'office');
}, 300_000);
afterAll(() => kit?.app.stop());

async function uploaded(name: string): Promise<{ documentId: string; file: string; id: number }> {
  const answer = await upload(kit, 'groupA', PDF, name, 'application/pdf');
  expect(answer.status).toBe(201);
  const [{ documentId, id, hash, ext }] = answer.body as [
    { documentId: string; id: number; hash: string; ext: string },
  ];
  return { documentId, id, file: path.join(folder(), `${hash}${ext}`) };
}

describe('O2 the contents of files', () => {
  test('their hash is in the entry that names them, and what has been replaced on the disk is found', async () => {
    const { documentId, file } = await uploaded('说明.pdf');
    const issue = await kit.register({ attachments: [documentId] });
    const entry = await kit.lastEntry(issue);
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(entry['input'].fileHashes).toEqual({ [documentId]: sha256 });
    const url = kit.app.database.url;
    expect((await verifyLedger({ connectionString: url })).broken).toBeNull();
    expect(await verifyFiles(url, folder())).toEqual({ files: 1, broken: null });
    const download = (): Promise<Reply> => kit.send('groupA', 'GET', `/api/casework/files/${documentId}`);
    expect((await download()).status).toBe(200);
    const before = readFileSync(file);
    try {
      writeFileSync(file, Buffer.concat([before, Buffer.from('\n')]));
      const refused = await download();
      expect([refused.status, refused.body.error.details.code]).toEqual([409, 'FILE_CHANGED']);
      expect((await verifyFiles(url, folder())).broken).toMatchObject({
        sequence: 1,
        reason: expect.stringContaining('文件被替换'),
      });
    } finally {
      writeFileSync(file, before);
    }
    expect((await download()).status).toBe(200);
    // The hash that is kept beside does not change; that in the entry cannot without breaking the chain.
    for (const [pool, code] of [
      [kit.app.db, '42501'],
      [kit.app.ownerDb, 'QM002'],
    ] as const) {
      await expect(
        pool.query(`update casework.file_contents set sha256 = $1`, ['0'.repeat(64)]),
      ).rejects.toMatchObject({ code });
    }
  });
});

describe('S13 what nothing refers to', () => {
  test('an upload that no record names is removed after a day, one that a record names is not', async () => {
    const unused = await uploaded('未用.pdf');
    const used = await uploaded('已用.pdf');
    await kit.register({ attachments: [used.documentId] });
    const sweep = (): Promise<Reply> => kit.send('office', 'POST', '/api/casework/sweep', {});
    expect((await sweep()).status).toBe(200);
    expect(existsSync(unused.file)).toBe(true);
    await kit.rows(`update files set created_at = created_at - interval '25 hours' where id = any($1)`, [
      [unused.id, used.id],
    ]);
    expect((await sweep()).status).toBe(200);
    expect([existsSync(unused.file), existsSync(used.file)]).toEqual([false, true]);
    expect(await kit.rows('select id from files where id = any($1)', [[unused.id, used.id]])).toEqual([
      { id: used.id },
    ]);
  });

  test('an account has a limit of uploads that wait', async () => {
    const { id } = await uploaded('一份.pdf');
    await kit.rows(
      `with made as (insert into files (document_id, name, hash, ext, created_at)
         select 'quota' || n, 'x', 'quota' || n, '.pdf', now() at time zone 'UTC' from generate_series(1, 200) n returning id)
       insert into casework.file_owner (file_id, staff_id, account)
       select made.id, o.staff_id, o.account from made, casework.file_owner o where o.file_id = $1
       on conflict (file_id) do update set staff_id = excluded.staff_id, account = excluded.account`,
      [id],
    );
    const full = await upload(kit, 'groupA', PDF, 'a.pdf', 'application/pdf');
    expect([full.status, full.body.error.details.code]).toEqual([429, 'FILE_QUOTA']);
    expect((await upload(kit, 'groupB', PDF, 'a.pdf', 'application/pdf')).status).toBe(201);
    await kit.rows(`delete from files where hash like 'quota%'`);
  });

  test('an upload that fails leaves no file, not an empty one either', async () => {
    const before = readdirSync(folder());
    await kit.app.adminDb.query('alter table casework.file_contents rename to file_contents_aside');
    try {
      expect((await upload(kit, 'groupA', PDF, 'a.pdf', 'application/pdf')).status).toBeGreaterThanOrEqual(
        400,
      );
    } finally {
      await kit.app.adminDb.query('alter table casework.file_contents_aside rename to file_contents');
    }
    expect(readdirSync(folder())).toEqual(before);
  });
});

test('S13 the office’s last membership in force does not end, by whatever door', async () => {
  const [mine, ...others] = await kit.rows<{ id: string; staff: string }>(
    `select m.document_id as id, s.document_id as staff from memberships m join staff_members s on s.id = m.staff_member_id
      where m.kind = 'office' and m.until is null order by m.id`,
  );
  if (!mine) throw new Error('there is no office');
  expect(others).toEqual([]);
  const until = new Date(Date.now() - 1000).toISOString();
  const refused = [
    await kit.send('office', 'PUT', `/api/memberships/${mine.id}`, { data: { until } }),
    await kit.send('office', 'PUT', `/api/memberships/${mine.id}`, {
      data: { until: new Date(Date.now() + 86_400_000).toISOString() },
    }),
    await kit.send('office', 'PUT', `/api/staff-members/${mine.staff}`, { data: { active: false } }),
    await office.send('put', `/content-manager/collection-types/api::membership.membership/${mine.id}`, {
      until,
    }),
  ];
  for (const { status, body } of refused as Reply[])
    expect([status, body.error.details.code, body.error.message]).toEqual([
      409,
      'LAST_OFFICE',
      expect.stringMatching(/\p{Script=Han}/u),
    ]);
  expect((await kit.send('office', 'GET', '/api/issues')).status).toBe(200);
  // With another in office it may.
  const person = await kit.send('office', 'POST', '/api/casework/staff-members', {
    data: { name: '示例接任', memberships: [{ kind: 'office' }] },
  });
  expect(person.status).toBe(201);
  const ended = await kit.send('office', 'PUT', `/api/memberships/${mine.id}`, { data: { until } });
  expect(ended.status).toBe(200);
  await kit.rows('update memberships set until = null where document_id = $1', [mine.id]);
});

describe('F16 what a page asks by itself renews no session', () => {
  test('of the panel: the session ends although the unread count is asked each minute', async () => {
    // The office's role has gone with its membership, above.
    const group = await panel(kit.app, kit.city, 'groupA');
    const unread = (): Promise<{ status: number }> => group.send('get', '/casework/messages/unread');
    const listed = (): Promise<{ status: number }> =>
      group.send('get', '/content-manager/collection-types/api::issue.issue?page=1');
    const aged = (minutes: number): Promise<unknown> =>
      kit.rows(`update casework.panel_activity set last_seen = now() - make_interval(mins => $1)`, [minutes]);
    expect((await listed()).status).toBe(200);
    await aged(20);
    expect((await unread()).status).toBe(200);
    await aged(29);
    expect((await unread()).status).toBe(200);
    // Had the last one renewed it, this would be a fresh session.
    const [seen] = await kit.rows<{ minutes: number }>(
      `select extract(epoch from now() - max(last_seen)) / 60 as minutes from casework.panel_activity`,
    );
    expect(Number(seen?.minutes)).toBeGreaterThan(28);
    await aged(31);
    expect((await unread()).status).toBe(401);
    expect((await listed()).status).toBe(401);
    await aged(5);
    expect((await listed()).status).toBe(200);
    const [renewed] = await kit.rows<{ minutes: number }>(
      `select extract(epoch from now() - max(last_seen)) / 60 as minutes from casework.panel_activity`,
    );
    expect(Number(renewed?.minutes)).toBeLessThan(1);
  });

  test('nor does a session that has been left get another token', async () => {
    await kit.app.request().post('/admin/login').send({ email: 'office-panel@example.test', password: 'x' });
    const login = await kit.app
      .request()
      .post('/admin/login')
      .send({ email: 'office-panel@example.test', password: 'Qiaomen-2026' });
    expect(login.status).toBe(200);
    const cookie = (login.headers['set-cookie'] as unknown as string[])
      .map((one) => one.split(';')[0])
      .join('; ');
    const { token } = login.body.data as { token: string };
    const renew = () => kit.app.request().post('/admin/access-token').set('Cookie', cookie).send({});
    await kit.app.request().get('/casework/memberships').set('Authorization', `Bearer ${token}`);
    await kit.rows(`update casework.panel_activity set last_seen = now() - interval '31 minutes'`);
    expect((await renew()).status).toBe(401);
    await kit.rows(`update casework.panel_activity set last_seen = now() - interval '10 minutes'`);
    expect((await renew()).status).toBe(200);
  });

  test('of the API: a client says so by a header', async () => {
    const id = kit.city.people.groupB.token;
    const { iat } = JSON.parse(Buffer.from(id.split('.')[1] ?? '', 'base64url').toString()) as {
      iat: number;
    };
    const aged = (): Promise<unknown> =>
      kit.rows(
        `insert into casework.api_sessions (account_id, issued_at, last_seen)
         select u.id, $1, now() - interval '20 minutes' from up_users u join staff_members s on s.api_user_id = u.id where s.id = $2
         on conflict (account_id, issued_at) do update set last_seen = excluded.last_seen`,
        [iat, kit.city.people.groupB.staffId],
      );
    const fresh = async (): Promise<boolean | undefined> =>
      (
        await kit.rows<{ fresh: boolean }>(
          `select last_seen > now() - interval '1 minute' as fresh from casework.api_sessions where issued_at = $1 and account_id =
             (select api_user_id from staff_members where id = $2)`,
          [iat, kit.city.people.groupB.staffId],
        )
      )[0]?.fresh;
    await aged();
    await kit.send('groupB', 'GET', '/api/issues', undefined, { headers: { 'x-background': '1' } });
    expect(await fresh()).toBe(false);
    await kit.send('groupB', 'GET', '/api/issues');
    expect(await fresh()).toBe(true);
  });
});
