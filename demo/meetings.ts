import { createId } from '@paralleldrive/cuid2';
import { addWorkingDays, startOfDay } from '../src/plugins/casework/domain/calendar';
import type { Actor } from '../src/plugins/casework/domain/lifecycle';
import { rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';
import { linkIssues } from '../src/plugins/casework/server/src/features/common-problems/link';
import type { Call } from '../src/plugins/casework/server/src/platform/calls/call';
import { feedAgenda } from '../src/plugins/casework/server/src/features/meetings/agenda';
import { concludeMeeting } from '../src/plugins/casework/server/src/features/meetings/conclude';
import { insert } from './master-data';
import { personName } from './names';
import { random } from './random';
import type { RegularMeeting } from './regular-meetings';
import type { Setting } from './story';
import { COORDINATED } from './texts/phrases';

/** Meetings of the example city (§四.4): what leaders and the city decided was decided in one. */

type Json = Record<string, unknown>;
type Given = { level: string; leaderId?: number | null; cityForm?: string; convener: string; heldAt: Date };

const HOUR = 3_600_000;

const callOf = (actor: Actor, at: number): Call => ({ actor, now: new Date(at) });

async function callMeeting(
  trx: Trx,
  { heldAt, ...given }: Given,
  at: number,
): Promise<{ id: number; documentId: string }> {
  const documentId = createId();
  const rng = random(`people ${heldAt.getTime()}`);
  const id = await insert(
    trx,
    'meetings',
    {
      document_id: documentId,
      level: given.level,
      city_form: given.cityForm ?? null,
      leader_id: given.leaderId ?? null,
      convener: given.convener,
      held_at: heldAt.toISOString(),
      people: `${personName(rng.int(2, 28))}、${personName(rng.int(30, 48))}、${personName(rng.int(50, 66))}`,
      state: 'planned',
    },
    new Date(at).toISOString(),
  );
  return { id, documentId };
}

/** Puts something on an agenda with what is decided on it. */
async function putDown(trx: Trx, meeting: number, subject: Json, data: Json, at: number): Promise<void> {
  const [unit] =
    typeof data['unit'] === 'string'
      ? await rows<{ id: number }>(trx, 'select id from departments where document_id = ?', [data['unit']])
      : [];
  const [order] = await rows<{ next: number }>(
    trx,
    'select coalesce(max(sort_order), 0) + 1 as next from meeting_items where meeting_id = ?',
    [meeting],
  );
  await insert(
    trx,
    'meeting_items',
    {
      meeting_id: meeting,
      ...subject,
      decision: data['decision'] ?? null,
      outcome: data['outcome'] ?? null,
      unit_id: unit?.id ?? null,
      deadline: data['deadline'] ?? null,
      sort_order: order?.next ?? 1,
      state: 'open',
    },
    new Date(at).toISOString(),
  );
}

/** All or nothing, in the midst of a transaction that goes on. */
async function within<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  await trx.raw('savepoint demo_meeting');
  try {
    const result = await work();
    await trx.raw('release savepoint demo_meeting');
    return result;
  } catch (error) {
    await trx.raw('rollback to savepoint demo_meeting; release savepoint demo_meeting');
    throw error;
  }
}

/**
 * Takes a planned `decide` as a meeting takes it: with the agenda of everything else that waited for it.
 * @returns false when no meeting decides this, so that it is taken as it is
 */
export async function decideInMeeting(
  trx: Trx,
  issue: string,
  data: Json,
  actor: Actor,
  at: number,
): Promise<boolean> {
  const level = actor.kind === 'leader' ? 'leader' : actor.kind === 'office' ? 'city' : null;
  const [found] = await rows<{ id: number; level: number }>(
    trx,
    `select i.id, e.level from issues i join escalations e on e.issue_id = i.id and e.state = 'open' where i.document_id = ?`,
    [issue],
  );
  if (!level || !found || (level === 'city') !== (found.level === 3)) return false;
  await within(trx, async () => {
    const held = at - HOUR;
    const meeting = await callMeeting(
      trx,
      level === 'city'
        ? { level, cityForm: 'dispatch', convener: '示例市委副书记、市长', heldAt: new Date(held) }
        : { level, leaderId: actor.leaderId, convener: actor.organisation, heldAt: new Date(held) },
      held,
    );
    await putDown(trx, meeting.id, { issue_id: found.id }, data, held);
    await feedAgenda(trx, meeting.documentId, new Date(held));
    await concludeMeeting(trx, meeting.documentId, callOf(actor, at));
  });
  return true;
}

/** A leader goes through two of his issues that are being handled, and notes what is to be done. */
export async function holdRegular(trx: Trx, actor: Actor, { at }: RegularMeeting): Promise<void> {
  const issues = await rows<{ id: number }>(
    trx,
    `select i.id from issues i where i.leader_id = ? and i.complaint is not true and i.stage in ('transferred', 'handling')
        and not exists (select 1 from escalations e where e.issue_id = i.id and e.state = 'open')
      order by i.deadline, i.id limit 2`,
    [actor.leaderId],
  );
  if (issues.length === 0) return;
  await within(trx, async () => {
    const held = at - HOUR;
    const meeting = await callMeeting(
      trx,
      { level: 'leader', leaderId: actor.leaderId, convener: actor.organisation, heldAt: new Date(held) },
      held,
    );
    const rng = random(`regular ${at}`);
    for (const { id } of issues) {
      await putDown(trx, meeting.id, { issue_id: id }, { decision: rng.pick(COORDINATED) }, held);
    }
    await concludeMeeting(trx, meeting.documentId, callOf(actor, at));
  });
}

/** What is behind several enterprises' issues at the end: one decided by the city, one to be decided. */
export async function writeMeetings(
  trx: Trx,
  setting: Setting,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const office = actors.get('office');
  if (!office) return;
  // The evening of the last working day: after everything that the stories tell.
  const last = addWorkingDays(setting.calendar, setting.day, -1).date;
  const at = startOfDay(last).getTime() + 18 * HOUR;
  const alike = await rows<{ title: string; category: number; issues: string[] }>(
    trx,
    `select i.title, i.category_id as category, json_agg(i.document_id order by i.id) as issues from issues i
      where i.stage in ('transferred', 'handling') and i.complaint is not true
        and not exists (select 1 from ledger_entries l where l.issue_id = i.id and l.happened_at >= ?)
      group by i.title, i.category_id having count(distinct i.enterprise_id) >= 2
      order by count(distinct i.enterprise_id) desc, i.title limit 2`,
    [new Date(at).toISOString()],
  );
  const problems: { id: number; documentId: string }[] = [];
  for (const { title, category, issues } of alike) {
    const documentId = createId();
    const id = await insert(
      trx,
      'common_problems',
      {
        document_id: documentId,
        title: `${title}（多家企业反映）`,
        description: '几家企业反映的问题成因相同，单个协调难以解决，建议统一研究。',
        category_id: category,
        state: 'open',
      },
      new Date(at).toISOString(),
    );
    await linkIssues(trx, documentId, { issues }, 'link', callOf(office, at));
    problems.push({ id, documentId });
  }
  const [decided, open] = problems;
  if (decided) {
    const meeting = await callMeeting(
      trx,
      { level: 'city', cityForm: 'thematic', convener: '示例市委常委、副市长', heldAt: new Date(at - HOUR) },
      at - 2 * HOUR,
    );
    await putDown(
      trx,
      meeting.id,
      { common_problem_id: decided.id },
      { decision: '由主管部门牵头拿出统一解决办法，各承办单位按办法逐户落实，工作组及时向企业反馈。' },
      at - HOUR,
    );
    await concludeMeeting(trx, meeting.documentId, callOf(office, at));
  }
  await planMeetings(trx, setting, open?.id ?? null, at);
}

/** Meetings that lie ahead, with what waits for them on the agenda. */
async function planMeetings(trx: Trx, setting: Setting, problem: number | null, at: number): Promise<void> {
  const morning = (days: number): Date =>
    new Date(startOfDay(addWorkingDays(setting.calendar, setting.day, days).date).getTime() + 9 * HOUR);
  const today = new Date(startOfDay(setting.day).getTime() + 9 * HOUR);
  const leaders = await rows<{ id: number; title: string }>(
    trx,
    'select id, title from leaders order by sort_order, id',
  );
  // The first leader's is today's: it can be held as soon as somebody signs in.
  for (const [n, { id, title }] of leaders.slice(0, 4).entries()) {
    const meeting = await callMeeting(
      trx,
      { level: 'leader', leaderId: id, convener: title, heldAt: n === 0 ? today : morning(n) },
      at,
    );
    await feedAgenda(trx, meeting.documentId, new Date(at));
    const more = await rows<{ id: number }>(
      trx,
      `select i.id from issues i where i.leader_id = ? and i.complaint is not true and i.stage = 'handling'
          and not exists (select 1 from meeting_items t where t.meeting_id = ? and t.issue_id = i.id)
        order by i.deadline, i.id limit 2`,
      [id, meeting.id],
    );
    for (const issue of more) await putDown(trx, meeting.id, { issue_id: issue.id }, {}, at);
  }
  const city = await callMeeting(
    trx,
    { level: 'city', cityForm: 'dispatch', convener: '示例市委副书记、市长', heldAt: morning(3) },
    at,
  );
  if (problem) await putDown(trx, city.id, { common_problem_id: problem }, {}, at);
  await feedAgenda(trx, city.documentId, new Date(at));
}
