import { addDays, addWorkingDays, localDateOf, startOfDay } from '../../../../../domain/calendar';
import {
  LETTER_RULE,
  suggestLetters,
  type DocumentKind,
  type LetterData,
  type LetterDuty,
  type Standing,
  type Suggestion,
} from '../../../../../domain/documents';
import { DUTIES, periodLabel, type DutyType } from '../../../../../domain/duties';
import { fieldErrors } from '../../../platform/answers/errors';
import { rows, type Trx } from '../../../platform/database/as-owner';
import { loadCalendar } from '../../issues/load';
import { overdueOf, questionOf } from './circular';

/**
 * Gathers the issues and duties that a letter to a group names (§六.3), and the letters that the rule suggests. Runs
 * inside asOwner.
 */

/** *(choice)*: working days in which a group answers. */
const REPLY_WITHIN = 5;

type DutyRow = { documentId: string; type: DutyType; period: string; groupId: string; dueAt: Date };

/** Returns the duties that groups missed of late. No letter tells what leaders owe (spec: duties). */
async function missedDuties(trx: Trx, now: Date): Promise<(LetterDuty & { groupId: string })[]> {
  const found = await rows<DutyRow>(
    trx,
    `select d.document_id as "documentId", d.type, d.period, g.document_id as "groupId", d.due_at at time zone 'UTC' as "dueAt"
       from duties d join departments g on g.id = d.group_id
      where d.type in ('group-report', 'leader-brief', 'work-plan', 'follow-up') and d.fulfilled_at is null
        and d.waived_at is null and d.voided_at is null and d.due_at <= ? and d.due_at > ?
        and not exists (select 1 from casework.issue_access a where a.issue_id = d.issue_id and a.complaint)
      order by d.due_at, d.id`,
    [now.toISOString(), startOfDay(addDays(localDateOf(now), -LETTER_RULE.dutyDays)).toISOString()],
  );
  return found.map(({ documentId, type, period, groupId, dueAt }) => ({
    documentId,
    groupId,
    name: DUTIES[type].name.zh,
    period: periodLabel(period),
    dueDate: localDateOf(new Date(dueAt.getTime() - 1)),
  }));
}

/** How the groups stand: what is overdue, what was missed. */
export async function standings(trx: Trx, now: Date): Promise<Standing[]> {
  const today = localDateOf(now);
  const span = { from: addDays(today, -365), to: addDays(today, 1) };
  const overdue = await overdueOf(trx, questionOf(span, 'group', now), now);
  const missed = await missedDuties(trx, now);
  const groups = await rows<{ documentId: string; name: string }>(
    trx,
    `select document_id as "documentId", name from departments where is_group and coalesce(active, true)
      order by sort_order nulls last, id`,
  );
  return groups.map((group) => ({
    group,
    issues: overdue
      .filter(({ groupId }) => groupId === group.documentId)
      .map(({ documentId, number, title, unit, dueDate, days }) => ({
        documentId,
        number,
        title,
        unit,
        dueDate,
        days,
      })),
    duties: missed
      .filter(({ groupId }) => groupId === group.documentId)
      .map(({ groupId: _group, ...duty }) => duty),
  }));
}

/** The letters that the rule proposes now. */
export async function suggestions(trx: Trx, now: Date): Promise<Suggestion[]> {
  const told = await rows<{ issue: string | null; duty: string | null }>(
    trx,
    `select jsonb_array_elements_text(coalesce(d.source -> 'issues', '[]')) as issue, null as duty from official_documents d
      where d.kind = 'prompt-letter' and d.state <> 'revoked'
     union all
     select null, jsonb_array_elements_text(coalesce(d.source -> 'duties', '[]')) from official_documents d
      where d.kind = 'prompt-letter' and d.state <> 'revoked'`,
  );
  return suggestLetters(await standings(trx, now), {
    issues: new Set(told.flatMap(({ issue }) => issue ?? [])),
    duties: new Set(told.flatMap(({ duty }) => duty ?? [])),
  });
}

type Asked = {
  kind: DocumentKind;
  group: string;
  issues?: readonly string[] | undefined;
  duties?: readonly string[] | undefined;
  replyBy?: string | undefined;
};

/** @throws CaseworkError 400 for a group, an issue or a duty that the letter cannot be about */
export async function gatherLetter(trx: Trx, asked: Asked, now: Date): Promise<LetterData> {
  const all = await standings(trx, now);
  const standing = all.find(({ group }) => group.documentId === asked.group);
  if (!standing) throw fieldErrors([{ field: 'group', code: 'NOT_A_GROUP' }]);
  const { issues, duties, group } = standing;
  const chosen = <T extends { documentId: string }>(
    field: string,
    list: readonly T[],
    wanted?: readonly string[],
  ): T[] => {
    if (wanted === undefined) return [...list];
    const found = wanted.map((id) => list.find(({ documentId }) => documentId === id));
    if (found.includes(undefined)) throw fieldErrors([{ field, code: 'NOT_FOUND' }]);
    return found as T[];
  };
  const { calendar } = await loadCalendar(trx);
  const replyBy = asked.replyBy ?? addWorkingDays(calendar, localDateOf(now), REPLY_WITHIN).date;
  if (replyBy <= localDateOf(now)) throw fieldErrors([{ field: 'replyBy', code: 'IN_PAST' }]);
  return {
    kind: asked.kind,
    group,
    issues: chosen('issues', issues, asked.issues),
    duties: chosen('duties', duties, asked.duties),
    replyBy,
    until: localDateOf(now),
    cutOff: now.toISOString(),
  };
}
