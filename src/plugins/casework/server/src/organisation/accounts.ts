import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { documentIdSchema, instantSchema, textSchema } from '../../../contracts/inputs';
import { parseInstant } from '../../../domain/lifecycle';
import { endSessions } from '../access/passwords';
import { rows, type Row, type Trx } from '../access/window';
import { fieldErrors, notFound, refuse } from '../shared/errors';

/**
 * A person of the office's making: staff member, memberships and accounts in one go, and what becomes of the
 * accounts afterwards. An account is disabled, never deleted (spec: organisations and people).
 */

const KINDS = ['office', 'group', 'unit', 'leader', 'liaison', 'auditor', 'enterprise'] as const;

const password = z.string().min(1).max(200);
const email = z.email().max(100);

const accountsShape = {
  panel: z.strictObject({ email, password }).optional(),
  api: z.strictObject({ username: textSchema(50), email: email.optional(), password }).optional(),
};

const membershipSchema = z.strictObject({
  kind: z.enum(KINDS),
  department: documentIdSchema.optional(),
  leader: documentIdSchema.optional(),
  enterprise: documentIdSchema.optional(),
  since: instantSchema.optional(),
  acting: z.boolean().optional(),
});

export const staffSchema = z.strictObject({
  name: textSchema(50),
  phone: textSchema(30).optional(),
  email: email.optional(),
  memberships: z.array(membershipSchema).min(1).max(10),
  ...accountsShape,
});

export const accountsSchema = z.strictObject(accountsShape);

export type NewStaff = z.infer<typeof staffSchema>;
type Accounts = z.infer<typeof accountsSchema>;

/** Which organisation a membership of each kind names. */
const ORGANISATION: Record<(typeof KINDS)[number], 'department' | 'leader' | 'enterprise' | null> = {
  office: null,
  auditor: null,
  group: 'department',
  unit: 'department',
  leader: 'leader',
  liaison: 'leader',
  enterprise: 'enterprise',
};

const TABLES = { department: 'departments', leader: 'leaders', enterprise: 'enterprises' } as const;

/** Makes a person with memberships and accounts. Owner's window; the asker has been checked to be the office. */
export async function createStaff(strapi: Core.Strapi, trx: Trx, input: NewStaff, now: Date): Promise<Row> {
  const at = now.toISOString();
  const [staff] = await rows<{ id: number; document_id: string }>(
    trx,
    `insert into staff_members (document_id, name, phone, email, active, created_at, updated_at, published_at)
     values (?, ?, ?, ?, true, ?, ?, ?) returning id, document_id`,
    [createId(), input.name, input.phone ?? null, input.email ?? null, at, at, at],
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
  for (const of of ['department', 'leader', 'enterprise'] as const) {
    const given = membership[of];
    const field = `memberships.${place}.${of}`;
    if (of !== needs && given !== undefined) throw fieldErrors([{ field, code: 'NOT_ACCEPTED' }]);
    if (of !== needs) continue;
    if (given === undefined) throw fieldErrors([{ field, code: 'REQUIRED' }]);
    const [found] = await rows<{ id: number }>(trx, `select id from ${TABLES[of]} where document_id = ?`, [
      given,
    ]);
    if (!found) throw fieldErrors([{ field, code: 'NOT_FOUND' }]);
    keys[of] = found.id;
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

/** Gives a person accounts, or those that he has new passwords. Owner's window. */
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
  // Whose password was set, and by whom; which accounts he has is recorded by the database.
  await rows(
    trx,
    `insert into casework.changes (subject, document_id, actor, before, after)
     select 'staff_members', s.document_id, casework.actor(), jsonb_build_object('name', s.name, '口令', null),
            jsonb_build_object('name', s.name, '口令', ?::text)
       from staff_members s where s.id = ? and ?::text <> ''`,
    [given, staffId, given],
  );
}

/** The panel's roles of a person are those of his memberships; a super admin's stay as they are. Owner's window. */
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

/** Disables or enables a person with all accounts, at once. Owner's window. */
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

/** A person as the office sees him after a change. */
export async function presentStaff(trx: Trx, documentId: string): Promise<Row> {
  const [found] = await rows(
    trx,
    `select s.document_id as "documentId", s.name, s.phone, s.email, s.active, a.email as panel, u.username as api,
            coalesce((select json_agg(json_build_object('documentId', m.document_id, 'kind', m.kind, 'since', m.since) order by m.id)
               from memberships m where m.staff_member_id = s.id), '[]'::json) as memberships
       from staff_members s left join admin_users a on a.id = s.admin_user_id left join up_users u on u.id = s.api_user_id
      where s.document_id = ?`,
    [documentId],
  );
  if (!found) throw notFound();
  return found;
}
