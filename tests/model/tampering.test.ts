import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PoolClient } from 'pg';
import { verifyChains, type Query } from '../../src/plugins/casework/server/src/features/ledger/verify';
import {
  verifyIssues,
  verifyTables,
} from '../../src/plugins/casework/server/src/features/ledger/verify-state';
import { compareFacts } from '../../src/plugins/casework/server/src/features/measures/rebuild-facts';
import { installedTextAmiss } from '../../src/plugins/casework/server/src/platform/database/installed-text';
import { readRelease } from '../../src/plugins/casework/server/src/platform/database/release';
import { PDF, startKit, upload, type Kit } from '../lifecycle/support';
import { evidence, type Account } from '../support/city';
import { manipulationsOf, numbers, type Make } from './manipulations';

/**
 * Findings of `npm run ledger:verify` when the owner of the database, with every trigger off, changes data: a
 * hundred random manipulations, each undone before the next (finding S6). A chain rewritten whole, with its seals
 * and its issue, is found by the outside anchors only; that is not tried here.
 */

let kit: Kit;
let texts: string[] = [];

beforeAll(async () => {
  kit = await startKit();
  const { migrations, repeatables } = await readRelease(path.join(process.cwd(), 'database'));
  texts = [...migrations, ...repeatables].map(({ sql }) => sql);
  await histories();
}, 300_000);
afterAll(() => kit?.app.stop());

/** Issues in all kinds of states, with everything that hangs on issues. */
async function histories(): Promise<void> {
  const { departments } = kit.city;
  kit.at('2026-03-02T10:00');
  const file = (await upload(kit, 'groupA', PDF, 'scan.pdf', 'application/pdf')).body[0].documentId as string;
  const sent = async (input = {}): Promise<string> => {
    const id = await kit.register(input);
    await kit.done('groupA', id, 'accept');
    await kit.done('groupA', id, 'transfer', {
      leadUnit: departments.zhujian,
      supportUnits: [departments.gongxin],
      standard: '修复路面',
    });
    return id;
  };
  const handled = async (input = {}): Promise<string> => {
    const id = await sent(input);
    await kit.done('unitA', id, 'take-up', {
      section: '市政科',
      responsiblePerson: '示例某',
      phone: '0454-0000000',
    });
    return id;
  };
  await kit.register({ attachments: [file] });
  await sent();
  const closed = await handled();
  await kit.done('unitA', closed, 'request-extension', { deadline: '2026-04-30', reason: '材料未到' });
  await kit.done('groupA', closed, 'grant-extension');
  await kit.done('unitA', closed, 'report-back', { result: 'solved', measures: '已修复' });
  await kit.done('enterpriseA', closed, 'confirm', { rating: 5 });
  kit.at('2026-03-05T10:00');
  await kit.done('leaderA', closed, 'consent');
  const raised = await handled();
  await kit.done('unitA', raised, 'escalate', { reason: '涉及多个部门' });
  await kit.done('unitA', raised, 'request-extension', {
    milestones: [
      { date: '2026-04-10', goal: '方案' },
      { date: '2026-05-10', goal: '完成' },
    ],
    consultation: '已会商',
    reason: '工期',
  });
  await kit.done('groupA', raised, 'grant-extension');
  const low = await handled();
  await kit.done('unitA', low, 'report-back', { result: 'partly', measures: '已修复一半' });
  await kit.done('groupA', low, 'confirm', { rating: 2, evidence: evidence() });
  await kit.done('office', low, 'call-back', { rating: 3 });
  const twice = await handled();
  await kit.done('unitA', twice, 'report-back', { result: 'solved', measures: '已修复' });
  await kit.done('groupA', twice, 'rework', { reason: '未见效' });
  await kit.done('office', twice, 'correct', {
    field: 'phone',
    value: '0454-1111111',
    evidence: evidence(),
    reason: '误录',
  });
  kit.at('2026-03-09T10:00');
  await kit.done('office', closed, 'reopen', { reason: '反复' });
  const gone = await kit.register({});
  await kit.done('enterpriseA', gone, 'withdraw', { reason: '已解决' });
  const acted = await sent();
  const person = { section: '市政科', responsiblePerson: '示例某', phone: '0454-0000000' };
  await kit.done('groupA', acted, 'take-up', { ...person, evidence: evidence() });
  await objected('unitA', acted, 'take-up', '本单位“未承接”\\见附件\n第二行 😀');
  await kit.done('unitA', acted, 'report-back', { result: 'solved', measures: '已修复' });
  await kit.done('groupA', acted, 'confirm', { rating: 5, evidence: evidence() });
  kit.at('2026-03-09T10:01');
  await objected('enterpriseA', acted, 'confirm', '未认可');
  kit.at('2026-03-09T10:02');
  await objected('enterpriseA', low, 'confirm', '评价有误');
  await issuedSlip(acted);
  kit.at(null);
}

async function objected(account: Account, issue: string, action: string, reason: string): Promise<void> {
  const [entry] = await kit.rows<{ sequence: number }>(
    'select l.sequence from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1 and l.action = $2',
    [issue, action],
  );
  const path = `/api/casework/issues/${issue}/ledger/${entry?.sequence ?? 0}/object`;
  expect((await kit.send(account, 'POST', path, { data: { reason } })).status).toBe(201);
}

/** A transfer slip, issued: a document with a number and a stored file. */
async function issuedSlip(issue: string): Promise<void> {
  const drafted = await kit.send('groupA', 'POST', '/api/casework/documents', {
    data: { kind: 'transfer-slip', issue },
  });
  expect(drafted.status).toBe(201);
  const at = `/api/casework/documents/${drafted.body.data.documentId as string}`;
  const steps: [string, object][] = [
    ['review', { reviewer: '示例甲' }],
    ['issue', { signer: '示例乙' }],
  ];
  for (const [step, data] of steps)
    expect(await kit.send('groupA', 'POST', `${at}/${step}`, { data })).toMatchObject({ status: 200 });
}

type Finding = { where: string; reason: string };

/** All that the command says, asked on one connection within its transaction. */
async function findings(client: PoolClient): Promise<Finding[]> {
  const query: Query = (sql) => client.query(sql);
  const links = [
    ...(await verifyChains(query)).findings,
    ...(await verifyIssues(query)).findings,
    ...(await verifyTables(query)),
  ];
  const facts = await compareFacts(async (sql, bindings) => {
    let n = 0;
    return (
      await client.query(
        sql.replaceAll('?', () => `$${(n += 1)}`),
        [...bindings],
      )
    ).rows;
  });
  const amiss = await installedTextAmiss((sql) => client.query(sql) as never, texts);
  return [
    ...links.map(({ issue, reason }) => ({ where: issue, reason })),
    ...facts.differences.map(({ issue, row }) => ({ where: issue, reason: JSON.stringify(row) })),
    ...amiss.map((line) => ({ where: line, reason: line })),
  ];
}

test('a ledger that nobody has touched is sound', async () => {
  const client = await kit.app.adminDb.connect();
  try {
    await client.query('begin');
    expect(await findings(client)).toEqual([]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('objections that were made before they were sealed are sealed by the upgrade as they stand', async () => {
  const migration = readFileSync('database/versioned/0019-objection-seals.sql', 'utf8');
  const client = await kit.app.adminDb.connect();
  const sealed = async (): Promise<unknown[]> =>
    (await client.query('select number, seal from casework.entry_objections order by number')).rows;
  try {
    await client.query('begin');
    const before = await sealed();
    expect(before).toHaveLength(3);
    await client.query(`alter table casework.entry_objections drop column number, drop column version,
        drop column prev_seal, drop column seal;
      delete from casework.counters where key = 'objection'`);
    await client.query(migration);
    expect(await sealed()).toEqual(before);
    expect(await findings(client)).toEqual([]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('each of a hundred random manipulations as the owner, with triggers off, is named', async () => {
  const seed = Number(process.env['QIAOMEN_SEED'] ?? 20_261_130);
  const next = numbers(seed);
  const makes = manipulationsOf(kit);
  const kinds = Object.keys(makes);
  const missed: string[] = [];
  const client = await kit.app.adminDb.connect();
  // Index and key violations are the database's own refusals: what is tried is what they would let through.
  await client.query(`drop index if exists ledger_entries_sequence_key, issues_document_id_key, transfers_one_lead,
    transfers_one_per_unit, issue_requests_one_pending, escalations_one_open, escalations_one_proposed`);
  try {
    for (let n = 0; n < Math.max(100, 2 * kinds.length); n += 1) {
      const kind = kinds[n % kinds.length] ?? '';
      const { sql, names } = await (makes[kind] as Make)(next);
      await client.query('begin');
      await client.query(`set local session_replication_role = 'replica'`);
      try {
        const results = (await client.query(sql)) as unknown as
          | { rowCount: number | null }
          | { rowCount: number | null }[];
        const done = [results].flat().some(({ rowCount }) => rowCount === null || rowCount > 0);
        const found = await findings(client);
        const named = found.some(({ where, reason }) =>
          names.some((name) => `${where} ${reason}`.includes(name)),
        );
        if (!done || !named) {
          missed.push(
            `${kind} (${n}, seed ${seed}): ${sql} → ${done ? JSON.stringify(found.slice(0, 3)) : 'nothing was changed'}`,
          );
        }
      } finally {
        await client.query('rollback');
      }
    }
  } finally {
    client.release();
  }
  expect(missed).toEqual([]);
}, 600_000);
