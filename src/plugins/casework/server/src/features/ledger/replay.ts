import { DUE_FIELDS, parseInstant } from '../../../../domain/lifecycle';

type Json = Record<string, unknown>;

/** An entry of the ledger as far as the row follows from it. */
export type ReplayEntry = {
  sequence: number;
  action: string;
  from: string | null;
  to: string | null;
  /** ISO 8601 UTC */
  at: string;
  recordedAt: string;
  behalf: boolean;
  input: Json;
  dues: { met?: Json; set?: Json } | null;
};

/** State of an issue according to its chain. A field that the chain does not mention is missing. */
export type Replayed = {
  /** by column; relations by documentId */
  fields: Map<string, unknown>;
  /** transfers to a lead unit: the entry that made each, and the unit's documentId; null when the chain does not say */
  leads: { sequence: number; unit: string }[] | null;
  imported: boolean;
  /** entries whose dues do not follow from those before */
  broken: { sequence: number; field: string }[];
};

const COLUMN: Readonly<Record<string, string>> = {
  acceptDueAt: 'accept_due_at',
  transferDueAt: 'transfer_due_at',
  takeUpDueAt: 'take_up_due_at',
  deadline: 'deadline',
  firstDeadline: 'first_deadline',
  committedDeadline: 'committed_deadline',
  confirmDueAt: 'confirm_due_at',
  consentDueAt: 'consent_due_at',
};

const documentIdOf = (value: unknown): string | undefined => {
  const id = (value as { documentId?: unknown } | null | undefined)?.documentId ?? value;
  return typeof id === 'string' ? id : undefined;
};

const COUNTED: Readonly<Record<string, string>> = {
  rework: 'rework_count',
  reject: 'rework_count',
  return: 'return_count',
  urge: 'urge_count',
};

/**
 * Plays a chain again: stage, dues, closing, rating, counts, what was registered, amended and corrected, and the units
 * that led. Needs neither settings nor calendar, because entries keep what was computed.
 */
export function replayChain(entries: readonly ReplayEntry[]): Replayed {
  const fields = new Map<string, unknown>([
    ['closed_at', null],
    ['rating', null],
    ['rating_on_behalf', false],
    ['solved', null],
    ['lead_unit', null],
    ...['rework_count', 'return_count', 'urge_count', 'reopen_count'].map((c): [string, unknown] => [c, 0]),
    ...DUE_FIELDS.map((field): [string, unknown] => [COLUMN[field] ?? field, null]),
  ]);
  const result: Replayed = { fields, leads: [], imported: false, broken: [] };
  for (const entry of entries) {
    playDues(entry, result);
    playWords(entry, fields);
    playUnits(entry, result);
    playRating(entry, fields);
    fields.set('stage', entry.to);
    if (entry.to === 'closed' && entry.from !== 'closed') fields.set('closed_at', entry.at);
    if (entry.action === 'reopen') {
      fields.set('closed_at', null);
      if (entry.from === 'closed') fields.set('reopen_count', Number(fields.get('reopen_count')) + 1);
    }
    const count = COUNTED[entry.action];
    if (count) fields.set(count, Number(fields.get(count)) + 1);
    if (entry.action === 'register') result.imported = entry.at !== entry.recordedAt;
  }
  return result;
}

function playDues({ sequence, dues }: ReplayEntry, { fields, broken }: Replayed): void {
  for (const field of DUE_FIELDS) {
    const column = COLUMN[field] ?? field;
    if ((dues?.met?.[field] ?? null) !== fields.get(column)) broken.push({ sequence, field });
    if (dues?.set && field in dues.set) fields.set(column, dues.set[field]);
  }
}

/** Applies the values that were entered, amended and corrected. */
function playWords({ action, input, at }: ReplayEntry, fields: Map<string, unknown>): void {
  const take = (key: string, column: string): void => {
    if (input[key] !== undefined) fields.set(column, input[key]);
  };
  if (action === 'register' || action === 'amend') {
    for (const key of ['title', 'description', 'kind']) take(key, key);
    if (input['category'] !== undefined) fields.set('category', documentIdOf(input['category']));
  }
  if (action === 'register' || action === 'amend' || action === 'instruct')
    take('handlingType', 'handling_type');
  if (action === 'register') {
    take('channel', 'channel');
    if (input['enterprise'] !== undefined) fields.set('enterprise', documentIdOf(input['enterprise']));
    fields.set('received_at', (parseInstant(input['receivedAt']) ?? new Date(at)).toISOString());
  }
  if (action !== 'correct') return;
  if (input['field'] === 'channel') take('value', 'channel');
  if (input['field'] === 'enterprise') fields.set('enterprise', documentIdOf(input['after']));
  if (input['field'] === 'receivedAt') {
    fields.set('received_at', parseInstant(input['value'])?.toISOString());
  }
}

function playUnits({ sequence, action, input }: ReplayEntry, result: Replayed): void {
  const { fields } = result;
  if (action === 'return' || action === 'reopen') fields.set('lead_unit', null);
  if (!['transfer', 'assign', 'reassign', 'decide'].includes(action)) return;
  const unit = documentIdOf(input['leadUnit']);
  if (unit !== undefined) {
    fields.set('lead_unit', unit);
    result.leads?.push({ sequence, unit });
  } else if (
    action !== 'decide' ||
    (input['unit'] && documentIdOf(input['unit']) !== fields.get('lead_unit'))
  ) {
    // Releases before 0.2 did not say whether a decision moved the issue.
    result.leads = null;
    fields.set('lead_unit', undefined);
  }
}

function playRating({ action, input, behalf }: ReplayEntry, fields: Map<string, unknown>): void {
  switch (action) {
    case 'confirm':
      fields.set('rating', input['rating']);
      fields.set('rating_on_behalf', behalf);
      fields.set('solved', input['solved']);
      break;
    case 'call-back':
      fields.set('rating', input['rating']);
      fields.set('rating_on_behalf', false);
      break;
    case 'correct':
      if (input['field'] === 'rating') fields.set('rating', input['value']);
      break;
    case 'reopen':
      fields.set('rating', null);
      fields.set('rating_on_behalf', false);
      fields.set('solved', null);
      break;
  }
}
