import { panel, type PanelCaller } from '../support/admin';
import { startKit, type Kit } from '../lifecycle/support';

/** The calls of 今日, of the issues' workbench, of an issue's page and of the search, as the panel makes them. */

type Who = 'office' | 'groupA' | 'groupB' | 'unitA' | 'leaderA' | 'auditor';

let kit: Kit;
const people = {} as Record<Who, PanelCaller>;
let road: string;
let power: string;
let other: string;

beforeAll(async () => {
  kit = await startKit();
  for (const who of ['office', 'groupA', 'groupB', 'unitA', 'leaderA', 'auditor'] as const)
    people[who] = await panel(kit.app, kit.city, who);
  road = await kit.register({ title: '厂区门前道路破损' });
  power = await kit.register({ title: '变压器容量不足', handlingType: 'urgent' });
  other = await kit.register({ title: '冷库用地手续', enterprise: kit.city.enterprises.B }, 'groupB');
  await kit.done('groupA', power, 'accept');
  await kit.done('groupA', power, 'transfer', {
    leadUnit: kit.city.departments.zhujian,
    standard: '按期增容',
  });
}, 120_000);

afterAll(() => kit?.app.stop());

const list = async (who: Who, query: string) => {
  const { status, body } = await people[who].send('get', `/casework/workbench/issues?${query}`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as {
    data: Record<string, unknown>[];
    meta: { total: number; more: boolean; next: string | null };
  };
};
const titles = (answer: { data: Record<string, unknown>[] }) => answer.data.map(({ title }) => title);

describe('the list', () => {
  it('shows each kind what it sees, and nothing of others', async () => {
    expect(titles(await list('office', 'view=open')).sort()).toEqual(
      ['变压器容量不足', '厂区门前道路破损', '冷库用地手续'].sort(),
    );
    expect(titles(await list('groupA', 'view=open'))).not.toContain('冷库用地手续');
    expect(titles(await list('unitA', 'view=open'))).toEqual(['变压器容量不足']);
  });

  it('finds by number, title, enterprise and unit, in any spelling', async () => {
    const [issue] = (await list('office', 'view=open')).data;
    const number = String(issue?.['number']);
    for (const [q, found] of [
      [number, issue?.['title']],
      ['变压器', '变压器容量不足'],
      ['市住建局', '变压器容量不足'],
    ] as const)
      expect(titles(await list('office', `view=open&q=${encodeURIComponent(q)}`))).toContain(found);
    expect(titles(await list('groupA', `view=open&q=${encodeURIComponent('冷库')}`))).toEqual([]);
  });

  it('goes on where a page ended, in every order, and names each issue once', async () => {
    for (const sort of ['pressing', 'received', 'oldest', 'number']) {
      const whole = titles(await list('office', `view=all&sort=${sort}`));
      const paged: unknown[] = [];
      let after = '';
      do {
        const page = await list('office', `view=all&sort=${sort}&pageSize=1${after}`);
        paged.push(...titles(page));
        after = page.meta.next ? `&after=${page.meta.next}` : '';
      } while (after !== '' && paged.length < 10);
      expect({ sort, paged }).toEqual({ sort, paged: whole });
    }
  });

  it('filters, and refuses what a reader may not ask by', async () => {
    expect(titles(await list('office', 'view=open&handlingType=urgent'))).toEqual(['变压器容量不足']);
    expect(titles(await list('office', 'view=open&stage=registered&stage=accepted'))).not.toContain(
      '变压器容量不足',
    );
    expect(titles(await list('office', 'view=open&olderThan=30'))).toEqual([]);
    expect((await list('office', 'view=open&columns=waits&columns=leadUnit')).data[0]).toHaveProperty(
      'waits',
    );
    expect((await list('office', 'view=open&columns=leadUnit')).data[0]).not.toHaveProperty('receivedAt');
    for (const [who, query] of [
      ['unitA', 'view=not-fully-solved'],
      ['office', 'view=nonsense'],
      ['office', 'after=nonsense'],
      ['office', 'pageSize=1000'],
    ] as const) {
      const { status } = await people[who].send('get', `/casework/workbench/issues?${query}`);
      expect({ query, status }).toEqual({ query, status: 400 });
    }
  });

  it('asks as many statements for one row as for many, and of its own two', async () => {
    const knex = kit.app.strapi.db.connection;
    const asked = async (pageSize: number): Promise<string[]> => {
      const statements: string[] = [];
      const note = ({ sql }: { sql: string }): void => void statements.push(sql);
      knex.on('query', note);
      await list('office', `view=all&pageSize=${pageSize}`);
      knex.removeListener('query', note);
      return statements;
    };
    const one = await asked(1);
    const many = await asked(100);
    expect(many.length).toBe(one.length);
    expect(
      many.filter((sql) => /from issues|from calendar_days|from settings/.test(sql)).length,
    ).toBeLessThanOrEqual(2);
  });

  it('is exported as it is listed', async () => {
    const { status } = await people.office.send('get', '/casework/workbench/issues/export.xlsx?view=open');
    expect(status).toBe(200);
  });
});

describe('what waits for somebody', () => {
  const waiting = async (who: Who) => {
    const { body } = await people[who].send('get', '/casework/today');
    const { waits } = (body as { data: { waits: { title: string; waits: string[] }[] } }).data;
    return waits.map((wait) => `${wait.title}：${wait.waits.join('、')}`);
  };

  it('follows the life of an issue from one to the next', async () => {
    expect(await waiting('groupA')).toContain('厂区门前道路破损：accept');
    expect(await waiting('unitA')).toEqual(['变压器容量不足：take-up']);
    expect(await waiting('leaderA')).toEqual([]);
    const issue = await kit.register({ title: '一路走到底' });
    await kit.done('groupA', issue, 'accept');
    expect(await waiting('groupA')).toContain('一路走到底：transfer');
    await kit.done('groupA', issue, 'transfer', { leadUnit: kit.city.departments.zhujian, standard: '办结' });
    expect(await waiting('groupA')).not.toContain('一路走到底：transfer');
    await kit.done('unitA', issue, 'take-up', {
      section: '市政科',
      responsiblePerson: '示例某',
      phone: '0454-0000000',
    });
    const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await kit.done('unitA', issue, 'request-extension', { deadline: until, reason: '待天气好转' });
    expect(await waiting('groupA')).toContain('一路走到底：answer-extension');
    await kit.done('groupA', issue, 'grant-extension');
    expect((await waiting('groupA')).join()).not.toContain('answer-extension');
    expect(await waiting('unitA')).toContain('一路走到底：report-back');
    await kit.done('unitA', issue, 'report-back', { result: 'solved', measures: '已解决' });
    expect(await waiting('groupA')).toContain('一路走到底：confirm');
    await kit.done('enterpriseA', issue, 'confirm', { rating: 5 });
    expect(await waiting('leaderA')).toEqual(['一路走到底：consent']);
    expect(titles(await list('leaderA', 'view=mine'))).toEqual(['一路走到底']);
    await kit.done('leaderA', issue, 'consent');
    expect(await waiting('leaderA')).toEqual([]);
  });

  it('every act that is named can be taken then', async () => {
    for (const who of ['office', 'groupA', 'unitA', 'leaderA'] as const) {
      const { body } = await people[who].send('get', '/casework/today');
      const { waits } = (body as { data: { waits: { documentId: string; waits: string[] }[] } }).data;
      for (const { documentId, waits: names } of waits) {
        const answer = await people[who].send('get', `/casework/issues/${documentId}/actions`);
        const acts = (answer.body as { data: { action: string }[] }).data.map(({ action }) => action);
        expect(names.length).toBeGreaterThan(0);
        expect(acts.length).toBeGreaterThan(0);
      }
    }
  });

  it('says what others have done since, and the numbers of what one sees', async () => {
    const { body } = await people.groupA.send('get', '/casework/today');
    const { changes, numbers } = (
      body as { data: { changes: { title: string; by: string }[]; numbers: Record<string, number> } }
    ).data;
    expect(changes.map(({ title }) => title)).toContain('一路走到底');
    expect(numbers['open']).toBe((await list('groupA', 'view=open')).meta.total);
    expect(numbers['commonProblems']).toBeNull();
  });
});

describe('several at once', () => {
  it('does each for itself and says what came of each', async () => {
    const issues = [road, power, other];
    const { status, body } = await people.groupA.send('post', '/casework/workbench/bulk', {
      data: { action: 'urge', issues, input: { text: '请抓紧办理' } },
    });
    expect(status).toBe(200);
    const { done, refused, results } = (
      body as {
        data: {
          done: number;
          refused: number;
          results: { documentId: string; done: boolean; message: string }[];
        };
      }
    ).data;
    expect({ done, refused }).toEqual({ done: 1, refused: 2 });
    expect(results.find(({ documentId }) => documentId === power)?.done).toBe(true);
    expect(results.filter((result) => !result.done).every(({ message }) => /[一-鿿]/.test(message))).toBe(
      true,
    );
    // A hidden record is answered like one that does not exist.
    expect(results.find(({ documentId }) => documentId === other)).toMatchObject({
      number: null,
      title: null,
    });
    expect((await kit.lastEntry(power))['action']).toBe('urge');
    expect((await kit.lastEntry(road))['action']).toBe('register');
  });

  it('refuses a shape before anything is done, and links for the office alone', async () => {
    const send = (who: Who, data: object) => people[who].send('post', '/casework/workbench/bulk', { data });
    expect((await send('office', { action: 'void', issues: [road] })).status).toBe(400);
    expect((await send('office', { action: 'urge', issues: [] })).status).toBe(400);
    expect(
      (await send('auditor', { action: 'note', issues: [road], input: { text: '查看' } })).body,
    ).toMatchObject({
      data: { done: 0, refused: 1 },
    });
    const made = await kit.send('office', 'POST', '/api/common-problems', {
      data: { title: '道路破损', description: '多家企业反映' },
    });
    const commonProblem = (made.body as { data: { documentId: string } }).data.documentId;
    expect((await send('groupA', { action: 'link', issues: [road], input: { commonProblem } })).status).toBe(
      403,
    );
    const linked = await send('office', { action: 'link', issues: [road], input: { commonProblem } });
    expect(linked.body).toMatchObject({ data: { done: 1, refused: 0 } });
  });
});

describe('saved views', () => {
  it('are one’s own, or the office’s for everybody', async () => {
    const query = { view: 'open', olderThan: 30, stage: ['handling'] };
    const own = await people.groupA.send('post', '/casework/workbench/views', {
      data: { name: '一个月以上', query },
    });
    expect(own.status).toBe(201);
    const refused = await people.groupA.send('post', '/casework/workbench/views', {
      data: { name: '共享', shared: true, query },
    });
    expect(refused.status).toBe(403);
    await people.office.send('post', '/casework/workbench/views', {
      data: { name: '全市', shared: true, query },
    });
    const names = async (who: Who) => {
      const { body } = await people[who].send('get', '/casework/workbench/views');
      return (body as { data: { name: string; own: boolean; documentId: string }[] }).data;
    };
    expect((await names('groupA')).map(({ name }) => name)).toEqual(['全市', '一个月以上']);
    expect((await names('groupB')).map(({ name }) => name)).toEqual(['全市']);
    const shared = (await names('groupB'))[0]?.documentId ?? '';
    expect((await people.groupB.send('delete', `/casework/workbench/views/${shared}`)).status).toBe(404);
    const mine = (await names('groupA')).find((view) => view.own)?.documentId ?? '';
    expect((await people.groupA.send('delete', `/casework/workbench/views/${mine}`)).status).toBe(200);
    expect((await names('groupA')).map(({ name }) => name)).toEqual(['全市']);
  });
});

describe('the page of an issue', () => {
  it('holds everything that its reader may read', async () => {
    const { status, body } = await people.groupA.send('get', `/casework/issues/${power}/page`);
    expect(status).toBe(200);
    const { data } = body as { data: Record<string, any> }; // eslint-disable-line @typescript-eslint/no-explicit-any -- looked at freely
    expect(data['summary']).toMatchObject({ documentId: power, stage: 'transferred' });
    expect(data['record']).toMatchObject({ handlingType: 'urgent', channel: 'phone' });
    expect(data['ledger'].map((entry: { action: string }) => entry.action)).toContain('transfer');
    expect(data['actions'].map((action: { action: string }) => action.action)).toContain('urge');
    expect(data['related'].enterprise.map((issue: { title: string }) => issue.title)).toContain(
      '厂区门前道路破损',
    );
    expect(data['readers'].map(({ name }: { name: string }) => name)).toContain('市住建局');
    expect(data['usualDeadline']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect((await people.groupB.send('get', `/casework/issues/${power}/page`)).status).toBe(404);
  });

  it('is sent compressed to whoever takes it so', async () => {
    const headers = { authorization: `Bearer ${await people.groupA.current()}`, 'accept-encoding': 'br' };
    const answer = await fetch(`${kit.app.url}/casework/issues/${power}/page`, { headers });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(((await answer.json()) as { data: object }).data).toHaveProperty('summary');
  });

  it('offers no result that would be refused', async () => {
    await kit.done('unitA', power, 'take-up', {
      section: '市政科',
      responsiblePerson: '示例某',
      phone: '0454-0000000',
    });
    const { body } = await people.unitA.send('get', `/casework/issues/${power}/page`);
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- looked at freely
    const { actions, record } = (body as { data: { actions: Record<string, any>[]; record: any } }).data;
    const back = actions.find((action) => action['action'] === 'report-back');
    expect(back?.['schema'].properties.result.enum).toEqual(['solved', 'partly']);
    expect(record.rating).toBeNull();
  });
});

describe('the search', () => {
  const find = async (who: Who, q: string) => {
    const { status, body } = await people[who].send('get', `/casework/search?q=${encodeURIComponent(q)}`);
    expect(status).toBe(200);
    return (body as { data: Record<string, { title?: string; name?: string }[]> }).data;
  };

  it('finds issues, enterprises, people and departments that one sees', async () => {
    expect((await find('office', '冷库用地'))['issues']?.map(({ title }) => title)).toEqual(['冷库用地手续']);
    expect((await find('groupA', '冷库用地'))['issues']).toEqual([]);
    expect((await find('office', '示例甲'))['enterprises']?.map(({ name }) => name)).toEqual([
      '示例甲有限公司',
    ]);
    expect((await find('office', '示例某'))['people']?.map(({ name }) => name)).toContain('示例某');
    expect((await find('unitA', '市住建局'))['people']?.map(({ name }) => name)).toContain('市住建局');
    const { status } = await people.office.send('get', '/casework/search?q=');
    expect(status).toBe(400);
  });
});
