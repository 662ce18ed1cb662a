import { cityProfile } from '../city/profile';
import { storedInstant, type Json, type PartName } from '../issues/record';
import { digestsOfStored } from '../issues/seals';
import { replayChain, type ReplayEntry } from './replay';
import type { BrokenLink, Query } from './verify';
import { verifyObjections } from './verify-objections';

/**
 * Compares stored data with the chains: the issues' rows and their dependent rows, their holders, the numbers, the
 * stored hashes of files, and the mirrors that sight is judged by. A valid chain alone says nothing about a row
 * that was changed past it.
 */

const BATCH = 200;

const PART_NAMES: Readonly<Record<PartName, string>> = {
  transfers: '转办单',
  requests: '申请',
  escalations: '提请记录',
  milestones: '节点',
};

/** Returns the name of a row, by the key of its digest. */
const nameOfRow = (key: string): string =>
  key === 'issue' ? '事项本身' : (PART_NAMES[key.split(':')[0] as PartName] ?? key);

const list = (select: string): string =>
  `(select coalesce(json_agg(x order by x.id), '[]'::json) from (${select}) x)`;

const instant = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

const picture = (after: number): string => `
  select i.id, coalesce(i.number, i.document_id, i.id::text) as name, json_build_object(
    'issue', row_to_json(i),
    'documents', json_build_object(
       'category', (select document_id from categories where id = i.category_id),
       'enterprise', (select document_id from enterprises where id = i.enterprise_id),
       'lead_unit', (select document_id from departments where id = i.lead_unit_id)),
    'transfers', ${list(`select t.*, d.document_id as unit_document from transfers t left join departments d on d.id = t.unit_id where t.issue_id = i.id`)},
    'requests', ${list('select * from issue_requests where issue_id = i.id')},
    'escalations', ${list('select * from escalations where issue_id = i.id')},
    'milestones', ${list('select * from milestones where issue_id = i.id')},
    'holders', (select coalesce(json_agg(json_build_object('sequence', h.sequence, 'at', ${instant('h.at')}, 'group', h.group_id,
       'leader', h.leader_id, 'complaint', coalesce(h.complaint, false)) order by h.sequence), '[]'::json)
       from casework.issue_holders h where h.issue_id = i.id),
    'seals', (select coalesce(json_agg(json_build_object('sequence', s.sequence, 'holder', s.holder, 'rows', s.rows) order by s.sequence), '[]'::json)
       from casework.ledger_seals s where s.issue_id = i.id),
    'entries', (select coalesce(json_agg(json_build_object('sequence', l.sequence, 'action', l.action, 'from', l."from", 'to', l."to",
       'at', ${instant('l.happened_at')}, 'recordedAt', ${instant('l.recorded_at')},
       'behalf', jsonb_typeof(l.actor -> 'onBehalfOf') = 'object', 'input', coalesce(l.input, '{}'), 'dues', l.dues) order by l.sequence), '[]'::json)
       from ledger_entries l where l.issue_id = i.id)
  )::text as picture
  from issues i where i.id > ${after} order by i.id limit ${BATCH}`;

type Holder = { group: number | null; leader: number | null; complaint: boolean };

type Picture = Record<PartName, Json[]> & {
  issue: Json;
  documents: Json;
  holders: (Holder & { sequence: number; at: string })[];
  seals: { sequence: number; holder: Holder; rows: Record<string, string> }[];
  entries: (ReplayEntry & { behalf: boolean | null })[];
};

/** Everything in which issues and what hangs on them differ from what their chains say. Runs in the caller's transaction. */
export async function verifyIssues(
  query: Query,
  log: (line: string) => void = () => undefined,
): Promise<{ issues: number; findings: BrokenLink[] }> {
  const findings: BrokenLink[] = [];
  let issues = 0;
  for (let after = 0; ; ) {
    const { rows } = await query<{ id: number; name: string; picture: string }>(picture(after));
    const last = rows.at(-1);
    if (!last) return { issues, findings };
    after = last.id;
    for (const row of rows) {
      const one = JSON.parse(row.picture) as Picture;
      const sequence = one.entries.at(-1)?.sequence ?? 0;
      for (const said of amissOf(one)) findings.push({ issue: row.name, sequence, ...said });
    }
    issues += rows.length;
    if (issues % 10_000 === 0) log(`已核对 ${issues} 个事项……`);
  }
}

type Said = { sequence?: number; reason: string };

const amissOf = (one: Picture): Said[] =>
  // An issue without a chain is named with the chains.
  one.entries.length === 0 ? [] : [...amissByReplay(one), ...amissByDigest(one), ...amissOfHolders(one)];

const LABELS: Readonly<Record<string, string>> = {
  stage: '办理环节',
  closed_at: '销号时间',
  rating: '满意度',
  rating_on_behalf: '代企业确认的标记',
  solved: '解决情况',
  rework_count: '重办次数',
  return_count: '退回次数',
  reopen_count: '重新办理次数',
  urge_count: '催办次数',
  title: '标题',
  description: '内容',
  kind: '类型',
  channel: '渠道',
  handling_type: '办理类型',
  received_at: '接收时间',
  category: '类别',
  enterprise: '企业',
  lead_unit: '承办单位',
  accept_due_at: '受理时限',
  transfer_due_at: '转办时限',
  take_up_due_at: '承接时限',
  deadline: '办结时限',
  first_deadline: '首次时限',
  committed_deadline: '承诺时限',
  confirm_due_at: '确认时限',
  consent_due_at: '审定时限',
};

const RELATIONS = ['category', 'enterprise', 'lead_unit'];

function amissByReplay(one: Picture): Said[] {
  const entries = one.entries.map((e) => ({
    ...e,
    behalf: e.behalf === true,
    at: storedInstant(shorter(e.at)),
    recordedAt: storedInstant(shorter(e.recordedAt)),
  }));
  const { fields, leads, imported, broken } = replayChain(entries);
  const said: Said[] = broken.map(({ sequence, field }) => ({
    sequence,
    reason: `所记时限（${field}）与此前各条所定的不一致`,
  }));
  for (const [column, wanted] of fields) {
    if (wanted === undefined) continue;
    const raw = RELATIONS.includes(column) ? one.documents[column] : one.issue[column];
    const stands = normal(raw);
    const empty = column.endsWith('_count') ? 0 : column === 'rating_on_behalf' ? false : null;
    if ((stands ?? empty) !== (wanted ?? empty)) {
      said.push({
        reason: `${LABELS[column] ?? column}与台账推算的不符：库中为“${words(stands)}”，台账为“${words(wanted)}”`,
      });
    }
  }
  if (leads) {
    const key = (sequence: unknown, unit: unknown): string => `${String(sequence)} ${String(unit)}`;
    const wanted = leads.map((l) => key(l.sequence, l.unit)).sort();
    const stand = one.transfers
      .filter((t) => t['role'] === 'lead')
      .map((t) => key(t['sequence'], t['unit_document']))
      .sort();
    if (JSON.stringify(wanted) !== JSON.stringify(stand)) {
      said.push({ reason: '主办转办单与台账所记的转办不符：有缺失、多出或单位被改动' });
    }
  }
  if ((one.issue['imported'] === true) !== imported) {
    said.push({ sequence: 1, reason: '“历史补录”标记与首条记录的登记时间不符' });
  }
  return said;
}

/** Microseconds as to_char writes them, without the zeros that say nothing. */
const shorter = (text: string): string => text.replace(/0{1,3}$/, '');

const normal = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(value)
    ? storedInstant(value)
    : (value ?? null);

const words = (value: unknown): string =>
  value === null || value === undefined ? '无' : typeof value === 'string' ? value : JSON.stringify(value);

/** The rows as they are, against the digests that the entries which wrote them have sealed. */
function amissByDigest(one: Picture): Said[] {
  if (one.seals.length === 0) return [];
  const sealed = new Map<string, { sequence: number; digest: string }>();
  for (const { sequence, rows } of one.seals) {
    for (const [key, digest] of Object.entries(rows)) sealed.set(key, { sequence, digest });
  }
  const sealedFromFirst = one.seals[0]?.sequence === 1;
  const stored = new Map(
    Object.entries(digestsOfStored(one)).map(([key, digest]) => [key, { name: nameOfRow(key), digest }]),
  );
  const said: Said[] = [];
  for (const [key, { sequence, digest }] of sealed) {
    const row = stored.get(key);
    if (!row) said.push({ sequence, reason: `${nameOfRow(key)} ${key} 缺失` });
    else if (row.digest !== digest) said.push({ sequence, reason: `${row.name}（${key}）未经操作被改动` });
  }
  // Rows of releases that did not seal may have no digest yet.
  for (const [key, { name }] of stored) {
    if (!sealed.has(key) && sealedFromFirst) said.push({ reason: `${name} ${key} 不是任何一条记录写入的` });
  }
  return said;
}

const sameHolder = (a: Holder | undefined, b: Holder): boolean =>
  a !== undefined && a.group === b.group && a.leader === b.leader && a.complaint === b.complaint;

/** Compares the record of the issue's holders, by which the figures charge steps, with the chain. */
function amissOfHolders({ holders, seals, entries, issue }: Picture): Said[] {
  const said: Said[] = [];
  for (const { sequence, holder } of seals) {
    const stands = holders.findLast((h) => h.sequence <= sequence);
    if (!sameHolder(stands, { ...holder, complaint: holder.complaint ?? false })) {
      said.push({ sequence, reason: '包联工作组、包联领导或投诉标记的归属记录与台账不符' });
    }
  }
  for (const h of holders) {
    const entry = entries.find((e) => e.sequence === h.sequence);
    if (entry?.at !== h.at)
      said.push({ sequence: h.sequence, reason: '归属记录的时间与该条记录不符，或没有这一条记录' });
  }
  const now: Holder = {
    group: (issue['group_id'] as number | null) ?? null,
    leader: (issue['leader_id'] as number | null) ?? null,
    complaint: issue['complaint'] === true,
  };
  if (holders.length > 0 && !sameHolder(holders.at(-1), now)) {
    said.push({ reason: '现在的包联工作组、包联领导或投诉标记与归属记录不符' });
  }
  return said;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A number's year, or its number, as a regular expression with one group, from the city's format. */
function numberPattern(format: string, part: 'year' | 'number'): string {
  return `^${format
    .split(/(\{[a-z]+(?::\d)?\})/)
    .map((piece) => {
      if (/^\{year/.test(piece)) return part === 'year' ? '(\\d{4})' : '\\d{4}';
      if (/^\{number/.test(piece)) return part === 'number' ? '(\\d+)' : '\\d+';
      return piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('')}$`;
}

/**
 * The numbers of issues and documents without a gap, the mirrors of sight, the hashes of stored files, and the chain of
 * objections. Runs in the caller's transaction.
 * @param format of an issue's number, as the city writes it
 */
export async function verifyTables(query: Query, format = cityProfile().issueNumber): Promise<BrokenLink[]> {
  const numbered = `
    select i.id, i.number, substring(i.number from ${quoted(numberPattern(format, 'year'))})::int as year,
           substring(i.number from ${quoted(numberPattern(format, 'number'))})::int as n,
           extract(year from (select l.recorded_at + interval '8 hours' from ledger_entries l where l.issue_id = i.id and l.sequence = 1))::int as made
      from issues i`;
  const checks = [
    `select coalesce(number, id::text) as issue, '编号不合格式' as reason from (${numbered}) x where n is null or year is null`,
    `select number as issue, '编号的年份与登记时间不符' as reason from (${numbered}) x where year <> made`,
    `select max(number) as issue, format('编号重复：%s 个事项', count(*)) as reason from (${numbered}) x where n is not null group by year, n having count(*) > 1`,
    `select format('%s 年第 %s 号', y.year, g.n) as issue, '编号缺失：该号的事项不存在' as reason
       from (select year, max(n) as most from (${numbered}) x where n is not null group by year) y
       cross join lateral generate_series(1, greatest(y.most, coalesce((select value from casework.counters where key = 'issue:' || y.year), 0))) as g(n)
      where not exists (select 1 from (${numbered}) x where x.year = y.year and x.n = g.n)`,
    `select format('%s 年', y.year) as issue, '编号计数器与最大的编号不符' as reason
       from (select year, max(n) as most from (${numbered}) x where n is not null group by year) y
      where (select value from casework.counters where key = 'issue:' || y.year) is distinct from y.most`,
    `select coalesce(max(number), kind || ' ' || year) as issue, '公文文号不连续或重复' as reason
       from official_documents where sequence is not null and parent_id is null
      group by issuing_key, kind, year having count(*) <> max(sequence) or count(distinct sequence) <> count(*)`,
    `select coalesce(d.number, f.document_id::text) as issue, format('公文存档（%s）的内容与哈希不符', f.kind) as reason
       from casework.document_files f left join official_documents d on d.id = f.document_id
      where encode(sha256(f.bytes), 'hex') <> f.sha256`,
    `select coalesce(i.number, i.document_id) as issue, format('附件 %s 的内容哈希与台账所记不符或缺失', h.key) as reason
       from ledger_entries l join issues i on i.id = l.issue_id
      cross join lateral jsonb_each_text(l.input::jsonb -> 'fileHashes') h
       left join files f on f.document_id = h.key
       left join casework.file_contents c on c.name = f.hash || coalesce(f.ext, '')
      where l.input::jsonb ? 'fileHashes'
        and (c.sha256 is distinct from h.value or not exists (
          select 1 from casework.file_access a where a.file_id = f.id and a.issue_id = l.issue_id and a.sequence = l.sequence))`,
    `select coalesce(i.number, i.document_id) as issue, '可见范围的索引与事项不符' as reason
       from issues i left join casework.issue_access a on a.issue_id = i.id
      where (a.issue_id is null or a.enterprise_id is distinct from i.enterprise_id or a.group_id is distinct from i.group_id
             or a.leader_id is distinct from i.leader_id or a.complaint is distinct from coalesce(i.complaint, false))`,
    `select coalesce(i.number, i.document_id) as issue, '承办单位的可见范围与转办单不符' as reason
       from transfers t join issues i on i.id = t.issue_id
       full join casework.transfer_access a on a.transfer_id = t.id
      where case when t.id is null then true
                 when t.state in ('returned', 'superseded', 'cancelled', 'reopened') then a.transfer_id is not null
                 else a.transfer_id is null or a.unit_id is distinct from t.unit_id or a.role is distinct from t.role
                   or a.issue_id is distinct from t.issue_id end`,
  ];
  const findings: BrokenLink[] = [];
  for (const check of checks) {
    const { rows } = await query<{ issue: string | null; reason: string }>(`${check} limit 1000`);
    findings.push(
      ...rows.map(({ issue, reason }) => ({ issue: issue ?? '（不存在）', sequence: 0, reason })),
    );
  }
  return [...findings, ...(await verifyObjections(query))];
}
