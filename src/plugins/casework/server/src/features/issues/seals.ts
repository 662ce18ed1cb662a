import type { IssueState } from '../../../../domain/lifecycle';
import {
  FIRST_PREV_SEAL,
  SEAL_VERSION,
  rowDigest,
  sealEntry,
  type SealedEntry,
  type SealedHolder,
} from '../ledger/seal';
import { ISSUE_COLUMNS, PARTS, fieldsOfStored, storedFields, type Json, type PartName } from './record';

/** Rows of `casework.ledger_seals`, written together with ledger entries (docs/adr/0017). */

export const issueDigest = (issue: IssueState): string =>
  rowDigest(storedFields<IssueState>(issue, ISSUE_COLUMNS));

/** Digest of a row that hangs on an issue; it is known by `name:documentId`. */
export const partDigest = (name: PartName, row: object): string =>
  rowDigest(storedFields(row, PARTS[name].columns as Record<string, readonly [string, 'plain']>));

/** An issue's rows as the database gives them as JSON. */
export type StoredIssue = { issue: Json } & Record<PartName, Json[]>;

/** The digest of an issue's row as the database gives it as JSON. */
export const storedIssueDigest = (row: Json): string => rowDigest(fieldsOfStored(row, ISSUE_COLUMNS));

/**
 * The digests of all rows of an issue as they are stored: what the last seals of its chain must say.
 * @param stored without `issue`, the digest of the issue's own row is left out
 */
export function digestsOfStored({
  issue,
  ...stored
}: Omit<StoredIssue, 'issue'> & { issue?: Json }): Record<string, string> {
  const digests: Record<string, string> = issue ? { issue: storedIssueDigest(issue) } : {};
  for (const name of Object.keys(PARTS) as PartName[]) {
    const columns = PARTS[name].columns as Record<string, readonly [string, 'plain']>;
    for (const row of stored[name])
      digests[`${name}:${String(row['document_id'])}`] = rowDigest(fieldsOfStored(row, columns));
  }
  return digests;
}

export const holderOf = (issue: IssueState): SealedHolder => ({
  group: issue.group?.id ?? null,
  leader: issue.leader?.id ?? null,
  complaint: Boolean(issue.complaint),
});

type Sealing = { issueId: number; sequence: number } & SealedEntry;

/** The seal of one entry as a row; an import chains them by the row's `seal`. */
export function sealRow({ issueId, sequence, ...sealed }: Sealing): Json & { seal: string } {
  return {
    issue_id: issueId,
    sequence,
    version: SEAL_VERSION,
    holder: JSON.stringify(sealed.holder),
    rows: JSON.stringify(sealed.rows),
    prev_seal: sealed.prevSeal,
    seal: sealEntry(sealed),
  };
}

/**
 * The seals of a whole chain that is written at once, as an import does: the digests of all rows stand in the last.
 * @param entries as they are stored, with who held the issue after each; at least one
 * @returns the seals before the last one, and what the last one stands on
 */
export function sealChain(
  issueId: number,
  entries: readonly {
    documentId: string;
    sequence: number;
    hash: string;
    dues: unknown;
    unitId: number | null;
    shownToEnterprise: boolean;
    shownToSupport: boolean;
    holder: SealedHolder;
  }[],
): { before: Json[]; last: Sealing } {
  let prevSeal = FIRST_PREV_SEAL;
  const sealings = entries.map(
    ({ documentId, unitId, ...entry }): Omit<Sealing, 'prevSeal'> => ({
      ...entry,
      issueId,
      entry: documentId,
      unit: unitId,
      rows: {},
    }),
  );
  const last = sealings.pop();
  if (!last) throw new Error('a chain without an entry');
  const before = sealings.map((sealing) => {
    const row = sealRow({ ...sealing, prevSeal });
    prevSeal = row.seal;
    return row;
  });
  return { before, last: { ...last, prevSeal } };
}
