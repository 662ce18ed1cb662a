import type { Context } from 'koa';
import { notFound, refuse } from '../shared/errors';
import { askerOf } from './seam';

/** For calls that are the office's alone. @throws CaseworkError 404 without a membership, 403 for anybody else */
export function requireOffice(ctx: Context): void {
  const { kind } = askerOf(ctx);
  if (kind === 'none') throw notFound();
  if (kind !== 'office') throw refuse(403, 'FORBIDDEN');
}
