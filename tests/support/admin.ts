import type { TestApp } from './app';
import type { Account, City } from './city';

type Answer = { status: number; body: any }; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests

export type PanelCaller = {
  /** as it was at the start: it holds for ten minutes */
  token: string;
  /** a token that holds for some minutes more, however long the tests have been running */
  current: () => Promise<string>;
  userId: number;
  send(
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
};

const ROLES: Partial<Record<Account, string>> = {
  office: 'casework-office',
  auditor: 'casework-auditor',
  head: 'casework-head',
  groupA: 'casework-group',
  groupB: 'casework-group',
  unitA: 'casework-unit',
  unitB: 'casework-unit',
  unitC: 'casework-unit',
  leaderA: 'casework-leader',
  leaderB: 'casework-leader',
  liaisonA: 'casework-leader',
};

const RENEWED_AFTER = 5 * 60_000;

/** Gives a person of the city an admin-panel account, and a session with it. `super` is a super admin. */
export async function panel(app: TestApp, city: City, who: Account | 'super'): Promise<PanelCaller> {
  const { strapi } = app;
  const code = who === 'super' ? 'strapi-super-admin' : ROLES[who];
  const role = (await strapi.db.query('admin::role').findOne({ where: { code } })) as { id: number };
  const user = await (
    strapi.service('admin::user') as unknown as { create(u: object): Promise<{ id: number }> }
  ).create({
    email: `${who.toLowerCase()}-panel@example.test`,
    firstname: who,
    lastname: '',
    password: 'Qiaomen-2026',
    isActive: true,
    roles: [role.id],
  });
  if (who !== 'super') {
    await app.db.query('update staff_members set admin_user_id = $1 where id = $2', [
      user.id,
      city.people[who].staffId,
    ]);
  }
  const sessions = strapi.sessionManager('admin') as {
    generateRefreshToken(id: string, device: string, options: object): Promise<{ token: string }>;
    generateAccessToken(token: string): Promise<{ token: string }>;
  };
  const refresh = await sessions.generateRefreshToken(String(user.id), `device-${who}`, { type: 'refresh' });
  const { token } = await sessions.generateAccessToken(refresh.token);
  let latest = { token, at: Date.now() };
  const current = async (): Promise<string> => {
    if (Date.now() - latest.at > RENEWED_AFTER)
      latest = { ...(await sessions.generateAccessToken(refresh.token)), at: Date.now() };
    return latest.token;
  };
  return {
    token,
    current,
    userId: user.id,
    async send(method, path, body, headers = {}) {
      const bearer = `Bearer ${await current()}`;
      let request = app.request()[method](path).set('Authorization', bearer);
      for (const [key, value] of Object.entries(headers)) request = request.set(key, value);
      const response = await (body === undefined ? request : request.send(body));
      return { status: response.status, body: response.body as unknown };
    },
  };
}
