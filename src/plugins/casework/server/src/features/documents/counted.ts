import type { Reference, Span } from '../../../../domain/documents';
import { startOfDay, type LocalDate } from '../../../../domain/calendar';
import { rows, type Trx } from '../../platform/database/as-owner';
import { countedIds, splitsOf, tally, unsolvedOf } from './counts.sql';
import { overdueOf, questionOf, type OverdueOfGroup } from './gather/circular';

/** A count of a document asked again: how many, and which records. */
export type Counted = Extract<Reference, { count: unknown }>['count'];

/** The overdue issues at a period's cut-off. Runs in the owner's window. */
export function overdueAt(trx: Trx, to: LocalDate, at: Date): Promise<readonly OverdueOfGroup[]> {
  const cutOff = new Date(Math.min(at.getTime(), startOfDay(to).getTime()));
  // What is overdue is a matter of the cut-off alone; a question has a beginning too.
  return overdueOf(trx, questionOf({ from: to, to }, 'group', at), cutOff);
}

/** Those of one stage or one department. */
async function overdue(trx: Trx, { stage, unit, to }: Counted, at: Date): Promise<string[]> {
  return (await overdueAt(trx, to, at))
    .filter(
      (one) => (stage === undefined || one.stage === stage) && (unit === undefined || one.unitId === unit),
    )
    .map(({ documentId }) => documentId);
}

/** Whether a count is of issues that a list of the document names. */
const isListed = ({ code }: Counted): boolean => code === 'overdue' || code === 'unsolved';

const listed = async (trx: Trx, count: Counted, at: Date): Promise<string[]> =>
  count.code === 'overdue'
    ? overdue(trx, count, at)
    : (await unsolvedOf(trx, count, at)).map(({ documentId }) => documentId);

/** How many a count counts, as at an instant. Runs in the owner's window. */
export async function countOf(trx: Trx, count: Counted, at: Date): Promise<number> {
  if (isListed(count)) return (await listed(trx, count, at)).length;
  const { code, channel, category } = count;
  const span: Span = count;
  if (channel === undefined && category === undefined)
    return (await tally(trx, span, at))[code as Exclude<Counted['code'], 'unsolved'>];
  const splits = await splitsOf(trx, span, at, channel === undefined ? 'category' : 'channel');
  const found = splits.find(({ key }) => key === (channel ?? category));
  return found && (code === 'received' || code === 'closed' || code === 'open') ? found[code] : 0;
}

/** The ids of what a count counts, as at an instant. Runs in the owner's window. */
export async function recordsOf(trx: Trx, count: Counted, at: Date): Promise<number[]> {
  if (!isListed(count)) return countedIds(trx, count, at);
  const found = await rows<{ id: number }>(trx, 'select id from issues where document_id = any (?)', [
    await listed(trx, count, at),
  ] as never[]);
  return found.map(({ id }) => id);
}
