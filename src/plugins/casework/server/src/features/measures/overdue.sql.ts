/** A due as an entry left it: a changed one is in `set`, even when it was cleared. */
const left = `(case when l.dues -> 'set' -> n.due is null then l.dues -> 'met' ->> n.due else l.dues -> 'set' ->> n.due end)::timestamp`;

/**
 * Selects the issues that were overdue at the cut-off of a period, without complaints and the pool: a select of
 * `(issue_id, g, due, group_id, unit_id)`: the stage, its due, the group that held it and the department that had the
 * work. Bindings: the period's end, now.
 */
export const OVERDUE = `
  select i.id as issue_id, l."to" as g, ${left} as due, h.group_id,
         case when l."to" in ('transferred', 'handling') then t.unit_id else h.group_id end as unit_id
    from (select ?::timestamp as e, ?::timestamp as now) p
    join issues i on i.stage <> 'void' and i.complaint is not true
     and (i.stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed')
          or i.stage_since >= least(p.e, p.now))
    join lateral (select x.sequence, x."to", x.dues from ledger_entries x
                   where x.issue_id = i.id and x.happened_at < p.e and x.happened_at <= p.now
                   order by x.sequence desc limit 1) l on true
    join (values ('registered', 'acceptDueAt'), ('accepted', 'transferDueAt'), ('transferred', 'takeUpDueAt'),
                 ('handling', 'deadline')) n (stage, due) on n.stage = l."to"
    join lateral (select x.group_id from casework.issue_holders x
                   where x.issue_id = i.id and x.sequence <= l.sequence order by x.sequence desc limit 1) h on h.group_id is not null
    left join lateral (select x.unit_id from transfers x
                        where x.issue_id = i.id and x.role = 'lead' and x.sequence <= l.sequence
                        order by x.sequence desc limit 1) t on true
   where ${left} <= least(p.e, p.now)`;
