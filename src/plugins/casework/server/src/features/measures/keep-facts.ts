import type { Actor, Case, Performed } from '../../../../domain/lifecycle';
import {
  factChanges,
  type FactChanges,
  type FactEntry,
  type FactHistory,
  type FactVersion,
  type Hold,
} from '../../../../domain/measures';

/** The columns of `casework.facts` that a version fills, with their types, in the order of the insert. */
const COLUMNS = {
  issue_id: 'int',
  family: 'text',
  step: 'text',
  unit_id: 'int',
  group_id: 'int',
  leader_id: 'int',
  kinds: 'smallint',
  at: 'timestamp',
  by_due: 'boolean',
  counts_from: 'timestamp',
  num: 'smallint',
  den: 'smallint',
  more: 'smallint',
  due_at: 'timestamp',
  settled_at: 'timestamp',
  how: 'text',
  imported: 'boolean',
  since_seq: 'int',
  known_from: 'timestamp',
  until_seq: 'int',
  known_until: 'timestamp',
  made_seq: 'int',
} as const;

export const FACT_COLUMNS = Object.keys(COLUMNS);

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** A version as a row of `casework.facts`. */
export const factRow = (
  v: FactVersion,
  { issue, imported, madeBy }: { issue: number; imported: boolean; madeBy: number },
): Record<keyof typeof COLUMNS, unknown> => ({
  issue_id: issue,
  family: v.family,
  step: v.step,
  unit_id: v.unit,
  group_id: v.group,
  leader_id: v.leader,
  kinds: v.kinds,
  at: instant(v.at),
  by_due: v.byDue,
  counts_from: instant(v.countsFrom),
  num: v.num,
  den: v.den,
  more: v.more,
  due_at: instant(v.due),
  settled_at: instant(v.settled),
  how: v.how,
  imported,
  since_seq: v.since,
  known_from: instant(v.knownFrom),
  until_seq: v.until,
  known_until: instant(v.knownUntil) ?? 'infinity',
  made_seq: madeBy,
});

const RECORD = Object.entries(COLUMNS)
  .map(([name, type]) => `"${name}" ${type}`)
  .join(', ');

/** Inserts rows; its binding is their JSON. */
export const INSERT_FACTS = `insert into casework.facts (${FACT_COLUMNS.map((c) => `"${c}"`).join(', ')})
  select ${FACT_COLUMNS.map((c) => `x."${c}"`).join(', ')} from jsonb_to_recordset(?::jsonb) as x(${RECORD})`;

/** Condition on a fact `f` and the version `x` that it is. */
export const SAME_VERSION = 'f.family = x.family and f.step = x.step and f.since_seq = x.since';

type Part = { sql: string; bindings: unknown[] };

const named = (versions: readonly FactVersion[]): string =>
  JSON.stringify(versions.map(({ family, step, since }) => ({ family, step, since })));

const marking = (issue: number, set: string, values: unknown[], versions: readonly FactVersion[]): Part[] =>
  versions.length === 0
    ? []
    : [
        {
          sql: `update casework.facts f set ${set} from jsonb_to_recordset(?::jsonb) as x(family text, step text, since int)
            where f.issue_id = ? and ${SAME_VERSION} and f.replaced_seq is null`,
          bindings: [...values, named(versions), issue],
        },
      ];

/**
 * Returns an action's result as the ledger entry that facts are derived from (history.sql.ts selects the same).
 */
export function entryOf(performed: Performed, actor: Actor, seq: number, at: Date): FactEntry {
  const { entry, draft } = performed;
  const input = JSON.parse(JSON.stringify(entry.input)) as Record<string, unknown>;
  const text = (key: string): string | null => (typeof input[key] === 'string' ? input[key] : null);
  const number = (key: string): number | null => (typeof input[key] === 'number' ? input[key] : null);
  const instants = <T extends string | null>(dues: Record<string, T>): [string, number | null][] =>
    Object.entries(dues).map(([name, due]) => [name, due === null ? null : Date.parse(due)]);
  const from = text('chargedFrom');
  return {
    seq,
    action: entry.action,
    from: entry.from,
    to: entry.to,
    at: at.getTime(),
    met: Object.fromEntries(instants(entry.dues.met)) as Record<string, number>,
    set: Object.fromEntries(instants(entry.dues.set)),
    behalf: entry.standing.onBehalf,
    role: actor.kind,
    rating: number('rating'),
    solved: text('solved'),
    result: text('result'),
    field: text('field'),
    value: entry.action === 'correct' && input['field'] === 'rating' ? number('value') : null,
    papers: ((input['evidence'] as { attachments?: unknown[] } | undefined)?.attachments?.length ?? 0) > 0,
    chargedFrom: from === null ? null : Date.parse(from),
    timeUnknown: input['timeUnknown'] === true,
    unit: draft.transfers.find((t) => t.id === null && t.role === 'lead')?.unit.id ?? null,
  };
}

/**
 * Returns the issue's holder after an entry, when it has changed; the database keeps the same
 * (database/repeatable/040-measures.sql).
 */
export function holdOf({ issue }: Case, last: Hold | undefined, seq: number, at: Date): Hold[] {
  const hold: Hold = {
    seq,
    at: at.getTime(),
    group: issue.group?.id ?? null,
    leader: issue.leader?.id ?? null,
    complaint: issue.complaint,
  };
  const unchanged =
    last?.group === hold.group && last.leader === hold.leader && last.complaint === hold.complaint;
  return unchanged ? [] : [hold];
}

/** What an action changes of its issue's facts, and the history after it. */
export type FactsChanged = {
  issue: number;
  imported: boolean;
  /** the entry that changes them */
  entry: FactEntry;
  changes: FactChanges;
  after: FactHistory;
};

/**
 * Derives what an action changes of its issue's facts. Most actions change none.
 * @param history the issue's history before the action; null for a registration
 */
export function factsAfter(
  history: FactHistory | null,
  performed: Performed,
  actor: Actor,
  { sequence, happenedAt }: { sequence: number; happenedAt: Date },
): FactsChanged {
  const { issue } = performed.draft;
  const entry = entryOf(performed, actor, sequence, happenedAt);
  const before = history ?? { receivedAt: issue.receivedAt.getTime(), entries: [], holds: [] };
  const after: FactHistory = {
    receivedAt: issue.receivedAt.getTime(),
    entries: [...before.entries, entry],
    holds: [...before.holds, ...holdOf(performed.draft, before.holds.at(-1), sequence, happenedAt)],
  };
  return { issue: issue.id, imported: issue.imported, entry, changes: factChanges(before, after), after };
}

/**
 * The statements that write these changes, to be run in the statement that writes the action: no round trip of their
 * own.
 */
export const factStatements = ({ issue, imported, entry, changes }: FactsChanged): Part[] => [
  ...marking(
    issue,
    'until_seq = ?::int, known_until = ?::timestamp',
    [entry.seq, instant(entry.at)],
    changes.closed,
  ),
  ...marking(issue, 'replaced_seq = ?::int', [entry.seq], changes.replaced),
  ...(changes.opened.length === 0
    ? []
    : [
        {
          sql: INSERT_FACTS,
          bindings: [
            JSON.stringify(changes.opened.map((v) => factRow(v, { issue, imported, madeBy: entry.seq }))),
          ],
        },
      ]),
];
