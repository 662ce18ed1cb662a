import type { FactEntry, FactHistory, Hold } from '../../../../domain/measures';
import { QUIET } from './history.sql';

type Json = Record<string, unknown>;

/** An instant as JSON from the database has it: a timestamp in UTC without zone, or ISO text. */
const ms = (value: unknown): number =>
  Date.parse(/Z|[+-]\d\d:\d\d$/.test(String(value)) ? String(value) : `${String(value)}Z`);

const orNull = <T>(value: unknown, read: (given: unknown) => T): T | null =>
  value === null || value === undefined ? null : read(value);

/** The history that HISTORY selected (history.sql.ts). */
export function readHistory(value: unknown): FactHistory {
  const { receivedAt, entries, holds } = value as { receivedAt: string; entries: Json[]; holds: Json[] };
  return {
    receivedAt: ms(receivedAt),
    entries: entries.map(
      (e): FactEntry => ({
        ...(e as unknown as FactEntry),
        at: ms(e['at']),
        met: instants(e['met']) as Record<string, number>,
        set: instants(e['set']),
        chargedFrom: orNull(e['chargedFrom'], ms),
      }),
    ),
    holds: holds.map((h): Hold => ({ ...(h as unknown as Hold), at: ms(h['at']) })),
  };
}

const instants = (dues: unknown): Record<string, number | null> =>
  Object.fromEntries(Object.entries((dues ?? {}) as Json).map(([name, due]) => [name, orNull(due, ms)]));

/** The history as HISTORY selects it once its last entry has been written: without one that no fact depends on. */
export function asSelected(history: FactHistory): FactHistory {
  const last = history.entries.at(-1);
  if (!last || !QUIET.includes(last.action) || Object.keys(last.set).length > 0) return history;
  return { ...history, entries: history.entries.slice(0, -1) };
}
