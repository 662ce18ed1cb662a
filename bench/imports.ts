import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Pool } from 'pg';
import { HISTORY_COLUMNS } from '../src/plugins/casework/domain/history';
import { SIZE, makeIssues, makeMember, makeOrganisations } from './city';
import { send } from './measure';
import type { Child } from './servers';

/**
 * npm run bench -- --import: an outside ledger of 20,000 rows is checked (dry run) and taken in while a clerk goes on
 * working and the panel asks how far it is; then 100,000 issues are exported, as the ledger and in the columns of the
 * import. Seconds, the server's peak of memory above what it had before, and how long the clerk waited.
 */

const ROWS = 20_000;
/** Room for what the clerk registers meanwhile: an export takes no more than 100,000. */
const REGISTERED = 2_000;
const ASK_EVERY_MS = 500;

type Account = { userId: number; token: string };
type Memory = { before: number; peak: number };

const memoryOf = (pid: number, name: 'VmRSS' | 'VmHWM'): number => {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
};

/** The peak of a process's memory in MB while something is done. Linux alone knows it. */
async function peakOf<T>(pid: number, work: () => Promise<T>): Promise<{ value: T; memory: Memory }> {
  fs.writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = memoryOf(pid, 'VmRSS');
  const value = await work();
  return { value, memory: { before, peak: memoryOf(pid, 'VmHWM') } };
}

/** An outside ledger: 17 of 20 rows closed, one declined, two in hand, over all enterprises and units. */
async function ledgerFile(db: Pool): Promise<Buffer> {
  const { rows: enterprises } = await db.query<{ code: string }>(
    'select credit_code as code from enterprises',
  );
  const { rows: units } = await db.query<{ name: string }>(
    'select name from departments where is_unit order by id',
  );
  const { rows: categories } = await db.query<{ name: string }>(
    'select name from categories where complaint is not true order by id limit 1',
  );
  const start = Date.now() - 600 * 86_400_000;
  const row = (i: number): (string | null)[] => {
    const at = (days: number): string =>
      new Date(start + (i % 400) * 86_400_000 + days * 86_400_000 + (i % 480) * 60_000)
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ');
    const kind = i % 20;
    const base = {
      编号: `旧〔${2020 + (i % 3)}〕${i}`,
      企业统一社会信用代码: enterprises[i % enterprises.length]?.code ?? '',
      标题: `示例历史事项${i}：厂区门前道路破损`,
      内容: '厂区门前道路破损，影响运输，恳请协调修复。'.repeat(8),
      类型: '诉求',
      渠道: '电话',
      类别: categories[0]?.name ?? '',
      办理类型: '一般',
      接收时间: at(0),
    };
    const sent = {
      受理时间: at(1),
      转办时间: at(2),
      承办单位: units[i % units.length]?.name ?? '',
      办理标准: '修复路面',
      承接时间: at(3),
      承办科室: '示例科',
      责任人: '示例某',
      联系电话: '0454-0000000',
      办结时限: at(20).slice(0, 10),
    };
    const ended = {
      反馈时间: at(12),
      办理结果: '解决',
      办理情况: '已组织施工单位修复路面，企业运输恢复正常。'.repeat(4),
      企业确认时间: at(14),
      满意度: i % 9 === 0 ? '基本满意' : '满意',
      领导同意时间: at(16),
      备注: '原台账',
    };
    const cells: Record<string, string> =
      kind === 0
        ? { ...base, 不予受理时间: at(1), 不予受理原因: '不属本市职责' }
        : kind < 3
          ? { ...base, ...sent }
          : { ...base, ...sent, ...ended };
    return Object.values(HISTORY_COLUMNS).map(({ zh }) => cells[zh] ?? null);
  };
  const rows = [
    Object.values(HISTORY_COLUMNS).map(({ zh }) => zh),
    ...Array.from({ length: ROWS }, (_, i) => row(i)),
  ];
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'qiaomen-bench-'));
  try {
    fs.writeFileSync(path.join(dir, 'rows.json'), JSON.stringify(rows));
    await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      `import fs from 'node:fs';
       import { writeXlsx } from 'hucre/xlsx';
       const dir = process.argv[1];
       const rows = JSON.parse(fs.readFileSync(dir + '/rows.json', 'utf8'));
       fs.writeFileSync(dir + '/a.xlsx', await writeXlsx({ sheets: [{ name: '数据', rows }] }));`,
      dir,
    ]);
    return fs.readFileSync(path.join(dir, 'a.xlsx'));
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
}

/** What goes on meanwhile: a clerk lists and acts, the panel asks how far the import is. */
async function meanwhile(
  url: string,
  clerk: string,
  office: string,
  work: { run: string; issues: readonly string[]; issue: object },
  isOver: () => boolean,
): Promise<{ waits: number[]; phases: Map<string, number> }> {
  const waits: number[] = [];
  const phases = new Map<string, number>();
  for (let n = 0; !isOver(); n += 1) {
    const began = performance.now();
    waits.push(
      await send(url, { method: 'GET', path: '/api/issues?pagination[pageSize]=25', token: clerk }),
      await send(url, {
        method: 'POST',
        path: `/api/casework/issues/${work.issues[n % work.issues.length]}/actions/note`,
        body: { data: { text: `第${n}次` } },
        token: clerk,
      }),
      // Takes a number: waits while the import holds the year's counter.
      await send(url, {
        method: 'POST',
        path: '/api/casework/issues',
        body: { data: { ...work.issue, title: `导入时登记的第${n}件` } },
        token: clerk,
      }),
    );
    const answer = await fetch(`${url}/api/casework/imports/${work.run}/progress`, {
      headers: { authorization: `Bearer ${office}` },
    });
    const { data } = (await answer.json()) as { data?: { phase: string; done: number } };
    if (data) phases.set(data.phase, (phases.get(data.phase) ?? 0) + 1);
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, ASK_EVERY_MS - (performance.now() - began))),
    );
  }
  return { waits, phases };
}

const show = (label: string, seconds: number, { before, peak }: Memory): string =>
  `${label}: ${seconds.toFixed(1)} s, memory of the server ${before} → at most ${peak} MB`;

/** Measures import and export. */
export async function benchImports(casework: Child, db: Pool, url: string): Promise<void> {
  await makeOrganisations(db);
  await db.query(`update settings set go_live_date = current_date - 1`);
  const { rows: groups } = await db.query<{ id: number }>(`select id from departments where code = 'fagai'`);
  const office = await casework.ask<Account>({ type: 'account', name: 'office', grantAll: false });
  const clerk = await casework.ask<Account>({ type: 'account', name: 'clerk', grantAll: false });
  await makeMember(db, office.userId, 'office', null);
  await makeMember(db, clerk.userId, 'group', groups[0]?.id ?? 0);
  // Together with what is imported as many as an export takes.
  await makeIssues(url, SIZE.issues - ROWS - REGISTERED);
  const { rows: open } = await db.query<{ id: string }>(
    `select document_id as id from issues where group_id = $1 and stage <> 'closed' order by id limit 20`,
    [groups[0]?.id],
  );
  const { rows: records } = await db.query<{ enterprise: string; category: string }>(
    `select (select e.document_id from enterprises e join pairings p on p.enterprise_id = e.id where p.group_id = $1
              order by e.id limit 1) as enterprise,
            (select document_id from categories where complaint is not true order by id limit 1) as category`,
    [groups[0]?.id],
  );
  const issue = {
    ...records[0],
    description: '示例',
    kind: 'appeal',
    channel: 'phone',
    handlingType: 'normal',
  };
  const file = await ledgerFile(db);
  console.log(`an outside ledger of ${ROWS} rows, ${(file.length / 2 ** 20).toFixed(1)} MB`);

  for (const [label, query, run] of [
    ['dry run', '&dryRun=true', 'bench-run-dry'],
    ['import', '', 'bench-run-all'],
  ] as const) {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(file)]), '台账.xlsx');
    let over = false;
    const beside = meanwhile(
      casework.url,
      clerk.token,
      office.token,
      { run, issues: open.map(({ id }) => id), issue },
      () => over,
    );
    const began = performance.now();
    const { value: answer, memory } = await peakOf(casework.pid, async () => {
      const response = await fetch(`${casework.url}/api/casework/issues/import?run=${run}${query}`, {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${office.token}` },
      });
      return { status: response.status, text: await response.text() };
    });
    const seconds = (performance.now() - began) / 1000;
    over = true;
    const { waits, phases } = await beside;
    waits.sort((a, b) => a - b);
    if (answer.status !== 200)
      throw new Error(`${label} answered ${answer.status}: ${answer.text.slice(0, 800)}`);
    console.log(show(`${label} of ${ROWS} rows`, seconds, memory));
    console.log(
      `  meanwhile ${waits.length} calls of a clerk: median ${(waits[Math.floor(waits.length / 2)] ?? 0).toFixed(0)} ms, longest ${(waits.at(-1) ?? 0).toFixed(0)} ms; the panel saw ${[...phases].map(([phase, n]) => `${phase} × ${n}`).join(', ')}`,
    );
  }

  const { rows: counted } = await db.query<{ n: number }>('select count(*)::int as n from issues');
  for (const [label, query] of [
    ['ledger', ''],
    ['columns of the import', '?layout=import'],
  ] as const) {
    const began = performance.now();
    const { value: size, memory } = await peakOf(casework.pid, async () => {
      const response = await fetch(`${casework.url}/api/casework/issues/export.xlsx${query}`, {
        headers: { authorization: `Bearer ${office.token}` },
      });
      if (response.status !== 200)
        throw new Error(`the export answered ${response.status}: ${(await response.text()).slice(0, 800)}`);
      return (await response.arrayBuffer()).byteLength;
    });
    console.log(
      show(
        `export of ${counted[0]?.n} issues, ${label}, ${(size / 2 ** 20).toFixed(1)} MB`,
        (performance.now() - began) / 1000,
        memory,
      ),
    );
  }
}
