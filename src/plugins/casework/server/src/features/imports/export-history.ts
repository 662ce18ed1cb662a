import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import { dueDateOf, localDateOf } from '../../../../domain/calendar';
import { ALL_HISTORY_COLUMNS, HISTORY_COLUMNS, type HistoryField } from '../../../../domain/history';
import { writeInstant } from '../../../../domain/sheets';
import { presentInstant } from '../../platform/base/clock';
import { rows, type Trx } from '../../platform/database/as-owner';
import { ENDED_TRANSFERS } from '../ledgers/filters';
import { cellText, sendSheet, type SheetCell } from '../ledgers/sheet';

/** The opposite of the history import: issues as the rows that an import would make them from. */

type Step = { at: Date | string; from: string | null; unknown: boolean; input: Record<string, unknown> };
type Found = Record<string, unknown> & { steps: Record<string, Step> | null };

/** How far a stage is. */
const REACHED: Record<string, number> = {
  declined: -1,
  registered: 0,
  accepted: 1,
  transferred: 2,
  handling: 3,
  reported: 4,
  confirmed: 5,
  closed: 6,
};
/** By which actions an issue ends otherwise, though a row can tell how far it had come. */
const ENDINGS: Record<string, readonly string[]> = {
  withdrawn: ['withdraw', 'grant-withdrawal'],
  merged: ['merge'],
};
const ENDED = Object.keys(ENDINGS);
const TAKEN_MAINS = `('registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed', 'closed')`;

/** That an import finds a pair for an issue: that of its receipt when it has ended, the present one otherwise. */
const hasPair = (issue: string): string => `
  exists (select 1 from pairings p where p.enterprise_id = ${issue}.enterprise_id
    and case when ${issue}.stage in ('closed', 'declined', 'withdrawn', 'merged')
          then p.since <= ${issue}.received_at and (p.until is null or p.until > ${issue}.received_at)
          else p.until is null end)`;

/**
 * The issues that an import can take: not what was entered by mistake (void), nor what has no pair to go to, nor what
 * was merged into an issue that is not among them.
 */
const CHOSEN = `
  select i.id, i.stage from issues i
   where i.id = any(?::int[]) and i.stage = any(?::text[]) and ${hasPair('i')}
     and (i.stage <> 'merged' or exists (select 1 from issues m where m.id = i.main_issue_id and m.id = any(?::int[])
           and m.enterprise_id = i.enterprise_id and m.stage in ${TAKEN_MAINS} and ${hasPair('m')}))`;

const STATEMENT = `
  select coalesce(i.outside_number, i.number) as number, e.credit_code, i.title, i.description, i.kind, i.channel, c.name as category,
         i.handling_type, i.received_at, i.stage, i.deadline, i.rating, i.closed_at, i.stage_since,
         coalesce(m.outside_number, m.number) as main_number,
         t.started_at, t.standard, t.section, t.responsible_person, t.phone, t.taken_up_at, t.reported_at, t.result, t.measures,
         t.deadline as transfer_deadline, d.name as unit, s.names as support_units, h.steps
    from issues i join enterprises e on e.id = i.enterprise_id join categories c on c.id = i.category_id
    left join issues m on m.id = i.main_issue_id
    left join lateral (select x.* from transfers x where x.issue_id = i.id and x.role = 'lead' and x.state not in ${ENDED_TRANSFERS}
        order by x.id desc limit 1) t on true
    left join departments d on d.id = t.unit_id
    left join lateral (select string_agg(u.name, '、' order by x.id) as names from transfers x join departments u on u.id = x.unit_id
       where x.issue_id = i.id and x.role = 'support' and x.state not in ${ENDED_TRANSFERS}) s on true
    left join lateral (select json_object_agg(l.action, json_build_object('at', l.happened_at, 'from', l."from", 'input', l.input,
         'unknown', coalesce(l.input -> 'timeUnknown' = 'true'::jsonb, false))) as steps
       from (select distinct on (x.action) x.action, x.happened_at, x."from", x.input from ledger_entries x
              where x.issue_id = i.id and (x.action in ('accept', 'take-up', 'report-back', 'answer', 'confirm', 'consent', 'decline', 'withdraw',
                  'request-withdrawal', 'grant-withdrawal', 'merge')
                or (x.action = 'note' and x.input -> 'remark' = 'true'::jsonb))
              order by x.action, x.sequence desc) l) h on true
   where i.id = any(?::int[])
   order by i.received_at, i.id`;

const CHOICES = (field: HistoryField): Map<unknown, string> =>
  new Map(
    Object.entries((ALL_HISTORY_COLUMNS[field] as { choices?: Record<string, unknown> }).choices ?? {}).map(
      ([word, value]) => [value, word],
    ),
  );
const WORDS = new Map(
  (['kind', 'channel', 'handlingType', 'result', 'rating'] as const).map((field) => [field, CHOICES(field)]),
);

/** A timestamp in UTC without a zone, from a column or from JSON. */
const instant = (value: unknown): Date =>
  value instanceof Date
    ? value
    : new Date(/Z|[+-]\d\d:\d\d$/.test(String(value)) ? String(value) : `${String(value)}Z`);

/** The step by which an issue was withdrawn or merged, the last one if it has been reopened since. */
const endOf = (stage: string, steps: Found['steps']): (Step & { action: string }) | null =>
  (ENDINGS[stage] ?? [])
    .flatMap((action) => (steps?.[action] ? [{ ...steps[action], action }] : []))
    .sort((a, b) => instant(b.at).getTime() - instant(a.at).getTime())[0] ?? null;

/**
 * One issue as a row. A step whose time is not known leaves its cells empty when a later one tells that it was taken;
 * the last one stands at the time at which it was replayed.
 */
function rowOf(found: Found): Partial<Record<HistoryField, string>> {
  const stage = String(found['stage']);
  const { steps } = found;
  const ended = endOf(stage, steps);
  const reached = REACHED[ended?.from ?? stage] ?? 0;
  const row: Partial<Record<HistoryField, string>> = {};
  const put = (field: HistoryField, value: unknown): void => {
    if (value === null || value === undefined || value === '') return;
    row[field] = WORDS.get(field as 'kind')?.get(value) ?? String(value as string | number);
  };
  const time = (field: HistoryField, value: unknown): void => {
    if (value !== null && value !== undefined) put(field, writeInstant(instant(value)));
  };
  const known = (action: string): Step | null => (steps?.[action]?.unknown === false ? steps[action] : null);

  put('outsideNumber', found['number']);
  put('creditCode', found['credit_code']);
  for (const field of ['title', 'description', 'kind', 'channel', 'category'] as const)
    put(field, found[field]);
  put('handlingType', found['handling_type']);
  time('receivedAt', found['received_at']);
  put('remark', steps?.['note']?.input['text']);
  if (reached < 0) {
    const decline = steps?.['decline'];
    time('declinedAt', decline?.at);
    put('declineReason', decline?.input['reason'] ?? decline?.input['requestReason'] ?? '不予受理');
    return row;
  }
  if (stage === 'withdrawn') {
    const asked = ended?.action === 'grant-withdrawal' ? steps?.['request-withdrawal'] : undefined;
    time('withdrawnAt', found['stage_since']);
    put('withdrawReason', asked?.input['reason'] ?? ended?.input['reason'] ?? '企业撤回');
  }
  if (stage === 'merged') {
    time('mergedAt', found['stage_since']);
    put('mergedInto', found['main_number']);
  }
  if (reached >= 1) time('acceptedAt', (reached === 1 ? steps?.['accept'] : known('accept'))?.at);
  const isSent = reached >= 2 && found['started_at'] !== null;
  if (isSent) {
    time('transferredAt', found['started_at']);
    put('leadUnit', found['unit']);
    put('standard', found['standard'] ?? '按规定办理');
    put('supportUnits', found['support_units']);
    put('deadline', dueDateOf(instant(found['deadline'] ?? found['transfer_deadline'])));
    if (reached >= 3) {
      if (reached === 3 || known('take-up')) time('takenUpAt', found['taken_up_at']);
      put('section', found['section']);
      put('responsiblePerson', found['responsible_person']);
      put('phone', found['phone']);
    }
  }
  const report = reached >= 4 ? known(isSent ? 'report-back' : 'answer') : null;
  if (report) {
    time('reportedAt', isSent ? found['reported_at'] : report.at);
    put('result', isSent ? found['result'] : (report.input['result'] ?? 'explained'));
    put('measures', isSent ? found['measures'] : report.input['measures']);
  }
  const confirm = reached >= 5 ? known('confirm') : null;
  if (confirm) {
    time('confirmedAt', confirm.at);
    put('rating', found['rating']);
  }
  if (reached >= 6) time('consentedAt', found['closed_at']);
  return row;
}

const FETCHED = 2000;

/**
 * Answers with the issues in the columns of the import; those of other endings stand behind them when there are such
 * issues. How many were left out is said in `X-Casework-Left-Out`.
 * @param ids of the issues that the caller sees and has asked for
 */
export async function sendHistory(ctx: Context, trx: Trx, ids: readonly number[]): Promise<void> {
  const chosen = await rows<{ id: number; stage: string }>(trx, CHOSEN, [
    ids,
    [...Object.keys(REACHED), ...ENDED],
    ids,
  ]);
  const hasEnded = chosen.some(({ stage }) => ENDED.includes(stage));
  const fields = Object.keys(hasEnded ? ALL_HISTORY_COLUMNS : HISTORY_COLUMNS) as HistoryField[];
  const batches = async function* (): AsyncGenerator<SheetCell[][]> {
    const cursor = `casework_${randomBytes(6).toString('hex')}`;
    await rows(trx, `declare ${cursor} no scroll cursor for ${STATEMENT}`, [chosen.map(({ id }) => id)]);
    for (;;) {
      const found = await rows<Found>(trx, `fetch ${FETCHED} from ${cursor}`);
      if (found.length > 0)
        yield found.map((one) => {
          const row = rowOf(one);
          return fields.map((field) => (row[field] === undefined ? null : cellText(row[field])));
        });
      if (found.length < FETCHED) break;
    }
    await trx.raw(`close ${cursor}`);
  };
  const columns = fields.map((field) => {
    const { zh, width } = ALL_HISTORY_COLUMNS[field];
    return { header: zh, width, format: '@', wrap: width >= 30 };
  });
  ctx.set('X-Casework-Left-Out', String(ids.length - chosen.length));
  await sendSheet(ctx, `历史台账-${localDateOf(presentInstant())}.xlsx`, '历史台账', columns, batches());
}
