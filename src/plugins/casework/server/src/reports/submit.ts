import { z } from 'zod';
import { localDateOf } from '../../../domain/calendar';
import { DUTIES, periodLabel, type DutyType } from '../../../domain/duties';
import type { Addressee } from '../../../domain/lifecycle';
import { SECTIONS, type ReportKind } from '../../../domain/reports';
import { textSchema } from '../../../contracts/inputs';
import type { Asker } from '../access/actor';
import { rows, type Trx } from '../access/window';
import { fulfil, type Fulfilment } from '../duties';
import { queueNotice } from '../notifications/queue';
import { fieldErrors, notFound, refuse } from '../shared/errors';
import { authorOf } from './draft';

const text = textSchema(10_000).optional();

/** What of a draft is edited. */
export const sectionsSchema = z.strictObject({
  leaderWork: text,
  issues: text,
  measures: text,
  results: text,
  evaluation: text,
});

export type ReportRow = {
  id: number;
  documentId: string;
  kind: ReportKind;
  departmentId: number;
  recipientId: number | null;
  leaderId: number | null;
  period: string;
  state: 'draft' | 'submitted';
  author: string | null;
  submittedAt: Date | null;
};

const SELECT = `select id, document_id as "documentId", kind, department_id as "departmentId", recipient_id as "recipientId",
  leader_id as "leaderId", period, state, author, submitted_at as "submittedAt" from reports`;

/**
 * Locks a report that the asker has been found to see, for him to change.
 * @throws CaseworkError 403 when it is not his to write, 409 when it has been submitted
 */
export async function lockDraft(trx: Trx, id: number, asker: Asker): Promise<ReportRow> {
  const [row] = await rows<ReportRow>(trx, `${SELECT} where id = ? for update`, [id]);
  if (!row) throw notFound();
  const own = row.kind === 'office' ? asker.kind === 'office' : row.departmentId === asker.departmentId;
  if (!own || !authorOf(row.kind, asker)) throw refuse(403, 'FORBIDDEN');
  if (row.state !== 'draft') {
    const at = row.submittedAt ? localDateOf(row.submittedAt) : '';
    throw refuse(409, 'ALREADY_SUBMITTED', { author: row.author ?? '', at }, { state: row.state });
  }
  return row;
}

/** Writes edited sections into a draft. */
export async function saveSections(
  trx: Trx,
  row: ReportRow,
  sections: z.infer<typeof sectionsSchema>,
  now: Date,
): Promise<void> {
  const given = SECTIONS.filter((s) => sections[s] !== undefined);
  if (given.length === 0) throw fieldErrors([{ field: 'data', code: 'NOTHING_TO_CHANGE' }]);
  const column = (s: string): string => (s === 'leaderWork' ? 'leader_work' : s);
  await trx.raw(
    `update reports set ${given.map((s) => `${column(s)} = ?`).join(', ')}, updated_at = ? where id = ?`,
    [...given.map((s) => sections[s] ?? ''), now.toISOString(), row.id],
  );
}

/**
 * Submits a draft, with a unit's extracts: from then on nobody changes it. Fulfils the duties that it fulfils
 * and tells those whom it is for. Runs in the owner's window.
 */
export async function submitReport(
  trx: Trx,
  row: ReportRow,
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
    `update reports set state = 'submitted', submitted_at = ?, author = ?, updated_at = ?
      where (id = ? or parent_id = ?) and state = 'draft'
     returning id, document_id as "documentId", kind, department_id as "departmentId", recipient_id as "recipientId",
       leader_id as "leaderId", period, state, author, submitted_at as "submittedAt"`,
    [now.toISOString(), asker.name, now.toISOString(), row.id, row.id],
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

/** The duty that a report of each kind meets. */
const OWED: Record<ReportKind, DutyType> = {
  unit: 'unit-report',
  extract: 'unit-report',
  group: 'group-report',
  brief: 'leader-brief',
  office: 'office-report',
};

/** Who is told that it is there: as what they receive it, not whoever else is in the same department. */
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
