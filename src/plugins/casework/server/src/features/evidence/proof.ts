import canonicalize from 'canonicalize';
import type { LedgerEntry } from '../../../../contracts/issues';
import { ACTIONS, STAGE_NAMES, isActionName, type Stage } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';
import { refuse } from '../../platform/answers/errors';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { readLedger } from '../ledger/read';
import { proveInclusion, type Inclusion } from './anchor';

/** More entries than this no ledger has (an issue is acted upon a few hundred times at most). */
const MOST_ENTRIES = 10_000;

export type ProofEntry = {
  sequence: number;
  action: string;
  /** null for an entry of which the reader gets nothing but the hash */
  at: string | null;
  actor: string;
  stage: string;
  hash: string;
  prevHash: string;
  /** the text that was hashed, where the reader may read all of it */
  text: string | null;
  /** the part of the input that the reader may read, where that is not all */
  shown: Record<string, unknown> | null;
};

export type Proof = {
  documentId: string;
  number: string;
  title: string;
  madeAt: string;
  entries: ProofEntry[];
  inclusion: Inclusion | null;
};

type Raw = {
  sequence: number;
  action: string;
  actor: unknown;
  input: unknown;
  hash: string;
  prev_hash: string;
  own: boolean;
};

/** Entries into which a rating went: there are five, and who has the hash finds out which. */
const RATED = ['confirm', 'call-back', 'correct'];

/**
 * Everything by which a reader of an issue's ledger can show that it is as it was: the entries that he may read with
 * the very text that was hashed, of the others the hashes alone, and the way from the chain's head to a signed root.
 * @param made now, or as of the first anchor that contains the chain's end: that proof is always the same
 * @throws CaseworkError 404 when the issue is not visible, 409 for a unit from which the hashes are withheld
 */
export async function gatherProof(
  trx: Trx,
  documentId: string,
  asker: Asker,
  made: { at: Date } | { atItsEnd: true },
): Promise<Proof> {
  const { entries } = await readLedger(trx, documentId, asker, { page: 1, pageSize: MOST_ENTRIES });
  const [issue] = await rows<{ number: string | null; title: string }>(
    trx,
    'select number, title from issues where document_id = ?',
    [documentId],
  );
  const first = 'atItsEnd' in made;
  const { raw, inclusion } = await asOwner(
    trx,
    'A proof needs the hashed text of entries that were just read, and the heads of other chains',
    async () => ({
      raw: await rows<Raw>(
        trx,
        `select l.sequence, l.action, l.actor, l.input, l.hash, l.prev_hash, l.actor ->> 'role' = 'enterprise' as own
         from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = ? order by l.sequence`,
        [documentId],
      ),
      inclusion: await proveInclusion(trx, documentId, { first }),
    }),
  );
  if (asker.kind === 'unit' && raw.some(({ action }) => RATED.includes(action)))
    throw refuse(409, 'PROOF_WITHHELD');
  const known = new Map(entries.map((entry) => [entry.sequence, entry]));
  return {
    documentId,
    number: issue?.number ?? documentId,
    title: issue?.title ?? '',
    madeAt: 'at' in made ? made.at.toISOString() : (inclusion?.anchor.statement.at ?? ''),
    entries: raw.map((row) => {
      const entry = known.get(row.sequence);
      return entry ? entryOf(entry, row, asker.kind) : hashAlone(row);
    }),
    inclusion,
  };
}

/** An entry that is not shown to the reader at all. */
const hashAlone = ({ sequence, hash, prev_hash: prevHash }: Raw): ProofEntry => ({
  sequence,
  action: '',
  at: null,
  actor: '',
  stage: '',
  hash,
  prevHash,
  text: null,
  shown: null,
});

const same = (a: unknown, b: unknown): boolean => canonicalize(a ?? null) === canonicalize(b ?? null);

function entryOf(entry: LedgerEntry, raw: Raw, kind: Asker['kind']): ProofEntry {
  const { action, from, to, happenedAt, recordedAt } = entry;
  // To its own people an enterprise's accounts are no news.
  const isActorShown = same(entry.actor, raw.actor) || (kind === 'enterprise' && raw.own);
  const isWhole = isActorShown && same(entry.input, raw.input ?? {});
  const { hash, prev_hash: prevHash } = raw;
  const { name, organisation } = entry.actor as { name?: string; organisation?: string };
  return {
    sequence: entry.sequence,
    action: isActionName(action) ? ACTIONS[action].label.zh : action,
    at: happenedAt,
    actor: [organisation, name].filter(Boolean).join(' '),
    stage: to && to in STAGE_NAMES ? STAGE_NAMES[to as Stage].zh : '',
    hash,
    prevHash,
    text: isWhole
      ? (canonicalize({
          issue: entry.issue,
          sequence: entry.sequence,
          action,
          from,
          to,
          actor: raw.actor,
          happenedAt,
          recordedAt,
          input: raw.input,
          prevHash,
        }) ?? null)
      : null,
    shown: isWhole ? null : entry.input,
  };
}
