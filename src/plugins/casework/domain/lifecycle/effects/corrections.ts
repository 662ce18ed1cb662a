import { type Conflict, invalid, type Step } from '../action-row';
import { countDue } from '../dues';
import { CHANNELS, type CORRECTABLE } from '../fields';
import { parseInstant } from '../instant';
import { leadTransfer } from '../relation';
import { isOpen } from '../stages';
import type { FieldError } from '../types';
import { checkPast } from './checks';
import { takePair } from './registration';

/** The value fits the field that is corrected. */
export function checkCorrection(step: Step): FieldError[] {
  const { draft, input, world } = step;
  const value = input['value'];
  const bad = [invalid('value', 'BAD_VALUE')];
  switch (input['field'] as (typeof CORRECTABLE)[number]) {
    case 'receivedAt': {
      const at = parseInstant(value);
      if (!at) return bad;
      return checkPast(step, 'value', at);
    }
    case 'channel':
      return (CHANNELS as readonly unknown[]).includes(value) ? [] : bad;
    case 'rating':
      return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 5 ? [] : bad;
    case 'enterprise': {
      const enterprise = world.refs.enterprise.get(value as string);
      if (!enterprise) return [invalid('value', 'NOT_FOUND')];
      return enterprise.id === draft.issue.enterprise.id ? [invalid('value', 'SAME_VALUE')] : [];
    }
    case 'responsiblePerson':
      return typeof value === 'string' && value.length <= 50 ? [] : bad;
    case 'phone':
      return typeof value === 'string' && value.length <= 30 ? [] : bad;
  }
}

/** Facts that were entered wrongly; before and after stay in the ledger (spec: correct). */
export function correct(step: Step): void {
  const { draft, input, world, clock, record } = step;
  const { issue } = draft;
  const value = input['value'];
  const lead = leadTransfer(draft);
  switch (input['field'] as (typeof CORRECTABLE)[number]) {
    case 'receivedAt': {
      record['before'] = issue.receivedAt.toISOString();
      // After a reopening or a hand-over from the pool the limit runs from there, not from the receipt.
      const fromReceipt = issue.clock.acceptDueAt?.ofReceipt === true;
      issue.receivedAt = parseInstant(value) ?? issue.receivedAt;
      if (issue.stage === 'registered' && fromReceipt) {
        const setAt = issue.clock.acceptDueAt?.setAt;
        countDue(issue, 'acceptDueAt', issue.receivedAt, clock.settings.acceptDays, clock);
        if (setAt && issue.clock.acceptDueAt)
          Object.assign(issue.clock.acceptDueAt, { setAt, ofReceipt: true });
      }
      break;
    }
    case 'channel':
      record['before'] = issue.channel;
      issue.channel = value as string;
      break;
    case 'rating':
      record['before'] = issue.rating;
      issue.rating = value as number;
      break;
    case 'enterprise': {
      const enterprise = world.refs.enterprise.get(value as string);
      if (!enterprise) break;
      record['before'] = { documentId: issue.enterprise.documentId, name: issue.enterprise.name };
      record['after'] = { documentId: enterprise.documentId, name: enterprise.name };
      issue.enterprise = { id: enterprise.id, documentId: enterprise.documentId, name: enterprise.name };
      if (isOpen(issue.stage)) takePair(issue, enterprise.pairing);
      break;
    }
    case 'responsiblePerson':
      record['before'] = lead?.responsiblePerson ?? null;
      if (lead) lead.responsiblePerson = value as string;
      break;
    case 'phone':
      record['before'] = lead?.phone ?? null;
      if (lead) lead.phone = value as string;
      break;
  }
}

/** There must be something to correct, and an open issue moves to a paired enterprise only. */
export function mayNotCorrect({ draft, input, world }: Step): Conflict {
  const field = input['field'];
  if (field === 'rating' && draft.issue.rating === null) return { code: 'NO_RATING' };
  if ((field === 'responsiblePerson' || field === 'phone') && !leadTransfer(draft))
    return { code: 'NO_LIVE_TRANSFER' };
  if (field === 'enterprise' && isOpen(draft.issue.stage)) {
    const enterprise = world.refs.enterprise.get(input['value'] as string);
    if (enterprise && !enterprise.pairing) return { code: 'NO_PAIRING' };
  }
  return null;
}
