import { notFound } from '../../platform/answers/errors';
import { rows, type Trx } from '../../platform/database/as-owner';

/** A report as its page shows it, with its extracts, read as the asker. @throws CaseworkError 404 */
export async function presentReport(trx: Trx, documentId: string): Promise<Record<string, unknown>> {
  const found = await rows<Record<string, unknown> & { id: number; parent: number | null }>(
    trx,
    `select r.id, r.parent_id as parent, r.document_id as "documentId", r.kind, r.period, r.state, r.version, r.author,
            r.submitted_at as "submittedAt", r.leader_work as "leaderWork", r.issues, r.measures, r.results, r.evaluation,
            r.facts, d.name as department, g.name as recipient, l.title as leader,
            l.document_id as "leaderId", r.updated_at as "updatedAt"
       from reports r left join departments d on d.id = r.department_id left join departments g on g.id = r.recipient_id
       left join leaders l on l.id = r.leader_id
      where r.document_id = ? or r.parent_id = (select p.id from reports p where p.document_id = ?)
      order by r.parent_id nulls first, r.id`,
    [documentId, documentId],
  );
  const clean = ({ id: _id, parent: _parent, ...rest }: (typeof found)[number]): Record<string, unknown> =>
    rest;
  const [main, ...extracts] = found.sort(
    (a, b) => Number(b['documentId'] === documentId) - Number(a['documentId'] === documentId),
  );
  if (!main) throw notFound();
  return { ...clean(main), extracts: extracts.map(clean) };
}
