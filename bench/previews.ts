import os from 'node:os';
import type { Pool } from 'pg';
import { makeIssues, makeMember, makeOrganisations } from './city';
import type { Child } from './servers';

/**
 * Second part of npm run bench -- --circular: twenty people preview a circular at once, each with a text of his own and
 * the whole of it sent as the panel does, while a clerk works through his list; his p95 is compared with that of the
 * idle application, in turns.
 */

const ISSUES = 5_000;
const PREVIEWS = 20;
const CALLS = 60;
const WARM_UP = 40;

type Account = { userId: number; token: string };

const percentile = (times: readonly number[], of: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * of))] ?? NaN;

async function called(url: string, token: string, path: string, data?: unknown): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(url + path, {
    method: data === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(data === undefined ? {} : { body: JSON.stringify({ data }) }),
  });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${Buffer.from(bytes).toString()}`);
  return performance.now() - begun;
}

const LIST = '/api/issues?pagination[pageSize]=25&populate=enterprise';

/** Measures the clerk's list on the idle application and while previews are set, in turns, and prints both. */
export async function benchPreviews(casework: Child, db: Pool, url: string, rounds: number): Promise<void> {
  await makeOrganisations(db);
  await makeIssues(url, ISSUES);
  const account = async (name: string, kind: 'office' | 'group', id: number | null): Promise<string> => {
    const made = await casework.ask<Account>({ type: 'account', name, grantAll: false });
    await makeMember(db, made.userId, kind, id);
    return made.token;
  };
  const { rows: groups } = await db.query<{ id: number }>(
    'select id from departments where is_group order by id limit 1',
  );
  const office = await account('office', 'office', null);
  const clerk = await account('clerk', 'group', groups[0]?.id ?? 0);
  const year = new Date().getUTCFullYear();
  const draft = await fetch(`${casework.url}/api/casework/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${office}`, 'content-type': 'application/json' },
    body: JSON.stringify({ data: { kind: 'circular', period: `${year}H1` } }),
  });
  const { data } = (await draft.json()) as {
    data: { documentId: string; receivers: string; copies: string; body: unknown };
  };
  const { documentId, receivers, copies, body } = data;
  let asked = 0;
  const preview = (): Promise<number> => {
    const title = `关于示例的通报之${(asked += 1)}`;
    return called(casework.url, office, `/api/casework/documents/${documentId}/preview`, {
      ...{ title, receivers, copies, body },
    });
  };
  const listed = async (calls: number, goesOn: () => boolean = () => true): Promise<number[]> => {
    const times: number[] = [];
    while (times.length < calls && goesOn()) times.push(await called(casework.url, clerk, LIST));
    return times;
  };
  await preview();
  await listed(WARM_UP);
  const all = { idle: [] as number[], busy: [] as number[], previews: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    all.idle.push(...(await listed(CALLS)));
    let waiting = PREVIEWS;
    const previews = Array.from({ length: PREVIEWS }, async () => {
      all.previews.push(await preview());
      waiting -= 1;
    });
    all.busy.push(...(await listed(CALLS * 10, () => waiting > 0)));
    await Promise.all(previews);
  }
  const [idle, busy] = [percentile(all.idle, 0.95), percentile(all.busy, 0.95)];
  console.log(`load ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} cores`);
  console.log(
    `\n${PREVIEWS} previews at once, ${rounds} rounds: a list's p95 ${idle.toFixed(0)} ms idle, ${busy.toFixed(0)} ms while they are set ` +
      `(${(busy / idle).toFixed(2)} ×; ${all.idle.length} and ${all.busy.length} calls); a preview's median ${percentile(all.previews, 0.5).toFixed(0)} ms, longest ${Math.max(...all.previews).toFixed(0)} ms`,
  );
}
