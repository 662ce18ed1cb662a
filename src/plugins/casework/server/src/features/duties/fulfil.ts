import {
  DUTIES,
  DUTY_TYPES,
  enterBy,
  periodAt,
  subjectKey,
  type DutySubject,
  type DutyType,
} from '../../../../domain/duties';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { loadDutyCalendar } from './settings';

/** Something that happened and that fulfils a duty. */
export type Fulfilment = {
  type: DutyType;
  /** keys of rows, as the type's subject asks for */
  subject: DutySubject;
  /** the period's key; left out, it is the one in which `at` lies, and of what has no period all that began */
  period?: string;
  /** the record that fulfils it */
  by: { uid: string; documentId: string };
  /** when it took place; what counts only in its period is judged by this */
  at: Date;
  /** when it was entered, if that may be long afterwards: entered too late, it is done late */
  entered?: Date;
};

/** Returns the key that a duty keeps of the record that fulfilled it. */
export const recordKey = (by: Fulfilment['by']): string => `${by.uid}#${by.documentId}`;

/**
 * Fulfils the duties that records fulfil, in the transaction that made the records. The earliest counts. A
 * duty that does not exist is not made: nothing was owed.
 * @returns how many duties were fulfilled
 */
export async function fulfil(trx: Trx, what: Fulfilment | readonly Fulfilment[]): Promise<number> {
  const list = (Array.isArray(what) ? what : [what]) as readonly Fulfilment[];
  if (list.length === 0) return 0;
  const given = list.map((f) => ({
    type: f.type,
    subject: subjectKey(f.type, f.subject),
    period: f.period ?? periodAt(f.type, f.at),
    at: f.at.toISOString(),
    by: recordKey(f.by),
    strict: DUTIES[f.type].after === 'period',
    entered: f.entered?.toISOString() ?? null,
  }));
  const done = await asOwner(trx, 'A record fulfils duties, which requests may not write', async () => {
    const graces = given.some((f) => f.strict && f.entered !== null)
      ? await gracesOf(trx, 'type = any(?)', [[...new Set(given.map((f) => f.type))]])
      : '[]';
    return rows(
      trx,
      `with given as (
         select * from jsonb_to_recordset(?::jsonb)
             as x(type text, subject text, period text, at timestamp, by text, strict boolean, entered timestamp)),
       ${GRACES},
       judged as (
         select distinct on (d.id) d.id, f.by, case when f.strict and f.entered >= g.enter_by then f.entered else f.at end as at
           from given f join duties d on d.type = f.type and d.subject = f.subject
            and case when f.period is null then d.starts_at <= f.at else d.period = f.period end
            and (not f.strict or (f.at >= d.starts_at and f.at < d.due_at))
           left join graces g on g.due_at = d.due_at
          order by d.id, 3)
       update duties d set fulfilled_at = j.at, fulfilled_by = j.by, updated_at = now() at time zone 'UTC'
         from judged j where d.id = j.id and (d.fulfilled_at is null or d.fulfilled_at > j.at)
       returning d.id`,
      [JSON.stringify(given), graces],
    );
  });
  return done.length;
}

/** A part of a `with`, whose binding is what `gracesOf` returns: until when what is due then may be entered. */
export const GRACES = `graces as (select * from jsonb_to_recordset(?::jsonb) as g(due_at timestamp, enter_by timestamp))`;

/**
 * Returns, for each due, until when the records that fulfil duties of periods may be entered. Runs inside
 * `asOwner`.
 * @param which a condition on the duties
 */
export async function gracesOf(trx: Trx, which: string, bindings: readonly unknown[]): Promise<string> {
  const { calendar, settings } = await loadDutyCalendar(trx);
  const dues = await rows<{ due: string }>(
    trx,
    `select distinct ${utc('due_at')} as due from duties where type = any(?) and due_at is not null and (${which})`,
    [STRICT, ...bindings],
  );
  return JSON.stringify(
    dues.map(({ due }) => ({
      due_at: due,
      enter_by: enterBy(calendar, settings, new Date(due)).toISOString(),
    })),
  );
}

const STRICT = DUTY_TYPES.filter((type) => DUTIES[type].after === 'period');
