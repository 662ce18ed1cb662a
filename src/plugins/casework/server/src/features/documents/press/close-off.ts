import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import net from 'node:net';

/**
 * Closes files, network and processes for the rest of this thread. A document is text that people typed; nothing in
 * the renderers opens anything, and if a change to them or to a library did, it fails here. Called after the fonts and
 * the libraries have been loaded.
 */
export function closeOff(): void {
  const refuse = (): never => {
    throw new Error('the press opens no file, no connection and no process');
  };
  const close = (of: object, names: readonly string[]): void => {
    for (const name of names)
      Object.defineProperty(of, name, { value: refuse, writable: false, configurable: false });
  };
  close(net.Socket.prototype, ['connect']);
  close(dgram.Socket.prototype, ['send', 'connect', 'bind']);
  close(dns, ['lookup', 'resolve']);
  close(childProcess, ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync']);
  close(fs, [
    ...['open', 'openSync', 'readFile', 'readFileSync', 'writeFile', 'writeFileSync', 'createReadStream'],
    ...[
      'createWriteStream',
      'appendFile',
      'appendFileSync',
      'readdir',
      'readdirSync',
      'unlink',
      'unlinkSync',
    ],
    ...['rm', 'rmSync', 'rename', 'renameSync', 'copyFile', 'copyFileSync', 'symlink', 'symlinkSync'],
  ]);
  close(fs.promises, [
    'open',
    'readFile',
    'writeFile',
    'appendFile',
    'readdir',
    'unlink',
    'rm',
    'rename',
    'copyFile',
  ]);
}
