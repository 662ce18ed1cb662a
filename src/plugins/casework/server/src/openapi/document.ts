import type { Core } from '@strapi/strapi';
import { PUBLIC_ACTIONS, actionRow } from '../../../domain/lifecycle';
import { jsonSchemaOf } from '../../../contracts/inputs';
import type { Language } from '../../../contracts/messages';
import { CALLS, CALL_SCHEMAS, STRAPI_CALLS, pagination, type CallDescription } from './calls';
import { caseTypes, entityName, entitySchemas } from './entities';
import { boolean, documentId, integer, list, object, ref, text, type JsonSchema } from './json-schema';
import { apiRoutes, type ApiRoute } from './routes';

/**
 * The OpenAPI 3.1 document, made from the routes that the running server has, the content types'
 * attributes and the contracts of the actions: a new route, attribute or action appears by itself.
 */
export function openApiDocument(strapi: Core.Strapi, language: Language): Record<string, unknown> {
  const routes = apiRoutes(strapi).filter(isDocumented);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    (paths[template(route.path)] ??= {})[route.method] = operation(strapi, route, language);
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
      schemas: { ...entities, ...CALL_SCHEMAS, ...inputSchemas(), CaseIssue: caseIssue(entities['Issue']) },
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
  '429': { name: 'TooManyRequests', zh: '过于频繁', en: 'Too many requests' },
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

function operation(strapi: Core.Strapi, route: ApiRoute, language: Language): object {
  const { owner } = route;
  if (owner.kind === 'content-type') {
    const type = caseTypes(strapi).find(({ uid }) => uid === owner.uid);
    if (type) return generated(route, owner.action, type.info, language);
  }
  const own = route.path.replace(/^\/api\/casework/, '');
  const key = `${route.method.toUpperCase()} ${owner.kind === 'casework' ? own : route.path}`;
  const known = owner.kind === 'casework' ? CALLS[key] : STRAPI_CALLS[key];
  const name =
    owner.kind === 'casework' ? owner.handler : route.path.replace(/^\/api\//, '').replaceAll('/', '.');
  return described(route, name, known ?? { summary: { zh: name, en: name } }, language);
}

const pathParameters = (route: ApiRoute, schemas: Record<string, JsonSchema> = {}): object[] =>
  pathNames(route.path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas[name] ?? (name === 'documentId' || name === 'id' ? documentId : text),
    ...(name === 'id' ? { description: 'documentId' } : {}),
  }));

const queryParameters = (query: Record<string, JsonSchema>): object[] =>
  Object.entries(query).map(([key, schema]) => {
    const name = key.replace(/\?$/, '');
    return {
      name,
      in: 'query',
      required: name === key,
      ...(schema['type'] === 'object' ? { style: 'deepObject', explode: true } : {}),
      schema,
    };
  });

const json = (schema: JsonSchema): object => ({ 'application/json': { schema } });

function described(route: ApiRoute, name: string, call: CallDescription, language: Language): object {
  const isWrite = route.method !== 'get';
  const body = call.body ?? (isWrite ? object({ 'data?': {} }) : null);
  const content = call.form ? { 'multipart/form-data': { schema: call.form } } : body ? json(body) : null;
  const answer = call.file ? { [call.file]: { schema: {} } } : json(call.answer ?? {});
  const open = route.open || (call as { open?: true }).open === true;
  return {
    operationId: `casework.${name}`,
    tags: ['casework'],
    summary: call.summary[language],
    parameters: [
      ...pathParameters(route, call.path),
      ...queryParameters(call.query ?? {}),
      ...(open ? [] : [parameter('ActingFor')]),
      parameter('AcceptLanguage'),
      ...(call.idempotent ? [parameter('IdempotencyKey')] : []),
    ],
    ...(isWrite && content
      ? { requestBody: { required: (call.body ?? call.form) !== undefined && !call.bodyOptional, content } }
      : {}),
    responses: {
      [call.status ?? 200]: { description: call.summary[language], content: answer },
      ...errorsFor(
        isWrite ? ['400', '401', '403', '404', '409', '413', '429'] : ['400', '401', '403', '404'],
      ),
    },
    ...(open ? { security: [] } : {}),
  };
}

const LIST_QUERY: Record<string, JsonSchema> = {
  'filters?': { type: 'object', description: 'filters[field][$eq]=…' },
  'sort?': { type: ['string', 'array'], items: text },
  'pagination?': pagination(100),
};

const SHAPE_QUERY: Record<string, JsonSchema> = {
  'fields?': { type: ['string', 'array'], items: text },
  'populate?': { type: ['string', 'array', 'object'] },
};

const VERBS: Record<string, { zh: string; en: string }> = {
  find: { zh: '列表', en: 'List' },
  findOne: { zh: '查看', en: 'Read' },
  create: { zh: '新建', en: 'Create' },
  update: { zh: '修改', en: 'Change' },
  delete: { zh: '删除', en: 'Delete' },
};

/** A call that Strapi generates from a content type. */
function generated(
  route: ApiRoute,
  action: string,
  info: { singularName: string; displayName: string },
  language: Language,
): object {
  const name = entityName(info.singularName);
  const verb = VERBS[action]?.[language] ?? action;
  const isList = action === 'find' && pathNames(route.path).length === 0 && name !== 'Setting';
  const one = object({ data: ref(name), 'meta?': { type: 'object' } });
  const many = object({ data: list(ref(name)), meta: object({ pagination: ref('Pagination') }) });
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
      ...queryParameters({ ...(isList ? LIST_QUERY : {}), ...SHAPE_QUERY }),
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
      ...errorsFor(
        isWrite ? ['400', '401', '403', '404', '409', '413', '429'] : ['400', '401', '403', '404'],
      ),
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

/** The issue as actions answer it: the fields of the content type, with relations by name. */
function caseIssue(issue: JsonSchema | undefined): JsonSchema {
  const properties = (issue?.['properties'] ?? {}) as Record<string, JsonSchema>;
  const isRelation = (schema: JsonSchema): boolean =>
    'anyOf' in schema && JSON.stringify(schema).includes('$ref');
  const named = Object.entries(properties).map(([name, schema]) => [
    name,
    isRelation(schema) ? { anyOf: [ref('Reference'), { type: 'null' }] } : schema,
  ]);
  return {
    title: issue?.['title'],
    type: 'object',
    properties: { ...Object.fromEntries(named), id: integer, open: boolean },
    required: ['id', 'documentId', 'number', 'title', 'stage'],
  };
}
