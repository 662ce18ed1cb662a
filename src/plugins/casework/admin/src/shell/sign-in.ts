import { inLanguage } from '../shared/api';
import { panelText as text } from '../shared/texts';
import { askValues } from './question';
import { refusalOf, signInByStep } from './second-step';
import { signOnAddress, waysOfSigningIn } from './sign-on';

/**
 * Signing in again over the page that is open, so that nothing typed is lost. Strapi does not know that: it leaves the
 * page for the login.
 */

type Fetch = typeof window.fetch;

const DEVICE = 'strapi.admin.deviceId';

/** E-mail address of the account signed in on this page, from `users/me`. */
let email: string | null = null;

export const rememberAccount = (body: unknown): void => {
  const { data } = (body ?? {}) as { data?: { email?: unknown } };
  if (typeof data?.email === 'string') email = data.email;
};

const isOnPage = (): boolean => email !== null && !/\/auth\//.test(window.location.pathname);

let running: Promise<Response | null> | null = null;

/**
 * Asks for the password over a page whose session has ended. All requests refused for that wait for one dialog.
 * @returns the answer that a renewed token would have got; null when nobody signs in, or nobody was signed in
 */
export function signInOver(fetch: Fetch): Promise<Response | null> {
  if (!isOnPage()) return Promise.resolve(null);
  running ??= ask(fetch).finally(() => (running = null));
  return running.then((answer) => answer?.clone() ?? null);
}

async function ask(fetch: Fetch): Promise<Response | null> {
  let signedIn: Response | null = null;
  const ways = await waysOfSigningIn();
  await askValues(
    text('session.over'),
    [text('session.overText'), ...(ways?.signOn ? [signOnLink(ways.name)] : [])],
    [
      {
        name: 'email',
        label: text('session.account'),
        type: 'email',
        value: email ?? '',
        fixed: true,
        autocomplete: 'username',
      },
      {
        name: 'password',
        label: text('session.password'),
        type: 'password',
        autocomplete: 'current-password',
      },
    ],
    { submit: text('session.signIn'), leave: text('session.leave') },
    async (given) => {
      const body = {
        ...given,
        deviceId: window.localStorage.getItem(DEVICE) ?? undefined,
        rememberMe: false,
      };
      const init: RequestInit = {
        method: 'POST',
        credentials: 'include',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...inLanguage().headers },
        body: JSON.stringify(body),
      };
      const answer = await signInByStep(fetch, '/admin/login', init, body);
      if (!answer.ok) return (await refusalOf(answer))?.message ?? text('session.noAnswer');
      signedIn = answer;
      return null;
    },
  );
  return signedIn;
}

/** Whoever has no password goes to the provider and comes back to this page, where what was typed is kept. */
function signOnLink(name: string): HTMLAnchorElement {
  const { pathname, search } = window.location;
  const link = document.createElement('a');
  link.href = signOnAddress(`${pathname.replace(/^\/admin/, '')}${search}`);
  link.textContent = text('signOn.button', { name: name || text('signOn.name') });
  return link;
}
