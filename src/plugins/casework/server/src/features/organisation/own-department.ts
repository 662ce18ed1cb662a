import {
  DEPARTMENT_FACTS,
  type DepartmentFacts,
  type DepartmentFactsInput,
} from '../../../../contracts/departments';
import type { Asker } from '../../platform/access/actor';
import { mergedDraft } from '../../platform/answers/edits';
import { notFound } from '../../platform/answers/errors';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';

/** What a department says of itself (§三.3): its promotion body and founding document, who leads, who is to be asked. */

const COLUMNS: Readonly<Record<(typeof DEPARTMENT_FACTS)[number], string>> = {
  promotionBody: 'promotion_body',
  foundingDocument: 'founding_document',
  leaderInCharge: 'leader_in_charge',
  liaison: 'liaison',
  phone: 'phone',
};

const SELECT = DEPARTMENT_FACTS.map((fact) => `${COLUMNS[fact]} as "${fact}"`).join(', ');

async function find(trx: Trx, departmentId: number | null, lock = ''): Promise<DepartmentFacts> {
  const [found] = await rows<DepartmentFacts>(
    trx,
    `select document_id as "documentId", name, ${SELECT} from departments where id = ? ${lock}`,
    [departmentId],
  );
  if (!found) throw notFound();
  return found;
}

/** @throws CaseworkError 404 for an asker who acts for no department */
export const ownDepartment = (
  trx: Trx,
  { departmentId }: Pick<Asker, 'departmentId'>,
): Promise<DepartmentFacts> =>
  asOwner(trx, 'A department reads what it says of itself', () => find(trx, departmentId));

/**
 * Writes what the department has changed of it; the change is on record as any other of a department.
 * @throws CaseworkError 404 for an asker who acts for no department, 409 for what another has changed meanwhile
 */
export const editOwnDepartment = (
  trx: Trx,
  { departmentId }: Pick<Asker, 'departmentId'>,
  { opened, ...given }: DepartmentFactsInput,
  now: Date,
): Promise<DepartmentFacts> =>
  asOwner(trx, 'A department writes what it says of itself, and nothing else of its row', async () => {
    const stored = await find(trx, departmentId, 'for update');
    const kept = Object.entries(mergedDraft(given, stored, opened)) as [
      keyof typeof COLUMNS,
      string | null,
    ][];
    if (kept.length === 0) return stored;
    await rows(
      trx,
      `update departments set ${kept.map(([fact]) => `${COLUMNS[fact]} = ?`).join(', ')}, updated_at = ? where id = ?`,
      [...kept.map(([, value]) => value), now.toISOString(), departmentId],
    );
    return find(trx, departmentId);
  });
