import { startOfDay } from '../../../../domain/calendar';
import { NO_FACTS, reportPeriod } from '../../../../domain/reports';
import type { Asker } from '../../platform/access/actor';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { rows, type Trx } from '../../platform/database/as-owner';
import { groupsOwed, writeReport } from './draft';
import { lockReport, saveSections, submitReport } from './submit';

/**
 * 零报告: a unit without a case in a month confirms that once, instead of writing a report (减负). A repetition returns
 * the existing report. Runs inside `asOwner`.
 * @returns the report's documentId, and whether it is a new one
 * @throws CaseworkError 400, 409 before the 26th, or when the unit worked on something and owes a report of it
 */
export async function reportZero(
  trx: Trx,
  asker: Asker,
  month: string,
  now: Date,
): Promise<{ documentId: string; made: boolean }> {
  const period = reportPeriod('unit', month);
  const department = asker.departmentId;
  if (!period || startOfDay(period.from) > now) throw fieldErrors([{ field: 'period', code: 'BAD_VALUE' }]);
  if (department === null) throw notFound();
  if (now < period.opensAt) throw refuse(409, 'REPORT_NOT_OPEN', { date: period.opensOn });
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`report:unit:${department}:0:${month}`]);
  if ((await groupsOwed(trx, department, month)).length > 0) throw refuse(409, 'SOMETHING_TO_REPORT');
  const [present] = await rows<{ documentId: string }>(
    trx,
    `select document_id as "documentId" from reports where kind = 'unit' and department_id = ? and period = ?
      order by version desc limit 1`,
    [department, month],
  );
  if (present) return { documentId: present.documentId, made: false };
  const { id, documentId } = await writeReport(
    trx,
    { kind: 'unit', period: month, department, recipient: null, leader: null, parent: null, version: 1 },
    NO_FACTS,
    null,
    now,
  );
  const none = '本月没有承办事项（零报告）。';
  const sections = { leaderWork: none, issues: none, measures: none, results: none, evaluation: none };
  await saveSections(trx, await lockReport(trx, id, asker, 'edit'), sections, now);
  await submitReport(trx, await lockReport(trx, id, asker, 'submit'), asker, now);
  return { documentId, made: true };
}
