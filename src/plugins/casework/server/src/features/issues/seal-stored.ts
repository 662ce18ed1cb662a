import type { SealedEntry, SealedHolder } from '../ledger/seal';
import { rows, type Trx } from '../../platform/database/as-owner';
import { PARTS, type Json, type PartName } from './record';
import { digestsOfStored, sealChain, sealRow, storedIssueDigest, type StoredIssue } from './seals';

const part = (name: PartName): string =>
  `'${name}', (select coalesce(json_agg(x order by x.id), '[]'::json) from ${PARTS[name].table} x where x.issue_id = i.id)`;

const STORED = `
  select i.id, json_build_object(${(Object.keys(PARTS) as PartName[]).map(part).join(', ')},
    'entries', (select coalesce(json_agg(json_build_object('documentId', l.document_id, 'sequence', l.sequence, 'hash', l.hash,
         'dues', l.dues, 'unitId', l.unit_id, 'shownToEnterprise', coalesce(l.shown_to_enterprise, false),
         'shownToSupport', coalesce(l.shown_to_support, false),
         'holder', (select json_build_object('group', h.group_id, 'leader', h.leader_id, 'complaint', coalesce(h.complaint, false))
            from casework.issue_holders h where h.issue_id = i.id and h.sequence <= l.sequence order by h.sequence desc limit 1)
       ) order by l.sequence), '[]'::json) from ledger_entries l where l.issue_id = i.id))::text as stored
  from issues i where i.id = any(?) order by i.id`;

type Entry = Omit<Parameters<typeof sealChain>[1][number], 'holder'> & { holder: SealedHolder | null };

const NOBODY: SealedHolder = { group: null, leader: null, complaint: false };

/** A chain that is sealed up to its last entry; that one's seal covers the rows as they come to stand. */
export type OpenSeal = { issueId: number; sequence: number } & SealedEntry;

const INSERT = `
  insert into casework.ledger_seals (issue_id, sequence, version, holder, rows, prev_seal, seal)
  select issue_id, sequence, version, holder, rows, prev_seal, seal
    from jsonb_populate_recordset(null::casework.ledger_seals, ?::jsonb)`;

const insertSeals = (trx: Trx, seals: readonly Json[]): Promise<unknown> =>
  rows(trx, INSERT, [
    JSON.stringify(
      seals.map((row) => ({
        ...row,
        holder: JSON.parse(String(row['holder'])) as unknown,
        rows: JSON.parse(String(row['rows'])) as unknown,
      })),
    ),
  ]);

/**
 * Seals chains that have been written at once and have no seal yet, from what is stored, up to their last entries: all
 * that does not depend on the issue's number. Runs in the owner's window.
 * @returns what the last seals still need
 */
export async function sealAllButLast(trx: Trx, ids: readonly number[]): Promise<OpenSeal[]> {
  const found = await rows<{ id: number; stored: string }>(trx, STORED, [ids]);
  const sealed: Json[] = [];
  const open = found.map(({ id, stored }) => {
    const one = JSON.parse(stored) as Omit<StoredIssue, 'issue'> & { entries: Entry[] };
    const entries = one.entries.map((entry) => ({ ...entry, holder: entry.holder ?? NOBODY }));
    const { before, last } = sealChain(id, entries);
    sealed.push(...before);
    return { ...last, rows: digestsOfStored(one) };
  });
  await insertSeals(trx, sealed);
  return open;
}

/**
 * Seals the last entries, with the issues' rows as they are stored now. Runs in the owner's window.
 * @param issues the stored rows, as `row_to_json` gives them
 */
export async function sealLast(
  trx: Trx,
  open: readonly OpenSeal[],
  issues: ReadonlyMap<number, Json>,
): Promise<void> {
  await insertSeals(
    trx,
    open.map(({ rows: digests, ...sealing }) =>
      sealRow({
        ...sealing,
        rows: { ...digests, issue: storedIssueDigest(issues.get(sealing.issueId) ?? {}) },
      }),
    ),
  );
}
