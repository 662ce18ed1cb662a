/**
 * Payload on its own, beside which the application is measured (payload.ts copies this file to where Payload is installed).
 * Its endpoints are served by node:http, without Next. Issues have the columns of ours; the enterprise is the one relation,
 * as it is the one that the other lists populate.
 */
import http from 'node:http';
import { Readable } from 'node:stream';
import { postgresAdapter } from '@payloadcms/db-postgres';
import { buildConfig, getPayload, handleEndpoints } from 'payload';
import pg from 'pg';

let counted = { roundTrips: 0, statements: 0, log: [] };
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (...args) {
  const sql = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  counted.roundTrips += 1;
  counted.statements += 1;
  counted.log.push(sql);
  return query.apply(this, args);
};

const text = (name, more = {}) => ({ name, type: 'text', ...more });
const number = (name) => ({ name, type: 'number' });
const date = (name) => ({ name, type: 'date' });
const flag = (name) => ({ name, type: 'checkbox', defaultValue: false });

const config = buildConfig({
  secret: process.env.JWT_SECRET,
  telemetry: false,
  typescript: { autoGenerate: false },
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL, max: 10 }, push: true }),
  collections: [
    { slug: 'users', auth: true, fields: [] },
    { slug: 'enterprises', fields: [text('name'), text('creditCode'), text('scale')] },
    {
      slug: 'issues',
      fields: [
        text('number', { index: true }),
        ...['title', 'kind', 'channel', 'handlingType'].map((name) => text(name)),
        { name: 'description', type: 'textarea' },
        text('stage', { index: true }),
        { name: 'enterprise', type: 'relationship', relationTo: 'enterprises' },
        ...[
          'category',
          'group',
          'leader',
          'leadUnit',
          'level',
          'urgeCount',
          'reworkCount',
          'returnCount',
        ].map(number),
        ...[
          'receivedAt',
          'stageSince',
          'acceptDueAt',
          'transferDueAt',
          'deadline',
          'yellowFrom',
          'redFrom',
          'closedAt',
        ].map(date),
        { ...date('dueAt'), index: true },
        ...['longTerm', 'provisional', 'imported', 'instructionOpen', 'complaint', 'acceptedEver'].map(flag),
        { name: 'clock', type: 'json' },
      ],
    },
  ],
});

const payload = await getPayload({ config });
const credentials = { email: 'user@example.test', password: 'Qiaomen-2026' };
await payload.create({ collection: 'users', data: credentials });
const { token } = await payload.login({ collection: 'users', data: credentials });

const server = http.createServer(async (incoming, response) => {
  const hasBody = !['GET', 'HEAD'].includes(incoming.method ?? 'GET');
  const request = new globalThis.Request(`http://127.0.0.1${incoming.url}`, {
    method: incoming.method,
    headers: Object.entries(incoming.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
  });
  try {
    const answer = await handleEndpoints({ config, request });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});

process.on('disconnect', () => process.exit(1));
process.on('message', ({ type }) => {
  if (type === 'stop') process.exit(0);
  if (type === 'token') process.send({ token });
  if (type === 'count') {
    process.send(counted);
    counted = { roundTrips: 0, statements: 0, log: [] };
  }
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
