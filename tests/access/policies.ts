import type { PoolClient } from 'pg';
import type { Truth, TypeInfo } from './doors';
import { mayDelete, mayInsert, mayUpdate, type Row } from './rule';
import type { Reader, World } from './world';

/**
 * The database's own half of the rule: what a request could read and write if every line of code above the
 * database failed. As each reader, through `casework.enter`, in a transaction that is rolled back.
 */

type Asking = { world: World; truth: Truth; types: readonly TypeInfo[] };

/**
 * What differs from the rule, for some tables or for all.
 * @param enough findings to stop asking further readers
 */
export async function policyFindings(
  { world, truth, types }: Asking,
  only?: readonly string[],
  enough = Infinity,
): Promise<string[]> {
  const findings: string[] = [];
  const asked = types.filter(({ table }) => !only || only.includes(table));
  for (const reader of Object.values(world.readers)) {
    if (findings.length >= enough) break;
    const client = await world.kit.app.db.connect();
    try {
      for (const type of asked) {
        await client.query('begin');
        await enter(client, reader);
        const note = (what: string, got: unknown, wanted: unknown): void => {
          if (JSON.stringify(got) !== JSON.stringify(wanted))
            findings.push(
              `${reader.name} ${what} ${type.table}: ${JSON.stringify(got)} wanted ${JSON.stringify(wanted)}`,
            );
        };
        const rows = truth.all[type.name] ?? [];
        const sees = truth.sees[reader.name][type.name];
        note(
          'reads',
          await keys(client, `select id from "${type.table}" order by id`),
          rows.filter((r) => sees?.has(r.id)).map((r) => r.id),
        );
        const changed = await keys(client, `update "${type.table}" set updated_at = updated_at returning id`);
        note(
          'changes',
          changed.sort((a, b) => a - b),
          rows.filter((r) => mayUpdate(truth.all, reader, type.name, r)).map((r) => r.id),
        );
        const deletes =
          rows.length > 0 &&
          (await allowed(
            client,
            `delete from "${type.table}" where id = ${rows[0]?.id ?? 0} returning id`,
            [],
          ));
        note('deletes', deletes, rows[0] !== undefined && mayDelete(truth.all, reader, type.name, rows[0]));
        for (const row of samples(rows, reader)) {
          note(`adds ${row.id}`, await adds(client, type, row), mayInsert(truth.all, reader, type.name, row));
        }
        await client.query('rollback');
      }
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
  return findings;
}

async function enter(client: PoolClient, reader: Reader): Promise<void> {
  const { rows } = await client.query<{ api: number | null; token: number | null }>(
    'select api_user_id as api, api_token_id as token from staff_members where id = $1',
    [reader.staff],
  );
  const [account] = rows;
  const [strategy, id] = account?.token
    ? ['token', account.token]
    : account?.api
      ? ['api', account.api]
      : ['none', 0];
  await client.query('select casework.enter($1, $2, $3, $4, false)', [
    strategy,
    id,
    reader.name,
    reader.headers['X-Acting-For'] ?? null,
  ]);
}

/** Own and foreign rows alike, a few of them. */
function samples(rows: readonly Row[], reader: Reader): Row[] {
  const places = [0, rows.length - 1, reader.name.length % Math.max(rows.length, 1)];
  return [...new Set(places)].flatMap((i) => rows[i] ?? []);
}

/** The keys that a statement answers; none when the database refuses it. */
async function keys(client: PoolClient, sql: string): Promise<number[]> {
  await client.query('savepoint probe');
  try {
    const { rows } = await client.query<{ id: number }>(sql);
    return rows.map((row) => row.id);
  } catch {
    return [];
  } finally {
    await client.query('rollback to savepoint probe');
  }
}

/** Did the policies let it pass? What fails for another reason has passed them. */
async function allowed(client: PoolClient, sql: string, values: unknown[]): Promise<boolean> {
  await client.query('savepoint probe');
  try {
    const { rowCount } = await client.query(sql, values);
    return (rowCount ?? 0) > 0;
  } catch (error) {
    return !['42501', 'QM001', 'QM002'].includes((error as { code?: string }).code ?? '');
  } finally {
    await client.query('rollback to savepoint probe');
  }
}

const FRESH: Record<string, Record<string, unknown>> = {
  work_plans: { submitted_at: null },
  meetings: { state: 'planned' },
  official_documents: { state: 'draft' },
};

function adds(client: PoolClient, type: TypeInfo, row: Row): Promise<boolean> {
  const copy = { ...row, ...FRESH[type.table], id: 2_000_000_000, document_id: `copy${row.id}` };
  return allowed(
    client,
    `insert into "${type.table}" select * from jsonb_populate_record(null::"${type.table}", $1::jsonb)`,
    [JSON.stringify(copy)],
  );
}
