import { startKit, type Kit } from '../lifecycle/support';
import { PHONES, Visitor, comeIn, giveContacts, makeLink, pathOf } from './support';

/** What many openings do to others, and what their times tell: nothing. */
describe('many openings of the enterprise’s page', () => {
  let kit: Kit;
  beforeAll(async () => {
    kit = await startKit();
    await giveContacts(kit);
  });
  afterEach(() => kit.at(null));
  afterAll(() => kit?.app.stop());

  const link = async (side: 'A' | 'B'): Promise<string> =>
    pathOf((await makeLink(kit, { purpose: 'entry' }, side)).body.data.url as string);

  test('links that never were and links that have ended take as long, and are as large', async () => {
    const replaced = await link('A');
    const revoked = await makeLink(kit);
    await kit.send(
      'office',
      'POST',
      `/api/casework/enterprises/${kit.city.enterprises.A}/links/${revoked.body.data.documentId}/revoke`,
    );
    const kinds = {
      unknown: `/e/l/${'A'.repeat(32)}`,
      malformed: '/e/l/x',
      replaced,
      revoked: pathOf(revoked.body.data.url as string),
    };
    const times: Record<string, number[]> = {};
    const sizes = new Set<number>();
    for (let n = 0; n < 26; n += 1)
      for (const [kind, path] of Object.entries(kinds)) {
        const begun = performance.now();
        const { html } = await new Visitor(kit.app.url).get(path);
        // The first ones warm up.
        if (n > 1) (times[kind] ??= []).push(performance.now() - begun);
        sizes.add(Buffer.byteLength(html));
      }
    expect(sizes.size).toBe(1);
    const medians = Object.values(times).map((all) => all.sort((a, b) => a - b)[12] ?? 0);
    // Of what one statement more would take there is no trace; the rest is what a busy machine does.
    expect(Math.max(...medians)).toBeLessThan(Math.min(...medians) * 1.6 + 1);
  });

  test('pages of a session about what exists and what does not take as long', async () => {
    const foreign = await kit.register();
    const visitor = await comeIn(kit, 'B');
    const times: Record<string, number[]> = {};
    for (let n = 0; n < 22; n += 1)
      for (const [kind, id] of Object.entries({ foreign, missing: 'a'.repeat(24) })) {
        const begun = performance.now();
        expect((await visitor.get(`/e/issues/${id}`)).status).toBe(404);
        if (n > 1) (times[kind] ??= []).push(performance.now() - begun);
      }
    const [one = 0, two = 0] = Object.values(times).map((all) => all.sort((a, b) => a - b)[10] ?? 0);
    expect(Math.max(one, two)).toBeLessThan(Math.min(one, two) * 1.6 + 1);
  });

  test('ten thousand openings are answered, end no link and hold up nobody', async () => {
    kit.at('2027-03-01T09:00');
    const path = await link('A');
    const statuses = new Map<number, number>();
    let left = 10_000;
    const crawl = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        // Every tenth is the link itself, forwarded to a crawler.
        const { status } = await fetch(kit.app.url + (left % 10 === 0 ? path : `/e/l/${'D'.repeat(32)}`));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    const crawlers = Array.from({ length: 20 }, crawl);
    const took: number[] = [];
    while (left > 0) {
      const begun = performance.now();
      expect((await kit.send('office', 'GET', '/api/issues')).status).toBe(200);
      took.push(performance.now() - begun);
    }
    await Promise.all(crawlers);
    expect([...statuses.keys()].sort()).toEqual([200, 404, 429]);
    const refused = statuses.get(429) ?? 0;
    expect(refused).toBeGreaterThan(9_800);
    expect(Math.max(...took)).toBeLessThan(5_000);
    // Ten minutes later the link opens, with its five tries.
    kit.at('2027-03-01T09:11');
    const visitor = new Visitor(kit.app.url);
    const entered = await visitor.submit(path, path, { digits: PHONES.A.slice(-4) });
    expect(entered.status).toBe(303);
  }, 120_000);
});
