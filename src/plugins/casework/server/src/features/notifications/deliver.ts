import { localDateOf, dueDateOf } from '../../../../domain/calendar';
import { DUTIES, periodLabel, type DutyType } from '../../../../domain/duties';
import { ACTIONS, STAGE_NAMES, isActionName, type Stage } from '../../../../domain/lifecycle';
import { TOLD_TO_ENTERPRISES, render, type Facts, type Template } from '../../../../domain/notifications';
import { inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { count, type StepReport, type SweepContext } from '../../platform/sweep/steps';
import { retryAt } from './retry';
import { loadTemplates } from './templates';
import { isWecomOn } from '../wecom/settings';
import { reasonOf } from '../../platform/base/reason';

/** Few enough that one transaction is short, many enough that its statements are few. */
const BATCH = 500;

type Outgoing = {
  id: string;
  event: string;
  issue_id: number | null;
  payload: {
    facts?: Facts;
    number?: string;
    title?: string;
    stage?: string;
    unit?: string | null;
    due?: string | null;
    deadline?: string | null;
    enterpriseId?: number;
    /** fields of a duty */
    type?: string;
    period?: string;
    dueAt?: string;
  } | null;
  created_at: Date;
  number: string | null;
  title: string | null;
  stage: string | null;
  enterprise: string | null;
  unit: string | null;
  due_at: Date | null;
  deadline: Date | null;
  complaint: boolean | null;
};

/**
 * Turns queued notices into a message in the inbox of every addressee, and a delivery for every outside channel
 * that he or his organisation has chosen. Several workers share the outbox; a row is done in the transaction that
 * took it, so it is done once.
 */
export async function deliverOutbox(context: SweepContext, mail: boolean, report: StepReport): Promise<void> {
  const { strapi, now } = context;
  while (!context.draining()) {
    let taken: string[] = [];
    try {
      const size = await inTransaction(strapi, async (trx) => {
        taken = await take(trx, now, BATCH);
        await deliver(trx, taken, now, mail, report);
        return taken.length;
      });
      if (size < BATCH) return;
    } catch (error) {
      strapi.log.error(`casework: outbox: ${reasonOf(error)}`);
      if (taken.length === 0) return;
      // A row that cannot be delivered must not hold back the others.
      for (const id of taken) await deliverAlone(context, id, mail, report);
    }
  }
}

async function take(trx: Trx, now: Date, limit: number): Promise<string[]> {
  const taken = await rows<{ id: string }>(
    trx,
    `select id from casework.outbox where delivered_at is null and created_at <= ? and coalesce(retry_at, created_at) <= ?
      order by created_at, id limit ? for update skip locked`,
    [now.toISOString(), now.toISOString(), limit],
  );
  return taken.map(({ id }) => id);
}

async function deliverAlone(
  { strapi, now }: SweepContext,
  id: string,
  mail: boolean,
  report: StepReport,
): Promise<void> {
  try {
    await inTransaction(strapi, async (trx) => {
      const mine = await rows(
        trx,
        'select 1 from casework.outbox where id = ? and delivered_at is null for update skip locked',
        [id],
      );
      if (mine.length > 0) await deliver(trx, [id], now, mail, report);
    });
  } catch (error) {
    report.failed += 1;
    await inTransaction(strapi, async (trx) => {
      const [row] = await rows<{ attempts: number }>(
        trx,
        'update casework.outbox set attempts = attempts + 1, last_error = ? where id = ? returning attempts',
        [reasonOf(error), id],
      );
      await trx.raw('update casework.outbox set retry_at = ? where id = ?', [
        retryAt(now, row?.attempts ?? 1).toISOString(),
        id,
      ]);
    });
  }
}

/** The addressees among the present holders of each office. An enterprise's people too, over the API. */
const RECIPIENTS = `
  select distinct o.id as outbox_id, m.staff_member_id as staff_id, a.kind, s.email, s.wecom_id as wecom, coalesce(p.email, 'digest') as mode,
         coalesce(o.event = any(p.muted), false) as muted
    from casework.outbox o
    cross join lateral jsonb_to_recordset(o.audiences) as a(kind text, id integer)
    join memberships m on m.since <= ?::timestamp and (m.until is null or m.until > ?::timestamp) and case a.kind
      when 'office' then m.kind = 'office'
      when 'auditor' then m.kind = 'auditor'
      when 'head' then m.kind = 'head'
      when 'leader' then m.kind in ('leader', 'liaison') and m.leader_id = a.id
      when 'group' then m.kind = 'group' and m.department_id = a.id
      when 'unit' then m.kind = 'unit' and m.department_id = a.id
      when 'enterprise' then m.kind = 'enterprise' and m.enterprise_id = a.id
      when 'staff' then m.staff_member_id = a.id end
    join staff_members s on s.id = m.staff_member_id and s.active is not false
    left join casework.notification_preferences p on p.staff_id = s.id
   where o.id = any(?)`;

type Recipient = {
  outbox_id: string;
  staff_id: number;
  kind: string;
  email: string | null;
  wecom: string | null;
  mode: 'off' | 'each' | 'digest';
  muted: boolean;
};

function groupedBy<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

async function deliver(
  trx: Trx,
  ids: readonly string[],
  now: Date,
  mail: boolean,
  report: StepReport,
): Promise<void> {
  if (ids.length === 0) return;
  const at = now.toISOString();
  const outgoing = await rows<Outgoing>(
    trx,
    `select o.id, o.event, o.issue_id, o.payload, o.created_at, i.number, i.title, i.stage, e.name as enterprise, u.name as unit,
            i.due_at, i.deadline, coalesce(i.complaint, (o.payload ->> 'complaint')::boolean) as complaint
       from casework.outbox o left join issues i on i.id = o.issue_id
       left join enterprises e on e.id = coalesce(i.enterprise_id, (o.payload ->> 'enterpriseId')::int)
       left join departments u on u.id = i.lead_unit_id
      where o.id = any(?)`,
    [[...ids]],
  );
  const recipients = await rows<Recipient>(trx, RECIPIENTS, [at, at, [...ids]]);
  const template = await loadTemplates(trx);
  const wecom = isWecomOn();
  const messages: object[] = [];
  const deliveries: object[] = [];
  const byNotice = groupedBy(recipients, (r) => r.outbox_id);
  for (const row of outgoing) {
    // A person addressed in several capacities is notified once, and of no more than the narrowest of them may
    // read.
    for (const [staffId, his] of groupedBy(byNotice.get(row.id) ?? [], (r) => r.staff_id)) {
      const forEnterprise = his.every((r) => r.kind === 'enterprise');
      const event = (forEnterprise ? TOLD_TO_ENTERPRISES[row.event] : undefined) ?? row.event;
      const text = template(event);
      if (!text) continue;
      const said = say(row, text, forEnterprise);
      messages.push({
        outbox_id: row.id,
        staff_id: staffId,
        event,
        issue_id: row.issue_id,
        number: row.payload?.number ?? row.number,
        ...said,
        created_at: row.created_at,
      });
      const [person] = his;
      if (mail && person?.email && person.mode === 'each' && !person.muted) {
        deliveries.push({
          key: `${row.id}:mail:${staffId}`,
          channel: 'email',
          staff_id: staffId,
          channel_id: null,
          subject: said.title,
          body: said.body,
        });
      }
      if (wecom && person?.wecom && !person.muted) {
        deliveries.push({
          key: `${row.id}:wecom:${staffId}`,
          channel: 'wecom',
          staff_id: staffId,
          channel_id: null,
          ...(row.complaint === true ? UNSAID : { subject: said.title, body: said.body }),
        });
      }
    }
  }
  deliveries.push(...(await robotDeliveries(trx, outgoing, template)));
  await trx.raw(
    `insert into casework.messages (outbox_id, staff_id, event, issue_id, number, title, body, created_at)
     select outbox_id, staff_id, event, issue_id, number, title, body, created_at from jsonb_to_recordset(?::jsonb)
       as r(outbox_id uuid, staff_id int, event text, issue_id int, number text, title text, body text, created_at timestamptz)
     on conflict do nothing`,
    [JSON.stringify(messages)],
  );
  await putDeliveries(trx, deliveries, now);
  await trx.raw('update casework.outbox set delivered_at = ?, last_error = null where id = any(?)', [
    at,
    [...ids],
  ]);
  count(report, 'notices', ids.length);
  count(report, 'messages', messages.length);
}

/** Queues deliveries over outside channels; the same key is the same delivery. */
export async function putDeliveries(trx: Trx, deliveries: readonly object[], now: Date): Promise<void> {
  if (deliveries.length === 0) return;
  const at = now.toISOString();
  await trx.raw(
    `insert into casework.deliveries (key, channel, staff_id, channel_id, subject, body, retry_at, created_at)
     select key, channel, staff_id, channel_id, subject, body, ?::timestamptz, ?::timestamptz from jsonb_to_recordset(?::jsonb)
       as r(key text, channel text, staff_id int, channel_id int, subject text, body text)
     on conflict (key) do nothing`,
    [at, at, JSON.stringify(deliveries)],
  );
}

/** Of a complaint nothing leaves the house but that there is something. */
const UNSAID = { subject: '您有新的通知', body: '请登录系统查看。' };

/** Robots of the office and of departments; a complaint is nothing for a chat group. */
async function robotDeliveries(
  trx: Trx,
  outgoing: readonly Outgoing[],
  template: (event: string) => Template | null,
): Promise<object[]> {
  const wanted = outgoing.filter((row) => row.complaint !== true);
  const channels = await rows<{ outbox_id: string; channel_id: number; events: string | null }>(
    trx,
    `select distinct o.id as outbox_id, c.id as channel_id, c.events
       from casework.outbox o cross join lateral jsonb_to_recordset(o.audiences) as a(kind text, id integer)
       join notification_channels c on c.active is not false and
         case when c.department_id is null then a.kind = 'office' else a.kind in ('group', 'unit') and a.id = c.department_id end
      where o.id = any(?)`,
    [wanted.map(({ id }) => id)],
  );
  const byId = new Map(wanted.map((row) => [row.id, row]));
  return channels.flatMap(({ outbox_id, channel_id, events }) => {
    const row = byId.get(outbox_id);
    const text = row ? template(row.event) : null;
    if (!row || !text || !isWanted(events, row.event)) return [];
    const { title, body } = say(row, text, false);
    return [
      {
        key: `${outbox_id}:robot:${channel_id}`,
        channel: 'webhook',
        staff_id: null,
        channel_id,
        subject: title,
        body,
      },
    ];
  });
}

const isWanted = (events: string | null, event: string): boolean => {
  const named = (events ?? '').split(/[\s,，、]+/).filter(Boolean);
  return named.length === 0 || named.includes(event);
};

/**
 * Returns the text of one notice: of an action, the issue's state just after it. An enterprise reads its handling
 * deadline, not the internal dues.
 */
function say(row: Outgoing, template: Template, forEnterprise: boolean): { title: string; body: string } {
  const { payload } = row;
  const instant = (then: string | null | undefined, now: Date | null): Date | null =>
    then === undefined ? now : then === null ? null : new Date(then);
  const deadline = instant(payload?.deadline, row.deadline);
  const due = forEnterprise ? deadline : instant(payload?.due, row.due_at);
  const stage = payload?.stage ?? row.stage;
  const day = (at: Date | null): string => (at ? spokenDate(dueDateOf(at)) : '规定时限');
  const facts: Facts = {
    编号: payload?.number ?? row.number ?? '',
    标题: payload?.title ?? row.title ?? '',
    企业: row.enterprise ?? '',
    环节: stage && stage in STAGE_NAMES ? STAGE_NAMES[stage as Stage].zh : '',
    操作: isActionName(row.event) ? ACTIONS[row.event].label.zh : '',
    时限: day(due),
    办结时限: day(deadline),
    承办单位: (payload?.unit === undefined ? row.unit : payload.unit) ?? '承办单位',
    日期: spokenDate(localDateOf(row.created_at)),
    ...dutyFacts(row.payload),
    ...row.payload?.facts,
  };
  if (facts.节点 && /^\d{4}-\d{2}-\d{2}$/.test(facts.节点)) facts.节点 = spokenDate(facts.节点);
  return { title: render(template.title, facts), body: render(template.body, facts) };
}

/** Which task of §四 a reminder is about, and until when. */
function dutyFacts(payload: Outgoing['payload']): Facts {
  const { type, period, dueAt } = payload ?? {};
  if (!type || !dueAt || !Object.hasOwn(DUTIES, type)) return {};
  const due = new Date(/Z|[+-]\d\d:\d\d$/.test(dueAt) ? dueAt : `${dueAt}Z`);
  return {
    任务: DUTIES[type as DutyType].name.zh,
    期间: periodLabel(period ?? '') || '本次',
    节点: dueDateOf(due),
  };
}

/** 2026年3月2日 */
export const spokenDate = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
};
