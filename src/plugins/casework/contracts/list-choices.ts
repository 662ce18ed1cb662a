import { ACTOR_KINDS } from '../domain/lifecycle';

/** Whom a policy can be for (§一): the categories of GB/T 4754 and the scales of enterprises. */

export const INDUSTRIES = [...'ABCDEFGHIJKLMNOPQRST'] as readonly string[];
export const SCALES: readonly string[] = ['large', 'medium', 'small', 'micro'];

/** Of whom a second factor can be demanded: memberships by their kind, and system administrators. */
export const SECOND_FACTOR_KINDS: readonly string[] = [...ACTOR_KINDS, 'super'];

/** The choices of fields that take several, by the field's name. */
export const LIST_CHOICES: Readonly<Record<string, readonly string[]>> = {
  industries: INDUSTRIES,
  scales: SCALES,
  secondFactorFor: SECOND_FACTOR_KINDS,
};
