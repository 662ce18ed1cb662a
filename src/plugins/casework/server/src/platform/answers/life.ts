import { message } from '../../../../contracts/messages';
import type { AnyLife, LifeRefusal, Moved } from '../../../../domain/life';
import { CaseworkError, refuse } from './errors';

/**
 * Returns the result of a step, or throws its refusal: 403 for a caller who may not take it in any state, else 409
 * with the present state in `details`.
 * @param more parameters of the message, and details beside the state
 * @throws CaseworkError 403, 409
 */
export function orRefuse<S extends string, W extends string>(
  life: AnyLife & { states: Readonly<Record<S, unknown>> },
  result: { ok: Moved<S, W> } | { refused: LifeRefusal<S> },
  more: { params?: Record<string, string | number>; details?: Record<string, unknown> } = {},
): Moved<S, W> {
  if ('ok' in result) return result.ok;
  const { refused } = result;
  if (refused.kind === 'forbidden') throw refuse(403, 'FORBIDDEN');
  const { code, params, state } = refused;
  throw new CaseworkError(409, code, (language) => ({
    message: message(code, language, {
      ...params,
      ...(state === null ? {} : { state: life.states[state]?.label[language] ?? state }),
      ...more.params,
    }),
    details: { state, ...more.details },
  }));
}
