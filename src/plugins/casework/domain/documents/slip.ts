import type { LocalDate } from '../calendar';
import type { Block, Composed } from './model';
import { SLIP } from './texts/slip';
import { compose, type Text } from './texts/text';
import { dateInWords } from './words';

/** 转办单 (§四.3): one issue, to one unit. */

export type SlipData = {
  issue: { documentId: string; number: string; title: string; description: string; category: string };
  enterprise: { name: string; address: string; contact: string; phone: string };
  unit: { documentId: string; name: string };
  role: string;
  supportUnits: string[];
  section: string;
  person: string;
  phone: string;
  deadline: LocalDate | null;
  takeUpBy: LocalDate | null;
  standard: string;
  startedOn: LocalDate;
  cutOff: string;
};

const given = (text: string): string => (text.trim() === '' ? '—' : text);

/** A slip from its data and text. Pure: the same of both give the same document. */
export function slipText(data: SlipData, text: Text = SLIP.text): Composed {
  const { issue, enterprise } = data;
  const rows: [string, string][] = [
    ['诉求编号', issue.number],
    ['企业名称', enterprise.name],
    ['企业地址', given(enterprise.address)],
    ['联系人及电话', given(`${enterprise.contact} ${enterprise.phone}`)],
    ['诉求类别', given(issue.category)],
    ['诉求事项', issue.title],
    ['诉求内容', given(issue.description)],
    ['承办单位', `${data.unit.name}（${data.role}）`],
    ['配合单位', given(data.supportUnits.join('、'))],
    ['承办科室和责任人', given([data.section, data.person, data.phone].filter(Boolean).join(' '))],
    ['承接时限', data.takeUpBy ? dateInWords(data.takeUpBy) : '—'],
    ['办结时限', data.deadline ? dateInWords(data.deadline) : '—'],
    ['办理标准', given(data.standard)],
  ];
  const table: Block = {
    kind: 'table',
    caption: '',
    columns: [
      { head: '项目', width: 110, align: 'center' },
      { head: '内容', width: '*', align: 'left' },
    ],
    rows,
    refers: [[null, { issue: issue.documentId }]],
  };
  return compose(text, {
    承办单位: data.unit.name,
    承办角色: data.role,
    诉求编号: issue.number,
    企业名称: enterprise.name,
    转办日: dateInWords(data.startedOn),
    承接时限: data.takeUpBy ? dateInWords(data.takeUpBy) : '—',
    办结时限: data.deadline ? dateInWords(data.deadline) : '—',
    办理标准: data.standard,
    转办事项: table,
  });
}
