import { localDateOf } from '../../../../domain/calendar';
import {
  DUE_FIELDS,
  actionRow,
  allowedActions,
  isActionName,
  perform,
  performRegister,
  registerCapacity,
  type ActionName,
  type Audience,
  type Case,
  type Input,
  type Performed,
  type World,
} from '../../../../domain/lifecycle';
import { numberYear, writeNumber } from '../../../../domain/documents';
import { cityProfile } from '../city/profile';
import { INPUTS } from '../../../../contracts/inputs';
import { FIRST_PREV_HASH } from '../ledger/hash';
import { notFound, refusalError, refuse } from '../../platform/answers/errors';
import { parse } from '../../platform/answers/parse';
import { SYSTEM } from '../../platform/access/actor';
import type { Answer, Call } from '../../platform/calls/call';
import { claimKey, type Claim } from '../../platform/calls/idempotency';
import { asOwner, rows, rowsOfKept, type Trx } from '../../platform/database/as-owner';
import { keepDutiesAfter } from '../duties';
import { keepLinksAfter } from '../enterprise-links/after-action';
import { blankCase } from './blank-case';
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

/** Returns the name of an action that people can call; `register` has its own address. */
export function actionOf(name: string): ActionName {
  if (!isActionName(name) || actionRow(name).internal || name === 'register') {
    throw refuse(404, 'UNKNOWN_ACTION', { action: name });
  }
  return name;
}

/**
 * Takes an action on an issue (spec: actions). One statement checks sight as the actor and locks the row; inside
 * `asOwner` the rules then decide, and everything is written at once.
 * @param documentId of the issue
 * @param data as received; parsed by the action's contract
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

  return lockAndCarryOut(trx, documentId, { action, input }, call, claim);
}

/**
 * Fills in extra fields of an issue (附加项).
 * @param values by the codes of the fields; null takes one away
 * @throws CaseworkError 404 issue, 403, 409 no fields or not now, 400 values
 */
export async function supplement(
  trx: Trx,
  documentId: string,
  values: Record<string, unknown>,
  call: Call,
): Promise<Answer> {
  const claim = await claimKey(trx, call, values);
  if (claim.replay) return claim.replay;
  return lockAndCarryOut(trx, documentId, { action: 'supplement', input: { extra: values } }, call, claim);
}

function lockAndCarryOut(
  trx: Trx,
  documentId: string,
  { action, input }: Pick<Order, 'action' | 'input'>,
  call: Call,
  claim: Claim,
): Promise<Answer> {
  const work = async (): Promise<Answer> => {
    const locked = await lockAsActor(trx, documentId, action, input);
    if (!locked) throw notFound();
    return carryOut(trx, { id: locked.id, seen: locked.seen, action, input }, call, claim);
  };
  return asOwner(trx, 'An action writes the issue and its ledger', work, {
    firstStatementElevates: true,
    last: call.last,
  });
}

/** An action on an issue that has been locked under its actor's sight; runs inside `asOwner`. */
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
    const body = { data: presentIssue(result.ok.draft, call.actor, call.now, loaded) };
    const entry = await writeCase(
      trx,
      loaded.subject,
      result.ok,
      call.actor,
      momentOf(call),
      headOf(loaded),
      {
        ...(claim.key ? { idempotency: { ...claim.key, status: 200, body } } : {}),
      },
    );
    await keepDutiesAfter(trx, loaded.subject, result.ok, entry, dutiesAt(loaded, call.now));
    await keepLinksAfter(trx, loaded.subject, result.ok.draft, call.now);
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
    const [key] = await rowsOfKept<{ id: number; number: number }>(
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
    const body = {
      data: presentIssue(result.ok.draft, call.actor, call.now, {
        ...loaded,
        createdAt: call.now,
      }),
    };
    await writeCase(
      trx,
      null,
      result.ok,
      call.actor,
      momentOf(call),
      { sequence: 0, hash: FIRST_PREV_HASH, seal: null, history: null },
      claim.key ? { idempotency: { ...claim.key, status: 201, body } } : {},
    );
    return { status: 201, body };
  };
  return asOwner(trx, 'A registration writes the issue and its ledger', work, {
    firstStatementElevates: true,
    last: call.last,
  });
}

/**
 * Takes the system's action on an issue because of something else: a new pairing, a new calendar, the end of a main
 * issue. Runs inside `asOwner`; locks the issue itself.
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
 * Like actAsSystem, on a case that has been locked and loaded.
 * @param also audiences notified in addition to those of the action
 */
export async function actOnLoaded(
  trx: Trx,
  loaded: Loaded,
  action: ActionName,
  input: Input,
  now: Date,
  also: readonly Audience[] = [],
): Promise<boolean> {
  const performed = performAsSystem(loaded, action, input, now, also);
  if (!performed) return false;
  const moment = { happenedAt: now, recordedAt: now };
  const entry = await writeCase(trx, loaded.subject, performed, SYSTEM, moment, headOf(loaded));
  await keepDutiesAfter(trx, loaded.subject, performed, entry, dutiesAt(loaded, now));
  await keepLinksAfter(trx, loaded.subject, performed.draft, now);
  await followUp(trx, performed, loaded, { actor: SYSTEM, now });
  return true;
}

/**
 * Decides the system's action on a loaded case by the rules. Pure.
 * @param also audiences notified in addition to those of the action
 * @returns null when it is refused, or would write nothing
 */
export function performAsSystem(
  loaded: Loaded,
  action: ActionName,
  input: Input,
  now: Date,
  also: readonly Audience[] = [],
): Performed | null {
  const result = perform(action, loaded.subject, input, worldOf(loaded, SYSTEM, now));
  if ('refused' in result) return null;
  if (action === 'recompute' && !movedDues(loaded.subject, result.ok)) return null;
  return { ...result.ok, audiences: [...new Set([...result.ok.audiences, ...also])] };
}

/** The actions that the caller may take now on an issue he sees. */
export async function readCase(
  trx: Trx,
  documentId: string,
  call: Call,
): Promise<{ loaded: Loaded; world: World }> {
  const [row] = await rows<{ id: number }>(trx, 'select id from issues where document_id = ?', [documentId]);
  if (!row) throw notFound();
  return asOwner(trx, 'The rules judge by the whole case; the asker sees the issue', async () => {
    const loaded = await loadCase(trx, row.id, 'accept', {}, { enterprises: [], issues: [], files: [] });
    return { loaded, world: worldOf(loaded, call.actor, call.now) };
  });
}

const movedDues = (before: Case, { draft }: Performed): boolean =>
  before.issue.provisional !== draft.issue.provisional ||
  [...DUE_FIELDS, 'yellowFrom' as const].some(
    (field) => before.issue[field]?.getTime() !== draft.issue[field]?.getTime(),
  );

/** Where the ledger of a loaded case stands. */
const headOf = ({ head, history }: Loaded) => ({ ...head, history });

const momentOf = (call: Call): Moment => ({ happenedAt: call.now, recordedAt: call.now });

const dutiesAt = ({ calendar, duties }: Loaded, now: Date) => ({ calendar, settings: duties, now });

async function followUp(trx: Trx, performed: Performed, loaded: Loaded, call: Call): Promise<void> {
  for (const { reason } of performed.follow) {
    for (const id of loaded.merged) await actAsSystem(trx, id, 'reopen', { reason }, call.now);
  }
}

/** The number of an issue, by the city's format and the year of registration. */
const issueNumber = (now: Date, number: number): string =>
  writeNumber(cityProfile().issueNumber, { year: numberYear(now), number });
