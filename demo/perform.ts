import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import type { Actor, ActorKind } from '../src/plugins/casework/domain/lifecycle';
import { SYSTEM } from '../src/plugins/casework/server/src/platform/access/actor';
import { asOwner, rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';
import { act, register } from '../src/plugins/casework/server/src/features/issues/act';
import { handOverIssues } from '../src/plugins/casework/server/src/features/organisation/pairings';
import type { ReassignmentStep } from '../src/plugins/casework/domain/life';
import { stepReassignment } from '../src/plugins/casework/server/src/features/organisation/reassign';
import { PEOPLE } from './accounts';
import { ENTERPRISES, LATE_PAIRINGS, LEADERS, REASSIGNMENTS } from './city';
import { decideInMeeting, holdRegular } from './meetings';
import { insert } from './master-data';
import type { Change, Plan } from './plan';
import type { Step } from './story';

type Json = Record<string, unknown>;

/** The records that codes of the plan stand for. */
export type Cast = {
  actors: ReadonlyMap<string, Actor>;
  departments: ReadonlyMap<string, string>;
  enterprises: ReadonlyMap<string, string>;
  categories: ReadonlyMap<string, string>;
  /** the example scan */
  file: string;
};

export async function loadCast(trx: Trx, file: string): Promise<Cast> {
  const map = async (sql: string): Promise<Map<string, string>> =>
    new Map((await rows<{ key: string; value: string }>(trx, sql)).map((r) => [r.key, r.value]));
  const names = await map('select name as key, document_id as value from enterprises');
  const people = await rows<Json>(
    trx,
    `select u.username, s.name, m.kind, m.document_id as membership, m.department_id, m.leader_id, m.enterprise_id,
            coalesce(d.name, l.title, e.name, case m.kind when 'auditor' then '监督' when 'head' then '专班' else '专班办' end) as organisation
       from memberships m join staff_members s on s.id = m.staff_member_id join up_users u on u.id = s.api_user_id
       left join departments d on d.id = m.department_id left join leaders l on l.id = m.leader_id
       left join enterprises e on e.id = m.enterprise_id order by m.id desc`,
  );
  const actors = new Map<string, Actor>([['system', SYSTEM]]);
  for (const p of people) {
    const identifier = String(p['username']);
    // Officials work in the panel, enterprises over the interface.
    const account = p['kind'] === 'enterprise' ? `api:${identifier}` : `admin:${identifier}@example.test`;
    actors.set(identifier, {
      kind: p['kind'] as ActorKind,
      membership: String(p['membership']),
      name: String(p['name']),
      account,
      organisation: String(p['organisation']),
      departmentId: p['department_id'] as number | null,
      leaderId: p['leader_id'] as number | null,
      enterpriseId: p['enterprise_id'] as number | null,
    });
  }
  for (const { identifier } of PEOPLE) {
    if (!actors.has(identifier))
      throw new Error(`演示账号 ${identifier} 不完整，请换一个空数据库。 Incomplete demo data.`);
  }
  return {
    actors,
    departments: await map('select code as key, document_id as value from departments'),
    enterprises: new Map(ENTERPRISES.map((e) => [e.code, names.get(e.name) ?? ''])),
    categories: await map('select name as key, document_id as value from categories'),
    file,
  };
}

const DEPARTMENTS = ['leadUnit', 'unit', 'suggestedUnit'];

/** Codes of the plan become documentIds. */
function inputOf(data: Json, cast: Cast, issues: ReadonlyMap<number, string>): Json {
  const one = (map: ReadonlyMap<string, string>, key: unknown): string => {
    const value = map.get(String(key));
    if (!value) throw new Error(`the demo knows no ${String(key)}`);
    return value;
  };
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      if (DEPARTMENTS.includes(key)) return [key, one(cast.departments, value)];
      if (key === 'supportUnits') return [key, (value as string[]).map((u) => one(cast.departments, u))];
      if (key === 'enterprise') return [key, one(cast.enterprises, value)];
      if (key === 'category') return [key, one(cast.categories, value)];
      if (key === 'mainIssue') return [key, issues.get(value as number) ?? ''];
      if (key === 'evidence' && (value as Json)['attachments'])
        return [key, { ...(value as Json), attachments: [cast.file] }];
      return [key, value];
    }),
  );
}

/**
 * Takes one step of the plan, by the use-case that people's calls go through.
 * @returns the documentId of a new issue
 */
export async function takeStep(
  trx: Trx,
  step: Step,
  cast: Cast,
  issues: ReadonlyMap<number, string>,
): Promise<string | null> {
  const actor = cast.actors.get(step.actor);
  if (!actor) throw new Error(`the demo knows no ${step.actor}`);
  const call = { actor, now: new Date(step.at) };
  const data = inputOf(step.data, cast, issues);
  if (step.action === 'register') {
    const { body } = await register(trx, data, call);
    return String(body.data['documentId']);
  }
  const issue = issues.get(step.story) ?? '';
  if (step.action === 'decide' && (await decideInMeeting(trx, issue, data, actor, step.at))) return null;
  await act(trx, issue, step.action, data, call);
  return null;
}

/** A change of pairing: a reassignment with its four steps (§四.8), or a first pair for one of the pool. */
export async function makeChange(trx: Trx, item: Change, cast: Cast): Promise<void> {
  if (item.change === 'meeting') {
    const leader = cast.actors.get(item.leader);
    if (leader) await holdRegular(trx, leader, item);
    return;
  }
  const given = (item.change === 'pairing' ? LATE_PAIRINGS : REASSIGNMENTS)[item.index];
  if (!given) return;
  const [found] = await rows<{ enterprise: number; leader: number; group: number }>(
    trx,
    `select (select id from enterprises where name = ?) as enterprise, (select id from leaders where title = ?) as leader,
            (select id from departments where code = ?) as "group"`,
    [
      ENTERPRISES[given.enterprise - 1]?.name ?? '',
      LEADERS.find((l) => l.code === given.leader)?.title ?? '',
      given.group,
    ],
  );
  if (!found) return;
  const now = new Date(item.at);
  if (item.change === 'pairing') {
    await insert(
      trx,
      'pairings',
      {
        enterprise_id: found.enterprise,
        leader_id: found.leader,
        group_id: found.group,
        since: now.toISOString(),
      },
      now.toISOString(),
    );
    await asOwner(trx, 'The demo opens pairings as the system', () =>
      handOverIssues(trx, found.enterprise, 'pool', '建立包联关系', now),
    );
    return;
  }
  const change = REASSIGNMENTS[item.index];
  const [present] = await rows<{ leader_id: number; group_id: number }>(
    trx,
    'select leader_id, group_id from pairings where enterprise_id = ? and until is null',
    [found.enterprise],
  );
  const documentId = createId();
  await insert(
    trx,
    'reassignments',
    {
      document_id: documentId,
      enterprise_id: found.enterprise,
      from_leader_id: present?.leader_id,
      from_group_id: present?.group_id,
      to_leader_id: found.leader,
      to_group_id: found.group,
      reason: change?.reason,
      state: 'drafted',
    },
    now.toISOString(),
  );
  const days = (n: number): Date => new Date(now.getTime() - n * 86_400_000);
  const steps: [ReassignmentStep, object, Date][] = [
    ['submit', {}, days(6)],
    ['approve', { approvalNumber: change?.number }, days(1)],
    ['take-effect', {}, now],
  ];
  await asOwner(trx, 'The demo reassigns as the office', async () => {
    for (const [step, input, at] of steps) await stepReassignment(trx, documentId, step, input, at);
  });
}

/** The issues that a plan has already made, by their stories: numbers are given in the plan's order. */
export async function madeSoFar(
  strapi: Core.Strapi,
  plan: Plan,
  done: number,
  unmade: ReadonlySet<number>,
): Promise<Map<number, string>> {
  const list = (await strapi.db.connection('issues').select('document_id').orderBy('id')) as {
    document_id: string;
  }[];
  const stories = plan.queue
    .slice(0, done)
    .flatMap((item) =>
      !('change' in item) && item.action === 'register' && !unmade.has(item.story) ? [item.story] : [],
    );
  return new Map(stories.map((story, i) => [story, list[i]?.document_id ?? '']));
}
