import type { WecomSettings } from './settings';

/** The calls of WeCom's server API that are needed: a token, a message, a picture. */

const TIMEOUT_MS = 10_000;
/** WeCom waits five seconds for the answer to a callback, in which the picture of the message is fetched. */
const MEDIA_TIMEOUT_MS = 3_000;
/** The token is asked for anew a little before it runs out. */
const EARLY_MS = 5 * 60_000;
const MOST_MEDIA = 20 * 1024 * 1024;

/** The token is not valid, or has expired: ask for another, once. */
const TOKEN_CODES = [40014, 42001];

/** The application has called too often (45009), or too often at once (45033): the next call is refused as well. */
const BUSY_CODES = [45009, 45033];

/** An answer of WeCom with an error code. */
export class WecomError extends Error {
  constructor(
    readonly code: number,
    what: string,
  ) {
    super(`企业微信答复 ${code}（${what}）`);
  }

  /** Nothing more is to be sent for now. */
  get isBusy(): boolean {
    return BUSY_CODES.includes(this.code);
  }
}

type Answer = { errcode?: number; [key: string]: unknown };
type Token = { value: string; until: number };

/** By corporation and secret: WeCom gives the same token to all who ask while it lasts, and counts how often they do. */
const tokens = new Map<string, Token>();
const keyOf = ({ api, corpId, secret }: WecomSettings): string => `${api}\n${corpId}\n${secret}`;

async function fetched(url: string, init: RequestInit = {}, timeout = TIMEOUT_MS): Promise<Response> {
  const answer = await fetch(url, {
    ...init,
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
  }).catch(
    // What is thrown names the address, and with it the token.
    () => null,
  );
  if (answer === null) throw new Error('企业微信没有答复');
  if (!answer.ok) throw new Error(`企业微信答复 HTTP ${answer.status}`);
  return answer;
}

const isError = (answer: Answer): boolean => typeof answer.errcode === 'number' && answer.errcode !== 0;

async function tokenOf(settings: WecomSettings): Promise<string> {
  const key = keyOf(settings);
  const kept = tokens.get(key);
  if (kept && kept.until > Date.now()) return kept.value;
  const query = new URLSearchParams({ corpid: settings.corpId, corpsecret: settings.secret });
  const answer = (await (
    await fetched(`${settings.api}/cgi-bin/gettoken?${query.toString()}`)
  ).json()) as Answer;
  if (isError(answer)) throw new WecomError(Number(answer.errcode), 'gettoken');
  const { access_token: value, expires_in: seconds } = answer;
  if (typeof value !== 'string' || typeof seconds !== 'number') throw new Error('企业微信的答复不完整');
  tokens.set(key, { value, until: Date.now() + Math.max(seconds * 1000 - EARLY_MS, 0) });
  return value;
}

/** Calls with a token; one that is refused is replaced once. */
async function withToken<T>(settings: WecomSettings, call: (token: string) => Promise<T>): Promise<T> {
  try {
    return await call(await tokenOf(settings));
  } catch (error) {
    if (!(error instanceof WecomError) || !TOKEN_CODES.includes(error.code)) throw error;
    tokens.delete(keyOf(settings));
    return call(await tokenOf(settings));
  }
}

/** Whoever is not in the application's range, or has left. */
export class WecomNobody extends Error {}

/**
 * Sends a card to one person, with a link.
 * @throws WecomError by its code (45009: too many), WecomNobody when there is no such person in the application
 */
export function sendCard(
  settings: WecomSettings,
  { to, title, text, url }: { to: string; title: string; text: string; url: string },
): Promise<void> {
  const card = url === '' ? null : { title, description: text, url, btntxt: '查看' };
  const body = {
    touser: to,
    agentid: settings.agentId,
    ...(card
      ? { msgtype: 'textcard', textcard: card }
      : { msgtype: 'text', text: { content: `${title}\n${text}` } }),
    // The same again within half an hour is shown once.
    enable_duplicate_check: 1,
  };
  return withToken(settings, async (token) => {
    const answer = (await (
      await fetched(`${settings.api}/cgi-bin/message/send?access_token=${encodeURIComponent(token)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json()) as Answer;
    if (answer.errcode === 81013 || (answer.errcode === 0 && answer['invaliduser']))
      throw new WecomNobody('企业微信中没有此人，或此人不在应用可见范围内');
    if (answer.errcode !== 0) throw new WecomError(Number(answer.errcode), 'message/send');
  });
}

/** A picture that somebody has sent. @throws when it cannot be had */
export function fetchMedia(
  settings: WecomSettings,
  mediaId: string,
): Promise<{ type: string; content: Buffer }> {
  return withToken(settings, async (token) => {
    const query = new URLSearchParams({ access_token: token, media_id: mediaId });
    const answer = await fetched(
      `${settings.api}/cgi-bin/media/get?${query.toString()}`,
      {},
      MEDIA_TIMEOUT_MS,
    );
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
    if (Number(answer.headers.get('content-length') ?? 0) > MOST_MEDIA) throw new Error('图片过大');
    const content = Buffer.from(await answer.arrayBuffer());
    if (type === 'application/json' || type === 'text/plain') {
      const { errcode } = JSON.parse(content.toString('utf8')) as Answer;
      throw new WecomError(Number(errcode), 'media/get');
    }
    if (content.length > MOST_MEDIA) throw new Error('图片过大');
    return { type, content };
  });
}
