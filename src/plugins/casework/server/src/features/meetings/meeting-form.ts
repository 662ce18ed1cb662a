import type { Core } from '@strapi/strapi';
import { LIST_CHOICES } from '../../../../contracts/list-choices';
import { isLocalDate, startOfDay } from '../../../../domain/calendar';
import { INSPECTION_LIFE, inspectionState, inspectionSteps, move } from '../../../../domain/life';
import type { FieldError } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';
import { inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { fulfil, recheckVisits, type Fulfilment } from '../duties';
import { feedAgenda } from './agenda';
import { fieldErrors } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';

type Data = Record<string, unknown>;
type Elevated = <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;
/** Which of the enterprises that are named the asker sees, as ids. */
type Visible = (named: (string | number)[]) => Promise<number[]>;

/**
 * Completes and checks the generated forms of meetings, agendas, visits, inspections and policies before they are
 * stored: sets what follows from the user who enters them, and refuses what is impossible.
 * @throws CaseworkError 400
 */
export async function beforeRoom(
  name: string,
  action: string,
  data: Data,
  {
    asker,
    now,
    elevated,
    visible,
    documentId,
  }: {
    asker: Asker | null;
    now: Date;
    elevated: Elevated;
    visible: Visible;
    documentId?: string | undefined;
  },
): Promise<Before> {
  if (name === 'meeting' && action === 'create') ownMeeting(data, asker);
  if (name === 'meeting' && (action === 'create' || 'heldAt' in data)) requireFilled(data, ['heldAt']);
  if (name === 'visit') {
    if (action === 'create' && !data['leader'] && asker?.leaderId) data['leader'] = asker.leaderId;
    requirePast(data, 'date', now);
    if (asker?.kind === 'group') await requireOwn(data, asker, { visible, elevated, documentId });
  }
  if (name === 'inspection') {
    requirePast(data, 'date', now);
    requirePast(data, 'rectifiedAt', now);
    await stepInspection(data, action, { asker, elevated, documentId });
  }
  if (name === 'policy') checkPolicy(data);
  if (name === 'setting') checkLists(data);
  if (name === 'meeting-item' && action === 'create') await giveWay(data, elevated);
  if (name !== 'visit' || action !== 'update') return {};
  const [visit] = await elevated((trx) =>
    rows<{ leader: number }>(trx, 'select leader_id as leader from visits where document_id = ?', [
      documentId ?? '',
    ]),
  );
  return visit ?? {};
}

/** Values of a record before the change, needed afterwards. */
export type Before = { leader?: number };

const leadersOf = async (trx: Trx, visit: number, before: Before): Promise<number[]> => {
  const found = await rows<{ leader: number }>(trx, 'select leader_id as leader from visits where id = ?', [
    visit,
  ]);
  return [
    ...new Set([...found.map((row) => row.leader), ...(before.leader === undefined ? [] : [before.leader])]),
  ];
};

/** Sets level and convener of a meeting that a leader, a group or a unit enters. */
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

type Inspection = { rectificationDue: string | null; rectifiedAt: Date | string | null };

/**
 * An inspection's state follows from its form: storing the form takes the steps of its life that lead there.
 * @throws CaseworkError 403 for others than the office, 409 when no step leads from the one state to the other
 */
async function stepInspection(
  data: Data,
  action: string,
  {
    asker,
    elevated,
    documentId,
  }: { asker: Asker | null; elevated: Elevated; documentId?: string | undefined },
): Promise<void> {
  const [stored] =
    action === 'update'
      ? await elevated((trx) =>
          rows<Inspection>(
            trx,
            `select rectification_due::text as "rectificationDue", rectified_at as "rectifiedAt"
               from inspections where document_id = ?`,
            [documentId ?? ''],
          ),
        )
      : [];
  const given = { ...stored, ...data } as Partial<Inspection>;
  // An emptied field of a form comes as an empty text.
  const wanted = { rectificationDue: given.rectificationDue || null, rectifiedAt: given.rectifiedAt || null };
  const as = asker === null || asker.kind === 'office' || asker.kind === 'super' ? (['office'] as const) : [];
  let state = stored ? inspectionState(stored) : null;
  for (const step of inspectionSteps(state, inspectionState(wanted)))
    state = orRefuse(INSPECTION_LIFE, move(INSPECTION_LIFE, step, { state, as })).state;
}

/** Fields that take several known values take nothing else: a policy is matched by them (§一), an account judged. */
function checkLists(data: Data, alsoWrong: readonly FieldError[] = []): void {
  const errors: FieldError[] = Object.entries(LIST_CHOICES).flatMap(([field, known]) => {
    const value = data[field];
    if (value === undefined || value === null) return [];
    const good = Array.isArray(value) && value.every((one) => known.includes(one as string));
    return good ? [] : [{ field, code: 'BAD_VALUE' }];
  });
  if (errors.length + alsoWrong.length > 0) throw fieldErrors([...errors, ...alsoWrong]);
}

function checkPolicy(data: Data): void {
  const [from, until] = [data['validFrom'], data['validUntil']];
  if (typeof from === 'string' && typeof until === 'string' && until < from)
    return checkLists(data, [{ field: 'validUntil', code: 'BAD_VALUE' }]);
  checkLists(data);
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
  {
    visible,
    elevated,
    documentId,
  }: { visible: Visible; elevated: Elevated; documentId?: string | undefined },
): Promise<void> {
  const named = await visible(namedBy(data['enterprises']));
  const { date } = data;
  if (named.length === 0 || (date !== undefined && (typeof date !== 'string' || !isLocalDate(date)))) return;
  const foreign = await elevated((trx) =>
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
const giveWay = (data: Data, elevated: Elevated): Promise<unknown> =>
  elevated((trx) =>
    rows(
      trx,
      `delete from meeting_items where meeting_id = ? and nullif(trim(decision), '') is null
          and (issue_id = ?::integer or common_problem_id = ?::integer)`,
      [data['meeting'] ?? null, data['issue'] ?? null, data['commonProblem'] ?? null],
    ),
  );

/** Carries out what follows from a stored form, in the same transaction. */
export async function afterRoom(
  strapi: Core.Strapi,
  name: string,
  action: string,
  { id, documentId }: { id: number; documentId: string },
  { now, elevated, before }: { now: Date; elevated: Elevated; before: Before },
): Promise<void> {
  if (name === 'meeting' && action === 'create') {
    await inTransaction(strapi, (trx) => feedAgenda(trx, documentId, now));
  }
  if (name === 'visit' && (action === 'create' || action === 'update')) {
    await elevated(async (trx) => {
      await visitStored(trx, id, documentId, now);
      if (action === 'update') await recheckVisits(trx, await leadersOf(trx, id, before));
    });
  }
}

/**
 * A visit is to enterprises of that leader, and, entered by a group, to those that were its own on that day; it
 * fulfils what the leader owed them (§四.5).
 */
async function visitStored(trx: Trx, id: number, documentId: string, now: Date): Promise<void> {
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
  // A visit stated now for the first time counts as entered now, however early the record was begun.
  await rows(
    trx,
    `insert into casework.visit_entries (visit_id, enterprise_id, leader_id, date, entered_at)
     select v.id, k.enterprise_id, v.leader_id, v.date, ? from visits v join visits_enterprises_lnk k on k.visit_id = v.id
      where v.id = ? on conflict do nothing`,
    [now.toISOString(), id],
  );
  const entries = await rows<{ enterprise: number; entered: string }>(
    trx,
    `select n.enterprise_id as enterprise, ${utc('n.entered_at')} as entered from casework.visit_entries n
       join visits v on v.id = n.visit_id and v.leader_id = n.leader_id and v.date = n.date where v.id = ?`,
    [id],
  );
  const enteredAt = new Map(entries.map(({ enterprise, entered }) => [enterprise, new Date(entered)]));
  await fulfil(
    trx,
    visited.map(
      ({ date, leader, enterprise }): Fulfilment => ({
        entered: enteredAt.get(enterprise) ?? now,
        type: 'leader-visit',
        subject: { leader, enterprise },
        by: { uid: 'api::visit.visit', documentId },
        at: startOfDay(date),
      }),
    ),
  );
}
