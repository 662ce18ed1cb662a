import { Doors, each, truthOf, typesOf, type TypeInfo } from './doors/doors';
import { calls, contentManager, fileDoors, graphql, measures } from './doors/others';
import { restFilter, restFindOne, restList, restSearch, restSort } from './doors/rest';
import { buildWorld } from './world/world';
import {
  answeredBy,
  missingServers,
  startInstances,
  startSharedStore,
  type Instances,
} from '../support/instances';
import { type ActorName, type Reader, type World } from './world/types';

/** For each reader and each interface: the answer holds what the rule says (rule.ts), and nothing else. */
describe('the rule of visibility at every interface', () => {
  let world: World;
  let types: TypeInfo[];
  let doors: Doors;

  // QIAOMEN_INSTANCES=1: everything is asked through three instances behind nginx, PgBouncer, a replica and S3.
  const isHouse = process.env['QIAOMEN_INSTANCES'] === '1' && missingServers === '';
  let house: Instances | undefined;
  let store: Awaited<ReturnType<typeof startSharedStore>> | undefined;

  beforeAll(async () => {
    if (isHouse) {
      store = await startSharedStore();
      Object.assign(process.env, store.env);
    }
    world = await buildWorld();
    if (store) {
      house = await startInstances(world.kit.app.database, { env: store.env });
      world.kit.app.url = house.url;
    }
    types = typesOf(world);
    doors = new Doors(world, types, await truthOf(world, types));
  }, 300_000);
  afterAll(async () => {
    const answered = house ? await answeredBy(house) : [];
    await house?.stop();
    await world?.kit.app.stop();
    await store?.s3.stop();
    // It was really asked there: all instances, and the replica.
    for (const { requests, fromReplica } of answered)
      expect(Math.min(requests, fromReplica)).toBeGreaterThan(0);
  });

  /** Readers who see the same as another one ask the lists only. */
  const TWINS: readonly ActorName[] = [
    'liaisonA',
    'enterpriseB',
    'hatGroup',
    'hatUnit',
    'blocked',
    'outdated',
  ];
  const principal = (): Reader[] => doors.readers.filter(({ name }) => !TWINS.includes(name));

  /** Asks an interface as every reader and of every type, and expects no finding. */
  const everyone = async (
    work: (d: Doors, reader: Reader, type: TypeInfo) => Promise<void>,
    readers: Reader[] = principal(),
  ): Promise<void> => {
    doors.findings.length = 0;
    const before = doors.asked;
    await each(
      readers.flatMap((reader) => types.map((type) => ({ reader, type }))),
      ({ reader, type }) => work(doors, reader, type),
    );
    expect(doors.findings.slice(0, 25)).toEqual([]);
    expect(doors.asked - before).toBeGreaterThan(readers.length * 10);
  };
  const eachReader = async (work: (d: Doors, reader: Reader) => Promise<void>): Promise<void> => {
    doors.findings.length = 0;
    await each(principal(), (reader) => work(doors, reader));
    expect(doors.findings.slice(0, 25)).toEqual([]);
  };

  test('the world holds what the rule speaks of: every type, every stage, seen and hidden', () => {
    expect(principal().length).toBeGreaterThanOrEqual(12);
    const stages = new Set(doors.truth.all['issue']?.map((row) => row['stage']));
    expect([...stages].sort()).toEqual(
      [
        'accepted',
        'closed',
        'confirmed',
        'declined',
        'handling',
        'merged',
        'registered',
        'reported',
        'transferred',
        'void',
        'withdrawn',
      ].sort(),
    );
    const states = new Set(doors.truth.all['transfer']?.map((row) => row['state']));
    for (const state of ['returned', 'superseded', 'cancelled', 'reopened', 'handling'])
      expect(states).toContain(state);
    const { sees } = doors.truth;
    for (const name of ['issue', 'transfer', 'ledger-entry', 'issue-request', 'escalation', 'milestone']) {
      for (const reader of ['groupA', 'groupB', 'leaderA', 'leaderB'] as const) {
        expect({ name, reader, seen: (sees[reader][name]?.size ?? 0) > 0 }).toEqual({
          name,
          reader,
          seen: true,
        });
        expect({
          name,
          reader,
          hidden: doors.hiddenRows(doors.world.readers[reader], name).length > 0,
        }).toEqual({ name, reader, hidden: true });
      }
    }
    expect(sees.groupA['issue']).not.toEqual(sees.groupB['issue']);
  });

  test(
    'REST lists: rows, totals, order, relations, fields',
    () => everyone(restList, doors.readers),
    600_000,
  );
  test('REST single rows', () => everyone(restFindOne), 600_000);
  test('REST filters through relations', () => everyone(restFilter), 600_000);
  test('REST orders and pages', () => eachReader(restSort), 600_000);
  test('REST search', () => eachReader(restSearch), 600_000);
  test('GraphQL lists, totals and nested relations', () => everyone(graphql), 600_000);
  test(
    'the Content Manager: lists, counts, forms, relations, pickers',
    () => everyone(contentManager, doors.panelReaders),
    600_000,
  );
  test('the calls on issues: ledger, actions, summary', () => eachReader(calls), 600_000);
  test('measures and the records behind them', () => eachReader(measures), 600_000);
  test('files', () => eachReader(fileDoors), 600_000);
});
