import type { DutyMeasure } from '../../../domain/measures';
import type { Asker } from '../access/actor';
import { openWindow, rows, type Trx } from '../access/window';
import { utc } from '../shared/sql';
import { dutyFactsBindings, dutyFactsSql } from './duty-facts';
import type { Counted, Question } from './measures';
import { OWED_BY_LEADERS } from './scope';

/** The measures of duties, of all subjects of a kind, in one statement. Runs in the owner's window. */
export function countDuties(trx: Trx, question: Question): Promise<Counted[]> {
  return rows<Counted>(
    trx,
    `${dutyFactsSql(question.subject)}
     select subject, code, count(*) filter (where num)::int as numerator, count(*)::int as denominator,
            round(count(*) filter (where num)::numeric / count(*), 4)::text as value
       from charged where (?::int is null or group_id is null or group_id = ?::int) group by subject, code`,
    [...dutyFactsBindings(question), question.groupId, question.groupId],
  );
}

type Fact = { duty: number | null; enterprise: number | null; item: string | null; num: boolean };

const ITEMS: Record<string, string> = {
  'work-plan': '按时制定年度工作计划',
  staff: '明确分管领导和工作人员',
  paired: '落实包联企业',
  'promotion-body': '成立专门推进机构',
  'leader-in-charge': '明确分管领导',
  liaison: '明确联络员',
};

/**
 * The records behind one figure: the duties, enterprises or arrangements that the asker sees. Leaders are named
 * to the office and to themselves only.
 */
export async function dutyRecords(
  trx: Trx,
  question: Question,
  code: DutyMeasure,
  subjectId: number,
  part: 'numerator' | 'denominator',
  asker: Asker,
): Promise<Record<string, unknown>[]> {
  const facts = await openWindow(trx, 'casework_actor', () =>
    rows<Fact>(
      trx,
      `${dutyFactsSql(question.subject)}
       select duty_id as duty, enterprise_id as enterprise, item, num from charged
        where code = ? and subject = ? ${part === 'numerator' ? 'and num' : ''}
          and (?::int is null or group_id is null or group_id = ?::int)`,
      [...dutyFactsBindings(question), code, subjectId, question.groupId, question.groupId],
    ),
  );
  if (code === 'mechanism')
    return facts.map(({ item, num }) => ({ item, name: ITEMS[item ?? ''] ?? item, met: num }));
  if (code === 'pairing_coverage') {
    return rows(
      trx,
      `select e.document_id as "documentId", e.name from enterprises e where e.id = any(?::int[]) order by e.name, e.id`,
      [facts.flatMap((f) => f.enterprise ?? [])],
    );
  }
  const ids = facts.flatMap((f) => f.duty ?? []);
  const named = ['office', 'super', 'leader', 'liaison'].includes(asker.kind);
  if (!named && OWED_BY_LEADERS.includes(code))
    return openWindow(trx, 'casework_actor', () => unnamed(trx, ids, asker));
  return rows(
    trx,
    `select d.document_id as "documentId", d.type, d.period, d.plan_date::text as "planDate",
            ${utc('d.due_at')} as "dueAt",
            ${utc('d.fulfilled_at')} as "fulfilledAt",
            u.name as department, g.name as "group", e.name as enterprise${named ? ', l.title as leader' : ''},
            case when i.id is null then null else json_build_object('documentId', i.document_id, 'number', i.number, 'title', i.title) end as issue
       from duties d left join departments u on u.id = d.department_id left join departments g on g.id = d.group_id
       left join enterprises e on e.id = d.enterprise_id left join issues i on i.id = d.issue_id left join leaders l on l.id = d.leader_id
      where d.id = any(?::int[]) order by d.due_at, d.type, d.subject`,
    [ids],
  );
}

/**
 * What leaders owed, as far as it can be told to others: that a duty of that period counts, not whose it was nor
 * of which enterprise, so that no leader is named as late (spec: duties). Owner's window.
 */
function unnamed(trx: Trx, ids: readonly number[], asker: Asker): Promise<Record<string, unknown>[]> {
  const all = asker.kind === 'auditor';
  const group = asker.kind === 'group' ? asker.departmentId : null;
  return rows(
    trx,
    `select d.type, d.period, d.plan_date::text as "planDate", ${utc('d.due_at')} as "dueAt", g.name as "group"
       from duties d left join departments g on g.id = d.group_id
      where d.id = any(?::int[]) and (? or d.group_id = ?::int or (d.type = 'leader-meeting' and exists (
        select 1 from casework.pairing_access p where p.leader_id = d.leader_id and p.group_id = ?::int)))
      order by d.due_at, d.type, d.group_id`,
    [ids, all, group, group],
  );
}
