import { createId } from '@paralleldrive/cuid2';
import { localDateOf } from '../../../domain/calendar';
import { rows, type Trx } from '../access/window';
import type { Block } from '../documents/blocks';
import type { Call } from '../issues/act';
import { meetingName, type Meeting } from './meeting';

/** Minutes as a text to go on with; setting, numbering and issuing them is the documents' business. */
export type Minutes = { title: string; receivers: string; blocks: Block[]; text: string };

export type MinutesLine = {
  subject: string;
  decision: string | null;
  unit: string | null;
  deadline: string | null;
  applied: boolean;
};

const inWords = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 一 … 九十九 as headings count. */
export function ordinal(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? ORDINALS[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? ORDINALS[ones - 1] : ''}`;
}

const sentence = (text: string): string =>
  /[。！？；]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`;

/** The minutes' draft from what a meeting dealt with. Pure: the same meeting gives the same text. */
export function minutesOf(meeting: Meeting, lines: readonly MinutesLine[]): Minutes {
  const name = meetingName(meeting);
  const day = inWords(localDateOf(meeting.heldAt));
  const decided = lines.filter((line) => line.applied);
  const left = lines.filter((line) => !line.applied);
  const convener = meeting.convener ?? meeting.leader?.name ?? '专班办';
  const about = decided.length > 0 ? `研究议定${decided.length}项议题` : '研究有关议题';
  const held = meeting.level === 'leader' ? '包联企业集中会办' : name;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const blocks: Block[] = [
    paragraph(`${day}，${convener}主持召开${held}，${about}。现将会议议定事项纪要如下。`),
    ...(decided.length > 0 ? [{ kind: 'heading1', text: '一、议定事项' } as const] : []),
    ...decided.flatMap((line, i): Block[] => {
      const also = [
        ...(line.unit ? [`责任单位：${line.unit}`] : []),
        ...(line.deadline ? [`完成时限：${inWords(line.deadline)}`] : []),
      ];
      return [
        { kind: 'heading2', text: `（${ordinal(i + 1)}）${line.subject}` },
        paragraph(
          `会议议定：${sentence(line.decision ?? '')}${also.length > 0 ? `${also.join('；')}。` : ''}`,
        ),
      ];
    }),
    ...(left.length > 0
      ? [
          { kind: 'heading1', text: `${decided.length > 0 ? '二' : '一'}、继续研究事项` } as const,
          paragraph(`${left.map((line) => line.subject).join('；')}，列入下次会议议程。`),
        ]
      : []),
    ...(meeting.people ? [paragraph(`参加人员：${sentence(meeting.people)}`)] : []),
  ];
  const title = `${name}纪要`;
  const text = [title, ...blocks.map((block) => ('text' in block ? block.text : ''))].join('\n');
  return { title, receivers: '参会单位：', blocks, text };
}

/** Does the group see every issue that the agenda held? */
async function isAllOf(trx: Trx, meetingId: number, group: number): Promise<boolean> {
  const foreign = await rows(
    trx,
    `select 1 from meeting_items t left join casework.issue_access a on a.issue_id = t.issue_id
      where t.meeting_id = ? and not coalesce(not a.complaint and (a.group_id = ? or exists (
        select 1 from casework.pairing_access p where p.enterprise_id = a.enterprise_id and p.group_id = ?)), false) limit 1`,
    [meetingId, group, group],
  );
  return foreign.length === 0;
}

/** What the agenda held, in its order. */
export const minutesLines = (trx: Trx, meetingId: number): Promise<MinutesLine[]> =>
  rows<MinutesLine>(
    trx,
    `select case when p.id is not null then '关于“' || p.title || '”的共性问题'
                 else '关于' || coalesce(e.name, '') || '“' || coalesce(i.title, '') || '”的问题（' || coalesce(i.number, '') || '）' end as subject,
            t.decision, d.name as unit, to_char(t.deadline, 'YYYY-MM-DD') as deadline, 
            case when m.state = 'concluded' then coalesce(t.state = 'applied', false) else nullif(trim(t.decision), '') is not null end as applied
       from meeting_items t join meetings m on m.id = t.meeting_id left join issues i on i.id = t.issue_id left join enterprises e on e.id = i.enterprise_id
       left join common_problems p on p.id = t.common_problem_id left join departments d on d.id = t.unit_id
      where t.meeting_id = ? order by t.sort_order, t.id`,
    [meetingId],
  );

/**
 * Lays the minutes before whoever goes on with them: a draft among the official documents. A leader's are
 * his group's to issue where they speak of its issues alone, all others the office's: they name every line of the
 * agenda, and a leader of several groups meets on the issues of all. Runs in the owner's window, when the lines are settled.
 * @returns its documentId
 */
export async function draftMinutes(trx: Trx, meeting: Meeting, { actor, now }: Call): Promise<string> {
  const minutes = minutesOf(meeting, await minutesLines(trx, meeting.id));
  const documentId = createId();
  const at = now.toISOString();
  const own =
    meeting.level === 'leader'
      ? (meeting.group?.id ?? (actor.kind === 'group' ? actor.departmentId : null))
      : null;
  const group = own !== null && (await isAllOf(trx, meeting.id, own)) ? own : null;
  await trx.raw(
    `insert into official_documents (document_id, kind, title, receivers, body, data, state, issuing_body, drafter, group_id, created_at, updated_at, published_at)
     values (?, 'minutes', ?, ?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?)`,
    [
      documentId,
      minutes.title,
      minutes.receivers,
      JSON.stringify(minutes.blocks),
      JSON.stringify({
        meeting: meeting.documentId,
        level: meeting.level,
        heldAt: meeting.heldAt.toISOString(),
      }),
      meetingName(meeting),
      actor.name,
      group,
      at,
      at,
      at,
    ],
  );
  return documentId;
}
