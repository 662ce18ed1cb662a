import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { PUBLIC_ACTIONS } from '../../src/plugins/casework/domain/lifecycle';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';

type Operation = {
  operationId: string;
  security?: object[];
  parameters: { $ref?: string; name?: string; in?: string; schema?: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }>; $ref?: string }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; responses: object };
};

describe('the OpenAPI document', () => {
  let app: TestApp;
  let city: City;
  let document: Document;
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    const answer = await app.request().get('/api/casework/openapi.json').expect(200);
    document = answer.body as Document;
  });
  afterAll(() => app?.stop());

  test('is valid OpenAPI 3.1', async () => {
    // The validator is an ES module, which jest does not load.
    const script = `
      import { Validator } from '@seriousme/openapi-schema-validator';
      const document = await (await fetch(process.argv[1])).json();
      console.log(JSON.stringify(await new Validator().validate(document)));`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      script,
      `${app.url}/api/casework/openapi.json`,
    ]);
    const { valid, errors } = JSON.parse(stdout) as { valid: boolean; errors?: unknown };
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  test('says the same in English', async () => {
    const { body } = await app
      .request()
      .get('/api/casework/openapi.json')
      .set('Accept-Language', 'en')
      .expect(200);
    expect(Object.keys((body as Document).paths)).toEqual(Object.keys(document.paths));
    expect((body as { info: { title: string } }).info.title).toBe('Qiaomen API');
  });

  // Independent of how the document is made: what the router says.
  const serverRoutes = (): string[] => {
    const layers = app.strapi.server.api('content-api').listRoutes() as unknown as {
      path: string;
      methods: string[];
    }[];
    const names = Object.values(app.strapi.contentTypes)
      .filter(({ uid }) => uid.startsWith('api::'))
      .flatMap(({ info }) => [info.pluralName, info.singularName]);
    const own = new Set(['casework', ...names]);
    return layers
      .filter(({ path }) => own.has(path.split('/')[2] ?? ''))
      .flatMap(({ path, methods }) =>
        methods.filter((m) => m !== 'HEAD').map((m) => `${m} ${path.replace(/:(\w+)/g, '{$1}')}`),
      );
  };

  test('has every call of the server, and no other', () => {
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const strapis = [
      'POST /api/auth/local',
      'POST /api/auth/change-password',
      'GET /api/users/me',
      'POST /api/upload',
    ];
    expect(documented.filter((call) => !strapis.includes(call)).sort()).toEqual(
      [...new Set(serverRoutes())].sort(),
    );
    expect(documented).toEqual(expect.arrayContaining(strapis));
    expect(documented).toContain('POST /api/casework/issues/{documentId}/actions/{action}');
    expect(documented).not.toContain('POST /api/issues');
  });

  test('has no two calls of one name, and the contract of every action', () => {
    const ids = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map((o) => o.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const action of PUBLIC_ACTIONS) {
      const name = action.replace(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase());
      expect(Object.keys(document.components.schemas)).toContain(`${name}Input`);
    }
    expect(document.paths['/api/casework/openapi.json']?.['get']?.security).toEqual([]);
  });

  describe('describes what is really answered', () => {
    let ajv: Ajv2020;
    beforeAll(() => {
      ajv = new Ajv2020({ strict: false, allErrors: true });
      addFormats(ajv);
      ajv.addSchema({ $id: 'https://example.test/openapi', ...closed(document) });
    });

    const pointer = (text: string): string => text.replaceAll('~', '~0').replaceAll('/', '~1');

    const check = (method: string, path: string, status: number, body: unknown): void => {
      const response = document.paths[path]?.[method]?.responses[String(status)];
      expect({ method, path, status, documented: response !== undefined }).toMatchObject({
        documented: true,
      });
      const at = response?.$ref
        ? `${response.$ref}/content/application~1json/schema`
        : `#/paths/${pointer(path)}/${method}/responses/${status}/content/application~1json/schema`;
      const validate = ajv.getSchema(
        `https://example.test/openapi${encodeURI(at).replaceAll('%257B', '%7B')}`,
      );
      expect(validate).toBeDefined();
      const valid = validate?.(body);
      expect({ path, status, valid, errors: validate?.errors }).toEqual({
        path,
        status,
        valid: true,
        errors: null,
      });
    };

    const ISSUES = '/api/casework/issues';
    const ACTION = `${ISSUES}/{documentId}/actions/{action}`;

    test('actions, their answers and the ledger', async () => {
      const made = await city.as('groupA').register();
      check('post', ISSUES, 201, made.body);
      const id = made.body.data.documentId as string;
      const accepted = await city.as('groupA').act(id, 'accept');
      check('post', ACTION, 200, accepted.body);
      const transferred = await city
        .as('groupA')
        .act(id, 'transfer', { leadUnit: city.departments.zhujian, standard: '修复路面' });
      check('post', ACTION, 200, transferred.body);
      for (const account of ['groupA', 'unitA', 'enterpriseA', 'office'] as const) {
        const actions = await city.as(account).get(`/api/casework/issues/${id}/actions`);
        check('get', `${ISSUES}/{documentId}/actions`, 200, actions.body);
        const ledger = await city.as(account).get(`/api/casework/issues/${id}/ledger`);
        check('get', `${ISSUES}/{documentId}/ledger`, 200, ledger.body);
        const list = await city
          .as(account)
          .get('/api/issues?populate[0]=category&populate[1]=leadUnit&populate[2]=enterprise');
        expect(list.status).toBe(200);
        check('get', '/api/issues', 200, list.body);
        const one = await city.as(account).get(`/api/issues/${id}?populate=*`);
        expect(one.status).toBe(200);
        check('get', '/api/issues/{id}', 200, one.body);
      }
      const transfers = await city.as('groupA').get('/api/transfers?populate[0]=unit&populate[1]=issue');
      check('get', '/api/transfers', 200, transfers.body);
    });

    test('generated calls', async () => {
      const departments = await city.as('groupA').get('/api/departments?pagination[pageSize]=5');
      check('get', '/api/departments', 200, departments.body);
      const made = await city
        .as('office')
        .post('/api/departments', { data: { name: '示例局', code: 'shili' } });
      check('post', '/api/departments', 201, made.body);
      const setting = Object.keys(document.paths).find((path) => path.startsWith('/api/setting'));
      expect(setting).toBeDefined();
      const answer = await city.as('office').get(setting ?? '');
      check('get', setting ?? '', answer.status, answer.body);
    });

    test('refusals', async () => {
      const made = await city.as('groupA').register();
      const id = made.body.data.documentId as string;
      const refusals = [
        await city.as('groupA').act(id, 'rework', { reason: '不够' }),
        await city.as('groupA').act(id, 'rework', { nosuch: 1 }),
        await city.as('leaderA').act(id, 'accept'),
        await city.as('groupB').act(id, 'accept'),
      ];
      expect(refusals.map((r) => r.status)).toEqual([409, 400, 403, 404]);
      for (const { status, body } of refusals) check('post', ACTION, status, body);
      const nobody = await app.request().get(`/api/issues/${id}`);
      check('get', '/api/issues/{id}', nobody.status, nobody.body);
      const unreadable = await city.as('office').get('/api/departments?filters[nosuch][$eq]=1');
      check('get', '/api/departments', unreadable.status, unreadable.body);
    });

    test('and what is sent', () => {
      const input = ajv.getSchema('https://example.test/openapi#/components/schemas/ReportBackInput');
      expect(input?.({ result: 'solved', measures: '已修复' })).toBe(true);
      expect(input?.({ result: 'nosuch', measures: '已修复' })).toBe(false);
      expect(input?.({ measures: '已修复' })).toBe(false);
      const department = ajv.getSchema('https://example.test/openapi#/components/schemas/DepartmentCreate');
      expect(department?.({ name: '示例局', code: 'shili' })).toBe(true);
      expect(department?.({ name: '示例局', code: 'SHILI' })).toBe(false);
    });
  });
});

/** The same document with every object closed, so that an answer with an undocumented field fails. */
function closed(value: unknown): object {
  if (Array.isArray(value))
    return value.map((item) => (isObject(item) || Array.isArray(item) ? closed(item) : (item as object)));
  if (!isObject(value)) return value as object;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      isObject(part) || Array.isArray(part) ? closed(part) : part,
    ]),
  );
  const isClosable =
    copy['type'] === 'object' && isObject(copy['properties']) && copy['additionalProperties'] === undefined;
  return isClosable ? { ...copy, additionalProperties: false } : copy;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
