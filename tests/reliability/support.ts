import type { Pool } from 'pg';
import { hashEntry } from '../../src/plugins/casework/server/src/features/ledger/hash';
import { newDocumentId, type City } from '../support/city';

/** Issues that a unit has in hand and that are a month overdue, with ledgers that verify. */
export async function makeDue(db: Pool, city: City, count: number): Promise<void> {
  const idOf = async (table: string, documentId: string): Promise<number> =>
    (await db.query<{ id: number }>(`select id from ${table} where document_id = $1`, [documentId])).rows[0]
      ?.id ?? 0;
  const ids = {
    enterprise: await idOf('enterprises', city.enterprises.A),
    group: await idOf('departments', city.departments.fagai),
    leader: await idOf('leaders', city.leaders.A),
    unit: await idOf('departments', city.departments.zhujian),
    category: await idOf('categories', city.categories.plain),
  };
  const day = 86_400_000;
  const at = new Date(Date.now() - 60 * day).toISOString();
  const due = new Date(Date.now() - 30 * day).toISOString();
  const actor = {
    name: '示例',
    account: 'api:groupA',
    role: 'group',
    organisation: '示例',
    membership: null,
    onBehalfOf: null,
  };
  const steps = [
    ['register', null, 'registered'],
    ['accept', 'registered', 'accepted'],
    ['transfer', 'accepted', 'transferred'],
    ['take-up', 'transferred', 'handling'],
  ] as const;
  const issues = Array.from({ length: count }, (_, i) => ({
    document_id: newDocumentId(),
    number: `包诉〔2020〕${i + 1}号`,
  }));
  const entries = issues.flatMap(({ document_id }) => {
    let prevHash = '0'.repeat(64);
    return steps.map(([action, from, to], i) => {
      const entry = {
        issue: document_id,
        sequence: i + 1,
        action,
        from,
        to,
        actor,
        happenedAt: at,
        recordedAt: at,
        input: {},
        prevHash,
      };
      const hash = hashEntry(entry);
      const row = {
        issue: document_id,
        document_id: newDocumentId(),
        sequence: i + 1,
        action,
        from,
        to,
        prev_hash: prevHash,
        hash,
      };
      prevHash = hash;
      return row;
    });
  });
  const client = await db.connect();
  try {
    await client.query(`begin`);
    await client.query(`set local casework.inside = 'open'`);
    await client.query(
      `insert into issues (document_id, number, title, description, kind, channel, category_id, handling_type, enterprise_id,
         received_at, stage, stage_since, level, due_at, yellow_from, red_from, deadline, first_deadline, committed_deadline,
         group_id, leader_id, lead_unit_id, accepted_ever, complaint, clock, created_at, updated_at, published_at,
         rework_count, return_count, reopen_count, urge_count, returns_since_reopening, imported)
       select r.document_id, r.number, '示例', '示例', 'appeal', 'phone', $2, 'normal', $3, $4, 'handling', $4, 0, $5, $5, $5, $5, $5, $5,
              $6, $7, $8, true, false, '{}', $4, $4, $4, 0, 0, 0, 0, 0, false
         from jsonb_to_recordset($1::jsonb) as r(document_id text, number text)`,
      [JSON.stringify(issues), ids.category, ids.enterprise, at, due, ids.group, ids.leader, ids.unit],
    );
    await client.query(
      `insert into transfers (document_id, issue_id, unit_id, role, state, binding, standard, started_at, deadline, sequence, grant_count,
         created_at, updated_at, published_at)
       select 't' || i.id, i.id, $1, 'lead', 'handling', false, '标准', $2, $3, 3, 0, $2, $2, $2 from issues i
        where i.document_id = any ($4)`,
      [ids.unit, at, due, issues.map(({ document_id }) => document_id)],
    );
    await client.query(
      `insert into ledger_entries (document_id, issue_id, sequence, action, "from", "to", actor, happened_at, recorded_at, dues, input,
         prev_hash, hash, shown_to_enterprise, shown_to_support, created_at, updated_at, published_at)
       select r.document_id, i.id, r.sequence, r.action, r."from", r."to", $2, $3, $3, '{}', '{}', r.prev_hash, r.hash, true, true, $3, $3, $3
         from jsonb_to_recordset($1::jsonb) as r(issue text, document_id text, sequence int, action text, "from" text, "to" text, prev_hash text, hash text)
         join issues i on i.document_id = r.issue`,
      [JSON.stringify(entries), JSON.stringify(actor), at],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}
