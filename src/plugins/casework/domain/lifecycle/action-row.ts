import type { Clock } from './dues';
import type { Field } from './fields';
import type { Capacity, Standing } from './relation';
import type { Stage } from './stages';
import type { Case, ConflictCode, FieldError, Input, InvalidCode, World } from './types';

/** Audiences of an action; the notifications are queued with it (spec: notifications). */
export type Audience = 'leader' | 'group' | 'office' | 'enterprise' | 'lead-unit' | 'support-units';

/** A capacity with the part of the row that holds for it alone. */
export type Who = {
  as: Capacity;
  /** narrower than the row's */
  from?: readonly Stage[];
};

export type Step = {
  /** the working copy that the effects change */
  draft: Case;
  input: Input;
  world: World;
  clock: Clock;
  standing: Standing;
  /** facts that the ledger keeps beside the input */
  record: Record<string, unknown>;
  /** actions that the system must take on other issues in the same transaction */
  follow: FollowUp[];
};

export type FollowUp = { action: 'reopen'; of: 'merged-into-this'; reason: string };

export type Conflict = { code: ConflictCode; params?: Record<string, string | number> } | null;

export type ActionRow = {
  label: { zh: string; en: string };
  /** null: it makes the issue */
  from: readonly Stage[] | null;
  /** for the diagram and the docs: where it can lead; '=' leaves the stage alone */
  to: readonly (Stage | '=')[];
  /** which of them from where, when not every one from everywhere */
  moves?: Partial<Record<Stage, readonly Stage[]>>;
  who: readonly Who[];
  /** capacities that the group may enter for, with evidence (a leader's always) */
  behalf?: readonly Capacity[];
  input: Readonly<Record<string, Field>>;
  /**
   * rule for the optional fields: at least one, or exactly one of these sets; forms show it, `check` enforces it
   */
  together?: 'any' | readonly (readonly string[])[];
  /** returns what forbids the action now although role and stage fit: time limits, pending requests, levels */
  conflict?: (step: Step) => Conflict;
  /** values that are wrong for this issue */
  check?: (step: Step) => FieldError[];
  effect: (step: Step) => void;
  /** the part of the ledger entry shown to the enterprise: all, these input fields, or nothing */
  shownToEnterprise: boolean | readonly string[];
  tells: readonly Audience[];
  /** further audiences, depending on the step's result */
  tellsAlso?: (step: Step) => readonly Audience[];
  /** asks for confirmation in forms: it cannot be undone */
  final?: true;
  /** made by the system, or by a call of its own: it is none of the actions that people are offered */
  internal?: true;
};

export const as = (...capacities: Capacity[]): Who[] => capacities.map((capacity) => ({ as: capacity }));

export const invalid = (
  field: string,
  code: InvalidCode,
  params?: Record<string, string | number>,
): FieldError => (params ? { field, code, params } : { field, code });

export const text = (input: Input, field: string): string | null =>
  (input[field] as string | undefined) ?? null;
