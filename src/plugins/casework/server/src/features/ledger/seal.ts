import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * The seal of a ledger entry. Its `hash` covers exactly what the specification names (hash.ts); the seal covers the
 * hash and all else that people and figures read of the entry, and stands on the seal before it (docs/adr/0017).
 */

export const SEAL_VERSION = 2;

/** The holder of the issue after the entry, by key: the party that a step is charged to. */
export type SealedHolder = { group: number | null; leader: number | null; complaint: boolean };

export type SealedEntry = {
  /** the entry's documentId */
  entry: string;
  hash: string;
  dues: unknown;
  /** key of the unit that the step concerns */
  unit: number | null;
  shownToEnterprise: boolean;
  shownToSupport: boolean;
  holder: SealedHolder;
  /** SHA-256 of each row that the entry wrote: `issue`, `transfers:<documentId>`, … */
  rows: Readonly<Record<string, string>>;
  prevSeal: string;
};

/** The previous seal of a chain's first seal. */
export const FIRST_PREV_SEAL = '0'.repeat(64);

const sha256 = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('no canonical form');
  return createHash('sha256').update(text, 'utf8').digest('hex');
};

/**
 * Lowercase hex SHA-256 over the RFC 8785 canonical JSON of the entry's seal, `version` 2 included.
 * @throws when a value has no JSON form
 */
export function sealEntry(sealed: SealedEntry): string {
  const { entry, hash, dues, unit, shownToEnterprise, shownToSupport, holder, rows, prevSeal } = sealed;
  return sha256({
    version: SEAL_VERSION,
    entry,
    hash,
    dues,
    unit,
    shownToEnterprise,
    shownToSupport,
    holder,
    rows,
    prevSeal,
  });
}

/**
 * Digest of a row as it is stored: SHA-256 over the canonical JSON of its fields, instants as ISO 8601 UTC with
 * milliseconds, relations by key.
 */
export const rowDigest = (values: Readonly<Record<string, unknown>>): string => sha256(values);

export const OBJECTION_SEAL_VERSION = 1;

/** The counter (casework.counters) that numbers objections without a gap. */
export const OBJECTION_COUNTER = 'objection';

/** An objection to a ledger entry, as it is sealed: objections of all issues are one chain. */
export type SealedObjection = {
  /** from 1, without a gap */
  number: number;
  /** the issue's documentId */
  issue: string;
  /** of the entry */
  sequence: number;
  /** the entry's hash */
  hash: string;
  role: string;
  organisation: string;
  name: string;
  account: string;
  reason: string;
  /** ISO 8601 UTC with milliseconds */
  at: string;
  prevSeal: string;
};

/**
 * Lowercase hex SHA-256 over the RFC 8785 canonical JSON of an objection's seal, `version` 1 included. The migration
 * 0019-objection-seals.sql writes the same text for objections that were made before it.
 * @throws when a value has no JSON form
 */
export const sealObjection = (sealed: SealedObjection): string =>
  sha256({ ...sealed, version: OBJECTION_SEAL_VERSION });
