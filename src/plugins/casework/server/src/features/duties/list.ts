import type { CalendarEntry, CalendarQuery, DutyItem, ListQuery } from '../../../../contracts/duties';
import { DUTIES, DUTY_TYPES, type DutyState } from '../../../../domain/duties';
import type { Asker } from '../../platform/access/actor';
import { rows, type Trx } from '../../platform/database/as-owner';
import { dayOfDue, utc } from '../../platform/database/sql';

const OF_UNIT = `('unit-report', 'milestone')`;
const OF_LEADER = `(${DUTY_TYPES.filter((t) => DUTIES[t].ofLeader)
  .map((t) => `'${t}'`)
  .join(', ')})`;

/** The duties that an asker owes personally. */
function owes(asker: Asker): string {
  switch (asker.kind) {
    case 'group':
      return `d.group_id = ${Math.trunc(asker.departmentId ?? 0)} and d.type not in ${OF_UNIT} and d.type not in ${OF_LEADER}`;
    case 'unit':
      return `d.department_id = ${Math.trunc(asker.departmentId ?? 0)} and d.type in ${OF_UNIT}`;
    case 'leader':
    case 'liaison':
      return `d.leader_id = ${Math.trunc(asker.leaderId ?? 0)} and d.type in ${OF_LEADER}`;
    case 'office':
    case 'super':
      return `d.subject = 'office'`;
    default:
      return 'false';
  }
}

type Asked = { sql: string; bindings: unknown[] };

/**
 * `with now, d`: duties with their state, and the conditions of the query, under the caller's own policies. Only
 * the office and the leader himself are told that a leader is behind: for others, a leader's duty is not listed
 * once it is due, done or not. Not materialized: the calendar reads `d` twice, and would compute all years'.
 */
function askedFor(
  asker: Asker,
  query: CalendarQuery & { day?: string | undefined },
  now: Date,
): Asked & { with: string } {
  const where: string[] = [];
  const bindings: unknown[] = [now.toISOString()];
  const and = (sql: string, ...values: unknown[]): void => {
    where.push(`(${sql})`);
    bindings.push(...values);
  };
  if (query.scope === 'mine') and(owes(asker));
  if (query.scope === 'group' && asker.kind === 'group')
    and(`d.group_id = ? or d.type = 'leader-meeting'`, asker.departmentId);
  if (query.from)
    and(`d.plan_date >= ?::date or d.due_at > ?::date - interval '8 hours'`, query.from, query.from);
  if (query.to) and(`d.plan_date < ?::date or d.due_at <= ?::date - interval '8 hours'`, query.to, query.to);
  if (query.day)
    and(
      `d.due_at > ?::date - interval '8 hours' and d.due_at <= ?::date + interval '16 hours'`,
      query.day,
      query.day,
    );
  if (query.type) and('d.type = any(?)', query.type);
  if (query.state) and('d.state = any(?)', query.state);
  for (const [name, table, column] of [
    ['group', 'departments', 'group_id'],
    ['department', 'departments', 'department_id'],
    ['leader', 'leaders', 'leader_id'],
    ['enterprise', 'enterprises', 'enterprise_id'],
  ] as const) {
    const value = query[name];
    if (value !== undefined)
      and(`d.${column} = (select x.id from ${table} x where x.document_id = ?)`, value);
  }
  // The policies say the same by the database's clock.
  if (!['office', 'super', 'leader', 'liaison'].includes(asker.kind))
    and(
      `d.type not in ${OF_LEADER} or d.due_at > ?::timestamp or d.waived_at is not null or d.voided_at is not null`,
      now.toISOString(),
    );
  const state = `case when d.voided_at is not null then 'void' when d.waived_at is not null then 'waived'
      when d.fulfilled_at is not null then case when d.fulfilled_at < d.due_at then 'done' else 'late' end
      when d.due_at > now.at then 'pending' else 'missed' end as state`;
  return {
    with: `now as (select ?::timestamp as at), d as not materialized (select duties.*, ${state.replaceAll('d.', 'duties.')} from duties cross join now)`,
    sql: where.length > 0 ? `where ${where.join(' and ')}` : '',
    bindings,
  };
}

const ITEM = `d.document_id as "documentId", d.type, d.period, d.state, d.plan_date::text as "planDate",
            ${utc('d.due_at')} as "dueAt",
            ${dayOfDue('d.due_at')} as "dueDate", coalesce(d.provisional, false) as provisional,
            ${utc('d.fulfilled_at')} as "fulfilledAt",
            u.name as department, g.name as "group", l.title as leader, e.name as enterprise,
            case when i.id is null then null else json_build_object('documentId', i.document_id, 'number', i.number, 'title', i.title) end as issue,
            case when d.waived_at is null then null else json_build_object('at', ${utc('d.waived_at')},
              'reason', d.waived_reason, 'approver', d.approver) end as waived`;
const JOINS = `left join departments u on u.id = d.department_id left join departments g on g.id = d.group_id
       left join leaders l on l.id = d.leader_id left join enterprises e on e.id = d.enterprise_id left join issues i on i.id = d.issue_id`;

/** Duties as the asker sees them, in the order of their dues. */
export async function listDuties(
  trx: Trx,
  asker: Asker,
  query: ListQuery,
  now: Date,
): Promise<{ data: DutyItem[]; total: number }> {
  const asked = askedFor(asker, query, now);
  const found = await rows<DutyItem & { total: number }>(
    trx,
    `with ${asked.with}
     select ${ITEM}, count(*) over ()::int as total from d ${JOINS} ${asked.sql}
      order by d.due_at, d.type, d.subject, d.id limit ? offset ?`,
    [...asked.bindings, query.pagination.pageSize, (query.pagination.page - 1) * query.pagination.pageSize],
  );
  return { data: found.map(({ total: _total, ...item }) => item), total: found[0]?.total ?? 0 };
}

/** A stretch of the calendar as the asker sees it; as long as it has days, however many duties there are. */
export async function calendarOf(
  trx: Trx,
  asker: Asker,
  query: CalendarQuery,
  now: Date,
): Promise<CalendarEntry[]> {
  const asked = askedFor(asker, query, now);
  const found = await rows<Omit<CalendarEntry, 'states' | 'only'> & DutyItem & { state: DutyState }>(
    trx,
    `with ${asked.with},
     grouped as (
       select ${dayOfDue('d.due_at')} as day, d.type, d.state,
              count(*)::int as total, min(d.id) as id
         from d ${asked.sql} group by 1, d.type, d.state)
     select grouped.day, grouped.total, ${ITEM} from grouped join d on d.id = grouped.id ${JOINS} order by grouped.day, d.type, d.state`,
    asked.bindings,
  );
  const entries = new Map<string, CalendarEntry>();
  for (const { day, total, ...item } of found) {
    // Void duties are listed only when the query asks for them.
    if (item.state === 'void' && !query.state?.includes('void')) continue;
    const key = `${day} ${item.type}`;
    const entry = entries.get(key) ?? {
      day,
      type: item.type,
      planDate: item.planDate,
      total: 0,
      states: {},
      only: null,
    };
    entry.total += total;
    entry.states[item.state] = total;
    entry.only = entry.total === 1 ? item : null;
    entries.set(key, entry);
  }
  return [...entries.values()];
}
