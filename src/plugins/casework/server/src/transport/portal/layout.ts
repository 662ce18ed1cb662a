import { cityProfile } from '../../features/city/profile';
import { h, htmlOf, type Children, type Html } from './html';
import { STYLE_PATH } from './style';

/** The person signed in on a page, and the token that its forms carry. */
export type Signed = { enterprise: string; contact: string; csrf: string };

export type Notice = { tone: 'ok' | 'warn' | 'bad'; text: string };

type Page = { title: string; signed?: Signed; notice?: Notice | undefined; body: Children[] };

const mark = (): Html =>
  h(
    'svg',
    { className: 'mark', viewBox: '0 0 40 40', 'aria-hidden': 'true', focusable: 'false' },
    h('rect', { x: 1, y: 1, width: 38, height: 38, rx: 9, fill: '#fff' }),
    h('path', { d: 'M10 34V9.5L24 6v28z', fill: '#0b4a8f' }),
    h('path', { d: 'M24 9h6v25h-6z', fill: '#d9a441' }),
    h('circle', { cx: 20.2, cy: 21, r: 1.9, fill: '#fff' }),
  );

/** A whole page. */
export function pageOf({ title, signed, notice, body }: Page): string {
  const { issuers, name } = cityProfile();
  return htmlOf(
    h(
      'html',
      { lang: 'zh-CN' },
      h(
        'head',
        null,
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'robots', content: 'noindex, nofollow' }),
        h('meta', { name: 'format-detection', content: 'telephone=no' }),
        h('title', null, `${title} · 敲门行动`),
        h('link', { rel: 'stylesheet', href: STYLE_PATH }),
        h('link', { rel: 'icon', href: 'data:,' }),
      ),
      h(
        'body',
        null,
        h('a', { className: 'skip', href: '#main' }, '跳到正文'),
        h(
          'header',
          { className: 'top' },
          h(
            'div',
            { className: 'top-in' },
            mark(),
            h(
              'div',
              null,
              h('p', { className: 'name' }, '敲门行动 · 企业诉求'),
              h('p', { className: 'body' }, `${name}领导干部包联企业服务`),
            ),
          ),
          signed ? who(signed) : null,
        ),
        h(
          'main',
          { id: 'main', tabIndex: -1 },
          notice
            ? h('div', { className: `note ${notice.tone}`, role: 'status' }, h('p', null, notice.text))
            : null,
          ...body,
        ),
        h(
          'footer',
          { className: 'foot' },
          h('p', null, `主办：${issuers.office.mark}`),
          h('p', null, '本页为非涉密系统，请勿填写国家秘密、商业秘密。链接仅供贵企业使用，请勿转发。'),
        ),
      ),
    ),
  );
}

const who = ({ enterprise, csrf }: Signed): Html =>
  h(
    'div',
    { className: 'who' },
    h(
      'div',
      { className: 'who-in' },
      h('span', null, enterprise),
      h(
        'form',
        { method: 'post', action: '/e/sign-out' },
        h('input', { type: 'hidden', name: 'csrf', value: csrf }),
        h('button', { type: 'submit' }, '退出'),
      ),
    ),
  );

export const card = (...body: Children[]): Html => h('section', { className: 'card' }, ...body);

export const back = (href = '/e', text = '返回首页'): Html =>
  h('p', null, h('a', { className: 'back', href }, `‹ ${text}`));

export type FormState = { csrf: string; once: string };

/** A form with its two tokens: one that a foreign page cannot know, one that makes sending it twice do it once. */
export const form = (
  action: string,
  { csrf, once }: FormState,
  props: Record<string, unknown>,
  ...body: Children[]
): Html =>
  h(
    'form',
    { method: 'post', action, ...props },
    h('input', { type: 'hidden', name: 'csrf', value: csrf }),
    h('input', { type: 'hidden', name: 'once', value: once }),
    ...body,
  );

type Field = {
  id: string;
  name?: string;
  label: string;
  hint?: string;
  required?: boolean;
};

/** A labelled text area. */
export const area = (
  { id, name = id, label, hint, required = true }: Field,
  props: Record<string, unknown> = {},
): Html =>
  h(
    'div',
    { className: 'field' },
    h('label', { className: 'name', htmlFor: id }, required ? label : `${label}（可不填）`),
    hint === undefined ? null : h('p', { className: 'hint', id: `${id}-hint` }, hint),
    h('textarea', {
      id,
      name,
      required,
      ...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }),
      ...props,
    }),
  );

/** A labelled line. */
export const line = (
  { id, name = id, label, hint, required = true }: Field,
  props: Record<string, unknown> = {},
): Html =>
  h(
    'div',
    { className: 'field' },
    h('label', { className: 'name', htmlFor: id }, required ? label : `${label}（可不填）`),
    hint === undefined ? null : h('p', { className: 'hint', id: `${id}-hint` }, hint),
    h('input', {
      type: 'text',
      id,
      name,
      required,
      ...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }),
      ...props,
    }),
  );

export const submit = (text: string, kind = ''): Html =>
  h('button', { type: 'submit', className: `btn ${kind}`.trim() }, text);
