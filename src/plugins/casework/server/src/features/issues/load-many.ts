import { rows, type Row, type Trx } from '../../platform/database/as-owner';
import { CASE, RULES, caseOf, type Loaded } from './load';
import type { Json } from './record';

const NOTHING = { enterprises: [], issues: [], files: [] };

/**
 * Reads locked issues with all that the rules need, each as `loadCase` reads one for an input that names no other
 * record: one statement for all of them, and one for the calendar and the settings. Runs inside `asOwner`.
 * @param more further columns, on `issues i`
 * @returns by key the row, and the case, which throws where the row makes none
 */
export async function loadCases(
  trx: Trx,
  ids: readonly number[],
  more: string,
): Promise<Map<number, { row: Row; loaded: () => Loaded }>> {
  if (ids.length === 0) return new Map();
  const [common] = await rows<Json>(trx, `select ${RULES}`);
  const found = await rows<Json & { id: number }>(
    trx,
    `select i.id, ${CASE}, ${more} from issues i where i.id = any(?)`,
    [[...ids]],
  );
  return new Map(found.map((row) => [row.id, { row, loaded: () => caseOf(row, common ?? {}, NOTHING) }]));
}
