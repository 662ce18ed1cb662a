import type { Concluded } from '../../../../contracts/meetings';
import { INPUTS } from '../../../../contracts/inputs';
import { AGENDA_ITEM_LIFE, move, type AgendaItemState } from '../../../../domain/life';
import { isOpen, type Input, type Stage } from '../../../../domain/lifecycle';
import { localDateOf } from '../../../../domain/calendar';
import { decidesLevels, isConvener } from '../../../../domain/meetings';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { decideCommonProblem } from '../common-problems/decide';
import { draftMinutes } from '../documents/draft';
import { fulfil, type Fulfilment } from '../duties';
import type { Call } from '../../platform/calls/call';
import { claimKey } from '../../platform/calls/idempotency';
import { carryOut } from '../issues/act';
import { CaseworkError, notFound, refuse } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import { parse } from '../../platform/answers/parse';
import { findMeeting, meetingName, stepMeeting, type Meeting } from './meeting';
import { refusedMeeting, type RefusedItem } from './refused-items';

type Item = {
  id: number;
  documentId: string;
  issueId: number | null;
  problemId: number | null;
  decision: string | null;
  outcome: string | null;
  unit: string | null;
  unitName: string | null;
  deadline: string | null;
  state: AgendaItemState;
};

type Target = {
  id: number;
  documentId: string;
  number: string;
  stage: Stage;
  leaderId: number | null;
  problemId: number | null;
  escalationId: number | null;
  escalationLevel: number | null;
};

/** The result of a line: the action taken on its issue, or on each issue of a common problem. */
export type ConcludeAnswer = { status: 200; body: { data: Concluded } };

/**
 * Concludes a meeting (§四.4): every decision is applied in one transaction, as `decide` where an escalation to this
 * meeting is open, else as `note`; the meeting itself is the evidence. Undecided lines are left for the next
 * meeting. All or nothing: a refused line is named, with all others that would be refused.
 * @param onRefused is told of each refusal, to be recorded when the transaction has ended
 * @throws CaseworkError 404, 403, 409 when it has been concluded or lies ahead, or the refusal of its lines
 */
export async function concludeMeeting(
  trx: Trx,
  documentId: string,
  call: Call,
  onRefused: (refused: readonly RefusedItem[]) => void = () => undefined,
): Promise<ConcludeAnswer> {
  const claim = await claimKey(trx, call, null);
  if (claim.replay) return claim.replay as unknown as ConcludeAnswer;
  const seen = await findMeeting(trx, documentId);
  if (!seen) throw notFound();
  if (!isConvener(seen, call.actor)) throw refuse(403, 'FORBIDDEN');
  const visible = await lockIssues(trx, seen.id);

  return asOwner(trx, 'A meeting acts on all of its issues; the convener sees it', async () => {
    const meeting = await findMeeting(trx, documentId, 'for update');
    if (!meeting) throw notFound();
    const items = await itemsOf(trx, meeting.id);
    const papers = await hasPapers(trx, meeting.id);
    const state = stepMeeting(meeting, 'conclude', 'convener', call.now, { items: items.length, papers });
    const targets = await targetsOf(trx, items);
    const { done, refused } = await apply(trx, { meeting, items, targets, visible }, call);
    if (refused.length > 0) {
      onRefused(refused);
      throw refusedMeeting(refused);
    }
    const at = call.now.toISOString();
    await trx.raw(
      `update meeting_items t set state = d.state, updated_at = ?
         from unnest(?::text[], ?::text[]) d(document_id, state) where t.meeting_id = ? and t.document_id = d.document_id`,
      [at, done.map((item) => item.documentId), done.map((item) => item.state), meeting.id],
    );
    await trx.raw('update meetings set state = ?, concluded_at = ?, updated_at = ? where id = ?', [
      state,
      at,
      at,
      meeting.id,
    ]);
    await fulfil(trx, fulfilled(meeting, call.now));
    const minutes = await draftMinutes(trx, meeting, call);
    const body = {
      data: { documentId, state, concludedAt: at, items: done, minutes },
    };
    if (claim.key) {
      const { account, path, key } = claim.key;
      await trx.raw(
        'update casework.idempotency set status = ?, body = ? where account = ? and path = ? and key = ?',
        [200, JSON.stringify(body), account, path, key],
      );
    }
    return { status: 200 as const, body };
  });
}

/**
 * Locks every issue that the agenda speaks of, as the actor and in the order of their keys, before the
 * meeting itself: two meetings with the same issues do not wait for each other.
 */
async function lockIssues(trx: Trx, meetingId: number): Promise<ReadonlySet<number>> {
  const locked = await rows<{ id: number }>(
    trx,
    `select i.id from issues i
      where i.id in (select t.issue_id from meeting_items t where t.meeting_id = ?)
         or i.common_problem_id in (select t.common_problem_id from meeting_items t where t.meeting_id = ?)
      order by i.id for update`,
    [meetingId, meetingId],
  );
  return new Set(locked.map((row) => row.id));
}

const itemsOf = (trx: Trx, meetingId: number): Promise<Item[]> =>
  rows<Item>(
    trx,
    `select t.id, t.document_id as "documentId", t.issue_id as "issueId", t.common_problem_id as "problemId",
            nullif(trim(t.decision), '') as decision, t.outcome, d.document_id as unit, d.name as "unitName",
            to_char(t.deadline, 'YYYY-MM-DD') as deadline,
            coalesce(t.state, 'open') as state
       from meeting_items t left join departments d on d.id = t.unit_id
      where t.meeting_id = ? order by t.sort_order, t.id`,
    [meetingId],
  );

const targetsOf = (trx: Trx, items: readonly Item[]): Promise<Target[]> =>
  rows<Target>(
    trx,
    `select i.id, i.document_id as "documentId", i.number, i.stage, i.leader_id as "leaderId",
            i.common_problem_id as "problemId", e.id as "escalationId", e.level as "escalationLevel"
       from issues i left join escalations e on e.issue_id = i.id and e.state = 'open'
      where i.id = any(?) or i.common_problem_id = any(?) order by i.id`,
    [items.flatMap((t) => t.issueId ?? []), items.flatMap((t) => t.problemId ?? [])],
  );

type Work = {
  meeting: Meeting;
  items: readonly Item[];
  targets: readonly Target[];
  visible: ReadonlySet<number>;
};

/** Takes every decision in the agenda's order; goes on after a refusal, to name them all. */
async function apply(
  trx: Trx,
  { meeting, items, targets, visible }: Work,
  call: Call,
): Promise<{ done: Concluded['items'][number][]; refused: RefusedItem[] }> {
  const done: Concluded['items'][number][] = [];
  const refused: RefusedItem[] = [];
  const decided = new Set<number>();
  for (const [i, item] of items.entries()) {
    const step = item.decision === null ? 'carry' : 'apply';
    const { state } = orRefuse(
      AGENDA_ITEM_LIFE,
      move(AGENDA_ITEM_LIFE, step, { state: item.state, as: ['system'] }),
    );
    const line: Concluded['items'][number] = { documentId: item.documentId, state, actions: [] };
    done.push(line);
    if (item.decision === null) continue;
    // An issue of a common problem that has ended meanwhile is not reopened by a decision.
    const meant = targets.filter((t) =>
      item.issueId === null ? t.problemId === item.problemId && isOpen(t.stage) : t.id === item.issueId,
    );
    for (const target of meant) {
      const decides = !decided.has(target.id) && isBefore(meeting, target);
      const action = decides ? ('decide' as const) : ('note' as const);
      try {
        if (!visible.has(target.id)) throw refuse(403, 'ITEM_NOT_YOURS');
        const given = inputOf(item, decides);
        const input: Input = { ...parse(INPUTS[action], given), evidence: evidenceOf(meeting) };
        const sight = { enterprises: [], issues: [], files: [] };
        await carryOut(trx, { id: target.id, seen: sight, action, input }, call);
        if (decides) {
          decided.add(target.id);
          await trx.raw('update escalations set meeting_id = ? where id = ?', [
            meeting.id,
            target.escalationId,
          ]);
        }
        line.actions.push({ issue: target.documentId, action });
      } catch (error) {
        if (!(error instanceof CaseworkError)) throw error;
        const issue = visible.has(target.id)
          ? { documentId: target.documentId, number: target.number }
          : null;
        refused.push({ position: i + 1, item: item.documentId, issue, action, error });
      }
    }
    if (item.problemId !== null) {
      const told = line.actions.filter((a) => a.action === 'decide').map((a) => a.issue);
      await decideCommonProblem(trx, item.problemId, item.decision, {
        now: call.now,
        meeting: meeting.documentId,
        issues: meant.map((t) => t.id),
        told: meant.filter((t) => told.includes(t.documentId)).map((t) => t.id),
      });
    }
  }
  return { done, refused };
}

/** Is there an open escalation that has been brought before this meeting? */
const isBefore = (meeting: Meeting, target: Target): boolean =>
  target.escalationLevel !== null &&
  decidesLevels(meeting.level).includes(target.escalationLevel) &&
  (meeting.level !== 'leader' || target.leaderId === meeting.leader?.id);

/** Has a signed paper been attached to it? */
async function hasPapers(trx: Trx, meetingId: number): Promise<boolean> {
  const found = await rows(
    trx,
    `select 1 from files_related_mph where related_type = 'api::meeting.meeting' and related_id = ? and field = 'papers' limit 1`,
    [meetingId],
  );
  return found.length > 0;
}

/** The month's meeting of its level (§四.4): it counts for the month in which it was held. */
function fulfilled({ level, leader, documentId, heldAt }: Meeting, entered: Date): Fulfilment[] {
  const by = { uid: 'api::meeting.meeting', documentId };
  if (level === 'leader' && leader) {
    return [{ type: 'leader-meeting', subject: { leader: leader.id }, by, at: heldAt, entered }];
  }
  return level === 'city' ? [{ type: 'city-meeting', subject: {}, by, at: heldAt, entered }] : [];
}

/** Returns a line as the action's input; a note keeps in words what it cannot set. */
function inputOf(
  { decision, outcome, unit, unitName, deadline }: Item,
  decides: boolean,
): Record<string, string> {
  const text = decision ?? '';
  if (!decides) {
    const also = [
      ...(unitName ? [`责任单位：${unitName}`] : []),
      ...(deadline ? [`完成时限：${deadline}`] : []),
    ];
    return { text: also.length > 0 ? `${text}（${also.join('；')}）` : text };
  }
  return {
    decision: text,
    ...(outcome ? { outcome } : {}),
    ...(unit ? { unit } : {}),
    ...(deadline ? { deadline } : {}),
  };
}

/** The meeting itself is the evidence. */
const evidenceOf = (meeting: Meeting): Input['evidence'] => ({
  channel: '会议',
  who: meeting.convener ?? meetingName(meeting),
  at: localDateOf(meeting.heldAt),
  note: meetingName(meeting),
  meeting: meeting.documentId,
});
