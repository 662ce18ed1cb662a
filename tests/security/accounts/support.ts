import http from 'node:http';
import { type Kit, startKit } from '../../lifecycle/support';
import { type PanelCaller, panel } from '../../support/admin';

/** Attacks on accounts and sessions, over HTTP; numbered as in the list of attacks. */

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
export type Json = any;
export type Reply = { status: number; text: string; body: Json; headers: http.IncomingHttpHeaders };

export const PASSWORD = 'Shili-2026-Jia';
export let kit: Kit;
export let superAdmin: PanelCaller;

/** From an address of one's own: the loopback has sixteen million. */
export const send = (
  method: string,
  path: string,
  body?: unknown,
  {
    from = '127.0.0.1',
    headers = {},
    base = kit.app.url,
  }: { from?: string; headers?: Record<string, string>; base?: string } = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const request = http.request(
      `${base}${path}`,
      {
        method,
        localAddress: from,
        agent: false,
        headers: {
          ...(payload
            ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
            : {}),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          let parsed: unknown = null;
          try {
            parsed = JSON.parse(text);
          } catch {
            // An answer may be other than JSON.
          }
          resolve({ status: response.statusCode ?? 0, text, body: parsed, headers: response.headers });
        });
      },
    );
    request.on('error', reject);
    request.end(payload);
  });
export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
export const signIn = (
  identifier: string,
  password: string,
  options: Parameters<typeof send>[3] = {},
): Promise<Reply> => send('POST', '/api/auth/local', { identifier, password }, options);
export const panelIn = (
  email: string,
  password: string,
  options: Parameters<typeof send>[3] = {},
): Promise<Reply> => send('POST', '/admin/login', { email, password }, options);
export const office = (path: string, data: object = {}): Promise<Json> =>
  kit.city.as('office').post(`/api/casework${path}`, { data });

let made = 0;
/** A new person of unit A with both accounts, by the office's one form. */
export const person = async (
  extra: object = {},
): Promise<{ documentId: string; username: string; email: string }> => {
  made += 1;
  const username = `person${made}`;
  const email = `person${made}@example.test`;
  const answer = await office('/staff-members', {
    name: `示例${made}`,
    phone: '0454-1111111',
    memberships: [{ kind: 'unit', department: kit.city.departments.zhujian }],
    panel: { email, password: PASSWORD },
    api: { username, password: PASSWORD },
    ...extra,
  });
  expect(answer).toMatchObject({ status: 201 });
  return { documentId: answer.body.data.documentId, username, email };
};
export const limits = (set: string): Promise<unknown> => kit.app.db.query(`update settings set ${set}`);

/** Boots a city with a super administrator for the file; after each test the clock runs again. */
export function useAccounts(): void {
  beforeAll(async () => {
    kit = await startKit();
    superAdmin = await panel(kit.app, kit.city, 'super');
    await limits('ip_failures = 1000');
  }, 300_000);

  afterEach(() => kit.at(null));

  afterAll(() => kit?.app.stop());
}
