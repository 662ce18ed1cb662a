import { localDateOf } from '../../../domain/calendar';
import type { Asker } from '../access/actor';
import { rows, type Trx } from '../access/window';
import { fulfil } from '../duties';
import { notFound, refuse } from '../shared/errors';

/**
 * Submits a group's yearly plan (§三.2): from then on nobody changes it, a correction is another version. Runs
 * in the owner's window; the asker has been found to see it.
 * @throws CaseworkError 403 when it is another's, 409 when it has been submitted
 */
export async function submitWorkPlan(
  trx: Trx,
  id: number,
  asker: Asker,
  now: Date,
): Promise<{ documentId: string; submittedAt: string; version: number }> {
  const [row] = await rows<{
    document_id: string;
    group_id: number;
    year: number;
    author: string | null;
    submitted: Date | null;
  }>(
    trx,
    'select document_id, group_id, year, author, submitted_at as submitted from work_plans where id = ? for update',
    [id],
  );
  if (!row) throw notFound();
  if (asker.kind !== 'group' || asker.departmentId !== row.group_id) throw refuse(403, 'FORBIDDEN');
  if (row.submitted)
    throw refuse(409, 'ALREADY_SUBMITTED', { author: row.author ?? '', at: localDateOf(row.submitted) });
  const [done] = await rows<{ version: number }>(
    trx,
    `update work_plans w set submitted_at = ?, author = ?, updated_at = ?,
            version = 1 + (select count(*) from work_plans o where o.group_id = w.group_id and o.year = w.year and o.submitted_at is not null)
      where id = ? returning version`,
    [now.toISOString(), asker.name, now.toISOString(), id],
  );
  await fulfil(trx, {
    type: 'work-plan',
    subject: { group: row.group_id },
    period: String(row.year),
    by: { uid: 'api::work-plan.work-plan', documentId: row.document_id },
    at: now,
  });
  return { documentId: row.document_id, submittedAt: now.toISOString(), version: done?.version ?? 1 };
}
