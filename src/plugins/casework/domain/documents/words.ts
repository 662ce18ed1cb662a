import type { LocalDate } from '../calendar';

/** `2026-07-05` as 2026年7月5日. */
export const dateInWords = (date: LocalDate): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};
