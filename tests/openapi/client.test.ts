import { execFile, execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { clientSource } from '../../src/plugins/casework/contracts/client-source';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';

const PACKAGE = path.resolve('clients/typescript');
const UPDATES = process.env['UPDATE_CLIENT'] === '1';

/** Node reads what tsc wrote: the package as it would be installed, with the example that drives it. */
function compile(): string {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'client-'));
  fs.writeFileSync(path.join(out, 'package.json'), '{ "type": "module" }');
  const tsc = path.resolve('node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', PACKAGE, '--outDir', out], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  return out;
}

describe('the typed client', () => {
  let app: TestApp;
  let city: City;
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
  });
  afterAll(() => app?.stop());

  test('is of the present calls (UPDATE_CLIENT=1 writes it anew)', async () => {
    const { body } = await app.request().get('/api/casework/openapi.json').set('Accept-Language', 'en');
    const schema = execFileSync(process.execPath, [path.resolve('scripts/lib/client-schema.mjs')], {
      input: JSON.stringify(body),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    for (const [name, text] of [
      ['schema.ts', schema],
      ['calls.ts', clientSource()],
    ] as const) {
      const file = path.join(PACKAGE, 'src', name);
      if (UPDATES) fs.writeFileSync(file, text);
      const isCurrent = fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text;
      expect({ name, isCurrent }).toEqual({ name, isCurrent: true });
    }
  });

  test('takes an issue from registration to 销号 over HTTP, compiled strictly', async () => {
    const out = compile();
    const { people, enterprises, categories, departments } = city;
    const { stdout } = await promisify(execFile)(process.execPath, [path.join(out, 'examples', 'loop.js')], {
      env: {
        ...process.env,
        LOOP: JSON.stringify({
          baseUrl: app.url,
          tokens: {
            group: people.groupA.token,
            unit: people.unitA.token,
            enterprise: people.enterpriseA.token,
            leader: people.leaderA.token,
            stranger: people.groupB.token,
          },
          enterprise: enterprises.A,
          category: categories.plain,
          unit: departments.zhujian,
        }),
      },
    });
    const said = JSON.parse(stdout) as { measures: string[]; found: { documentId: string }[] };
    expect(said).toMatchObject({
      stage: 'closed',
      rating: 5,
      photo: 'road.png',
      actions: ['register', 'accept', 'transfer', 'take-up', 'report-back', 'confirm', 'consent'],
      total: 7,
      sheet: true,
      refusal: { status: 404, message: expect.stringMatching(/^[\x20-\x7e]+$/) },
    });
    expect(said.found).toHaveLength(1);
    expect(said.measures).toContain('closure_rate');
    fs.rmSync(out, { recursive: true, force: true });
  });
});
