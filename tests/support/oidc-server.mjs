/**
 * A real identity provider (oidc-provider, a certified implementation) on this machine, where whoever is named signs on
 * without being asked. What it never does itself, wrong tokens, is put into its answers on their way. See oidc.ts; it is
 * loaded outside of jest's sandbox, whose objects the provider takes for none.
 */
import { createServer } from 'node:http';
import * as jose from 'jose';
import { Provider } from 'oidc-provider';

async function newKey() {
  const { privateKey } = await jose.generateKeyPair('RS256', { extractable: true });
  const key = await jose.exportJWK(privateKey);
  return { ...key, kid: await jose.calculateJwkThumbprint(key), alg: 'RS256', use: 'sig' };
}

export async function oidc() {
  let provider = null;
  let jwk = null;
  let change = null;
  let present = { subject: 'nobody', claims: {} };
  let addresses = [];

  const sign = async (payload, header = {}, key = jwk) =>
    new jose.SignJWT(structuredClone(payload))
      .setProtectedHeader({ alg: 'RS256', kid: jwk.kid, ...header })
      .sign(await jose.importJWK(key, 'RS256'));

  const tampered = async (text) => {
    const body = JSON.parse(text);
    if (!change || body.id_token === undefined) return text;
    const made = change({
      header: jose.decodeProtectedHeader(body.id_token),
      payload: jose.decodeJwt(body.id_token),
    });
    body.id_token =
      'raw' in made ? made.raw : await sign(made.payload, {}, made.key === 'foreign' ? await newKey() : jwk);
    return JSON.stringify(body);
  };

  /** Holds an answer back until it has been changed. */
  const changing = (response) => {
    const end = response.end.bind(response);
    response.end = (chunk) => {
      void tampered(String(chunk)).then((text) => {
        response.setHeader('content-length', Buffer.byteLength(text));
        end(text);
      });
      return response;
    };
  };

  const interact = async (request, response) => {
    const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: present.subject } });
    const grant = grantId
      ? await provider.Grant.find(grantId)
      : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    addresses.push(`${request.method} ${path.split('?')[0]}`);
    if (path.startsWith('/interaction/'))
      return void interact(request, response).catch((error) => response.writeHead(500).end(String(error)));
    if (request.method === 'POST' && path.startsWith('/token')) changing(response);
    provider.callback()(request, response);
  });
  const listen = (port) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve());
    });
  await listen(0);
  const { port } = server.address();
  const issuer = `http://127.0.0.1:${port}`;
  const clientId = 'qiaomen';
  const clientSecret = 'shili-de-miyao-2026';
  return {
    issuer,
    clientId,
    clientSecret,
    async begin({ url, newKeys = false, apiRedirect }) {
      if (newKeys || !jwk) jwk = await newKey();
      provider = new Provider(issuer, {
        jwks: { keys: [jwk] },
        cookies: { keys: ['shili'] },
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            redirect_uris: [`${url}/sign-on/callback`, apiRedirect],
            post_logout_redirect_uris: [`${url}/admin/auth/login`],
            backchannel_logout_uri: `${url}/sign-on/back-channel-log-out`,
            backchannel_logout_session_required: true,
            grant_types: ['authorization_code'],
            response_types: ['code'],
          },
        ],
        // Its own way of fetching refuses this machine's addresses.
        fetch: (address, options) => fetch(address, { ...options, dispatcher: undefined }),
        pkce: { required: () => true },
        claims: {
          openid: ['sub'],
          email: ['email', 'email_verified'],
          phone: ['phone_number', 'phone_number_verified'],
          profile: ['employee_number'],
        },
        features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
        findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...present.claims }) }),
      });
      provider.on('server_error', (_ctx, error) => console.error(error));
    },
    is(subject, claims) {
      present = { subject, claims: structuredClone(claims) };
    },
    tamper(next) {
      change = next;
    },
    sign: (payload, header) => sign(payload, header),
    asked() {
      const so = addresses;
      addresses = [];
      return so;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    start: () => listen(port),
  };
}
