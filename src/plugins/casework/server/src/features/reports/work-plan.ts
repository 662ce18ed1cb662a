import type { Core } from '@strapi/strapi';
import { localDateOf } from '../../../../domain/calendar';
import type { PlanInput, WorkPlanLine } from '../../../../contracts/work-plans';
import { dutyState } from '../../../../domain/duties';
import { WORK_PLAN_LIFE, move, workPlanState } from '../../../../domain/life';
import type { Asker } from '../../platform/access/actor';
import { rows, type Trx } from '../../platform/database/as-owner';
import { fulfil } from '../duties';
import { mergedDraft } from '../../platform/answers/edits';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import { dayOfDue, utc } from '../../platform/database/sql';

/** The year's plans of the groups that the asker sees the plans of: all for the office, a group its own. */
export async function workPlansOf(
  trx: Trx,
  asker: Asker,
  wanted: number | undefined,
  now: Date,
): Promise<{ year: number; lines: WorkPlanLine[] }> {
  const asked = wanted ?? Number(localDateOf(now).slice(0, 4));
  const own = asker.kind === 'group' ? asker.departmentId : null;
  if (own === null && !['office', 'auditor', 'head', 'super'].includes(asker.kind)) throw notFound();
  const found = await rows<
    Pick<WorkPlanLine, 'group' | 'planDate' | 'dueDate' | 'plans'> & {
      due: string | null;
      fulfilled: string | null;
      waived: string | null;
      voided: string | null;
      reason: string | null;
      approver: string | null;
    }
  >(
    trx,
    `select json_build_object('documentId', g.document_id, 'name', g.name) as "group", d.plan_date::text as "planDate",
            ${dayOfDue('d.due_at')} as "dueDate",
            ${utc('d.due_at')} as due, ${utc('d.fulfilled_at')} as fulfilled, ${utc('d.waived_at')} as waived,
            ${utc('d.voided_at')} as voided, d.waived_reason as reason, d.approver,
            coalesce((select json_agg(json_build_object('documentId', w.document_id, 'version', w.version, 'author', w.author,
                 'submittedAt', ${utc('w.submitted_at')}) order by w.submitted_at desc nulls first, w.id desc)
               from work_plans w where w.group_id = g.id and w.year = ?), '[]') as plans
       from departments g left join duties d on d.type = 'work-plan' and d.group_id = g.id and d.period = ?
      where g.is_group and g.active is not false and (?::int is null or g.id = ?)
      order by g.sort_order, g.id`,
    [asked, String(asked), own, own],
  );
  const date = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return {
    year: asked,
    lines: found.map(
      ({ group, planDate, dueDate, plans, due, fulfilled, waived, voided, reason, approver }) => ({
        group,
        planDate,
        dueDate,
        plans,
        state:
          due === null
            ? null
            : dutyState(
                {
                  dueAt: new Date(due),
                  fulfilledAt: date(fulfilled),
                  waivedAt: date(waived),
                  voidedAt: date(voided),
                },
                now,
              ),
        waived: waived === null ? null : { reason, approver },
      }),
    ),
  };
}

/** A plan with its text, read as the asker. */
export async function readWorkPlan(trx: Trx, documentId: string): Promise<Record<string, unknown>> {
  const [plan] = await rows<Record<string, unknown>>(
    trx,
    `select w.document_id as "documentId", w.year, w.body, w.version, w.author, ${utc('w.submitted_at')} as "submittedAt",
            json_build_object('documentId', g.document_id, 'name', g.name) as "group",
            (select json_build_object('documentId', f.document_id, 'name', f.name) from files_related_mph m join files f on f.id = m.file_id
              where m.related_id = w.id and m.related_type = 'api::work-plan.work-plan' and m.field = 'attachment' limit 1) as attachment
       from work_plans w join departments g on g.id = w.group_id where w.document_id = ?`,
    [documentId],
  );
  if (!plan) throw notFound();
  return plan;
}

/**
 * Writes a group's plan of a year: makes its draft, or changes the present one. Runs as the caller, through the
 * forms, as the generated routes do.
 * @throws CaseworkError 403 for callers other than a group, 400 for a year that is not near or a file that does not
 * exist, 409 when another user has changed the same since it was opened
 */
export async function writeWorkPlan(
  strapi: Core.Strapi,
  trx: Trx,
  input: PlanInput,
  asker: Asker,
  now: Date,
): Promise<{ documentId: string; made: boolean }> {
  if (asker.kind !== 'group' || asker.departmentId === null) throw refuse(403, 'FORBIDDEN');
  if (Math.abs(input.year - Number(localDateOf(now).slice(0, 4))) > 1)
    throw fieldErrors([{ field: 'year', code: 'BAD_VALUE' }]);
  const named = await fileOf(trx, input.attachment);
  // Two who save at once: the second changes the first's draft.
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [
    `work-plan:${asker.departmentId}:${input.year}`,
  ]);
  const [draft] = await rows<{ document_id: string; body: string | null; attachment: string | null }>(
    trx,
    `select w.document_id, w.body, (select f.document_id from files_related_mph m join files f on f.id = m.file_id
              where m.related_id = w.id and m.related_type = 'api::work-plan.work-plan' and m.field = 'attachment' limit 1) as attachment
       from work_plans w where w.group_id = ? and w.year = ? and w.submitted_at is null`,
    [asker.departmentId, input.year],
  );
  const plans = strapi.documents('api::work-plan.work-plan');
  const given = { body: input.body, attachment: input.attachment };
  const kept = draft
    ? mergedDraft(given, { body: draft.body, attachment: draft.attachment }, input.opened)
    : given;
  const data = {
    ...(kept.body === undefined ? {} : { body: kept.body }),
    ...(kept.attachment === undefined ? {} : { attachment: named }),
  };
  if (draft && Object.keys(data).length === 0) return { documentId: draft.document_id, made: false };
  if (draft) {
    await plans.update({ documentId: draft.document_id, data: data as never });
    return { documentId: draft.document_id, made: false };
  }
  const made = await plans.create({
    data: { ...data, year: input.year, group: asker.departmentId } as never,
  });
  return { documentId: made.documentId, made: true };
}

async function fileOf(trx: Trx, given: string | null | undefined): Promise<number | null | undefined> {
  if (given === null || given === undefined) return given;
  const [file] = await rows<{ id: number }>(trx, 'select id from files where document_id = ?', [given]);
  if (!file) throw fieldErrors([{ field: 'attachment', code: 'NOT_FOUND' }]);
  return file.id;
}

/**
 * Submits a group's yearly plan (§三.2): from then on it cannot be changed, and a correction is another version.
 * Runs inside `asOwner`; the caller's sight has been checked.
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
  const own = asker.kind === 'group' && asker.departmentId === row.group_id;
  orRefuse(
    WORK_PLAN_LIFE,
    move(WORK_PLAN_LIFE, 'submit', {
      state: workPlanState({ submittedAt: row.submitted }),
      as: own ? ['group'] : [],
    }),
    { params: { author: row.author ?? '', at: row.submitted ? localDateOf(row.submitted) : '' } },
  );
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
