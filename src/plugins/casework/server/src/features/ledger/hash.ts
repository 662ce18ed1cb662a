import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The fields of a ledger entry that its hash covers (spec: ledger). */
export type HashedEntry = {
  /** the issue's documentId */
  issue: string;
  sequence: number;
  action: string;
  from: string | null;
  to: string | null;
  actor: unknown;
  /** ISO 8601 UTC with milliseconds */
  happenedAt: string;
  recordedAt: string;
  input: unknown;
  prevHash: string;
};

/** `prevHash` of the first entry of a chain. */
export const FIRST_PREV_HASH = '0'.repeat(64);

/**
 * Hash of a ledger entry: lowercase hex SHA-256 over its RFC 8785 canonical JSON.
 * @throws when a value has no JSON form (NaN, a lone surrogate)
 */
export function hashEntry(entry: HashedEntry): string {
  const { issue, sequence, action, from, to, actor, happenedAt, recordedAt, input, prevHash } = entry;
  const text = canonicalize({
    issue,
    sequence,
    action,
    from,
    to,
    actor,
    happenedAt,
    recordedAt,
    input,
    prevHash,
  });
  if (text === undefined) throw new Error('a ledger entry has no canonical form');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
