import pg from 'pg';

export type Counted = {
  /** messages to the database, that is round trips */
  roundTrips: number;
  /** statements in them: one message can hold several */
  statements: number;
  log: string[];
};

let counted: Counted = { roundTrips: 0, statements: 0, log: [] };

const withoutLiterals = (sql: string): string => sql.replace(/'(?:[^']|'')*'/g, "''");

/** Counts what goes to the database, whichever library sends it. Load before anything that connects. */
export function countStatements(): void {
  const client = pg.Client.prototype as unknown as { query: (this: unknown, ...args: unknown[]) => unknown };
  const query = client.query;
  client.query = function (...args: unknown[]) {
    const first = args[0] as string | { text?: string } | undefined;
    const sql = typeof first === 'string' ? first : (first?.text ?? '');
    counted.roundTrips += 1;
    counted.statements += withoutLiterals(sql)
      .split(';')
      .filter((part) => part.trim() !== '').length;
    counted.log.push(sql);
    return query.apply(this, args);
  };
}

/** The statements that were counted since the last call. */
export function takeCounted(): Counted {
  const taken = counted;
  counted = { roundTrips: 0, statements: 0, log: [] };
  return taken;
}
