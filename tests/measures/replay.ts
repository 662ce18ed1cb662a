import type { SubjectKind } from '../../src/plugins/casework/domain/measures';

/**
 * Facts that measures count (spec: measures), as one statement over ledgers and rows: each fact names its measure,
 * whether it is part of the numerator and of the denominator, and the party charged with it. Everything is judged
 * as known at the cut-off T: entries after it do not exist here. Words used below: `f` and `g` are the stages
 * before and after an entry; a lead transfer is identified by the sequence of the entry that made it (`start`);
 * `lb` and `la` are the start of the lead transfer that was live before and after an entry.
 */

/** A due that stood when an entry was taken. */
const met = (due: string): string => `(met ->> '${due}')::timestamp`;

/** A due as an entry left it: a changed one is in `set`, even when it was cleared. */
const left = (due: string): string =>
  `(case when changed -> '${due}' is null then met ->> '${due}' else changed ->> '${due}' end)::timestamp`;

const OPEN = `('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed')`;

/** `at` belongs to the period: S ≤ t < E (what lies after now is not known). */
const inPeriod = (at: string): string => `${at} >= p.s and ${at} < p.e`;

/** A due belongs to it when S < D ≤ E, and counts when it has come by T. */
const dueInPeriod = (due: string): string => `${due} > p.s and ${due} <= p.t`;

/** Returns the parameters, in the order of the `?` in the statement. */
export type Period = { from: string; to: string; now: string; imported: boolean };

export const periodBindings = (period: Period): unknown[] => [
  period.from,
  period.to,
  period.now,
  period.imported,
];

/**
 * `with` clause that ends in a table `charged (code, num, den, issue_id, transfer_id, unit_id, group_id,
 * leader_id, subject, at)`. Its bindings are `periodBindings`.
 */
export function factsSql(subject: SubjectKind): string {
  const perTransfer = subject === 'unit';
  const handling = (code: string): string =>
    `select '${code}'::text as code, timely::int as num, 1 as den, issue_id, transfer_id, unit_id,
            case when missed is null then seq end as seq, at, at as due from ${code}`;
  return `
with p as (
  select s, e, now, least(e, now) as t, imported
    from (select ?::timestamp as s, ?::timestamp as e, ?::timestamp as now, ?::boolean as imported) given
),
-- What was corrected after T stood otherwise at T.
restated as (
  select distinct on (l.issue_id) l.issue_id, (l.input ->> 'before')::timestamp as received_at
    from ledger_entries l, p
   where l.action = 'correct' and l.input ->> 'field' = 'receivedAt' and (l.happened_at >= p.e or l.happened_at > p.now)
   order by l.issue_id, l.sequence
),
iss as (
  select i.id, coalesce(r.received_at, i.received_at) as received_at
    from issues i left join restated r on r.issue_id = i.id cross join p
   where i.stage <> 'void'
     and (p.imported or i.imported is not true)
     ${subject === 'city' ? '' : 'and i.complaint is not true /* the office acts on them in the group’s place */'}
     and (i.stage in ${OPEN}
          or exists (select 1 from ledger_entries l where l.issue_id = i.id and l.happened_at >= p.s))
),
known as (
  select l.issue_id, l.sequence as seq, l.action, l."from" as f, l."to" as g, l.happened_at as at,
         case when l.action in ('confirm', 'reject', 'call-back', 'correct') then l.input end as input,
         l.dues -> 'met' as met, l.dues -> 'set' as changed,
         coalesce(jsonb_typeof(l.actor -> 'onBehalfOf') = 'object', false) as behalf, l.actor ->> 'role' as role,
         t.id as transfer_id, t.unit_id, t.id is not null as starts
    from iss
    join ledger_entries l on l.issue_id = iss.id
    left join transfers t on t.issue_id = l.issue_id and t.sequence = l.sequence and t.role = 'lead'
    cross join p
   where l.happened_at < p.e and l.happened_at <= p.now
),
walked as (
  select *,
         lead(at) over w as next_at,
         (lead(seq) over w) is null as is_last,
         max(seq) filter (where starts) over (w rows unbounded preceding) as started_after,
         max(seq) filter (where action in ('return', 'reopen')) over (w rows unbounded preceding) as ended_after,
         max(seq) filter (where starts) over (w rows between unbounded preceding and 1 preceding) as started_before,
         max(seq) filter (where action in ('return', 'reopen')) over (w rows between unbounded preceding and 1 preceding) as ended_before
    from known
  window w as (partition by issue_id order by seq)
),
leads as (select issue_id, seq as start, transfer_id, unit_id, at from walked where starts),
en as (
  select w.issue_id, w.seq, w.action, w.f, w.g, w.at, w.input, w.met, w.changed, w.behalf, w.role, w.starts, w.next_at,
         w.is_last, b.start as lb, b.transfer_id as lb_transfer, b.unit_id as lb_unit,
         a.start as la, a.transfer_id as la_transfer, a.unit_id as la_unit
    from walked w
    left join leads b on b.issue_id = w.issue_id and b.start = w.started_before and w.started_before > coalesce(w.ended_before, 0)
    left join leads a on a.issue_id = w.issue_id and a.start = w.started_after and w.started_after > coalesce(w.ended_after, 0)
),
-- How each issue stood at T. What is merged counts in its main issue, what lies in the pool nowhere.
standing as (
  select en.*, h.group_id, h.leader_id
    from en
    join lateral (select group_id, leader_id from casework.issue_holders h
                   where h.issue_id = en.issue_id and h.sequence <= en.seq order by h.sequence desc limit 1) h on true
   where en.is_last and en.g <> 'merged' and h.group_id is not null
),
-- 受理: the first time the issue lay registered with a group and was answered, or its due passed. What ended in the
-- pool was nobody's.
accept_steps as (
  select distinct on (issue_id) c.* from (
    select issue_id, seq, at, ${met('acceptDueAt')} as due, action in ('accept', 'request-decline') as answered
      from en where f = 'registered' and (action = 'request-decline' or g <> 'registered')
    union all
    select issue_id, null, null, ${left('acceptDueAt')}, false from en where is_last and g = 'registered'
  ) c, p
   where due is not null
     and (answered or (due <= least(coalesce(at, 'infinity'), p.t)
                       and (seq is null or exists (select 1 from casework.issue_holders h
                                                    where h.issue_id = c.issue_id and h.sequence < c.seq and h.group_id is not null))))
   order by issue_id, seq nulls last
),
-- 转办: from acceptance to the first transfer or direct answer.
transfer_steps as (
  select distinct on (c.issue_id) c.* from (
    select issue_id, seq, at, ${met('transferDueAt')} as due, g in ('transferred', 'reported') as answered
      from en where f = 'accepted' and g <> 'accepted'
    union all
    select issue_id, null, null, ${left('transferDueAt')}, false from en where is_last and g = 'accepted'
  ) c
    join en a on a.issue_id = c.issue_id and a.action = 'accept' and (c.seq is null or c.seq > a.seq), p
   where ${inPeriod('a.at')} and due is not null and (answered or due <= least(coalesce(c.at, 'infinity'), p.t))
   order by c.issue_id, c.seq nulls last
),
-- 承接: from the making of a lead transfer until it is taken up or returned.
take_up_steps as (
  select distinct on (c.issue_id, c.start) c.*, l.transfer_id, l.unit_id from (
    select issue_id, lb as start, seq, at, ${met('takeUpDueAt')} as due, action in ('take-up', 'return') as answered
      from en where f = 'transferred' and lb is not null and (g <> 'transferred' or starts)
    union all
    select issue_id, la, null, null, ${left('takeUpDueAt')}, false
      from en where is_last and g = 'transferred' and la is not null
  ) c
    join leads l on l.issue_id = c.issue_id and l.start = c.start, p
   where ${inPeriod('l.at')} and due is not null and (answered or due <= least(coalesce(c.at, 'infinity'), p.t))
   order by c.issue_id, c.start, c.seq nulls last
),
-- 办理: report-backs of a lead transfer, and what undid them.
reports as (
  select issue_id, lb as start, min(seq) filter (where action = 'report-back') as first,
         max(seq) filter (where action = 'report-back') as last,
         max(seq) filter (where action in ('rework', 'reject', 'refuse-consent')
                             or (action = 'decide' and f = 'reported' and g = 'handling')) as undone,
         bool_or(action = 'grant-extension') as granted
    from en where lb is not null
   group by issue_id, lb
),
-- A promise is missed when it passes while the unit has the work, whatever is granted later.
missed as (
  select issue_id, la as start, seq, ${left('committedDeadline')} as due
    from en, p
   where la is not null and g in ('transferred', 'handling')
     and ${left('committedDeadline')} > at
     and ${left('committedDeadline')} <= least(coalesce(next_at, 'infinity'), p.t)
),
first_missed as (
  select m.issue_id, m.start, min(m.due) as due, min(m.due) filter (where reports.first is null or m.seq < reports.first) as before_first
    from missed m left join reports on reports.issue_id = m.issue_id and reports.start = m.start
   group by m.issue_id, m.start
),
handling_timeliness as (
  select l.issue_id, l.transfer_id, l.unit_id, r.seq, m.due as missed, coalesce(m.due, r.at) as at,
         m.due is null and r.at < ${met('committedDeadline')} as timely
    from leads l
    left join reports on reports.issue_id = l.issue_id and reports.start = l.start
    left join en r on r.issue_id = l.issue_id and r.seq = reports.last and reports.last > coalesce(reports.undone, 0)
    left join first_missed m on m.issue_id = l.issue_id and m.start = l.start
    cross join p
   where case when m.due is null then ${inPeriod('r.at')} and ${met('committedDeadline')} is not null else ${dueInPeriod('m.due')} end
),
first_handling_timeliness as (
  select l.issue_id, l.transfer_id, l.unit_id, r.seq, m.before_first as missed, coalesce(m.before_first, r.at) as at,
         m.before_first is null and r.at < ${met('committedDeadline')} as timely
    from leads l
    left join reports on reports.issue_id = l.issue_id and reports.start = l.start
    left join en r on r.issue_id = l.issue_id and r.seq = reports.first
    left join first_missed m on m.issue_id = l.issue_id and m.start = l.start
    cross join p
   where case when m.before_first is null then ${inPeriod('r.at')} and ${met('committedDeadline')} is not null
              else ${dueInPeriod('m.before_first')} end
),
closings as (
  select issue_id, max(at) as at from en where action = 'consent' and g = 'closed' group by issue_id
),
-- 满意率: a correction replaces the rating that it corrects, the last one given before it.
ratings as (
  select issue_id, seq, at, action, input, behalf, lb_unit as unit_id, lb_transfer as transfer_id,
         count(*) filter (where action in ('confirm', 'call-back')) over (partition by issue_id order by seq) as given
    from en
   where action in ('confirm', 'reject', 'call-back') or (action = 'correct' and input ->> 'field' = 'rating')
),
corrected as (
  select distinct on (issue_id, given) issue_id, given, (input ->> 'value')::int as rating
    from ratings where action = 'correct' order by issue_id, given, seq desc
),
rated as (
  select distinct on (r.issue_id) r.issue_id, r.seq, r.at, r.unit_id, r.transfer_id,
         case when r.action = 'reject' then 1 else coalesce(c.rating, (r.input ->> 'rating')::int) end as rating
    from ratings r left join corrected c on c.issue_id = r.issue_id and c.given = r.given cross join p
   where r.action <> 'correct' and ${inPeriod('r.at')}
     and not (r.behalf and coalesce(jsonb_array_length(r.input -> 'evidence' -> 'attachments'), 0) = 0)
   order by r.issue_id, r.seq desc
),
received as (
  select iss.id as issue_id, iss.received_at as at, h.sequence
    from iss
    join lateral (select sequence from casework.issue_holders h where h.issue_id = iss.id and h.group_id is not null
                   order by h.sequence limit 1) h on true
    cross join p
   where ${inPeriod('iss.received_at')} and iss.received_at <= p.now
),
-- code, part, whose; charged before entry \`seq\`, or at \`due\` when that came first.
facts as (
  select 'accept_timeliness'::text as code, (answered and c.at < due)::int as num, 1 as den, c.issue_id, null::int as transfer_id,
         null::int as unit_id, case when answered and c.at < due then seq end as seq, coalesce(c.at, due) as at, due
    from accept_steps c join iss on iss.id = c.issue_id, p where ${inPeriod('iss.received_at')}
  union all
  select 'transfer_timeliness', (answered and at < due)::int, 1, issue_id, null, null,
         case when answered and at < due then seq end, coalesce(at, due), due from transfer_steps
  union all
  select 'take_up_timeliness', (answered and at < due)::int, 1, issue_id, transfer_id, unit_id,
         case when answered and at < due then seq end, coalesce(at, due), due from take_up_steps
  union all ${handling('handling_timeliness')}
  union all ${handling('first_handling_timeliness')}
  union all
  select 'closure_rate', 1, 1, s.issue_id, s.la_transfer, s.la_unit, s.seq + 1, c.at, null
    from standing s join closings c using (issue_id), p where s.g = 'closed' and ${inPeriod('c.at')}
  union all
  select 'closure_rate', 0, 1, issue_id, la_transfer, la_unit, seq + 1, ${left('committedDeadline')}, null
    from standing, p
   where g in (${subject === 'unit' ? `'transferred', 'handling'` : `'registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed'`})
     and ${left('committedDeadline')} <= p.t
  union all
  select 'satisfaction_rate', (rating >= 3)::int, 1, issue_id, transfer_id, unit_id, seq, at, null from rated
  union all
  select 'return_rate', 1, 0, issue_id, lb_transfer, lb_unit, seq, at, null from en, p where action = 'return' and ${inPeriod('at')}
  union all
  select 'return_rate', 0, 1, issue_id, transfer_id, unit_id, start, at, null from leads, p where ${inPeriod('at')}
  union all
  select 'rework_rate', (action <> 'report-back')::int, (action = 'report-back')::int, issue_id, lb_transfer, lb_unit, seq, at, null
    from en, p where action in ('rework', 'reject', 'report-back') and ${inPeriod('at')}
  union all
  select 'reopen_rate', (action = 'reopen')::int, (action = 'consent')::int, issue_id, lb_transfer, lb_unit, seq, at, null
    from en, p where ((action = 'reopen' and f = 'closed') or action = 'consent') and ${inPeriod('at')}
  union all
  select 'extension_rate', reports.granted::int, 1, l.issue_id, l.transfer_id, l.unit_id, max(r.seq), max(r.at), null
    from leads l join reports on reports.issue_id = l.issue_id and reports.start = l.start
    join en r on r.issue_id = l.issue_id and r.lb = l.start and r.action = 'report-back', p where ${inPeriod('r.at')}
   group by l.issue_id, l.transfer_id, l.unit_id, reports.granted
  union all
  select 'withdrawal_rate', max((g = 'withdrawn')::int), 1, issue_id, null::int,
         (array_agg(lb_unit order by seq desc))[1], max(seq), max(at), null
    from en, p where g in ('withdrawn', 'closed') and f is distinct from g and ${inPeriod('at')} group by issue_id
  union all
  select 'decline_rate', 1, 0, issue_id, null, null, max(seq), max(at), null
    from en, p where g = 'declined' and f is distinct from g and ${inPeriod('at')} group by issue_id
  union all
  select 'decline_rate', 0, 1, issue_id, null, null, sequence + 1, at, null from received
  union all
  select 'on_behalf_rate', behalf::int, 1, issue_id, lb_transfer, lb_unit, seq, at, null
    from en, p where action = 'confirm' and ${inPeriod('at')}
  union all
  select 'platform_use', (not behalf and role = 'unit')::int, 1, issue_id, lb_transfer, lb_unit, seq, at, null
    from en, p where action in ('take-up', 'report-back') and ${inPeriod('at')}
),
held as (
  select f.code, f.num, f.den, f.issue_id, f.transfer_id, f.unit_id, h.group_id, h.leader_id, f.at
    from facts f
    join standing s on s.issue_id = f.issue_id
    join lateral (
      select group_id, leader_id from casework.issue_holders h
       where h.issue_id = f.issue_id
         and (case when f.seq is null then h.at < f.due else h.sequence < f.seq end
              or h.sequence = (select min(first.sequence) from casework.issue_holders first where first.issue_id = f.issue_id))
       order by h.sequence desc limit 1) h on true
   where h.group_id is not null
),
charged as (
  select code, num, den, issue_id, transfer_id, unit_id, group_id, leader_id, ${SUBJECT_KEY[subject]} as subject, at
    from held
   where ${SUBJECT_KEY[subject]} is not null
     ${perTransfer ? '' : `and code not in ('handling_timeliness', 'first_handling_timeliness')`}
  ${
    perTransfer
      ? ''
      : `union all
  select code, min(num), 1, issue_id, null, null, min(group_id), min(leader_id), ${SUBJECT_KEY[subject]}, min(at)
    from held where code in ('handling_timeliness', 'first_handling_timeliness') and ${SUBJECT_KEY[subject]} is not null
   group by code, issue_id${subject === 'city' ? '' : `, ${SUBJECT_KEY[subject]}`}`
  }
)`;
}

const SUBJECT_KEY: Record<SubjectKind, string> = {
  group: 'group_id',
  unit: 'unit_id',
  leader: 'leader_id',
  city: '0',
};
