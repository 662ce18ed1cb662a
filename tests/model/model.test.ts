import fc from 'fast-check';
import { PUBLIC_ACTIONS } from '../../src/plugins/casework/domain/lifecycle';
import type { Trx } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { type TestApp, bootApp } from '../support/app';
import { type City, buildCity } from '../support/city';
import { COMMON, STARTS, WITH_CLOCK, command, doStraightOn } from './commands';
import { checkChains } from './compare';
import { type Keys, calendarWith, keysOf, overHttp, useCases } from './driver';
import { MODEL_ACTIONS } from './permissions';
import { type Real, UNIT_NAMES } from './real';
import type { World } from './state';

/**
 * Random sequences of all actions by all people, with leaps of the clock, changes of the calendar and of
 * pairings, compared with the model after every step. FC_RUNS and FC_SEED (a number, or `random`) lengthen or vary a run; a failure
 * is shrunk, and its message is the trace that led there.
 */
const RUNS = Number(process.env['FC_RUNS'] ?? 300);
const HTTP_RUNS = Math.max(1, Math.ceil(RUNS / 20));
const GIVEN = process.env['FC_SEED'] ?? '20261123';
const SEED = GIVEN === 'random' ? {} : { seed: Number(GIVEN) };

describe('any sequence of actions agrees with the model', () => {
  let app: TestApp;
  let city: City;
  let keys: Keys;
  const taken = new Map<string, number>();

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    keys = await keysOf(app);
    const { rows } = await app.db.query<{ name: string; code: string }>('select name, code from departments');
    for (const { name, code } of rows) UNIT_NAMES[code === 'town-01' ? 'township' : code] = name;
    // The scans of a level-3 decision and of what groups enter in their leader's name: a file of each one's own.
    for (const who of ['office', 'groupA', 'groupB'] as const)
      await app.db.query(
        `with f as (
           insert into files (document_id, name, hash, mime, size, url, provider, created_at, updated_at, published_at)
           values ($1, 'scan.pdf', $1, 'application/pdf', 1, '/uploads/scan.pdf', 'local', now(), now(), now()) returning id)
         insert into casework.file_owner (file_id, staff_id, account) select id, $2, '' from f`,
        [city.people[who].membership, city.people[who].staffId],
      );
  }, 300_000);
  afterAll(() => app?.stop());

  const world = (now: Date): World => ({
    now,
    calendar: calendarWith([]),
    unpaired: null,
    issues: [],
    trace: [],
  });

  test('the model knows every public action', () => {
    expect(['register', ...MODEL_ACTIONS].sort()).toEqual([...PUBLIC_ACTIONS].sort());
  });

  test(
    'as use-cases, at any time',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...STARTS),
          fc.nat(7),
          fc.nat(3),
          fc.commands(WITH_CLOCK, { maxCommands: 25, size: 'max' }),
          async (start, length, level, commands) => {
            const trx = (await app.strapi.db.connection.transaction()) as unknown as Trx;
            const real: Real = {
              city,
              door: useCases(app, city, keys, trx),
              system: null,
              days: [],
              last: new Map(),
              ledgers: new Map(),
            };
            real.system = real.door as ReturnType<typeof useCases>;
            try {
              const model = world(start);
              await command('straight on', [], () => doStraightOn(model, real, length, level)).run(
                model,
                real,
              );
              await fc.asyncModelRun(() => ({ model, real }), commands);
              await checkChains(model, real);
              for (const entries of real.ledgers.values())
                for (const { action, to } of entries) {
                  taken.set(action, (taken.get(action) ?? 0) + 1);
                  taken.set(`→${to}`, (taken.get(`→${to}`) ?? 0) + 1);
                }
            } finally {
              await trx.rollback();
            }
          },
        ),
        { numRuns: RUNS, unbiased: true, ...SEED },
      );
      // A run that never came far would agree with anything.
      if (process.env['FC_STATS']) console.log(Object.fromEntries([...taken].sort((a, b) => b[1] - a[1])));
      if (RUNS >= 1000)
        for (const action of MODEL_ACTIONS.filter((a) => a !== 'dismiss-proposal'))
          expect({ action, taken: taken.has(action) }).toEqual({ action, taken: true });
    },
    60_000 + RUNS * 1000,
  );

  test(
    'over HTTP, now',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands(COMMON, { maxCommands: 20, size: 'max' }), async (commands) => {
          const real: Real = {
            city,
            door: overHttp(app, city, keys),
            system: null,
            days: [],
            last: new Map(),
            ledgers: new Map(),
          };
          const model = world(new Date());
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await checkChains(model, real);
        }),
        { numRuns: HTTP_RUNS, unbiased: true, ...SEED },
      );
    },
    60_000 + HTTP_RUNS * 5000,
  );
});
