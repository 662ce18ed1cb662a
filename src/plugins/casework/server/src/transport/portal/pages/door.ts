import { h } from '../html';
import { card, form, pageOf, submit, type FormState } from '../layout';

/** The pages before sign-in. They say nothing of any enterprise. */

/** Asks for the digits. @param left tries that are left after a wrong one */
export const digitsPage = (path: string, state: FormState, left: number | null): string =>
  pageOf({
    title: '核对身份',
    body: [
      h('h1', null, '请核对身份'),
      card(
        form(
          path,
          state,
          { autoComplete: 'off' },
          h(
            'div',
            { className: 'field' },
            h('label', { className: 'name', htmlFor: 'digits' }, '联系人手机号的后四位'),
            h(
              'p',
              { className: 'hint', id: 'digits-hint' },
              '为保护企业信息，请填写向工作组登记的联系人手机号的最后四位数字。',
            ),
            left === null
              ? null
              : h(
                  'p',
                  { className: 'wrong', id: 'digits-wrong', role: 'alert' },
                  `号码不对，还可以试 ${left} 次。`,
                ),
            h('input', {
              type: 'text',
              className: 'digits',
              id: 'digits',
              name: 'digits',
              inputMode: 'numeric',
              pattern: '[0-9]{4}',
              maxLength: 4,
              autoComplete: 'off',
              required: true,
              'aria-describedby': left === null ? 'digits-hint' : 'digits-wrong digits-hint',
              ...(left === null ? {} : { 'aria-invalid': 'true' }),
            }),
          ),
          submit('进入'),
        ),
      ),
      h('p', { className: 'soft' }, '不是贵企业的链接？请关闭本页，勿再转发。'),
    ],
  });

/** One page for a link that never was, has expired, was revoked or guessed at too often. */
export const deadPage = (): string =>
  pageOf({
    title: '链接无效',
    body: [
      h('h1', null, '链接无效或已过期'),
      card(
        h('p', null, '这个链接不能打开。可能已过有效期、已换发新的链接，或者地址不完整。'),
        h('p', null, '请联系贵企业的包联工作组，重新索取专属链接或二维码。'),
      ),
    ],
  });

/** Page for a visitor without a session, at any address. */
export const strangerPage = (): string =>
  pageOf({
    title: '请从专属链接进入',
    body: [
      h('h1', null, '请从专属链接进入'),
      card(
        h('p', null, '本页只能用包联工作组发给贵企业的专属链接或二维码打开。登录12小时后须重新打开链接。'),
        h('p', null, '没有链接，或链接已失效的，请联系贵企业的包联工作组。'),
      ),
    ],
  });

/** A failure in one sentence. */
export const plainPage = (title: string, text: string): string =>
  pageOf({
    title,
    body: [h('h1', null, title), card(h('p', null, text), h('p', null, h('a', { href: '/e' }, '返回首页')))],
  });
