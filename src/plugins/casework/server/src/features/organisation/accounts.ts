import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import type { Accounts, NewStaff } from '../../../../contracts/people';
import { parseInstant, type ActorKind } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';
import { queueNotice } from '../../platform/outbox/queue';
import { endSessions } from '../../platform/sign-in/passwords';
import { removeFactor } from '../../platform/sign-in/second-factor';
import { rows, type Row, type Trx } from '../../platform/database/as-owner';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';

/**
 * A person of the office's making: staff member, memberships and accounts in one go, and what becomes of the
 * accounts afterwards. An account is disabled, never deleted (spec: organisations and people).
 */

/** Which organisation a membership of each kind names. */
const ORGANISATION: Record<ActorKind, 'department' | 'leader' | 'enterprise' | null> = {
  office: null,
  auditor: null,
  head: null,
  group: 'department',
  unit: 'department',
  leader: 'leader',
  liaison: 'leader',
  enterprise: 'enterprise',
};

const TABLES = { department: 'departments', leader: 'leaders', enterprise: 'enterprises' } as const;

/** Makes a person with memberships and accounts. Runs inside asOwner; the asker has been checked to be the office. */
export async function createStaff(strapi: Core.Strapi, trx: Trx, input: NewStaff, now: Date): Promise<Row> {
  const at = now.toISOString();
  const [staff] = await rows<{ id: number; document_id: string }>(
    trx,
    `insert into staff_members (document_id, name, phone, email, employee_number, active, created_at, updated_at, published_at)
     values (?, ?, ?, ?, ?, true, ?, ?, ?) returning id, document_id`,
    [
      createId(),
      input.name,
      input.phone ?? null,
      input.email ?? null,
      input.employeeNumber ?? null,
      at,
      at,
      at,
    ],
  );
  if (!staff) throw notFound();
  for (const [i, membership] of input.memberships.entries())
    await addMembership(trx, staff.id, membership, i, now);
  await giveAccounts(strapi, trx, staff.id, input);
  return presentStaff(trx, staff.document_id);
}

async function addMembership(
  trx: Trx,
  staffId: number,
  membership: NewStaff['memberships'][number],
  place: number,
  now: Date,
): Promise<void> {
  const needs = ORGANISATION[membership.kind];
  const keys: Record<'department' | 'leader' | 'enterprise', number | null> = {
    department: null,
    leader: null,
    enterprise: null,
  };
  for (const belongsTo of ['department', 'leader', 'enterprise'] as const) {
    const given = membership[belongsTo];
    const field = `memberships.${place}.${belongsTo}`;
    if (belongsTo !== needs && given !== undefined) throw fieldErrors([{ field, code: 'NOT_ACCEPTED' }]);
    if (belongsTo !== needs) continue;
    if (given === undefined) throw fieldErrors([{ field, code: 'REQUIRED' }]);
    const [found] = await rows<{ id: number }>(
      trx,
      `select id from ${TABLES[belongsTo]} where document_id = ?`,
      [given],
    );
    if (!found) throw fieldErrors([{ field, code: 'NOT_FOUND' }]);
    keys[belongsTo] = found.id;
  }
  const at = now.toISOString();
  const since = membership.since === undefined ? now : parseInstant(membership.since);
  await rows(
    trx,
    `insert into memberships (document_id, staff_member_id, kind, department_id, leader_id, enterprise_id, acting, since, created_at, updated_at, published_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      createId(),
      staffId,
      membership.kind,
      keys.department,
      keys.leader,
      keys.enterprise,
      membership.acting ?? false,
      (since ?? now).toISOString(),
      at,
      at,
      at,
    ],
  );
}

type AdminUsers = {
  create(user: object): Promise<{ id: number }>;
  updateById(id: number, change: object): Promise<unknown>;
};

/** Gives a person accounts, or those that he has new passwords. Runs inside asOwner. */
export async function giveAccounts(
  strapi: Core.Strapi,
  trx: Trx,
  staffId: number,
  { panel, api }: Accounts,
): Promise<void> {
  const [staff] = await rows<{ name: string; admin: number | null; api: number | null }>(
    trx,
    'select name, admin_user_id as admin, api_user_id as api from staff_members where id = ? for update',
    [staffId],
  );
  if (!staff) throw notFound();
  const given = [panel && '后台', api && '接口'].filter(Boolean).join('、');
  const admins = strapi.service('admin::user') as unknown as AdminUsers;
  if (panel) {
    const address = panel.email.toLowerCase();
    const taken = await rows(
      trx,
      'select 1 from admin_users where lower(email) = ? and id is distinct from ?',
      [address, staff.admin],
    );
    if (taken.length > 0) throw refuse(400, 'ACCOUNT_TAKEN', {}, { field: 'panel.email' });
    if (staff.admin !== null) {
      await admins.updateById(staff.admin, { email: address, password: panel.password });
    } else {
      const made = await admins.create({
        email: address,
        firstname: staff.name,
        lastname: '',
        password: panel.password,
        isActive: true,
        preferedLanguage: 'zh-Hans',
        roles: [],
      });
      await rows(trx, 'update staff_members set admin_user_id = ? where id = ?', [made.id, staffId]);
    }
  }
  if (api) {
    const taken = await rows(
      trx,
      'select 1 from up_users where (username = ? or lower(email) = ?) and id is distinct from ?',
      [api.username, (api.email ?? '').toLowerCase() || null, staff.api],
    );
    if (taken.length > 0) throw refuse(400, 'ACCOUNT_TAKEN', {}, { field: 'api.username' });
    const users = strapi.documents('plugin::users-permissions.user');
    if (staff.api !== null) {
      const [user] = await rows<{ document_id: string }>(
        trx,
        'select document_id from up_users where id = ?',
        [staff.api],
      );
      await users.update({
        documentId: user?.document_id ?? '',
        data: {
          username: api.username,
          password: api.password,
          ...(api.email ? { email: api.email.toLowerCase() } : {}),
        },
      });
    } else {
      const [role] = await rows<{ id: number }>(trx, "select id from up_roles where type = 'authenticated'");
      const made = await users.create({
        data: {
          username: api.username,
          // users-permissions wants one; nothing is ever sent there.
          email: (api.email ?? `${createId()}@account.invalid`).toLowerCase(),
          password: api.password,
          provider: 'local',
          confirmed: true,
          blocked: false,
          role: role?.id as never,
        },
      });
      await rows(trx, 'update staff_members set api_user_id = ? where id = ?', [made.id, staffId]);
    }
  }
  await syncPanelRoles(trx, staffId);
  // Records whose password was set, and by whom; the database records which accounts he has.
  await rows(
    trx,
    `insert into casework.changes (subject, document_id, actor, before, after)
     select 'staff_members', s.document_id, casework.actor(), jsonb_build_object('name', s.name, '口令', null),
            jsonb_build_object('name', s.name, '口令', ?::text)
       from staff_members s where s.id = ? and ?::text <> ''`,
    [given, staffId, given],
  );
}

/**
 * The panel's roles of a person are those of his memberships; a super admin's stay as they are. Runs inside asOwner.
 */
export async function syncPanelRoles(trx: Trx, staffId: number): Promise<void> {
  await rows(
    trx,
    `with person as (
       select s.admin_user_id as user_id from staff_members s
        where s.id = ? and s.admin_user_id is not null and not exists (
          select 1 from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id
           where l.user_id = s.admin_user_id and r.code = 'strapi-super-admin')),
     wanted as (
       select distinct p.user_id, r.id as role_id from person p
         join memberships m on m.staff_member_id = ? and (m.until is null or m.until > (clock_timestamp() at time zone 'UTC'))
         join admin_roles r on r.code = 'casework-' || case m.kind when 'liaison' then 'leader' else m.kind end),
     gone as (
       delete from admin_users_roles_lnk l using person p
        where l.user_id = p.user_id and not exists (select 1 from wanted w where w.role_id = l.role_id))
     insert into admin_users_roles_lnk (user_id, role_id, role_ord, user_ord)
     select w.user_id, w.role_id, row_number() over (order by w.role_id), 1 from wanted w
      where not exists (select 1 from admin_users_roles_lnk l where l.user_id = w.user_id and l.role_id = w.role_id)`,
    [staffId, staffId],
  );
}

/** Disables or enables a person with all accounts, at once. Runs inside asOwner. */
export async function setStaffActive(
  strapi: Core.Strapi,
  trx: Trx,
  staffId: number,
  active: boolean,
  now: Date,
): Promise<void> {
  const [staff] = await rows<{ admin: number | null; api: number | null }>(
    trx,
    'update staff_members set active = ?, updated_at = ? where id = ? returning admin_user_id as admin, api_user_id as api',
    [active, now.toISOString(), staffId],
  );
  if (!staff) throw notFound();
  await rows(trx, 'update admin_users set is_active = ? where id = ?', [active, staff.admin]);
  await rows(trx, 'update up_users set blocked = ? where id = ?', [!active, staff.api]);
  if (active) return;
  if (staff.admin !== null) await endSessions(strapi, 'admin-panel', staff.admin);
  if (staff.api !== null) await endSessions(strapi, 'interface', staff.api);
}

/**
 * Takes a person's second factors, or his link with an identity of the provider; his sessions end, and he is told. On
 * record by triggers (087-sign-on.sql). Runs inside asOwner.
 * @param by who does it
 */
export async function resetSignIn(
  strapi: Core.Strapi,
  trx: Trx,
  staffId: number,
  what: 'second-factor' | 'sign-on',
  { by, now }: { by: Pick<Asker, 'name' | 'account' | 'staffId'>; now: Date },
): Promise<void> {
  const [staff] = await rows<{ admin: number | null; api: number | null }>(
    trx,
    'select admin_user_id as admin, api_user_id as api from staff_members where id = ? for update',
    [staffId],
  );
  if (!staff) throw notFound();
  const accounts = [
    ...(staff.admin === null ? [] : [{ door: 'admin-panel' as const, id: staff.admin }]),
    ...(staff.api === null ? [] : [{ door: 'interface' as const, id: staff.api }]),
  ];
  let had = false;
  if (what === 'sign-on')
    had =
      (await rows(trx, 'delete from casework.sign_on_links where staff_member_id = ? returning 1', [staffId]))
        .length > 0;
  else for (const account of accounts) had = (await removeFactor(trx, account)) || had;
  if (!had) return;
  for (const { door, id } of accounts) await endSessions(strapi, door, id);
  if (by.staffId === staffId) return;
  await queueNotice(
    trx,
    {
      event: 'sign-in-reset',
      audiences: [{ kind: 'staff', id: staffId }],
      facts: { 任务: what === 'sign-on' ? '统一身份关联' : '双因子', 经办: by.name || by.account },
    },
    now,
  );
}

/** A person as the office sees him after a change. */
export async function presentStaff(trx: Trx, documentId: string): Promise<Row> {
  const [found] = await rows(
    trx,
    `select s.document_id as "documentId", s.name, s.phone, s.email, s.employee_number as "employeeNumber", s.active,
            a.email as panel, u.username as api,
            exists (select 1 from casework.second_factors f where f.confirmed_at is not null
                       and ((f.door = 'admin-panel' and f.account_id = s.admin_user_id)
                         or (f.door = 'interface' and f.account_id = s.api_user_id))) as "secondFactor",
            exists (select 1 from casework.sign_on_links k where k.staff_member_id = s.id) as "signOn",
            coalesce((select json_agg(json_build_object('documentId', m.document_id, 'kind', m.kind, 'since', m.since) order by m.id)
               from memberships m where m.staff_member_id = s.id), '[]'::json) as memberships
       from staff_members s left join admin_users a on a.id = s.admin_user_id left join up_users u on u.id = s.api_user_id
      where s.document_id = ?`,
    [documentId],
  );
  if (!found) throw notFound();
  return found;
}
