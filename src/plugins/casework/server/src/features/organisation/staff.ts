import { createId } from '@paralleldrive/cuid2';
import type { HandOverInput, HandedOver, Membership } from '../../../../contracts/people';
import type { Account } from '../../platform/access/actor';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { rows, type Trx } from '../../platform/database/as-owner';
import { syncPanelRoles } from './accounts';

type MembershipRow = {
  id: number;
  document_id: string;
  kind: string;
  department_id: number | null;
  leader_id: number | null;
  enterprise_id: number | null;
  acting: boolean | null;
};

const CURRENT = `m.since <= ? and (m.until is null or m.until > ?)`;

const ACCOUNT_COLUMN: Record<Account['strategy'], string | null> = {
  api: 'api_user_id',
  admin: 'admin_user_id',
  token: 'api_token_id',
  none: null,
};

/** The present memberships of an account, for `X-Acting-For` and the panel's switch. Runs inside asOwner. */
export async function membershipsOf(trx: Trx, account: Account, now: Date): Promise<Membership[]> {
  const column = ACCOUNT_COLUMN[account.strategy];
  if (!column) return [];
  const at = now.toISOString();
  const found = await rows<Record<string, unknown>>(
    trx,
    `select m.document_id, m.kind, m.since, coalesce(m.acting, false) as acting, m.id = s.membership_in_use_id as in_use,
            coalesce(d.name, l.title, e.name, case m.kind when 'auditor' then '监督' when 'head' then '专班' else '专班办' end) as organisation
       from staff_members s join memberships m on m.staff_member_id = s.id
       left join departments d on d.id = m.department_id left join leaders l on l.id = m.leader_id
       left join enterprises e on e.id = m.enterprise_id
      where s.${column} = ? and s.active and ${CURRENT} order by m.id`,
    [account.id, at, at],
  );
  return found.map((row) => ({
    documentId: row['document_id'] as string,
    kind: row['kind'] as Membership['kind'],
    organisation: row['organisation'] as string,
    since: (row['since'] as Date).toISOString(),
    acting: row['acting'] as boolean,
    inUse: row['in_use'] === true || found.length === 1,
  }));
}

/**
 * Chooses the membership that an account acts with from now on. Runs inside asOwner.
 * @throws CaseworkError 400 when it is not a present one of this account
 */
export async function useMembership(
  trx: Trx,
  account: Account,
  documentId: string,
  now: Date,
): Promise<void> {
  const column = ACCOUNT_COLUMN[account.strategy];
  const at = now.toISOString();
  const changed = column
    ? await rows(
        trx,
        `update staff_members s set membership_in_use_id = m.id, updated_at = ?
           from memberships m where m.staff_member_id = s.id and s.${column} = ? and m.document_id = ? and ${CURRENT} returning s.id`,
        [at, account.id, documentId, at, at],
      )
    : [];
  if (changed.length === 0) throw refuse(400, 'NO_SUCH_MEMBERSHIP');
}

/**
 * Hands a person's present memberships over to another: they end now, the other holds them from now, and
 * with them all open work, which belongs to organisations and posts. Transfers that name the person as
 * responsible are listed, so that the unit can name another (action change-person).
 * Runs inside asOwner; the asker has been checked to be the office.
 */
export async function handOverStaff(
  trx: Trx,
  documentId: string,
  input: HandOverInput,
  now: Date,
): Promise<HandedOver> {
  const at = now.toISOString();
  const people = await rows<{ id: number; document_id: string; name: string; active: boolean }>(
    trx,
    'select id, document_id, name, active from staff_members where document_id = any(?) order by id for update',
    [[documentId, input.to]],
  );
  const from = people.find((p) => p.document_id === documentId);
  const to = people.find((p) => p.document_id === input.to);
  if (!from) throw notFound();
  if (!to || !to.active) throw fieldErrors([{ field: 'to', code: 'NOT_FOUND' }]);
  if (from.id === to.id) throw fieldErrors([{ field: 'to', code: 'ITSELF' }]);

  const present = await rows<MembershipRow>(
    trx,
    `select id, document_id, kind, department_id, leader_id, enterprise_id, acting from memberships m
      where staff_member_id = ? and ${CURRENT} order by id for update`,
    [from.id, at, at],
  );
  const chosen = input.memberships
    ? input.memberships.map((wanted, i) => {
        const membership = present.find((m) => m.document_id === wanted);
        if (!membership) throw fieldErrors([{ field: `memberships.${i}`, code: 'NOT_FOUND' }]);
        return membership;
      })
    : present;
  if (chosen.length === 0) throw fieldErrors([{ field: 'memberships', code: 'NOTHING_TO_CHANGE' }]);

  for (const m of chosen) {
    // First the new one: the office is not left without anybody in between.
    await trx.raw(
      `insert into memberships (document_id, staff_member_id, kind, department_id, leader_id, enterprise_id, acting, since, created_at, updated_at, published_at)
       select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
        where not exists (select 1 from memberships m where m.staff_member_id = ? and m.kind = ? and ${CURRENT}
          and m.department_id is not distinct from ? and m.leader_id is not distinct from ? and m.enterprise_id is not distinct from ?)`,
      [
        createId(),
        to.id,
        m.kind,
        m.department_id,
        m.leader_id,
        m.enterprise_id,
        m.acting ?? false,
        at,
        at,
        at,
        at,
        to.id,
        m.kind,
        at,
        at,
        m.department_id,
        m.leader_id,
        m.enterprise_id,
      ],
    );
    await trx.raw('update memberships set until = ?, updated_at = ? where id = ?', [at, at, m.id]);
  }
  for (const { id } of people) await syncPanelRoles(trx, id);
  const units = chosen.filter((m) => m.kind === 'unit').map((m) => m.department_id);
  const named = await rows<{ document_id: string; number: string }>(
    trx,
    `select i.document_id, i.number from transfers t join issues i on i.id = t.issue_id
      where t.unit_id = any(?) and t.responsible_person = ? and t.state in ('handling', 'sent')
        and i.stage in ('transferred', 'handling') order by i.number`,
    [units, from.name],
  );
  return {
    handedOver: chosen.length,
    responsibleFor: named.map((n) => ({ issue: n.document_id, number: n.number })),
  };
}
