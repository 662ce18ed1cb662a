import { panel } from '../../support/admin';
import { startKit, type Kit } from '../../lifecycle/support';

/** F4, F14: each account is told how long its session may be idle and until when its password is valid. */

let kit: Kit;
beforeAll(async () => {
  kit = await startKit();
}, 300_000);
afterAll(() => kit?.app.stop());

test('the terms of the session and of the password, with a warning from two weeks before', async () => {
  expect((await kit.send(null, 'GET', '/api/casework/session')).status).toBe(401);
  const api = await kit.send('groupA', 'GET', '/api/casework/session');
  expect(api.body).toEqual({
    data: {
      idleSeconds: 1800,
      // These accounts were not made by the application.
      password: { changedAt: null, expiresAt: null, warn: false },
    },
  });
  for (const who of ['office', 'super'] as const) {
    const caller = await panel(kit.app, kit.city, who);
    const aged = (days: number): Promise<unknown> =>
      kit.rows(
        `update casework.account_state set password_changed_at = (now() at time zone 'UTC') - make_interval(days => $1)
          where door = 'admin-panel' and account_id = $2`,
        [days, caller.userId],
      );
    const warned = async (): Promise<boolean> => {
      const answer = await caller.send('get', '/casework/session');
      expect(answer.status).toBe(200);
      return answer.body.data.password.warn as boolean;
    };
    expect([who, await warned()]).toEqual([who, false]);
    await aged(75);
    expect([who, await warned()]).toEqual([who, false]);
    await aged(77);
    expect([who, await warned()]).toEqual([who, true]);
    await aged(91);
    const sign = (body: object) =>
      kit.app
        .request()
        .post('/admin/login')
        .send({ email: `${who}-panel@example.test`, password: 'Qiaomen-2026', ...body });
    const refused = await sign({});
    expect([refused.status, refused.body.error.details.code]).toEqual([403, 'PASSWORD_EXPIRED']);
    const weak = await sign({ newPassword: 'kurz' });
    expect([weak.status, weak.body.error.details.code]).toEqual([400, 'PASSWORD_WEAK']);
    const set = await sign({ newPassword: 'Neues-Wort-2026' });
    expect([who, set.status, typeof set.body.data.token]).toEqual([who, 200, 'string']);
    const again = await kit.app
      .request()
      .post('/admin/login')
      .send({ email: `${who}-panel@example.test`, password: 'Neues-Wort-2026' });
    expect(again.status).toBe(200);
  }
});
