/**
 * The limit of the enterprise's page: http and pg, the session, the statements that the page cannot do without, and the
 * text put together by hand. It has no rules, no policies and no limits.
 */
import { countStatements, takeCounted } from './count-statements';
countStatements();

import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';

const pool = new Pool({
  connectionString: process.env['DATABASE_URL'] ?? '',
  max: 10,
  options: '-c timezone=UTC',
});

const escaped = (value: unknown): string =>
  String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

type Line = {
  document_id: string;
  number: string;
  title: string;
  stage: string;
  unit: string | null;
  total: number;
};

async function page(cookie: string): Promise<string | null> {
  const token = /qm_enterprise=([^;]+)/.exec(cookie)?.[1] ?? '';
  const { rows: sessions } = await pool.query<{ id: number; name: string }>(
    `select e.id, e.name from casework.enterprise_sessions s join casework.enterprise_links l on l.id = s.link_id
       join enterprises e on e.id = l.enterprise_id where s.token_hash = $1 and s.ended_at is null and s.expires_at > now()`,
    [createHash('sha256').update(token).digest('hex')],
  );
  const [own] = sessions;
  if (!own) return null;
  const { rows: supporters } = await pool.query<{ leader: string; group: string }>(
    `select l.title as leader, g.name as "group" from pairings p join leaders l on l.id = p.leader_id
       join departments g on g.id = p.group_id where p.enterprise_id = $1 and p.until is null`,
    [own.id],
  );
  const { rows: issues } = await pool.query<Line>(
    `select i.document_id, i.number, i.title, i.stage, u.name as unit, count(*) over ()::int as total
       from issues i left join departments u on u.id = i.lead_unit_id where i.enterprise_id = $1
      order by i.stage <> 'reported', i.stage = 'closed', i.received_at desc, i.id desc limit 20`,
    [own.id],
  );
  const lines = issues.map(
    ({ document_id, number, title, stage, unit }) =>
      `<li><a href="/e/issues/${document_id}"><h3>${escaped(title)}</h3><p>${stage} ${escaped(unit ?? '')}</p><p>${escaped(number)}</p></a></li>`,
  );
  const [host] = supporters;
  return `<!doctype html><html lang="zh-CN"><title>首页</title><h1>${escaped(own.name)}</h1><p>${escaped(host?.leader)} ${escaped(host?.group)}</p><h2>我们反映的问题（${issues[0]?.total ?? 0}件）</h2><ul>${lines.join('')}</ul></html>`;
}

const server = http.createServer((request, response) => {
  page(request.headers.cookie ?? '').then(
    (html) =>
      response.writeHead(html === null ? 401 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

process.on('disconnect', () => process.exit(1));
process.on('message', (message: { type: 'count' | 'stop' }) => {
  if (message.type === 'count') process.send?.(takeCounted());
  else process.exit(0);
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
