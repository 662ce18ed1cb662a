import type { PoolClient } from 'pg';
import { type Truth, type TypeInfo } from './doors/doors';
import { mayDelete, mayInsert, mayUpdate, type Row } from './rule';
import { type Reader, type World } from './world/types';

/**
 * The database's own half of the rule: what a request could read and write if every line of code above the
 * database failed. As each reader, through `casework.enter`, in a transaction that is rolled back. Triggers and
 * foreign keys are off: they refuse too, and would hide what a policy lets pass (triggers.ts asks them alone).
 */

type Asking = { world: World; truth: Truth; types: readonly TypeInfo[] };

export type AskOptions = {
  /** tables; all of them when left out */
  only?: readonly string[];
  /** findings to stop asking further readers */
  enough?: number;
  /** the kind of reader to ask first */
  first?: string;
};

/** The super admin reads the database alone here: at the other interfaces Strapi decides. */
type Asker = Reader & { isSuper?: true };

export const askers = ({ readers }: World): Asker[] => [
  ...Object.values(readers),
  { ...readers.office, isSuper: true },
];

const nameOf = ({ name, isSuper }: Asker): string => (isSuper ? 'super' : name);
const kindOf = ({ kind, isSuper }: Asker): string => (isSuper ? 'super' : kind);

/** Differences from the rule, for some tables or for all. */
export async function policyFindings(
  { world, truth, types }: Asking,
  { only, enough = Infinity, first }: AskOptions = {},
): Promise<string[]> {
  const findings: string[] = [];
  const asked = types.filter(({ table }) => !only || only.includes(table));
  const isFirst = (asker: Asker): number => (kindOf(asker) === first ? 0 : 1);
  const client = await world.kit.app.adminDb.connect();
  try {
    for (const asker of askers(world).sort((a, b) => isFirst(a) - isFirst(b))) {
      if (findings.length >= enough) break;
      for (const type of asked) {
        await client.query('begin; set local session_replication_role = replica');
        await enter(client, asker);
        await compare(client, asker, type, truth, (what, got, wanted) => {
          if (JSON.stringify(got) !== JSON.stringify(wanted))
            findings.push(
              `${nameOf(asker)} ${what} ${type.table}: ${JSON.stringify(got)} wanted ${JSON.stringify(wanted)}`,
            );
        });
        await client.query('rollback');
      }
    }
  } finally {
    await client.query('rollback');
    client.release();
  }
  return findings;
}

type Note = (what: string, got: unknown, wanted: unknown) => void;

async function compare(
  client: PoolClient,
  reader: Reader,
  { name, table }: TypeInfo,
  truth: Truth,
  note: Note,
): Promise<void> {
  const rows = truth.all[name] ?? [];
  const seen = rows.filter((row) => truth.sees[reader.name][name]?.has(row.id));
  const mine = rows.filter((row) => mayUpdate(truth.all, reader, name, row));
  const gone = rows.filter((row) => mayDelete(truth.all, reader, name, row));
  note('reads', await keys(client, `select id from "${table}" order by id`), idsOf(seen));
  note(
    'changes',
    (await keys(client, `update "${table}" set updated_at = updated_at returning id`)).sort((a, b) => a - b),
    table === 'issues' ? idsOf(seen) : idsOf(mine),
  );
  // A statement that reads no column is not held by what one sees: here the policy on changing stands alone.
  const BLIND = { updated_at: new Date(0) };
  // An issue is locked as the actor, which takes the right to change; that it is not changed sees its trigger to.
  note('changes blindly', await changes(client, table, BLIND), (table === 'issues' ? seen : mine).length);
  note('deletes', await counted(client, `delete from "${table}"`), gone.length);
  if (table === 'issues')
    note('locks', await keys(client, 'select id from issues order by id for update'), idsOf(seen));
  for (const row of samples(rows)) {
    note(`adds ${row.id}`, await adds(client, table, row), mayInsert(truth.all, reader, name, row));
    const place = placeOf(row);
    const after = mine.map((one) => mayUpdate(truth.all, reader, name, { ...one, ...place }));
    if (Object.keys(place).length > 0 && new Set(after).size === 1)
      note(
        `changes all into the place of ${row.id}`,
        (await changes(client, table, place)) !== 0,
        after[0] ?? false,
      );
  }
}

const idsOf = (rows: readonly Row[]): number[] => rows.map(({ id }) => id);

/** Columns by which the rule tells whose a row is, and whether it may still be changed. */
const PLACES = [
  'enterprise_id',
  'group_id',
  'leader_id',
  'unit_id',
  'department_id',
  'recipient_id',
  'meeting_id',
  'issue_id',
  'level',
  'kind',
  'state',
  'submitted_at',
];

const placeOf = (row: Row): Record<string, unknown> =>
  Object.fromEntries(PLACES.flatMap((column) => (column in row ? [[column, row[column]]] : [])));

async function enter(client: PoolClient, reader: Asker): Promise<void> {
  const { rows } = await client.query<{ api: number | null; token: number | null }>(
    'select api_user_id as api, api_token_id as token from staff_members where id = $1',
    [reader.staff],
  );
  const [account] = rows;
  const [strategy, id] =
    account && !reader.isSuper
      ? account.token
        ? ['token', account.token]
        : ['api', account.api ?? 0]
      : ['none', 0];
  await client.query('select casework.enter($1, $2, $3, $4, $5)', [
    strategy,
    id,
    nameOf(reader),
    reader.headers['X-Acting-For'] ?? null,
    reader.isSuper ?? false,
  ]);
}

/** All of a small table; of a large one the first, the last and some between. */
function samples(rows: readonly Row[]): Row[] {
  const step = Math.max(1, Math.floor(rows.length / 5));
  return rows.filter((_, i) => i % step === 0 || i === rows.length - 1 || rows.length <= 12);
}

/** Asks in a savepoint, so that a refusal leaves the transaction alive and nothing is left behind. */
async function tried<T>(client: PoolClient, ask: () => Promise<T>, refused: (code: string) => T): Promise<T> {
  await client.query('savepoint probe');
  try {
    return await ask();
  } catch (error) {
    return refused((error as { code?: string }).code ?? '');
  } finally {
    await client.query('rollback to savepoint probe');
  }
}

/** The keys that a statement answers; none when the database refuses it. */
const keys = (client: PoolClient, sql: string): Promise<number[]> =>
  tried(
    client,
    async () => (await client.query<{ id: number }>(sql)).rows.map((row) => row.id),
    () => [],
  );

/** The rows that the policies let a statement reach; -1 when they did and it failed for another reason. */
const counted = (client: PoolClient, sql: string, values: unknown[] = []): Promise<number> =>
  tried(
    client,
    async () => (await client.query(sql, values)).rowCount ?? 0,
    (code) => (code === '42501' ? 0 : -1),
  );

function changes(client: PoolClient, table: string, values: Record<string, unknown>): Promise<number> {
  const sets = Object.keys(values).map((column, i) => `"${column}" = $${i + 1}`);
  return counted(client, `update "${table}" set ${sets.join(', ')}`, Object.values(values));
}

async function adds(client: PoolClient, table: string, row: Row): Promise<boolean> {
  const copy = { ...row, id: 2_000_000_000, document_id: `copy${row.id}` };
  const added = await counted(
    client,
    `insert into "${table}" select * from jsonb_populate_record(null::"${table}", $1::jsonb)`,
    [JSON.stringify(copy)],
  );
  return added !== 0;
}
