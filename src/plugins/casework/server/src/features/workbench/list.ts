import {
  COUNTED,
  cursorSchema,
  type Cursor,
  type IssueListQuery,
  type WorkbenchIssue,
} from '../../../../contracts/workbench';
import { USUAL_COLUMNS, type Column } from '../../../../contracts/workbench-names';
import type { Calendar } from '../../../../domain/calendar';
import type { Asker } from '../../platform/access/actor';
import { mayReadField } from '../../platform/access/fields';
import { fieldErrors } from '../../platform/answers/errors';
import { rows, rowsOfKept, type Row, type Trx } from '../../platform/database/as-owner';
import { ref, utc } from '../../platform/database/sql';
import { CALENDAR, calendarFrom } from '../issues/load';
import { LIGHTS, type Condition } from '../ledgers/filters';
import { issuesCondition, lightsOf } from './filters';
import { leftOf } from './left';
import { waitsArray } from './waits';

/** Where a page ends: the segment, the value of its order, and the key that breaks ties. */

const FINAL = `(i.stage in ('closed', 'declined', 'merged', 'withdrawn', 'void') or i.stage is null)`;

/** A part of a list that one index serves in its order. */
type Segment = { rank: number; where: string; key: string; descending: boolean };

/** 红、黄、待、绿 by their dues, and what has ended by its receipt, the latest first. */
const PRESSING: readonly (Segment & { light: string | null })[] = [
  { light: 'red', rank: 1, where: LIGHTS.red, key: 'i.due_at', descending: false },
  { light: 'yellow', rank: 2, where: LIGHTS.yellow, key: 'i.due_at', descending: false },
  { light: 'waiting', rank: 3, where: LIGHTS.waiting, key: 'i.due_at', descending: false },
  { light: 'green', rank: 4, where: LIGHTS.green, key: 'i.due_at', descending: false },
  { light: null, rank: 5, where: FINAL, key: 'i.received_at', descending: true },
];

const WHOLE: Record<'received' | 'oldest' | 'number', Segment> = {
  received: { rank: 0, where: 'true', key: 'i.received_at', descending: true },
  oldest: { rank: 0, where: 'true', key: 'i.received_at', descending: false },
  number: { rank: 0, where: 'true', key: 'i.number', descending: true },
};

function segmentsOf(query: IssueListQuery): readonly Segment[] {
  if (query.sort !== 'pressing') return [WHOLE[query.sort]];
  const lights = lightsOf(query);
  return PRESSING.filter(({ light }) => (lights as readonly (string | null)[]).includes(light));
}

/** @throws CaseworkError 400 for what is no cursor of this list */
function cursorOf({ after }: IssueListQuery): Cursor | null {
  if (after === undefined) return null;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
  } catch {
    throw fieldErrors([{ field: 'after', code: 'BAD_VALUE' }]);
  }
}

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

const typeOf = (key: string): string => (key === 'i.number' ? 'text' : 'timestamp');

/** Condition on the rows of a segment after the cursor. */
function behind({ rank, key, descending }: Segment, cursor: Cursor | null): Condition {
  if (!cursor || cursor[0] < rank) return { sql: 'true', bindings: [] };
  if (cursor[0] > rank) return { sql: 'false', bindings: [] };
  const [, value, id] = cursor;
  const than = descending ? '<' : '>';
  if (value === null) return { sql: `(${key} is null and i.id ${than} ?)`, bindings: [id] };
  const at = `?::${typeOf(key)}`;
  // Issues without a value come after all that have one.
  return {
    sql: `(${key} ${than} ${at} or (${key} = ${at} and i.id ${than} ?) or ${key} is null)`,
    bindings: [value, value, id],
  };
}

/**
 * The keys of one page and one more, which tells whether there is a further one.
 * @param limit a number that has been checked: PostgreSQL plans for as many rows as it reads here
 */
function pageSql(
  segments: readonly Segment[],
  base: Condition,
  cursor: Cursor | null,
  limit: number,
): Condition {
  const parts = segments.map((segment) => {
    const rest = behind(segment, cursor);
    const direction = segment.descending ? 'desc nulls last' : 'asc nulls last';
    return {
      sql: `(select i.id, ${segment.rank} as rank, ${segment.key}::text as key, ${segment.descending} as descending
               from issues i where ${base.sql} and ${segment.where} and ${rest.sql}
              order by ${segment.key} ${direction}, i.id ${segment.descending ? 'desc' : 'asc'} limit ${limit})`,
      bindings: [...base.bindings, ...rest.bindings],
    };
  });
  const order = `s.rank, case when not s.descending then s.key end asc nulls last,
    case when s.descending then s.key end desc nulls last, case when s.descending then -s.id else s.id end`;
  return {
    sql: `select s.id, s.rank, s.key, row_number() over (order by ${order}) as place
            from (${parts.map(({ sql }) => sql).join(' union all ')}) s order by ${order} limit ${limit}`,
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
}

/** The SQL of each column beside the usual ones. */
const COLUMN_SQL: Record<Exclude<Column, 'waits'>, string> = {
  leadUnit: `(select r.name from departments r where r.id = i.lead_unit_id)`,
  group: `(select r.name from departments r where r.id = i.group_id)`,
  leader: `(select r.title from leaders r where r.id = i.leader_id)`,
  category: `(select r.name from categories r where r.id = i.category_id)`,
  handlingType: 'i.handling_type',
  level: 'i.level',
  receivedAt: utc('i.received_at'),
  responsiblePerson: `(select t.responsible_person from transfers t where t.issue_id = i.id and t.role = 'lead'
    and t.state not in ('returned', 'superseded', 'cancelled', 'reopened') order by t.id desc limit 1)`,
  urgeCount: 'i.urge_count',
  // Under the asker's policies: fields that he may not read are not there.
  extra: `(select string_agg(f.name || '：' || case jsonb_typeof(i.extra -> f.code)
        when 'array' then (select string_agg(x, '、') from jsonb_array_elements_text(i.extra -> f.code) x)
        when 'boolean' then case when (i.extra ->> f.code)::boolean then '是' else '否' end
        else i.extra ->> f.code end, '；' order by f.sort_order, f.id)
      from extra_fields f where f.record = 'issue' and f.in_lists and jsonb_exists(i.extra, f.code))`,
};

const ATTRIBUTE: Partial<Record<Column, string>> = { responsiblePerson: 'number', waits: 'number' };

/** The columns of an issue that every list shows. */
export const CORE = `i.document_id as "documentId", i.number, i.title, i.stage, i.light as light, i.due_at as due_at,
  ${ref('enterprises', 'i.enterprise_id')} as enterprise`;

/** A row of CORE as it is answered. */
export const coreOf = (row: Row, calendar: Calendar, now: Date): Omit<WorkbenchIssue, Column> => ({
  documentId: row['documentId'] as string,
  number: row['number'] as string,
  title: row['title'] as string,
  enterprise: row['enterprise'] as WorkbenchIssue['enterprise'],
  stage: row['stage'] as WorkbenchIssue['stage'],
  light: (row['light'] as WorkbenchIssue['light']) ?? null,
  due: leftOf(row['due_at'] as Date | null, calendar, now),
});

export type IssuePage = {
  data: WorkbenchIssue[];
  meta: { total: number; more: boolean; next: string | null };
};

/**
 * Returns one page of issues, with one statement for any number: the rows, their count, and the calendar in the first.
 * @throws CaseworkError 400 for a cursor of another list, and for what the caller may not read
 */
export async function listIssues(
  trx: Trx,
  asker: Asker,
  query: IssueListQuery,
  now: Date,
): Promise<IssuePage> {
  const base = issuesCondition(query, asker.kind, now);
  const cursor = cursorOf(query);
  const segments = segmentsOf(query);
  if (segments.length === 0) return { data: [], meta: { total: 0, more: false, next: null } };
  // What is searched for is found once, for the page and for the count.
  const hits: Condition | null = query.q
    ? { sql: `hits as materialized (select i.id from issues i where ${base.sql}),`, bindings: base.bindings }
    : null;
  const among: Condition = hits ? { sql: 'i.id in (select h.id from hits h)', bindings: [] } : base;
  const page = pageSql(segments, among, cursor, query.pageSize + 1);
  const columns = (query.columns ?? USUAL_COLUMNS).filter((column) =>
    mayReadField('api::issue.issue', ATTRIBUTE[column] ?? column, undefined, asker.kind),
  );
  const selected = columns.map((column) =>
    column === 'waits' ? `${waitsArray(asker.kind)} as "waits"` : `${COLUMN_SQL[column]} as "${column}"`,
  );
  const bindings = [...(hits?.bindings ?? []), ...page.bindings, ...among.bindings];
  // What most people open, a view without filters, is one of few texts.
  const found = await (bindings.length === 0 ? rowsOfKept : rows)(
    trx,
    `/* ${asker.kind} */ with ${hits?.sql ?? ''} page as materialized (${page.sql})
     select page.id, page.rank, page.key, ${[CORE, ...selected].join(', ')},
            (select count(*)::int from (select 1 from issues i where ${among.sql} limit ${COUNTED + 1}) c) as total,
            case when page.place = 1 then (select row_to_json(c) from (select ${CALENDAR}) c) end as calendar
       from page join issues i on i.id = page.id order by page.place`,
    bindings,
  );
  const [first] = found;
  if (!first) return { data: [], meta: { total: 0, more: false, next: null } };
  const { calendar } = calendarFrom(first['calendar'] as Row);
  const shown = found.slice(0, query.pageSize);
  const last = found.length > query.pageSize ? shown.at(-1) : undefined;
  const total = Number(first['total']);
  return {
    data: shown.map((row) => ({
      ...coreOf(row, calendar, now),
      ...Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
    })),
    meta: {
      total: Math.min(total, COUNTED),
      more: total > COUNTED,
      next: last
        ? encode([last['rank'] as number, last['key'] as string | null, last['id'] as number])
        : null,
    },
  };
}
