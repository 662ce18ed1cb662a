import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import { CaseworkError } from '../answers/errors';
import { isDatabaseAway, reasonOf } from '../base/reason';
import { countRead, tellReplicaLag } from '../metrics/registry';
import { rows, type Row, type Trx } from './as-owner';
import { beginningWith, constant } from './begin';
import { assertLogin } from './login';
import { asSystem } from './outside-transaction';
import { isPooled } from './pooler';
import { DatabaseRefused } from './release';

/**
 * Figures, ledgers and exports read from a streaming replica (DATABASE_READ_URL) as long as it is not further behind
 * than DATABASE_READ_MAX_LAG seconds, else from the primary. Who asks, and what he may see, is always found out on the
 * primary: whoever lost a membership a moment ago sees nothing more on a replica that has not heard of it. The row
 * policies are the replica's own, the same ones.
 *
 * Lag is judged by positions in the write-ahead log, not by the replica's clock or by what it says of itself: a replica
 * that is cut off from its primary believes to be up to date. Each reading request notes where the primary's log ended;
 * the replica is as far behind as the age of the last such note that it has reached.
 */

type Position = bigint;

/** Where the primary's log ended, and when. */
type Note = { at: number; position: Position };

type State = {
  pool: Knex;
  /** resolves when the server has been looked at and may be asked; null to look (again) */
  looked: Promise<void> | null;
  notes: Note[];
  /** not asked before then */
  awayUntil: number;
  /** what the log said last, so that it says everything once */
  said: string | null;
};

/** A replica that does not answer is not asked for so long: requests must not wait for it one after the other. */
const AWAY_MS = 5_000;
const WAIT_MS = 2_000;
const DEFAULT_MAX_LAG_SECONDS = 5;
const NOTES = 1_000;

let state: State | null = null;

/** Whether a replica is set at all. */
export const hasReplica = (): boolean => (process.env['DATABASE_READ_URL'] ?? '') !== '';

const number = (name: string, otherwise: number): number => {
  const text = process.env[name] ?? '';
  const given = Number(text);
  return text !== '' && Number.isFinite(given) && given >= 0 ? given : otherwise;
};

/** `16/B374D848` as a number. */
export function positionOf(text: string): Position {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/**
 * How far behind a replica is.
 * @param reached where its replay of the log has come to
 * @param notes in the order of their time
 * @returns milliseconds; null when it has not reached any of the notes
 */
export function lagOf(reached: Position, notes: readonly Note[], now: number): number | null {
  const newest = notes.at(-1);
  // Everything that was committed when the request began.
  if (newest && newest.position <= reached) return 0;
  const note = notes.findLast(({ position }) => position <= reached);
  return note ? now - note.at : null;
}

function stateOf(): State {
  const connectionString = process.env['DATABASE_READ_URL'] ?? '';
  state ??= {
    pool: knex({
      client: 'postgres',
      connection: {
        connectionString,
        connectionTimeoutMillis: WAIT_MS,
        ...(isPooled() ? {} : { options: '-c timezone=UTC -c jit=off' }),
      } as Knex.PgConnectionConfig,
      pool: { min: 0, max: Math.max(1, number('DATABASE_POOL_MAX', 10)) },
      acquireConnectionTimeout: WAIT_MS,
    }),
    looked: null,
    notes: [],
    awayUntil: 0,
    said: null,
  };
  return state;
}

/** The process leaves, or starts anew. */
export async function closeReplica(): Promise<void> {
  const closing = state;
  state = null;
  await closing?.pool.destroy();
}

const IDENTITY =
  'select system_identifier::text as id, pg_is_in_recovery() as standby from pg_control_system()';

type Identity = { id: string; standby: boolean };

/**
 * Another server than a standby of this very database would answer with other records, and a login that row security
 * does not bind with too many.
 * @throws DatabaseRefused saying so; what the driver throws when it does not answer
 */
async function look(strapi: Core.Strapi, pool: Knex, roles: readonly string[]): Promise<void> {
  await pool.transaction(async (trx) => {
    const [there] = await rows<Identity>(trx, IDENTITY);
    const [here] = await asSystem(async () => (await strapi.db.connection.raw(IDENTITY)).rows);
    if (!there || there.id !== here?.id || !there.standby) {
      throw new DatabaseRefused(
        'DATABASE_READ_URL 不是 DATABASE_URL 那台服务器的流复制备库，见 docs/operations/growth.md。',
        'DATABASE_READ_URL is not a streaming replica of the server of DATABASE_URL.',
      );
    }
    await assertLogin(async <T>(sql: string) => ({ rows: (await rows(trx, sql)) as T[] }), roles);
  });
}

/**
 * At a start: a replica that is another server, or that is asked with a wrong login, is refused; one that does not
 * answer is only told of.
 * @param roles as which requests run
 */
export async function assertReplica(strapi: Core.Strapi, roles: readonly string[]): Promise<void> {
  if (!hasReplica()) return;
  const one = stateOf();
  try {
    await lookOnce(strapi, one, roles);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    setAside(strapi, one, error);
  }
}

let requestRoles: readonly string[] = [];

function lookOnce(strapi: Core.Strapi, one: State, roles = requestRoles): Promise<void> {
  requestRoles = roles;
  one.looked ??= look(strapi, one.pool, roles);
  one.looked.catch(() => (one.looked = null));
  return one.looked;
}

function say(strapi: Core.Strapi, one: State, line: string | null, level: 'warn' | 'info' = 'warn'): void {
  if (one.said === line) return;
  one.said = line;
  if (line !== null) strapi.log[level](`casework: ${line}`);
}

function setAside(strapi: Core.Strapi, one: State, error: unknown): void {
  one.awayUntil = Date.now() + AWAY_MS;
  one.looked = null;
  say(
    strapi,
    one,
    `备库不可用，改读主库 the replica cannot be asked, reading from the primary: ${reasonOf(error)}`,
  );
}

/** To select in the transaction on the primary that found out who asks: where its log ends. */
export const POSITION = 'pg_current_wal_flush_lsn()::text as position';

/** Notes where the primary's log ended when a request began. */
function note(one: State, position: Position): void {
  const last = one.notes.at(-1);
  // Two requests may arrive in the other order than they asked.
  if (last && last.position >= position) return;
  one.notes.push({ at: Date.now(), position });
  if (one.notes.length > NOTES) one.notes.splice(0, NOTES / 2);
}

/** Why the replica was not asked, or ended in the middle: the primary answers instead. */
class NotFromReplica extends Error {
  constructor(readonly reason: 'behind' | 'away' | 'refused') {
    super(reason);
  }
}

/** A standby's own reasons to end a query: it conflicts with what is replayed, or it would write. */
const STANDBY_ENDS = /^(40001|40P01|25006)$/;

function isReplicaFault(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return isDatabaseAway(error) || (typeof code === 'string' && STANDBY_ENDS.test(code));
}

/**
 * Runs the reading work of a request in a transaction on the replica, narrowed to the asker's sight.
 * @param entered what the primary said of the asker and its log: `actor` and `position`
 * @param settings to select in the same message, as the time-outs
 * @returns whether it has been done there; false: the work is to be done on the primary. What the work itself refuses
 *   is thrown
 */
export async function onReplica(
  strapi: Core.Strapi,
  entered: Row,
  settings: string,
  work: (trx: Trx) => Promise<void>,
): Promise<boolean> {
  const one = stateOf();
  const { actor, position } = entered;
  note(one, positionOf(String(position)));
  const asker = typeof actor === 'string' ? actor : JSON.stringify(actor);
  try {
    if (Date.now() < one.awayUntil) throw new NotFromReplica('away');
    await lookOnce(strapi, one).catch((error: unknown) => {
      setAside(strapi, one, error);
      throw new NotFromReplica(isDatabaseAway(error) ? 'away' : 'refused');
    });
    const sql = `select casework.enter_as(${constant(asker)}), ${settings},
      pg_is_in_recovery() as standby, pg_last_wal_replay_lsn()::text as reached`;
    await beginningWith(
      strapi,
      sql,
      async (trx, [answer]) => {
        judge(strapi, one, answer);
        await work(trx);
      },
      one.pool.client as object,
    );
    countRead('replica', 'within');
    return true;
  } catch (error) {
    const reason = reasonNot(strapi, one, error);
    if (reason === null) throw error;
    countRead('primary', reason);
    return false;
  }
}

function judge(strapi: Core.Strapi, one: State, answer: Row | undefined): void {
  if (answer?.['standby'] !== true || typeof answer['reached'] !== 'string')
    throw new NotFromReplica('refused');
  const lag = lagOf(positionOf(answer['reached']), one.notes, Date.now());
  tellReplicaLag(lag === null ? null : lag / 1_000);
  const limit = number('DATABASE_READ_MAX_LAG', DEFAULT_MAX_LAG_SECONDS);
  if (lag === null || lag > limit * 1_000) {
    if (lag !== null)
      say(strapi, one, '备库落后超过上限，改读主库 the replica is too far behind, reading from the primary');
    throw new NotFromReplica('behind');
  }
  if (one.said !== null) {
    say(strapi, one, '备库恢复 reading from the replica again', 'info');
    one.said = null;
  }
}

/** Why the primary has to answer; null for an error that is the request's own. */
function reasonNot(strapi: Core.Strapi, one: State, error: unknown): NotFromReplica['reason'] | null {
  if (error instanceof NotFromReplica) return error.reason;
  if (error instanceof CaseworkError) return null;
  if (!isReplicaFault(error)) return null;
  if (isDatabaseAway(error)) setAside(strapi, one, error);
  else strapi.log.warn(`casework: the replica ended a query, asking the primary: ${reasonOf(error)}`);
  return 'away';
}
