import { choiceText } from '../../../contracts/choices';
import { extraText, type ExtraValue } from '../../../domain/extra';
import { formatDue, formatInstant, type Language } from '../shared/dates';
import type { Say } from '../shared/said';
import { isTextKey } from '../shared/texts';
import type { Page } from './api';

/** What an issue's record says, by name, as the page and the printed sheet show it; null where it says nothing. */
export function linesOf(
  { summary, record, extra }: Page,
  language: Language,
  text: Say,
): [label: string, value: string | null][] {
  const rating = `rating.${record.rating}`;
  return [
    [text('wb.category'), record.category],
    [text('wb.handlingType'), choiceText(record.handlingType, language)],
    [text('fact.kind'), choiceText(record.kind, language)],
    [text('fact.channel'), choiceText(record.channel, language)],
    [text('issue.receivedAt'), record.receivedAt && formatInstant(record.receivedAt, language)],
    [text('wb.group'), summary.group],
    [text('wb.leader'), summary.leader],
    [text('wb.unit'), summary.leadUnit],
    [text('issue.deadline'), record.deadline && formatDue(record.deadline, language)],
    [text('issue.closedAt'), record.closedAt && formatInstant(record.closedAt, language)],
    [text('issue.rating'), isTextKey(rating) ? text(rating) : null],
    [text('issue.solved'), record.solved && choiceText(record.solved, language)],
    [text('issue.contact'), [record.contactName, record.contactPhone].filter(Boolean).join(' ') || null],
    [text('issue.address'), record.address],
    [text('fact.outsideNumber'), record.outsideNumber],
    ...extra.fields.map(({ code, name }): [string, string | null] => [
      name,
      extraText(extra.values[code] as ExtraValue | undefined, { yes: text('yes'), no: text('no') }) || null,
    ]),
  ];
}
