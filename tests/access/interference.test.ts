import fc from 'fast-check';
import type { Core } from '@strapi/strapi';
import { Doors, each, truthOf, typesOf, type Truth, type TypeInfo } from './doors/doors';
import { buildWorld } from './world/world';
import { type ActorName, type World } from './world/types';

/**
 * Non-interference: what a department is answered does not depend on what others hold. The same generated
 * requests are put before and after everything that its side does not see has been changed: every text,
 * number, date and key of those rows, other people's accounts, and new business on top. The answers must be
 * the same bytes. `QIAOMEN_INTERFERENCE` says how many requests (a few thousand by night), `QIAOMEN_SEED` which.
 */
const COUNT = Number(process.env['QIAOMEN_INTERFERENCE'] ?? 200);
const SEED = Number(process.env['QIAOMEN_SEED'] ?? 20_260_901);

const OBSERVERS: readonly ActorName[] = ['groupA', 'leaderA', 'unitA', 'enterpriseA'];

type Request = {
  observer: ActorName;
  panel: boolean;
  path: string;
  body?: { query: string; variables: object };
};

/** Values to try text filters with, and keys. */
type Pool = { words: string[]; keys: string[]; ids: number[] };

const OPERATORS = [
  '$eq',
  '$ne',
  '$eqi',
  '$contains',
  '$containsi',
  '$notContains',
  '$startsWith',
  '$endsWith',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$null',
  '$notNull',
  '$in',
  '$notIn',
  '$between',
] as const;

/** Operators that an attribute of any type takes. */
const ORDERING = OPERATORS.filter((operator) => !/eqi|contains|Contains|With/.test(operator));
const TEXTUAL = new Set(['string', 'text', 'richtext', 'email', 'uid']);

/** The attributes that every type has. */
const GIVEN: Readonly<Record<string, string>> = {
  id: 'integer',
  documentId: 'string',
  createdAt: 'datetime',
  updatedAt: 'datetime',
};

type Way = { path: string[]; attribute: { type: string; enum?: readonly string[] } };

function operandOf(operator: string, a: string, b: string): string | string[] {
  if (operator === '$null' || operator === '$notNull') return 'true';
  return ['$in', '$notIn', '$between'].includes(operator) ? [a, b] : a;
}

/** A value that such an attribute may have. */
function fitting(
  { type, enum: values }: Way['attribute'],
  other: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const day = fc.integer({ min: -900, max: 900 }).map((n) => new Date(NEAR + n * 86_400_000).toISOString());
  switch (type) {
    case 'enumeration':
      return values?.length ? fc.constantFrom(...values) : other;
    case 'boolean':
      return fc.constantFrom('true', 'false');
    case 'integer':
    case 'biginteger':
    case 'decimal':
    case 'float':
      return fc.integer({ min: -1, max: 60 }).map(String);
    case 'datetime':
      return day;
    case 'date':
      return day.map((instant) => instant.slice(0, 10));
    default:
      return other;
  }
}

const NEAR = Date.UTC(2026, 2, 1);

const scalar = (type: string): boolean =>
  !['relation', 'media', 'component', 'json', 'dynamiczone', 'password'].includes(type);

function generators(types: readonly TypeInfo[], pool: Pool, naming: Naming) {
  const byUid = new Map(types.map((type) => [type.uid, type]));
  const lists = types.filter((type) => !type.single);
  const value = fc.oneof(
    fc.constantFrom(...pool.words),
    fc.constantFrom(...pool.keys),
    fc.constantFrom(...pool.ids).map(String),
    fc.constantFrom(
      'true',
      'false',
      '0',
      '1',
      '',
      '%',
      '_',
      "'",
      '2026-03-01',
      'registered',
      'closed',
      'group',
      '示例',
    ),
    fc.string({ maxLength: 4 }),
  );
  const attributesOf = (type: TypeInfo): string[] => [
    'id',
    'documentId',
    'createdAt',
    'updatedAt',
    ...Object.keys(type.attributes).filter((name) => scalar(type.attributes[name]?.type ?? '')),
  ];
  const relationsOf = (type: TypeInfo): [string, TypeInfo | undefined][] => [
    ...Object.entries(type.attributes).flatMap(([name, attribute]): [string, TypeInfo | undefined][] =>
      attribute.type === 'relation' && attribute.target ? [[name, byUid.get(attribute.target)]] : [],
    ),
  ];
  const FOREIGN = ['email', 'password', 'username', 'resetPasswordToken', 'firstname', 'id', 'name', 'hash'];
  /** A way through at most three relations to an attribute. */
  const wayFrom = (type: TypeInfo, depth: number): fc.Arbitrary<Way> => {
    const here = fc
      .constantFrom(...attributesOf(type))
      .map(
        (name): Way => ({ path: [name], attribute: type.attributes[name] ?? { type: GIVEN[name] ?? '' } }),
      );
    const onward = [
      ...relationsOf(type),
      ['createdBy', undefined] as [string, undefined],
      ['updatedBy', undefined] as [string, undefined],
    ];
    if (depth === 0) return here;
    return fc.oneof(
      { weight: 9, arbitrary: here },
      {
        weight: 2,
        arbitrary: fc
          .constantFrom(...onward)
          .chain(([name, target]) =>
            (target
              ? wayFrom(target, depth - 1)
              : fc.constantFrom(...FOREIGN).map((field): Way => ({ path: [field], attribute: { type: '' } }))
            ).map(({ path, attribute }): Way => ({ path: [name, ...path], attribute })),
          ),
      },
    );
  };
  const condition = (type: TypeInfo): fc.Arbitrary<object> =>
    wayFrom(type, 3).chain(({ path, attribute }) => {
      // Mostly values that the attribute can be compared with; the others are refused, or ought to be.
      const operand = fc.oneof(
        { weight: 7, arbitrary: fitting(attribute, value) },
        { weight: 1, arbitrary: value },
      );
      const operators = fc.oneof(
        { weight: 7, arbitrary: fc.constantFrom(...(TEXTUAL.has(attribute.type) ? OPERATORS : ORDERING)) },
        { weight: 1, arbitrary: fc.constantFrom(...OPERATORS) },
      );
      return fc.tuple(operators, operand, operand).map(
        ([operator, a, b]) =>
          path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), {
            [operator]: operandOf(operator, a, b),
          }) as object,
      );
    });
  const filters = (type: TypeInfo): fc.Arbitrary<object> =>
    fc.oneof(
      { weight: 4, arbitrary: condition(type) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('$and', '$or'), fc.array(condition(type), { minLength: 1, maxLength: 3 }))
          .map(([group, all]) => ({ [group]: all })),
      },
      { weight: 1, arbitrary: condition(type).map((one) => ({ $not: one })) },
    );
  const sort = (type: TypeInfo): fc.Arbitrary<string> =>
    fc
      .tuple(wayFrom(type, 2), fc.constantFrom('asc', 'desc'))
      .map(([{ path }, direction]) => `${path.join('.')}:${direction}`);
  const populate = (type: TypeInfo): fc.Arbitrary<string> => {
    const names = relationsOf(type);
    if (names.length === 0) return fc.constant('populate=*');
    return fc.constantFrom(...names).chain(([name, target]) =>
      target
        ? fc.oneof(
            fc.constant(`populate[${name}][populate]=*`),
            filters(target).map(
              (tree) => `populate[${name}]=true&${encode(tree, `populate[${name}][filters]`)}`,
            ),
            sort(target).map((order) => `populate[${name}][sort]=${order}`),
            fc.constantFrom(...attributesOf(target)).map((field) => `populate[${name}][fields][0]=${field}`),
          )
        : fc.constant(`populate[${name}]=*`),
    );
  };
  const page = fc.oneof(
    fc.constant('pagination[pageSize]=100'),
    fc
      .tuple(fc.integer({ min: -1, max: 3 }), fc.constantFrom(1, 3, 100, 1_000_000))
      .map(([n, size]) => `pagination[page]=${n}&pagination[pageSize]=${size}`),
    fc.constant('pagination[start]=0&pagination[limit]=100&pagination[withCount]=true'),
  );
  const maybe = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: part });
  const parts = (all: readonly string[]): string => all.filter(Boolean).join('&');

  const rest = fc
    .constantFrom(...lists)
    .chain((type) =>
      fc
        .tuple(
          fc.oneof(
            { weight: 3, arbitrary: filters(type).map((tree) => encode(tree, 'filters')) },
            { weight: 1, arbitrary: fc.constant('') },
          ),
          maybe(sort(type).map((order) => `sort=${order}`)),
          maybe(fc.oneof(populate(type), fc.constant('populate=*'))),
          maybe(value.map((word) => `_q=${encodeURIComponent(word)}`)),
          maybe(fc.constantFrom(...attributesOf(type)).map((name) => `fields[0]=${name}`)),
          page,
        )
        .map((all) => ({ panel: false, path: `/api/${type.plural}?${parts(all)}` })),
    );
  const single = fc
    .tuple(
      fc.constantFrom(...lists),
      fc.oneof(fc.constantFrom(...pool.keys), fc.constantFrom(...pool.ids).map(String)),
    )
    .map(([type, key]) => ({
      panel: false,
      path: `/api/${type.plural}/${key}?populate=*`,
    }));
  const panel = fc
    .constantFrom(...lists)
    .chain((type) =>
      fc
        .tuple(
          maybe(filters(type).map((tree) => encode({ $and: [tree] }, 'filters'))),
          maybe(sort(type).map((order) => `sort=${order.replace(/asc$/, 'ASC').replace(/desc$/, 'DESC')}`)),
          maybe(value.map((word) => `_q=${encodeURIComponent(word)}`)),
          fc.constant('page=1&pageSize=50'),
        )
        .map((all) => ({ panel: true, path: `/content-manager/collection-types/${type.uid}?${parts(all)}` })),
    );
  const pickers = lists.flatMap((type) => relationsOf(type).map(([name]) => ({ type, name })));
  const picker = fc
    .tuple(
      fc.constantFrom(...pickers),
      value,
      fc.constantFrom('$contains', '$startsWith', '$eq'),
      fc.constantFrom(...pool.keys),
    )
    .map(([{ type, name }, word, how, key]) => ({
      panel: true,
      path: `/content-manager/relations/${type.uid}/${name}?page=1&pageSize=50&id=${key}&_q=${encodeURIComponent(word)}&_filter=${how}`,
    }));
  const graphql = fc.constantFrom(...lists).chain((type) =>
    fc
      .tuple(
        filters(type),
        sort(type),
        fc.constantFrom(
          ...relationsOf(type).map(([name, target]) => (target ? `${name} { documentId }` : '')),
          '',
        ),
      )
      .map(([tree, order, nested]) => ({
        panel: false,
        path: '/graphql',
        body: {
          query: `query($f: ${naming.getFiltersInputTypeName(naming.type(type.uid))}, $s: [String]) {
            ${type.graphql.find}(filters: $f, sort: $s, pagination: { limit: 100 }) { documentId ${nested} }
            ${type.graphql.connection}(filters: $f) { pageInfo { total } } }`,
          variables: { f: tree, s: [order] },
        },
      })),
  );
  const own = fc
    .constantFrom(
      '/api/casework/measures/closure_rate/records?subject=city&from=2020-01-01&to=2035-01-01',
      ...pool.keys.slice(0, 30).map((key) => `/api/casework/issues/${key}/ledger`),
      ...pool.keys.slice(0, 30).map((key) => `/api/casework/issues/${key}/actions`),
    )
    .map((path) => ({ panel: false, path }));
  return fc
    .tuple(
      fc.constantFrom(...OBSERVERS),
      fc.oneof(
        { weight: 8, arbitrary: rest },
        { weight: 1, arbitrary: single },
        { weight: 3, arbitrary: panel },
        { weight: 1, arbitrary: picker },
        { weight: 3, arbitrary: graphql },
        { weight: 1, arbitrary: own },
      ),
    )
    .map(
      ([observer, request]): Request => ({
        observer,
        ...request,
        panel: request.panel && observer !== 'enterpriseA',
      }),
    )
    .filter(
      ({ observer, panel: inPanel, path }) =>
        !(observer === 'enterpriseA' && !inPanel && path.startsWith('/content-manager')),
    );
}

type Naming = { getFiltersInputTypeName(type: object): string; type(uid: string): object };

function namingOf(strapi: Core.Strapi): Naming {
  const naming = strapi.plugin('graphql').service('utils').naming as Naming;
  return {
    getFiltersInputTypeName: (type) => naming.getFiltersInputTypeName(type),
    type: (uid) => strapi.contentType(uid as 'api::issue.issue'),
  };
}

/** `{a: {$eq: x}}` as `root[a][$eq]=x`. */
function encode(tree: unknown, root: string): string {
  if (Array.isArray(tree)) return tree.map((part, i) => encode(part, `${root}[${i}]`)).join('&');
  if (typeof tree === 'object' && tree !== null)
    return Object.entries(tree)
      .map(([key, part]) => encode(part, `${root}[${key}]`))
      .join('&');
  return `${root}=${encodeURIComponent(String(tree).toWellFormed())}`;
}

/** The figures of each observer itself, asked beside the generated requests. */
const FIGURES: readonly Request[] = OBSERVERS.flatMap((observer) =>
  ['group', 'unit', 'leader'].map(
    (subject): Request => ({
      observer,
      panel: false,
      path: `/api/casework/measures?subject=${subject}&from=2020-01-01&to=2035-01-01`,
    }),
  ),
);

/** Takes out of an answer what differs by the clock alone. */
const masked = (text: string): string =>
  text.replace(/until=\d+&signature=[\w-]+/g, '').replace(/"cutOff":"[^"]+"/g, '"cutOff"');

describe('non-interference', () => {
  let world: World;
  let types: TypeInfo[];
  let truth: Truth;

  beforeAll(async () => {
    world = await buildWorld();
    types = typesOf(world);
    truth = await truthOf(world, types);
  }, 600_000);
  afterAll(() => world?.kit.app.stop());

  test(`${COUNT} generated requests are answered alike whatever others hold`, async () => {
    const hidden = (name: string) =>
      (truth.all[name] ?? []).filter((row) => !OBSERVERS.some((o) => truth.sees[o][name]?.has(row.id)));
    const words = new Set<string>(['CNRY-b', 'CNRY-a', '示例', 'b-panel@example.test']);
    const keys = new Set<string>();
    const ids = new Set<number>();
    for (const name of [
      'issue',
      'transfer',
      'enterprise',
      'report',
      'project',
      'ledger-entry',
      'staff-member',
      'pairing',
    ]) {
      for (const row of [...hidden(name).slice(0, 12), ...(truth.all[name] ?? []).slice(0, 6)]) {
        keys.add(row['document_id'] as string);
        ids.add(row.id);
        for (const value of Object.values(row))
          if (typeof value === 'string' && value !== '') words.add(value.slice(0, 40));
      }
    }
    const requests = [
      ...FIGURES,
      ...fc.sample(
        generators(
          types,
          { words: [...words], keys: [...keys], ids: [...ids] },
          namingOf(world.kit.app.strapi),
        ),
        { seed: SEED, numRuns: COUNT },
      ),
    ];
    const held = await onceHeld(world);
    const ofHeld = (name: string, row: Record<string, unknown>): boolean =>
      held.has(Number(name === 'issue' ? row['id'] : row['issue_id']));
    const hiddenIds =
      (thatWereHeld: boolean) =>
      (name: string): number[] =>
        hidden(name)
          .filter((row) => ofHeld(name, row) === thatWereHeld)
          .map((row) => row.id);
    const doors = new Doors(world, types, truth);
    const run = async (): Promise<string[]> => {
      const answers = new Array<string>(requests.length);
      await each([...requests.entries()], async ([i, { observer, path, panel, body }]) => {
        const answer = await doors.ask(world.readers[observer], path, {
          panel,
          ...(body ? { method: 'POST', body } : {}),
        });
        answers[i] = masked(`${answer.status} ${answer.text}`);
      });
      return answers;
    };
    const before = await run();
    expect(doors.findings.slice(0, 20)).toEqual([]);
    doors.findings.length = 0;
    const differences = (after: readonly string[]): object[] =>
      requests.flatMap((request, i) =>
        before[i] === after[i]
          ? []
          : [{ request, before: before[i]?.slice(0, 300), after: after[i]?.slice(0, 300) }],
      );
    await changeWhatOthersHold(world, types, hiddenIds(false));
    await newBusiness(world);
    expect(differences(await run()).slice(0, 10)).toEqual([]);
    // An issue that they once held and no longer see: of it they keep only that its steps are in their figures.
    expect(held.size).toBeGreaterThan(0);
    await changeWhatOthersHold(world, types, hiddenIds(true));
    const figures = new Set<object>(FIGURES);
    const changed = differences(await run()) as { request: object }[];
    expect(changed.filter(({ request }) => !figures.has(request)).slice(0, 10)).toEqual([]);
    expect(changed.length).toBeGreaterThan(0);
    // The comparison means something only where there was something to compare.
    const answered = before.filter((text) => text.startsWith('200 ')).length;
    const found = before.filter((text) => text.startsWith('200 ') && text.includes('"documentId"')).length;
    process.stderr.write(
      `non-interference: ${requests.length} requests, ${answered} answered 200, ${found} with rows\n`,
    );
    expect(answered).toBeGreaterThan(requests.length / 8);
    expect(found).toBeGreaterThan(requests.length / 40);
  }, 3_600_000);
});

/** Columns that say who sees what, that link rows, or that a constraint watches. */
const KEPT = /^(id|complaint|active|until|since|shown_to_\w+|credit_code|published_at|locale|light)$|_id$/;
const KEPT_OF: Record<string, readonly string[]> = {
  transfers: ['state', 'role'],
  ledger_entries: ['sequence'],
  enterprise_figures: ['quarter'],
  meetings: ['level', 'state'],
  assessment_schemes: ['state'],
  assessments: ['state'],
  official_documents: ['state', 'kind'],
  duties: ['type'],
  memberships: ['kind'],
  up_users: ['provider', 'password', 'confirmed', 'blocked'],
  admin_users: ['password', 'is_active', 'blocked', 'prefered_language', 'registration_token'],
};

async function changeWhatOthersHold(
  world: World,
  types: readonly TypeInfo[],
  hiddenIds: (name: string) => number[],
): Promise<void> {
  const { kit } = world;
  const { adminDb, db } = kit.app;
  const ours = OBSERVERS.map((name) => world.readers[name].staff);
  const { rows: accounts } = await db.query<{ api: number | null; admin: number | null }>(
    'select api_user_id as api, admin_user_id as admin from staff_members where id = any($1)',
    [ours],
  );
  const others = async (table: string, mine: (number | null)[]): Promise<number[]> =>
    (
      await db.query<{ id: number }>(`select id from ${table} where not id = any($1)`, [
        mine.filter((id) => id !== null),
      ])
    ).rows.map((r) => r.id);
  const targets: [string, number[]][] = [
    ...types
      .filter((type) => type.name !== 'staff-member')
      .map((type): [string, number[]] => [type.table, hiddenIds(type.name)]),
    ['staff_members', hiddenIds('staff-member')],
    [
      'up_users',
      await others(
        'up_users',
        accounts.map((a) => a.api),
      ),
    ],
    [
      'admin_users',
      await others(
        'admin_users',
        accounts.map((a) => a.admin),
      ),
    ],
    [
      'files',
      Object.entries(world.files)
        .filter(([key]) => key.startsWith('b') || key === 'loose')
        .map(([, file]) => file.id),
    ],
  ];
  const client = await adminDb.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const [table, ids] of targets) {
      if (ids.length === 0) continue;
      const { rows: columns } = await client.query<{ name: string; type: string }>(
        `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1`,
        [table],
      );
      const sets = columns
        .filter(({ name }) => !KEPT.test(name) && !KEPT_OF[table]?.includes(name))
        .flatMap(({ name, type }) => {
          if (/char|text/.test(type)) return [`"${name}" = left(md5("${name}" || id), 24)`];
          if (/timestamp|^date$/.test(type)) return [`"${name}" = "${name}" + interval '13 days'`];
          if (/int|numeric|double|real/.test(type)) return [`"${name}" = "${name}" + 1 + id % 7`];
          if (type === 'boolean') return [`"${name}" = not "${name}"`];
          if (type === 'jsonb') return [`"${name}" = '{"changed": true}'`];
          return [];
        });
      if (sets.length > 0)
        await client.query(`update "${table}" set ${sets.join(', ')} where id = any($1)`, [ids]);
    }
    // Figures read the facts of the ledgers, which an action writes and this does not.
    await client.query(
      `update casework.facts set num = 1 - num, at = at + interval '13 days' where issue_id = any($1)`,
      [hiddenIds('issue')],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Issues whose steps are charged to an observer's group, leader or unit, seen by them or not. */
async function onceHeld({ kit, readers }: World): Promise<Set<number>> {
  const { rows } = await kit.app.adminDb.query<{ id: number }>(
    `with mine as (
       select m.department_id, m.leader_id, m.kind from memberships m where m.staff_member_id = any($1)
     )
     select h.issue_id as id from casework.issue_holders h join mine on
        (mine.kind = 'group' and mine.department_id = h.group_id) or (mine.kind = 'leader' and mine.leader_id = h.leader_id)
     union select t.issue_id from transfers t join mine on mine.kind = 'unit' and mine.department_id = t.unit_id`,
    [OBSERVERS.map((name) => readers[name].staff)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** New business on the other side. */
async function newBusiness({ kit }: World): Promise<void> {
  const { city } = kit;
  for (let i = 0; i < 6; i += 1) {
    const id = await kit.register(
      { enterprise: city.enterprises.B, title: `另一事项 ${i} CNRY-b` },
      'groupB',
    );
    await kit.done('groupB', id, 'accept');
    if (i % 2 === 0)
      await kit.done('groupB', id, 'transfer', { leadUnit: city.departments.jiaotong, standard: '修复' });
    if (i % 3 === 0) await kit.done('groupB', id, 'note', { text: '另记 CNRY-b' });
  }
  await kit.register({ enterprise: city.enterprises.unpaired, title: '又一事项' }, 'office');
}
