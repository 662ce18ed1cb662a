import { EXCLUSION_NAMES, PEER_SET_NAMES } from '../../../../../contracts/assessment-names';
import { PEER_SETS, periodName } from '../../../../../domain/assessment';
import { rateName, type LeagueData, type ScorePart } from '../../../../../domain/documents';
import { fieldErrors, refuse } from '../../../platform/answers/errors';
import type { Trx } from '../../../platform/database/as-owner';
import { findAssessment, heldRows, type StoredRow } from '../../assessment/assessment';
import { schemeById } from '../../assessment/scheme';

/**
 * Returns the data of the league table: the published table, as it stands after objections.
 * @throws CaseworkError 400 for an assessment that does not exist, 409 before it has been published
 */
export async function gatherLeague(trx: Trx, documentId: string): Promise<LeagueData> {
  const found = await findAssessment(trx, documentId);
  if (!found) throw fieldErrors([{ field: 'assessment', code: 'NOT_FOUND' }]);
  if (found.state !== 'published' && found.state !== 'final') throw refuse(409, 'NOT_PUBLISHED');
  const scheme = await schemeById(trx, found.schemeId);
  const rows = heldRows(found);
  return {
    assessment: documentId,
    scheme: scheme.name,
    period: periodName(found.from, found.to),
    from: found.from,
    to: found.to,
    indicators: scheme.indicators.map(({ measure, weight }) => ({
      measure,
      name: rateName(measure),
      weight,
    })),
    sets: PEER_SETS.flatMap((set) => {
      const peers = rows.filter(({ peerSet }) => peerSet === set);
      return peers.length > 0 ? [{ name: PEER_SET_NAMES[set].zh, rows: peers.map(leagueRow) }] : [];
    }),
  };
}

const leagueRow = (row: StoredRow): LeagueData['sets'][number]['rows'][number] => ({
  subject: { documentId: row.subject.documentId, name: row.subject.name },
  points: Object.fromEntries(row.cells.map(({ measure, points }) => [measure, points])),
  adjustments: row.adjustments,
  total: row.total,
  rank: row.rank,
  grade: row.grade,
  excluded: row.excluded === null ? null : EXCLUSION_NAMES[row.excluded].zh,
});

/** Returns the ways in which a league table may write one subject's result in the held table. */
export async function scoreInWords(
  trx: Trx,
  { assessment, subject, part }: { assessment: string; subject: string; part: ScorePart },
): Promise<string[]> {
  const found = await findAssessment(trx, assessment);
  const row = found && heldRows(found).find((one) => one.subject.documentId === subject);
  if (!row) return [];
  switch (part) {
    case 'rank':
      return [row.rank === null ? '—' : String(row.rank)];
    case 'total':
      return row.total === null ? ['—'] : [row.total, `${row.total}分`];
    case 'grade':
      return [row.grade ?? '—'];
    case 'adjustments':
      return [row.adjustments];
    default:
      return [row.cells.find(({ measure }) => measure === part)?.points ?? '不参评'];
  }
}
