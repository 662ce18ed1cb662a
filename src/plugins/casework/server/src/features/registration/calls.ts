import {
  registrationCalls as declared,
  type FoundEnterprise,
  type RegistrableCategory,
} from '../../../../contracts/registration';
import { initials, isInitials } from '../../../../domain/entry';
import { handlingDays, type CategoryLimits } from '../../../../domain/lifecycle';
import { bindCalls } from '../../platform/calls/bind-calls';
import { rows, type Row, type Trx } from '../../platform/database/as-owner';
import { LIMITS, loadCalendar } from '../issues/load';

const SHOWN = 8;

/** Keys of the enterprises that the asker sees and whose initials contain what was typed; those that begin with it first. */
async function byInitials(trx: Trx, typed: string): Promise<number[]> {
  const wanted = typed.trim().toLowerCase();
  const all = await rows<{ id: number; name: string }>(trx, 'select id, name from enterprises order by name');
  return all
    .map(({ id, name }) => ({ id, at: initials(name).indexOf(wanted) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Number(a.at > 0) - Number(b.at > 0))
    .slice(0, SHOWN)
    .map(({ id }) => id);
}

/** Enterprises by part of the name, pinyin initials or code, under the asker's sight. */
async function findEnterprises(trx: Trx, q: string): Promise<FoundEnterprise[]> {
  const like = (column: string): string => `casework.searchable(${column}) like casework.search_pattern(?)`;
  const ids = isInitials(q) ? await byInitials(trx, q) : [];
  return rows<FoundEnterprise & Row>(
    trx,
    `select e.document_id as "documentId", e.name, e.credit_code as "creditCode", t.name as township,
            l.title as leader, g.name as "group", e.contact_name as "contactName", e.contact_phone as "contactPhone",
            (select count(*)::int from issues i where i.enterprise_id = e.id
              and i.stage in ('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed')) as open
       from enterprises e left join departments t on t.id = e.township_id
       left join pairings p on p.enterprise_id = e.id and p.until is null
       left join leaders l on l.id = p.leader_id left join departments g on g.id = p.group_id
      where ${like('e.name')} or ${like('e.credit_code')} or e.id = any(?::int[])
      order by coalesce(e.operating_status, 'operating') = 'closed', array_position(?::int[], e.id) nulls last, e.name
      limit ${SHOWN}`,
    [q, q, ids, ids],
  );
}

async function registrableCategories(trx: Trx): Promise<RegistrableCategory[]> {
  const { settings } = await loadCalendar(trx);
  const found = await rows<Omit<RegistrableCategory, 'days'> & { limits: CategoryLimits } & Row>(
    trx,
    `select c.document_id as "documentId", c.name, coalesce(c.complaint, false) as complaint, u.name as unit, ${LIMITS} as limits
       from categories c left join departments u on u.id = c.default_unit_id and coalesce(u.active, true)
      where coalesce(c.active, true) order by c.sort_order, c.id`,
  );
  return found.map(({ limits, ...category }) => ({
    ...category,
    days: {
      normal: handlingDays('normal', settings, limits),
      urgent: handlingDays('urgent', settings, limits),
      complex: handlingDays('complex', settings, limits),
    },
  }));
}

export const registrationCalls = bindCalls(declared, {
  enterprises: async ({ query: { q }, transaction }) => ({
    data: await transaction((trx) => findEnterprises(trx, q)),
  }),
  categories: async ({ transaction }) => ({ data: await transaction(registrableCategories) }),
});
