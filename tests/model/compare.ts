import { isDeepStrictEqual } from 'node:util';
import { FIRST_PREV_HASH, hashEntry } from '../../src/plugins/casework/server/src/features/ledger/hash';
import type { Entry, Outcome, Seen } from './driver';
import { picture } from './picture';
import type { Real, Step } from './real';
import { type Issue, PEOPLE, type World } from './state';

export function checkConflict(outcome: Outcome, m: Issue): void {
  const body = outcome.body as { error?: object } & object;
  expect(body.error ?? body).toMatchObject({
    details: { stage: m.stage, allowedActions: expect.any(Array) },
  });
}

/** Every issue is as the model says; exactly the steps taken are in the ledger, and nothing else was touched. */
export async function compareAll(w: World, real: Real, steps: readonly Step[]): Promise<void> {
  const known = Object.fromEntries([...real.ledgers].map(([id, entries]) => [id, entries.length]));
  const seen = await real.door.read(
    w.issues.map((m) => m.documentId),
    known,
  );
  w.issues.forEach((m, i) => {
    const now = seen[i];
    if (!now) throw new Error(`issue #${i} is gone`);
    const before = real.last.get(m.documentId);
    real.last.set(m.documentId, now);
    const step = steps.find((s) => s.m === m);
    if (!step && before && before.raw !== now.raw)
      expect(JSON.parse(now.raw)).toEqual(JSON.parse(before.raw));
    const main = m.mergedInto === null ? null : w.issues[m.mergedInto]?.documentId;
    const is = { issue: i, ...now.picture(w.now) };
    const should = { issue: i, ...picture(w, m), mainIssue: main };
    if (!isDeepStrictEqual(is, should)) expect(is).toEqual(should);
    const ledger = real.ledgers.get(m.documentId) ?? [];
    expect(now.entries.length).toBe(step ? 1 : 0);
    real.ledgers.set(m.documentId, [...ledger, ...now.entries]);
    if (step) checkStep(w, now, before, ledger, step);
  });
}

const DUES = [
  'acceptDueAt',
  'transferDueAt',
  'takeUpDueAt',
  'deadline',
  'firstDeadline',
  'committedDeadline',
  'confirmDueAt',
  'consentDueAt',
];

function checkStep(
  w: World,
  now: Seen,
  before: Seen | undefined,
  ledger: readonly Entry[],
  { m, action, who, role }: Step,
): void {
  const entry = now.entries[0] as Entry;
  const was = before?.picture(w.now) ?? {};
  const is = now.picture(w.now);
  expect(entry).toMatchObject({
    sequence: ledger.length + 1,
    prevHash: ledger.at(-1)?.hash ?? FIRST_PREV_HASH,
    action,
    from: was['stage'] ?? null,
    to: m.stage,
    happenedAt: w.now.toISOString(),
    recordedAt: w.now.toISOString(),
    actor: { role: who ? PEOPLE[who].kind : 'system' },
  });
  if (role)
    expect(entry.actor.onBehalfOf).toEqual(role.onBehalf ? expect.objectContaining({ role: role.as }) : null);
  const iso = (value: unknown): string | null => (value as Date | null | undefined)?.toISOString() ?? null;
  expect(entry.dues).toEqual({
    met: Object.fromEntries(DUES.flatMap((due) => (was[due] ? [[due, iso(was[due])]] : []))),
    set: Object.fromEntries(
      DUES.flatMap((due) => (iso(was[due]) === iso(is[due]) ? [] : [[due, iso(is[due])]])),
    ),
  });
  checkLedger([...ledger, entry], now.counts);
}

const WAYS = new Set(
  `→registered registered→accepted registered→declined registered→withdrawn registered→merged registered→void
   accepted→reported accepted→transferred accepted→withdrawn accepted→merged accepted→void
   transferred→handling transferred→accepted transferred→transferred transferred→withdrawn
   handling→transferred handling→reported handling→withdrawn
   reported→handling reported→accepted reported→confirmed reported→transferred reported→withdrawn
   confirmed→closed confirmed→handling confirmed→accepted confirmed→withdrawn
   closed→accepted declined→registered withdrawn→accepted withdrawn→registered merged→accepted merged→registered
   declined→accepted`.split(/\s+/),
);

const FINAL = ['closed', 'declined', 'merged', 'withdrawn', 'void'];

/** Checks the rules that hold for every ledger, independent of the model. */
function checkLedger(entries: readonly Entry[], counts: Record<string, number>): void {
  let at: string | null = null;
  let lastMove = '';
  for (const { action, from, to } of entries) {
    const wrong = (rule: string): never => {
      throw new Error(`${rule}: ${entries.map((e) => `${e.action}→${e.to}`).join(' ')}`);
    };
    if (from !== at) wrong('every entry begins where the one before ended');
    if ((from !== to || action === 'reassign') && !WAYS.has(`${from ?? ''}→${to}`))
      wrong('no stage is skipped');
    if (from !== null && FINAL.includes(from) && !['reopen', 'call-back', 'correct'].includes(action))
      wrong('a final issue changes only by reopen, call-back and correct');
    if (to === 'closed' && from !== 'closed' && `${lastMove} ${action}` !== 'confirm consent')
      wrong('closed only after the approval of the enterprise and then of the leader');
    if (from !== to) lastMove = action;
    at = to;
  }
  const number = (...actions: string[]): number => entries.filter((e) => actions.includes(e.action)).length;
  expect(counts).toEqual({
    rework: number('rework', 'reject'),
    return: number('return'),
    urge: number('urge'),
    reopen: entries.filter((e) => e.action === 'reopen' && e.from === 'closed').length,
  });
}

/** Checks the chains at the end of a run, hash by hash. */
export async function checkChains(w: World, real: Real): Promise<void> {
  const seen = await real.door.read(
    w.issues.map((m) => m.documentId),
    {},
  );
  seen.forEach(({ entries }, i) => {
    const issue = w.issues[i]?.documentId ?? '';
    let prevHash = FIRST_PREV_HASH;
    for (const { sequence, action, from, to, actor, happenedAt, recordedAt, input, hash } of entries) {
      const entry = { issue, sequence, action, from, to, actor, happenedAt, recordedAt, input, prevHash };
      if (hash !== hashEntry(entry)) throw new Error(`the hash of ${action} (${sequence}) does not fit`);
      prevHash = hash;
    }
    expect(entries).toEqual(real.ledgers.get(issue));
  });
}
