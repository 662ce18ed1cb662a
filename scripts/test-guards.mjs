/**
 * npm run test:guards [-- part of a guard's name]: removes each policy, trigger and rule of fields in turn and says
 * which comparison misses it. The last line counts them; guards that no comparison misses are named before it.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { appDir } from './lib/paths.mjs';

const child = spawn(process.execPath, [path.join(appDir, 'scripts', 'test.mjs'), 'tests/access/guards'], {
  cwd: appDir,
  env: { ...process.env, QIAOMEN_GUARDS: process.argv[2] ?? 'all' },
  stdio: ['inherit', 'pipe', 'pipe'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));

/** The test's summary of all guards (tests/access/guards.test.ts). */
const summary = [];
for (const stream of [child.stdout, child.stderr]) {
  createInterface({ input: stream }).on('line', (line) => {
    if (/^not missed: |^\d+ guards, \d+ not missed$/.test(line)) summary.push(line);
    else console.log(line);
  });
}
child.once('close', (code) => {
  console.log(summary.length > 0 ? summary.join('\n') : 'the guards were not asked');
  process.exitCode = code ?? 1;
});
