import { z } from 'zod';
import { dataOf, instantAnswer } from './answers';
import { callsOf, defineCall } from './define-call';

/** Signing on through the identity provider, and the second factor of local accounts (spec: page 6). */

const password = z.string().min(1).max(200);
const code = z.string().min(1).max(100);
const address = z.url().max(2000);

const waysAnswer = z
  .strictObject({
    /** an identity provider is configured */
    signOn: z.boolean(),
    /** what the provider is called here; empty when it has no name of its own */
    name: z.string(),
    /** closed for everybody but system administrators */
    passwords: z.enum(['open', 'closed']),
  })
  .meta({ id: 'WaysOfSigningIn' });

const begunAnswer = z
  .strictObject({
    /** where the person signs on */
    url: z.string(),
    /** kept by the client until the browser comes back; opens nothing by itself */
    request: z.string(),
    expiresAt: instantAnswer,
  })
  .meta({ id: 'BegunSignOn' });

const factorAnswer = z
  .strictObject({
    enrolled: z.boolean(),
    since: instantAnswer.nullable(),
    /** one of the owner's present roles must have one (办理时限与参数：须用双因子的身份) */
    demanded: z.boolean(),
    recoveryCodesLeft: z.int().min(0),
  })
  .meta({ id: 'SecondFactor' });
export type SecondFactor = z.infer<typeof factorAnswer>;

const enrolmentAnswer = z
  .strictObject({ secret: z.string(), uri: z.string() })
  .meta({ id: 'SecondFactorEnrolment' });
export type Enrolment = z.infer<typeof enrolmentAnswer>;

/** Shown this once. */
const codesAnswer = z.strictObject({ recoveryCodes: z.array(z.string()) });

export const signInCalls = callsOf('sign-in', {
  ways: defineCall({
    method: 'GET',
    path: '/sign-on',
    summary: { zh: '可用的登录方式', en: 'The ways of signing in' },
    who: 'public',
    answer: dataOf(waysAnswer),
  }),
  begin: defineCall({
    method: 'POST',
    path: '/sign-on',
    summary: {
      zh: '接口客户端开始统一身份认证登录：取得认证地址',
      en: 'A client of the API begins to sign on: where the person goes',
    },
    who: 'public',
    data: z.strictObject({
      /** one of those that the administrator has listed (OIDC_API_REDIRECTS) */
      redirectUri: address,
    }),
    answer: dataOf(begunAnswer),
    examples: { data: { redirectUri: 'https://client.example.test/signed-on' } },
  }),
  complete: defineCall({
    method: 'POST',
    path: '/sign-on/complete',
    summary: {
      zh: '接口客户端完成统一身份认证登录：以返回的地址换取令牌',
      en: 'A client of the API has been sent back: the address for a token',
    },
    who: 'public',
    data: z.strictObject({
      request: z
        .string()
        .max(4000)
        .regex(/^[\w-]+$/),
      /** the whole address to which the provider has sent the browser */
      returned: address,
    }),
    answer: dataOf(z.strictObject({ jwt: z.string() })),
    examples: {
      data: {
        request: 'c2hpbGk',
        returned: 'https://client.example.test/signed-on?code=shili&state=shili',
      },
    },
  }),
});

export const secondFactorCalls = callsOf('second-factor', {
  state: defineCall({
    method: 'GET',
    path: '/second-factor',
    summary: { zh: '本账号的双因子', en: 'The second factor of the caller’s account' },
    who: 'signed-in',
    answer: dataOf(factorAnswer),
  }),
  enrol: defineCall({
    method: 'POST',
    path: '/second-factor',
    summary: {
      zh: '绑定验证器：取得密钥',
      en: 'Begin to enrol an authenticator; one that is enrolled already holds until the new one is confirmed',
    },
    who: 'signed-in',
    data: z.strictObject({
      password,
      /** of the authenticator that is to be replaced */
      code: code.optional(),
    }),
    answer: dataOf(enrolmentAnswer),
    examples: { data: { password: 'Shili-2026-Kouling' } },
  }),
  confirm: defineCall({
    method: 'POST',
    path: '/second-factor/confirm',
    summary: { zh: '以首个动态码确认绑定', en: 'Confirm the enrolment with a first code' },
    who: 'signed-in',
    data: z.strictObject({ code }),
    answer: dataOf(codesAnswer),
    examples: { data: { code: '123456' } },
  }),
  renewCodes: defineCall({
    method: 'POST',
    path: '/second-factor/recovery-codes',
    summary: { zh: '重新生成恢复码', en: 'New recovery codes; those before are void' },
    who: 'signed-in',
    data: z.strictObject({ code }),
    answer: dataOf(codesAnswer),
    examples: { data: { code: '123456' } },
  }),
  remove: defineCall({
    method: 'POST',
    path: '/second-factor/remove',
    summary: { zh: '停用双因子', en: 'Remove the second factor, where no role demands one' },
    who: 'signed-in',
    data: z.strictObject({ password, code }),
    answer: dataOf(factorAnswer),
    examples: { data: { password: 'Shili-2026-Kouling', code: '123456' } },
  }),
});
