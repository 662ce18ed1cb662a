import { DUTIES, periodAt, subjectKey, type DutySubject, type DutyType } from '../../../domain/duties';
import { ownersWindow, rows, type Trx } from '../access/window';

/** Something that happened and that fulfils a duty. */
export type Fulfilment = {
  type: DutyType;
  /** keys of rows, as the type's subject asks for */
  subject: DutySubject;
  /** the period's key; left out, it is the one in which `at` lies, and of what has no period all that began */
  period?: string;
  /** the record that fulfils it */
  by: { uid: string; documentId: string };
  /** when it took place; what counts only in its period is judged by this, not by when it was entered */
  at: Date;
};

/** What a duty keeps about the record that fulfilled it. */
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
  }));
  const done = await ownersWindow(trx, () =>
    rows(
      trx,
      `update duties d set fulfilled_at = f.at, fulfilled_by = f.by, updated_at = now() at time zone 'UTC'
         from (select distinct on (type, subject, period) * from jsonb_to_recordset(?::jsonb)
                 as x(type text, subject text, period text, at timestamp, by text, strict boolean)
                order by type, subject, period, at) f
        where d.type = f.type and d.subject = f.subject
          and case when f.period is null then d.starts_at <= f.at else d.period = f.period end
          and (d.fulfilled_at is null or d.fulfilled_at > f.at)
          and (not f.strict or (f.at >= d.starts_at and f.at < d.due_at))
       returning d.id`,
      [JSON.stringify(given)],
    ),
  );
  return done.length;
}
