import { z } from 'zod';
import { callsOf, defineCall } from './define-call';

/** The callback that WeCom (企业微信) sends messages to (docs/operations/wecom.md). Nobody else needs it. */

const signed = {
  msg_signature: z.string().max(100),
  timestamp: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().max(100),
};

export const wecomCalls = callsOf('wecom', {
  verify: defineCall({
    method: 'GET',
    path: '/wecom/callback',
    summary: { zh: '企业微信核验回调地址', en: 'WeCom verifies the callback address' },
    who: 'public',
    query: z.strictObject({ ...signed, echostr: z.string().max(2000) }),
    answer: { file: 'text/plain' },
  }),
  message: defineCall({
    method: 'POST',
    path: '/wecom/callback',
    summary: { zh: '企业微信送来消息', en: 'WeCom hands over a message' },
    who: 'public',
    query: z.strictObject(signed),
    raw: true,
    answer: { file: 'text/plain' },
  }),
});
