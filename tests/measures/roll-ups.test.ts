import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import { holdInstant } from '../../src/plugins/casework/server/src/platform/base/clock';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type Account, type City } from '../support/city';

/** Two installations, one after the other in this process, each with its database and its key (plan §五.1). */

let app: TestApp;
let city: City;
afterAll(() => app?.stop());

type Key = { given: string; publicKey: string; privateKey: KeyObject };
const newKey = (): Key => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    privateKey,
    given: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
  };
};
const [county, other, upper] = [newKey(), newKey(), newKey()];

const today = new Date(Date.now() + 8 * 3_600_000);
const month = (n: number): string =>
  new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + n, 1)).toISOString().slice(0, 10);
const [from, to] = [month(-1), month(0)];

const boot = async (key: Key, env: Record<string, string>): Promise<void> => {
  app = await bootApp({ env: { ANCHOR_KEY: key.given, ROLL_UP_CODE: '', ROLL_UP_URL: '', ...env } });
  city = await buildCity(app);
};

const call = async (who: Account, method: 'get' | 'post' | 'put', path: string, data?: object) => {
  const caller = city.as(who);
  const url = `/api/casework${path}`;
  if (method === 'get') return caller.get(url);
  return method === 'post' ? caller.post(url, { data }) : caller.put(url, { data });
};

type Signed = { statement: Record<string, unknown>; signature: string; publicKey: string };
const signed = ({ privateKey, publicKey }: Key, statement: Record<string, unknown>): Signed => ({
  statement,
  publicKey,
  signature: sign(null, Buffer.from(canonicalize(statement) ?? '', 'utf8'), privateKey).toString('base64'),
});
const deliver = ({ statement, signature }: Signed) =>
  app.request().post('/api/casework/roll-ups').send({ data: { statement, signature } });

let fromCounty: Signed;

test('the lower level signs the figures of a closed period, and of no other', async () => {
  await boot(county, { ROLL_UP_CODE: 'town-01' });
  // Received last month and not accepted: late.
  const receivedAt = `${from}T09:00:00+08:00`;
  holdInstant(new Date(`${from}T10:00:00+08:00`));
  expect((await city.as('groupA').register({ enterprise: city.enterprises.A, receivedAt })).status).toBe(201);
  holdInstant(null);
  const own = await call('office', 'get', `/roll-ups/own?from=${from}&to=${to}`);
  expect(own.status).toBe(200);
  fromCounty = own.body.data as Signed;
  expect(fromCounty.publicKey).toBe(county.publicKey);
  expect(fromCounty.statement).toMatchObject({ office: 'town-01', from, to, issues: 1 });
  expect(fromCounty.statement['measures']).toContainEqual({
    code: 'accept_timeliness',
    numerator: 0,
    denominator: 1,
    value: '0.0000',
  });
  // Figures travel, cases stay.
  expect(JSON.stringify(fromCounty.statement)).not.toContain('厂区道路');
  expect((await call('office', 'get', `/roll-ups/own?from=${to}&to=${month(1)}`)).status).toBe(400);
  expect((await call('office', 'get', `/roll-ups/own?from=${from}&to=${month(1)}`)).status).toBe(400);
  expect((await call('groupA', 'get', `/roll-ups/own?from=${from}&to=${to}`)).status).toBe(403);
  expect((await call('office', 'post', '/roll-ups/send', { from, to })).body.error.details.code).toBe(
    'ROLL_UP_NOT_SET',
  );
  await app.stop();
}, 300_000);

test('the upper level takes what a registered key has signed, and shows who has sent what', async () => {
  await boot(upper, {});
  expect((await deliver(fromCounty)).status).toBe(403);
  const key = { publicKey: county.publicKey };
  const path = `/roll-ups/offices/${city.departments.township}`;
  expect((await call('groupA', 'put', path, key)).status).toBe(403);
  expect((await call('office', 'put', path, { publicKey: 'x'.repeat(60) })).status).toBe(400);
  const registered = await call('office', 'put', path, key);
  expect(registered.body.data).toMatchObject({ code: 'town-01', active: true, publicKey: county.publicKey });
  const empty = await call('auditor', 'get', `/roll-ups?from=${from}&to=${to}`);
  expect(empty.body.data).toEqual([{ office: expect.objectContaining({ code: 'town-01' }), rollUp: null }]);

  const first = await deliver(fromCounty);
  expect(first.status).toBe(201);
  const again = await deliver(fromCounty);
  expect([again.status, again.body.data]).toEqual([200, first.body.data]);
  // A changed figure, and another key's signature, are refused.
  const better = { ...fromCounty.statement, issues: 99 };
  expect((await deliver({ ...fromCounty, statement: better })).status).toBe(403);
  expect((await deliver(signed(other, fromCounty.statement))).status).toBe(403);
  const early = { ...fromCounty.statement, from: to, to: month(1) };
  expect((await deliver(signed(county, early))).status).toBe(400);
  const listed = await call('office', 'get', `/roll-ups?from=${from}&to=${to}`);
  expect(listed.body.data[0].rollUp).toMatchObject({ verified: true, versions: 1, issues: 1 });
  expect((await call('groupA', 'get', `/roll-ups?from=${from}&to=${to}`)).status).toBe(403);
  // A correction is stored beside the first, and counts.
  expect((await deliver(signed(county, { ...fromCounty.statement, issues: 4 }))).status).toBe(201);
  const two = (await call('office', 'get', `/roll-ups?from=${from}&to=${to}`)).body.data[0].rollUp;
  expect([two.versions, two.issues]).toEqual([2, 4]);
}, 300_000);

test('lower-level offices are assessed by the same schemes', async () => {
  const path = `/roll-ups/offices/${city.departments.jiaotong}`;
  expect((await call('office', 'put', path, { publicKey: other.publicKey })).status).toBe(200);
  const figure = { code: 'accept_timeliness', numerator: 9, denominator: 10, value: '0.9000' };
  const statement = {
    version: 1,
    office: 'jiaotong',
    name: '示例区',
    from,
    to,
    issues: 10,
    measures: [figure],
  };
  expect((await deliver(signed(other, statement))).status).toBe(201);
  const scheme = await city.as('office').post('/api/assessment-schemes', {
    data: {
      name: '县区考核',
      assesses: 'offices',
      periodType: 'month',
      minimumIssues: 1,
      indicators: [
        { heading: 'issue-solving', measure: 'accept_timeliness', weight: 100, floor: 0, target: 1 },
      ],
    },
  });
  expect(scheme.status).toBe(201);
  const id = scheme.body.data.documentId as string;
  expect((await call('office', 'post', `/assessment-schemes/${id}/put-in-force`, {})).status).toBe(200);
  const made = await call('office', 'post', '/assessments', { scheme: id, from, to });
  expect(made.status).toBe(201);
  const rows = (made.body.data.rows as Record<string, unknown>[]).map((row) => ({
    code: (row['subject'] as { code: string }).code,
    total: row['total'],
    rank: row['rank'],
    peerSet: row['peerSet'],
  }));
  expect(rows.sort((a, b) => a.code.localeCompare(b.code))).toEqual([
    { code: 'jiaotong', total: '90.00', rank: 1, peerSet: 'offices' },
    { code: 'town-01', total: '0.00', rank: 2, peerSet: 'offices' },
  ]);
  const assessment = made.body.data.documentId as string;
  const records = await call(
    'office',
    'get',
    `/assessments/${assessment}/records?subject=${city.departments.jiaotong}&measure=accept_timeliness`,
  );
  expect([records.body.data, records.body.meta.notVisible]).toEqual([[], 10]);
  // Publishing it tells units no ratings of theirs.
  expect((await call('head', 'post', `/assessments/${assessment}/approve`, {})).status).toBe(200);
  expect((await call('office', 'post', `/assessments/${assessment}/publish`)).status).toBe(200);
  const unit = await call('unitA', 'get', `/measures?subject=unit&from=${from}&to=${to}`);
  const rating = unit.body.data[0].measures.find((m: { code: string }) => m.code === 'satisfaction_rate');
  expect(rating.withheld).toBe(true);
});

test('sending delivers to the address of the level above and keeps what came back', async () => {
  const before = { ...process.env };
  Object.assign(process.env, { ROLL_UP_CODE: 'zhujian', ROLL_UP_URL: app.url });
  try {
    const refused = await call('office', 'post', '/roll-ups/send', { from, to });
    expect(refused.body.data).toMatchObject({ accepted: false, receiver: app.url });
    expect(refused.body.data.answer).toContain('403');
    const path = `/roll-ups/offices/${city.departments.zhujian}`;
    expect((await call('office', 'put', path, { publicKey: upper.publicKey })).status).toBe(200);
    expect((await call('office', 'post', '/roll-ups/send', { from, to })).body.data).toMatchObject({
      accepted: true,
    });
    const sent = await call('auditor', 'get', '/roll-ups/sent');
    expect(sent.body.data.map((line: { accepted: boolean }) => line.accepted)).toEqual([true, false]);
  } finally {
    Object.assign(process.env, { ROLL_UP_CODE: before['ROLL_UP_CODE'], ROLL_UP_URL: before['ROLL_UP_URL'] });
  }
});
