import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { transformSync } from '@swc/core';
import type { OfficialText } from '../../../../../../domain/documents';
import { openPress, type Press, type PressOptions } from '../press';

/** The queue before the worker: what one document does to it is not the others' to bear. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'qiaomen-press-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A worker that does what a document's title tells it. */
const WORKER = path.join(folder, 'worker.js');
writeFileSync(
  WORKER,
  `const { parentPort } = require('node:worker_threads');
   parentPort.on('message', ({ id, document }) => {
     const { title } = document;
     if (title === 'crash') process.exit(1);
     if (title === 'throw') setImmediate(() => { throw new Error('out of a corner'); });
     else if (title === 'hang') for (;;);
     else if (title === 'memory') { const all = []; for (;;) all.push(new Array(1e6).fill(id)); }
     else if (title === 'failed') parentPort.postMessage({ id, failed: 'Error: a piece is taller than a page' });
     else if (title === 'missing') parentPort.postMessage({ id, missing: ['\\ue000'] });
     else setTimeout(() => parentPort.postMessage({ id, pdf: new Uint8Array([id]), docx: null, pages: 1 }), 5);
   });`,
);

const text = (title: string): OfficialText => ({
  format: 'document',
  mark: '',
  number: '',
  title,
  receivers: '',
  blocks: [],
  signature: '',
  date: '',
  signer: '',
  copies: '',
  printer: '',
  printed: '',
});
let press: Press;
const open = (options: PressOptions = {}): void => {
  press = openPress({ file: WORKER, milliseconds: 2_000, ...options });
};
afterEach(() => press.close());
const print = (title: string) => press.print({ document: text(title), madeAt: new Date(0) });

test.each([
  ['crash', 'the press stopped'],
  ['throw', 'out of a corner'],
  ['hang', 'more than 2000 ms'],
  ['failed', 'taller than a page'],
])(
  'a document that makes the worker %s fails with its reason; those before and after it are set',
  async (title, reason) => {
    open();
    const [before, wrong, after, last] = await Promise.allSettled([
      print('a'),
      print(title),
      print('b'),
      print('c'),
    ]);
    expect(before.status).toBe('fulfilled');
    expect(wrong).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining(reason) } });
    expect([after.status, last.status]).toEqual(['fulfilled', 'fulfilled']);
  },
);

test('a document that takes all memory fails alone', async () => {
  open({ milliseconds: 20_000, megabytes: 64 });
  const [wrong, after] = await Promise.allSettled([print('memory'), print('b')]);
  expect(wrong.status).toBe('rejected');
  expect(after.status).toBe('fulfilled');
}, 30_000);

test('characters without a glyph are refused by name', async () => {
  open();
  await expect(print('missing')).rejects.toMatchObject({ status: 400, code: 'MISSING_GLYPHS' });
});

test('more documents than may wait are refused, and those that wait are set', async () => {
  open({ queue: 3 });
  const results = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => print(`${i}`)));
  expect(results.map(({ status }) => status)).toEqual([
    ...Array<string>(4).fill('fulfilled'),
    ...Array<string>(2).fill('rejected'),
  ]);
  expect(results.at(-1)).toMatchObject({ reason: { status: 429, code: 'PRESS_BUSY' } });
});

test('closed, it fails what waits', async () => {
  open();
  const waiting = Promise.allSettled([print('hang'), print('a')]);
  await press.close();
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('the worker’s thread opens no file, no connection and no process', async () => {
  const { code } = transformSync(readFileSync(path.join(__dirname, '..', 'close-off.ts'), 'utf8'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  writeFileSync(path.join(folder, 'close-off.js'), code);
  const source = `
    const { parentPort, workerData } = require('node:worker_threads');
    const tried = {
      file: () => require('node:fs').readFileSync('/etc/hostname'),
      promised: () => require('node:fs').promises.readFile('/etc/hostname'),
      stream: () => require('node:fs').createReadStream('/etc/hostname'),
      http: () => require('node:http').get('http://127.0.0.1:9/'),
      socket: () => require('node:net').connect(9, '127.0.0.1'),
      name: () => require('node:dns').lookup('localhost', () => undefined),
      process: () => require('node:child_process').spawnSync('true'),
    };
    require(workerData).closeOff();
    parentPort.postMessage(Object.entries(tried).map(([name, open]) => {
      try { open(); return name + ' opened'; } catch (error) { return name + ': ' + error.message; }
    }));`;
  const worker = new Worker(source, { eval: true, workerData: path.join(folder, 'close-off.js') });
  const said = await new Promise<string[]>((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
  });
  await worker.terminate();
  expect(said).toHaveLength(7);
  for (const one of said) expect(one).toContain('opens no file, no connection and no process');
});
