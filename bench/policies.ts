import type { Pool } from 'pg';
import { createPool, createTestDatabase } from '../tests/support/database';
import { makeIssues, makeMember, makeOrganisations } from './city';
import { measure, type Call, type Result, type Scenario } from './measure';
import { printTable } from './report';
import type { Child } from './servers';

type Start = (script: string, cwd: string, database: { url: string }, dist: string) => Promise<Child>;
type Account = { userId: number; token: string };
type Side = { server: Child; token: string; handling: string[]; registered: string[]; groupId: number };

/**
 * What the policies cost: the same application on the same data, with them and with row security switched
 * off. The goal is 0.9 of the throughput, and no more than two further round trips.
 */
export async function benchPolicies(
  root: string,
  distDir: string,
  start: Start,
  rounds: number,
): Promise<Result[]> {
  const databases = [await createTestDatabase(), await createTestDatabase()] as const;
  const pools = databases.map(({ url }) => createPool(url));
  try {
    const [open, guarded] = [
      await side(
        await start('strapi-server.ts', root, databases[0], distDir),
        pools[0] as Pool,
        databases[0].url,
      ),
      await side(
        await start('strapi-server.ts', root, databases[1], distDir),
        pools[1] as Pool,
        databases[1].url,
      ),
    ];
    await switchOff(pools[0] as Pool);
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

async function side(server: Child, db: Pool, url: string): Promise<Side> {
  await makeOrganisations(db);
  await makeIssues(url);
  const { rows: groups } = await db.query<{ id: number }>(`select id from departments where code = 'fagai'`);
  const groupId = groups[0]?.id ?? 0;
  const account = await server.ask<Account>({ type: 'account', name: 'group', grantAll: false });
  await makeMember(db, account.userId, 'group', groupId);
  const { rows } = await db.query<{ document_id: string; stage: string }>(
    `select document_id, stage from issues where group_id = $1 and stage in ('registered', 'handling') order by id limit 200`,
    [groupId],
  );
  const of = (stage: string): string[] => rows.filter((i) => i.stage === stage).map((i) => i.document_id);
  return { server, token: account.token, handling: of('handling'), registered: of('registered'), groupId };
}

async function switchOff(db: Pool): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relrowsecurity`,
  );
  for (const { name } of rows) await db.query(`alter table "${name}" disable row level security`);
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
    compared('list of 25', 20, ({ token, groupId }) => ({
      method: 'GET',
      path: `/api/issues?populate[enterprise]=true&pagination[pageSize]=25&filters[group][id][$eq]=${groupId}`,
      token,
    })),
    compared('read one', 40, ({ token, handling }, n) => ({
      method: 'GET',
      path: `/api/issues/${at(handling, n)}?populate[enterprise]=true`,
      token,
    })),
    compared('update', 20, ({ token, registered }, n) => ({
      method: 'PUT',
      path: `/api/issues/${at(registered, n)}`,
      body: { data: { description: `情况更新 ${n} ${Math.random()}` } },
      token,
    })),
  ];
}
