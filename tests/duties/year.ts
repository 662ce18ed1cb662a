import type { Actor } from '../../src/plugins/casework/domain/lifecycle';
import {
  fulfil,
  keepAllDuties,
  keepDutiesOfLeaders,
  recheckVisits,
} from '../../src/plugins/casework/server/src/features/duties';
import { act, actAsSystem, register } from '../../src/plugins/casework/server/src/features/issues/act';
import { CaseworkError } from '../../src/plugins/casework/server/src/platform/answers/errors';
import { asOwner, rows, type Trx } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { type TestApp, bootApp } from '../support/app';
import { type City, buildCity, creditCode, issueInput, newDocumentId } from '../support/city';
import { type Facts, dateOf, midnight, plusDays, works } from './slow';

export const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const NEVER = Infinity;

export let app: TestApp;
let city: City;

/** Boots a city for the file. */
export function useCity(): void {
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
  }, 300_000);

  afterAll(() => app?.stop());
}

/** mulberry32: the same year every time. */
function randomFrom(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Row = {
  type: string;
  subject: string;
  period: string;
  plan: string;
  due: string;
  done: string | null;
  voided: boolean;
  group_id: number | null;
};

/** Lives through 2026 with three groups and some forty issues, and compares the table at its end. */
export async function live(
  trx: Trx,
  seed: number,
): Promise<{ rows: Row[]; facts: Facts; statements: Set<number> }> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const key = async (table: string, documentId: string): Promise<number> =>
    (await rows<{ id: number }>(trx, `select id from ${table} where document_id = ?`, [documentId]))[0]?.id ??
    0;
  const insert = async (table: string, row: Record<string, unknown>): Promise<number> => {
    const full = {
      document_id: newDocumentId(),
      created_at: new Date(),
      updated_at: new Date(),
      published_at: new Date(),
      ...row,
    };
    const [made] = await rows<{ id: number }>(
      trx,
      `insert into ${table} (${Object.keys(full)
        .map((c) => `"${c}"`)
        .join(', ')}) values (${Object.keys(full)
        .map(() => '?')
        .join(', ')}) returning id`,
      Object.values(full),
    );
    return made?.id ?? 0;
  };

  // Three groups in all: the others are none in this city.
  const [nongye] = await rows<{ id: number; document_id: string }>(
    trx,
    `select id, document_id from departments where code = 'nongye'`,
  );
  const groups = [
    await key('departments', city.departments.fagai),
    await key('departments', city.departments.shangwu),
    nongye?.id ?? 0,
  ];
  await trx.raw(`update departments set is_group = false where id <> all(?)`, [groups]);
  const units = await Promise.all(
    (['zhujian', 'jiaotong', 'township'] as const).map(async (name) => ({
      id: await key('departments', city.departments[name]),
      documentId: city.departments[name],
    })),
  );
  await trx.raw(`update pairings set until = '2025-12-01'::timestamp where until is null`);
  const leaders: number[] = [];
  for (const name of ['甲', '乙', '丙', '丁'])
    leaders.push(await insert('leaders', { title: `测试岗位${name}`, sort_order: 1, active: true }));
  const pairs = [0, 0, 1, 2].map((g, l) => ({ group: groups[g] ?? 0, leader: leaders[l] ?? 0 }));

  const facts: Facts = { groups, pairings: [], issues: [], visits: [], meetings: [], handedIn: [] };
  await trx.raw(`update leaders set active = false where id <> all(?)`, [leaders]);
  const enterprises: { id: number; documentId: string }[] = [];
  for (let i = 0; i < 12; i += 1) {
    const documentId = newDocumentId();
    const id = await insert('enterprises', {
      document_id: documentId,
      name: `年度企业${i}`,
      credit_code: creditCode(`91230883MA1YEAR${String(i).padStart(2, '0')}`),
      scale: 'small',
    });
    enterprises.push({ id, documentId });
    if (i === 11) continue; // paired only in the year
    const pair = pairs[i % 4] ?? pairs[0];
    await insert('pairings', {
      enterprise_id: id,
      leader_id: pair?.leader,
      group_id: pair?.group,
      since: new Date(midnight('2025-12-15')),
    });
    facts.pairings.push({
      enterprise: id,
      leader: pair?.leader ?? 0,
      group: pair?.group ?? 0,
      from: midnight('2025-12-15'),
      to: NEVER,
    });
  }

  const person = (kind: Actor['kind'], org: Partial<Actor> = {}): Actor => ({
    kind,
    membership: null,
    name: kind,
    account: `api:${kind}`,
    organisation: kind,
    departmentId: null,
    leaderId: null,
    enterpriseId: null,
    ...org,
  });

  type Issue = {
    id: number;
    documentId: string;
    stage: string;
    enterprise: number;
    group: number;
    leader: number;
    unit: number | null;
  };
  const issues: Issue[] = [];
  const note = async (at: number): Promise<void> => {
    const found = await rows<Issue & { document_id: string }>(
      trx,
      `select id, document_id as "documentId", stage, enterprise_id as enterprise, group_id as "group", leader_id as leader, lead_unit_id as unit
         from issues order by id`,
    );
    issues.splice(0, issues.length, ...found);
    for (const issue of found) {
      let f = facts.issues.find((x) => x.id === issue.id);
      if (!f) {
        f = {
          id: issue.id,
          enterprise: issue.enterprise,
          stays: [],
          holders: [],
          transfers: [],
          followUps: [],
          decides: [],
          milestones: [],
        };
        facts.issues.push(f);
      }
      const last = f.holders[f.holders.length - 1];
      if (last?.group !== issue.group) {
        if (last) last.to = at;
        f.holders.push({ group: issue.group, from: at, to: NEVER });
      }
      const stay = f.stays[f.stays.length - 1];
      if (stay?.stage !== issue.stage) {
        if (stay) stay.to = at;
        f.stays.push({ stage: issue.stage, from: at, to: NEVER });
      }
    }
    // Which unit has an open milestone, from when to when.
    const open = await rows<{ issue_id: number; date: string; unit: number | null; answered: boolean }>(
      trx,
      `select m.issue_id, m.date::text, i.lead_unit_id as unit, m.state = 'answered' as answered
         from milestones m join issues i on i.id = m.issue_id where m.state <> 'cancelled'`,
    );
    for (const f of facts.issues) {
      const now = open.filter((m) => m.issue_id === f.id);
      for (const m of f.milestones) {
        if (m.endedAt !== NEVER) continue;
        const same = now.find((n) => n.date === m.date);
        if (same?.answered) [m.answeredAt, m.endedAt] = [at, at];
        else if (!same || same.unit !== m.unit) m.endedAt = at;
      }
      for (const n of now) {
        if (n.answered || n.unit === null) continue;
        const known = f.milestones.find((m) => m.date === n.date && m.unit === n.unit);
        if (
          known &&
          known.endedAt !== NEVER &&
          known.answeredAt === null &&
          at < midnight(plusDays(n.date, 1))
        )
          known.endedAt = NEVER;
        else if (!known)
          f.milestones.push({ date: n.date, unit: n.unit, madeAt: at, endedAt: NEVER, answeredAt: null });
      }
    }
  };

  const take = async (
    who: Actor,
    issue: Issue,
    action: string,
    at: number,
    data: object = {},
  ): Promise<boolean> => {
    try {
      await act(trx, issue.documentId, action, data, { actor: who, now: new Date(at) });
    } catch (error) {
      if (error instanceof CaseworkError) return false;
      throw error;
    }
    const f = facts.issues.find((x) => x.id === issue.id);
    if (action === 'follow-up') f?.followUps.push(at);
    if (action === 'decide') {
      const [head] = await rows<{ n: number }>(
        trx,
        `select max(sequence) as n from ledger_entries where issue_id = ? and action = 'decide'`,
        [issue.id],
      );
      f?.decides.push({ sequence: head?.n ?? 0, at });
    }
    await note(at);
    return true;
  };

  /** Something that people do with an issue as it stands. */
  const step = async (issue: Issue, at: number): Promise<void> => {
    const group = person('group', { departmentId: issue.group });
    const leader = person('leader', { leaderId: issue.leader });
    const office = person('office');
    const unit = person('unit', { departmentId: issue.unit });
    const enterprise = person('enterprise', { enterpriseId: issue.enterprise });
    const other = units.filter((u) => u.id !== issue.unit);
    const later = (days: number): string => plusDays(dateOf(at), days);
    const chance = random();
    const proof = { channel: '市级会议', who: '示例', at: dateOf(at - DAY), number: '〔2026〕1号' };
    switch (issue.stage) {
      case 'registered':
        await take(group, issue, 'accept', at);
        return;
      case 'accepted':
        if (chance < 0.1) await take(group, issue, 'follow-up', at, { told: '正在研究', how: '电话' });
        else if (chance < 0.15)
          await take(group, issue, 'withdraw', at, { reason: '企业撤回', evidence: proof });
        else {
          const lead = pick(units);
          const support =
            chance < 0.5
              ? units
                  .filter((u) => u.id !== lead.id)
                  .slice(0, 1)
                  .map((u) => u.documentId)
              : [];
          await take(group, issue, 'transfer', at, {
            leadUnit: lead.documentId,
            ...(support.length > 0 ? { supportUnits: support } : {}),
            deadline: later(20 + Math.floor(random() * 20)),
            standard: '解决',
          });
        }
        return;
      case 'transferred':
        if (chance < 0.15)
          await take(unit, issue, 'return', at, {
            reason: '非本单位职责',
            suggestedUnit: pick(other).documentId,
          });
        else if (chance < 0.25)
          await take(group, issue, 'reassign', at, { leadUnit: pick(other).documentId, reason: '调整' });
        else
          await take(unit, issue, 'take-up', at, {
            section: '科',
            responsiblePerson: '示例某',
            phone: '0454-0000000',
          });
        return;
      case 'handling':
        if (chance < 0.35) await take(group, issue, 'follow-up', at, { told: '正在办理', how: '电话' });
        else if (chance < 0.42) {
          if (await take(group, issue, 'escalate', at, { reason: '难以解决' })) {
            const decided = at + 2 * HOUR;
            await take(leader, issue, 'decide', decided, {
              decision: '继续办理',
              ...(chance < 0.38 ? { unit: pick(other).documentId } : {}),
            });
          } else await take(leader, issue, 'escalate', at, { reason: '提请市级' });
        } else if (chance < 0.45)
          await take(office, issue, 'decide', at, {
            decision: '挂账推进',
            outcome: 'long-term',
            deadline: later(200),
            evidence: proof,
          });
        else if (chance < 0.55) {
          const plan = [
            { date: later(10), goal: '阶段一' },
            { date: later(40), goal: '阶段二' },
            { date: later(60), goal: '完成' },
          ];
          if (
            await take(unit, issue, 'request-extension', at, {
              milestones: plan,
              consultation: '已商企业',
              reason: '工程量大',
            })
          )
            await take(chance < 0.5 ? group : leader, issue, 'grant-extension', at + HOUR);
        } else if (chance < 0.68) {
          const [m] = await rows<{ date: string }>(
            trx,
            `select date::text from milestones where issue_id = ? and state = 'open' order by date limit 1`,
            [issue.id],
          );
          await take(unit, issue, 'note', at, { text: '进展', ...(m ? { milestone: m.date } : {}) });
        } else if (chance < 0.72)
          await take(group, issue, 'reassign', at, { leadUnit: pick(other).documentId, reason: '调整' });
        else await take(unit, issue, 'report-back', at, { result: 'solved', measures: '已解决' });
        return;
      case 'reported':
        if (chance < 0.2) await take(group, issue, 'rework', at, { reason: '不实' });
        else if (chance < 0.35) await take(enterprise, issue, 'reject', at, { reason: '未解决' });
        else await take(enterprise, issue, 'confirm', at, { rating: 4 });
        return;
      case 'confirmed':
        if (chance < 0.2) await take(leader, issue, 'refuse-consent', at, { reason: '再核' });
        else await take(leader, issue, 'consent', at);
        return;
      case 'closed':
        if (chance < 0.02) await take(group, issue, 'reopen', at, { reason: '再次出现' });
        return;
      default:
    }
  };

  /** The approved reassignment of an enterprise takes effect, as organisation/reassign does it. */
  const reassign = async (
    enterprise: number,
    to: { group: number; leader: number },
    at: number,
  ): Promise<void> => {
    const present = facts.pairings.find((p) => p.enterprise === enterprise && p.to === NEVER);
    await asOwner(trx, 'The test changes pairings and visits directly', async () => {
      if (present)
        await trx.raw('update pairings set until = ? where enterprise_id = ? and until is null', [
          new Date(at).toISOString(),
          enterprise,
        ]);
      await insert('pairings', {
        enterprise_id: enterprise,
        leader_id: to.leader,
        group_id: to.group,
        since: new Date(at).toISOString(),
      });
      for (const issue of issues.filter(
        (i) =>
          i.enterprise === enterprise &&
          !['closed', 'withdrawn', 'void', 'merged', 'declined'].includes(i.stage),
      ))
        await actAsSystem(trx, issue.id, 'hand-over', { reason: '调剂' }, new Date(at));
      await keepDutiesOfLeaders(trx, [...(present ? [present.leader] : []), to.leader], new Date(at));
    });
    if (present) present.to = at;
    facts.pairings.push({ enterprise, ...to, from: at, to: NEVER });
    await note(at);
  };

  const handIn = async (
    type: 'unit-report' | 'group-report' | 'leader-brief' | 'office-report' | 'circular' | 'work-plan',
    ids: Record<string, number>,
    subject: string,
    period: string,
    at: number,
  ): Promise<void> => {
    await fulfil(trx, {
      type,
      subject: ids,
      period,
      by: { uid: 'api::report.report', documentId: newDocumentId() },
      at: new Date(at),
    });
    facts.handedIn.push({ type, subject, period, at });
  };

  await asOwner(trx, 'The test keeps duties before the year begins', () =>
    keepAllDuties(trx, new Date(midnight('2026-01-01') - DAY)),
  );
  let registered = 0;
  for (let date = '2026-01-01'; date < '2027-02-10'; date = plusDays(date, 1)) {
    // The schedule was down for a week in summer.
    const down = date >= '2026-07-01' && date < '2026-07-08';
    const sweeps =
      date.endsWith('-01') || new Date(midnight(date) + DAY / 2).getUTCDay() === 1 || random() < 0.15;
    if (!down && sweeps)
      await asOwner(trx, 'The test keeps duties daily', () =>
        keepAllDuties(trx, new Date(midnight(date) + HOUR)),
      );
    const at = midnight(date) + 9 * HOUR;
    if (date >= '2026-12-31') continue;

    if (works(date) && registered < 40 && random() < 0.2) {
      const enterprise = pick(enterprises.slice(0, 11));
      const pair = facts.pairings.find((p) => p.enterprise === enterprise.id && p.to === NEVER);
      await register(
        trx,
        { ...issueInput(city), enterprise: enterprise.documentId },
        { actor: person('group', { departmentId: pair?.group ?? 0 }), now: new Date(at) },
      );
      registered += 1;
      await note(at);
    }
    let hour = 0;
    for (const issue of [...issues]) {
      if (random() < (works(date) ? 0.2 : 0.04))
        await step(issue, at + ((hour += 1) % 8) * HOUR + 60_000 * hour);
    }
    // Reassignments: in mid-month, on the first of a quarter's last month, to the same leader by another group.
    if (date === '2026-03-17')
      await reassign(enterprises[0]?.id ?? 0, pairs[2] ?? { group: 0, leader: 0 }, at);
    if (date === '2026-06-01')
      await reassign(enterprises[4]?.id ?? 0, pairs[3] ?? { group: 0, leader: 0 }, midnight(date));
    if (date === '2026-09-15')
      await reassign(enterprises[2]?.id ?? 0, { group: groups[2] ?? 0, leader: leaders[2] ?? 0 }, at);
    if (date === '2026-10-20')
      await reassign(enterprises[11]?.id ?? 0, pairs[1] ?? { group: 0, leader: 0 }, at);
    // The only enterprises of the fourth leader go, and with them the post's duties.
    if (date === '2026-11-10')
      for (const e of facts.pairings.filter((p) => p.leader === leaders[3] && p.to === NEVER))
        await reassign(e.enterprise, pairs[0] ?? { group: 0, leader: 0 }, at);

    if (works(date) && random() < 0.25) {
      const p = pick(facts.pairings.filter((x) => x.to === NEVER));
      // Entered some days later, once even after the quarter's end.
      const day = plusDays(date, -Math.floor(random() * 6));
      const document = newDocumentId();
      const visit = await insert('visits', {
        document_id: document,
        leader_id: p.leader,
        date: day,
        form: 'onsite',
      });
      await trx.raw(
        'insert into visits_enterprises_lnk (visit_id, enterprise_id, enterprise_ord) values (?, ?, 1)',
        [visit, p.enterprise],
      );
      await recheckVisits(trx, [p.leader]);
      facts.visits.push({ leader: p.leader, enterprise: p.enterprise, date: day });
    }
    if (works(date) && random() < 0.12) {
      const leader = pick(leaders);
      const documentId = newDocumentId();
      await asOwner(trx, 'The test inserts a meeting directly', () =>
        insert('meetings', {
          document_id: documentId,
          level: 'leader',
          leader_id: leader,
          held_at: new Date(at),
          state: 'concluded',
        }),
      );
      await fulfil(trx, {
        type: 'leader-meeting',
        subject: { leader },
        by: { uid: 'api::meeting.meeting', documentId },
        at: new Date(at),
      });
      facts.meetings.push({ level: 'leader', leader, at });
    }
    if (date.endsWith('-20') && random() < 0.7) {
      await fulfil(trx, {
        type: 'city-meeting',
        subject: {},
        by: { uid: 'api::meeting.meeting', documentId: newDocumentId() },
        at: new Date(at),
      });
      facts.meetings.push({ level: 'city', leader: 0, at });
    }
    const day = Number(date.slice(8));
    const month = plusDays(`${date.slice(0, 7)}-01`, -1).slice(0, 7);
    if (month >= '2026-01' && day <= 9) {
      for (const group of groups) {
        if (random() < 0.3) await handIn('group-report', { group }, `g${group}`, month, at);
        for (const unit of units)
          if (random() < 0.3)
            await handIn('unit-report', { department: unit.id, group }, `u${unit.id}:g${group}`, month, at);
      }
      for (const { group, leader } of pairs)
        if (random() < 0.3)
          await handIn('leader-brief', { group, leader }, `g${group}:l${leader}`, month, at);
    }
    if (date === '2026-04-04') await handIn('office-report', {}, 'office', '2026Q1', at);
    if (date === '2026-07-31') await handIn('circular', {}, 'office', '2026H1', at);
    if (date === '2026-02-01')
      await handIn('work-plan', { group: groups[0] ?? 0 }, `g${groups[0]}`, '2026', at);
    if (date === '2026-02-03')
      await handIn('work-plan', { group: groups[1] ?? 0 }, `g${groups[1]}`, '2026', at);
  }

  const transfers = await rows<{
    issue_id: number;
    unit_id: number;
    state: string;
    started: string;
    ended: string | null;
  }>(
    trx,
    `select issue_id, unit_id, state, started_at::text as started, ended_at::text as ended from transfers`,
  );
  const ms = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
  for (const t of transfers) {
    facts.issues
      .find((f) => f.id === t.issue_id)
      ?.transfers.push({
        unit: t.unit_id,
        state: t.state,
        from: ms(t.started),
        to: t.ended === null ? NEVER : ms(t.ended),
      });
  }
  const table = await rows<Row>(
    trx,
    `select type, subject, period, plan_date::text as plan, due_at::text as due, fulfilled_at::text as done,
            voided_at is not null as voided, group_id from duties order by type, subject, period`,
  );
  return { rows: table, facts, statements: new Set() };
}
