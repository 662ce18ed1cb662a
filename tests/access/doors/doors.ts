import { DEPARTMENT_FACTS } from '../../../src/plugins/casework/contracts/departments';
import { zipContent, zipEntries } from '../../../src/plugins/casework/server/src/platform/files/zip';
import { readPdf, textOf } from '../../documents/pdf';
import { namesOf, pluralOf } from '../names';
import { type Everything, type Row, type TypeTable, everything, isHidden, mayMeet, visible } from '../rule';
import { type ActorName, type Reader, type World } from '../world/types';
import { mayFetch } from './others';

/**
 * Every interface, asked by every reader; each answer is held against the rule (rule.ts). An interface notes what
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

  /** The answer of an interface about a key that no record has. */
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

  /** Sends one request as a reader; the answer is searched for texts that others wrote. */
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
      ({ name, id, attribute }) =>
        (sees[name]?.has(id) && !isHidden(reader, name, attribute)) ||
        // What a department says of itself is its own to read (GET /departments/own).
        (name === 'department' &&
          id === reader.department &&
          (DEPARTMENT_FACTS as readonly string[]).includes(attribute)),
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

/** The text that a person reads in an answer: a workbook's cells and a PDF's text included. */
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

export const idsOf = (rows: readonly Row[]): string[] => rows.map((row) => row['document_id'] as string);
export const nothingOf = (answer: Answer): boolean => [401, 403, 404].includes(answer.status);

export const text = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));
