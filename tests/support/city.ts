import { randomBytes } from 'node:crypto';
import type { TestApp } from './app';

/**
 * A small city for tests: two groups, two units, a township, two leaders, two enterprises, the office, an
 * auditor, each with an API account. Written as the owner; everything that happens to issues goes over
 * HTTP.
 */
export type Person = {
  token: string;
  membership: string;
  userId: number;
  staffId: number;
};

export type Account =
  | 'office'
  | 'auditor'
  | 'groupA'
  | 'groupB'
  | 'unitA'
  | 'unitB'
  | 'unitC'
  | 'leaderA'
  | 'leaderB'
  | 'liaisonA'
  | 'enterpriseA'
  | 'enterpriseB'
  | 'head';

export type City = {
  people: Record<Account, Person>;
  /** documentIds */
  departments: Record<'fagai' | 'shangwu' | 'zhujian' | 'jiaotong' | 'township' | 'gongxin', string>;
  leaders: Record<'A' | 'B', string>;
  enterprises: Record<'A' | 'B' | 'unpaired', string>;
  categories: Record<'plain' | 'complaint', string>;
  as(account: Account): Caller;
};

type Answer = { status: number; body: any }; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests

export type Caller = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: object): Promise<Answer>;
  del(path: string): Promise<Answer>;
  register(input?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  act(issue: string, action: string, data?: object, headers?: Record<string, string>): Promise<Answer>;
};

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A credit code with a right check character (GB 32100-2015) from 17 characters. */
export function creditCode(head: string): string {
  let sum = 0;
  let weight = 1;
  for (const char of head) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return head + (ALPHABET[(31 - (sum % 31)) % 31] ?? '');
}

export const newDocumentId = (): string => `t${randomBytes(12).toString('hex').slice(0, 23)}`;

/** Makes the city. Call once per test file, after bootApp. */
export async function buildCity(app: TestApp): Promise<City> {
  const insert = async (
    table: string,
    row: Record<string, unknown>,
  ): Promise<{ id: number; documentId: string }> => {
    const full = {
      document_id: newDocumentId(),
      created_at: new Date(),
      updated_at: new Date(),
      published_at: new Date(),
      ...row,
    };
    const columns = Object.keys(full);
    const { rows } = await app.db.query<{ id: number }>(
      `insert into ${table} (${columns.map((c) => `"${c}"`).join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
      Object.values(full),
    );
    return { id: rows[0]?.id ?? 0, documentId: full.document_id };
  };
  const byCode = async (code: string): Promise<{ id: number; documentId: string }> => {
    const { rows } = await app.db.query<{ id: number; document_id: string }>(
      'select id, document_id from departments where code = $1',
      [code],
    );
    return { id: rows[0]?.id ?? 0, documentId: rows[0]?.document_id ?? '' };
  };
  const since = new Date(Date.now() - 400 * 86_400_000);

  const departments = {
    fagai: await byCode('fagai'),
    shangwu: await byCode('shangwu'),
    zhujian: await byCode('zhujian'),
    jiaotong: await byCode('jiaotong'),
    gongxin: await byCode('gongxin'),
    township: await insert('departments', {
      name: '示例镇',
      code: 'town-01',
      kind: 'township',
      is_unit: true,
      active: true,
    }),
  };
  const leaders = {
    A: await insert('leaders', { title: '示例副市长甲', sort_order: 1, active: true }),
    B: await insert('leaders', { title: '示例副市长乙', sort_order: 2, active: true }),
  };
  const enterprise = (name: string, head: string) =>
    insert('enterprises', { name, credit_code: creditCode(head), scale: 'small' });
  const enterprises = {
    A: await enterprise('示例甲有限公司', '91230883MA1AAAA00'),
    B: await enterprise('示例乙有限公司', '91230883MA1AAAA01'),
    unpaired: await enterprise('示例未包联有限公司', '91230883MA1AAAA02'),
  };
  const pair = (e: { id: number }, l: { id: number }, g: { id: number }) =>
    insert('pairings', { enterprise_id: e.id, leader_id: l.id, group_id: g.id, since });
  await pair(enterprises.A, leaders.A, departments.fagai);
  await pair(enterprises.B, leaders.B, departments.shangwu);

  const { rows: categoryRows } = await app.db.query<{ document_id: string; complaint: boolean }>(
    'select document_id, complaint from categories order by sort_order',
  );
  const categories = {
    plain: categoryRows.find((c) => !c.complaint)?.document_id ?? '',
    complaint: categoryRows.find((c) => c.complaint)?.document_id ?? '',
  };

  const role = (await app.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } })) as { id: number };
  const person = async (
    name: string,
    kind: string,
    org: { department_id?: number; leader_id?: number; enterprise_id?: number },
  ): Promise<Person> => {
    const user = (await app.strapi.db.query('plugin::users-permissions.user').create({
      data: {
        username: name,
        email: `${name.toLowerCase()}@example.test`,
        provider: 'local',
        confirmed: true,
        blocked: false,
        role: role.id,
      },
    })) as { id: number };
    const staff = await insert('staff_members', { name, api_user_id: user.id, active: true });
    const membership = await insert('memberships', { staff_member_id: staff.id, kind, since, ...org });
    const token = app.strapi.plugin('users-permissions').service('jwt').issue({ id: user.id });
    return { token: await token, membership: membership.documentId, userId: user.id, staffId: staff.id };
  };
  const people: Record<Account, Person> = {
    office: await person('office', 'office', {}),
    auditor: await person('auditor', 'auditor', {}),
    groupA: await person('groupA', 'group', { department_id: departments.fagai.id }),
    groupB: await person('groupB', 'group', { department_id: departments.shangwu.id }),
    unitA: await person('unitA', 'unit', { department_id: departments.zhujian.id }),
    unitB: await person('unitB', 'unit', { department_id: departments.jiaotong.id }),
    unitC: await person('unitC', 'unit', { department_id: departments.township.id }),
    leaderA: await person('leaderA', 'leader', { leader_id: leaders.A.id }),
    leaderB: await person('leaderB', 'leader', { leader_id: leaders.B.id }),
    liaisonA: await person('liaisonA', 'liaison', { leader_id: leaders.A.id }),
    enterpriseA: await person('enterpriseA', 'enterprise', { enterprise_id: enterprises.A.id }),
    enterpriseB: await person('enterpriseB', 'enterprise', { enterprise_id: enterprises.B.id }),
    head: await person('head', 'head', {}),
  };

  const ids = <K extends string>(map: Record<K, { documentId: string }>): Record<K, string> =>
    Object.fromEntries(
      Object.entries<{ documentId: string }>(map).map(([k, v]) => [k, v.documentId]),
    ) as Record<K, string>;

  const city: City = {
    people,
    departments: ids(departments),
    leaders: ids(leaders),
    enterprises: ids(enterprises),
    categories,
    as(account) {
      const send = async (
        method: 'get' | 'post' | 'put' | 'delete',
        path: string,
        body?: object,
        headers: Record<string, string> = {},
      ): Promise<Answer> => {
        let request = app.request()[method](path).set('Authorization', `Bearer ${people[account].token}`);
        for (const [key, value] of Object.entries(headers)) request = request.set(key, value);
        const response = await (body === undefined ? request : request.send(body));
        return { status: response.status, body: response.body as unknown };
      };
      return {
        get: (path, headers) => send('get', path, undefined, headers),
        post: (path, body, headers) => send('post', path, body ?? {}, headers),
        put: (path, body) => send('put', path, body),
        del: (path) => send('delete', path),
        register: (input = {}, headers) =>
          send('post', '/api/casework/issues', { data: { ...issueInput(city), ...input } }, headers),
        act: (issue, action, data = {}, headers) =>
          send('post', `/api/casework/issues/${issue}/actions/${action}`, { data }, headers),
      };
    },
  };
  return city;
}

/** The input of a registration, for enterprise A. */
export function issueInput(city: City): Record<string, unknown> {
  return {
    enterprise: city.enterprises.A,
    title: '厂区道路破损',
    description: '厂区门前道路破损，影响运输。',
    kind: 'appeal',
    channel: 'phone',
    category: city.categories.plain,
    handlingType: 'normal',
  };
}

export const evidence = (extra: object = {}): object => ({
  channel: '电话',
  who: '示例经办人',
  at: '2026-01-05',
  ...extra,
});
