import { LINES_A_PAGE, type IssueLine, type Own, type Supporters } from '../../../features/portal/read';
import { PLAIN_STAGES, dayOf, dueInWords } from '../../../features/portal/words';
import { isOpen } from '../../../../../domain/lifecycle';
import { h, type Html } from '../html';
import { card, pageOf, type Notice, type Signed } from '../layout';

type Home = {
  own: Own;
  supporters: Supporters;
  issues: IssueLine[];
  total: number;
  page: number;
};

export const homePage = (
  signed: Signed,
  { supporters, issues, total, page }: Home,
  notice: Notice | undefined,
): string => {
  const asking = issues.filter(({ stage }) => stage === 'reported');
  const waiting = asking.length;
  return pageOf({
    title: '首页',
    signed,
    notice,
    body: [
      h('h1', null, waiting > 0 ? `有 ${waiting} 件事请您确认` : '您好，有困难请告诉我们'),
      asking[0]
        ? h(
            'p',
            null,
            h('a', { className: 'btn', href: `/e/issues/${asking[0].documentId}#answer` }, '现在去确认'),
          )
        : null,
      h('p', null, h('a', { className: waiting > 0 ? 'btn plain' : 'btn', href: '/e/new' }, '我要反映问题')),
      support(supporters),
      card(
        h('h2', null, `我们反映的问题（${total}件）`),
        issues.length === 0
          ? h('p', null, '还没有反映过问题。遇到用地、用工、融资、审批等困难，随时可以告诉我们。')
          : h('ul', { className: 'list' }, ...issues.map(issueLine)),
        pages(page, total),
      ),
      card(
        h(
          'div',
          { className: 'go' },
          h('a', { className: 'btn plain', href: '/e/messages' }, '消息与留言'),
          h('a', { className: 'btn plain', href: '/e/contact' }, '更正联系方式'),
        ),
      ),
    ],
  });
};

const support = (supporters: Supporters): Html =>
  h(
    'section',
    { className: 'card support' },
    h('h2', null, '谁在服务我们'),
    supporters
      ? h(
          'dl',
          null,
          h('dt', null, '包联领导'),
          h('dd', null, supporters.leader),
          h('dt', null, '工作组'),
          h('dd', null, supporters.group),
          h('dt', null, '电话'),
          h(
            'dd',
            null,
            supporters.phone
              ? h(
                  'a',
                  { className: 'tel', href: `tel:${supporters.phone.replace(/[^\d+]/g, '')}` },
                  supporters.phone,
                )
              : '工作组尚未登记电话',
          ),
        )
      : h('p', null, '包联关系正在安排。您反映的问题由专班办公室直接办理。'),
  );

export const stageTag = (stage: IssueLine['stage']): Html =>
  h(
    'span',
    {
      className:
        `tag ${stage === 'reported' ? 'ask' : stage === 'closed' ? 'done' : isOpen(stage) ? '' : 'off'}`.trim(),
    },
    PLAIN_STAGES[stage].now,
  );

/** Returns the progress of an issue, and by when it will be done. */
const progress = ({ stage, unit, deadline, closedAt }: IssueLine): string => {
  const { next } = PLAIN_STAGES[stage];
  if (stage === 'closed') return closedAt ? `${dayOf(closedAt)}办结` : next;
  if ((stage === 'transferred' || stage === 'handling') && deadline)
    return `${unit ?? '承办单位'}办理，${dueInWords(deadline)}前办结`;
  return next;
};

const issueLine = (issue: IssueLine): Html =>
  h(
    'li',
    null,
    h(
      'a',
      { className: 'item', href: `/e/issues/${issue.documentId}` },
      h('div', { className: 'head' }, h('h3', null, issue.title), stageTag(issue.stage)),
      h('p', null, progress(issue)),
      h('p', { className: 'soft' }, `${dayOf(issue.receivedAt)}提出 · ${issue.number}`),
    ),
  );

function pages(page: number, total: number): Html | null {
  const last = Math.max(1, Math.ceil(total / LINES_A_PAGE));
  if (last === 1) return null;
  return h(
    'nav',
    { className: 'row', 'aria-label': '翻页' },
    page > 1 ? h('a', { className: 'btn plain', href: `/e?page=${page - 1}` }, '上一页') : null,
    h('p', { className: 'soft' }, `第 ${page}/${last} 页`),
    page < last ? h('a', { className: 'btn plain', href: `/e?page=${page + 1}` }, '下一页') : null,
  );
}
