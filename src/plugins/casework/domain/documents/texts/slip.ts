import { table, word, type Wording } from './text';

/** 转办单 (§四.3) as it is delivered. */
export const SLIP: Wording = {
  name: '转办单',
  names: {
    承办单位: word('收到转办单的单位'),
    承办角色: word('牵头承办或配合'),
    诉求编号: word('问题诉求的编号'),
    企业名称: word('提出诉求的企业'),
    转办日: word('转办的日期'),
    承接时限: word('应承接的日期，没有时为“—”'),
    办结时限: word('应办结的日期，没有时为“—”'),
    办理标准: word('转办时写明的标准'),
    转办事项: table('诉求、企业、承办单位、责任人、时限和标准'),
  },
  text: {
    title: '企业问题诉求转办单',
    receivers: '{{承办单位}}：',
    copies: '',
    body: `现将企业问题诉求转你单位办理，请于时限内承接、办理并反馈结果。转办日期为{{转办日}}。
【表：转办事项】`,
  },
};
