import type { Core } from '@strapi/strapi';
import { hideClosedDoors } from './closed-endpoints';
import { VISIBILITY } from './visibility';

/**
 * Strapi's roles say which actions and fields; which rows, PostgreSQL's policies say. The roles of the
 * admin panel are declared here and put right at every start.
 */

type PanelRole = { code: string; name: string; description: string };

export const PANEL_ROLES: readonly PanelRole[] = [
  { code: 'casework-office', name: '专班办', description: '综合协调、考核、通报、基础数据' },
  { code: 'casework-group', name: '包联工作组', description: '受理、转办、跟进所包联企业的问题诉求' },
  { code: 'casework-unit', name: '承办单位', description: '承接、办理、反馈转办事项' },
  { code: 'casework-leader', name: '包联领导（联络员）', description: '批示、会办、同意销号' },
  { code: 'casework-auditor', name: '监督', description: '查看全部，不作任何改动' },
  { code: 'casework-head', name: '专班组长', description: '查看全部，审定考核结果和须经审定的函件' },
];

const KIND_OF: Record<string, 'office' | 'group' | 'unit' | 'leader' | 'auditor' | 'head'> = {
  'casework-office': 'office',
  'casework-group': 'group',
  'casework-unit': 'unit',
  'casework-leader': 'leader',
  'casework-auditor': 'auditor',
  'casework-head': 'head',
};

const CM = 'plugin::content-manager.explorer';

/** Registering and amending go through the generated form (spec: stages). */
const FORM_WRITES: Record<string, { create: readonly string[]; update: readonly string[] }> = {
  issue: { create: ['office', 'group', 'leader'], update: ['office', 'group'] },
};

type Permission = { action: string; subject: string | null; properties?: object; conditions: string[] };

const caseUids = (strapi: Core.Strapi): { uid: string; name: string }[] =>
  Object.values(strapi.contentTypes)
    .filter((type) => type.uid.startsWith('api::'))
    .map((type) => ({ uid: type.uid, name: type.info.singularName }));

function mayRead(name: string, kind: string): boolean {
  const see: Record<string, unknown> = VISIBILITY[name]?.see ?? {};
  return ['office', 'auditor', 'head'].includes(kind) || see[kind] !== undefined;
}

function mayWrite(name: string, kind: string, command: 'insert' | 'update' | 'delete'): boolean {
  const form = command === 'insert' ? 'create' : command === 'update' ? 'update' : null;
  if (form && FORM_WRITES[name]?.[form].includes(kind)) return true;
  const write = VISIBILITY[name]?.write?.[command] as Record<string, unknown> | undefined;
  return write?.[kind] !== undefined;
}

/** Roles that Strapi makes at its first start, in its own words. */
const STRAPI_ROLES: Readonly<Record<string, { english: string; name: string; description: string } | null>> =
  {
    'strapi-super-admin': {
      english: 'Super Admin',
      name: '系统管理员',
      description: '系统设置与账号；不参与办理',
    },
    // Strapi's roles of editing and publishing content have no meaning here.
    'strapi-editor': null,
    'strapi-author': null,
  };

/** Names Strapi's own role in Chinese and removes those that mean nothing here, unless somebody holds them. */
async function settleStrapiRoles(strapi: Core.Strapi): Promise<void> {
  const query = strapi.db.query('admin::role');
  for (const [code, wanted] of Object.entries(STRAPI_ROLES)) {
    const role = (await query.findOne({ where: { code }, populate: ['users'] })) as {
      id: number;
      name: string;
      users?: unknown[];
    } | null;
    if (!role) continue;
    if (wanted) {
      if (role.name === wanted.english)
        await query.update({
          where: { id: role.id },
          data: { name: wanted.name, description: wanted.description },
        });
    } else if ((role.users ?? []).length === 0) {
      await strapi.db.query('admin::permission').deleteMany({ where: { role: role.id } });
      await query.delete({ where: { id: role.id } });
    }
  }
}

/** Makes the panel's roles with their permissions, all derived from the table of visibility. */
export async function seedPanelRoles(strapi: Core.Strapi): Promise<void> {
  const roles = strapi.service('admin::role') as unknown as {
    findOne(where: object): Promise<{ id: number } | null>;
    create(role: PanelRole): Promise<{ id: number }>;
    assignPermissions(id: number, permissions: Permission[]): Promise<unknown>;
  };
  await settleStrapiRoles(strapi);
  const types = strapi.service('admin::content-type') as unknown as {
    getNestedFields(model: object, options: object): string[];
  };
  await removeSampleRoles(strapi);
  await hideClosedDoors(strapi);
  for (const role of PANEL_ROLES) {
    const found = (await roles.findOne({ code: role.code })) ?? (await roles.create(role));
    const kind = KIND_OF[role.code] ?? 'auditor';
    const permissions: Permission[] = [];
    for (const { uid, name } of caseUids(strapi)) {
      const fields = types.getNestedFields(strapi.contentType(uid as never) as object, {
        components: strapi.components,
        nestingLevel: 2,
      });
      const grant = (action: string, properties: object): void => {
        permissions.push({ action: `${CM}.${action}`, subject: uid, properties, conditions: [] });
      };
      if (!mayRead(name, kind)) continue;
      grant('read', { fields });
      if (mayWrite(name, kind, 'insert')) grant('create', { fields });
      if (mayWrite(name, kind, 'update')) grant('update', { fields });
      if (mayWrite(name, kind, 'delete')) grant('delete', {});
    }
    const upload =
      kind === 'auditor' || kind === 'head' ? ['read'] : ['read', 'assets.create', 'assets.download'];
    for (const action of upload) {
      permissions.push({ action: `plugin::upload.${action}`, subject: null, conditions: [] });
    }
    await roles.assignPermissions(found.id, permissions);
  }
}

/** Removes Strapi's sample roles, which may do what no role here may, unless an account has one. */
async function removeSampleRoles(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.raw(
    `with gone as (
       select r.id from admin_roles r where r.code in ('strapi-editor', 'strapi-author')
          and not exists (select 1 from admin_users_roles_lnk u where u.role_id = r.id)),
     permissions as (
       delete from admin_permissions p using admin_permissions_role_lnk l, gone g
        where l.permission_id = p.id and l.role_id = g.id)
     delete from admin_roles r using gone g where r.id = g.id`,
  );
}

/**
 * API users share one role: it opens the calls, the policies decide on rows. Public registration is
 * closed, and the default API tokens that Strapi makes are removed.
 */
export async function seedApiAccess(strapi: Core.Strapi): Promise<void> {
  const wanted = new Set<string>();
  for (const { uid, name } of caseUids(strapi)) {
    const write = VISIBILITY[name]?.write;
    for (const action of ['find', 'findOne']) wanted.add(`${uid}.${action}`);
    if (write?.insert) wanted.add(`${uid}.create`);
    if (write?.update) wanted.add(`${uid}.update`);
    if (write?.delete) wanted.add(`${uid}.delete`);
  }
  for (const [name, controller] of Object.entries(strapi.plugin('casework').controllers)) {
    for (const action of Object.keys(controller as object)) wanted.add(`plugin::casework.${name}.${action}`);
  }
  for (const action of [
    'plugin::upload.content-api.upload',
    'plugin::users-permissions.user.me',
    'plugin::users-permissions.auth.changePassword',
    'plugin::users-permissions.auth.logout',
  ]) {
    wanted.add(action);
  }

  const roleQuery = strapi.db.query('plugin::users-permissions.role');
  const permissionQuery = strapi.db.query('plugin::users-permissions.permission');
  const role = (await roleQuery.findOne({ where: { type: 'authenticated' } })) as { id: number } | null;
  if (!role) throw new Error('users-permissions has no authenticated role');
  const present = (await permissionQuery.findMany({ where: { role: role.id } })) as {
    id: number;
    action: string;
  }[];
  const have = new Set(present.map((p) => p.action));
  for (const action of wanted)
    if (!have.has(action)) await permissionQuery.create({ data: { action, role: role.id } });
  // Without an account one can sign in, and nothing else.
  const nobody = (await roleQuery.findOne({ where: { type: 'public' } })) as { id: number } | null;
  const open = nobody
    ? ((await permissionQuery.findMany({ where: { role: nobody.id } })) as typeof present)
    : [];
  const surplus = [
    ...present.filter((p) => !wanted.has(p.action)),
    ...open.filter((p) => p.action !== 'plugin::users-permissions.auth.callback'),
  ].map((p) => p.id);
  if (surplus.length > 0) await permissionQuery.deleteMany({ where: { id: { $in: surplus } } });

  const advanced = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  const settings = ((await advanced.get({})) ?? {}) as Record<string, unknown>;
  if (settings['allow_register'] !== false) {
    await advanced.set({ value: { ...settings, allow_register: false, email_confirmation: false } });
  }
  await removeDefaultTokens(strapi);
}

/**
 * Removes the "Read Only" and "Full Access" tokens that Strapi makes at every start that finds none. A token of
 * that name that is tied to a staff member is kept.
 */
async function removeDefaultTokens(strapi: Core.Strapi): Promise<void> {
  const { rows } = await strapi.db.connection.raw(
    `select t.id from strapi_api_tokens t where t.name in ('Read Only', 'Full Access')
        and not exists (select 1 from staff_members s where s.api_token_id = t.id)`,
  );
  const ids = (rows as { id: number }[]).map(({ id }) => id);
  if (ids.length > 0) await strapi.db.query('admin::api-token').deleteMany({ where: { id: { $in: ids } } });
}
