import { bootApp, type TestApp } from '../support/app';
import { buildCity, evidence, issueInput, type Account, type City } from '../support/city';
import { holdInstant } from '../../src/plugins/casework/server/src/platform/base/clock';

/** Helpers of the tests of the lifecycle: calls as plain HTTP, a clock that can be held, ways to each stage. */

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
type Json = any;

export type Reply = { status: number; text: string; body: Json; headers: Headers };

export type SendOptions = { headers?: Record<string, string>; base?: string };

export type Kit = {
  app: TestApp;
  city: City;
  /** Sends one HTTP call; a string `body` is sent as it is. */
  send(
    account: Account | null,
    method: string,
    path: string,
    body?: unknown,
    options?: SendOptions,
  ): Promise<Reply>;
  act(
    account: Account | null,
    issue: string,
    action: string,
    data?: unknown,
    options?: SendOptions,
  ): Promise<Reply>;
  /** Acts and insists on success; answers the issue. */
  done(account: Account, issue: string, action: string, data?: object): Promise<Json>;
  /** Registers an issue of enterprise A and insists on success; answers its documentId. */
  register(input?: Record<string, unknown>, account?: Account): Promise<string>;
  /** Holds the clock: '2026-03-02T10:00' in Shanghai, or null to let it run. */
  at(local: string | null): void;
  rows<T = Record<string, Json>>(sql: string, values?: unknown[]): Promise<T[]>;
  /** The issue's row as the owner reads it. */
  row(issue: string): Promise<Record<string, Json>>;
  /** In the order of their making, the lead before its support units. */
  transfers(issue: string): Promise<Record<string, Json>[]>;
  /** The last ledger entry as the owner reads it. */
  lastEntry(issue: string): Promise<Record<string, Json>>;
  /** Changes lifecycle rows past the rules, for situations that no action of this release makes. */
  inside(sql: string, values?: unknown[]): Promise<void>;
  /** All rows of an issue that an action could change, as text. */
  snapshot(issue: string): Promise<string>;
};

export const shanghai = (local: string): Date =>
  new Date(`${local.length === 10 ? `${local}T00:00` : local}:00+08:00`);

/** 24:00 of a Shanghai day, as ISO text. */
export const endOf = (date: string): string =>
  new Date(shanghai(date).getTime() + 24 * 3_600_000).toISOString();

export const startOf = (date: string): string => shanghai(date).toISOString();

/** Columns without a time zone hold UTC; the pool hands them over as Dates. */
export const iso = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : null);

export async function startKit(): Promise<Kit> {
  const app = await bootApp();
  return kitOn(app, await buildCity(app));
}

export function kitOn(app: TestApp, city: City): Kit {
  const kit: Kit = {
    app,
    city,
    async send(account, method, url, body, { headers = {}, base = app.url } = {}) {
      const response = await fetch(base + url, {
        method,
        headers: {
          ...(account ? { authorization: `Bearer ${city.people[account].token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      let parsed: Json = null;
      try {
        parsed = JSON.parse(text);
      } catch {
        // An answer may be other than JSON.
      }
      return { status: response.status, text, body: parsed, headers: response.headers };
    },
    act: (account, issue, action, data = {}, options) =>
      kit.send(account, 'POST', `/api/casework/issues/${issue}/actions/${action}`, { data }, options),
    async done(account, issue, action, data = {}) {
      const answer = await kit.act(account, issue, action, data);
      if (answer.status !== 200)
        throw new Error(`${action} by ${account} was refused: ${answer.status} ${answer.text}`);
      return answer.body.data;
    },
    async register(input = {}, account = 'groupA') {
      const data = { ...issueInput(city), ...input };
      const answer = await kit.send(account, 'POST', '/api/casework/issues', { data });
      if (answer.status !== 201) throw new Error(`register was refused: ${answer.status} ${answer.text}`);
      return answer.body.data.documentId as string;
    },
    at: (local) => holdInstant(local === null ? null : shanghai(local)),
    async rows<T>(sql: string, values: unknown[] = []) {
      const { rows } = await app.db.query(sql, values);
      return rows as T[];
    },
    async row(issue) {
      const [row] = await kit.rows(`select * from issues where document_id = $1`, [issue]);
      return row ?? {};
    },
    transfers: (issue) =>
      kit.rows(
        `select t.*, d.document_id as unit from transfers t join issues i on i.id = t.issue_id
           join departments d on d.id = t.unit_id where i.document_id = $1
          order by t.started_at, t.role, d.sort_order nulls last, t.id`,
        [issue],
      ),
    async lastEntry(issue) {
      const [row] = await kit.rows(
        `select l.* from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1
          order by l.sequence desc limit 1`,
        [issue],
      );
      const json = (value: unknown): Json => (typeof value === 'string' ? JSON.parse(value) : value);
      return { ...row, input: json(row?.['input']), dues: json(row?.['dues']), actor: json(row?.['actor']) };
    },
    async inside(sql, values = []) {
      const client = await app.db.connect();
      try {
        await client.query(`begin`);
        await client.query(`set local casework.inside = 'open'`);
        await client.query(sql, values);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    async snapshot(issue) {
      const part = (table: string): string =>
        `(select coalesce(json_agg(x order by x.id), '[]'::json) from ${table} x where x.issue_id = i.id)`;
      const [row] = await kit.rows<{ all: unknown }>(
        `select json_build_array(row_to_json(i), ${part('transfers')}, ${part('issue_requests')}, ${part('escalations')},
                ${part('milestones')}, ${part('ledger_entries')},
                (select count(*) from casework.outbox o where o.issue_id = i.id)) as all
           from issues i where i.document_id = $1`,
        [issue],
      );
      return JSON.stringify(row?.all);
    },
  };
  return kit;
}

export const PERSON = { section: '市政科', responsiblePerson: '示例某', phone: '0454-0000000' };

/** The input of a transfer to unit A, supported by unit B. */
export const order = (city: City, extra: object = {}): object => ({
  leadUnit: city.departments.zhujian,
  supportUnits: [city.departments.jiaotong],
  standard: '修复路面',
  ...extra,
});

const PATH = [
  'registered',
  'accepted',
  'transferred',
  'handling',
  'reported',
  'confirmed',
  'closed',
] as const;
export type MainStage = (typeof PATH)[number];

/** Drives a new issue of enterprise A along the closed loop to a stage: unit A leads, unit B supports. */
export async function reach(
  kit: Kit,
  stage: MainStage,
  { order: extra = {}, register = {} }: { order?: object; register?: Record<string, unknown> } = {},
): Promise<string> {
  const { city } = kit;
  const id = await kit.register(register);
  const steps: [Account, string, object][] = [
    ['groupA', 'accept', {}],
    ['groupA', 'transfer', order(city, extra)],
    ['unitA', 'take-up', PERSON],
    ['unitA', 'report-back', { result: 'solved', measures: '已修复' }],
    ['enterpriseA', 'confirm', { rating: 5, comment: '满意' }],
    ['leaderA', 'consent', { opinion: '同意' }],
  ];
  for (const [account, action, data] of steps.slice(0, PATH.indexOf(stage)))
    await kit.done(account, id, action, data);
  return id;
}

/** A PDF as small as one can be, and what else files can hold. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** Uploads a file as an account may; answers the reply, with the documentIds of what was stored. */
export async function upload(
  kit: Kit,
  account: Account | null,
  content: Buffer,
  name: string,
  type: string,
): Promise<Reply> {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(content)], { type }), name);
  const response = await fetch(`${kit.app.url}/api/upload`, {
    method: 'POST',
    headers: account ? { authorization: `Bearer ${kit.city.people[account].token}` } : {},
    body: form,
  });
  const text = await response.text();
  let body: Json = null;
  try {
    body = JSON.parse(text);
  } catch {
    // An answer may be other than JSON.
  }
  return { status: response.status, text, body, headers: response.headers };
}

/** A scan that the group has uploaded, to be named in its evidence; the office sees it too. */
export async function scan(kit: Kit): Promise<string> {
  const answer = await upload(kit, 'groupA', PDF, 'scan.pdf', 'application/pdf');
  return (answer.body as { documentId: string }[])[0]?.documentId ?? `none: ${answer.text}`;
}

export { evidence, issueInput };
