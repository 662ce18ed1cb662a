import type { EntryObjection, LedgerEntry } from '../../../../contracts/issues';
import { ACTIONS, type ActionName, type ActorKind } from '../../../../domain/lifecycle';
import { notFound } from '../../platform/answers/errors';
import { rowsOfKept, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { isInNameOf, objectionsTo, ENTRY_NAME, type EntryName, type Speaker } from './object';

type Page = { page: number; pageSize: number };

/** Columns of `issues i` that `entriesOf` reads; their bindings are the limit and the offset. */
export const ledgerSql = (
  kind: Speaker['kind'],
): string => `(select count(*)::int from ledger_entries l where l.issue_id = i.id) as total,
  (select min(l.sequence) from ledger_entries l where l.issue_id = i.id and l.action in ('confirm', 'call-back', 'correct')) as rated,
  exists (select 1 from casework.transfer_access t
           where t.issue_id = i.id and t.unit_id = casework.org() and t.role = 'lead') as leads,
  (select coalesce(json_agg(x order by x.sequence), '[]'::json) from (
    select l.document_id, l.sequence, l.action, l."from", l."to", l.actor, ${utc('l.happened_at')} as happened_at,
           ${utc('l.recorded_at')} as recorded_at, l.dues, ${
             kind === 'unit' || kind === 'enterprise'
               ? 'casework.readable_input(l.input::jsonb) as input'
               : 'l.input'
           }, l.prev_hash, l.hash, l.unit_id = casework.org() as own, ${ENTRY_NAME},
           exists (select 1 from casework.assessment_access a
                    where a.shown and a.assesses in ('units', 'townships')
                      and (l.happened_at + interval '8 hours')::date >= a."from"
                      and (l.happened_at + interval '8 hours')::date < a."to") as published
      from ledger_entries l left join leaders ld on ld.id = i.leader_id
     where l.issue_id = i.id order by l.sequence limit ? offset ?) x) as entries`;

/** A row with the columns of `ledgerSql`. */
export type FoundLedger = {
  total: number;
  rated: number | null;
  leads: boolean;
  entries: Record<string, unknown>[];
};

type Reader = Speaker & { account: string };

/**
 * The entries of an issue that the asker may read, in order. Which rows is the policies' business; what of
 * a row is said here (spec: ledger, "Shown to").
 * @throws CaseworkError 404 when the issue is not visible
 */
export async function readLedger(
  trx: Trx,
  documentId: string,
  asker: Reader,
  { page, pageSize }: Page,
): Promise<{ entries: LedgerEntry[]; total: number }> {
  const [issue] = await rowsOfKept<FoundLedger & { id: number }>(
    trx,
    `/* ${asker.kind} */ select i.id, ${ledgerSql(asker.kind)} from issues i where i.document_id = ?`,
    [pageSize, (page - 1) * pageSize, documentId],
  );
  if (!issue) throw notFound();
  const objections = await objectionsTo(trx, issue.id);
  return { total: issue.total, entries: entriesOf(documentId, issue, objections, asker) };
}

/** The entries of a row with the columns of `ledgerSql`, as this asker may read them. */
export function entriesOf(
  documentId: string,
  issue: FoundLedger,
  objections: ReadonlyMap<number, EntryObjection>,
  asker: Reader,
): LedgerEntry[] {
  const { kind } = asker;
  const readerOf = (row: Record<string, unknown>): LedgerReader =>
    kind === 'unit' && !issue.leads && row['own'] !== true ? 'support-unit' : kind;
  // There are only five ratings, so a hash that includes one reveals it by trying each.
  const isGuessable = (row: Record<string, unknown>): boolean =>
    kind === 'unit' && issue.rated !== null && (row['sequence'] as number) >= issue.rated;
  const inName = (row: Record<string, unknown>): boolean =>
    isInNameOf(row['entry_name'] as EntryName | null, asker);
  // Units and enterprises read of objections their own.
  const objectionOf = (row: Record<string, unknown>): LedgerEntry['objection'] =>
    (kind === 'unit' || kind === 'enterprise') && !inName(row)
      ? null
      : (objections.get(row['sequence'] as number) ?? null);
  return issue.entries.map((row) =>
    mask(
      {
        documentId: row['document_id'] as string,
        issue: documentId,
        sequence: row['sequence'] as number,
        action: row['action'] as string,
        from: row['from'] as string | null,
        to: row['to'] as string | null,
        actor: row['actor'] as Record<string, unknown>,
        happenedAt: row['happened_at'] as string,
        recordedAt: row['recorded_at'] as string,
        dues: row['dues'] as LedgerEntry['dues'],
        input: (row['input'] as Record<string, unknown> | null) ?? {},
        prevHash: isGuessable(row) ? null : (row['prev_hash'] as string),
        hash: isGuessable(row) ? null : (row['hash'] as string),
        objection: objectionOf(row),
        mayObject:
          inName(row) &&
          !objections.has(row['sequence'] as number) &&
          (row['actor'] as { account?: string }).account !== asker.account,
      },
      readerOf(row),
      row['published'] === true,
    ),
  );
}

/** A support unit reads an entry that is not its own as the enterprise does; it has only its share. */
type LedgerReader = ActorKind | 'super' | 'none' | 'system' | 'support-unit';

/**
 * Returns the part of an entry that this kind of reader may read.
 * @param published whether the assessment of its period is, so that the lead unit reads the rating and whether the
 * group entered it
 */
export function mask(entry: LedgerEntry, reader: LedgerReader, published = false): LedgerEntry {
  if (reader === 'enterprise') {
    const { name, organisation, role, onBehalfOf } = entry.actor;
    const behalf = onBehalfOf as { role?: string } | null | undefined;
    // That it was done in the enterprise's own name it must know, to object.
    const actor = {
      name,
      organisation,
      role,
      ...(behalf?.role === 'enterprise' ? { onBehalfOf } : {}),
    };
    return { ...entry, dues: null, actor, input: shownInput(entry) };
  }
  if (reader === 'unit' && published) return entry;
  if (reader === 'unit') return { ...entry, actor: approver(entry), input: withoutRating(entry) };
  if (reader === 'support-unit')
    return { ...entry, actor: approver(entry), input: withoutRating({ ...entry, input: shownInput(entry) }) };
  return entry;
}

/**
 * Names the enterprise as approver, whoever entered the approval. That the group did so on its behalf is
 * `ratingOnBehalf`, which a unit may read as little as the rating (spec: who sees what): not from the actor, the
 * evidence or its files (platform/access/file-policy.ts) either.
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
  // That an opinion was asked for tells of a low rating.
  if (action === 'consent') {
    const { notFullySolved: _word, ...rest } = input;
    return rest;
  }
  if (action !== 'call-back') return input;
  const { rating: _rating, comment: _comment, before: _before, ...rest } = input;
  return rest;
}
