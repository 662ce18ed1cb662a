import { holdInstant } from '../../src/plugins/casework/server/src/platform/base/clock';
import { type TestApp, bootApp } from '../support/app';
import { type Account, type City, buildCity } from '../support/city';
import { keepDuties } from '../support/duties';

export let app: TestApp;
export let city: City;

/** Boots a city for the file; after its tests the clock runs again. */
export function useCity(): void {
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
  }, 300_000);

  afterAll(async () => {
    holdInstant(null);
    await app?.stop();
  });
}

/** An instant from `2026-03-02 10:00` in Shanghai. */
export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
export const hold = (text: string): void => holdInstant(at(text));
export const sweep = (text: string) => keepDuties(app, at(text));

export type Duty = {
  documentId: string;
  type: string;
  period: string;
  state: string;
  planDate: string;
  dueDate: string;
  department: string | null;
  group: string | null;
};
export const duties = async (who: Account, query: string): Promise<Duty[]> => {
  const answer = await city.as(who).get(`/api/casework/duties?pagination[pageSize]=500&${query}`);
  expect(answer.status).toBe(200);
  return answer.body.data as Duty[];
};
export const statesOf = async (who: Account, query: string): Promise<Record<string, string>> =>
  Object.fromEntries((await duties(who, query)).map((d) => [`${d.type} ${d.period}`, d.state]));

export const toHandling = async (
  group: Account,
  unit: Account,
  lead: string,
  enterprise: string,
): Promise<string> => {
  const made = await city.as(group).register({ enterprise });
  expect(made.status).toBe(201);
  const issue = made.body.data.documentId as string;
  expect((await city.as(group).act(issue, 'accept')).status).toBe(200);
  expect((await city.as(group).act(issue, 'transfer', { leadUnit: lead, standard: '修复' })).status).toBe(
    200,
  );
  const taken = await city
    .as(unit)
    .act(issue, 'take-up', { section: '科', responsiblePerson: '某', phone: '0454-1' });
  expect(taken.status).toBe(200);
  return issue;
};
