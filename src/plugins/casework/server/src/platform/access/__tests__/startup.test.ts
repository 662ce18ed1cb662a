import database from '../../../../../../../../config/database';
import { assertSecrets, openFileWarning } from '../startup';

const NAMES = [
  'APP_KEYS',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'JWT_SECRET',
  'ENCRYPTION_KEY',
];
const GOOD = 'c29tZXRoaW5nLW5vYm9keS1rbm93cw==';
const environment = (changed: Record<string, string | undefined> = {}): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(NAMES.map((name) => [name, GOOD])),
  APP_KEYS: `${GOOD}1,${GOOD}2`,
  NODE_ENV: 'production',
  ...changed,
});

describe('what a start is refused for before there is a database', () => {
  const wrong: [string, string, string | undefined][] = [
    ...NAMES.map((name): [string, string, undefined] => ['missing', name, undefined]),
    ['empty', 'JWT_SECRET', ''],
    ['short', 'JWT_SECRET', 'abc123'],
    ['of the demo', 'ADMIN_JWT_SECRET', 'demo-c29tZXRoaW5nLW5vYm9keS1rbm93cw'],
    ['a placeholder', 'API_TOKEN_SALT', 'tobemodified-tobemodified'],
    ['one of two missing', 'APP_KEYS', `${GOOD},`],
    ['one of two of the demo', 'APP_KEYS', `${GOOD},demo-${GOOD}`],
  ];
  test.each(wrong)('in production, a secret that is %s: %s, with how to make one', (_, name, value) => {
    const start = (): void => assertSecrets(environment({ [name]: value }));
    expect(start).toThrow(new RegExp(`拒绝启动.*：${name}。.*openssl rand -base64 32`));
  });

  test('all that are wrong are named at once; good ones, the demo and development start', () => {
    expect(() => assertSecrets({ NODE_ENV: 'production' })).toThrow(NAMES.join('、'));
    expect(() => assertSecrets(environment())).not.toThrow();
    expect(() => assertSecrets({ NODE_ENV: 'production', QIAOMEN_DEMO: '1' })).not.toThrow();
    expect(() => assertSecrets({ NODE_ENV: 'development' })).not.toThrow();
  });

  test('a file of secrets that others can read is warned of', () => {
    for (const mode of [0o100644, 0o100640, 0o100604, 0o100660])
      expect(openFileWarning(mode)).toMatch(/chmod 600 \.env/);
    expect(openFileWarning(0o100644)).toContain('权限是 644');
    for (const mode of [0o100600, 0o100400]) expect(openFileWarning(mode)).toBeNull();
  });

  test('a database that is none, or not PostgreSQL', () => {
    const configured = (url: string): object =>
      database({
        env: Object.assign((name: string, fallback = '') => (name === 'DATABASE_URL' ? url : fallback), {
          int: (_: string, fallback: number) => fallback,
        }),
      });
    expect(() => configured('')).toThrow(/未设置 DATABASE_URL/);
    for (const url of ['mysql://127.0.0.1/qiaomen', 'file:.tmp/data.db', 'sqlite://data.db'])
      expect(() => configured(url)).toThrow(/不是 PostgreSQL 的地址.*docs\/operations\/database\.md/);
    for (const url of ['postgres://qiaomen@127.0.0.1/qiaomen', 'postgresql:///qiaomen?host=/tmp'])
      expect(configured(url)).toMatchObject({ connection: { client: 'postgres' } });
  });
});
