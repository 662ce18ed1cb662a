import { ACTIONS, type ActionName, type ActorKind } from '../../../domain/lifecycle';
import { notFound } from '../shared/errors';
import { rows, type Trx } from '../access/window';

export type LedgerEntry = {
  documentId: string;
  issue: string;
  sequence: number;
  action: string;
  from: string | null;
  to: string | null;
  actor: Record<string, unknown>;
  happenedAt: string;
  recordedAt: string;
  dues: unknown;
  input: Record<string, unknown>;
  /** null for a unit once a rating is in the chain */
  prevHash: string | null;
  hash: string | null;
};

type Page = { page: number; pageSize: number };

/**
 * The entries of an issue that the asker may read, in order. Which rows is the policies' business; what of
 * a row is said here (spec: ledger, "Shown to").
 * @throws CaseworkError 404 when the issue is not visible
 */
export async function readLedger(
  trx: Trx,
  documentId: string,
  kind: ActorKind | 'super' | 'none',
  { page, pageSize }: Page,
): Promise<{ entries: LedgerEntry[]; total: number }> {
  const found = await rows<{ id: number; total: number; leads: boolean; rated: number | null }>(
    trx,
    `select i.id, (select count(*)::int from ledger_entries l where l.issue_id = i.id) as total,
            (select min(l.sequence) from ledger_entries l where l.issue_id = i.id
               and l.action in ('confirm', 'call-back', 'correct')) as rated,
            exists (select 1 from casework.transfer_access t
                     where t.issue_id = i.id and t.unit_id = casework.org() and t.role = 'lead') as leads
       from issues i where i.document_id = ?`,
    [documentId],
  );
  const issue = found[0];
  if (!issue) throw notFound();
  const list = await rows<Record<string, unknown>>(
    trx,
    `select l.document_id, l.sequence, l.action, l."from", l."to", l.actor, l.happened_at, l.recorded_at,
            l.dues, l.input, l.prev_hash, l.hash, l.unit_id = casework.org() as own
       from ledger_entries l where l.issue_id = ? order by l.sequence limit ? offset ?`,
    [issue.id, pageSize, (page - 1) * pageSize],
  );
  const readerOf = (row: Record<string, unknown>): LedgerReader =>
    kind === 'unit' && !issue.leads && row['own'] !== true ? 'support-unit' : kind;
  // There are five ratings: whoever has a hash that one went into finds out which it was.
  const isGuessable = (row: Record<string, unknown>): boolean =>
    kind === 'unit' && issue.rated !== null && (row['sequence'] as number) >= issue.rated;
  return {
    total: issue.total,
    entries: list.map((row) =>
      mask(
        {
          documentId: row['document_id'] as string,
          issue: documentId,
          sequence: row['sequence'] as number,
          action: row['action'] as string,
          from: row['from'] as string | null,
          to: row['to'] as string | null,
          actor: row['actor'] as Record<string, unknown>,
          happenedAt: (row['happened_at'] as Date).toISOString(),
          recordedAt: (row['recorded_at'] as Date).toISOString(),
          dues: row['dues'],
          input: (row['input'] as Record<string, unknown> | null) ?? {},
          prevHash: isGuessable(row) ? null : (row['prev_hash'] as string),
          hash: isGuessable(row) ? null : (row['hash'] as string),
        },
        readerOf(row),
      ),
    ),
  };
}

/** A support unit reads an entry that is not its own as the enterprise does; it has only its share. */
type LedgerReader = ActorKind | 'super' | 'none' | 'support-unit';

/** What of an entry this kind of reader may read. */
export function mask(entry: LedgerEntry, reader: LedgerReader): LedgerEntry {
  if (reader === 'enterprise') {
    const { name, organisation, role } = entry.actor;
    return { ...entry, dues: null, actor: { name, organisation, role }, input: shownInput(entry) };
  }
  if (reader === 'unit') return { ...entry, actor: approver(entry), input: withoutRating(entry) };
  if (reader === 'support-unit')
    return { ...entry, actor: approver(entry), input: withoutRating({ ...entry, input: shownInput(entry) }) };
  return entry;
}

/**
 * Whoever entered it, the approval is the enterprise's. That the group did so on its behalf is `ratingOnBehalf`,
 * which a unit reads as little as the rating (spec: who sees what): not from the actor, the evidence or its files
 * (files/policy.ts) either.
 */
function approver({ action, actor }: LedgerEntry): Record<string, unknown> {
  if (action !== 'confirm') return actor;
  const behalf = actor['onBehalfOf'] as { name?: unknown } | null | undefined;
  return { role: 'enterprise', organisation: behalf?.name ?? actor['organisation'] };
}

/** The part of the input that the action table shows to the enterprise; all of it where it names no part. */
function shownInput({ action, input }: LedgerEntry): Record<string, unknown> {
  const shown: boolean | readonly string[] = ACTIONS[action as ActionName].shownToEnterprise;
  if (typeof shown === 'boolean') return input;
  return Object.fromEntries(Object.entries(input).filter(([key]) => shown.includes(key)));
}

/** Units see neither rating nor comment, nor whose hand it was, until the period's assessment is published (spec: actions). */
function withoutRating({ action, input }: LedgerEntry): Record<string, unknown> {
  if (action === 'correct' && input['field'] === 'rating') {
    const { value: _value, before: _before, ...rest } = input;
    return rest;
  }
  if (action === 'confirm') return {};
  if (action !== 'call-back') return input;
  const { rating: _rating, comment: _comment, before: _before, ...rest } = input;
  return rest;
}
