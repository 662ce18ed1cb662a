import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { MAX_IMPORTED, type ImportAnswer } from '../../../../contracts/imports';
import type { Language } from '../../../../contracts/messages';
import { cellErrors, cellsSaid } from '../../../../contracts/sheet-messages';
import { localDateOf, startOfDay } from '../../../../domain/calendar';
import { numberYear, writeNumber } from '../../../../domain/documents';
import type { BadCell } from '../../../../domain/sheets';
import { CaseworkError, refuse } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { claimKey } from '../../platform/calls/idempotency';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { cityProfile } from '../city/profile';
import { loadCalendarRows } from '../issues/load';
import { sealAllButLast, sealLast, type OpenSeal } from '../issues/seal-stored';
import { INSERT_FACTS } from '../measures/keep-facts';
import { ISSUE_COLUMNS, TRANSFER_COLUMNS, type Json } from '../issues/record';
import type { HistoryAnswer, HistoryBatch, HistoryJob, HistoryOrder } from './history-worker';
import type { ProgressTeller } from './progress';
import { SheetJob } from './sheet-job';
import type { Uploaded } from './uploaded';

/** History import (spec: interfaces; reference: history import): an outside ledger, replayed as actions. */

type Checked = Extract<HistoryAnswer, { checked: unknown }>['checked'];

export type Importing = {
  file: Uploaded;
  dryRun: boolean;
  call: Call;
  teller: ProgressTeller;
  language: Language;
};

/**
 * Checks a ledger of elsewhere and, unless it is a dry run, takes it in: all rows or none, in one transaction.
 * Reading, checking and replaying happen in a worker; what is written comes in batches, a few statements each.
 * @throws CaseworkError 400 BAD_SHEET with every bad cell, 409 for a file that has been imported or while another
 *   import runs
 */
export async function importHistory(
  strapi: Core.Strapi,
  trx: Trx,
  { file, dryRun, call, teller, language }: Importing,
): Promise<{ data: ImportAnswer }> {
  const claim = dryRun ? {} : await claimKey(trx, call, { file: file.sha256 });
  if (claim.replay) return claim.replay.body as unknown as { data: ImportAnswer };
  try {
    return await asOwner(trx, 'An imported issue is written as the ledger of its actions', async () => {
      await requireFree(trx, file, dryRun);
      const job = new SheetJob<HistoryAnswer, HistoryOrder>(
        'history-worker.js',
        await jobOf(trx, file, call.now),
      );
      try {
        const checked = await check(trx, job, teller);
        if (checked.badTotal > 0 || dryRun) {
          const phase = checked.badTotal > 0 ? 'refused' : 'done';
          await teller.tell({ phase, done: checked.rows, total: checked.rows }, true, checked.bad);
          if (!dryRun) throw badSheet(checked.bad, checked.badTotal);
          return { data: answerOf(checked, language, true) };
        }
        const numbers = await write(trx, job, { checked, file, call, teller });
        const body = { data: answerOf(checked, language, false, numbers) };
        if (claim.key)
          await rows(
            trx,
            'update casework.idempotency set status = 200, body = ? where account = ? and path = ? and key = ?',
            [JSON.stringify(body), claim.key.account, claim.key.path, claim.key.key],
          );
        await teller.tell({ phase: 'done', done: checked.rows, total: checked.rows }, true);
        strapi.log.info(`casework: ${checked.rows} issues of ${file.name} imported`);
        return body;
      } finally {
        await job.end();
      }
    });
  } catch (error) {
    await teller.tell({ phase: 'refused', done: 0, total: 0 }, true);
    throw error;
  }
}

/** Returns every bad cell of an outside ledger. */
export const checkHistory = (trx: Trx, file: Uploaded, call: Call): Promise<readonly BadCell[]> =>
  asOwner(trx, 'A dry run reads the records of all enterprises', async () => {
    const job = new SheetJob<HistoryAnswer, HistoryOrder>(
      'history-worker.js',
      await jobOf(trx, file, call.now),
    );
    try {
      return (await check(trx, job, null)).bad;
    } finally {
      await job.end();
    }
  });

/** The refusal of a file, with its bad cells in the language of the request. */
export const badSheet = (bad: readonly BadCell[], total: number): CaseworkError =>
  new CaseworkError(400, 'BAD_SHEET', (language) => cellErrors(bad, total, language));

/** Allows one import at a time, and refuses a file that has been imported before. */
async function requireFree(trx: Trx, { sha256 }: Uploaded, dryRun: boolean): Promise<void> {
  if (dryRun) return;
  const [free] = await rows<{ free: boolean }>(
    trx,
    `select pg_try_advisory_xact_lock(hashtext('casework:import')) as free`,
  );
  if (!free?.free) throw refuse(409, 'IMPORT_RUNNING');
  const [again] = await rows<{ at: string }>(
    trx,
    `select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from casework.imports
      where kind = 'history' and sha256 = ?`,
    [sha256],
  );
  if (again) throw refuse(409, 'FILE_IMPORTED', { at: again.at });
}

async function jobOf(trx: Trx, file: Uploaded, now: Date): Promise<HistoryJob> {
  const [named] = await rows<
    Pick<HistoryJob, 'departments' | 'categories' | 'enterprises'> & { live: string | null }
  >(
    trx,
    `select (select go_live_date::text from settings limit 1) as live,
      (select coalesce(json_agg(json_build_object('id', d.id, 'documentId', d.document_id, 'name', d.name, 'code', d.code,
         'shortName', d.short_name, 'isUnit', coalesce(d.is_unit, false), 'active', coalesce(d.active, true))), '[]'::json)
         from departments d) as departments,
      (select coalesce(json_agg(json_build_object('id', c.id, 'documentId', c.document_id, 'name', c.name,
         'complaint', coalesce(c.complaint, false), 'active', coalesce(c.active, true))), '[]'::json) from categories c) as categories,
      (select coalesce(json_agg(json_build_object('id', e.id, 'documentId', e.document_id, 'name', e.name, 'creditCode', e.credit_code,
         'pairings', (select coalesce(json_agg(json_build_object(
            'since', extract(epoch from p.since) * 1000, 'until', extract(epoch from p.until) * 1000,
            'group', json_build_object('id', g.id, 'documentId', g.document_id, 'name', g.name),
            'leader', json_build_object('id', l.id, 'documentId', l.document_id, 'name', l.title)) order by p.since), '[]'::json)
           from pairings p join departments g on g.id = p.group_id join leaders l on l.id = p.leader_id
          where p.enterprise_id = e.id))), '[]'::json) from enterprises e) as enterprises`,
  );
  const { overrides, enteredYears, settings } = await loadCalendarRows(trx);
  return {
    file: file.path,
    most: MAX_IMPORTED,
    now: now.getTime(),
    goLive: named?.live ? startOfDay(named.live).getTime() : null,
    calendar: { overrides, enteredYears },
    settings,
    departments: named?.departments ?? [],
    categories: named?.categories ?? [],
    enterprises: named?.enterprises ?? [],
  };
}

async function check(
  trx: Trx,
  job: SheetJob<HistoryAnswer, HistoryOrder>,
  teller: ProgressTeller | null,
): Promise<Checked> {
  for (;;) {
    const answer = await job.answer(trx);
    if ('reading' in answer) {
      await teller?.tell({ phase: 'reading', done: answer.reading, total: 0 });
      continue;
    }
    if (!('checked' in answer)) throw new Error('the worker answered out of turn');
    const { checked } = answer;
    const taken = await rows<{ number: string }>(
      trx,
      'select outside_number as number from issues where outside_number = any(?::text[])',
      [checked.outsideNumbers],
    );
    if (taken.length === 0) return checked;
    job.send({ taken: taken.map(({ number }) => number) });
    const second = await job.answer(trx);
    if (!('checked' in second)) throw new Error('the worker answered out of turn');
    return {
      ...checked,
      bad: [...checked.bad, ...second.checked.bad],
      badTotal: checked.badTotal + second.checked.badTotal,
    };
  }
}

const answerOf = (
  { rows: count, bad, badTotal, stages }: Checked,
  language: Language,
  dryRun: boolean,
  numbers: { first: string; last: string } | null = null,
): ImportAnswer => ({
  dryRun,
  rows: count,
  stages,
  imported: dryRun ? 0 : count,
  numbers,
  errorCount: badTotal,
  errors: cellsSaid(bad, language),
});

type Writing = { checked: Checked; file: Uploaded; call: Call; teller: ProgressTeller };

/**
 * Writes the batches, then gives out the numbers. The year's counter is held until the transaction ends, and whoever
 * registers meanwhile waits for it: all that does not need the numbers is done before.
 */
async function write(
  trx: Trx,
  job: SheetJob<HistoryAnswer, HistoryOrder>,
  { checked, file, call, teller }: Writing,
): Promise<{ first: string; last: string }> {
  const total = checked.rows;
  const ids = (
    await rows<{ id: number }>(
      trx,
      `select nextval(pg_get_serial_sequence('issues', 'id'))::int as id from generate_series(1, ?::int)`,
      [total],
    )
  ).map(({ id }) => id);
  job.send({ ids, prefix: `${randomUUID()}-` });
  const open: OpenSeal[] = [];
  for (;;) {
    const answer = await job.answer(trx);
    if ('done' in answer) break;
    if (!('batch' in answer)) throw new Error('the worker answered out of turn');
    // The worker replays the next ones while these are written.
    job.send({ next: true });
    await writeBatch(trx, answer.batch);
    open.push(...(await sealAllButLast(trx, ids.slice(open.length, open.length + answer.batch.count))));
    await teller.tell({ phase: 'writing', done: open.length, total });
  }
  const { actor } = call;
  await rows(
    trx,
    `insert into casework.imports (kind, file_name, sha256, rows, actor) values ('history', ?, ?, ?, ?::jsonb)`,
    [file.name.slice(0, 255), file.sha256, total, JSON.stringify(actor)],
  );
  const year = localDateOf(call.now).slice(0, 4);
  const [counter] = await rows<{ value: number }>(
    trx,
    `insert into casework.counters as c (key, value) values (?, ?)
       on conflict (key) do update set value = c.value + excluded.value returning value`,
    [`issue:${year}`, total],
  );
  const first = (counter?.value ?? total) - total + 1;
  const numberOf = (i: number): string =>
    writeNumber(cityProfile().issueNumber, { year: numberYear(call.now), number: first + i });
  for (let from = 0; from < total; from += NUMBERED) {
    const some = ids.slice(from, from + NUMBERED);
    const stored = await rows<{ id: number; row: Json }>(
      trx,
      `update issues i set number = x.number from unnest(?::int[], ?::text[]) as x(id, number) where i.id = x.id
       returning i.id, row_to_json(i) as row`,
      [some, some.map((_, i) => numberOf(from + i))],
    );
    await sealLast(trx, open.slice(from, from + NUMBERED), new Map(stored.map(({ id, row }) => [id, row])));
  }
  return { first: numberOf(0), last: numberOf(total - 1) };
}

/** Issues that are given their numbers at a time: memory stays the same however many there are. */
const NUMBERED = 1_000;

const STAMPS = ['created_at', 'updated_at', 'published_at'];
const columnsOf = (columns: Record<string, readonly [string, string]>): string[] =>
  Object.values(columns).map(([column]) => column);

const insertSql = (table: string, columns: readonly string[]): string => {
  const names = columns.map((column) => `"${column}"`).join(', ');
  return `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ?::jsonb)`;
};

const INSERT_ISSUES = insertSql('issues', [
  'id',
  'document_id',
  ...columnsOf(ISSUE_COLUMNS as Record<string, readonly [string, string]>),
  'outside_number',
  ...STAMPS,
]);
const INSERT_TRANSFERS = insertSql('transfers', [
  'document_id',
  'issue_id',
  'sequence',
  ...columnsOf(TRANSFER_COLUMNS as Record<string, readonly [string, string]>),
  ...STAMPS,
]);
const INSERT_ENTRIES = `${insertSql('ledger_entries', [
  'document_id',
  'issue_id',
  'sequence',
  'action',
  'from',
  'to',
  'actor',
  'happened_at',
  'recorded_at',
  'dues',
  'input',
  'prev_hash',
  'hash',
  'shown_to_enterprise',
  'shown_to_support',
  'unit_id',
  ...STAMPS,
])} order by issue_id, sequence`;

async function writeBatch(trx: Trx, { issues, transfers, entries, facts }: HistoryBatch): Promise<void> {
  await rows(trx, INSERT_ISSUES, [issues]);
  await rows(trx, INSERT_TRANSFERS, [transfers]);
  await rows(trx, INSERT_ENTRIES, [entries]);
  await rows(trx, INSERT_FACTS, [facts]);
}
