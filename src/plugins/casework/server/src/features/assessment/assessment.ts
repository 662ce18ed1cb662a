import type { AssessmentAnswer, RowAnswer } from '../../../../contracts/assessment';
import { localDateOf } from '../../../../domain/calendar';
import { periodName, score, type Adjustments, type Candidate, type Row } from '../../../../domain/assessment';
import {
  ASSESSMENT_LIFE,
  allowed,
  move,
  type AssessmentFacts,
  type AssessmentState,
  type AssessmentStep,
} from '../../../../domain/life';
import type { Actor } from '../../../../domain/lifecycle';
import { notFound } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import type { Call } from '../../platform/calls/call';
import { rows, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { schemeById, schemeRef, type StoredScheme } from './scheme';

/** An assessment as it is stored, and as it is answered. */

/** A row as it is stored: with its place in the departments' order, so that it can be scored again. */
export type StoredRow = Row & { order: number };

export type Stored = {
  id: number;
  documentId: string;
  state: AssessmentState;
  schemeId: number;
  from: string;
  to: string;
  group: { id: number; documentId: string; name: string } | null;
  rows: StoredRow[];
  revisedRows: StoredRow[] | null;
  computedAt: string;
  computedBy: string;
  approver: string | null;
  approvedAt: string | null;
  madePublicAt: string | null;
  objectionsUntil: string | null;
  finalisedAt: string | null;
};

type StoredColumns = Omit<Stored, 'group'> & {
  groupId: number | null;
  groupDocumentId: string | null;
  groupName: string | null;
} & Record<string, unknown>;

/** Reads an assessment as far as the asker sees it; `lock` holds its row until the transaction ends. */
export async function findAssessment(trx: Trx, documentId: string, lock = false): Promise<Stored | null> {
  if (lock) await trx.raw('select 1 from assessments where document_id = ? for update', [documentId]);
  const [found] = await rows<StoredColumns>(
    trx,
    `select a.id, a.document_id as "documentId", a.state, a.scheme_id as "schemeId", a."from"::text as "from", a."to"::text as "to",
            a.group_id as "groupId", g.document_id as "groupDocumentId", g.name as "groupName", a.rows, a.revised_rows as "revisedRows",
            ${utc('a.computed_at')} as "computedAt", a.computed_by as "computedBy", a.approver,
            ${utc('a.approved_at')} as "approvedAt", ${utc('a.made_public_at')} as "madePublicAt",
            ${utc('a.objections_until')} as "objectionsUntil", ${utc('a.finalised_at')} as "finalisedAt"
       from assessments a left join departments g on g.id = a.group_id where a.document_id = ?`,
    [documentId],
  );
  if (!found) return null;
  const { groupId, groupDocumentId, groupName, ...stored } = found;
  return {
    ...stored,
    group:
      groupId === null ? null : { id: groupId, documentId: groupDocumentId ?? '', name: groupName ?? '' },
  };
}

export async function requireAssessment(trx: Trx, documentId: string, lock = false): Promise<Stored> {
  const found = await findAssessment(trx, documentId, lock);
  if (!found) throw notFound();
  return found;
}

/** The table that holds: the published one, or the one that an objection led to. */
export const heldRows = ({ rows: first, revisedRows }: Stored): StoredRow[] => revisedRows ?? first;

/** Scores subjects, each row with its place in the departments' order. */
export function scoreRows(
  scheme: StoredScheme,
  candidates: readonly Candidate[],
  adjustments: Adjustments,
): StoredRow[] {
  const order = new Map(candidates.map((one) => [one.subject.documentId, one.order]));
  return score(scheme, candidates, adjustments).map((row) => ({
    ...row,
    order: order.get(row.subject.documentId) ?? 0,
  }));
}

/** A stored row as the subject that it was scored from. */
export const candidateOf = ({
  subject,
  peerSet,
  order,
  issues,
  excluded,
  cells,
  parts,
}: StoredRow): Candidate => ({
  subject,
  peerSet,
  order,
  issues,
  external: excluded === 'external',
  officeHost: excluded === 'office-host',
  figures: Object.fromEntries(
    cells.map(({ measure, numerator, denominator, value }) => [measure, { numerator, denominator, value }]),
  ),
  ...(parts === undefined ? {} : { parts }),
});

/** Returns a row as answered: its keys always in one order, so that the same table is the same bytes. */
export const presentRow = (row: Row): RowAnswer => ({
  subject: { documentId: row.subject.documentId, name: row.subject.name, code: row.subject.code },
  peerSet: row.peerSet,
  issues: row.issues,
  cells: row.cells.map(({ heading, measure, weight, numerator, denominator, value, points }) => ({
    heading,
    measure,
    weight,
    numerator,
    denominator,
    value,
    points,
  })),
  ...(row.parts === undefined
    ? {}
    : {
        parts: row.parts.map(({ group, issues, total, source }) => ({
          group: { documentId: group.documentId, name: group.name },
          issues,
          total,
          source,
        })),
      }),
  adjustments: row.adjustments,
  total: row.total,
  rank: row.rank,
  grade: row.grade,
  excluded: row.excluded,
});

export type Capacity = 'assessor' | 'head' | 'subject';

/** In which capacities somebody stands to an assessment. */
export function capacitiesOf(actor: Actor, stored: Stored, scheme: StoredScheme): Capacity[] {
  const isGroups = scheme.assesses === 'groups';
  switch (actor.kind) {
    case 'office':
      return ['assessor'];
    case 'head':
      return ['head'];
    case 'group':
      if (stored.group?.id === actor.departmentId) return ['assessor'];
      return isGroups ? ['subject'] : [];
    case 'unit':
      return isGroups ? [] : ['subject'];
    default:
      return [];
  }
}

export async function factsOf(trx: Trx, stored: Stored, now: Date): Promise<AssessmentFacts> {
  const [open] = await rows<{ n: number }>(
    trx,
    `select count(*)::int as n from assessment_objections where assessment_id = ? and state = 'open'`,
    [stored.id],
  );
  return {
    openObjections: open?.n ?? 0,
    objectionsUntil: stored.objectionsUntil === null ? null : new Date(stored.objectionsUntil),
    now,
  };
}

/**
 * Takes a step of the assessment's life. Runs inside asOwner, with the assessment locked.
 * @returns the state from now on and the capacity in which the step was taken
 * @throws CaseworkError 403, 409
 */
export async function step(
  trx: Trx,
  name: AssessmentStep,
  stored: Stored,
  scheme: StoredScheme,
  { actor, now }: Call,
): Promise<{ state: AssessmentState; as: Capacity }> {
  const as = capacitiesOf(actor, stored, scheme);
  return orRefuse(
    ASSESSMENT_LIFE,
    move(ASSESSMENT_LIFE, name, { state: stored.state, as }, await factsOf(trx, stored, now)),
  );
}

/** Files of a record as a select item, as far as the policies show them to the asker. @param id of the record, in SQL */
const filesOf = (type: string, field: string, id: string): string =>
  `(select coalesce(json_agg(json_build_object('documentId', f.document_id, 'name', f.name) order by m."order"), '[]'::json)
      from files_related_mph m join files f on f.id = m.file_id
     where m.related_id = ${id} and m.related_type = 'api::${type}.${type}' and m.field = '${field}')`;

type Adjusted = AssessmentAnswer['adjustments'][number];
type Objected = AssessmentAnswer['objections'][number];

export const adjustmentsOf = (trx: Trx, assessmentId: number): Promise<Adjusted[]> =>
  rows<Adjusted>(
    trx,
    `select j.document_id as "documentId", json_build_object('documentId', d.document_id, 'name', d.name) as subject,
            j.points::text as points, j.reason, j.document, j.entered_by as "enteredBy", ${utc('j.entered_at')} as "enteredAt"
       from assessment_adjustments j join departments d on d.id = j.subject_id
      where j.assessment_id = ? order by j.id`,
    [assessmentId],
  );

const objectionsOf = (trx: Trx, assessmentId: number): Promise<Objected[]> =>
  rows<Objected>(
    trx,
    `select o.document_id as "documentId", json_build_object('documentId', d.document_id, 'name', d.name) as subject,
            o.state, o.reason, ${filesOf('assessment-objection', 'attachments', 'o.id')} as attachments, o.raised_by as "raisedBy", ${utc('o.raised_at')} as "raisedAt", o.decision,
            o.decided_by as "decidedBy", ${utc('o.decided_at')} as "decidedAt", coalesce(o.changes, '[]'::jsonb) as changes
       from assessment_objections o join departments d on d.id = o.subject_id
      where o.assessment_id = ? order by o.id`,
    [assessmentId],
  );

async function scanOf(trx: Trx, assessmentId: number): Promise<AssessmentAnswer['scan']> {
  const [found] = await rows<{ scan: AssessmentAnswer['scan'] }>(
    trx,
    `select ${filesOf('assessment', 'scan', 'a.id')} as scan from assessments a where a.id = ?`,
    [assessmentId],
  );
  return found?.scan ?? [];
}

/** Points by subject, as the scoring takes them. */
export function bySubject(list: readonly Adjusted[]): Adjustments {
  const points: Record<string, string[]> = {};
  for (const { subject, points: one } of list) (points[subject.documentId] ??= []).push(one);
  return points;
}

/** The steps that the asker may take on an assessment now, answering objections included. */
async function allowedSteps(
  trx: Trx,
  stored: Stored,
  scheme: StoredScheme,
  actor: Actor | null,
  now: Date,
): Promise<AssessmentStep[]> {
  if (!actor) return [];
  const as = capacitiesOf(actor, stored, scheme);
  const steps = allowed(ASSESSMENT_LIFE, { state: stored.state, as }, await factsOf(trx, stored, now));
  const decides = as.includes('assessor') && stored.state === 'published';
  return [
    // A group does not approve its own table.
    ...steps.filter((name) => name !== 'approve' || actor.kind !== 'group'),
    ...(decides ? (['decide-objection'] as const) : []),
  ];
}

/** Returns an assessment as answered to the caller, with the rows of others that the policies let him see. */
export async function presentAssessment(
  trx: Trx,
  documentId: string,
  actor: Actor | null,
  now: Date,
): Promise<AssessmentAnswer> {
  const stored = await requireAssessment(trx, documentId);
  const scheme = await schemeById(trx, stored.schemeId);
  const { group } = stored;
  return {
    documentId: stored.documentId,
    state: stored.state,
    scheme: schemeRef(scheme),
    from: stored.from,
    to: stored.to,
    period: periodName(stored.from, stored.to),
    group: group === null ? null : { documentId: group.documentId, name: group.name },
    rows: heldRows(stored).map(presentRow),
    revised: stored.revisedRows !== null,
    adjustmentLimit: scheme.adjustmentLimit,
    adjustments: await adjustmentsOf(trx, stored.id),
    objections: await objectionsOf(trx, stored.id),
    computedAt: stored.computedAt,
    computedBy: stored.computedBy,
    approver: stored.approver,
    approvedAt: stored.approvedAt,
    scan: await scanOf(trx, stored.id),
    madePublicAt: stored.madePublicAt,
    objectionsUntil: stored.objectionsUntil,
    finalisedAt: stored.finalisedAt,
    allowed: await allowedSteps(trx, stored, scheme, actor, now),
  };
}

/** The name of an assessment's file. */
export const fileName = (stored: Stored, scheme: StoredScheme, now: Date): string =>
  `${scheme.name}-${periodName(stored.from, stored.to)}${stored.group ? `-${stored.group.name}` : ''}-${localDateOf(now)}.xlsx`;
