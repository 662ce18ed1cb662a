import type { Context } from 'koa';
import { wecomCalls as declared } from '../../../../contracts/wecom';
import { notFound } from '../../platform/answers/errors';
import { bindCalls } from '../../platform/calls/bind-calls';
import { asOwner } from '../../platform/database/as-owner';
import { decrypt, isSignedBy } from './crypt';
import { messageIn, valueIn } from './message';
import { receiveMessage } from './receive';
import { wecomOf, type WecomSettings } from './settings';

/** What is older than this, or ahead of the clock, has been recorded and sent again by somebody else. */
const WINDOW_SECONDS = 600;
const MOST_BYTES = 64 * 1024;

type Signed = { msg_signature: string; timestamp: string; nonce: string };

/** @throws CaseworkError 404 for what is not WeCom's, as if nothing were here */
function opened(
  encrypted: string | null | undefined,
  query: Signed,
): { settings: WecomSettings; plain: string } {
  const settings = wecomOf(process.env);
  if (!settings || !encrypted) throw notFound();
  const { msg_signature: signature, timestamp, nonce } = query;
  // The wall clock: what is signed was signed by another machine's.
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > WINDOW_SECONDS) throw notFound();
  if (!isSignedBy(settings.token, { signature, timestamp, nonce, encrypted })) throw notFound();
  const plain = decrypt(settings, encrypted);
  if (plain === null) throw notFound();
  return { settings, plain };
}

function answer(ctx: Context, text: string): undefined {
  ctx.status = 200;
  ctx.type = 'text/plain; charset=utf-8';
  ctx.body = text;
  return undefined;
}

/** The body as it came: Strapi's parser leaves XML to whoever wants it. */
async function textOf(ctx: Context): Promise<string> {
  const { body } = ctx.request as { body?: unknown };
  if (typeof body === 'string') return body.slice(0, MOST_BYTES);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of ctx.req) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) throw notFound();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export const wecomCalls = bindCalls(declared, {
  /** WeCom asks once, when the address is entered in its console. */
  verify: ({ ctx, query }) => answer(ctx, opened(query.echostr, query).plain),

  message: async ({ strapi, ctx, query, now, transaction }) => {
    const { settings, plain } = opened(valueIn(await textOf(ctx), 'Encrypt'), query);
    const message = messageIn(plain);
    // Events, and whoever is bound to no enterprise, are answered like all others: WeCom would send them again.
    if (message)
      await transaction((trx) =>
        asOwner(trx, 'A message of WeCom is kept by the application itself', () =>
          receiveMessage(strapi, trx, settings, message, now),
        ),
      );
    return answer(ctx, '');
  },
});
