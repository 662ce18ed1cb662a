import fc from 'fast-check';
import { panel, type PanelCaller } from '../support/admin';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, creditCode, type City } from '../support/city';

/** Values as people type them: dates, names, codes and search words, through every interface that takes them. */
describe('entry', () => {
  let app: TestApp;
  let city: City;
  let office: PanelCaller;

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    office = await panel(app, city, 'office');
  });
  afterAll(() => app?.stop());

  type Reply = { status: number; body: any }; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
  const details = (answer: Reply): { path: string[]; code: string; message: string }[] =>
    answer.body?.error?.details?.errors ?? [];
  const refused = (answer: Reply): unknown[] => [
    answer.status,
    ...details(answer).map(({ path, code }) => `${path.join('.')} ${code}`),
  ];
  const code = (n: number): string => creditCode(`91230883MC${String(n).padStart(7, '0')}`);
  const enterprise = (n: number, data: object): Promise<Reply> =>
    city.as('office').post('/api/enterprises', { data: { creditCode: code(n), scale: 'micro', ...data } });
  const department = (data: object): Promise<Reply> =>
    city.as('office').post('/api/departments', { data: { isUnit: true, active: true, ...data } });

  describe('dates', () => {
    test.each(['1826-01-01', '1989-12-31', '2101-01-01', '9999-12-31'])(
      'no record is dated %s: 400 at the field',
      async (day) => {
        const registered = await city.as('office').register({ receivedAt: day });
        expect(refused(registered)).toEqual([400, 'receivedAt DATE_BOUNDS']);
        expect(details(registered)[0]?.message).toMatch(/提出时间：日期须在1990-01-01至2100-12-31之间/);
        const above = await enterprise(1, { name: '示例日期企业', aboveScaleSince: day });
        expect(refused(above)).toEqual([400, 'aboveScaleSince DATE_BOUNDS']);
        const policy = await city
          .as('office')
          .post('/api/policies', { data: { title: '示例政策', validFrom: day } });
        expect(refused(policy)).toEqual([400, 'validFrom DATE_BOUNDS']);
        const visit = await city.as('groupA').post('/api/casework/visits', {
          data: { date: day, form: 'onsite', enterprises: ['x'] },
        });
        expect(refused(visit)).toEqual([400, 'date DATE_BOUNDS']);
        const meeting = await office.send('post', '/content-manager/collection-types/api::meeting.meeting', {
          level: 'office',
          heldAt: `${day}T08:00:00.000Z`,
        });
        expect(refused(meeting)).toEqual([400, 'heldAt DATE_BOUNDS']);
        const queried = await city.as('office').post('/graphql', {
          query: `mutation { createPolicy(data: { title: "示例政策", validFrom: "${day}" }) { documentId } }`,
        });
        expect(JSON.stringify(queried.body.errors)).toMatch(/DATE_BOUNDS/);
      },
    );

    test.each(['2026-02-30', '2026年3月1日', '20260301', '2026.3.1'])(
      '%s is no date of the interface, and nothing guesses',
      async (day) => {
        const answer = await enterprise(2, { name: '示例日期企业', aboveScaleSince: day });
        expect(refused(answer)).toEqual([400, 'aboveScaleSince BAD_VALUE']);
      },
    );

    test('one record with an absurd date, however it came in, stops neither the circular nor the sweep', async () => {
      const made = await city.as('office').register({});
      expect(made.status).toBe(201);
      const id = made.body.data.documentId as string;
      // As the superuser, past every guard.
      await app.adminDb.query(
        `set session_replication_role = replica;
         update issues set received_at = '1826-01-01', due_at = '1826-02-01', accept_due_at = '1826-02-01' where document_id = '${id}';
         set session_replication_role = origin`,
      );
      expect((await office.send('get', `/casework/issues/${id}/summary`)).status).toBe(200);
      const ledger = await city.as('office').get('/api/casework/ledgers/group');
      expect(ledger.status).toBe(200);
      const circular = await office.send('post', '/casework/documents', {
        data: { kind: 'circular', period: '2026H2' },
      });
      expect(circular.status).toBe(201);
    });
  });

  describe('names', () => {
    test('are trimmed, and blanks alone are nothing', async () => {
      const made = await department({ name: ' 　示例甲局\t', code: 'entry-a' });
      expect(made).toMatchObject({ status: 201, body: { data: { name: '示例甲局' } } });
      expect(refused(await department({ name: '　　', code: 'entry-b' }))).toEqual([400, 'name REQUIRED']);
      const panelled = await office.send(
        'post',
        '/content-manager/collection-types/api::department.department',
        {
          name: '　',
          code: 'entry-c',
        },
      );
      expect(refused(panelled)).toEqual([400, 'name REQUIRED']);
    });

    test('an invisible character is refused with its code point', async () => {
      const made = await department({ name: '示例\u200B乙局', code: 'entry-d' });
      expect(refused(made)).toEqual([400, 'name INVISIBLE_CHARACTER']);
      expect(details(made)[0]?.message).toMatch(/U\+200B/);
      const registered = await city.as('office').register({ title: '示例\u202E标题' });
      expect(refused(registered)).toEqual([400, 'title INVISIBLE_CHARACTER']);
      expect(details(registered)[0]?.message).toMatch(/U\+202E/);
    });

    test('another spelling of a department or enterprise is refused, also to two at once', async () => {
      expect((await department({ name: '示例丙局（本级）', code: 'entry-e' })).status).toBe(201);
      for (const name of ['示例丙局(本级)', '示例丙局 （本级）', '示例丙局（本级）']) {
        const again = await department({ name, code: 'entry-f' });
        expect(refused(again)).toEqual([400, 'name NEAR_DUPLICATE']);
        expect(details(again)[0]?.message).toMatch(/示例丙局（本级）/);
      }
      const both = await Promise.all([
        enterprise(10, { name: '示例（集团）子公司' }),
        enterprise(11, { name: '示例(集团)子公司' }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
      // The same name under another code: shown with its code, these can be told apart.
      expect((await enterprise(12, { name: '示例同名企业' })).status).toBe(201);
      expect((await enterprise(13, { name: '示例同名企业' })).status).toBe(201);
    });

    test('a credit code is taken in lower case and with blanks', async () => {
      const made = await enterprise(14, { name: '示例小写企业', creditCode: ` ${code(14).toLowerCase()} ` });
      expect(made).toMatchObject({ status: 201, body: { data: { creditCode: code(14) } } });
      const panelled = await office.send(
        'post',
        '/content-manager/collection-types/api::enterprise.enterprise',
        {
          name: '示例小写企业二',
          creditCode: `${code(15).toLowerCase()} `,
          scale: 'micro',
        },
      );
      expect(panelled.body.data).toMatchObject({ creditCode: code(15) });
    });

    test('sort by pinyin, and numbers in them by value', async () => {
      const names = ['排序重工', '排序阿胶', '排序2号厂', '排序张裕', '排序10号厂', '排序白酒'];
      let n = 20;
      for (const name of names) expect((await enterprise((n += 1), { name })).status).toBe(201);
      const wanted = ['排序2号厂', '排序10号厂', '排序阿胶', '排序白酒', '排序张裕', '排序重工'];
      const rest = await city
        .as('office')
        .get(
          `/api/enterprises?filters[name][$containsi]=${encodeURIComponent('排序')}&sort=name:asc&pagination[pageSize]=50`,
        );
      expect(rest.body.data.map((one: { name: string }) => one.name)).toEqual(wanted);
      const listed = await office.send(
        'get',
        `/content-manager/collection-types/api::enterprise.enterprise?_q=${encodeURIComponent('排序')}&sort=name:ASC&page=1&pageSize=50`,
      );
      expect(listed.body.results.map((one: { name: string }) => one.name)).toEqual(wanted);
    });
  });

  describe('search', () => {
    const found = async (path: string): Promise<string[]> => {
      const { body } = await office.send('get', path);
      return (body.results as { name?: string; title?: string }[]).map((one) => one.name ?? one.title ?? '');
    };

    test('width, brackets and blanks make no difference: in lists, pickers, GraphQL and ledgers', async () => {
      expect((await enterprise(40, { name: '示例（集团）丁' })).status).toBe(201);
      const list = '/content-manager/collection-types/api::enterprise.enterprise?page=1&pageSize=10';
      for (const typed of ['示例(集团)丁', ' 示例（集团）丁 ', '示例［集团］丁', '示例 (集团) 丁']) {
        const word = encodeURIComponent(typed);
        expect(await found(`${list}&_q=${word}`)).toEqual(['示例（集团）丁']);
        expect(await found(`${list}&filters[$and][0][name][$containsi]=${word}`)).toEqual(['示例（集团）丁']);
        const { body } = await city.as('office').post('/graphql', {
          query: `{ enterprises(filters: { name: { containsi: ${JSON.stringify(typed)} } }) { name } }`,
        });
        expect(body.data.enterprises).toEqual([{ name: '示例（集团）丁' }]);
        expect(
          await found(
            `/content-manager/relations/api::pairing.pairing/enterprise?page=1&pageSize=10&_q=${word}`,
          ),
        ).toEqual([expect.stringContaining('示例（集团）丁')]);
      }
    });

    test('an issue is found by its number with other brackets or a blank before it, and by its title', async () => {
      const made = await city.as('office').register({ title: '更换ＤＮ２００阀门' });
      const { number } = made.body.data as { number: string };
      const other = number.replace('〔', '[').replace('〕', ']');
      for (const typed of [other, ` ${other}`, 'DN200', 'dn 200', '阀门']) {
        const word = encodeURIComponent(typed);
        const listed = await city.as('office').get(`/api/issues?_q=${word}&pagination[pageSize]=100`);
        expect(listed.body.data.map((one: { number: string }) => one.number)).toContain(number);
        const filtered = await city
          .as('office')
          .get(
            `/api/issues?filters[$or][0][title][$containsi]=${word}&filters[$or][1][number][$containsi]=${word}`,
          );
        expect(filtered.body.data.map((one: { number: string }) => one.number)).toContain(number);
        const ledger = await city.as('office').get(`/api/casework/ledgers/group?search=${word}`);
        expect(JSON.stringify(ledger.body)).toContain(number);
      }
    });

    test('conditions on two related records both hold', async () => {
      const answer = await city
        .as('office')
        .get(
          `/api/issues?filters[enterprise][name][$containsi]=${encodeURIComponent('没有这家企业')}&filters[category][name][$containsi]=${encodeURIComponent('')}`,
        );
      expect(answer).toMatchObject({ status: 200, body: { data: [] } });
    });
  });

  describe('two people at one record', () => {
    const ENTERPRISE = '/content-manager/collection-types/api::enterprise.enterprise';
    const opened = { contactPhone: '0453-1', address: '示例路1号', name: '示例共编企业' };
    const of = async (id: string): Promise<object> => {
      const { body } = await city.as('office').get(`/api/enterprises/${id}`);
      const { contactPhone, address } = body.data as { contactPhone: string; address: string };
      return { contactPhone, address };
    };
    const begun = async (n: number): Promise<string> => {
      const made = await enterprise(n, { ...opened, name: `示例共编企业${n}` });
      expect(made.status).toBe(201);
      return made.body.data.documentId;
    };

    test('both changes stay when each has changed another field', async () => {
      const id = await begun(60);
      const form = { contactPhone: opened.contactPhone, address: opened.address };
      const first = await office.send('put', `${ENTERPRISE}/${id}`, {
        ...form,
        contactPhone: '0453-2',
        opened: form,
      });
      const second = await office.send('put', `${ENTERPRISE}/${id}`, {
        ...form,
        address: '示例路2号',
        opened: form,
      });
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(await of(id)).toEqual({ contactPhone: '0453-2', address: '示例路2号' });
      const rest = await city.as('office').put(`/api/enterprises/${id}`, {
        data: { ...form, address: '示例路3号' },
        opened: { ...form, address: '示例路2号' },
      });
      expect(rest.status).toBe(200);
      expect(await of(id)).toEqual({ contactPhone: '0453-2', address: '示例路3号' });
    });

    test('a field that both have changed is refused with the values of the other', async () => {
      const id = await begun(61);
      const form = { contactPhone: opened.contactPhone, address: opened.address };
      await office.send('put', `${ENTERPRISE}/${id}`, { ...form, contactPhone: '0453-2', opened: form });
      const refusedEdit = await office.send('put', `${ENTERPRISE}/${id}`, {
        ...form,
        contactPhone: '0453-3',
        address: '示例路2号',
        opened: form,
      });
      expect(refusedEdit).toMatchObject({
        status: 409,
        body: {
          error: {
            message: expect.stringMatching(/他人已修改：联系电话/),
            details: {
              code: 'EDITED_MEANWHILE',
              conflicts: [{ field: 'contactPhone', yours: '0453-3', theirs: '0453-2' }],
            },
          },
        },
      });
      expect(await of(id)).toEqual({ contactPhone: '0453-2', address: '示例路1号' });
    });

    test('an issue: a stale title does not undo the other title', async () => {
      const made = await city.as('office').register({ title: '原标题' });
      const id = made.body.data.documentId as string;
      const issue = `/content-manager/collection-types/api::issue.issue/${id}`;
      const form = { title: '原标题', description: made.body.data.description as string };
      expect((await office.send('put', issue, { ...form, title: '新标题', opened: form })).status).toBe(200);
      const second = await office.send('put', issue, { ...form, description: '新的内容', opened: form });
      expect(second.status).toBe(200);
      const { body } = await city.as('office').get(`/api/issues/${id}`);
      expect(body.data).toMatchObject({ title: '新标题', description: '新的内容' });
    });

    describe('and a record that it names', () => {
      const township = async (name: string, code: string): Promise<string> => {
        const made = await department({ name, code, kind: 'township', isUnit: false });
        expect(made).toMatchObject({ status: 201 });
        return made.body.data.documentId as string;
      };
      const townshipOf = async (id: string): Promise<string | null> => {
        const { body } = await city.as('office').get(`/api/enterprises/${id}?populate=township`);
        return (body.data.township as { documentId: string } | null)?.documentId ?? null;
      };
      /** What the Content Manager sends for a relation to one: what is put there, and what is taken away for it. */
      const delta = (from: string | null, to: string | null): object => ({
        connect: to === null ? [] : [{ documentId: to }],
        disconnect: from === null ? [] : [{ documentId: from }],
      });
      let places: string[] = [];
      beforeAll(async () => {
        places = [
          await township('示例东镇', 'entry-east'),
          await township('示例西镇', 'entry-west'),
          await township('示例南镇', 'entry-south'),
        ];
      });

      test('the second of two who name another one is refused with the field and both names, and may go on', async () => {
        const [east = '', west = '', south = ''] = places;
        const id = await begun(62);
        const record = (await office.send('get', `${ENTERPRISE}/${id}`)).body.data as { updatedAt: string };
        const version = { updatedAt: record.updatedAt };
        const put = (body: object): Promise<Reply> => office.send('put', `${ENTERPRISE}/${id}`, body);
        expect((await put({ ...version, township: delta(null, east) })).status).toBe(200);
        const second = await put({ ...version, township: delta(null, west) });
        expect(second).toMatchObject({
          status: 409,
          body: {
            error: {
              message: expect.stringMatching(/他人已修改：所在乡镇/),
              details: {
                code: 'EDITED_MEANWHILE',
                conflicts: [
                  {
                    field: 'township',
                    yours: west,
                    theirs: east,
                    labels: { yours: '示例西镇', theirs: '示例东镇' },
                  },
                ],
              },
            },
          },
        });
        expect(await townshipOf(id)).toBe(east);
        // The panel asks, and says what it knows now.
        const mine = await put({ township: delta(null, west), opened: { township: east } });
        expect(mine.status).toBe(200);
        expect(await townshipOf(id)).toBe(west);
        // Another field of a form as old leaves it alone; taking it away is judged, too.
        expect((await put({ address: '示例路9号', opened: { address: '示例路1号' } })).status).toBe(200);
        expect(await townshipOf(id)).toBe(west);
        expect((await put({ ...version, township: delta(east, null) })).status).toBe(409);
        const rest = (data: object, opened: object): Promise<Reply> =>
          city.as('office').put(`/api/enterprises/${id}`, { data, opened });
        expect((await rest({ township: south }, { township: east })).status).toBe(409);
        expect((await rest({ township: south }, { township: west })).status).toBe(200);
        expect((await rest({ township: south }, { township: west })).status).toBe(200);
        expect(await townshipOf(id)).toBe(south);
        // An issue's category goes through its own form.
        const made = await city.as('office').register({});
        const issue = made.body.data.documentId as string;
        const [other, third] = (
          await city.as('office').get('/api/categories?filters[complaint][$ne]=true&sort=id')
        ).body.data
          .map((one: { documentId: string }) => one.documentId)
          .filter((one: string) => one !== city.categories.plain) as string[];
        const was = (await city.as('office').get(`/api/issues/${issue}?populate=category`)).body.data.category
          .documentId as string;
        const amend = (to: string): Promise<Reply> =>
          office.send('put', `/content-manager/collection-types/api::issue.issue/${issue}`, {
            category: delta(was, to),
            opened: {},
          });
        expect((await amend(other ?? '')).status).toBe(200);
        expect(await amend(third ?? '')).toMatchObject({
          status: 409,
          body: { error: { details: { conflicts: [{ field: 'category', theirs: other }] } } },
        });
      });

      test('any order of edits by two people loses no field silently, named records included', async () => {
        const id = await begun(63);
        const read = async (): Promise<Record<string, string | null>> => ({
          ...((await of(id)) as Record<string, string>),
          township: await townshipOf(id),
        });
        const values = fc.record({
          contactPhone: fc.constantFrom('0453-1', '0453-2', '0453-3'),
          address: fc.constantFrom('示例路1号', '示例路2号'),
          township: fc.constantFrom(0, 1, 2, null),
        });
        const edit = fc.record({
          who: fc.constantFrom<'a' | 'b'>('a', 'b'),
          does: fc.constantFrom('open', 'save', 'save'),
          way: fc.constantFrom('panel', 'rest'),
          touched: fc.subarray(['contactPhone', 'address', 'township'] as const, { minLength: 1 }),
          to: values,
        });
        let refusals = 0;
        await fc.assert(
          fc.asyncProperty(fc.array(edit, { minLength: 8, maxLength: 14 }), async (edits) => {
            const open = { a: await read(), b: await read() };
            for (const { who, does, way, touched, to } of edits) {
              if (does === 'open') {
                open[who] = await read();
                continue;
              }
              const before = await read();
              const opened = open[who];
              const wanted = { ...to, township: to.township === null ? null : (places[to.township] ?? '') };
              const given = Object.fromEntries(touched.map((field) => [field, wanted[field]]));
              const { township: shown = null, ...scalars } = opened;
              const answer =
                way === 'rest'
                  ? await city.as('office').put(`/api/enterprises/${id}`, { data: given, opened })
                  : await office.send('put', `${ENTERPRISE}/${id}`, {
                      ...given,
                      ...('township' in given ? { township: delta(shown, given['township'] ?? null) } : {}),
                      opened: scalars,
                    });
              const after = await read();
              const changed = touched.filter((field) => given[field] !== opened[field]);
              const contested = changed.filter(
                (field) => before[field] !== opened[field] && before[field] !== given[field],
              );
              if (contested.length > 0) {
                refusals += 1;
                expect(answer.status).toBe(409);
                const { conflicts } = answer.body.error.details as { conflicts: { field: string }[] };
                expect(conflicts.map(({ field }) => field).sort()).toEqual([...contested].sort());
                expect(after).toEqual(before);
                continue;
              }
              expect(answer.status).toBe(200);
              expect(after).toEqual({
                ...before,
                ...Object.fromEntries(changed.map((field) => [field, given[field]])),
              });
              open[who] = after;
            }
          }),
          { numRuns: 30, seed: 20_261_130 },
        );
        expect(refusals).toBeGreaterThan(10);
      }, 300_000);
    });

    test('two clicks on 保存 make one record, of every type that forms make', async () => {
      const twice = async (type: string, body: object): Promise<string[]> => {
        const send = (): Promise<Reply> =>
          office.send('post', `/content-manager/collection-types/api::${type}.${type}`, body, {
            'Idempotency-Key': `form-${type}`,
          });
        const answers = [...(await Promise.all([send(), send()])), await send()];
        expect(answers.map(({ status }) => [200, 201].includes(status))).toEqual([true, true, true]);
        return answers.map((answer) => answer.body.data.documentId as string);
      };
      for (const [type, body] of [
        ['enterprise', { name: '示例双击企业', creditCode: code(70), scale: 'micro' }],
        ['policy', { title: '示例双击政策' }],
        ['department', { name: '示例双击局', code: 'entry-double', isUnit: true, active: true }],
      ] as const)
        expect(new Set(await twice(type, body)).size).toBe(1);
      const { rows } = await app.db.query('select 1 from policies where title = $1', ['示例双击政策']);
      expect(rows).toHaveLength(1);
    });
  });

  test("a year's notice may name days of the years beside it, and keeps them when these are entered", async () => {
    const enter = (year: number, noticeNumber: string, days: string[]): Promise<Reply> =>
      city.as('office').post('/api/casework/calendar', {
        data: { year, noticeNumber, days: days.map((date) => ({ date, kind: 'holiday' })) },
      });
    const notice = await enter(2019, '示例办〔2018〕15号', ['2018-12-30', '2018-12-31', '2019-01-01']);
    expect(notice).toMatchObject({ status: 200, body: { data: { days: 3 } } });
    expect((await enter(2018, '示例办〔2017〕12号', ['2018-01-01', '2018-12-30'])).status).toBe(200);
    expect((await enter(2019, '示例办〔2018〕16号', ['2018-12-31', '2019-01-01'])).status).toBe(200);
    const { rows } = await app.db.query(
      `select date::text, source from calendar_days where date between '2018-01-01' and '2019-12-31' order by date`,
    );
    expect(rows).toEqual([
      { date: '2018-01-01', source: '示例办〔2017〕12号' },
      { date: '2018-12-30', source: '示例办〔2017〕12号' },
      { date: '2018-12-31', source: '示例办〔2018〕16号' },
      { date: '2019-01-01', source: '示例办〔2018〕16号' },
    ]);
    expect(refused(await enter(2019, '示例办〔2018〕16号', ['2017-12-31']))).toEqual([
      400,
      'days.0.date BAD_VALUE',
    ]);
  });
});
