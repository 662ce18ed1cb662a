import type { LocalDate } from '../calendar';
import type { IssuingProfile } from './kinds';
import type { Block, Column, Composed, Reference, ScorePart } from './model';
import type { Values } from './template';
import { LEAGUE } from './texts/league';
import { compose, type Text } from './texts/text';
import { namesInWords, said } from './write';

/** 考核成绩 (§五): the published table of an assessment as a document: ranks, points by indicator. */

export type LeagueRow = {
  subject: { documentId: string; name: string };
  /** by the codes of the measures; null where the indicator is not applicable */
  points: Readonly<Record<string, string | null>>;
  adjustments: string;
  total: string | null;
  rank: number | null;
  grade: string | null;
  /** why the subject is not ranked, in words */
  excluded: string | null;
};

export type LeagueData = {
  assessment: string;
  /** name of the scheme */
  scheme: string;
  /** 2026年上半年 */
  period: string;
  from: LocalDate;
  to: LocalDate;
  indicators: { measure: string; name: string; weight: string }[];
  /** subjects that are ranked among each other */
  sets: { name: string; rows: LeagueRow[] }[];
};

const scoreOf = (data: LeagueData, subject: string, part: ScorePart): Reference => ({
  score: { assessment: data.assessment, subject, part },
});

function ranked({ rows }: LeagueData['sets'][number]): LeagueRow[] {
  return rows.filter(({ rank }) => rank !== null);
}

/** Those who are listed apart, by the reason. */
function apart({ rows }: LeagueData['sets'][number]): Values[] {
  const out = rows.filter(({ rank }) => rank === null);
  const reasonOf = ({ excluded }: LeagueRow): string => excluded ?? '不参评';
  return [...new Set(out.map(reasonOf))].map((reason) => ({
    原因: reason,
    名单: namesInWords(
      out.filter((row) => reasonOf(row) === reason).map(({ subject }) => subject.name),
      60,
    ),
  }));
}

/** Ranks, totals and grades of those who are ranked among each other. */
export function ranks(data: LeagueData, set: LeagueData['sets'][number], caption: string): Block {
  const rows = ranked(set);
  const parts: readonly (ScorePart | null)[] = ['rank', null, 'adjustments', 'total', 'grade'];
  return {
    kind: 'table',
    caption,
    columns: [
      { head: '名次', width: 40, align: 'center' },
      { head: '单位', width: '*', align: 'left' },
      { head: '加减分', width: 60, align: 'center' },
      { head: '总分', width: 70, align: 'center' },
      { head: '等次', width: 60, align: 'center' },
    ],
    rows: rows.map(({ rank, subject, adjustments, total, grade }) => [
      String(rank),
      subject.name,
      adjustments,
      total ?? '—',
      grade ?? '—',
    ]),
    refers: rows.map(({ subject }) =>
      parts.map((part) => (part === null ? null : scoreOf(data, subject.documentId, part))),
    ),
  };
}

/** Points of text across a page, and what the names of subjects and the totals need of them at least. */
const PAGE = 442;
const NAMES = 88;
const TOTALS = 38;

/** The width of the column of one indicator: all of them stand beside the names of the subjects. */
const indicatorWidth = (indicators: number): number =>
  Math.max(24, Math.min(60, Math.floor((PAGE - NAMES - TOTALS) / Math.max(1, indicators))));

function byIndicator(data: LeagueData, set: LeagueData['sets'][number]): Block {
  const width = indicatorWidth(data.indicators.length);
  const rows = [...ranked(set), ...set.rows.filter(({ rank }) => rank === null)];
  return {
    kind: 'table',
    caption: set.name,
    columns: [
      { head: '单位', width: '*', align: 'left' },
      ...data.indicators.map(
        ({ name, weight }): Column => ({ head: `${name}（${Number(weight)}）`, width, align: 'center' }),
      ),
      { head: '总分', width: TOTALS, align: 'center' },
    ],
    rows: rows.map(({ subject, points, total }) => [
      subject.name,
      ...data.indicators.map(({ measure }) => points[measure] ?? '不参评'),
      total ?? '—',
    ]),
    refers: rows.map(({ subject }) => [
      null,
      ...data.indicators.map(({ measure }) => scoreOf(data, subject.documentId, measure)),
      scoreOf(data, subject.documentId, 'total'),
    ]),
  };
}

/** The league table from a published assessment and its text. Pure: the same of both give the same document. */
export function leagueText(data: LeagueData, profile: IssuingProfile, text: Text = LEAGUE.text): Composed {
  let tables = 0;
  return compose(text, {
    期间: data.period,
    方案: data.scheme,
    主送机关: profile.circularReceivers,
    抄送机关: profile.copies,
    有得分: data.sets.some(({ rows }) => rows.length > 0),
    类别: data.sets.map((set): Values => {
      const first = ranked(set).slice(0, 3);
      return {
        类别名: set.name,
        有排名: first.length > 0,
        参加数: String(ranked(set).length),
        列前数: String(first.length),
        前列: first.map(({ subject, total }) => ({
          单位: subject.name,
          总分: said(`${total ?? ''}分`, scoreOf(data, subject.documentId, 'total')),
        })),
        不参加: apart(set),
        ...(first.length > 0 ? { 名次: ranks(data, set, `表${(tables += 1)}\u3000${set.name}名次`) } : {}),
        ...(set.rows.length > 0 ? { 得分: byIndicator(data, set) } : {}),
      };
    }),
  });
}
