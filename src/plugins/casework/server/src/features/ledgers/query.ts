import { randomBytes } from 'node:crypto';
import type { LedgerTable } from '../../../../contracts/ledger-tables';
import { rows, rowsOfKept, type Row, type Trx } from '../../platform/database/as-owner';
import { ENDED_TRANSFERS, type Condition } from './filters';

/** Entries of which the table tells: progress, results, opinions, answers. */
const TOLD = [
  'note',
  'contribute',
  'follow-up',
  'answer',
  'report-back',
  'instruct',
  'decide',
  'consent',
  'refuse-consent',
  'confirm',
  'reject',
  'call-back',
  'decline',
  'void',
];

const FROM: Record<LedgerTable, string> = {
  group: 'issues i',
  unit: `transfers t join issues i on i.id = t.issue_id and t.state not in ${ENDED_TRANSFERS}`,
};

/** Latest first; the last column makes the order total. */
const ORDER: Record<LedgerTable, string> = {
  group: 'i.received_at desc, i.id desc',
  unit: 'i.received_at desc, i.id desc, t.role, t.id',
};

/** Which transfer's section, person and limit a row shows. */
const SHOWN_TRANSFER: Record<LedgerTable, string> = {
  group: `left join lateral (select x.* from transfers x where x.issue_id = i.id and x.role = 'lead' and x.state not in ${ENDED_TRANSFERS}
      order by x.id desc limit 1) t on true`,
  unit: 'join transfers t on t.id = page.transfer_id',
};

/** How many rows there are. */
export async function countRows(trx: Trx, table: LedgerTable, { sql, bindings }: Condition): Promise<number> {
  const [found] = await rows<{ total: number }>(
    trx,
    `select count(*)::int as total from ${FROM[table]} where ${sql}`,
    bindings,
  );
  return found?.total ?? 0;
}

type Part = { limit: number; offset: number };

/** Reads any number of rows in one statement: transfers, requests and progress are gathered beside each issue. */
function statement(table: LedgerTable, { sql, bindings }: Condition, part: Part | null): Condition {
  return {
    sql: `with page as materialized (
        select i.id as issue_id, ${table === 'unit' ? 't.id' : 'null::int'} as transfer_id,
               row_number() over (order by ${ORDER[table]}) as place
          from ${FROM[table]} where ${sql} order by ${ORDER[table]} ${part ? `limit ${Math.trunc(part.limit)} offset ${Math.trunc(part.offset)}` : ''})
      select page.place, i.document_id, i.number, i.outside_number, i.channel, i.received_at, i.title, i.description,
             casework.readable_extra('issue', i.extra) as extra, i.due_at,
             i.handling_type, i.stage, i.light as light, i.deadline, i.closed_at, i.rating, i.rating_on_behalf,
             i.long_term, i.provisional, i.imported, i.reopen_count, i.rework_count,
             e.name as enterprise, l.title as leader, g.name as grp, c.name as category, d.name as lead_unit,
             m.number as merged_into, t.role, t.started_at, t.section, t.responsible_person, t.phone, t.standard,
             t.deadline as transfer_deadline, t.first_deadline, t.grant_count, t.binding, t.state as transfer_state,
             s.names as support_units, n.milestones, h.entries,
             exists (select 1 from casework.transfer_access a
                      where a.issue_id = i.id and a.unit_id = casework.org() and a.role = 'lead') as leads
        from page join issues i on i.id = page.issue_id
        ${SHOWN_TRANSFER[table]}
        left join enterprises e on e.id = i.enterprise_id left join leaders l on l.id = i.leader_id
        left join departments g on g.id = i.group_id left join departments d on d.id = i.lead_unit_id
        left join categories c on c.id = i.category_id left join issues m on m.id = i.main_issue_id
        left join lateral (select string_agg(u.name, '、' order by x.id) as names
          from transfers x join departments u on u.id = x.unit_id
         where x.issue_id = i.id and x.role = 'support' and x.state not in ${ENDED_TRANSFERS}) s on true
        left join lateral (select json_agg(json_build_object('date', x.date, 'goal', x.goal, 'state', x.state) order by x.date, x.id) as milestones
          from milestones x where x.issue_id = i.id and x.state <> 'cancelled') n on true
        left join lateral (select json_agg(json_build_object('action', x.action, 'input', x.input, 'at', x.happened_at,
            'own', x.unit_id is not distinct from casework.org()) order by x.sequence) as entries
          from ledger_entries x where x.issue_id = i.id and x.action in (${TOLD.map((action) => `'${action}'`).join(', ')})) h on true
       order by page.place`,
    bindings,
  };
}

/** Returns one page of rows. */
export function pageOf(trx: Trx, table: LedgerTable, condition: Condition, part: Part): Promise<Row[]> {
  const { sql, bindings } = statement(table, condition, part);
  // The first page without filters is one of few texts.
  return bindings.length === 0 && part.offset === 0 ? rowsOfKept(trx, sql) : rows(trx, sql, bindings);
}

/** Rows that are fetched at once for a file. */
const FETCHED = 5000;

/** All rows, some thousand at a time: what is held in memory does not grow with them. */
export async function* allRows(trx: Trx, table: LedgerTable, condition: Condition): AsyncGenerator<Row[]> {
  const { sql, bindings } = statement(table, condition, null);
  const cursor = `casework_${randomBytes(6).toString('hex')}`;
  await rows(trx, `declare ${cursor} no scroll cursor for ${sql}`, bindings);
  for (;;) {
    const found = await rows(trx, `fetch ${FETCHED} from ${cursor}`);
    if (found.length > 0) yield found;
    if (found.length < FETCHED) break;
  }
  await trx.raw(`close ${cursor}`);
}
