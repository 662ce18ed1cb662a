import { startOfDay } from '../../../../domain/calendar';
import { NO_FACTS, type Facts, type ReportKind, type ReportPeriod } from '../../../../domain/reports';
import { figuresOf, subjectsOf } from '../measures/measures';
import { rows, type Trx } from '../../platform/database/as-owner';

/** Whose report, on what: the unit's work for one group, a group's, a group's with one leader, the city's. */
export type About = {
  kind: ReportKind;
  unitId: number | null;
  groupId: number | null;
  leaderId: number | null;
  period: string;
};

const LISTED = 30;

/** The rates that a report of each kind is judged by. Units do not learn ratings (spec: particulars). */
const FIGURES: Record<ReportKind, readonly string[]> = {
  unit: ['take_up_timeliness', 'handling_timeliness', 'return_rate', 'platform_use'],
  extract: ['take_up_timeliness', 'handling_timeliness', 'return_rate', 'platform_use'],
  group: [
    'accept_timeliness',
    'transfer_timeliness',
    'handling_timeliness',
    'closure_rate',
    'satisfaction_rate',
    'follow_up_rate',
  ],
  brief: ['accept_timeliness', 'handling_timeliness', 'closure_rate', 'satisfaction_rate'],
  office: ['accept_timeliness', 'closure_rate', 'satisfaction_rate', 'handling_timeliness', 'follow_up_rate'],
};

/** SQL that says which issues a report speaks of, and which of them it may name. */
type Scope = {
  /** condition: the report's author had the issue when the period ended (`h`: its holder then) */
  then: string;
  /** its author sees them still (spec: access): what has gone to others is counted, and not listed */
  still: string;
};

const NOT_LIVE = `('returned', 'superseded', 'cancelled', 'reopened')`;

function scopeOf({ kind, unitId, groupId, leaderId }: About): Scope {
  if (kind === 'office') return { then: `i.stage <> 'void'`, still: 'true' };
  const then = [`i.stage <> 'void'`, 'i.complaint is not true'];
  const still = ['true'];
  const held = (column: 'group_id' | 'leader_id', id: number): void => {
    // An issue without a recorded holder when the period ended has had the same one since.
    then.push(`case when h.at is null then i.${column} else h.${column} end = ${Math.trunc(id)}`);
    still.push(`i.${column} = ${Math.trunc(id)}`);
  };
  if (groupId !== null) held('group_id', groupId);
  if (leaderId !== null) held('leader_id', leaderId);
  if (unitId !== null) {
    const mine = `t.issue_id = i.id and t.unit_id = ${Math.trunc(unitId)}`;
    then.push(
      `exists (select 1 from transfers t where ${mine} and t.started_at < p.e and (t.ended_at is null or t.ended_at >= p.e))`,
    );
    still.push(`exists (select 1 from transfers t where ${mine} and t.state not in ${NOT_LIVE})`);
  }
  return { then: then.join(' and '), still: still.join(' and ') };
}

/** The last value of a field entered before the period ended: the ledger keeps each value with its day. */
const entered = (value: string): string =>
  `(select ${value} from ledger_entries l where l.issue_id = i.id and l.action in ('register', 'amend') and l.happened_at < p.e
       and ${value} is not null order by l.sequence desc limit 1)`;

/**
 * Reads the period's data behind a report: counts and lists from ledgers, visits and meetings, the rates, and the
 * lower reports. A fixed number of statements. Runs inside `asOwner`.
 */
export async function factsOf(trx: Trx, about: About, period: ReportPeriod, now: Date): Promise<Facts> {
  const { then, still } = scopeOf(about);
  const from = startOfDay(period.from).toISOString();
  const to = startOfDay(period.to).toISOString();
  const unit = about.unitId === null ? 'true' : `t.unit_id = ${Math.trunc(about.unitId)}`;
  const [row] = await rows<Record<string, unknown>>(
    trx,
    `with p as (select ?::timestamp as s, ?::timestamp as e, ?::timestamp as now),
     iss as materialized (
       -- all of it as it stood when the period ended
       select i.id, i.number, coalesce(${entered(`l.input ->> 'title'`)}, i.title) as title, i.received_at, e.name as enterprise,
              c.name as category, c.sort_order, (${still}) as still,
              (select u.name from transfers t join departments u on u.id = t.unit_id
                where t.issue_id = i.id and t.role = 'lead' and t.started_at < p.e and (t.ended_at is null or t.ended_at >= p.e)
                order by t.started_at desc, t.id desc limit 1) as unit,
              case when i.stage_since < p.e then i.stage else (select l."to" from ledger_entries l
                where l.issue_id = i.id and l.happened_at < p.e order by l.sequence desc limit 1) end as stage
         from issues i cross join p
         left join lateral (select x.at, x.group_id, x.leader_id from casework.issue_holders x
                             where x.issue_id = i.id and x.at < p.e order by x.sequence desc limit 1) h on true
         left join categories c on c.id = coalesce((select k.id from categories k
             where k.document_id = ${entered(`l.input -> 'category' ->> 'documentId'`)}), i.category_id)
         left join enterprises e on e.id = i.enterprise_id
        where ${then}),
     acts as materialized (
       select l.action, l.issue_id, l.input from ledger_entries l join iss on iss.id = l.issue_id, p
        where l.happened_at >= p.s and l.happened_at < p.e and l.happened_at <= p.now),
     done as (
       select d.* from (
         select iss.*, (select max(l.happened_at) from ledger_entries l
                         where l.issue_id = iss.id and l."to" = 'closed' and l."from" is distinct from 'closed' and l.happened_at < p.e) as at
           from iss cross join p where iss.stage = 'closed') d cross join p where d.at >= p.s),
     sent as (
       select d.name, d.sort_order, t.id from transfers t join iss on iss.id = t.issue_id join departments d on d.id = t.unit_id, p
        where t.started_at >= p.s and t.started_at < p.e and t.started_at <= p.now and ${unit})
     select (select count(*) from acts where action = 'instruct')::int as instructions,
            (select count(*) from acts where action = 'follow-up')::int as "followUps",
            (select count(*) from acts where action = 'urge')::int as urges,
            (select count(*) from acts where action = 'report-back')::int as "reportBacks",
            (select count(*) from sent)::int as transfers,
            (select count(*) from iss, p where received_at >= p.s and received_at < p.e)::int as received,
            (select count(*) from iss where stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed'))::int as open,
            (select count(*) from done)::int as closed,
            (select coalesce(json_agg(json_build_object('name', category, 'count', n) order by n desc, sort_order), '[]'::json) from (
               select category, sort_order, count(*)::int as n from iss, p where received_at >= p.s and received_at < p.e group by 1, 2) x) as "byCategory",
            (select coalesce(json_agg(json_build_object('stage', stage, 'count', n) order by place), '[]'::json) from (
               select stage, array_position(array['registered','accepted','transferred','handling','reported','confirmed'], stage::text) as place, count(*)::int as n
                 from iss where stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed') group by 1) x) as "byStage",
            (select coalesce(json_agg(json_build_object('name', name, 'count', n) order by n desc, sort_order), '[]'::json) from (
               select name, sort_order, count(*)::int as n from sent group by 1, 2) x) as units,
            (select coalesce(json_agg(json_build_object('level', level, 'count', n) order by level), '[]'::json) from (
               select (input ->> 'level')::int as level, count(*)::int as n from acts where action = 'escalate' group by 1) x where level is not null) as escalations,
            (select coalesce(json_agg(json_build_object('number', number, 'title', title, 'enterprise', enterprise, 'stage', stage, 'unit', unit)), '[]'::json) from (
               select * from iss where still and stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed') order by number limit ${LISTED}) x) as "openIssues",
            (select coalesce(json_agg(json_build_object('number', number, 'title', title, 'enterprise', enterprise)), '[]'::json) from (
               select * from done where still order by at, id limit ${LISTED}) x) as "closedIssues"`,
    [from, to, now.toISOString()],
  );
  return {
    ...NO_FACTS,
    ...(row as Partial<Facts>),
    ...(await workOf(trx, about, period)),
    below: await reportsBelow(trx, about),
    figures: await ratesOf(trx, about, period, now),
  };
}

/** Visits and meetings of the period. */
async function workOf(
  trx: Trx,
  about: About,
  period: ReportPeriod,
): Promise<Pick<Facts, 'visits' | 'meetings'>> {
  const { kind, groupId, leaderId, unitId } = about;
  const ofGroup = `exists (select 1 from pairings r where r.leader_id = x.leader_id and r.group_id = ${Math.trunc(groupId ?? 0)}
      and r.since < p.e and (r.until is null or r.until > p.s))`;
  const leaders =
    leaderId !== null ? `x.leader_id = ${Math.trunc(leaderId)}` : kind === 'office' ? 'true' : ofGroup;
  const meetings =
    unitId !== null
      ? `x.level = 'unit' and x.unit_id = ${Math.trunc(unitId)}`
      : kind === 'office'
        ? 'true'
        : `(x.level = 'leader' and ${leaders}) or x.group_id = ${Math.trunc(groupId ?? 0)}`;
  // A leader of several groups visits the enterprises of all of them: each group's report names its own.
  const ofAuthor =
    groupId === null
      ? ''
      : `where exists (select 1 from pairings r where r.enterprise_id = e.id and r.group_id = ${Math.trunc(groupId)}
           and r.since < p.e and (r.until is null or r.until > p.s))`;
  const [row] = await rows<Pick<Facts, 'visits' | 'meetings'>>(
    trx,
    `with p as (select ?::date as first, ?::date as next, ?::timestamp as s, ?::timestamp as e)
     select (select coalesce(json_agg(json_build_object('leader', v.title, 'date', v.date, 'enterprises', v.names) order by v.sort_order nulls last, v.date, v.id), '[]'::json) from (
               select x.id, l.title, l.sort_order, x.date::text as date,
                      (select coalesce(json_agg(e.name order by e.name), '[]'::json) from visits_enterprises_lnk n join enterprises e on e.id = n.enterprise_id and n.visit_id = x.id ${ofAuthor}) as names
                 from visits x join leaders l on l.id = x.leader_id, p
                where ${unitId === null ? leaders : 'false'} and x.date >= p.first and x.date < p.next) v
              where ${groupId === null ? 'true' : 'json_array_length(v.names) > 0'}) as visits,
            (select coalesce(json_agg(json_build_object('level', m.level, 'date', m.date, 'leader', m.title, 'items', m.items) order by m.held_at, m.id), '[]'::json) from (
               select x.id, x.level, x.held_at, (x.held_at + interval '8 hours')::date::text as date, l.title,
                      (select count(*)::int from meeting_items i where i.meeting_id = x.id) as items
                 from meetings x left join leaders l on l.id = x.leader_id, p
                where x.state = 'concluded' and (${meetings}) and x.held_at >= p.s and x.held_at < p.e) m) as meetings`,
    [period.from, period.to, startOfDay(period.from).toISOString(), startOfDay(period.to).toISOString()],
  );
  return row ?? { visits: [], meetings: [] };
}

/** A group draws on its units' extracts, the office on the groups' reports, each in its latest version. */
async function reportsBelow(trx: Trx, about: About): Promise<Facts['below']> {
  if (about.kind !== 'group' && about.kind !== 'office') return [];
  const months = about.kind === 'group' ? [about.period] : monthsOf(about.period);
  return rows<Facts['below'][number]>(
    trx,
    `select distinct on (d.sort_order, d.id, r.period) d.name, ${about.kind === 'office' ? 'r.period' : `''`} as period,
            coalesce(r.measures, '') as measures, coalesce(r.results, '') as results
       from reports r join departments d on d.id = r.department_id
      where r.state = 'submitted' and r.period = any(?) and r.kind = ? and (?::int is null or r.recipient_id = ?::int)
      order by d.sort_order, d.id, r.period, r.version desc`,
    [
      months,
      about.kind === 'group' ? 'extract' : 'group',
      ...(about.kind === 'group' ? [about.groupId, about.groupId] : [null, null]),
    ],
  );
}

const monthsOf = (quarter: string): string[] =>
  [0, 1, 2].map(
    (n) => `${quarter.slice(0, 4)}-${String((Number(quarter[5]) - 1) * 3 + n + 1).padStart(2, '0')}`,
  );

async function ratesOf(trx: Trx, about: About, period: ReportPeriod, now: Date): Promise<Facts['figures']> {
  const { kind, unitId, groupId, leaderId } = about;
  const subject =
    kind === 'office' ? 'city' : leaderId !== null ? 'leader' : unitId !== null ? 'unit' : 'group';
  const id = { city: 0, leader: leaderId, unit: unitId, group: groupId }[subject];
  const subjects = (await subjectsOf(trx, subject)).filter((s) => s.id === id);
  const question = {
    subject,
    from: period.from,
    to: period.to,
    now,
    imported: true,
    groupId: subject === 'unit' ? groupId : null,
  } as const;
  const [found] = await figuresOf(trx, question, subjects);
  return (found?.measures ?? [])
    .filter(({ code }) => FIGURES[kind].includes(code))
    .map(({ code, name, numerator, denominator, value }) => ({
      code,
      name,
      numerator: Number(numerator ?? 0),
      denominator: Number(denominator ?? 0),
      value,
    }));
}
