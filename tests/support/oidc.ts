import path from 'node:path';
import { requireOutside } from './outside';

/** A real identity provider for tests (oidc-server.mjs), and a browser that goes there and back. */

export type Claims = Record<string, unknown>;

export type Oidc = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** tells the provider where the application is; forgets its sessions and, with `newKeys`, its keys */
  begin(app: { url: string; newKeys?: boolean; apiRedirect: string }): Promise<void>;
  /** who is at the browser, and what the provider says of him */
  is(subject: string, claims: Claims): void;
  /** what becomes of the next identity tokens */
  tamper(change: Tamper | null): void;
  /** signs a token as the provider would */
  sign(payload: Claims, header?: Record<string, unknown>): Promise<string>;
  /** the addresses that were asked for, since this was last called */
  asked(): string[];
  stop(): Promise<void>;
  start(): Promise<void>;
};

export type Tamper = (token: {
  header: Claims;
  payload: Claims;
}) => { payload: Claims; key?: 'foreign' } | { raw: string };

/** Starts one; it answers once it has been told where the application is. */
export const oidc = (): Promise<Oidc> =>
  requireOutside<{ oidc(): Promise<Oidc> }>(path.join(process.cwd(), 'tests/support/oidc-server.mjs')).oidc();

export type Step = {
  url: string;
  status: number;
  location: string | null;
  text: string;
  setCookies: string[];
};

/** A browser as far as redirects and cookies go. */
export class Browser {
  private readonly jar = new Map<string, Map<string, string>>();

  cookies(url: string): Map<string, string> {
    const { host } = new URL(url);
    const own = this.jar.get(host) ?? new Map<string, string>();
    this.jar.set(host, own);
    return own;
  }

  /** One request; redirects are answered, not followed. */
  async step(url: string, init: RequestInit = {}): Promise<Step> {
    const own = this.cookies(url);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string> | undefined),
        cookie: [...own].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    const setCookies = response.headers.getSetCookie();
    for (const one of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '' || /max-age=0\b|expires=Thu, 01 Jan 1970/i.test(one)) own.delete(name);
      else own.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      url,
      status: response.status,
      location: location === null ? null : new URL(location, url).href,
      text: await response.text(),
      setCookies,
    };
  }

  /** Follows redirects until an address that fits, which is not asked for, or an answer that is none. */
  async go(url: string, until: (next: string) => boolean = () => false): Promise<Step> {
    let step = await this.step(url);
    for (let i = 0; i < 15 && step.location !== null && !until(step.location); i += 1)
      step = await this.step(step.location);
    return step;
  }
}
