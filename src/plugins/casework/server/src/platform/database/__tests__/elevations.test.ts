import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const list = (...options: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.resolve('scripts/elevations.mjs'), ...options],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
};

const FAULTS: readonly (readonly [string, string])[] = [
  ['without a reason', `asOwner(trx, () => 1)`],
  ['with a reason that is put together', 'asOwner(trx, `Because of ${who}`, () => 1)'],
  ['with a reason from elsewhere', `asOwner(trx, WHY, () => 1)`],
  ['with a word for a reason', `asOwner(trx, 'Needed', () => 1)`],
  ['under another name', `const run = asOwner;`],
  ['imported under another name', `import { asOwner as run } from './as-owner';`],
  ['by setting the role', "await trx.raw('set local role none')"],
  ['by setting the role in a template', 'await trx.raw(`select 1; SET ROLE ${role}`)'],
  ['by configuring the role', `await trx.raw("select set_config('role', 'none', true)")`],
];

/** Lists a directory of sources; one run for all of them, because loading the compiler takes seconds. */
function judge(sources: Record<string, string>) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'elevations-'));
  fs.mkdirSync(path.join(root, 'src'));
  for (const [name, text] of Object.entries(sources)) fs.writeFileSync(path.join(root, 'src', name), text);
  const listed = list('--root', root);
  fs.rmSync(root, { recursive: true });
  return listed;
}

describe('npm run elevations', () => {
  test('every place that acts as the owner says why, and no other place sets a role', () => {
    const { status, stdout, stderr } = list();
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /features\/issues\/act\.ts:\d+ {2}lockAndCarryOut {2}casework_system {2}An action writes the issue/,
    );
    expect(stdout.split('\n').length).toBeGreaterThan(40);
  });

  test('a place with a reason is listed with its function, and a comment that speaks of roles is none', () => {
    const { status, stdout } = judge({
      'some.ts': `const act = async (trx) => { const made = await asOwner(trx, 'Requests may not write this', () => 1); return made; };`,
      'comment.ts': '// set local role none\nconst role = 1;',
    });
    expect(stdout).toContain('src/some.ts:1  act  casework_system  Requests may not write this');
    expect(status).toBe(0);
  });

  test('an elevation without a literal reason, under another name or by setting the role is a fault', () => {
    const { status, stderr } = judge(
      Object.fromEntries(FAULTS.map(([name, text]) => [`${name.replaceAll(' ', '-')}.ts`, text])),
    );
    const found = FAULTS.map(([name]) => stderr.includes(`✗ src/${name.replaceAll(' ', '-')}.ts:1`));
    expect(found).toEqual(FAULTS.map(() => true));
    expect(status).toBe(1);
  });
});
