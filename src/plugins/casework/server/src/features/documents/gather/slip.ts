import { localDateOf } from '../../../../../domain/calendar';
import type { SlipData } from '../../../../../domain/documents';
import { fieldErrors } from '../../../platform/answers/errors';
import { rows, type Trx } from '../../../platform/database/as-owner';

/** One live transfer of an issue, as its slip shows it (§四.3). Runs inside asOwner. */

type Row = {
  unitId: number;
  unitDocument: string;
  unit: string;
  role: string;
  section: string | null;
  person: string | null;
  phone: string | null;
  deadline: Date | null;
  takeUpDueAt: Date | null;
  standard: string | null;
  startedAt: Date;
  groupId: number | null;
  documentId: string;
  number: string;
  title: string;
  description: string | null;
  category: string | null;
  enterprise: string;
  address: string | null;
  contact: string | null;
  contactPhone: string | null;
};

export type Slip = { data: SlipData; unitId: number; groupId: number | null };

const lastDay = (due: Date | null): string | null => (due ? localDateOf(new Date(due.getTime() - 1)) : null);

/**
 * @param unit the unit whose slip is wanted; the lead's without
 * @throws CaseworkError 400 without such a live transfer
 */
export async function gatherSlip(
  trx: Trx,
  { issue, unit }: { issue: string; unit?: string | undefined },
  now: Date,
): Promise<Slip> {
  const found = await rows<Row>(
    trx,
    `select t.unit_id as "unitId", u.document_id as "unitDocument", u.name as unit, t.role, t.section,
            t.responsible_person as person, t.phone, t.deadline at time zone 'UTC' as deadline,
            t.take_up_due_at at time zone 'UTC' as "takeUpDueAt", t.standard, t.started_at at time zone 'UTC' as "startedAt",
            i.group_id as "groupId", i.document_id as "documentId", i.number, i.title, i.description, c.name as category,
            e.name as enterprise, e.address, e.contact_name as contact, e.contact_phone as "contactPhone"
       from issues i join transfers t on t.issue_id = i.id and t.state not in ('returned', 'superseded', 'cancelled', 'reopened')
       join departments u on u.id = t.unit_id join enterprises e on e.id = i.enterprise_id
       left join categories c on c.id = i.category_id
      where i.document_id = ? and i.complaint is not true order by t.role = 'lead' desc, t.id`,
    [issue],
  );
  if (found.length === 0) throw fieldErrors([{ field: 'issue', code: 'NOT_FOUND' }]);
  const row =
    unit === undefined
      ? found.find(({ role }) => role === 'lead')
      : found.find((r) => r.unitDocument === unit);
  if (!row) throw fieldErrors([{ field: 'unit', code: 'NOT_FOUND' }]);
  return {
    unitId: row.unitId,
    groupId: row.groupId,
    data: {
      issue: {
        documentId: row.documentId,
        number: row.number,
        title: row.title,
        // A slip has one sheet or two; the whole text is in the record.
        description: (row.description ?? '').slice(0, 2_000),
        category: row.category ?? '',
      },
      enterprise: {
        name: row.enterprise,
        address: row.address ?? '',
        contact: row.contact ?? '',
        phone: row.contactPhone ?? '',
      },
      unit: { documentId: row.unitDocument, name: row.unit },
      role: row.role === 'lead' ? '牵头承办' : '配合',
      supportUnits:
        row.role === 'lead' ? found.filter((r) => r.role !== 'lead').map(({ unit: name }) => name) : [],
      section: row.section ?? '',
      person: row.person ?? '',
      phone: row.phone ?? '',
      deadline: lastDay(row.deadline),
      takeUpBy: lastDay(row.takeUpDueAt),
      standard: row.standard ?? '',
      startedOn: localDateOf(row.startedAt),
      cutOff: now.toISOString(),
    },
  };
}
