import { Client } from 'pg';
import { STAGE_NAMES, type Stage } from '../../../domain/lifecycle';
import { FIRST_PREV_HASH, hashEntry } from './hash';

/** The first link that does not hold: the issue's number, the entry's sequence, and why. */
export type BrokenLink = { issue: string; sequence: number; reason: string };

export type Verification = {
  chains: number;
  entries: number;
  broken: BrokenLink | null;
};

type Options = {
  connectionString: string;
  /** hears now and then how far it is */
  log?: (line: string) => void;
  /** entries read at a time */
  batchSize?: number;
};

/** One entry beside its issue; an issue without entries comes once, with nulls. */
type Row = {
  issue_id: number;
  document_id: string;
  number: string | null;
  stage: string | null;
  entry_id: number | null;
  sequence: number | null;
  action: string;
  from: string | null;
  to: string | null;
  actor: string | null;
  happened_at: string;
  recorded_at: string;
  input: string | null;
  prev_hash: string | null;
  hash: string | null;
};

/** What the next entry of a chain has to fit to. */
type Chain = { row: Row; sequence: number; to: string | null; hash: string };

const LOG_EVERY = 50_000;

// Written out by the server from the stored value, so that no session's time zone has a part in it.
// Microseconds, not milliseconds: a change below the millisecond must not be rounded away.
const instant = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

const ENTRIES = `
  select i.id as issue_id, i.document_id, i.number, i.stage, l.id as entry_id, l.sequence, l.action, l."from", l."to", l.actor::text as actor,
         ${instant('l.happened_at')} as happened_at, ${instant('l.recorded_at')} as recorded_at,
         l.input::text as input, l.prev_hash, l.hash
    from issues i left join ledger_entries l on l.issue_id = i.id
   order by i.id, l.sequence, l.id`;

const ORPHAN = `
  select l.id, l.sequence from ledger_entries l
   where not exists (select 1 from issues i where i.id = l.issue_id) order by l.id limit 1`;

/**
 * Recomputes every issue's hash chain from the stored columns (spec: ledger) and compares where it ends with
 * the issue's stage. Reads one snapshot in batches, so that work may go on meanwhile and memory stays the
 * same however long the ledger is. Needs no more than the right to read both tables.
 * @returns how much was checked, and the first broken link by order of registration, if any
 * @throws when the database cannot be read
 */
export async function verifyLedger({
  connectionString,
  log = () => undefined,
  batchSize = 1000,
}: Options): Promise<Verification> {
  const client = new Client({ connectionString, options: '-c timezone=UTC' });
  // A connection that breaks rejects the query under way; the event alone must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`declare entries no scroll cursor for ${ENTRIES}`);
    const result = await verifyRows(client, log, batchSize);
    if (!result.broken) result.broken = await findOrphan(client);
    await client.query('rollback');
    return result;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function verifyRows(
  client: Client,
  log: (line: string) => void,
  batchSize: number,
): Promise<Verification> {
  const result: Verification = { chains: 0, entries: 0, broken: null };
  let chain: Chain | null = null;
  for (;;) {
    const { rows } = await client.query<Row>(`fetch forward ${batchSize} from entries`);
    if (rows.length === 0) break;
    for (const row of rows) {
      if (chain && chain.row.issue_id !== row.issue_id) {
        result.broken = checkEnd(chain);
        if (result.broken) return result;
        chain = null;
      }
      if (row.entry_id === null) {
        result.broken = { issue: nameOf(row), sequence: 1, reason: '该事项没有任何台账记录' };
        return result;
      }
      if (!chain) result.chains += 1;
      result.entries += 1;
      const reason = checkEntry(row, chain);
      if (reason) {
        result.broken = { issue: nameOf(row), sequence: Number(row.sequence ?? 0), reason };
        return result;
      }
      chain = { row, sequence: Number(row.sequence), to: row.to, hash: row.hash ?? '' };
      if (result.entries % LOG_EVERY === 0) log(`已核验 ${result.entries} 条记录……`);
    }
  }
  if (chain) result.broken = checkEnd(chain);
  return result;
}

/** Why an entry does not follow from the one before it, or null. */
function checkEntry(row: Row, before: Chain | null): string | null {
  const expected = (before?.sequence ?? 0) + 1;
  if (row.sequence !== expected) {
    return row.sequence !== null && row.sequence > expected
      ? `序号不连续：此前应有第 ${expected} 条，记录缺失`
      : `序号不连续：应为第 ${expected} 条`;
  }
  const prevHash = before?.hash ?? FIRST_PREV_HASH;
  if (row.prev_hash !== prevHash) {
    return before ? '所记前一条的哈希与前一条不符' : '首条记录的前一条哈希不是 64 个 0';
  }
  if (row.hash !== recompute(row)) return '内容与哈希不符，记录被改动';
  if (row.from !== (before?.to ?? null)) {
    return `起始环节“${stageName(row.from)}”与前一条的到达环节“${stageName(before?.to ?? null)}”不一致`;
  }
  return null;
}

/** The chain holds, but the issue stands elsewhere: its last entries are gone, or its stage was changed past them. */
function checkEnd({ row, sequence, to }: Chain): BrokenLink | null {
  if (row.stage === to) return null;
  return {
    issue: nameOf(row),
    sequence,
    reason: `末条记录到达“${stageName(to)}”，而事项现为“${stageName(row.stage)}”：其后的记录缺失，或环节未经操作被改动`,
  };
}

async function findOrphan(client: Client): Promise<BrokenLink | null> {
  const { rows } = await client.query<{ id: number; sequence: number | null }>(ORPHAN);
  const [orphan] = rows;
  return orphan
    ? { issue: '（不存在）', sequence: orphan.sequence ?? 0, reason: `记录 #${orphan.id} 所属的事项不存在` }
    : null;
}

function recompute(row: Row): string | null {
  try {
    return hashEntry({
      issue: row.document_id,
      sequence: Number(row.sequence),
      action: row.action,
      from: row.from,
      to: row.to,
      actor: parsed(row.actor),
      happenedAt: milliseconds(row.happened_at),
      recordedAt: milliseconds(row.recorded_at),
      input: parsed(row.input),
      prevHash: row.prev_hash ?? '',
    });
  } catch {
    return null;
  }
}

// As text and parsed here: an application in the same process may have told pg to leave jsonb alone.
const parsed = (json: string | null): unknown => (json === null ? null : (JSON.parse(json) as unknown));

/** ISO 8601 UTC with milliseconds; anything finer stays, and then no hash fits. */
const milliseconds = (text: string): string => `${text.replace(/000$/, '')}Z`;

const nameOf = (row: Row): string => row.number ?? row.document_id;

const stageName = (stage: string | null): string =>
  stage === null ? '无' : (STAGE_NAMES[stage as Stage]?.zh ?? stage);
