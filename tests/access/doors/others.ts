import { type Row, isHidden } from '../rule';
import { type Reader } from '../world/types';
import { type Doors, type Json, type TypeInfo, idsOf } from './doors';

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
  // Files of the registration are shown to the enterprise; those of a note are not, nor to a support unit.
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
