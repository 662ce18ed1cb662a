import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { addDays, startOfDay } from '../src/plugins/casework/domain/calendar';
import { rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';
import { PEOPLE, SUPER_ADMIN } from './accounts';
import { GROUP_DEPARTMENTS, ENTERPRISES, LEADERS, TOWNSHIPS, firstPair } from './city';
import { personName, phone } from './names';

/** Writes one row as the owner and gives its key. */
export async function insert(
  trx: Trx,
  table: string,
  row: Record<string, unknown>,
  at: string,
): Promise<number> {
  const full = { document_id: createId(), created_at: at, updated_at: at, published_at: at, ...row };
  const columns = Object.keys(full);
  const [made] = await rows<{ id: number }>(
    trx,
    `insert into ${table} (${columns.map((c) => `"${c}"`).join(', ')}) values (${columns.map(() => '?').join(', ')}) returning id`,
    Object.values(full),
  );
  return made?.id ?? 0;
}

/** The instant since which the example city has been at it: a month before the first issue. */
export const beginning = (day: string): string => startOfDay(addDays(day, -396)).toISOString();

/** 派单目录 of the example city; 融资 and 账款拖欠 go to whom they concern. */
const CATALOGUE: Readonly<Record<string, string>> = {
  用地: 'ziran',
  用工: 'renshe',
  审批: 'yingshang',
  水电气热: 'zhujian',
  物流: 'jiaotong',
  市场: 'shangwu',
  政策兑现: 'gongxin',
};

/** Units of categories, and an extra field of one of them. */
async function writeConfiguration(trx: Trx, at: string): Promise<void> {
  for (const [name, code] of Object.entries(CATALOGUE))
    await trx.raw(
      'update categories set default_unit_id = (select id from departments where code = ?) where name = ?',
      [code, name],
    );
  const field = await insert(
    trx,
    'extra_fields',
    {
      name: '用电容量（千伏安）',
      code: 'power_kva',
      record: 'issue',
      type: 'number',
      hint: '用电报装、增容的填写',
      readers: 'everyone',
      in_lists: true,
      sort_order: 1,
      active: true,
    },
    at,
  );
  await trx.raw(
    `insert into extra_fields_categories_lnk (extra_field_id, category_id) select ?, id from categories where name = '水电气热'`,
    [field],
  );
}

/** Departments' particulars (§三.3), townships, posts, enterprises, pairings. */
export async function writeCity(trx: Trx, day: string): Promise<void> {
  const at = beginning(day);
  for (const [i, [code, name]] of GROUP_DEPARTMENTS.entries()) {
    if (i % 3 === 2) continue;
    await trx('departments')
      .where({ code })
      .update({
        promotion_body: `示例${name}包联“敲门行动”推进组`,
        founding_document: `示例文〔${Number(day.slice(0, 4)) - 1}〕${i + 1}号`,
        leader_in_charge: personName(180 + i),
        liaison: personName(2 + i),
        phone: phone(100 + i),
      });
  }
  await writeConfiguration(trx, at);
  const townships = new Map<string, number>();
  for (const [i, { code, name, shortName }] of TOWNSHIPS.entries()) {
    townships.set(
      code,
      await insert(
        trx,
        'departments',
        {
          code,
          name,
          short_name: shortName,
          kind: 'township',
          is_office: false,
          is_group: false,
          is_unit: true,
          active: true,
          sort_order: 100 + i,
          liaison: personName(67 + i),
          phone: phone(200 + i),
        },
        at,
      ),
    );
  }
  const leaders = new Map<string, number>();
  for (const [i, { code, title }] of LEADERS.entries()) {
    leaders.set(code, await insert(trx, 'leaders', { title, sort_order: i + 1, active: true }, at));
  }
  const groups = GROUP_DEPARTMENTS.map(([code]) => code);
  const departments = await idsByCode(trx);
  for (const [i, e] of ENTERPRISES.entries()) {
    const enterprise = await insert(
      trx,
      'enterprises',
      {
        name: e.name,
        credit_code: e.creditCode,
        industry: e.industry,
        township_id: townships.get(e.township),
        scale: e.scale,
        above_scale: e.aboveScale,
        above_scale_since: e.aboveScale ? addDays(day, -300 - i * 9) : null,
        address: e.address,
        contact_name: e.contactName,
        contact_phone: e.contactPhone,
        contact_email: `${e.code}@example.test`,
        operating_status: i === 54 ? 'suspended' : 'operating',
      },
      at,
    );
    const pair = firstPair(i, groups);
    if (!pair) continue;
    await insert(
      trx,
      'pairings',
      {
        enterprise_id: enterprise,
        leader_id: leaders.get(pair.leader),
        group_id: departments.get(pair.group),
        since: at,
      },
      at,
    );
  }
}

export async function idsByCode(trx: Trx): Promise<Map<string, number>> {
  const list = await rows<{ code: string; id: number }>(trx, 'select code, id from departments');
  return new Map(list.map((d) => [d.code, d.id]));
}

/**
 * The accounts: an API user for everybody, a panel user for all but enterprises, both of one staff member.
 * @param passwordHash of the one password, in bcrypt as Strapi keeps it
 */
export async function writePeople(
  strapi: Core.Strapi,
  trx: Trx,
  day: string,
  passwordHash: string,
): Promise<void> {
  const at = beginning(day);
  const departments = await idsByCode(trx);
  const byName = async (table: string, column: string): Promise<Map<string, number>> =>
    new Map(
      (await rows<{ name: string; id: number }>(trx, `select ${column} as name, id from ${table}`)).map(
        (r) => [r.name, r.id],
      ),
    );
  const leaders = await byName('leaders', 'title');
  const enterprises = await byName('enterprises', 'name');
  const leaderOf = new Map(LEADERS.map((l) => [l.code, leaders.get(l.title)]));
  const enterpriseOf = new Map(ENTERPRISES.map((e) => [e.code, enterprises.get(e.name)]));

  const panelRoles = (await strapi.db.query('admin::role').findMany({})) as { id: number; code: string }[];
  const panelRole = (code: string): number => {
    const role = panelRoles.find((r) => r.code === code);
    if (!role) throw new Error(`no role ${code} in the admin panel`);
    return role.id;
  };
  const apiRole = (await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } })) as { id: number };

  const panelUser = async (identifier: string, name: string, roles: string[]): Promise<number> => {
    const user = (await strapi.db.query('admin::user').create({
      data: {
        firstname: name,
        lastname: '',
        email: `${identifier}@example.test`,
        password: passwordHash,
        isActive: true,
        blocked: false,
        preferedLanguage: 'zh-Hans',
        roles: roles.map(panelRole),
      },
    })) as { id: number };
    return user.id;
  };
  await panelUser(SUPER_ADMIN, '示例系统管理员', ['strapi-super-admin']);

  for (const [i, person] of PEOPLE.entries()) {
    const email = `${person.identifier}@example.test`;
    const apiUser = (await strapi.db.query('plugin::users-permissions.user').create({
      data: {
        username: person.identifier,
        email,
        provider: 'local',
        password: passwordHash,
        confirmed: true,
        blocked: false,
        role: apiRole.id,
      },
    })) as { id: number };
    const adminUser =
      person.panelRoles.length > 0
        ? await panelUser(person.identifier, person.name, person.panelRoles)
        : null;
    const staff = await insert(
      trx,
      'staff_members',
      {
        name: person.name,
        phone: phone(400 + i),
        email,
        api_user_id: apiUser.id,
        admin_user_id: adminUser,
        active: true,
      },
      at,
    );
    for (const m of person.memberships) {
      await insert(
        trx,
        'memberships',
        {
          staff_member_id: staff,
          kind: m.kind,
          department_id: m.kind === 'group' || m.kind === 'unit' ? departments.get(m.of ?? '') : null,
          leader_id: m.kind === 'leader' || m.kind === 'liaison' ? leaderOf.get(m.of ?? '') : null,
          enterprise_id: m.kind === 'enterprise' ? enterpriseOf.get(m.of ?? '') : null,
          since: at,
          acting: m.acting ?? false,
        },
        at,
      );
    }
  }
}
