import type { Core } from '@strapi/strapi';
import {
  anything,
  boolean,
  choice,
  date,
  documentId,
  instant,
  integer,
  list,
  nullable,
  object,
  ref,
  text,
  type JsonSchema,
} from './json-schema';

/** Schemas of the content types, from their attributes: as answered, and as created and changed. */

type Attribute = {
  type: string;
  required?: boolean;
  default?: unknown;
  private?: boolean;
  writable?: boolean;
  enum?: readonly string[];
  maxLength?: number;
  minLength?: number;
  min?: number | string;
  max?: number | string;
  regex?: string;
  relation?: string;
  target?: string;
  multiple?: boolean;
  repeatable?: boolean;
  component?: string;
};

export type ContentType = {
  uid: string;
  info: { singularName: string; displayName: string };
  attributes: object;
};

/** `issue-request` → `IssueRequest`. */
export const entityName = (singularName: string): string =>
  singularName.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

export const caseTypes = (strapi: Core.Strapi): ContentType[] =>
  Object.values(strapi.contentTypes).filter((type) => type.uid.startsWith('api::'));

const attributesOf = (type: { attributes: object }): [string, Attribute][] =>
  Object.entries(type.attributes as Record<string, Attribute>);

function scalar(attribute: Attribute): JsonSchema {
  const { min, max } = attribute;
  const range = {
    ...(typeof min === 'number' ? { minimum: min } : {}),
    ...(typeof max === 'number' ? { maximum: max } : {}),
  };
  switch (attribute.type) {
    case 'integer':
      return { ...integer, ...range };
    case 'float':
      return { type: 'number', ...range };
    // PostgreSQL's numeric is exact; it may come as text.
    case 'decimal':
    case 'biginteger':
      return { type: ['number', 'string'] };
    case 'boolean':
      return boolean;
    case 'date':
      return date;
    case 'datetime':
    case 'timestamp':
      return instant;
    case 'enumeration':
      return choice(...(attribute.enum ?? []));
    case 'json':
    case 'blocks':
    case 'dynamiczone':
      return anything;
    default:
      return {
        ...text,
        ...(attribute.maxLength === undefined ? {} : { maxLength: attribute.maxLength }),
        ...(attribute.minLength === undefined ? {} : { minLength: attribute.minLength }),
        ...(attribute.regex ? { pattern: attribute.regex } : {}),
      };
  }
}

const isMany = ({ relation, multiple, repeatable }: Attribute): boolean =>
  (relation?.endsWith('Many') ?? false) || multiple === true || repeatable === true;

/** The schema of an attribute in answers: everything but the key may be null, or absent when it was not asked for. */
function answered(strapi: Core.Strapi, attribute: Attribute): JsonSchema | null {
  const many = (item: JsonSchema): JsonSchema => (isMany(attribute) ? list(item) : nullable(item));
  switch (attribute.type) {
    case 'relation': {
      const target = attribute.target ?? '';
      if (!target.startsWith('api::')) return many({ type: 'object' });
      return many(ref(entityName(target.split('.')[1] ?? '')));
    }
    case 'media':
      return many(ref('File'));
    case 'component':
      return many(componentSchema(strapi, attribute.component ?? '', answered));
    case 'password':
      return null;
    default:
      return nullable(scalar(attribute));
  }
}

const LINK: JsonSchema = { type: ['string', 'integer'], description: 'documentId' };

function given(strapi: Core.Strapi, attribute: Attribute): JsonSchema | null {
  const links = {
    type: 'object',
    properties: { connect: { type: 'array' }, disconnect: { type: 'array' }, set: { type: 'array' } },
    additionalProperties: false,
  };
  switch (attribute.type) {
    case 'relation':
      return isMany(attribute) ? { anyOf: [list(LINK), links] } : { anyOf: [LINK, { type: 'null' }, links] };
    case 'media':
      return isMany(attribute) ? list(integer) : nullable(integer);
    case 'component': {
      const item = componentSchema(strapi, attribute.component ?? '', given);
      return isMany(attribute) ? list(item) : nullable(item);
    }
    default:
      return attribute.required ? scalar(attribute) : nullable(scalar(attribute));
  }
}

function componentSchema(
  strapi: Core.Strapi,
  uid: string,
  schemaOf: (strapi: Core.Strapi, attribute: Attribute) => JsonSchema | null,
): JsonSchema {
  const component = (strapi.components as unknown as Record<string, { attributes: object } | undefined>)[uid];
  const properties = attributesOf(component ?? { attributes: {} }).flatMap(([name, attribute]) => {
    const schema = schemaOf(strapi, attribute);
    return schema ? [[name, schema] as const] : [];
  });
  return { type: 'object', properties: { id: integer, ...Object.fromEntries(properties) } };
}

/** The schemas of every content type: `Issue`, and where it is written `IssueCreate` and `IssueUpdate`. */
export function entitySchemas(
  strapi: Core.Strapi,
  isWritten: (uid: string) => boolean,
): Record<string, JsonSchema> {
  const schemas: Record<string, JsonSchema> = {
    File: FILE,
    GeneratedPagination: GENERATED_PAGINATION,
    ...FILTERS,
  };
  for (const type of caseTypes(strapi)) {
    const name = entityName(type.info.singularName);
    schemas[name] = entitySchema(strapi, type);
    schemas[`${name}Filters`] = filtersSchema(type);
    if (!isWritten(type.uid)) continue;
    schemas[`${name}Create`] = inputSchema(strapi, type, true);
    schemas[`${name}Update`] = inputSchema(strapi, type, false);
  }
  return schemas;
}

function entitySchema(strapi: Core.Strapi, type: ContentType): JsonSchema {
  const properties: Record<string, JsonSchema> = { id: integer, documentId };
  for (const [name, attribute] of attributesOf(type)) {
    const schema = attribute.private ? null : answered(strapi, attribute);
    if (schema) properties[name] = schema;
  }
  return { title: type.info.displayName, type: 'object', properties, required: ['id', 'documentId'] };
}

const KEPT_BY_STRAPI = [
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
];

function inputSchema(strapi: Core.Strapi, type: ContentType, isNew: boolean): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [name, attribute] of attributesOf(type)) {
    if (attribute.writable === false || KEPT_BY_STRAPI.includes(name)) continue;
    const schema = given(strapi, attribute);
    if (schema) properties[name] = schema;
    if (isNew && attribute.required && attribute.default === undefined) required.push(name);
  }
  return {
    title: type.info.displayName,
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

const FILE: JsonSchema = object({
  id: integer,
  'documentId?': documentId,
  name: text,
  url: text,
  'mime?': nullable(text),
  'ext?': nullable(text),
  'size?': nullable({ type: 'number' }),
});

/** The pagination of a generated list, as it was asked for: by page, or by start and limit. */
const GENERATED_PAGINATION: JsonSchema = {
  type: 'object',
  properties: {
    page: integer,
    pageSize: integer,
    pageCount: integer,
    start: integer,
    limit: integer,
    total: integer,
  },
};

/** Strapi's operators on one value; values are in the address, so that numbers and dates are written as text. */
const operatorsOn = (value: JsonSchema): JsonSchema => ({
  anyOf: [
    value,
    {
      type: 'object',
      properties: {
        ...Object.fromEntries(
          ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'].map((operator) => [operator, value]),
        ),
        ...Object.fromEntries(['$in', '$notIn', '$between'].map((operator) => [operator, list(value)])),
        $null: boolean,
        $notNull: boolean,
      },
      additionalProperties: false,
    },
  ],
});

const TEXT_OPERATORS = ['$eqi', '$nei', '$contains', '$notContains', '$containsi', '$notContainsi'].concat([
  '$startsWith',
  '$startsWithi',
  '$endsWith',
  '$endsWithi',
]);

function textFilter(): JsonSchema {
  const { anyOf } = operatorsOn(text) as { anyOf: [JsonSchema, { properties: object }] };
  const properties = {
    ...anyOf[1].properties,
    ...Object.fromEntries(TEXT_OPERATORS.map((operator) => [operator, text])),
  };
  return { anyOf: [text, { type: 'object', properties, additionalProperties: false }] };
}

const FILTERS: Record<string, JsonSchema> = {
  TextFilter: textFilter(),
  NumberFilter: operatorsOn({ type: 'number' }),
  BooleanFilter: operatorsOn(boolean),
  DateFilter: operatorsOn(text),
};

function filterOf(attribute: Attribute): JsonSchema | null {
  switch (attribute.type) {
    case 'integer':
    case 'float':
    case 'decimal':
    case 'biginteger':
      return ref('NumberFilter');
    case 'boolean':
      return ref('BooleanFilter');
    case 'date':
    case 'datetime':
    case 'timestamp':
      return ref('DateFilter');
    case 'relation': {
      const target = attribute.target ?? '';
      return target.startsWith('api::') ? ref(`${entityName(target.split('.')[1] ?? '')}Filters`) : null;
    }
    case 'enumeration':
    case 'string':
    case 'text':
    case 'richtext':
    case 'email':
    case 'uid':
      return ref('TextFilter');
    default:
      return null;
  }
}

/** The filters of a type's list: `{stage: {$in: ['handling']}, enterprise: {name: {$contains: '示例'}}}`. */
function filtersSchema(type: ContentType): JsonSchema {
  const own = ref(`${entityName(type.info.singularName)}Filters`);
  const fields = attributesOf(type).flatMap(([name, attribute]) => {
    const schema = attribute.private ? null : filterOf(attribute);
    return schema ? [[name, schema] as const] : [];
  });
  return {
    title: type.info.displayName,
    type: 'object',
    properties: {
      $and: list(own),
      $or: list(own),
      $not: own,
      id: ref('NumberFilter'),
      documentId: ref('TextFilter'),
      ...Object.fromEntries(fields),
    },
    additionalProperties: false,
  };
}

/** Which relations of a record are answered with it: `*`, some by name, or each with fields, filters and so on. */
export function populateSchema(type: ContentType): JsonSchema {
  const names = attributesOf(type).flatMap(([name, attribute]) =>
    ['relation', 'media', 'component', 'dynamiczone'].includes(attribute.type) && !attribute.private
      ? [name]
      : [],
  );
  if (names.length === 0) return { anyOf: [choice('*'), list(text)] };
  return {
    anyOf: [
      choice('*', ...names),
      list(text),
      {
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, POPULATED])),
        additionalProperties: false,
      },
    ],
  };
}

const POPULATED: JsonSchema = {
  anyOf: [boolean, choice('*'), { type: 'object', additionalProperties: true }],
};
