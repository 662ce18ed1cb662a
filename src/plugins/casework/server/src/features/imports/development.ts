import { MAX_SHEET_ROWS, type SheetAnswer } from '../../../../contracts/imports';
import type { Language } from '../../../../contracts/messages';
import { cellsSaid, doubtsSaid } from '../../../../contracts/sheet-messages';
import type { BadCell, Doubt } from '../../../../domain/sheets';
import { CaseworkError, refuse } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { claimKey } from '../../platform/calls/idempotency';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { badSheet } from './history';
import type { ReadAnswer, ReadJob } from './read-worker';

import type { ProgressTeller } from './progress';
import { SheetJob } from './sheet-job';
import type { SheetTable } from './tables';
import type { Uploaded } from './uploaded';
import { judgeSheet, type Judged } from './judge-sheet';

/** Enterprises, their figures and projects from spreadsheets (§六.2): all rows or none, doubtful values asked about. */

export type Taking = {
  table: SheetTable;
  file: Uploaded;
  dryRun: boolean;
  /** keys of the doubts that the person has confirmed */
  confirmed: readonly string[];
  call: Call;
  language: Language;
  teller: ProgressTeller | null;
};

/**
 * Checks a spreadsheet and, unless it is a dry run, takes it in.
 * @throws CaseworkError 400 BAD_SHEET with every bad cell, 409 DOUBTFUL with what has not been confirmed
 */
export async function takeSheet(trx: Trx, taking: Taking): Promise<{ data: SheetAnswer }> {
  const { table, file, dryRun, call, language } = taking;
  const claim = dryRun
    ? {}
    : await claimKey(trx, call, { table, file: file.sha256, confirmed: taking.confirmed });
  if (claim.replay) return claim.replay.body as unknown as { data: SheetAnswer };
  return asOwner(trx, 'Imported records are written for enterprises of all groups', async () => {
    // Figures of one enterprise are computed from those that stand: one import of a table at a time.
    await rows(trx, `select pg_advisory_xact_lock(hashtext('casework:sheet'), hashtext(?))`, [table]);
    const judged = await judgeFile(trx, taking);
    const phase = judged.badTotal > 0 ? 'refused' : 'checking';
    await taking.teller?.tell({ phase, done: judged.rows, total: judged.rows }, true, judged.bad);
    const open = judged.doubts.filter(({ key }) => !taking.confirmed.includes(key));
    if (dryRun) return { data: answerOf(judged, language, true, open) };
    if (judged.badTotal > 0) throw badSheet(judged.bad, judged.badTotal);
    if (open.length > 0) throw doubtful(open);
    await record(trx, taking, judged);
    const body = { data: answerOf(judged, language, false, []) };
    if (claim.key)
      await rows(
        trx,
        'update casework.idempotency set status = 200, body = ? where account = ? and path = ? and key = ?',
        [JSON.stringify(body), claim.key.account, claim.key.path, claim.key.key],
      );
    return body;
  });
}

/** Returns every bad cell of a spreadsheet. */
export const checkSheet = (trx: Trx, taking: Taking): Promise<readonly BadCell[]> =>
  asOwner(
    trx,
    'A dry run reads the records of all enterprises',
    async () => (await judgeFile(trx, taking)).bad,
  );

type JudgedFile = Judged & { rows: number; badTotal: number };

async function judgeFile(trx: Trx, { table, file, call }: Taking): Promise<JudgedFile> {
  const job = new SheetJob<ReadAnswer, never>('read-worker.js', {
    file: file.path,
    table,
    most: MAX_SHEET_ROWS,
  } satisfies ReadJob);
  let read: ReadAnswer;
  try {
    read = await job.answer(trx);
  } finally {
    await job.end();
  }
  const unreadable = new Set(read.bad.map(({ row }) => row));
  const group = call.actor.kind === 'group' ? call.actor.departmentId : null;
  const judged = await judgeSheet(
    trx,
    table,
    read.rows.filter(({ row }) => !unreadable.has(row)),
    group,
  );
  const bad = [...read.bad, ...judged.bad].sort((a, b) => a.row - b.row);
  return { ...judged, bad, rows: read.rows.length, badTotal: read.badTotal + judged.bad.length };
}

const doubtful = (open: readonly Doubt[]): CaseworkError =>
  new CaseworkError(409, 'DOUBTFUL', (language) => {
    const doubts = doubtsSaid(open, language);
    return {
      message: refuse(409, 'DOUBTFUL', { count: open.length }).toBody(language).message,
      details: { doubts },
    };
  });

const answerOf = (
  { rows: count, bad, badTotal, writes }: JudgedFile,
  language: Language,
  dryRun: boolean,
  open: readonly Doubt[],
): SheetAnswer => ({
  dryRun,
  rows: count,
  created: writes.filter(({ before }) => before === null).length,
  changed: writes.filter(({ before }) => before !== null).length,
  errorCount: badTotal,
  errors: cellsSaid(bad, language),
  doubts: doubtsSaid(open, language),
});

/** Writes the records, and who entered which of them from what to what. */
async function record(trx: Trx, { table, file, call, confirmed }: Taking, judged: JudgedFile): Promise<void> {
  const [made] = await rows<{ id: string }>(
    trx,
    `insert into casework.imports (kind, file_name, sha256, rows, actor, confirmed)
     values (?, ?, ?, ?, ?::jsonb, ?::jsonb) returning id::text as id`,
    [
      table,
      file.name.slice(0, 255),
      file.sha256,
      judged.rows,
      JSON.stringify(call.actor),
      JSON.stringify(judged.doubts.filter(({ key }) => confirmed.includes(key)).map(({ key }) => key)),
    ],
  );
  for (const write of judged.writes) await write.run(trx, call.now);
  await rows(
    trx,
    `insert into casework.import_records (import_id, row, subject, document_id, before, after)
     select ?::bigint, x.row, x.subject, x.document_id, x.before, x.after
       from jsonb_to_recordset(?::jsonb) as x(row int, subject text, document_id text, before jsonb, after jsonb)`,
    [
      made?.id ?? 0,
      JSON.stringify(
        judged.writes.map(({ row, subject, documentId, before, after }) => ({
          row,
          subject,
          document_id: documentId,
          before,
          after,
        })),
      ),
    ],
  );
}
