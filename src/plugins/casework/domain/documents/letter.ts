import { addDays, type LocalDate } from '../calendar';
import { KINDS, type DocumentKind } from './kinds';
import type { Block, Composed } from './model';
import { letterWording } from './texts/letter';
import { compose, type Text } from './texts/text';
import { dateInWords } from './words';
import { daysLate } from './write';

/** 提示函 (§六.3): to a group, never to a leader by name; what is overdue or missed, what is required by when. */

export type LetterIssue = {
  documentId: string;
  number: string;
  title: string;
  unit: string;
  dueDate: LocalDate;
  /** working days */
  days: number;
};
export type LetterDuty = { documentId: string; name: string; period: string; dueDate: LocalDate };

export type LetterData = {
  kind: DocumentKind;
  group: { documentId: string; name: string };
  issues: LetterIssue[];
  duties: LetterDuty[];
  replyBy: LocalDate;
  until: LocalDate;
  cutOff: string;
};

/** @param to the day after the last one that the data know of */
const overdueTable = (issues: readonly LetterIssue[], to: LocalDate): Block => ({
  kind: 'table',
  caption: '',
  columns: [
    { head: '序号', width: 26, align: 'center' },
    { head: '编号', width: 110, align: 'left' },
    { head: '事项', width: '*', align: 'left' },
    { head: '时限', width: 62, align: 'center' },
    { head: '超期（日）', width: 46, align: 'center' },
    { head: '承办单位', width: 80, align: 'left' },
  ],
  rows: issues.map((issue, i) => [
    String(i + 1),
    issue.number,
    issue.title,
    issue.dueDate,
    daysLate(issue.days),
    issue.unit,
  ]),
  refers: issues.map(({ documentId: issue }) => [null, { issue }, null, null, { late: { issue, to } }]),
});

/** A letter from its data and text. Pure: the same of both give the same document. */
export const letterText = (
  { kind, issues, duties, group, until, replyBy }: LetterData,
  text: Text = letterWording(kind).text,
): Composed =>
  compose(text, {
    文种: KINDS[kind].name.zh,
    工作组: group.name,
    截止日: dateInWords(until),
    回复期限: dateInWords(replyBy),
    有超期事项: issues.length > 0,
    超期事项: overdueTable(issues, addDays(until, 1)),
    有任务: duties.length > 0,
    任务: duties.map(({ name, period, dueDate }) => ({
      任务期间: period,
      任务名称: name,
      任务时限: dateInWords(dueDate),
    })),
  });

/** *(choice)*: how many red issues call for a letter, and how far back a missed duty does. */
export const LETTER_RULE = { redIssues: 3, dutyDays: 35 } as const;

export type Standing = {
  group: { documentId: string; name: string };
  issues: LetterIssue[];
  duties: LetterDuty[];
};
export type Suggestion = Standing & { reasons: ('red-issues' | 'missed-duty')[] };

/**
 * The letters that the rule proposes: groups with three red issues or a missed duty, each with what it is about. What
 * a letter that has not been revoked speaks of already is not said again.
 */
export function suggestLetters(
  standing: readonly Standing[],
  told: { issues: ReadonlySet<string>; duties: ReadonlySet<string> },
): Suggestion[] {
  return standing.flatMap(({ group, issues, duties }) => {
    const fresh = issues.filter(({ documentId }) => !told.issues.has(documentId));
    const missed = duties.filter(({ documentId }) => !told.duties.has(documentId));
    const many = fresh.length >= LETTER_RULE.redIssues;
    if (!many && missed.length === 0) return [];
    return [
      {
        group,
        issues: many ? fresh : [],
        duties: missed,
        reasons: [
          ...(many ? (['red-issues'] as const) : []),
          ...(missed.length > 0 ? (['missed-duty'] as const) : []),
        ],
      },
    ];
  });
}
