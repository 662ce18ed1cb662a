/**
 * Makes a backup each day at BACKUP_AT (Asia/Shanghai) into a folder of its own below BACKUP_DIR, and removes the
 * oldest beyond BACKUP_KEEP, but only after a good one. With `--once` it makes one now and ends: for systemd and cron.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const script = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'scripts', 'backup.mjs');
const place = path.resolve(process.env.BACKUP_DIR || '/backup');
const keep = Math.max(1, Number(process.env.BACKUP_KEEP || 14));
const [hour, minute] = (process.env.BACKUP_AT || '02:30').split(':').map(Number);

const NAME = /^qiaomen-\d{8}T\d{6}Z$/;
const DAY = 24 * 3_600_000;
/** Asia/Shanghai has no summer time. */
const OFFSET = 8 * 3_600_000;

async function backUp() {
  fs.mkdirSync(place, { recursive: true });
  const name = `qiaomen-${new Date().toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')}`;
  const child = spawn(process.execPath, [script, path.join(place, name)], { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
  // Code 2: the backup is whole, and says what was wrong at the source already.
  if (code === 0 || code === 2) removeOldest();
  return code;
}

/** A finished backup has a manifest; what was interrupted is removed with the oldest. */
function removeOldest() {
  const all = fs
    .readdirSync(place)
    .filter((name) => NAME.test(name))
    .sort();
  const finished = all.filter((name) => fs.existsSync(path.join(place, name, 'manifest.json')));
  const kept = new Set(finished.slice(-keep));
  for (const name of all)
    if (!kept.has(name)) fs.rmSync(path.join(place, name), { recursive: true, force: true });
}

/** Milliseconds until the next time of day. */
function untilNext(now = Date.now()) {
  const local = (now + OFFSET) % DAY;
  const wanted = (hour * 60 + minute) * 60_000;
  return wanted > local ? wanted - local : wanted - local + DAY;
}

if (process.argv.includes('--once')) process.exit(await backUp());
process.once('SIGTERM', () => process.exit(0));
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, untilNext()));
  const code = await backUp();
  if (code !== 0) console.error(`✗ 备份退出码 ${code}`);
}
