import type { Context } from 'koa';
import { notFound, refuse } from '../answers/errors';
import { askerOf } from './request-transaction';

/**
 * Admits only the office and the super admin, who keeps the system and sees all: for calls that administer the
 * application, and for what is shown to the office alone (docs/visibility.md says the same of master data).
 * @throws CaseworkError 404 without a membership, 403 for anybody else
 */
export function requireOffice(ctx: Context): void {
  const { kind } = askerOf(ctx);
  if (kind === 'none') throw notFound();
  if (!keepsHouse(kind)) throw refuse(403, 'FORBIDDEN');
}

/**
 * For decisions on the cases themselves: the office's alone. A super admin has no part in them (spec: relation).
 * @throws CaseworkError 404 without a membership, 403 for anybody else
 */
export function requireOfficeDecides(ctx: Context): void {
  const { kind } = askerOf(ctx);
  if (kind === 'none') throw notFound();
  if (kind !== 'office') throw refuse(403, 'FORBIDDEN');
}

/** May this kind do what `requireOffice` asks for? */
export const keepsHouse = (kind: string): boolean => kind === 'office' || kind === 'super';
