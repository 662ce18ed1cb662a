import type { Core } from '@strapi/strapi';
import type { FiguresQuery, RecordsQuery, SubjectFigures } from '../../../../contracts/measures';
import { startOfDay, type LocalDate } from '../../../../domain/calendar';
import { pageMeta } from '../../../../contracts/paging';
import { isDutyMeasure, isIssueMeasure, isMeasure } from '../../../../domain/measures';
import type { Asker } from '../../platform/access/actor';
import { asOwner, inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { notFound, refuse } from '../../platform/answers/errors';
import { developmentRecords } from './development';
import { dutyRecords } from './duty-measures';
import { figuresOf, issueRecords, subjectsOf } from './measures';
import { knowsRatings } from './published';
import type { Opened, Question } from './types';
import { scopeOf, within, withholds, withholdsRecords, type Scope } from './scope';

/** Questions on the measures, by REST and GraphQL alike. */

/** The group that a unit's figures are narrowed to: the one asked for, or the asker's own. */
async function groupOf(trx: Trx, scope: Scope, asked: string | undefined): Promise<number | null> {
  if (asked === undefined) return scope.groupId;
  const [group] = await rows<{ id: number }>(
    trx,
    'select id from departments where document_id = ? and is_group',
    [asked],
  );
  if (!group || (scope.groupId !== null && scope.groupId !== group.id)) throw notFound();
  return group.id;
}

const questionOf = (asked: FiguresQuery, groupId: number | null, now: Date): Question => ({
  subject: asked.subject,
  from: asked.from,
  to: asked.to,
  now,
  imported: asked.imported === 'include' || asked.imported === 'true',
  groupId,
});

/** T, up to which a period is judged: its end, or now while it goes on (spec: measures). */
const cutOffOf = (to: LocalDate, now: Date): Date => (startOfDay(to) <= now ? startOfDay(to) : now);

export type FiguresMeta = { from: string; to: string; cutOff: string; timeZone: 'Asia/Shanghai' };

/**
 * Every measure of the subjects that the asker may see.
 * @throws 400 for what cannot be asked, 404 for a subject that is not there or not the asker's
 */
export async function askFigures(
  strapi: Core.Strapi,
  asker: Asker,
  asked: FiguresQuery,
  now: Date,
): Promise<{ data: SubjectFigures[]; meta: FiguresMeta }> {
  const scope = scopeOf(asker, asked.subject);
  let rated = false;
  const data = await inTransaction(strapi, async (trx) => {
    rated = await knowsRatings(trx, asker, asked);
    return asOwner(trx, 'Figures count all records of the subjects within the scope', async () => {
      const subjects = within(scope, await subjectsOf(trx, asked.subject), asked.id);
      const groupId = await groupOf(trx, scope, asked.group);
      return figuresOf(trx, questionOf(asked, groupId, now), subjects);
    });
  });
  for (const { measures } of data) {
    for (const figure of measures) {
      if (!rated && withholds(asker, figure.code, asked, now))
        Object.assign(figure, { numerator: null, denominator: null, value: null, withheld: true });
    }
  }
  return {
    data,
    meta: {
      from: asked.from,
      to: asked.to,
      cutOff: cutOffOf(asked.to, now).toISOString(),
      timeZone: 'Asia/Shanghai',
    },
  };
}

export type RecordsMeta = {
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
  /** number of records behind the figure that the caller may not see */
  notVisible: number;
};

/**
 * The records behind one figure, those of them that the asker sees.
 * @throws 400, 404 as the figures; 403 for what the asker may not know yet
 */
/** A record and whose it is: a figure may count one issue for several units. */
const identity = ({ documentId, unit, item, department }: Record<string, unknown>): string =>
  JSON.stringify([documentId, (unit as { documentId?: string } | null)?.documentId, item, department]);

/** The records of the whole that are not among the part: the one late case of 85/86. */
function without(whole: Opened, part: Opened): Opened {
  const left = new Map<string, number>();
  for (const record of part.records) {
    const key = identity(record);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const records = whole.records.filter((record) => {
    const key = identity(record);
    const n = left.get(key) ?? 0;
    if (n > 0) left.set(key, n - 1);
    return n === 0;
  });
  return { records, behind: whole.behind - part.behind };
}

export async function askRecords(
  strapi: Core.Strapi,
  asker: Asker,
  code: string,
  asked: RecordsQuery,
  now: Date,
): Promise<{ data: Record<string, unknown>[]; meta: RecordsMeta }> {
  if (!isMeasure(code)) throw notFound();
  const scope = scopeOf(asker, asked.subject);
  // A reader who may not read a rating may not read it off a list either, of whatever subject.
  const withheld =
    withholdsRecords(asker, code) && !(await inTransaction(strapi, (trx) => knowsRatings(trx, asker, asked)));
  if (withheld) throw refuse(403, 'FORBIDDEN');
  // The records tell of returns, extensions and reworks, which the enterprise's ledger hides.
  if (asker.kind === 'enterprise' && isIssueMeasure(code)) throw refuse(403, 'FORBIDDEN');
  const { records, behind } = await inTransaction(strapi, async (trx): Promise<Opened> => {
    const [subject, groupId] = await asOwner(
      trx,
      'Figures are counted beyond sight and read as the asker',
      async () => {
        const [one] = within(scope, await subjectsOf(trx, asked.subject), asked.id);
        if (!one || (asked.id === undefined && asked.subject !== 'city' && scope.only === null))
          throw refuse(400, 'SUBJECT_NEEDED');
        return [one.id, await groupOf(trx, scope, asked.group)] as const;
      },
    );
    const about = questionOf(asked, groupId, now);
    const opened = (part: 'numerator' | 'denominator'): Promise<Opened> => {
      if (isIssueMeasure(code)) return issueRecords(trx, about, code, subject, part);
      if (isDutyMeasure(code)) return dutyRecords(trx, about, code, subject, part, asker);
      return developmentRecords(trx, about, code, subject, part, asker);
    };
    if (asked.part !== 'rest') return opened(asked.part);
    return without(await opened('denominator'), await opened('numerator'));
  });
  const { page, pageSize } = asked.pagination;
  return {
    data: records.slice((page - 1) * pageSize, page * pageSize),
    meta: { ...pageMeta(asked.pagination, records.length), notVisible: behind - records.length },
  };
}
