import { lookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { cutBytes, escapeRobotText } from '../../../../domain/notifications';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 2_000;
const MOST_ANSWER = 64 * 1024;

/** Addresses that no request may be sent to: this machine, private networks, metadata services, … */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

/** ::ffff:10.0.0.1 is 10.0.0.1. */
const unmapped = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

/** May a request go to this address? */
export function isPublicAddress(given: string): boolean {
  const address = unmapped(given);
  const family = isIP(address);
  if (family === 0) return false;
  if (family === 6 && address.toLowerCase().startsWith('::ffff:')) return false;
  return !PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Hosts inside that may be sent to all the same, e.g. a robot of one's own: WEBHOOK_ALLOW, a comma-separated
 * list of `host` or `host:port`. It is the operator's to set, not the office's.
 */
const isAllowed = (url: URL): boolean => {
  const allowed = (process.env['WEBHOOK_ALLOW'] ?? '').split(',').map((entry) => entry.trim().toLowerCase());
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return allowed.includes(host) || allowed.includes(`${host}:${port}`);
};

export class RefusedAddress extends Error {}

/**
 * Checks what somebody entered as a robot's address.
 * @returns why it is refused, or null
 */
export function refusedUrl(text: string): 'not-a-url' | 'not-https' | 'private' | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'not-a-url';
  }
  if (url.username !== '' || url.password !== '') return 'not-a-url';
  if (isAllowed(url)) return url.protocol === 'http:' || url.protocol === 'https:' ? null : 'not-https';
  if (url.protocol !== 'https:') return 'not-https';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) return 'private';
  return host === 'localhost' || host.endsWith('.localhost') || !host.includes('.') ? 'private' : null;
}

/** Resolves a name and lets only public addresses through: the address checked is the one connected to. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
      return callback(new RefusedAddress(`${hostname} 指向内部地址，已拒绝`), '', 0);
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

/**
 * Posts a notice to a group's robot, in the format of WeCom's. Follows no redirect. The id is the same
 * however often it is tried.
 * @throws when it was not taken, and by which answer
 */
export async function sendToRobot(
  address: string,
  { id, subject, body }: { id: string; subject: string; body: string },
): Promise<void> {
  const refused = refusedUrl(address);
  if (refused) throw new RefusedAddress(`群机器人地址不被允许（${refused}）`);
  const url = new URL(address);
  const content = cutBytes(escapeRobotText(`${subject}\n${body}`), MOST_BYTES);
  const payload = JSON.stringify({ msgtype: 'text', text: { content } });
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Idempotency-Key': id };
  const { status, text } = await post(url, payload, headers, '群机器人');
  if (status !== 200) throw new Error(`群机器人答复 ${status}`);
  let code: unknown;
  try {
    code = (JSON.parse(text) as { errcode?: unknown }).errcode;
  } catch {
    throw new Error('群机器人的答复不是 JSON');
  }
  if (code !== 0) throw new Error(`群机器人未接受：errcode ${String(code).slice(0, 20)}`);
}

/**
 * Posts to an address that a user entered, guarded like a robot's. Follows no redirect.
 * @param receiver its name in errors
 * @returns the answer, whatever it says
 * @throws when the address is refused or nothing answers
 */
export async function postGuarded(
  address: string,
  payload: string,
  headers: Record<string, string>,
  receiver: string,
): Promise<{ status: number; text: string }> {
  const refused = refusedUrl(address);
  if (refused) throw new RefusedAddress(`${receiver}的地址不被允许（${refused}）`);
  return post(new URL(address), payload, headers, receiver);
}

function post(
  url: URL,
  payload: string,
  headers: Record<string, string>,
  receiver: string,
): Promise<{ status: number; text: string }> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        agent: false,
        timeout: TIMEOUT_MS,
        ...(isAllowed(url) ? {} : { lookup: publicLookup }),
        headers: { ...headers, 'Content-Length': Buffer.byteLength(payload) },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > MOST_ANSWER) call.destroy(new Error(`${receiver}的答复过长`));
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on('error', reject);
      },
    );
    const late = setTimeout(() => call.destroy(new Error(`${receiver}没有答复`)), TIMEOUT_MS);
    call.on('timeout', () => call.destroy(new Error(`${receiver}没有答复`)));
    call.on('error', reject);
    call.on('close', () => clearTimeout(late));
    call.end(payload);
  });
}
