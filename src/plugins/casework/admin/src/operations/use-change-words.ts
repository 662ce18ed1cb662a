import { choiceText } from '../../../contracts/choices';
import { formatInstant } from '../shared/dates';
import { isTextKey, useText } from '../shared/texts';
import type { Change } from './api';

/** As the database writes it down of a column without a zone, which is UTC. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/;

type Words = { at: string; who: string; record: string; changed: string; grave: string | null };

/** Returns a function that words a change: when, who, which record, before and after. */
export function useChangeWords(): (change: Change) => Words {
  const { text, language } = useText();
  const show = (value: unknown): string => {
    if (value === null || value === '') return text('run.empty');
    if (typeof value === 'boolean') return text(value ? 'yes' : 'no');
    if (typeof value !== 'string') return JSON.stringify(value);
    return INSTANT.test(value) ? formatInstant(`${value}Z`, language) : choiceText(value, language);
  };
  return (change) => {
    const key = `run.subject.${change.subject}`;
    return {
      at: formatInstant(change.at, language),
      who:
        [change.name, change.account?.replace(/^[a-z]+:/, '')].filter(Boolean).join('：') ||
        text('run.system'),
      record: [
        isTextKey(key) ? text(key) : change.subject,
        change.record,
        change.kind && choiceText(change.kind, language),
      ]
        .filter(Boolean)
        .join('：'),
      changed:
        change.fields && change.subject !== 'deliveries'
          ? Object.entries(change.fields)
              .map(
                ([field, [before, after]]) =>
                  `${change.labels[field] ?? field}：${show(before)} → ${show(after)}`,
              )
              .join('；')
          : text(change.subject === 'deliveries' ? 'run.dismissed' : `run.change.${change.change}`),
      grave: change.grave ? text(`run.grave.${change.grave}`) : null,
    };
  };
}
