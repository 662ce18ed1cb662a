import { rows, type Trx } from '../../platform/database/as-owner';

/** Has what could not be delivered tried again at the next sweep, under the same id. */
export async function tryAgain(trx: Trx, id: string, now: Date): Promise<boolean> {
  const again = await rows(
    trx,
    `with sent as (
       update casework.deliveries set state = 'waiting', retry_at = ?, attempts = 0
        where id = ?::uuid and state in ('waiting', 'failed') returning id),
     told as (
       update casework.outbox set retry_at = ?, attempts = 0 where id = ?::uuid and delivered_at is null returning id)
     select id from sent union all select id from told`,
    [now.toISOString(), id, now.toISOString(), id],
  );
  return again.length > 0;
}

/**
 * Gives a failed delivery up, so that it no longer counts as a failure: an address that is no more would
 * keep the monitor alarmed for ever. Who gave it up is on record.
 */
export async function giveUp(trx: Trx, id: string, now: Date): Promise<boolean> {
  const given = await rows(
    trx,
    `with sent as (
       update casework.deliveries d set state = 'dropped' from (select id, state from casework.deliveries where id = ?::uuid for update) was
        where d.id = was.id and (d.state = 'failed' or (d.state = 'waiting' and d.last_error is not null))
       returning d.id, d.subject as name, was.state),
     told as (
       update casework.outbox set delivered_at = ? where id = ?::uuid and delivered_at is null and last_error is not null
       returning id, coalesce((select t.name from notification_templates t where t.event = outbox.event), event) as name, 'waiting' as state),
     given as (select * from sent union all select * from told)
     insert into casework.changes (at, subject, document_id, actor, before, after)
     select ?::timestamptz, 'deliveries', id::text, casework.actor(), jsonb_build_object('name', name, 'state', state),
            jsonb_build_object('name', name, 'state', 'dropped') from given returning 1`,
    [id, now.toISOString(), id, now.toISOString()],
  );
  return given.length > 0;
}
