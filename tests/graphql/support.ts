import { type TestApp, bootApp } from '../support/app';
import { type Account, type City, buildCity, issueInput } from '../support/city';

type Answer = {
  status: number;
  data: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
  errors: any[]; // eslint-disable-line @typescript-eslint/no-explicit-any -- as above
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- as above
};
export let app: TestApp;
export let city: City;

/** Boots a city for the file. */
export function useCity(): void {
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
  });

  afterAll(() => app?.stop());
}

export const send = async (
  account: Account | null,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> => {
  let request = app.request().post('/graphql');
  if (account) request = request.set('Authorization', `Bearer ${city.people[account].token}`);
  for (const [key, value] of Object.entries(headers)) request = request.set(key, value);
  const { status, body } = await request.send({ query, variables });
  return { status, body, data: body.data, errors: body.errors ?? [] };
};

const REGISTER =
  'mutation ($data: RegisterIssueInput!) { registerIssue(data: $data) { documentId number stage light } }';

export const register = async (): Promise<string> => {
  const { data, errors } = await send('groupA', REGISTER, { data: issueInput(city) });
  expect(errors).toEqual([]);
  return data.registerIssue.documentId as string;
};

export const take = (
  account: Account,
  id: string,
  name: string,
  data?: object,
  headers?: Record<string, string>,
) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return send(
    account,
    `mutation ($id: ID!, $data: ${type}${data && !['acceptIssue', 'consentIssue'].includes(name) ? '!' : ''}) {
         answer: ${name}(documentId: $id, data: $data) { documentId stage light leadUnit { name } }
       }`,
    { id, ...(data ? { data } : {}) },
    headers,
  );
};

export const handled = async (): Promise<string> => {
  const id = await register();
  for (const [account, action, data] of [
    ['groupA', 'accept', {}],
    ['groupA', 'transfer', { leadUnit: city.departments.zhujian, standard: '修复路面' }],
    ['unitA', 'take-up', { section: '市政科', responsiblePerson: '示例某', phone: '0454-0000000' }],
  ] as const) {
    expect((await city.as(account).act(id, action, data)).status).toBe(200);
  }
  return id;
};
