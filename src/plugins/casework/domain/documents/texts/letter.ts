import { KINDS, type DocumentKind } from '../kinds';
import { list, table, word, type Wording } from './text';

/** 提示函, 督办函, 警示函 (§六.3) as they are delivered: what is overdue or missed, what is required by when. */
export const letterWording = (kind: DocumentKind): Wording => ({
  name: KINDS[kind].name.zh,
  names: {
    文种: word('提示函、督办函或警示函'),
    工作组: word('收文的工作组'),
    截止日: word('数据所截至的日期'),
    回复期限: word('要求书面回复的日期'),
    有超期事项: { kind: 'flag', about: '函中列有超期的问题诉求' },
    超期事项: table('逐件列明编号、事项、时限、超期天数、承办单位'),
    有任务: { kind: 'flag', about: '函中列有未按期完成的工作任务' },
    任务: list('未按期完成的工作任务', {
      任务期间: word('如 2026年5月'),
      任务名称: word('如 工作组月报'),
      任务时限: word('应完成的日期'),
    }),
  },
  text: {
    title: '关于做好包联企业有关工作的{{文种}}',
    receivers: '{{工作组}}：',
    copies: '',
    body: `{{#有超期事项}}
截至{{截止日}}，你单位负责的下列问题诉求已超过规定时限：
【表：超期事项】
{{/有超期事项}}
{{#有任务}}
截至{{截止日}}，你单位下列工作任务未按期完成：
{{#任务}}
* #. {{任务期间}}{{任务名称}}，应于{{任务时限}}前完成；
{{/任务}}
{{/有任务}}
{{^有超期事项}}
{{^有任务}}
为推动包联企业工作落实，现就有关事项提示如下：
{{/有任务}}
{{/有超期事项}}
# 请做好以下工作
{{#有超期事项}}
* #. 逐件查明超期原因，明确责任人和办结时间，抓紧办理；确需延期的，按规定程序申请。
{{/有超期事项}}
{{#有任务}}
* #. 抓紧完成上述任务，并说明未按期完成的原因。
{{/有任务}}
* #. 请于{{回复期限}}前将落实情况书面回复专班办。`,
  },
});
