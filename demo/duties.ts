import { createId } from '@paralleldrive/cuid2';
import { addDays, startOfDay } from '../src/plugins/casework/domain/calendar';
import { openWindow, rows, type Trx } from '../src/plugins/casework/server/src/access/window';
import type { Asker } from '../src/plugins/casework/server/src/access/actor';
import { keepAllDuties } from '../src/plugins/casework/server/src/duties';
import { waiveDuty } from '../src/plugins/casework/server/src/duties/waive';
import { draftReport } from '../src/plugins/casework/server/src/reports/draft';
import { lockDraft, submitReport } from '../src/plugins/casework/server/src/reports/submit';
import { submitWorkPlan } from '../src/plugins/casework/server/src/reports/work-plan';
import { random } from './random';
import type { Setting } from './story';

const HOUR = 3_600_000;

type Owed = {
  id: number;
  type: string;
  department: number;
  name: string;
  leader: string | null;
  title: string | null;
};

/**
 * What the city owed since the beginning of last month, and how it answered: work plans, reports and briefs are
 * drafted and submitted by the use-cases, on the day and by whoever owes them. Some are late, a few are missing.
 */
export async function writeDuties(trx: Trx, setting: Setting): Promise<void> {
  const now = startOfDay(setting.day);
  const month = addDays(`${setting.day.slice(0, 7)}-01`, -1).slice(0, 7);
  await openWindow(trx, 'none', async () => {
    await writeWorkPlans(trx, setting, now);
    await keepAllDuties(trx, now, { since: startOfDay(`${month}-01`) });
    // Units first: groups draw on what they report.
    for (const type of ['unit-report', 'group-report', 'leader-brief'] as const) {
      const owed = await rows<Owed>(
        trx,
        `select distinct on (d.type, u.id, l.id) d.id, d.type, u.id as department, u.name, l.document_id as leader, l.title
           from duties d join departments u on u.id = d.department_id left join leaders l on l.id = d.leader_id
          where d.type = ? and d.period = ? and d.voided_at is null order by d.type, u.id, l.id`,
        [type, month],
      );
      for (const duty of owed) await report(trx, duty, month, now);
    }
    await waiveOne(trx, now);
  });
}

const asker = (kind: Asker['kind'], name: string, departmentId: number | null): Asker => ({
  kind,
  membership: null,
  staffId: null,
  name,
  organisation: name,
  departmentId,
  leaderId: null,
  enterpriseId: null,
  account: `demo:${name}`,
  error: null,
});

const DAYS = { 'unit-report': -1, 'group-report': 1, 'leader-brief': 1 } as const;
const KINDS = { 'unit-report': 'unit', 'group-report': 'group', 'leader-brief': 'brief' } as const;

async function report(
  trx: Trx,
  { type, department, name, leader, title }: Owed,
  month: string,
  now: Date,
): Promise<void> {
  // By names, never by ids: the same day makes the same demo.
  const rng = random(`report ${type} ${name} ${title ?? ''} ${month}`);
  const answer = rng.next();
  const first = startOfDay(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`).getTime();
  const kind = type as keyof typeof KINDS;
  const day = DAYS[kind] + (answer < 0.12 ? 7 : 0);
  const at = new Date(first + day * 24 * HOUR + 9 * HOUR + Math.floor(rng.next() * 8 * HOUR));
  // What would lie ahead has not been written yet; a few never were.
  if (at >= now || answer > 0.96) return;
  const who = asker(KINDS[kind] === 'unit' ? 'unit' : 'group', name, department);
  const asked = { kind: KINDS[kind], period: month, ...(leader ? { leader } : {}) };
  const { documentId } = await draftReport(trx, who, asked, at);
  const [row] = await rows<{ id: number }>(trx, 'select id from reports where document_id = ?', [documentId]);
  if (row && answer <= 0.92) await submitReport(trx, await lockDraft(trx, row.id, who), who, at);
}

const PLAN =
  '一、走访调研：每季度对包联企业实现全覆盖走访，现场办公解决问题。\n二、诉求办理：第一时间受理转办，每周跟进并向企业反馈进展。\n三、集中会办：每月提请包联领导组织1次集中会办，研究难点问题。\n四、政策落实：逐户讲解惠企政策，跟踪兑现情况。';

/** A plan of the year from each group, handed in during January. */
async function writeWorkPlans(trx: Trx, setting: Setting, now: Date): Promise<void> {
  const year = Number(setting.day.slice(0, 4));
  const groups = await rows<{ id: number; name: string }>(
    trx,
    'select id, name from departments where is_group order by sort_order, id',
  );
  for (const { id, name } of groups) {
    const rng = random(`plan ${name} ${year}`);
    const at = new Date(
      startOfDay(`${year}-01-${rng.int(8, 29)}`.replace(/-(\d)$/, '-0$1')).getTime() + 10 * HOUR,
    );
    if (at >= now) continue;
    const [made] = await rows<{ id: number }>(
      trx,
      `insert into work_plans (document_id, group_id, year, body, version, created_at, updated_at, published_at)
       values (?, ?, ?, ?, 1, ?, ?, ?) returning id`,
      [createId(), id, year, PLAN, at.toISOString(), at.toISOString(), at.toISOString()],
    );
    if (made) await submitWorkPlan(trx, made.id, asker('group', name, id), at);
  }
}

/** One meeting that was not to be held, with the reason and who approved it. */
async function waiveOne(trx: Trx, now: Date): Promise<void> {
  const [duty] = await rows<{ id: number }>(
    trx,
    `select d.id from duties d where d.type = 'leader-meeting' and d.fulfilled_at is null and d.voided_at is null
      order by d.due_at, d.leader_id limit 1`,
  );
  if (!duty) return;
  const input = { reason: '经领导签批，本月无提请议题', approver: '示例组长' };
  await waiveDuty(trx, duty.id, input, asker('office', '专班办示例', null), now);
}
