/**
 * How people sign on through the agency's identity provider (docs/operations/sign-on.md). All of it is set by environment
 * variables; without OIDC_ISSUER nothing is asked over the network.
 */

export const MATCHES = ['employee-number', 'phone', 'email'] as const;
export type Match = (typeof MATCHES)[number];

export type SignOnSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** what of a person is compared with the claim */
  match: Match;
  claim: string;
  scope: string;
  /** addresses at which clients of the API take the code */
  apiRedirects: readonly string[];
  /** what the button is called, when not 统一身份认证 */
  name: string;
};

const CLAIMS: Readonly<Record<Match, { claim: string; scope: string }>> = {
  'employee-number': { claim: 'employee_number', scope: 'openid profile' },
  phone: { claim: 'phone_number', scope: 'openid phone' },
  email: { claim: 'email', scope: 'openid email' },
};

type Env = Readonly<Record<string, string | undefined>>;

const given = (env: Env, name: string): string => (env[name] ?? '').trim();

/** The settings, or null when sign-on is not configured. What is wrong with them the start has said. */
export function signOnSettings(env: Env = process.env): SignOnSettings | null {
  const issuer = given(env, 'OIDC_ISSUER');
  if (issuer === '') return null;
  const match = MATCHES.find((one) => one === given(env, 'OIDC_MATCH')) ?? 'email';
  return {
    issuer,
    clientId: given(env, 'OIDC_CLIENT_ID'),
    clientSecret: given(env, 'OIDC_CLIENT_SECRET'),
    match,
    claim: given(env, 'OIDC_CLAIM') || CLAIMS[match].claim,
    scope: given(env, 'OIDC_SCOPE') || CLAIMS[match].scope,
    apiRedirects: given(env, 'OIDC_API_REDIRECTS')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    name: given(env, 'OIDC_NAME'),
  };
}

/** Are passwords closed for everybody but system administrators? */
export const passwordsClosed = (env: Env = process.env): boolean =>
  given(env, 'LOCAL_PASSWORDS') === 'closed';

/** Is this an address of the machine itself? Plain http is taken there alone. */
export const isLoopback = (url: URL): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);

function problemOfAddress(text: string): string | null {
  if (!URL.canParse(text)) return '不是网址';
  const url = new URL(text);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return null;
  return '须为 https 地址';
}

/**
 * Refuses to start with half a configuration, before somebody finds out by not getting in.
 * @param env the process's environment
 * @throws Error that names everything that is amiss
 */
export function assertSignOn(env: Env): void {
  const issuer = given(env, 'OIDC_ISSUER');
  const closed = given(env, 'LOCAL_PASSWORDS');
  const amiss: string[] = [];
  if (!['', 'open', 'closed'].includes(closed)) amiss.push('LOCAL_PASSWORDS 只能是 open 或 closed');
  if (closed === 'closed' && issuer === '')
    amiss.push('未配置 OIDC_ISSUER 时不能以 LOCAL_PASSWORDS=closed 关闭口令登录');
  if (issuer !== '') {
    const problem = problemOfAddress(issuer);
    if (problem !== null) amiss.push(`OIDC_ISSUER ${problem}`);
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])
      if (given(env, name) === '') amiss.push(`缺少 ${name}`);
    const match = given(env, 'OIDC_MATCH');
    if (match !== '' && !MATCHES.some((one) => one === match))
      amiss.push(`OIDC_MATCH 只能是 ${MATCHES.join('、')}`);
    // A program on somebody's own machine, or an address of another site's.
    for (const address of signOnSettings(env)?.apiRedirects ?? [])
      if (problemOfAddress(address) !== null)
        amiss.push(`OIDC_API_REDIRECTS 中的 ${address} ${problemOfAddress(address)}`);
    const origin = given(env, 'PUBLIC_URL');
    if (env['NODE_ENV'] === 'production' && !/^https?:\/\//.test(origin))
      amiss.push('须设置 PUBLIC_URL，认证系统按它把人送回来');
  }
  if (amiss.length > 0)
    throw new Error(
      `拒绝启动：统一身份认证的配置有误：${amiss.join('；')}。见 docs/operations/sign-on.md。 The configuration of sign-on is wrong.`,
    );
}
