import { ISSUE_CODES } from '../../src/plugins/casework/domain/measures';
import type { SubjectFigures } from '../../src/plugins/casework/contracts/measures';
import type { Trx } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { type TestApp, bootApp } from '../support/app';
import { type City, buildCity } from '../support/city';
import type { Ask } from './slow';
import { type Histories, makeHistories } from './world';

class Undo extends Error {}
export const person = { section: '市政科', responsiblePerson: '示例某', phone: '0454-0000000' };
export const report = { result: 'solved', measures: '已修复' };

let app: TestApp;
export let city: City;

/** Boots a city for the file. */
export function useCity(): void {
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
  }, 300_000);

  afterAll(() => app?.stop());
}

/** Runs work in a transaction that is rolled back. */
export async function trying(work: (h: Histories) => Promise<void>): Promise<void> {
  try {
    await app.strapi.db.transaction(async ({ trx }) => {
      await work(await makeHistories(app, city, trx as unknown as Trx));
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
}

/** The database's figures and the slow ones agree for every subject and code. */
export async function agree(h: Histories, ask: Ask): Promise<SubjectFigures[]> {
  const slow = await h.slow(ask);
  const fast = await h.fast(ask);
  const told = new Set<string>();
  for (const subject of fast) {
    const id = subject.id === null ? 0 : h.key(subject.id);
    for (const figure of subject.measures) {
      if (!(ISSUE_CODES as string[]).includes(figure.code)) continue;
      const name = `${id} ${figure.code}`;
      told.add(name);
      expect({
        ask,
        subject: subject.name,
        code: figure.code,
        numerator: figure.numerator,
        denominator: figure.denominator,
        value: figure.value,
      }).toEqual({
        ask,
        subject: subject.name,
        code: figure.code,
        ...(slow.get(name) ?? { numerator: 0, denominator: 0, value: null }),
      });
    }
  }
  expect([...slow.keys()].filter((name) => !told.has(name))).toEqual([]);
  return fast;
}

export const read = (told: SubjectFigures[], code: string, id: string | null): string => {
  const found = told.find((s) => s.id === id)?.measures.find((m) => m.code === code);
  return `${found?.numerator}/${found?.denominator} ${found?.value}`;
};

export const figure = async (
  h: Histories,
  ask: Ask,
  code: string,
  id: string | null = null,
): Promise<string> => read(await agree(h, ask), code, id);
