import type { Core } from '@strapi/strapi';
import type { CellRecordsQuery, ComparisonAnswer } from '../../../../contracts/assessment';
import { EXCLUSION_NAMES, PEER_SET_NAMES } from '../../../../contracts/assessment-names';
import { pageMeta } from '../../../../contracts/paging';
import type { RecordsQuery } from '../../../../contracts/measures';
import { differences, type Row } from '../../../../domain/assessment';
import { MEASURES } from '../../../../domain/measures';
import type { Asker } from '../../platform/access/actor';
import { fieldErrors } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { asOwner, type Trx } from '../../platform/database/as-owner';
import type { SheetCell, SheetColumn } from '../ledgers/sheet';
import { askRecords } from '../measures/ask';
import {
  adjustmentsOf,
  bySubject,
  heldRows,
  presentRow,
  requireAssessment,
  scoreRows,
  type Stored,
} from './assessment';
import { candidatesFor } from './candidates';
import { schemeById, type StoredScheme } from './scheme';

/** Reads of an assessment beside its table. */

/**
 * Computes the table again from what is known now, beside the one that holds.
 * @throws CaseworkError 404
 */
export async function compareAssessment(trx: Trx, documentId: string, call: Call): Promise<ComparisonAnswer> {
  const stored = await requireAssessment(trx, documentId);
  return asOwner(trx, 'A table is computed from all records; the asker sees the table', async () => {
    const scheme = await schemeById(trx, stored.schemeId);
    const candidates = await candidatesFor(trx, scheme, { ...stored, now: call.now });
    const now = scoreRows(scheme, candidates, bySubject(await adjustmentsOf(trx, stored.id)));
    return { differences: differences(heldRows(stored), now), rows: now.map(presentRow) };
  });
}

/**
 * The records behind one cell, as they stood when the table was computed, for those who may see them.
 * @throws CaseworkError 404 for an assessment or subject that is not the asker's to look behind, 400
 */
export async function cellRecords(
  strapi: Core.Strapi,
  trx: Trx,
  asker: Asker,
  documentId: string,
  query: CellRecordsQuery,
): ReturnType<typeof askRecords> {
  const stored = await requireAssessment(trx, documentId);
  const scheme = await schemeById(trx, stored.schemeId);
  const row = heldRows(stored).find(({ subject }) => subject.documentId === query.subject);
  if (!row) throw fieldErrors([{ field: 'subject', code: 'NOT_FOUND' }]);
  if (!row.cells.some(({ measure }) => measure === query.measure))
    throw fieldErrors([{ field: 'measure', code: 'NOT_FOUND' }]);
  // Figures travel, cases stay: behind those of another installation nothing can be opened here.
  if (scheme.assesses === 'offices') {
    const cell = row.cells.find(({ measure }) => measure === query.measure);
    const [num, den] = [Number(cell?.numerator ?? 0), Number(cell?.denominator ?? 0)];
    const behind = { numerator: num, denominator: den, rest: Math.max(0, den - num) }[query.part];
    return { data: [], meta: { ...pageMeta(query.pagination, 0), notVisible: Math.trunc(behind) } };
  }
  const about: RecordsQuery = {
    subject: scheme.assesses === 'groups' ? 'group' : 'unit',
    id: query.subject,
    ...(stored.group && asker.kind !== 'unit' ? { group: stored.group.documentId } : {}),
    imported: 'exclude',
    from: stored.from,
    to: stored.to,
    part: query.part,
    pagination: query.pagination,
  };
  return askRecords(strapi, asker, query.measure, about, new Date(stored.computedAt));
}

const column = (header: string, width: number, format = '@'): SheetColumn => ({
  header,
  width,
  format,
  wrap: false,
});

const number = (text: string | null): SheetCell => (text === null ? null : Number(text));

/** The table as a sheet: one line per subject, figure and points of every indicator side by side. */
export function sheetOf(
  stored: Stored,
  scheme: StoredScheme,
): { columns: SheetColumn[]; lines: SheetCell[][] } {
  const columns = [
    column('名次', 6, '0'),
    column('单位', 30),
    column('类别', 14),
    column('件数', 8, '0'),
    ...scheme.indicators.flatMap(({ measure, weight }) => {
      const name = MEASURES[measure].name.zh;
      return [
        column(`${name} 分子`, 12, '0.####'),
        column(`${name} 分母`, 12, '0.####'),
        column(`${name}（权重 ${Number(weight)}）得分`, 16, '0.00'),
      ];
    }),
    column('加减分', 10, '0.00'),
    column('总分', 10, '0.00'),
    column('等次', 10),
    column('不排名的原因', 20),
  ];
  const lineOf = (row: Row): SheetCell[] => [
    row.rank,
    row.subject.name,
    PEER_SET_NAMES[row.peerSet].zh,
    row.issues,
    ...row.cells.flatMap(({ numerator, denominator, points }): SheetCell[] => [
      numerator === null ? null : Number(numerator),
      denominator === null ? null : Number(denominator),
      points === null ? '不参评' : number(points),
    ]),
    number(row.adjustments),
    number(row.total),
    row.grade,
    row.excluded === null ? null : EXCLUSION_NAMES[row.excluded].zh,
  ];
  return { columns, lines: heldRows(stored).map(lineOf) };
}
