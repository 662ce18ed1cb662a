import { PDF, PERSON, issueInput, order, reach, upload } from '../support';
import { city, kit, register, writesNothing, useCity } from './support';

useCity();

describe('files', () => {
  const html = Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>');

  test('a file that is not what it says is refused', async () => {
    for (const [content, name, type] of [
      [html, 'scan.pdf', 'application/pdf'],
      [html, 'scan.png', 'image/png'],
      [html, 'scan.html', 'text/html'],
      [html, 'scan.svg', 'image/svg+xml'],
      [Buffer.from('MZ\x90\0'), 'scan.exe', 'application/pdf'],
    ] as const) {
      const answer = await upload(kit, 'groupA', content, name, type);
      expect({ name, type, status: answer.status }).toEqual({ name, type, status: 400 });
    }
  });

  test('nobody uploads without an account', async () => {
    const answer = await upload(kit, null, PDF, 'scan.pdf', 'application/pdf');
    expect([401, 403]).toContain(answer.status);
  });

  test('one that is can be attached', async () => {
    const answer = await upload(kit, 'groupA', PDF, 'scan.pdf', 'application/pdf');
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
    const id = await kit.register({ attachments: [answer.body[0].documentId] });
    expect(
      await kit.rows(
        `select 1 as one from files_related_mph where related_id = $1 and field = 'attachments'`,
        [(await kit.row(id))['id']],
      ),
    ).toEqual([{ one: 1 }]);
  });
});

describe('X-Acting-For', () => {
  const acting = (membership: string) => ({ headers: { 'x-acting-for': membership } });

  test('that is not one’s own, does not exist or has ended is a 400', async () => {
    const id = await kit.register();
    const [ended] = await kit.rows<{ document_id: string }>(
      `insert into memberships (document_id, staff_member_id, kind, since, until, created_at, updated_at, published_at)
       values ('endedmembership', $1, 'office', '2024-01-01', '2025-01-01', now(), now(), now()) returning document_id`,
      [city.people.groupA.staffId],
    );
    await writesNothing(async () => {
      const answers = await Promise.all(
        [city.people.office.membership, 'nosuchmembership', ended?.document_id ?? '', '__proto__', 'a b'].map(
          (membership) => kit.act('groupA', id, 'accept', {}, acting(membership)),
        ),
      );
      for (const answer of answers)
        expect(answer).toMatchObject({
          status: 400,
          body: { error: { details: { code: 'NO_SUCH_MEMBERSHIP' } } },
        });
      expect(new Set(answers.map((a) => a.text)).size).toBe(1);
    });
    expect((await kit.act('groupA', id, 'accept', {}, acting(city.people.groupA.membership))).status).toBe(
      200,
    );
  });

  test('without it: the one chosen in the panel, else the only one, else 400; sight is that one’s; the ledger records it', async () => {
    const id = await kit.register();
    await kit.app.db.query(
      `insert into memberships (document_id, staff_member_id, kind, department_id, since, created_at, updated_at, published_at)
       select 'secondmembership', $1, 'unit', id, now() - interval '2 days', now(), now(), now() from departments where code = 'jiaotong'`,
      [city.people.groupA.staffId],
    );
    try {
      await writesNothing(async () => {
        const answer = await kit.act('groupA', id, 'accept');
        expect(answer).toMatchObject({
          status: 400,
          body: { error: { details: { code: 'CHOOSE_MEMBERSHIP' } } },
        });
      });
      expect((await kit.act('groupA', id, 'accept', {}, acting('secondmembership'))).status).toBe(404);
      await kit.app.db.query(
        `update staff_members set membership_in_use_id = (select id from memberships where document_id = $1) where id = $2`,
        [city.people.groupA.membership, city.people.groupA.staffId],
      );
      expect((await kit.act('groupA', id, 'accept')).status).toBe(200);
      expect((await kit.lastEntry(id))['actor']).toMatchObject({ membership: city.people.groupA.membership });
    } finally {
      await kit.app.db.query(`update staff_members set membership_in_use_id = null where id = $1`, [
        city.people.groupA.staffId,
      ]);
      await kit.app.db.query(
        `delete from memberships where document_id in ('secondmembership', 'endedmembership')`,
      );
    }
  });
});

describe('Idempotency-Key', () => {
  let n = 0;
  const key = (value = `key-${(n += 1)}`) => ({ headers: { 'idempotency-key': value } });

  test('that is none is a 400', async () => {
    const id = await kit.register();
    await writesNothing(async () => {
      for (const value of ['x'.repeat(201), 'a b', 'é'])
        expect(await kit.act('groupA', id, 'accept', {}, key(value))).toMatchObject({
          status: 400,
          body: { error: { details: { code: 'BAD_IDEMPOTENCY_KEY' } } },
        });
    });
  });

  test('the same again gives the first answer and does nothing twice', async () => {
    const id = await reach(kit, 'handling');
    const same = key();
    const first = await kit.act('groupA', id, 'urge', { text: '请抓紧' }, same);
    await kit.done('groupA', id, 'note', { text: '其间有变' });
    await writesNothing(async () => {
      const again = await kit.act('groupA', id, 'urge', { text: '请抓紧' }, same);
      expect(again).toMatchObject({ status: 200 });
      expect(again.body).toEqual(first.body);
    });
    // The address written another way is no other call.
    await writesNothing(async () => {
      for (const path of [
        `/api/casework/issues/${id}/actions/urge/`,
        `/API/casework/issues/${id}/actions/Urge`,
      ]) {
        const answer = await city.as('groupA').post(path, { data: { text: '请抓紧' } }, same.headers);
        expect([path, answer.status]).not.toEqual([path, 201]);
        if (answer.status === 200) expect(answer.body).toEqual(first.body);
      }
    });
    const made = key();
    const one = await register(issueInput(city), 'groupA', made.headers);
    const two = await register(issueInput(city), 'groupA', made.headers);
    expect([one.status, two.status, two.body]).toEqual([201, 201, one.body]);
  });

  test('judged before visibility', async () => {
    const id = await reach(kit, 'transferred');
    const same = key();
    const first = await kit.act('unitA', id, 'return', { reason: '非我职责' }, same);
    expect(first.status).toBe(200);
    expect((await kit.act('unitA', id, 'return', { reason: '非我职责' })).status).toBe(404);
    const again = await kit.act('unitA', id, 'return', { reason: '非我职责' }, same);
    expect(again).toMatchObject({ status: 200 });
    expect(again.body).toEqual(first.body);
  });

  test('another body under the same key is 409', async () => {
    const id = await reach(kit, 'handling');
    const same = key();
    await kit.act('groupA', id, 'urge', { text: '一' }, same);
    await writesNothing(async () => {
      const other = await kit.act('groupA', id, 'urge', { text: '二' }, same);
      expect(other).toMatchObject({
        status: 409,
        body: { error: { details: { code: 'IDEMPOTENCY_MISMATCH' } } },
      });
    });
  });

  test('is per account and path', async () => {
    const id = await reach(kit, 'handling');
    const other = await reach(kit, 'handling');
    const same = key();
    expect((await kit.act('groupA', id, 'urge', { text: '一' }, same)).status).toBe(200);
    expect((await kit.act('office', id, 'urge', { text: '二' }, same)).status).toBe(200);
    expect((await kit.act('groupA', other, 'urge', { text: '三' }, same)).status).toBe(200);
    expect((await kit.act('groupA', id, 'note', { text: '四' }, same)).status).toBe(200);
    expect((await kit.row(id))['urge_count']).toBe(2);
  });

  test('is the account’s, whichever of its memberships is in use', async () => {
    const id = await reach(kit, 'handling');
    const { staffId, membership } = city.people.groupA;
    const second = 'second-membership-of-a';
    await kit.app.db.query(
      `insert into memberships (document_id, staff_member_id, kind, department_id, since, published_at)
       select $1, $2, 'unit', id, now() - interval '1 day', now() from departments where code = 'fagai'`,
      [second, staffId],
    );
    const same = key();
    const as = (acting: string) => ({ headers: { ...same.headers, 'x-acting-for': acting } });
    const first = await kit.act('groupA', id, 'urge', { text: '一' }, as(membership));
    const again = await kit.act('groupA', id, 'urge', { text: '一' }, as(second));
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    await kit.app.db.query('delete from memberships where document_id = $1', [second]);
  });

  test('is kept for successes only', async () => {
    const id = await kit.register();
    const same = key();
    expect((await kit.act('groupA', id, 'transfer', order(city), same)).status).toBe(409);
    await kit.done('groupA', id, 'accept');
    expect((await kit.act('groupA', id, 'transfer', order(city), same)).status).toBe(200);
  });

  test('is kept 24 h', async () => {
    const id = await reach(kit, 'handling');
    const same = key();
    await kit.act('groupA', id, 'urge', { text: '一' }, same);
    await kit.app.db.query(
      `update casework.idempotency set created_at = now() - interval '25 hours' where key = $1`,
      [same.headers['idempotency-key']],
    );
    await kit.act('groupA', id, 'urge', { text: '一' }, same);
    expect((await kit.row(id))['urge_count']).toBe(2);
  });

  test('20 at once are one', async () => {
    const id = await reach(kit, 'handling');
    const same = key();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => kit.act('groupA', id, 'urge', { text: '请抓紧' }, same)),
    );
    expect(new Set(answers.map((a) => `${a.status} ${JSON.stringify(a.body)}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect((await kit.row(id))['urge_count']).toBe(1);
    const made = key();
    const before = (await kit.rows('select count(*)::int as n from issues'))[0]?.['n'];
    const registered = await Promise.all(
      Array.from({ length: 20 }, () => register(issueInput(city), 'groupA', made.headers)),
    );
    expect(new Set(registered.map((a) => `${a.status} ${JSON.stringify(a.body)}`)).size).toBe(1);
    expect(registered[0]?.status).toBe(201);
    expect((await kit.rows('select count(*)::int as n from issues'))[0]?.['n']).toBe(before + 1);
  });
});

describe('what an answer says', () => {
  test('the issue as the actor saw it just after the action', async () => {
    const id = await reach(kit, 'transferred');
    const answer = await kit.done('unitA', id, 'take-up', PERSON);
    const read = await kit.send('unitA', 'GET', `/api/issues/${id}`);
    for (const field of ['number', 'title', 'stage', 'level', 'dueAt', 'deadline', 'reworkCount', 'longTerm'])
      expect({ field, value: answer[field] }).toEqual({ field, value: read.body.data[field] });
    expect(answer).not.toHaveProperty('rating');
    const closed = await reach(kit, 'reported');
    const seen = await kit.done('enterpriseA', closed, 'confirm', { rating: 5 });
    expect(Object.keys(seen).sort()).toEqual(
      [
        'id',
        'documentId',
        'createdAt',
        'number',
        'title',
        'description',
        'kind',
        'channel',
        'category',
        'handlingType',
        'stage',
        'enterprise',
        'group',
        'leader',
        'leadUnit',
        'receivedAt',
        'deadline',
        'closedAt',
        'rating',
      ].sort(),
    );
  });
});
