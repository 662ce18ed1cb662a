import type * as Client from 'openid-client';
import type { Core } from '@strapi/strapi';
import { refuse, type CaseworkError } from '../../platform/answers/errors';
import { isRecord } from '../../platform/base/values';
import { reasonOf } from '../../platform/base/reason';
import { isLoopback, signOnSettings, type SignOnSettings } from '../../platform/sign-in/sign-on-settings';

/**
 * The identity provider: OpenID Connect, Authorization Code with PKCE, state and nonce (spec: page 6, sign-on), by
 * openid-client, a certified implementation. It is loaded, and the provider asked, when somebody signs on and not before.
 */

const TIMEOUT_SECONDS = 10;
const CLOCK_SECONDS = 30;
/** How long the provider's description of itself is believed. Its keys are asked for at each sign-on. */
const METADATA_MS = 10 * 60_000;

const load = (): Promise<typeof Client> => import('openid-client');

/** What is known of whoever has signed on. */
export type Identity = {
  issuer: string;
  subject: string;
  sid: string | null;
  /** the value that people are matched by */
  claim: string | null;
  /** the provider says that it has not verified the value */
  unverified: boolean;
  idToken: string;
};

/** What has to be known again when the browser comes back. */
export type Begun = { state: string; nonce: string; verifier: string; redirectUri: string };

/** @throws CaseworkError 404 when sign-on is not configured */
export function requireSettings(): SignOnSettings {
  const settings = signOnSettings();
  if (!settings) throw refuse(404, 'SIGN_ON_OFF');
  return settings;
}

let known: { issuer: string; at: number; metadata: Client.ServerMetadata } | null = null;

/** Forgets what the provider has said of itself, as a start does. */
export const forgetProvider = (): void => void (known = null);

async function configuration(client: typeof Client, settings: SignOnSettings): Promise<Client.Configuration> {
  const issuer = new URL(settings.issuer);
  // Marked as deprecated by the library to be seen: plain http is for a provider on this very machine.
  const relax = isLoopback(issuer) ? [client.allowInsecureRequests] : [];
  if (known?.issuer !== settings.issuer || Date.now() - known.at > METADATA_MS) {
    const found = await client.discovery(issuer, settings.clientId, undefined, undefined, {
      timeout: TIMEOUT_SECONDS,
      execute: relax,
    });
    known = { issuer: settings.issuer, at: Date.now(), metadata: found.serverMetadata() };
  }
  const methods = known.metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const authenticate = methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(settings.clientSecret)
    : client.ClientSecretPost(settings.clientSecret);
  // A new object each time: keys are kept with it, and after the provider has changed its keys no old ones must be.
  const config = new client.Configuration(
    known.metadata,
    settings.clientId,
    { [client.clockTolerance]: CLOCK_SECONDS },
    authenticate,
  );
  config.timeout = TIMEOUT_SECONDS;
  for (const allow of relax) allow(config);
  // The signature is checked against the provider's keys, whatever connection the token has come over.
  client.enableNonRepudiationChecks(config);
  return config;
}

/**
 * Where to send whoever wants to sign on, and what to remember until he comes back.
 * @throws CaseworkError 404 without configuration, 503 when the provider cannot be reached
 */
export async function beginSignOn(
  strapi: Core.Strapi,
  redirectUri: string,
): Promise<{ url: string; begun: Begun }> {
  const settings = requireSettings();
  try {
    const client = await load();
    const config = await configuration(client, settings);
    const begun: Begun = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      redirectUri,
    };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: settings.scope,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, begun };
  } catch (error) {
    throw refusalOf(strapi, error);
  }
}

/**
 * Takes the code that the browser has brought back, and checks the identity that it is exchanged for: issuer, audience,
 * times, nonce, signature.
 * @param returned the whole address to which the provider has sent the browser
 * @throws CaseworkError 403 for what the provider refuses or what does not hold, 503 when it cannot be reached
 */
export async function completeSignOn(strapi: Core.Strapi, returned: URL, begun: Begun): Promise<Identity> {
  const settings = requireSettings();
  try {
    const client = await load();
    const config = await configuration(client, settings);
    // As it was registered with the provider: behind a proxy the request itself has another origin.
    const address = new URL(begun.redirectUri);
    address.search = returned.search;
    const tokens = await client.authorizationCodeGrant(config, address, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || tokens.id_token === undefined) throw refuse(403, 'SIGN_ON_INVALID');
    let said: Record<string, unknown> = claims;
    if (said[settings.claim] === undefined && config.serverMetadata().userinfo_endpoint !== undefined)
      said = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    const claim = said[settings.claim];
    return {
      issuer: claims.iss,
      subject: claims.sub,
      sid: typeof claims['sid'] === 'string' ? claims['sid'] : null,
      claim: typeof claim === 'string' || typeof claim === 'number' ? String(claim) : null,
      unverified: said[`${settings.claim}_verified`] === false,
      idToken: tokens.id_token,
    };
  } catch (error) {
    throw refusalOf(strapi, error);
  }
}

/**
 * Where the provider ends its session, too; null when it has no such address, or cannot be asked now.
 * @param idToken as it was given when the session began
 * @param back where the provider sends the browser afterwards
 */
export async function logOutAddress(
  strapi: Core.Strapi,
  idToken: string | null,
  back: string | null,
): Promise<string | null> {
  const settings = signOnSettings();
  if (!settings) return null;
  try {
    const client = await load();
    const config = await configuration(client, settings);
    if (config.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(config, {
      ...(idToken === null ? {} : { id_token_hint: idToken }),
      ...(back === null ? {} : { post_logout_redirect_uri: back }),
    }).href;
  } catch (error) {
    strapi.log.warn(`casework: sign-on: the provider's log-out: ${reasonOf(error)}`);
    return null;
  }
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

export type LoggedOut = { issuer: string; subject: string | null; sid: string | null; at: Date };

/**
 * Checks what the provider sends when somebody has logged out elsewhere (OpenID Connect Back-Channel Logout 1.0, §2.6).
 * @returns whose sessions end; null for a token that does not hold
 * @throws CaseworkError 404 without configuration, 503 when the provider's keys cannot be had
 */
export async function checkLogOut(strapi: Core.Strapi, token: string): Promise<LoggedOut | null> {
  const settings = requireSettings();
  const { createRemoteJWKSet, decodeJwt, jwtVerify } = await import('jose');
  try {
    const config = await configuration(await load(), settings);
    const { issuer, jwks_uri: keys } = config.serverMetadata();
    // Anybody can send something here: the provider is asked for its keys only when it may be the provider's.
    const claimed = decodeJwt(token);
    if (keys === undefined || claimed.iss !== issuer) return null;
    const { payload } = await jwtVerify(
      token,
      createRemoteJWKSet(new URL(keys), { timeoutDuration: TIMEOUT_SECONDS * 1000 }),
      {
        issuer,
        audience: settings.clientId,
        clockTolerance: CLOCK_SECONDS,
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: 120,
      },
    );
    const { events, nonce, sub, sid, iat = 0 } = payload;
    if (!isRecord(events) || !isRecord(events[EVENT]) || nonce !== undefined) return null;
    if (typeof sub !== 'string' && typeof sid !== 'string') return null;
    return {
      issuer,
      subject: sub ?? null,
      sid: typeof sid === 'string' ? sid : null,
      at: new Date(iat * 1000),
    };
  } catch (error) {
    if (isUnreachable(error)) throw refusalOf(strapi, error);
    strapi.log.warn(`casework: sign-on: a log-out token does not hold: ${reasonOf(error)}`);
    return null;
  }
}

type Failed = { code?: unknown; name?: unknown; error?: unknown; cause?: unknown; status?: unknown };

const UNREACHABLE = new Set(['OAUTH_TIMEOUT', 'ERR_JWKS_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);

/** fetch says nothing but a TypeError of a connection that fails. */
function isUnreachable(error: unknown): boolean {
  const { code, name, cause } = (error ?? {}) as Failed;
  if (UNREACHABLE.has(String(code)) || name === 'TimeoutError') return true;
  return error instanceof TypeError && (/fetch failed/.test(error.message) || isRecord(cause));
}

/** What went wrong is written down for administrators, without codes and tokens; people read what to do. */
function refusalOf(strapi: Core.Strapi, error: unknown): CaseworkError {
  const { code, error: told, cause } = (error ?? {}) as Failed;
  const why = [reasonOf(error), code, told, cause instanceof Error ? cause.message : null]
    .filter((one) => typeof one === 'string')
    .join('; ');
  strapi.log.warn(`casework: sign-on: ${why}`);
  if (isUnreachable(error)) return refuse(503, 'SIGN_ON_UNREACHABLE');
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return refuse(403, 'SIGN_ON_CANCELLED');
  return refuse(403, 'SIGN_ON_INVALID');
}
