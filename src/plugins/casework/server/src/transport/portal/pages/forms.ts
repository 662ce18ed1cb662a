import type { Category, Happening, Own, Sent } from '../../../features/portal/read';
import { instantInWords } from '../../../features/portal/words';
import { MOST_PHOTOS } from '../../../../../contracts/enterprise-page';
import { h, lines } from '../html';
import {
  area,
  back,
  card,
  form,
  line,
  pageOf,
  submit,
  type FormState,
  type Notice,
  type Signed,
} from '../layout';

export type Typed = Readonly<Record<string, string>>;

/** 我要反映问题: category, text, photos, how we can be reached. */
export const newPage = (
  signed: Signed,
  { own, categories, typed }: { own: Own; categories: Category[]; typed: Typed },
  state: FormState,
  notice: Notice | undefined,
): string =>
  pageOf({
    title: '我要反映问题',
    signed,
    notice,
    body: [
      back(),
      h('h1', null, '我要反映问题'),
      card(
        form(
          '/e/new',
          state,
          { encType: 'multipart/form-data' },
          h(
            'div',
            { className: 'field' },
            h('label', { className: 'name', htmlFor: 'category' }, '问题类别'),
            h(
              'select',
              { id: 'category', name: 'category', required: true, defaultValue: typed['category'] ?? '' },
              h('option', { value: '' }, '请选择'),
              ...categories.map(({ documentId, name }) => h('option', { value: documentId }, name)),
            ),
          ),
          area(
            {
              id: 'description',
              label: '遇到了什么困难，希望怎样解决',
              hint: '第一句话会作为标题。请勿填写涉密内容。',
            },
            { maxLength: 5000, rows: 7, defaultValue: typed['description'] ?? '' },
          ),
          h(
            'div',
            { className: 'field' },
            h('label', { className: 'name', htmlFor: 'photos' }, '照片（可不填）'),
            h(
              'p',
              { className: 'hint', id: 'photos-hint' },
              `最多${MOST_PHOTOS}张，JPG 或 PNG，每张不超过 20 MB，合计不超过 45 MB。`,
            ),
            h('input', {
              type: 'file',
              id: 'photos',
              name: 'photos',
              accept: 'image/jpeg,image/png',
              multiple: true,
              'aria-describedby': 'photos-hint',
            }),
          ),
          line(
            { id: 'contactName', label: '联系人' },
            {
              maxLength: 50,
              autoComplete: 'name',
              defaultValue: typed['contactName'] ?? own.contactName ?? '',
            },
          ),
          line(
            { id: 'contactPhone', label: '联系电话' },
            {
              type: 'tel',
              maxLength: 30,
              autoComplete: 'tel',
              defaultValue: typed['contactPhone'] ?? own.contactPhone ?? '',
            },
          ),
          submit('提交'),
        ),
      ),
    ],
  });

/** 消息与留言: what has happened, and what we have written. */
export const messagesPage = (
  signed: Signed,
  { happenings, sent }: { happenings: Happening[]; sent: Sent[] },
  state: FormState,
  notice: Notice | undefined,
): string =>
  pageOf({
    title: '消息与留言',
    signed,
    notice,
    body: [
      back(),
      h('h1', null, '消息与留言'),
      card(
        h('h2', null, '给工作组留言'),
        form(
          '/e/messages',
          state,
          {},
          area({ id: 'text', label: '留言内容' }, { maxLength: 1000, rows: 4 }),
          submit('发送'),
        ),
      ),
      card(
        h('h2', null, '办理消息'),
        happenings.length === 0
          ? h('p', null, '还没有消息。')
          : h(
              'ol',
              { className: 'steps' },
              ...happenings.map(({ issue, title, step }) =>
                h(
                  'li',
                  null,
                  h('h3', null, step.title),
                  h('p', null, h('a', { href: `/e/issues/${issue}` }, title)),
                  h(
                    'p',
                    { className: 'soft' },
                    `${instantInWords(step.at)}${step.who ? ` · ${step.who}` : ''}`,
                  ),
                ),
              ),
            ),
      ),
      sent.length === 0
        ? null
        : card(
            h('h2', null, '我们的留言'),
            h(
              'ol',
              { className: 'steps' },
              ...sent.map(({ text, contact, at, answer, answeredBy, answeredAt }) =>
                h(
                  'li',
                  null,
                  h('p', null, ...lines(text)),
                  h('p', { className: 'soft' }, `${instantInWords(at)} · ${contact}`),
                  answer !== null && answeredAt !== null
                    ? h(
                        'div',
                        { className: 'result' },
                        h('p', null, h('strong', null, `${answeredBy ?? '工作组'}答复`)),
                        h('p', null, ...lines(answer)),
                        h('p', { className: 'soft' }, instantInWords(answeredAt)),
                      )
                    : null,
                ),
              ),
            ),
          ),
    ],
  });

/** 更正联系方式 */
export const contactPage = (
  signed: Signed,
  { own, typed }: { own: Own; typed: Typed },
  state: FormState,
  notice: Notice | undefined,
): string =>
  pageOf({
    title: '更正联系方式',
    signed,
    notice,
    body: [
      back(),
      h('h1', null, '更正联系方式'),
      card(
        h(
          'p',
          { className: 'hint' },
          '更正留有记录，并告知包联工作组。以后发给贵企业的链接，按新的手机号核对。',
        ),
        form(
          '/e/contact',
          state,
          {},
          line(
            { id: 'contactName', label: '联系人' },
            {
              maxLength: 50,
              autoComplete: 'name',
              defaultValue: typed['contactName'] ?? own.contactName ?? '',
            },
          ),
          line(
            { id: 'contactPhone', label: '手机号' },
            {
              type: 'tel',
              maxLength: 30,
              autoComplete: 'tel',
              defaultValue: typed['contactPhone'] ?? own.contactPhone ?? '',
            },
          ),
          line(
            { id: 'contactEmail', label: '电子邮箱', required: false },
            {
              type: 'email',
              maxLength: 100,
              autoComplete: 'email',
              defaultValue: typed['contactEmail'] ?? own.contactEmail ?? '',
            },
          ),
          submit('保存'),
        ),
      ),
    ],
  });
