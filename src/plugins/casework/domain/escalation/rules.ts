import type { Audience } from '../lifecycle';

/** When a rule counts from (§四.3, §四.4). */
export const CONDITIONS = ['overdue', 'undecided', 'decision-overdue'] as const;
export type Condition = (typeof CONDITIONS)[number];

export const EFFECTS = ['urge', 'escalate'] as const;
export type Effect = (typeof EFFECTS)[number];

export const MODES = ['act', 'propose'] as const;
export type Mode = (typeof MODES)[number];

/** A rule as the office keeps it. */
export type Rule = {
  /** stays the same when the rule is edited: what it has done it does not do again */
  id: string;
  name: string;
  effect: Effect;
  condition: Condition;
  /** the level that an issue must have; null: any (only to urge) */
  fromLevel: number | null;
  workingDays: number;
  mode: Mode;
  /** audiences notified in addition to those of the action */
  tells: readonly Audience[];
};

/** The rules of a new installation *(choice)*. */
export const DEFAULT_RULES: readonly Omit<Rule, 'id'>[] = [
  {
    name: '超期催办',
    effect: 'urge',
    condition: 'overdue',
    fromLevel: null,
    workingDays: 1,
    mode: 'act',
    tells: [],
  },
  {
    name: '超期提请包联领导协调',
    effect: 'escalate',
    condition: 'overdue',
    fromLevel: 0,
    workingDays: 3,
    mode: 'act',
    tells: [],
  },
  {
    name: '逾期未决，建议提请包联领导集中会办',
    effect: 'escalate',
    condition: 'undecided',
    fromLevel: 1,
    workingDays: 10,
    mode: 'propose',
    tells: [],
  },
  {
    name: '决定事项逾期，建议提请包联领导集中会办',
    effect: 'escalate',
    condition: 'decision-overdue',
    fromLevel: 1,
    workingDays: 2,
    mode: 'propose',
    tells: [],
  },
  {
    name: '逾期未决，建议提请市委市政府集中会办',
    effect: 'escalate',
    condition: 'undecided',
    fromLevel: 2,
    workingDays: 10,
    mode: 'propose',
    tells: ['office'],
  },
  {
    name: '决定事项逾期，建议提请市委市政府集中会办',
    effect: 'escalate',
    condition: 'decision-overdue',
    fromLevel: 2,
    workingDays: 2,
    mode: 'propose',
    tells: ['office'],
  },
];

/** The official name of each level of §四.3. */
export const LEVEL_NAMES = [
  '承办单位办理',
  '包联领导协调',
  '包联领导集中会办',
  '市委市政府集中会办',
] as const;
