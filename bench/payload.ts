/**
 * npm run bench -- --payload [--sizes 100000]: the same requests beside Payload (pinned below), which the benchmark installs
 * into bench/.payload, in alternating rounds. Payload has no policies, no ledger and no notices: its update changes a column.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createPool, createTestDatabase } from '../tests/support/database';
import { makeIssues, makeOrganisations } from './city';
import { measure, type Call, type Result } from './measure';
import { scenariosOf, type Starting } from './profile';
import { printTable } from './report';

type Database = ReturnType<typeof createPool>;

const PINNED = { payload: '3.90.2', '@payloadcms/db-postgres': '3.90.2', graphql: '16.11.0' };
const USUAL_SIZE = 100_000;
const PART = 10_000;
const REQUESTS = 20;

export async function benchPayload(
  root: string,
  distDir: string,
  start: Starting,
  payloadUrl: string,
  options: { sizes: string; rounds: string; only: string },
): Promise<Result[]> {
  const folder = install();
  const issues = options.sizes.includes(',') ? USUAL_SIZE : Number(options.sizes);
  const database = await createTestDatabase();
  const db = createPool(database.url);
  const payloadDb = createPool(payloadUrl);
  const casework = await start('strapi-server.ts', root, database, distDir, { SWEEP_SCHEDULE: 'off' });
  const payload = await start('.payload/server.mjs', folder, { url: payloadUrl }, folder);
  try {
    await makeOrganisations(db);
    await makeIssues(database.url, issues);
    await copyTo(payloadDb, db, issues);
    const { token } = await payload.ask<{ token: string }>({ type: 'token' });
    const { rows } = await db.query<{ id: number }>(
      `select id from issues where stage = 'handling' order by id`,
    );
    const handling = rows.map(({ id }) => id);
    const some = (n: number): number => handling[n % handling.length] ?? 1;
    const get = (query: string): Call => ({ method: 'GET', path: `/api/issues${query}`, token });
    const update = (n: number): Call => ({
      method: 'PATCH',
      path: `/api/issues/${some(n)}?depth=0`,
      body: { urgeCount: n },
      token,
    });
    const create = (n: number): Call => ({
      method: 'POST',
      path: '/api/issues?depth=0',
      body: {
        number: `示例${n}`,
        title: '厂区道路破损',
        description: '厂区门前道路破损，影响运输。',
        kind: 'appeal',
        channel: 'phone',
        handlingType: 'normal',
        stage: 'registered',
        enterprise: 1,
        dueAt: new Date().toISOString(),
      },
      token,
    });
    const one = (n: number): Call => get(`/${some(n)}?depth=1`);
    const fifty = (): Call =>
      get(
        '?limit=50&sort=dueAt&depth=1&where[stage][in]=registered,accepted,transferred,handling,reported,confirmed',
      );
    const latest = (): Call => get('?limit=25&sort=-receivedAt&depth=1');
    const word = (): Call =>
      get(`?limit=50&sort=-receivedAt&depth=1&where[title][like]=${encodeURIComponent('示例问题诉求99')}`);
    const beside: Record<string, (n: number) => Call> = {
      read: one,
      page: one,
      list: fifty,
      search: word,
      ledger: latest,
      note: update,
      accept: update,
      transfer: update,
      register: create,
    };
    const ours = await scenariosOf(casework, db);
    const results: Result[] = [];
    for (const [name, call] of Object.entries(beside)) {
      const own = ours[name];
      if (!own || (options.only && !options.only.split(',').includes(name))) continue;
      const measured = await measure(
        {
          name,
          requests: Math.min(REQUESTS, own.requests),
          ...(own.before ? { beforeRound: own.before } : {}),
          variants: [
            { label: 'Payload', server: payload, call },
            { label: 'this application', server: casework, call: own.call },
          ],
        },
        Number(options.rounds),
      );
      printTable(measured);
      results.push(...measured);
    }
    return results;
  } finally {
    await Promise.all([casework.stop(), payload.stop()]);
    await Promise.all([db.end(), payloadDb.end()]);
    await database.drop();
  }
}

/** @returns the folder that Payload has been installed into, with the server's script in it */
function install(): string {
  const folder = path.join(__dirname, '.payload');
  const manifest = path.join(folder, 'package.json');
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies: PINNED }, null, 2);
  fs.mkdirSync(folder, { recursive: true });
  const isInstalled =
    fs.existsSync(path.join(folder, 'node_modules', 'payload')) &&
    fs.existsSync(manifest) &&
    fs.readFileSync(manifest, 'utf8') === wanted;
  if (!isInstalled) {
    fs.writeFileSync(manifest, wanted);
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
  fs.copyFileSync(path.join(__dirname, 'payload-server.mjs'), path.join(folder, 'server.mjs'));
  return folder;
}

/** The same enterprises and issues, under the same keys. */
async function copyTo(payload: Database, from: Database, issues: number): Promise<void> {
  const copy = async (table: string, columns: string, sql: string): Promise<void> => {
    const { rows } = await from.query<{ json: string }>(`select json_agg(t)::text as json from (${sql}) t`);
    await payload.query(
      `insert into ${table} (${columns}, updated_at, created_at)
       select ${columns}, now(), now() from json_populate_recordset(null::${table}, $1)`,
      [rows[0]?.json],
    );
  };
  await copy(
    'enterprises',
    'id, name, credit_code, scale',
    'select id, name, credit_code, scale from enterprises',
  );
  const same = `id, number, title, description, kind, channel, handling_type, stage, enterprise_id, level, urge_count,
    rework_count, return_count, received_at, stage_since, due_at, deadline, yellow_from, red_from, closed_at, long_term,
    provisional, imported, instruction_open, complaint, accepted_ever, clock`;
  for (let first = 1; first <= issues; first += PART)
    await copy(
      'issues',
      `${same}, category, "group", leader, lead_unit`,
      `select ${same}, category_id as category, group_id as "group", leader_id as leader, lead_unit_id as lead_unit
         from issues where id >= ${first} and id < ${first + PART}`,
    );
  await payload.query(`select setval(pg_get_serial_sequence('issues', 'id'), (select max(id) from issues))`);
  await payload.query('vacuum analyze');
}
