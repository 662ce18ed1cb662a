import type { City } from '../support/city';
import { type Door, type Entry, type Seen, type useCases } from './driver';
import type { Issue, Role, Who } from './state';

export type Real = {
  city: City;
  door: Door;
  system: ReturnType<typeof useCases> | null;
  days: { date: string; kind: 'holiday' | 'workday' }[];
  /** last readings, by documentId, and all ledgers */
  last: Map<string, Seen>;
  ledgers: Map<string, Entry[]>;
};

export const UNIT_NAMES: Record<string, string> = {};

export type Step = { m: Issue; action: string; who: Who | null; role: Role | null };
