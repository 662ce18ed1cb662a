import { getFetchClient } from '@strapi/strapi/admin';
import { inLanguage } from '../shared/api';
import { panelText as text } from '../shared/texts';
import { openQuestion, type Question } from './question';

/**
 * An unused session ends (config/admin.ts). A user who still reads or writes on a page is warned some minutes
 * before, and a user who goes on typing is not signed out. Requests that pages send by themselves do not count here
 * either.
 */

export type SessionTerms = {
  idleSeconds: number;
  password: { changedAt: string | null; expiresAt: string | null; warn: boolean };
};

/** The last request that renewed the session, of whichever tab. */
const SEEN = 'casework.session.seen';

const TICK_MS = 20_000;
/** Warning time before the session ends, in milliseconds. */
const WARN_MS = 5 * 60_000;
/** Milliseconds after which activity on the page renews the session. */
const RENEW_MS = 4 * 60_000;

const POLLED = /\/casework\/(?:messages\/unread|run-state)$/;
const NOT_COUNTED = /\/admin\/(?:access-token|login|logout)$/;

const read = (): number => Number(window.localStorage.getItem(SEEN) ?? 0);

/** Notes that a request of the signed-in user has been answered. */
export function noteRequest(path: string, background: boolean): void {
  if (background || POLLED.test(path) || NOT_COUNTED.test(path)) return;
  try {
    window.localStorage.setItem(SEEN, String(Date.now()));
  } catch {
    // A browser that keeps nothing is warned by its own requests alone.
  }
}

export async function readTerms(): Promise<SessionTerms | null> {
  try {
    const { get } = getFetchClient();
    const { data } = await get<{ data: SessionTerms }>('/casework/session', inLanguage());
    return data.data;
  } catch {
    return null;
  }
}

const isSignedIn = (): boolean => !/\/auth\//.test(window.location.pathname);

/** Watches the time without requests, once. */
export function keepSession(): void {
  let touchedAt = Date.now();
  let idleMs = 30 * 60_000;
  let question: Question<'stay'> | null = null;
  for (const touch of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const)
    window.addEventListener(touch, () => (touchedAt = Date.now()), { capture: true, passive: true });

  const renew = async (): Promise<void> => {
    question?.close();
    question = null;
    const terms = await readTerms();
    if (terms) idleMs = terms.idleSeconds * 1000;
  };
  const warn = (left: number): void => {
    question = openQuestion<'stay'>(
      text('session.soon'),
      [text('session.soonText', { minutes: Math.max(1, Math.round(left / 60_000)) })],
      [{ value: 'stay', label: text('session.stay') }],
      null,
    );
    void question.answer.then((answer) => (answer === 'stay' ? renew() : undefined));
  };
  window.setInterval(() => {
    if (!isSignedIn() || read() === 0) return;
    const idle = Date.now() - read();
    const left = idleMs - idle;
    if (left <= 0 || idle < RENEW_MS) {
      // Over, or renewed by another tab.
      question?.close();
      question = null;
    } else if (touchedAt > read() + 1_000 && Date.now() - touchedAt < 2 * TICK_MS) void renew();
    else if (left <= Math.min(WARN_MS, idleMs / 2) && !question) warn(left);
  }, TICK_MS);
}
