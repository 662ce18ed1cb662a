import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The part of S3 that this application uses, in memory: PUT, GET with a range, HEAD, DELETE and ListObjectsV2 in
 * pages of two. Every request's signature (AWS Signature Version 4) is computed again and compared.
 */
export type S3Server = {
  endpoint: string;
  objects: Map<string, Buffer>;
  refused: string[];
  stop(): Promise<void>;
};

export const KEYS = { id: 'example-id', secret: 'example-secret' };
const PAGE = 2;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function isSigned(request: http.IncomingMessage, body: Buffer): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
      request.headers.authorization ?? '',
    );
  if (!given) return false;
  const [, id, day = '', region = '', names = '', signature] = given;
  const url = new URL(request.url ?? '/', 'http://s3');
  const content = String(request.headers['x-amz-content-sha256']);
  if (id !== KEYS.id || (content !== 'UNSIGNED-PAYLOAD' && content !== sha256(body))) return false;
  const query = [...url.searchParams].map(([key, value]) => `${encoded(key)}=${encoded(value)}`).sort();
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), names, content].join(
    '\n',
  );
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${KEYS.secret}`, day), region), 's3'), 'aws4_request');
  return hmac(key, text).toString('hex') === signature;
}

export async function startS3(bucket: string): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  const answer = (request: http.IncomingMessage, body: Buffer, response: http.ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://s3');
    const fail = (status: number, code: string): void => {
      refused.push(`${request.method} ${url.pathname}: ${code}`);
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(
        request.method === 'HEAD' ? '' : `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      );
    };
    if (!isSigned(request, body)) return fail(403, 'SignatureDoesNotMatch');
    const [, first = '', ...rest] = decodeURIComponent(url.pathname).split('/');
    if (first !== bucket) return fail(404, 'NoSuchBucket');
    const name = rest.join('/');
    if (name === '') {
      const after = url.searchParams.get('continuation-token') ?? '';
      const all = [...objects.keys()]
        .filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '') && key > after)
        .sort();
      const page = all.slice(0, PAGE);
      const more = all.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end(
        `<ListBucketResult><IsTruncated>${more !== ''}</IsTruncated>${more}${page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}</ListBucketResult>`,
      );
      return;
    }
    if (request.method === 'PUT') objects.set(name, body);
    if (request.method === 'DELETE') objects.delete(name);
    const found = objects.get(name);
    if (request.method === 'PUT' || request.method === 'DELETE') {
      response.writeHead(request.method === 'PUT' ? 200 : 204);
      response.end();
      return;
    }
    if (!found) return fail(404, 'NoSuchKey');
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const part = range ? found.subarray(Number(range[1]), Number(range[2]) + 1) : found;
    response.writeHead(range ? 206 : 200, { 'content-length': part.length });
    response.end(request.method === 'HEAD' ? undefined : part);
  };
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answer(request, Buffer.concat(pieces), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    refused,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
