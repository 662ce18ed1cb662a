import { STAGES, lightOf, type Stage } from '../../src/plugins/casework/domain/lifecycle';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, newDocumentId, type City } from '../support/city';

type Made = {
  documentId: string;
  stage: Stage;
  redFrom: Date | null;
  yellowFrom: Date | null;
  dueAt: Date | null;
};

const LIGHTS = ['red', 'yellow', 'waiting', 'green', null] as const;
const HOUR = 3_600_000;

/** Deterministic, so that a failure can be seen again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Inserts issues as the owner, in every stage and with dues on both sides of now. */
async function generate(app: TestApp, count: number): Promise<Made[]> {
  const next = random(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const around = (): Date | null =>
    next() < 0.2 ? null : new Date(Date.now() + Math.round((next() - 0.5) * 400) * HOUR + 1_800_000);
  const { rows: ids } = await app.db.query<{ e: number; g: number; l: number; c: number }>(
    `select p.enterprise_id as e, p.group_id as g, p.leader_id as l, (select min(id) from categories where complaint is not true) as c
       from pairings p order by p.id`,
  );
  const made: Made[] = [];
  const client = await app.db.connect();
  try {
    await client.query('begin');
    await client.query(`set local casework.inside = 'open'`);
    for (let i = 0; i < count; i += 1) {
      const pair = pick(ids);
      const issue: Made = {
        documentId: newDocumentId(),
        stage: pick(STAGES),
        redFrom: around(),
        yellowFrom: around(),
        dueAt: around(),
      };
      await client.query(
        `insert into issues (document_id, number, title, description, kind, channel, handling_type, stage, red_from, yellow_from, due_at,
           enterprise_id, group_id, leader_id, category_id, received_at, created_at, updated_at, published_at)
         values ($1, $2, $3, 'x', 'appeal', 'phone', 'normal', $4, $5, $6, $7, $8, $9, $10, $11, now(), now(), now(), now())`,
        [
          issue.documentId,
          `试〔2026〕${i}`,
          `生成 ${i}`,
          issue.stage,
          issue.redFrom,
          issue.yellowFrom,
          issue.dueAt,
          pair.e,
          pair.g,
          pair.l,
          pair.c,
        ],
      );
      made.push(issue);
    }
    await client.query('commit');
  } finally {
    client.release();
  }
  return made;
}

describe('light in queries', () => {
  let app: TestApp;
  let city: City;
  let made: Made[];
  const lightNow = (issue: Made) => lightOf(issue, new Date());
  const sorted = (list: Made[], lights: readonly (string | null)[] = LIGHTS): string[] =>
    lights.flatMap((light) =>
      list
        .filter((issue) => lightNow(issue) === light)
        .sort(
          (a, b) =>
            (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) ||
            made.indexOf(a) - made.indexOf(b),
        )
        .map((issue) => issue.documentId),
    );

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    made = await generate(app, 400);
  }, 180_000);
  afterAll(() => app?.stop());

  const read = async (query: string, account: Parameters<City['as']>[0] = 'office') => {
    const ids: string[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await city
        .as(account)
        .get(`/api/issues?${query}&pagination[page]=${page}&pagination[pageSize]=37`);
      expect({ query, status: answer.status, error: answer.body.error }).toEqual({
        query,
        status: 200,
        error: undefined,
      });
      ids.push(...answer.body.data.map((issue: { documentId: string }) => issue.documentId));
      if (page >= answer.body.meta.pagination.pageCount) {
        expect(answer.body.meta.pagination.total).toBe(ids.length);
        return ids;
      }
    }
  };

  test('is shown in lists, single records, populated records, the chosen fields and GraphQL', async () => {
    const list = await city.as('office').get('/api/issues?pagination[pageSize]=100&sort=id');
    for (const issue of list.body.data) {
      const mine = made.find((m) => m.documentId === issue.documentId) as Made;
      expect([issue.documentId, issue.light]).toEqual([issue.documentId, lightNow(mine)]);
    }
    const red = made.find((issue) => lightNow(issue) === 'red') as Made;
    const one = await city.as('office').get(`/api/issues/${red.documentId}?fields[0]=light`);
    expect(one.body.data).toMatchObject({ documentId: red.documentId, light: 'red' });
    expect(one.body.data).not.toHaveProperty('title');

    const registered = await city.as('groupA').register();
    const id: string = registered.body.data.documentId;
    const populated = await city
      .as('office')
      .get(`/api/ledger-entries?filters[issue][documentId]=${id}&populate[issue][fields][0]=light`);
    expect(populated.body.data[0].issue).toMatchObject({ light: 'green' });
    const whole = await city
      .as('office')
      .get(`/api/ledger-entries?filters[issue][light]=green&populate=issue`);
    expect(whole.body.data).toHaveLength(1);
    expect(whole.body.data[0].issue.light).toBe('green');
    const none = await city.as('office').get(`/api/ledger-entries?filters[issue][light]=red`);
    expect(none.body.data).toHaveLength(0);

    const graph = await city.as('office').post('/graphql', {
      query: `{ issues(filters: { light: { eq: "red" } }, sort: "light", pagination: { limit: 3 }) { documentId light }
                issues_connection(filters: { light: { eq: "red" } }) { pageInfo { total } } }`,
    });
    expect(graph.body.errors).toBeUndefined();
    expect(graph.body.data.issues.map((i: { documentId: string }) => i.documentId)).toEqual(
      sorted(made, ['red']).slice(0, 3),
    );
    expect(graph.body.data.issues[0].light).toBe('red');
    expect(graph.body.data.issues_connection.pageInfo.total).toBe(sorted(made, ['red']).length);
    made.push({
      documentId: id,
      stage: 'registered',
      redFrom: null,
      yellowFrom: null,
      dueAt: new Date(registered.body.data.dueAt),
    });
  });

  const filters: [string, (light: string | null) => boolean][] = [
    ['filters[light][$eq]=red', (l) => l === 'red'],
    ['filters[light]=yellow', (l) => l === 'yellow'],
    ['filters[light][$in][0]=red&filters[light][$in][1]=green', (l) => l === 'red' || l === 'green'],
    ['filters[light][$ne]=red', (l) => l !== null && l !== 'red'],
    [
      'filters[light][$notIn][0]=red&filters[light][$notIn][1]=waiting',
      (l) => l === 'yellow' || l === 'green',
    ],
    ['filters[light][$null]=true', (l) => l === null],
    ['filters[light][$null]=false', (l) => l !== null],
    ['filters[light][$notNull]=true', (l) => l !== null],
    ['filters[$or][0][light]=red&filters[$or][1][light]=waiting', (l) => l === 'red' || l === 'waiting'],
    ['filters[$not][light]=red', (l) => l !== null && l !== 'red'],
    ['filters[light][$not][$eq]=red', (l) => l !== null && l !== 'red'],
    ['filters[light][$eqi]=RED', (l) => l === 'red'],
    ['filters[light][$contains]=e', (l) => l !== null && l.includes('e')],
  ];
  test.each(filters)('%s answers what the light says', async (query, holds) => {
    const expected = made.filter((issue) => holds(lightNow(issue))).map((issue) => issue.documentId);
    expect((await read(`${query}&sort=id`)).sort()).toEqual(expected.sort());
  });

  test('sort=light: red, yellow, waiting, green, then the nearest due; what is final comes last', async () => {
    expect(await read('sort=light')).toEqual(sorted(made));
    expect(await read('sort[0]=light:asc&sort[1]=id')).toEqual(sorted(made));
    expect(await read('sort=light:desc')).toEqual(sorted(made, [...LIGHTS].reverse()));
  });

  test('sort=light goes with filters, search and populate', async () => {
    const working = made.filter((issue) => ['handling', 'reported', 'closed'].includes(issue.stage));
    const query =
      'filters[stage][$in][0]=handling&filters[stage][$in][1]=reported&filters[stage][$in][2]=closed&populate=enterprise';
    expect(await read(`${query}&sort=light`)).toEqual(sorted(working));
    expect(await read('sort=light&filters[light][$ne]=red')).toEqual(
      sorted(made, ['yellow', 'waiting', 'green']),
    );
    expect(
      await read(
        'sort=light:desc&filters[$and][0][light][$in][0]=red&filters[$and][0][light][$in][1]=waiting',
      ),
    ).toEqual(sorted(made, ['waiting', 'red']));
    const page = await city
      .as('office')
      .get('/api/issues?sort=light&_q=生成 1&populate=enterprise&pagination[pageSize]=5');
    expect(page.status).toBe(200);
    expect(page.body.data).toHaveLength(5);
    expect(page.body.data[0].enterprise.name).toEqual(expect.any(String));
  });

  test('a group sorts only what it sees', async () => {
    const { rows } = await app.db.query<{ document_id: string }>(
      `select i.document_id from issues i join departments d on d.id = i.group_id where d.code = 'fagai'`,
    );
    const own = new Set(rows.map((row) => row.document_id));
    expect(await read('sort=light', 'groupA')).toEqual(sorted(made.filter((m) => own.has(m.documentId))));
  });

  test('where no single list is walked, the order is the same', async () => {
    const answer = (await app.strapi.db
      .query('api::issue.issue')
      .findMany({ orderBy: { light: 'asc' }, select: ['documentId'] })) as { documentId: string }[];
    expect(answer.map((issue) => issue.documentId)).toEqual(sorted(made));
    const byRelation = await city.as('office').get('/api/ledger-entries?sort=issue.light');
    expect(byRelation.status).toBe(200);
  });

  test.each(['$eq]=purple', '$in][0]=purple', '$ne]=purple', '$notIn][0]=purple'])(
    'a light that does not exist is refused: filters[light][%s',
    async (rest) => {
      const answer = await city.as('office').get(`/api/issues?filters[light][${rest}`);
      expect([answer.status, answer.body.error?.details?.errors?.[0]?.path]).toEqual([400, ['light']]);
    },
  );
});
