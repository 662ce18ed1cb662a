import { type Audience, type Conflict, invalid, type Step } from '../action-row';
import { changeExtra, missingExtra, readsExtra } from '../../extra';
import { countDue, enterStage } from '../dues';
import type { FieldError, IssueState, World } from '../types';
import { checkCategory, checkPast } from './checks';

/** Group and leader follow from the open pairing; an enterprise without one is in the office's pool. */
export function takePair(issue: IssueState, pairing: World['pairing']): void {
  issue.group = pairing?.group ?? null;
  issue.leader = pairing?.leader ?? null;
}

/** An enterprise without a pairing has no group that could accept its issue. */
export const notInPool = ({ draft }: Step): Conflict => (draft.issue.group ? null : { code: 'POOL' });

/**
 * Checks a registration: a group or leader registers for its own enterprises only; an enterprise for itself, and
 * never with its own receipt time.
 */
export function checkRegistration(step: Step): FieldError[] {
  const { input, world } = step;
  const errors: FieldError[] = [];
  const enterprise = world.refs.enterprise.get(input['enterprise'] as string);
  const { actor } = world;
  if (!enterprise) errors.push(invalid('enterprise', 'NOT_FOUND'));
  else if (
    (actor.kind === 'group' && enterprise.pairing?.group.id !== actor.departmentId) ||
    ((actor.kind === 'leader' || actor.kind === 'liaison') &&
      enterprise.pairing?.leader.id !== actor.leaderId)
  )
    errors.push(invalid('enterprise', 'NOT_YOUR_ENTERPRISE'));
  else if (actor.kind === 'enterprise' && enterprise.id !== actor.enterpriseId)
    errors.push(invalid('enterprise', 'NOT_FOUND'));
  if (input['receivedAt'] !== undefined) {
    if (actor.kind === 'enterprise') errors.push(invalid('receivedAt', 'NOT_FOR_ENTERPRISE'));
    else errors.push(...checkPast(step, 'receivedAt', input['receivedAt']));
  }
  return [...errors, ...checkCategory(step), ...checkExtra(step), ...checkNoExtraMissing(step)];
}

/** Group and leader come from the pairing, the complaint mark from the category, the first due from the receipt. */
export function register({ draft, input, world, clock }: Step): void {
  const { issue } = draft;
  takePair(issue, world.pairing);
  const category = world.refs.category.get(input['category'] as string);
  if (category) issue.category = category;
  issue.complaint = issue.category.complaint;
  putExtra({ draft, input, world });
  enterStage(draft, 'registered', clock, issue.receivedAt);
  if (issue.clock.acceptDueAt) issue.clock.acceptDueAt.ofReceipt = true;
}

/** An amendment names at least one field; a category must be in use. */
export const checkAmendment = (step: Step): FieldError[] => [
  ...(Object.keys(step.input).some((key) => key !== 'evidence')
    ? []
    : [invalid('title', 'NOTHING_TO_CHANGE')]),
  ...checkCategory(step),
];

type Changing = Pick<Step, 'draft' | 'input' | 'world'>;

/** The category that decides which extra fields there are: of a registration the input's. */
const categoryOf = ({ draft, input, world }: Changing): string =>
  (world.refs.category.get(input['category'] as string) ?? draft.issue.category).documentId;

/** What the input makes of the issue's extra fields. */
const changedExtra = (step: Changing): ReturnType<typeof changeExtra> => {
  const { draft, input, world } = step;
  return changeExtra(
    world.extraFields ?? [],
    draft.issue.extra,
    (input['extra'] as Record<string, unknown> | undefined) ?? {},
    { kind: world.actor.kind, category: categoryOf(step) },
  );
};

const checkExtra = (step: Changing): FieldError[] => changedExtra(step).errors;

/** What is required from the registration on. The enterprise's page asks for none of it: the group fills it in. */
function checkNoExtraMissing(step: Changing): FieldError[] {
  const { world } = step;
  const { kind } = world.actor;
  if (kind === 'enterprise' || kind === 'system') return [];
  return missingExtra(world.extraFields ?? [], changedExtra(step).values, {
    stage: 'registered',
    category: categoryOf(step),
    kind,
  }).map(({ code, name }) => ({ field: `extra.${code}`, code: 'REQUIRED', params: { name } }));
}

function putExtra(step: Changing): void {
  if (step.input['extra'] === undefined) return;
  const { values } = changedExtra(step);
  step.draft.issue.extra = Object.keys(values).length > 0 ? values : null;
}

/** There is an extra field that who acts may read and that is in use. */
export const mayNotSupplement = ({ world }: Step): Conflict =>
  (world.extraFields ?? []).some((field) => field.active && readsExtra(field, world.actor.kind))
    ? null
    : { code: 'NO_EXTRA_FIELDS' };

/** The values fit their fields, and say something new. */
export function checkSupplement(step: Step): FieldError[] {
  const { values, errors } = changedExtra(step);
  if (errors.length > 0) return errors;
  return JSON.stringify(values) === JSON.stringify(step.draft.issue.extra ?? {})
    ? [invalid('extra', 'NOTHING_TO_CHANGE')]
    : [];
}

/** The ledger keeps what each changed value was. */
export function supplement(step: Step): void {
  const before = step.draft.issue.extra ?? {};
  putExtra(step);
  const given = Object.keys((step.input['extra'] as object | undefined) ?? {});
  step.record['before'] = { extra: Object.fromEntries(given.map((code) => [code, before[code] ?? null])) };
}

/** The ledger keeps what each changed field was. */
export function amend({ draft, input, world, record }: Step): void {
  const { issue } = draft;
  const before: Record<string, unknown> = {};
  for (const key of ['title', 'description', 'kind', 'handlingType'] as const) {
    const value = input[key];
    if (value === undefined || value === issue[key]) continue;
    before[key] = issue[key];
    Object.assign(issue, { [key]: value });
  }
  const category = world.refs.category.get(input['category'] as string);
  if (category && category.id !== issue.category.id) {
    before['category'] = { documentId: issue.category.documentId, name: issue.category.name };
    issue.category = category;
    issue.complaint = category.complaint;
  }
  record['before'] = before;
}

/**
 * Returns the office as audience when a group makes an issue a complaint: the issue passes to the office and leaves
 * the group's figures.
 */
export const becameComplaint = ({ draft, record }: Step): readonly Audience[] =>
  draft.issue.complaint &&
  (record['before'] as Record<string, unknown> | undefined)?.['category'] !== undefined
    ? ['office']
    : [];

/** The issue follows its enterprise to a new pair (调剂, or an assignment from the pool). */
export function handOver({ draft, world, clock, record }: Step): void {
  const { issue } = draft;
  const fromPool = !issue.group;
  record['before'] = { group: issue.group?.name ?? null, leader: issue.leader?.name ?? null };
  takePair(issue, world.pairing);
  record['after'] = { group: issue.group?.name ?? null, leader: issue.leader?.name ?? null };
  // In the pool nobody could accept the issue, so its limit begins now.
  if (fromPool && issue.stage === 'registered')
    countDue(issue, 'acceptDueAt', clock.now, clock.settings.acceptDays, clock);
}
