import http from 'node:http';
import { Client, type Pool } from 'pg';
import { makeIssues, makeMember, makeOrganisations } from './city';
import { clerk, type Measured } from './hostile';
import { measure, type Result } from './measure';
import { printTable } from './report';
import type { Child } from './servers';

/**
 * npm run bench -- --portal: the page of an enterprise with 50 issues beside the same page of bare http and pg, in
 * turns; and 200 enterprises that open their link, read the result and confirm it within one minute, while a clerk
 * works.
 */

const ISSUES = 10_000;
const OWN = 50;
const CONFIRMING = 200;
const SECONDS = 60;
const PHONE = '13900000001';

type Account = { userId: number; token: string };
type Answer = { status: number; text: string; cookies: string[]; took: number };

/** One request of a browser at an address of its own. */
function visit(
  url: string,
  path: string,
  from: string,
  cookie: string,
  form?: Record<string, string>,
): Promise<Answer> {
  const body = form && new URLSearchParams(form).toString();
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(
      url + path,
      {
        method: body === undefined ? 'GET' : 'POST',
        agent: false,
        localAddress: from,
        headers: {
          cookie,
          ...(body === undefined
            ? {}
            : {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(body),
              }),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text,
            cookies: (response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? ''),
            took: performance.now() - begun,
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** The hidden fields of the form that goes to an address. */
function hiddenOf(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(html)?.[1] ?? '';
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
}

/** Makes a link and comes in by it. @returns the cookie of the session, and what each request took */
async function comeIn(url: string, path: string, from: string): Promise<{ cookie: string; took: number[] }> {
  const door = await visit(url, path, from, '');
  const form = door.cookies.join('; ');
  const entered = await visit(url, path, from, form, {
    ...hiddenOf(door.text, path),
    digits: PHONE.slice(-4),
  });
  if (entered.status !== 303) throw new Error(`the digits were answered ${entered.status}`);
  return { cookie: entered.cookies.join('; '), took: [door.took, entered.took] };
}

const sorted = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);
const at = (times: readonly number[], share: number): number =>
  sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const said = (times: readonly number[]): string =>
  `median ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms, longest ${at(times, 1).toFixed(0)} ms`;

/** Gives the first enterprise 50 issues, and 200 others one each that has been reported back. */
async function arrange(
  url: string,
): Promise<{ own: string; asked: { enterprise: string; issue: string }[] }> {
  const client = new Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    await client.query(`begin; set local casework.inside = 'open'`);
    const moved = `update issues i set enterprise_id = t.enterprise_id, group_id = t.group_id, leader_id = t.leader_id
      from (select i.id, p.enterprise_id, p.group_id, p.leader_id from
              (select id, row_number() over (order by id) - 1 as n from issues where WHICH) i
              join (select p.*, row_number() over (order by p.enterprise_id) - 1 as n from pairings p where p.until is null) p
                on p.n = TARGET) t where t.id = i.id`;
    await client.query(moved.replace('WHICH', `stage = 'reported'`).replace('TARGET', 'i.n + 1'));
    await client.query(
      `update issues i set enterprise_id = p.enterprise_id, group_id = p.group_id, leader_id = p.leader_id
         from (select * from pairings where until is null order by enterprise_id limit 1) p
        where i.id in (select id from issues where stage <> 'reported' order by id desc limit ${OWN})`,
    );
    await client.query('commit');
    const { rows: first } = await client.query<{ own: string }>(
      'select document_id as own from enterprises order by id limit 1',
    );
    const { rows: asked } = await client.query<{ enterprise: string; issue: string }>(
      `select distinct on (e.id) e.document_id as enterprise, i.document_id as issue from issues i
         join enterprises e on e.id = i.enterprise_id where i.stage = 'reported' order by e.id, i.id limit ${CONFIRMING}`,
    );
    return { own: first[0]?.own ?? '', asked };
  } finally {
    await client.end();
  }
}

/** Measures both, and prints them. */
export async function benchPortal(
  casework: Child,
  bare: Child,
  db: Pool,
  url: string,
  rounds: number,
): Promise<Result[]> {
  await makeOrganisations(db);
  await makeIssues(url, ISSUES);
  const { own, asked } = await arrange(url);
  const account = async (name: string, kind: 'office' | 'group', id: number | null): Promise<string> => {
    const made = await casework.ask<Account>({ type: 'account', name, grantAll: false });
    await makeMember(db, made.userId, kind, id);
    return made.token;
  };
  const { rows: groups } = await db.query<{ id: number }>(
    'select id from departments where is_group order by id limit 1',
  );
  const groupId = groups[0]?.id ?? 0;
  const office = await account('office', 'office', null);
  const group = await account('clerk', 'group', groupId);
  const link = async (enterprise: string, data: object): Promise<string> => {
    const answer = await fetch(`${casework.url}/api/casework/enterprises/${enterprise}/links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${office}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { ...data, contact: PHONE } }),
    });
    const { data: made } = (await answer.json()) as { data: { url: string } | null };
    if (!made) throw new Error(`no link: ${answer.status}`);
    return new URL(made.url).pathname;
  };

  const { cookie } = await comeIn(casework.url, await link(own, { purpose: 'entry' }), '127.0.1.1');
  const call = (path: string) => () => ({ method: 'GET' as const, path, token: '', cookie });
  const results = await measure(
    {
      name: `page of an enterprise with ${OWN} issues`,
      requests: 30,
      variants: [
        { label: 'bare http and pg', server: bare, call: call('/') },
        { label: 'the enterprise’s page', server: casework, call: call('/e') },
      ],
    },
    rounds,
  );
  printTable(results);
  const sizes = await Promise.all(
    [bare.url, `${casework.url}/e`].map(async (address) =>
      Buffer.byteLength(await (await fetch(address, { headers: { cookie } })).text()),
    ),
  );
  console.log(`bytes of the page: bare ${sizes[0]}, ours ${sizes[1]} (before compression)`);

  const paths: { path: string; issue: string }[] = [];
  for (const { enterprise, issue } of asked)
    paths.push({ issue, path: await link(enterprise, { purpose: 'confirm', issue }) });
  const { rows: open } = await db.query<{ id: string }>(
    `select document_id as id from issues where group_id = $1 and stage not in ('closed', 'reported') order by id limit 20`,
    [groupId],
  );
  const ids = open.map(({ id }) => id);
  await clerk(casework.url, group, ids, 30);
  const idle = await clerk(casework.url, group, ids, 60);

  let over = false;
  const during: Measured[] = [];
  const working = (async (): Promise<void> => {
    while (!over) during.push(await clerk(casework.url, group, ids, 10));
  })();
  const began = performance.now();
  const steps = {
    open: [] as number[],
    digits: [] as number[],
    read: [] as number[],
    confirm: [] as number[],
  };
  const statuses = new Map<number, number>();
  await Promise.all(
    paths.map(async ({ path, issue }, n) => {
      await new Promise((resolve) => setTimeout(resolve, (n * SECONDS * 1000) / paths.length));
      const from = `127.0.${2 + Math.floor(n / 250)}.${1 + (n % 250)}`;
      const came = await comeIn(casework.url, path, from);
      const page = await visit(casework.url, `/e/issues/${issue}`, from, came.cookie);
      const to = `/e/issues/${issue}/confirm`;
      const done = await visit(casework.url, to, from, came.cookie, {
        ...hiddenOf(page.text, to),
        solved: 'solved',
        rating: '5',
      });
      steps.open.push(came.took[0] ?? 0);
      steps.digits.push(came.took[1] ?? 0);
      steps.read.push(page.took);
      steps.confirm.push(done.took);
      statuses.set(done.status, (statuses.get(done.status) ?? 0) + 1);
    }),
  );
  const took = (performance.now() - began) / 1000;
  over = true;
  await working;
  const answers = [...statuses].map(([status, n]) => `${status}: ${n}`).join(', ');
  console.log(`\n${paths.length} enterprises confirm within ${took.toFixed(0)} s; answers ${answers}`);
  for (const [name, times] of Object.entries(steps)) console.log(`${name}: ${said(times)}`);
  const among = (of: 'list' | 'action'): number =>
    at(
      during.map((one) => one[of]),
      0.5,
    );
  console.log(
    `the clerk beside them: list ${idle.list.toFixed(0)} → ${among('list').toFixed(0)} ms, action ${idle.action.toFixed(0)} → ${among('action').toFixed(0)} ms, longest ${Math.max(...during.map(({ worst }) => worst)).toFixed(0)} ms`,
  );
  const { rows: confirmed } = await db.query<{ n: number }>(
    `select count(*)::int as n from issues where document_id = any($1) and stage = 'confirmed' and rating = 5`,
    [paths.map(({ issue }) => issue)],
  );
  console.log(`confirmed in the database: ${confirmed[0]?.n}`);
  return results;
}
