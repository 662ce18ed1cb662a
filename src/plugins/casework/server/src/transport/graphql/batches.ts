import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/**
 * Strapi's resolvers query each relation of each row separately, with two statements. Here the queries on the rows
 * of one list in the same turn of the event loop become one: the rows' ids together, with the relation populated.
 * Rows, fields and conditions are judged as before, since the statements are made by the same data layer.
 */

type Row = { id?: unknown };
type Params = { limit?: number; offset?: number } & Record<string, unknown>;
type Builder = {
  state: { type: string; limit: number | null; first: boolean };
  execute(options?: object): Promise<unknown>;
};
type Manager = {
  createQueryBuilder(uid: string): Builder;
  load(uid: string, row: Row, field: string, params?: Params): Promise<unknown>;
  findMany(uid: string, params: object): Promise<Record<string, unknown>[]>;
};

type Asked = { row: Row; answer(value: unknown): void; fail(error: unknown): void };
type Batch = { uid: string; field: string; params: Params | undefined; asked: Asked[] };

/** Strapi leaves out the limit when it populates several rows: beyond this many, each is queried separately. */
const MOST_ROWS = 2_000;

const GRAPHQL = '/graphql';
const waiting = new WeakMap<object, Map<string, Batch>>();
const alone = new AsyncLocalStorage<true>();

type Bound = { isExceeded: boolean };
const bounded = new AsyncLocalStorage<Bound>();

/** Holds the queries of a batch to a number of rows, and notes when one had more. */
function boundRows(manager: Manager): void {
  const make = manager.createQueryBuilder.bind(manager);
  manager.createQueryBuilder = (uid) => {
    const builder = make(uid);
    const bound = bounded.getStore();
    if (!bound) return builder;
    const execute = builder.execute.bind(builder);
    builder.execute = async (options) => {
      const { state } = builder;
      if (state.type !== 'select' || state.limit !== null || state.first) return execute(options);
      state.limit = MOST_ROWS + 1;
      const found = await execute(options);
      if (Array.isArray(found) && found.length > MOST_ROWS) bound.isExceeded = true;
      return found;
    };
    return builder;
  };
}

/** Takes the place of the data layer's `load` for requests of GraphQL. */
export function loadInBatches(strapi: Core.Strapi): void {
  const manager = strapi.db.entityManager as unknown as Manager;
  boundRows(manager);
  const load = manager.load.bind(manager);
  const single = (batch: Batch, { row }: Asked): Promise<unknown> =>
    alone.run(true, () => load(batch.uid, row, batch.field, batch.params));

  const run = async (batch: Batch): Promise<void> => {
    const together = batch.asked.length > 1 ? await loadTogether(manager, batch) : null;
    for (const one of batch.asked) {
      try {
        one.answer(together ? (together.get(Number(one.row.id)) ?? null) : await single(batch, one));
      } catch (error) {
        one.fail(error);
      }
    }
  };

  manager.load = (uid, row, field, params) => {
    const ctx = strapi.requestContext.get() as Context | undefined;
    const isBatched =
      ctx?.path === GRAPHQL && typeof field === 'string' && typeof row.id === 'number' && !alone.getStore();
    if (!isBatched) return load(uid, row, field, params);
    const batches = waiting.get(ctx) ?? new Map<string, Batch>();
    waiting.set(ctx, batches);
    const key = JSON.stringify([uid, field, params ?? null]);
    return new Promise((answer, fail) => {
      const batch = batches.get(key) ?? { uid, field, params, asked: [] };
      batch.asked.push({ row, answer, fail });
      if (batches.has(key)) return;
      batches.set(key, batch);
      // After the resolvers of all rows of the list have asked: they await their checks of the arguments first.
      setImmediate(() => {
        batches.delete(key);
        run(batch).catch((error: unknown) => batch.asked.forEach((one) => one.fail(error)));
      });
    });
  };
}

/** The relation of each row by its id; null when there are too many for one statement. */
async function loadTogether(manager: Manager, batch: Batch): Promise<Map<number, unknown> | null> {
  const { uid, field, params, asked } = batch;
  const { limit, offset = 0, ...rest } = params ?? {};
  const ids = [...new Set(asked.map(({ row }) => Number(row.id)))];
  const bound: Bound = { isExceeded: false };
  const rows = await bounded.run(bound, () =>
    manager.findMany(uid, {
      select: ['id'],
      where: { id: { $in: ids } },
      populate: { [field]: Object.keys(rest).length > 0 ? rest : true },
    }),
  );
  if (bound.isExceeded) return null;
  return new Map(
    rows.map((row) => {
      const found = row[field];
      const end = limit === undefined || limit < 0 ? undefined : offset + limit;
      return [Number(row['id']), Array.isArray(found) ? found.slice(offset, end) : found];
    }),
  );
}
