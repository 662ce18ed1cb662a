import { choiceText } from '../../../contracts/choices';
import { formatDue, weekdayOf, type Language } from '../shared/dates';
import type { Say } from '../shared/said';
import { isTextKey } from '../shared/texts';
import type { Page } from './api';

/**
 * Returns what an action decides, in words; shown above its form, so that the reader need not remember it from the
 * page.
 */
export function factsOf(action: string, page: Page, language: Language, text: Say): string[] {
  const { summary, record, ledger, usualDeadline } = page;
  const request = (kind: string) => summary.requests.find((one) => one.kind === kind);
  const present = record.deadline
    ? [text('decided.present', { day: formatDue(record.deadline, language) })]
    : [];
  switch (action) {
    case 'transfer':
    case 'assign':
    case 'reassign': {
      const usual = usualDeadline
        ? [text('decided.usual', { day: `${usualDeadline} ${weekdayOf(usualDeadline, language)}` })]
        : [];
      return action === 'reassign' ? [...present, ...usual] : usual;
    }
    case 'request-extension':
      return present;
    case 'grant-extension':
    case 'refuse-extension': {
      const asked = request('extension');
      if (!asked) return present;
      return [
        ...present,
        ...(asked.deadline ? [text('decided.requested', { day: formatDue(asked.deadline, language) })] : []),
        ...(asked.milestones ?? []).map(({ date, goal }) => text('decided.milestone', { day: date, goal })),
        ...reasonOf(asked.reason, text),
      ];
    }
    case 'decline':
    case 'refuse-decline': {
      const asked = request('decline');
      return [
        ...(asked?.ground ? [text('decided.ground', { ground: choiceText(asked.ground, language) })] : []),
        ...reasonOf(asked?.reason, text),
      ];
    }
    case 'grant-withdrawal':
    case 'refuse-withdrawal':
      return reasonOf(request('withdrawal')?.reason, text);
    case 'decide':
      return summary.escalations.flatMap(({ state, reason }) =>
        state === 'open' && reason ? [text('decided.escalation', { reason })] : [],
      );
    case 'consent':
    case 'refuse-consent':
    case 'confirm':
    case 'reject':
    case 'rework':
      return [...reported(ledger, language, text), ...rated(record, action, language, text)];
    default:
      return [];
  }
}

const reasonOf = (reason: string | null | undefined, text: Say): string[] =>
  reason ? [text('decided.reason', { reason })] : [];

/** Returns the last report back or answer in words. */
function reported(ledger: Page['ledger'], language: Language, text: Say): string[] {
  const last = ledger.findLast(({ action }) => action === 'report-back' || action === 'answer');
  if (!last) return [];
  const { result, measures } = last.input;
  return [
    ...(typeof result === 'string' ? [text('decided.result', { result: choiceText(result, language) })] : []),
    ...(typeof measures === 'string' ? [text('decided.measures', { measures })] : []),
  ];
}

function rated({ rating, solved }: Page['record'], action: string, language: Language, text: Say): string[] {
  if (rating === null || !action.includes('consent')) return [];
  const key = `rating.${rating}`;
  const said = [isTextKey(key) ? text(key) : String(rating), solved ? choiceText(solved, language) : '']
    .filter(Boolean)
    .join(' · ');
  const opinion = action === 'consent' && (rating <= 2 || solved === 'partly');
  return [text('decided.rating', { rating: said }), ...(opinion ? [text('decided.opinion')] : [])];
}
