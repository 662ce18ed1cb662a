import type { Assessed, Exclusion, Heading, PeerSet } from '../domain/assessment';

/** Names of the parts of an assessment. */

type Text = { zh: string; en: string };

export const HEADING_NAMES: Readonly<Record<Heading, Text>> = {
  'enterprise-work': { zh: '包联企业工作', en: 'Work with enterprises' },
  'group-operation': { zh: '工作组运行', en: 'Operation of the group' },
  'issue-solving': { zh: '问题解决', en: 'Solving of issues' },
};

export const ASSESSED_NAMES: Readonly<Record<Assessed, Text>> = {
  groups: { zh: '包联工作组', en: 'Groups' },
  units: { zh: '承办单位', en: 'Units' },
  townships: { zh: '乡镇', en: 'Townships' },
  offices: { zh: '下级专班办', en: 'Lower-level offices' },
};

export const PEER_SET_NAMES: Readonly<Record<PeerSet, Text>> = {
  groups: { zh: '包联工作组', en: 'Groups' },
  units: { zh: '部门', en: 'Departments' },
  townships: { zh: '乡镇', en: 'Townships' },
  offices: { zh: '专班办', en: 'Offices' },
};

export const EXCLUSION_NAMES: Readonly<Record<Exclusion, Text>> = {
  'too-few-issues': { zh: '件数不足', en: 'Too few issues' },
  external: { zh: '垂直管理或社会单位', en: 'External' },
  'office-host': { zh: '专班办所在单位', en: 'Hosts the office' },
  'nothing-applicable': { zh: '各项均不参评', en: 'Nothing applies' },
};
