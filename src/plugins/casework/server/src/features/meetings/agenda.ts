import { createId } from '@paralleldrive/cuid2';
import { AGENDA_ITEM_LIFE, MEETING_LIFE, fits, move } from '../../../../domain/life';
import { OPEN_STAGES, type Actor } from '../../../../domain/lifecycle';
import type { Agenda, AgendaInput, AgendaItem, ItemsInput, Waiting } from '../../../../contracts/meetings';
import { decidesLevels, isConvener } from '../../../../domain/meetings';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import type { Call } from '../../platform/calls/call';
import { mergedDraft } from '../../platform/answers/edits';
import { fieldErrors, notFound } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import { ref, utc } from '../../platform/database/sql';
import { findMeeting, stepMeeting, type Meeting } from './meeting';

const OPEN = OPEN_STAGES.map((stage) => `'${stage}'`).join(', ');

const ISSUE = `case when i.id is not null then json_build_object('documentId', i.document_id, 'number', i.number, 'title', i.title,
    'stage', i.stage, 'level', i.level, 'enterprise', ${ref('enterprises', 'i.enterprise_id')},
    'group', ${ref('departments', 'i.group_id')}, 'leadUnit', ${ref('departments', 'i.lead_unit_id')}) end`;
const PROBLEM = `case when p.id is not null then json_build_object('documentId', p.document_id, 'title', p.title,
    'issues', (select count(*)::int from issues l where l.common_problem_id = p.id)) end`;
/**
 * Returns what waits for this meeting, as the caller sees it: open escalations of its levels, and lines left
 * undecided.
 */
async function waitingFor(trx: Trx, meeting: Meeting): Promise<(Waiting & { ids: Ids })[]> {
  if (!fits(MEETING_LIFE, 'change-agenda', meeting.state)) return [];
  const found = await rows<Waiting & { issue_id: number | null; problem_id: number | null }>(
    trx,
    `with last as (
       select m.id from meetings m
        where m.state = 'concluded' and m.id <> ? and m.level = ? and m.leader_id is not distinct from ?
          and m.unit_id is not distinct from ? and m.group_id is not distinct from ?
        order by m.held_at desc, m.id desc limit 1
     ), wanted as (
       select e.issue_id, null::integer as problem_id, false as carried, e.raised_at as since
         from escalations e join issues i on i.id = e.issue_id
        where e.state = 'open' and e.level = any(?) and i.stage in (${OPEN})
          and (?::integer is null or i.leader_id = ?) and (?::integer is null or i.group_id = ?)
          and (? = 'city' or i.complaint is not true)
       union all
       select w.issue_id, w.common_problem_id, true, w.created_at
         from meeting_items w join last on last.id = w.meeting_id left join issues i on i.id = w.issue_id
        where w.state = 'carried' and (w.issue_id is null or i.stage in (${OPEN}))
     )
     select distinct on (w.issue_id, w.problem_id) w.issue_id, w.problem_id, w.carried, ${ISSUE} as issue, ${PROBLEM} as "commonProblem",
            (select json_build_object('level', e.level, 'reason', e.reason, 'raisedAt', ${utc('e.raised_at')}, 'decided', false)
               from escalations e where e.issue_id = i.id and e.state = 'open' and e.level = any(?)) as escalation
       from wanted w left join issues i on i.id = w.issue_id left join common_problems p on p.id = w.problem_id
      where not exists (select 1 from meeting_items t where t.meeting_id = ?
                          and (t.issue_id = w.issue_id or t.common_problem_id = w.problem_id))
      order by w.issue_id, w.problem_id, w.carried desc, w.since`,
    [
      meeting.id,
      meeting.level,
      meeting.leader?.id ?? null,
      meeting.unit?.id ?? null,
      meeting.group?.id ?? null,
      [...decidesLevels(meeting.level)],
      ...both(meeting.level === 'leader' ? (meeting.leader?.id ?? null) : null),
      ...both(meeting.level === 'leader' ? (meeting.group?.id ?? null) : null),
      meeting.level,
      [...decidesLevels(meeting.level)],
      meeting.id,
    ],
  );
  return found.map(({ issue_id, problem_id, issue, commonProblem, escalation, carried }) => ({
    issue,
    commonProblem,
    escalation,
    carried,
    ids: { issueId: issue_id, problemId: problem_id },
  }));
}

type Ids = { issueId: number | null; problemId: number | null };

const both = (value: number | null): (number | null)[] => [value, value];

/** Adds lines at the end of an agenda. Runs inside `asOwner`. */
async function addItems(trx: Trx, meeting: Meeting, subjects: readonly Ids[], now: Date): Promise<void> {
  const at = now.toISOString();
  const { state } = orRefuse(
    AGENDA_ITEM_LIFE,
    move(AGENDA_ITEM_LIFE, 'put', { state: null, as: ['system'] }),
  );
  for (const { issueId, problemId } of subjects) {
    await trx.raw(
      `insert into meeting_items (document_id, meeting_id, issue_id, common_problem_id, sort_order, state, created_at, updated_at, published_at)
       select ?, ?, ?, ?, coalesce((select max(sort_order) from meeting_items where meeting_id = ?), 0) + 1, ?, ?, ?, ?
       on conflict do nothing`,
      [createId(), meeting.id, issueId, problemId, meeting.id, state, at, at, at],
    );
  }
}

/** A new meeting begins with what waits for it. */
export async function feedAgenda(trx: Trx, documentId: string, now: Date): Promise<number> {
  const meeting = await findMeeting(trx, documentId);
  if (!meeting) return 0;
  const waiting = await waitingFor(trx, meeting);
  if (waiting.length > 0) {
    await asOwner(trx, 'Requests may not write agenda items; they are read as the asker', () =>
      addItems(
        trx,
        meeting,
        waiting.map((w) => w.ids),
        now,
      ),
    );
  }
  return waiting.length;
}

/**
 * Puts an issue or a common problem on the agenda by hand, or everything that waits for the meeting.
 * @throws CaseworkError 404 for what the asker does not see, 409 once it is concluded
 */
export async function addToAgenda(
  trx: Trx,
  documentId: string,
  input: AgendaInput,
  call: Call,
): Promise<void> {
  const meeting = await findMeeting(trx, documentId);
  if (!meeting) throw notFound();
  stepMeeting(meeting, 'change-agenda', 'participant', call.now);
  if (!input.issue && !input.commonProblem) {
    await feedAgenda(trx, documentId, call.now);
    return;
  }
  const table = input.issue ? 'issues' : 'common_problems';
  const field = input.issue ? 'issue' : 'commonProblem';
  const [row] = await rows<{ id: number }>(trx, `select id from ${table} where document_id = ?`, [
    input.issue ?? input.commonProblem ?? '',
  ]);
  if (!row) throw fieldErrors([{ field, code: 'NOT_FOUND' }]);
  const column = input.issue ? 'issue_id' : 'common_problem_id';
  const [there] = await rows(trx, `select 1 from meeting_items where meeting_id = ? and ${column} = ?`, [
    meeting.id,
    row.id,
  ]);
  if (there) throw fieldErrors([{ field, code: 'DUPLICATE' }]);
  const at = call.now.toISOString();
  const { state } = orRefuse(
    AGENDA_ITEM_LIFE,
    move(AGENDA_ITEM_LIFE, 'put', { state: null, as: ['convener'] }),
  );
  // As the actor: the policies say whose agenda it is and which issues he may bring.
  await trx.raw(
    `insert into meeting_items (document_id, meeting_id, ${column}, sort_order, state, created_at, updated_at, published_at)
     select ?, ?, ?, coalesce((select max(sort_order) from meeting_items where meeting_id = ?), 0) + 1, ?, ?, ?, ?`,
    [createId(), meeting.id, row.id, meeting.id, state, at, at, at],
  );
}

/** Takes a line off the agenda. */
export async function removeFromAgenda(trx: Trx, documentId: string, item: string, now: Date): Promise<void> {
  const meeting = await findMeeting(trx, documentId);
  if (!meeting) throw notFound();
  stepMeeting(meeting, 'change-agenda', 'participant', now);
  const gone = await rows(
    trx,
    'delete from meeting_items where meeting_id = ? and document_id = ? returning id',
    [meeting.id, item],
  );
  if (gone.length === 0) throw notFound();
}

/**
 * Writes decisions down as they are taken; nothing is applied before the meeting is concluded. Runs as the
 * actor: the policies say whose agenda it is.
 * @throws CaseworkError 404 for a line that is not there, 400 for a unit that is not, 409 for what somebody else has
 *   written since it was opened
 */
export async function saveItems(
  trx: Trx,
  documentId: string,
  { items }: ItemsInput,
  now: Date,
): Promise<void> {
  const meeting = await findMeeting(trx, documentId);
  if (!meeting) throw notFound();
  stepMeeting(meeting, 'change-agenda', 'participant', now);
  const units = await rows<{ id: number; document_id: string }>(
    trx,
    'select id, document_id from departments where document_id = any(?)',
    [items.flatMap(({ unit }) => unit ?? [])],
  );
  const written = await rows<Record<string, unknown> & { documentId: string }>(
    trx,
    `select t.document_id as "documentId", t.decision, t.outcome, d.document_id as unit, to_char(t.deadline, 'YYYY-MM-DD') as deadline
       from meeting_items t left join departments d on d.id = t.unit_id
      where t.meeting_id = ? and t.document_id = any(?) order by t.id for update of t`,
    [meeting.id, items.map((item) => item.documentId)],
  );
  for (const [n, { documentId: item, opened, sortOrder, ...line }] of items.entries()) {
    const stored = written.find((one) => one.documentId === item);
    if (!stored) throw notFound();
    const { unit, ...given } = mergedDraft(line, stored, opened, `items.${n}`);
    const found = unit ? units.find((u) => u.document_id === unit)?.id : null;
    if (found === undefined) throw fieldErrors([{ field: `unit.${n}`, code: 'NOT_FOUND' }]);
    const columns: Record<string, unknown> = {
      decision: given.decision,
      outcome: given.outcome,
      deadline: given.deadline,
      sort_order: sortOrder,
      unit_id: unit === undefined ? undefined : found,
    };
    const set = Object.entries(columns).filter(([, value]) => value !== undefined);
    const done = await rows(
      trx,
      `update meeting_items set ${[...set.map(([column]) => `${column} = ?`), 'updated_at = ?'].join(', ')}
        where meeting_id = ? and document_id = ? returning id`,
      [...set.map(([, value]) => value), now.toISOString(), meeting.id, item],
    );
    if (done.length === 0) throw notFound();
  }
}

/** A meeting with its agenda and what waits to be put on it, as the asker sees them. */
export async function readAgenda(trx: Trx, documentId: string, actor: Actor | null): Promise<Agenda> {
  const meeting = await findMeeting(trx, documentId);
  if (!meeting) throw notFound();
  const items = await rows<AgendaItem>(
    trx,
    `select t.document_id as "documentId", coalesce(t.sort_order, 0) as "sortOrder", t.decision, t.outcome,
            ${ref('departments', 't.unit_id')} as unit, to_char(t.deadline, 'YYYY-MM-DD') as deadline, coalesce(t.state, 'open') as state,
            ${ISSUE} as issue, ${PROBLEM} as "commonProblem",
            (select json_build_object('level', e.level, 'reason', e.reason, 'raisedAt', ${utc('e.raised_at')}, 'decided', e.state = 'decided')
               from escalations e where e.issue_id = i.id and (e.meeting_id = t.meeting_id or e.state = 'open' and e.level = any(?))
               order by e.id desc limit 1) as escalation
       from meeting_items t left join issues i on i.id = t.issue_id left join common_problems p on p.id = t.common_problem_id
      where t.meeting_id = ? order by t.sort_order, t.id`,
    [[...decidesLevels(meeting.level)], meeting.id],
  );
  const waiting = await waitingFor(trx, meeting);
  const { id: _id, group, unit, leader, ...rest } = meeting;
  const without = (r: Meeting['group']): Agenda['meeting']['group'] =>
    r && { documentId: r.documentId, name: r.name };
  return {
    meeting: {
      ...rest,
      heldAt: rest.heldAt.toISOString(),
      concludedAt: rest.concludedAt?.toISOString() ?? null,
      group: without(group),
      unit: without(unit),
      leader: without(leader),
    },
    items,
    waiting: waiting.map(({ ids: _ids, ...line }) => line),
    mayConclude: fits(MEETING_LIFE, 'conclude', meeting.state) && isConvener(meeting, actor),
  };
}
