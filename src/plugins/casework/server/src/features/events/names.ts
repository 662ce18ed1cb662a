/** Where events come from, as CloudEvents want it said; what they are about is told by type and subject. */
export const EVENT_SOURCE = '/api/casework';

/** What a subscription names, beside actions, to be sent the daily anchors of the ledgers (features/evidence). */
export const ANCHOR_EVENT = 'anchor';
