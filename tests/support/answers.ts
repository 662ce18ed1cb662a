import type { Server, ServerResponse } from 'node:http';
import zlib from 'node:zlib';
import { CALLS } from '../../src/plugins/casework/contracts/calls';
import { errorAnswer } from '../../src/plugins/casework/contracts/answers';
import { errorsOf, isFile, statusesOf, type AnyCall } from '../../src/plugins/casework/contracts/define-call';

/**
 * Holds every answer that the application gives in a test against the contract of its call, whichever client asked.
 * An answer that its contract does not describe, or of an address that no contract declares, fails the test in which
 * it was given (every-answer.ts).
 */

const violations: string[] = [];

/** Returns the violations found since the last call. */
export const takeViolations = (): string[] => violations.splice(0);

const PREFIXES = [
  { prefix: '/api/casework', panel: false },
  { prefix: '/casework', panel: true },
] as const;

const patternOf = ({ path }: AnyCall): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}/?$`, 'i');

/** Fixed parts before parameters, as the router has them. */
const PATTERNS = CALLS.map((call) => ({ call, pattern: patternOf(call) })).sort(
  (a, b) => a.call.path.split(':').length - b.call.path.split(':').length,
);

/** The call behind an address; undefined for an address that is none of the application's own, null for no call. */
export function callAt(method: string, url: string): AnyCall | null | undefined {
  const path = url.split('?')[0] ?? '';
  const found = PREFIXES.find(({ prefix }) => path.toLowerCase().startsWith(`${prefix}/`));
  if (!found) return undefined;
  const own = path.slice(found.prefix.length);
  const match = PATTERNS.find(
    ({ call, pattern }) =>
      call.method === method && pattern.test(own) && (found.panel || call.panelOnly !== true),
  );
  return match?.call ?? null;
}

/** Returns the violation of an answer's contract; null when there is none. */
export function violationOf(
  method: string,
  url: string,
  status: number,
  type: string,
  body: string,
): string | null {
  const call = callAt(method, url);
  if (call === undefined || !['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return null;
  const about = `${method} ${url.split('?')[0] ?? ''} ${status}`;
  if (call === null)
    return status < 400 ? `${about}: no contract declares this call` : errorViolation(about, body);
  const also = call.also?.[status];
  if (also && also.safeParse(json(body)).success) return null;
  if (status >= 400) {
    if (![...errorsOf(call), 500].includes(status)) return `${about}: the contract names no such refusal`;
    return body === '' && [416, 503].includes(status) ? null : errorViolation(about, body);
  }
  if (isFile(call.answer)) {
    const isType = type.startsWith(call.answer.file) || call.answer.file === 'application/octet-stream';
    return isType && (status === 200 || status === 206) ? null : `${about}: ${type} instead of a file`;
  }
  if (!statusesOf(call).includes(status))
    return `${about}: the contract names ${statusesOf(call).join(', ')}`;
  const { error } = call.answer.safeParse(json(body));
  return error ? `${about}: ${error.issues.map(issueText).join('; ')}\n${body.slice(0, 600)}` : null;
}

function errorViolation(about: string, body: string): string | null {
  const { error } = errorAnswer.safeParse(json(body));
  return error ? `${about}: ${error.issues.map(issueText).join('; ')}\n${body.slice(0, 600)}` : null;
}

const issueText = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  `${path.map(String).join('.')}: ${message}`;

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Watches the answers of a server, as they leave it. */
export function watchAnswers(server: Server): void {
  server.prependListener('request', (request, response: ServerResponse) => {
    const { method = '', url = '' } = request;
    if (callAt(method, url) === undefined) return;
    const chunks: Buffer[] = [];
    const keep = (chunk: unknown): void => {
      if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    const write = response.write.bind(response);
    const end = response.end.bind(response);
    response.write = ((...given: unknown[]) => {
      if (isJson(response)) keep(given[0]);
      return Reflect.apply(write, response, given) as boolean;
    }) as typeof write;
    response.end = ((...given: unknown[]) => {
      if (isJson(response)) keep(given[0]);
      const type = String(response.getHeader('content-type') ?? '');
      const violation = violationOf(method, url, response.statusCode, type, textOf(response, chunks));
      if (violation) violations.push(violation);
      return Reflect.apply(end, response, given) as ServerResponse;
    }) as typeof end;
  });
}

/** Returns the sent body, decompressed. */
function textOf(response: ServerResponse, chunks: Buffer[]): string {
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return '';
  switch (response.getHeader('content-encoding')) {
    case 'br':
      return zlib.brotliDecompressSync(bytes).toString();
    case 'gzip':
      return zlib.gunzipSync(bytes).toString();
    case 'deflate':
      return zlib.inflateSync(bytes).toString();
    default:
      return bytes.toString();
  }
}

const isJson = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').includes('json');
