import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { startKit, type Kit } from '../lifecycle/support';
import { spawnApp } from '../support/spawn-app';

type Sample = { name: string; labels: Record<string, string>; value: number };

/** Prometheus' text form, read strictly: a line that is none fails. */
function samplesOf(text: string): Sample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const found = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
      if (!found) throw new Error(`no sample: ${line}`);
      const [, name = '', labels = '', value = ''] = found;
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text_ = '']) => [
        key,
        text_,
      ]);
      return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) };
    });
}

describe('metrics', () => {
  let kit: Kit;
  const scrape = async (base?: string, headers: Record<string, string> = {}): Promise<Sample[]> => {
    const answer = await kit.send(null, 'GET', '/api/casework/metrics', undefined, {
      headers,
      ...(base ? { base } : {}),
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    return samplesOf(answer.text);
  };
  const valueOf = (
    samples: Sample[],
    name: string,
    labels: Record<string, string> = {},
  ): number | undefined =>
    samples.find(
      (s) => s.name === name && Object.entries(labels).every(([key, value]) => s.labels[key] === value),
    )?.value;

  beforeAll(async () => {
    process.env['METRICS_TOKEN'] = 'a-token-for-the-monitor';
    kit = await startKit();
    const issue = await kit.register();
    await kit.done('groupA', issue, 'accept');
    await kit.register();
    // An event that never happened has no age.
    await kit.send('office', 'POST', '/api/casework/sweep', {});
  }, 300_000);
  afterAll(async () => {
    delete process.env['METRICS_TOKEN'];
    await kit?.app.stop();
  });

  test('are told to the monitor alone', async () => {
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (await kit.send(null, 'GET', '/api/casework/metrics', undefined, { headers })).status;
    expect(await ask({})).toBe(200);
    // A proxy on this machine passes on what comes from elsewhere.
    expect(await ask({ 'x-forwarded-for': '203.0.113.5' })).toBe(403);
    expect(
      await ask({ 'x-forwarded-for': '203.0.113.5', authorization: 'Bearer a-token-for-the-monitor' }),
    ).toBe(200);
    expect(await ask({ 'x-forwarded-for': '203.0.113.5', authorization: 'Bearer another' })).toBe(403);
    expect(await ask({ 'x-real-ip': '203.0.113.5' })).toBe(403);
  });

  test('count requests by the pattern of their route, whatever address was guessed', async () => {
    const missing = { method: 'GET', route: 'none', status: '404' };
    const before = valueOf(await scrape(), 'qiaomen_http_requests_total', missing) ?? 0;
    for (const guess of ['/api/a', '/api/b', '/api/casework/nothing']) await kit.send('groupA', 'GET', guess);
    const after = await scrape();
    expect(valueOf(after, 'qiaomen_http_requests_total', missing)).toBe(before + 3);
    const acted = {
      method: 'POST',
      route: '/api/casework/issues/:documentId/actions/:action',
      status: '200',
    };
    expect(valueOf(after, 'qiaomen_http_requests_total', acted)).toBe(1);
    expect(valueOf(after, 'qiaomen_http_request_duration_seconds_count', { route: acted.route })).toBe(1);
    expect(
      after.filter(({ labels }) => /nothing|documentId=|t[0-9a-f]{20}/.test(JSON.stringify(labels))),
    ).toEqual([]);
  });

  test('say the same of the house whichever instance is asked, and what the database says', async () => {
    const other = await spawnApp(kit.app.database, { env: { SWEEP_SCHEDULE: 'off' } });
    try {
      const ours = (samples: Sample[]): Sample[] =>
        samples.filter(({ name }) => /^qiaomen_(issues|outbox_(waiting|failed)|calendar)/.test(name));
      const [here, there] = [await scrape(), await scrape(other.url)];
      expect(ours(there)).toEqual(ours(here));
      expect(here.filter(({ name }) => name === 'qiaomen_issues')).toEqual([
        { name: 'qiaomen_issues', labels: { stage: 'accepted', light: 'green' }, value: 1 },
        { name: 'qiaomen_issues', labels: { stage: 'registered', light: 'green' }, value: 1 },
      ]);
      expect(valueOf(here, 'qiaomen_database_up')).toBe(1);
      expect(valueOf(here, 'qiaomen_pool_max')).toBeGreaterThan(0);
      expect(valueOf(here, 'qiaomen_database_transactions_total', { outcome: 'committed' })).toBeGreaterThan(
        0,
      );
    } finally {
      await other.stop();
    }
  }, 120_000);

  test('are all there that the alert rules and the dashboard name', async () => {
    const text = (await kit.send(null, 'GET', '/api/casework/metrics')).text;
    const told = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const rules = fs.readFileSync(path.join('deploy', 'alerts.yml'), 'utf8');
    const board = fs.readFileSync(path.join('deploy', 'dashboard.json'), 'utf8');
    const { groups } = parse(rules) as {
      groups: { rules: { alert: string; expr: string; labels: object; annotations: object }[] }[];
    };
    expect(groups.flatMap((group) => group.rules).length).toBeGreaterThan(8);
    const { panels } = JSON.parse(board) as { panels: { targets: { expr: string }[] }[] };
    const expressions = [
      ...groups.flatMap((group) => group.rules.map(({ expr }) => expr)),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    const named = expressions.flatMap((expr) => expr.match(/\b(?:qiaomen|process|nodejs)_\w+/g) ?? []);
    const unknown = named.filter(
      (name) => !told.has(name.replace(/_(bucket|count|sum)$/, '')) && !told.has(name),
    );
    expect(unknown).toEqual([]);
  });

  describe('the id of a request', () => {
    test('is the proxy’s where that is one, and in every answer', async () => {
      const given = await kit.send('groupA', 'GET', '/api/casework/issues/none', undefined, {
        headers: { 'x-request-id': 'proxy-17:a.b' },
      });
      expect([given.status, given.headers.get('x-request-id')]).toEqual([404, 'proxy-17:a.b']);
      const strange = await kit.send('groupA', 'GET', '/api/issues', undefined, {
        headers: { 'x-request-id': 'a b"c' },
      });
      expect(strange.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    });

    test('stands in the answer of an error that only the log explains', async () => {
      await kit.app.ownerDb.query('alter table categories rename to categories_away');
      try {
        const failed = await kit.send('groupA', 'GET', '/api/categories', undefined, {
          headers: { 'x-request-id': 'find-me' },
        });
        expect(failed.status).toBe(500);
        expect(failed.body.error.details.requestId).toBe('find-me');
      } finally {
        await kit.app.ownerDb.query('alter table categories_away rename to categories');
      }
    });

    test('stands in structured log lines, with what was asked and by whom', async () => {
      const other = await spawnApp(kit.app.database, {
        env: { SWEEP_SCHEDULE: 'off', LOG_FORMAT: 'json', LOG_LEVEL: 'http' },
      });
      try {
        await kit.send('groupA', 'GET', '/api/issues?filters[title][$contains]=秘密', undefined, {
          base: other.url,
          headers: { 'x-request-id': 'in-the-log' },
        });
      } finally {
        await other.stop();
      }
      const lines = other
        .output()
        .split('\n')
        .filter((line) => line.includes('in-the-log'));
      expect(lines.length).toBeGreaterThan(0);
      const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(parsed).toContainEqual(
        expect.objectContaining({
          level: 'http',
          requestId: 'in-the-log',
          method: 'GET',
          path: '/api/issues',
          route: '/api/issues',
          status: 200,
          account: expect.stringMatching(/^api:/),
        }),
      );
      expect(lines.join('')).not.toContain('秘密');
    }, 120_000);
  });
});
