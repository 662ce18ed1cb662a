import type { LocalDate } from '../calendar';
import { sentence } from './kinds';
import type { Composed } from './model';
import type { Values } from './template';
import { EXTRACT, MINUTES } from './texts/minutes';
import { compose, type Text } from './texts/text';
import { dateInWords } from './words';

/** 会议纪要 (§四.4): what a concluded meeting decided, by whom and by when. */

export type MinutesLine = {
  subject: string;
  decision: string | null;
  unit: string | null;
  deadline: string | null;
  applied: boolean;
};

export type MinutesData = {
  /** name of the meeting */
  name: string;
  level: 'unit' | 'leader' | 'office' | 'city';
  convener: string;
  heldOn: LocalDate;
  people: string | null;
  lines: MinutesLine[];
};

/** A line of the agenda with what was decided. */
const decided = ({ subject, decision, unit, deadline }: MinutesLine): Values => {
  const also = [
    ...(unit ? [`责任单位：${unit}`] : []),
    ...(deadline ? [`完成时限：${dateInWords(deadline)}`] : []),
  ];
  return {
    议题: subject,
    议定: sentence(decision ?? ''),
    责任: also.length > 0 ? `${also.join('；')}。` : '',
  };
};

const meetingOf = (data: MinutesData): Values => ({
  会议: data.name,
  召开日: dateInWords(data.heldOn),
  主持人: data.convener,
});

/** The minutes from their data and text. Pure: the same of both give the same document. */
export function minutesText(data: MinutesData, text: Text = MINUTES.text): Composed {
  const applied = data.lines.filter((line) => line.applied);
  const left = data.lines.filter((line) => !line.applied);
  return compose(text, {
    ...meetingOf(data),
    会议简称: data.level === 'leader' ? '包联企业集中会办' : data.name,
    有议定: applied.length > 0,
    议定件数: String(applied.length),
    议定事项: applied.map(decided),
    有继续研究: left.length > 0,
    继续研究: left.map(({ subject }) => ({ 议题: subject })),
    继续研究序号: applied.length > 0 ? '二' : '一',
    出席人员: data.people ? sentence(data.people) : '',
  });
}

/** The extract of minutes for a unit: the items that concern it, and nothing else (spec 4). */
export const minutesForUnit = (data: MinutesData, unit: string, text: Text = EXTRACT.text): Composed =>
  compose(text, {
    ...meetingOf(data),
    单位: unit,
    议定事项: data.lines.filter((line) => line.applied && line.unit === unit).map(decided),
  });
