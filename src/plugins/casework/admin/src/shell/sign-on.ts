import { message, type GeneralCode } from '../../../contracts/messages';
import { panelLanguage } from '../shared/language';
import { panelText as text } from '../shared/texts';

/**
 * The way to the identity provider on Strapi's login page, which has no place for one: a button above the form, or in its
 * place where passwords are closed. Where no provider is configured nothing is shown and nothing asked.
 */

type Ways = { signOn: boolean; name: string; passwords: 'open' | 'closed' };

const ID = 'casework-sign-on';
const FORGOT = 'casework-forgot';
const isLogin = (): boolean => /\/auth\/login\/?$/.test(window.location.pathname);

/** Where the browser goes to sign on, and comes back to afterwards. */
export const signOnAddress = (to: string): string => `/sign-on/panel?to=${encodeURIComponent(to)}`;

/** Strapi names the page to go on to; without it the first. */
const wanted = (): string => new URLSearchParams(window.location.search).get('redirectTo') ?? '/';

let ways: Promise<Ways | null> | null = null;

/** The ways of signing in, asked for once. */
export const waysOfSigningIn = (): Promise<Ways | null> =>
  (ways ??= window
    .fetch('/casework/sign-on')
    .then(async (answer) => (answer.ok ? ((await answer.json()) as { data: Ways }).data : null))
    .catch(() => null));

function refusal(): string | null {
  const code = new URLSearchParams(window.location.search).get('signOn');
  if (code === null || !/^[A-Z_]+$/.test(code)) return null;
  return message(code as GeneralCode, panelLanguage());
}

function draw(form: HTMLFormElement, { name, passwords }: Ways): void {
  const box = document.createElement('div');
  box.id = ID;
  const said = refusal();
  if (said !== null) {
    const line = document.createElement('p');
    line.setAttribute('role', 'alert');
    line.textContent = said;
    box.append(line);
  }
  const link = document.createElement('a');
  link.href = signOnAddress(wanted());
  link.textContent = text('signOn.button', { name: name || text('signOn.name') });
  box.append(link);
  const open = document.createElement(passwords === 'closed' ? 'button' : 'span');
  open.textContent = text(passwords === 'closed' ? 'signOn.administrator' : 'signOn.or');
  if (open instanceof HTMLButtonElement) {
    open.type = 'button';
    form.hidden = true;
    open.setAttribute('aria-expanded', 'false');
    open.addEventListener('click', () => {
      form.hidden = !form.hidden;
      open.setAttribute('aria-expanded', String(!form.hidden));
    });
  } else open.style.color = inkOf(form);
  box.append(open);
  form.before(box);
}

/** The colour of the form's own words, by day and by night: what is added here stands outside the panel's theme. */
const inkOf = (form: HTMLFormElement): string => getComputedStyle(form.querySelector('label') ?? form).color;

/** Passwords are set anew by the office alone: Strapi's own way is closed, and its page for it would only refuse. */
function sayWhoResets(form: HTMLFormElement): void {
  if (document.getElementById(FORGOT)) return;
  const line = document.createElement('p');
  line.id = FORGOT;
  line.textContent = text('signOn.forgot');
  line.style.color = inkOf(form);
  form.after(line);
}

/** Keeps the button on the login page, whenever Strapi draws that. */
export function offerSignOn(): void {
  let asked = false;
  const look = async (): Promise<void> => {
    asked = false;
    if (/\/auth\/forgot-password/.test(window.location.pathname)) {
      window.location.replace('/admin/auth/login');
      return;
    }
    if (!isLogin()) return;
    const login = document.querySelector<HTMLFormElement>('main form');
    if (login) sayWhoResets(login);
    const known = await waysOfSigningIn();
    const form = document.querySelector<HTMLFormElement>('main form');
    if (!known?.signOn || !form || document.getElementById(ID)) return;
    draw(form, known);
  };
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => void look());
  }).observe(document.body, { childList: true, subtree: true });
}

/** After the panel's log-out: to where the provider ends its session, when this one began there. */
export async function followLogOut(answer: Response): Promise<void> {
  const body = (await answer
    .clone()
    .json()
    .catch(() => null)) as { data?: { url?: unknown } } | null;
  const url = body?.data?.url;
  if (typeof url === 'string' && /^https?:\/\//.test(url)) window.location.assign(url);
}
