import { type Json } from '../../access/doors/doors';
import { routesOf } from '../../support/app';
import { doors, get, idOf, lines, superAdmin, world } from './support';

describe('isolation: changes of scope, and the records of requests', () => {
  test('T16 a change of scope holds from the next request; without a membership there is nothing', async () => {
    const { app, city } = world.kit;
    const staff = city.people.liaisonA.staffId;
    const liaison = world.readers.liaisonA;
    const list = async (): Promise<Json[]> =>
      (await doors.world.city.as('liaisonA').get('/api/issues?pagination[pageSize]=100')).body.data ?? [];
    const beforeMove = (await list()).map((i) => i.documentId);
    expect(beforeMove).toContain(idOf('ahandling'));
    const set = (sql: string, values: unknown[]): Promise<unknown> => app.db.query(sql, values);
    const { rows } = await app.db.query<{ id: number }>('select id from leaders where document_id = $1', [
      city.leaders.B,
    ]);
    await set('update memberships set leader_id = $1 where staff_member_id = $2', [rows[0]?.id, staff]);
    const afterMove = (await list()).map((i) => i.documentId);
    expect(afterMove).toContain(idOf('bhandling'));
    expect(afterMove).not.toContain(idOf('ahandling'));
    await set('update memberships set until = now() where staff_member_id = $1', [staff]);
    expect(await list()).toEqual([]);
    await set('update memberships set until = null where staff_member_id = $1', [staff]);
    await set('update staff_members set active = false where id = $1', [staff]);
    expect(await list()).toEqual([]);
    await set('update staff_members set active = true where id = $1', [staff]);
    await set('update memberships set leader_id = $1 where staff_member_id = $2', [liaison.leader, staff]);
    // An API token that is tied to no person reads nothing.
    const tokens = app.strapi.service('admin::api-token') as unknown as {
      create(t: object): Promise<{ accessKey: string }>;
    };
    const { accessKey } = await tokens.create({
      name: '无主',
      type: 'full-access',
      lifespan: null,
      description: '',
    });
    const loose = await fetch(`${app.url}/api/issues`, { headers: { authorization: `Bearer ${accessKey}` } });
    expect(((await loose.json()) as { data: unknown[] | null }).data ?? []).toEqual([]);
    expect((await fetch(`${app.url}/api/issues`)).status).toBe(401);
  });

  test('T16 merged departments: the one that is no more sees nothing, its people see the other’s, from the next request', async () => {
    const { city, kit } = world;
    const { app } = kit;
    const titles = async (who: 'unitA' | 'unitB' | 'groupA', path = '/api/issues'): Promise<string[]> =>
      ((await city.as(who).get(`${path}?pagination[pageSize]=100`)).body.data ?? []).map(
        (row: Json) => row.documentId as string,
      );
    const put = async (path: string, data: object): Promise<void> =>
      expect([path, (await city.as('office').put(path, { data })).status]).toEqual([path, 200]);
    const old = `/api/departments/${city.departments.jiaotong}`;
    const { membership } = city.people.unitB;
    const zhujian = await titles('unitA');
    const before = await titles('unitB');
    expect(before).toContain(idOf('bhandling'));
    expect(zhujian).not.toContain(idOf('bhandling'));
    try {
      await put(old, { active: false });
      for (const path of ['/api/issues', '/api/transfers', '/api/ledger-entries', '/api/enterprises'])
        expect([path, await titles('unitB', path)]).toEqual([path, []]);
      expect((await city.as('unitB').get(`/api/issues/${idOf('bhandling')}`)).status).toBe(404);
      const token = await doors.ask(world.readers.token, '/api/issues');
      expect(token.body.data ?? []).toEqual([]);
      // His membership goes over to the department that takes the other in.
      await put(`/api/memberships/${membership}`, { department: city.departments.zhujian });
      expect((await titles('unitB')).sort()).toEqual([...zhujian].sort());
      // An issue goes over by its own action, and is seen from then on.
      await kit.done('groupB', idOf('bhandling'), 'reassign', {
        leadUnit: city.departments.zhujian,
        reason: '机构合并',
      });
      expect(await titles('unitB')).toContain(idOf('bhandling'));
      expect(await titles('unitA')).toContain(idOf('bhandling'));
      // A group likewise.
      await put(`/api/departments/${city.departments.fagai}`, { active: false });
      expect(await titles('groupA')).toEqual([]);
    } finally {
      await app.db.query('update departments set active = true');
      await app.db.query(
        'update memberships set department_id = (select id from departments where document_id = $1) where document_id = $2',
        [city.departments.jiaotong, membership],
      );
    }
    expect(await titles('groupA')).toContain(idOf('ahandling'));
  });

  test('a transfer gives sight from its moment, a return takes it away and leaves its own row', async () => {
    const { kit } = world;
    const id = await kit.register({ title: '视线' }, 'groupA');
    const sees = async (): Promise<number> => (await kit.city.as('unitC').get(`/api/issues/${id}`)).status;
    await kit.done('groupA', id, 'accept');
    expect(await sees()).toBe(404);
    await kit.done('groupA', id, 'transfer', { leadUnit: kit.city.departments.township, standard: '修复' });
    expect(await sees()).toBe(200);
    await kit.done('unitC', id, 'return', {
      reason: '不属于本镇',
      suggestedUnit: kit.city.departments.zhujian,
    });
    expect(await sees()).toBe(404);
    const own = await kit.city
      .as('unitC')
      .get(`/api/transfers?filters[returnReason]=${encodeURIComponent('不属于本镇')}`);
    expect(own.body.data).toHaveLength(1);
    expect((await kit.city.as('unitC').get(`/api/casework/issues/${id}/ledger`)).status).toBe(404);
  });

  test('canaries: every line of the log is clean of what was written into records', () => {
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.filter((line) => /CNRY-[ab]\w+-(title|description|note|comment|file)/.test(line))).toEqual(
      [],
    );
  });

  test('T30 refused attempts are there for the auditor, and for no department', async () => {
    const attempts = await world.city.as('auditor').get('/api/refused-attempts?sort=id&populate=issue');
    expect(attempts.body.data.length).toBeGreaterThanOrEqual(4);
    for (const attempt of attempts.body.data)
      expect(attempt).toMatchObject({
        at: expect.any(String),
        account: expect.stringContaining('api:'),
        role: expect.any(String),
        action: expect.any(String),
        httpStatus: expect.any(Number),
        code: expect.any(String),
      });
    expect((await get('/api/refused-attempts')).body.data).toEqual([]);
    for (const sql of [
      'delete from refused_attempts',
      'truncate refused_attempts',
      `update refused_attempts set code = 'x'`,
    ]) {
      await expect(world.kit.app.ownerDb.query(sql)).rejects.toMatchObject({ code: 'QM002' });
      // The application's login may lock and, after two years, remove rows; the triggers refuse it everything else.
      const code = sql.startsWith('truncate') ? '42501' : 'QM002';
      await expect(world.kit.app.db.query(sql)).rejects.toMatchObject({ code });
    }
    expect(
      (
        await superAdmin.send(
          'get',
          '/content-manager/collection-types/api::refused-attempt.refused-attempt?page=1',
        )
      ).status,
    ).toBe(200);
  });

  test('T30 every route leaves a trail: time, account, address, what was asked for, how it ended', async () => {
    const { app, city } = world.kit;
    const routes = routesOf(app).filter(({ path }) => !/sign-out|logout/.test(path));
    for (const known of [
      '/api/issues',
      '/api/casework/issues/:documentId/actions/:action',
      '/content-manager/collection-types/:model',
      '/casework/sweep',
    ])
      expect(routes.map(({ path }) => path)).toContain(known);
    expect(routes.length).toBeGreaterThan(200);
    const inPanel = await world.readers.groupB.panel?.();
    const missing: string[] = [];
    for (const { method, path } of routes) {
      const address = path.replace(/:[A-Za-z_]+(\(.*?\))?/g, 'z'.repeat(24));
      const ofApi = address.startsWith('/api/') || address === '/graphql';
      const from = lines.length;
      const answer = await fetch(app.url + address, {
        method,
        redirect: 'manual',
        headers: {
          authorization: `Bearer ${ofApi ? city.people.groupB.token : inPanel}`,
          'content-type': 'application/json',
        },
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      await answer.arrayBuffer();
      const line = await waitFor(() =>
        lines.slice(from).find((one) => one.includes(`${method} ${address} (`)),
      );
      const result = new RegExp(` ms\\) ${answer.status} (\\S+) (\\S+)"`).exec(line ?? '');
      const named = /^(none|api:groupB|admin:\S+@example\.test)$/.test(result?.[1] ?? '');
      if (!named || !/127\.0\.0\.1|::1/.test(result?.[2] ?? ''))
        missing.push(`${method} ${path} ${answer.status}: ${line}`);
    }
    expect(missing).toEqual([]);
  }, 300_000);

  async function waitFor<T>(ask: () => T | undefined): Promise<T | undefined> {
    for (let i = 0; i < 50; i += 1) {
      const found = ask();
      if (found !== undefined) return found;
      await new Promise((done) => setTimeout(done, 20));
    }
    return undefined;
  }
});
