import fc from 'fast-check';
import { Doors, truthOf, typesOf, type Answer } from '../access/doors/doors';
import { buildWorld } from '../access/world/world';
import { type Reader, type World } from '../access/world/types';
import { routesOf, type Route } from '../support/app';

/**
 * Any request to any address, by any caller: it is understood or refused, in words, and returns nothing of others
 * (spec: page 5, "bad input never gives a 500"; the list of attacks, oracle O1).
 */

const SEED = Number(process.env['QIAOMEN_SEED'] ?? 20_261_126);
const COUNT = Number(process.env['QIAOMEN_EVERYWHERE'] ?? 800);

type Request = Route & { reader: Reader; values: string[]; query: string[]; body: unknown };

/** Calls that end the asker's session or the application. */
const LEFT_OUT = /sign-out|logout|restart|sessions/;

const ODD = [
  ...['1', '0', '-1', '9'.repeat(21), 'null', 'undefined', 'NaN', 'true', '\0', 'x'.repeat(300), '../..'],
  ...['😀', '[object Object]', '1;select', "'", '%', 'constructor', '__proto__', '诉求'],
];

const QUERIES = `
  filters[id][$between]=1 filters[$or][0]=x filters[$not]=1 filters[0][id]=1 filters=x filters[$and]=1 filters[id][$gt]=0
  filters[documentId][$not][$between]=1 filters[$or][0][createdBy]=1 populate[enterprise][filters][$not]=1
  populate=* populate[createdBy]=* populate[0]=deep.er sort=id sort[0]=createdBy.email fields=id fields[0]=password
  page=0 page=1&pageSize=100000 page[]=1 pageSize=-1 start=-1 limit=-5 withCount=maybe _q=CNRY _q=%00
  locale=* locale[]=a status=draft id=1 ids=x ids[0]=1 idsToOmit[0]=1 idsToInclude=zz plugins[]=x params[]=1
  from=2026-01-01&to=2026-12-31 from=x&to=y subject=unit half=2026H1 period=2026-10 quarter=2026Q3 year=2026
  table=unit kind=group kind[]=1&kind[]=2 model=api::issue.issue contentType=api::issue.issue type=x`
  .trim()
  .split(/\s+/);

const NAMES =
  `data ids id documentIds entries permissions params filters fileInfo query widgets settings layouts email password
  subject from lines urls localizations createdBy roles folder related __proto__ constructor toString`.split(
    /\s+/,
  );

const ACTIONS = ['accept', 'transfer', 'note', 'register', 'confirm', 'amend', 'void', 'publish', 'clone'];

describe('every address', () => {
  let world: World;
  let doors: Doors;
  let routes: Route[];

  beforeAll(async () => {
    world = await buildWorld();
    const types = typesOf(world);
    doors = new Doors(world, types, await truthOf(world, types));
    routes = routesOf(world.kit.app).filter(({ path }) => !LEFT_OUT.test(path));
  }, 600_000);
  afterAll(() => world?.kit.app.stop());

  /** Requests that know what addresses are made of, and hold to none of it. */
  function requests(): fc.Arbitrary<Request> {
    const { contentTypes } = world.kit.app.strapi;
    const keys = Object.values(doors.truth.all)
      .flatMap((rows) => [...rows.slice(0, 4), ...rows.slice(-4)].map((row) => row['document_id']))
      .filter((key): key is string => typeof key === 'string');
    const attributes = doors.types.flatMap((type) => Object.keys(type.attributes));
    const value = fc.constantFrom(
      ...Object.keys(contentTypes),
      ...[...keys, ...keys, ...ACTIONS, ...ODD],
      ...attributes.slice(0, 40),
    );
    const scalar: fc.Arbitrary<unknown> = fc.oneof(
      fc.constantFrom(null, true, '', 'x', 0, -1, 1e308, 'x'.repeat(2000), '\0', '\ud800', '2026-13-45'),
      fc.constantFrom([], {}, [null], { $eq: 1 }, { connect: [{ id: 1 }] }, { set: [null] }, [[]]),
      fc.constantFrom(...keys),
      fc.constantFrom(...keys).map((key) => ({ connect: [key] })),
    );
    const { body } = fc.letrec<{ body: unknown }>((tie) => ({
      body: fc.dictionary(
        fc.constantFrom(...new Set([...attributes, ...NAMES])),
        fc.oneof({ maxDepth: 2 }, scalar, tie('body')),
        {
          minKeys: 1,
          maxKeys: 4,
        },
      ),
    }));
    return fc
      .tuple(
        fc.constantFrom(...routes),
        fc.constantFrom(...doors.readers),
        fc.array(value, { minLength: 4, maxLength: 4 }),
        fc.array(fc.constantFrom(...QUERIES), { maxLength: 2 }),
        fc.oneof(
          { weight: 5, arbitrary: body.map((data) => ({ data })) },
          { weight: 3, arbitrary: body },
          scalar,
        ),
      )
      .map(([route, reader, values, query, sent]) => ({ ...route, reader, values, query, body: sent }));
  }

  async function send({ method, path, reader, values, query, body }: Request): Promise<Answer | null> {
    const panel = !path.startsWith('/api/') && path !== '/graphql';
    if (panel && !reader.panel) return null;
    const left = [...values];
    const address = path.replace(/:[A-Za-z_]+/g, (name) =>
      /model|uid|contentType/i.test(name) && ODD.includes(left[0] ?? '')
        ? 'api::issue.issue'
        : encodeURIComponent(left.shift() ?? ''),
    );
    const asked = query.length > 0 ? `${address}?${query.join('&')}` : address;
    const carries = method !== 'GET' && method !== 'DELETE';
    return doors.ask(reader, asked, { method, panel, ...(carries ? { body } : {}) });
  }

  test(`${COUNT} requests, to all of them`, async () => {
    const answered = new Map<number, number>();
    const english: string[] = [];
    for (const request of fc.sample(requests(), { seed: SEED, numRuns: COUNT })) {
      const answer = await send(request);
      if (!answer) continue;
      answered.set(answer.status, (answered.get(answer.status) ?? 0) + 1);
      const { error } = (answer.body ?? {}) as { error?: { message?: unknown } };
      if (error && !/\p{Script=Han}/u.test(String(error.message)))
        english.push(`${request.method} ${request.path}: ${answer.text.slice(0, 200)}`);
    }
    // Doors finds foreign texts and answers of 500.
    expect({ findings: doors.findings, english }).toEqual({ findings: [], english: [] });
    process.stdout.write(`every address: ${JSON.stringify(Object.fromEntries(answered))}\n`);
    expect(answered.get(200)).toBeGreaterThan(COUNT / 50);
  }, 1_200_000);
});
