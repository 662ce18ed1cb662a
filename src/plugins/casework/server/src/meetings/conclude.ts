import { INPUTS } from '../../../contracts/inputs';
import { isOpen, type Input, type Stage } from '../../../domain/lifecycle';
import { localDateOf } from '../../../domain/calendar';
import { openWindow, rows, type Trx } from '../access/window';
import { decideCommonProblem } from '../common-problems/decide';
import { fulfil, type Fulfilment } from '../duties';
import { carryOut, claimKey, type Call } from '../issues/act';
import { CaseworkError, notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import {
  decidesLevels,
  findMeeting,
  mayConclude,
  meetingName,
  requirePlanned,
  type Meeting,
} from './meeting';
import { draftMinutes } from './minutes';
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

/** What became of a line: which action it was on its issue, or on each of a common problem's. */
export type ConcludedItem = {
  documentId: string;
  state: 'applied' | 'carried';
  actions: { issue: string; action: 'decide' | 'note' }[];
};

export type Concluded = {
  documentId: string;
  state: 'concluded';
  concludedAt: string;
  items: ConcludedItem[];
  /** the draft of the minutes, an official document */
  minutes: string;
};

export type ConcludeAnswer = { status: 200; body: { data: Concluded } };

/**
 * Concludes a meeting (§四.4): every decision is applied in one transaction, as `decide` where an escalation
 * to this meeting is open, else as `note`; the meeting itself is the evidence. What was not decided is left
 * for the next meeting. All or nothing: a refused line is named, with all others that would be refused.
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
  if (!mayConclude(seen, call.actor)) throw refuse(403, 'FORBIDDEN');
  const visible = await lockIssues(trx, seen.id);

  return openWindow(trx, call.role, async () => {
    const meeting = await findMeeting(trx, documentId, 'for update');
    if (!meeting) throw notFound();
    requirePlanned(meeting);
    if (localDateOf(meeting.heldAt) > localDateOf(call.now)) throw refuse(409, 'MEETING_AHEAD');
    const items = await itemsOf(trx, meeting.id);
    const targets = await targetsOf(trx, items);
    const { done, refused } = await apply(trx, { meeting, items, targets, visible }, call);
    if (refused.length > 0) {
      onRefused(refused);
      throw refusedMeeting(refused);
    }
    const at = call.now.toISOString();
    const applied = done.filter((item) => item.state === 'applied').map((item) => item.documentId);
    await trx.raw(
      `update meeting_items set state = case when document_id = any(?) then 'applied' else 'carried' end, updated_at = ? where meeting_id = ?`,
      [applied, at, meeting.id],
    );
    await trx.raw(`update meetings set state = 'concluded', concluded_at = ?, updated_at = ? where id = ?`, [
      at,
      at,
      meeting.id,
    ]);
    await fulfil(trx, fulfilled(meeting));
    const minutes = await draftMinutes(trx, meeting, call);
    const body = {
      data: { documentId, state: 'concluded' as const, concludedAt: at, items: done, minutes },
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
            to_char(t.deadline, 'YYYY-MM-DD') as deadline
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
): Promise<{ done: ConcludedItem[]; refused: RefusedItem[] }> {
  const done: ConcludedItem[] = [];
  const refused: RefusedItem[] = [];
  const decided = new Set<number>();
  for (const [i, item] of items.entries()) {
    const line: ConcludedItem = { documentId: item.documentId, state: 'carried', actions: [] };
    done.push(line);
    if (item.decision === null) continue;
    line.state = 'applied';
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

/** The month's meeting of its level (§四.4): it counts for the month in which it was held. */
function fulfilled({ level, leader, documentId, heldAt }: Meeting): Fulfilment[] {
  const by = { uid: 'api::meeting.meeting', documentId };
  if (level === 'leader' && leader) {
    return [{ type: 'leader-meeting', subject: { leader: leader.id }, by, at: heldAt }];
  }
  return level === 'city' ? [{ type: 'city-meeting', subject: {}, by, at: heldAt }] : [];
}

/** What a line says, as the action takes it; a note keeps in words what it cannot set. */
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
