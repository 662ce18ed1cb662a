const FIRST_MS = 30_000;
const LONGEST_MS = 3_600_000;

/** Half a minute, a minute, two … at most every hour. */
export const retryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_MS));

/** Some three days: longer than a weekend without a mail server. Then somebody must look. */
export const MOST_ATTEMPTS = 80;
