import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startKit, type Kit } from '../lifecycle/support';
import { programOf } from '../support/pooler';
import { temporaryFolder } from '../operations/support';

/** The examples of docs/integrators.md, as they stand, one after the other, with a token that is tied to a person. */

type Outcome = { code: number; out: string; err: string };

const examples = [
  ...fs.readFileSync(path.join('docs', 'integrators.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g),
].map(([, text]) => text ?? '');

(programOf('curl') ? describe : describe.skip)('the integrators’ handbook', () => {
  let kit: Kit;
  let folder: string;
  let token: string;
  let loose: string;
  let registered: string;

  const newToken = async (name: string, type = 'full-access'): Promise<{ id: number; accessKey: string }> => {
    const tokens = kit.app.strapi.service('admin::api-token') as unknown as {
      create(given: object): Promise<{ id: number; accessKey: string }>;
    };
    return tokens.create({ name, type, lifespan: null, description: '' });
  };

  /** Runs an example in a folder of its own, from which `docs/` is reached. */
  const run = (script: string, env: Record<string, string> = {}): Promise<Outcome> =>
    new Promise((resolve) =>
      execFile(
        'sh',
        ['-euc', script],
        {
          cwd: folder,
          env: {
            PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
            BASE: kit.app.url,
            TOKEN: token,
            ENTERPRISE: kit.city.enterprises.A,
            CATEGORY: kit.city.categories.plain,
            ...env,
          },
        },
        (error, out, err) => resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }),
      ),
    );
  const example = (containing: string): string => {
    const found = examples.filter((text) => text.includes(containing));
    expect([containing, found.length]).toEqual([containing, 1]);
    return found[0] ?? '';
  };

  beforeAll(async () => {
    folder = temporaryFolder();
    fs.symlinkSync(path.resolve('docs'), path.join(folder, 'docs'));
    kit = await startKit();
    registered = await kit.register({ title: '示例一' });
    await kit.done('groupA', registered, 'accept');
    await kit.register({ title: '别组的', enterprise: kit.city.enterprises.B }, 'groupB');
    const mine = await newToken('数据平台');
    token = mine.accessKey;
    loose = (await newToken('无主')).accessKey;
    await kit.app.ownerDb.query(
      'update staff_members set api_token_id = $1, api_user_id = null where id = $2',
      [mine.id, kit.city.people.groupA.staffId],
    );
    expect((await kit.send('office', 'POST', '/api/casework/sweep', {})).status).toBe(200);
  }, 300_000);
  afterAll(async () => {
    await kit?.app.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('has an example for each thing, and this file runs them all', () => {
    const wanted = ['export BASE', 'memberships', 'filters[stage]', 'list-issues', 'figures-to-csv', 'export.xlsx', 'pull-events', 'register-and-accept', 'api/upload']; // prettier-ignore
    expect(wanted.map((one) => examples.filter((text) => text.includes(one)).length)).toEqual(
      wanted.map(() => 1),
    );
    expect(examples).toHaveLength(wanted.length);
  });

  test('a token is a person’s: tied it sees what he sees, untied it is told so', async () => {
    const { code, out } = await run(example('memberships'));
    expect([code, JSON.parse(out)]).toMatchObject([0, { data: [{ kind: 'group' }] }]);
    const untied = await run(example('filters[stage]'), { TOKEN: loose });
    expect(JSON.parse(untied.out)).toMatchObject({
      error: { status: 403, details: { code: 'TOKEN_UNTIED' } },
    });
    const wrong = await run(example('filters[stage]'), { TOKEN: 'wrong' });
    expect(JSON.parse(wrong.out)).toMatchObject({ error: { status: 401 } });
  });

  test('filters and pages', async () => {
    const { out } = await run(example('filters[stage]'));
    expect(JSON.parse(out)).toMatchObject({
      data: [{ documentId: registered, stage: 'accepted', enterprise: { name: expect.any(String) } }],
      meta: { pagination: { total: 1, pageSize: 25 } },
    });
    const all = await run(example('list-issues'));
    expect([all.code, all.err]).toEqual([0, '']);
    expect(all.out.trim().split('\n')).toEqual([expect.stringMatching(/\taccepted\t示例一$/)]);
    const refused = await run(example('list-issues').replace('filters[kind]', 'filters[nothing]'));
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain('400');
  });

  test('figures for a BI tool', async () => {
    const { code, out, err } = await run(example('figures-to-csv'));
    expect([code, err]).toEqual([0, '']);
    const [head, ...lines] = out.trim().split('\n');
    expect(head).toBe('subject,name,from,to,cut_off,measure,numerator,denominator,value,withheld');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line.split(',')).toHaveLength(10);
    expect((await run(example('export.xlsx'))).code).toBe(0);
    expect(fs.readFileSync(path.join(folder, 'figures.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  test('events are pulled once, from where the last run ended', async () => {
    const first = await run(example('pull-events'));
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/qiaomen\.issue\.register[\s\S]*qiaomen\.issue\.accept/);
    expect((await run(example('pull-events'))).out).toBe('');
    await kit.register({ title: '示例二' }, 'office');
    expect((await kit.send('office', 'POST', '/api/casework/sweep', {})).status).toBe(200);
    expect((await run(example('pull-events'))).out.trim().split('\n')).toHaveLength(1);
  });

  test('an issue is registered and accepted once, however often it is sent', async () => {
    const count = async (): Promise<number> =>
      (await kit.rows<{ n: number }>('select count(*)::int as n from issues'))[0]?.n ?? 0;
    const before = await count();
    const once = await run(example('register-and-accept'));
    expect([once.code, once.err]).toEqual([0, '']);
    expect(once.out).toMatch(/accept\n.* accepted\n$/);
    const again = await run(example('register-and-accept'));
    expect(again.code).toBe(0);
    expect(again.out.split(' ')[0]).toBe(once.out.split(' ')[0]);
    expect(await count()).toBe(before + 1);
    const [entry] = await kit.rows<{ n: number }>(
      `select count(*)::int as n from ledger_entries l join issues i on i.id = l.issue_id
        where i.title = '示例：厂区门前道路破损' and l.action = 'accept'`,
    );
    expect(entry?.n).toBe(1);
  });

  test('an attachment is uploaded', async () => {
    const { code, out } = await run(example('api/upload'));
    expect([code, JSON.parse(out)]).toMatchObject([0, [{ documentId: expect.any(String), ext: '.pdf' }]]);
  });
});
