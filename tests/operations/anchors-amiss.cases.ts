import fs from 'node:fs';
import path from 'node:path';
import type { Kit } from '../lifecycle/support';
import type { Outcome } from './support';

/** What the tests of anchors have made. */
type Anchored = {
  kit: Kit;
  folder: string;
  issues: { id: string; number: string }[];
  sweep: (local: string) => Promise<void>;
  verify: () => Promise<Outcome>;
};

/** Rows that somebody put into the database, each of which once kept all ledgers from being anchored. */
export function rowsThatCannotBeAnchored(given: () => Anchored): void {
  describe('a row that cannot be anchored', () => {
    let kit: Kit;
    let folder: string;
    let issues: Anchored['issues'];
    let sweep: Anchored['sweep'];
    let verify: Anchored['verify'];
    beforeAll(() => {
      ({ kit, folder, issues, sweep, verify } = given());
    });
    const of = (issue: number): string =>
      `issue_id = (select id from issues where document_id = '${issues[issue]?.id}')`;
    const asOwnerOf = async (sql: string): Promise<void> => {
      const client = await kit.app.adminDb.connect();
      try {
        await client.query(`begin; set local session_replication_role = replica; ${sql}; commit`);
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    type Named = { step: string; subject: string; error: string; label: string; issue: string | null };
    const named = async (): Promise<Named[]> =>
      ((await kit.send('auditor', 'GET', '/api/casework/run-state')).body.data.failures as Named[]).filter(
        ({ step }) => step === 'anchors',
      );
    const metric = async (): Promise<number> =>
      Number(
        /^qiaomen_evidence_amiss (\d+)/m.exec(
          (await kit.send(null, 'GET', '/api/casework/metrics')).text,
        )?.[1] ?? NaN,
      );
    const notices = (): Promise<{ audiences: { kind: string }[]; facts: Record<string, string> }[]> =>
      kit.rows(
        `select audiences, payload -> 'facts' as facts from casework.outbox where event = 'evidence-amiss' order by id`,
      );
    const newest = async (): Promise<{ number: number; chains: number }> =>
      ((await kit.send('auditor', 'GET', '/api/casework/anchors')).body.data as never[])[0] as never;

    test('keeps nothing else from being anchored, is named, told and counted, and is over when it is put back', async () => {
      const [hash] = await kit.rows<{ hash: string }>(
        `select hash from ledger_entries where ${of(0)} and sequence = 3`,
      );
      const fifth = await kit.register({ title: '示例五' });
      await asOwnerOf(`update ledger_entries set hash = 'not a hash' where ${of(0)} and sequence = 3`);
      const before = await newest();
      await sweep('2026-03-04T09:00');
      const file = fs.readdirSync(folder).sort().at(-1) ?? '';
      expect(file).toBe('anchor-000004-2026-03-04.json');
      const { heads } = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as {
        heads: [number, string, number][];
      };
      expect(heads.map(([, chain]) => chain)).toEqual([fifth]);
      expect(await newest()).toMatchObject({ number: before.number + 1, chains: before.chains + 1 });
      expect(await named()).toMatchObject([
        {
          label: '台账存证',
          issue: issues[0]?.id,
          error: expect.stringContaining(
            `事项 ${issues[0]?.number}：最后一条记录的序号或哈希不是本系统写入的`,
          ),
        },
      ]);
      expect(await metric()).toBe(1);
      const [notice, ...others] = await notices();
      expect(others).toEqual([]);
      expect(JSON.stringify(notice)).toMatch(/auditor.*head.*office/);
      expect(JSON.stringify(notice)).toContain(issues[0]?.number);
      // The next day it is told no second time.
      await sweep('2026-03-05T09:00');
      expect(await notices()).toHaveLength(1);
      expect(await verify()).toMatchObject({ code: 1 });
      await asOwnerOf(`update ledger_entries set hash = '${hash?.hash}' where ${of(0)} and sequence = 3`);
      const retry = `/api/casework/sweep/failures/anchors/${(await named())[0]?.subject}/retry`;
      kit.at('2026-03-05T10:00');
      expect((await kit.send('office', 'POST', retry, {})).status).toBe(200);
      await sweep('2026-03-05T10:01');
      expect(await named()).toEqual([]);
      expect(await verify()).toMatchObject({ code: 0 });
    }, 180_000);

    // Each is one statement of the database's owner, the statement that takes it back, and what it is called.
    const KINDS: [string, () => [string, string], RegExp][] = [
      [
        'two issues of one documentId',
        () => [
          `drop index issues_document_id_key;
           update issues set document_id = '${issues[1]?.id}' where document_id = '${issues[2]?.id}'`,
          `update issues set document_id = '${issues[2]?.id}' where number = '${issues[2]?.number}';
           create unique index issues_document_id_key on issues (document_id)`,
        ],
        /有两个事项用同一个文档编号/,
      ],
      [
        'an issue without a documentId',
        () => [
          `update issues set document_id = null where number = '${issues[1]?.number}'`,
          `update issues set document_id = '${issues[1]?.id}' where number = '${issues[1]?.number}'`,
        ],
        /文档编号不是本系统生成的[\s\S]*被删除/,
      ],
      [
        'an entry without a sequence',
        () => [
          `update ledger_entries set sequence = null where ${of(1)} and sequence = 2`,
          `update ledger_entries set sequence = 2 where ${of(1)} and sequence is null`,
        ],
        /最后一条记录的序号或哈希不是本系统写入的/,
      ],
      [
        'a seal that is none',
        () => [
          `create table kept_seals as select * from casework.ledger_seals;
           update casework.ledger_seals set seal = 'none' where ${of(1)} and sequence = 2`,
          `delete from casework.ledger_seals; insert into casework.ledger_seals select * from kept_seals; drop table kept_seals`,
        ],
        /最后一条记录的序号或哈希不是本系统写入的/,
      ],
      [
        'a cut tail',
        () => [
          `create table kept_entries as select * from ledger_entries where ${of(0)} and sequence = 3;
           delete from ledger_entries where ${of(0)} and sequence = 3`,
          `insert into ledger_entries select * from kept_entries; drop table kept_entries`,
        ],
        /记录比上一号存证时少[\s\S]*末尾被截断/,
      ],
      [
        'a head that was rewritten',
        () => [
          `create table kept_hash as select id, hash from ledger_entries where ${of(0)} and sequence = 3;
           update ledger_entries set hash = repeat('b', 64) where ${of(0)} and sequence = 3`,
          `update ledger_entries l set hash = k.hash from kept_hash k where k.id = l.id; drop table kept_hash`,
        ],
        /上一号存证时的末条与现在的不符/,
      ],
      [
        'a document’s hash that is none',
        () => [
          `update casework.document_files set sha256 = 'none'`,
          `update casework.document_files set sha256 = encode(sha256(bytes), 'hex')`,
        ],
        /公文 示例〔2026〕1号 的数据：已公布的数字的哈希不是本系统写入的/,
      ],
      [
        'a published result that was changed',
        () => [
          `update assessments set rows = '[{"score": "95.0000"}]' where document_id = 'half-year-1'`,
          `update assessments set rows = '[{"score": "91.5000"}]' where document_id = 'half-year-1'`,
        ],
        /考核结果 2025-07-01 至 2026-01-01：已公布的数字与上一号存证不符/,
      ],
      [
        'a result that is no more published',
        () => [
          `update assessments set state = 'computed' where document_id = 'half-year-1'`,
          `update assessments set state = 'published' where document_id = 'half-year-1'`,
        ],
        /已公布的数字不存在了/,
      ],
      [
        'an objection’s seal that is none',
        () => [
          `create table kept_objections as select * from casework.entry_objections;
           update casework.entry_objections set seal = 'none'`,
          `delete from casework.entry_objections; insert into casework.entry_objections select * from kept_objections;
           drop table kept_objections`,
        ],
        /有 1 件异议的编号或哈希不是本系统写入的/,
      ],
      [
        'a chain that was taken out of the record of anchors',
        () => [
          `delete from casework.anchor_heads where position = 1; delete from casework.anchor_chains where position = 1`,
          'select 1',
        ],
        /位置 1：存证底数中这一位置的链不见了/,
      ],
      [
        'a last anchor that is dated ahead and has the highest number',
        () => [
          `update casework.anchors set day = '2099-01-01', number = 2147483647
            where number = (select max(number) from casework.anchors)`,
          'select 1',
        ],
        /第 2147483647 号存证：数据库中的存证与它的签名不符/,
      ],
    ];
    test.each(KINDS)(
      '%s: the others are anchored, it is named',
      async (_what, statements, reason) => {
        const [change, back] = statements();
        const day = String(6 + KINDS.findIndex(([what]) => what === _what)).padStart(2, '0');
        const other = await kit.register({ title: '示例又一件' });
        await asOwnerOf(change);
        try {
          await sweep(`2026-03-${day}T09:00`);
          const file = fs.readdirSync(folder).find((name) => name.endsWith(`2026-03-${day}.json`)) ?? '';
          const text = fs.readFileSync(path.join(folder, file), 'utf8');
          const { heads } = JSON.parse(text) as { heads: [number, string][] };
          expect(heads.map(([, chain]) => chain)).toContain(other);
          const said = (await named()).map(({ error }) => error).join('\n');
          expect(said).toMatch(reason);
        } finally {
          await asOwnerOf(back);
        }
      },
      60_000,
    );
  });
}
