import { localDateOf } from '../calendar';

/**
 * A number as a city writes it: `{year}`, `{code}` and `{number}`, where `{number:4}` pads with zeros.
 * @param pattern e.g. `包诉〔{year}〕{number:4}号`
 */
export const writeNumber = (
  pattern: string,
  { year, number, code = '' }: { year: number | string; number: number | string; code?: string },
): string =>
  pattern
    .replaceAll('{year}', String(year))
    .replaceAll('{code}', code)
    .replace(/\{number(?::(\d))?\}/g, (_, width?: string) =>
      String(number).padStart(Number(width ?? 0), '0'),
    );

/** Returns the year of a number given at this instant: numbering restarts with the year in Shanghai. */
export const numberYear = (now: Date): number => Number(localDateOf(now).slice(0, 4));
