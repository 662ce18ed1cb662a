import { PDF, startKit, upload, type Kit, type Reply } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import { type Account } from '../support/city';
import { keepDuties } from '../support/duties';

/**
 * Changes of a published figure, or of a person's powers, are recorded, shown where people look, and notified to
 * those who watch (findings S4, S5); a record entered long afterwards does not count as if it had been there (S9).
 */

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are looked at freely in tests */

let kit: Kit;
let superAdmin: PanelCaller;

beforeAll(async () => {
  kit = await startKit();
  superAdmin = await panel(kit.app, kit.city, 'super');
}, 300_000);
afterEach(() => kit.at(null));
afterAll(() => kit?.app.stop());

const send = (who: Account, method: string, path: string, data: object): Promise<Reply> =>
  kit.send(who, method, path, { data });

const changesOf = async (who: Account, type: string, documentId: string): Promise<any[]> => {
  const answer = await kit.send(who, 'GET', `/api/casework/changes/${type}/${documentId}`);
  expect(answer.status).toBe(200);
  return answer.body.data as any[];
};

/** Returns the queued notices of an event, in order of creation. */
const told = async (event: string): Promise<{ audiences: any; facts: Record<string, string> }[]> => {
  const found = await kit.rows<any>(
    `select audiences::text as audiences, (payload -> 'facts')::text as facts from casework.outbox
      where event = $1 order by created_at`,
    [event],
  );
  return found.map(({ audiences, facts }) => ({
    audiences: JSON.parse(audiences),
    facts: JSON.parse(facts ?? 'null'),
  }));
};

const lastChange = async (): Promise<bigint> =>
  BigInt(
    (await kit.rows<{ id: string }>('select coalesce(max(id), 0)::text as id from casework.changes'))[0]
      ?.id ?? 0,
  );

const since = async (id: bigint): Promise<any[]> => {
  const found = await kit.rows<any>(
    `select subject, document_id, actor ->> 'account' as account, before::text as before, after::text as after, grave
       from casework.changes where id > $1 order by id`,
    [id.toString()],
  );
  return found.map((row) => ({ ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) }));
};

describe('records that figures read', () => {
  test('who changed what of an enterprise’s figures, when, from what to what: for the group and the auditor, for no other', async () => {
    const { A } = kit.city.enterprises;
    const made = await send('groupA', 'POST', '/api/enterprise-figures', {
      enterprise: A,
      quarter: '2026Q1',
      outputValue: 100,
      source: '企业报表',
    });
    expect(made.status).toBe(201);
    const { documentId } = made.body.data;
    const put = await send('groupA', 'PUT', `/api/enterprise-figures/${documentId}`, { outputValue: 900 });
    expect(put.status).toBe(200);
    const seen = await changesOf('groupA', 'enterprise-figure', documentId);
    expect(seen.map(({ change }) => change)).toEqual(['changed', 'created']);
    expect(seen[0]).toMatchObject({
      subject: 'enterprise_figures',
      name: 'groupA',
      account: null,
      grave: null,
    });
    expect(seen[0].fields.output_value.map(Number)).toEqual([100, 900]);
    const [watched] = await changesOf('auditor', 'enterprise-figure', documentId);
    expect(watched.account).toMatch(/^api:/);
    const other = await kit.send('groupB', 'GET', `/api/casework/changes/enterprise-figure/${documentId}`);
    expect(other.status).toBe(404);
    for (const who of ['unitA', 'enterpriseA'] as const) {
      const refused = await kit.send(who, 'GET', `/api/casework/changes/enterprise-figure/${documentId}`);
      expect(refused.status).toBe(403);
    }
    const foreign = await kit.send('groupA', 'GET', `/api/casework/changes/enterprise/${A}`);
    expect(foreign.status).toBe(403);
  });

  test('what changes the rules of counting is grave: the auditor, the head and the office are told', async () => {
    const { departments, enterprises } = kit.city;
    const before = (await told('grave-change')).length;
    const above = await send('office', 'PUT', `/api/enterprises/${enterprises.A}`, {
      aboveScale: true,
      aboveScaleSince: '2026-02-01',
    });
    expect(above.status).toBe(200);
    const unit = await send('office', 'PUT', `/api/departments/${departments.gongxin}`, { isGroup: false });
    expect(unit.status).toBe(200);
    const [ofEnterprise] = await changesOf('auditor', 'enterprise', enterprises.A);
    expect(ofEnterprise).toMatchObject({ grave: 'rules', account: 'api:office' });
    expect(ofEnterprise.fields.above_scale_since).toEqual([null, '2026-02-01']);
    const [ofUnit] = await changesOf('office', 'department', departments.gongxin);
    expect(ofUnit).toMatchObject({ grave: 'rules' });
    const notices = (await told('grave-change')).slice(before);
    expect(notices).toHaveLength(2);
    for (const { audiences } of notices) {
      expect(audiences.map(({ kind }: any) => kind).sort()).toEqual(['auditor', 'head', 'office']);
    }
    // A telephone number moves no figure.
    await send('office', 'PUT', `/api/enterprises/${enterprises.A}`, { contactPhone: '0454-2222222' });
    expect((await changesOf('office', 'enterprise', enterprises.A))[0]).toMatchObject({ grave: null });
    expect(await told('grave-change')).toHaveLength(before + 2);
    await send('office', 'PUT', `/api/departments/${departments.gongxin}`, { isGroup: true });
  });

  test('the application’s own connection leaves its changes too, and cannot take one back', async () => {
    const last = await lastChange();
    const { A } = kit.city.enterprises;
    await kit.rows(`update enterprises set address = '他处' where document_id = $1`, [A]);
    expect(await since(last)).toEqual([
      expect.objectContaining({ subject: 'enterprises', document_id: A, account: null }),
    ]);
    for (const sql of ['update casework.changes set actor = null', 'delete from casework.changes'])
      await expect(kit.rows(sql)).rejects.toMatchObject({ code: '42501' });
    await expect(
      kit.rows(`alter table enterprises disable trigger casework_record_change`),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('a figure of a period whose circular has been issued stays as printed, and its change shows as a difference', async () => {
    kit.at('2026-08-03T10:00');
    const { A } = kit.city.enterprises;
    for (const quarter of ['2025Q1', '2025Q2', '2026Q2']) {
      const made = await send('groupA', 'POST', '/api/enterprise-figures', {
        enterprise: A,
        quarter,
        outputValue: 100,
        revenue: 100,
        profit: 10,
      });
      expect(made.status).toBe(201);
    }
    const draft = await send('office', 'POST', '/api/casework/documents', {
      kind: 'circular',
      period: '2026H1',
    });
    expect(draft.status).toBe(201);
    const { documentId } = draft.body.data;
    const path = `/api/casework/documents/${documentId}`;
    expect((await kit.send('auditor', 'GET', `${path}/differences`)).status).toBe(409);
    await send('office', 'POST', `${path}/review`, { reviewer: '示例甲' });
    expect((await send('office', 'POST', `${path}/issue`, { signer: '示例乙' })).status).toBe(200);
    const compare = async (): Promise<any> => {
      const answer = await kit.send('auditor', 'GET', `${path}/differences`);
      expect(answer.status).toBe(200);
      return answer.body.data;
    };
    const whole = await compare();
    expect(whole.figures).toBeGreaterThan(0);
    expect(whole.differences).toEqual([]);
    const pdf = await kit.send('office', 'GET', `${path}/data.json`);

    const before = (await told('grave-change')).length;
    const [figure] = await kit.rows<{ id: string }>(
      `select document_id as id from enterprise_figures where quarter = '2026Q2' limit 1`,
    );
    const put = await send('groupA', 'PUT', `/api/enterprise-figures/${figure?.id}`, { outputValue: 5000 });
    expect(put.status).toBe(200);
    const [change] = await changesOf('auditor', 'enterprise-figure', figure?.id ?? '');
    expect(change).toMatchObject({ grave: 'published' });
    expect((await told('grave-change')).slice(before)).toHaveLength(1);
    const { differences } = await compare();
    expect(differences.length).toBeGreaterThan(0);
    expect(differences[0].words).not.toBe(differences[0].now);
    // In GraphQL, too.
    const twin = async (account: Account): Promise<any> =>
      (
        await kit.send(account, 'POST', '/graphql', {
          query: `{ documentDifferences(documentId: "${documentId}") { figures differences { words now question } } }`,
        })
      ).body;
    expect((await twin('auditor')).data.documentDifferences).toEqual({ figures: whole.figures, differences });
    expect(JSON.stringify((await twin('groupA')).errors)).toMatch(/FORBIDDEN|403|Forbidden/);
    expect((await kit.send('office', 'GET', `${path}/data.json`)).text).toBe(pdf.text);
    expect((await kit.send('groupA', 'GET', `${path}/differences`)).status).toBe(403);
  }, 120_000);
});

describe('what the system administrator does', () => {
  const signIn = async (email: string, password: string): Promise<number> =>
    (await fetch(`${kit.app.url}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })).status; // prettier-ignore
  const flags = (email: string): Promise<{ by: string | null }[]> =>
    kit.rows(
      `select password_set_by as by from sign_ins where account = $1 and outcome = 'success' order by id`,
      [email],
    );

  test('a password that he sets is on record, told, and seen at the next sign-in, until its owner sets his own', async () => {
    const email = 'groupa-panel@example.test';
    const group = await panel(kit.app, kit.city, 'groupA');
    expect(await signIn(email, 'Qiaomen-2026')).toBe(200);
    const last = await lastChange();
    const graves = (await told('grave-change')).length;
    const put = await superAdmin.send('put', `/admin/users/${group.userId}`, { password: 'Taken-Over-2026' });
    expect(put.status).toBe(200);
    const [change] = (await since(last)).filter(({ subject }) => subject === 'admin_users');
    expect(change).toMatchObject({ account: 'admin:super-panel@example.test', grave: 'account' });
    expect(change.after['口令']).toBe('由他人重新设置');
    expect(JSON.stringify(change)).not.toMatch(/\$2[aby]\$/);
    expect((await told('grave-change')).slice(graves)).toHaveLength(1);
    const [notice] = await told('password-set');
    expect(notice?.audiences).toEqual([{ kind: 'staff', id: kit.city.people.groupA.staffId }]);

    expect(await signIn(email, 'Taken-Over-2026')).toBe(200);
    expect((await flags(email)).map(({ by }) => by)).toEqual([null, 'admin:super-panel@example.test']);
    const shown = await kit.send('auditor', 'GET', '/api/sign-ins?sort=at:desc&pagination[pageSize]=5');
    expect(shown.body.data[0]).toMatchObject({ passwordSetBy: 'admin:super-panel@example.test' });
    // Only the account's owner clears the flag, with a password of his own.
    await expect(kit.rows(`update sign_ins set password_set_by = null`)).rejects.toMatchObject({
      code: 'QM002',
    });
    const own = await fetch(`${kit.app.url}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'Taken-Over-2026' }),
    });
    const { data } = await own.json();
    const renewed = await fetch(`${kit.app.url}/admin/users/me`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${data.token ?? data.accessToken}`,
      },
      body: JSON.stringify({ currentPassword: 'Taken-Over-2026', password: 'My-Own-Again-2026' }),
    });
    expect(renewed.status).toBe(200);
    expect(await signIn(email, 'My-Own-Again-2026')).toBe(200);
    expect((await flags(email)).at(-1)).toEqual({ by: null });
  });

  test('another’s address, roles and permissions, tokens and new administrators are on record and told', async () => {
    const roles = await kit.rows<{ id: number; code: string }>('select id, code from admin_roles');
    const role = (code: string): number => roles.find((r) => r.code === code)?.id ?? 0;
    const unit = await panel(kit.app, kit.city, 'unitA');
    const doing: [what: string, () => Promise<{ status: number }>, subjects: string[]][] = [
      [
        'an address',
        () => superAdmin.send('put', `/admin/users/${unit.userId}`, { email: 'moved@example.test' }),
        ['admin_users'],
      ],
      [
        'a role',
        () => superAdmin.send('put', `/admin/users/${unit.userId}`, { roles: [role('casework-office')] }),
        ['admin_users'],
      ],
      [
        'an administrator',
        () =>
          superAdmin.send('post', '/admin/users', {
            email: 'second@example.test',
            firstname: '示例',
            roles: [role('strapi-super-admin')],
          }),
        ['admin_users'],
      ],
      [
        'a token',
        () =>
          superAdmin.send('post', '/admin/api-tokens', {
            name: '示例令牌',
            description: '',
            type: 'read-only',
            lifespan: null,
            permissions: null,
          }),
        ['strapi_api_tokens'],
      ],
      [
        'a role of its own',
        () => superAdmin.send('post', '/admin/roles', { name: '示例角色', description: '' }),
        ['admin_roles'],
      ],
    ];
    for (const [what, act, subjects] of doing) {
      const last = await lastChange();
      const graves = (await told('grave-change')).length;
      const { status } = await act();
      const found = await since(last);
      const missing = subjects.filter(
        (subject) => !found.some((c) => c.subject === subject && c.grave === 'account'),
      );
      const isTold = (await told('grave-change')).length > graves;
      expect([what, status < 300, missing, isTold]).toEqual([what, true, [], true]);
      expect(JSON.stringify(found)).not.toMatch(/\$2[aby]\$|access_key|encrypted_key/);
    }
    // The page of the person shows what became of his account.
    const [staff] = await kit.rows<{ id: string }>(
      `select document_id as id from staff_members where id = $1`,
      [kit.city.people.unitA.staffId],
    );
    const shown = await changesOf('auditor', 'staff-member', staff?.id ?? '');
    expect(shown).toContainEqual(
      expect.objectContaining({ subject: 'admin_users', account: 'admin:super-panel@example.test' }),
    );
    const run = await kit.send('auditor', 'GET', '/api/casework/changes');
    expect(run.body.data.some((c: any) => c.grave === 'account')).toBe(true);
  });

  test('whoever has the application’s login and changes an account past everybody is seen', async () => {
    const last = await lastChange();
    await kit.rows(`update up_users set password = 'x' where username = 'unitB'`);
    expect(await since(last)).toEqual([expect.objectContaining({ subject: 'up_users', account: null })]);
    const [state] = await kit.rows<{ by: string }>(
      `select a.password_set_by as by from casework.account_state a join up_users u on u.id = a.account_id
        where a.door = 'interface' and u.username = 'unitB'`,
    );
    expect(state).toEqual({ by: '数据库账号' });
    const shown = await kit.send('auditor', 'GET', '/api/casework/changes');
    expect(shown.body.data[0]).toMatchObject({ subject: 'up_users', account: null });
  });
});

describe('what is entered long afterwards', () => {
  const stateOf = async (period: string, type: string, leader: string): Promise<string | undefined> => {
    const [row] = await kit.rows<{ state: string }>(
      `select public.state(d) as state from duties d join leaders l on l.id = d.leader_id
        where d.type = $1 and d.period = $2 and l.document_id = $3 limit 1`,
      [type, period, leader],
    );
    return row?.state;
  };
  const visit = (who: Account, leader: string, enterprise: string, date: string): Promise<Reply> =>
    send(who, 'POST', '/api/visits', { leader, enterprises: [enterprise], date, form: 'onsite' });

  test('a visit counts in time when it is entered by its due or three working days later, else it is late', async () => {
    const { leaders, enterprises } = kit.city;
    kit.at('2026-01-05T10:00');
    await keepDuties(kit.app, new Date('2026-01-05T02:00:00Z'));
    // Due with 31 March; three working days later is Friday, 3 April.
    kit.at('2026-04-03T20:00');
    expect((await visit('groupA', leaders.A, enterprises.A, '2026-03-20')).status).toBe(201);
    expect(await stateOf('2026Q1', 'leader-visit', leaders.A)).toBe('done');
    // A record begun in time is not made another's later.
    const other = await visit('groupB', leaders.B, enterprises.B, '2026-04-02');
    expect(other.status).toBe(201);
    kit.at('2026-08-20T10:00');
    const moved = await send('groupB', 'PUT', `/api/visits/${other.body.data.documentId}`, {
      date: '2026-03-20',
    });
    expect(moved.status).toBe(200);
    expect(await stateOf('2026Q1', 'leader-visit', leaders.B)).toBe('late');
    // Recomputed, the visit is still late.
    await keepDuties(kit.app, new Date('2026-08-21T02:00:00Z'));
    expect(await stateOf('2026Q1', 'leader-visit', leaders.B)).toBe('late');
  });

  test('an empty meeting needs the leader’s signed paper, and concluded months later it is late', async () => {
    const { leaders } = kit.city;
    kit.at('2026-08-20T10:00');
    const made = await send('leaderA', 'POST', '/api/meetings', { heldAt: '2026-03-10T02:00:00.000Z' });
    expect(made.status).toBe(201);
    const { documentId } = made.body.data;
    // The items of the agenda are removed: an attacker's meeting has nothing to decide.
    await kit.rows(
      `delete from meeting_items where meeting_id = (select id from meetings where document_id = $1)`,
      [documentId],
    );
    const conclude = (): Promise<Reply> =>
      kit.send('leaderA', 'POST', `/api/casework/meetings/${documentId}/conclude`, {});
    const refused = await conclude();
    expect([refused.status, refused.body.error.details.code]).toEqual([409, 'MEETING_EMPTY']);
    const [file] = (await upload(kit, 'leaderA', PDF, '签到表.pdf', 'application/pdf')).body;
    expect((await send('leaderA', 'PUT', `/api/meetings/${documentId}`, { papers: [file.id] })).status).toBe(
      200,
    );
    expect((await conclude()).status).toBe(200);
    expect(await stateOf('2026-03', 'leader-meeting', leaders.A)).toBe('late');
  });
});

describe('an issue made a complaint', () => {
  test('what was charged stays charged, and the office is told', async () => {
    const { categories, departments } = kit.city;
    kit.at('2026-05-11T10:00');
    const issue = await kit.register();
    // To be accepted within one working day.
    kit.at('2026-05-14T10:00');
    const figure = async (): Promise<any> => {
      const answer = await kit.send(
        'office',
        'GET',
        '/api/casework/measures?from=2026-05-11&to=2026-06-01&subject=group',
      );
      expect(answer.status).toBe(200);
      const own = answer.body.data.find(({ id }: any) => id === departments.fagai);
      return own.measures.find(({ code }: any) => code === 'accept_timeliness');
    };
    const before = await figure();
    expect(before).toMatchObject({ numerator: 0, denominator: 1 });
    await kit.done('groupA', issue, 'amend', { category: categories.complaint });
    expect(await figure()).toMatchObject({ numerator: 0, denominator: 1 });
    const [notice] = await kit.rows<{ audiences: string }>(
      `select o.audiences::text as audiences from casework.outbox o join issues i on i.id = o.issue_id
        where o.event = 'amend' and i.document_id = $1`,
      [issue],
    );
    expect(JSON.parse(notice?.audiences ?? '')).toEqual([{ kind: 'office', id: null }]);
  });
});
