import { createId } from '@paralleldrive/cuid2';
import {
  ACTIONS,
  actedFor,
  resolveAudience,
  type Actor,
  type Addressee,
  type Case,
  type IssueState,
  type Performed,
} from '../../../../domain/lifecycle';
import { hashEntry } from '../ledger/hash';
import { FIRST_PREV_SEAL } from '../ledger/seal';
import type { FactHistory } from '../../../../domain/measures';
import { factStatements, factsAfter, type FactsChanged } from '../measures/keep-facts';
import { type Trx, rows, rowsOfKept } from '../../platform/database/as-owner';
import { ISSUE_COLUMNS, PARTS, changes, type Json, type PartName } from './record';
import { holderOf, issueDigest, partDigest, sealRow } from './seals';

/** When it happened and when it was entered; they differ only for imported history. */
export type Moment = { happenedAt: Date; recordedAt: Date };

type Statement = { sql: string; bindings: unknown[]; changes?: string; makes?: string };

const quote = (column: string): string => `"${column}"`;

/** What takes the rows of an action: they are written at once, or kept to be written with those of other issues. */
export type Rows = {
  insert(table: string, row: Json): void;
  update(table: string, id: number, set: readonly [string, unknown][], now: string): void;
  facts(changed: FactsChanged): void;
  /** a statement that only actions of people need */
  add(sql: string, bindings: unknown[]): void;
};

/** Data-modifying parts of one statement: PostgreSQL runs them all in one round trip. */
class Batch implements Rows {
  private readonly parts: Statement[] = [];

  insert(table: string, row: Json): void {
    const columns = Object.keys(row);
    this.parts.push({
      sql: `insert into ${table} (${columns.map(quote).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      bindings: Object.values(row),
      makes: table,
    });
  }

  update(table: string, id: number, set: readonly [string, unknown][], now: string): void {
    if (set.length === 0) return;
    this.parts.push({
      sql: `update ${table} set ${[...set, ['updated_at', now] as const].map(([c]) => `${quote(c)} = ?`).join(', ')} where id = ?`,
      bindings: [...set.map(([, v]) => v), now, id],
      changes: table,
    });
  }

  facts(changed: FactsChanged): void {
    for (const { sql, bindings } of factStatements(changed)) this.add(sql, bindings);
  }

  add(sql: string, bindings: unknown[]): void {
    this.parts.push({ sql, bindings });
  }

  async run(trx: Trx): Promise<void> {
    // Parts of one statement run in no reliable order: a change that must make way for a new row under a unique index
    // (the ended transfer, the superseded escalation) is a separate statement.
    const made = new Set(this.parts.map((p) => p.makes));
    const first = this.parts.filter((p) => p.changes && made.has(p.changes));
    if (first.length > 0) await together(trx, first);
    await together(
      trx,
      this.parts.filter((p) => !first.includes(p)),
    );
  }
}

/** Which columns a write changes makes its text: the forms of every day come first, rare ones are planned each time. */
const FORMS_KEPT = 80;

const together = (trx: Trx, parts: readonly Statement[]): Promise<unknown> =>
  rowsOfKept(
    trx,
    `with ${parts.map((p, i) => `w${i} as (${p.sql})`).join(',\n')} select 1`,
    parts.flatMap((p) => p.bindings),
    FORMS_KEPT,
  );

/** Text of the account that acted, as the ledger keeps it: strings only, so that it outlives accounts. */
export function ledgerActor(actor: Actor, performed: Performed): Json {
  const { standing } = performed.entry;
  const { issue, transfers } = performed.draft;
  const names: Record<string, string | undefined> = {
    leader: issue.leader?.name,
    enterprise: issue.enterprise.name,
    group: issue.group?.name,
    'lead-unit': issue.leadUnit?.name,
    'support-unit':
      (performed.entry.input['unit'] as { name?: string } | undefined)?.name ??
      transfers.find((t) => t.role === 'support')?.unit.name,
  };
  return {
    name: actor.name,
    account: actor.account,
    role: actor.kind,
    organisation: actor.organisation,
    membership: actor.membership,
    ...(actor.via ? { via: actor.via, contact: actor.contact ?? '' } : {}),
    onBehalfOf: standing.onBehalf
      ? { role: standing.capacity, name: names[standing.capacity] ?? null }
      : null,
  };
}

/** Where the ledger of an issue stands, and the history that its facts are derived from. */
export type Head = { sequence: number; hash: string; seal: string | null; history: FactHistory | null };

/**
 * Writes the result of an action: the issue and its dependent rows, the ledger entry and the queued notifications,
 * in one statement. Runs inside `asOwner`.
 * @returns the ledger entry
 * @param before the case as loaded, or null when the action made it
 */
export async function writeCase(
  trx: Trx,
  before: Case | null,
  performed: Performed,
  actor: Actor,
  moment: Moment,
  head: Head,
  extra?: { idempotency?: { account: string; path: string; key: string; body: unknown; status: number } },
): Promise<{ documentId: string; sequence: number }> {
  const batch = new Batch();
  const hashes = await contentHashes(trx, performed.entry);
  const { entry, head: next } = rowsOfAction(batch, before, performed, actor, moment, head, hashes);
  const claim = extra?.idempotency;
  if (claim) {
    batch.add(
      'update casework.idempotency set status = ?, body = ? where account = ? and path = ? and key = ?',
      [claim.status, JSON.stringify(claim.body), claim.account, claim.path, claim.key],
    );
  }
  await batch.run(trx);
  return { documentId: entry, sequence: next.sequence };
}

/**
 * The rows that the result of an action makes and changes. Pure but for the new documentIds.
 * @param batch takes the rows
 * @param fileHashes of the contents of the files that the entry names
 * @returns the entry's documentId, and where the ledger stands after it
 */
export function rowsOfAction(
  batch: Rows,
  before: Case | null,
  performed: Performed,
  actor: Actor,
  moment: Moment,
  head: Head,
  fileHashes: Record<string, string> | null,
): { entry: string; head: Head } {
  const { draft, entry } = performed;
  const { issue } = draft;
  const now = moment.recordedAt.toISOString();
  const sequence = head.sequence + 1;

  if (before) {
    batch.update('issues', issue.id, changes<IssueState>(before.issue, issue, ISSUE_COLUMNS), now);
  } else {
    batch.insert('issues', {
      id: issue.id,
      document_id: issue.documentId,
      ...Object.fromEntries(changes<IssueState>(null, issue, ISSUE_COLUMNS)),
      created_at: now,
      updated_at: now,
      published_at: now,
    });
  }
  // Rows that older entries left without a digest get one with the first seal of their chain.
  const isFirstSeal = head.seal === null;
  const digests: Record<string, string> = { issue: issueDigest(issue) };
  for (const name of Object.keys(PARTS) as PartName[]) {
    const { table, columns } = PARTS[name];
    type Row = { id: number | null; documentId: string | null };
    for (const row of draft[name] as Row[]) {
      const was =
        row.id === null
          ? null
          : ((before?.[name] as Row[] | undefined)?.find((r) => r.id === row.id) ?? null);
      const set = changes(was, row, columns as Record<string, readonly [string, 'plain']>);
      const documentId = row.documentId ?? createId();
      if (set.length > 0 || isFirstSeal) digests[`${name}:${documentId}`] = partDigest(name, row);
      if (row.id !== null) {
        batch.update(table, row.id, set, now);
        continue;
      }
      batch.insert(table, {
        document_id: documentId,
        issue_id: issue.id,
        ...(name === 'milestones' ? {} : { sequence }),
        ...Object.fromEntries(set),
        created_at: now,
        updated_at: now,
        published_at: now,
      });
    }
  }

  const kept = ledgerActor(actor, performed);
  const input = JSON.parse(JSON.stringify(fileHashes ? { ...entry.input, fileHashes } : entry.input)) as Json;
  // Some readers see the entry's hash and not all of its values, which are few: with a salt they cannot be guessed.
  if (input['extra'] !== undefined) input['extraSalt'] = createId();
  const happenedAt = moment.happenedAt.toISOString();
  const hash = hashEntry({
    issue: issue.documentId,
    sequence,
    action: entry.action,
    from: entry.from,
    to: entry.to,
    actor: kept,
    happenedAt,
    recordedAt: now,
    input,
    prevHash: head.hash,
  });
  const entryId = createId();
  batch.insert('ledger_entries', {
    document_id: entryId,
    issue_id: issue.id,
    sequence,
    action: entry.action,
    from: entry.from,
    to: entry.to,
    actor: JSON.stringify(kept),
    happened_at: happenedAt,
    recorded_at: now,
    dues: JSON.stringify(entry.dues),
    input: JSON.stringify(input),
    prev_hash: head.hash,
    hash,
    shown_to_enterprise: entry.shownToEnterprise,
    shown_to_support: entry.shownToSupport,
    unit_id: entry.unitId,
    created_at: now,
    updated_at: now,
    published_at: now,
  });

  const sealed = sealRow({
    issueId: issue.id,
    sequence,
    entry: entryId,
    hash,
    dues: entry.dues,
    unit: entry.unitId,
    shownToEnterprise: entry.shownToEnterprise,
    shownToSupport: entry.shownToSupport,
    holder: holderOf(issue),
    rows: digests,
    prevSeal: head.seal ?? FIRST_PREV_SEAL,
  });
  batch.insert('casework.ledger_seals', sealed);

  const facts = factsAfter(head.history, performed, actor, { sequence, happenedAt: moment.happenedAt });
  batch.facts(facts);

  const tell = (event: string, audiences: readonly Addressee[], facts?: Record<string, string>): void => {
    if (audiences.length === 0) return;
    batch.insert('casework.outbox', {
      issue_id: issue.id,
      sequence,
      event,
      audiences: JSON.stringify(audiences),
      // As it stood then: a notice may be delivered when the issue is elsewhere already.
      payload: JSON.stringify({
        number: issue.number,
        title: issue.title,
        stage: issue.stage,
        unit: issue.leadUnit?.name ?? null,
        due: issue.dueAt,
        deadline: issue.deadline,
        ...(facts ? { facts } : {}),
      }),
      created_at: now,
    });
  };
  tell(
    entry.action,
    performed.audiences.flatMap((a) => resolveAudience(a, draft)),
  );
  // A party that was acted for is notified at once, and may object (spec: interfaces).
  tell('acted-for', actedFor(performed), {
    操作: ACTIONS[entry.action].label.zh,
    对象: actor.organisation,
  });
  for (const { documentIds, forEnterprise } of filesOf(entry)) {
    batch.add(
      `insert into casework.file_access (file_id, issue_id, sequence, for_enterprise)
       select files.id, ?, ?, ? from files where document_id = any(?) on conflict do nothing`,
      [issue.id, sequence, forEnterprise, documentIds],
    );
  }
  const attached = (entry.input['attachments'] as string[] | undefined) ?? [];
  if (attached.length > 0 && (entry.action === 'register' || entry.action === 'amend')) {
    batch.add(
      `insert into files_related_mph (file_id, related_id, related_type, field, "order")
       select f.id, ?, 'api::issue.issue', 'attachments', f.n from (
         select files.id, w.n from unnest(?::text[]) with ordinality as w(document_id, n) join files using (document_id)) f
       where not exists (select 1 from files_related_mph m where m.file_id = f.id and m.related_id = ?
                           and m.related_type = 'api::issue.issue')`,
      [issue.id, attached, issue.id],
    );
  }
  return { entry: entryId, head: { sequence, hash, seal: sealed.seal, history: facts.after } };
}

/**
 * SHA-256 of the contents of the files that an entry names, by documentId: a part of the input, so that the entry's
 * hash covers what the files were. Files of earlier releases have none.
 */
async function contentHashes(trx: Trx, entry: Performed['entry']): Promise<Record<string, string> | null> {
  const documentIds = filesOf(entry).flatMap((part) => part.documentIds);
  if (documentIds.length === 0) return null;
  const found = await rows<{ id: string; sha256: string }>(
    trx,
    `select f.document_id as id, c.sha256 from files f
       join casework.file_contents c on c.name = f.hash || coalesce(f.ext, '') where f.document_id = any(?)`,
    [documentIds],
  );
  return found.length === 0 ? null : Object.fromEntries(found.map(({ id, sha256 }) => [id, sha256]));
}

/** The files that an entry speaks of; who may read the entry may read them (database/repeatable/040-files.sql). */
export function filesOf(entry: Performed['entry']): { documentIds: string[]; forEnterprise: boolean }[] {
  const shown: boolean | readonly string[] = ACTIONS[entry.action].shownToEnterprise;
  const own = (entry.input['attachments'] as string[] | undefined) ?? [];
  const evidence = (entry.input['evidence'] as { attachments?: string[] } | undefined)?.attachments ?? [];
  return [
    { field: 'attachments', documentIds: own },
    { field: 'evidence', documentIds: evidence.filter((id) => !own.includes(id)) },
  ]
    .filter(({ documentIds }) => documentIds.length > 0)
    .map(({ field, documentIds }) => ({
      documentIds,
      forEnterprise: shown === true || (Array.isArray(shown) && shown.includes(field)),
    }));
}
