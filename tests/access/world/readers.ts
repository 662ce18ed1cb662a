import type { Kit } from '../../lifecycle/support';
import { panel } from '../../support/admin';
import { type Account, newDocumentId } from '../../support/city';
import { type ActorName, DAY, type Reader, type World } from './types';

export async function readers(kit: Kit): Promise<World['readers']> {
  const { app, city } = kit;
  const { rows } = await app.db.query<{
    staff: number;
    kind: Reader['kind'] | 'liaison' | 'head';
    department_id: number | null;
    leader_id: number | null;
    enterprise_id: number | null;
    document_id: string;
  }>(
    `select staff_member_id as staff, kind, department_id, leader_id, enterprise_id, document_id from memberships`,
  );
  const found: Partial<World['readers']> = {};
  const NONE = {
    kind: 'none',
    department: null,
    leader: null,
    enterprise: null,
    staff: null,
    panel: null,
  } as const;
  for (const [name, person] of Object.entries(city.people) as [Account, (typeof city.people)[Account]][]) {
    const row = rows.find((r) => r.staff === person.staffId);
    if (!row) throw new Error(`${name} has no membership`);
    found[name] = {
      name,
      kind: row.kind === 'liaison' ? 'leader' : row.kind === 'head' ? 'auditor' : row.kind,
      department: row.department_id,
      leader: row.leader_id,
      enterprise: row.enterprise_id,
      staff: person.staffId,
      token: person.token,
      headers: {},
      signedIn: true,
      panel: name.startsWith('enterprise') ? null : (await panel(app, city, name)).current,
    };
  }
  const like = (name: ActorName, base: Account, extra: Partial<Reader>): Reader =>
    (found[name] = { ...(found[base] as Reader), name, panel: null, ...extra });

  const jwt = app.strapi.plugin('users-permissions').service('jwt');
  const role = (await app.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } })) as { id: number };
  const person = async (
    name: string,
    memberships: { kind: string; department_id: number | null; until?: Date }[],
    { active = true, blocked = false } = {},
  ): Promise<{ token: string; staff: number; documentIds: string[] }> => {
    const user = (await app.strapi.db.query('plugin::users-permissions.user').create({
      data: {
        username: name,
        email: `${name.toLowerCase()}@example.test`,
        provider: 'local',
        confirmed: true,
        blocked,
        role: role.id,
      },
    })) as { id: number };
    const now = new Date();
    const add = async (
      table: string,
      row: Record<string, unknown>,
    ): Promise<{ id: number; document_id: string }> => {
      const full = {
        document_id: newDocumentId(),
        created_at: now,
        updated_at: now,
        published_at: now,
        ...row,
      };
      const columns = Object.keys(full);
      const made = await app.db.query<{ id: number; document_id: string }>(
        `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning id, document_id`,
        Object.values(full),
      );
      return made.rows[0] as { id: number; document_id: string };
    };
    const staff = await add('staff_members', { name, api_user_id: user.id, active });
    const documentIds: string[] = [];
    for (const membership of memberships) {
      const made = await add('memberships', {
        staff_member_id: staff.id,
        since: new Date(now.getTime() - 200 * DAY),
        ...membership,
      });
      documentIds.push(made.document_id);
    }
    return { token: await jwt.issue({ id: user.id }), staff: staff.id, documentIds };
  };
  const fagai = found.groupA?.department ?? null;
  const shangwu = found.groupB?.department ?? null;
  const zhujian = found.unitA?.department ?? null;
  const hats = await person('hats', [
    { kind: 'group', department_id: shangwu },
    { kind: 'unit', department_id: zhujian },
  ]);
  like('hatGroup', 'groupB', {
    staff: hats.staff,
    token: hats.token,
    headers: { 'X-Acting-For': hats.documentIds[0] ?? '' },
  });
  like('hatUnit', 'unitA', {
    staff: hats.staff,
    token: hats.token,
    headers: { 'X-Acting-For': hats.documentIds[1] ?? '' },
  });
  const disabled = await person('disabled', [{ kind: 'group', department_id: fagai }], { active: false });
  like('disabled', 'groupA', { ...NONE, token: disabled.token });
  const blocked = await person('blocked', [{ kind: 'group', department_id: fagai }], { blocked: true });
  like('blocked', 'groupA', { ...NONE, token: blocked.token, signedIn: false });
  const outdated = await person('outdated', [
    { kind: 'office', department_id: null, until: new Date(Date.now() - DAY) },
  ]);
  like('outdated', 'groupA', { ...NONE, token: outdated.token });
  like('nobody', 'groupA', { ...NONE, token: null, signedIn: false });

  // An interface of unit B's own system: an API token tied to a staff member.
  const tokens = app.strapi.service('admin::api-token') as unknown as {
    create(t: object): Promise<{ id: number; accessKey: string }>;
  };
  const token = await tokens.create({
    name: '交通局接口',
    type: 'full-access',
    lifespan: null,
    description: '',
  });
  const machine = await person('machine', [{ kind: 'unit', department_id: found.unitB?.department ?? null }]);
  await app.db.query('update staff_members set api_token_id = $1, api_user_id = null where id = $2', [
    token.id,
    machine.staff,
  ]);
  like('token', 'unitB', { staff: machine.staff, token: token.accessKey });
  return found as World['readers'];
}
