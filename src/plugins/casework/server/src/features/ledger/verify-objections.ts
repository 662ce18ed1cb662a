import { FIRST_PREV_SEAL, OBJECTION_COUNTER, OBJECTION_SEAL_VERSION, sealObjection } from './seal';
import type { BrokenLink, Query } from './verify';

/** An objection beside the entry that it is made to; both are null where the counter alone is left. */
type Row = {
  number: number;
  version: number;
  issue: string | null;
  name: string | null;
  sequence: number;
  entry_role: string | null;
  hash: string | null;
  role: string;
  organisation: string;
  by: string;
  account: string;
  reason: string;
  at: string;
  prev_seal: string;
  seal: string;
};

const OBJECTIONS = `
  select o.number, o.version, i.document_id as issue, coalesce(i.number, i.document_id) as name, o.sequence,
         l.actor -> 'onBehalfOf' ->> 'role' as entry_role, l.hash, o.role, o.organisation, o.name as by, o.account, o.reason,
         to_char(o.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, o.prev_seal, o.seal
    from casework.entry_objections o
    left join issues i on i.id = o.issue_id
    left join ledger_entries l on l.issue_id = o.issue_id and l.sequence = o.sequence
   order by o.number`;

const SEALED = `select exists (select 1 from pg_attribute
  where attrelid = to_regclass('casework.entry_objections') and attname = 'seal' and not attisdropped) as sealed,
  to_regclass('casework.migrations') is not null as versions`;

/**
 * The objections to entries of the ledger: one chain over all issues, numbered without a gap as far as the counter
 * says, each to an entry that was made in the name of whoever objects. Runs in the caller's transaction.
 * @throws when the seals of objections were removed from a database that has had them
 */
export async function verifyObjections(query: Query): Promise<BrokenLink[]> {
  const [state] = (await query<{ sealed: boolean; versions: boolean }>(SEALED)).rows;
  if (!state?.sealed) {
    const upgraded = state?.versions
      ? (await query('select 1 from casework.migrations where number >= 19')).rows.length > 0
      : false;
    if (upgraded) throw new Error('casework.entry_objections is gone, or its seals were removed');
    return [];
  }
  const findings: BrokenLink[] = [];
  let expected = 1;
  let prevSeal = FIRST_PREV_SEAL;
  const { rows } = await query<Row>(OBJECTIONS);
  for (const row of rows) {
    const amiss = (reason: string): void =>
      void findings.push({ issue: row.name ?? '（不存在）', sequence: row.sequence, reason });
    if (row.number !== expected) amiss(`异议编号不连续：此前应有第 ${expected} 号异议，记录缺失`);
    else if (row.prev_seal !== prevSeal) amiss(`第 ${row.number} 号异议所记前一号的哈希与前一号不符`);
    if (row.hash === null) amiss(`第 ${row.number} 号异议所对的记录不存在`);
    else if (row.seal !== reseal(row)) amiss(`第 ${row.number} 号异议的内容与哈希不符，被改动`);
    else if (row.entry_role !== row.role) amiss(`第 ${row.number} 号异议所对的记录不是代其录入的`);
    expected = row.number + 1;
    prevSeal = row.seal;
  }
  const [counter] = (
    await query<{ value: number }>(`select value from casework.counters where key = '${OBJECTION_COUNTER}'`)
  ).rows;
  const numbered = Number(counter?.value ?? 0);
  if (numbered !== expected - 1)
    findings.push({
      issue: rows.at(-1)?.name ?? '（不存在）',
      sequence: 0,
      reason: `异议编号计数器为 ${numbered}，而末一号异议为第 ${expected - 1} 号：其后的异议缺失，或计数器被改动`,
    });
  return findings;
}

function reseal(row: Row): string | null {
  if (row.version !== OBJECTION_SEAL_VERSION) return null;
  const { number, issue, sequence, hash, role, organisation, by, account, reason, at, prev_seal } = row;
  return sealObjection({
    number,
    issue: issue ?? '',
    sequence,
    hash: hash ?? '',
    role,
    organisation,
    name: by,
    account,
    reason,
    // Anything finer than milliseconds stays, and then no seal fits.
    at: `${at.replace(/000$/, '')}Z`,
    prevSeal: prev_seal,
  });
}
