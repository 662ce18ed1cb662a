import { truthOf, typesOf, type Truth, type TypeInfo } from './doors';
import { guardsOf, triggerNames, type Guard } from './guards';
import { policyFindings } from './policies';
import { buildWorld, type World } from './world';

/** `npm run test:guards` takes every guard away in turn; here a few, and the comparison itself. */
const ALL = process.env['QIAOMEN_GUARDS'] === 'all';
const SOME = 12;

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

  test('every type has a policy, and every policy is among the guards', async () => {
    const names = guards.map(({ name }) => name);
    for (const { table } of types) expect(names).toContain(`policy casework_see_all on "${table}": dropped`);
    expect(guards.length).toBeGreaterThan(80);
  });

  /** Triggers without a probe, each with why nothing can tell that it is gone. */
  const UNPROBED: Record<string, string> = {};

  test('every trigger is among the guards, and refuses or writes what it should', async () => {
    const probed = guards.filter(({ name }) => name.startsWith('trigger'));
    const all = await triggerNames(world);
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter((name) => !(name in UNPROBED))).toEqual(
      expect.arrayContaining(probed.map((g) => g.name)),
    );
    expect(all.filter((name) => !(name in UNPROBED) && !probed.some((g) => g.name === name))).toEqual([]);
    for (const guard of probed)
      expect({ name: guard.name, amiss: await guard.look() }).toEqual({ name: guard.name, amiss: [] });
  }, 300_000);

  test('with each guard taken away something goes red, and with it in place nothing is', async () => {
    const step = ALL ? 1 : Math.floor(guards.length / SOME);
    const survivors: string[] = [];
    const chosen = guards.filter((_, i) => i % step === 0);
    for (const guard of chosen) {
      await guard.remove();
      try {
        const findings = await guard.look();
        if (findings.length === 0) survivors.push(guard.name);
        if (ALL)
          process.stderr.write(
            `${guard.name} → ${findings.length} findings, as: ${findings[0]?.slice(0, 160) ?? ''}\n`,
          );
      } finally {
        await guard.restore();
      }
    }
    // Every one is back in its place.
    expect((await policyFindings({ world, types, truth })).slice(0, 25)).toEqual([]);
    for (const guard of chosen) {
      const { name } = guard;
      if (!name.startsWith('policy') || name.includes('"files"'))
        expect({ name, amiss: await guard.look() }).toEqual({ name, amiss: [] });
    }
    if (ALL) process.stderr.write(`${chosen.length} guards, ${survivors.length} not missed\n`);
    expect(survivors).toEqual([]);
  }, 7_200_000);
});
