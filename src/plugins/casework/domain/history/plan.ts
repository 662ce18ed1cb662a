import { endOfDay } from '../calendar';
import type { ActionName, Capacity, Input, Pairing } from '../lifecycle';
import type { CellValue, SheetCode } from '../sheets';
import type { HistoryField } from './columns';

/** A row of an outside ledger as it was read; instants in milliseconds. */
export type HistoryRow = Partial<Record<HistoryField, CellValue>>;

export type HistoryPairing = Pairing & { since: number; until: number | null };

/** Another row of the file, as one that is merged into it must know it. */
export type KnownRow = { documentId: string; creditCode: string; endsOtherwise: boolean };

/** Records that rows may name. */
export type KnownUnit = { id: number; documentId: string; name: string; isUnit: boolean; active: boolean };
export type Known = {
  enterprise: (creditCode: string) => { documentId: string; pairings: readonly HistoryPairing[] } | undefined;
  category: (name: string) => { documentId: string } | undefined;
  /** by name or code */
  unit: (name: string) => KnownUnit | undefined;
  /** a row of the same file by its outside number */
  row: (outsideNumber: string) => KnownRow | undefined;
  now: number;
  /** the day's beginning from which on the work was done here; null when the office has set none */
  goLive: number | null;
};

/** One action of the replay. */
export type HistoryStep = {
  action: ActionName;
  as: Capacity;
  at: number;
  /** the step's time is not known, and is set to the next known one (历史补录) */
  timeUnknown: boolean;
  input: Input;
};

export type RowPlan = { steps: HistoryStep[]; pairing: Pairing; final: boolean };
export type RowError = { field: HistoryField; code: SheetCode; params?: Record<string, string | number> };

/** The instants of a row, in the order in which they must stand. */
const ORDER = [
  'receivedAt',
  'acceptedAt',
  'transferredAt',
  'takenUpAt',
  'reportedAt',
  'confirmedAt',
  'consentedAt',
] as const satisfies readonly HistoryField[];

/** Filled in together or not at all. */
const TOGETHER: readonly (readonly HistoryField[])[] = [
  ['declinedAt', 'declineReason'],
  ['transferredAt', 'leadUnit', 'standard'],
  ['reportedAt', 'result', 'measures'],
  ['confirmedAt', 'rating'],
  ['withdrawnAt', 'withdrawReason'],
  ['mergedAt', 'mergedInto'],
];

/** Only where there is an order to a unit. */
const OF_TRANSFER: readonly HistoryField[] = [
  'supportUnits',
  'takenUpAt',
  'section',
  'responsiblePerson',
  'phone',
  'deadline',
];

/** How a row ends otherwise than by consent, and what then cannot stand beside it. */
const ENDINGS = {
  declinedAt: ['acceptedAt', 'transferredAt', 'takenUpAt', 'reportedAt', 'confirmedAt', 'consentedAt'],
  mergedAt: ['transferredAt', 'takenUpAt', 'reportedAt', 'confirmedAt', 'consentedAt', 'declinedAt'],
  withdrawnAt: ['consentedAt', 'declinedAt', 'mergedAt'],
} as const satisfies Partial<Record<HistoryField, readonly HistoryField[]>>;
const ENDING_FIELDS = Object.keys(ENDINGS) as (keyof typeof ENDINGS)[];

/** Whether a row ends by a decline, a withdrawal or a merging: nothing can be merged into it. */
export const endsOtherwise = (row: HistoryRow): boolean =>
  ENDING_FIELDS.some((field) => row[field] !== null && row[field] !== undefined);

/**
 * Turns a row of an outside ledger into actions with their times. Pure; the row's cells have been read. A step
 * whose time is not known, though a later one is, is taken at the next known time.
 * @returns the actions in order, or every reason why not
 */
export function planRow(row: HistoryRow, known: Known): RowPlan | { errors: RowError[] } {
  const errors: RowError[] = [];
  const has = (field: HistoryField): boolean => row[field] !== null && row[field] !== undefined;
  const at = (field: HistoryField): number | null => (has(field) ? (row[field] as number) : null);
  const words = (field: HistoryField): string => String(row[field] ?? '');

  for (const group of TOGETHER) {
    const filled = group.filter(has);
    if (filled.length === 0 || filled.length === group.length) continue;
    for (const field of group) if (!has(field)) errors.push({ field, code: 'TOGETHER' });
  }
  for (const ending of ENDING_FIELDS.filter(has))
    for (const field of ENDINGS[ending]) if (has(field)) errors.push({ field, code: 'NOT_WITH' });
  for (const field of has('transferredAt') ? [] : OF_TRANSFER)
    if (has(field)) errors.push({ field, code: 'NOT_WITHOUT' });
  if (has('transferredAt') && !has('deadline')) errors.push({ field: 'deadline', code: 'REQUIRED' });
  errors.push(...timeErrors(row, known));

  const enterprise = known.enterprise(words('creditCode'));
  if (!enterprise) errors.push({ field: 'creditCode', code: 'NOT_FOUND' });
  const category = known.category(words('category'));
  if (!category) errors.push({ field: 'category', code: 'NOT_FOUND' });
  const lead = has('leadUnit') ? unitOf(words('leadUnit'), 'leadUnit', known, errors) : undefined;
  const supports = supportsOf(words('supportUnits'), lead, known, errors);

  const reported = has('reportedAt') || has('confirmedAt') || has('consentedAt');
  const takenUp = has('takenUpAt') || (has('transferredAt') && reported);
  for (const field of ['section', 'responsiblePerson', 'phone'] as const)
    if (has(field) && has('transferredAt') && !takenUp) errors.push({ field, code: 'NOT_WITHOUT' });
  const main = has('mergedInto') ? mainOf(row, known, errors) : undefined;
  const final = has('consentedAt') || endsOtherwise(row);
  const pairing = enterprise && pairingOf(enterprise.pairings, at('receivedAt') ?? known.now, final);
  if (enterprise && !pairing)
    errors.push({ field: 'creditCode', code: final ? 'NO_PAIRING_THEN' : 'NO_PAIRING' });
  if (errors.length > 0 || !enterprise || !category || !pairing) return { errors };

  /** Its own time, else the next one that is known. */
  const when = (field: (typeof ORDER)[number]): { at: number; timeUnknown: boolean } => {
    const own = at(field);
    if (own !== null) return { at: own, timeUnknown: false };
    const later = [...ORDER.slice(ORDER.indexOf(field) + 1), ...ENDING_FIELDS].map(at);
    return { at: later.find((time) => time !== null) ?? known.now, timeUnknown: true };
  };
  const steps: HistoryStep[] = [];
  const step = (action: ActionName, as: Capacity, field: (typeof ORDER)[number], input: Input): void =>
    void steps.push({ action, as, ...when(field), input });
  const given = (fields: Partial<Record<string, HistoryField>>): Input =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => (field && has(field) ? [[name, row[field]]] : [])),
    ) as Input;

  step('register', 'group', 'receivedAt', {
    ...given({
      title: 'title',
      description: 'description',
      kind: 'kind',
      channel: 'channel',
      handlingType: 'handlingType',
    }),
    enterprise: enterprise.documentId,
    category: category.documentId,
    receivedAt: new Date(at('receivedAt') ?? 0).toISOString(),
  });
  if (has('acceptedAt') || has('transferredAt') || reported) step('accept', 'group', 'acceptedAt', {});
  if (lead) {
    step('transfer', 'group', 'transferredAt', {
      ...given({ standard: 'standard', deadline: 'deadline' }),
      leadUnit: lead.documentId,
      ...(supports.length > 0 ? { supportUnits: supports.map(({ documentId }) => documentId) } : {}),
    });
    if (takenUp)
      step(
        'take-up',
        'lead-unit',
        'takenUpAt',
        given({ section: 'section', responsiblePerson: 'responsiblePerson', phone: 'phone' }),
      );
  }
  if (reported) {
    if (lead)
      step('report-back', 'lead-unit', 'reportedAt', given({ result: 'result', measures: 'measures' }));
    else step('answer', 'group', 'reportedAt', given({ result: 'result', measures: 'measures' }));
  }
  if (has('confirmedAt') || has('consentedAt'))
    step('confirm', 'enterprise', 'confirmedAt', given({ rating: 'rating' }));
  const last = steps.at(-1)?.at ?? 0;
  if (has('remark')) {
    const then = [...ENDING_FIELDS, 'consentedAt' as const].map(at).find((time) => time !== null) ?? last;
    steps.push({
      action: 'note',
      as: 'group',
      at: then,
      timeUnknown: false,
      input: { text: words('remark'), remark: true },
    });
  }
  const end = (action: ActionName, as: Capacity, field: keyof typeof ENDINGS, input: Input): void =>
    void steps.push({ action, as, at: at(field) ?? 0, timeUnknown: false, input });
  if (has('declinedAt')) end('decline', 'office', 'declinedAt', { reason: words('declineReason') });
  if (has('withdrawnAt')) {
    // What is in hand is withdrawn by the leader's grant, what is not yet by the enterprise alone.
    const inHand = lead !== undefined || reported;
    end(inHand ? 'grant-withdrawal' : 'withdraw', inHand ? 'leader' : 'enterprise', 'withdrawnAt', {
      reason: words('withdrawReason'),
    });
  }
  if (main) end('merge', 'group', 'mergedAt', { mainIssue: main.documentId });
  if (has('consentedAt')) step('consent', 'leader', 'consentedAt', {});
  return { steps, pairing, final };
}

function timeErrors(row: HistoryRow, known: Known): RowError[] {
  const errors: RowError[] = [];
  let latest: { field: HistoryField; at: number } | null = null;
  const order: readonly HistoryField[] = [...ORDER, ...ENDING_FIELDS];
  for (const field of order) {
    const at = row[field];
    if (typeof at !== 'number') continue;
    if (at > known.now) errors.push({ field, code: 'IN_FUTURE' });
    else if (latest && at < latest.at)
      errors.push({ field, code: 'OUT_OF_ORDER', params: { earlier: latest.field } });
    else latest = { field, at };
  }
  const received = row.receivedAt;
  if (known.goLive !== null && typeof received === 'number' && received >= known.goLive)
    errors.push({ field: 'receivedAt', code: 'AFTER_GO_LIVE' });
  const { deadline, transferredAt } = row;
  if (
    typeof deadline === 'string' &&
    typeof transferredAt === 'number' &&
    endOfDay(deadline).getTime() <= transferredAt
  )
    errors.push({ field: 'deadline', code: 'OUT_OF_ORDER', params: { earlier: 'transferredAt' } });
  return errors;
}

/** The row that this one was merged into: another one of the same enterprise, which has not ended otherwise itself. */
function mainOf(row: HistoryRow, known: Known, errors: RowError[]): KnownRow | undefined {
  const name = String(row.mergedInto);
  const main = name === String(row.outsideNumber) ? undefined : known.row(name);
  if (main && main.creditCode === row.creditCode && !main.endsOtherwise) return main;
  errors.push({ field: 'mergedInto', code: main ? 'NOT_A_MAIN' : 'NOT_FOUND', params: { name } });
  return undefined;
}

function unitOf(name: string, field: HistoryField, known: Known, errors: RowError[]): KnownUnit | undefined {
  const unit = known.unit(name);
  if (!unit) errors.push({ field, code: 'NOT_FOUND', params: { name } });
  else if (!unit.isUnit) errors.push({ field, code: 'NOT_A_UNIT', params: { name } });
  else return unit;
  return undefined;
}

function supportsOf(
  names: string,
  lead: KnownUnit | undefined,
  known: Known,
  errors: RowError[],
): KnownUnit[] {
  const units = names
    .split(/[、,，;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .flatMap((name) => unitOf(name, 'supportUnits', known, errors) ?? []);
  const ids = units.map(({ id }) => id);
  if (new Set(ids).size !== ids.length || (lead && ids.includes(lead.id)))
    errors.push({ field: 'supportUnits', code: 'SAME_UNIT' });
  return units;
}

/** Returns the pairing: a closed issue keeps that of its receipt, an open one gets the present one. */
function pairingOf(
  pairings: readonly HistoryPairing[],
  receivedAt: number,
  final: boolean,
): Pairing | undefined {
  const found = pairings.find(({ since, until }) =>
    final ? since <= receivedAt && (until === null || until > receivedAt) : until === null,
  );
  return found && { group: found.group, leader: found.leader };
}
