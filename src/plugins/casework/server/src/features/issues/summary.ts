import type { Core } from '@strapi/strapi';
import {
  isCovered,
  localDateOf,
  overdueWorkingDays,
  workingDaysLeft,
  type Calendar,
} from '../../../../domain/calendar';
import { STAGE_DUES, isOpen, lightOf, type OpenStage, type Stage } from '../../../../domain/lifecycle';
import { inTransaction, rowsOfKept, type Row } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { CALENDAR, calendarFrom } from './load';
import { notFound } from '../../platform/answers/errors';
import { presentInstant } from '../../platform/base/clock';

type Due = {
  field: string;
  at: string;
  /** working days left, or overdue when `overdue` */
  workingDays: number;
  overdue: boolean;
  /** given by count over a year whose calendar is not out */
  provisional: boolean;
};

/** The rows of a query on `issues i` as one JSON value. */
const list = (sql: string): string => `(select coalesce(json_agg(x), '[]'::json) from (${sql}) x)`;

/** What the summary shows of `issues i`, joined as SUMMARY_FROM says. */
export const SUMMARY = `i.id, i.document_id, i.number, i.title, i.stage, i.level, i.due_at, i.yellow_from, i.red_from,
  i.long_term, i.provisional, i.instruction_open,
  e.document_id as enterprise_id, e.name as enterprise, d.name as unit, g.name as grp, l.title as leader,
  ${list(`select t.document_id as "documentId", u.name as unit, u.document_id as "unitId", t.role, t.state, t.binding,
      t.own_department is true as "ownDepartment", t.section, t.responsible_person as "responsiblePerson", t.phone, t.standard,
      ${utc('t.started_at')} as "startedAt", ${utc('t.take_up_due_at')} as "takeUpDueAt", ${utc('t.deadline')} as deadline,
      ${utc('t.ended_at')} as "endedAt", t.return_reason as "returnReason"
    from transfers t join departments u on u.id = t.unit_id where t.issue_id = i.id order by t.started_at, t.role, t.id`)} as transfers,
  ${list(`select r.document_id as "documentId", r.kind, r.ground, r.reason, r.consultation, ${utc('r.deadline')} as deadline,
      r.milestones, ${utc('r.requested_at')} as "requestedAt", r.requested_by as "requestedBy"
    from issue_requests r where r.issue_id = i.id and r.state = 'pending' order by r.requested_at`)} as requests,
  ${list(`select s.level, s.state, s.reason, ${utc('s.raised_at')} as "raisedAt" from escalations s
    where s.issue_id = i.id and s.state in ('open', 'proposed') order by s.raised_at`)} as escalations,
  ${list(`select m.date, m.goal, ${utc('m.due_at')} as "dueAt" from milestones m
    where m.issue_id = i.id and m.state = 'open' order by m.date`)} as milestones,
  ${list(`select f.document_id as "documentId", f.name from files f
    where f.id in (select a.file_id from casework.file_access a where a.issue_id = i.id) order by f.id`)} as files`;

export const SUMMARY_FROM = `issues i left join enterprises e on e.id = i.enterprise_id
  left join departments d on d.id = i.lead_unit_id left join departments g on g.id = i.group_id
  left join leaders l on l.id = i.leader_id`;

/**
 * Returns what the issue's page shows beside the form: its stage, running limits, pending requests and the parties
 * that have it. Every row is read under the caller's own policies.
 * @throws CaseworkError 404 when the issue is not visible
 */
export async function presentSummary(strapi: Core.Strapi, documentId: string): Promise<{ data: Row }> {
  const now = presentInstant();
  return inTransaction(strapi, async (trx) => {
    const [issue] = await rowsOfKept(
      trx,
      `select ${SUMMARY}, ${CALENDAR} from ${SUMMARY_FROM} where i.document_id = ?`,
      [documentId],
    );
    if (!issue) throw notFound();
    return { data: summaryOf(issue, calendarFrom(issue).calendar, now) };
  });
}

/** The summary from a row with the columns SUMMARY. */
export function summaryOf(issue: Row, calendar: Calendar, now: Date): Row {
  const stage = issue['stage'] as Stage;
  const milestones = issue['milestones'] as { dueAt: string }[];
  return {
    documentId: issue['document_id'],
    number: issue['number'],
    title: issue['title'],
    stage,
    light: lightOf(
      {
        stage,
        redFrom: issue['red_from'] as Date | null,
        yellowFrom: issue['yellow_from'] as Date | null,
      },
      now,
    ),
    level: issue['level'],
    longTerm: issue['long_term'] === true,
    instructionOpen: issue['instruction_open'] === true,
    enterprise: { documentId: issue['enterprise_id'], name: issue['enterprise'] },
    group: issue['grp'],
    leader: issue['leader'],
    leadUnit: issue['unit'],
    due: isOpen(stage) ? dueOf(issue, stage as OpenStage, calendar, now) : null,
    transfers: issue['transfers'],
    requests: issue['requests'],
    escalations: issue['escalations'],
    milestones: milestones.map((m) => ({ ...m, missed: new Date(m.dueAt) <= now })),
    files: issue['files'],
    days: declaredDays(calendar, now),
    today: localDateOf(now),
  };
}

function dueOf(issue: Row, stage: OpenStage, calendar: Calendar, now: Date): Due | null {
  const at = issue['due_at'] as Date | null;
  if (!at) return null;
  const overdue = now >= at;
  return {
    field: STAGE_DUES[stage],
    at: at.toISOString(),
    workingDays: overdue ? overdueWorkingDays(calendar, at, now) : workingDaysLeft(calendar, at, now),
    overdue,
    provisional: issue['provisional'] === true,
  };
}

const AHEAD = 400 * 24 * 60 * 60 * 1000;

/** Holidays and make-up working days of the time ahead, so that forms can say what a date is. */
function declaredDays(calendar: Calendar, now: Date): Record<string, unknown> {
  const from = localDateOf(now);
  const until = localDateOf(new Date(now.getTime() + AHEAD));
  const declared = [...calendar.days].filter(([date]) => date >= from && date <= until);
  const years = [from, until]
    .filter((date) => isCovered(calendar, date))
    .map((date) => Number(date.slice(0, 4)));
  return { kinds: Object.fromEntries(declared), coveredYears: [...new Set(years)] };
}
