import { type Row, isHidden } from '../rule';
import { type Reader } from '../world/types';
import { type Doors, type Json, type TypeInfo, idsOf, nothingOf, text } from './doors';

/** A list's rows in the order of their ids, all pages. Null when the interface is closed to the reader. */
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

/** The stages as the process goes (spec: stages). */
const PROCESS =
  'registered accepted transferred handling reported confirmed closed declined merged withdrawn void'.split(
    ' ',
  );

/** The order of rows: a value, rising or falling, and how texts compare when not by code point. */
type Key = readonly [(row: Row) => unknown, 1 | -1, ((a: string, b: string) => number)?];

/** Names stand by pinyin, numbers inside them by value. */
const PINYIN = new Intl.Collator('zh-u-co-pinyin-kn-true');

/** The order of a list by columns, nulls as PostgreSQL has them: last when rising, first when falling. */
function ordered(rows: readonly Row[], keys: readonly Key[]): Row[] {
  return [...rows].sort((a, b) => {
    for (const [key, direction, compare] of keys) {
      const [x, y] = [key(a), key(b)];
      if (x === y || text(x) === text(y)) continue;
      if (x === null || x === undefined) return direction;
      if (y === null || y === undefined) return -direction;
      const numbers = typeof x === 'number' && typeof y === 'number';
      const less = numbers ? x < y : compare ? compare(text(x), text(y)) < 0 : text(x) < text(y);
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
      [enterprise, 1, (a, b) => PINYIN.compare(a, b)],
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
