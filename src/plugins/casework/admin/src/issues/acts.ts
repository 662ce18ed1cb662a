import { WAITS, type WaitRow } from '../../../domain/lifecycle';
import type { Action } from './api';

/** The main actions: those that answer a waiting party, in the order of urgency. */
const AWAITED: readonly string[] = Object.values<WaitRow>(WAITS)
  .map(({ acts }) => acts[0])
  // Bringing it before the next level answers a proposal, and is otherwise the exception.
  .filter((act) => act !== 'escalate');

/**
 * Actions that undo, send back or end an issue otherwise: listed last, so that none is mistaken for the main
 * action.
 */
const GRAVE = new Set([
  'void',
  'decline',
  'withdraw',
  'merge',
  'return',
  'reject',
  'rework',
  'refuse-consent',
  'refuse-extension',
  'refuse-withdrawal',
  'refuse-decline',
  'dismiss-proposal',
  'request-decline',
  'request-withdrawal',
  'grant-withdrawal',
]);

export const isGrave = ({ action }: Action): boolean => GRAVE.has(action);

const rank = (action: Action): number => {
  const awaited = AWAITED.indexOf(action.action);
  if (awaited >= 0) return awaited;
  return isGrave(action) ? 200 : 100;
};

export type Acts = { main: Action[]; others: Action[]; grave: Action[]; behalf: Action[] };

/**
 * Groups the offered actions: awaited ones first, those that cannot be undone last, those entered for others apart.
 * A user who acts only for another, as a liaison does, gets them as his own.
 */
export function actsOf(actions: readonly Action[]): Acts {
  // Amending is done in the form.
  const offered = actions.filter(({ action }) => action !== 'amend').toSorted((a, b) => rank(a) - rank(b));
  const own = offered.filter(({ onBehalfOf }) => onBehalfOf === null);
  const mine = own.length > 0 ? own : offered;
  return {
    main: mine.filter((action) => rank(action) < 100),
    others: mine.filter((action) => rank(action) === 100),
    grave: mine.filter((action) => rank(action) === 200),
    behalf: own.length > 0 ? offered.filter(({ onBehalfOf }) => onBehalfOf !== null) : [],
  };
}
