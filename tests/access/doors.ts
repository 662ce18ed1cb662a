import { zipContent, zipEntries } from '../../src/plugins/casework/server/src/files/zip';
import { readPdf, textOf } from '../documents/pdf';
import { pluralOf, namesOf } from './names';
import { everything, isHidden, mayMeet, visible, type Everything, type Row, type TypeTable } from './rule';
import type { ActorName, Reader, World } from './world';

/**
 * Every way in, asked by every reader; each answer is held against the rule (rule.ts). A door notes what
 * differs as findings; an empty list is the proof.
 */

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
export type Json = any;

export type Answer = { status: number; body: Json; text: string; headers: Headers };

type Attribute = { type: string; relation?: string; target?: string; private?: boolean };

export type TypeInfo = TypeTable & {
  plural: string;
  single: boolean;
  attributes: Record<string, Attribute>;
  graphql: { find: string; connection: string };
};

export type Truth = {
  all: Everything;
  sees: Record<ActorName, Record<string, Set<number>>>;
  /** by table row */
  documentIdOf: (name: string, id: number) => string | undefined;
  issueIds: Record<string, number>;
};

export function typesOf(world: World): TypeInfo[] {
  const { strapi } = world.kit.app;
  return Object.values(strapi.contentTypes)
    .filter((type) => type.uid.startsWith('api::'))
    .map((type) => ({
      uid: type.uid,
      name: type.info.singularName,
      table: type.collectionName ?? '',
      plural: pluralOf(type),
      single: type.kind === 'singleType',
      attributes: type.attributes as unknown as Record<string, Attribute>,
      graphql: namesOf(strapi, type),
    }));
}

/** Reads all rows, as the owner, and says what each reader ought to see of them. */
export async function truthOf(world: World, types: readonly TypeInfo[]): Promise<Truth> {
  const all = await everything(world.kit.app.db, types);
  const sees = Object.fromEntries(
    Object.values(world.readers).map((reader) => [reader.name, visible(all, reader)]),
  ) as Truth['sees'];
  const keyOf = new Map(
    Object.entries(all).map(([name, rows]) => [
      name,
      new Map(rows.map((row) => [row.id, row['document_id'] as string])),
    ]),
  );
  const issueIds = Object.fromEntries(
    Object.entries(world.issues).map(([key, documentId]) => [
      key,
      all['issue']?.find((row) => row['document_id'] === documentId)?.id ?? 0,
    ]),
  );
  return { all, sees, documentIdOf: (name, id) => keyOf.get(name)?.get(id), issueIds };
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());

/** In CI each question is asked by some of the readers in turn; `QIAOMEN_FULL=1` asks all of all. */
const FULL = process.env['QIAOMEN_FULL'] === '1';

export class Doors {
  readonly findings: string[] = [];
  /** answers seen, so that an empty list of findings is known to mean something */
  asked = 0;
  private readonly canaries = new Map<string, { name: string; id: number; attribute: string }[]>();

  constructor(
    readonly world: World,
    readonly types: readonly TypeInfo[],
    public truth: Truth,
  ) {
    for (const [name, rows] of Object.entries(truth.all)) {
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          if (typeof value !== 'string') continue;
          for (const [found] of value.matchAll(CANARY)) {
            const holders = this.canaries.get(found) ?? [];
            holders.push({ name, id: row.id, attribute: camel(column) });
            this.canaries.set(found, holders);
          }
        }
      }
    }
  }

  private readonly absences = new Map<string, Promise<Answer>>();

  /** Is it this reader's turn to ask this question? Neighbouring readers ask in turn. */
  turn(reader: Reader, question: string, of: number): boolean {
    if (FULL) return true;
    const place = this.readers.indexOf(reader);
    let sum = place;
    for (const char of question) sum += char.charCodeAt(0);
    return sum % of === 0;
  }

  /** What a door answers of a key that nothing has. */
  absent(reader: Reader, path: (key: string) => string): Promise<Answer> {
    const asked = path('z'.repeat(24));
    const door = `${reader.name} ${asked.startsWith('/api/casework/') ? asked : '/api/'}`;
    const known = this.absences.get(door) ?? this.ask(reader, asked);
    this.absences.set(door, known);
    return known;
  }

  get readers(): Reader[] {
    return Object.values(this.world.readers);
  }

  get panelReaders(): Reader[] {
    return this.readers.filter((reader) => reader.panel !== null);
  }

  note(reader: Reader, door: string, what: string): void {
    const finding = `${reader.name} · ${door} · ${what}`;
    if (!this.findings.includes(finding)) this.findings.push(finding);
  }

  expect(reader: Reader, door: string, got: unknown, wanted: unknown): void {
    const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
    if (a !== b) this.note(reader, door, `got ${a?.slice(0, 400)} wanted ${b?.slice(0, 400)}`);
  }

  visibleRows(reader: Reader, name: string): Row[] {
    const sees = this.truth.sees[reader.name][name];
    return (this.truth.all[name] ?? []).filter((row) => sees?.has(row.id));
  }

  hiddenRows(reader: Reader, name: string): Row[] {
    const sees = this.truth.sees[reader.name][name];
    return (this.truth.all[name] ?? []).filter((row) => !sees?.has(row.id));
  }

  /** One request as a reader; whatever comes back is searched for what others wrote. */
  async ask(
    reader: Reader,
    path: string,
    { method = 'GET', body, panel = false }: { method?: string; body?: unknown; panel?: boolean } = {},
  ): Promise<Answer> {
    const token = panel ? await reader.panel?.() : reader.token;
    const response = await fetch(this.world.kit.app.url + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(panel ? {} : reader.headers),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = legible(Buffer.from(await response.arrayBuffer()));
    this.asked += 1;
    let parsed: Json = null;
    try {
      parsed = JSON.parse(text);
    } catch {
      // Files are no JSON.
    }
    this.smell(
      reader,
      path + encodeURIComponent(body === undefined ? '' : JSON.stringify(body)),
      text + JSON.stringify(headersOf(response.headers)),
    );
    if (response.status >= 500) this.note(reader, path, `status ${response.status}: ${text.slice(0, 300)}`);
    return { status: response.status, body: parsed, text, headers: response.headers };
  }

  /** Foreign canaries in what a reader was given; one that he sent himself says nothing. */
  smell(reader: Reader, door: string, given: string): void {
    const sent = decodeURIComponent(door);
    for (const found of new Set([...given.matchAll(CANARY)].map(([all]) => all))) {
      if (!sent.includes(found) && !this.mayMeet(reader, found))
        this.note(reader, door, `foreign canary ${found}`);
    }
  }

  mayMeet(reader: Reader, found: string): boolean {
    const [, of = '', field = ''] = found.split('-');
    const sees = this.truth.sees[reader.name];
    if (field === 'file') return mayFetch(this, reader, of);
    if (of in this.truth.issueIds)
      return mayMeet(this.truth.all, sees, reader, this.truth.issueIds, of, field);
    return (this.canaries.get(found) ?? []).some(
      ({ name, id, attribute }) => sees[name]?.has(id) && !isHidden(reader, name, attribute),
    );
  }

  /** Relations within the application, with the column that holds them. */
  relations(type: TypeInfo): { attribute: string; column: string; target: string }[] {
    return Object.entries(type.attributes).flatMap(([attribute, { type: kind, relation, target }]) =>
      kind === 'relation' && relation === 'manyToOne' && target?.startsWith('api::')
        ? [{ attribute, column: `${snake(attribute)}_id`, target: target.split('.')[1] ?? '' }]
        : [],
    );
  }

  /** The documentId that a visible row's relation shows to this reader, or null. */
  shown(reader: Reader, target: string, id: number | null): string | null {
    if (id === null || !this.truth.sees[reader.name][target]?.has(id)) return null;
    return this.truth.documentIdOf(target, id) ?? null;
  }
}

export const CANARY = /CNRY-[a-z0-9]+-[a-z]+/g;

/** What a person would read in an answer: of a workbook its cells, of a PDF its text besides what it says openly. */
function legible(body: Buffer): string {
  const plain = body.toString('utf8');
  if (plain.startsWith('%PDF-')) return `${plain}\n${textOf(readPdf(body))}`;
  const parts = plain.startsWith('PK') ? (zipEntries(body) ?? []) : [];
  return parts.length === 0
    ? plain
    : parts.map((part) => zipContent(body, part, 1e8)?.toString('utf8') ?? '').join('\n');
}

const headersOf = (headers: Headers): string[] => {
  const all: string[] = [];
  headers.forEach((value, name) => all.push(`${name}: ${value}`));
  return all;
};

/** Runs work on all items, a few at a time. */
export async function each<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  width = 4,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

const idsOf = (rows: readonly Row[]): string[] => rows.map((row) => row['document_id'] as string);
const nothingOf = (answer: Answer): boolean => [401, 403, 404].includes(answer.status);

/** A list's rows in the order of their ids, all pages. Null when the door is closed. */
async function restAll(
  d: Doors,
  reader: Reader,
  type: TypeInfo,
  query: string,
): Promise<{ rows: Json[]; total: number } | null> {
  const rows: Json[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await d.ask(
      reader,
      `/api/${type.plural}?pagination[page]=${page}&pagination[pageSize]=100&${query}`,
    );
    if (answer.status !== 200) {
      if (!nothingOf(answer))
        d.note(reader, `REST ${type.name}?${query}`, `status ${answer.status} ${answer.text.slice(0, 300)}`);
      return null;
    }
    rows.push(...answer.body.data);
    const { total, pageCount } = answer.body.meta.pagination;
    if (page >= pageCount) return { rows, total };
  }
}

/** REST lists with everything populated: rows, totals, order, relations, fields. */
export async function restList(d: Doors, reader: Reader, type: TypeInfo): Promise<void> {
  const wanted = d.visibleRows(reader, type.name);
  if (type.single) {
    const answer = await d.ask(reader, `/api/${type.plural}?populate=*`);
    d.expect(reader, `REST ${type.name}`, answer.status === 200, wanted.length > 0);
    return;
  }
  const door = `REST list ${type.name}`;
  const found = await restAll(d, reader, type, 'sort=id:asc&populate=*');
  d.expect(reader, door, found?.rows.map((row) => row.documentId) ?? [], idsOf(wanted));
  if (!found) return;
  d.expect(reader, `${door} total`, found.total, wanted.length);
  for (const row of found.rows) {
    const source = wanted.find((one) => one['document_id'] === row.documentId);
    if (!source) continue;
    for (const { attribute, column, target } of d.relations(type)) {
      if (isHidden(reader, type.name, attribute)) continue;
      d.expect(
        reader,
        `${door} ${row.documentId}.${attribute}`,
        row[attribute]?.documentId ?? null,
        d.shown(reader, target, source[column]),
      );
    }
    const leaked = Object.keys(row).filter((name) => isHidden(reader, type.name, name));
    d.expect(reader, `${door} hidden fields`, leaked, []);
    for (const name of [
      'createdBy',
      'updatedBy',
      'password',
      ...(type.name === 'issue' ? ['complaint', 'clock'] : []),
    ])
      if (name in row) d.note(reader, door, `shows ${name}`);
  }
}

/** Single rows: the visible ones are found, the others answer as if they were not there. */
export async function restFindOne(d: Doors, reader: Reader, type: TypeInfo, sample = 3): Promise<void> {
  if (type.single || !d.turn(reader, `one ${type.name}`, 3)) return;
  const missing = await d.ask(reader, `/api/${type.plural}/${'z'.repeat(24)}`);
  const some = (rows: readonly Row[]): Row[] =>
    rows.filter((_, i) => i % Math.ceil(rows.length / sample || 1) === 0);
  for (const row of some(d.visibleRows(reader, type.name))) {
    const answer = await d.ask(reader, `/api/${type.plural}/${row['document_id']}`);
    d.expect(
      reader,
      `REST findOne ${type.name}`,
      [answer.status, answer.body?.data?.documentId],
      [200, row['document_id']],
    );
  }
  for (const row of some(d.hiddenRows(reader, type.name))) {
    const answer = await d.ask(reader, `/api/${type.plural}/${row['document_id']}`);
    d.expect(
      reader,
      `REST findOne hidden ${type.name}`,
      [answer.status, answer.text],
      [missing.status, missing.text],
    );
  }
}

/** Filters on every relation, by a visible and by a hidden target; order by a relation's key. */
export async function restFilter(d: Doors, reader: Reader, type: TypeInfo): Promise<void> {
  if (type.single || reader.kind === 'none') return;
  const rows = d.visibleRows(reader, type.name);
  for (const { attribute, column, target } of d.relations(type)) {
    if (!d.turn(reader, `filter ${type.name}.${attribute}`, 3)) continue;
    const used = [
      ...new Set((d.truth.all[type.name] ?? []).map((row) => row[column] as number | null)),
    ].filter((id): id is number => id !== null);
    const sees = d.truth.sees[reader.name][target];
    const seen = used.find((id) => sees?.has(id));
    const hidden = used.find((id) => !sees?.has(id));
    for (const id of [seen, hidden]) {
      if (id === undefined) continue;
      const key = d.truth.documentIdOf(target, id);
      const door = `/api/${type.plural}?filters[${attribute}][documentId][$eq]=${key}&sort=id:asc&pagination[pageSize]=100`;
      const answer = await d.ask(reader, door);
      if (isHidden(reader, type.name, attribute)) {
        d.expect(reader, `REST filter ${type.name}.${attribute}`, answer.status, 400);
        continue;
      }
      const wanted = rows.filter((row) => row[column] === id && sees?.has(id));
      d.expect(
        reader,
        `REST filter ${type.name}.${attribute} by ${id === hidden ? 'a hidden' : 'a visible'} row`,
        [
          answer.status,
          answer.body?.meta?.pagination?.total,
          answer.body?.data?.map((row: Json) => row.documentId),
        ],
        [200, wanted.length, idsOf(wanted.slice(0, 100))],
      );
    }
  }
  const hiddenText = d
    .hiddenRows(reader, type.name)
    .slice(0, 3)
    .map((row) => row['document_id'] as string);
  if (hiddenText.length > 0) {
    const query = hiddenText.map((id, i) => `filters[documentId][$in][${i}]=${id}`).join('&');
    const answer = await d.ask(reader, `/api/${type.plural}?${query}`);
    d.expect(
      reader,
      `REST filter ${type.name} by hidden keys`,
      [answer.status, answer.body?.meta?.pagination?.total],
      [200, 0],
    );
  }
}

const text = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** The stages as the process goes (spec: stages). */
const PROCESS =
  'registered accepted transferred handling reported confirmed closed declined merged withdrawn void'.split(
    ' ',
  );

/** The order of a list by columns, nulls as PostgreSQL has them: last when rising, first when falling. */
function ordered(rows: readonly Row[], keys: readonly [(row: Row) => unknown, 1 | -1][]): Row[] {
  return [...rows].sort((a, b) => {
    for (const [key, direction] of keys) {
      const [x, y] = [key(a), key(b)];
      if (x === y || text(x) === text(y)) continue;
      if (x === null || x === undefined) return direction;
      if (y === null || y === undefined) return -direction;
      const less = typeof x === 'number' && typeof y === 'number' ? x < y : text(x) < text(y);
      return (less ? -1 : 1) * direction;
    }
    return a.id - b.id;
  });
}

/** Orders: by stored columns, by the light as people look at it, by a relation. */
export async function restSort(d: Doors, reader: Reader): Promise<void> {
  if (reader.kind === 'none') return;
  const issues = d.visibleRows(reader, 'issue');
  const check = async (name: string, plural: string, query: string, rows: Row[]): Promise<void> => {
    for (const page of [1, 2]) {
      const answer = await d.ask(
        reader,
        `/api/${plural}?${query}&pagination[pageSize]=7&pagination[page]=${page}`,
      );
      d.expect(
        reader,
        `REST order ${name} ${query} page ${page}`,
        answer.body?.data?.map((row: Json) => row.documentId),
        idsOf(rows.slice((page - 1) * 7, page * 7)),
      );
    }
  };
  const number = (row: Row): unknown => row['number'];
  await check('issue', 'issues', 'sort=number:desc', ordered(issues, [[number, -1]]));
  await check(
    'issue',
    'issues',
    'sort[0]=stage&sort[1]=number',
    ordered(issues, [
      [(r) => PROCESS.indexOf(r['stage']), 1],
      [number, 1],
    ]),
  );
  const enterprise = (row: Row): unknown => {
    const found = (d.truth.all['enterprise'] ?? []).find((one) => one.id === row['enterprise_id']);
    return found && d.truth.sees[reader.name]['enterprise']?.has(found.id) ? found['name'] : null;
  };
  await check(
    'issue',
    'issues',
    'sort[0]=enterprise.name:asc&sort[1]=number',
    ordered(issues, [
      [enterprise, 1],
      [number, 1],
    ]),
  );
  if (reader.kind !== 'enterprise') {
    const due = (row: Row): unknown => row['due_at'];
    await check(
      'issue',
      'issues',
      'sort[0]=dueAt:asc&sort[1]=number',
      ordered(issues, [
        [due, 1],
        [number, 1],
      ]),
    );
    await check(
      'issue',
      'issues',
      'sort=light',
      ordered(issues, [
        [lightRank, 1],
        [due, 1],
      ]),
    );
  }
}

function lightRank(row: Row): number {
  if (['registered', 'accepted', 'transferred', 'handling'].includes(row['stage'])) {
    const now = Date.now();
    if (row['red_from'] && (row['red_from'] as Date).getTime() <= now) return 1;
    if (row['yellow_from'] && (row['yellow_from'] as Date).getTime() <= now) return 2;
    return 4;
  }
  return ['reported', 'confirmed'].includes(row['stage']) ? 3 : 5;
}

/** Search: the same rows as without it, of those that hold the text in a field the reader may read. */
export async function restSearch(d: Doors, reader: Reader): Promise<void> {
  if (reader.kind === 'none') return;
  const cases: [string, string, (row: Row) => boolean][] = [
    [
      'issue',
      'issues',
      (row) => text(row['title']).includes('CNRY-a') || text(row['description']).includes('CNRY-a'),
    ],
    [
      'issue',
      'issues',
      (row) => text(row['title']).includes('CNRY-b') || text(row['description']).includes('CNRY-b'),
    ],
    [
      'enterprise',
      'enterprises',
      (row) =>
        text(row['contact_name']).includes('CNRY-enterpriseb') ||
        text(row['name']).includes('CNRY-enterpriseb'),
    ],
    ['report', 'reports', (row) => text(row['issues']).includes('CNRY-sideb')],
  ];
  for (const [name, plural, holds] of cases) {
    const term =
      {
        issue: holds === cases[0]?.[2] ? 'CNRY-a' : 'CNRY-b',
        enterprise: 'CNRY-enterpriseb',
        report: 'CNRY-sideb',
      }[name] ?? '';
    const wanted = d.visibleRows(reader, name).filter(holds);
    const answer = await d.ask(reader, `/api/${plural}?_q=${term}&sort=id:asc&pagination[pageSize]=100`);
    d.expect(
      reader,
      `REST search ${name} ${term}`,
      [answer.body?.meta?.pagination?.total, answer.body?.data?.map((row: Json) => row.documentId)],
      [wanted.length, idsOf(wanted)],
    );
  }
}

/** GraphQL: list, connection's total, and every relation nested. */
export async function graphql(d: Doors, reader: Reader, type: TypeInfo): Promise<void> {
  if (type.single || !d.turn(reader, `nested ${type.name}`, 2)) return;
  const relations = d.relations(type).filter(({ attribute }) => !isHidden(reader, type.name, attribute));
  const nested = relations.map(({ attribute }) => `${attribute} { documentId }`).join(' ');
  const query = `{ list: ${type.graphql.find}(pagination: { limit: 100 }, sort: "id:asc") { documentId ${nested} }
    connection: ${type.graphql.connection}(pagination: { limit: 100 }, sort: "id:asc") { nodes { documentId } pageInfo { total } } }`;
  const answer = await d.ask(reader, '/graphql', { method: 'POST', body: { query } });
  const wanted = d.visibleRows(reader, type.name);
  const data = answer.body?.data;
  const door = `GraphQL ${type.name}`;
  d.expect(
    reader,
    door,
    (data?.list ?? []).map((row: Json) => row.documentId),
    idsOf(wanted.slice(0, 100)),
  );
  if (!data?.list) {
    if (reader.kind !== 'none') d.note(reader, door, answer.text.slice(0, 400));
    return;
  }
  d.expect(
    reader,
    `${door} connection`,
    data.connection.nodes.map((row: Json) => row.documentId),
    idsOf(wanted.slice(0, 100)),
  );
  d.expect(reader, `${door} total`, data.connection.pageInfo.total, wanted.length);
  for (const row of data.list) {
    const source = wanted.find((one) => one['document_id'] === row.documentId);
    for (const { attribute, column, target } of source ? relations : []) {
      d.expect(
        reader,
        `${door} ${row.documentId}.${attribute}`,
        row[attribute]?.documentId ?? null,
        d.shown(reader, target, source?.[column]),
      );
    }
  }
}

/** The Content Manager: list with count, form, the relations of a row, the picker with and without search. */
export async function contentManager(d: Doors, reader: Reader, type: TypeInfo): Promise<void> {
  const base = `/content-manager/collection-types/${type.uid}`;
  if (type.single || !d.turn(reader, `panel ${type.name}`, 2)) return;
  const wanted = d.visibleRows(reader, type.name);
  const door = `CM ${type.name}`;
  const rows: Json[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await d.ask(reader, `${base}?page=${page}&pageSize=100&sort=id:ASC`, { panel: true });
    if (answer.status !== 200) {
      if (wanted.length > 0) d.note(reader, door, `status ${answer.status} ${answer.text.slice(0, 200)}`);
      return;
    }
    rows.push(...answer.body.results);
    if (page >= answer.body.pagination.pageCount) {
      d.expect(reader, `${door} count`, answer.body.pagination.total, wanted.length);
      break;
    }
  }
  d.expect(
    reader,
    `${door} list`,
    rows.map((row) => row.documentId),
    idsOf(wanted),
  );
  const hidden = d.hiddenRows(reader, type.name)[0];
  if (hidden) {
    const answer = await d.ask(reader, `${base}/${hidden['document_id']}`, { panel: true });
    d.expect(reader, `${door} hidden form`, answer.status, 404);
  }
  const [first] = wanted;
  if (!first) return;
  const form = await d.ask(reader, `${base}/${first['document_id']}`, { panel: true });
  d.expect(reader, `${door} form`, [form.status, form.body?.data?.documentId], [200, first['document_id']]);
  for (const { attribute, column, target } of d.relations(type)) {
    if (!d.turn(reader, `relation ${type.name}.${attribute}`, 4)) continue;
    const related = d.visibleRows(reader, target);
    const picker = await d.ask(
      reader,
      `/content-manager/relations/${type.uid}/${attribute}?page=1&pageSize=100&id=${first['document_id']}`,
      { panel: true },
    );
    if (picker.status === 200) {
      const own = d.shown(reader, target, first[column]);
      const allowed = new Set(idsOf(related).filter((id) => id !== own));
      const got: string[] = picker.body.results.map((row: Json) => row.documentId);
      d.expect(
        reader,
        `${door} picker ${attribute}`,
        got.filter((id) => !allowed.has(id)),
        [],
      );
      d.expect(
        reader,
        `${door} picker ${attribute} count`,
        picker.body.pagination.total <= related.length,
        true,
      );
      const search = await d.ask(
        reader,
        `/content-manager/relations/${type.uid}/${attribute}?page=1&pageSize=100&_q=CNRY-b`,
        { panel: true },
      );
      const strangers = (search.body?.results ?? []).filter(
        (row: Json) => !idsOf(related).includes(row.documentId),
      );
      d.expect(reader, `${door} picker ${attribute} _q`, strangers, []);
    } else if (![400, 403, 404].includes(picker.status)) {
      d.note(reader, `${door} picker ${attribute}`, `status ${picker.status}`);
    }
    const existing = await d.ask(
      reader,
      `/content-manager/relations/${type.uid}/${first['document_id']}/${attribute}?page=1&pageSize=10`,
      { panel: true },
    );
    if (existing.status === 200 && !isHidden(reader, type.name, attribute)) {
      const shown = d.shown(reader, target, first[column]);
      const got = existing.body.results ?? (existing.body.data ? [existing.body.data] : []);
      d.expect(
        reader,
        `${door} relation ${attribute}`,
        got.map((row: Json) => row.documentId),
        shown ? [shown] : [],
      );
    }
    if (hidden) {
      const of = await d.ask(
        reader,
        `/content-manager/relations/${type.uid}/${hidden['document_id']}/${attribute}?page=1&pageSize=10`,
        { panel: true },
      );
      if (of.status === 200 && (of.body.results?.length ?? 0) > 0)
        d.note(reader, `${door} relation ${attribute} of a hidden row`, of.text.slice(0, 200));
    }
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** The plugin's own calls: ledger, actions, summary, for every issue. */
export async function calls(d: Doors, reader: Reader): Promise<void> {
  const missing = await d.absent(reader, (key) => `/api/casework/issues/${key}/ledger`);
  for (const [i, issue] of (d.truth.all['issue'] ?? []).entries()) {
    if (!d.turn(reader, `issue ${i}`, 4)) continue;
    const id = issue['document_id'] as string;
    const isSeen = d.truth.sees[reader.name]['issue']?.has(issue.id) ?? false;
    const ledger = await d.ask(reader, `/api/casework/issues/${id}/ledger?pagination[pageSize]=500`);
    const actions = isSeen ? await d.ask(reader, `/api/casework/issues/${id}/actions`) : null;
    if (!isSeen) {
      d.expect(
        reader,
        `ledger of a hidden issue`,
        [ledger.status, ledger.text],
        [missing.status, missing.text],
      );
      continue;
    }
    const entries = d
      .visibleRows(reader, 'ledger-entry')
      .filter((row) => row['issue_id'] === issue.id)
      .sort((a, b) => a['sequence'] - b['sequence']);
    d.expect(
      reader,
      `ledger of ${issue['number']}`,
      [
        ledger.status,
        ledger.body?.meta?.pagination?.total,
        ledger.body?.data?.map((e: Json) => e.documentId),
      ],
      [200, entries.length, idsOf(entries)],
    );
    d.expect(reader, `actions of ${issue['number']}`, actions?.status, 200);
    if (reader.panel) {
      const summary = await d.ask(reader, `/casework/issues/${id}/summary`, { panel: true });
      const transfers = d.visibleRows(reader, 'transfer').filter((row) => row['issue_id'] === issue.id);
      const got = (summary.body?.data?.transfers ?? []).map((t: Json) => t.documentId);
      if (!same(got, idsOf(transfers)))
        d.note(reader, `summary of ${issue['number']}`, `${String(got)} is not ${String(idsOf(transfers))}`);
    }
  }
}

const PERIOD = 'from=2020-01-01&to=2035-01-01';

/** Figures and the records behind them. */
export async function measures(d: Doors, reader: Reader): Promise<void> {
  const departments = d.truth.all['department'] ?? [];
  const own: Record<string, (row: Row) => boolean> = {
    group: (row) =>
      row['is_group'] === true && (reader.kind === 'group' ? row.id === reader.department : false),
    unit: (row) => (reader.kind === 'unit' ? row.id === reader.department : reader.kind === 'group'),
    leader: (row) => reader.kind === 'leader' && row.id === reader.leader,
  };
  for (const subject of ['group', 'unit', 'leader', 'city'] as const) {
    const answer = await d.ask(reader, `/api/casework/measures?subject=${subject}&${PERIOD}`);
    if (reader.kind === 'none') {
      d.expect(reader, `measures ${subject}`, answer.status === 200, false);
      continue;
    }
    const subjects: Json[] = answer.body?.data ?? [];
    if (subject === 'city') {
      d.expect(reader, 'measures city', [answer.status, subjects.length], [200, 1]);
      continue;
    }
    if (reader.kind === 'office' || reader.kind === 'auditor') continue;
    const pool = subject === 'leader' ? (d.truth.all['leader'] ?? []) : departments;
    const allowed = idsOf(pool.filter((row) => own[subject]?.(row)));
    const strangers = subjects.filter(
      (s) => !allowed.includes(s.subject?.documentId ?? s.documentId ?? s.id),
    );
    d.expect(reader, `measures ${subject}`, strangers, []);
  }
  if (reader.kind === 'none') return;
  const codes = ['accept_timeliness', 'take_up_timeliness', 'closure_rate', 'decline_rate', 'on_behalf_rate'];
  for (const code of codes) {
    const answer = await d.ask(
      reader,
      `/api/casework/measures/${code}/records?subject=city&${PERIOD}&pagination[pageSize]=500`,
    );
    if (answer.status !== 200) {
      if (![400, 403, 404].includes(answer.status))
        d.note(reader, `records ${code}`, `status ${answer.status}`);
      continue;
    }
    const seen = idsOf(d.visibleRows(reader, 'issue'));
    const strangers = answer.body.data.filter((row: Json) => !seen.includes(row.documentId));
    d.expect(reader, `records ${code}`, strangers, []);
    d.expect(reader, `records ${code} total`, answer.body.meta.pagination.total, answer.body.data.length);
  }
  for (const [code, type] of [
    ['above_scale_entries', 'enterprise'],
    ['output_growth', 'enterprise'],
    ['project_start_rate', 'project'],
    ['investment_completion', 'project'],
  ] as const) {
    const answer = await d.ask(reader, `/api/casework/measures/${code}/records?subject=city&${PERIOD}`);
    const seen = reader.kind === 'unit' ? [] : idsOf(d.visibleRows(reader, type));
    const rows: Json[] = answer.body?.data ?? [];
    d.expect(reader, `records ${code}`, answer.status, 200);
    d.expect(
      reader,
      `records ${code}`,
      rows.filter((row) => !seen.includes(row.documentId)),
      [],
    );
  }
}

/** Which files a reader may fetch. */
export function mayFetch(d: Doors, reader: Reader, key: string): boolean {
  if (reader.kind === 'none') return false;
  if (reader.kind === 'office' || reader.kind === 'auditor') return true;
  if (key === 'loose') return reader.staff === d.world.city.people.groupB.staffId;
  const id = d.truth.issueIds[key] ?? 0;
  const uploader =
    key === 'alongterm' ? 'unitA' : key === 'blongterm' ? 'unitB' : key.startsWith('a') ? 'groupA' : 'groupB';
  if (reader.staff === d.world.city.people[uploader].staffId) return true;
  if (!d.truth.sees[reader.name]['issue']?.has(id)) return false;
  // What came with the registration is shown to the enterprise; a note is not, nor to a support unit.
  if (key.endsWith('registered')) return true;
  if (reader.kind === 'enterprise') return false;
  const leads = (d.truth.all['transfer'] ?? []).some(
    (t) =>
      t['issue_id'] === id &&
      t['unit_id'] === reader.department &&
      t['role'] === 'lead' &&
      ['sent', 'handling', 'reported'].includes(t['state']),
  );
  return reader.kind !== 'unit' || leads;
}

/** Downloads; the name of a hidden file says nothing. */
export async function fileDoors(d: Doors, reader: Reader): Promise<void> {
  const missing = await d.absent(reader, (key) => `/api/casework/files/${key}`);
  for (const [key, file] of Object.entries(d.world.files)) {
    const answer = await d.ask(reader, `/api/casework/files/${file.documentId}`);
    const wanted = mayFetch(d, reader, key);
    d.expect(reader, `file ${key}`, answer.status === 200, wanted);
    if (!wanted)
      d.expect(reader, `file ${key} refused`, [answer.status, answer.text], [missing.status, missing.text]);
    if (reader.panel) {
      const list = await d.ask(reader, `/upload/files/${file.id}`, { panel: true });
      d.expect(reader, `media library ${key}`, list.status === 200, wanted && list.status === 200);
    }
  }
}
