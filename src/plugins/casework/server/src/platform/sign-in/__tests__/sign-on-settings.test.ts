import { assertSignOn, passwordsClosed, signOnSettings } from '../sign-on-settings';

const GOOD = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://qiaomen.example.test',
  OIDC_ISSUER: 'https://id.example.test',
  OIDC_CLIENT_ID: 'qiaomen',
  OIDC_CLIENT_SECRET: 'shili',
};

describe('the configuration of sign-on', () => {
  test('is nothing without an issuer', () => {
    expect(() => assertSignOn({})).not.toThrow();
    expect(signOnSettings({ OIDC_CLIENT_ID: 'x' })).toBeNull();
    expect(passwordsClosed({})).toBe(false);
  });

  test('says by what people are matched, with the provider’s usual names', () => {
    expect(() => assertSignOn(GOOD)).not.toThrow();
    expect(signOnSettings(GOOD)).toMatchObject({ match: 'email', claim: 'email', scope: 'openid email' });
    expect(signOnSettings({ ...GOOD, OIDC_MATCH: 'phone' })).toMatchObject({
      match: 'phone',
      claim: 'phone_number',
      scope: 'openid phone',
    });
    expect(
      signOnSettings({ ...GOOD, OIDC_MATCH: 'employee-number', OIDC_CLAIM: 'uid', OIDC_SCOPE: 'openid hr' }),
    ).toMatchObject({ match: 'employee-number', claim: 'uid', scope: 'openid hr' });
    expect(
      signOnSettings({ ...GOOD, OIDC_API_REDIRECTS: ' https://a.example.test/x, http://127.0.0.1:9/y ,' })
        ?.apiRedirects,
    ).toEqual(['https://a.example.test/x', 'http://127.0.0.1:9/y']);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['plain http', { OIDC_ISSUER: 'http://id.example.test' }, /OIDC_ISSUER 须为 https/],
    ['no address', { OIDC_ISSUER: 'id.example.test' }, /OIDC_ISSUER 不是网址/],
    ['no client', { OIDC_CLIENT_ID: ' ' }, /缺少 OIDC_CLIENT_ID/],
    ['no secret', { OIDC_CLIENT_SECRET: '' }, /缺少 OIDC_CLIENT_SECRET/],
    ['another match', { OIDC_MATCH: 'name' }, /OIDC_MATCH 只能是/],
    ['a redirect in the clear', { OIDC_API_REDIRECTS: 'http://a.example.test/x' }, /OIDC_API_REDIRECTS/],
    ['no public address', { PUBLIC_URL: '' }, /PUBLIC_URL/],
    ['an unknown word', { LOCAL_PASSWORDS: 'shut' }, /LOCAL_PASSWORDS 只能是/],
    ['closed passwords and no provider', { OIDC_ISSUER: '', LOCAL_PASSWORDS: 'closed' }, /不能以/],
  ])('%s stops the start, and is named', (_name, change, words) => {
    expect(() => assertSignOn({ ...GOOD, ...change })).toThrow(words);
  });

  test('a provider on this very machine may speak plain http', () => {
    for (const issuer of ['http://127.0.0.1:4000', 'http://localhost:4000/realm', 'http://[::1]:4000'])
      expect(() => assertSignOn({ ...GOOD, OIDC_ISSUER: issuer })).not.toThrow();
    for (const issuer of ['http://127.0.0.1.example.test', 'http://localhost.example.test'])
      expect(() => assertSignOn({ ...GOOD, OIDC_ISSUER: issuer })).toThrow();
  });
});
