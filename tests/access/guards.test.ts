import { truthOf, typesOf, type Truth, type TypeInfo } from './doors/doors';
import { guardsOf, type Guard } from './guards';
import { policyFindings } from './policies';
import { privilegeFindings } from './privileges';
import { probesOf, triggersOf } from './triggers';
import { buildWorld } from './world/world';
import { type World } from './world/types';

/** `npm run test:guards` says of each guard what misses it: `all`, or a part of the names to ask about. */
const TOLD = process.env['QIAOMEN_GUARDS'] ?? '';
const tell = (line: string): void => void (TOLD && process.stderr.write(`${line}\n`));

describe('the guards', () => {
  let world: World;
  let types: TypeInfo[];
  let truth: Truth;
  let guards: Guard[];

  beforeAll(async () => {
    world = await buildWorld();
    types = typesOf(world);
    truth = await truthOf(world, types);
    guards = await guardsOf({ world, types, truth });
  }, 1_800_000);
  afterAll(() => world?.kit.app.stop());

  test('the policies alone say what the rule says: reading, adding, changing, deleting', async () => {
    expect((await policyFindings({ world, types, truth })).slice(0, 25)).toEqual([]);
  }, 1_800_000);

  test('requests may touch what is written down, and no function works with the owner’s rights unseen', async () => {
    const tables = types.map(({ table }) => table);
    expect(await privilegeFindings(world.kit.app.ownerDb, tables)).toEqual([]);
  });

  test('every type has a policy, and every policy is among the guards', async () => {
    const names = guards.map(({ name }) => name);
    for (const { table } of types) expect(names).toContain(`policy casework_see_all on "${table}": dropped`);
    const { rows } = await world.kit.app.ownerDb.query<{ count: number }>(
      'select count(*)::int as count from pg_policies',
    );
    const dropped = names.filter((name) => name.startsWith('policy ') && name.endsWith(': dropped'));
    expect(dropped.length).toBe(rows[0]?.count);
  });

  test('every trigger is asked about each event that calls it', async () => {
    const unasked = (await triggersOf(world.kit.app.ownerDb)).flatMap((trigger) => {
      const asked = probesOf(trigger);
      return trigger.events
        .filter((event) => !asked[event])
        .map((event) => `${trigger.table}.${trigger.name}, ${event}`);
    });
    expect(unasked).toEqual([]);
  });

  test('with each guard taken away something goes red, and with it in place nothing is', async () => {
    const survivors: string[] = [];
    const chosen = guards.filter(({ name }) => ['', 'all'].includes(TOLD) || name.includes(TOLD));
    for (const guard of chosen) {
      await guard.remove();
      try {
        const findings = await guard.look();
        if (findings.length === 0) survivors.push(guard.name);
        tell(`${guard.name} → ${findings[0]?.slice(0, 160) ?? 'nothing'}`);
      } finally {
        await guard.restore();
      }
    }
    // Every guard has been restored, and only its own absence caused findings.
    expect((await policyFindings({ world, types, truth })).slice(0, 25)).toEqual([]);
    for (const guard of chosen) {
      const { name } = guard;
      if (!name.startsWith('policy') || name.includes('"files"'))
        expect({ name, amiss: await guard.look() }).toEqual({ name, amiss: [] });
    }
    for (const name of survivors) tell(`not missed: ${name}`);
    tell(`${chosen.length} guards, ${survivors.length} not missed`);
    expect(survivors).toEqual([]);
  }, 7_200_000);
});
