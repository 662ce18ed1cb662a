import type { Account } from '../../support/city';
import { type Kit, type Reply, reach, startKit } from '../support';

/** Bad input: a clear 400 with field and reason, nothing written, never a 500. */

export let kit: Kit;
export let city: Kit['city'];
export let accepted: string;

/** Boots a city with an accepted issue; before each test the clock is set to Monday 2 March 2026, 10:00 in Shanghai. */
export function useCity(): void {
  beforeAll(async () => {
    kit = await startKit();
    city = kit.city;
    kit.at('2026-03-02T10:00');
    accepted = await reach(kit, 'accepted');
  });

  beforeEach(() => kit.at('2026-03-02T10:00'));

  afterAll(() => kit?.app.stop());
}

const TABLES = [
  'issues',
  'transfers',
  'issue_requests',
  'escalations',
  'milestones',
  'ledger_entries',
  'files_related_mph',
  'casework.outbox',
  'casework.idempotency',
];

/** How many rows every lifecycle table has, and the state of the counters. */
const counts = async (): Promise<unknown> => {
  const [row] = await kit.rows(
    `select ${TABLES.map((t, i) => `(select count(*)::int from ${t}) as t${i}`).join(', ')},
            (select json_object_agg(key, value)::text from casework.counters) as counters,
            (select md5(string_agg(i::text, ',' order by i.id)) from issues i) as issues`,
  );
  return row;
};

/** Work that must leave the lifecycle tables as they were. */
export async function writesNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await counts();
  const result = await work();
  expect(await counts()).toEqual(before);
  return result;
}

export const register = (data: unknown, account: Account = 'groupA', headers = {}): Promise<Reply> =>
  kit.send(account, 'POST', '/api/casework/issues', { data }, { headers });
