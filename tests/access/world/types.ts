import type { Kit } from '../../lifecycle/support';
import type { Account, City } from '../../support/city';

/**
 * A city in which everything occurs that the rule of visibility speaks of, made by the use-cases: every
 * stage, returned and superseded transfers, complaints, the office's pool, mergers, a reassignment, files;
 * and one row at least of every other content type on either side. Every text that people wrote carries a
 * canary, `CNRY-<of what>-<field>`.
 */

export type ActorName =
  | Account
  | 'token'
  | 'hatGroup'
  | 'hatUnit'
  | 'nobody'
  | 'disabled'
  | 'blocked'
  | 'outdated';

export type Reader = {
  name: ActorName;
  /** the kind in the rule: a liaison sees what his leader sees, a head what the auditor sees */
  kind: 'office' | 'auditor' | 'group' | 'unit' | 'leader' | 'enterprise' | 'none';
  department: number | null;
  leader: number | null;
  enterprise: number | null;
  staff: number | null;
  /** token of his API account; null when he has none */
  token: string | null;
  headers: Record<string, string>;
  /** signed in at all: what Strapi answers to the others is 401 */
  signedIn: boolean;
  /** a token of his panel account, or null for who has none */
  panel: (() => Promise<string>) | null;
};

export type World = {
  kit: Kit;
  city: City;
  readers: Record<ActorName, Reader>;
  /** documentIds by key */
  issues: Record<string, string>;
  files: Record<string, { documentId: string; id: number }>;
};

export const canary = (of: string, field: string): string => `CNRY-${of}-${field}`;

export const DAY = 86_400_000;
export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
