import { createId } from '@paralleldrive/cuid2';
import type { Calendar } from '../../../../domain/calendar';
import type { HistoryStep, RowPlan } from '../../../../domain/history';
import {
  replay,
  type Actor,
  type Case,
  type CategoryRef,
  type DepartmentRef,
  type EnterpriseRef,
  type IssueState,
  type Settings,
  type TransferState,
  type World,
} from '../../../../domain/lifecycle';
import { factVersions, type FactEntry, type Hold } from '../../../../domain/measures';
import { blankCase } from '../issues/blank-case';
import { ISSUE_COLUMNS, TRANSFER_COLUMNS, changes, type Json } from '../issues/record';
import { ledgerActor } from '../issues/write';
import { FIRST_PREV_HASH, hashEntry } from '../ledger/hash';
import { entryOf, factRow, holdOf } from '../measures/keep-facts';

/** Rows of the tables written for one imported issue. */
export type WrittenIssue = { issue: Json; transfers: Json[]; entries: Json[]; facts: Json[] };

/** The actor of replayed history: it has no account, and every entry is marked so. */
export const IMPORTER: Actor = {
  kind: 'system',
  membership: null,
  name: '历史导入',
  account: 'system import',
  organisation: '系统',
  departmentId: null,
  leaderId: null,
  enterpriseId: null,
};

/** Entries on which no fact depends (measures/history.sql.ts leaves them out as well). */
const QUIET: readonly string[] = ['note'];

export type ReplayWorld = {
  calendar: Calendar;
  settings: Settings;
  departments: ReadonlyMap<string, DepartmentRef>;
  categories: ReadonlyMap<string, CategoryRef>;
  enterprises: ReadonlyMap<string, EnterpriseRef>;
  /** the other issues of the import, into which one may be merged */
  issues: World['refs']['issue'];
  /** when the import is entered */
  recordedAt: Date;
};

/**
 * Replays the actions of one row: the issue, its transfers, its chained ledger and its facts, as if each action had
 * been taken here at its time.
 * @param id of the issue
 * @param number of the issue until the numbers of the import are given out
 */
export function replayRow(
  { steps, pairing }: RowPlan,
  about: { id: number; documentId: string; number: string; outsideNumber: string },
  world: ReplayWorld,
): WrittenIssue {
  const recordedAt = world.recordedAt.toISOString();
  const stamps = { created_at: recordedAt, updated_at: recordedAt, published_at: recordedAt };
  const worldAt = (at: number): World => ({
    now: new Date(at),
    actor: IMPORTER,
    calendar: world.calendar,
    settings: world.settings,
    pairing,
    refs: {
      department: world.departments,
      category: world.categories,
      enterprise: world.enterprises,
      issue: world.issues,
      files: new Set(),
    },
  });
  let draft: Case | null = null;
  let prevHash = FIRST_PREV_HASH;
  const entries: Json[] = [];
  const history: FactEntry[] = [];
  const holds: Hold[] = [];
  /** the entry that made each order; until it is stored an order has a number below 0 */
  const madeBy = new Map<number, number>();

  steps.forEach((step, i) => {
    const sequence = i + 1;
    const happenedAt = new Date(step.at);
    const at = worldAt(step.at);
    const performed = replay(step.action, draft, draft ?? begin(step, at, about), step.input, at, step.as);
    const { entry } = performed;
    if (step.timeUnknown) entry.input['timeUnknown'] = true;
    if (i === 0) entry.input['outsideNumber'] = about.outsideNumber;
    if (step.action === 'decline') entry.input['ground'] = 'other';
    // Texts alone, as the ledger keeps them.
    const input = JSON.parse(JSON.stringify(entry.input)) as Json;
    const { issue } = performed.draft;
    issue.rating ??= null;
    const actor = ledgerActor(IMPORTER, performed);
    const { action, from, to } = entry;
    const hash = hashEntry({
      issue: issue.documentId,
      sequence,
      action,
      from,
      to,
      actor,
      happenedAt: happenedAt.toISOString(),
      recordedAt,
      input,
      prevHash,
    });
    entries.push({
      document_id: createId(),
      issue_id: issue.id,
      sequence,
      action,
      from,
      to,
      actor,
      happened_at: happenedAt.toISOString(),
      recorded_at: recordedAt,
      dues: entry.dues,
      input,
      prev_hash: prevHash,
      hash,
      shown_to_enterprise: entry.shownToEnterprise,
      shown_to_support: entry.shownToSupport,
      unit_id: entry.unitId,
      ...stamps,
    });
    prevHash = hash;
    if (!QUIET.includes(action)) history.push(entryOf(performed, IMPORTER, sequence, happenedAt));
    holds.push(...holdOf(performed.draft, holds.at(-1), sequence, happenedAt));
    // From here on the orders are those of an earlier entry.
    for (const transfer of performed.draft.transfers) {
      if (transfer.id !== null) continue;
      transfer.id = -1 - madeBy.size;
      madeBy.set(transfer.id, sequence);
    }
    draft = performed.draft;
  });
  if (!draft) throw new Error('a row without a step');
  const { issue, transfers } = draft as Case;
  return {
    issue: {
      id: issue.id,
      document_id: issue.documentId,
      ...Object.fromEntries(changes<IssueState>(null, issue, ISSUE_COLUMNS)),
      clock: issue.clock,
      outside_number: about.outsideNumber,
      ...stamps,
    },
    transfers: transfers.map((transfer) => ({
      document_id: createId(),
      issue_id: issue.id,
      sequence: madeBy.get(transfer.id ?? 0) ?? 1,
      ...Object.fromEntries(changes<TransferState>(null, transfer, TRANSFER_COLUMNS)),
      ...stamps,
    })),
    entries,
    facts: factVersions({ receivedAt: issue.receivedAt.getTime(), entries: history, holds }).map((version) =>
      factRow(version, { issue: issue.id, imported: true, madeBy: version.since }),
    ),
  };
}

function begin(
  step: HistoryStep,
  world: World,
  about: { id: number; documentId: string; number: string },
): Case {
  const blank = blankCase(step.input, world, about.id, about.number);
  blank.issue.documentId = about.documentId;
  blank.issue.imported = true;
  return blank;
}
