import type { Core } from '@strapi/strapi';
import type { ZodType } from 'zod';
import { PUBLIC_ACTIONS, actionRow } from '../../../../domain/lifecycle';
import { jsonSchemaOf } from '../../../../contracts/inputs';
import type { Language } from '../../../../contracts/messages';
import { CALLS } from '../../../../contracts/calls';
import { choiceText } from '../../../../contracts/choices';
import { errorsOf, isFile, statusesOf, type AnyCall } from '../../../../contracts/define-call';
import { errorAnswer, paginationAnswer } from '../../../../contracts/answers';
import { MAX_GENERATED_PAGE } from '../../../../contracts/paging';
import { STRAPI_CALLS, type StrapiCall } from './strapi-calls';
import { caseTypes, entityName, entitySchemas, populateSchema, type ContentType } from './entities';
import { Components } from './from-contracts';
import { documentId, list, object, ref, text, type JsonSchema } from './json-schema';
import { apiRoutes, type ApiRoute } from './server-routes';

/**
 * Makes the OpenAPI 3.1 document from the running server's routes, the content types' attributes and the contracts
 * of the actions: a new route, attribute or action appears without further work.
 */
export function openApiDocument(strapi: Core.Strapi, language: Language): Record<string, unknown> {
  const routes = apiRoutes(strapi).filter(isDocumented);
  const components = new Components();
  components.of(errorAnswer, 'output');
  components.of(paginationAnswer, 'output');
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    (paths[template(route.path)] ??= {})[route.method] = operation(strapi, route, components, language);
  }
  const written = new Set(
    routes.flatMap(({ owner }) =>
      owner.kind === 'content-type' && ['create', 'update'].includes(owner.action) ? [owner.uid] : [],
    ),
  );
  const entities = entitySchemas(strapi, (uid) => written.has(uid));
  return {
    openapi: '3.1.1',
    info: {
      title: language === 'zh' ? '敲门 接口' : 'Qiaomen API',
      version: String(strapi.config.get('info.version', '0.1.0')),
      description: DESCRIPTION[language],
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: tags(strapi, language),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      parameters: PARAMETERS,
      responses: errorResponses(language),
      schemas: { ...entities, ...components.schemas, ...inputSchemas() },
    },
  };
}

const DESCRIPTION: Record<Language, string> = {
  zh: '除公开地址外均须登录：`POST /api/auth/local` 取得令牌。`/api/casework` 下的调用在 `/casework` 下以管理端会话同样可用。错误信息默认中文，`Accept-Language: en` 为英文。GraphQL 在 `/graphql`。',
  en: 'All but public calls need a token, see `POST /api/auth/local`. The calls under `/api/casework` exist under `/casework` for a session of the admin panel too. Errors are in Chinese by default, in English with `Accept-Language: en`. GraphQL is at `/graphql`.',
};

const isDocumented = ({ owner, method, path }: ApiRoute): boolean =>
  owner.kind !== 'other' || STRAPI_CALLS[`${method.toUpperCase()} ${path}`] !== undefined;

/** `/api/issues/:id` → `/api/issues/{id}`. */
const template = (path: string): string => path.replace(/:(\w+)(?:\([^)]*\))?/g, '{$1}');

const pathNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');

function tags(strapi: Core.Strapi, language: Language): object[] {
  return [
    { name: 'casework', description: language === 'zh' ? '业务操作' : 'Actions' },
    ...caseTypes(strapi).map(({ info }) => ({ name: info.singularName, description: info.displayName })),
  ];
}

const header = (name: string, schema: JsonSchema, description: string): object => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
});

const PARAMETERS = {
  ActingFor: header('X-Acting-For', documentId, '以哪个任职办理（多个任职时必填） / the membership in use'),
  AcceptLanguage: header('Accept-Language', text, 'zh（默认） | en'),
  IdempotencyKey: header(
    'Idempotency-Key',
    { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
    '相同请求只办理一次，保存 24 小时 / the same call again does nothing twice',
  ),
};

const parameter = (name: keyof typeof PARAMETERS): object => ({ $ref: `#/components/parameters/${name}` });

const ERRORS: Record<string, { name: string; zh: string; en: string }> = {
  '400': { name: 'BadRequest', zh: '内容或参数有误', en: 'Wrong shape or values' },
  '401': { name: 'Unauthorized', zh: '未登录', en: 'No account' },
  '403': { name: 'Forbidden', zh: '无权', en: 'Not allowed' },
  '404': { name: 'NotFound', zh: '没有或不可见', en: 'Not there or not visible' },
  '409': { name: 'Conflict', zh: '与现状冲突', en: 'In conflict with the present state' },
  '413': { name: 'PayloadTooLarge', zh: '内容过大', en: 'Body too large' },
  '415': { name: 'UnsupportedMediaType', zh: '不支持该内容格式', en: 'Encoding or media type not supported' },
  '416': { name: 'RangeNotSatisfiable', zh: '没有所要的部分', en: 'No such part of the file' },
  '429': { name: 'TooManyRequests', zh: '过于频繁', en: 'Too many requests' },
  '500': { name: 'InternalServerError', zh: '系统内部错误', en: 'Internal error' },
  '503': { name: 'Unavailable', zh: '暂时不能服务', en: 'Not available for the moment' },
};

const errorResponses = (language: Language): object =>
  Object.fromEntries(
    Object.values(ERRORS).map(({ name, ...said }) => [
      name,
      { description: said[language], content: { 'application/json': { schema: ref('Error') } } },
    ]),
  );

const errorsFor = (statuses: readonly string[]): object =>
  Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${ERRORS[status]?.name ?? ''}` }]),
  );

function operation(strapi: Core.Strapi, route: ApiRoute, components: Components, language: Language): object {
  const { owner } = route;
  if (owner.kind === 'content-type') {
    const type = caseTypes(strapi).find(({ uid }) => uid === owner.uid);
    if (type) return generated(strapi, route, owner.action, type, language);
  }
  if (owner.kind === 'casework') return declared(route, callOf(owner.handler), components, language);
  const known = STRAPI_CALLS[`${route.method.toUpperCase()} ${route.path}`];
  if (!known) throw new Error(`${route.path} is nobody's`);
  return ofStrapi(route, known, language);
}

function callOf(handler: string): AnyCall {
  const call = CALLS.find(({ name }) => name === handler);
  if (!call) throw new Error(`the route of ${handler} has no declared call`);
  return call;
}

const pathParameters = (route: ApiRoute, schemas: Record<string, JsonSchema> = {}): object[] =>
  pathNames(route.path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas[name] ?? (name === 'documentId' || name === 'id' ? documentId : text),
    ...(name === 'id' && !schemas[name] ? { description: 'documentId' } : {}),
  }));

type Parameter = { name: string; schema: JsonSchema; required?: boolean };

const queryParameter = ({ name, schema, required = false }: Parameter): object => ({
  name,
  in: 'query',
  required,
  ...(isDeep(schema) ? { style: 'deepObject', explode: true } : {}),
  schema,
});

/** Objects are sent as `filters[field][$eq]=…`. */
const isDeep = (schema: JsonSchema): boolean =>
  schema['type'] === 'object' ||
  '$ref' in schema ||
  (Array.isArray(schema['anyOf']) && (schema['anyOf'] as JsonSchema[]).some(isDeep));

const json = (schema: JsonSchema, example?: unknown): object => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});

/** The parameters of a query's schema, one for each of its fields. */
function queryParameters(call: AnyCall, components: Components): object[] {
  if (!call.query) return [];
  const { properties = {}, required = [] } = components.of(call.query, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { 'x-filters': filtered, ...schema }]) =>
    queryParameter({
      name,
      schema: typeof filtered === 'string' ? ref(`${filtered}Filters`) : schema,
      required: required.includes(name),
    }),
  );
}

function requestBody(call: AnyCall, components: Components): object | undefined {
  if (call.form)
    return {
      required: true,
      content: { 'multipart/form-data': { schema: components.of(call.form, 'input') } },
    };
  if (!call.data) return undefined;
  const schema: JsonSchema = {
    ...object({ [call.dataOptional ? 'data?' : 'data']: components.of(call.data, 'input') }),
    additionalProperties: false,
  };
  const data = call.examples?.data;
  const example = data === undefined ? undefined : { data };
  return { required: !call.dataOptional, content: json(schema, example) };
}

function answers(call: AnyCall, components: Components, language: Language): object {
  const contentOf = ({ answer }: AnyCall): object =>
    isFile(answer) ? { [answer.file]: { schema: {} } } : json(components.of(answer, 'output'));
  const also = Object.entries(call.also ?? {});
  return {
    ...errorsFor(errorsOf(call).map(String)),
    ...Object.fromEntries(
      statusesOf(call).map((status) => [
        status,
        { description: call.summary[language], content: contentOf(call) },
      ]),
    ),
    ...Object.fromEntries(
      also.map(([status, schema]) => [
        status,
        { description: call.summary[language], content: json(components.of(schema, 'output')) },
      ]),
    ),
  };
}

/** Returns the callers of a call, in words. */
function callers({ who }: AnyCall, language: Language): string {
  const zh = language === 'zh';
  if (who === 'public') return zh ? '无须登录。' : 'No account needed.';
  if (who === 'signed-in') return zh ? '须登录。' : 'For every account.';
  const names = who.map((kind) =>
    kind === 'super' ? (zh ? '系统管理员' : 'Super admin') : choiceText(kind, language),
  );
  return zh ? `可调用：${names.join('、')}。` : `For: ${names.join(', ')}.`;
}

/** A declared call (contracts/). */
function declared(route: ApiRoute, call: AnyCall, components: Components, language: Language): object {
  const body = requestBody(call, components);
  const params = Object.fromEntries(
    Object.entries((call.params ?? {}) as Record<string, ZodType>).map(([name, schema]) => [
      name,
      components.of(schema, 'input'),
    ]),
  );
  return {
    operationId: `casework.${call.name}`,
    tags: ['casework'],
    summary: call.summary[language],
    description: callers(call, language),
    parameters: [
      ...pathParameters(route, params),
      ...queryParameters(call, components),
      ...(call.who === 'public' ? [] : [parameter('ActingFor')]),
      parameter('AcceptLanguage'),
      ...(call.idempotent ? [parameter('IdempotencyKey')] : []),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: answers(call, components, language),
    ...(call.who === 'public' ? { security: [] } : {}),
  };
}

/** A call of one of Strapi's own plugins. */
function ofStrapi(route: ApiRoute, call: StrapiCall, language: Language): object {
  const content = call.form ? { 'multipart/form-data': { schema: call.form } } : call.body && json(call.body);
  const isWrite = route.method !== 'get';
  return {
    operationId: `casework.${route.path.replace(/^\/api\//, '').replaceAll('/', '.')}`,
    tags: ['casework'],
    summary: call.summary[language],
    parameters: [
      ...pathParameters(route),
      ...(call.open ? [] : [parameter('ActingFor')]),
      parameter('AcceptLanguage'),
    ],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [call.status ?? 200]: { description: call.summary[language], content: json(call.answer) },
      ...errorsFor(isWrite ? GENERATED_WRITE : GENERATED_READ),
    },
    ...(call.open ? { security: [] } : {}),
  };
}

const GENERATED_READ = ['400', '401', '403', '404', '429', '503'];
const GENERATED_WRITE = ['400', '401', '403', '404', '409', '413', '415', '429', '503'];

/** The largest page of a generated list (config/api.ts); a larger one is refused. */
const pagination = (maximum: number): JsonSchema => ({
  type: 'object',
  properties: {
    page: { type: 'integer', minimum: 1 },
    pageSize: { type: 'integer', minimum: 1, maximum },
    start: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 1, maximum },
    withCount: { type: 'boolean' },
  },
  additionalProperties: false,
});

const FIELDS: JsonSchema = { anyOf: [text, list(text)] };

const listParameters = (name: string): object[] =>
  [
    { name: 'filters', schema: ref(`${name}Filters`) },
    { name: 'sort', schema: FIELDS },
    { name: 'pagination', schema: pagination(MAX_GENERATED_PAGE) },
  ].map(queryParameter);

const VERBS: Record<string, { zh: string; en: string }> = {
  find: { zh: '列表', en: 'List' },
  findOne: { zh: '查看', en: 'Read' },
  create: { zh: '新建', en: 'Create' },
  update: { zh: '修改', en: 'Change' },
  delete: { zh: '删除', en: 'Delete' },
};

/** A call that Strapi generates from a content type. */
function generated(
  strapi: Core.Strapi,
  route: ApiRoute,
  action: string,
  type: ContentType,
  language: Language,
): object {
  const { info } = type;
  const name = entityName(info.singularName);
  const verb = VERBS[action]?.[language] ?? action;
  const isList = action === 'find' && pathNames(route.path).length === 0 && name !== 'Setting';
  const one = object({ data: ref(name), meta: { type: 'object' } });
  const many = object({ data: list(ref(name)), meta: object({ pagination: ref('GeneratedPagination') }) });
  const isWrite = route.method !== 'get';
  const success =
    action === 'delete'
      ? { '204': { description: verb } }
      : {
          [action === 'create' ? '201' : '200']: { description: verb, content: json(isList ? many : one) },
        };
  return {
    operationId: `${info.singularName}.${action}`,
    tags: [info.singularName],
    summary: `${verb}${language === 'zh' ? '' : ' '}${info.displayName}`,
    parameters: [
      ...pathParameters(route),
      ...(isList ? listParameters(name) : []),
      queryParameter({ name: 'fields', schema: FIELDS }),
      queryParameter({ name: 'populate', schema: populateSchema(type) }),
      parameter('ActingFor'),
      parameter('AcceptLanguage'),
    ],
    ...(action === 'create' || action === 'update'
      ? {
          requestBody: {
            required: true,
            content: json(object({ data: ref(`${name}${action === 'create' ? 'Create' : 'Update'}`) })),
          },
        }
      : {}),
    responses: {
      ...success,
      ...errorsFor(isWrite ? GENERATED_WRITE : GENERATED_READ),
    },
    ...(route.open ? { security: [] } : {}),
  };
}

const pascal = (action: string): string => entityName(action);

/** The contracts of the actions: `AcceptInput` …, and `ActionInput` for any of them. */
function inputSchemas(): Record<string, JsonSchema> {
  const schemas = PUBLIC_ACTIONS.map((action) => {
    const { $schema: _dialect, ...schema } = jsonSchemaOf(action);
    return [`${pascal(action)}Input`, { title: actionRow(action).label.zh, ...schema }] as const;
  });
  const others = PUBLIC_ACTIONS.filter((action) => action !== 'register');
  return {
    ...Object.fromEntries(schemas),
    ActionInput: { anyOf: others.map((action) => ref(`${pascal(action)}Input`)) },
  };
}
