import type { Core, UID } from '@strapi/strapi';
import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { generatedPageSchema } from '../../../../contracts/paging';
import { askerOf } from '../../platform/access/request-transaction';
import { encodeExtra } from '../../platform/access/extra-filters';
import { EXTRA_OF } from '../../platform/access/extra-query';
import { UNIT_HIDDEN, mayReadField, type Attribute } from '../../platform/access/fields';
import { VISIBILITY } from '../../platform/access/visibility';
import { parse } from '../../platform/answers/parse';
import { inTransaction, rows } from '../../platform/database/as-owner';
import type { GraphqlContext } from './resolvers';

/**
 * Restricts the generated schema: no generated writes of lifecycle records, no calls of other plugins, each
 * mutation in a separate savepoint, and nothing in an answer that the caller may not read.
 */

type Shadow = {
  disableMutations(): unknown;
  disableActions(actions: string[]): unknown;
};

type Naming = {
  getTypeName(type: object): string;
} & Record<
  | 'getFindQueryName'
  | 'getFindConnectionQueryName'
  | 'getFindOneQueryName'
  | 'getCreateMutationTypeName'
  | 'getUpdateMutationTypeName'
  | 'getDeleteMutationTypeName'
  | 'getFiltersInputTypeName',
  (type: object) => string
>;

/** Generated mutations exist exactly where the rule of visibility lets anybody write. */
export function closeGeneratedWrites(strapi: Core.Strapi, shadowCRUD: (uid: string) => Shadow): void {
  for (const type of Object.values(strapi.contentTypes)) {
    if (!type.uid.startsWith('api::')) continue;
    const write = VISIBILITY[type.info.singularName]?.write;
    if (!write) shadowCRUD(type.uid).disableMutations();
    const closed = [
      ...(write?.insert ? [] : ['create']),
      ...(write?.update ? [] : ['update']),
      ...(write?.delete ? [] : ['delete']),
    ];
    shadowCRUD(type.uid).disableActions(closed);
  }
}

// The users-permissions plugin writes these by hand. Signing in goes over REST, where it is counted.
const FOREIGN_CALLS = [
  'login',
  'register',
  'forgotPassword',
  'resetPassword',
  'changePassword',
  'emailConfirmation',
];

/** Changes the schema that Strapi has built, in place. */
export function harden(strapi: Core.Strapi, schema: GraphQLSchema): GraphQLSchema {
  for (const [uid, type] of caseTypes(strapi, schema)) maskFields(strapi, uid, type);
  openExtraFilters(strapi, schema);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) inSavepoint(strapi, field);
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) withLimitedPages(field);
  const me = schema.getQueryType()?.getFields()['me'] as GraphQLField<unknown, GraphqlContext> | undefined;
  if (me) onlyForUsers(me);
  return schema;
}

/**
 * `filters: {extra: {CODE: {eq: …}}}`: which codes there are, the office decides while the server runs, so the schema
 * says JSON. Wherever filters are taken, such conditions are checked and made ready for Strapi.
 */
function openExtraFilters(strapi: Core.Strapi, schema: GraphQLSchema): void {
  const json = schema.getType('JSON');
  const uidOf = new Map<string, UID.ContentType>();
  for (const type of Object.values(strapi.contentTypes)) {
    const input = schema.getType(naming(strapi).getFiltersInputTypeName(type));
    if (!type.uid.startsWith('api::') || !isInputObjectType(input)) continue;
    uidOf.set(input.name, type.uid as UID.ContentType);
    const extra = EXTRA_OF[type.uid] ? input.getFields()['extra'] : undefined;
    if (extra && isScalarType(json)) extra.type = json;
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()) as GraphQLField<unknown, GraphqlContext>[]) {
      const filters = field.args.find(({ name }) => name === 'filters');
      const uid = filters && uidOf.get(getNamedType(filters.type).name);
      const { resolve } = field;
      if (!uid || !resolve) continue;
      field.resolve = async (parent, args: { filters?: unknown }, context, info) =>
        resolve(
          parent,
          args.filters === undefined
            ? args
            : { ...args, filters: await encodeExtra(strapi, uid, args.filters, 'graphql') },
          context,
          info,
        );
    }
  }
}

/** Strapi takes it for granted that a user asks; a token is none. */
function onlyForUsers(field: GraphQLField<unknown, GraphqlContext>): void {
  const { resolve } = field;
  field.resolve = (parent, args, context, info) =>
    context.state['user'] ? resolve?.(parent, args, context, info) : null;
}

function naming(strapi: Core.Strapi): Naming {
  return strapi.plugin('graphql').service('utils').naming;
}

/** Leaves only the calls of the application's own types and actions. */
export function dropForeignCalls(strapi: Core.Strapi, schema: GraphQLSchema): GraphQLSchema {
  const names = naming(strapi);
  const foreign = new Set(FOREIGN_CALLS);
  for (const type of Object.values(strapi.contentTypes)) {
    if (type.uid.startsWith('api::')) continue;
    foreign.add(names.getFindQueryName(type));
    foreign.add(names.getFindConnectionQueryName(type));
    foreign.add(names.getFindOneQueryName(type));
    foreign.add(names.getCreateMutationTypeName(type));
    foreign.add(names.getUpdateMutationTypeName(type));
    foreign.add(names.getDeleteMutationTypeName(type));
  }
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    const fields = root?.getFields() ?? {};
    for (const name of Object.keys(fields)) if (foreign.has(name)) delete fields[name];
  }
  return schema;
}

/** Names of the schema's types whose rows lie in tables. */
export const storedTypes = (strapi: Core.Strapi): ReadonlySet<string> =>
  new Set(Object.values(strapi.contentTypes).map((type) => naming(strapi).getTypeName(type)));

const ISSUE = 'api::issue.issue';

function caseTypes(strapi: Core.Strapi, schema: GraphQLSchema): [UID.ContentType, GraphQLObjectType][] {
  return Object.values(strapi.contentTypes).flatMap((contentType) => {
    const type = schema.getType(naming(strapi).getTypeName(contentType));
    return contentType.uid.startsWith('api::') && isObjectType(type) ? [[contentType.uid, type]] : [];
  });
}

/**
 * A required relation may point at a row that the asker does not see, and a required field may be hidden
 * from him: both are null to him, and must not take the whole answer with them.
 */
function maskFields(strapi: Core.Strapi, uid: UID.ContentType, type: GraphQLObjectType): void {
  const attributes = strapi.contentType(uid).attributes as Record<string, Attribute | undefined>;
  for (const field of Object.values(type.getFields())) {
    if (field.name === 'documentId') continue;
    const isList = isListType(getNullableType(field.type));
    if (!isList) field.type = getNullableType(field.type);
    const name = field.name.replace(/_connection$/, '');
    const resolve = field.resolve;
    field.resolve = (parent, args, context: GraphqlContext, info) => {
      const { kind } = askerOf(context.koaContext);
      if (!mayReadField(uid, name, attributes[name], kind)) {
        // A rating that has been published is in the row already (platform/access/query-guard.ts).
        const isPublic =
          uid === ISSUE && kind === 'unit' && (UNIT_HIDDEN as readonly string[]).includes(name);
        return isList ? [] : isPublic ? ((parent as Record<string, unknown>)[name] ?? null) : null;
      }
      requirePage(args);
      return resolve ? resolve(parent, args, context, info) : (parent as Record<string, unknown>)[name];
    };
  }
}

/** The same limits of a page as over REST. @throws CaseworkError 400 */
const requirePage = (args: unknown): void => {
  parse(generatedPageSchema, { pagination: (args as { pagination?: unknown }).pagination });
};

function withLimitedPages(field: GraphQLField<unknown, GraphqlContext>): void {
  const { resolve } = field;
  if (!resolve || !field.args.some(({ name }) => name === 'pagination')) return;
  field.resolve = async (parent, args, context, info) => {
    requirePage(args);
    return resolve(parent, args, context, info);
  };
}

/** GraphQL answers errors one by one: what a failed mutation had written must not stay with the others'. */
function inSavepoint(strapi: Core.Strapi, field: GraphQLField<unknown, GraphqlContext>): void {
  const { resolve } = field;
  if (!resolve) return;
  field.resolve = (parent, args, context, info) =>
    inTransaction(strapi, async (trx) => {
      await rows(trx, 'savepoint casework_mutation');
      try {
        const result: unknown = await resolve(parent, args, context, info);
        await rows(trx, 'release savepoint casework_mutation');
        return result;
      } catch (error) {
        await rows(trx, 'rollback to savepoint casework_mutation');
        await rows(trx, 'release savepoint casework_mutation');
        throw error;
      }
    });
}
