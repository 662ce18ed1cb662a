import type { Account } from '../../support/city';
import { type Kit, type Reply, startKit } from '../support';

/**
 * The sentences of "Particulars", "Clock", "Escalation" and "Ledger" of the lifecycle, each as a test. The clock is
 * set to Monday 2 March 2026, 10:00 in Shanghai; that March has no holiday, and 6 April is one.
 */

export let kit: Kit;
export let city: Kit['city'];

/** Boots a city for the file; before each test the clock is set to Monday 2 March 2026, 10:00 in Shanghai. */
export function useCity(): void {
  beforeAll(async () => {
    kit = await startKit();
    city = kit.city;
  });

  beforeEach(() => kit.at(NOW));

  afterAll(() => kit?.app.stop());
}

export const NOW = '2026-03-02T10:00';

export const errorOf = (answer: Reply): { status: number; code: unknown; fields: string[] } => ({
  status: answer.status,
  code: answer.body?.error?.details?.code,
  fields: (answer.body?.error?.details?.errors ?? []).map((e: { path: string[] }) => e.path.join('.')),
});

/** An action is refused with this conflict, and the answer says where the issue stands. */
export async function conflict(
  account: Account,
  issue: string,
  action: string,
  data: object,
  code: string,
): Promise<void> {
  const answer = await kit.act(account, issue, action, data);
  expect({ action, account, ...errorOf(answer) }).toMatchObject({ action, account, status: 409, code });
  expect(answer.body.error.details.stage).toBe((await kit.row(issue))['stage']);
  expect(answer.body.error.details.allowedActions).not.toContain(action);
}

/** An action is refused because of the value of a field. */
export async function wrong(
  account: Account,
  issue: string,
  action: string,
  data: object,
  field: string,
): Promise<void> {
  const answer = await kit.act(account, issue, action, data);
  expect({ action, account, data, ...errorOf(answer) }).toMatchObject({
    action,
    account,
    status: 400,
    fields: [field],
  });
}

export const live = (t: { state: string }): boolean =>
  !['returned', 'superseded', 'cancelled', 'reopened'].includes(t.state);

export const lead = async (issue: string): Promise<Record<string, unknown>> =>
  (await kit.transfers(issue)).find((t) => t['role'] === 'lead' && live(t as never)) ?? {};

export const supports = async (issue: string): Promise<Record<string, unknown>[]> =>
  (await kit.transfers(issue)).filter((t) => t['role'] === 'support');

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- entries are looked at freely in tests
export const ledger = async (account: Account, issue: string): Promise<Record<string, any>[]> => {
  const answer = await kit.send(account, 'GET', `/api/casework/issues/${issue}/ledger`);
  expect(answer.status).toBe(200);
  return answer.body.data;
};

export const requests = (issue: string, kind: string): Promise<{ state: string }[]> =>
  kit.rows(
    `select r.state from issue_requests r join issues i on i.id = r.issue_id
      where i.document_id = $1 and r.kind = $2 order by r.id`,
    [issue, kind],
  );

/** The light as an action shows it; a note by the office changes nothing else. */
export const light = async (issue: string, at: string): Promise<string> => {
  kit.at(at);
  return (await kit.done('office', issue, 'note', { text: '看灯' })).light;
};

export const reported = { result: 'solved', measures: '已修复' };
