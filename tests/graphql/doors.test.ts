import { app, city, send, useCity } from './support';

/** What comes in, the links of enterprises, their messages and the events, as twins of the calls over REST. */
describe('the twins of the calls on intakes, links, messages and events', () => {
  useCity();

  const RECEIVE =
    'mutation ($data: JSON!) { receiveIntake(data: $data) { documentId state subject dueAt enterprise } }';
  const receive = async (subject: string, extra: object = {}): Promise<string> => {
    const { data, errors } = await send('office', RECEIVE, {
      data: { channel: 'phone', source: '12345', subject, enterprise: city.enterprises.A, ...extra },
    });
    expect(errors).toEqual([]);
    return data.receiveIntake.documentId as string;
  };

  test('an intake is handed in once, read, registered, attached and dismissed', async () => {
    const first = await receive('门前道路破损', { outsideNumber: 'n-1', text: '请协调修复门前道路' });
    expect(await receive('门前道路破损', { outsideNumber: 'n-1' })).toBe(first);
    const list = await send(
      'groupA',
      '{ receivedIntakes(state: "new", page: 1, pageSize: 10) { nodes { documentId light receivedAt } pageInfo { total } } }',
    );
    expect(list.errors).toEqual([]);
    expect(list.data.receivedIntakes).toMatchObject({
      nodes: [{ documentId: first }],
      pageInfo: { total: 1 },
    });
    const read = await send(
      'groupA',
      'query ($id: ID!) { receivedIntake(documentId: $id) { text allowed prefill } }',
      {
        id: first,
      },
    );
    expect(read.data.receivedIntake.prefill.title).toBe('门前道路破损');
    const registered = await send(
      'groupA',
      'mutation ($id: ID!) { registerIntake(documentId: $id, data: {}) }',
      { id: first },
    );
    expect(registered.errors).toEqual([]);
    const issue = registered.data.registerIntake.documentId as string;
    const similar = await send(
      'groupA',
      'query ($d: JSON!) { similarIssues(data: $d) { documentId similarity } }',
      {
        d: { enterprise: city.enterprises.A, title: '门前道路破损' },
      },
    );
    expect(similar.data.similarIssues[0]).toMatchObject({ documentId: issue });
    const second = await receive('门前道路又破损');
    const attached = await send(
      'groupA',
      'mutation ($id: ID!, $d: JSON!) { attachIntake(documentId: $id, data: $d) { state issue } }',
      { id: second, d: { issue } },
    );
    expect(attached.data.attachIntake.state).toBe('attached');
    const third = await receive('广告');
    const dismissed = await send(
      'groupA',
      'mutation ($id: ID!, $d: JSON!) { dismissIntake(documentId: $id, data: $d) { state reason } }',
      { id: third, d: { reason: '广告' } },
    );
    expect(dismissed.data.dismissIntake).toEqual({ state: 'dismissed', reason: '广告' });
    // Another group, and the same refusals as over REST.
    const foreign = await send('groupB', 'query ($id: ID!) { receivedIntake(documentId: $id) { text } }', {
      id: first,
    });
    expect([foreign.data.receivedIntake, foreign.errors[0].extensions.error.status]).toEqual([null, 404]);
    const again = await send(
      'groupA',
      'mutation ($id: ID!, $d: JSON!) { dismissIntake(documentId: $id, data: $d) { state } }',
      { id: third, d: { reason: '广告' } },
    );
    expect(again.errors[0].extensions.error.status).toBe(409);
    const bad = await send('office', RECEIVE, { data: { channel: 'smoke', subject: 'x' } });
    expect(bad.errors[0].extensions.error.status).toBe(400);
  });

  test('links are made, listed and revoked', async () => {
    const make =
      'mutation ($id: ID!, $d: JSON!) { makeEnterpriseLink(documentId: $id, data: $d) { documentId url qr expiresAt } }';
    const variables = { id: city.enterprises.A, d: { purpose: 'entry', contact: '13900000001' } };
    const made = await send('groupA', make, variables);
    expect(made.errors).toEqual([]);
    expect(made.data.makeEnterpriseLink.url).toMatch(/\/e\/l\//);
    const list = await send(
      'groupA',
      'query ($id: ID!) { enterpriseLinks(documentId: $id) { documentId state } }',
      {
        id: city.enterprises.A,
      },
    );
    const [link] = list.data.enterpriseLinks;
    expect(link.state).toBe('live');
    const revoked = await send(
      'groupA',
      'mutation ($id: ID!, $link: String!) { revokeEnterpriseLink(documentId: $id, link: $link) { state } }',
      { id: city.enterprises.A, link: link.documentId },
    );
    expect(revoked.data.revokeEnterpriseLink.state).toBe('revoked');
    expect((await send('groupB', make, variables)).errors[0].extensions.error.status).toBe(404);
    expect((await send('leaderA', make, variables)).errors[0].extensions.error.status).toBe(403);
  });

  test('events are read on from a cursor', async () => {
    const query =
      'query ($after: String) { caseEvents(after: $after, limit: 1) { nodes { type subject sequence data } cursor more } }';
    await app
      .request()
      .post('/api/casework/sweep')
      .set('Authorization', `Bearer ${city.people.office.token}`);
    const first = await send('office', query);
    expect(first.errors).toEqual([]);
    const { nodes, cursor } = first.data.caseEvents;
    expect(nodes[0]).toMatchObject({ type: expect.stringMatching(/^qiaomen\.issue\./), sequence: cursor });
    const next = await send('office', query, { after: cursor });
    expect(Number(next.data.caseEvents.cursor)).toBeGreaterThanOrEqual(Number(cursor));
    expect((await send('unitA', query)).errors[0].extensions.error.status).toBe(404);
  });

  test('messages of enterprises are listed, and refused alike', async () => {
    const list = await send('groupA', '{ enterpriseMessages { nodes { id text } pageInfo { total } } }');
    expect(list.errors).toEqual([]);
    expect(list.data.enterpriseMessages).toEqual({ nodes: [], pageInfo: { total: 0 } });
    const none = await send(
      'groupA',
      'mutation { answerEnterpriseMessage(message: "999", data: { text: "x" }) { id } }',
    );
    expect(none.errors[0].extensions.error.status).toBe(404);
  });
});
