import { inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { count, type StepReport, type SweepContext } from '../../platform/sweep/steps';
import { EVENT_SOURCE } from './names';

const BATCH = 500;

/**
 * Gives what has been queued its position, and hands it over to the subscriptions that want it. One instance at a
 * time, until it has committed: positions are visible in their order. What is killed half-way is queued still.
 */
export async function publishEvents(context: SweepContext, report: StepReport): Promise<void> {
  const { strapi, now } = context;
  while (!context.draining()) {
    const { taken, published } = await inTransaction(strapi, async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:events']);
      return publishSome(trx, now);
    });
    if (published > 0) count(report, 'events', published);
    if (taken < BATCH) return;
  }
}

/** Nothing of a complaint is published; its queue entries are deleted without a trace. */
async function publishSome(trx: Trx, now: Date): Promise<{ taken: number; published: number }> {
  const [done] = await rows<{ taken: number; published: number }>(
    trx,
    `with taken as (
       delete from casework.event_queue where id = any (array(select id from casework.event_queue order by id limit ${BATCH}))
       returning id, issue_id, sequence),
     made as (
       insert into casework.events (position, issue_id, group_id, action, at, event)
       select nextval('casework.event_position'), o.issue_id, o.group_id, o.action, o.recorded_at, o.event from (
         select i.id as issue_id, i.group_id, l.action, l.recorded_at at time zone 'UTC' as recorded_at,
                jsonb_build_object('specversion', '1.0', 'id', l.document_id, 'source', '${EVENT_SOURCE}',
                  'type', 'qiaomen.issue.' || l.action, 'subject', 'issues/' || i.document_id,
                  'time', ${utc('l.happened_at')}, 'datacontenttype', 'application/json',
                  'data', jsonb_build_object('issue', i.document_id, 'number', i.number, 'action', l.action, 'entry', l.sequence,
                    'from', l."from", 'to', l."to", 'happenedAt', ${utc('l.happened_at')}, 'recordedAt', ${utc('l.recorded_at')},
                    'enterprise', (select e.document_id from enterprises e where e.id = i.enterprise_id),
                    'group', (select g.document_id from departments g where g.id = i.group_id),
                    'leadUnit', (select u.document_id from departments u where u.id = i.lead_unit_id))) as event
           from taken q join ledger_entries l on l.issue_id = q.issue_id and l.sequence = q.sequence
           join issues i on i.id = q.issue_id
          where i.complaint is not true order by q.id) o
       returning position, group_id, action, event),
     sent as (
       insert into casework.deliveries (key, channel, subscription_id, position, subject, body, retry_at, created_at)
       select 'event:' || s.id || ':' || m.position, 'event', s.id, m.position, m.event ->> 'type',
              (m.event || jsonb_build_object('sequence', m.position::text))::text, ?::timestamptz, ?::timestamptz
         from made m join event_subscriptions s on s.active is not false and (s.group_id is null or s.group_id = m.group_id)
          and (btrim(coalesce(s.events, '')) = '' or m.action = any (regexp_split_to_array(btrim(s.events), '[\\s,，、]+')))
       on conflict (key) do nothing returning 1)
     select (select count(*)::int from taken) as taken, (select count(*)::int from made) as published`,
    [now.toISOString(), now.toISOString()],
  );
  return done ?? { taken: 0, published: 0 };
}
