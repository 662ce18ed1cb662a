const LONGEST = 300;

/** What went wrong, for people: of a failed statement the database's words, not the statement. */
export function reasonOf(error: unknown): string {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  const text = typeof message === 'string' ? message : String(error);
  const isSql = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  return (isSql ? text.slice(text.lastIndexOf(' - ') + 3) : text).slice(0, LONGEST);
}
