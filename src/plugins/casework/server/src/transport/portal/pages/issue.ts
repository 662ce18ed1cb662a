import type { IssuePage, Photo } from '../../../features/portal/read';
import {
  PLAIN_STAGES,
  RATINGS,
  WAY,
  dayOf,
  dueInWords,
  instantInWords,
} from '../../../features/portal/words';
import { h, lines, type Html } from '../html';
import { area, back, card, form, pageOf, submit, type FormState, type Notice, type Signed } from '../layout';
import { stageTag } from './home';

/** Page of one issue: its stage, the actions that the enterprise may take now, the steps so far. */
export const issuePage = (
  signed: Signed,
  issue: IssuePage,
  state: FormState,
  notice: Notice | undefined,
): string => {
  const { next } = PLAIN_STAGES[issue.stage];
  const running = issue.stage === 'transferred' || issue.stage === 'handling';
  return pageOf({
    title: issue.title,
    signed,
    notice,
    body: [
      back(),
      h('h1', null, issue.title),
      card(
        h('p', null, stageTag(issue.stage), ` ${next}`),
        wayOf(issue),
        h(
          'p',
          null,
          running && issue.deadline
            ? `${issue.unit ?? '承办单位'}承办，${dueInWords(issue.deadline)}前办结。`
            : null,
        ),
        h('p', { className: 'soft' }, `${issue.number} · ${issue.category} · ${dayOf(issue.receivedAt)}提出`),
      ),
      issue.allowed.includes('confirm') ? answer(issue, state) : null,
      card(
        h('h2', null, '办理过程'),
        h(
          'ol',
          { className: 'steps' },
          ...issue.steps.map((step) =>
            h(
              'li',
              null,
              h('h3', null, step.title),
              h('p', { className: 'soft' }, `${instantInWords(step.at)}${step.who ? ` · ${step.who}` : ''}`),
              ...step.texts.map((text) => h('p', null, ...lines(text))),
              photos(step.photos),
              step.mayObject ? objection(issue, step.sequence, state) : null,
            ),
          ),
        ),
      ),
      more(issue, state),
    ],
  });
};

function wayOf({ stage }: IssuePage): Html | null {
  const at = WAY.findIndex((step) => step.stage === stage);
  if (at < 0) return null;
  return h(
    'ol',
    { className: 'way', 'aria-label': '办理进度' },
    ...WAY.map(({ name }, i) =>
      h(
        'li',
        {
          className: i < at ? 'past' : i === at ? 'here' : '',
          ...(i === at ? { 'aria-current': 'step' } : {}),
        },
        name,
      ),
    ),
  );
}

const photos = (found: readonly Photo[]): Html | null =>
  found.length === 0
    ? null
    : h('p', { className: 'photos' }, ...found.map(({ url }, i) => h('a', { href: url }, `附件${i + 1}`)));

/** 异议: against what somebody else has done in the enterprise's name. */
const objection = (issue: IssuePage, sequence: number, state: FormState): Html =>
  h(
    'details',
    null,
    h('summary', null, '这一步是别人代您办的，与事实不符？'),
    form(
      path(issue, 'object'),
      state,
      {},
      h('input', { type: 'hidden', name: 'sequence', value: sequence }),
      area(
        {
          id: `object-${sequence}-reason`,
          name: 'reason',
          label: '异议理由',
          hint: '异议将告知专班办，并长期记录在这一条之后。',
        },
        { maxLength: 2000, rows: 4 },
      ),
      submit('提出异议', 'bad'),
    ),
  );

const path = ({ documentId }: IssuePage, action: string): string => `/e/issues/${documentId}/${action}`;

/** The result to be confirmed: the latest entry that brought the issue here. */
const resultStep = ({ steps }: IssuePage): IssuePage['steps'][number] | undefined =>
  steps.find(({ title }) => /^(办理结果|工作组已答复)/.test(title));

/** What the unit itself calls solved in part is not put to the enterprise as solved. */
const isPartly = (issue: IssuePage): boolean => resultStep(issue)?.title.includes('部分解决') === true;

function resultOf(issue: IssuePage): Html | null {
  const found = resultStep(issue);
  return found
    ? h(
        'div',
        { className: 'result' },
        h('p', null, h('strong', null, found.title), ` · ${found.who}`),
        ...found.texts.map((text) => h('p', null, ...lines(text))),
        photos(found.photos),
      )
    : null;
}

/** 征询企业认可: one tap on a rating confirms. */
const answer = (issue: IssuePage, state: FormState): Html =>
  h(
    'section',
    { className: 'card', id: 'answer' },
    h('h2', null, '这个结果，您认可吗？'),
    resultOf(issue),
    form(
      path(issue, 'confirm'),
      state,
      {},
      h(
        'fieldset',
        null,
        h('legend', null, '问题解决了吗？'),
        pick('solved', 'solved', '全部解决', !isPartly(issue)),
        pick('solved', 'partly', '部分解决', isPartly(issue)),
      ),
      area(
        { id: 'comment', label: '想说的话', required: false },
        { maxLength: 2000, rows: 2, className: 'short' },
      ),
      h(
        'fieldset',
        null,
        h('legend', null, '认可，并评价（点一下即提交）'),
        h(
          'div',
          { className: 'rates' },
          ...RATINGS.map(({ value, name }) =>
            h(
              'button',
              { type: 'submit', name: 'rating', value, className: value >= 4 ? 'btn' : 'btn plain' },
              name,
            ),
          ),
        ),
      ),
    ),
    h(
      'details',
      null,
      h('summary', null, '不认可，要求继续办理'),
      form(
        path(issue, 'reject'),
        state,
        {},
        area({ id: 'reject-reason', name: 'reason', label: '哪里没有解决' }, { maxLength: 2000, rows: 4 }),
        submit('不认可，继续办理', 'bad'),
      ),
    ),
  );

const pick = (name: string, value: string, text: string, checked: boolean): Html =>
  h(
    'label',
    { className: 'pick' },
    h('input', { type: 'radio', name, value, defaultChecked: checked }),
    text,
  );

/** Rare actions stay folded. */
function more(issue: IssuePage, state: FormState): Html {
  const { allowed } = issue;
  const folded = (action: string, title: string, label: string, button: string, hint?: string): Html =>
    h(
      'details',
      null,
      h('summary', null, title),
      form(
        path(issue, action),
        state,
        {},
        area(
          { id: `${action}-reason`, name: 'reason', label, ...(hint === undefined ? {} : { hint }) },
          { maxLength: 2000, rows: 4 },
        ),
        submit(button, action === 'reopen' ? '' : 'bad'),
      ),
    );
  return card(
    h('h2', null, '其他'),
    h(
      'details',
      null,
      h('summary', null, '就这件事给工作组留言'),
      form(
        '/e/messages',
        state,
        {},
        h('input', { type: 'hidden', name: 'issue', value: issue.documentId }),
        area({ id: 'message', name: 'text', label: '留言' }, { maxLength: 1000, rows: 4 }),
        submit('发送'),
      ),
    ),
    allowed.includes('withdraw')
      ? folded('withdraw', '撤回这件诉求', '撤回理由', '确认撤回', '撤回后不再办理，此操作记入台账。')
      : null,
    allowed.includes('request-withdrawal')
      ? folded(
          'request-withdrawal',
          '申请撤回这件诉求',
          '撤回理由',
          '提交申请',
          '已在办理，须经包联领导同意后撤回。',
        )
      : null,
    allowed.includes('reopen') ? folded('reopen', '要求重新办理', '理由', '重新办理') : null,
  );
}
