import type { Core } from '@strapi/strapi';
import { bodySchema } from '../../../contracts/documents';
import { POLICY_CHOICES } from '../../../contracts/policies';
import { isLocalDate, startOfDay } from '../../../domain/calendar';
import type { FieldError } from '../../../domain/lifecycle';
import type { Asker } from '../access/actor';
import { inTransaction, rows, type Trx } from '../access/window';
import { fulfil, recheckVisits, type Fulfilment } from '../duties';
import { feedAgenda } from '../meetings/agenda';
import { fieldErrors } from '../shared/errors';

type Data = Record<string, unknown>;
type Window = <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;
/** Which of the enterprises that are named the asker sees, as ids. */
type Visible = (named: (string | number)[]) => Promise<number[]>;

/**
 * What the generated forms of meetings, agendas, visits, inspections and policies mean before they are stored: what
 * follows from who enters them, and what cannot be.
 * @throws CaseworkError 400
 */
export async function beforeRoom(
  name: string,
  action: string,
  data: Data,
  {
    asker,
    now,
    window,
    visible,
    documentId,
  }: { asker: Asker | null; now: Date; window: Window; visible: Visible; documentId?: string | undefined },
): Promise<Before> {
  if (name === 'meeting' && action === 'create') ownMeeting(data, asker);
  if (name === 'meeting' && (action === 'create' || 'heldAt' in data)) requireFilled(data, ['heldAt']);
  if (name === 'visit') {
    if (action === 'create' && !data['leader'] && asker?.leaderId) data['leader'] = asker.leaderId;
    requirePast(data, 'date', now);
    if (asker?.kind === 'group') await requireOwn(data, asker, { visible, window, documentId });
  }
  if (name === 'inspection') {
    requirePast(data, 'date', now);
    requirePast(data, 'rectifiedAt', now);
  }
  if (name === 'policy') checkPolicy(data);
  if (name === 'official-document' && !bodySchema.safeParse(data['body'] ?? null).success)
    throw fieldErrors([{ field: 'body', code: 'BAD_VALUE' }]);
  if (name === 'meeting-item' && action === 'create') await giveWay(data, window);
  if (name !== 'visit' || action !== 'update') return {};
  const [visit] = await window((trx) =>
    rows<{ leader: number }>(trx, 'select leader_id as leader from visits where document_id = ?', [
      documentId ?? '',
    ]),
  );
  return visit ?? {};
}

/** What has to be known of a record as it was. */
export type Before = { leader?: number };

const leadersOf = async (trx: Trx, visit: number, before: Before): Promise<number[]> => {
  const found = await rows<{ leader: number }>(trx, 'select leader_id as leader from visits where id = ?', [
    visit,
  ]);
  return [
    ...new Set([...found.map((row) => row.leader), ...(before.leader === undefined ? [] : [before.leader])]),
  ];
};

/** A leader's, a group's or a unit's meeting is of its own level and names them. */
function ownMeeting(data: Data, asker: Asker | null): void {
  switch (asker?.kind) {
    case 'leader':
    case 'liaison':
      data['level'] ??= 'leader';
      data['leader'] ??= asker.leaderId;
      data['convener'] ??= asker.organisation;
      break;
    case 'group':
      data['level'] ??= 'leader';
      data['group'] ??= asker.departmentId;
      break;
    case 'unit':
      data['level'] ??= 'unit';
      data['unit'] ??= asker.departmentId;
      data['convener'] ??= asker.organisation;
      break;
    default:
      break;
  }
  if (data['level'] === 'city') data['cityForm'] ??= 'dispatch';
  if (data['level'] === 'leader' || data['level'] === 'unit') requireFilled(data, [data['level']]);
}

/** @throws CaseworkError 400 naming each of them that is empty */
export function requireFilled(data: Data, fields: readonly string[]): void {
  const empty = fields.filter(
    (field) => data[field] === undefined || data[field] === null || data[field] === '',
  );
  if (empty.length > 0) throw fieldErrors(empty.map((field) => ({ field, code: 'REQUIRED' as const })));
}

function requirePast(data: Data, field: string, now: Date): void {
  const value = data[field];
  if (value === undefined || value === null || value === '') return;
  const at =
    typeof value === 'string' && isLocalDate(value) ? startOfDay(value) : new Date(value as string | Date);
  if (at > now) throw fieldErrors([{ field, code: 'IN_FUTURE' }]);
}

/** Industries and scales are lists of known values, and none is all of them: matching counts on it (§一). */
function checkPolicy(data: Data): void {
  const errors: FieldError[] = Object.entries(POLICY_CHOICES).flatMap(([field, known]) => {
    const value = data[field];
    if (value === undefined || value === null) return [];
    const good = Array.isArray(value) && value.every((one) => known.includes(one as string));
    return good ? [] : [{ field, code: 'BAD_VALUE' }];
  });
  const [from, until] = [data['validFrom'], data['validUntil']];
  if (typeof from === 'string' && typeof until === 'string' && until < from)
    errors.push({ field: 'validUntil', code: 'BAD_VALUE' });
  if (errors.length > 0) throw fieldErrors(errors);
}

/** Every record that a relation value adds, in whichever form Strapi's interfaces send it. */
function namedBy(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(namedBy);
  if (typeof value !== 'object' || value === null) return [];
  const { documentId, id, connect, set } = value as Record<string, unknown>;
  return namedBy(documentId ?? id ?? [connect ?? [], set ?? []]);
}

/**
 * A group sees more enterprises than it visits: those of its closed issues, and those whose earlier days were another
 * group's. The database refuses them too (050-meetings.sql), in no words.
 */
async function requireOwn(
  data: Data,
  asker: Asker,
  { visible, window, documentId }: { visible: Visible; window: Window; documentId?: string | undefined },
): Promise<void> {
  const named = await visible(namedBy(data['enterprises']));
  const { date } = data;
  if (named.length === 0 || (date !== undefined && (typeof date !== 'string' || !isLocalDate(date)))) return;
  const foreign = await window((trx) =>
    rows(
      trx,
      `select 1 from unnest(?::int[]) as e(id), (
         select coalesce(?::int, v.leader_id) as leader, coalesce(?::date, v.date) as date
           from (select 1) one left join visits v on v.document_id = ?) x
        where x.leader is not null and x.date is not null and not casework.pairs_visit(?, x.leader, e.id, x.date)`,
      [named, data['leader'] ?? null, date ?? null, documentId ?? '', asker.departmentId],
    ),
  );
  if (foreign.length > 0) throw fieldErrors([{ field: 'enterprises', code: 'NOT_YOUR_ENTERPRISE' }]);
}

/** The agenda may hold the same already, fed and undecided: what is entered by hand takes its place. */
const giveWay = (data: Data, window: Window): Promise<unknown> =>
  window((trx) =>
    rows(
      trx,
      `delete from meeting_items where meeting_id = ? and nullif(trim(decision), '') is null
          and (issue_id = ?::integer or common_problem_id = ?::integer)`,
      [data['meeting'] ?? null, data['issue'] ?? null, data['commonProblem'] ?? null],
    ),
  );

/** What follows from a form that has been stored, in the same transaction. */
export async function afterRoom(
  strapi: Core.Strapi,
  name: string,
  action: string,
  { id, documentId }: { id: number; documentId: string },
  { now, window, before }: { now: Date; window: Window; before: Before },
): Promise<void> {
  const role = strapi.requestContext.get() ? 'casework_actor' : 'none';
  if (name === 'meeting' && action === 'create') {
    await inTransaction(strapi, (trx) => feedAgenda(trx, documentId, role, now));
  }
  if (name === 'visit' && (action === 'create' || action === 'update')) {
    await window(async (trx) => {
      await visitStored(trx, id, documentId);
      if (action === 'update') await recheckVisits(trx, await leadersOf(trx, id, before));
    });
  }
}

/**
 * A visit is to enterprises of that leader, and, entered by a group, to those that were its own on that day; it
 * fulfils what the leader owed them (§四.5).
 */
async function visitStored(trx: Trx, id: number, documentId: string): Promise<void> {
  const visited = await rows<{
    date: string;
    leader: number;
    enterprise: number;
    name: string;
    paired: boolean;
  }>(
    trx,
    `select to_char(v.date, 'YYYY-MM-DD') as date, v.leader_id as leader, k.enterprise_id as enterprise,
            e.name, exists (select 1 from pairings p where p.enterprise_id = k.enterprise_id and p.leader_id = v.leader_id
              and (casework.kind() <> 'group' or p.group_id = casework.org()) and p.since < ((v.date + 1)::timestamp - interval '8 hours') and (p.until is null or p.until > (v.date::timestamp - interval '8 hours'))) as paired
       from visits v join visits_enterprises_lnk k on k.visit_id = v.id join enterprises e on e.id = k.enterprise_id
      where v.id = ? order by k.enterprise_ord`,
    [id],
  );
  if (visited.length === 0) throw fieldErrors([{ field: 'enterprises', code: 'REQUIRED' }]);
  const foreign = visited.filter(({ paired }) => !paired).map(({ name }) => name);
  if (foreign.length > 0) {
    const params = { enterprise: foreign.join('、') };
    throw fieldErrors([{ field: 'enterprises', code: 'NOT_PAIRED_THEN', params }]);
  }
  await fulfil(
    trx,
    visited.map(
      ({ date, leader, enterprise }): Fulfilment => ({
        type: 'leader-visit',
        subject: { leader, enterprise },
        by: { uid: 'api::visit.visit', documentId },
        at: startOfDay(date),
      }),
    ),
  );
}
