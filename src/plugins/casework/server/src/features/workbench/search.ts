import type { SearchFound } from '../../../../contracts/workbench';
import { rows, type Trx } from '../../platform/database/as-owner';

/** Most results of each kind: a user who needs others types more. */
const SHOWN = 8;

const like = (...columns: string[]): string =>
  columns.map((column) => `casework.searchable(${column}) like casework.search_pattern(?)`).join(' or ');

/** The first few rows of a query as one JSON value. */
const list = (sql: string): string =>
  `(select coalesce(json_agg(f), '[]'::json) from (${sql} limit ${SHOWN}) f)`;

type Part = { key: keyof SearchFound; sql: string; uses: number };

const PARTS: readonly Part[] = [
  {
    key: 'issues',
    uses: 3,
    sql: `select i.document_id as "documentId", i.number, i.title, i.stage, i.light as light, e.name as enterprise
            from issues i left join enterprises e on e.id = i.enterprise_id
           where i.id in (select casework.search('issues', '{number,title,description}', ?))
              or (i.enterprise_id in (select x.id from enterprises x where ${like('x.name', 'x.credit_code')}))
           order by i.light_rank, i.received_at desc, i.id desc`,
  },
  {
    key: 'enterprises',
    uses: 2,
    sql: `select e.document_id as "documentId", e.name from enterprises e where ${like('e.name', 'e.credit_code')}
           order by e.name, e.id`,
  },
  {
    key: 'documents',
    uses: 2,
    sql: `select d.document_id as "documentId", d.number, d.title from official_documents d
           where ${like("coalesce(d.number, '')", "coalesce(d.title, '')")} order by d.created_at desc, d.id desc`,
  },
  {
    key: 'policies',
    uses: 2,
    sql: `select p.document_id as "documentId", p.title as name from policies p
           where ${like('p.title', "coalesce(p.document_number, '')")} order by p.title, p.id`,
  },
];

const PEOPLE: Part = {
  key: 'people',
  uses: 5,
  sql: `select x."documentId", x.name, x.kind, x.note from (
          select l.document_id as "documentId", l.title as name, 'leader' as kind, null::text as note, 1 as place
            from leaders l where ${like('l.title')}
          union all
          select s.document_id, s.name, 'staff-member', s.phone, 2 from staff_members s where ${like('s.name')}
          union all
          select d.document_id, d.name, 'department', null, 3 from departments d
           where ${like('d.name', "coalesce(d.short_name, '')")}
          union all
          select * from (select distinct on (t.responsible_person, t.unit_id) i.document_id, t.responsible_person, 'responsible',
                 concat_ws(' ', u.name, t.section, t.phone), 4
            from transfers t join issues i on i.id = t.issue_id join departments u on u.id = t.unit_id
           where t.responsible_person is not null and ${like('t.responsible_person')}
           order by t.responsible_person, t.unit_id, t.id desc limit ${SHOWN}) r) x
         order by x.place, x.name collate casework.pinyin`,
};

/** Returns the results that the caller sees, in one statement. */
export async function search(trx: Trx, q: string): Promise<SearchFound> {
  const parts = [...PARTS, PEOPLE];
  const [found] = await rows(
    trx,
    `select ${parts.map(({ key, sql }) => `${list(sql)} as "${key}"`).join(', ')}`,
    parts.flatMap(({ uses }) => Array.from({ length: uses }, () => q)),
  );
  return found as SearchFound;
}
