import type {
  Candidate,
  LinkedIssue,
  Overview,
  ProblemLine,
  Suggestion,
} from '../../../../contracts/common-problems';
import { OPEN_STAGES } from '../../../../domain/lifecycle';
import { rows, type Trx } from '../../platform/database/as-owner';
import { notFound } from '../../platform/answers/errors';
import { ref, utc } from '../../platform/database/sql';

const OPEN = OPEN_STAGES.map((stage) => `'${stage}'`).join(', ');
const ISSUE = `i.document_id as "documentId", i.number, i.title, i.stage, i.level, ${ref('enterprises', 'i.enterprise_id')} as enterprise,
  ${ref('departments', 'i.group_id')} as "group", ${utc('i.received_at')} as "receivedAt"`;

/** Below this two texts have next to nothing in common. */
const LEAST_ALIKE = 0.25;
/** Two titles that are this much alike may well have one cause. */
const ALIKE = 0.4;
const MOST = 50;

type Problem = Omit<Overview, 'issues' | 'meetings'> & { id: number };

async function findProblem(trx: Trx, documentId: string): Promise<Problem & { categoryId: number | null }> {
  const [problem] = await rows<Problem & { categoryId: number | null }>(
    trx,
    `select p.id, p.document_id as "documentId", p.title, p.description, p.decision, coalesce(p.state, 'open') as state,
            p.category_id as "categoryId", ${ref('categories', 'p.category_id')} as category
       from common_problems p where p.document_id = ?`,
    [documentId.includes('\0') ? '' : documentId],
  );
  if (!problem) throw notFound();
  return problem;
}

/** All common problems, those without a decision first. */
export const listProblems = (trx: Trx): Promise<ProblemLine[]> =>
  rows<ProblemLine>(
    trx,
    `select p.document_id as "documentId", p.title, coalesce(p.state, 'open') as state, ${ref('categories', 'p.category_id')} as category,
            count(i.id)::int as issues, count(distinct i.enterprise_id)::int as enterprises
       from common_problems p left join issues i on i.common_problem_id = p.id
      group by p.id order by p.state = 'open' desc, p.created_at desc, p.id limit 500`,
  );

/** A common problem with the issues behind which it is and the agendas it stands on. */
export async function overviewOf(trx: Trx, documentId: string): Promise<Overview> {
  const { id, categoryId: _category, ...problem } = await findProblem(trx, documentId);
  const issues = await rows<LinkedIssue>(
    trx,
    `select ${ISSUE} from issues i where i.common_problem_id = ? order by i.received_at, i.id`,
    [id],
  );
  const meetings = await rows<Overview['meetings'][number]>(
    trx,
    `select m.document_id as "documentId", ${utc('m.held_at')} as "heldAt", m.level,
            coalesce(m.state, 'planned') as state
       from meetings m join meeting_items t on t.meeting_id = m.id where t.common_problem_id = ? order by m.held_at`,
    [id],
  );
  return { ...problem, issues, meetings };
}

/**
 * Open issues that may have the same cause: of the problem's category, most alike first. What an issue is
 * compared with are the titles of the problem and of every issue linked to it.
 */
export async function candidatesFor(trx: Trx, documentId: string): Promise<Candidate[]> {
  const problem = await findProblem(trx, documentId);
  return rows<Candidate>(
    trx,
    `with known as (
       select ?::text as title
       union all
       select l.title from issues l where l.common_problem_id = ?
     ), scored as (
       select i.id, (select max(greatest(casework.alike(i.title, k.title), casework.found_in(k.title, i.title || ' ' || i.description))) from known k) as score
         from issues i
        where i.stage in (${OPEN}) and i.common_problem_id is null and (?::integer is null or i.category_id = ?)
     )
     select ${ISSUE}, i.description, round(s.score::numeric, 3)::float as similarity
       from scored s join issues i on i.id = s.id
      where s.score >= ? order by s.score desc, i.id limit ?`,
    [problem.title, problem.id, problem.categoryId, problem.categoryId, LEAST_ALIKE, MOST],
  );
}

/**
 * Issues of several enterprises that look as if they had one cause and belong to no common problem yet:
 * each open issue with those of its category whose titles are alike, largest groups first, every issue once.
 */
export async function suggestionsOf(trx: Trx): Promise<Suggestion[]> {
  const pairs = await rows<{ a: number; b: number }>(
    trx,
    `with open as materialized (
       select i.id, i.title, i.category_id, i.enterprise_id from issues i where i.stage in (${OPEN}) and i.common_problem_id is null
     )
     select a.id as a, b.id as b from open a join open b on b.category_id = a.category_id and b.enterprise_id <> a.enterprise_id
      where casework.alike(a.title, b.title) >= ?`,
    [ALIKE],
  );
  const near = new Map<number, Set<number>>();
  for (const { a, b } of pairs) near.set(a, (near.get(a) ?? new Set()).add(b));
  const groups: number[][] = [];
  const taken = new Set<number>();
  for (const [id, others] of [...near].sort((x, y) => y[1].size - x[1].size || x[0] - y[0])) {
    if (taken.has(id)) continue;
    const group = [id, ...[...others].filter((other) => !taken.has(other))];
    if (group.length < 2) continue;
    group.forEach((member) => taken.add(member));
    groups.push(group);
  }
  const found = await rows<LinkedIssue & { id: number; category: Suggestion['category'] }>(
    trx,
    `select i.id, ${ISSUE}, ${ref('categories', 'i.category_id')} as category from issues i where i.id = any(?)`,
    [groups.flat()],
  );
  return groups.slice(0, MOST).flatMap((group) => {
    const issues = group.flatMap((id) => found.find((issue) => issue.id === id) ?? []);
    const [first] = issues;
    if (!first) return [];
    return [
      {
        category: first.category,
        title: first.title,
        enterprises: new Set(issues.map((issue) => issue.enterprise.documentId)).size,
        issues: issues.map(({ id: _id, category: _category, ...issue }) => issue),
      },
    ];
  });
}
