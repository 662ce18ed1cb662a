import { createHash } from 'node:crypto';
import { addDays, countWorkingDays, startOfDay } from '../src/plugins/casework/domain/calendar';
import { LATE_PAIRINGS, PAIRED_COUNT, REASSIGNMENTS } from './city';
import { random } from './random';
import { regularMeetings, type RegularMeeting } from './regular-meetings';
import { PINNED } from './stories/pinned';
import { TALES, type TaleName } from './stories/tales';
import { mergeInto } from './stories/steps';
import { Story, changeTime, cutoff, type Setting, type Step } from './story';
import { COMPLAINTS, SUGGESTIONS, TOPICS, type Topic } from './texts/topics';

/** How many issues the demo has. */
export const ISSUE_COUNT = 300;

/** A change of pairing; its steps are the office's, not an issue's. */
export type Change = { at: number; change: 'reassignment' | 'pairing'; index: number } | RegularMeeting;

export type Plan = { stories: number; queue: readonly (Step | Change)[]; hash: string };

/** The tales of issues that are older than about two months, by share. */
const OLD: Readonly<Record<TaleName, number>> = {
  plain: 92,
  late: 14,
  answered: 14,
  extended: 10,
  refusedExtension: 4,
  reworked: 6,
  rejected: 7,
  refusedConsent: 4,
  returned: 9,
  assigned: 3,
  reassigned: 6,
  declined: 7,
  refusedDecline: 2,
  withdrawn: 4,
  withdrawalGranted: 4,
  withdrawalRefused: 2,
  void: 4,
  corrected: 3,
  reopened: 6,
  levelTwo: 5,
  explained: 4,
  longTerm: 4,
  planned: 5,
  complaint: 4,
};

const TALE_NAMES = Object.keys(TALES) as TaleName[];

/** The tales of the last two months, which are still open today. */
const NEW: Partial<Record<TaleName, number>> = {
  plain: 50,
  answered: 8,
  extended: 4,
  reworked: 3,
  rejected: 3,
  returned: 4,
  reassigned: 2,
  declined: 3,
  withdrawn: 2,
  levelTwo: 2,
  void: 1,
};

/** Working days ago before which an issue is old. */
const OLD_FROM = 42;

/** Issues merged into another, so many in all. */
const MERGED = 7;

/**
 * Plans the events of the demo's city up to a day, in their order. The same day
 * gives the same plan.
 */
export function buildPlan(setting: Setting): Plan {
  const steps: Step[] = [];
  let stories = 0;
  const tell = (
    given: { enterprise: number; topic: Topic; ago: number },
    tale: (s: Story) => unknown,
  ): Story => {
    const story = new Story(setting, stories, given);
    stories += 1;
    tale(story);
    steps.push(...story.steps);
    return story;
  };

  for (const [i, pinned] of PINNED.entries()) {
    const rng = random(`pinned ${i}`);
    const topic = pinned.complaint
      ? rng.pick(COMPLAINTS)
      : pinned.suggestion
        ? rng.pick(SUGGESTIONS)
        : (TOPICS[(i * 7) % TOPICS.length] ?? rng.pick(TOPICS));
    tell({ enterprise: pinned.pool ?? chooseEnterprise(i), topic, ago: pinned.ago }, pinned.tale);
  }

  const year = countWorkingDays(setting.calendar, addDays(setting.day, -364), setting.day) - 1;
  const rest = ISSUE_COUNT - PINNED.length - MERGED;
  const fresh = Math.round(rest * 0.26);
  for (let i = 0; i < rest; i += 1) {
    const rng = random(`issue ${i}`);
    // Evenly over the year, denser towards today.
    const isNew = i < fresh;
    const ago = isNew
      ? 1 + Math.floor((i * (OLD_FROM - 1)) / fresh)
      : OLD_FROM + Math.floor(((i - fresh) * (year - OLD_FROM)) / (rest - fresh));
    // Every tale is told once at least, whatever the dice say.
    const told = (i - fresh) / 6;
    const name =
      (!isNew && Number.isInteger(told) ? TALE_NAMES[told] : undefined) ??
      rng.weighted(isNew ? (NEW as Record<TaleName, number>) : OLD);
    const topic =
      name === 'complaint'
        ? rng.pick(COMPLAINTS)
        : name === 'answered' && rng.chance(0.55)
          ? rng.pick(SUGGESTIONS)
          : rng.pick(TOPICS);
    tell({ enterprise: chooseEnterprise(1000 + i), topic, ago }, TALES[name]);
  }

  for (let i = 0; i < MERGED; i += 1) mergeSomewhere(setting, i, steps, tell);

  const end = cutoff(setting);
  const changes: Change[] = [
    ...REASSIGNMENTS.map((r, index) => ({
      at: changeTime(setting, r.ago),
      change: 'reassignment' as const,
      index,
    })),
    ...LATE_PAIRINGS.map((p, index) => ({
      at: changeTime(setting, p.ago),
      change: 'pairing' as const,
      index,
    })),
    ...regularMeetings(setting),
  ].filter((c) => c.at < end);

  const queue: (Step | Change)[] = [...changes, ...steps.filter((s) => s.at < end)];
  const place = new Map(queue.map((item, i) => [item, i]));
  queue.sort((a, b) => a.at - b.at || (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return {
    stories,
    queue,
    hash: createHash('sha256').update(JSON.stringify(queue)).digest('hex').slice(0, 32),
  };
}

/** The first two enterprises, which everybody signs in as, have more to show. */
function chooseEnterprise(i: number): number {
  const rng = random(`enterprise of ${i}`);
  if (rng.chance(0.2)) return rng.int(1, 2);
  return 1 + ((i * 17 + rng.int(0, 6)) % PAIRED_COUNT);
}

/** Finds an issue that is in a unit's hands long enough, and merges another of its enterprise into it. */
function mergeSomewhere(
  setting: Setting,
  i: number,
  steps: readonly Step[],
  tell: (given: { enterprise: number; topic: Topic; ago: number }, tale: (s: Story) => unknown) => Story,
): void {
  const before = startOfDay(addDays(setting.day, -40 * (i + 1))).getTime();
  const taken = steps.filter((s) => s.action === 'take-up' && s.at < before);
  const main = taken.reduce<Step | undefined>((best, s) => (!best || s.at > best.at ? s : best), undefined);
  const made = steps.find((s) => s.story === main?.story && s.action === 'register');
  if (!main || !made) return;
  const enterprise = Number(String(made.data['enterprise']).slice('enterprise-'.length));
  const topic = TOPICS.find(
    (t) => made.data['category'] === t.category && String(made.data['title']) === t.title,
  );
  tell({ enterprise, topic: topic ?? random(`merge ${i}`).pick(TOPICS), ago: 1 }, (s) => {
    s.t = main.at + 60_000;
    mergeInto(s, main.story);
  });
}
