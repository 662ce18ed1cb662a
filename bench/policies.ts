import type { Pool } from 'pg';
import { createPool, createTestDatabase } from '../tests/support/database';
import { makeIssues, makeMember, makeOrganisations } from './city';
import { measure, type Call, type Result, type Scenario } from './measure';
import { printTable } from './report';
import type { Child } from './servers';

type Start = (script: string, cwd: string, database: { url: string }, dist: string) => Promise<Child>;
type Account = { userId: number; token: string };
type Side = { server: Child; token: string; handling: string[]; projects: string[]; groupId: number };

/**
 * Measures the cost of the policies: the same application on the same data, with them and with row security switched
 * off. The goal is 0.9 of the throughput, and no more than two further round trips: those that begin and end
 * the request's transaction, which both sides make.
 */
export async function benchPolicies(
  root: string,
  distDir: string,
  start: Start,
  rounds: number,
): Promise<Result[]> {
  const first = await createTestDatabase();
  await makeCity(first.url);
  const databases = [first, await createTestDatabase(first.name)] as const;
  const pools = databases.map(({ url }) => createPool(url)) as [Pool, Pool];
  try {
    const servers = await Promise.all(
      databases.map((database) => start('strapi-server.ts', root, database, distDir)),
    );
    const [open, guarded] = [await side(servers[0], pools[0]), await side(servers[1], pools[1])];
    await switchOff(databases[0].ownerUrl);
    const results: Result[] = [];
    for (const scenario of scenariosOf(open, guarded)) {
      const measured = await measure(scenario, rounds);
      printTable(measured);
      results.push(...measured);
    }
    return results;
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
}

/** Made once and copied: half of the run would be spent on it. */
async function makeCity(url: string): Promise<void> {
  const db = createPool(url);
  try {
    await makeOrganisations(db);
    await makeIssues(url);
    await db.query(
      `insert into projects (document_id, name, enterprise_id, created_at, updated_at, published_at)
         select 'project' || id, '示例项目' || id, id, now(), now(), now() from enterprises`,
    );
  } finally {
    await db.end();
  }
}

async function side(server: Child | undefined, db: Pool): Promise<Side> {
  if (!server) throw new Error('no server');
  const keys = async (sql: string, values: unknown[]): Promise<string[]> =>
    (await db.query<{ document_id: string }>(sql, values)).rows.map((row) => row.document_id);
  const { rows: groups } = await db.query<{ id: number }>(`select id from departments where code = 'fagai'`);
  const groupId = groups[0]?.id ?? 0;
  const account = await server.ask<Account>({ type: 'account', name: 'group', grantAll: false });
  await makeMember(db, account.userId, 'group', groupId);
  return {
    server,
    token: account.token,
    groupId,
    handling: await keys(
      `select document_id from issues where group_id = $1 and stage = 'handling' order by id limit 200`,
      [groupId],
    ),
    projects: await keys(
      `select r.document_id from projects r join pairings p on p.enterprise_id = r.enterprise_id
        where p.group_id = $1 order by r.id`,
      [groupId],
    ),
  };
}

async function switchOff(ownerUrl: string): Promise<void> {
  const db = createPool(ownerUrl);
  const { rows } = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relrowsecurity`,
  );
  for (const { name } of rows) await db.query(`alter table "${name}" disable row level security`);
  await db.end();
}

function scenariosOf(open: Side, guarded: Side): Scenario[] {
  const compared = (name: string, requests: number, call: (side: Side, n: number) => Call): Scenario => ({
    name: `policies: ${name}`,
    requests,
    variants: [
      { label: 'without policies', server: open.server, call: (n) => call(open, n) },
      { label: 'with policies', server: guarded.server, call: (n) => call(guarded, n) },
    ],
  });
  const at = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
  return [
    compared('list of 25', 10, ({ token, groupId }) => ({
      method: 'GET',
      path: `/api/issues?populate[enterprise]=true&pagination[pageSize]=25&filters[group][id][$eq]=${groupId}`,
      token,
    })),
    compared('read one', 20, ({ token, handling }, n) => ({
      method: 'GET',
      path: `/api/issues/${at(handling, n)}?populate[enterprise]=true`,
      token,
    })),
    // Issues have no generated update: of what has one, a group writes its enterprises' projects.
    compared('update', 20, ({ token, projects }, n) => ({
      method: 'PUT',
      path: `/api/projects/${at(projects, n)}`,
      body: { data: { name: `示例项目 ${n} ${Math.random()}` } },
      token,
    })),
    compared('action', 20, ({ token, handling }, n) => ({
      method: 'POST',
      path: `/api/casework/issues/${at(handling, n)}/actions/note`,
      body: { data: { text: `情况更新 ${n}` } },
      token,
    })),
  ];
}
