import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { factVersions } from '../../../../domain/measures';
import { presentInstant } from '../../platform/base/clock';
import { asOwner, inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { readHistory } from './history';
import { HISTORY } from './history.sql';
import { FACT_COLUMNS, INSERT_FACTS, factRow } from './keep-facts';

type Found = { id: number; number: string | null; imported: boolean; history: unknown };

/** Issues whose histories are read and replayed at a time: memory stays the same however many there are. */
const BATCH = 500;

const NEXT = `select i.id, i.number, coalesce(i.imported, false) as imported, ${HISTORY} as history
  from issues i where i.id > ? order by i.id limit ${BATCH}`;

/** The rows of `casework.facts` that an issue's ledger comes to. */
const rebuilt = ({ id, imported, history }: Found): Record<string, unknown>[] =>
  factVersions(readHistory(history)).map((v) => factRow(v, { issue: id, imported, madeBy: v.since }));

/**
 * Makes the facts of ledgers that were begun before facts were kept, once, at the start that brings the table.
 * Two instances at once: the second waits and finds it done.
 */
export async function fillFacts(strapi: Core.Strapi): Promise<void> {
  await inTransaction(strapi, (trx) =>
    asOwner(trx, 'The start makes the facts of all ledgers, once', async () => {
      if (await areFilled(trx)) return;
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:facts']);
      if (await areFilled(trx)) return;
      await rebuildFacts(trx, 'true');
      await trx.raw('insert into casework.facts_filled (at) values (?::timestamp)', [
        presentInstant().toISOString(),
      ]);
    }),
  );
}

const areFilled = async (trx: Trx): Promise<boolean> =>
  (await rows(trx, 'select 1 from casework.facts_filled')).length > 0;

/**
 * Writes the facts of issues that have none yet: after an import, or of an older database.
 * @param which a condition on the issue `i`
 * @returns how many rows were made
 */
export async function rebuildFacts(trx: Trx, which: string): Promise<number> {
  let made = 0;
  for (let after = 0; ; ) {
    const found = await rows<Found>(trx, NEXT.replace('where', `where (${which}) and`), [after]);
    const last = found.at(-1);
    if (!last) return made;
    after = last.id;
    const list = found.flatMap(rebuilt);
    made += list.length;
    await rows(trx, `${INSERT_FACTS} on conflict do nothing`, [JSON.stringify(list)]);
  }
}

export type FactsVerification = {
  issues: number;
  facts: number;
  /** the first rows that differ, with the side on which they are */
  differences: { side: 'kept' | 'rebuilt'; issue: string; row: Record<string, unknown> }[];
};

const COMPARED = FACT_COLUMNS.filter((column) => column !== 'made_seq').map((column) => `"${column}"`);

type Query = <T extends Record<string, unknown>>(sql: string, bindings: readonly unknown[]) => Promise<T[]>;

/**
 * Rebuilds all facts from the ledgers into a temporary table and compares them with those that are kept, row by
 * row (spec: figures at speed).
 * @param query runs a statement with `?` for its bindings, in one transaction
 * @param limit how many differences are named
 */
export async function compareFacts(
  query: Query,
  log: (line: string) => void = () => undefined,
  limit = 20,
): Promise<FactsVerification> {
  await query('create temp table rebuilt (like casework.facts including defaults) on commit drop', []);
  const unreadable: FactsVerification['differences'] = [];
  let issues = 0;
  for (let after = 0; ; ) {
    const found = await query<Found>(NEXT, [after]);
    const last = found.at(-1);
    if (!last) break;
    after = last.id;
    issues += found.length;
    const list = found.flatMap((issue) => {
      try {
        return rebuilt({ ...issue, history: parsed(issue.history) });
      } catch (error) {
        // A ledger that was tampered with may not be one that can be replayed: that is named, and the others go on.
        unreadable.push({
          side: 'rebuilt',
          issue: issue.number ?? String(issue.id),
          row: { reason: error instanceof Error ? error.message : String(error) },
        });
        return [];
      }
    });
    await query(INSERT_FACTS.replace('casework.facts', 'rebuilt'), [JSON.stringify(list)]);
    if (issues % 50_000 === 0) log(`已核验 ${issues} 个事项……`);
  }
  const kept = `select ${COMPARED.join(', ')} from casework.facts where replaced_seq is null`;
  const anew = `select ${COMPARED.join(', ')} from rebuilt`;
  const differences = await query<FactsVerification['differences'][number]>(
    `select d.side, coalesce(i.number, d.issue_id::text) as issue, to_jsonb(d) - 'side' as row
       from (select 'kept' as side, * from (${kept} except all ${anew}) k
             union all select 'rebuilt', * from (${anew} except all ${kept}) r) d
       left join issues i on i.id = d.issue_id order by d.issue_id, d.family, d.step, d.since_seq, d.side limit ?`,
    [limit],
  );
  const [counted] = await query<{ n: number }>('select count(*)::int as n from rebuilt', []);
  return { issues, facts: counted?.n ?? 0, differences: [...unreadable, ...differences].slice(0, limit) };
}

/**
 * Like compareFacts, on a separate connection: reads one snapshot, so that work may go on meanwhile.
 * @throws when the database cannot be read
 */
export async function verifyFacts({
  connectionString,
  log,
}: {
  connectionString: string;
  log?: (line: string) => void;
}): Promise<FactsVerification> {
  const client = new Client({ connectionString, options: '-c timezone=UTC' });
  // A connection that breaks rejects the query under way; the event alone must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read');
    const result = await compareFacts(async (sql, bindings) => {
      let n = 0;
      const numbered = sql.replaceAll('?', () => `$${(n += 1)}`);
      return (await client.query(numbered, [...bindings])).rows;
    }, log);
    await client.query('rollback');
    return result;
  } finally {
    await client.end().catch(() => undefined);
  }
}

// An application in the same process may have told pg to leave json alone.
const parsed = (value: unknown): unknown =>
  typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
