import { isLive, settleDues, type Clock } from './dues';
import { leadTransfer, standings, type Capacity, type Standing } from './relation';
import { STAGES, isOpen, type Stage } from './stages';
import {
  ACTION_NAMES,
  actionRow,
  lapseProposal,
  type ActionName,
  type ActionRow,
  type Audience,
  type FollowUp,
  type Step,
} from './table';
import {
  DUE_FIELDS,
  type Actor,
  type Case,
  type FieldError,
  type Input,
  type Refusal,
  type World,
} from './types';

/** What an action did: the case as it is now, and what the ledger keeps of it. */
export type Performed = {
  draft: Case;
  entry: {
    action: ActionName;
    from: Stage | null;
    to: Stage;
    /** input with defaults and facts of the moment, relations with the name of their day */
    input: Record<string, unknown>;
    dues: { met: Record<string, string>; set: Record<string, string | null> };
    standing: Standing;
    /** the unit that the step concerns: the acting one, else the lead unit */
    unitId: number | null;
    shownToEnterprise: boolean;
    shownToSupport: boolean;
  };
  audiences: readonly Audience[];
  follow: readonly FollowUp[];
};

/** The stages in which a pending request of each kind can be made; leaving them lapses it. */
const REQUEST_STAGES: Record<string, readonly Stage[]> = {
  decline: ['registered'],
  extension: ['handling'],
  withdrawal: ['transferred', 'handling', 'reported', 'confirmed'],
};

/** Support units read what the enterprise reads, instruct and urge, and what they did themselves. */
const SUPPORT_READS: readonly string[] = ['instruct', 'urge'];

const clone = (subject: Case): Case => structuredClone(subject);

const behalfOf = (row: ActionRow): readonly Capacity[] => {
  const leaders: Capacity[] = row.who.some((w) => w.as === 'leader') ? ['leader'] : [];
  return [...leaders, ...(row.behalf ?? [])];
};

const inRow = (row: ActionRow, capacity: Capacity): boolean => row.who.some((w) => w.as === capacity);

const stageFits = (row: ActionRow, capacity: Capacity, stage: Stage): boolean =>
  (row.from?.includes(stage) ?? false) &&
  row.who.some((w) => w.as === capacity && (w.from?.includes(stage) ?? true));

/** The capacities in which an actor could take an action on this issue at some stage; empty means 403. */
function candidates(row: ActionRow, actor: Actor, subject: Case, world: World): Standing[] {
  return standings(actor, subject, world.pairing, behalfOf(row)).filter((s) => inRow(row, s.capacity));
}

const needsEvidence = (row: ActionRow, name: ActionName, standing: Standing, subject: Case): boolean =>
  standing.onBehalf ||
  row.input['evidence'] !== undefined ||
  (name === 'decide' && standing.capacity === 'office' && subject.issue.level === 3);

function prepare(subject: Case, input: Input, world: World, standing: Standing): Step {
  const clock: Clock = { now: world.now, calendar: world.calendar, settings: world.settings };
  return { draft: clone(subject), input, world, clock, standing, record: {}, follow: [] };
}

/**
 * Takes one action on one issue, by the table: 403 before 409 before 400, as the specification orders.
 * Pure: `subject` is not changed.
 * @param input parsed by the action's contract
 * @returns what came of it, or why it is refused
 */
export function perform(
  name: ActionName,
  subject: Case,
  input: Input,
  world: World,
): { ok: Performed } | { refused: Refusal } {
  const row = actionRow(name);
  const able = candidates(row, world.actor, subject, world);
  if (able.length === 0) return { refused: { kind: 'forbidden', code: 'FORBIDDEN' } };

  const stage = subject.issue.stage;
  const fitting = able.filter((s) => stageFits(row, s.capacity, stage));
  if (fitting.length === 0) return { refused: { kind: 'conflict', code: 'WRONG_STAGE', params: { stage } } };

  // Who hands in evidence means to act for another, when both are open to him. The office's own meetings
  // decide in the office's name.
  const own = input.evidence?.meeting !== undefined && world.actor.kind === 'office';
  const behalfFirst = input.evidence !== undefined && row.input['evidence'] === undefined && !own;
  const ordered = [...fitting].sort(
    (a, b) => (Number(a.onBehalf) - Number(b.onBehalf)) * (behalfFirst ? -1 : 1),
  );
  let refused: Refusal | null = null;
  for (const standing of ordered) {
    const step = prepare(subject, input, world, standing);
    const conflict = row.conflict?.(step) ?? null;
    if (conflict) {
      refused ??= { kind: 'conflict', ...conflict };
      continue;
    }
    const errors = [...checkEvidence(name, row, step), ...checkFiles(step), ...(row.check?.(step) ?? [])];
    if (errors.length > 0) return { refused: { kind: 'invalid', errors } };
    row.effect(step);
    return { ok: finish(name, row, subject, step) };
  }
  return { refused: refused ?? { kind: 'conflict', code: 'WRONG_STAGE', params: { stage } } };
}

/**
 * Makes the issue itself (`register`).
 * @param blank the new case with everything that the input gives
 */
export function performRegister(
  blank: Case,
  input: Input,
  world: World,
): { ok: Performed } | { refused: Refusal } {
  const row = actionRow('register');
  const capacity = registerCapacity(world.actor);
  if (!capacity) return { refused: { kind: 'forbidden', code: 'FORBIDDEN' } };
  const standing: Standing = { capacity, onBehalf: world.actor.kind === 'liaison' };
  const step = prepare(blank, input, world, standing);
  const errors = [...checkEvidence('register', row, step), ...checkFiles(step), ...(row.check?.(step) ?? [])];
  if (errors.length > 0) return { refused: { kind: 'invalid', errors } };
  row.effect(step);
  return { ok: finish('register', row, null, step) };
}

/** The capacity in which somebody may register at all, or null (403). */
export function registerCapacity(actor: Actor): Capacity | null {
  switch (actor.kind) {
    case 'group':
    case 'office':
    case 'enterprise':
    case 'leader':
    case 'system':
      return actor.kind;
    case 'liaison':
      return 'leader';
    case 'unit':
    case 'auditor':
      return null;
  }
}

/** An action that an actor may take now, and whether it would be entered for another. */
export type Allowed = { action: ActionName; standing: Standing; evidence: boolean };

/** The actions that would not be refused for who asks or for how things stand; values are not judged. */
export function allowedActions(subject: Case, world: World): Allowed[] {
  return ACTION_NAMES.flatMap((name) => {
    const row = actionRow(name);
    if (row.internal || row.from === null) return [];
    const able = candidates(row, world.actor, subject, world)
      .filter((s) => stageFits(row, s.capacity, subject.issue.stage))
      .sort((a, b) => Number(a.onBehalf) - Number(b.onBehalf));
    const standing = able.find((s) => !row.conflict?.(prepare(subject, {}, world, s)));
    return standing
      ? [{ action: name, standing, evidence: needsEvidence(row, name, standing, subject) }]
      : [];
  });
}

function checkEvidence(name: ActionName, row: ActionRow, step: Step): FieldError[] {
  const { input, world, standing, draft } = step;
  const needed = needsEvidence(row, name, standing, draft);
  // What a meeting decided is entered with the meeting, whoever enters it (§四.4).
  const ofMeeting = input.evidence?.meeting !== undefined;
  if (!needed && !ofMeeting) return input.evidence ? [{ field: 'evidence', code: 'NOT_ACCEPTED' }] : [];
  if (!input.evidence) return [{ field: 'evidence', code: 'REQUIRED' }];
  const errors: FieldError[] = [];
  const at = input.evidence.at;
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(at) ? new Date(`${at}T00:00:00+08:00`) : new Date(at);
  if (instant > world.now) errors.push({ field: 'evidence.at', code: 'IN_FUTURE' });
  if (name === 'decide' && standing.capacity === 'office' && !ofMeeting) {
    // The city's decision is known by its minutes: their number and their scan.
    if (!input.evidence.number) errors.push({ field: 'evidence.number', code: 'REQUIRED' });
    if (!input.evidence.attachments?.length) errors.push({ field: 'evidence.attachments', code: 'REQUIRED' });
  }
  return errors;
}

function checkFiles({ input, world }: Step): FieldError[] {
  const given: [string, string[]][] = [
    ['attachments', (input['attachments'] as string[] | undefined) ?? []],
    ['evidence.attachments', input.evidence?.attachments ?? []],
  ];
  return given.flatMap(([field, files]) =>
    files.flatMap((file, i) =>
      world.refs.files.has(file) ? [] : [{ field: `${field}.${i}`, code: 'NOT_FOUND' as const }],
    ),
  );
}

function finish(name: ActionName, row: ActionRow, before: Case | null, step: Step): Performed {
  const { draft, world, clock, standing } = step;
  const { issue } = draft;

  for (const request of draft.requests) {
    if (request.state !== 'pending' || REQUEST_STAGES[request.kind]?.includes(issue.stage)) continue;
    request.state = 'lapsed';
    request.answeredAt = world.now;
  }
  // It can be taken up or dismissed only while the unit is at work.
  if (issue.stage !== 'transferred' && issue.stage !== 'handling') lapseProposal(draft, world.now);
  const answersInstruction = standing.capacity === 'group' || standing.capacity === 'lead-unit';
  if (answersInstruction && name !== 'register') issue.instructionOpen = false;
  settleDues(draft, clock);

  const shown = row.shownToEnterprise !== false;
  const unit = leadTransfer(draft) ?? (before ? leadTransfer(before) : null);
  return {
    draft,
    entry: {
      action: name,
      from: before?.issue.stage ?? null,
      to: issue.stage,
      input: { ...named(step), ...step.record },
      dues: duesOf(before, draft),
      standing,
      unitId: actingUnit(step) ?? unit?.unit.id ?? null,
      shownToEnterprise: shown,
      shownToSupport: shown || SUPPORT_READS.includes(name),
    },
    audiences: [...new Set([...row.tells, ...(row.tellsAlso?.(step) ?? [])])],
    follow: step.follow,
  };
}

const actingUnit = ({ world, standing, record }: Step): number | null => {
  if (world.actor.kind === 'unit') return world.actor.departmentId;
  const named = record['unit'] as { documentId?: string } | undefined;
  return standing.capacity === 'support-unit' && named?.documentId
    ? (world.refs.department.get(named.documentId)?.id ?? null)
    : null;
};

/** The input as the ledger keeps it: a relation with its name, so that it reads the same years later. */
function named({ input, world }: Step): Record<string, unknown> {
  const { department, category, enterprise, issue } = world.refs;
  const name = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const ref = department.get(value) ?? category.get(value) ?? enterprise.get(value) ?? issue.get(value);
    return ref ? { documentId: ref.documentId, name: ref.name } : value;
  };
  const relations = [
    'leadUnit',
    'supportUnits',
    'suggestedUnit',
    'unit',
    'category',
    'enterprise',
    'mainIssue',
  ];
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      relations.includes(key) ? (Array.isArray(value) ? value.map(name) : name(value)) : value,
    ]),
  );
}

/** The dues that stood when the step was taken, and those that it changed (spec: clock; measures read them). */
function duesOf(before: Case | null, after: Case): Performed['entry']['dues'] {
  const met: Record<string, string> = {};
  const set: Record<string, string | null> = {};
  for (const field of DUE_FIELDS) {
    const was = before?.issue[field] ?? null;
    const is = after.issue[field];
    if (was) met[field] = was.toISOString();
    if (was?.getTime() !== is?.getTime()) set[field] = is?.toISOString() ?? null;
  }
  return { met, set };
}

/** Whom a notice goes to: everybody who holds an office, by the organisation. */
export type Addressee = { kind: 'leader' | 'group' | 'unit' | 'enterprise' | 'office'; id: number | null };

/**
 * The people of an issue at this moment, as ids: who an audience of the table stands for. Nobody is told of
 * what he may not see: a complaint is the office's, in the group's and leader's place.
 */
export function resolveAudience(audience: Audience, after: Pick<Case, 'issue' | 'transfers'>): Addressee[] {
  const { issue } = after;
  const office: Addressee[] = [{ kind: 'office', id: null }];
  const one = (kind: Addressee['kind'], id: number | undefined): Addressee[] =>
    id === undefined ? [] : [{ kind, id }];
  switch (audience) {
    case 'leader':
      return issue.complaint ? office : one('leader', issue.leader?.id);
    case 'group':
      // The office has a complaint in the group's place, and what is in its pool.
      return issue.complaint || !issue.group ? office : one('group', issue.group.id);
    case 'office':
      return office;
    case 'enterprise':
      return one('enterprise', issue.enterprise.id);
    case 'lead-unit':
      return issue.complaint ? [] : one('unit', leadTransfer(after)?.unit.id);
    case 'support-units':
      return issue.complaint
        ? []
        : after.transfers
            .filter((t) => t.role === 'support' && isLive(t.state))
            .map((t) => ({ kind: 'unit' as const, id: t.unit.id }));
  }
}

/** 灯 of an issue at one instant (spec: clock). Null when final. */
export function lightOf(
  issue: { stage: Stage; redFrom: Date | null; yellowFrom: Date | null },
  now: Date,
): 'red' | 'yellow' | 'waiting' | 'green' | null {
  if (!isOpen(issue.stage)) return null;
  if (issue.stage === 'reported' || issue.stage === 'confirmed') return 'waiting';
  if (issue.redFrom && issue.redFrom <= now) return 'red';
  return issue.yellowFrom && issue.yellowFrom <= now ? 'yellow' : 'green';
}

/** Mermaid state diagram of the table, for the docs. */
export function stateDiagram(): string {
  const lines = new Set<string>();
  for (const name of ACTION_NAMES) {
    const row = actionRow(name);
    for (const to of row.to) {
      if (to === '=') continue;
      if (row.from === null) lines.add(`  [*] --> ${to}: ${name}`);
      else
        for (const from of row.from)
          if (from !== to && (row.moves?.[from] ?? (row.moves ? [] : [to])).includes(to))
            lines.add(`  ${from} --> ${to}: ${name}`);
    }
  }
  return (
    ['stateDiagram-v2', ...[...lines].sort((a, b) => order(a) - order(b) || a.localeCompare(b))].join('\n') +
    '\n'
  );
}

const order = (line: string): number => STAGES.findIndex((s) => line.startsWith(`  ${s} `));
