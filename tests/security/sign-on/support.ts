import { Browser, oidc, type Oidc, type Step } from '../../support/oidc';
import { bearer, kit, person, send, type Reply } from '../accounts/support';

/** Signing on through a real provider, for the tests beside this file. */

export let provider: Oidc;

const NAMES = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_MATCH',
  'OIDC_CLAIM',
  'OIDC_SCOPE',
  'OIDC_API_REDIRECTS',
  'LOCAL_PASSWORDS',
];

export const API_REDIRECT = 'http://127.0.0.1:9/signed-on';

export function configure(more: Record<string, string> = {}): void {
  for (const name of NAMES) delete process.env[name];
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_API_REDIRECTS: API_REDIRECT,
    ...more,
  });
}

/** Lets the provider begin anew, without its sessions and, if so, with new keys. */
export const beginProvider = (newKeys = false): Promise<void> =>
  provider.begin({ url: kit.app.url, newKeys, apiRedirect: API_REDIRECT });

export const unconfigure = (): void => NAMES.forEach((name) => delete process.env[name]);

/** Before useAccounts(): the provider of the file; after it the application is made known to the provider. */
export function useProvider(): void {
  beforeAll(async () => {
    provider = await oidc();
    await beginProvider();
    configure();
  });
  afterEach(() => {
    provider.tamper(null);
    configure();
  });
  afterAll(() => provider?.stop());
}

export type Panel = {
  step: Step;
  browser: Browser;
  /** the code on the login page; null when signed on */
  code: string | null;
  token: string | null;
};

const isPanel = (url: string): boolean => new URL(url).pathname.startsWith('/admin');

/** Signs on to the panel in a browser, up to its first page. */
export async function toPanel(path = '/sign-on/panel', browser = new Browser()): Promise<Panel> {
  const step = await browser.go(`${kit.app.url}${path}`, isPanel);
  const at = new URL(step.location ?? step.url);
  return {
    step,
    browser,
    code: at.searchParams.get('signOn'),
    token: at.searchParams.has('signOn') ? null : (browser.cookies(kit.app.url).get('jwtToken') ?? null),
  };
}

/** Signs a client of the API on. */
export async function toApi(): Promise<Reply> {
  const begun = await send('POST', '/api/casework/sign-on', { data: { redirectUri: API_REDIRECT } });
  if (begun.status !== 200) return begun;
  const step = await new Browser().go(begun.body.data.url, (next) => next.startsWith(API_REDIRECT));
  return send('POST', '/api/casework/sign-on/complete', {
    data: { request: begun.body.data.request, returned: step.location },
  });
}

export const me = (token: string): Promise<Reply> =>
  send('GET', '/admin/users/me', undefined, { headers: bearer(token) });

/** A person of unit A who is at the browser. */
export async function someone(
  extra: { email?: string; phone?: string; employeeNumber?: string; panel?: undefined; api?: undefined } = {},
  claims?: Record<string, unknown>,
): Promise<{ documentId: string; username: string; email: string; subject: string }> {
  const email = `${Math.random().toString(36).slice(2)}@unit.example.test`;
  const one = await person({ email, ...extra });
  const subject = `subject-${one.username}`;
  provider.is(subject, claims ?? { email });
  return { ...one, subject };
}

export const signIns = async (email: string): Promise<{ outcome: string; method: string; door: string }[]> =>
  (
    await kit.app.db.query<{ outcome: string; method: string; door: string }>(
      'select outcome, method, door from sign_ins where account = $1 order by id',
      [email],
    )
  ).rows;
