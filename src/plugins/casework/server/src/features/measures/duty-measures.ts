import type { DutyMeasure } from '../../../../domain/measures';
import type { Asker } from '../../platform/access/actor';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { dutyFactsBindings, dutyFactsSql } from './duty-facts';
import type { Counted, CountedOfGroup, Opened, Question } from './types';
import { OWED_BY_LEADERS } from './scope';

/** Counts the measures of duties, of all subjects of a kind, in one statement. Runs inside `asOwner`. */
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

/**
 * Counts the measures of duties of all units in one statement, divided by group; the group of what a unit owes
 * whomever it works for is null. Runs inside `asOwner`.
 */
export const countDutiesByGroup = (trx: Trx, question: Question): Promise<CountedOfGroup[]> =>
  rows<CountedOfGroup>(
    trx,
    `${dutyFactsSql('unit')}
     select subject, group_id as "groupId", code, count(*) filter (where num)::int as numerator, count(*)::int as denominator,
            null::text as value
       from charged group by subject, group_id, code`,
    dutyFactsBindings(question),
  );

type Fact = {
  group: number | null;
  unit: number | null;
  duty: number | null;
  enterprise: number | null;
  item: string | null;
  num: boolean;
};

const ITEMS: Record<string, string> = {
  'work-plan': '按时制定年度工作计划',
  staff: '明确分管领导和工作人员',
  paired: '落实包联企业',
  'promotion-body': '成立专门推进机构',
  'leader-in-charge': '明确分管领导',
  liaison: '明确联络员',
};

/** Kinds of reader to whom a leader is named with what he owes: those who see everything, and himself. */
const LEADERS_KNOWN_TO: readonly Asker['kind'][] = [
  'office',
  'auditor',
  'head',
  'super',
  'leader',
  'liaison',
];

/**
 * Returns the arrangements of groups or units with their names: to readers who see everything, and to the
 * department itself (the facts that a department writes about itself are for nobody else, spec: organisations).
 */
async function arrangements(
  trx: Trx,
  facts: readonly Fact[],
  asker: Asker,
): Promise<Record<string, unknown>[]> {
  const shown = facts.filter(
    ({ group, unit }) =>
      ['office', 'auditor', 'head', 'super'].includes(asker.kind) ||
      (asker.departmentId !== null && [group, unit].includes(asker.departmentId)),
  );
  const departments = await rows<{ id: number; documentId: string; name: string }>(
    trx,
    `select id, document_id as "documentId", name from departments where id = any(?::int[])
      order by sort_order nulls last, id`,
    [shown.flatMap(({ group, unit }) => unit ?? group ?? [])],
  );
  return departments.flatMap(({ id, documentId, name }) =>
    shown
      .filter(({ group, unit }) => (unit ?? group) === id)
      .map(({ item, num }) => ({
        item,
        name: ITEMS[item ?? ''] ?? item,
        met: num,
        department: { documentId, name },
      })),
  );
}

/**
 * The records behind one figure: the duties, enterprises or arrangements that the asker sees. Leaders are named
 * to those who see everything and to themselves only.
 */
export async function dutyRecords(
  trx: Trx,
  question: Question,
  code: DutyMeasure,
  subjectId: number,
  part: 'numerator' | 'denominator',
  asker: Asker,
): Promise<Opened> {
  const facts = await asOwner(trx, 'Figures are counted beyond sight and read as the asker', () =>
    rows<Fact>(
      trx,
      `${dutyFactsSql(question.subject)}
       select group_id as "group", unit_id as unit, duty_id as duty, enterprise_id as enterprise, item, num from charged
        where code = ? and subject = ? ${part === 'numerator' ? 'and num' : ''}
          and (?::int is null or group_id is null or group_id = ?::int)`,
      [...dutyFactsBindings(question), code, subjectId, question.groupId, question.groupId],
    ),
  );
  if (code === 'mechanism') return { records: await arrangements(trx, facts, asker), behind: facts.length };
  if (code === 'pairing_coverage') {
    const enterprises = [...new Set(facts.flatMap((f) => f.enterprise ?? []))];
    const records = await rows(
      trx,
      `select e.document_id as "documentId", e.name from enterprises e where e.id = any(?::int[]) order by e.name, e.id`,
      [enterprises],
    );
    return { records, behind: enterprises.length };
  }
  const ids = [...new Set(facts.flatMap((f) => f.duty ?? []))];
  const named = LEADERS_KNOWN_TO.includes(asker.kind);
  if (!named && OWED_BY_LEADERS.includes(code)) {
    const records = await asOwner(trx, 'Figures are counted beyond sight and read as the asker', () =>
      unnamed(trx, ids, asker),
    );
    return { records, behind: ids.length };
  }
  const records = await rows(
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
  return { records, behind: ids.length };
}

/**
 * Returns the duties that leaders owed, as far as a group may know them: that a duty of that period counts, not
 * whose it was nor of which enterprise, so that no leader is named as late (spec: duties). Runs inside `asOwner`.
 */
function unnamed(trx: Trx, ids: readonly number[], asker: Asker): Promise<Record<string, unknown>[]> {
  const group = asker.kind === 'group' ? asker.departmentId : null;
  return rows(
    trx,
    `select d.type, d.period, d.plan_date::text as "planDate", ${utc('d.due_at')} as "dueAt", g.name as "group"
       from duties d left join departments g on g.id = d.group_id
      where d.id = any(?::int[]) and (d.group_id = ?::int or (d.type = 'leader-meeting' and exists (
        select 1 from casework.pairing_access p where p.leader_id = d.leader_id and p.group_id = ?::int)))
      order by d.due_at, d.type, d.group_id`,
    [ids, group, group],
  );
}
