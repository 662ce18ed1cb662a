/** Whom a policy can be for (§一): the categories of GB/T 4754 and the scales of enterprises. */

export const INDUSTRIES = [...'ABCDEFGHIJKLMNOPQRST'] as readonly string[];
export const SCALES: readonly string[] = ['large', 'medium', 'small', 'micro'];

/** What a policy's fields of several choices may hold. */
export const POLICY_CHOICES: Readonly<Record<string, readonly string[]>> = {
  industries: INDUSTRIES,
  scales: SCALES,
};

/** An enterprise that a policy is for, or that was told of it. */
export type Match = {
  documentId: string;
  name: string;
  industry: string | null;
  scale: string | null;
  group: string | null;
  /** it was told, and would not be today: its industry or scale has changed, or the policy has run out */
  fits: boolean;
  /** when the enterprise was told, and what came of it */
  deliveredAt: string | null;
  result: string | null;
};

/** A policy in the list. */
export type PolicyLine = {
  documentId: string;
  title: string;
  issuingBody: string | null;
  documentNumber: string | null;
  summary: string | null;
  industries: string[] | null;
  scales: string[] | null;
  validFrom: string | null;
  validUntil: string | null;
  state: 'ahead' | 'in-force' | 'expired';
  /** enterprises that the asker sees: those listed, and those of them that were told */
  enterprises: number;
  told: number;
};
