import { createId } from '@paralleldrive/cuid2';
import { addDays, startOfDay } from '../src/plugins/casework/domain/calendar';
import { asOwner, rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';
import { SECTIONS } from '../src/plugins/casework/domain/reports';
import type { Asker } from '../src/plugins/casework/server/src/platform/access/actor';
import { keepAllDuties } from '../src/plugins/casework/server/src/features/duties';
import { waiveDuty } from '../src/plugins/casework/server/src/features/duties/waive';
import { fulfil } from '../src/plugins/casework/server/src/features/duties/fulfil';
import { draftReport, groupsOwed } from '../src/plugins/casework/server/src/features/reports/draft';
import { lockReport, submitReport } from '../src/plugins/casework/server/src/features/reports/submit';
import { submitWorkPlan } from '../src/plugins/casework/server/src/features/reports/work-plan';
import { random } from './random';
import type { Setting } from './story';

const HOUR = 3_600_000;

type Owed = {
  id: number;
  type: string;
  period: string;
  department: number;
  name: string;
  leaderId: number | null;
  leader: string | null;
  title: string | null;
};

/** How many months of duties the demo has, the last that ended included. */
const MONTHS = 12;

/**
 * What the city owed in the last twelve months, and how it answered: follow-ups, visits and meetings are found in its
 * records; work plans, reports and briefs are handed in on the day and by whoever owes them. Some are late, a few are
 * missing. The last month's are drafted from its data by the use-cases; of those before a short text is kept.
 */
export async function writeDuties(trx: Trx, setting: Setting): Promise<void> {
  const now = startOfDay(setting.day);
  const months = lastMonths(setting.day, MONTHS);
  const last = months.at(-1) ?? '';
  await asOwner(trx, 'The demo writes work plans and duties of everybody', async () => {
    await writeWorkPlans(trx, setting, now);
    await keepAllDuties(trx, now, { since: startOfDay(`${months[0]}-01`) });
    // Units first: groups draw on what they report.
    for (const type of ['unit-report', 'group-report', 'leader-brief'] as const) {
      const owed = await rows<Owed>(
        trx,
        `select distinct on (d.type, d.period, u.id, l.id) d.id, d.type, d.period, u.id as department, u.name, l.id as "leaderId",
                l.document_id as leader, l.title
           from duties d join departments u on u.id = d.department_id left join leaders l on l.id = d.leader_id
          where d.type = ? and d.period <= ? and d.voided_at is null order by d.type, d.period, u.id, l.id`,
        [type, last],
      );
      for (const duty of owed)
        if (duty.period === last) await report(trx, duty, now);
        else await pastReport(trx, duty, now);
    }
    await officeReports(trx, now);
    await waiveOne(trx, now);
    await waiveCirculars(trx, now);
  });
}

/** The last months that ended before a day, as 2026-09, oldest first. */
function lastMonths(day: string, count: number): string[] {
  const months: string[] = [];
  let first = `${day.slice(0, 7)}-01`;
  while (months.length < count) {
    first = `${addDays(first, -1).slice(0, 7)}-01`;
    months.unshift(first.slice(0, 7));
  }
  return months;
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

/** When a report is handed in, if ever; by names, never by ids: the same day makes the same demo. */
function handedIn({ type, name, title, period }: Owed): { at: Date; answer: number } {
  const rng = random(`report ${type} ${name} ${title ?? ''} ${period}`);
  const answer = rng.next();
  const first = startOfDay(`${addDays(`${period}-28`, 4).slice(0, 7)}-01`).getTime();
  const day = DAYS[type as keyof typeof KINDS] + (answer < 0.12 ? 7 : 0);
  return { at: new Date(first + day * 24 * HOUR + 9 * HOUR + Math.floor(rng.next() * 8 * HOUR)), answer };
}

async function report(trx: Trx, duty: Owed, now: Date): Promise<void> {
  const { at, answer } = handedIn(duty);
  const { department, name, leader, period } = duty;
  const kind = KINDS[duty.type as keyof typeof KINDS];
  // What would lie ahead has not been written yet; a few never were.
  if (at >= now || answer > 0.96) return;
  const who = asker(kind === 'unit' ? 'unit' : 'group', name, department);
  const asked = { kind, period, ...(leader ? { leader } : {}) };
  const { documentId } = await draftReport(trx, who, asked, at);
  const [row] = await rows<{ id: number }>(trx, 'select id from reports where document_id = ?', [documentId]);
  if (row && answer <= 0.92) await submitReport(trx, await lockReport(trx, row.id, who, 'submit'), who, at);
}

const PAST: Record<(typeof SECTIONS)[number], string> = {
  leaderWork: '本月包联领导按计划走访包联企业，现场听取意见并提出办理要求。',
  issues: '本月新增和结转的问题诉求均已纳入台账，逐件明确责任和时限。',
  measures: '坚持周跟进、月会商，对临期事项提前督促，对难点问题提请会办。',
  results: '多数问题诉求按期办结，企业总体满意；未办结事项正按计划推进。',
  evaluation: '工作总体平稳，个别事项办理周期偏长，下月重点推进。',
};

type Past = {
  kind: 'unit' | 'extract' | 'group' | 'brief' | 'office';
  period: string;
  department: number;
  recipient: number | null;
  leader: number | null;
  parent: number | null;
};

async function insertPast(
  trx: Trx,
  row: Past,
  author: string,
  at: Date,
): Promise<{ id: number; documentId: string }> {
  const documentId = createId();
  const columns = SECTIONS.map((section) => (section === 'leaderWork' ? 'leader_work' : section));
  const [made] = await rows<{ id: number }>(
    trx,
    `insert into reports (document_id, kind, department_id, recipient_id, leader_id, parent_id, period, version, state, author,
        submitted_at, ${columns.join(', ')}, created_at, updated_at, published_at)
     values (?, ?, ?, ?, ?, ?, ?, 1, 'submitted', ?, ?, ${columns.map(() => '?').join(', ')}, ?, ?, ?) returning id`,
    [
      documentId,
      row.kind,
      row.department,
      row.recipient,
      row.leader,
      row.parent,
      row.period,
      author,
      at.toISOString(),
      ...SECTIONS.map((section) => PAST[section]),
      at.toISOString(),
      at.toISOString(),
      at.toISOString(),
    ],
  );
  return { id: made?.id ?? 0, documentId };
}

/** A report of an earlier month, with an extract for each group that the unit worked for. */
async function pastReport(trx: Trx, duty: Owed, now: Date): Promise<void> {
  const { at, answer } = handedIn(duty);
  if (at >= now || answer > 0.94) return;
  const { department, name, leaderId, period } = duty;
  const kind = KINDS[duty.type as keyof typeof KINDS];
  const base = { period, department, parent: null };
  if (kind !== 'unit') {
    const recipient = kind === 'group' ? await officeOf(trx) : null;
    const { documentId } = await insertPast(trx, { ...base, kind, recipient, leader: leaderId }, name, at);
    const by = { uid: 'api::report.report', documentId };
    await fulfil(
      trx,
      kind === 'group'
        ? { type: 'group-report', subject: { group: department }, period, by, at }
        : { type: 'leader-brief', subject: { group: department, leader: leaderId ?? 0 }, period, by, at },
    );
    return;
  }
  const whole = await insertPast(trx, { ...base, kind, recipient: null, leader: null }, name, at);
  for (const group of await groupsOwed(trx, department, period)) {
    const extract = { ...base, kind: 'extract' as const, recipient: group, leader: null, parent: whole.id };
    const { documentId } = await insertPast(trx, extract, name, at);
    const by = { uid: 'api::report.report', documentId };
    await fulfil(trx, { type: 'unit-report', subject: { department, group }, period, by, at });
  }
}

const officeOf = async (trx: Trx): Promise<number> =>
  (await rows<{ id: number }>(trx, 'select id from departments where is_office order by id limit 1'))[0]
    ?.id ?? 0;

/** The office's reports of the quarters that ended, two days before they were due. */
async function officeReports(trx: Trx, now: Date): Promise<void> {
  const owed = await rows<{ period: string; due: string }>(
    trx,
    `select period, to_char(due_at, 'YYYY-MM-DD') as due from duties
      where type = 'office-report' and voided_at is null and due_at <= ? order by due_at`,
    [now.toISOString()],
  );
  const department = await officeOf(trx);
  for (const { period, due } of owed) {
    const at = new Date(startOfDay(addDays(due, -2)).getTime() + 10 * HOUR);
    const row = { kind: 'office' as const, period, department, recipient: null, leader: null, parent: null };
    const { documentId } = await insertPast(trx, row, '专班办示例', at);
    await fulfil(trx, {
      type: 'office-report',
      subject: {},
      period,
      by: { uid: 'api::report.report', documentId },
      at,
    });
  }
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

/** Before this platform was in use the half-year's circular was printed elsewhere. */
async function waiveCirculars(trx: Trx, now: Date): Promise<void> {
  const owed = await rows<{ id: number }>(
    trx,
    `select d.id from duties d where d.type = 'circular' and d.fulfilled_at is null and d.voided_at is null and d.due_at <= ?
      order by d.due_at`,
    [now.toISOString()],
  );
  const input = { reason: '平台启用前，该期通报已以纸质印发', approver: '示例组长' };
  for (const { id } of owed) await waiveDuty(trx, id, input, asker('office', '专班办示例', null), now);
}
