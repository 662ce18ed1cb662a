import http from 'node:http';
import { deflateSync } from 'node:zlib';
import type { Pool } from 'pg';
import { makeIssues, makeMember, makeOrganisations } from './city';
import type { Child } from './servers';

/**
 * npm run bench -- --hostile: twenty attackers send what costs a server most (documents of GraphQL that double, thirty
 * roots of nested relations, long lists, deep bodies, large files, wrong tokens, wrong passwords) while a clerk's list
 * and action are measured, in turns with the same without attackers. Bounded: so many seconds for each phase.
 */

const ISSUES = 5_000;
const ATTACKERS = 20;
const CALLS = 40;
const EACH_CALLS = 10;
const WARM_UP = 30;

type Account = { userId: number; token: string };
type Answer = { status: number; text: string; took: number };
type Attack = {
  name: string;
  method: string;
  path: string;
  body?: string | Buffer;
  type?: string;
  token?: string;
};

function ask(
  url: string,
  attack: Attack,
  from: string,
  token: string | null,
  agent: http.Agent,
): Promise<Answer> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const failed = (error: Error): void =>
      resolve({ status: 0, text: error.message, took: performance.now() - begun });
    const request = http.request(
      url + attack.path,
      {
        method: attack.method,
        agent,
        localAddress: from,
        headers: {
          ...bearer(attack.token ?? token),
          ...(attack.body === undefined
            ? {}
            : {
                'content-type': attack.type ?? 'application/json',
                'content-length': Buffer.byteLength(attack.body),
              }),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text, took: performance.now() - begun }),
        );
        response.on('error', failed);
      },
    );
    request.on('error', failed);
    request.end(attack.body);
  });
}

const bearer = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` };

const graphql = (name: string, query: string): Attack => ({
  name,
  method: 'POST',
  path: '/graphql',
  body: JSON.stringify({ query }),
});
const json = (name: string, path: string, body: unknown): Attack => ({
  name,
  method: 'POST',
  path,
  body: JSON.stringify(body),
});
const get = (name: string, path: string): Attack => ({ name, method: 'GET', path });

/** A picture of empty chunks, in a form. */
function picture(): Attack {
  const chunk = Buffer.from('000000007445587400000000', 'hex');
  const file = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'),
    Buffer.alloc(4),
    ...Array<Buffer>(400_000).fill(chunk),
    deflateSync(Buffer.alloc(8)),
  ]);
  const edge = 'x-edge-x';
  const head = `--${edge}\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n`;
  return {
    name: 'picture of empty chunks',
    method: 'POST',
    path: '/api/upload',
    type: `multipart/form-data; boundary=${edge}`,
    body: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${edge}--\r\n`)]),
  };
}

function attacks(): Attack[] {
  const doubling = (n: number): string =>
    `{ issues { ...f0 } } ${Array.from({ length: n }, (_, i) =>
      i === n - 1
        ? `fragment f${i} on Issue { title }`
        : `fragment f${i} on Issue { ...f${i + 1} ...f${i + 1} }`,
    ).join(' ')}`;
  const one = 'category { name } enterprise { name } group { name } leader { title }';
  const roots = (n: number, deep: string): string =>
    `{ ${Array.from({ length: n }, (_, i) => `a${i}: issues(pagination: { limit: 100, start: ${i} }) { title ${deep} }`).join(' ')} }`;
  let sets: unknown = { documentId: 'x' };
  for (let n = 0; n < 2_000; n += 1) sets = { set: [sets] };
  const ids = Array.from({ length: 10_000 }, (_, i) => `id${i}`);
  return [
    graphql('S1 fragments that double', doubling(25)),
    graphql('S1 more of them', doubling(39)),
    graphql(
      'S1 long arguments',
      `{ issues(filters: { title: { in: [${'"x" '.repeat(100_000)}] } }) { title } }`,
    ),
    graphql('S1 repeated fields', `{ issues { ${'title '.repeat(100_000)} } }`),
    graphql('S2 thirty roots', roots(30, `${one} mainIssue { ${one} }`)),
    // As much as is let through.
    graphql('S2 eight roots', roots(8, one)),
    graphql('S2 four deep roots', roots(4, `${one} mainIssue { ${one} }`)),
    graphql(
      'S2 four figures',
      `{ ${Array.from({ length: 4 }, (_, i) => `m${i}: measures(subject: "city", from: "2026-01-01", to: "2026-07-0${i + 1}") { name }`).join(' ')} }`,
    ),
    json('S3 8,000 permissions', '/admin/permissions/check', { permissions: Array(8_000).fill({}) }),
    json('S3 250 permissions', '/admin/permissions/check', {
      permissions: Array(250).fill({ action: 'x', subject: 'y' }),
    }),
    json('S10 10,000 ids', '/api/casework/visits', {
      data: { date: '2026-01-01', form: 'onsite', enterprises: ids },
    }),
    json('S10 nested sets', '/api/enterprises', { data: { pairings: sets } }),
    json('S10 10,000 names', '/api/casework/issues', { data: Object.fromEntries(ids.map((id) => [id, id])) }),
    json('wrong password', '/api/auth/local', { identifier: 'clerk', password: 'Falsch-1-Wort' }),
    get('S2 page of everything', '/api/issues?populate=*&pagination[pageSize]=100'),
    get('S10 export', '/api/casework/issues/export.xlsx'),
    get('S10 figures', '/api/casework/measures?subject=unit&from=2026-01-01&to=2026-07-01'),
    get('nested filters', `/api/issues?filters${'[$not]'.repeat(15)}[title][$containsi]=x`),
    // A token that is none (S11), and one that nobody has signed.
    { ...get('page of everything, wrong token', '/api/issues?populate=*'), token: 'a.bm90IGpzb24.c' },
    picture(),
  ];
}

type Attacker = { from: string; token: string | null };
type Answered = { name: string; status: number; took: number };

/** Sends the attacks one after the other until the phase is over. */
async function attack(
  url: string,
  { from, token }: Attacker,
  all: Attack[],
  first: number,
  isOver: () => boolean,
): Promise<Answered[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const seen: Answered[] = [];
  for (let n = first; !isOver(); n += 1) {
    const one = all[n % all.length] as Attack;
    const { status, took } = await ask(url, one, from, token, agent);
    seen.push({ name: one.name, status, took });
  }
  agent.destroy();
  return seen;
}

const quantile = (times: number[], part: number): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;
const median = (times: number[]): number => quantile(times, 0.5);

export type Measured = { list: number; action: number; most: number; worst: number };

/** A clerk's list and action, one after the other. */
export async function clerk(url: string, token: string, ids: string[], calls: number): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const list: number[] = [];
  const action: number[] = [];
  for (let n = 0; n < calls; n += 1) {
    const listed = await ask(
      url,
      get('list', '/api/issues?pagination[pageSize]=25&populate=enterprise'),
      '127.0.0.1',
      token,
      agent,
    );
    const acted = await ask(
      url,
      json('note', `/api/casework/issues/${ids[n % ids.length]}/actions/note`, {
        data: { text: `第${n}次` },
      }),
      '127.0.0.1',
      token,
      agent,
    );
    for (const { status, text } of [listed, acted])
      if (status >= 300) throw new Error(`the clerk was answered ${status}: ${text.slice(0, 300)}`);
    list.push(listed.took);
    action.push(acted.took);
  }
  agent.destroy();
  const all = [...list, ...action];
  return { most: quantile(all, 0.9), worst: Math.max(...all), list: median(list), action: median(action) };
}

/**
 * Measures the clerk alone and among attackers, in turns.
 * @param each then with each attack for itself, to find which of them costs others most
 */
export async function benchHostile(
  casework: Child,
  db: Pool,
  url: string,
  { rounds, each }: { rounds: number; each: boolean },
): Promise<void> {
  await makeOrganisations(db);
  await makeIssues(url, ISSUES);
  const { rows: groups } = await db.query<{ id: number }>(
    `select id from departments where is_group order by id`,
  );
  const account = async (
    name: string,
    kind: Parameters<typeof makeMember>[2],
    id: number | null,
  ): Promise<Account> => {
    const made = await casework.ask<Account>({ type: 'account', name, grantAll: false });
    await makeMember(db, made.userId, kind, id);
    return made;
  };
  const me = await account('clerk', 'group', groups[0]?.id ?? 0);
  const { rows: open } = await db.query<{ id: string }>(
    `select document_id as id from issues where group_id = $1 and stage <> 'closed' order by id limit 30`,
    [groups[0]?.id],
  );
  const ids = open.map(({ id }) => id);
  const attackers: Attacker[] = [];
  for (let n = 0; n < ATTACKERS; n += 1) {
    const group = groups[1 + (n % (groups.length - 1))]?.id ?? 0;
    const made = n % 4 === 3 ? null : await account(`attacker${n}`, 'group', group);
    attackers.push({ from: `127.0.1.${n + 1}`, token: made?.token ?? null });
  }
  const all = attacks();
  await clerk(casework.url, me.token, ids, WARM_UP);
  /** The clerk alone, then among attackers who send these. */
  const turn = async (sent: Attack[], calls: number): Promise<{ said: string; seen: Answered[] }> => {
    const idle = await clerk(casework.url, me.token, ids, calls);
    let over = false;
    const attacking = attackers.map((one, n) => attack(casework.url, one, sent, n, () => over));
    const among = await clerk(casework.url, me.token, ids, calls);
    over = true;
    const seen = (await Promise.all(attacking)).flat();
    const ratio = (of: 'list' | 'action'): string =>
      `${idle[of].toFixed(0)} → ${among[of].toFixed(0)} ms (${(among[of] / idle[of]).toFixed(2)} ×)`;
    return {
      said: `list ${ratio('list')}, action ${ratio('action')}, nine of ten within ${among.most.toFixed(0)} ms, longest ${among.worst.toFixed(0)} ms`,
      seen,
    };
  };
  for (let round = 1; round <= rounds; round += 1) {
    const { said, seen } = await turn(all, CALLS);
    console.log(`round ${round}: ${said}; attackers were answered ${statusesOf(seen)}`);
  }
  if (!each) return;
  for (const one of all) {
    const { said, seen } = await turn([one], EACH_CALLS);
    const took = median(seen.map((answer) => answer.took));
    console.log(`${one.name}: ${said}; answered ${statusesOf(seen)}, in ${took.toFixed(0)} ms`);
  }
}

const statusesOf = (seen: Answered[]): string => {
  const counts = new Map<number, number>();
  for (const { status } of seen) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, n]) => `${status}: ${n}`)
    .join(', ');
};
