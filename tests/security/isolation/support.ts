import { Doors, truthOf, typesOf } from '../../access/doors/doors';
import { type Reader, type World } from '../../access/world/types';
import { buildWorld } from '../../access/world/world';
import { type PanelCaller, panel } from '../../support/admin';

export let world: World;
export let doors: Doors;
export let a: Reader;
export let superAdmin: PanelCaller;
export const lines: string[] = [];

export const get = (path: string, inPanel = false) => doors.ask(a, path, { panel: inPanel });
export const send = (method: string, path: string, body: unknown, inPanel = false) =>
  doors.ask(a, path, { method, body, panel: inPanel });
export const idOf = (key: string): string => world.issues[key] ?? '';
/** All rows of B that an attack could have changed. */
export const snapshot = async (): Promise<string> => {
  const { rows } = await world.kit.app.db.query(
    `select (select json_agg(i order by i.id) from issues i) as issues, (select count(*) from ledger_entries) as entries,
              (select json_agg(t order by t.id) from transfers t) as transfers, (select json_agg(r order by r.id) from reports r) as reports,
              (select json_agg(p order by p.id) from projects p) as projects, (select json_agg(e order by e.id) from enterprises e) as enterprises`,
  );
  return JSON.stringify(rows);
};

/** Boots the world of the differential tests, which the tests attack with the account of group A. */
export function useWorld(): void {
  beforeAll(async () => {
    world = await buildWorld();
    const types = typesOf(world);
    doors = new Doors(world, types, await truthOf(world, types));
    a = world.readers.groupA;
    superAdmin = await panel(world.kit.app, world.city, 'super');
    // Logs are captured too, each request's line included.
    const log = world.kit.app.strapi.log as unknown as {
      level: string;
      transports: { silent: boolean }[];
      on(e: 'data', f: (i: unknown) => void): void;
    };
    log.level = 'debug';
    for (const transport of log.transports) transport.silent = true;
    log.on('data', (info) => lines.push(JSON.stringify(info)));
  }, 600_000);

  afterEach(() => {
    const { findings } = doors;
    const amiss = findings.splice(0);
    expect(amiss).toEqual([]);
  });

  afterAll(() => world?.kit.app.stop());
}
