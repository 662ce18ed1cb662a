import { parentPort, workerData } from 'node:worker_threads';
import { createId } from '@paralleldrive/cuid2';
import { createCalendar, seedFromChineseDays, type DayKind } from '../../../../domain/calendar';
import {
  ALL_HISTORY_COLUMNS,
  endsOtherwise,
  planRow,
  type HistoryPairing,
  type HistoryRow,
  type Known,
  type KnownRow,
  type KnownUnit,
  type RowPlan,
} from '../../../../domain/history';
import type { CategoryRef, DepartmentRef, EnterpriseRef, Settings } from '../../../../domain/lifecycle';
import { BadCells, readSheet } from './read-sheet';
import { replayRow, type ReplayWorld } from './replay-rows';
import type { BadCell } from '../../../../domain/sheets';

/** Reads, checks and replays an outside ledger off the main thread; the main thread writes what it is sent. */

export type HistoryJob = {
  file: string;
  most: number;
  now: number;
  goLive: number | null;
  calendar: { overrides: { date: string; kind: DayKind }[]; enteredYears: number[] };
  settings: Settings;
  departments: (DepartmentRef & { code: string | null })[];
  categories: CategoryRef[];
  enterprises: {
    id: number;
    documentId: string;
    name: string;
    creditCode: string;
    pairings: HistoryPairing[];
  }[];
};

/** Messages from the main thread. */
export type HistoryOrder =
  | { taken: readonly string[] }
  | { ids: readonly number[]; prefix: string }
  | { next: true };

export type HistoryBatch = {
  count: number;
  issues: string;
  transfers: string;
  entries: string;
  facts: string;
};

/** Messages from the worker. */
export type HistoryAnswer =
  | { reading: number }
  | {
      checked: {
        rows: number;
        bad: BadCell[];
        badTotal: number;
        outsideNumbers: string[];
        stages: Record<string, number>;
      };
    }
  | { batch: HistoryBatch }
  | { done: true };

const BATCH = 250;

// eslint-disable-next-line @typescript-eslint/no-require-imports -- data of a package, no types
const SEED = seedFromChineseDays(require('chinese-days/dist/chinese-days.json'));

const job = workerData as HistoryJob;

/** Names that two records share name neither. */
function byName<T>(
  records: readonly T[],
  names: (record: T) => readonly (string | null | undefined)[],
): Map<string, T> {
  const found = new Map<string, T | null>();
  for (const record of records)
    for (const name of new Set(names(record))) if (name) found.set(name, found.has(name) ? null : record);
  return new Map([...found].flatMap(([name, record]) => (record === null ? [] : [[name, record] as const])));
}

function knownOf(
  { departments, categories, enterprises, now, goLive }: HistoryJob,
  rows: ReadonlyMap<string, KnownRow>,
): Known {
  const units = byName<KnownUnit & { code: string | null }>(departments, ({ name, code }) => [name, code]);
  const category = byName(categories, ({ name }) => [name]);
  const enterprise = byName(enterprises, ({ creditCode }) => [creditCode]);
  return {
    unit: (name) => units.get(name),
    category: (name) => category.get(name),
    enterprise: (code) => enterprise.get(code),
    row: (outsideNumber) => rows.get(outsideNumber),
    now,
    goLive,
  };
}

type Planned = { row: number; outsideNumber: string; documentId: string; plan: RowPlan };

/** The rows of the file by outside number, each with the documentId that its issue is given. */
const rowsByNumber = (rows: readonly { values: HistoryRow }[]): Map<string, KnownRow> =>
  new Map(
    rows.map(({ values }) => [
      String(values.outsideNumber ?? ''),
      {
        documentId: createId(),
        creditCode: String(values.creditCode ?? ''),
        endsOtherwise: endsOtherwise(values),
      },
    ]),
  );

async function check(): Promise<{ planned: Planned[]; bad: BadCells }> {
  const bad = new BadCells();
  const rows = await readSheet(job.file, ALL_HISTORY_COLUMNS, job.most, bad, (reading) => send({ reading }));
  const byNumber = rowsByNumber(rows);
  const known = knownOf(job, byNumber);
  const seen = new Map<string, number>();
  const planned: Planned[] = [];
  const unreadable = new Set(bad.list.map(({ row }) => row));
  for (const { row, values } of rows) {
    const outsideNumber = String(values.outsideNumber ?? '');
    const first = seen.get(outsideNumber);
    if (first !== undefined && outsideNumber !== '')
      bad.add({
        row,
        column: ALL_HISTORY_COLUMNS.outsideNumber.zh,
        code: 'DUPLICATE_IN_FILE',
        params: { first },
        value: outsideNumber,
      });
    else seen.set(outsideNumber, row);
    // A row with an unreadable cell is not judged further: what it lacks would be named twice.
    if (unreadable.has(row)) continue;
    const plan = planRow(values, known);
    if (!('errors' in plan)) {
      const documentId = byNumber.get(outsideNumber)?.documentId ?? createId();
      planned.push({ row, outsideNumber, documentId, plan });
      continue;
    }
    bad.add(
      ...plan.errors.map(({ field, code, params = {} }) => ({
        row,
        column: ALL_HISTORY_COLUMNS[field].zh,
        code,
        params: {
          ...params,
          ...(typeof params['earlier'] === 'string' && params['earlier'] in ALL_HISTORY_COLUMNS
            ? { earlier: ALL_HISTORY_COLUMNS[params['earlier'] as keyof typeof ALL_HISTORY_COLUMNS].zh }
            : {}),
        },
        value: values[field] === null || values[field] === undefined ? null : shownValue(values[field]),
      })),
    );
  }
  return { planned, bad };
}

const shownValue = (value: string | number | boolean): string =>
  typeof value === 'number' && value > 1_000_000
    ? new Date(value + 28_800_000).toISOString().slice(0, 16).replace('T', ' ')
    : String(value).slice(0, 100);

/** The stage in which each row ends, by its last step. */
const ENDS: Record<string, string> = {
  register: 'registered',
  accept: 'accepted',
  transfer: 'transferred',
  'take-up': 'handling',
  'report-back': 'reported',
  answer: 'reported',
  confirm: 'confirmed',
  consent: 'closed',
  decline: 'declined',
  withdraw: 'withdrawn',
  'grant-withdrawal': 'withdrawn',
  merge: 'merged',
};

function stagesOf(planned: readonly Planned[]): Record<string, number> {
  const stages: Record<string, number> = {};
  for (const { plan } of planned) {
    const last = plan.steps.findLast(({ action }) => action !== 'note')?.action ?? '';
    const stage = ENDS[last] ?? 'registered';
    stages[stage] = (stages[stage] ?? 0) + 1;
  }
  return stages;
}

const port = parentPort;
const send = (answer: HistoryAnswer): void => port?.postMessage(answer);
const received = (): Promise<HistoryOrder> => new Promise((resolve) => port?.once('message', resolve));

async function run(): Promise<void> {
  const { planned, bad } = await check();
  const waiting = received();
  send({
    checked: {
      rows: planned.length,
      bad: bad.list,
      badTotal: bad.total,
      outsideNumbers: planned.map(({ outsideNumber }) => outsideNumber),
      stages: stagesOf(planned),
    },
  });
  let order = await waiting;
  if ('taken' in order) {
    // Outside numbers that have been imported before, with their rows in the file.
    const taken = new Set(order.taken);
    const again = new BadCells();
    for (const { row, outsideNumber } of planned)
      if (taken.has(outsideNumber))
        again.add({
          row,
          column: ALL_HISTORY_COLUMNS.outsideNumber.zh,
          code: 'ALREADY_IMPORTED',
          params: {},
          value: outsideNumber,
        });
    send({
      checked: {
        rows: planned.length,
        bad: again.list,
        badTotal: again.total,
        outsideNumbers: [],
        stages: {},
      },
    });
    port?.close();
    return;
  }
  if (!('ids' in order)) return;
  const { ids, prefix } = order;
  const world = worldOf(job, planned, ids);
  for (let from = 0; from < planned.length; from += BATCH) {
    const written = planned
      .slice(from, from + BATCH)
      .map(({ outsideNumber, documentId, plan }, i) =>
        replayRow(
          plan,
          { id: ids[from + i] ?? 0, documentId, number: `${prefix}${from + i}`, outsideNumber },
          world,
        ),
      );
    const next = received();
    send({
      batch: {
        count: written.length,
        issues: JSON.stringify(written.map(({ issue }) => issue)),
        transfers: JSON.stringify(written.flatMap(({ transfers }) => transfers)),
        entries: JSON.stringify(written.flatMap(({ entries }) => entries)),
        facts: JSON.stringify(written.flatMap(({ facts }) => facts)),
      },
    });
    order = await next;
  }
  send({ done: true });
  port?.close();
}

function worldOf(
  { calendar, settings, departments, categories, enterprises, now }: HistoryJob,
  planned: readonly Planned[],
  ids: readonly number[],
): ReplayWorld {
  const byDocumentId = <T extends { documentId: string }>(list: readonly T[]): Map<string, T> =>
    new Map(list.map((one) => [one.documentId, one]));
  const known = byDocumentId(
    enterprises.map(({ id, documentId, name }): EnterpriseRef => ({ id, documentId, name, pairing: null })),
  );
  return {
    calendar: createCalendar({ seed: SEED, seedYears: SEED.years, ...calendar }),
    settings,
    departments: byDocumentId(departments),
    categories: byDocumentId(categories),
    enterprises: known,
    issues: byDocumentId(
      planned.map(({ documentId, outsideNumber, plan: { steps } }, i) => ({
        id: ids[i] ?? 0,
        documentId,
        name: outsideNumber,
        stage: 'registered' as const,
        enterpriseId: known.get(String(steps[0]?.input['enterprise']))?.id ?? 0,
      })),
    ),
    recordedAt: new Date(now),
  };
}

void run();
