import { createHash } from 'node:crypto';
import { createId } from '@paralleldrive/cuid2';
import canonicalize from 'canonicalize';
import { localDateOf } from '../../../domain/calendar';
import {
  DUE_FIELDS,
  actionRow,
  allowedActions,
  isActionName,
  parseInstant,
  perform,
  performRegister,
  registerCapacity,
  type ActionName,
  type Actor,
  type Audience,
  type Case,
  type CategoryRef,
  type Input,
  type IssueState,
  type Performed,
  type World,
} from '../../../domain/lifecycle';
import { INPUTS } from '../../../contracts/inputs';
import { FIRST_PREV_HASH } from '../ledger/hash';
import { notFound, refusalError, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { SYSTEM } from '../access/actor';
import { openWindow, rows, type Trx } from '../access/window';
import { keepDutiesAfter } from '../duties';
import {
  loadCase,
  loadForRegister,
  lockAsActor,
  resolveAsActor,
  worldOf,
  type Loaded,
  type Seen,
} from './load';
import { presentIssue } from './present';
import { remembering, rememberingIfSeen } from './refused-attempts';
import { writeCase, type Moment } from './write';

/** One call of an action, over whatever door it came. */
export type Call = {
  actor: Actor;
  now: Date;
  /** the role to go back to: 'casework_actor' while a request is served, 'none' for the system's own work */
  role: 'casework_actor' | 'none';
  /** nothing but the end of the request follows, and a refusal rolls it back: saves the savepoint */
  last?: boolean;
  idempotency?: { key: string; path: string } | undefined;
};

export type Answer = { status: number; body: { data: Record<string, unknown> } };

/** The actions that people can call; `register` has an address of its own. */
export function actionOf(name: string): ActionName {
  if (!isActionName(name) || actionRow(name).internal || name === 'register') {
    throw refuse(404, 'UNKNOWN_ACTION', { action: name });
  }
  return name;
}

/**
 * Takes an action on an issue (spec: actions). Sight is checked as the actor, and by the same statement
 * the row is locked; then the owner's window decides by the rules and writes everything at once.
 * @param documentId of the issue
 * @param data as it came; parsed by the action's contract
 * @throws CaseworkError in the order of the specification: 404 action, 400 shape, 404 issue, 403, 409, 400
 */
export async function act(
  trx: Trx,
  documentId: string,
  name: string,
  data: unknown,
  call: Call,
): Promise<Answer> {
  const action = actionOf(name);
  const { input, claim } = await rememberingIfSeen(trx, documentId, async () => ({
    input: parse(INPUTS[action], data ?? {}),
    claim: await claimKey(trx, call, data),
  }));
  if (claim.replay) return claim.replay;

  const work = async (): Promise<Answer> => {
    const locked = await lockAsActor(trx, documentId, action, input);
    if (!locked) throw notFound();
    return carryOut(trx, { id: locked.id, seen: locked.seen, action, input }, call, claim);
  };
  return openWindow(trx, call.role, work, { opensItself: true, last: call.last });
}

/** An action on an issue that has been locked under its actor's sight; the owner's window is open. */
export type Order = { id: number; seen: Seen; action: ActionName; input: Input };

/**
 * Decides an action by the rules and writes it. One of several, when a use-case takes more than one: a
 * meeting, a common problem.
 * @throws CaseworkError in the order of the specification: 403, 409, 400
 */
export function carryOut(
  trx: Trx,
  { id, seen, action, input }: Order,
  call: Call,
  claim: Claim = {},
): Promise<Answer> {
  return remembering(id, async () => {
    const loaded = await loadCase(trx, id, action, input, seen);
    const world = worldOf(loaded, call.actor, call.now);
    const result = perform(action, loaded.subject, input, world);
    if ('refused' in result) {
      throw refusalError(result.refused, {
        stage: loaded.subject.issue.stage,
        actions: allowedActions(loaded.subject, world).map((a) => a.action),
      });
    }
    const body = { data: presentIssue(result.ok.draft, call.actor, call.now, loaded.createdAt) };
    const entry = await writeCase(trx, loaded.subject, result.ok, call.actor, momentOf(call), loaded.head, {
      ...(claim.key ? { idempotency: { ...claim.key, status: 200, body } } : {}),
    });
    await keepDutiesAfter(trx, loaded.subject, result.ok, entry, dutiesAt(loaded, call.now));
    await followUp(trx, result.ok, loaded, call);
    return { status: 200, body };
  });
}

/**
 * Registers an issue (action `register`): number, group and leader follow from the open pairing.
 * @throws CaseworkError 400 shape, 403 role, 400 values
 */
export async function register(trx: Trx, data: unknown, call: Call): Promise<Answer> {
  const input = parse(INPUTS.register, data ?? {});
  const claim = await claimKey(trx, call, data);
  if (claim.replay) return claim.replay;
  if (!registerCapacity(call.actor)) throw refuse(403, 'FORBIDDEN');

  const work = async (): Promise<Answer> => {
    const seen = await resolveAsActor(trx, input);
    // The enterprise stays locked against a change of pairing until this has committed.
    const enterprise = seen.enterprises[0]?.id ?? null;
    const [key] = await rows<{ id: number; number: number }>(
      trx,
      `select nextval(pg_get_serial_sequence('issues', 'id'))::int as id, casework.next_number(?) as number,
              (select e.id from (select id from enterprises where id = ? for share) e) as locked`,
      [`issue:${localDateOf(call.now).slice(0, 4)}`, enterprise],
    );
    const loaded = await loadForRegister(trx, input, seen);
    const world = worldOf(loaded, call.actor, call.now);
    const blank = blankCase(input, world, key?.id ?? 0, issueNumber(call.now, key?.number ?? 0));
    const result = performRegister(blank, input, world);
    if ('refused' in result) throw refusalError(result.refused, null);
    const body = { data: presentIssue(result.ok.draft, call.actor, call.now, call.now) };
    await writeCase(
      trx,
      null,
      result.ok,
      call.actor,
      momentOf(call),
      { sequence: 0, hash: FIRST_PREV_HASH },
      claim.key ? { idempotency: { ...claim.key, status: 201, body } } : {},
    );
    return { status: 201, body };
  };
  return openWindow(trx, call.role, work, { opensItself: true, last: call.last });
}

/**
 * What the system does to an issue because of something else: a new pairing, a new calendar, the end of a
 * main issue. Runs inside an open window; locks the issue itself.
 * @returns whether anything was written (a recompute that moves nothing writes nothing)
 */
export async function actAsSystem(
  trx: Trx,
  issueId: number,
  action: ActionName,
  input: Input,
  now: Date,
): Promise<boolean> {
  await trx.raw('select id from issues where id = ? for update', [issueId]);
  const loaded = await loadCase(trx, issueId, action, input, NOTHING_NAMED);
  return actOnLoaded(trx, loaded, action, input, now);
}

/** An input that names no other record. */
export const NOTHING_NAMED = { enterprises: [], issues: [], files: [] };

/**
 * As actAsSystem, on a case that has been locked and loaded.
 * @param also who is told beside those whom the action tells
 */
export async function actOnLoaded(
  trx: Trx,
  loaded: Loaded,
  action: ActionName,
  input: Input,
  now: Date,
  also: readonly Audience[] = [],
): Promise<boolean> {
  const world = worldOf(loaded, SYSTEM, now);
  const result = perform(action, loaded.subject, input, world);
  if ('refused' in result) return false;
  if (action === 'recompute' && !movedDues(loaded.subject, result.ok)) return false;
  const performed = { ...result.ok, audiences: [...new Set([...result.ok.audiences, ...also])] };
  const moment = { happenedAt: now, recordedAt: now };
  const entry = await writeCase(trx, loaded.subject, performed, SYSTEM, moment, loaded.head);
  await keepDutiesAfter(trx, loaded.subject, result.ok, entry, dutiesAt(loaded, now));
  await followUp(trx, result.ok, loaded, { actor: SYSTEM, now, role: 'none' });
  return true;
}

/** The actions that the caller may take now on an issue he sees. */
export async function readCase(
  trx: Trx,
  documentId: string,
  call: Call,
): Promise<{ loaded: Loaded; world: World }> {
  const [row] = await rows<{ id: number }>(trx, 'select id from issues where document_id = ?', [documentId]);
  if (!row) throw notFound();
  return openWindow(trx, call.role, async () => {
    const loaded = await loadCase(trx, row.id, 'accept', {}, { enterprises: [], issues: [], files: [] });
    return { loaded, world: worldOf(loaded, call.actor, call.now) };
  });
}

const movedDues = (before: Case, { draft }: Performed): boolean =>
  before.issue.provisional !== draft.issue.provisional ||
  [...DUE_FIELDS, 'yellowFrom' as const].some(
    (field) => before.issue[field]?.getTime() !== draft.issue[field]?.getTime(),
  );

const momentOf = (call: Call): Moment => ({ happenedAt: call.now, recordedAt: call.now });

const dutiesAt = ({ calendar, duties }: Loaded, now: Date) => ({ calendar, settings: duties, now });

async function followUp(trx: Trx, performed: Performed, loaded: Loaded, call: Call): Promise<void> {
  for (const { reason } of performed.follow) {
    for (const id of loaded.merged) await actAsSystem(trx, id, 'reopen', { reason }, call.now);
  }
}

/** 包诉〔YYYY〕NNNN号, the year of registration in Shanghai. */
const issueNumber = (now: Date, n: number): string =>
  `包诉〔${localDateOf(now).slice(0, 4)}〕${String(n).padStart(4, '0')}号`;

function blankCase(input: Input, world: World, id: number, number: string): Case {
  const enterprise = world.refs.enterprise.get(input['enterprise'] as string);
  const none: CategoryRef = { id: 0, documentId: '', name: '', complaint: false, active: false };
  const issue: IssueState = {
    id,
    documentId: createId(),
    number,
    title: input['title'] as string,
    description: input['description'] as string,
    kind: input['kind'] as string,
    channel: input['channel'] as string,
    handlingType: input['handlingType'] as IssueState['handlingType'],
    stage: 'registered',
    stageSince: world.now,
    level: 0,
    category: world.refs.category.get(input['category'] as string) ?? none,
    complaint: false,
    enterprise: enterprise ?? { id: 0, documentId: '', name: '' },
    group: null,
    leader: null,
    leadUnit: null,
    mainIssue: null,
    receivedAt: parseInstant(input['receivedAt']) ?? world.now,
    acceptDueAt: null,
    transferDueAt: null,
    takeUpDueAt: null,
    deadline: null,
    firstDeadline: null,
    committedDeadline: null,
    confirmDueAt: null,
    consentDueAt: null,
    dueAt: null,
    yellowFrom: null,
    redFrom: null,
    milestoneDueAt: null,
    closedAt: null,
    rating: null,
    ratingOnBehalf: false,
    reworkCount: 0,
    returnCount: 0,
    reopenCount: 0,
    urgeCount: 0,
    returnsSinceReopening: 0,
    longTerm: false,
    provisional: false,
    imported: false,
    acceptedEver: false,
    explainAllowed: false,
    instructionOpen: false,
    clock: {},
  };
  return { issue, transfers: [], requests: [], escalations: [], milestones: [] };
}

export type Claim = { replay?: Answer; key?: { account: string; path: string; key: string } };

/** `Idempotency-Key`: the same call again gives the first answer, judged before visibility. */
export async function claimKey(trx: Trx, call: Call, data: unknown): Promise<Claim> {
  if (!call.idempotency) return {};
  const { key, path } = call.idempotency;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw refuse(400, 'BAD_IDEMPOTENCY_KEY');
  const { account } = call.actor;
  const hash = createHash('sha256')
    .update(canonicalize(data ?? null) ?? '')
    .digest('hex');
  const [row] = await rows<{
    claimed: boolean;
    same: boolean;
    status: number | null;
    body: Answer['body'] | null;
  }>(trx, 'select * from casework.claim_key(?, ?, ?, ?)', [account, path, key, hash]);
  if (!row || row.claimed) return { key: { account, path, key } };
  if (!row.same) throw refuse(409, 'IDEMPOTENCY_MISMATCH');
  return { replay: { status: row.status ?? 200, body: row.body ?? { data: {} } } };
}
