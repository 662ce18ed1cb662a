import { localDateOf } from '../../../../domain/calendar';
import { DUTIES, periodLabel } from '../../../../domain/duties';
import type { Addressee } from '../../../../domain/lifecycle';
import { REPORT_LIFE, move, type ReportState, type ReportStep } from '../../../../domain/life';
import { OWED, SECTIONS, isAuthor, type ReportKind } from '../../../../domain/reports';
import type { SectionsInput } from '../../../../contracts/reports';
import type { Asker } from '../../platform/access/actor';
import { rows, type Trx } from '../../platform/database/as-owner';
import { fulfil, type Fulfilment } from '../duties';
import { queueNotice } from '../../platform/outbox/queue';
import { mergedDraft } from '../../platform/answers/edits';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';

export type ReportRow = {
  id: number;
  documentId: string;
  kind: ReportKind;
  departmentId: number;
  recipientId: number | null;
  leaderId: number | null;
  period: string;
  state: ReportState;
  author: string | null;
  submittedAt: Date | null;
};

const SELECT = `select id, document_id as "documentId", kind, department_id as "departmentId", recipient_id as "recipientId",
  leader_id as "leaderId", period, state, author, submitted_at as "submittedAt" from reports`;

/**
 * Locks a report that the asker has been found to see, and takes a step of its life.
 * @returns the report, with the state that the step leads to
 * @throws CaseworkError 403 when it is not his to write, 409 when it has been submitted
 */
export async function lockReport(
  trx: Trx,
  id: number,
  asker: Asker,
  step: ReportStep,
): Promise<ReportRow & { next: ReportState }> {
  const [row] = await rows<ReportRow>(trx, `${SELECT} where id = ? for update`, [id]);
  if (!row) throw notFound();
  const at = row.submittedAt ? localDateOf(row.submittedAt) : '';
  const { state } = orRefuse(
    REPORT_LIFE,
    move(REPORT_LIFE, step, { state: row.state, as: isAuthor(row, asker) ? ['author'] : [] }),
    { params: { author: row.author ?? '', at } },
  );
  return { ...row, next: state };
}

/**
 * Writes edited sections into a draft.
 * @throws CaseworkError 400 without any, 409 for one that somebody else has changed since it was opened
 */
export async function saveSections(
  trx: Trx,
  row: ReportRow,
  { opened, ...sections }: SectionsInput,
  now: Date,
): Promise<void> {
  if (SECTIONS.every((s) => sections[s] === undefined))
    throw fieldErrors([{ field: 'data', code: 'NOTHING_TO_CHANGE' }]);
  const column = (s: string): string => (s === 'leaderWork' ? 'leader_work' : s);
  const [stored = {}] = await rows(
    trx,
    `select ${SECTIONS.map((s) => `${column(s)} as "${s}"`).join(', ')} from reports where id = ?`,
    [row.id],
  );
  const kept = mergedDraft(sections, stored, opened);
  const given = SECTIONS.filter((s) => kept[s] !== undefined);
  if (given.length === 0) return;
  await trx.raw(
    `update reports set ${given.map((s) => `${column(s)} = ?`).join(', ')}, updated_at = ? where id = ?`,
    [...given.map((s) => kept[s] ?? ''), now.toISOString(), row.id],
  );
}

/**
 * Submits a draft, with a unit's extracts: from then on it cannot be changed. Fulfils the duties that it answers
 * and notifies its receivers. Runs inside `asOwner`.
 */
export async function submitReport(
  trx: Trx,
  row: ReportRow & { next: ReportState },
  asker: Asker,
  now: Date,
): Promise<{ fulfilled: number }> {
  if (row.kind === 'extract') throw refuse(403, 'FORBIDDEN');
  const empty = await rows<{ id: number }>(
    trx,
    `select id from reports where (id = ? or parent_id = ?)
       and (${['leader_work', 'issues', 'measures', 'results', 'evaluation'].map((c) => `coalesce(btrim(${c}), '') = ''`).join(' or ')})`,
    [row.id, row.id],
  );
  if (empty.length > 0) throw fieldErrors([{ field: 'data', code: 'REQUIRED' }]);
  const parts = await rows<ReportRow>(
    trx,
    `update reports set state = ?, submitted_at = ?, author = ?, updated_at = ?
      where (id = ? or parent_id = ?) and state = 'draft'
     returning id, document_id as "documentId", kind, department_id as "departmentId", recipient_id as "recipientId",
       leader_id as "leaderId", period, state, author, submitted_at as "submittedAt"`,
    [row.next, now.toISOString(), asker.name, now.toISOString(), row.id, row.id],
  );
  const fulfilled = await fulfil(
    trx,
    parts.flatMap((part) => dutiesOf(part, now)),
  );
  const [sender] = await rows<{ name: string }>(trx, 'select name from departments where id = ?', [
    row.departmentId,
  ]);
  await queueNotice(
    trx,
    {
      event: 'report',
      audiences: parts.flatMap(receiversOf),
      facts: {
        对象: sender?.name ?? '',
        任务: DUTIES[OWED[row.kind]].name.zh,
        期间: periodLabel(row.period),
      },
    },
    now,
  );
  return { fulfilled };
}

/** Returns the addressees of a report in the capacity that receives it, not everybody of the same department. */
function receiversOf({ kind, recipientId, leaderId }: ReportRow): Addressee[] {
  switch (kind) {
    case 'extract':
      return recipientId === null ? [] : [{ kind: 'group', id: recipientId }];
    case 'group':
      return [{ kind: 'office', id: null }];
    case 'brief':
      return leaderId === null ? [] : [{ kind: 'leader', id: leaderId }];
    case 'unit':
    case 'office':
      return [];
  }
}

function dutiesOf(part: ReportRow, at: Date): Fulfilment[] {
  const by = { uid: 'api::report.report', documentId: part.documentId };
  const { period, departmentId, recipientId, leaderId } = part;
  switch (part.kind) {
    case 'unit':
      return [];
    case 'extract':
      return [
        {
          type: 'unit-report',
          subject: { department: departmentId, group: recipientId ?? 0 },
          period,
          by,
          at,
        },
      ];
    case 'group':
      return [{ type: 'group-report', subject: { group: departmentId }, period, by, at }];
    case 'brief':
      return [
        { type: 'leader-brief', subject: { group: departmentId, leader: leaderId ?? 0 }, period, by, at },
      ];
    case 'office':
      return [{ type: 'office-report', subject: {}, period, by, at }];
  }
}
