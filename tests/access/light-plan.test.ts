import type { Knex } from 'knex';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type Account, type City } from '../support/city';

type Asked = { sql: string; bindings: unknown[] };
type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

const ROWS = 100_000;

/** 100,000 issues of some years: most are final, a tenth is open, a third of that is late. */
async function fill(app: TestApp): Promise<void> {
  const client = await app.db.connect();
  try {
    await client.query('begin');
    await client.query(`set local casework.inside = 'open'`);
    await client.query(
      `insert into issues (document_id, number, title, description, kind, channel, handling_type, stage, received_at, due_at, red_from,
         yellow_from, enterprise_id, group_id, leader_id, category_id, created_at, updated_at, published_at)
       select 'g' || n, '量〔2026〕' || n, '生成 ' || n, 'x', 'appeal', 'phone', 'normal', s.stage,
         now() - make_interval(hours => n % 9000), s.due, s.due, s.due - interval '2 days',
         p.enterprise_id, p.group_id, p.leader_id, (select min(id) from categories where complaint is not true), now(), now(), now()
       from generate_series(1, $1::int) n
       cross join lateral (select case when n % 10 > 0 then (array['closed', 'declined', 'merged', 'withdrawn'])[1 + n % 4]
           else (array['registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed'])[1 + (n / 10) % 6] end as stage) a
       cross join lateral (select a.stage, case when n % 10 > 0 then null
           else date_trunc('hour', now()) + make_interval(hours => (n * 7919) % 720 - 240) end as due) s
       join (select *, row_number() over (order by id) - 1 as r, count(*) over () as all_rows from pairings) p on p.r = n % p.all_rows`,
      [ROWS],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
  await app.db.query('analyze issues, casework.issue_access');
}

describe(`light and search among ${ROWS} issues`, () => {
  let app: TestApp;
  let city: City;
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    await fill(app);
  }, 180_000);
  afterAll(() => app?.stop());

  /** The statements on issues that a call makes, and how long it took. */
  async function asked(account: Account, path: string): Promise<{ statements: Asked[]; took: number }> {
    const knex = app.strapi.db.connection as unknown as Knex;
    await city.as(account).get(path);
    const statements: Asked[] = [];
    const note = (query: Asked): void => {
      if (/from "issues" as "t0"/.test(query.sql)) statements.push(query);
    };
    knex.on('query', note);
    const start = performance.now();
    const answer = await city.as(account).get(path);
    const took = performance.now() - start;
    knex.removeListener('query', note);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    return { statements, took };
  }

  /** The plan of a statement as that account's sight runs it. */
  async function plan(account: Account, { sql, bindings }: Asked): Promise<[Plan, number]> {
    const client = await app.db.connect();
    try {
      await client.query('begin');
      await client.query(`select casework.enter('api', $1, 'x', null, false)`, [city.people[account].userId]);
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan; 'Execution Time': number }[] }>(
        `explain (analyze, format json) ${sql}`,
        bindings,
      );
      const answer = rows[0]?.['QUERY PLAN'][0];
      return [answer?.Plan as Plan, answer?.['Execution Time'] ?? 0];
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  const nodes = (root: Plan): Plan[] => [root, ...(root.Plans ?? []).flatMap(nodes)];

  const calls: [Account, string, string][] = [
    ['office', 'sort=light', 'first page'],
    ['office', 'sort=light&pagination[page]=100', 'page 100'],
    ['office', 'sort=light&filters[light][$ne]=red', 'without red'],
    ['office', 'sort=light&filters[light][$null]=true', 'final ones'],
    ['office', 'filters[light]=red&sort=dueAt', 'red by due'],
    ['office', 'filters[light][$in][0]=yellow&filters[light][$in][1]=waiting&sort=dueAt', 'two lights'],
    ['office', 'filters[light]=green&pagination[withCount]=false', 'green'],
    ['groupA', 'sort=light&filters[light][$notNull]=true', 'a group’s open issues'],
    ['office', 'sort=stage', 'by the order of the process'],
    ['groupA', 'sort=stage:desc', 'a group’s, by the order of the process'],
    ['office', 'sort=dueAt&filters[stage]=handling', 'for comparison: an indexed column'],
  ];
  test.each(calls)('%s: %s (%s) reads by indexes', async (account, query) => {
    const { statements, took } = await asked(account, `/api/issues?${query}&pagination[pageSize]=25`);
    const lists = statements.filter(({ sql }) => !sql.includes('count('));
    const used = new Set<string>();
    const times: number[] = [];
    for (const statement of lists) {
      const [root, time] = await plan(account, statement);
      times.push(time);
      const all = nodes(root);
      expect({
        query,
        sequential: all.some((n) => n['Node Type'] === 'Seq Scan' && n['Relation Name'] === 'issues'),
      }).toEqual({ query, sequential: false });
      for (const node of all) if (node['Index Name']?.startsWith('issues')) used.add(node['Index Name']);
    }
    if (process.env.TEST_TIMINGS) {
      console.log(
        `${query} as ${account}: ${took.toFixed(1)} ms, ${statements.length} statements, lists ${times.join(' + ')} ms, ${[...used].join(', ')}`,
      );
    }
  });

  /** The plans of everything that a statement runs as that account's sight, inside of functions too. */
  async function plansWithin(account: Account, { sql, bindings }: Asked): Promise<string> {
    const client = await app.adminDb.connect();
    const plans: string[] = [];
    client.on('notice', ({ message }) => plans.push(message ?? ''));
    try {
      await client.query(`load 'auto_explain'`);
      await client.query('begin');
      await client.query(`select casework.enter('api', $1, 'x', null, false)`, [city.people[account].userId]);
      await client.query('reset role');
      await client.query(`set local auto_explain.log_min_duration = 0`);
      await client.query(`set local auto_explain.log_nested_statements = on`);
      await client.query(`set local client_min_messages = log`);
      await client.query(`select set_config('role', casework.actor_role(), true)`);
      plans.length = 0;
      await client.query(sql, bindings);
      return plans.join('\n');
    } finally {
      await client.query('rollback');
      client.release(true);
    }
  }

  const searches: [Account, string][] = [
    ['office', '量〔2026〕9999'],
    ['groupA', '量〔2026〕4712'],
    ['groupB', '量〔2026〕4711'],
  ];
  test.each(searches)(
    '%s: a search for %s reads by the trigram indexes under the policies',
    async (account, word) => {
      const { statements } = await asked(
        account,
        `/api/issues?_q=${encodeURIComponent(word)}&pagination[pageSize]=25`,
      );
      expect(statements.length).toBeGreaterThan(0);
      for (const statement of statements) {
        const plans = await plansWithin(account, statement);
        expect(plans).toMatch(/Bitmap Index Scan on issues_title_searchable/);
        expect(plans).toMatch(/Bitmap Index Scan on issues_number_searchable/);
        expect(plans).not.toMatch(/Seq Scan on (public\.)?issues/);
      }
    },
  );
});
