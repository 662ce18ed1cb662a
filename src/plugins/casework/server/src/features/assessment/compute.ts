import { createId } from '@paralleldrive/cuid2';
import type { ComputeInput, PreviewAnswer, PreviewInput } from '../../../../contracts/assessment';
import { isPeriod } from '../../../../domain/assessment';
import { startOfDay } from '../../../../domain/calendar';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { adjustmentsOf, bySubject, presentRow, scoreRows } from './assessment';
import { candidatesFor, type Asked } from './candidates';
import { findScheme, inForceOf, problemsError, problemsOf, schemeRef, type StoredScheme } from './scheme';

/**
 * The group whose units are assessed: a group assesses its own, the office the city's or, named, a group's.
 * @throws CaseworkError 403 for a group with a scheme or a group that is not its to assess, 400 for no group
 */
async function groupOf(
  trx: Trx,
  scheme: StoredScheme,
  named: string | undefined,
  { actor }: Call,
): Promise<Asked['group']> {
  const own = actor.kind === 'group' ? actor.departmentId : null;
  if (own !== null && scheme.assesses !== 'units') throw refuse(403, 'FORBIDDEN');
  if (own === null && named === undefined) return null;
  if (scheme.assesses !== 'units') throw fieldErrors([{ field: 'group', code: 'NOT_ACCEPTED' }]);
  const [group] = await rows<NonNullable<Asked['group']>>(
    trx,
    `select id, document_id as "documentId", name from departments
      where is_group and coalesce(active, true) and ${named === undefined ? 'id = ?' : 'document_id = ?'}`,
    [named ?? own],
  );
  if (own !== null && group?.id !== own) throw refuse(403, 'FORBIDDEN');
  if (!group) throw fieldErrors([{ field: 'group', code: 'NOT_A_GROUP' }]);
  return group;
}

const requireBegun = (from: string, now: Date): void => {
  if (startOfDay(from) > now) throw refuse(400, 'PERIOD_NOT_BEGUN');
};

/**
 * Computes an assessment with a scheme in force (plan §五). Computed again before it is approved, it takes the present
 * figures and keeps its adjustments.
 * @returns the documentId
 * @throws CaseworkError 404, 403, 400 for a period that is not the scheme's, 409 for a scheme that is not in force
 */
export async function computeAssessment(trx: Trx, input: ComputeInput, call: Call): Promise<string> {
  const seen = await findScheme(trx, input.scheme);
  if (!seen) throw fieldErrors([{ field: 'scheme', code: 'NOT_FOUND' }]);
  const group = await groupOf(trx, seen, input.group, call);
  if (!isPeriod(seen.periodType, input.from, input.to)) throw refuse(400, 'NOT_THE_PERIOD');
  requireBegun(input.from, call.now);
  return asOwner(trx, 'A table is computed from all records; requests may not write it', async () => {
    // One computation at a time: two of the same table would both find none.
    await trx.raw('select 1 from assessment_schemes where id = ? for update', [seen.id]);
    const scheme = await findScheme(trx, input.scheme);
    if (!scheme) throw notFound();
    if (scheme.state !== 'in-force') throw refuse(409, 'SCHEME_NOT_IN_FORCE', { state: scheme.state });
    const candidates = await candidatesFor(trx, scheme, { ...input, group, now: call.now });
    const at = call.now.toISOString();
    const by = `${call.actor.organisation} ${call.actor.name}`;
    const [present] = await rows<{ id: number; documentId: string }>(
      trx,
      `select id, document_id as "documentId" from assessments
        where scheme_id = ? and "from" = ?::date and "to" = ?::date and group_id is not distinct from ?::int and state = 'computed'`,
      [scheme.id, input.from, input.to, group?.id ?? null],
    );
    if (present) {
      const adjustments = bySubject(await adjustmentsOf(trx, present.id));
      await trx.raw(
        'update assessments set rows = ?::jsonb, computed_at = ?, computed_by = ?, updated_at = ? where id = ?',
        [JSON.stringify(scoreRows(scheme, candidates, adjustments)), at, by, at, present.id],
      );
      return present.documentId;
    }
    const documentId = createId();
    await trx.raw(
      `insert into assessments (document_id, scheme_id, "from", "to", group_id, state, rows, computed_at, computed_by,
              created_at, updated_at, published_at)
       values (?, ?, ?::date, ?::date, ?, 'computed', ?::jsonb, ?, ?, ?, ?, ?)`,
      [
        documentId,
        scheme.id,
        input.from,
        input.to,
        group?.id ?? null,
        JSON.stringify(scoreRows(scheme, candidates, {})),
        at,
        by,
        at,
        at,
        at,
      ],
    );
    return documentId;
  });
}

/**
 * Returns the result of a scheme beside that of the version in force. Stores nothing.
 * @throws CaseworkError 404, 403, 400 naming what is wrong with the scheme
 */
export async function previewScheme(
  trx: Trx,
  documentId: string,
  input: PreviewInput,
  call: Call,
): Promise<PreviewAnswer> {
  const scheme = await findScheme(trx, documentId);
  if (!scheme) throw notFound();
  const group = await groupOf(trx, scheme, input.group, call);
  requireBegun(input.from, call.now);
  // A preview is what a reason is found by.
  const problems = problemsOf(scheme, '-');
  if (problems.length > 0) throw problemsError(problems);
  return asOwner(trx, 'A preview is computed from records of all subjects', async () => {
    const asked: Asked = { from: input.from, to: input.to, group, now: call.now };
    const tableOf = async (one: StoredScheme) =>
      scoreRows(one, await candidatesFor(trx, one, asked), {}).map(presentRow);
    const inForce = scheme.state === 'in-force' ? null : await inForceOf(trx, scheme);
    return {
      scheme: schemeRef(scheme),
      from: input.from,
      to: input.to,
      rows: await tableOf(scheme),
      inForce: inForce ? { scheme: schemeRef(inForce), rows: await tableOf(inForce) } : null,
    };
  });
}
