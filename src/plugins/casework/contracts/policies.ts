/** Whom a policy can be for (§一): the categories of GB/T 4754 and the scales of enterprises. */

export const INDUSTRIES = [...'ABCDEFGHIJKLMNOPQRST'] as readonly string[];
export const SCALES: readonly string[] = ['large', 'medium', 'small', 'micro'];

/** What a policy's fields of several choices may hold. */
export const POLICY_CHOICES: Readonly<Record<string, readonly string[]>> = {
  industries: INDUSTRIES,
  scales: SCALES,
};
