import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { makePlainApp } from './plain-app';

/** The panel's bundle beside that of a plain Strapi with the same content types. */

type Size = { files: number; bytes: number; gzipped: number; first: number };

function sizeOf(directory: string): Size {
  const scripts = fs.readdirSync(directory).filter((name) => name.endsWith('.js'));
  // A first visit loads the scripts that the page itself names.
  const page = fs.readFileSync(path.join(directory, 'index.html'), 'utf8');
  const size = { files: scripts.length, bytes: 0, gzipped: 0, first: 0 };
  for (const name of scripts) {
    const content = fs.readFileSync(path.join(directory, name));
    const gzipped = gzipSync(content).length;
    size.bytes += content.length;
    size.gzipped += gzipped;
    if (page.includes(name)) size.first += gzipped;
  }
  return size;
}

async function build(directory: string, root: string): Promise<string> {
  const strapi = path.join(root, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  await promisify(execFile)(process.execPath, ['--max-old-space-size=3072', strapi, 'build'], {
    cwd: directory,
    maxBuffer: 10 * 1024 * 1024,
    // Building asks the database nothing; the configuration only wants to know one.
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: 'postgres://build@127.0.0.1/build' },
  });
  const places = ['build', path.join('dist', 'build')].map((place) => path.join(directory, place));
  return places.find((place) => fs.existsSync(path.join(place, 'index.html'))) ?? places[0] ?? directory;
}

/** Builds a plain panel and this application's, and compares them. */
export async function benchBundle(root: string, distDir: string, tempDir: string): Promise<void> {
  const plainDir = path.join(tempDir, 'plain-panel');
  makePlainApp(root, distDir, plainDir);
  const plain = sizeOf(await build(plainDir, root));
  const ours = sizeOf(await build(root, root));
  const kb = (bytes: number): string => (bytes / 1024).toFixed(0);
  console.log(
    '\n| panel | scripts | KB | KB gzipped | KB gzipped, named by the page |\n| --- | --- | --- | --- | --- |',
  );
  for (const [name, size] of [
    ['plain Strapi', plain],
    ['this application', ours],
  ] as const)
    console.log(`| ${name} | ${size.files} | ${kb(size.bytes)} | ${kb(size.gzipped)} | ${kb(size.first)} |`);
  console.log(`ours to plain, gzipped: ${(ours.gzipped / plain.gzipped).toFixed(2)}`);
}
