import { isLocalDate } from '../calendar';

/** ISO 8601 with an offset, or a local date for the start of that day in Shanghai; null if neither. */
export function parseInstant(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  if (isLocalDate(value)) return new Date(`${value}T00:00:00+08:00`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value)) return null;
  if (!isLocalDate(value.slice(0, 10))) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at;
}
