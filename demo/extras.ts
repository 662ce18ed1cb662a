import { addDays, isWorkingDay } from '../src/plugins/casework/domain/calendar';
import { rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';
import { writeIntakes } from './intakes';
import { insert } from './master-data';
import { personName } from './names';
import { random } from './random';
import { pairAt, type Setting } from './story';
import { ENTERPRISES, LEADERS } from './city';

/** Records beside the issues: quarterly figures, projects, policies told, visits. */
export async function writeExtras(trx: Trx, setting: Setting, at: string): Promise<void> {
  const keys = await rows<{ id: number; name: string }>(trx, 'select id, name from enterprises order by id');
  const enterprises = ENTERPRISES.map((e) => keys.find((k) => k.name === e.name)?.id ?? 0);
  await writeFigures(trx, setting, enterprises, at);
  await writeProjects(trx, setting, enterprises, at);
  await writePolicies(trx, setting, enterprises, at);
  await writeVisits(trx, setting, enterprises, at);
  await writeInspections(trx, setting, enterprises, at);
  await writeIntakes(trx, setting.day, enterprises);
}

/** The last `count` quarters that ended before the day, as 2026Q3. */
export function pastQuarters(day: string, count: number): string[] {
  let n = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  return Array.from({ length: count }, () => {
    n -= 1;
    return `${Math.floor(n / 4)}Q${(n % 4) + 1}`;
  }).reverse();
}

const SIZE = { large: 9000, medium: 2600, small: 700, micro: 120 } as const;

async function writeFigures(
  trx: Trx,
  setting: Setting,
  enterprises: readonly number[],
  at: string,
): Promise<void> {
  // Two years, so that the last half-year that ended can be compared with the same one a year before.
  const quarters = pastQuarters(setting.day, 9);
  for (const [i, enterprise] of enterprises.entries()) {
    const rng = random(`figures ${i}`);
    // Some began to report later, and are left out of the comparison.
    const reports = quarters.slice(i % 20 === 7 ? 4 : 0);
    const scale = ENTERPRISES[i]?.scale ?? 'small';
    let output = SIZE[scale] * (0.7 + rng.next() * 0.8);
    for (const quarter of reports) {
      output *= 0.93 + rng.next() * 0.17;
      const revenue = output * (0.9 + rng.next() * 0.12);
      const profit = revenue * (rng.next() * 0.13 - 0.02);
      // 万元 into 元, exact to the 分.
      const yuan = (amount: number): string => (Math.round(amount * 1_000_000) / 100).toFixed(2);
      await insert(
        trx,
        'enterprise_figures',
        {
          enterprise_id: enterprise,
          quarter,
          output_value: yuan(output),
          revenue: yuan(revenue),
          profit: yuan(profit),
          tax: yuan(revenue * (0.02 + rng.next() * 0.03)),
          employees: Math.max(3, Math.round(output / 12)),
          source: '示例统计直报',
        },
        at,
      );
    }
  }
}

const PROJECTS = [
  '智能化生产线技术改造项目',
  '仓储物流中心建设项目',
  '年产五千吨扩能项目',
  '节能降碳改造项目',
  '研发检测中心项目',
  '冷链加工车间项目',
];

async function writeProjects(
  trx: Trx,
  setting: Setting,
  enterprises: readonly number[],
  at: string,
): Promise<void> {
  const quarters = pastQuarters(setting.day, 4);
  for (let i = 0; i < 12; i += 1) {
    const rng = random(`project ${i}`);
    const start = addDays(setting.day, -rng.int(120, 380));
    const delay = rng.int(-5, 40);
    const production = addDays(start, 210);
    const begun = addDays(production, rng.int(-20, 25));
    const project = await insert(
      trx,
      'projects',
      {
        enterprise_id: enterprises[(i * 5) % enterprises.length],
        name: `示例${PROJECTS[i % PROJECTS.length] ?? ''}`,
        planned_construction_start: start,
        actual_construction_start: addDays(start, delay),
        planned_production_start: production,
        actual_production_start: begun <= setting.day ? begun : null,
      },
      at,
    );
    for (const [n, quarter] of quarters.entries()) {
      const planned = rng.int(80, 600) * 10_000;
      const [part] = await rows<{ id: number }>(
        trx,
        'insert into components_casework_quarter_investments (quarter, planned, actual) values (?, ?, ?) returning id',
        [quarter, planned.toFixed(2), (planned * (0.6 + rng.next() * 0.5)).toFixed(2)],
      );
      await trx.raw(
        `insert into projects_cmps (entity_id, cmp_id, component_type, field, "order") values (?, ?, 'casework.quarter-investment', 'investments', ?)`,
        [project, part?.id ?? 0, n + 1],
      );
    }
  }
}

const POLICIES: readonly [string, string, string[], string[]][] = [
  [
    '关于支持企业技术改造的若干措施（示例）',
    '对设备更新投资按比例给予奖补。',
    ['C'],
    ['large', 'medium', 'small'],
  ],
  ['关于稳岗扩岗的实施办法（示例）', '对不裁员、少裁员的企业返还失业保险费。', [], []],
  ['关于促进物流业降本增效的意见（示例）', '对冷链运输给予补贴，简化通行证办理。', ['G', 'F'], []],
  ['升规入统奖励办法（示例）', '对首次升规入统的企业给予一次性奖励。', [], ['small', 'medium']],
];

async function writePolicies(
  trx: Trx,
  setting: Setting,
  enterprises: readonly number[],
  at: string,
): Promise<void> {
  for (const [p, [title, summary, industries, scales]] of POLICIES.entries()) {
    const policy = await insert(
      trx,
      'policies',
      {
        title,
        issuing_body: '示例市人民政府办公室',
        document_number: `示例政办发〔${Number(setting.day.slice(0, 4)) - 1}〕${p + 11}号`,
        valid_from: addDays(setting.day, -300 + p * 20),
        valid_until: addDays(setting.day, 430 + p * 20),
        industries: JSON.stringify(industries),
        scales: JSON.stringify(scales),
        summary,
      },
      at,
    );
    for (const [i, enterprise] of enterprises.entries()) {
      const rng = random(`policy ${p} ${i}`);
      const e = ENTERPRISES[i];
      if (!e || (industries.length > 0 && !industries.includes(e.industry)) || !rng.chance(0.5)) continue;
      if (scales.length > 0 && !scales.includes(e.scale)) continue;
      await insert(
        trx,
        'policy_deliveries',
        {
          policy_id: policy,
          enterprise_id: enterprise,
          delivered_at: new Date(`${addDays(setting.day, -rng.int(5, 250))}T10:00:00+08:00`).toISOString(),
          result: rng.pick([
            '已上门宣讲，企业拟申报。',
            '已电话告知，企业正在准备材料。',
            '企业已申报。',
            '暂不符合条件，已说明。',
          ]),
        },
        at,
      );
    }
  }
}

const FINDINGS = [
  '走访了解生产经营情况，企业订单饱满，提出用工方面的诉求。',
  '现场查看技改项目进度，协调解决水电接入问题。',
  '与企业负责人座谈，宣讲惠企政策，收集意见建议。',
  '回访此前办结事项，企业表示满意。',
];

async function writeVisits(
  trx: Trx,
  setting: Setting,
  enterprises: readonly number[],
  at: string,
): Promise<void> {
  const titles = await rows<{ id: number; title: string }>(trx, 'select id, title from leaders');
  for (const { code, title } of LEADERS) {
    const leader = titles.find((l) => l.title === title)?.id ?? 0;
    for (let month = 0; month < 12; month += 1) {
      const rng = random(`visit ${code} ${month}`);
      // Most, but not all, go every month.
      if (!rng.chance(0.85)) continue;
      let date = addDays(setting.day, -3 - month * 30 - rng.int(0, 20));
      while (!isWorkingDay(setting.calendar, date)) date = addDays(date, -1);
      const noon = new Date(`${date}T12:00:00+08:00`).getTime();
      const own = enterprises.filter((_, i) => pairAt(setting, i + 1, noon)?.leader === code);
      if (own.length === 0) continue;
      const visit = await insert(
        trx,
        'visits',
        {
          leader_id: leader,
          date,
          form: rng.weighted({ onsite: 7, discussion: 2, office: 1 }),
          participants: `${personName(rng.int(2, 28))}、${personName(rng.int(40, 66))}`,
          findings: rng.pick(FINDINGS),
        },
        at,
      );
      const first = rng.int(0, own.length - 1);
      const seen = own.slice(first, first + rng.int(1, 2));
      for (const [n, enterprise] of seen.entries()) {
        await trx.raw(
          'insert into visits_enterprises_lnk (visit_id, enterprise_id, enterprise_ord) values (?, ?, ?)',
          [visit, enterprise, n + 1],
        );
      }
    }
  }
}

const INSPECTED = [
  '台账更新不及时，部分事项的进展没有记录。',
  '企业反映办理进度慢，承办单位与企业沟通不够。',
  '周跟进落实较好，个别事项未按时反馈企业。',
  '承办单位未明确责任人，办理标准不具体。',
];

/** The office looks in (§六.4): some have been put right, some are due, some late. */
async function writeInspections(
  trx: Trx,
  setting: Setting,
  enterprises: readonly number[],
  at: string,
): Promise<void> {
  const groups = await rows<{ id: number }>(
    trx,
    'select id from departments where is_group order by sort_order, id',
  );
  for (let i = 0; i < 16; i += 1) {
    const rng = random(`inspection ${i}`);
    const date = addDays(setting.day, -4 - i * 21);
    const rectified = i > 2 || rng.chance(0.4);
    const due = addDays(date, 15);
    await insert(
      trx,
      'inspections',
      {
        department_id: i % 3 === 2 ? null : groups[(i * 5) % groups.length]?.id,
        enterprise_id: i % 3 === 0 ? null : enterprises[(i * 11) % enterprises.length],
        date,
        findings: INSPECTED[i % INSPECTED.length],
        rectification_due: due,
        rectification: rectified && addDays(date, 9) < setting.day ? '已按要求整改，专班办复核通过。' : null,
        rectified_at:
          rectified && addDays(date, 9) < setting.day
            ? new Date(`${addDays(date, 9)}T15:00:00+08:00`).toISOString()
            : null,
      },
      at,
    );
  }
}
