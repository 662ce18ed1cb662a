import type { AssessmentLine } from '../../../../contracts/assessment';
import { periodName } from '../../../../domain/assessment';
import { rows, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';

/** The assessments that the asker sees, the latest period first; there are a few dozen a year. */
export async function listAssessments(trx: Trx): Promise<AssessmentLine[]> {
  const found = await rows<Omit<AssessmentLine, 'period'>>(
    trx,
    `select a.document_id as "documentId", a.state,
            json_build_object('documentId', s.document_id, 'name', s.name, 'version', coalesce(s.version, 1), 'assesses', s.assesses) as scheme,
            a."from"::text as "from", a."to"::text as "to",
            case when g.id is null then null else json_build_object('documentId', g.document_id, 'name', g.name) end as "group",
            jsonb_array_length(a.rows) as subjects, ${utc('a.computed_at')} as "computedAt", ${utc('a.made_public_at')} as "madePublicAt",
            (select count(*)::int from assessment_objections o where o.assessment_id = a.id and o.state = 'open') as "openObjections"
       from assessments a join assessment_schemes s on s.id = a.scheme_id left join departments g on g.id = a.group_id
      order by a."from" desc, a.id desc limit 500`,
  );
  return found.map((line) => ({ ...line, period: periodName(line.from, line.to) }));
}
