import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Tells a process from a later one that was given the same pid; null when there is no such process. */
export function processIdentity(pid) {
  if (!isAlive(pid)) return null;
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    return `${pid}:${fields[19]}`;
  } catch {
    if (process.platform === 'win32') return String(pid);
    const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return started.status === 0 ? `${pid}:${started.stdout.trim()}` : String(pid);
  }
}

export async function waitUntilGone(isGone, milliseconds) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (isGone()) return true;
    await sleep(50);
  }
  return isGone();
}

/** Runs a command to its end. With `capture` the output is kept and returned, not shown. */
export function run(command, args, { capture = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...options,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}
