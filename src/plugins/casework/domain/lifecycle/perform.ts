import type { ActionRow, Audience, FollowUp, Step } from './action-row';
import { limitFrom } from '../calendar';
import { missingExtra } from '../extra';
import { settleDues, type Clock } from './dues';
import { lapseProposal } from './effects/escalations';
import { leadTransfer, standings, type Capacity, type Standing } from './relation';
import { isOpen, type Stage } from './stages';
import { ACTION_NAMES, actionRow, type ActionName } from './table';
import {
  DUE_FIELDS,
  type Actor,
  type Case,
  type FieldError,
  type Input,
  type Refusal,
  type World,
} from './types';

/** Result of an action: the case as it is now, and what the ledger keeps of it. */
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

  // A user who gives evidence acts for another, when he could act in both ways. The office's own meetings decide in
  // the office's name.
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
    const missing = withoutExtra(subject, step);
    if (missing !== null)
      return { refused: { kind: 'conflict', code: 'EXTRA_MISSING', params: { fields: missing } } };
    return { ok: finish(name, row, subject, step) };
  }
  return { refused: refused ?? { kind: 'conflict', code: 'WRONG_STAGE', params: { stage } } };
}

/** The names of extra fields that the stage which people move the issue into requires and that are empty; or null. */
function withoutExtra(before: Case, { draft: { issue }, world }: Step): string | null {
  if (issue.stage === before.issue.stage || world.actor.kind === 'system') return null;
  const missing = missingExtra(world.extraFields ?? [], issue.extra, {
    stage: issue.stage,
    category: issue.category.documentId,
    kind: world.actor.kind,
  });
  return missing.length === 0 ? null : missing.map(({ name }) => name).join('、');
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
    case 'head':
      return null;
  }
}

/** Would an action with a call of its own be refused for who asks, or for how things stand? Values are not judged. */
export function mayTake(name: ActionName, subject: Case, world: World): boolean {
  const row = actionRow(name);
  return candidates(row, world.actor, subject, world).some(
    (s) =>
      !s.onBehalf &&
      stageFits(row, s.capacity, subject.issue.stage) &&
      !row.conflict?.(prepare(subject, {}, world, s)),
  );
}

/** An action that an actor may take now, and whether it would be entered for another, with evidence, with a scan. */
export type Allowed = { action: ActionName; standing: Standing; evidence: boolean; scan: boolean };

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
      ? [
          {
            action: name,
            standing,
            evidence: needsEvidence(row, name, standing, subject),
            scan:
              needsScan(world, standing) ||
              (name === 'decide' && standing.capacity === 'office' && !standing.onBehalf),
          },
        ]
      : [];
  });
}

function checkEvidence(name: ActionName, row: ActionRow, step: Step): FieldError[] {
  const { input, world, standing, draft } = step;
  const needed = needsEvidence(row, name, standing, draft);
  // A meeting's decision is entered with the meeting, whoever enters it (§四.4).
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
  if (needsScan(world, standing) && !ofMeeting && !input.evidence.attachments?.length)
    errors.push({ field: 'evidence.attachments', code: 'REQUIRED' });
  return errors;
}

/**
 * An entry by a group in the leader's name needs the leader's own paper (spec: relation): the scan of the 批示件, the
 * minutes or the 销号审批单. A liaison is the leader's own person.
 */
const needsScan = ({ actor }: World, { capacity, onBehalf }: Standing): boolean =>
  onBehalf && capacity === 'leader' && actor.kind === 'group';

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
  // A proposal can be taken up or dismissed only while the unit is at work.
  if (issue.stage !== 'transferred' && issue.stage !== 'handling') lapseProposal(draft, world.now);
  const answersInstruction = standing.capacity === 'group' || standing.capacity === 'lead-unit';
  if (answersInstruction && name !== 'register') issue.instructionOpen = false;
  settleDues(draft, clock);
  noteTaker(before, step);

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

/**
 * Records when the new holder of an issue with a running promise is charged with it: once it is overdue, after a
 * number of working days (spec: closure_rate). The entry keeps the day, so that figures read it from the ledger.
 */
function noteTaker(before: Case | null, { draft: { issue }, clock, record }: Step): void {
  if (!before || !isOpen(issue.stage) || !issue.committedDeadline) return;
  const was = before.issue;
  if (was.group?.id === issue.group?.id && was.leader?.id === issue.leader?.id) return;
  record['chargedFrom'] = limitFrom(clock.calendar, clock.now, clock.settings.debtDays).due.toISOString();
}

const actingUnit = ({ draft, world, standing, record }: Step): number | null => {
  if (world.actor.kind === 'unit') return world.actor.departmentId;
  if (standing.capacity !== 'support-unit') return null;
  // Entered by the group: the effect has noted for which of the support units.
  const named = record['unit'] as { documentId?: string } | undefined;
  return draft.transfers.find((t) => t.unit.documentId === named?.documentId)?.unit.id ?? null;
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

/**
 * Takes a step that was taken elsewhere long ago (history import): what it does to the case and to its dues, without
 * asking who may take it, or for earlier decisions, requests and evidence.
 * @param before the case before it; null for the registration, whose blank case is `subject`
 * @param capacity whose step it was
 */
export function replay(
  name: ActionName,
  before: Case | null,
  subject: Case,
  input: Input,
  world: World,
  capacity: Capacity,
): Performed {
  const row = actionRow(name);
  const step = prepare(subject, input, world, { capacity, onBehalf: false });
  row.effect(step);
  return finish(name, row, before, step);
}
