import { periodLabel } from '../duties';
import { STAGE_NAMES, type Stage } from '../lifecycle';

/**
 * 总结报告 (§四.7): the data of a period and the text that is drafted from them, in the five sections that the
 * plan names. The draft states what the records say; its author completes it.
 */

export const SECTIONS = ['leaderWork', 'issues', 'measures', 'results', 'evaluation'] as const;
export type Section = (typeof SECTIONS)[number];

export const REPORT_KINDS = ['unit', 'extract', 'group', 'brief', 'office'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

type Counted = { name: string; count: number };

export type Facts = {
  visits: { leader: string; date: string; enterprises: string[] }[];
  meetings: { level: string; date: string; leader: string | null; items: number }[];
  instructions: number;
  received: number;
  byCategory: Counted[];
  open: number;
  byStage: { stage: Stage; count: number }[];
  openIssues: { number: string; title: string; enterprise: string; stage: Stage; unit: string | null }[];
  transfers: number;
  units: Counted[];
  followUps: number;
  urges: number;
  escalations: { level: number; count: number }[];
  reportBacks: number;
  closed: number;
  closedIssues: { number: string; title: string; enterprise: string }[];
  /** four decimals, or null for 不参评 */
  figures: { code: string; name: string; numerator: number; denominator: number; value: string | null }[];
  /** the lower reports that this report draws on */
  below: { name: string; period: string; measures: string; results: string }[];
};

export const NO_FACTS: Facts = {
  visits: [],
  meetings: [],
  instructions: 0,
  received: 0,
  byCategory: [],
  open: 0,
  byStage: [],
  openIssues: [],
  transfers: 0,
  units: [],
  followUps: 0,
  urges: 0,
  escalations: [],
  reportBacks: 0,
  closed: 0,
  closedIssues: [],
  figures: [],
  below: [],
};

const LEVELS: Record<number, string> = { 1: '包联领导协调', 2: '包联领导集中会办', 3: '市委市政府集中会办' };
const MEETINGS: Record<string, string> = {
  unit: '单位专题会议',
  leader: '领导集中会办',
  office: '专班办会办',
  city: '市级会办',
};

const sentence = (parts: readonly string[]): string => (parts.length > 0 ? `${parts.join('；')}。` : '');
const counted = (list: readonly Counted[], unit: string): string =>
  list.map(({ name, count }) => `${name}${count}${unit}`).join('、');
const paragraphs = (...list: readonly string[]): string => list.filter((p) => p !== '').join('\n');

/** 92.86% */
const percent = (value: string): string => `${(Number(value) * 100).toFixed(2)}%`;

/** The five sections, drafted. Leaders are named in the order of their posts, for what they did, and never compared. */
export function draftSections(kind: ReportKind, period: string, facts: Facts): Record<Section, string> {
  return {
    leaderWork: leaderWork(kind, period, facts),
    issues: issues(period, facts),
    measures: measures(kind, facts),
    results: results(kind, facts),
    evaluation: evaluation(facts),
  };
}

function leaderWork(kind: ReportKind, period: string, facts: Facts): string {
  const name = periodLabel(period);
  if (kind === 'unit' || kind === 'extract') {
    const led = facts.meetings.filter((m) => m.level === 'unit').length;
    return paragraphs(
      `${name}，本单位落实包联领导批示${facts.instructions}件，召开专题会议${led}次，承办工作组转办事项${facts.transfers}件。`,
    );
  }
  const leaders = [...new Set(facts.visits.map((v) => v.leader))];
  const visits = leaders.map((leader) => {
    const his = facts.visits.filter((v) => v.leader === leader);
    const names = [...new Set(his.flatMap((v) => v.enterprises))];
    return `${leader}走访调研${his.length}次，涉及${names.slice(0, 8).join('、')}${names.length > 8 ? '等' : ''}${names.length}家企业`;
  });
  const meetings = Object.entries(MEETINGS).flatMap(([level, title]) => {
    const held = facts.meetings.filter((m) => m.level === level);
    return held.length > 0
      ? [`召开${title}${held.length}次，研究议题${held.reduce((sum, m) => sum + m.items, 0)}项`]
      : [];
  });
  return paragraphs(
    `${name}，领导走访调研${facts.visits.length}次，作出批示${facts.instructions}件。`,
    sentence(visits),
    sentence(meetings),
  );
}

function issues(period: string, facts: Facts): string {
  const stages = facts.byStage.map(({ stage, count }) => ({ name: STAGE_NAMES[stage].zh, count }));
  return paragraphs(
    `${periodLabel(period)}收到企业问题诉求${facts.received}件${facts.byCategory.length > 0 ? `，其中${counted(facts.byCategory, '件')}` : ''}。期末未办结${facts.open}件${stages.length > 0 ? `，其中${counted(stages, '件')}` : ''}。`,
    ...facts.openIssues.map(
      (i) =>
        `${i.number} ${i.enterprise}：${i.title}（${STAGE_NAMES[i.stage].zh}${i.unit ? `，${i.unit}承办` : ''}）。`,
    ),
  );
}

function measures(kind: ReportKind, facts: Facts): string {
  const raised = facts.escalations.map(({ level, count }) => `提请${LEVELS[level] ?? ''}${count}件`);
  const worked = kind === 'unit' || kind === 'extract';
  return paragraphs(
    sentence([
      worked
        ? `承接转办事项${facts.transfers}件`
        : `转办${facts.transfers}件${facts.units.length > 0 ? `（${counted(facts.units, '件')}）` : ''}`,
      ...(worked ? [] : [`跟进并向企业反馈${facts.followUps}次`, `催办${facts.urges}次`]),
      ...raised,
    ]),
    ...facts.below.map(
      (b) => `${b.name}${b.period ? `（${periodLabel(b.period)}）` : ''}：${oneLine(b.measures)}`,
    ),
  );
}

function results(kind: ReportKind, facts: Facts): string {
  return paragraphs(
    kind === 'unit' || kind === 'extract'
      ? `反馈办理结果${facts.reportBacks}件，经企业认可、领导同意销号${facts.closed}件。`
      : `承办单位反馈办理结果${facts.reportBacks}件，经企业认可、领导同意销号${facts.closed}件。`,
    ...facts.closedIssues.map((i) => `${i.number} ${i.enterprise}：${i.title}。`),
    ...facts.below.map(
      (b) => `${b.name}${b.period ? `（${periodLabel(b.period)}）` : ''}：${oneLine(b.results)}`,
    ),
  );
}

function evaluation(facts: Facts): string {
  const rates = facts.figures.map(({ name, numerator, denominator, value }) =>
    value === null ? `${name}不参评` : `${name}${percent(value)}（${numerator}/${denominator}）`,
  );
  return rates.length > 0 ? `${rates.join('，')}。` : '本期没有可供评价的数据。';
}

/** A quotation of another report in a draft: one line, at most 200 characters. */
const oneLine = (text: string): string => {
  const joined = text.replace(/\s*\n\s*/g, ' ').trim();
  return joined.length > 200 ? `${joined.slice(0, 200)}……` : joined;
};
