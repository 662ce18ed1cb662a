import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { EntryObjection, IssuePage } from '../../../../contracts/issues';
import { dueDateOf, limitFrom } from '../../../../domain/calendar';
import { hasExtra, type ExtraValues } from '../../../../domain/extra';
import { handlingDays, type CategoryLimits, type IssueState } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';
import { mayReadField } from '../../platform/access/fields';
import { notFound } from '../../platform/answers/errors';
import {
  ELEVATE,
  asOwner,
  inTransaction,
  rows,
  rowsOfKept,
  type Trx,
} from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { extraFieldsOf, extraFieldsSql } from '../extra-fields/read';
import { objectionsTo } from '../ledger/object';
import { entriesOf, ledgerSql, type FoundLedger } from '../ledger/read';
import { NOTHING_NAMED } from './act';
import { actionsOn } from './actions';
import { CALENDAR, LIMITS, calendarFrom, loadCase, type Loaded } from './load';
import { SUMMARY, SUMMARY_FROM, summaryOf } from './summary';

/** Issues of the enterprise that are named beside one. */
const BESIDE = 10;
/** Entries that the page shows; further ones are in the ledger's own call. */
const ENTRIES = 500;

const beside = (condition: string, order: string, limit = BESIDE): string =>
  `(select coalesce(json_agg(x), '[]'::json) from (select o.document_id as "documentId", o.number, o.title, o.stage, o.light as light
      from issues o where ${condition} order by ${order} limit ${limit}) x)`;

const COMMON_PROBLEM = `(select json_build_object('documentId', p.document_id, 'title', p.title)
  from common_problems p where p.id = i.common_problem_id)`;

/** Units that were given issues of the category before count for a year. */
const REMEMBERED = `interval '1 year'`;
const MOST_SUGGESTED = 3;

/** Whom an issue of this category goes to: the unit of 派单目录, then those that the reader's issues went to most. */
const SUGGESTED = `(select coalesce(json_agg(json_build_object('documentId', d.document_id, 'name', d.name, 'from', s.source,
      'count', s.count) order by s.source, s.count desc, d.sort_order), '[]'::json)
    from (select u.unit_id, min(u.source) as source, max(u.count) as count from (
        select c.default_unit_id as unit_id, 'catalogue' as source, 0 as count
         union all
        (select t.unit_id, 'history', count(*)::int from transfers t join issues o on o.id = t.issue_id
          where o.category_id = i.category_id and t.role = 'lead' and t.started_at > now() at time zone 'UTC' - ${REMEMBERED}
            and t.state <> 'returned'
          group by t.unit_id order by count(*) desc limit ${MOST_SUGGESTED})) u
      where u.unit_id is not null group by u.unit_id) s
    join departments d on d.id = s.unit_id where d.is_unit and coalesce(d.active, true))`;

type Found = FoundLedger & {
  id: number;
  record: IssuePage['record'];
  same: IssuePage['related']['enterprise'];
  main: IssuePage['related']['merged'];
  merged: IssuePage['related']['merged'];
  problem: IssuePage['related']['commonProblem'];
  units: { name: string; role: string }[];
  handling_type: IssueState['handlingType'];
  category: string | null;
  limits: CategoryLimits | null;
  extra: ExtraValues | null;
  extra_fields: unknown;
};

/** What the record shows of `issues i`, with its enterprise `e` and category `c`. */
const RECORD = `i.handling_type, c.document_id as category, ${LIMITS} as limits, casework.readable_extra('issue', i.extra) as extra,
  ${extraFieldsSql('issue')} as extra_fields, json_build_object('description', i.description, 'kind', i.kind, 'channel', i.channel,
    'category', c.name, 'complaint', coalesce(i.complaint, false), 'handlingType', i.handling_type,
    'receivedAt', ${utc('i.received_at')}, 'deadline', ${utc('i.deadline')}, 'closedAt', ${utc('i.closed_at')},
    'rating', i.rating, 'solved', i.solved, 'notFullySolved', coalesce(i.not_fully_solved, false),
    'urgeCount', coalesce(i.urge_count, 0), 'reworkCount', coalesce(i.rework_count, 0),
    'outsideNumber', i.outside_number, 'creditCode', e.credit_code, 'address', e.address,
    'contactName', e.contact_name, 'contactPhone', e.contact_phone) as record,
  ${beside('o.enterprise_id = i.enterprise_id and o.id <> i.id', 'o.received_at desc, o.id desc')} as same,
  ${beside('o.id = i.main_issue_id', 'o.id', 1)} as main,
  ${beside(`o.main_issue_id = i.id and o.stage = 'merged'`, 'o.id', 50)} as merged,
  ${COMMON_PROBLEM} as problem,
  (select coalesce(json_agg(json_build_object('name', u.name, 'role', t.role) order by t.role, t.id), '[]'::json)
     from transfers t join departments u on u.id = t.unit_id
    where t.issue_id = i.id and t.state not in ('returned', 'superseded', 'cancelled', 'reopened')) as units`;

/**
 * Everything that the asker's own policies show of an issue, in one statement, which is complete before it makes the
 * transaction the application's own.
 */
const pageSql = (kind: Asker['kind']): string => `/* ${kind} */ with page as materialized (
    select ${SUMMARY}, ${RECORD}, ${ledgerSql(kind)}, ${CALENDAR}
      from ${SUMMARY_FROM} left join categories c on c.id = i.category_id where i.document_id = ?)
  select page.*, ${ELEVATE} from page`;

/** Empties the fields of the record that this kind may not read. */
function readable(record: IssuePage['record'], kind: Asker['kind']): IssuePage['record'] {
  const hidden = (['rating', 'solved', 'notFullySolved'] as const).filter(
    (field) => !mayReadField('api::issue.issue', field, undefined, kind),
  );
  return { ...record, ...Object.fromEntries(hidden.map((field) => [field, null])) };
}

/** The extra fields that belong to the issue or hold something, as far as the reader may read them. */
function extraOf({ category, extra, extra_fields }: Found): Omit<IssuePage['extra'], 'mayFill'> {
  const values = extra ?? {};
  const fields = extraFieldsOf(extra_fields)
    .filter((field) => Object.hasOwn(values, field.code) || (field.active && hasExtra(field, category)))
    .map(({ readers: _readers, ...field }) => field);
  return { fields: fields as IssuePage['extra']['fields'], values };
}

async function suggestedUnits(trx: Trx, documentId: string): Promise<IssuePage['suggestedUnits']> {
  const [found] = await rows<{ units: IssuePage['suggestedUnits'] }>(
    trx,
    `select ${SUGGESTED} as units from issues i join categories c on c.id = i.category_id where i.document_id = ?`,
    [documentId],
  );
  return found?.units ?? [];
}

type Names = { group: string | null; leader: string | null; enterprise: { name: string | null } };

/**
 * Returns the readers of the issue (spec: access): its page shows them, so that nobody writes what another should
 * not read.
 */
function readersOf({ record, units }: Found, { group, leader, enterprise }: Names): IssuePage['readers'] {
  const named = (kind: string, name: string | null | undefined) => (name ? [{ kind, name }] : []);
  const always = [
    { kind: 'office', name: '专班办' },
    { kind: 'auditor', name: '监督' },
    ...named('enterprise', enterprise.name),
  ];
  if (record.complaint) return always;
  return [
    ...always,
    ...named('group', group),
    ...named('leader', leader),
    ...units.map(({ name, role }) => ({ kind: role, name })),
  ];
}

/**
 * Everything that the page of an issue shows: where it stands, what can be done, its ledger, what belongs to it and
 * who reads it. Every part is read under the asker's own policies.
 * @throws CaseworkError 404 when the issue is not visible
 */
export async function presentPage(
  strapi: Core.Strapi,
  ctx: Context,
  documentId: string,
  asker: Asker,
  now: Date,
): Promise<{ data: Record<string, unknown> }> {
  return inTransaction(strapi, async (trx) => {
    const { found, loaded, objections } = await asOwner(
      trx,
      'The rules judge by the whole case, and objections are read beside the entries; the asker sees the issue',
      () => readPage(trx, documentId, asker),
      { firstStatementElevates: true, last: true },
    );
    const { calendar, settings } = calendarFrom(found);
    const summary = summaryOf(found, calendar, now);
    const { data: actions, mayFillExtra } = actionsOn(ctx, loaded, now);
    const orders = actions.some(({ action }) => ['transfer', 'assign', 'reassign'].includes(action));
    const usual = limitFrom(calendar, now, handlingDays(found.handling_type, settings, found.limits)).due;
    return {
      data: {
        summary,
        actions,
        ledger: entriesOf(documentId, found, objections, asker),
        record: readable(found.record, asker.kind),
        related: {
          enterprise: found.same,
          main: found.main[0] ?? null,
          merged: found.merged,
          commonProblem: found.problem,
        },
        extra: { ...extraOf(found), mayFill: mayFillExtra },
        readers: readersOf(found, summary as unknown as Names),
        usualDeadline: orders ? dueDateOf(usual) : null,
        suggestedUnits: orders ? await suggestedUnits(trx, documentId) : [],
      },
    };
  });
}

type Read = { found: Found; loaded: Loaded; objections: ReadonlyMap<number, EntryObjection> };

/** Reads what the asker sees, and then what the rules judge by. Runs inside `asOwner`, which its first statement opens. */
async function readPage(trx: Trx, documentId: string, { kind }: Asker): Promise<Read> {
  const [found] = await rowsOfKept<Found>(trx, pageSql(kind), [ENTRIES, 0, documentId]);
  if (!found) throw notFound();
  return {
    found,
    loaded: await loadCase(trx, found.id, 'accept', {}, NOTHING_NAMED),
    objections: await objectionsTo(trx, found.id),
  };
}
