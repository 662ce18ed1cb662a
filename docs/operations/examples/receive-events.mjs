// Receives events of Qiaomen: checks the signature, answers at once, and does each event once.
// Run: EVENT_SECRET=whsec_… PORT=8080 node receive-events.mjs
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const secret = process.env.EVENT_SECRET ?? '';
const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
const TOLERANCE_SECONDS = 300;
const MOST_BYTES = 1024 * 1024;

/** In production: a table with the id as its primary key, written in the transaction that does the work. */
const seen = new Set();

function isSigned(headers, body) {
  const id = String(headers['webhook-id'] ?? '');
  const timestamp = String(headers['webhook-timestamp'] ?? '');
  // What is older has been recorded and sent again by somebody else.
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  // Several signatures, separated by blanks, while a secret is being changed.
  return String(headers['webhook-signature'] ?? '')
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}

const server = createServer((request, response) => {
  const chunks = [];
  let bytes = 0;
  request.on('data', (chunk) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    if (!isSigned(request.headers, body)) return response.writeHead(401).end();
    const id = String(request.headers['webhook-id']);
    if (!seen.has(id)) {
      seen.add(id);
      const event = JSON.parse(body);
      console.log(JSON.stringify({ id, type: event.type, number: event.data.number, to: event.data.to }));
    }
    // Any 2xx says that it has been taken; everything else has it sent again.
    response.writeHead(204).end();
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  console.log(`listening ${server.address().port}`);
});
