import { type Reply, reach } from '../support';
import { kit, useCity } from './support';

useCity();

describe('the order of refusals', () => {
  let accepted: string;
  let handling: string;
  beforeAll(async () => {
    accepted = await reach(kit, 'accepted');
    handling = await reach(kit, 'handling');
  });

  const wrongShape = { leadUnit: 5, nonsense: true };
  const wrongValues = { leadUnit: 'nosuchunit', standard: '标准' };
  const code = (answer: Reply): unknown => answer.body?.error?.details?.code;

  test('401 comes before everything: no account', async () => {
    for (const action of ['accept', 'nonsense']) {
      const answer = await kit.act(null, accepted, action, wrongShape);
      expect(answer).toMatchObject({ status: 401, body: { error: { name: 'UnauthorizedError' } } });
    }
    expect((await kit.send(null, 'POST', '/api/casework/issues', { data: wrongShape })).status).toBe(401);
    expect((await kit.send(null, 'GET', `/api/casework/issues/${accepted}/actions`)).status).toBe(401);
    expect((await kit.send(null, 'GET', `/api/casework/issues/${accepted}/ledger`)).status).toBe(401);
    const forged = { headers: { authorization: 'Bearer x.y.z' } };
    expect((await kit.act(null, accepted, 'accept', {}, forged)).status).toBe(401);
  });

  test('404 unknown action comes before shape and sight; the system’s own actions are unknown', async () => {
    for (const action of [
      'nonsense',
      'register',
      'hand-over',
      'recompute',
      'constructor',
      '__proto__',
      'Accept',
    ]) {
      for (const issue of [accepted, 'nosuchissue']) {
        const answer = await kit.act('groupA', issue, action, wrongShape);
        expect({ action, status: answer.status, code: code(answer) }).toEqual({
          action,
          status: 404,
          code: 'UNKNOWN_ACTION',
        });
      }
    }
  });

  test('400 shape comes before sight', async () => {
    for (const issue of [accepted, 'nosuchissue']) {
      const answer = await kit.act('groupB', issue, 'transfer', wrongShape);
      expect(answer).toMatchObject({ status: 400, body: { error: { name: 'ValidationError' } } });
    }
  });

  test('404 invisible comes before 403, 409 and 400 values, byte for byte as for an id that does not exist', async () => {
    for (const account of ['groupB', 'unitC', 'leaderB', 'enterpriseB'] as const) {
      const nowhere = await kit.act(account, 'nosuchissue', 'transfer', wrongValues);
      expect(nowhere.status).toBe(404);
      for (const issue of [accepted, handling]) {
        const hidden = await kit.act(account, issue, 'transfer', wrongValues);
        expect(hidden).toMatchObject({ status: 404, text: nowhere.text });
        expect(hidden.headers.get('content-length')).toBe(nowhere.headers.get('content-length'));
      }
      for (const what of ['actions', 'ledger']) {
        const hidden = await kit.send(account, 'GET', `/api/casework/issues/${accepted}/${what}`);
        const none = await kit.send(account, 'GET', `/api/casework/issues/nosuchissue/${what}`);
        expect(hidden).toMatchObject({ status: 404, text: none.text });
      }
    }
  });

  test('403 comes before 409 and 400 values', async () => {
    expect((await kit.act('auditor', handling, 'transfer', wrongValues)).status).toBe(403);
    expect((await kit.act('enterpriseA', handling, 'transfer', wrongValues)).status).toBe(403);
  });

  test('409 comes before 400 values', async () => {
    const answer = await kit.act('groupA', handling, 'transfer', wrongValues);
    expect(answer).toMatchObject({ status: 409, body: { error: { details: { stage: 'handling' } } } });
  });

  test('400 values comes last', async () => {
    const answer = await kit.act('groupA', accepted, 'transfer', wrongValues);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { details: { errors: [{ path: ['leadUnit'] }] } } },
    });
  });

  test('an account that holds no membership finds nothing', async () => {
    await kit.app.db.query(`update memberships set until = now() - interval '1 day' where document_id = $1`, [
      kit.city.people.groupB.membership,
    ]);
    const nowhere = await kit.act('groupA', 'nosuchissue', 'accept');
    expect(await kit.act('groupB', accepted, 'accept')).toMatchObject({ status: 404, text: nowhere.text });
    expect((await kit.send('groupB', 'POST', '/api/casework/issues', { data: {} })).status).not.toBe(201);
  });

  test('every refused attempt on a visible issue is recorded outside the ledger, those on hidden ones are not', async () => {
    const issue = await reach(kit, 'accepted');
    const ledger = await kit.rows('select count(*) from ledger_entries');
    await kit.act('groupA', issue, 'transfer', wrongShape);
    await kit.act('groupA', issue, 'nonsense');
    await kit.act('groupA', issue, 'x'.repeat(200));
    await kit.send('groupA', 'POST', `/api/casework/issues/${issue}/actions/accept`, { other: 1 });
    await kit.act('leaderB', issue, 'nonsense');
    await kit.act('auditor', issue, 'accept');
    await kit.act('groupA', issue, 'accept');
    await kit.act('groupA', issue, 'transfer', wrongValues);
    await kit.act('leaderB', issue, 'consent');
    await kit.act('leaderB', issue, 'transfer', wrongShape);
    const recorded = await kit.rows(
      `select a.name, a.role, a.action, a.http_status, a.code from refused_attempts a
         join issues i on i.id = a.issue_id where i.document_id = $1 order by a.id`,
      [issue],
    );
    expect(recorded).toEqual([
      { name: 'groupA', role: 'group', action: 'transfer', http_status: 400, code: 'BAD_INPUT' },
      { name: 'groupA', role: 'group', action: 'nonsense', http_status: 404, code: 'UNKNOWN_ACTION' },
      { name: 'groupA', role: 'group', action: 'x'.repeat(40), http_status: 404, code: 'UNKNOWN_ACTION' },
      { name: 'groupA', role: 'group', action: 'accept', http_status: 400, code: 'BAD_INPUT' },
      { name: 'auditor', role: 'auditor', action: 'accept', http_status: 403, code: 'FORBIDDEN' },
      { name: 'groupA', role: 'group', action: 'accept', http_status: 409, code: 'WRONG_STAGE' },
      { name: 'groupA', role: 'group', action: 'transfer', http_status: 400, code: 'BAD_INPUT' },
    ]);
    expect(await kit.rows('select count(*) from ledger_entries')).toEqual(ledger);
  });

  test('of a refused attempt no more is kept than one can read, however much was sent', async () => {
    const issue = await reach(kit, 'accepted');
    const names = (count: number): Record<string, number> =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`unknown${n}`, n]));
    for (const data of [names(400), { ['x'.repeat(500_000)]: 1 }])
      expect((await kit.act('groupA', issue, 'transfer', data)).status).toBe(400);
    // More names than any form has are refused before the body is looked into (docs/adr/0011).
    expect((await kit.act('groupA', issue, 'transfer', names(20_000))).status).toBe(413);
    const kept = await kit.rows(
      `select length(a.details::text) < 20000 as short, a.code from refused_attempts a
         join issues i on i.id = a.issue_id where i.document_id = $1`,
      [issue],
    );
    expect(kept).toEqual([
      { short: true, code: 'BAD_INPUT' },
      { short: true, code: 'BAD_INPUT' },
    ]);
  });
});
