import { createId } from '@paralleldrive/cuid2';
import {
  ACTIONS,
  resolveAudience,
  type Actor,
  type Case,
  type IssueState,
  type Performed,
} from '../../../domain/lifecycle';
import { hashEntry } from '../ledger/hash';
import { type Trx, rows } from '../access/window';
import { ISSUE_COLUMNS, PARTS, changes, type Json, type PartName } from './record';

/** When it happened and when it was entered; they differ only for imported history. */
export type Moment = { happenedAt: Date; recordedAt: Date };

type Statement = { sql: string; bindings: unknown[]; changes?: string; makes?: string };

const quote = (column: string): string => `"${column}"`;

/** Data-modifying parts of one statement: PostgreSQL runs them all in one round trip. */
class Batch {
  private readonly parts: Statement[] = [];

  insert(table: string, row: Record<string, unknown>): void {
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

  add(sql: string, bindings: unknown[]): void {
    this.parts.push({ sql, bindings });
  }

  async run(trx: Trx): Promise<void> {
    // Parts of one statement run in no order that can be relied on: what must give way to a new row under
    // a unique index (the ended transfer, the superseded escalation) is a statement of its own.
    const made = new Set(this.parts.map((p) => p.makes));
    const first = this.parts.filter((p) => p.changes && made.has(p.changes));
    if (first.length > 0) await together(trx, first);
    await together(
      trx,
      this.parts.filter((p) => !first.includes(p)),
    );
  }
}

const together = (trx: Trx, parts: readonly Statement[]): Promise<unknown> =>
  rows(
    trx,
    `with ${parts.map((p, i) => `w${i} as (${p.sql})`).join(',\n')} select 1`,
    parts.flatMap((p) => p.bindings),
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
    onBehalfOf: standing.onBehalf
      ? { role: standing.capacity, name: names[standing.capacity] ?? null }
      : null,
  };
}

/**
 * Writes what an action did: the issue, what hangs on it, the ledger entry and the queued notifications,
 * in one statement. Runs in the owner's window.
 * @returns the ledger entry
 * @param before the case as loaded, or null when the action made it
 */
export async function writeCase(
  trx: Trx,
  before: Case | null,
  performed: Performed,
  actor: Actor,
  moment: Moment,
  head: { sequence: number; hash: string },
  extra?: { idempotency?: { account: string; path: string; key: string; body: unknown; status: number } },
): Promise<{ documentId: string; sequence: number }> {
  const batch = new Batch();
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
  for (const name of Object.keys(PARTS) as PartName[]) {
    const { table, columns } = PARTS[name];
    type Row = { id: number | null };
    for (const row of draft[name] as Row[]) {
      const was =
        row.id === null
          ? null
          : ((before?.[name] as Row[] | undefined)?.find((r) => r.id === row.id) ?? null);
      const set = changes(was, row, columns as Record<string, readonly [string, 'plain']>);
      if (row.id !== null) {
        batch.update(table, row.id, set, now);
        continue;
      }
      batch.insert(table, {
        document_id: createId(),
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
  const input = JSON.parse(JSON.stringify(entry.input)) as Json;
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

  const audiences = performed.audiences.flatMap((a) => resolveAudience(a, draft));
  if (audiences.length > 0) {
    batch.insert('casework.outbox', {
      issue_id: issue.id,
      sequence,
      event: entry.action,
      audiences: JSON.stringify(audiences),
      // As it stood then: a notice may be delivered when the issue is elsewhere already.
      payload: JSON.stringify({
        number: issue.number,
        title: issue.title,
        stage: issue.stage,
        unit: issue.leadUnit?.name ?? null,
        due: issue.dueAt,
        deadline: issue.deadline,
      }),
      created_at: now,
    });
  }
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
  const claim = extra?.idempotency;
  if (claim) {
    batch.add(
      'update casework.idempotency set status = ?, body = ? where account = ? and path = ? and key = ?',
      [claim.status, JSON.stringify(claim.body), claim.account, claim.path, claim.key],
    );
  }
  await batch.run(trx);
  return { documentId: entryId, sequence };
}

/** The files that an entry speaks of; who may read the entry may read them (database/sql/040-files.sql). */
function filesOf(entry: Performed['entry']): { documentIds: string[]; forEnterprise: boolean }[] {
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
