import { type Json } from '../../access/doors/doors';
import { type Reader, canary } from '../../access/world/types';
import { a, doors, get, idOf, lines, send, snapshot, world } from './support';

describe('isolation: writing, history, figures and files', () => {
  test('T10 what is unique elsewhere says nothing', async () => {
    const answers = [];
    for (const value of ['bhandling', 'no-such-thing']) {
      const answer = await send(
        'POST',
        '/content-manager/uid/check-availability?locale=zh',
        { contentTypeUID: 'api::issue.issue', field: 'number', value },
        true,
      );
      answers.push(answer.status);
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toBeGreaterThanOrEqual(400);
    const keyed = await send('POST', '/api/enterprise-figures', {
      data: { enterprise: world.city.enterprises.B, quarter: '2026Q1' },
    });
    const free = await send('POST', '/api/enterprise-figures', {
      data: { enterprise: world.city.enterprises.B, quarter: '2027Q1' },
    });
    expect([keyed.status, keyed.text]).toEqual([free.status, free.text]);
  });

  test('T11 writes across: nothing is linked either way, no own row is given away', async () => {
    const before = await snapshot();
    const own = doors.visibleRows(a, 'project')[0]?.['document_id'];
    const b = world.city.enterprises.B;
    const tries = [
      await send('PUT', `/api/projects/${own}`, { data: { enterprise: b } }),
      await send('PUT', `/api/projects/${own}`, { data: { enterprise: { connect: [b] } } }),
      await send('PUT', `/api/projects/${own}`, { data: { enterprise: { set: [b] } } }),
      await send('POST', '/api/projects', { data: { name: 'x', enterprise: b } }),
      await send(
        'PUT',
        `/content-manager/collection-types/api::project.project/${own}`,
        { enterprise: { connect: [{ documentId: b }], disconnect: [] } },
        true,
      ),
      await send('POST', '/api/casework/issues', {
        data: {
          enterprise: b,
          title: 'x',
          description: 'x',
          kind: 'appeal',
          channel: 'phone',
          category: world.city.categories.plain,
          handlingType: 'normal',
        },
      }),
      await send('POST', `/api/casework/issues/${idOf('aregistered')}/actions/merge`, {
        data: { mainIssue: idOf('bregistered') },
      }),
      await send('POST', '/api/visits', {
        data: { leader: world.city.leaders.B, date: '2026-03-05', form: 'onsite' },
      }),
    ];
    for (const answer of tries) expect([400, 403, 404]).toContain(answer.status);
    expect(await snapshot()).toBe(before);
  });

  test('T12 the panel’s history, recent entries, counts, releases, preview', async () => {
    for (const path of [
      '/content-manager/homepage/recent-documents?action=update',
      '/content-manager/homepage/count-documents',
      '/admin/homepage/key-statistics',
      '/content-manager/history-versions?contentType=api::issue.issue&documentId=x',
      '/content-releases',
      `/content-manager/preview/url/api::issue.issue?documentId=${idOf('bhandling')}`,
      '/upload/files?page=1&pageSize=100',
      '/upload/folders',
    ]) {
      const answer = await get(path, true);
      if (path.includes('homepage')) expect({ path, status: answer.status }).toEqual({ path, status: 404 });
    }
  });

  test('T12 an inbox tells of what its owner sees now, and of the rest that it happened', async () => {
    expect((await world.city.as('office').post('/api/casework/sweep', {})).status).toBe(200);
    type Message = { issue: string | null; number: string | null; title: string; body: string };
    const inbox = async (reader: Reader, panel = false): Promise<Message[]> =>
      (await doors.ask(reader, `${panel ? '' : '/api'}/casework/messages?pageSize=100`, { panel })).body.data;
    for (const reader of doors.readers) await inbox(reader);
    for (const reader of doors.panelReaders) await inbox(reader, true);
    // Unit B was told of an issue that it has returned since: number and event are left.
    const told = await inbox(world.readers.unitB);
    const left = told.filter(({ issue, number }) => issue === null && number !== null);
    expect(left.length).toBeGreaterThan(0);
    for (const { number, title, body } of left) {
      expect(title).toContain(number);
      expect(body).toBe('该诉求不在当前身份的查看范围内，消息内容不再显示。');
    }
    expect(told.some(({ issue, body }) => issue !== null && body.includes('CNRY-b'))).toBe(true);
  });

  test('T13 figures of others are not to be had', async () => {
    const period = 'from=2020-01-01&to=2035-01-01';
    const b = world.city.departments.shangwu;
    expect((await get(`/api/casework/measures?subject=group&id=${b}&${period}`)).status).toBe(404);
    expect(
      (await get(`/api/casework/measures?subject=leader&id=${world.city.leaders.B}&${period}`)).status,
    ).toBe(404);
    expect(
      (
        await get(
          `/api/casework/measures?subject=unit&id=${world.city.departments.jiaotong}&group=${b}&${period}`,
        )
      ).status,
    ).toBe(404);
    expect(
      (await get(`/api/casework/measures/closure_rate/records?subject=group&id=${b}&${period}`)).status,
    ).toBe(404);
  });

  test('T13 what one may ask for does not tell of others by the difference of two answers', async () => {
    const { city, kit } = world;
    const period = 'from=2020-01-01&to=2035-01-01';
    const measures = async (who: 'groupA' | 'unitA', query: string): Promise<Json> => {
      const answer = await city.as(who).get(`/api/casework/measures?${query}`);
      expect(answer.status).toBe(200);
      return answer.body.data;
    };
    // A group gets its own part of a unit's figures, named or not: other groups' issues do not count.
    const unit = `subject=unit&id=${city.departments.zhujian}&${period}`;
    const part = (): Promise<Json> => measures('groupA', unit);
    const before = await part();
    expect(await measures('groupA', `${unit}&group=${city.departments.fagai}`)).toEqual(before);
    const whole = await measures('unitA', unit);
    const foreign = await kit.register({ enterprise: city.enterprises.B, title: '另一事项' }, 'groupB');
    await kit.done('groupB', foreign, 'accept');
    await kit.done('groupB', foreign, 'transfer', { leadUnit: city.departments.zhujian, standard: '修复' });
    await kit.done('unitA', foreign, 'take-up', { section: '科', responsiblePerson: '某', phone: '0454-1' });
    expect(await part()).toEqual(before);
    expect(await measures('unitA', unit)).not.toEqual(whole);

    // A rating, and whose hand it was, is in no figure of a unit's, however the period is cut.
    await kit.done('unitA', foreign, 'report-back', { result: 'solved', measures: '已修复' });
    await kit.done('enterpriseB', foreign, 'confirm', { rating: 5 });
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const next = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    const cuts = [
      period,
      `from=2020-01-01&to=${day}`,
      `from=2020-01-01&to=${next}`,
      `from=${day}&to=${next}`,
    ];
    const told = async (): Promise<string> =>
      JSON.stringify(
        await Promise.all(
          cuts.map((cut) => measures('unitA', `subject=unit&id=${city.departments.zhujian}&${cut}`)),
        ),
      );
    const good = await told();
    expect(good).toMatch(/"satisfaction_rate"[^}]*"withheld":true/);
    expect(good).not.toMatch(/"(satisfaction|on_behalf)_rate"[^}]*"value":"/);
    const city5 = (await city.as('office').get(`/api/casework/measures?subject=city&${cuts[3]}`)).body.data;
    await kit.done('office', foreign, 'correct', {
      field: 'rating',
      value: 1,
      reason: '录错',
      evidence: { channel: '电话', who: '示例企业', at: '2026-01-05' },
    });
    expect(await told()).toBe(good);
    expect(
      (await city.as('office').get(`/api/casework/measures?subject=city&${cuts[3]}`)).body.data,
    ).not.toEqual(city5);
  });

  test('T13 workbooks and PDFs carry nothing that others wrote, not even in their cells', async () => {
    const readers = world.readers;
    for (const reader of [readers.groupA, readers.groupB, readers.unitA, readers.leaderB]) {
      for (const address of ['issues/export.xlsx', 'ledgers/group/export.xlsx', 'ledgers/unit/export.xlsx']) {
        // Doors.ask searches the answer for foreign texts.
        const { status, text } = await doors.ask(reader, `/api/casework/${address}`);
        expect({ reader: reader.name, address, status }).toEqual({
          reader: reader.name,
          address,
          status: 200,
        });
        const own = reader === a && address.startsWith('issues');
        if (own) expect(text).toContain(canary('ahandling', 'title'));
      }
      const refused = await doors.ask(reader, '/api/casework/documents', {
        method: 'POST',
        body: { data: { kind: 'circular', period: `${new Date().getUTCFullYear()}H2` } },
      });
      expect(refused.status).toBe(403);
    }
    // All groups, all units and the Party committee read the circular, so it contains none of the issues' texts.
    const circular = await doors.ask(readers.office, '/api/casework/documents', {
      method: 'POST',
      body: { data: { kind: 'circular', period: `${new Date().getUTCFullYear()}H2` } },
    });
    expect(circular.status).toBe(201);
    expect(circular.text).toContain('企业满意率');
    expect(circular.text).not.toContain('CNRY-');
  });

  test('T14 files by guessed keys and addresses', async () => {
    const { rows } = await world.kit.app.db.query<{
      document_id: string;
      hash: string;
      ext: string;
      url: string;
    }>('select document_id, hash, ext, url from files where id = $1', [world.files['bhandling']?.id]);
    const [file] = rows;
    const missing = await get(`/api/casework/files/${'z'.repeat(24)}`);
    const hidden = await get(`/api/casework/files/${file?.document_id}`);
    expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
    for (const path of [
      file?.url ?? '',
      `/uploads/${file?.hash}${file?.ext}`,
      `/uploads/thumbnail_${file?.hash}${file?.ext}`,
      `/casework/files/signed/${file?.hash}${file?.ext}`,
      `/casework/files/signed/${file?.hash}${file?.ext}?until=99999999999999&signature=AAAA`,
    ]) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await doors.ask(a, path, { method });
        expect({ path, status: answer.status }).toEqual({ path, status: 404 });
      }
    }
    const own = await get(`/api/casework/files/${world.files['ahandling']?.documentId}`);
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    // A cached answer is requested again, with the caller's own rights.
    const { url, token } = { url: world.kit.app.url, token: a.token ?? '' };
    for (const [name, value] of [
      ['if-modified-since', new Date(Date.now() + 86_400_000).toUTCString()],
      ['if-none-match', '*'],
      ['range', 'bytes=0-10'],
      ['range', 'bytes=-5'],
    ] as const) {
      const answer = await fetch(`${url}/api/casework/files/${file?.document_id}`, {
        headers: { authorization: `Bearer ${token}`, [name]: value },
      });
      expect([answer.status, await answer.text()]).toEqual([404, missing.text]);
    }
  });

  test('T15 a signed address: for a while, for this file, unchanged, and written into no log', async () => {
    const id = world.files['ahandling']?.id ?? 0;
    const list = await get('/upload/files?page=1&pageSize=100', true);
    const address = (list.body.results as Json[]).find((file) => file.id === id)?.url as string;
    expect(address).toMatch(/^\/casework\/files\/signed\/[\w-]+\.pdf\?until=\d+&signature=[\w-]{43}$/);
    const open = (path: string, method = 'GET'): Promise<Response> =>
      fetch(`${world.kit.app.url}${path}`, { method });
    const good = await open(address);
    expect([good.status, good.headers.get('cache-control'), good.headers.get('referrer-policy')]).toEqual([
      200,
      'private, no-store',
      'no-referrer',
    ]);
    await good.arrayBuffer();
    expect((await open(address, 'HEAD')).status).toBe(200);
    const until = Number(/until=(\d+)/.exec(address)?.[1]);
    const { rows } = await world.kit.app.db.query<{ name: string }>(
      'select hash || ext as name from files where id = $1',
      [world.files['bhandling']?.id],
    );
    for (const changed of [
      address.replace(/until=\d+/, `until=${until + 1}`),
      address.replace(/until=\d+/, `until=${until}0`),
      address.replace(/until=\d+/, `until=-1`),
      address.replace(/signed\/[^?]+/, `signed/${rows[0]?.name}`),
      address.replace(/signature=./, (found) => (found.endsWith('A') ? 'signature=B' : 'signature=A')),
      address.replace(/&signature.*/, ''),
      `${address}&signature=x`,
      address.replace('signature=', 'signature[]='),
    ])
      expect([changed, (await open(changed)).status]).toEqual([changed, 404]);
    // Half an hour on it is an address like any other.
    world.kit.at(new Date(until + 8 * 3_600_000 + 61_000).toISOString().slice(0, 16));
    expect((await open(address)).status).toBe(404);
    world.kit.at(null);
    const secret = /signature=([\w-]+)/.exec(address)?.[1] ?? '';
    expect(lines.filter((line) => line.includes('/casework/files/signed/')).length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
  });
});
