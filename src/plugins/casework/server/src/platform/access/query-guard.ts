import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Knex } from 'knex';
import {
  isDescending,
  ordersOf,
  orderWithin,
  rewriteLight,
  splitLight,
  unknownLights,
  walkedWhere,
  walkSegments,
  type Light,
  type Where,
} from './light-query';
import { CaseworkError, fieldErrors, refuse } from '../answers/errors';
import { EXTRA_OF, decodeExtra, extraKeys } from './extra-query';
import { mayReadField, type Attribute } from './fields';

/**
 * The one check of fields: every query of Strapi's data layer on the application's types, populated at whatever
 * depth, is made by one factory. Here its selection, conditions, order and search are restricted to what the caller
 * may read, over any interface (ADR 2; rows are checked by PostgreSQL).
 */

const ISSUE = 'api::issue.issue';
const DUTY = 'api::duty.duty';
const CURSOR = Symbol('light');
const REVEALS = Symbol('ratings');

type Meta = {
  uid: string;
  tableName: string;
  attributes: Record<string, Attribute>;
  columnToAttribute: Record<string, string>;
};

type Row = Record<string, unknown>;
type OrderEntry = { column?: string; order?: string };

type State = {
  type: string;
  select: unknown[];
  where: unknown[];
  joins: { alias: string; referencedTable: string }[];
  populate: unknown;
  limit: number | null;
  offset: number | null;
  first: boolean;
  orderBy: unknown;
  groupBy: unknown;
  filters: unknown;
  search: unknown;
  transaction: unknown;
  forUpdate: boolean;
  processed: boolean;
};

type Builder = {
  alias: string;
  state: State;
  init(params: object): Builder;
  count(): Builder;
  first(): Builder;
  clone(): Builder;
  aliasColumn(column: string): string;
  processState(): void;
  processSelect(): void;
  execute(options?: object): Promise<unknown>;
  /** the light that the query is confined to, for every caller */
  [CURSOR]?: Light;
  /** the ratings of issues whose period has been published are added for a unit */
  [REVEALS]?: true;
};

type Kind = Parameters<typeof mayReadField>[3];
type Check = (uid: string, name: string, attribute: Attribute | undefined) => void;

const checkFor =
  (kind: Kind | null): Check =>
  (uid, name, attribute) => {
    if (kind === null || mayReadField(uid, name, attribute, kind)) return;
    throw refuse(400, 'UNREADABLE_FIELD', { field: name }, { field: name });
  };

const allFields = new AsyncLocalStorage<true>();

/** Runs work that is the application's own, not the asker's: inside asOwner every field may be queried. */
export const withAllFields = <T>(work: () => Promise<T>): Promise<T> => allFields.run(true, work);

const GROUPS = ['$and', '$or'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * Are these conditions in the shapes that Strapi's data layer and knex take for granted?
 * @param joined conditions that are joined, not the operators on one field
 */
function isShaped(where: unknown, joined = true): boolean {
  if (Array.isArray(where)) return where.every((part) => isShaped(part, joined));
  if (!isObject(where)) return !joined || !['string', 'number', 'boolean'].includes(typeof where);
  return Object.entries(where).every(([key, value]) => {
    if (GROUPS.includes(key)) return Array.isArray(value) && isShaped(value);
    if (key === '$not') return isShaped(value, joined);
    if (key === '$between') return Array.isArray(value) && value.length === 2;
    return isShaped(value, false);
  });
}

/** Puts the gate into Strapi's data layer. */
export function installQueryGuard(strapi: Core.Strapi): void {
  const manager = strapi.db.entityManager as unknown as { createQueryBuilder(uid: string): Builder };
  const make = manager.createQueryBuilder.bind(manager);
  manager.createQueryBuilder = (uid) => {
    const builder = make(uid);
    const guard = new Guard(strapi, uid, manager);
    return uid.startsWith('api::') ? guard.around(builder) : guard.reading(builder);
  };
}

class Guard {
  private readonly meta: Meta;
  private readonly knex: Knex;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly uid: string,
    private readonly manager: { createQueryBuilder(uid: string): Builder },
  ) {
    this.meta = this.metaOf(uid) as Meta;
    this.knex = strapi.db.connection as unknown as Knex;
  }

  around(builder: Builder): Builder {
    const processSelect = builder.processSelect.bind(builder);
    const execute = builder.execute.bind(builder);
    const clone = builder.clone.bind(builder);
    this.reading(builder);
    const processState = builder.processState.bind(builder);
    builder.processState = () => {
      if (builder.state.processed) return;
      const search = this.prepare(builder);
      processState();
      if (search) builder.state.where = [...builder.state.where, this.searchWhere(builder, search)];
    };
    builder.processSelect = () => {
      this.orderByRank(builder);
      processSelect();
    };
    builder.clone = () => this.around(clone());
    builder.execute = async (options) => {
      const found = await (this.isWalkable(builder) ? this.walk(builder, options) : execute(options));
      return builder[REVEALS] ? this.revealRatings(found) : found;
    };
    return builder;
  }

  /**
   * Fields of accounts, files and folders are checked by Strapi; queries that it cannot read are refused here, too.
   */
  reading(builder: Builder): Builder {
    const init = builder.init.bind(builder);
    const processState = builder.processState.bind(builder);
    const clone = builder.clone.bind(builder);
    builder.init = (params) => this.refusingBadQueries(() => init(params));
    builder.processState = () => {
      if (!builder.state.processed) this.requireShapes(builder);
      this.refusingBadQueries(() => processState());
    };
    builder.clone = () => this.reading(clone());
    return builder;
  }

  /** Returns the kind of the caller; null while the application works for itself. */
  private asker(): Kind | null {
    if (allFields.getStore()) return null;
    const ctx = this.strapi.requestContext.get() as Context | undefined;
    if (!ctx) return null;
    const state = ctx.state['casework'] as { asker: { kind: Kind } } | undefined;
    return state?.asker.kind ?? 'unknown';
  }

  private metaOf(uid: string): Meta | undefined {
    return (this.strapi.db.metadata as unknown as Map<string, Meta>).get(uid);
  }

  /** Conditions that Strapi's data layer cannot read are the asker's mistake, not the system's. */
  private refusingBadQueries<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof CaseworkError || this.asker() === null) throw error;
      this.strapi.log.debug(`casework: query refused: ${String(error)}`);
      throw refuse(400, 'BAD_QUERY');
    }
  }

  /** @throws CaseworkError 400 */
  private requireShapes({ state }: Builder): void {
    if (this.asker() === null || (isShaped(state.where) && isShaped(state.filters))) return;
    throw refuse(400, 'BAD_QUERY');
  }

  /** @returns what is searched for, to be added when columns have been named */
  private prepare(builder: Builder): string | null {
    const { state } = builder;
    const kind = this.asker();
    const check = checkFor(kind);
    this.checkWhere(builder, this.meta, state.where, check);
    if (isObject(state.filters)) this.checkWhere(builder, this.meta, state.filters, check);
    this.checkOrder(this.meta, state.orderBy, check);
    if (state.type === 'select') {
      this.checkSelect(builder, check);
      if (this.uid === ISSUE && kind === 'unit' && state.select.includes('*')) builder[REVEALS] = true;
      state.select = this.withReadableExtra(builder, this.columns(state.select, kind), kind);
    }
    state.populate = this.readablePopulate(state.populate, kind);
    if (this.uid === ISSUE) {
      state.where = rewriteLight(state.where, this.knex) as unknown[];
      if (isObject(state.filters)) state.filters = rewriteLight(state.filters, this.knex);
      const light = builder[CURSOR];
      if (light !== undefined) state.where = [...state.where, walkedWhere(light, this.knex)];
    }
    state.where = this.rewriteText(this.meta, state.where) as unknown[];
    if (isObject(state.filters)) state.filters = this.rewriteText(this.meta, state.filters);
    const { search } = state;
    state.search = null;
    return typeof search === 'string' || typeof search === 'number' ? String(search) : null;
  }

  /**
   * Adds the ratings that a unit reads once those of the issue's period have been published (spec: who sees what).
   * Fields are decided by type, this one by row: it can be shown, but neither filtered nor sorted by.
   */
  private async revealRatings(found: unknown): Promise<unknown> {
    const issues = (Array.isArray(found) ? found : [found]).filter(isObject);
    const ids = issues.flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
    if (ids.length === 0) return found;
    const shown = (await this.strapi.db.transaction(async ({ trx }) =>
      (trx as unknown as Knex).raw('select * from casework.published_ratings(?::int[])', [ids as never]),
    )) as { rows: Row[] };
    const byId = new Map(shown.rows.map(({ id, ...rating }) => [id, rating]));
    for (const issue of issues) Object.assign(issue, byId.get(issue['id']) ?? {});
    return found;
  }

  private checkWhere(builder: Builder, meta: Meta, where: unknown, check: Check): void {
    if (Array.isArray(where)) for (const part of where) this.checkWhere(builder, meta, part, check);
    if (!isObject(where)) return;
    for (const [key, value] of Object.entries(where)) {
      if (GROUPS.includes(key) || key === '$not') {
        this.checkWhere(builder, meta, value, check);
        continue;
      }
      const attribute = meta.attributes[key];
      if (!attribute) {
        this.checkColumn(builder, meta, key, check);
        continue;
      }
      check(meta.uid, key, attribute);
      if (key === 'extra' && EXTRA_OF[meta.uid]) this.requireDoor(value);
      if (meta.uid === ISSUE && key === 'light' && unknownLights(value).length > 0) {
        throw fieldErrors([{ field: 'light', code: 'BAD_VALUE' }]);
      }
      const target = attribute.type === 'relation' && attribute.target ? this.metaOf(attribute.target) : null;
      if (target) this.checkRelation(builder, target, value, check);
    }
  }

  /** The whole of the extra fields holds some that the asker may not read: only single ones are asked for, at a door. */
  private requireDoor(condition: unknown): void {
    if (this.asker() !== null && !decodeExtra(condition))
      throw refuse(400, 'UNREADABLE_FIELD', { field: 'extra' }, { field: 'extra' });
  }

  /** The condition on a relation: one of its target's, or an operator on its key. */
  private checkRelation(builder: Builder, target: Meta, value: unknown, check: Check): void {
    if (!isObject(value)) return;
    for (const [key, part] of Object.entries(value)) {
      if (!key.startsWith('$')) this.checkWhere(builder, target, { [key]: part }, check);
      else if (isObject(part) || Array.isArray(part)) this.checkWhere(builder, target, part, check);
    }
  }

  /** A condition that names a column, as Strapi's own populates do. */
  private checkColumn(builder: Builder, meta: Meta, key: string, check: Check): void {
    const dot = key.lastIndexOf('.');
    const alias = dot < 0 ? builder.alias : key.slice(0, dot);
    const column = key.slice(dot + 1).split(' ')[0] ?? '';
    const table =
      dot < 0 || alias === builder.alias ? null : builder.state.joins.find((j) => j.alias === alias);
    const owner = table ? this.metaOfTable(table.referencedTable) : meta;
    if (!owner) return;
    const name = attributeOfColumn(owner, column);
    if (name) check(owner.uid, name, owner.attributes[name]);
  }

  private metaOfTable(table: string): Meta | undefined {
    for (const meta of (this.strapi.db.metadata as unknown as Map<string, Meta>).values())
      if (meta.tableName === table) return meta;
    return undefined;
  }

  private checkOrder(meta: Meta, orderBy: unknown, check: Check): void {
    for (const [key, value] of ordersOf(orderBy)) {
      const attribute = meta.attributes[key];
      check(meta.uid, key === 'status' ? 'publishedAt' : key, attribute);
      if (key === 'extra' && EXTRA_OF[meta.uid]) this.requireDoor(value);
      const target =
        attribute?.type === 'relation' && attribute.target ? this.metaOf(attribute.target) : null;
      if (target) this.checkOrder(target, value, check);
    }
  }

  private checkSelect(builder: Builder, check: Check): void {
    for (const field of [...builder.state.select, ...ordersOf(builder.state.groupBy).map(([name]) => name)]) {
      if (typeof field !== 'string' || field === '*') continue;
      const attribute = this.meta.attributes[field];
      if (attribute) check(this.uid, field, attribute);
      if (field === 'extra' && ordersOf(builder.state.groupBy).some(([name]) => name === field))
        this.requireDoor(null);
      // The key by which a populate finds its parent; a relation that is read from there has been judged.
      else if (!this.isKey(field)) this.checkColumn(builder, this.meta, field, check);
    }
  }

  private isKey(field: string): boolean {
    const column = field.slice(field.lastIndexOf('.') + 1).split(' ')[0] ?? '';
    return Object.values(this.meta.attributes).some((a) => a.joinColumn?.name === column);
  }

  /**
   * `*` as a list: PostgreSQL's own leaves out what is no column (`light`), and holds what must not be read.
   */
  private columns(select: unknown[], kind: Kind | null): unknown[] {
    if (!select.includes('*')) return select;
    const all = Object.entries(this.meta.attributes).flatMap(([name, attribute]) => {
      if (kind !== null && !mayReadField(this.uid, name, attribute, kind)) return [];
      if (attribute.type !== 'relation') return attribute.columnName ? [attribute.columnName] : [];
      return attribute.joinColumn && attribute.owner ? [attribute.joinColumn.name] : [];
    });
    return [...new Set([...all, ...select.filter((field) => field !== '*')])];
  }

  /** The extra fields without the values of those that the asker may not read. */
  private withReadableExtra(builder: Builder, select: unknown[], kind: Kind | null): unknown[] {
    const record = EXTRA_OF[this.uid];
    if (!record || kind === null || READS_ALL_EXTRA.includes(kind)) return select;
    const column = builder.aliasColumn('extra');
    return select.map((field) =>
      field === 'extra'
        ? this.knex.raw('casework.readable_extra(?, ??::jsonb) as "extra"', [record, column])
        : field,
    );
  }

  private readablePopulate(populate: unknown, kind: Kind | null): unknown {
    if (kind === null || populate === null || populate === undefined || populate === false) return populate;
    const readable = (name: string): boolean => {
      const attribute = this.meta.attributes[name];
      return attribute !== undefined && mayReadField(this.uid, name, attribute, kind);
    };
    if (populate === true) {
      const names = Object.entries(this.meta.attributes)
        .filter(([name, attribute]) => attribute.type === 'relation' && readable(name))
        .map(([name]) => [name, true]);
      return Object.fromEntries(names);
    }
    if (Array.isArray(populate)) return populate.filter((path) => readable(String(path).split('.')[0] ?? ''));
    if (!isObject(populate)) return populate;
    return Object.fromEntries(Object.entries(populate).filter(([name]) => readable(name)));
  }

  /** Strapi's `_q`, over the fields that the asker may read. */
  private searchWhere(builder: Builder, query: string): Where {
    const kind = this.asker();
    const texts = SEARCHED[this.uid];
    if (texts) return this.indexedSearch(builder, query, texts, kind);
    const numeric = !Number.isNaN(Number(query));
    const columns = Object.entries(this.meta.attributes).flatMap(([name, attribute]) => {
      const { type, searchable, columnName } = attribute;
      if (searchable === false || !(TEXTS.includes(type) || (numeric && NUMBERS.includes(type)))) return [];
      if (this.uid === ISSUE && name === 'light') return [];
      if (this.uid === DUTY && name === 'state') return [];
      return kind === null || mayReadField(this.uid, name, attribute, kind) ? [columnName ?? name] : [];
    });
    // `$or` of nothing would match everything; the key is always there.
    const key = builder.aliasColumn('id');
    return {
      $or: [
        { [key]: { $containsi: query } },
        { [key]: { $in: this.spelledLike(this.meta, columns, query) } },
      ],
    };
  }

  /** The keys of a type's records that hold a text in any of its spellings (database/repeatable/065-names.sql). */
  private spelledLike(meta: Meta, columns: readonly string[], query: string): Knex.Raw {
    const text = query.replaceAll('\0', '');
    if (columns.length === 0) return this.knex.raw('select null::integer where false');
    const like = columns.map(() => 'casework.searchable(searched.??::text) like casework.search_pattern(?)');
    return this.knex.raw(`select searched.id from ?? as searched where ${like.join(' or ')}`, [
      meta.tableName,
      ...columns.flatMap((column) => [column, text]),
    ]);
  }

  /**
   * Conditions that a text contains another, by what their spellings have in common: people type 示例(集团) for
   * 示例（集团）. Written as conditions on the key, so that they hold for related records, too.
   */
  private rewriteText(meta: Meta, where: unknown): unknown {
    if (Array.isArray(where)) return where.map((part) => this.rewriteText(meta, part));
    if (!isObject(where)) return where;
    const kept: Where = {};
    const added: Where[] = [];
    for (const [key, value] of Object.entries(where)) {
      const attribute = meta.attributes[key];
      const target =
        attribute?.type === 'relation' && attribute.target ? this.metaOf(attribute.target) : undefined;
      if (GROUPS.includes(key) || key === '$not') kept[key] = this.rewriteText(meta, value);
      // Each condition is added separately: Strapi would replace the `$and` of one related record by another's.
      else if (target && isObject(value)) added.push({ [key]: this.rewriteText(target, value) });
      else if (key === 'extra' && EXTRA_OF[meta.uid] && decodeExtra(value))
        added.push({ id: { $in: extraKeys(this.knex, meta.tableName, decodeExtra(value) as never) } });
      else if (attribute && TEXTS.includes(attribute.type) && isObject(value)) {
        const { $containsi: query, ...rest } = value;
        if (typeof query !== 'string') kept[key] = value;
        else {
          if (Object.keys(rest).length > 0) kept[key] = rest;
          added.push({ id: { $in: this.keysLike(meta, attribute.columnName ?? key, query) } });
        }
      } else kept[key] = value;
    }
    const [only] = added;
    if (added.length === 1 && only && Object.keys(kept).length === 0) return only;
    return added.length === 0 ? kept : { $and: [kept, ...added] };
  }

  private keysLike(meta: Meta, column: string, query: string): Knex.Raw {
    const isIndexed = SEARCHED[meta.uid]?.some((name) => meta.attributes[name]?.columnName === column);
    return isIndexed ? this.searched(meta, [column], query) : this.spelledLike(meta, [column], query);
  }

  private searched(meta: Meta, columns: readonly string[], query: string): Knex.Raw {
    return this.knex.raw('select casework.search(?, ?::text[], ?)', [
      meta.tableName,
      columns as unknown as string,
      query.replaceAll('\0', ''),
    ]);
  }

  /** Searches types that grow large: keys from the trigram indexes, to which the policies then apply. */
  private indexedSearch(builder: Builder, query: string, texts: readonly string[], kind: Kind | null): Where {
    const columns = texts.flatMap((name) => {
      const attribute = this.meta.attributes[name];
      const isReadable = kind === null || mayReadField(this.uid, name, attribute, kind);
      return attribute && isReadable ? [attribute.columnName ?? name] : [];
    });
    const id = builder.aliasColumn('id');
    const found = this.searched(this.meta, columns, query);
    const key = /^[1-9]\d{0,8}$/.test(query) ? Number(query) : null;
    return key === null ? { [id]: { $in: found } } : { $or: [{ [id]: { $in: found } }, { [id]: key }] };
  }

  /** Orders by `light` as people look, and by `stage` as the process goes: PostgreSQL would do it by the alphabet. */
  private orderByRank(builder: Builder): void {
    const { state } = builder;
    if (!Array.isArray(state.orderBy)) return;
    const issues = this.metaOf(ISSUE)?.tableName;
    const isIssue = (alias: string): boolean =>
      alias === builder.alias
        ? this.uid === ISSUE
        : state.joins.some((join) => join.alias === alias && join.referencedTable === issues);
    state.orderBy = (state.orderBy as OrderEntry[]).flatMap((entry, _i, all) => {
      const [alias = '', column] = (entry.column ?? '').split('.');
      const rank = RANKS[column ?? ''];
      if (!rank || !isIssue(alias)) return [entry];
      const then = rank.then.map((name) => ({ column: `${alias}.${name}`, order: 'asc' }));
      return [
        { ...entry, column: `${alias}.${rank.by}` },
        ...then.filter(({ column: key }) => !all.some((other) => other.column === key)),
      ];
    });
  }

  /** A page of issues of which the first order is the light. */
  private isWalkable(builder: Builder): boolean {
    const { state } = builder;
    const [first] = ordersOf(state.orderBy);
    return (
      this.uid === ISSUE &&
      first?.[0] === 'light' &&
      state.type === 'select' &&
      !state.processed &&
      builder[CURSOR] === undefined &&
      state.joins.length === 0 &&
      (state.first || (state.limit !== null && state.limit > 0))
    );
  }

  private async walk(builder: Builder, options?: object): Promise<unknown> {
    const { state } = builder;
    const [first, ...orders] = ordersOf(state.orderBy);
    const { rest, lights } = splitLight(state.where);
    const segment = (light: Light): Builder => {
      const part = this.manager.createQueryBuilder(this.uid);
      Object.assign(part.state, {
        ...state,
        where: rest as unknown[],
        joins: [],
        first: false,
        orderBy: orderWithin(orders),
      });
      part[CURSOR] = light;
      return part;
    };
    // Judged once as a whole: in the parts of the walk the light itself is no longer asked for.
    this.checkWhere(builder, this.meta, state.where, checkFor(this.asker()));
    this.checkOrder(this.meta, state.orderBy, checkFor(this.asker()));
    const found = await walkSegments(
      {
        limit: state.first ? 1 : (state.limit ?? 0),
        offset: state.offset ?? 0,
        descending: isDescending(first?.[1]),
        lights,
      },
      async (light, limit, offset) => {
        const part = segment(light);
        Object.assign(part.state, { limit, offset: offset > 0 ? offset : null });
        return (await part.execute(options)) as object[];
      },
      async (light) => {
        const part = segment(light);
        Object.assign(part.state, { populate: null, orderBy: [], limit: null, offset: null });
        const row = (await part.count().first().execute()) as { count: string | number };
        return Number(row.count);
      },
    );
    return state.first ? (found[0] ?? null) : found;
  }
}

/** Columns by which an issue's column is sorted, and those that follow (database/repeatable/020-guards.sql). */
const RANKS: Readonly<Record<string, { by: string; then: readonly string[] }>> = {
  light: { by: 'light_rank', then: ['due_at', 'id'] },
  stage: { by: 'stage_rank', then: ['id'] },
};

/** Of those who see a row, only units and enterprises may be kept from reading an extra field. */
const READS_ALL_EXTRA: readonly string[] = [
  'office',
  'auditor',
  'head',
  'super',
  'group',
  'leader',
  'liaison',
];

/** Fields by which these types are searched; database/repeatable/070-search.sql has an index for each. */
const SEARCHED: Readonly<Record<string, readonly string[]>> = {
  [ISSUE]: ['number', 'title', 'description', 'outsideNumber'],
};

const TEXTS = ['string', 'text', 'uid', 'email', 'enumeration', 'richtext'];
const NUMBERS = ['biginteger', 'integer', 'decimal', 'float'];

function attributeOfColumn(meta: Meta, column: string): string | undefined {
  const scalar = meta.columnToAttribute[column];
  if (scalar) return scalar;
  return Object.entries(meta.attributes).find(([, a]) => a.joinColumn?.name === column)?.[0];
}
