import { type Kit, reach as reachWith, startKit } from '../lifecycle/support';
import type { Account } from '../support/city';

/**
 * Events of time on issues, each threshold to the minute and once. Monday 2 March 2026; that March has no holiday,
 * 6 April is one.
 */

export let kit: Kit;

/** Boots a city for the file. */
export function useCity(): void {
  beforeAll(async () => {
    kit = await startKit();
  });

  afterAll(() => kit?.app.stop());
}

export const NOW = '2026-03-02T10:00';

/** Brings an issue to a stage without a support unit, which would have its own deadline. */
export const reach = (on: Kit, stage: Parameters<typeof reachWith>[1]): Promise<string> =>
  reachWith(on, stage, { order: { supportUnits: [] } });

export type Done = Record<string, number>;

/** Sweeps at an instant; what was done of issues. */
export async function sweepAt(local: string): Promise<Done> {
  kit.at(local);
  const answer = await kit.send('office', 'POST', '/api/casework/sweep', {});
  expect(answer.status).toBe(200);
  const steps = answer.body.data.steps as { name: string; done: Done; failed: number; error?: string }[];
  for (const step of steps) expect(step).toMatchObject({ failed: 0 });
  const mine = steps.filter(({ name }) => name === 'issues' || name === 'calendar');
  return Object.assign({}, ...mine.map((s) => s.done)) as Done;
}

/** Titles of a person's messages about one issue, oldest first. */
export async function told(account: Account, issue: string): Promise<string[]> {
  const answer = await kit.send(account, 'GET', '/api/casework/messages?pageSize=100');
  expect(answer.status).toBe(200);
  const all = answer.body.data as { event: string; issue: string | null; createdAt: string }[];
  return all
    .filter((m) => m.issue === issue)
    .map((m) => m.event)
    .reverse();
}

export const actions = async (issue: string): Promise<string[]> =>
  (
    await kit.rows<{ action: string }>(
      `select l.action from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1 order by l.sequence`,
      [issue],
    )
  ).map((l) => l.action);

/** Ends what other tests would find due. */
export async function finish(issue: string): Promise<void> {
  await kit.inside(
    `update issues set stage = 'closed', due_at = null, yellow_from = null, red_from = null where document_id = $1`,
    [issue],
  );
}
