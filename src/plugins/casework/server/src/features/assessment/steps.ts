import { createId } from '@paralleldrive/cuid2';
import type {
  AdjustmentInput,
  ApproveInput,
  DecisionInput,
  ObjectionInput,
} from '../../../../contracts/assessment';
import { differences, periodName, withinLimit, type Candidate } from '../../../../domain/assessment';
import { limitFrom } from '../../../../domain/calendar';
import { OBJECTION_LIFE, move, type ObjectionState } from '../../../../domain/life';
import type { Addressee, FieldError } from '../../../../domain/lifecycle';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import type { Call } from '../../platform/calls/call';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { attach, filesOf } from '../../platform/files/attach';
import { queueNotice } from '../../platform/outbox/queue';
import { loadCalendar } from '../issues/load';
import {
  adjustmentsOf,
  bySubject,
  candidateOf,
  heldRows,
  requireAssessment,
  scoreRows,
  step,
  type Stored,
  type StoredRow,
} from './assessment';
import { candidatesFor } from './candidates';
import { schemeById, type StoredScheme } from './scheme';

/** The steps of an assessment after it has been computed (plan §五), each in one transaction. */

type Work = (stored: Stored, scheme: StoredScheme) => Promise<void>;

/**
 * Finds the assessment as the caller (404), and locks it inside `asOwner`, so that two steps at once run one by
 * one.
 */
async function on(trx: Trx, documentId: string, call: Call, work: Work): Promise<void> {
  await requireAssessment(trx, documentId);
  await asOwner(trx, 'Requests may not write assessments; the asker sees this one', async () => {
    const stored = await requireAssessment(trx, documentId, true);
    await work(stored, await schemeById(trx, stored.schemeId));
  });
}

const by = ({ actor }: Call): string => `${actor.organisation} ${actor.name}`;

const rowOf = (list: readonly StoredRow[], subject: string): StoredRow | undefined =>
  list.find((row) => row.subject.documentId === subject);

async function departmentId(trx: Trx, documentId: string): Promise<number> {
  const [found] = await rows<{ id: number }>(trx, 'select id from departments where document_id = ?', [
    documentId,
  ]);
  if (!found) throw notFound();
  return found.id;
}

/**
 * Adds or deducts points of a subject while the table is computed.
 * @throws CaseworkError 404, 403, 409, 400 for a subject that is not in the table or points past the scheme's limit
 */
export const adjust = (trx: Trx, documentId: string, input: AdjustmentInput, call: Call): Promise<void> =>
  on(trx, documentId, call, async (stored, scheme) => {
    await step(trx, 'adjust', stored, scheme, call);
    if (!rowOf(stored.rows, input.subject)) throw fieldErrors([{ field: 'subject', code: 'NOT_FOUND' }]);
    const before = bySubject(await adjustmentsOf(trx, stored.id));
    const after = { ...before, [input.subject]: [...(before[input.subject] ?? []), input.points] };
    if (!withinLimit(after[input.subject] ?? [], scheme.adjustmentLimit))
      throw refuse(400, 'ADJUSTMENT_LIMIT', { limit: scheme.adjustmentLimit });
    const at = call.now.toISOString();
    await trx.raw(
      `insert into assessment_adjustments (document_id, assessment_id, subject_id, points, reason, document, entered_by,
              entered_at, created_at, updated_at, published_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        createId(),
        stored.id,
        await departmentId(trx, input.subject),
        input.points,
        input.reason,
        input.document,
        by(call),
        at,
        at,
        at,
        at,
      ],
    );
    await trx.raw('update assessments set rows = ?::jsonb, updated_at = ? where id = ?', [
      JSON.stringify(scoreRows(scheme, stored.rows.map(candidateOf), after)),
      at,
      stored.id,
    ]);
  });

/**
 * Approves the table: a head in the panel, or the office, which enters who has signed and the scan of it.
 * @throws CaseworkError 404, 403 for a group too, 409, 400 for an approval on paper without approver or scan
 */
export async function approve(trx: Trx, documentId: string, input: ApproveInput, call: Call): Promise<void> {
  const files = await filesOf(trx, 'evidence.attachments', input.evidence?.attachments ?? []);
  await on(trx, documentId, call, async (stored, scheme) => {
    const { state, as } = await step(trx, 'approve', stored, scheme, call);
    if (call.actor.kind === 'group') throw refuse(403, 'FORBIDDEN');
    if (as === 'assessor') {
      const missing: FieldError[] = [
        ...(input.approver === undefined ? ['approver'] : []),
        ...(input.evidence === undefined ? ['evidence'] : files.length === 0 ? ['evidence.attachments'] : []),
      ].map((field) => ({ field, code: 'REQUIRED' }));
      if (missing.length > 0) throw fieldErrors(missing);
    }
    const at = call.now.toISOString();
    await trx.raw(
      'update assessments set state = ?, approver = ?, approved_at = ?, evidence = ?::jsonb, updated_at = ? where id = ?',
      [
        state,
        as === 'head' ? call.actor.name : (input.approver ?? null),
        at,
        input.evidence ? JSON.stringify(input.evidence) : null,
        at,
        stored.id,
      ],
    );
    await attach(trx, 'assessment', 'scan', stored.id, files);
  });
}

const facts = (stored: Stored, scheme: StoredScheme): Record<string, string> => ({
  对象: scheme.name,
  期间: periodName(stored.from, stored.to),
});

async function subjectsOf(trx: Trx, stored: Stored, scheme: StoredScheme): Promise<Addressee[]> {
  const found = await rows<{ id: number }>(
    trx,
    'select id from departments where document_id = any(?) order by id',
    [stored.rows.map(({ subject }) => subject.documentId)],
  );
  // Lower-level offices work in an installation of their own.
  if (scheme.assesses === 'offices') return [];
  return found.map(({ id }) => ({ kind: scheme.assesses === 'groups' ? 'group' : 'unit', id }));
}

/**
 * 晾晒: all subjects see the table from now on, and the days for objections begin. One table of a period is public.
 * @throws CaseworkError 404, 403, 409 also when another table of the same subjects and period is public
 */
export const publish = (trx: Trx, documentId: string, call: Call): Promise<void> =>
  on(trx, documentId, call, async (stored, scheme) => {
    const { state } = await step(trx, 'publish', stored, scheme, call);
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:publish-assessment']);
    const other = await rows(
      trx,
      `select 1 from assessments a join assessment_schemes s on s.id = a.scheme_id
        where s.assesses = ? and a.group_id is not distinct from ?::int and a."from" = ?::date and a."to" = ?::date
          and a.state in ('published', 'final')`,
      [scheme.assesses, stored.group?.id ?? null, stored.from, stored.to],
    );
    if (other.length > 0) throw refuse(409, 'ALREADY_PUBLISHED');
    const { calendar } = await loadCalendar(trx);
    const [days] = await rows<{ days: number }>(
      trx,
      'select coalesce(max(objection_days), 5)::int as days from settings',
    );
    const until = days?.days === 0 ? call.now : limitFrom(calendar, call.now, days?.days ?? 5).due;
    const at = call.now.toISOString();
    await trx.raw(
      'update assessments set state = ?, made_public_at = ?, objections_until = ?, updated_at = ? where id = ?',
      [state, at, until.toISOString(), at, stored.id],
    );
    await queueNotice(
      trx,
      {
        event: 'assessment-published',
        audiences: await subjectsOf(trx, stored, scheme),
        facts: facts(stored, scheme),
      },
      call.now,
    );
  });

const assessorOf = ({ group }: Stored): Addressee =>
  group ? { kind: 'group', id: group.id } : { kind: 'office', id: null };

/**
 * A subject objects to its own row, or the assessor enters what reached it on paper.
 * @returns the objection's documentId
 * @throws CaseworkError 404, 403 for another's row, 409 before publication and after the days for it, 400
 */
export async function object(trx: Trx, documentId: string, input: ObjectionInput, call: Call): Promise<void> {
  const files = await filesOf(trx, 'attachments', input.attachments ?? []);
  await on(trx, documentId, call, async (stored, scheme) => {
    const { as } = await step(trx, 'object', stored, scheme, call);
    if (!rowOf(stored.rows, input.subject)) throw fieldErrors([{ field: 'subject', code: 'NOT_FOUND' }]);
    const subject = await departmentId(trx, input.subject);
    if (as === 'subject' && subject !== call.actor.departmentId) throw refuse(403, 'FORBIDDEN');
    const at = call.now.toISOString();
    const [made] = await rows<{ id: number }>(
      trx,
      `insert into assessment_objections (document_id, assessment_id, subject_id, state, reason, raised_by, raised_at,
              created_at, updated_at, published_at)
       values (?, ?, ?, 'open', ?, ?, ?, ?, ?, ?) returning id`,
      [createId(), stored.id, subject, input.reason, by(call), at, at, at, at],
    );
    await attach(trx, 'assessment-objection', 'attachments', made?.id ?? 0, files);
    await queueNotice(
      trx,
      { event: 'objection-raised', audiences: [assessorOf(stored)], facts: facts(stored, scheme) },
      call.now,
    );
  });
}

type Objection = { id: number; state: ObjectionState; subject: string; subjectId: number };

/**
 * Decides an objection once: the table stands, or the subject's figures are recomputed and everybody is ranked
 * again; the published table itself is kept beside the revised one.
 * @throws CaseworkError 404, 403, 409 when it has been decided
 */
export const decideObjection = (
  trx: Trx,
  documentId: string,
  objectionId: string,
  input: DecisionInput,
  call: Call,
): Promise<void> =>
  on(trx, documentId, call, async (stored, scheme) => {
    const [objection] = await rows<Objection>(
      trx,
      `select o.id, o.state, d.document_id as subject, d.id as "subjectId"
         from assessment_objections o join departments d on d.id = o.subject_id
        where o.document_id = ? and o.assessment_id = ?`,
      [objectionId, stored.id],
    );
    if (!objection) throw notFound();
    const { as } = await step(trx, 'decide-objection', stored, scheme, call);
    const moved = orRefuse(
      OBJECTION_LIFE,
      move(OBJECTION_LIFE, input.result === 'upheld' ? 'uphold' : 'recompute', {
        state: objection.state,
        as: as === 'assessor' ? ['assessor'] : [],
      }),
    );
    const at = call.now.toISOString();
    const before = heldRows(stored);
    const after =
      input.result === 'upheld' ? before : await recomputed(trx, stored, scheme, objection.subject, call.now);
    if (input.result === 'recomputed')
      await trx.raw('update assessments set revised_rows = ?::jsonb, updated_at = ? where id = ?', [
        JSON.stringify(after),
        at,
        stored.id,
      ]);
    await trx.raw(
      `update assessment_objections set state = ?, decision = ?, changes = ?::jsonb, decided_by = ?, decided_at = ?, updated_at = ?
        where id = ?`,
      [moved.state, input.reason, JSON.stringify(differences(before, after)), by(call), at, at, objection.id],
    );
    await queueNotice(
      trx,
      {
        event: 'objection-decided',
        audiences:
          scheme.assesses === 'offices'
            ? []
            : [{ kind: scheme.assesses === 'groups' ? 'group' : 'unit', id: objection.subjectId }],
        facts: facts(stored, scheme),
      },
      call.now,
    );
  });

/** Returns the table with one subject's figures recomputed. Later changes to the others' issues move nothing. */
async function recomputed(
  trx: Trx,
  stored: Stored,
  scheme: StoredScheme,
  subject: string,
  now: Date,
): Promise<StoredRow[]> {
  const fresh = (await candidatesFor(trx, scheme, { ...stored, now })).find(
    (one) => one.subject.documentId === subject,
  );
  const candidates = heldRows(stored).map(
    (row): Candidate => (row.subject.documentId === subject && fresh ? fresh : candidateOf(row)),
  );
  return scoreRows(scheme, candidates, bySubject(await adjustmentsOf(trx, stored.id)));
}

/**
 * 定案: the days for objections are over and every objection has been decided.
 * @throws CaseworkError 404, 403, 409
 */
export const finalise = (trx: Trx, documentId: string, call: Call): Promise<void> =>
  on(trx, documentId, call, async (stored, scheme) => {
    const { state } = await step(trx, 'finalise', stored, scheme, call);
    const at = call.now.toISOString();
    await trx.raw('update assessments set state = ?, finalised_at = ?, updated_at = ? where id = ?', [
      state,
      at,
      at,
      stored.id,
    ]);
    await queueNotice(
      trx,
      {
        event: 'assessment-final',
        audiences: await subjectsOf(trx, stored, scheme),
        facts: facts(stored, scheme),
      },
      call.now,
    );
  });
