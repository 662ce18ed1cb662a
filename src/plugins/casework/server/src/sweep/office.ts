import type { Context } from 'koa';
import { askerOf } from '../access/seam';
import { notFound, refuse } from '../shared/errors';

/** What the schedule does is the office's to see to. @throws CaseworkError 404 without a membership, 403 */
export function requireOffice(ctx: Context): void {
  const { kind } = askerOf(ctx);
  if (kind === 'none') throw notFound();
  if (kind !== 'office') throw refuse(403, 'FORBIDDEN');
}
