import type { Field } from '../lifecycle/fields';

/**
 * A life: the states of one kind of record, and the steps from one to the next. Routes, buttons, checks, docs
 * and diagrams read it, and no code sets a state otherwise than through `move`. Issues have a table of their
 * own (domain/lifecycle), because one action there changes five kinds of records.
 */

export type Said = { zh: string; en: string };

export type LifeState = {
  label: Said;
  /** no step leads out of it */
  final?: true;
};

/** Why a step is refused although its state fits; 409 with this code and the present state. */
export type LifeCode =
  | 'MEETING_EMPTY'
  | 'WRONG_STATE'
  | 'ALREADY_SUBMITTED'
  | 'MEETING_CONCLUDED'
  | 'MEETING_AHEAD'
  | 'APPROVAL_MISSING'
  | 'NO_APPROVAL_NEEDED'
  | 'ALREADY_APPROVED'
  | 'ALREADY_RECEIPTED'
  | 'ALREADY_REPLIED'
  | 'OBJECTIONS_OPEN'
  | 'OBJECTION_PERIOD_RUNS'
  | 'OBJECTION_PERIOD_OVER';

export type LifeConflict = { code: LifeCode; params?: Record<string, string | number> };

/**
 * @typeParam S states, @typeParam W capacities in which somebody acts on the record,
 * @typeParam F facts beside the state that a step depends on
 */
export type LifeStep<S extends string, W extends string, F> = {
  label: Said;
  /** null: the step makes the record */
  from: readonly S[] | null;
  /** '=' leaves the state as it is */
  to: S | '=';
  who: readonly W[];
  /** the call's `data`; null where a form or a separate contract defines it */
  input: Readonly<Record<string, Field>> | null;
  /** returns what forbids the step now although state and capacity fit */
  refuses?(facts: F, as: W): LifeConflict | null;
  /** effects that the use-case carries out in the same transaction, for the docs */
  makes?: readonly string[];
  /** the parties notified, for the docs */
  tells?: readonly string[];
  /** false: the step has no button, because another step or the system takes it */
  shown?: false;
  /** asks for confirmation in forms: nothing undoes it */
  final?: true;
};

export type Life<S extends string, W extends string, N extends string, F = undefined> = {
  /** the plan's word for the record */
  label: Said;
  states: Readonly<Record<S, LifeState>>;
  /** the capacities; the use-case finds those that the asker has on the record */
  who: Readonly<Record<W, Said>>;
  steps: Readonly<Record<N, LifeStep<S, W, F>>>;
  /** a state whose refusals have a code of their own; WRONG_STATE otherwise */
  refusedIn?: Partial<Record<S, LifeCode>>;
};

/** Any life, for code that walks all of them. */
export type AnyLife = Life<string, string, string, never>;

type Checked<S extends string, W extends string, N extends string, F> = {
  label: Said;
  states: Readonly<Record<S, LifeState>>;
  who: Readonly<Record<W, Said>>;
  steps: Readonly<Record<N, LifeStep<NoInfer<S>, NoInfer<W>, F>>>;
  refusedIn?: Partial<Record<NoInfer<S>, LifeCode>>;
};

/**
 * Declares a life: `defineLife<Facts>()({ … })`. The compiler knows the names of states, capacities and steps
 * from the table and refuses a step that names another.
 */
export const defineLife =
  <F = undefined>() =>
  <S extends string, W extends string, N extends string>(table: Checked<S, W, N, F>): Life<S, W, N, F> =>
    table;

export type StateOf<L> = L extends { states: Readonly<Record<infer S, LifeState>> } ? S & string : never;
export type StepOf<L> = L extends { steps: Readonly<Record<infer N, unknown>> } ? N & string : never;
export type CapacityOf<L> = L extends { who: Readonly<Record<infer W, Said>> } ? W & string : never;

/** A record as its life sees it: its state (null before it is made), and in which capacities the asker stands to it. */
export type Present<S extends string, W extends string> = { state: S | null; as: readonly W[] };

export type LifeRefusal<S extends string = string> =
  /** 403 */
  | { kind: 'forbidden' }
  /** 409 */
  | {
      kind: 'conflict';
      code: LifeCode;
      params: Record<string, string | number>;
      state: S | null;
    };

export type Moved<S extends string, W extends string> = {
  /** the state from now on */
  state: S;
  /** the capacity in which the step was taken */
  as: W;
};

type FactsArgument<F> = undefined extends F ? [facts?: F] : [facts: F];

/** Can the step be taken from this state at all? Neither people nor facts are looked at. */
export function fits<S extends string, N extends string>(
  life: { steps: Readonly<Record<N, { from: readonly S[] | null }>> },
  name: NoInfer<N>,
  state: NoInfer<S> | null,
): boolean {
  const { from } = life.steps[name];
  return from === null ? state === null : state !== null && from.includes(state);
}

/**
 * Takes one step: 403 when none of the asker's capacities may take it in any state, 409 when the present state
 * or the facts forbid it. Pure: the caller stores the state that is returned, and nothing else.
 */
export function move<S extends string, W extends string, N extends string, F>(
  life: Life<S, W, N, F>,
  name: NoInfer<N>,
  present: Present<NoInfer<S>, NoInfer<W>>,
  ...[facts]: FactsArgument<NoInfer<F>>
): { ok: Moved<S, W> } | { refused: LifeRefusal<S> } {
  const step = life.steps[name];
  const able = step.who.filter((who) => present.as.includes(who));
  if (able.length === 0) return { refused: { kind: 'forbidden' } };
  const { state } = present;
  const conflict = ({ code, params = {} }: LifeConflict): { refused: LifeRefusal<S> } => ({
    refused: { kind: 'conflict', code, params: state === null ? params : { state, ...params }, state },
  });
  if (!fits(life, name, state)) {
    const code = (state === null ? undefined : life.refusedIn?.[state]) ?? 'WRONG_STATE';
    return conflict({ code });
  }
  let refused: LifeConflict | null = null;
  for (const as of able) {
    const why = step.refuses?.(facts as F, as) ?? null;
    if (why === null) return { ok: { state: step.to === '=' ? (state as S) : step.to, as } };
    refused ??= why;
  }
  return conflict(refused ?? { code: 'WRONG_STATE' });
}

/** The steps with a button that would not be refused now, in the table's order. */
export function allowed<S extends string, W extends string, N extends string, F>(
  life: Life<S, W, N, F>,
  present: Present<NoInfer<S>, NoInfer<W>>,
  ...facts: FactsArgument<NoInfer<F>>
): N[] {
  return stepNames(life).filter(
    (name) => life.steps[name].shown !== false && 'ok' in move(life, name, present, ...facts),
  );
}

/** The steps of a life, in the table's order. */
export const stepNames = <N extends string>(life: { steps: Readonly<Record<N, unknown>> }): N[] =>
  Object.keys(life.steps) as N[];

/** The states of a life, in the table's order. */
export const stateNames = <S extends string>(life: { states: Readonly<Record<S, unknown>> }): S[] =>
  Object.keys(life.states) as S[];

/** Mermaid state diagram of a life, for the docs. Steps that leave the state alone are not drawn. */
export function diagram(life: AnyLife): string {
  const lines = stepNames(life).flatMap((name) => {
    const { from, to } = life.steps[name] as LifeStep<string, string, never>;
    if (to === '=') return [];
    return (from ?? ['[*]']).filter((state) => state !== to).map((state) => `  ${state} --> ${to}: ${name}`);
  });
  const ends = stateNames(life).flatMap((state) => (life.states[state]?.final ? [`  ${state} --> [*]`] : []));
  return `${['stateDiagram-v2', ...lines, ...ends].join('\n')}\n`;
}
