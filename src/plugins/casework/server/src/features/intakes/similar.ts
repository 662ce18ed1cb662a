import type { SimilarInput, SimilarIssue } from '../../../../contracts/intakes';
import { fieldErrors } from '../../platform/answers/errors';
import { rows, type Row, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';

/** *choice*: what is older is another matter; below this two texts have little in common. */
const WITHIN_DAYS = 90;
const LEAST_ALIKE = 0.3;
const MOST = 10;
/** Only the beginning of a long text is compared: it says what the text is about. */
const COMPARED = 600;

/**
 * Returns issues of the enterprise that came in within 90 days and have a similar text: likely duplicates, for the
 * registering user to check. Nothing is merged automatically. Only issues that the caller sees, most alike first.
 * @throws CaseworkError 400 for an enterprise that he does not see
 */
export async function similarIssues(
  trx: Trx,
  { enterprise, title, description = '' }: SimilarInput,
  now: Date,
): Promise<SimilarIssue[]> {
  const [found] = await rows<{ id: number }>(trx, 'select id from enterprises where document_id = ?', [
    enterprise,
  ]);
  if (!found) throw fieldErrors([{ field: 'enterprise', code: 'NOT_FOUND' }]);
  const text = description.slice(0, COMPARED);
  return rows<SimilarIssue & Row>(
    trx,
    `with scored as (
       select i.id, greatest(casework.alike(i.title, ?), casework.found_in(?, i.title || ' ' || left(i.description, ${COMPARED})),
                case when ? = '' then 0 else casework.alike(left(i.description, ${COMPARED}), ?) end)::numeric as score
         from issues i where i.enterprise_id = ? and i.received_at > ?::timestamp - interval '${WITHIN_DAYS} days')
     select i.document_id as "documentId", i.number, i.title, i.stage, ${utc('i.received_at')} as "receivedAt",
            least(round(s.score, 3), 1)::float as similarity
       from scored s join issues i on i.id = s.id where s.score >= ? order by s.score desc, i.id desc limit ?`,
    [title, title, text, text, found.id, now.toISOString(), LEAST_ALIKE, MOST],
  );
}
