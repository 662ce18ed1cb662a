import { createId } from '@paralleldrive/cuid2';
import type { Case, Performed } from '../../../../domain/lifecycle';
import { SYSTEM } from '../../platform/access/actor';
import { rows, type Trx } from '../../platform/database/as-owner';
import { INSERT_FACTS, SAME_VERSION, factRow, type FactsChanged } from '../measures/keep-facts';
import { asSelected } from '../measures/history';
import type { Loaded } from './load';
import { PARTS, type Json, type PartName } from './record';
import { filesOf, rowsOfAction, type Head, type Rows } from './write';

/**
 * Several actions of the system on each of many issues, written at once (docs/adr/0031): the rows of each are those of
 * `writeCase`, and PostgreSQL gets those of a table as one array.
 */

type Update = { table: string; id: number; set: Map<string, unknown> };

/** The columns that hold JSON, which `writeCase` hands over as text. */
const JSON_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  issues: ['clock', 'extra'],
  issue_requests: ['milestones'],
  ledger_entries: ['actor', 'dues', 'input'],
  'casework.ledger_seals': ['holder', 'rows'],
  'casework.outbox': ['audiences', 'payload'],
};

/** What an issue's actions make and change, one after the other, before anything of it is written. */
export class CaseRows implements Rows {
  readonly made: { table: string; row: Json }[] = [];
  readonly updates = new Map<string, Update>();
  readonly changed: FactsChanged[] = [];
  private readonly rowsById = new Map<number, Json>();
  private readonly versions = new Set<string>();
  private isFitting = true;

  /** False: something of it must be written by itself, in a statement of its own. */
  get fits(): boolean {
    return this.isFitting;
  }

  insert(table: string, row: Json): void {
    this.made.push({ table, row });
  }

  update(table: string, id: number, set: readonly [string, unknown][], now: string): void {
    if (set.length === 0) return;
    const values = [...set, ['updated_at', now] as const];
    const row = this.rowsById.get(id);
    if (row) {
      Object.assign(row, Object.fromEntries(values));
      return;
    }
    const key = `${table}:${id}`;
    const update = this.updates.get(key) ?? { table, id, set: new Map<string, unknown>() };
    for (const [column, value] of values) update.set.set(column, value);
    this.updates.set(key, update);
  }

  facts(changed: FactsChanged): void {
    const { closed, replaced, opened } = changed.changes;
    for (const { family, step, since } of [...closed, ...replaced, ...opened]) {
      const version = JSON.stringify([family, step, since]);
      // One statement changes a row once.
      if (this.versions.has(version)) this.isFitting = false;
      this.versions.add(version);
    }
    this.changed.push(changed);
  }

  add(): void {
    this.isFitting = false;
  }

  /** Does a key rest on a row that PostgreSQL has not given its key yet? */
  restsOnMade(key: string): boolean {
    return key.split(':').some((part) => this.rowsById.has(Number(part)));
  }

  /**
   * Gives the rows that an action made a key of their own until PostgreSQL gives them theirs, so that the next action
   * on the issue knows them again.
   */
  name(draft: Case): void {
    for (const name of Object.keys(PARTS) as PartName[]) {
      for (const part of draft[name] as { id: number | null; documentId: string | null }[]) {
        if (part.id !== null) continue;
        const made = this.made.find(({ row }) => row['document_id'] === part.documentId);
        if (!made) throw new Error(`a row of ${name} was not made`);
        part.id = -1 - this.rowsById.size;
        this.rowsById.set(part.id, made.row);
      }
    }
  }
}

/**
 * Adds the rows of one action, and returns the case as it would be read after it.
 * @param into takes the rows
 */
export function afterActing(into: CaseRows, loaded: Loaded, performed: Performed, now: Date): Loaded {
  if (filesOf(performed.entry).length > 0) into.add();
  const { draft } = performed;
  for (const name of Object.keys(PARTS) as PartName[])
    for (const part of draft[name] as { documentId: string | null }[]) part.documentId ??= createId();
  const before: Head = { ...loaded.head, history: loaded.history };
  const { head } = rowsOfAction(
    into,
    loaded.subject,
    performed,
    SYSTEM,
    { happenedAt: now, recordedAt: now },
    before,
    null,
  );
  into.name(draft);
  return {
    ...loaded,
    subject: {
      issue: draft.issue,
      transfers: draft.transfers,
      requests: draft.requests.filter(({ state }) => state === 'pending'),
      escalations: draft.escalations.filter(({ state }) => state === 'open' || state === 'proposed'),
      milestones: draft.milestones.filter(({ state }) => state === 'open'),
    },
    head: { sequence: head.sequence, hash: head.hash, seal: head.seal },
    history: asSelected(head.history ?? loaded.history),
  };
}

type Part = { sql: string; bindings: readonly unknown[] };

/** One row as JSON text; what is JSON already is taken as it is. */
function jsonOf(table: string, row: Iterable<readonly [string, unknown]>): string {
  const json = JSON_COLUMNS[table] ?? [];
  const values = Array.from(row, ([column, value]) => {
    const text = json.includes(column) && typeof value === 'string' ? value : JSON.stringify(value ?? null);
    return `${JSON.stringify(column)}:${text}`;
  });
  return `{${values.join(',')}}`;
}

const quote = (column: string): string => `"${column}"`;

/** Puts together what has the same key, in the order of its first. */
function grouped<T>(list: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** The statements that insert rows, in their order, into each table. */
function insertsOf(made: readonly { table: string; row: Json }[]): Part[] {
  return grouped(made, ({ table, row }) => `${table} ${Object.keys(row).join(' ')}`).map((group) => {
    const [{ table, row } = { table: '', row: {} }] = group;
    const columns = Object.keys(row).map(quote).join(', ');
    return {
      sql: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)`,
      bindings: [`[${group.map((one) => jsonOf(table, Object.entries(one.row))).join(',')}]`],
    };
  });
}

/** The statements that change rows: one for each set of columns. */
function updatesOf(updates: readonly Update[]): Part[] {
  return grouped(updates, ({ table, set }) => `${table} ${[...set.keys()].sort().join(' ')}`).map((group) => {
    const [{ table, set } = { table: '', set: new Map<string, unknown>() }] = group;
    const columns = [...set.keys()].map((c) => `${quote(c)} = x.${quote(c)}`).join(', ');
    return {
      sql: `update ${table} t set ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb) x where t.id = x.id`,
      bindings: [`[${group.map((one) => jsonOf(table, [['id', one.id], ...one.set])).join(',')}]`],
    };
  });
}

function factsOf(changed: readonly FactsChanged[]): Part[] {
  const marks = (which: 'closed' | 'replaced', set: string): Part[] => {
    const list = changed.flatMap(({ issue, entry, changes }) =>
      changes[which].map(({ family, step, since }) => ({
        issue,
        family,
        step,
        since,
        seq: entry.seq,
        at: new Date(entry.at).toISOString(),
      })),
    );
    if (list.length === 0) return [];
    return [
      {
        sql: `update casework.facts f set ${set}
                from jsonb_to_recordset(?::jsonb) as x(issue int, family text, step text, since int, seq int, at timestamp)
               where f.issue_id = x.issue and ${SAME_VERSION} and f.replaced_seq is null`,
        bindings: [JSON.stringify(list)],
      },
    ];
  };
  const opened = changed.flatMap(({ issue, imported, entry, changes }) =>
    changes.opened.map((version) => factRow(version, { issue, imported, madeBy: entry.seq })),
  );
  return [
    ...marks('closed', 'until_seq = x.seq, known_until = x.at'),
    ...marks('replaced', 'replaced_seq = x.seq'),
    ...(opened.length === 0 ? [] : [{ sql: INSERT_FACTS, bindings: [JSON.stringify(opened)] }]),
  ];
}

/**
 * Writes the rows of many issues: one statement, preceded by one for what must make way for new rows under a unique
 * index. Runs inside `asOwner`, on locked issues.
 */
export async function writeCases(trx: Trx, list: readonly CaseRows[]): Promise<void> {
  const made = list.flatMap((one) => one.made);
  const updates = list.flatMap((one) => [...one.updates.values()]);
  const tables = new Set(made.map(({ table }) => table));
  const first = updates.filter(({ table }) => tables.has(table));
  await together(trx, updatesOf(first));
  await together(trx, [
    ...updatesOf(updates.filter(({ table }) => !tables.has(table))),
    ...insertsOf(made),
    ...factsOf(list.flatMap((one) => one.changed)),
  ]);
}

async function together(trx: Trx, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  await rows(
    trx,
    `with ${parts.map(({ sql }, n) => `w${n} as (${sql})`).join(',\n')} select 1`,
    parts.flatMap(({ bindings }) => bindings),
  );
}
