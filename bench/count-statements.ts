import pg from 'pg';

export type Counted = {
  /** messages to the database, that is round trips */
  roundTrips: number;
  /** statements in them: one message can hold several */
  statements: number;
  log: string[];
  /** of each message of the log: milliseconds from sending to the answer */
  times: number[];
  /** what auto_explain said of each, when it is on (profile.ts) */
  plans: string[][];
};

const none = (): Counted => ({ roundTrips: 0, statements: 0, log: [], times: [], plans: [] });
let counted = none();

const withoutLiterals = (sql: string): string => sql.replace(/'(?:[^']|'')*'/g, "''");

type Query = (this: object, ...args: unknown[]) => unknown;
const watched = new WeakSet<object>();

/** Counts what goes to the database, whichever library sends it. Load before anything that connects. */
export function countStatements(): void {
  const client = pg.Client.prototype as unknown as { query: Query };
  const query = client.query;
  client.query = function (this: pg.Client, ...args: unknown[]) {
    const first = args[0] as string | { text?: string } | undefined;
    const sql = typeof first === 'string' ? first : (first?.text ?? '');
    const into = counted;
    const place = into.roundTrips;
    into.roundTrips += 1;
    into.statements += withoutLiterals(sql)
      .split(';')
      .filter((part) => part.trim() !== '').length;
    into.log.push(sql);
    into.plans.push([]);
    const begun = performance.now();
    const end = (): void => {
      into.times[place] = performance.now() - begun;
    };
    if (!watched.has(this)) {
      watched.add(this);
      // A client sends one message at a time: a notice belongs to the last one sent.
      this.on('notice', ({ message }) => latest.get(this)?.push(message ?? ''));
    }
    latest.set(this, into.plans[place] ?? []);
    const last = args.at(-1);
    if (typeof last === 'function') {
      args[args.length - 1] = function (this: unknown, ...given: unknown[]): unknown {
        end();
        return (last as Query).apply(this as object, given);
      };
      return query.apply(this, args);
    }
    const sent = query.apply(this, args) as Promise<unknown> | undefined;
    void sent?.then?.(end, end);
    return sent;
  } as Query;
}

const latest = new WeakMap<object, string[]>();

/** The statements that were counted since the last call. */
export function takeCounted(): Counted {
  const taken = counted;
  counted = none();
  return taken;
}
