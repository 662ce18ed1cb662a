const LONGEST = 300;

/** What went wrong, for people: of a failed statement the database's words, not the statement. */
export function reasonOf(error: unknown): string {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  const text = typeof message === 'string' ? message : String(error);
  const isSql = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  return (isSql ? text.slice(text.lastIndexOf(' - ') + 3) : text).slice(0, LONGEST);
}

/** PostgreSQL's and Node's words for a server that is not there, goes down or comes up. */
const AWAY = /^(08...|57P0[123]|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|ENOTFOUND)$/;

/** Was the database out of reach, so that nothing can be said about what was to be done? */
export function isDatabaseAway(error: unknown): boolean {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  if (typeof code === 'string' && AWAY.test(code)) return true;
  return typeof message === 'string' && /Connection (terminated|ended)|Timeout acquiring/i.test(message);
}
