import { Client } from 'pg';
import { STAGE_NAMES, type Stage } from '../../../../domain/lifecycle';
import { FIRST_PREV_HASH, hashEntry } from './hash';
import { FIRST_PREV_SEAL, SEAL_VERSION, sealEntry, type SealedEntry } from './seal';

/** The first link that does not hold: the issue's number, the entry's sequence, and why. */
export type BrokenLink = { issue: string; sequence: number; reason: string };

/** Runs a statement on one connection, within one transaction. */
export type Query = <T extends Record<string, unknown>>(sql: string) => Promise<{ rows: T[] }>;

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

/** One entry with its issue; an issue without entries appears once, with nulls. */
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
  entry: string | null;
  dues: string | null;
  unit_id: number | null;
  shown_to_enterprise: boolean | null;
  shown_to_support: boolean | null;
  version: number | null;
  holder: string | null;
  rows: string | null;
  prev_seal: string | null;
  seal: string | null;
  /** the entry was made by a release that seals */
  seals: boolean;
};

/** The end of a chain so far, which the next entry has to fit. */
type Chain = { row: Row; sequence: number; to: string | null; hash: string; seal: string | null };

const LOG_EVERY = 50_000;

// Written out by the server from the stored value, so that no session's time zone affects it. Microseconds, not
// milliseconds: a change below the millisecond must not be rounded away.
const instant = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/** A database that has not been upgraded has no seals yet: its chains are judged by their hashes. */
async function hasSeals(query: Query): Promise<boolean> {
  type Found = { seals: boolean; versions: boolean };
  const [found] = (
    await query<Found>(`select to_regclass('casework.ledger_seals') is not null as seals,
      to_regclass('casework.migrations') is not null as versions`)
  ).rows;
  if (found?.seals) return true;
  const { rows } = found?.versions
    ? await query('select 1 from casework.migrations where number >= 7')
    : { rows: [] };
  if (rows.length > 0) throw new Error('casework.ledger_seals is gone: the seals of the ledger were removed');
  return false;
}

const WITH_SEALS = {
  columns: `s.version, s.holder::text as holder, s.rows::text as rows, s.prev_seal, s.seal,
         coalesce(l.id > (select entry_id from casework.sealed_after), true) as seals`,
  join: `left join casework.ledger_seals s on s.issue_id = l.issue_id and s.sequence = l.sequence`,
};
const WITHOUT_SEALS: typeof WITH_SEALS = {
  columns: `null as version, null as holder, null as rows, null as prev_seal, null as seal, false as seals`,
  join: '',
};

const entriesSql = ({ columns, join }: typeof WITH_SEALS): string => `
  select i.id as issue_id, i.document_id, i.number, i.stage, l.id as entry_id, l.sequence, l.action, l."from", l."to", l.actor::text as actor,
         ${instant('l.happened_at')} as happened_at, ${instant('l.recorded_at')} as recorded_at,
         l.input::text as input, l.prev_hash, l.hash,
         l.document_id as entry, l.dues::text as dues, l.unit_id, l.shown_to_enterprise, l.shown_to_support,
         ${columns}
    from issues i left join ledger_entries l on l.issue_id = i.id
    ${join}
   order by i.id, l.sequence, l.id`;

const ORPHANS = `
  select '（不存在）' as issue, coalesce(l.sequence, 0) as sequence, format('记录 #%s 所属的事项不存在', l.id) as reason
    from ledger_entries l where not exists (select 1 from issues i where i.id = l.issue_id) order by l.id limit 1000`;

const ORPHANED_SEALS = `
  select coalesce(i.number, i.document_id, '（不存在）') as issue, s.sequence, '该记录的全项哈希还在，而记录本身缺失' as reason
    from casework.ledger_seals s left join issues i on i.id = s.issue_id
   where not exists (select 1 from ledger_entries l where l.issue_id = s.issue_id and l.sequence = s.sequence)
   limit 1000`;

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
  return withSnapshot(connectionString, async (query) => {
    const { chains, entries, findings } = await verifyChains(query, log, batchSize);
    return { chains, entries, broken: findings[0] ?? null };
  });
}

/** Runs work on a separate connection, in one read-only snapshot. */
export async function withSnapshot<T>(
  connectionString: string,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString, options: '-c timezone=UTC' });
  // A connection that breaks rejects the query under way; the event alone must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const result = await work((sql) => client.query(sql));
    await client.query('rollback');
    return result;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** How many findings are kept: enough to see what happened, not so many that memory goes. */
const MOST = 10_000;

/**
 * The chains of all issues, hashes and seals: the first broken link of each, then entries without an issue and
 * seals without an entry. Runs within the caller's transaction.
 */
export async function verifyChains(
  query: Query,
  log: (line: string) => void = () => undefined,
  batchSize = 1000,
): Promise<{ chains: number; entries: number; findings: BrokenLink[] }> {
  const isSealed = await hasSeals(query);
  const entries = entriesSql(isSealed ? WITH_SEALS : WITHOUT_SEALS);
  await query(`declare entries no scroll cursor for ${entries}`);
  const result = await verifyRows(query, log, batchSize);
  await query('close entries');
  for (const orphans of isSealed ? [ORPHANS, ORPHANED_SEALS] : [ORPHANS]) {
    const { rows } = await query<BrokenLink>(orphans);
    result.findings.push(...rows.map((row) => ({ ...row, sequence: Number(row.sequence) })));
  }
  return result;
}

type Chains = { chains: number; entries: number; findings: BrokenLink[] };

async function verifyRows(query: Query, log: (line: string) => void, batchSize: number): Promise<Chains> {
  const result: Chains = { chains: 0, entries: 0, findings: [] };
  const found = (link: BrokenLink | null): void => {
    if (link && result.findings.length < MOST) result.findings.push(link);
  };
  let chain: Chain | null = null;
  /** the issue whose chain has been found broken: what follows in it says no more */
  let left: number | null = null;
  for (;;) {
    const { rows } = await query<Row>(`fetch forward ${batchSize} from entries`);
    if (rows.length === 0) break;
    for (const row of rows) {
      if (chain && chain.row.issue_id !== row.issue_id) {
        if (left !== chain.row.issue_id) found(checkEnd(chain));
        chain = null;
      }
      if (row.entry_id === null) {
        found({ issue: nameOf(row), sequence: 1, reason: '该事项没有任何台账记录' });
        continue;
      }
      if (!chain) result.chains += 1;
      result.entries += 1;
      const reason = left === row.issue_id ? null : checkEntry(row, chain);
      if (reason) {
        found({ issue: nameOf(row), sequence: Number(row.sequence ?? 0), reason });
        left = row.issue_id;
      }
      chain = { row, sequence: Number(row.sequence), to: row.to, hash: row.hash ?? '', seal: row.seal };
      if (result.entries % LOG_EVERY === 0) log(`已核验 ${result.entries} 条记录……`);
    }
  }
  if (chain && left !== chain.row.issue_id) found(checkEnd(chain));
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
  return checkSeal(row, before);
}

/** Why an entry's seal does not hold, or null. Entries of releases that did not seal come before all that have one. */
function checkSeal(row: Row, before: Chain | null): string | null {
  if (row.seal === null) {
    return row.seals || before?.seal ? '全项哈希缺失' : null;
  }
  if (row.version !== SEAL_VERSION) return `全项哈希的版本 ${row.version} 不认识`;
  if (row.prev_seal !== (before?.seal ?? FIRST_PREV_SEAL)) return '所记前一条的全项哈希与前一条不符';
  return row.seal === reseal(row) ? null : '时限、承办单位、可见范围或随附记录与全项哈希不符，记录被改动';
}

function reseal(row: Row): string | null {
  try {
    return sealEntry({
      entry: row.entry ?? '',
      hash: row.hash ?? '',
      dues: parsed(row.dues),
      unit: row.unit_id,
      shownToEnterprise: row.shown_to_enterprise ?? false,
      shownToSupport: row.shown_to_support ?? false,
      holder: parsed(row.holder) as SealedEntry['holder'],
      rows: parsed(row.rows) as SealedEntry['rows'],
      prevSeal: row.prev_seal ?? '',
    });
  } catch {
    return null;
  }
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
