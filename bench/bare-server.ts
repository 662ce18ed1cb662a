/**
 * The limit: Fastify and pg, a JWT check, and the statements that the same call cannot do without. It has
 * no rules, no roles, no validation; what it takes is what the database and HTTP take.
 */
import { countStatements, takeCounted } from './count-statements';
countStatements();

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import Fastify from 'fastify';
import { Pool, type PoolClient } from 'pg';

const secret = process.env['JWT_SECRET'] ?? '';
const pool = new Pool({
  connectionString: process.env['DATABASE_URL'] ?? '',
  max: 10,
  options: '-c timezone=UTC',
});
const app = Fastify();

/** HS256, as users-permissions signs them. @returns the user's key */
function userOf(authorization: string | undefined): number {
  const [head = '', body = '', signature = ''] = (authorization ?? '').replace('Bearer ', '').split('.');
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Error('bad signature');
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as { id: number; exp: number };
  if (payload.exp * 1000 < Date.now()) throw new Error('expired');
  return payload.id;
}

app.addHook('onRequest', async (request) => {
  const user = await pool.query(
    `select u.id, m.kind, m.department_id from up_users u
       join staff_members s on s.api_user_id = u.id join memberships m on m.staff_member_id = s.id
      where u.id = $1 and not u.blocked`,
    [userOf(request.headers.authorization)],
  );
  if (user.rowCount !== 1) throw new Error('no such user');
});

async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`begin; set local casework.inside = 'open'`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const key = (): string => randomBytes(12).toString('hex');

const TELL = `
  entry as (insert into ledger_entries (document_id, issue_id, sequence, action, "to", actor, happened_at, recorded_at, dues, input,
      prev_hash, hash, shown_to_enterprise, shown_to_support, created_at, updated_at, published_at)
    values ($2, $1, $3, $4, $5, '{}', now(), now(), '{}', $6, $7, $8, true, false, now(), now(), now())),
  told as (insert into casework.outbox (issue_id, sequence, event, audiences, payload) values ($1, $3, $4, '[]', '{}'))`;

app.post<{ Params: { id: string; action: 'urge' | 'accept' }; Body: { data: object } }>(
  '/issues/:id/:action',
  async ({ params, body }) =>
    inTransaction(async (client) => {
      const { rows: locked } = await client.query<{ id: number }>(
        'select id from issues where document_id = $1 for update',
        [params.id],
      );
      const id = locked[0]?.id;
      const { rows } = await client.query<{
        issue: Record<string, unknown>;
        head: { sequence: number; hash: string };
      }>(
        `select row_to_json(i) as issue, (select json_agg(t) from transfers t where t.issue_id = i.id) as transfers,
                (select row_to_json(e) from enterprises e where e.id = i.enterprise_id) as enterprise,
                (select json_build_object('sequence', l.sequence, 'hash', l.hash) from ledger_entries l
                  where l.issue_id = i.id order by l.sequence desc limit 1) as head
           from issues i where i.id = $1`,
        [id],
      );
      const { issue, head } = rows[0] ?? { issue: {}, head: { sequence: 0, hash: '' } };
      const hash = createHash('sha256').update(head.hash).update(JSON.stringify(body.data)).digest('hex');
      const change =
        params.action === 'urge'
          ? 'urge_count = urge_count + 1'
          : `stage = 'accepted', stage_since = now(), accepted_ever = true, due_at = now() + interval '2 days'`;
      await client.query(
        `with issue as (update issues set ${change}, updated_at = now() where id = $1), ${TELL} select 1`,
        [id, key(), head.sequence + 1, params.action, 'accepted', JSON.stringify(body.data), head.hash, hash],
      );
      return { data: issue };
    }),
);

app.post<{ Body: { data: Record<string, string> } }>('/issues', async ({ body: { data } }) =>
  inTransaction(async (client) => {
    const { rows: numbers } = await client.query<{ id: number; n: number }>(
      `select nextval(pg_get_serial_sequence('issues', 'id'))::int as id, casework.next_number('bare') as n`,
    );
    const { rows: found } = await client.query<Record<string, number>>(
      `select e.id as enterprise, c.id as category, p.group_id, p.leader_id from enterprises e
         join pairings p on p.enterprise_id = e.id and p.until is null join categories c on c.document_id = $2
        where e.document_id = $1`,
      [data['enterprise'], data['category']],
    );
    const id = numbers[0]?.id;
    const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex');
    await client.query(
      `with issue as (insert into issues (id, document_id, number, title, description, kind, channel, handling_type, enterprise_id,
           category_id, group_id, leader_id, stage, stage_since, received_at, due_at, created_at, updated_at, published_at)
         values ($1, $2, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'registered', now(), now(), now() + interval '1 day',
           now(), now(), now()) returning *), ${TELL} select row_to_json(issue) from issue`,
      [
        ...[id, key(), 1, 'register', 'registered', JSON.stringify(data), '0'.repeat(64), hash],
        ...[
          `bare-${numbers[0]?.n}`,
          data['title'],
          data['description'],
          data['kind'],
          data['channel'],
          data['handlingType'],
        ],
        ...[
          found[0]?.['enterprise'],
          found[0]?.['category'],
          found[0]?.['group_id'],
          found[0]?.['leader_id'],
        ],
      ],
    );
    return { data: { id } };
  }),
);

app.get<{ Querystring: { sort: 'id' | 'due'; group?: string } }>('/issues', async ({ query }) => {
  const order = query.sort === 'id' ? 'i.id desc' : 'i.due_at';
  const where = query.group ? 'where i.group_id = $1' : '';
  const values = query.group ? [Number(query.group)] : [];
  const { rows } = await pool.query(
    `select i.*, row_to_json(e) as enterprise from issues i left join enterprises e on e.id = i.enterprise_id ${where} order by ${order} limit 25`,
    values,
  );
  const { rows: counted } = await pool.query<{ n: string }>(
    `select count(*) as n from issues i ${where}`,
    values,
  );
  return { data: rows, meta: { total: Number(counted[0]?.n) } };
});

process.on('disconnect', () => process.exit(1));
process.on('message', (message: { type: 'count' | 'stop' }) => {
  if (message.type === 'count') process.send?.(takeCounted());
  else process.exit(0);
});
void app
  .listen({ host: '127.0.0.1', port: 0 })
  .then((address) => process.send?.({ port: Number(new URL(address).port) }));
